/* Worked examples of contracts: each with the numbers counted by hand above it. Figures read
 * “required counted | held attended excused not_attended refused unmarked | possible | outcome”;
 * the calendar of the autumn stands in contracts.h. */
#include "club/people/participant_merge.h"
#include "club/timetable/booking.h"
#include "club/timetable/calendar_day.h"
#include "tests/unit/contracts.h"

/* Domain §2.3, line 1: at least 6 of the 8 Mondays from 1 September to 31 October.
 * Present 7, 14, 21; late 28 September; absent 5 October; present 12; excused 19; present 26.
 *   as of 28 September: 4 held and attended, 4 ahead: 4 of 6, open
 *   as of 5 October:    5 held, 4 attended, 1 not, 3 ahead: 2 more of 3
 *   as of 31 October:   8 held, 6 attended, 1 excused, 1 not: 6 of 6, met */
static void six_of_eight(void **state)
{
    struct planning *p = *state;
    struct someone anna = contracts_enrolled(p);
    contracts_add(p, "KIS/1/2026", &anna, "2026-09-01", "2026-10-31");
    contracts_oblige(p, "KIS/1/2026", "min_count 6 G1 neutral", NULL, NULL);
    contracts_check(p, "KIS/1/2026", 1, "2026-08-24", "6 0 | 0 0 0 0 0 0 | 8 | open");
    contracts_mark(p, "G1-2026-09-07", &anna, ATTENDANCE_PRESENT);
    contracts_mark(p, "G1-2026-09-14", &anna, ATTENDANCE_PRESENT);
    contracts_mark(p, "G1-2026-09-21", &anna, ATTENDANCE_PRESENT);
    contracts_mark(p, "G1-2026-09-28", &anna, ATTENDANCE_LATE);
    contracts_mark(p, "G1-2026-10-05", &anna, ATTENDANCE_ABSENT);
    contracts_mark(p, "G1-2026-10-12", &anna, ATTENDANCE_PRESENT);
    contracts_mark(p, "G1-2026-10-19", &anna, ATTENDANCE_ABSENT);
    contracts_excuse(p, "G1-2026-10-19", &anna);
    contracts_mark(p, "G1-2026-10-26", &anna, ATTENDANCE_PRESENT);
    planning_set_now(p, "2026-11-03T10:00");
    contracts_check(p, "KIS/1/2026", 1, "2026-09-28", "6 4 | 4 4 0 0 0 0 | 4 | open");
    contracts_check(p, "KIS/1/2026", 1, "2026-10-05", "6 4 | 5 4 0 1 0 0 | 3 | open");
    contracts_check(p, "KIS/1/2026", 1, "2026-10-31", "6 6 | 8 6 1 1 0 0 | 0 | met");
}

/* Domain §2.3, line 2: every Monday in October (5, 12, 19, 26), an excuse is neutral.
 * Present 5 and 12, absent 19 and excused for it, present 26: 3 of 3.
 * The same with an excuse that counts: 4 of 4; with one that does not: 3 of 4, out of reach. */
static void every_monday(void **state)
{
    struct planning *p = *state;
    struct someone anna = contracts_enrolled(p);
    contracts_add(p, "KIS/1/2026", &anna, "2026-09-01", "2026-12-31");
    contracts_oblige(p, "KIS/1/2026", "all 0 G1 neutral", "2026-10-01", "2026-10-31");
    contracts_oblige(p, "KIS/1/2026", "all 0 G1 counts", "2026-10-01", "2026-10-31");
    contracts_oblige(p, "KIS/1/2026", "all 0 G1 does_not_count", "2026-10-01", "2026-10-31");
    contracts_mark(p, "G1-2026-10-05", &anna, ATTENDANCE_PRESENT);
    contracts_mark(p, "G1-2026-10-12", &anna, ATTENDANCE_PRESENT);
    contracts_check(p, "KIS/1/2026", 1, "2026-10-12", "4 2 | 2 2 0 0 0 0 | 2 | open");
    contracts_mark(p, "G1-2026-10-19", &anna, ATTENDANCE_ABSENT);
    contracts_check(p, "KIS/1/2026", 1, "2026-10-19", "4 2 | 3 2 0 1 0 0 | 1 | no_longer");
    contracts_excuse(p, "G1-2026-10-19", &anna);
    contracts_mark(p, "G1-2026-10-26", &anna, ATTENDANCE_PRESENT);
    contracts_check(p, "KIS/1/2026", 1, "2026-10-26", "3 3 | 4 3 1 0 0 0 | 0 | met");
    contracts_check(p, "KIS/1/2026", 2, "2026-10-26", "4 4 | 4 3 1 0 0 0 | 0 | met");
    contracts_check(p, "KIS/1/2026", 3, "2026-10-26", "4 3 | 4 3 1 0 0 0 | 0 | no_longer");
}

