/* Contracts through time: what an evaluation could not know, figures that come out again, annex
 * and extension, drafts, who needs a conversation, what is due. */
#include "base/memory.h"
#include "club/timetable/booking.h"
#include "figures/person/contract_due.h"
#include "figures/person/contract_risk.h"
#include "figures/person/contract_since.h"
#include "tests/unit/contracts.h"

/* Every Monday in October. Present 5, absent 12, present 19 and 26: evaluated on 30 October with
 * 3 of 4, out of reach. The excuse for the 12th is granted on 4 November: 3 of 3, met. As of
 * the evaluation's day it is still 3 of 4, and the difference is told with its date. */
static void excuse_after_evaluation(void **state)
{
    struct planning *p = *state;
    struct someone anna = contracts_enrolled(p);
    struct since_changes since = {0};
    contracts_add(p, "KIS/1/2026", &anna, "2026-10-01", "2026-11-30");
    contracts_oblige(p, "KIS/1/2026", "all 0 G1 neutral", "2026-10-01", "2026-10-31");
    contracts_mark(p, "G1-2026-10-05", &anna, ATTENDANCE_PRESENT);
    contracts_mark(p, "G1-2026-10-12", &anna, ATTENDANCE_ABSENT);
    contracts_mark(p, "G1-2026-10-19", &anna, ATTENDANCE_PRESENT);
    contracts_mark(p, "G1-2026-10-26", &anna, ATTENDANCE_PRESENT);
    planning_set_now(p, "2026-10-30T12:00");
    must(contract_evaluate(p->club, "KIS/1/2026", day_from("2026-10-30"), "Maria Zmyślona",
                           "Rozmowa o nieobecności.", &p->err));
    contracts_check(p, "KIS/1/2026", 1, "2026-10-30", "4 3 | 4 3 0 1 0 0 | 0 | no_longer");
    planning_set_now(p, "2026-11-04T12:00");
    contracts_excuse(p, "G1-2026-10-12", &anna);
    contracts_check(p, "KIS/1/2026", 1, "2026-11-04", "3 3 | 4 3 1 0 0 0 | 0 | met");
    contracts_check(p, "KIS/1/2026", 1, "2026-10-30", "4 3 | 4 3 0 1 0 0 | 0 | no_longer");
    struct contract_figures now = contracts_figures(p, "KIS/1/2026", "2026-11-04");
    must(contract_since_list(p->club, &now, day_from("2026-10-30"), &since, &p->err));
    assert_int_equal(since.count, 1);
    assert_string_equal(since.items[0].session, "G1-2026-10-12");
    assert_int_equal(since.items[0].before, CLASS_NOT_ATTENDED);
    assert_int_equal(since.items[0].now, CLASS_EXCUSED);
    since_changes_free(&since);
    contract_figures_free(&now);
}

/* Everything that figures say, as text to compare. */
static void describe(struct planning *p, const char *sign, const char *day, struct buffer *text)
{
    struct contract_figures all = contracts_figures(p, sign, day);
    buffer_printf(text, "%s %d %d %s %d;", all.contract.social_worker, all.contract.terms.version,
                  all.contract.terms.until_on, contract_state_word(all.contract.state),
                  all.absences_in_row);
    for (size_t i = 0; i < all.line_count; i++) {
        const struct contract_line *line = &all.lines[i];
        const struct obligation_figures *f = &line->count.figures;
        buffer_printf(text, "\n%d %d: %d %d %d %d %d %d %d %s", line->obligation.line,
                      line->unsigned_count, f->required, f->counted, f->held, f->possible,
                      f->not_held, f->not_enrolled, f->minutes,
                      obligation_outcome_word(line->outcome));
        for (size_t j = 0; j < line->session_count; j++) {
            const struct history_session *session = &all.history.items[line->sessions[j]];
            buffer_printf(text, " %s/%d/%d/%d", session->code, session->day, session->class,
                          session->late_minutes);
        }
    }
    contract_figures_free(&all);
}

