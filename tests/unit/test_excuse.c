/* Excuses: a claim changes nothing, a decision excuses what was missed and nothing else, and
 * what was decided can be taken back; late claims, days ahead, signed lists, merged numbers. */
#include "tests/unit/excuses.h"

static void a_claim_changes_nothing(void **state)
{
    struct club *club = club_of(state);
    struct week week = week_new(club);
    mark_absent(club, &week.opened, &week.missed);
    int64_t events = door_events(club), entries = people_entries(club);
    struct excuse excuse = add(club, claim_session(&week));
    assert_string_equal(excuse.code, "U-2026-01-20");
    assert_int_equal(excuse.state, EXCUSE_CLAIMED);
    assert_int_equal(door_events(club), events);
    assert_int_equal(people_entries(club), entries + 1);
    door_check_status(club, &week.opened, &week.missed, "absent");
    assert_int_equal(decide(club, &excuse, EXCUSE_REFUSED, false), 0);
    assert_int_equal(door_events(club), events);
    door_check_status(club, &week.opened, &week.missed, "absent");
}

static void granting_excuses_and_reopening_takes_it_back(void **state)
{
    struct club *club = club_of(state);
    struct week week = week_new(club);
    mark_absent(club, &week.opened, &week.missed);
    struct excuse excuse = add(club, claim_session(&week));
    assert_int_equal(decide(club, &excuse, EXCUSE_GRANTED, false), 1);
    door_check_status(club, &week.opened, &week.missed, "excused");
    door_check_status(club, &week.opened, &week.came, "present");
    assert_int_equal(decide(club, &excuse, EXCUSE_REOPENED, false), 1);
    door_check_status(club, &week.opened, &week.missed, "absent");
    assert_int_equal(decide(club, &excuse, EXCUSE_GRANTED, false), 1);
    door_check_status(club, &week.opened, &week.missed, "excused");
    assert_int_equal(people_number(club, "SELECT count(*) FROM excuse_decision"), 3);
    must(excuse_get(club, excuse.code, &excuse, &err));
    assert_int_equal(excuse.state, EXCUSE_GRANTED);
    assert_string_equal(excuse.decided_by, "AP");
}

/* Of days: what is over and opened at once, the rest with the sign-off, and whoever came after
 * all is present. */
static void days_reach_ahead(void **state)
{
    struct club *club = club_of(state);
    struct week week = week_new(club);
    struct excuse excuse = add(club, claim_days(&week, "2026-01-01", "2026-01-31"));
    assert_int_equal(decide(club, &excuse, EXCUSE_GRANTED, false), 1);
    door_check_status(club, &week.opened, &week.missed, "excused");
    door_check_status(club, &week.unopened, &week.missed, "");
    assert_int_equal(people_number(club, "SELECT count(*) FROM session_opening"), 1);
    door_expect(club, "2026-01-26T15:25:00", &week.came, CHECKIN_RECORDED);
    door_set_now(club, "2026-01-26T19:00:00");
    struct signoff signoff;
    must(signoff_sign(club,
                      &(struct signoff_entry){.session = week.ahead.code,
                                              .course = {.has_headcount = true, .headcount = 1}},
                      &signoff, &err));
    door_check_status(club, &week.ahead, &week.missed, "excused");
    door_check_projection(club);
    /* Signed: what changes it needs two. */
    must_refuse(decide_as(club, &excuse, EXCUSE_REOPENED, &err), ERROR_REFUSED, "second");
    door_check_status(club, &week.opened, &week.missed, "excused");
    snprintf(club->second, sizeof club->second, "AP");
    must_refuse(decide_as(club, &excuse, EXCUSE_REOPENED, &err), ERROR_REFUSED, "else");
    snprintf(club->second, sizeof club->second, "HD");
    assert_int_equal(decide(club, &excuse, EXCUSE_REOPENED, false), 2);
    door_check_status(club, &week.ahead, &week.missed, "unknown");
    assert_int_equal(people_number(club, "SELECT count(*) FROM presence_event"
                                         " WHERE kind = 'excuse_withdrawn' AND second = 'HD'"),
                     2);
}

