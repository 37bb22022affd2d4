/* Typing paper lists back: what is taken over, what is there already, what contradicts. */
#include "club/people/participant_merge.h"
#include "club/presence/month.h"
#include "club/session/paper_import.h"
#include "club/session/paper_list.h"
#include "tests/unit/door.h"

enum { PEOPLE = 5 };

struct day {
    struct fixture fixture;
    struct club *club;
    struct session session, other;
    struct visitor people[PEOPLE], stranger;
    char list[NUMBER_SIZE];
};

static void print_list(struct club *club, const struct session *session, char number[NUMBER_SIZE])
{
    must(club_begin(club, &err));
    must(paper_list_add(club, session->id, number, &err));
    must(club_note(club, "test.list", number, NULL, &err));
    must(club_end(club, true, &err));
}

/* A group of five, its list printed in the morning; it is evening. */
static int day_open(void **state)
{
    struct day *d = calloc(1, sizeof *d);
    *state = d;
    fixture_open(&d->fixture);
    struct club *club = d->club = &d->fixture.club;
    door_group(club, "G1", false);
    d->session = door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    d->other = door_session(club, "G1", "2026-01-19", "15:30", "18:00");
    for (int i = 0; i < PEOPLE; i++)
        d->people[i] = door_member(club, "G1");
    d->stranger = door_visitor(club);
    print_list(club, &d->session, d->list);
    door_set_now(club, "2026-01-12T20:00");
    return 0;
}

static int day_close(void **state)
{
    fixture_close(&((struct day *)*state)->fixture);
    free(*state);
    return 0;
}

static struct paper_row row(const struct visitor *visitor, const char *words)
{
    char text[40], *after;
    struct paper_row made = {.in_minutes = PAPER_NO_TIME, .out_minutes = PAPER_NO_TIME};
    snprintf(text, sizeof text, "%s", words);
    memcpy(made.number, visitor->number, sizeof made.number);
    assert_true(paper_mark_read(strtok_r(text, " ", &after), &made.mark));
    char *in = strtok_r(NULL, " ", &after), *out = strtok_r(NULL, " ", &after);
    assert_true(!in || strcmp(in, "-") == 0 || paper_time_read(in, &made.in_minutes));
    assert_true(!out || paper_time_read(out, &made.out_minutes));
    return made;
}

static struct paper_import import_of(struct day *d, struct paper_row *rows, size_t count)
{
    return (struct paper_import){
        .session = d->session.code, .list = d->list, .rows = rows, .count = count};
}

static void takes_over(void **state)
{
    struct day *d = *state;
    struct club *club = d->club;
    struct paper_row rows[] = {
        row(&d->people[0], "p 15:25"),       row(&d->people[1], "l 15:52"),
        row(&d->people[2], "a"),             row(&d->people[3], "p - 17:00"),
        row(&d->people[4], "skip"),          row(&d->stranger, "present 16.10"),
    };
    struct paper_import import = import_of(d, rows, 6);
    int64_t entries = people_entries(club);
    must(paper_import_check(club, &import, &err));
    assert_int_equal(people_entries(club), entries);
    assert_int_equal(door_events(club), 0);
    must(paper_import_apply(club, &import, &err));
    assert_int_equal(people_entries(club), entries + 1);
    assert_int_equal(import.new_count, 5);
    assert_int_equal(import.skipped_count, 1);
    static const char *const wanted[PEOPLE] = {"present", "late", "absent", "left_early", ""};
    for (int i = 0; i < PEOPLE; i++)
        door_check_status(club, &d->session, &d->people[i], wanted[i]);
    door_check_status(club, &d->session, &d->stranger, "late");
    char sql[160];
    snprintf(sql, sizeof sql, "SELECT count(*) FROM presence_event WHERE source = 'paper_import'"
                              " AND list_number = '%s'", d->list);
    assert_int_equal(people_number(club, sql), 6);
    door_check_projection(club);
    /* Once more: everything is there already, and nothing is written. */
    must(paper_import_apply(club, &import, &err));
    assert_int_equal(import.already_count, 5);
    assert_int_equal(import.new_count, 0);
    assert_int_equal(people_entries(club), entries + 1);
    assert_int_equal(people_number(club, sql), 6);
}

