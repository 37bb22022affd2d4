/* Lists of presences by every filter, and arrivals that wait to be placed. */
#include "figures/list/presences.h"

#include "tests/unit/door.h"

struct autumn {
    struct fixture fixture;
    struct visitor anna, jan;
    struct session sessions[3]; /* G1 on the 5th and 12th, G2 on the 8th */
};

static void place(struct club *club, const struct visitor *visitor, const struct session *session,
                  int minutes)
{
    struct checkin_result result;
    must(checkin_place(club, visitor->number, session->id, session->start_at + minutes * 60,
                       CHECKIN_PAPER_IMPORT, &result, &err));
}

static int with_presences(void **state)
{
    struct autumn *autumn = calloc(1, sizeof *autumn);
    fixture_open(&autumn->fixture);
    struct club *club = &autumn->fixture.club;
    door_group(club, "G1", false);
    door_group(club, "G2", false);
    autumn->sessions[0] = door_session(club, "G1", "2026-01-05", "15:30", "18:00");
    autumn->sessions[1] = door_session(club, "G2", "2026-01-08", "14:00", "15:30");
    autumn->sessions[2] = door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    autumn->anna = door_member(club, "G1");
    autumn->jan = door_member(club, "G2");
    place(club, &autumn->anna, &autumn->sessions[0], 0);
    place(club, &autumn->jan, &autumn->sessions[0], 20);
    place(club, &autumn->jan, &autumn->sessions[1], 5);
    place(club, &autumn->anna, &autumn->sessions[2], -10);
    *state = autumn;
    return 0;
}

static int without_presences(void **state)
{
    fixture_close(&((struct autumn *)*state)->fixture);
    free(*state);
    return 0;
}

static size_t count(struct club *club, const struct presence_filter *filter)
{
    struct presences list;
    must(presences_list(club, filter, &list, &err));
    size_t found = list.count;
    for (size_t i = 1; i < list.count; i++)
        assert_true(list.items[i - 1].start_at <= list.items[i].start_at);
    presences_free(&list);
    return found;
}

static void filters(void **state)
{
    struct autumn *autumn = *state;
    struct club *club = &autumn->fixture.club;
    const struct {
        struct presence_filter filter;
        size_t count;
    } rows[] = {
        {{.from = DAY_NONE, .until = DAY_NONE}, 4},
        {{.session = autumn->sessions[0].code, .from = DAY_NONE, .until = DAY_NONE}, 2},
        {{.session = "X1", .from = DAY_NONE, .until = DAY_NONE}, 0},
        {{.participant = autumn->anna.number, .from = DAY_NONE, .until = DAY_NONE}, 2},
        {{.activity = "G2", .from = DAY_NONE, .until = DAY_NONE}, 1},
        {{.status = "late", .from = DAY_NONE, .until = DAY_NONE}, 1},
        {{.status = "present", .from = DAY_NONE, .until = DAY_NONE}, 3},
        {{.status = "absent", .from = DAY_NONE, .until = DAY_NONE}, 0},
        {{.from = people_day("2026-01-08"), .until = DAY_NONE}, 2},
        {{.from = people_day("2026-01-09"), .until = DAY_NONE}, 1},
        {{.from = DAY_NONE, .until = people_day("2026-01-08")}, 3},
        {{.from = DAY_NONE, .until = people_day("2026-01-07")}, 2},
        {{.from = people_day("2026-01-06"), .until = people_day("2026-01-11")}, 1},
        {{.participant = autumn->jan.number, .activity = "G1", .status = "late",
          .from = DAY_NONE, .until = DAY_NONE}, 1},
        {{.participant = autumn->anna.number, .activity = "G2", .from = DAY_NONE,
          .until = DAY_NONE}, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (count(club, &rows[i].filter) != rows[i].count)
            fail_msg("row %zu: %zu", i, count(club, &rows[i].filter));
    }
}

static void what_a_row_says(void **state)
{
    struct autumn *autumn = *state;
    struct presences list;
    struct presence_filter filter = {.status = "late", .from = DAY_NONE, .until = DAY_NONE};
    must(presences_list(&autumn->fixture.club, &filter, &list, &err));
    const struct presence *row = &list.items[0];
    assert_string_equal(row->session, autumn->sessions[0].code);
    assert_string_equal(row->participant, autumn->jan.number);
    assert_int_equal(row->start_at, autumn->sessions[0].start_at);
    assert_int_equal(row->in_at, autumn->sessions[0].start_at + 1200);
    assert_int_equal(row->late_minutes, 20);
    assert_string_equal(row->status, "late");
    assert_string_equal(row->source, "paper_import");
    assert_false(row->came_anyway);
    presences_free(&list);
    presences_free(&list);
}

static void open_arrivals_until_they_are_placed(void **state)
{
    struct autumn *autumn = *state;
    struct club *club = &autumn->fixture.club;
    struct presences list;
    struct checkin_result result;
    struct visitor visitor = door_visitor(club);
    must(presences_open_arrivals(club, &list, &err));
    assert_int_equal(list.count, 0);
    presences_free(&list);
    door_expect(club, "2026-01-12T15:35:00", &visitor, CHECKIN_STAFF); /* not the own group */
    door_expect(club, "2026-01-12T15:55:00", &autumn->jan, CHECKIN_STAFF);
    must(presences_open_arrivals(club, &list, &err));
    assert_int_equal(list.count, 2);
    assert_string_equal(list.items[0].participant, visitor.number);
    assert_int_equal(list.items[0].in_at, door_instant("2026-01-12T15:35:00"));
    assert_string_equal(list.items[1].participant, autumn->jan.number);
    presences_free(&list);
    /* A presence of another day places nothing. */
    place(club, &visitor, &autumn->sessions[0], 0);
    must(presences_open_arrivals(club, &list, &err));
    assert_int_equal(list.count, 2);
    presences_free(&list);
    must(checkin_place(club, visitor.number, autumn->sessions[2].id,
                       door_instant("2026-01-12T15:35:00"), CHECKIN_STAFF_MANUAL, &result, &err));
    must(presences_open_arrivals(club, &list, &err));
    assert_int_equal(list.count, 1);
    assert_string_equal(list.items[0].participant, autumn->jan.number);
    presences_free(&list);
}

int main(void)
{
#define presences_test(name)                                                                       \
    cmocka_unit_test_setup_teardown(name, with_presences, without_presences)
    const struct CMUnitTest tests[] = {
        presences_test(filters),
        presences_test(what_a_row_says),
        presences_test(open_arrivals_until_they_are_placed),
    };
    return cmocka_run_group_tests_name("presences", tests, NULL, NULL);
}
