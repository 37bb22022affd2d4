/* What is told of a session, who leads it in whose place, and what of it changes the list. */
#include "club/session/session_topics.h"
#include "tests/unit/register.h"

static int64_t at(const char *hour)
{
    char text[CLOCK_TEXT_SIZE];
    snprintf(text, sizeof text, "2026-01-12T%.5s", hour);
    return door_instant(text);
}

static bool tell(struct register_world *world, struct session_course_entry entry,
                 struct error *err)
{
    struct session_course_effect effect;
    return session_course_tell(world->club, world->session.code, &entry, &effect, err);
}

#define TELL(...) tell(&world, (struct session_course_entry){__VA_ARGS__}, &err)

static void versions_stay(void **state)
{
    struct register_world world = register_make(state);
    struct club *club = world.club;
    struct session_course course;
    must(session_course_get(club, world.session.id, &course, &err));
    assert_int_equal(course.version, 0);
    assert_int_equal(course.headcount, SESSION_COURSE_UNSET);
    must(TELL(.topic = "relapse", .has_headcount = true, .headcount = 4));
    must(TELL(.has_uncounted = true, .uncounted = 1));
    must(session_course_get(club, world.session.id, &course, &err));
    assert_int_equal(course.version, 2);
    assert_int_equal(course.headcount, 4);
    assert_int_equal(course.uncounted, 1);
    assert_string_equal(course.topic, "relapse");
    must_refuse(TELL(.topic = "relapse"), ERROR_REFUSED, "already");
    must(TELL(.topic = ""));
    must(session_course_get(club, world.session.id, &course, &err));
    assert_string_equal(course.topic, "");
    assert_int_equal(people_number(club, "SELECT count(*) FROM session_course"), 3);
    struct error err = {0};
    assert_false(statement_run(statement_new(club->store, "UPDATE session_course SET headcount = 9"),
                               &err));
    error_clear(&err);
    assert_false(statement_run(statement_new(club->store, "DELETE FROM session_course"), &err));
}

/* What the activity was about lately comes first, each word once; then all the others. */
static void topics_in_order(void **state)
{
    struct register_world world = register_make(state);
    struct club *club = world.club;
    struct session_topics topics;
    must(session_topics_list(club, world.session.id, &topics, &err));
    assert_int_equal(topics.lately, 0);
    int all = topics.count;
    assert_string_equal(topics.codes[0], "information");
    must(TELL(.topic = "relapse"));
    club->clock.fixed_at += 60;
    must(TELL(.topic = "goals"));
    club->clock.fixed_at += 60;
    must(TELL(.has_headcount = true, .headcount = 4));
    must(session_topics_list(club, world.session.id, &topics, &err));
    assert_int_equal(topics.count, all);
    assert_int_equal(topics.lately, 2);
    assert_string_equal(topics.codes[0], "goals");
    assert_string_equal(topics.codes[1], "relapse");
    assert_string_equal(topics.codes[2], "information");
    for (int i = 3; i < topics.count; i++) {
        assert_string_not_equal(topics.codes[i], "goals");
        assert_string_not_equal(topics.codes[i], "relapse");
    }
}

static void what_cannot_have_been(void **state)
{
    struct register_world world = register_make(state);
    struct club *club = world.club;
    must_refuse(TELL(.topic = NULL), ERROR_USAGE, "Nothing to tell");
    must_refuse(TELL(.topic = "hazard"), ERROR_USAGE, "relapse");
    must_refuse(TELL(.explanation = "bored"), ERROR_USAGE, "count_uncertain");
    must_refuse(TELL(.has_headcount = true, .headcount = 1001), ERROR_USAGE, "0 to 1000");
    must_refuse(TELL(.has_headcount = true, .headcount = 2, .has_uncounted = true, .uncounted = 3),
                ERROR_USAGE, "cannot be 3");
    must_refuse(TELL(.has_uncounted = true, .uncounted = 1), ERROR_USAGE, "cannot be 1");
    must_refuse(TELL(.began_at = at("16:00"), .ended_at = at("16:00")), ERROR_USAGE,
                "must come after");
    must_refuse(TELL(.began_at = at("11:29"), .ended_at = at("18:00")), ERROR_USAGE, "too far");
    must_refuse(TELL(.began_at = at("15:30") - 86400), ERROR_USAGE, "too far");
    must_refuse(TELL(.ended_at = at("18:06")), ERROR_REFUSED, "is ahead");
    const char *nobody = "XX";
    must_refuse(TELL(.led_by = &nobody, .led_count = 1), ERROR_REFUSED, "XX");
    must_refuse(tell(&(struct register_world){.club = club, .session = {.code = "G9-2026-01-12"}},
                     (struct session_course_entry){.topic = "relapse"}, &err),
                ERROR_REFUSED, "There is no session");
    door_set_now(club, "2026-01-12T11:00");
    must_refuse(TELL(.topic = "relapse"), ERROR_REFUSED, "has not begun");
    door_set_now(club, "2026-01-12T18:05");
    must(session_cancel(club, world.session.code, "leader", &err));
    must_refuse(TELL(.topic = "relapse"), ERROR_REFUSED, "is cancelled");
    assert_int_equal(people_number(club, "SELECT count(*) FROM session_course"), 0);
}

