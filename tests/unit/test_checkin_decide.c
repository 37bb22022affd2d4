/* The decision at the door, case by case and by chance. */
#include "club/presence/checkin_decide.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

/* Times in minutes from noon; a session is written in one line, so that a case reads as a
 * story: o own, g open group; then p planned, c cancelled; start-end; r: recorded, w: taken
 * back by staff. For fifteen minutes after an end a card may mean leaving. */
enum { NOON = 1768215600, EARLY = 30, GOODBYE = 15 };

static void read_session(const char *text, struct checkin_candidate *candidate)
{
    int start, end;
    char kind, state, recorded = ' ';
    assert_true(sscanf(text, "%c%c %d-%d%c", &kind, &state, &start, &end, &recorded) >= 4);
    *candidate = (struct checkin_candidate){
        .session = {.start_at = NOON + start * 60, .end_at = NOON + end * 60},
        .opens_at = NOON + (start - EARLY) * 60,
        .is_own = kind == 'o',
        .is_cancelled = state == 'c',
        .recorded_at = recorded == 'r' ? NOON + start * 60 : 0,
        .is_withdrawn = recorded == 'w',
    };
}

struct row {
    const char *name;
    int64_t now; /* seconds from noon */
    const char *sessions[5];
    bool is_other_running, asks_nobody;
    enum checkin_answer answer;
    int chosen;
    const char *choices; /* digits */
    bool keeps_arrival;
};

#define MINUTES(count) ((count) * 60)