/* Domain §2.3, line 3: one consultation a month, September to November. K1 has three hours on
 * each Thursday. One was booked and attended on 10 September; in October (1 8 15 22 29) nobody
 * booked any; in November one is booked for the 12th, 11 of the 12 hours are free.
 *   as of 31 October: September 1 of 1; October 0 of 1, out of reach though 15 hours were
 *   offered; November 0 of 1, open. Together 1 of 3, 1 held, 1 ahead. */
static void one_a_month(void **state)
{
    struct planning *p = *state;
    struct someone anna = contracts_someone(p);
    contracts_add(p, "KIS/1/2026", &anna, "2026-09-01", "2026-11-30");
    contracts_oblige(p, "KIS/1/2026", "per_month 1 K1 neutral", NULL, NULL);
    must(booking_make(p->club, "K1-2026-09-10", anna.number, &p->err));
    contracts_mark(p, "K1-2026-09-10", &anna, ATTENDANCE_PRESENT);
    planning_set_now(p, "2026-10-31T12:00");
    must(booking_make(p->club, "K1-2026-11-12", anna.number, &p->err));
    contracts_check(p, "KIS/1/2026", 1, "2026-10-31", "3 1 | 1 1 0 0 0 0 | 1 | no_longer");
    struct contract_figures all = contracts_figures(p, "KIS/1/2026", "2026-10-31");
    const struct obligation_period *periods = all.lines[0].count.periods;
    assert_int_equal(all.lines[0].count.period_count, 3);
    assert_int_equal(periods[0].figures.outcome, OUTCOME_MET);
    assert_int_equal(periods[1].figures.outcome, OUTCOME_NO_LONGER);
    assert_int_equal(periods[1].figures.was_free, 15);
    assert_int_equal(periods[2].figures.outcome, OUTCOME_OPEN);
    assert_int_equal(periods[2].figures.possible, 1);
    assert_int_equal(periods[2].figures.bookable, 11);
    contract_figures_free(&all);
}

/* Domain §2.3, line 4: to report to the clinic by 30 September; known on 17 September. As of
 * the 16th nothing is noted, and it is open; as of the 17th it is met. Without the fact the
 * 1st of October says that the day has passed. A fact taken back is none. */
static void single_act(void **state)
{
    struct planning *p = *state;
    struct someone anna = contracts_enrolled(p);
    contracts_add(p, "KIS/1/2026", &anna, "2026-09-01", "2026-12-31");
    contracts_oblige(p, "KIS/1/2026", "single_act 0 - neutral", NULL, "2026-09-30");
    planning_set_now(p, "2026-09-18T09:00");
    must(obligation_fact_add(p->club, "KIS/1/2026", 1, day_from("2026-09-17"), "seen", &p->err));
    contracts_check(p, "KIS/1/2026", 1, "2026-09-17", "0 0 | 0 0 0 0 0 0 | 0 | open");
    contracts_check(p, "KIS/1/2026", 1, "2026-09-18", "0 0 | 0 0 0 0 0 0 | 0 | met");
    planning_set_now(p, "2026-10-02T09:00");
    must(obligation_fact_withdraw(p->club, "KIS/1/2026", 1, day_from("2026-09-17"), &p->err));
    contracts_check(p, "KIS/1/2026", 1, "2026-10-01", "0 0 | 0 0 0 0 0 0 | 0 | met");
    contracts_check(p, "KIS/1/2026", 1, "2026-10-02", "0 0 | 0 0 0 0 0 0 | 0 | no_longer");
    must(obligation_fact_add(p->club, "KIS/1/2026", 1, day_from("2026-10-02"), "letter", &p->err));
    contracts_check(p, "KIS/1/2026", 1, "2026-10-02", "0 0 | 0 0 0 0 0 0 | 0 | no_longer");
    struct contract_figures all = contracts_figures(p, "KIS/1/2026", "2026-10-02");
    assert_int_equal(all.lines[0].facts.count, 1);
    contract_figures_free(&all);
}

