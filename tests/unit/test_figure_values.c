/* Figures of a small autumn, counted by hand, and of two and a half years of the timetable. */
#include "casework/outcome.h"
#include "club/people/participant_merge.h"
#include "club/people/person.h"
#include "club/settings.h"
#include "club/timetable/booking.h"
#include "club/timetable/programme.h"
#include "rights/restriction.h"
#include "tests/unit/reporting.h"

/* The story, by which everything below is counted:
 *
 *   September  G1 on the 7th, signed:   A present, B absent
 *              G2 on the 10th, signed:  A present
 *              G1 on the 14th, signed:  A late, B present
 *              G1 on the 21st, marked and not signed: B present
 *   October    K1 on the 1st, signed:   A present (consultation of 30 minutes)
 *              G1 on the 5th, signed:   B present, M present; M turns out to be A
 *              G1 on the 12th: cancelled, leader
 *
 * G1 lasts 150 minutes, G2 90. September has Mondays 7 14 21 28 and Thursdays 3 10 17 24,
 * October 5 12 19 26 and 1 8 15 22 29. */
struct story {
    struct someone a, b, m;
};

static struct story tell(struct planning *p)
{
    struct story story = {contracts_enrolled(p), contracts_someone(p), contracts_someone(p)};
    struct participant_merge merge;
    contracts_enrol(p, &story.b, "G1", "2026-08-31", NULL);
    contracts_enrol(p, &story.m, "G1", "2026-09-28", NULL);
    contracts_mark(p, "G1-2026-09-07", &story.a, ATTENDANCE_PRESENT);
    contracts_mark(p, "G1-2026-09-07", &story.b, ATTENDANCE_ABSENT);
    contracts_mark(p, "G2-2026-09-10", &story.a, ATTENDANCE_PRESENT);
    contracts_mark(p, "G1-2026-09-14", &story.a, ATTENDANCE_LATE);
    contracts_mark(p, "G1-2026-09-14", &story.b, ATTENDANCE_PRESENT);
    contracts_mark(p, "G1-2026-09-21", &story.b, ATTENDANCE_PRESENT);
    must(booking_make(p->club, "K1-2026-10-01", story.a.number, &p->err));
    contracts_mark(p, "K1-2026-10-01", &story.a, ATTENDANCE_PRESENT);
    contracts_mark(p, "G1-2026-10-05", &story.b, ATTENDANCE_PRESENT);
    contracts_mark(p, "G1-2026-10-05", &story.m, ATTENDANCE_PRESENT);
    must(session_cancel(p->club, "G1-2026-10-12", "leader", &p->err));
    static const char *const signed_lists[] = {"G1-2026-09-07", "G2-2026-09-10", "G1-2026-09-14",
                                               "K1-2026-10-01", "G1-2026-10-05"};
    for (size_t i = 0; i < sizeof signed_lists / sizeof *signed_lists; i++)
        reporting_sign(p, signed_lists[i]);
    must(participant_merge(p->club, story.m.number, story.a.number, &merge, &p->err));
    planning_set_now(p, "2026-11-02T09:00");
    return story;
}

static void sessions_are_each_one_thing(void **state)
{
    struct planning *p = *state;
    tell(p);
    reporting_check(p, "2026-09", "sessions_planned", 8); /* 4 Mondays, 4 Thursdays */
    reporting_check(p, "2026-09", "sessions_held", 3);
    reporting_check(p, "2026-09", "sessions_unsigned", 1);
    reporting_check(p, "2026-09", "sessions_unrecorded", 4); /* 8 - 3 - 1 */
    reporting_check(p, "2026-10", "sessions_planned", 9);    /* 4 Mondays, 5 Thursdays */
    reporting_check(p, "2026-10", "sessions_held", 1);       /* the consultation is none */
    reporting_check(p, "2026-10", "sessions_cancelled", 1);
    reporting_check(p, "2026-10", "sessions_cancelled_by_reason/leader", 1);
    reporting_check(p, "2026-10", "sessions_cancelled_by_reason/room", 0);
    reporting_check(p, "2026-10", "sessions_unrecorded", 7); /* 9 - 1 - 1 */
    reporting_check(p, "2026-12", "sessions_ahead", 8);      /* 7 14 21 28, 3 10 17 31 */
    struct figure_value use = reporting_value(p, "2026-09", NULL, "session_use", "");
    assert_int_equal(use.value, 3);
    assert_int_equal(use.of, 8);
}