static const struct row rows[] = {
    {.name = "no session at all", .answer = CHECKIN_NONE_TODAY, .chosen = -1},
    {.name = "others' session runs", .is_other_running = true, .answer = CHECKIN_STAFF,
     .chosen = -1, .keeps_arrival = true},
    /* The window of one session, to the second. */
    {.name = "a second before it opens", .now = MINUTES(30) - 1, .sessions = {"op 60-120"},
     .answer = CHECKIN_EARLY, .chosen = 0},
    {.name = "as it opens", .now = MINUTES(30), .sessions = {"op 60-120"},
     .answer = CHECKIN_RECORDED, .chosen = 0},
    {.name = "a second before the start", .now = MINUTES(60) - 1, .sessions = {"op 60-120"},
     .answer = CHECKIN_RECORDED, .chosen = 0},
    {.name = "at the start", .now = MINUTES(60), .sessions = {"op 60-120"},
     .answer = CHECKIN_RECORDED, .chosen = 0},
    {.name = "in its last second", .now = MINUTES(120) - 1, .sessions = {"op 60-120"},
     .answer = CHECKIN_RECORDED, .chosen = 0},
    {.name = "at its end", .now = MINUTES(120), .sessions = {"op 60-120"},
     .answer = CHECKIN_NONE_TODAY, .chosen = -1},
    {.name = "at its end, others' runs", .now = MINUTES(120), .sessions = {"op 60-120"},
     .is_other_running = true, .answer = CHECKIN_STAFF, .chosen = -1, .keeps_arrival = true},
    {.name = "recorded, and over", .now = MINUTES(120), .sessions = {"op 60-120r"},
     .answer = CHECKIN_ALREADY, .chosen = 0},
    {.name = "recorded, over, and others' runs", .now = MINUTES(120), .sessions = {"gp 60-120r"},
     .is_other_running = true, .answer = CHECKIN_ALREADY, .chosen = 0},
    {.name = "recorded, over, and the next is later", .now = MINUTES(120),
     .sessions = {"op 60-120r", "op 200-260"}, .answer = CHECKIN_EARLY, .chosen = 1},
    /* Again. */
    {.name = "recorded already", .now = MINUTES(60), .sessions = {"op 60-120r"},
     .answer = CHECKIN_ALREADY, .chosen = 0},
    {.name = "recorded in an open group", .now = MINUTES(60), .sessions = {"gp 60-120r"},
     .answer = CHECKIN_ALREADY, .chosen = 0},
    /* Own before open groups. */
    {.name = "own and open at once", .now = MINUTES(60), .sessions = {"gp 60-120", "op 60-120"},
     .answer = CHECKIN_RECORDED, .chosen = 1},
    {.name = "only an open group", .now = MINUTES(60), .sessions = {"gp 60-120"},
     .answer = CHECKIN_RECORDED, .chosen = 0},
    {.name = "own recorded, an open group runs", .now = MINUTES(60),
     .sessions = {"gp 60-120", "op 60-120r"}, .answer = CHECKIN_ALREADY, .chosen = 1},
    {.name = "own is later, an open group runs", .now = MINUTES(60),
     .sessions = {"gp 60-120", "op 200-260"}, .answer = CHECKIN_EARLY, .chosen = 1},
    {.name = "guest already, own is later", .now = MINUTES(60),
     .sessions = {"gp 60-120r", "op 200-260"}, .answer = CHECKIN_ALREADY, .chosen = 0},
    {.name = "guest already, own is open", .now = MINUTES(175),
     .sessions = {"gp 60-180r", "op 200-260"}, .answer = CHECKIN_RECORDED, .chosen = 1},
    {.name = "own cancelled, an open group runs", .now = MINUTES(60),
     .sessions = {"gp 60-120", "oc 60-120"}, .answer = CHECKIN_CANCELLED, .chosen = 1},
    /* Two at once are asked about. */
    {.name = "two own", .now = MINUTES(60), .sessions = {"op 60-120", "op 60-90"},
     .answer = CHECKIN_CHOOSE, .chosen = -1, .choices = "01"},
    {.name = "two own, one after the other", .now = MINUTES(60),
     .sessions = {"op 30-70", "op 70-120"}, .answer = CHECKIN_CHOOSE, .chosen = -1,
     .choices = "01"},
    {.name = "two open groups", .now = MINUTES(60), .sessions = {"gp 60-120", "gp 60-90"},
     .answer = CHECKIN_CHOOSE, .chosen = -1, .choices = "01"},
    {.name = "two own and an open group", .now = MINUTES(60),
     .sessions = {"op 60-120", "gp 60-120", "op 60-90"}, .answer = CHECKIN_CHOOSE, .chosen = -1,
     .choices = "02"},
    {.name = "two own, one cancelled", .now = MINUTES(60), .sessions = {"oc 60-120", "op 60-90"},
     .answer = CHECKIN_RECORDED, .chosen = 1},
    {.name = "five at once: four can be shown", .now = MINUTES(60),
     .sessions = {"op 60-61", "op 60-62", "op 60-63", "op 60-64", "op 60-65"},
     .answer = CHECKIN_CHOOSE, .chosen = -1, .choices = "0123"},
    /* Recorded in one, and the next is open. */
    {.name = "the next is nearer", .now = MINUTES(110), .sessions = {"op 60-120r", "op 120-180"},
     .answer = CHECKIN_RECORDED, .chosen = 1},
    {.name = "the recorded is nearer", .now = MINUTES(70), .sessions = {"op 60-120r", "op 90-180"},
     .answer = CHECKIN_ALREADY, .chosen = 0},
    {.name = "both as near", .now = MINUTES(75), .sessions = {"op 60-120r", "op 90-180"},
     .answer = CHECKIN_ALREADY, .chosen = 0},
    {.name = "a second later", .now = MINUTES(75) + 1, .sessions = {"op 60-120r", "op 90-180"},
     .answer = CHECKIN_RECORDED, .chosen = 1},
    {.name = "an earlier one is not the next", .now = MINUTES(61),
     .sessions = {"op 60-120", "op 80-180r"}, .answer = CHECKIN_ALREADY, .chosen = 1},
    {.name = "the other of two at one time", .now = MINUTES(60),
     .sessions = {"op 60-120r", "op 60-90"}, .answer = CHECKIN_ALREADY, .chosen = 0},
    {.name = "two next ones at once", .now = MINUTES(115),
     .sessions = {"op 60-120r", "op 120-180", "op 120-150"}, .answer = CHECKIN_CHOOSE,
     .chosen = -1, .choices = "12"},
    {.name = "both recorded", .now = MINUTES(110), .sessions = {"op 60-120r", "op 120-180r"},
     .answer = CHECKIN_ALREADY, .chosen = 1},
    /* Taken back by staff: a card does not undo that. */
    {.name = "taken back", .now = MINUTES(60), .sessions = {"op 60-120w"},
     .answer = CHECKIN_STAFF, .chosen = 0, .keeps_arrival = true},
    {.name = "taken back in an open group", .now = MINUTES(60), .sessions = {"gp 60-120w"},
     .answer = CHECKIN_STAFF, .chosen = 0, .keeps_arrival = true},
    {.name = "taken back, another own runs", .now = MINUTES(60),
     .sessions = {"op 60-120w", "op 60-90"}, .answer = CHECKIN_RECORDED, .chosen = 1},
    {.name = "taken back, over by now", .now = MINUTES(120), .sessions = {"op 60-120w"},
     .answer = CHECKIN_NONE_TODAY, .chosen = -1},
    /* Waiting, and what does not take place. */
    {.name = "the first that is still to open", .now = 0, .sessions = {"op 60-90", "op 100-120"},
     .answer = CHECKIN_EARLY, .chosen = 0},
    {.name = "an open group later", .now = 0, .sessions = {"gp 60-90"}, .answer = CHECKIN_EARLY,
     .chosen = 0},
    {.name = "cancelled, long before", .now = -MINUTES(300), .sessions = {"oc 60-90"},
     .answer = CHECKIN_CANCELLED, .chosen = 0},
    {.name = "cancelled, while it would run", .now = MINUTES(70), .sessions = {"oc 60-90"},
     .answer = CHECKIN_CANCELLED, .chosen = 0},
    {.name = "cancelled open group", .now = MINUTES(70), .sessions = {"gc 60-90"},
     .answer = CHECKIN_CANCELLED, .chosen = 0},
    {.name = "the first of two cancelled", .now = 0, .sessions = {"oc 60-90", "oc 100-120"},
     .answer = CHECKIN_CANCELLED, .chosen = 0},
    {.name = "one cancelled, a later one takes place", .now = 0,
     .sessions = {"oc 60-90", "op 100-120"}, .answer = CHECKIN_EARLY, .chosen = 1},
    {.name = "own cancelled, an open group later", .now = 0,
     .sessions = {"oc 60-90", "gp 100-120"}, .answer = CHECKIN_CANCELLED, .chosen = 0},
    {.name = "a cancelled open group, another runs", .now = MINUTES(70),
     .sessions = {"gc 60-90", "gp 60-90"}, .answer = CHECKIN_RECORDED, .chosen = 1},
    /* Leaving, or staying for an open group? To the second, from the end on. */
    {.name = "a second before the end", .now = MINUTES(120) - 1,
     .sessions = {"op 60-120r", "gp 120-180"}, .answer = CHECKIN_ALREADY, .chosen = 0},
    {.name = "at the end", .now = MINUTES(120), .sessions = {"op 60-120r", "gp 120-180"},
     .answer = CHECKIN_CHOOSE, .chosen = -1, .choices = "01"},
    {.name = "in the last second of leaving", .now = MINUTES(135) - 1,
     .sessions = {"op 60-120r", "gp 120-180"}, .answer = CHECKIN_CHOOSE, .chosen = -1,
     .choices = "01"},
    {.name = "the time of leaving is past", .now = MINUTES(135),
     .sessions = {"op 60-120r", "gp 120-180"}, .answer = CHECKIN_RECORDED, .chosen = 1},
    {.name = "the club asks nobody", .now = MINUTES(120), .asks_nobody = true,
     .sessions = {"op 60-120r", "gp 120-180"}, .answer = CHECKIN_RECORDED, .chosen = 1},
    {.name = "nobody is asked who was not there", .now = MINUTES(121),
     .sessions = {"op 60-120", "gp 120-180"}, .answer = CHECKIN_RECORDED, .chosen = 1},
    {.name = "nor whom staff marked otherwise", .now = MINUTES(121),
     .sessions = {"op 60-120w", "gp 120-180"}, .answer = CHECKIN_RECORDED, .chosen = 1},
    {.name = "nor who came to what was cancelled", .now = MINUTES(121),
     .sessions = {"oc 60-120r", "gp 120-180"}, .answer = CHECKIN_CANCELLED, .chosen = 0},
    {.name = "the open group began before the end", .now = MINUTES(125),
     .sessions = {"gp 90-180", "op 100-120r"}, .answer = CHECKIN_CHOOSE, .chosen = -1,
     .choices = "10"},
    {.name = "leaving one open group for another", .now = MINUTES(121),
     .sessions = {"gp 60-120r", "gp 120-180"}, .answer = CHECKIN_CHOOSE, .chosen = -1,
     .choices = "01"},
    {.name = "joined the open group already", .now = MINUTES(122),
     .sessions = {"op 60-120r", "gp 120-180r"}, .answer = CHECKIN_ALREADY, .chosen = 1},
    {.name = "taken back in the open group", .now = MINUTES(122),
     .sessions = {"op 60-120r", "gp 120-180w"}, .answer = CHECKIN_STAFF, .chosen = 1,
     .keeps_arrival = true},
    {.name = "leaving, an open group is later", .now = MINUTES(121),
     .sessions = {"op 60-120r", "gp 200-260"}, .answer = CHECKIN_ALREADY, .chosen = 0},
    {.name = "left, an open group is later", .now = MINUTES(135),
     .sessions = {"op 60-120r", "gp 200-260"}, .answer = CHECKIN_EARLY, .chosen = 1},
    {.name = "leaving, an own one is later", .now = MINUTES(121),
     .sessions = {"op 60-120r", "gp 120-180", "op 200-260"}, .answer = CHECKIN_EARLY,
     .chosen = 2},
    {.name = "an own one after the end asks nothing", .now = MINUTES(121),
     .sessions = {"op 60-120r", "gp 120-180", "op 120-180"}, .answer = CHECKIN_RECORDED,
     .chosen = 2},
    {.name = "leaving with four open groups: three can be shown", .now = MINUTES(121),
     .sessions = {"op 60-120r", "gp 120-181", "gp 120-182", "gp 120-183", "gp 120-184"},
     .answer = CHECKIN_CHOOSE, .chosen = -1, .choices = "0123"},
    {.name = "leaving the later of two", .now = MINUTES(125),
     .sessions = {"op 60-115r", "op 90-120r", "gp 120-180"}, .answer = CHECKIN_CHOOSE,
     .chosen = -1, .choices = "12"},
};

