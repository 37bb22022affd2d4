/* The rules of the door; checkin.h lists them in words. */
#include "club/presence/checkin_decide.h"

#include <stdlib.h>
#include <string.h>

static bool takes_now(const struct checkin_facts *facts, const struct checkin_candidate *candidate)
{
    return !candidate->is_cancelled && candidate->opens_at <= facts->now &&
           facts->now < candidate->session.end_at;
}

static void answer_with(struct checkin_decision *decision, enum checkin_answer answer, int chosen)
{
    decision->answer = answer;
    decision->chosen = chosen;
}

static int64_t distance(const struct checkin_facts *facts, int candidate)
{
    return llabs(facts->candidates[candidate].session.start_at - facts->now);
}

/* The last session that takes check-ins now and where this person is recorded; or -1. */
static int find_recorded(const struct checkin_facts *facts, bool wants_own)
{
    for (int i = facts->candidate_count - 1; i >= 0; i--) {
        const struct checkin_candidate *candidate = &facts->candidates[i];
        if (candidate->is_own == wants_own && candidate->recorded_at && takes_now(facts, candidate))
            return i;
    }
    return -1;
}

/* Recorded somewhere: only a session that begins after it, and whose start is nearer now, can
 * be meant. An earlier one was passed over by choice. */
static bool may_be_meant(const struct checkin_facts *facts, int candidate, int recorded)
{
    return recorded < 0 || (facts->candidates[candidate].session.start_at >
                                facts->candidates[recorded].session.start_at &&
                            distance(facts, candidate) < distance(facts, recorded));
}

/* Decides among the sessions that take check-ins now; false when there are none. */
static bool decide_running(const struct checkin_facts *facts, bool wants_own,
                           struct checkin_decision *decision)
{
    int recorded = find_recorded(facts, wants_own);
    for (int i = 0; i < facts->candidate_count; i++) {
        const struct checkin_candidate *candidate = &facts->candidates[i];
        if (candidate->is_own == wants_own && takes_now(facts, candidate) &&
            !candidate->recorded_at && !candidate->is_withdrawn && may_be_meant(facts, i, recorded) &&
            decision->choice_count < CHECKIN_CHOICES)
            decision->choices[decision->choice_count++] = i;
    }
    if (decision->choice_count > 1)
        answer_with(decision, CHECKIN_CHOOSE, -1);
    else if (decision->choice_count == 1)
        answer_with(decision, CHECKIN_RECORDED, decision->choices[0]);
    else if (recorded >= 0)
        answer_with(decision, CHECKIN_ALREADY, recorded);
    return decision->choice_count > 0 || recorded >= 0;
}

/* An open group where this person was recorded before is as good as an own session. */
static bool decide_recorded_guest(const struct checkin_facts *facts,
                                  struct checkin_decision *decision)
{
    for (int i = 0; i < facts->candidate_count; i++) {
        const struct checkin_candidate *candidate = &facts->candidates[i];
        if (!candidate->is_own && candidate->recorded_at && takes_now(facts, candidate)) {
            answer_with(decision, CHECKIN_ALREADY, i);
            return true;
        }
    }
    return false;
}

/* What staff decided about a presence holds until staff change it: a card does not. */
static bool decide_withdrawn(const struct checkin_facts *facts, struct checkin_decision *decision)
{
    for (int i = 0; i < facts->candidate_count; i++) {
        if (facts->candidates[i].is_withdrawn && takes_now(facts, &facts->candidates[i])) {
            answer_with(decision, CHECKIN_STAFF, i);
            decision->keeps_arrival = true;
            return true;
        }
    }
    return false;
}

/* The first own session today that is cancelled, or that opens later. */
static bool decide_waiting(const struct checkin_facts *facts, bool wants_own,
                           struct checkin_decision *decision)
{
    int cancelled = -1, early = -1;
    for (int i = facts->candidate_count - 1; i >= 0; i--) {
        const struct checkin_candidate *candidate = &facts->candidates[i];
        if (candidate->is_own != wants_own)
            continue;
        if (candidate->is_cancelled)
            cancelled = i;
        else if (facts->now < candidate->opens_at)
            early = i;
    }
    /* A session that still takes place is the better news than one that does not. */
    if (early >= 0)
        answer_with(decision, CHECKIN_EARLY, early);
    else if (cancelled >= 0)
        answer_with(decision, CHECKIN_CANCELLED, cancelled);
    return early >= 0 || cancelled >= 0;
}

/* Held up again on the way out: what was recorded is told once more. */
static bool decide_over(const struct checkin_facts *facts, struct checkin_decision *decision)
{
    for (int i = facts->candidate_count - 1; i >= 0; i--) {
        const struct checkin_candidate *candidate = &facts->candidates[i];
        if (candidate->recorded_at && !candidate->is_cancelled &&
            facts->now >= candidate->session.end_at) {
            answer_with(decision, CHECKIN_ALREADY, i);
            return true;
        }
    }
    return false;
}

/* The last session that ended just now and where this person was recorded; or -1. */
static int find_just_over(const struct checkin_facts *facts)
{
    for (int i = facts->candidate_count - 1; i >= 0; i--) {
        const struct checkin_candidate *candidate = &facts->candidates[i];
        int64_t since = facts->now - candidate->session.end_at;
        if (candidate->recorded_at && !candidate->is_cancelled && since >= 0 &&
            since < facts->goodbye_minutes * 60)
            return i;
    }
    return -1;
}

/* Whoever was recorded until just now may be leaving or staying for an open group: only they
 * know. Where no open group takes cards there is nothing to ask. */
static bool decide_goodbye(const struct checkin_facts *facts, struct checkin_decision *decision)
{
    int over = find_just_over(facts);
    if (over < 0)
        return false;
    decision->choices[0] = over;
    decision->choice_count = 1;
    for (int i = 0; i < facts->candidate_count && decision->choice_count < CHECKIN_CHOICES; i++) {
        if (!facts->candidates[i].is_own && takes_now(facts, &facts->candidates[i]))
            decision->choices[decision->choice_count++] = i;
    }
    if (decision->choice_count > 1)
        answer_with(decision, CHECKIN_CHOOSE, -1);
    else
        answer_with(decision, CHECKIN_ALREADY, over);
    return true;
}

static void forget_choices(struct checkin_decision *decision)
{
    if (decision->answer != CHECKIN_CHOOSE)
        decision->choice_count = 0;
}

void checkin_decide(const struct checkin_facts *facts, struct checkin_decision *decision)
{
    memset(decision, 0, sizeof *decision);
    answer_with(decision, CHECKIN_STAFF, -1);
    if (facts->card != CHECKIN_CARD_IN_USE || facts->has_left)
        return;
    if (decide_running(facts, true, decision) || decide_recorded_guest(facts, decision) ||
        decide_withdrawn(facts, decision) || decide_waiting(facts, true, decision) ||
        decide_goodbye(facts, decision) || decide_running(facts, false, decision) ||
        decide_waiting(facts, false, decision) || decide_over(facts, decision)) {
        forget_choices(decision);
        return;
    }
    if (facts->is_other_running)
        decision->keeps_arrival = true;
    else
        answer_with(decision, CHECKIN_NONE_TODAY, -1);
}