/* Domain §2.3, line 5: conduct. One entry was refused; it is told with its date and nothing is
 * counted. In a count of sessions beside it the refusal is not attended, with its own number:
 * 2 of 8, 1 refused. */
static void conduct(void **state)
{
    struct planning *p = *state;
    struct someone anna = contracts_enrolled(p);
    contracts_add(p, "KIS/1/2026", &anna, "2026-09-01", "2026-10-31");
    contracts_oblige(p, "KIS/1/2026", "conduct 0 G1 neutral", NULL, NULL);
    contracts_oblige(p, "KIS/1/2026", "min_count 8 G1 neutral", NULL, NULL);
    contracts_mark(p, "G1-2026-09-07", &anna, ATTENDANCE_PRESENT);
    contracts_mark(p, "G1-2026-09-14", &anna, ATTENDANCE_REFUSED_ENTRY);
    contracts_mark(p, "G1-2026-09-21", &anna, ATTENDANCE_PRESENT);
    contracts_check(p, "KIS/1/2026", 1, "2026-09-21", "0 0 | 3 2 0 0 1 0 | 5 | facts_only");
    contracts_check(p, "KIS/1/2026", 2, "2026-09-21", "8 2 | 3 2 0 0 1 0 | 5 | no_longer");
}

/* One person, two contracts at once: Mondays for one, both groups in October for the other.
 * Present on the Mondays 7 and 14 September and 5 October, on Thursday 1 October; absent on
 * Thursday 8 October. As of 8 October:
 *   KIS/1: Mondays 7 14 21 28 September, 5 October held; 21 and 28 have no mark: 3 of 4, and
 *          12 19 26 ahead
 *   KIS/2: 1, 5, 8 October held, 2 attended, 1 not; ahead 12 15 19 22 26 29: 9 sessions, 60 %
 *          of 9 are 5.4, so 6 are required */
static void two_contracts(void **state)
{
    struct planning *p = *state;
    struct someone anna = contracts_enrolled(p);
    contracts_add(p, "KIS/1/2026", &anna, "2026-09-01", "2026-10-31");
    contracts_add(p, "KIS/2/2026", &anna, "2026-10-01", "2026-10-31");
    contracts_oblige(p, "KIS/1/2026", "min_count 4 G1 neutral", NULL, NULL);
    contracts_oblige(p, "KIS/2/2026", "min_share 60 G1,G2 neutral", NULL, NULL);
    contracts_mark(p, "G1-2026-09-07", &anna, ATTENDANCE_PRESENT);
    contracts_mark(p, "G1-2026-09-14", &anna, ATTENDANCE_PRESENT);
    contracts_mark(p, "G2-2026-10-01", &anna, ATTENDANCE_PRESENT);
    contracts_mark(p, "G1-2026-10-05", &anna, ATTENDANCE_PRESENT);
    contracts_mark(p, "G2-2026-10-08", &anna, ATTENDANCE_ABSENT);
    contracts_check(p, "KIS/1/2026", 1, "2026-10-08", "4 3 | 5 3 0 0 0 2 | 3 | open");
    contracts_check(p, "KIS/2/2026", 1, "2026-10-08", "6 2 | 3 2 0 1 0 0 | 6 | open");
}

/* An obligation over two activities: in September 5 of the Mondays 7 14 21 28 and Thursdays
 * 3 10 17 24. Present 3 (Thursday), 7, 10, 14; absent 17; present 21; 24 and 28 ahead.
 * As of 21 September: 6 held, 5 attended, 1 not, 2 ahead: met. */
static void two_activities(void **state)
{
    struct planning *p = *state;
    struct someone anna = contracts_enrolled(p);
    contracts_add(p, "KIS/1/2026", &anna, "2026-09-01", "2026-09-30");
    contracts_oblige(p, "KIS/1/2026", "min_count 5 G1,G2 neutral", NULL, NULL);
    contracts_mark(p, "G2-2026-09-03", &anna, ATTENDANCE_PRESENT);
    contracts_mark(p, "G1-2026-09-07", &anna, ATTENDANCE_PRESENT);
    contracts_mark(p, "G2-2026-09-10", &anna, ATTENDANCE_PRESENT);
    contracts_mark(p, "G1-2026-09-14", &anna, ATTENDANCE_PRESENT);
    contracts_mark(p, "G2-2026-09-17", &anna, ATTENDANCE_ABSENT);
    contracts_check(p, "KIS/1/2026", 1, "2026-09-17", "5 4 | 5 4 0 1 0 0 | 3 | open");
    contracts_mark(p, "G1-2026-09-21", &anna, ATTENDANCE_PRESENT);
    contracts_check(p, "KIS/1/2026", 1, "2026-09-21", "5 5 | 6 5 0 1 0 0 | 2 | met");
}

