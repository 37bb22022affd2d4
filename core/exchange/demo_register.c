/* One row of each table about what was held, excused, signed and agreed. */
#include "exchange/demo_register.h"

#include "base/day.h"
#include "club/contract/obligation.h"
#include "club/presence/attendance_mark.h"
#include "club/presence/excuse.h"
#include "club/session/signoff.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool demo_read_day(const char *text, int *day, struct error *err)
{
    *day = DAY_NONE;
    return !*text || day_parse(text, day) ||
           error_set(err, ERROR_STORAGE, "demo: %s is not a day", text);
}

/* session, participant, reason */
bool demo_load_refusal(struct club *club, const char *const fields[], struct error *err)
{
    return attendance_refuse(club, fields[0], fields[1], fields[2], 0, err);
}

/* participant, session or from, to and activity, document, seen, decision ("" while it waits) */
bool demo_load_excuse(struct club *club, const char *const fields[], struct error *err)
{
    int count;
    struct excuse excuse;
    struct excuse_claim claim = {
        .participant = fields[0],
        .session = fields[1][0] ? fields[1] : NULL,
        .activity = fields[4][0] ? fields[4] : NULL,
        .document = fields[5],
    };
    if (!demo_read_day(fields[2], &claim.from_on, err) ||
        !demo_read_day(fields[3], &claim.until_on, err) ||
        !demo_read_day(fields[6], &claim.seen_on, err) || !excuse_add(club, &claim, &excuse, err))
        return false;
    struct excuse_decision decision = {
        .excuse = excuse.code,
        .decision = excuse_state_find(fields[7]),
        .basis = strcmp(fields[7], "refused") == 0 ? "not_recognised" : NULL,
    };
    return !fields[7][0] || excuse_decide(club, &decision, &count, err);
}

/* session, leader, topic, headcount, uncounted */
bool demo_load_signoff(struct club *club, const char *const fields[], struct error *err)
{
    char actor[CODE_SIZE];
    struct signoff signoff;
    struct signoff_entry entry = {
        .session = fields[0],
        .course = {.topic = fields[2],
                   .has_headcount = true,
                   .headcount = atoi(fields[3]),
                   .has_uncounted = true,
                   .uncounted = atoi(fields[4])},
        .rest_absent = true,
    };
    memcpy(actor, club->actor, sizeof actor);
    snprintf(club->actor, sizeof club->actor, "%s", fields[1]);
    bool ok = signoff_sign(club, &entry, &signoff, err);
    memcpy(club->actor, actor, sizeof actor);
    return ok;
}

/* sign, participant, kind, concluded, from, to, worker, district */
bool demo_load_contract(struct club *club, const char *const fields[], struct error *err)
{
    struct contract_entry entry = {
        .sign = fields[0],
        .participant = fields[1],
        .kind = fields[2],
        .social_worker = fields[6],
        .district = fields[7],
    };
    return demo_read_day(fields[3], &entry.concluded_on, err) &&
           demo_read_day(fields[4], &entry.from_on, err) &&
           demo_read_day(fields[5], &entry.until_on, err) && contract_add(club, &entry, err);
}

/* sign, kind, threshold, from, to, activities, excuse, text */
bool demo_load_obligation(struct club *club, const char *const fields[], struct error *err)
{
    struct obligation added;
    struct obligation_entry entry = {
        .kind = obligation_kind_find(fields[1]),
        .threshold = atoi(fields[2]),
        .excuse = obligation_excuse_find(fields[6]),
        .activities = fields[5][0] ? fields[5] : NULL,
        .text = fields[7],
    };
    return demo_read_day(fields[3], &entry.from_on, err) &&
           demo_read_day(fields[4], &entry.until_on, err) &&
           obligation_add(club, fields[0], &entry, &added, err);
}