/* What ended before its planned hour and was signed is over: no later signature would apply it. */
static void a_list_signed_before_the_planned_end(void **state)
{
    struct club *club = club_of(state);
    struct week week = week_new(club);
    struct excuse excuse = add(club, claim_days(&week, "2026-01-26", "2026-01-26"));
    door_expect(club, "2026-01-26T15:25:00", &week.came, CHECKIN_RECORDED);
    door_set_now(club, "2026-01-26T16:40:00");
    struct signoff signoff;
    struct signoff_entry entry = {
        .session = week.ahead.code,
        .course = {.ended_at = club_now(club) - 600, .has_headcount = true, .headcount = 1},
        .rest_absent = true,
    };
    must(signoff_sign(club, &entry, &signoff, &err));
    must_refuse(decide_as(club, &excuse, EXCUSE_GRANTED, &err), ERROR_REFUSED, "second");
    snprintf(club->second, sizeof club->second, "HD");
    assert_int_equal(decide(club, &excuse, EXCUSE_GRANTED, false), 1);
    door_check_status(club, &week.ahead, &week.missed, "excused");
}

/* The same of a claim that names the session. */
static void a_claim_of_what_ended_early(void **state)
{
    struct club *club = club_of(state);
    struct week week = week_new(club);
    struct excuse excuse;
    struct excuse_claim claim = claim_session(&week);
    struct session_course_effect effect;
    claim.session = week.ahead.code;
    door_expect(club, "2026-01-26T15:25:00", &week.came, CHECKIN_RECORDED);
    door_set_now(club, "2026-01-26T16:40:00");
    must_refuse(excuse_add(club, &claim, &excuse, &err), ERROR_REFUSED, "not over yet");
    must(session_course_tell(club, week.ahead.code,
                             &(struct session_course_entry){.ended_at = club_now(club) - 600},
                             &effect, &err));
    must(excuse_add(club, &claim, &excuse, &err));
    assert_int_equal(decide(club, &excuse, EXCUSE_GRANTED, false), 1);
    door_check_status(club, &week.ahead, &week.missed, "excused");
}

static void who_came_after_all_is_present(void **state)
{
    struct club *club = club_of(state);
    struct week week = week_new(club);
    struct excuse excuse = add(club, claim_days(&week, "2026-01-01", "2026-01-31"));
    decide(club, &excuse, EXCUSE_GRANTED, false);
    door_expect(club, "2026-01-26T15:25:00", &week.missed, CHECKIN_RECORDED);
    door_set_now(club, "2026-01-26T19:00:00");
    must(club_begin(club, &err));
    must(excuse_apply_session(club, week.ahead.id, &err));
    must(club_note(club, "test.apply", "", NULL, &err));
    must(club_end(club, true, &err));
    door_check_status(club, &week.ahead, &week.missed, "present");
    door_check_status(club, &week.ahead, &week.came, "");
    assert_int_equal(
        people_number(club, "SELECT count(*) FROM presence_event WHERE kind = 'excuse_granted'"),
        1);
}

/* Applied twice it is noted once; somebody else's session is left alone. */
static void applying_is_done_once(void **state)
{
    struct club *club = club_of(state);
    struct week week = week_new(club);
    struct excuse excuse = add(club, claim_days(&week, "2026-01-19", "2026-01-31"));
    assert_int_equal(decide(club, &excuse, EXCUSE_GRANTED, false), 0);
    door_expect(club, "2026-01-26T15:25:00", &week.came, CHECKIN_RECORDED);
    door_set_now(club, "2026-01-26T19:00:00");
    for (int i = 0; i < 2; i++) {
        must(club_begin(club, &err));
        must(excuse_apply_session(club, week.ahead.id, &err));
        must(excuse_apply_session(club, week.opened.id, &err));
        must(club_note(club, "test.apply", "", NULL, &err));
        must(club_end(club, true, &err));
    }
    assert_int_equal(
        people_number(club, "SELECT count(*) FROM presence_event WHERE kind = 'excuse_granted'"),
        1);
    door_check_status(club, &week.ahead, &week.missed, "excused");
    door_check_status(club, &week.opened, &week.missed, "");
}