/* Whatever happens later, and be it about the days before: as of a day the same comes out. */
static void comes_out_again(void **state)
{
    struct planning *p = *state;
    struct buffer then = {0}, again = {0};
    bool is_withdrawn;
    int version;
    struct schedule_effect effect = {0};
    struct someone anna = contracts_enrolled(p);
    contracts_add(p, "KIS/1/2026", &anna, "2026-09-01", "2026-12-31");
    contracts_oblige(p, "KIS/1/2026", "min_share 80 - neutral", NULL, NULL);
    contracts_oblige(p, "KIS/1/2026", "per_month 1 G1,K1 counts", NULL, NULL);
    contracts_oblige(p, "KIS/1/2026", "single_act 0 - neutral", NULL, "2026-09-30");
    must(booking_make(p->club, "K1-2026-10-15", anna.number, &p->err));
    contracts_mark(p, "G1-2026-09-07", &anna, ATTENDANCE_PRESENT);
    contracts_mark(p, "G2-2026-09-10", &anna, ATTENDANCE_ABSENT);
    contracts_mark(p, "G1-2026-09-14", &anna, ATTENDANCE_ABSENT);
    planning_set_now(p, "2026-09-20T23:59");
    describe(p, "KIS/1/2026", "2026-09-20", &then);

    planning_set_now(p, "2026-09-21T08:00");
    struct session_time tuesday = {
        .day = day_from("2026-10-06"), .start_minutes = 930, .end_minutes = 1080};
    contracts_excuse(p, "G2-2026-09-10", &anna);
    must(session_move(p->club, "G1-2026-10-05", &tuesday, &p->err));
    must(session_cancel(p->club, "G1-2026-09-14", "leader", &p->err));
    must(session_cancel(p->club, "G2-2026-10-22", "room", &p->err));
    must(session_restore(p->club, "G2-2026-10-22", &p->err));
    char number[NUMBER_SIZE];
    must(booking_release(p->club, "K1-2026-10-15", number, &p->err));
    must(obligation_fact_add(p->club, "KIS/1/2026", 3, day_from("2026-09-15"), "seen", &p->err));
    must(contract_change(p->club, "KIS/1/2026", "Jan Inny", NULL, &p->err));
    must(contract_add_terms(p->club, "KIS/1/2026",
                            &(struct contract_annex){.kind = CONTRACT_ANNEX,
                                                     .concluded_on = day_from("2026-09-18"),
                                                     .from_on = DAY_NONE,
                                                     .until_on = day_from("2026-11-30")},
                            &version, &p->err));
    must(obligation_release(p->club, "KIS/1/2026", 2, false, &p->err));
    contracts_oblige(p, "KIS/1/2026", "all 0 G1 neutral", NULL, NULL);
    struct schedule_entry friday = planning_entry("G2", "FREQ=WEEKLY;BYDAY=FR", "14:00", "15:30");
    friday.valid_from = day_from("2026-11-02");
    must(schedule_change(p->club, "G2", &friday, &effect, &p->err));
    schedule_effect_free(&effect);
    must(enrolment_end(p->club, anna.number, "G1", day_from("2026-09-25"), "moved", &is_withdrawn,
                       &p->err));
    must(contract_end(p->club, "KIS/1/2026", day_from("2026-09-21"), "agreed", &p->err));
    planning_set_now(p, "2026-10-20T08:00");
    contracts_mark(p, "G1-2026-09-07", &anna, ATTENDANCE_UNKNOWN);

    describe(p, "KIS/1/2026", "2026-09-20", &again);
    assert_string_equal(then.text, again.text);
    again.length = 0;
    describe(p, "KIS/1/2026", "2026-10-20", &again);
    assert_string_not_equal(then.text, again.text);
    buffer_free(&then);
    buffer_free(&again);
}

