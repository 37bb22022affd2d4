/* A leader's hours: who is counted for which session, and minutes that never become more. */
#include "club/session/session_lead.h"
#include "club/session/signoff.h"
#include "club/timetable/programme.h"
#include "figures/report/leader_hours.h"
#include "tests/unit/weeks.h"

static void sign(struct weeks *weeks, int week, const char *staff, struct session_course_entry course)
{
    struct signoff signoff;
    struct club *club = weeks->club;
    weeks_be_after(weeks, week);
    course.has_headcount = true;
    course.headcount = 1;
    snprintf(club->actor, sizeof club->actor, "%s", staff);
    must(signoff_sign(club,
                      &(struct signoff_entry){.session = weeks->sessions[week].code,
                                              .course = course},
                      &signoff, &err));
    snprintf(club->actor, sizeof club->actor, "AP");
}

static struct leader_hours hours_of(struct weeks *weeks, const char *staff)
{
    struct leader_hours hours;
    struct leader_hours_filter filter = {.staff = staff, .from = people_day("2026-01-01"),
                                         .until = people_day("2026-12-31")};
    must(leader_hours_get(weeks->club, &filter, &hours, &err));
    return hours;
}

static int minutes_of(struct weeks *weeks, const char *staff)
{
    struct leader_hours hours = hours_of(weeks, staff);
    int minutes = hours.total_count ? hours.totals[0].minutes : 0;
    assert_true(hours.total_count <= 1);
    leader_hours_free(&hours);
    return minutes;
}

/* 90 minutes each: unsigned, cancelled and without a mark count nothing. */
static void only_what_is_signed_counts(void **state)
{
    struct weeks weeks = weeks_new(state);
    weeks_play(&weeks, &weeks.member, "PPP");
    assert_int_equal(minutes_of(&weeks, "JK"), 0);
    struct leader_hours hours = hours_of(&weeks, "JK");
    assert_int_equal(hours.count, 3);
    assert_false(hours.sessions[0].is_signed);
    leader_hours_free(&hours);
    sign(&weeks, 0, "JK", (struct session_course_entry){0});
    weeks_be_after(&weeks, 5);
    assert_int_equal(minutes_of(&weeks, "JK"), 90);
    assert_int_equal(minutes_of(&weeks, "AB"), 0);
    must(session_cancel(weeks.club, weeks.sessions[1].code, "leader", &err));
    hours = hours_of(&weeks, "JK");
    assert_int_equal(hours.count, 2);
    leader_hours_free(&hours);
}

/* 15:30 to 16:37:59 are 67 minutes: one hour of 60 and 7, or one of 45 and 22. */
static void nothing_is_rounded_up(void **state)
{
    struct weeks weeks = weeks_new(state);
    struct session *session = &weeks.sessions[0];
    weeks_play(&weeks, &weeks.member, "P");
    sign(&weeks, 0, "JK",
         (struct session_course_entry){.began_at = session->start_at,
                                       .ended_at = session->start_at + 67 * 60 + 59});
    struct leader_hours hours = hours_of(&weeks, "JK");
    assert_int_equal(hours.sessions[0].minutes, 67);
    assert_int_equal(hours.totals[0].hours, 1);
    assert_int_equal(hours.totals[0].rest_minutes, 7);
    leader_hours_free(&hours);
    must(programme_add(weeks.club,
                       &(struct programme_entry){.code = "P45", .title = "Szkolenie",
                                                 .hour_minutes = 45,
                                                 .from_on = people_day("2026-01-01")},
                       &err));
    must(activity_change(weeks.club, "G1", &(struct activity_entry){.programme = "P45"}, &err));
    hours = hours_of(&weeks, "JK");
    assert_int_equal(hours.totals[0].hour_minutes, 45);
    assert_int_equal(hours.totals[0].hours, 1);
    assert_int_equal(hours.totals[0].rest_minutes, 22);
    leader_hours_free(&hours);
}

static enum leader_role role_of(struct weeks *weeks, const char *staff)
{
    struct leader_hours hours = hours_of(weeks, staff);
    assert_int_equal(hours.count, 1);
    enum leader_role role = hours.sessions[0].role;
    leader_hours_free(&hours);
    return role;
}

static void whoever_led_is_counted(void **state)
{
    struct weeks weeks = weeks_new(state);
    static const char *const joint[] = {"EF"};
    people_add_staff(weeks.club, "CD", "2025-01-01");
    people_add_staff(weeks.club, "EF", "2025-01-01");
    const char *code = weeks.sessions[0].code;
    must(session_lead_substitute(weeks.club, code, "CD", "JK", "illness", &err));
    must(session_lead_join(weeks.club, code, joint, 1, &err));
    weeks_play(&weeks, &weeks.member, "P");
    sign(&weeks, 0, "CD", (struct session_course_entry){0});
    assert_int_equal(minutes_of(&weeks, "CD"), 90);
    assert_int_equal(minutes_of(&weeks, "EF"), 90);
    assert_int_equal(minutes_of(&weeks, "JK"), 0);
    assert_int_equal(role_of(&weeks, "CD"), LEADER_SUBSTITUTE);
    assert_int_equal(role_of(&weeks, "EF"), LEADER_JOINT);
}

/* The plan said JK; the course tells that AB led. */
static void what_was_told_holds_before_the_plan(void **state)
{
    struct weeks weeks = weeks_new(state);
    static const char *const led[] = {"AB"};
    weeks_play(&weeks, &weeks.member, "P");
    struct session_course_effect effect;
    must(session_course_tell(weeks.club, weeks.sessions[0].code,
                             &(struct session_course_entry){.led_by = led, .led_count = 1},
                             &effect, &err));
    sign(&weeks, 0, "AB", (struct session_course_entry){0});
    assert_int_equal(minutes_of(&weeks, "AB"), 90);
    assert_int_equal(minutes_of(&weeks, "JK"), 0);
    assert_int_equal(role_of(&weeks, "AB"), LEADER_TOLD);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(only_what_is_signed_counts),
        people_test(nothing_is_rounded_up),
        people_test(whoever_led_is_counted),
        people_test(what_was_told_holds_before_the_plan),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
