/* What staff did in the large club after the people had come: excuses, signed lists, contracts.
 * By the program's own functions, so that it is what they write. */
#include "large_club.h"

#include "base/day.h"
#include "club/contract/contract.h"
#include "club/contract/obligation.h"
#include "club/day_column.h"
#include "club/presence/excuse.h"
#include "club/session/signoff.h"
#include "store/statement.h"

#include <stdio.h>
#include <string.h>

enum {
    EXCUSED_EVERY = 40,  /* one in so many of those who did not come brought a paper */
    UNSIGNED_DAYS = 4,   /* lists of the last days wait for their leaders */
    CONTRACTS_OF_TEN = 8 /* of ten who are there today */
};

static bool excuse_one(struct large_club *large, const char *code, const char *number,
                       struct error *err)
{
    struct excuse excuse;
    int count;
    struct excuse_claim claim = {.participant = number,
                                 .session = code,
                                 .document = "medical",
                                 .seen_on = club_today(&large->club)};
    if (!excuse_add(&large->club, &claim, &excuse, err))
        return false;
    struct excuse_decision decision = {.excuse = excuse.code, .decision = EXCUSE_GRANTED};
    large->excuses++;
    return excuse_decide(&large->club, &decision, &count, err);
}

/* Of everybody who is expected without a mark, one in so many. */
static bool excuse_some(struct large_club *large, int64_t session_id, const char *code,
                        struct error *err)
{
    bool ok = true;
    struct statement *s = statement_new(
        large->club.store,
        "SELECT p.number FROM expected x JOIN participant p ON p.id = x.participant_id"
        " WHERE x.session_id = :session AND NOT EXISTS (SELECT 1 FROM attendance t"
        "   WHERE t.session_id = x.session_id AND t.participant_id = x.participant_id)");
    statement_bind_integer(s, ":session", session_id);
    while (ok && statement_step(s)) {
        if (large_club_random(large) % EXCUSED_EVERY == 0)
            ok = excuse_one(large, code, statement_text(s, 0), err);
    }
    return statement_finish(s, err) && ok;
}

bool large_club_finish_session(struct large_club *large, int64_t session_id, const char *code,
                               int day, int activity, int present, struct error *err)
{
    struct signoff signoff;
    struct signoff_entry entry = {.session = code,
                                  .course = {.has_headcount = true, .headcount = present},
                                  .rest_absent = true};
    if (day > large->plan.today - UNSIGNED_DAYS)
        return true;
    snprintf(large->club.actor, sizeof large->club.actor, "L%d", activity % LEADERS + 1);
    large->signed_lists++;
    return excuse_some(large, session_id, code, err) &&
           signoff_sign(&large->club, &entry, &signoff, err);
}

static bool add_contract(struct large_club *large, int person, struct error *err)
{
    char sign[CODE_SIZE], worker[LABEL_SIZE], district[LABEL_SIZE];
    int activity = person % large->plan.seats / SEATS, today = large->plan.today;
    struct obligation added;
    snprintf(sign, sizeof sign, "KS/%d/2025", ++large->contracts);
    snprintf(worker, sizeof worker, "pracownik %d", person % 20 + 1);
    snprintf(district, sizeof district, "%d", person % 6 + 1);
    struct contract_entry entry = {.sign = sign,
                                   .participant = large->members[person].number,
                                   .kind = person % 5 ? "A" : "B",
                                   .concluded_on = today - 91,
                                   .from_on = today - 90,
                                   .until_on = today + 90,
                                   .social_worker = worker,
                                   .district = district};
    struct obligation_entry count = {.kind = OBLIGATION_MIN_COUNT,
                                     .threshold = 30,
                                     .from_on = DAY_NONE,
                                     .until_on = DAY_NONE,
                                     .activities = large->activities[activity].code};
    struct obligation_entry monthly = {
        .kind = OBLIGATION_PER_MONTH, .threshold = 4, .from_on = DAY_NONE, .until_on = DAY_NONE};
    return contract_add(&large->club, &entry, err) &&
           obligation_add(&large->club, sign, &count, &added, err) &&
           obligation_add(&large->club, sign, &monthly, &added, err);
}

bool large_club_add_contracts(struct large_club *large, struct error *err)
{
    bool ok = true;
    strcpy(large->club.actor, "L1");
    for (int i = 0; ok && i < large->plan.participants; i++) {
        if (large->members[i].until == DAY_NONE && i % 10 < CONTRACTS_OF_TEN)
            ok = add_contract(large, i, err);
    }
    return ok;
}