static void make_facts(const struct row *row, struct checkin_facts *facts)
{
    memset(facts, 0, sizeof *facts);
    facts->now = NOON + row->now;
    facts->goodbye_minutes = row->asks_nobody ? 0 : GOODBYE;
    facts->card = CHECKIN_CARD_IN_USE;
    facts->is_other_running = row->is_other_running;
    for (int i = 0; i < 5 && row->sessions[i]; i++)
        read_session(row->sessions[i], &facts->candidates[facts->candidate_count++]);
}

static void check_row(const struct row *row)
{
    struct checkin_facts facts;
    struct checkin_decision decision;
    char choices[CHECKIN_CHOICES + 1] = "";
    make_facts(row, &facts);
    checkin_decide(&facts, &decision);
    for (int i = 0; i < decision.choice_count; i++)
        choices[i] = (char)('0' + decision.choices[i]);
    if (decision.answer != row->answer || decision.chosen != row->chosen ||
        decision.keeps_arrival != row->keeps_arrival ||
        strcmp(choices, row->choices ? row->choices : "") != 0)
        fail_msg("%s: %s, candidate %d, choices “%s”, keeps %d", row->name,
                 checkin_answer_word(decision.answer), decision.chosen, choices,
                 decision.keeps_arrival);
}

static void case_by_case(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_row(&rows[i]);
}