/* Concluded on 1 September until 31 October, at least 6 Mondays; the extension of 20 October
 * lasts until 30 November and carries the line on: 4 + 4 + 5 Mondays instead of 8. A line with
 * days of its own keeps them. The annex of 2 November releases line 1 and asks for all. */
static void annex_and_extension(void **state)
{
    struct planning *p = *state;
    struct contract_terms_list terms = {0};
    int version;
    struct someone anna = contracts_enrolled(p);
    contracts_add(p, "KIS/1/2026", &anna, "2026-09-01", "2026-10-31");
    contracts_oblige(p, "KIS/1/2026", "min_count 6 G1 neutral", NULL, NULL);
    contracts_oblige(p, "KIS/1/2026", "min_count 2 G2 neutral", "2026-09-01", "2026-09-30");
    planning_set_now(p, "2026-10-20T09:00");
    struct contract_annex annex = {.kind = CONTRACT_EXTENSION,
                                   .concluded_on = day_from("2026-10-20"),
                                   .from_on = DAY_NONE,
                                   .until_on = day_from("2026-11-30")};
    must(contract_add_terms(p->club, "KIS/1/2026", &annex, &version, &p->err));
    assert_int_equal(version, 2);
    /* Without any mark the 7 Mondays until 19 October stay without one. */
    contracts_check(p, "KIS/1/2026", 1, "2026-10-19", "6 0 | 7 0 0 0 0 7 | 1 | open");
    contracts_check(p, "KIS/1/2026", 1, "2026-10-20", "6 0 | 7 0 0 0 0 7 | 6 | open");
    contracts_check(p, "KIS/1/2026", 2, "2026-10-20", "2 0 | 4 0 0 0 0 4 | 0 | open");
    planning_set_now(p, "2026-11-02T09:00");
    annex = (struct contract_annex){.kind = CONTRACT_ANNEX,
                                    .concluded_on = day_from("2026-11-02"),
                                    .from_on = DAY_NONE,
                                    .until_on = DAY_NONE};
    must_refuse(obligation_release(p->club, "KIS/1/2026", 1, false, &p->err) &&
                    obligation_release(p->club, "KIS/1/2026", 1, false, &p->err),
                ERROR_REFUSED, "no line 1");
    must(contract_add_terms(p->club, "KIS/1/2026", &annex, &version, &p->err));
    contracts_oblige(p, "KIS/1/2026", "all 0 G1 neutral", "2026-11-02", "2026-11-30");
    struct contract_figures all = contracts_figures(p, "KIS/1/2026", "2026-11-02");
    assert_int_equal(all.line_count, 2);
    assert_int_equal(all.lines[0].obligation.line, 2);
    assert_int_equal(all.lines[1].obligation.line, 3);
    must(contract_terms_list(p->club, &all.contract, &terms, &p->err));
    assert_int_equal(terms.count, 3);
    assert_int_equal(terms.items[0].until_on, day_from("2026-10-31"));
    assert_int_equal(terms.items[1].until_on, day_from("2026-11-30"));
    contract_terms_list_free(&terms);
    contract_figures_free(&all);
    all = contracts_figures(p, "KIS/1/2026", "2026-10-31");
    assert_int_equal(all.contract.terms.version, 2);
    assert_int_equal(all.line_count, 2);
    assert_int_equal(all.lines[0].obligation.line, 1);
    contract_figures_free(&all);
}

/* Noted on 10 September, concluded on the 1st: as of the 5th the contract is shown with the
 * lines that were noted on the first day; one that was noted on the 12th is told to be later. */