/* The window begins on 1 September, the enrolment on the 20th: the Mondays 7 and 14 are no
 * absences, they lie outside. 21 and 28 September and four Mondays in October are left: every
 * one of 6, and “6 of 8” can still be reached by coming to all; “7” was never offered to this
 * person. */
static void window_before_enrolment(void **state)
{
    struct planning *p = *state;
    struct someone anna = contracts_someone(p);
    contracts_enrol(p, &anna, "G1", "2026-09-20", NULL);
    contracts_add(p, "KIS/1/2026", &anna, "2026-09-01", "2026-10-31");
    contracts_oblige(p, "KIS/1/2026", "all 0 G1 neutral", NULL, NULL);
    contracts_oblige(p, "KIS/1/2026", "min_count 6 G1 neutral", NULL, NULL);
    contracts_oblige(p, "KIS/1/2026", "min_count 7 G1 neutral", NULL, NULL);
    contracts_mark(p, "G1-2026-09-21", &anna, ATTENDANCE_PRESENT);
    contracts_check(p, "KIS/1/2026", 1, "2026-09-21", "6 1 | 1 1 0 0 0 0 | 5 | open");
    contracts_check(p, "KIS/1/2026", 2, "2026-09-21", "6 1 | 1 1 0 0 0 0 | 5 | open");
    contracts_check(p, "KIS/1/2026", 3, "2026-09-21", "7 1 | 1 1 0 0 0 0 | 5 | not_offered");
    struct contract_figures all = contracts_figures(p, "KIS/1/2026", "2026-09-21");
    assert_int_equal(all.lines[0].count.figures.not_enrolled, 2);
    contract_figures_free(&all);
}

/* The enrolment ends on 4 October: Mondays 7 14 21 28 September remain of eight. Present on
 * three, absent on the 21st: every one of 4: 3, out of reach; at least 3: met; the four Mondays
 * in October are no absences. */
static void enrolment_ends_early(void **state)
{
    struct planning *p = *state;
    bool is_withdrawn;
    struct someone anna = contracts_enrolled(p);
    contracts_add(p, "KIS/1/2026", &anna, "2026-09-01", "2026-10-31");
    contracts_oblige(p, "KIS/1/2026", "all 0 G1 neutral", NULL, NULL);
    contracts_oblige(p, "KIS/1/2026", "min_count 3 G1 neutral", NULL, NULL);
    contracts_mark(p, "G1-2026-09-07", &anna, ATTENDANCE_PRESENT);
    contracts_mark(p, "G1-2026-09-14", &anna, ATTENDANCE_PRESENT);
    contracts_mark(p, "G1-2026-09-21", &anna, ATTENDANCE_ABSENT);
    contracts_mark(p, "G1-2026-09-28", &anna, ATTENDANCE_PRESENT);
    contracts_check(p, "KIS/1/2026", 1, "2026-09-28", "8 3 | 4 3 0 1 0 0 | 4 | no_longer");
    planning_set_now(p, "2026-09-29T09:00");
    must(enrolment_end(p->club, anna.number, "G1", day_from("2026-10-04"), "moved", &is_withdrawn,
                       &p->err));
    planning_set_now(p, "2026-11-02T09:00");
    contracts_check(p, "KIS/1/2026", 1, "2026-10-31", "4 3 | 4 3 0 1 0 0 | 0 | no_longer");
    contracts_check(p, "KIS/1/2026", 2, "2026-10-31", "3 3 | 4 3 0 1 0 0 | 0 | met");
    /* As of the 28th nobody knew of the end yet. */
    contracts_check(p, "KIS/1/2026", 1, "2026-09-28", "8 3 | 4 3 0 1 0 0 | 4 | no_longer");
}

/* Monday 26 October is moved to Tuesday 3 November, out of the window that ends on 31 October:
 * every one of 3, not of 4. As of the day before the move it was 4. A session moved into the
 * window counts: 2 November to 30 October is the fourth again. */