/* What the kiosk recorded stays; a leaving that only the paper knows is added. */
static void kiosk_first(void **state)
{
    struct day *d = *state;
    struct club *club = d->club;
    door_expect(club, "2026-01-12T15:20", &d->people[0], CHECKIN_RECORDED);
    door_expect(club, "2026-01-12T15:21", &d->people[1], CHECKIN_RECORDED);
    door_set_now(club, "2026-01-12T20:00");
    struct paper_row rows[] = {row(&d->people[0], "p 15:40"), row(&d->people[1], "p - 16:00")};
    struct paper_import import = import_of(d, rows, 2);
    must(paper_import_apply(club, &import, &err));
    assert_int_equal(rows[0].outcome, PAPER_ALREADY);
    assert_int_equal(rows[1].outcome, PAPER_NEW);
    assert_int_equal(people_number(club, "SELECT count(*) FROM attendance WHERE source = 'card'"), 2);
    door_check_status(club, &d->session, &d->people[1], "left_early");
    assert_int_equal(people_number(club, "SELECT count(*) FROM presence_event"), 3);
}

/* One row that cannot be: nothing at all is taken over. */
static void all_or_nothing(void **state)
{
    struct day *d = *state;
    struct club *club = d->club;
    door_expect(club, "2026-01-12T15:20", &d->people[1], CHECKIN_RECORDED);
    door_set_now(club, "2026-01-12T20:00");
    struct visitor nobody = {.number = "MVGPDHZ"};
    struct attendance_correction absent = {.session = d->session.code,
                                           .participant = d->people[2].number,
                                           .status = ATTENDANCE_ABSENT,
                                           .reason = "sprawdzono"};
    must(attendance_correct(club, &absent, &err));
    const struct {
        const struct visitor *who;
        const char *words, *why;
        enum paper_cell cell;
    } cases[] = {
        {&d->people[1], "a", "What is recorded stays", PAPER_CELL_STATUS},
        {&d->people[2], "p 15:30", "What is recorded stays", PAPER_CELL_STATUS},
        {&d->people[0], "p", "in an earlier row", PAPER_CELL_NUMBER},
        {&d->people[3], "l", "wants the hour", PAPER_CELL_IN},
        {&d->people[3], "a 15:30", "goes with present or late", PAPER_CELL_IN},
        {&d->people[3], "skip - 15:30", "goes with present or late", PAPER_CELL_OUT},
        {&d->people[3], "p 16:00 15:30", "before the arrival", PAPER_CELL_OUT},
        {&d->people[3], "p 09:00", "does not belong", PAPER_CELL_IN},
        {&d->people[3], "p 18:30", "does not belong", PAPER_CELL_IN},
        {&d->people[3], "p - 15:20", "does not belong", PAPER_CELL_OUT},
        {&d->people[3], "p - 21:00", "ahead of time", PAPER_CELL_OUT},
        {&d->people[3], "p - 23:00", "does not belong", PAPER_CELL_OUT},
        {&d->stranger, "a", "was not expected", PAPER_CELL_STATUS},
        {&nobody, "p", "no participant", PAPER_CELL_NUMBER},
    };
    int64_t events = door_events(club);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct paper_row rows[] = {row(&d->people[0], "p 15:25"),
                                   row(cases[i].who, cases[i].words)};
        struct paper_import import = import_of(d, rows, 2);
        must_refuse(paper_import_apply(club, &import, &err), ERROR_REFUSED, "1 of 2 rows");
        assert_int_equal(rows[1].outcome, PAPER_REFUSED);
        if (!strstr(rows[1].problem, cases[i].why))
            fail_msg("%zu: “%s” does not say “%s”", i, rows[1].problem, cases[i].why);
        assert_int_equal(rows[1].cell, cases[i].cell);
        assert_int_equal(door_events(club), events);
    }
}

static void list_as_a_whole(void **state)
{
    struct day *d = *state;
    struct club *club = d->club;
    struct paper_row rows[] = {row(&d->people[0], "p 15:25")};
    struct paper_import import = import_of(d, rows, 1);
    char other[NUMBER_SIZE];
    print_list(club, &d->other, other);
    import.list = "MVGPDHZ";
    must_refuse(paper_import_apply(club, &import, &err), ERROR_REFUSED, "No blank list");
    import.list = other;
    must_refuse(paper_import_apply(club, &import, &err), ERROR_REFUSED, "was printed for");
    import.session = d->other.code;
    must_refuse(paper_import_apply(club, &import, &err), ERROR_REFUSED, "has not begun");
    import.session = "G9-2026-01-12";
    must_refuse(paper_import_apply(club, &import, &err), ERROR_REFUSED, "no session");
    import.session = d->session.code;
    import.list = d->list;
    int month = month_of(people_day("2026-01-12"));
    door_set_now(club, "2026-02-03T10:00");
    must(month_close(club, month, "wszystko jest na papierze", &err));
    must_refuse(paper_import_apply(club, &import, &err), ERROR_REFUSED, "closed");
    snprintf(club->second, sizeof club->second, "JW");
    must(month_reopen(club, month, "brakuje listy", &err));
    club->second[0] = '\0';
    must(session_cancel(club, d->session.code, "leader", &err));
    must_refuse(paper_import_apply(club, &import, &err), ERROR_REFUSED, "is cancelled");
}