static void noted_late(void **state)
{
    struct planning *p = *state;
    struct someone anna = contracts_enrolled(p);
    planning_set_now(p, "2026-09-10T09:00");
    contracts_add(p, "KIS/1/2026", &anna, "2026-09-01", "2026-10-31");
    planning_set_now(p, "2026-09-10T15:00");
    contracts_oblige(p, "KIS/1/2026", "min_count 6 G1 neutral", NULL, NULL);
    planning_set_now(p, "2026-09-12T09:00");
    contracts_oblige(p, "KIS/1/2026", "conduct 0 - neutral", NULL, NULL);
    struct contract_figures all = contracts_figures(p, "KIS/1/2026", "2026-09-05");
    assert_int_equal(all.line_count, 1);
    assert_int_equal(all.noted_later, 1);
    contract_figures_free(&all);
    all = contracts_figures(p, "KIS/1/2026", "2026-09-12");
    assert_int_equal(all.line_count, 2);
    assert_int_equal(all.noted_later, 0);
    contract_figures_free(&all);
}

/* Two Mondays are held; the list of the first is signed on the 8th: from then on one is draft. */
static void draft(void **state)
{
    struct planning *p = *state;
    struct someone anna = contracts_enrolled(p);
    planning_add_staff(p, "AP", "Anna Przykładowa");
    contracts_add(p, "KIS/1/2026", &anna, "2026-09-01", "2026-10-31");
    contracts_oblige(p, "KIS/1/2026", "min_count 6 G1 neutral", NULL, NULL);
    contracts_mark(p, "G1-2026-09-07", &anna, ATTENDANCE_PRESENT);
    struct session session = planning_session(p, "G1-2026-09-07");
    struct statement *s = statement_new(
        p->club->store, "INSERT INTO session_course (session_id, version, actor, noted_at)"
                        " VALUES (:session, 1, 'AP', :at)");
    statement_bind_integer(s, ":session", session.id);
    statement_bind_integer(s, ":at", instant_from("2026-09-08T09:00"));
    must(statement_run(s, &p->err));
    s = statement_new(p->club->store,
                      "INSERT INTO session_signoff (id, session_id, version, course_version, hash,"
                      " expected, present, unknown, signed_by, signed_at)"
                      " VALUES (1, :session, 1, 1, zeroblob(32), 1, 1, 0, 'AP', :at)");
    statement_bind_integer(s, ":session", session.id);
    statement_bind_integer(s, ":at", instant_from("2026-09-08T09:00"));
    must(statement_run(s, &p->err));
    contracts_mark(p, "G1-2026-09-14", &anna, ATTENDANCE_PRESENT);
    static const struct {
        const char *day;
        int unsigned_count;
    } wanted[] = {{"2026-09-07", 1}, {"2026-09-08", 0}, {"2026-09-14", 1}};
    for (size_t i = 0; i < 3; i++) {
        struct contract_figures all = contracts_figures(p, "KIS/1/2026", wanted[i].day);
        assert_int_equal(all.lines[0].unsigned_count, wanted[i].unsigned_count);
        contract_figures_free(&all);
    }
}

static struct contract_filter anything(struct planning *p)
{
    return (struct contract_filter){
        .day = club_today(p->club), .from = DAY_NONE, .until = DAY_NONE};
}

/* "KIS/1 no_longer 1, …": sign, signal and line, in the order of the list. */
static void check_risks(struct planning *p, const struct contract_filter *filter,
                        const char *wanted)
{
    struct contract_risks list = {0};
    struct buffer text = {0};
    must(contract_risk_list(p->club, filter, &list, &p->err));
    buffer_append_text(&text, "");
    for (size_t i = 0; i < list.count; i++)
        buffer_printf(&text, "%s%s %s %d", i ? ", " : "", list.items[i].contract.sign,
                      contract_signal_word(list.items[i].signal), list.items[i].obligation.line);
    assert_string_equal(text.text, wanted);
    buffer_free(&text);
    contract_risks_free(&list);
}

static void has_died(struct planning *p, const struct someone *someone)
{
    struct participant_leaving leaving;
    must(participant_leave(p->club, someone->number, club_today(p->club), "deceased", &leaving,
                           &p->err));
}

