/* Projects: rules, goals, logos, the next edition; and a project of the demonstration club that
 * is completed, closed and reopened. */
#include "club/presence/attendance_mark.h"
#include "club/presence/excuse.h"
#include "club/timetable/programme_copy.h"
#include "club/timetable/programme_goal.h"
#include "club/timetable/programme_leader.h"
#include "club/timetable/programme_logo.h"
#include "club/timetable/schedule.h"
#include "figures/person/completion.h"
#include "tests/unit/demo.h"
#include "tests/unit/register.h"


static struct programme get(struct club *club, const char *code)
{
    struct programme programme;
    must(programme_get(club, code, &programme, &err));
    return programme;
}

static void rules(void **state)
{
    (void)state;
    static const struct {
        const char *typed;
        int share, count;
    } good[] = {{"80%", 80, 0}, {"100%", 100, 0}, {"1%", 1, 0},
                {"6", 0, 6},    {"999", 0, 999},  {"none", 0, 0}};
    static const char *const bad[] = {"",    "0",   "0%",   "101%", "1000", "-1",
                                      "80 %", "80%%", "6.5", "all",  "%",    " 6"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        struct programme programme = {.share_asked = 7, .count_asked = 7};
        char rule[PROGRAMME_RULE_SIZE];
        must(programme_read_rule(good[i].typed, &programme, &err));
        assert_int_equal(programme.share_asked, good[i].share);
        assert_int_equal(programme.count_asked, good[i].count);
        programme_write_rule(&programme, rule);
        assert_string_equal(rule, strcmp(good[i].typed, "none") == 0 ? "" : good[i].typed);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct programme programme = {0};
        struct error err = {0};
        if (programme_read_rule(bad[i], &programme, &err))
            fail_msg("“%s” was taken", bad[i]);
        assert_int_equal(err.kind, ERROR_USAGE);
    }
}

/* At the threshold, and one below it. */
static void rules_at_their_threshold(void **state)
{
    (void)state;
    struct programme share = {.share_asked = 80}, number = {.count_asked = 6}, none = {0};
    assert_true(completion_is_met(&share, 8, 10));
    assert_false(completion_is_met(&share, 7, 10));
    assert_true(completion_is_met(&share, 10, 12)); /* 9.6 asked */
    assert_false(completion_is_met(&share, 9, 12));
    assert_false(completion_is_met(&share, 0, 0));
    assert_true(completion_is_met(&number, 6, 8));
    assert_false(completion_is_met(&number, 5, 5));
    assert_false(completion_is_met(&none, 9, 9));
}

static void bad_projects(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct programme_entry entry = {.code = "P", .title = "Projekt", .kind = "project",
                                    .from_on = people_day("2026-02-01"), .until_on = DAY_NONE};
    must_refuse(programme_add(club, &entry, &err), ERROR_USAGE, "last day");
    entry.has_until = true;
    entry.until_on = people_day("2026-06-30");
    entry.has_planned = true;
    entry.planned = 8;
    entry.completion = "9";
    must_refuse(programme_add(club, &entry, &err), ERROR_USAGE, "Nobody could complete");
    entry.planned = 1000;
    must_refuse(programme_add(club, &entry, &err), ERROR_USAGE, "999");
    entry.planned = 9;
    must(programme_add(club, &entry, &err));
    must_refuse(programme_change(
                    club, "P", &(struct programme_entry){.has_until = true, .until_on = DAY_NONE},
                    &err),
                ERROR_USAGE, "last day");
    assert_true(get(club, "P").is_project);
    assert_int_equal(get(club, "P").count_asked, 9);
}