static void only_signed_sessions_give_hours_and_persons(void **state)
{
    struct planning *p = *state;
    tell(p);
    reporting_check(p, "2026-09", "minutes_held", 390); /* 150 + 90 + 150 */
    reporting_check(p, "2026-10", "minutes_held", 180); /* 30 + 150 */
    reporting_check(p, "2026-10", "minutes_held_by_kind/konsultacja_ind", 30);
    reporting_check(p, "2026-10", "minutes_held_by_kind/grupa_wsparcia", 150);
    reporting_check(p, "2026-09", "minutes_attended", 540); /* A 390, B 150 */
    reporting_check(p, "2026-09", "presences", 4); /* A three times, B once; not on the 21st */
    reporting_check(p, "2026-10", "presences", 3); /* A, B, and M who is A */
    struct figure_value share = reporting_value(p, "2026-09", NULL, "attendance_share", "");
    assert_int_equal(share.value, 4);
    assert_int_equal(share.of, 5); /* B was absent on the 7th */
}

static void persons_are_counted_once(void **state)
{
    struct planning *p = *state;
    tell(p);
    reporting_check(p, "2026-09", "persons", 2);
    reporting_check(p, "2026-09", "persons_new", 2);
    reporting_check(p, "2026-10", "persons", 2); /* M and A are one */
    reporting_check(p, "2026-10", "persons_new", 0);
    reporting_check(p, "2026-10", "persons_continuing", 2);
    reporting_check(p, "2026-10", "persons_by_kind/grupa_wsparcia", 2);
    reporting_check(p, "2026-10", "persons_by_kind/konsultacja_ind", 1);
    reporting_check(p, "2026-II", "persons", 2); /* and not 2 + 2 */
    reporting_check(p, "2026", "persons", 2);
    reporting_check(p, "2026-11", "persons", 0);
    reporting_check(p, "2026-I", "persons", 0);
}

static void two_numbers_in_one_session_are_one_presence(void **state)
{
    struct planning *p = *state;
    struct participant_merge merge;
    struct someone a = contracts_enrolled(p), m = contracts_enrolled(p);
    contracts_mark(p, "G1-2026-09-07", &a, ATTENDANCE_ABSENT);
    contracts_mark(p, "G1-2026-09-07", &m, ATTENDANCE_PRESENT);
    contracts_mark(p, "G1-2026-09-14", &a, ATTENDANCE_PRESENT);
    contracts_mark(p, "G1-2026-09-14", &m, ATTENDANCE_PRESENT);
    reporting_sign(p, "G1-2026-09-07");
    reporting_sign(p, "G1-2026-09-14");
    must(participant_merge(p->club, m.number, a.number, &merge, &p->err));
    struct figure_value share = reporting_value(p, "2026-09", NULL, "attendance_share", "");
    assert_int_equal(share.value, 2);
    assert_int_equal(share.of, 2);
    reporting_check(p, "2026-09", "minutes_attended", 300);
    reporting_check(p, "2026-09", "persons", 1);
}

static void who_is_restricted_is_left_out(void **state)
{
    struct planning *p = *state;
    struct story story = tell(p);
    must(restriction_impose(p->club, story.b.number, "accuracy", NULL, &p->err));
    reporting_check(p, "2026-09", "persons", 1);
    reporting_check(p, "2026-09", "presences", 3);
    reporting_check(p, "2026-09", "minutes_attended", 390);
    reporting_check(p, "2026-09", "sessions_held", 3);
}