/* It began half an hour late: who came ten minutes before that was not late. The minutes
 * credited are the real ones, 16:00 to 17:30. */
static void real_hours_settle_the_list(void **state)
{
    struct register_world world = register_make(state);
    struct club *club = world.club;
    struct session_course_effect effect;
    struct session_course_entry entry = {.began_at = at("16:00"), .ended_at = at("17:30")};
    door_expect(club, "2026-01-12T15:30", &world.people[0], CHECKIN_RECORDED);
    door_expect(club, "2026-01-12T15:50", &world.people[1], CHECKIN_RECORDED);
    door_expect(club, "2026-01-12T16:20", &world.people[2], CHECKIN_RECORDED);
    door_set_now(club, "2026-01-12T18:05");
    door_check_status(club, &world.session, &world.people[1], "late");
    must(session_course_tell(club, world.session.code, &entry, &effect, &err));
    assert_int_equal(effect.statuses, 2); /* one is late no more, one by 20 and not 50 minutes */
    assert_int_equal(effect.credits, 3);
    door_check_status(club, &world.session, &world.people[1], "present");
    door_check_status(club, &world.session, &world.people[2], "late");
    assert_int_equal(people_number(club, "SELECT max(late_minutes) FROM attendance"), 20);
    assert_int_equal(people_number(club, "SELECT max(credited_minutes) FROM attendance"), 90);
    register_reload(&world);
    assert_int_equal(world.session.over_at, at("17:30"));
    door_check_projection(club);
}

/* What was told last holds at the door as well: somebody comes after an early end. */
static void real_hours_hold_at_the_door(void **state)
{
    struct register_world world = register_make(state);
    struct club *club = world.club;
    door_expect(club, "2026-01-12T15:30", &world.people[0], CHECKIN_RECORDED);
    door_set_now(club, "2026-01-12T16:40");
    must(TELL(.began_at = at("15:35"), .ended_at = at("16:35")));
    must(TELL(.began_at = at("15:45"), .ended_at = at("16:30")));
    door_expect(club, "2026-01-12T16:45", &world.people[1], CHECKIN_RECORDED);
    assert_int_equal(people_number(club, "SELECT max(late_minutes) FROM attendance"), 60);
    door_check_projection(club);
}

static void check_state(struct register_world *world, const char *now, enum session_state wanted)
{
    door_set_now(world->club, now);
    register_reload(world);
    if (world->session.state != wanted)
        fail_msg("%s: %s, not %s", now, session_state_word(world->session.state),
                 session_state_word(wanted));
}

static void states(void **state)
{
    struct register_world world = register_make(state);
    struct club *club = world.club;
    check_state(&world, "2026-01-12T17:59", SESSION_STATE_PLANNED);
    check_state(&world, "2026-01-12T18:00", SESSION_STATE_NO_MARK);
    door_expect(club, "2026-01-12T15:25", &world.people[0], CHECKIN_RECORDED);
    check_state(&world, "2026-01-12T15:25", SESSION_STATE_OPEN);
    check_state(&world, "2026-01-12T17:20", SESSION_STATE_OPEN);
    must(TELL(.ended_at = at("17:15")));
    check_state(&world, "2026-01-12T17:20", SESSION_STATE_HELD);
    must(session_cancel(club, world.session.code, "force_majeure", &err));
    check_state(&world, "2026-01-12T18:05", SESSION_STATE_CANCELLED);
    must(session_restore(club, world.session.code, &err));
    struct signoff signoff;
    must(register_sign(&world, 1, &signoff, &err));
    check_state(&world, "2026-01-12T18:05", SESSION_STATE_SIGNED);
    struct sessions sessions = {0};
    struct session_filter filter = {.from = people_day("2026-01-01"), .until = DAY_NONE,
                                    .state = "held"};
    must(session_list(club, &filter, &sessions, &err));
    assert_int_equal(sessions.count, 0);
    filter.state = "signed";
    must(session_list(club, &filter, &sessions, &err));
    assert_int_equal(sessions.count, 1);
    sessions_free(&sessions);
}

static void check_leads(struct register_world *world, const char *planned, const char *to_lead,
                        const char *led)
{
    struct session_lead lead;
    must(session_lead_get(world->club, world->session.id, &lead, &err));
    assert_string_equal(lead.planned, planned);
    assert_string_equal(lead.to_lead, to_lead);
    assert_string_equal(lead.led, led);
}