/* A card that may not be used, or a person who left: every case above leads to staff. */
static void who_may_not_come(void **state)
{
    (void)state;
    static const struct {
        enum checkin_card card;
        bool has_left;
    } who[] = {{CHECKIN_CARD_UNKNOWN, false},
               {CHECKIN_CARD_REVOKED, false},
               {CHECKIN_CARD_IN_USE, true},
               {CHECKIN_CARD_REVOKED, true}};
    for (size_t w = 0; w < sizeof who / sizeof *who; w++) {
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            struct checkin_facts facts;
            struct checkin_decision decision;
            make_facts(&rows[i], &facts);
            facts.card = who[w].card;
            facts.has_left = who[w].has_left;
            checkin_decide(&facts, &decision);
            assert_int_equal(decision.answer, CHECKIN_STAFF);
            assert_int_equal(decision.chosen, -1);
            assert_int_equal(decision.choice_count, 0);
            assert_false(decision.keeps_arrival);
        }
    }
}

/* Numbers by chance, the same ones every time. */
static unsigned next_random(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(*seed >> 33);
}

static void random_facts(uint64_t *seed, struct checkin_facts *facts)
{
    memset(facts, 0, sizeof *facts);
    facts->now = NOON + (int)(next_random(seed) % 400) * 30;
    facts->goodbye_minutes = next_random(seed) % 3 * 15;
    facts->card = next_random(seed) % 8 ? CHECKIN_CARD_IN_USE
                                        : (enum checkin_card)(next_random(seed) % 3);
    facts->has_left = next_random(seed) % 16 == 0;
    facts->is_other_running = next_random(seed) % 2;
    facts->candidate_count = (int)(next_random(seed) % 7);
    if (next_random(seed) % 50 == 0)
        facts->candidate_count = CHECKIN_CANDIDATES;
    for (int i = 0; i < facts->candidate_count; i++) {
        struct checkin_candidate *candidate = &facts->candidates[i];
        int64_t earliest = i ? candidate[-1].session.start_at : NOON;
        candidate->session.start_at = earliest + (int)(next_random(seed) % 8) * 600;
        candidate->session.end_at = candidate->session.start_at + 600 +
                                    (int)(next_random(seed) % 12) * 600;
        candidate->opens_at = candidate->session.start_at - (int)(next_random(seed) % 5) * 600;
        candidate->is_own = next_random(seed) % 2;
        candidate->is_cancelled = next_random(seed) % 4 == 0;
        candidate->recorded_at = next_random(seed) % 4 == 0 ? facts->now - 60 : 0;
        candidate->is_withdrawn = !candidate->recorded_at && next_random(seed) % 16 == 0;
    }
}