/* Missed on the 5th, seven days: the 12th is in time, the 13th is late. */
static void the_deadline_is_frozen_in_the_claim(void **state)
{
    struct club *club = club_of(state);
    struct week week = week_new(club);
    struct excuse_claim claim = claim_session(&week);
    claim.seen_on = people_day("2026-01-13");
    struct excuse excuse = add(club, claim);
    assert_true(excuse.is_late);
    assert_int_equal(excuse.due_on, people_day("2026-01-12"));
    must(settings_set(club, SETTING_EXCUSE_DEADLINE_DAYS, "30", &err));
    must(excuse_get(club, excuse.code, &excuse, &err));
    assert_true(excuse.is_late);
    must_refuse(decide_as(club, &excuse, EXCUSE_GRANTED, &err), ERROR_REFUSED, "2026-01-12");
    assert_int_equal(decide(club, &excuse, EXCUSE_GRANTED, true), 1);
    assert_int_equal(people_number(club, "SELECT despite_deadline FROM excuse_decision"), 1);
}

static void in_time_and_announced(void **state)
{
    struct club *club = club_of(state);
    struct week week = week_new(club);
    struct excuse_claim claim = claim_session(&week);
    claim.seen_on = people_day("2026-01-12");
    assert_false(add(club, claim).is_late);
    struct excuse ahead = add(club, claim_days(&week, "2026-01-21", "2026-01-31"));
    assert_false(ahead.is_late);
    assert_int_equal(ahead.due_on, DAY_NONE);
    assert_string_equal(ahead.code, "U-2026-01-20-2");
}

#define refused(field, value, kind, words)                                                         \
    do {                                                                                           \
        struct excuse_claim claim = claim_session(&week);                                          \
        struct excuse excuse;                                                                      \
        claim.field = value;                                                                       \
        must_refuse(excuse_add(club, &claim, &excuse, &err), kind, words);                         \
    } while (0)

static void bad_claims(void **state)
{
    struct club *club = club_of(state);
    struct week week = week_new(club);
    struct visitor stranger = door_visitor(club);
    refused(document, "influenza", ERROR_USAGE, "medical");
    refused(seen_on, people_day("2026-01-21"), ERROR_REFUSED, "ahead of today");
    refused(session, week.ahead.code, ERROR_REFUSED, "An excuse follows an absence");
    refused(session, "G1-2026-03-01", ERROR_REFUSED, "no session");
    refused(participant, "0000000", ERROR_REFUSED, "no participant");
    refused(participant, stranger.number, ERROR_REFUSED, "was not expected");
    refused(participant, week.came.number, ERROR_REFUSED, "marked as having been");
    must(session_cancel(club, week.unopened.code, "room", &err));
    refused(session, week.unopened.code, ERROR_REFUSED, "cancelled");
}

static void bad_days(void **state)
{
    struct club *club = club_of(state);
    struct week week = week_new(club);
    struct excuse excuse;
    struct excuse_claim claim = claim_days(&week, "2026-01-10", "2026-01-09");
    must_refuse(excuse_add(club, &claim, &excuse, &err), ERROR_USAGE, "lies before");
    claim = claim_days(&week, "2026-01-01", "2027-01-02");
    must_refuse(excuse_add(club, &claim, &excuse, &err), ERROR_USAGE, "a year");
    claim = claim_days(&week, "2026-01-06", "2026-01-11");
    must_refuse(excuse_add(club, &claim, &excuse, &err), ERROR_REFUSED, "not expected in any");
    claim = claim_days(&week, "2026-01-01", "2026-01-31");
    claim.activity = "G9";
    must_refuse(excuse_add(club, &claim, &excuse, &err), ERROR_REFUSED, "G9");
}

/* One session is never excused twice. */
static void claims_of_the_same_days(void **state)
{
    struct club *club = club_of(state);
    struct week week = week_new(club);
    struct excuse again, first = add(club, claim_session(&week));
    struct excuse_claim same = claim_session(&week),
                        days = claim_days(&week, "2026-01-01", "2026-01-31");
    must_refuse(excuse_add(club, &same, &again, &err), ERROR_REFUSED, first.code);
    must_refuse(excuse_add(club, &days, &again, &err), ERROR_REFUSED, first.code);
    decide(club, &first, EXCUSE_REFUSED, false);
    struct excuse second = add(club, days);
    decide(club, &second, EXCUSE_GRANTED, false);
    decide(club, &first, EXCUSE_REOPENED, false);
    must_refuse(decide_as(club, &first, EXCUSE_GRANTED, &err), ERROR_REFUSED, second.code);
    door_check_status(club, &week.opened, &week.missed, "excused");
}

