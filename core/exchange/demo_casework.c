/* One row of each table about casework. */
#include "exchange/demo_casework.h"

#include "casework/followup.h"
#include "casework/intervention.h"
#include "casework/outcome.h"
#include "casework/referral.h"
#include "casework/service.h"
#include "exchange/demo_register.h"

#include <stdlib.h>
#include <string.h>

static const char *given(const char *text)
{
    return *text ? text : NULL;
}

/* code, name */
bool demo_load_partner(struct club *club, const char *const fields[], struct error *err)
{
    return partner_add(club, fields[0], fields[1], err);
}

/* household, label */
bool demo_load_household(struct club *club, const char *const fields[], struct error *err)
{
    struct household household;
    return household_add(club, fields[0], fields[1], &household, err);
}

/* household, day, kind, violence, partners, due, done, note */
bool demo_load_intervention(struct club *club, const char *const fields[], struct error *err)
{
    struct case_fact fact;
    int done_on;
    struct intervention_entry entry = {
        .household = fields[0],
        .kind = fields[2],
        .is_violence = strcmp(fields[3], "yes") == 0,
        .partners = given(fields[4]),
        .text = given(fields[7]),
    };
    return demo_read_day(fields[1], &entry.happened_on, err) &&
           demo_read_day(fields[5], &entry.visit_due_on, err) &&
           demo_read_day(fields[6], &done_on, err) && intervention_add(club, &entry, &fact, err) &&
           (!fields[6][0] || followup_done(club, fact.code, done_on, &fact, err));
}

/* kind, day, participant, household, count, persons */
bool demo_load_service(struct club *club, const char *const fields[], struct error *err)
{
    struct case_fact fact;
    struct service_entry entry = {
        .kind = fields[0],
        .participant = given(fields[2]),
        .household = given(fields[3]),
        .count = atoi(fields[4]),
        .persons = atoi(fields[5]),
    };
    return demo_read_day(fields[1], &entry.happened_on, err) &&
           service_add(club, &entry, &fact, err);
}

/* direction, partner, day, participant, household */
bool demo_load_referral(struct club *club, const char *const fields[], struct error *err)
{
    struct case_fact fact;
    struct referral_entry entry = {
        .is_in = strcmp(fields[0], REFERRAL_IN) == 0,
        .partner = fields[1],
        .participant = given(fields[3]),
        .household = given(fields[4]),
    };
    return demo_read_day(fields[2], &entry.happened_on, err) &&
           referral_add(club, &entry, &fact, err);
}

/* kind, day, participant, household, evidence, partner */
bool demo_load_outcome(struct club *club, const char *const fields[], struct error *err)
{
    struct case_fact fact;
    struct outcome_entry entry = {
        .kind = fields[0],
        .participant = given(fields[2]),
        .household = given(fields[3]),
        .evidence = fields[4],
        .partner = given(fields[5]),
    };
    return demo_read_day(fields[1], &entry.happened_on, err) &&
           outcome_add(club, &entry, &fact, err);
}