static void goals(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct programme_goal_list list = {0};
    int position;
    must(programme_add(club, &(struct programme_entry){.code = "P", .title = "P",
                                                       .from_on = club_today(club),
                                                       .until_on = DAY_NONE},
                       &err));
    must(programme_goal_add(club, "P", "Pierwszy", false, &position, &err));
    must(programme_goal_add(club, "P", "Ogólny", true, &position, &err));
    assert_int_equal(position, 2);
    must_refuse(programme_goal_add(club, "P", "Drugi ogólny", true, &position, &err),
                ERROR_REFUSED, "number 2");
    must_refuse(programme_goal_add(club, "P", "Pierwszy", false, &position, &err), ERROR_REFUSED,
                "number 1");
    must_refuse(programme_goal_add(club, "P", " ", false, &position, &err), ERROR_USAGE, "empty");
    must_refuse(programme_goal_add(club, "X", "Cel", false, &position, &err), ERROR_REFUSED, "“X”");
    must(programme_goal_end(club, "P", 1, &err));
    must_refuse(programme_goal_end(club, "P", 1, &err), ERROR_REFUSED, "number 1");
    must(programme_goal_add(club, "P", "Pierwszy", false, &position, &err));
    assert_int_equal(position, 3); /* a number is given once */
    struct programme programme = get(club, "P");
    must(programme_goal_list(club, &programme, &list, &err));
    assert_int_equal(list.count, 2);
    assert_true(list.items[0].is_general);
    programme_goal_list_free(&list);
    assert_int_equal(people_number(club, "SELECT count(*) FROM ledger WHERE body LIKE '%Pierwszy%'"),
                     0);
}

#define SVG "<svg xmlns='http://www.w3.org/2000/svg'><rect width='1' height='1'/></svg>"
#define XML_SVG "<?xml version='1.0'?>\n<!-- znak -->\n" SVG "\n"
#define PNG_HEAD "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"
#define PNG_BODY "\x08\x02\0\0\0crc!\0\0\0\x01IDATxcrc!\0\0\0\0IENDcrc!"
static const char good_png[] = PNG_HEAD "\0\0\0\x10\0\0\0\x10" PNG_BODY;
static const char wide_png[] = PNG_HEAD "\0\1\0\0\0\0\0\x10" PNG_BODY;
static const char flat_png[] = PNG_HEAD "\0\0\0\x10\0\0\0\0" PNG_BODY;