static void decisions_in_the_wrong_order(void **state)
{
    struct club *club = club_of(state);
    struct week week = week_new(club);
    struct excuse excuse = add(club, claim_session(&week)), nobody = {.code = "U-2026-01-01"};
    must_refuse(decide_as(club, &nobody, EXCUSE_GRANTED, &err), ERROR_REFUSED, "no excuse");
    must_refuse(decide_as(club, &excuse, EXCUSE_REOPENED, &err), ERROR_REFUSED,
                "nothing to reopen");
    decide(club, &excuse, EXCUSE_GRANTED, false);
    must_refuse(decide_as(club, &excuse, EXCUSE_GRANTED, &err), ERROR_REFUSED, "granted by AP");
    must_refuse(decide_as(club, &excuse, EXCUSE_REFUSED, &err), ERROR_REFUSED, "granted by AP");
    int count;
    must_refuse(excuse_decide(club,
                              &(struct excuse_decision){.excuse = excuse.code,
                                                        .decision = EXCUSE_REFUSED,
                                                        .basis = "whatever"},
                              &count, &err),
                ERROR_USAGE, "not_covered");
}

static void lists_show_what_waits_first(void **state)
{
    struct club *club = club_of(state);
    struct week week = week_new(club);
    struct excuse first = add(club, claim_session(&week));
    struct excuse second = add(club, claim_days(&week, "2026-01-21", "2026-01-31"));
    decide(club, &first, EXCUSE_GRANTED, false);
    struct excuses list = {0};
    struct excuse_filter filter = {.from = DAY_NONE,
                                   .until = DAY_NONE,
                                   .state = EXCUSE_STATE_COUNT,
                                   .decided_from = DAY_NONE,
                                   .leader = "AP"};
    must(excuse_list(club, &filter, &list, &err));
    assert_int_equal(list.count, 2);
    assert_string_equal(list.items[0].code, second.code);
    excuses_free(&list);
    filter.state = EXCUSE_GRANTED;
    must(excuse_list(club, &filter, &list, &err));
    assert_int_equal(list.count, 1);
    excuses_free(&list);
    filter.state = EXCUSE_STATE_COUNT;
    filter.leader = "HD";
    must(excuse_list(club, &filter, &list, &err));
    assert_int_equal(list.count, 0);
    excuses_free(&list);
    filter.leader = NULL;
    filter.decided_from = people_day("2026-01-06");
    must(excuse_list(club, &filter, &list, &err));
    assert_int_equal(list.count, 1);
    assert_string_equal(list.items[0].code, second.code);
    excuses_free(&list);
    filter.decided_from = DAY_NONE;
    filter.until = people_day("2026-01-10");
    must(excuse_list(club, &filter, &list, &err));
    assert_int_equal(list.count, 1);
    excuses_free(&list);
}

static bool run(struct club *club, const char *sql, struct error *err)
{
    return statement_run(statement_new(club->store, sql), err);
}

static void rows_are_never_changed(void **state)
{
    struct club *club = club_of(state);
    struct week week = week_new(club);
    struct excuse excuse = add(club, claim_session(&week));
    decide(club, &excuse, EXCUSE_GRANTED, false);
    must_refuse(run(club, "UPDATE excuse SET document = 'other'", &err), ERROR_STORAGE, "append");
    must_refuse(run(club, "DELETE FROM excuse_decision", &err), ERROR_STORAGE, "append");
    must_refuse(run(club, "DELETE FROM excuse", &err), ERROR_STORAGE, "append");
    must_refuse(run(club, "UPDATE excuse_decision SET actor = 'XX'", &err), ERROR_STORAGE,
                "append");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(a_claim_changes_nothing),
        people_test(granting_excuses_and_reopening_takes_it_back),
        people_test(days_reach_ahead),
        people_test(a_list_signed_before_the_planned_end),
        people_test(a_claim_of_what_ended_early),
        people_test(who_came_after_all_is_present),
        people_test(applying_is_done_once),
        people_test(the_deadline_is_frozen_in_the_claim),
        people_test(in_time_and_announced),
        people_test(bad_claims),
        people_test(bad_days),
        people_test(claims_of_the_same_days),
        people_test(decisions_in_the_wrong_order),
        people_test(lists_show_what_waits_first),
        people_test(rows_are_never_changed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