static void moved_out(void **state)
{
    struct planning *p = *state;
    struct someone anna = contracts_enrolled(p);
    struct session_time out = {
        .day = day_from("2026-11-03"), .start_minutes = 930, .end_minutes = 1080};
    struct session_time in = {
        .day = day_from("2026-10-30"), .start_minutes = 930, .end_minutes = 1080};
    contracts_add(p, "KIS/1/2026", &anna, "2026-09-01", "2026-12-31");
    contracts_oblige(p, "KIS/1/2026", "all 0 G1 neutral", "2026-10-01", "2026-10-31");
    contracts_mark(p, "G1-2026-10-05", &anna, ATTENDANCE_PRESENT);
    planning_set_now(p, "2026-10-06T09:00");
    must(session_move(p->club, "G1-2026-10-26", &out, &p->err));
    contracts_check(p, "KIS/1/2026", 1, "2026-10-05", "4 1 | 1 1 0 0 0 0 | 3 | open");
    contracts_check(p, "KIS/1/2026", 1, "2026-10-06", "3 1 | 1 1 0 0 0 0 | 2 | open");
    planning_set_now(p, "2026-10-07T09:00");
    must(session_move(p->club, "G1-2026-11-02", &in, &p->err));
    contracts_check(p, "KIS/1/2026", 1, "2026-10-06", "3 1 | 1 1 0 0 0 0 | 2 | open");
    contracts_check(p, "KIS/1/2026", 1, "2026-10-07", "4 1 | 1 1 0 0 0 0 | 3 | open");
}

/* Monday 12 October is cancelled because the leader is ill, on the day itself; the person came.
 * It is no absence: 3 Mondays are left, and the coming is shown. Restored later, it is 4 again
 * and the coming was none to a session; as of the 12th it stays 3. */
static void cancelled(void **state)
{
    struct planning *p = *state;
    struct someone anna = contracts_enrolled(p);
    contracts_add(p, "KIS/1/2026", &anna, "2026-09-01", "2026-12-31");
    contracts_oblige(p, "KIS/1/2026", "all 0 G1 neutral", "2026-10-01", "2026-10-31");
    contracts_mark(p, "G1-2026-10-05", &anna, ATTENDANCE_PRESENT);
    planning_set_now(p, "2026-10-12T15:00");
    must(session_cancel(p->club, "G1-2026-10-12", "leader", &p->err));
    contracts_event(p, "G1-2026-10-12", &anna,
                    (struct presence_event){.kind = PRESENCE_CAME_CANCELLED});
    contracts_check(p, "KIS/1/2026", 1, "2026-10-12", "3 1 | 1 1 0 0 0 0 | 2 | open");
    struct contract_figures all = contracts_figures(p, "KIS/1/2026", "2026-10-12");
    assert_int_equal(all.lines[0].came_cancelled, 1);
    assert_int_equal(all.lines[0].count.figures.not_held, 1);
    contract_figures_free(&all);
    planning_set_now(p, "2026-10-13T09:00");
    must(session_restore(p->club, "G1-2026-10-12", &p->err));
    contracts_check(p, "KIS/1/2026", 1, "2026-10-13", "4 1 | 2 1 0 0 0 1 | 2 | open");
    contracts_check(p, "KIS/1/2026", 1, "2026-10-12", "3 1 | 1 1 0 0 0 0 | 2 | open");
}

/* December's Thursdays are 3 10 17 24 31; the 24th is a holiday, so every one of 4. */
static void holiday(void **state)
{
    struct planning *p = *state;
    struct someone anna = contracts_enrolled(p);
    contracts_add(p, "KIS/1/2026", &anna, "2026-12-01", "2026-12-31");
    contracts_oblige(p, "KIS/1/2026", "all 0 G2 neutral", NULL, NULL);
    contracts_mark(p, "G2-2026-12-03", &anna, ATTENDANCE_PRESENT);
    contracts_check(p, "KIS/1/2026", 1, "2026-12-03", "4 1 | 1 1 0 0 0 0 | 3 | open");
    /* And a day that the club closes: Thursday the 31st. */
    struct calendar_effect effect;
    must(calendar_day_close(p->club, day_from("2026-12-31"), "inwentaryzacja", &effect, &p->err));
    contracts_check(p, "KIS/1/2026", 1, "2026-12-03", "3 1 | 1 1 0 0 0 0 | 2 | open");
}