static void images(void **state)
{
    (void)state;
    const struct {
        const char *bytes;
        size_t length;
        const char *words; /* of the refusal; NULL: it is taken */
    } rows[] = {
        {good_png, sizeof good_png - 1, NULL},
        {SVG, sizeof SVG - 1, NULL},
        {XML_SVG, sizeof XML_SVG - 1, NULL},
        {"", 0, "PNG or"},
        {"GIF89a", 6, "PNG or"},
        {"%PDF-1.7", 8, "PNG or"},
        {"<html><svg></svg></html>", 24, "PNG or"},
        {"<svg>\xff</svg>", 12, "PNG or"},
        {good_png, 8, "breaks off"},
        {good_png, sizeof good_png - 2, "breaks off"},
        {good_png, sizeof good_png, "breaks off"}, /* something behind the end */
        {wide_png, sizeof wide_png - 1, "too large"},
        {flat_png, sizeof flat_png - 1, "too large"},
        {"<svg ", 5, "breaks off"},
        {"<svg></svg>x", 12, "breaks off"},
        {"<svg><script>1</script></svg>", 29, "more than a picture"},
        {"<svg><image HREF=\"http://x\"/></svg>", 35, "more than a picture"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *format;
        struct error err = {0};
        bool ok = programme_logo_check(rows[i].bytes, rows[i].length, &format, &err);
        if (ok != !rows[i].words || (rows[i].words && !strstr(err.text, rows[i].words)))
            fail_msg("row %zu: %s", i, err.text);
    }
    char *large = calloc(1, LOGO_BYTES_MOST + 1);
    const char *format;
    struct error err = {0};
    assert_false(programme_logo_check(large, LOGO_BYTES_MOST + 1, &format, &err));
    assert_non_null(strstr(err.text, "1024 KiB"));
    free(large);
}

static void logos(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    struct programme programme = get(club, "KPK");
    struct programme_logo_list list = {0};
    struct programme_logo logo;
    unsigned char *bytes;
    size_t length;
    must(programme_logo_add(club, "KPK", "Znak", SVG, sizeof SVG - 1, &logo, &err));
    assert_int_equal(logo.position, 2);
    must_refuse(programme_logo_add(club, "KPK", "Inny", SVG, sizeof SVG - 1, &logo, &err),
                ERROR_REFUSED, "number 2");
    must(programme_logo_list(club, &programme, &list, &err));
    assert_int_equal(list.count, 2);
    must(programme_logo_read(club, &list.items[1], &bytes, &length, &err));
    assert_int_equal(length, sizeof SVG - 1);
    assert_memory_equal(bytes, SVG, length);
    free(bytes);
    must(programme_logo_end(club, "KPK", 2, &err));
    must_refuse(programme_logo_end(club, "KPK", 2, &err), ERROR_REFUSED, "number 2");
    must(statement_run(statement_new(club->store, "DROP TRIGGER programme_logo_is_never_changed"),
                       &err));
    must(statement_run(statement_new(club->store, "UPDATE programme_logo SET bytes = x'00'"),
                       &err));
    must_refuse(programme_logo_read(club, &list.items[0], &bytes, &length, &err), ERROR_STORAGE,
                "damaged");
    assert_null(bytes);
    programme_logo_list_free(&list);
}

/* Tuesdays stay Tuesdays, the length stays, nobody comes along. */
static void next_edition(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    struct programme_copy copy;
    struct schedules schedules = {0};
    int64_t people = people_number(club, "SELECT count(*) FROM enrolment");
    must(programme_copy(club, "KPK", "KPK-2027", people_day("2027-09-01"), &copy, &err));
    assert_int_equal(copy.activities, 1);
    assert_int_equal(copy.schedules, 1);
    assert_int_equal(copy.goals, 3);
    assert_int_equal(copy.logos, 1);
    assert_int_equal(copy.leaders, 2);
    assert_int_equal(people_number(club, "SELECT count(*) FROM enrolment"), people);
    struct programme programme = get(club, "KPK-2027");
    assert_string_equal(programme.previous, "KPK");
    assert_int_equal(programme.share_asked, 80);
    assert_int_equal(programme.until_on, people_day("2027-12-31"));
    must(schedule_list(club, "KPK-2027", DAY_NONE, &schedules, &err));
    assert_int_equal(schedules.count, 1);
    assert_int_equal(schedules.items[0].valid_from, people_day("2027-09-07"));
    assert_int_equal(day_weekday(schedules.items[0].valid_from), TUESDAY);
    assert_int_equal(schedules.items[0].valid_until, people_day("2027-11-30"));
    schedules_free(&schedules);
    must_refuse(programme_copy(club, "KPK", "KPK-2027", people_day("2028-09-01"), &copy, &err),
                ERROR_REFUSED, "taken");
    must_refuse(programme_copy(club, "KPK", "KPK-1", people_day("2025-09-01"), &copy, &err),
                ERROR_USAGE, "after that");
    must_refuse(programme_copy(club, "X", "KPK-1", people_day("2027-09-01"), &copy, &err),
                ERROR_REFUSED, "“X”");
    must_refuse(programme_copy(club, "GPP", "GPP-12345678901234567890123456789",
                               people_day("2027-01-01"), &copy, &err),
                ERROR_USAGE, "code");
}

/* By hand from data/demo/presences.csv: sessions of the project each was at, of twelve. */
static const struct {
    const char *number;
    int attended;
} by_hand[] = {{"1J779SB", 10}, {"44WPEC5", 9},  {"5ST1QGF", 7}, {"HDKZ0SX", 11},
               {"J1QD9BE", 10}, {"NBJPV0R", 10}, {"NHCM51J", 8}, {"X9M61Q7", 8}};

static void completed(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    struct programme programme = get(club, "KPK");
    struct completion completion;
    must(completion_get(club, &programme, &completion, &err));
    assert_int_equal(completion.list.sessions, 12);
    assert_int_equal(completion.unsigned_count, 0);
    assert_int_equal(completion.list.count, sizeof by_hand / sizeof *by_hand);
    for (size_t i = 0; i < completion.list.count; i++) {
        const struct programme_completer *item = &completion.list.items[i];
        assert_string_equal(item->participant, by_hand[i].number);
        assert_int_equal(item->attended, by_hand[i].attended);
        assert_int_equal(item->counted, 12);
        assert_int_equal(item->is_completed, by_hand[i].attended >= 10); /* 9.6 of 12 */
    }
    assert_int_equal(completion.completed, 4);
    completion_free(&completion);
}

static void closing(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    struct completion completion;
    struct programme_closing frozen;
    char code[SESSION_CODE_SIZE];
    int64_t events = people_number(club, "SELECT count(*) FROM presence_event");
    struct session_time time = {.day = club_today(club), .start_minutes = 600, .end_minutes = 660};
    must_refuse(completion_close(club, "GPP", &completion, &err), ERROR_REFUSED,
                "without a signature");
    completion_free(&completion);
    must(completion_close(club, "KPK", &completion, &err));
    completion_free(&completion);
    must_refuse(completion_close(club, "KPK", &completion, &err), ERROR_REFUSED, "already");
    completion_free(&completion);
    must_refuse(session_add(club, "KPK", &time, "sala 3", code, &err), ERROR_REFUSED, "closed");
    must_refuse(session_set_room(club, "KPK-2025-09-09", "sala 9", &err), ERROR_REFUSED, "closed");
    must_refuse(attendance_refuse(club, "KPK-2025-12-02", "NHCM51J", "sobriety", 0, &err),
                ERROR_REFUSED, "closed");
    must_refuse(enrolment_add(club, &(struct enrolment_entry){.participant = "TBK8VZ0",
                                                              .activity = "KPK",
                                                              .from_on = time.day,
                                                              .until_on = DAY_NONE},
                              &err),
                ERROR_REFUSED, "closed");
    must_refuse(activity_change(club, "KPK", &(struct activity_entry){.programme = "GPP"}, &err),
                ERROR_REFUSED, "closed");
    must_refuse(activity_change(club, "G1", &(struct activity_entry){.programme = "KPK"}, &err),
                ERROR_REFUSED, "closed");
    must_refuse(programme_change(club, "KPK", &(struct programme_entry){.completion = "50%"}, &err),
                ERROR_REFUSED, "closed");
    must_refuse(programme_leader_end(club, "KPK", "MK", people_day("2025-10-01"), &err),
                ERROR_REFUSED, "closed");
    assert_int_equal(people_number(club, "SELECT count(*) FROM presence_event"), events);
    struct programme programme = get(club, "KPK");
    must(programme_closing_get(club, &programme, &frozen, &err));
    assert_true(frozen.holds);
    assert_int_equal(frozen.list.count, 8);
    assert_int_equal(frozen.list.items[4].attended, 10);
    programme_completer_list_free(&frozen.list);
}

static void reopening(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    must_refuse(programme_reopen(club, "GPP", "spóźniony dokument", &err), ERROR_REFUSED,
                "nothing to reopen");
    must_refuse(programme_reopen(club, "KPK", "spóźniony dokument", &err), ERROR_REFUSED,
                "second person");
    register_act(club, "MK", "MK");
    must_refuse(programme_reopen(club, "KPK", "spóźniony dokument", &err), ERROR_REFUSED,
                "second person");
    register_act(club, "MK", "HD");
    must_refuse(programme_reopen(club, "KPK", " ", &err), ERROR_USAGE, "empty");
    must(programme_reopen(club, "KPK", "spóźniony dokument", &err));
    register_act(club, "MK", "");
    struct programme programme = get(club, "KPK");
    assert_int_equal(programme.closed_at, 0);
    must(programme_change(club, "KPK", &(struct programme_entry){.completion = "50%"}, &err));
    assert_int_equal(people_number(club, "SELECT count(*) FROM programme_completer c"
                                         " JOIN programme_closing x ON x.id = c.closing_id"
                                         " JOIN programme p ON p.id = x.programme_id"
                                         " WHERE p.code = 'KPK'"), 8);
}

/* A frozen list that somebody changed in the file is not shown as one. */
static void frozen_lists_are_proved(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    struct programme programme = get(club, "KPK");
    struct programme_closing frozen;
    struct error failure = {0};
    assert_false(statement_run(
        statement_new(club->store, "UPDATE programme_completer SET is_completed = 1"), &failure));
    must(statement_run(
        statement_new(club->store, "DROP TRIGGER programme_completer_is_never_changed"), &err));
    must(statement_run(
        statement_new(club->store, "UPDATE programme_completer SET is_completed = 1"), &err));
    must(programme_closing_get(club, &programme, &frozen, &err));
    assert_false(frozen.holds);
    programme_completer_list_free(&frozen.list);
}

/* Somebody excused is not missing in the share; who came late into the project is asked for what
 * was held since. */
static void excused_is_neutral(void **state)
{
    struct register_world world = register_make(state);
    struct club *club = world.club;
    struct completion completion;
    struct signoff signoff;
    struct excuse excuse;
    int count;
    must(programme_add(club, &(struct programme_entry){.code = "P", .title = "P",
                                                       .completion = "100%",
                                                       .from_on = people_day("2026-01-01"),
                                                       .until_on = DAY_NONE},
                       &err));
    must(activity_change(club, "G1", &(struct activity_entry){.programme = "P"}, &err));
    must(register_mark(&world, 0, ATTENDANCE_PRESENT, 0, &err));
    must(register_mark(&world, 1, ATTENDANCE_ABSENT, 0, &err));
    must(excuse_add(club, &(struct excuse_claim){.participant = world.people[1].number,
                                                 .session = world.session.code,
                                                 .document = "statement",
                                                 .from_on = DAY_NONE,
                                                 .until_on = DAY_NONE,
                                                 .seen_on = people_day("2026-01-12")},
                    &excuse, &err));
    register_act(club, "MK", "");
    must(excuse_decide(club, &(struct excuse_decision){.excuse = excuse.code,
                                                       .decision = EXCUSE_GRANTED},
                       &count, &err));
    struct programme programme = get(club, "P");
    must(completion_get(club, &programme, &completion, &err));
    assert_int_equal(completion.unsigned_count, 1);
    assert_int_equal(completion.list.sessions, 0);
    assert_int_equal(completion.completed, 0); /* nothing is signed */
    completion_free(&completion);
    register_act(club, "AP", "");
    must(register_sign(&world, 1, &signoff, &err));
    must(completion_get(club, &programme, &completion, &err));
    assert_int_equal(completion.list.count, REGISTER_PEOPLE);
    assert_int_equal(completion.completed, 1);
    for (size_t i = 0; i < completion.list.count; i++) {
        const struct programme_completer *item = &completion.list.items[i];
        bool is_first = strcmp(item->participant, world.people[0].number) == 0;
        bool is_excused = strcmp(item->participant, world.people[1].number) == 0;
        assert_int_equal(item->attended, is_first);
        assert_int_equal(item->excused, is_excused);
        assert_int_equal(item->counted, !is_excused);
    }
    completion_free(&completion);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules),
        cmocka_unit_test(rules_at_their_threshold),
        cmocka_unit_test(images),
        people_test(bad_projects),
        people_test(goals),
        people_test(excused_is_neutral),
    };
    /* In this order, on one club. */
    const struct CMUnitTest story[] = {
        cmocka_unit_test(next_edition), cmocka_unit_test(completed), cmocka_unit_test(closing),
        cmocka_unit_test(reopening),    cmocka_unit_test(frozen_lists_are_proved),
        cmocka_unit_test(logos),
    };
    int failed = cmocka_run_group_tests_name("programme", tests, NULL, NULL);
    return failed + cmocka_run_group_tests_name("project", story, make_demo, remove_demo);
}