static void finished_is_who_goes_on_nowhere(void **state)
{
    struct planning *p = *state;
    struct someone both = contracts_someone(p), one = contracts_someone(p);
    contracts_enrol(p, &both, "G1", "2026-09-01", "2026-09-30");
    contracts_enrol(p, &both, "G2", "2026-09-01", NULL);
    contracts_enrol(p, &one, "G1", "2026-09-01", "2026-09-30");
    reporting_check(p, "2026-09", "persons_finished", 1);
    reporting_check(p, "2026-10", "persons_finished", 0);
    reporting_check(p, "2026-II", "persons_finished", 1);
}

static void target_groups_need_the_vault(void **state)
{
    struct planning *p = *state;
    struct story story = tell(p);
    struct person_entry entry = {.surname = "Zmyślona", .target_groups = "alcohol,homeless"};
    must(participant_change(p->club, story.a.number, &entry, &p->err));
    reporting_check(p, "2026-09", "persons_by_target_group/alcohol", 1);
    reporting_check(p, "2026-09", "persons_by_target_group/homeless", 1);
    reporting_check(p, "2026-09", "persons_by_target_group/drugs", 0);
    reporting_check(p, "2026-09", "persons_without_group", 1); /* B */
    vault_close(&p->club->vault);
    struct figure_value locked =
        reporting_value(p, "2026-09", NULL, "persons_by_target_group", "alcohol");
    assert_int_equal(locked.state, FIGURE_LOCKED);
    assert_int_equal(locked.value, 0);
    reporting_check(p, "2026-09", "persons", 2);
}

/* Also of somebody who never came to a session; somebody who left early reached nothing. */
static void effects_are_told_by_group_and_kind(void **state)
{
    struct planning *p = *state;
    struct story story = tell(p);
    static const char *const kinds[] = {"therapy", "self_help", "work", "left"};
    struct case_fact fact;
    struct person_entry entry = {.surname = "Zmyślona", .target_groups = "alcohol,homeless"};
    struct someone absent = contracts_enrolled(p);
    must(participant_change(p->club, absent.number, &entry, &p->err));
    for (size_t i = 0; i < 4; i++) {
        struct outcome_entry reached = {
            .kind = kinds[i],
            .happened_on = day_from("2026-09-08"),
            .participant = i < 3 ? absent.number : story.a.number,
            .evidence = "seen",
            .is_another = true,
        };
        must(outcome_add(p->club, &reached, &fact, &p->err));
    }
    reporting_check(p, "2026-09", "outcome_persons", 1);
    reporting_check(p, "2026-09", "persons_by_effect/social", 1); /* twice, and one person */
    reporting_check(p, "2026-09", "persons_by_effect/vocational", 1);
    reporting_check(p, "2026-09", "effects_by_target_group/homeless", 1);
    reporting_check(p, "2026-09", "social_by_target_group/alcohol", 1);
    reporting_check(p, "2026-09", "vocational_by_target_group/alcohol", 1);
    reporting_check(p, "2026-09", "vocational_by_target_group/drugs", 0);
    reporting_check(p, "2026-10", "effects_by_target_group/homeless", 0);
    reporting_check(p, "2026-09", "persons_by_target_group/homeless", 0); /* was never there */
    vault_close(&p->club->vault);
    assert_int_equal(reporting_value(p, "2026-09", NULL, "social_by_target_group", "alcohol").state,
                     FIGURE_LOCKED);
}

static void casework_is_not_kept_by_programme(void **state)
{
    struct planning *p = *state;
    struct programme_entry entry = {
        .code = "GPP", .title = "Program", .from_on = day_from("2026-01-01")};
    must(programme_add(p->club, &entry, &p->err));
    tell(p);
    assert_int_equal(reporting_value(p, "2026-09", "GPP", "interventions", "").state,
                     FIGURE_NO_PROGRAMME);
    assert_int_equal(reporting_value(p, "2026-09", "GPP", "contracts_in_force", "").state,
                     FIGURE_NO_PROGRAMME);
    assert_int_equal(reporting_value(p, "2026-09", "GPP", "persons", "").value, 0);
}