/* Whoever was not enrolled and came all the same has attended: a guest's presence on 7
 * September, enrolled from the 14th: 2 attended of 2 held, and the number that the guest had
 * is the person's after the merge: 3 of 3 with the 21st. */
static void guest(void **state)
{
    struct planning *p = *state;
    struct someone anna = contracts_someone(p), other = contracts_someone(p);
    contracts_enrol(p, &anna, "G1", "2026-09-14", NULL);
    contracts_add(p, "KIS/1/2026", &anna, "2026-09-01", "2026-10-31");
    contracts_oblige(p, "KIS/1/2026", "min_count 6 G1 neutral", NULL, NULL);
    contracts_mark(p, "G1-2026-09-07", &anna, ATTENDANCE_PRESENT);
    contracts_mark(p, "G1-2026-09-14", &anna, ATTENDANCE_PRESENT);
    contracts_mark(p, "G1-2026-09-21", &other, ATTENDANCE_PRESENT);
    contracts_check(p, "KIS/1/2026", 1, "2026-09-21", "6 2 | 3 2 0 0 0 1 | 5 | open");
    struct statement *s = statement_new(
        p->club->store, "UPDATE participant SET merged_into_id = :into WHERE id = :from");
    statement_bind_integer(s, ":into", anna.id);
    statement_bind_integer(s, ":from", other.id);
    must(statement_run(s, &p->err));
    contracts_check(p, "KIS/1/2026", 1, "2026-09-21", "6 3 | 3 3 0 0 0 0 | 5 | open");
}

/* A guest's presence of 7 September that was taken back, even as “absent”, is no absence: the
 * person was not expected. */
static void guest_taken_back(void **state)
{
    struct planning *p = *state;
    struct someone anna = contracts_someone(p);
    contracts_enrol(p, &anna, "G1", "2026-09-14", NULL);
    contracts_add(p, "KIS/1/2026", &anna, "2026-09-01", "2026-10-31");
    contracts_oblige(p, "KIS/1/2026", "min_count 6 G1 neutral", NULL, NULL);
    contracts_mark(p, "G1-2026-09-07", &anna, ATTENDANCE_PRESENT);
    contracts_mark(p, "G1-2026-09-07", &anna, ATTENDANCE_ABSENT);
    contracts_mark(p, "G1-2026-09-14", &anna, ATTENDANCE_ABSENT);
    contracts_check(p, "KIS/1/2026", 1, "2026-09-14", "6 0 | 1 0 0 1 0 0 | 6 | open");
    contracts_excuse(p, "G1-2026-09-07", &anna);
    contracts_check(p, "KIS/1/2026", 1, "2026-09-14", "6 0 | 1 0 0 1 0 0 | 6 | open");
    struct contract_figures figures = contracts_figures(p, "KIS/1/2026", "2026-09-14");
    assert_int_equal(figures.absences_in_row, 1);
    contract_figures_free(&figures);
}

/* The guest's number of 7 September turns out to be Anna's on the 22nd. As of the 21st nobody
 * knew: 1 attended (the 14th) and the 7th without a mark. As of the 22nd: 2 attended. */
static void merged_later(void **state)
{
    struct planning *p = *state;
    struct participant_merge merge;
    struct someone anna = contracts_enrolled(p), other = contracts_someone(p);
    contracts_add(p, "KIS/1/2026", &anna, "2026-09-01", "2026-10-31");
    contracts_oblige(p, "KIS/1/2026", "min_count 6 G1 neutral", "2026-09-01", "2026-09-14");
    contracts_mark(p, "G1-2026-09-07", &other, ATTENDANCE_PRESENT);
    contracts_mark(p, "G1-2026-09-14", &anna, ATTENDANCE_PRESENT);
    planning_set_now(p, "2026-09-22T09:00");
    must(participant_merge(p->club, other.number, anna.number, &merge, &p->err));
    contracts_check(p, "KIS/1/2026", 1, "2026-09-21", "6 1 | 2 1 0 0 0 1 | 0 | not_offered");
    contracts_check(p, "KIS/1/2026", 1, "2026-09-22", "6 2 | 2 2 0 0 0 0 | 0 | not_offered");
}

/* On 7 September Anna forgot her card and came under a guest's number; on the list her own was
 * marked absent. That mark spoke of the number: once both are hers, 2 attended of 2 held, none
 * missed. A correction speaks of the person: 1 attended, 1 not. */