static bool takes_now(const struct checkin_facts *facts, int i)
{
    const struct checkin_candidate *candidate = &facts->candidates[i];
    return !candidate->is_cancelled && candidate->opens_at <= facts->now &&
           facts->now < candidate->session.end_at;
}

/* Recorded there, and it ended just now: the one choice that means leaving. */
static bool is_just_over(const struct checkin_facts *facts, int i)
{
    const struct checkin_candidate *candidate = &facts->candidates[i];
    int64_t end_at = candidate->session.end_at;
    return candidate->recorded_at && !candidate->is_cancelled && end_at <= facts->now &&
           facts->now < end_at + facts->goodbye_minutes * 60;
}

static void check_choices(const struct checkin_facts *facts,
                          const struct checkin_decision *decision)
{
    assert_in_range(decision->choice_count, 2, CHECKIN_CHOICES);
    bool is_goodbye = is_just_over(facts, decision->choices[0]);
    for (int i = is_goodbye; i < decision->choice_count; i++) {
        assert_in_range(decision->choices[i], 0, facts->candidate_count - 1);
        assert_true(takes_now(facts, decision->choices[i]));
        assert_false(is_goodbye && facts->candidates[decision->choices[i]].is_own);
        assert_int_equal(facts->candidates[decision->choices[i]].recorded_at, 0);
        assert_false(facts->candidates[decision->choices[i]].is_withdrawn);
        for (int other = 0; other < i; other++)
            assert_int_not_equal(decision->choices[i], decision->choices[other]);
    }
}

static void check_chosen(const struct checkin_facts *facts, const struct checkin_decision *decision)
{
    assert_in_range(decision->chosen, 0, facts->candidate_count - 1);
    const struct checkin_candidate *chosen = &facts->candidates[decision->chosen];
    switch (decision->answer) {
    case CHECKIN_RECORDED:
        assert_true(takes_now(facts, decision->chosen));
        assert_int_equal(chosen->recorded_at, 0);
        assert_false(chosen->is_withdrawn);
        break;
    case CHECKIN_ALREADY:
        assert_true(takes_now(facts, decision->chosen) || facts->now >= chosen->session.end_at);
        assert_int_not_equal(chosen->recorded_at, 0);
        break;
    case CHECKIN_EARLY:
        assert_true(facts->now < chosen->opens_at);
        assert_false(chosen->is_cancelled);
        break;
    default:
        assert_true(chosen->is_cancelled);
    }
}

static bool is_any_withdrawn(const struct checkin_facts *facts)
{
    for (int i = 0; i < facts->candidate_count; i++) {
        if (facts->candidates[i].is_withdrawn)
            return true;
    }
    return false;
}

static void check_any(const struct checkin_facts *facts, const struct checkin_decision *decision)
{
    bool is_welcome = facts->card == CHECKIN_CARD_IN_USE && !facts->has_left;
    assert_true(is_welcome || decision->answer == CHECKIN_STAFF);
    if (decision->keeps_arrival)
        assert_true(is_welcome && decision->answer == CHECKIN_STAFF &&
                    (facts->is_other_running || is_any_withdrawn(facts)));
    if (decision->answer != CHECKIN_CHOOSE)
        assert_int_equal(decision->choice_count, 0);
    switch (decision->answer) {
    case CHECKIN_RECORDED:
    case CHECKIN_ALREADY:
    case CHECKIN_EARLY:
    case CHECKIN_CANCELLED:
        check_chosen(facts, decision);
        break;
    case CHECKIN_CHOOSE:
        check_choices(facts, decision);
        break;
    case CHECKIN_NONE_TODAY:
        assert_int_equal(decision->chosen, -1);
        break;
    case CHECKIN_STAFF:
        if (decision->chosen >= 0)
            assert_true(facts->candidates[decision->chosen].is_withdrawn);
        break;
    default:
        fail_msg("answer %d is not the decision's to give", decision->answer);
    }
}