/* Anna was absent on 7, 14 and 21 September, three in a row: 6 of 8 is out of reach, 5 of 8
 * needs every one that is left. Jan missed one (excused) and has all in reach. Ewa is enrolled
 * from October: 4 Mondays are too few for 6. */
static void at_risk(void **state)
{
    struct planning *p = *state;
    struct someone anna = contracts_enrolled(p), jan = contracts_enrolled(p);
    struct someone ewa = contracts_someone(p);
    contracts_enrol(p, &ewa, "G1", "2026-10-01", NULL);
    contracts_add(p, "KIS/1/2026", &anna, "2026-09-01", "2026-10-31");
    contracts_oblige(p, "KIS/1/2026", "min_count 6 G1 neutral", NULL, NULL);
    contracts_oblige(p, "KIS/1/2026", "min_count 5 G1 neutral", NULL, NULL);
    contracts_add(p, "KIS/2/2026", &jan, "2026-09-01", "2026-10-31");
    contracts_oblige(p, "KIS/2/2026", "min_count 6 G1 neutral", NULL, NULL);
    contracts_add(p, "KIS/3/2026", &ewa, "2026-09-01", "2026-10-31");
    contracts_oblige(p, "KIS/3/2026", "min_count 6 G1 neutral", NULL, NULL);
    contracts_mark(p, "G1-2026-09-07", &anna, ATTENDANCE_ABSENT);
    contracts_mark(p, "G1-2026-09-07", &jan, ATTENDANCE_ABSENT);
    contracts_excuse(p, "G1-2026-09-07", &jan);
    contracts_mark(p, "G1-2026-09-14", &anna, ATTENDANCE_ABSENT);
    contracts_mark(p, "G1-2026-09-14", &jan, ATTENDANCE_PRESENT);
    contracts_mark(p, "G1-2026-09-21", &anna, ATTENDANCE_ABSENT);
    contracts_mark(p, "G1-2026-09-21", &jan, ATTENDANCE_PRESENT);
    struct contract_filter filter = anything(p);
    check_risks(p, &filter,
                "KIS/1/2026 no_longer 1, KIS/1/2026 all_needed 2, KIS/1/2026 in_row 0, "
                "KIS/3/2026 not_offered 1");
    filter.social_worker = "zmyslona";
    filter.district = "rejon 3";
    check_risks(p, &filter, "");
    filter.district = "Rejon 2";
    filter.participant = ewa.number;
    check_risks(p, &filter, "KIS/3/2026 not_offered 1");
    filter.participant = NULL;
    filter.activity = "G2";
    check_risks(p, &filter, "");
    must(contract_end(p->club, "KIS/1/2026", day_from("2026-09-20"), "agreed", &p->err));
    filter.activity = NULL;
    check_risks(p, &filter, "KIS/3/2026 not_offered 1");
    has_died(p, &ewa);
    check_risks(p, &filter, "");
}

/* At least 4 Mondays in September: only the 28th was attended. Out of reach, and still told in
 * October; the evaluation of 5 October has settled it, for its days are over. */
static void at_risk_until_evaluated(void **state)
{
    struct planning *p = *state;
    struct someone anna = contracts_enrolled(p);
    struct contract_filter filter;
    contracts_add(p, "KIS/1/2026", &anna, "2026-09-01", "2026-12-31");
    contracts_oblige(p, "KIS/1/2026", "min_count 4 G1 neutral", NULL, "2026-09-30");
    contracts_mark(p, "G1-2026-09-21", &anna, ATTENDANCE_ABSENT);
    contracts_mark(p, "G1-2026-09-28", &anna, ATTENDANCE_PRESENT);
    filter = anything(p);
    check_risks(p, &filter, "KIS/1/2026 no_longer 1");
    must(contract_evaluate(p->club, "KIS/1/2026", day_from("2026-09-28"), "AP", "Rozmowa.",
                           &p->err));
    planning_set_now(p, "2026-10-05T09:00");
    filter = anything(p);
    check_risks(p, &filter, "KIS/1/2026 no_longer 1");
    must(contract_evaluate(p->club, "KIS/1/2026", day_from("2026-10-05"), "AP", "Rozmowa.",
                           &p->err));
    check_risks(p, &filter, "");
}