static void merged_with_an_absence(void **state)
{
    struct planning *p = *state;
    struct participant_merge merge;
    struct someone anna = contracts_enrolled(p), other = contracts_someone(p);
    contracts_add(p, "KIS/1/2026", &anna, "2026-09-01", "2026-10-31");
    contracts_oblige(p, "KIS/1/2026", "min_count 6 G1 neutral", "2026-09-01", "2026-09-14");
    contracts_mark(p, "G1-2026-09-07", &other, ATTENDANCE_PRESENT);
    contracts_mark(p, "G1-2026-09-07", &anna, ATTENDANCE_ABSENT);
    contracts_mark(p, "G1-2026-09-14", &anna, ATTENDANCE_PRESENT);
    planning_set_now(p, "2026-09-22T09:00");
    contracts_check(p, "KIS/1/2026", 1, "2026-09-22", "6 1 | 2 1 0 1 0 0 | 0 | not_offered");
    must(participant_merge(p->club, other.number, anna.number, &merge, &p->err));
    contracts_check(p, "KIS/1/2026", 1, "2026-09-22", "6 2 | 2 2 0 0 0 0 | 0 | not_offered");
    must(attendance_correct(p->club,
                            &(struct attendance_correction){.session = "G1-2026-09-07",
                                                            .participant = anna.number,
                                                            .status = ATTENDANCE_ABSENT,
                                                            .reason = "lista papierowa"},
                            &p->err));
    contracts_check(p, "KIS/1/2026", 1, "2026-09-22", "6 1 | 2 1 0 1 0 0 | 0 | not_offered");
}

/* A contract of the number that was merged is the person's. */
static void merged_contract(void **state)
{
    struct planning *p = *state;
    struct someone anna = contracts_enrolled(p), other = contracts_someone(p);
    contracts_add(p, "KIS/1/2026", &other, "2026-09-01", "2026-10-31");
    contracts_oblige(p, "KIS/1/2026", "min_count 2 G1 neutral", NULL, NULL);
    contracts_mark(p, "G1-2026-09-07", &anna, ATTENDANCE_PRESENT);
    contracts_check(p, "KIS/1/2026", 1, "2026-09-07", "2 0 | 0 0 0 0 0 0 | 0 | not_offered");
    struct statement *s = statement_new(
        p->club->store, "UPDATE participant SET merged_into_id = :into WHERE id = :from");
    statement_bind_integer(s, ":into", anna.id);
    statement_bind_integer(s, ":from", other.id);
    must(statement_run(s, &p->err));
    contracts_check(p, "KIS/1/2026", 1, "2026-09-07", "2 1 | 1 1 0 0 0 0 | 7 | open");
    struct contract contract;
    must(contract_get(p->club, "KIS/1/2026", day_from("2026-09-07"), &contract, &p->err));
    assert_string_equal(contract.participant, anna.number);
}

/* A month ends at midnight of the wall clock. A session on 30 September from 22:00 to 24:00 is
 * September's; its end is the first instant of October. The night of 25 October is an hour
 * longer: a session from 00:30 to 04:00 has 3.5 + 1 hours, 270 minutes, and belongs to the
 * Sunday that ends its week. */
static void borders(void **state)
{
    struct planning *p = *state;
    char code[SESSION_CODE_SIZE];
    struct someone anna = contracts_enrolled(p);
    struct session_time late = {
        .day = day_from("2026-09-30"), .start_minutes = 1320, .end_minutes = 1440};
    struct session_time night = {
        .day = day_from("2026-10-25"), .start_minutes = 30, .end_minutes = 240};
    must(session_add(p->club, "G1", &late, "sala 2", code, &p->err));
    must(session_add(p->club, "G1", &night, "sala 2", code, &p->err));
    contracts_add(p, "KIS/1/2026", &anna, "2026-09-01", "2026-10-31");
    contracts_oblige(p, "KIS/1/2026", "min_minutes 390 G1 neutral", NULL, NULL);
    contracts_oblige(p, "KIS/1/2026", "min_count 1 G1 neutral", "2026-09-29", "2026-09-30");
    contracts_oblige(p, "KIS/1/2026", "per_week 1 G1 neutral", "2026-10-20", "2026-10-26");
    contracts_mark(p, "G1-2026-09-30", &anna, ATTENDANCE_PRESENT);
    contracts_mark(p, "G1-2026-10-25", &anna, ATTENDANCE_PRESENT);
    contracts_mark(p, "G1-2026-10-26", &anna, ATTENDANCE_ABSENT);
    /* 120 + 270 = 390 minutes; 10 sessions with the 8 Mondays, 7 of them without a mark. */
    contracts_check(p, "KIS/1/2026", 1, "2026-10-26", "390 390 | 10 2 0 1 0 7 | 0 | met");
    contracts_check(p, "KIS/1/2026", 2, "2026-10-26", "1 1 | 1 1 0 0 0 0 | 0 | met");
    /* 20–25 October: 1 of 1 on Sunday; Monday the 26th alone: 0 of 1. */
    contracts_check(p, "KIS/1/2026", 3, "2026-10-26", "2 1 | 2 1 0 1 0 0 | 0 | no_longer");
}