/* Whoever can be told something better is never sent away, and nobody is recorded in an
 * open group while an own session takes cards. */
static void check_own_first(const struct checkin_facts *facts,
                            const struct checkin_decision *decision)
{
    bool is_own_running = false, is_any_running = false;
    if (facts->card != CHECKIN_CARD_IN_USE || facts->has_left || is_any_withdrawn(facts))
        return;
    for (int i = 0; i < facts->candidate_count; i++) {
        is_own_running = is_own_running || (takes_now(facts, i) && facts->candidates[i].is_own);
        is_any_running = is_any_running || takes_now(facts, i);
    }
    if (is_any_running)
        assert_true(decision->answer != CHECKIN_STAFF && decision->answer != CHECKIN_NONE_TODAY);
    if (is_own_running && decision->chosen >= 0)
        assert_true(facts->candidates[decision->chosen].is_own);
    if (is_own_running)
        assert_true(decision->answer == CHECKIN_RECORDED || decision->answer == CHECKIN_ALREADY ||
                    decision->answer == CHECKIN_CHOOSE);
}

/* Nobody becomes a guest unasked who was recorded elsewhere until just now. */
static void check_goodbye(const struct checkin_facts *facts,
                          const struct checkin_decision *decision)
{
    if (decision->answer != CHECKIN_RECORDED || facts->candidates[decision->chosen].is_own)
        return;
    for (int i = 0; i < facts->candidate_count; i++)
        assert_false(is_just_over(facts, i));
}

static void by_chance(void **state)
{
    (void)state;
    uint64_t seed = 20260112;
    int seen[CHECKIN_STAFF + 1] = {0};
    for (int i = 0; i < 200000; i++) {
        struct checkin_facts facts, before;
        struct checkin_decision decision, again;
        random_facts(&seed, &facts);
        before = facts;
        memset(&decision, 0xA5, sizeof decision);
        checkin_decide(&facts, &decision);
        checkin_decide(&facts, &again);
        assert_memory_equal(&facts, &before, sizeof facts);
        assert_int_equal(decision.answer, again.answer);
        assert_int_equal(decision.chosen, again.chosen);
        check_any(&facts, &decision);
        check_own_first(&facts, &decision);
        check_goodbye(&facts, &decision);
        seen[decision.answer]++;
    }
    for (int answer = CHECKIN_RECORDED; answer <= CHECKIN_STAFF; answer++)
        assert_true(answer == CHECKIN_UNREADABLE ? seen[answer] == 0 : seen[answer] > 500);
}

/* Scanning again at once never records a second time, whatever was decided. */
static void a_repeat_is_never_a_second_row(void **state)
{
    (void)state;
    uint64_t seed = 42;
    for (int i = 0; i < 100000; i++) {
        struct checkin_facts facts;
        struct checkin_decision decision, again;
        random_facts(&seed, &facts);
        for (int n = 0; n < facts.candidate_count; n++) {
            facts.candidates[n].recorded_at = 0;
            facts.candidates[n].is_withdrawn = false;
        }
        checkin_decide(&facts, &decision);
        int chosen = decision.answer == CHECKIN_RECORDED ? decision.chosen
                     : decision.answer == CHECKIN_CHOOSE
                         ? decision.choices[next_random(&seed) % (unsigned)decision.choice_count]
                         : -1;
        if (chosen < 0)
            continue;
        facts.candidates[chosen].recorded_at = facts.now;
        facts.now++;
        if (facts.now >= facts.candidates[chosen].session.end_at)
            continue;
        checkin_decide(&facts, &again);
        bool is_next_nearer =
            again.answer == CHECKIN_RECORDED || again.answer == CHECKIN_CHOOSE;
        int other = again.answer == CHECKIN_CHOOSE ? again.choices[0] : again.chosen;
        if (is_next_nearer)
            assert_true(facts.candidates[other].session.start_at >
                        facts.candidates[chosen].session.start_at);
        else
            assert_int_equal(again.answer, CHECKIN_ALREADY);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(case_by_case),
        cmocka_unit_test(who_may_not_come),
        cmocka_unit_test(by_chance),
        cmocka_unit_test(a_repeat_is_never_a_second_row),
    };
    return cmocka_run_group_tests_name("checkin decide", tests, NULL, NULL);
}