/* Of two months each at most, of the largest at least: for every month, half and year. */
static void persons_of_a_year_lie_between_its_months(void **state)
{
    struct planning *p = *state;
    uint64_t chance = 20260107;
    struct someone people[12];
    struct sessions sessions = planning_list(p, "G1", "2026-09-01", "2026-12-31");
    for (size_t i = 0; i < 12; i++)
        people[i] = contracts_enrolled(p);
    for (size_t s = 0; s < sessions.count; s++) {
        for (size_t i = 0; i < 12; i++) {
            chance = chance * 6364136223846793005ULL + 1442695040888963407ULL;
            if (chance >> 33 & 3)
                continue;
            contracts_mark(p, sessions.items[s].code, &people[i], ATTENDANCE_PRESENT);
        }
        reporting_sign(p, sessions.items[s].code);
    }
    sessions_free(&sessions);
    int64_t sum = 0, largest = 0, new_sum = 0;
    static const char *const months[] = {"2026-09", "2026-10", "2026-11", "2026-12"};
    for (size_t i = 0; i < 4; i++) {
        int64_t persons = reporting_value(p, months[i], NULL, "persons", "").value;
        sum += persons;
        largest = persons > largest ? persons : largest;
        new_sum += reporting_value(p, months[i], NULL, "persons_new", "").value;
    }
    int64_t year = reporting_value(p, "2026", NULL, "persons", "").value;
    assert_true(year <= sum && year >= largest && sum > year);
    assert_int_equal(new_sum, year); /* everybody is new once */
}

/* Mondays 15.30–18.00 and Thursdays 14.00–15.30 after the statutory holidays (domain §1.2): how
 * many, and the minutes when all are held. */
static void the_timetable_gives_its_half_years(void **state)
{
    struct planning *p = *state;
    static const struct {
        const char *period;
        int64_t sessions, minutes;
    } rows[] = {
        {"2025-I", 48, 5760},  {"2025-II", 51, 6150}, {"2026-I", 49, 5910},
        {"2026-II", 52, 6240}, {"2027-I", 48, 5760},  {"2027-II", 51, 6090},
    };
    planning_set_now(p, "2025-01-01T06:00");
    must(settings_set(p->club, SETTING_HORIZON_WEEKS, "104", &p->err));
    planning_add_activity(p, "M", false);
    planning_add_activity(p, "T", false);
    struct schedule_entry entries[] = {
        planning_entry("M", "FREQ=WEEKLY;BYDAY=MO", "15:30", "18:00"),
        planning_entry("T", "FREQ=WEEKLY;BYDAY=TH", "14:00", "15:30")};
    for (size_t i = 0; i < 2; i++) {
        entries[i].valid_from = day_from("2025-01-01");
        planning_add(p, &entries[i]);
    }
    planning_set_now(p, "2026-08-01T06:00");
    struct schedule_generated made;
    must(schedule_generate(p->club, 0, &made, &p->err));
    planning_set_now(p, "2028-01-03T06:00");
    struct statement *s = statement_new(
        p->club->store, "SELECT s.code FROM session s JOIN activity a ON a.id = s.activity_id"
                        " WHERE a.code IN ('M', 'T') AND s.held_on < '2028-01-01'");
    char codes[400][SESSION_CODE_SIZE];
    size_t count = 0;
    while (statement_step(s) && count < 400)
        statement_copy_text(s, 0, codes[count++], SESSION_CODE_SIZE);
    must(statement_finish(s, &p->err));
    for (size_t i = 0; i < count; i++)
        reporting_sign(p, codes[i]);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        reporting_check(p, rows[i].period, "sessions_held", rows[i].sessions);
        reporting_check(p, rows[i].period, "minutes_held", rows[i].minutes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        reporting_test(sessions_are_each_one_thing),
        reporting_test(only_signed_sessions_give_hours_and_persons),
        reporting_test(persons_are_counted_once),
        reporting_test(two_numbers_in_one_session_are_one_presence),
        reporting_test(who_is_restricted_is_left_out),
        reporting_test(finished_is_who_goes_on_nowhere),
        reporting_test(target_groups_need_the_vault),
        reporting_test(effects_are_told_by_group_and_kind),
        reporting_test(casework_is_not_kept_by_programme),
        reporting_test(persons_of_a_year_lie_between_its_months),
        reporting_test(the_timetable_gives_its_half_years),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