/* Minutes by the activity's rule: with real minutes, 25 late of 150 leave 125. The 8 Mondays
 * have 8 × 150 = 1200 minutes; 125 + 7 × 150 = 1175 can be reached. */
static void real_minutes(void **state)
{
    struct planning *p = *state;
    struct someone anna = contracts_enrolled(p);
    struct statement *s =
        statement_new(p->club->store, "UPDATE activity SET credit = 'real' WHERE code = 'G1'");
    must(statement_run(s, &p->err));
    contracts_add(p, "KIS/1/2026", &anna, "2026-09-01", "2026-10-31");
    contracts_oblige(p, "KIS/1/2026", "min_minutes 1200 G1 neutral", NULL, NULL);
    planning_set_now(p, "2026-09-07T19:00");
    contracts_event(
        p, "G1-2026-09-07", &anna,
        (struct presence_event){.kind = PRESENCE_ARRIVED, .at = instant_from("2026-09-07T15:55")});
    contracts_check(p, "KIS/1/2026", 1, "2026-09-07", "1200 125 | 1 1 0 0 0 0 | 7 | no_longer");
    struct contract_figures all = contracts_figures(p, "KIS/1/2026", "2026-09-07");
    assert_int_equal(all.lines[0].count.figures.reachable, 1175);
    contract_figures_free(&all);
}

/* Sessions that are not made yet: the contract lasts until 30 June 2027, sessions are made for
 * 26 weeks. Mondays from 1 September: 4 + 4 + 5 + 4 in 2026; in 2027 January 4 11 18 25,
 * February 1 8 15 22, March 1 8 15 22 (the 29th is Easter Monday), April 5 12 19 26, May
 * 10 17 24 31 (the 3rd is a holiday), June 7 14 21 28: 24. Together 41. */
static void beyond_the_horizon(void **state)
{
    struct planning *p = *state;
    struct someone anna = contracts_enrolled(p);
    contracts_add(p, "KIS/1/2026", &anna, "2026-09-01", "2027-06-30");
    contracts_oblige(p, "KIS/1/2026", "min_count 41 G1 neutral", NULL, NULL);
    contracts_oblige(p, "KIS/1/2026", "min_count 42 G1 neutral", NULL, NULL);
    contracts_check(p, "KIS/1/2026", 1, "2026-08-24", "41 0 | 0 0 0 0 0 0 | 41 | open");
    contracts_check(p, "KIS/1/2026", 2, "2026-08-24", "42 0 | 0 0 0 0 0 0 | 41 | not_offered");
    /* When more of them are made later, the same comes out for the earlier day. */
    struct schedule_generated made;
    planning_set_now(p, "2027-01-15T09:00");
    must(schedule_generate(p->club, 0, &made, &p->err));
    assert_true(made.made > 0);
    contracts_check(p, "KIS/1/2026", 1, "2026-08-24", "41 0 | 0 0 0 0 0 0 | 41 | open");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        contracts_test(six_of_eight),
        contracts_test(every_monday),
        contracts_test(one_a_month),
        contracts_test(single_act),
        contracts_test(conduct),
        contracts_test(two_contracts),
        contracts_test(two_activities),
        contracts_test(window_before_enrolment),
        contracts_test(enrolment_ends_early),
        contracts_test(moved_out),
        contracts_test(cancelled),
        contracts_test(holiday),
        contracts_test(guest),
        contracts_test(guest_taken_back),
        contracts_test(merged_contract),
        contracts_test(merged_later),
        contracts_test(merged_with_an_absence),
        contracts_test(borders),
        contracts_test(real_minutes),
        contracts_test(beyond_the_horizon),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