static void signed_list(void **state)
{
    struct day *d = *state;
    struct club *club = d->club;
    struct paper_row rows[] = {row(&d->people[0], "p 15:25")};
    struct paper_import import = import_of(d, rows, 1);
    people_add_staff(club, "JK", "2020-01-01");
    must(statement_run(statement_new(club->store,
                                     "INSERT INTO session_course (session_id, version, actor,"
                                     " noted_at) SELECT id, 1, 'JK', 0 FROM session"),
                       &err));
    must(statement_run(statement_new(club->store,
                                     "INSERT INTO session_signoff (id, session_id, version,"
                                     " course_version, hash, expected, present, unknown,"
                                     " signed_by, signed_at)"
                                     " SELECT id, id, 1, 1, zeroblob(32), 1, 2, 0, 'JK', 0"
                                     " FROM session"),
                       &err));
    must_refuse(paper_import_apply(club, &import, &err), ERROR_REFUSED, "signed");
    assert_int_equal(door_events(club), 0);
}

static void numbers_of_lists(void **state)
{
    struct day *d = *state;
    struct club *club = d->club;
    struct paper_list list;
    must(paper_list_get(club, d->list, &list, &err));
    assert_string_equal(list.session, d->session.code);
    assert_string_equal(list.actor, "AP");
    assert_true(token_number_read(d->list, list.number));
}

static void merged_numbers(void **state)
{
    struct day *d = *state;
    struct club *club = d->club;
    struct participant_merge merge;
    must(participant_merge(club, d->stranger.number, d->people[0].number, &merge, &err));
    struct paper_row rows[] = {row(&d->stranger, "p 15:25"), row(&d->people[0], "p 15:25")};
    struct paper_import import = import_of(d, rows, 2);
    must(paper_import_apply(club, &import, &err));
    door_check_status(club, &d->session, &d->people[0], "present");
    assert_int_equal(people_number(club, "SELECT count(*) FROM attendance"), 1);
}

static void hours_and_marks(void **state)
{
    static const struct {
        const char *text;
        int minutes; /* -2: not a time */
    } times[] = {
        {"", PAPER_NO_TIME}, {"15:30", 930}, {"15.30", 930}, {"9:05", 545},  {"00:00", 0},
        {"24:00", 1440},     {"24:01", -2},  {"15:60", -2},  {"15", -2},     {"15:3", -2},
        {"15:300", -2},      {"115:30", -2}, {":30", -2},    {"a:bc", -2},   {"-1:30", -2},
        {"15;30", -2},
    };
    static const struct {
        const char *text;
        int mark; /* -1: none */
    } marks[] = {
        {"p", PAPER_PRESENT}, {"P", PAPER_PRESENT}, {"o", PAPER_PRESENT}, {"present", PAPER_PRESENT},
        {"l", PAPER_LATE},    {"s", PAPER_LATE},    {"late", PAPER_LATE}, {"a", PAPER_ABSENT},
        {"n", PAPER_ABSENT},  {"", PAPER_SKIP},     {"-", PAPER_SKIP},    {"skip", PAPER_SKIP},
        {"excused", -1},      {"pp", -1},           {"x", -1},            {"sk", -1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        int minutes;
        bool ok = paper_time_read(times[i].text, &minutes);
        if (ok != (times[i].minutes != -2) || (ok && minutes != times[i].minutes))
            fail_msg("“%s” is %d", times[i].text, ok ? minutes : -2);
    }
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        enum paper_mark mark;
        bool ok = paper_mark_read(marks[i].text, &mark);
        if (ok != (marks[i].mark != -1) || (ok && (int)mark != marks[i].mark))
            fail_msg("“%s” is %d", marks[i].text, ok ? (int)mark : -1);
    }
}

#define day_test(name) cmocka_unit_test_setup_teardown(name, day_open, day_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        day_test(takes_over),      day_test(kiosk_first),      day_test(all_or_nothing),
        day_test(list_as_a_whole), day_test(signed_list),      day_test(numbers_of_lists),
        day_test(merged_numbers),  cmocka_unit_test(hours_and_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
