/* Short ways to note casework. For the tests of casework and of its figures. */
#ifndef OBECNI_TESTS_UNIT_CASEWORK_H
#define OBECNI_TESTS_UNIT_CASEWORK_H

#include "casework/followup.h"
#include "casework/intervention.h"
#include "casework/outcome.h"
#include "casework/referral.h"
#include "casework/service.h"
#include "tests/unit/door.h"

static inline struct household casework_household(struct club *club, const char *label)
{
    struct household household;
    must(household_add(club, NULL, label, &household, &err));
    return household;
}

static inline struct intervention_entry casework_visit(const struct household *household,
                                                       const char *day)
{
    return (struct intervention_entry){
        .household = household->code,
        .kind = "visit_intervention",
        .happened_on = people_day(day),
        .visit_due_on = DAY_NONE,
        .is_another = true,
    };
}

static inline struct case_fact casework_intervene(struct club *club,
                                                  const struct household *household,
                                                  const char *day, bool is_violence,
                                                  const char *due)
{
    struct case_fact fact;
    struct intervention_entry entry = casework_visit(household, day);
    entry.is_violence = is_violence;
    entry.visit_due_on = due ? people_day(due) : DAY_NONE;
    must(intervention_add(club, &entry, &fact, &err));
    return fact;
}

static inline struct case_fact casework_serve(struct club *club, const char *kind, const char *day,
                                              const char *participant,
                                              const struct household *household, int count)
{
    struct case_fact fact;
    struct service_entry entry = {
        .kind = kind,
        .happened_on = people_day(day),
        .participant = participant,
        .household = household ? household->code : NULL,
        .count = count,
        .persons = participant || household ? 0 : count,
        .is_another = true,
    };
    must(service_add(club, &entry, &fact, &err));
    return fact;
}

static inline struct case_fact casework_refer(struct club *club, bool is_in, const char *day,
                                              const char *participant,
                                              const struct household *household)
{
    struct case_fact fact;
    struct referral_entry entry = {
        .is_in = is_in,
        .partner = is_in ? "rejon" : "pup",
        .happened_on = people_day(day),
        .participant = participant,
        .household = household ? household->code : NULL,
        .is_another = true,
    };
    must(referral_add(club, &entry, &fact, &err));
    return fact;
}

static inline struct case_fact casework_reach(struct club *club, const char *kind, const char *day,
                                              const char *participant)
{
    struct case_fact fact;
    struct outcome_entry entry = {
        .kind = kind,
        .happened_on = people_day(day),
        .participant = participant,
        .evidence = "seen",
        .is_another = true,
    };
    must(outcome_add(club, &entry, &fact, &err));
    return fact;
}

#endif