static bool is_own(struct register_world *world, const char *staff)
{
    bool exists, is_led;
    must(session_is_led_by(world->club, world->session.code, staff, &exists, &is_led, &err));
    assert_true(exists);
    return is_led;
}

static void substitution(void **state)
{
    struct register_world world = register_make(state);
    struct club *club = world.club;
    const char *session = world.session.code, *joint = "MK";
    check_leads(&world, "AP", "AP", "AP");
    must_refuse(session_lead_substitute(club, session, "JW", NULL, "bored", &err), ERROR_USAGE,
                "illness");
    must_refuse(session_lead_substitute(club, session, "AP", NULL, NULL, &err), ERROR_REFUSED,
                "already");
    must_refuse(session_lead_substitute(club, session, "JW", "MK", NULL, &err), ERROR_REFUSED,
                "was not to lead");
    must(session_lead_substitute(club, session, "JW", NULL, "illness", &err));
    check_leads(&world, "AP", "JW", "JW");
    assert_true(is_own(&world, "JW"));
    assert_false(is_own(&world, "AP"));
    must_refuse(session_lead_join(club, session, (const char *[]){"JW"}, 1, &err), ERROR_REFUSED,
                "already");
    must(session_lead_join(club, session, &joint, 1, &err));
    check_leads(&world, "AP", "JW, MK", "JW, MK");
    must_refuse(session_lead_substitute(club, session, "AP", NULL, NULL, &err), ERROR_USAGE,
                "--for");
    must_refuse(session_lead_substitute(club, session, "AP", "JW", NULL, &err), ERROR_REFUSED,
                "--as-planned");
    must(session_set_leaders(club, session, NULL, 0, &err));
    check_leads(&world, "AP", "AP", "AP");
    /* Nothing is deleted: three facts and what withdrew two of them. */
    assert_int_equal(people_number(club, "SELECT count(*) FROM session_leader"), 4);
    struct session_lead_facts facts = {0};
    must(session_lead_facts(club, world.session.id, &facts, &err));
    assert_int_equal(facts.count, 2);
    assert_string_equal(facts.items[0].for_staff, "AP");
    assert_string_equal(facts.items[0].reason, "illness");
    assert_true(facts.items[0].withdrawn_at > 0);
    session_lead_facts_free(&facts);
}

/* A substitute falls ill too: the next one stands in for the same person. */
static void substitute_of_a_substitute(void **state)
{
    struct register_world world = register_make(state);
    struct club *club = world.club;
    must(session_lead_substitute(club, world.session.code, "JW", "AP", "leave", &err));
    must(session_lead_substitute(club, world.session.code, "MK", "JW", "illness", &err));
    check_leads(&world, "AP", "MK", "MK");
    must(session_lead_substitute(club, world.session.code, "JW", "AP", NULL, &err));
    check_leads(&world, "AP", "JW", "JW");
}

static void led_by_is_told(void **state)
{
    struct register_world world = register_make(state);
    struct club *club = world.club;
    const char *both[] = {"MK", "JW", "MK"};
    must(TELL(.led_by = both, .led_count = 3));
    check_leads(&world, "AP", "AP", "JW, MK");
    assert_true(is_own(&world, "AP")); /* was to lead */
    assert_true(is_own(&world, "JW"));
    must(TELL(.topic = "goals"));
    check_leads(&world, "AP", "AP", "JW, MK"); /* stays told */
    must_refuse(TELL(.led_by = both, .led_count = 2), ERROR_REFUSED, "already");
    must(TELL(.led_by = both, .led_count = 1));
    check_leads(&world, "AP", "AP", "MK");
}

static void nothing_is_unsaid(void **state)
{
    struct register_world world = register_make(state);
    struct club *club = world.club;
    const char *led = "JW";
    must(session_lead_substitute(club, world.session.code, "JW", NULL, "illness", &err));
    must(TELL(.led_by = &led, .led_count = 1));
    static const char *const forbidden[] = {
        "UPDATE session_leader SET reason = NULL", "DELETE FROM session_leader",
        "UPDATE session_led SET version = 2", "DELETE FROM session_led"};
    for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++) {
        struct error err = {0};
        assert_false(statement_run(statement_new(club->store, forbidden[i]), &err));
        assert_non_null(strstr(err.text, "append-only"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(versions_stay),
        people_test(topics_in_order),
        people_test(what_cannot_have_been),
        people_test(real_hours_settle_the_list),
        people_test(real_hours_hold_at_the_door),
        people_test(states),
        people_test(substitution),
        people_test(substitute_of_a_substitute),
        people_test(led_by_is_told),
        people_test(nothing_is_unsaid),
    };
    return cmocka_run_group_tests_name("session course", tests, NULL, NULL);
}
