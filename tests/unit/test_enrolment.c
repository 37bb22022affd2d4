/* Enrolments: periods that never overlap, places, ending and withdrawing. */
#include "tests/unit/people.h"

static struct enrolment_entry entry_of(const char *participant, const char *from, const char *until)
{
    return (struct enrolment_entry){
        .participant = participant,
        .activity = "G1",
        .from_on = people_day(from),
        .until_on = until ? people_day(until) : DAY_NONE,
    };
}

static size_t count_on(struct club *club, const char *day)
{
    struct enrolment_list list = {0};
    must(enrolment_list(club, &(struct enrolment_filter){.day = people_day(day)}, &list, &err));
    size_t count = list.count;
    enrolment_list_free(&list);
    return count;
}

static void periods(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct participant participant = people_add(club);
    people_add_activity(club, "G1", 0);
    struct enrolment_entry entry = entry_of(participant.number, "2025-09-01", "2025-12-31");
    must(enrolment_add(club, &entry, &err));
    assert_int_equal(count_on(club, "2025-08-31"), 0);
    assert_int_equal(count_on(club, "2025-09-01"), 1);
    assert_int_equal(count_on(club, "2025-12-31"), 1);
    assert_int_equal(count_on(club, "2026-01-01"), 0);
    entry = entry_of(participant.number, "2026-01-01", NULL);
    must(enrolment_add(club, &entry, &err));
    assert_int_equal(count_on(club, "2030-01-01"), 1);
    entry = entry_of(participant.number, "2026-05-02", "2026-05-01");
    must_refuse(enrolment_add(club, &entry, &err), ERROR_USAGE, "before");
}

static void overlaps(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct participant participant = people_add(club);
    static const char *const tries[][2] = {
        {"2026-01-01", NULL},         {"2026-02-01", "2026-02-01"}, {"2026-06-30", NULL},
        {"2026-03-01", "2026-03-05"}, {"2026-01-01", "2026-12-31"},
    };
    people_add_activity(club, "G1", 0);
    struct enrolment_entry entry = entry_of(participant.number, "2026-02-01", "2026-06-30");
    must(enrolment_add(club, &entry, &err));
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        entry = entry_of(participant.number, tries[i][0], tries[i][1]);
        must_refuse(enrolment_add(club, &entry, &err), ERROR_REFUSED,
                    "from 2026-02-01 until 2026-06-30");
    }
    entry = entry_of(participant.number, "2026-07-01", NULL);
    must(enrolment_add(club, &entry, &err));
    entry = entry_of(participant.number, "2027-01-01", NULL);
    must_refuse(enrolment_add(club, &entry, &err), ERROR_REFUSED, "since 2026-07-01");
    entry = entry_of(people_add(club).number, "2026-02-01", NULL);
    must(enrolment_add(club, &entry, &err));
}

static void unknown_and_left(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct participant participant = people_add(club);
    struct participant_leaving gone;
    struct enrolment_entry entry = entry_of(participant.number, "2026-01-12", NULL);
    must_refuse(enrolment_add(club, &entry, &err), ERROR_REFUSED, "no activity");
    people_add_activity(club, "G1", 0);
    entry = entry_of("0000000", "2026-01-12", NULL);
    must_refuse(enrolment_add(club, &entry, &err), ERROR_REFUSED, "no participant");
    must(participant_leave(club, participant.number, club_today(club), "moved", &gone, &err));
    entry = entry_of(participant.number, "2026-01-12", NULL);
    must_refuse(enrolment_add(club, &entry, &err), ERROR_REFUSED, "left the club");
}

static void capacity(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct participant late = people_add(club);
    people_add_activity(club, "G1", 2);
    /* Two after the other take one place, so a third fits until the second place goes. */
    struct enrolment_entry entry = entry_of(people_add(club).number, "2026-01-01", "2026-01-31");
    must(enrolment_add(club, &entry, &err));
    entry = entry_of(people_add(club).number, "2026-02-01", NULL);
    must(enrolment_add(club, &entry, &err));
    entry = entry_of(people_add(club).number, "2026-03-01", NULL);
    must(enrolment_add(club, &entry, &err));
    entry = entry_of(late.number, "2026-01-15", NULL);
    must_refuse(enrolment_add(club, &entry, &err), ERROR_REFUSED, "2 of 2");
    entry = entry_of(late.number, "2026-01-15", "2026-02-28");
    must(enrolment_add(club, &entry, &err));
    entry = entry_of(late.number, "2026-03-01", NULL);
    must_refuse(enrolment_add(club, &entry, &err), ERROR_REFUSED, "full");
    entry.over_capacity = true;
    must(enrolment_add(club, &entry, &err));
}

static void ending(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct participant participant = people_add(club);
    const char *number = participant.number;
    bool is_withdrawn;
    int today = club_today(club);
    people_add_activity(club, "G1", 0);
    struct enrolment_entry entry = entry_of(number, "2026-01-05", NULL);
    must_refuse(enrolment_end(club, number, "G1", today, "moved", &is_withdrawn, &err),
                ERROR_REFUSED, "not enrolled");
    must(enrolment_add(club, &entry, &err));
    must_refuse(enrolment_end(club, number, "G1", today, "bored", &is_withdrawn, &err), ERROR_USAGE,
                "resigned");
    must_refuse(
        enrolment_end(club, number, "G1", people_day("2026-01-04"), "moved", &is_withdrawn, &err),
        ERROR_REFUSED, "2026-01-05");
    must(enrolment_end(club, number, "G1", today, "resigned", &is_withdrawn, &err));
    assert_false(is_withdrawn);
    assert_int_equal(count_on(club, "2026-01-12"), 1);
    assert_int_equal(count_on(club, "2026-01-13"), 0);
    assert_int_equal(people_number(club, "SELECT count(*) FROM enrolment"
                                         " WHERE end_reason = 'resigned'"),
                     1);
}

static void withdrawing(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct participant participant = people_add(club);
    bool is_withdrawn;
    people_add_activity(club, "G1", 0);
    struct enrolment_entry entry = entry_of(participant.number, "2026-02-01", NULL);
    must(enrolment_add(club, &entry, &err));
    must(enrolment_end(club, participant.number, "G1", club_today(club), "resigned", &is_withdrawn,
                       &err));
    assert_true(is_withdrawn);
    assert_int_equal(people_number(club, "SELECT count(*) FROM enrolment"), 0);
    assert_int_equal(people_number(club, "SELECT count(*) FROM ledger"
                                         " WHERE action = 'enrolment.withdraw'"),
                     1);
}

static void the_trigger_is_the_last_line(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct participant participant = people_add(club);
    struct error refused = {0};
    people_add_activity(club, "G1", 0);
    struct enrolment_entry entry = entry_of(participant.number, "2026-02-01", NULL);
    must(enrolment_add(club, &entry, &err));
    struct statement *s = statement_new(
        club->store, "INSERT INTO enrolment (id, participant_id, activity_id, from_on, created_at)"
                     " SELECT id + 1, participant_id, activity_id, '2026-03-01', 0 FROM enrolment");
    assert_false(statement_run(s, &refused));
    assert_int_equal(people_number(club, "SELECT count(*) FROM enrolment"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(periods),
        people_test(overlaps),
        people_test(capacity),
        people_test(unknown_and_left),
        people_test(ending),
        people_test(withdrawing),
        people_test(the_trigger_is_the_last_line),
    };
    return cmocka_run_group_tests_name("enrolment", tests, NULL, NULL);
}