static void check_dues(struct planning *p, const char *until, const char *wanted)
{
    struct contract_dues list = {0};
    struct buffer text = {0};
    struct contract_filter filter = anything(p);
    must(contract_due_list(p->club, &filter, day_from(until), &list, &p->err));
    buffer_append_text(&text, "");
    for (size_t i = 0; i < list.count; i++) {
        char day[DAY_SIZE];
        day_format(list.items[i].due_on, day);
        buffer_printf(&text, "%s%s %s %s %d", i ? ", " : "", list.items[i].contract.sign, day,
                      due_reason_word(list.items[i].reason), list.items[i].line);
    }
    assert_string_equal(text.text, wanted);
    buffer_free(&text);
    contract_dues_free(&list);
}

/* From 1 September, every 30 days: 1 October. Line 2 ends on 30 September, the contract on 31
 * October. Evaluated on 2 October: line and interval are settled, the next is 1 November, which
 * the end on 31 October comes before. Evaluated on 3 November: nothing is due any more. */
static void due(void **state)
{
    struct planning *p = *state;
    struct someone anna = contracts_enrolled(p);
    contracts_add(p, "KIS/1/2026", &anna, "2026-09-01", "2026-10-31");
    contracts_oblige(p, "KIS/1/2026", "min_count 6 G1 neutral", NULL, NULL);
    contracts_oblige(p, "KIS/1/2026", "single_act 0 - neutral", NULL, "2026-09-30");
    check_dues(p, "2026-09-29", "");
    check_dues(p, "2026-10-01", "KIS/1/2026 2026-09-30 line 2, KIS/1/2026 2026-10-01 interval 0");
    planning_set_now(p, "2026-10-02T09:00");
    must(contract_evaluate(p->club, "KIS/1/2026", day_from("2026-10-02"), "AP", "Ocena.", &p->err));
    check_dues(p, "2026-10-30", "");
    check_dues(p, "2026-12-31", "KIS/1/2026 2026-10-31 end 0");
    planning_set_now(p, "2026-11-03T09:00");
    must(contract_evaluate(p->club, "KIS/1/2026", day_from("2026-11-03"), "AP", "Ocena.", &p->err));
    check_dues(p, "2026-12-31", "");
}

/* Nobody is reminded to talk with somebody who has died, whether the contract or the person was
 * noted as ended; of another ending the last evaluation stays to be written. */
static void due_after_ending(void **state)
{
    struct planning *p = *state;
    struct someone anna = contracts_enrolled(p);
    contracts_add(p, "KIS/1/2026", &anna, "2026-09-01", "2026-12-31");
    contracts_add(p, "KIS/2/2026", &anna, "2026-09-01", "2026-12-31");
    must(contract_end(p->club, "KIS/1/2026", day_from("2026-09-20"), "agreed", &p->err));
    check_dues(p, "2026-09-30", "KIS/1/2026 2026-09-20 end 0");
    must(contract_end(p->club, "KIS/2/2026", day_from("2026-09-20"), "deceased", &p->err));
    check_dues(p, "2026-12-31", "KIS/1/2026 2026-09-20 end 0");
    has_died(p, &anna);
    check_dues(p, "2026-12-31", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        contracts_test(excuse_after_evaluation),
        contracts_test(comes_out_again),
        contracts_test(annex_and_extension),
        contracts_test(noted_late),
        contracts_test(draft),
        contracts_test(at_risk),
        contracts_test(at_risk_until_evaluated),
        contracts_test(due),
        contracts_test(due_after_ending),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
