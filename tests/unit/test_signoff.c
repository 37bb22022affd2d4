/* Signing lists: who may, what has to be known, what the hash proves, and what two persons can
 * still change. */
#include "club/people/participant_merge.h"
#include "club/session/signoff_list.h"
#include "figures/day/pending.h"
#include "tests/unit/register.h"

static bool sign(struct register_world *world, int headcount, struct error *err)
{
    struct signoff signoff;
    return register_sign(world, headcount, &signoff, err);
}

static bool correct(struct register_world *world, int person, enum attendance_status status,
                    struct error *err)
{
    struct attendance_correction correction = {.session = world->session.code,
                                               .participant = world->people[person].number,
                                               .status = status, .reason = "nie ta osoba"};
    return attendance_correct(world->club, &correction, err);
}

/* Two people came: the list of a world as it is usually signed. */
static struct register_world make_held(void **state)
{
    struct register_world world = register_make(state);
    door_expect(world.club, "2026-01-12T15:25", &world.people[0], CHECKIN_RECORDED);
    door_expect(world.club, "2026-01-12T15:50", &world.people[1], CHECKIN_RECORDED);
    door_set_now(world.club, "2026-01-12T18:05");
    return world;
}

static void signing(void **state)
{
    struct register_world world = make_held(state);
    struct club *club = world.club;
    struct signoff signoff;
    int64_t entries = people_entries(club);
    must(register_sign(&world, 2, &signoff, &err));
    assert_int_equal(people_entries(club), entries + 1);
    assert_int_equal(signoff.version, 1);
    assert_int_equal(signoff.expected, REGISTER_PEOPLE);
    assert_int_equal(signoff.present, 2);
    assert_int_equal(signoff.unknown, 0);
    assert_string_equal(signoff.signed_by, "AP");
    door_check_status(club, &world.session, &world.people[4], "absent");
    struct session_lead lead;
    must(session_lead_get(club, world.session.id, &lead, &err));
    assert_true(lead.is_told); /* put down for good */
    assert_string_equal(lead.led, "AP");
    assert_string_equal(lead.signed_by, "AP");
    must_refuse(sign(&world, 2, &err), ERROR_REFUSED, "nothing changed since");
    must_refuse(session_cancel(club, world.session.code, "other", &err), ERROR_REFUSED,
                "is signed");
    must_refuse(session_set_leaders(club, world.session.code, NULL, 0, &err), ERROR_REFUSED,
                "is signed");
    door_check_projection(club);
}

static void who_may_sign(void **state)
{
    struct register_world world = make_held(state);
    struct club *club = world.club;
    register_act(club, "JW", "");
    must_refuse(sign(&world, 2, &err), ERROR_REFUSED, "did not lead");
    must_refuse(sign(&world, 2, &err), ERROR_REFUSED, "AP");
    register_act(club, "JW", "MK"); /* two are not enough without a coordinator who signs */
    must_refuse(sign(&world, 2, &err), ERROR_REFUSED, "did not lead");
    register_act(club, "nobody", "");
    must_refuse(sign(&world, 2, &err), ERROR_REFUSED, "did not lead");
    register_act(club, "MK", "");
    must_refuse(sign(&world, 2, &err), ERROR_REFUSED, "--second");
    register_act(club, "MK", "MK");
    must_refuse(sign(&world, 2, &err), ERROR_REFUSED, "--second");
    register_act(club, "AP", "AP"); /* who led needs nobody, and never oneself */
    must_refuse(sign(&world, 2, &err), ERROR_REFUSED, "somebody else than AP");
    register_act(club, "MK", "JW");
    must(sign(&world, 2, &err));
    struct signoff signoff;
    must(signoff_get(club, world.session.id, &signoff, &err));
    assert_string_equal(signoff.signed_by, "MK");
    assert_string_equal(signoff.second, "JW");
}

static void the_substitute_signs(void **state)
{
    struct register_world world = make_held(state);
    struct club *club = world.club;
    must(session_lead_substitute(club, world.session.code, "JW", "AP", "illness", &err));
    must_refuse(sign(&world, 2, &err), ERROR_REFUSED, "AP did not lead");
    register_act(club, "JW", "");
    must(sign(&world, 2, &err));
    /* Planned by, led by and signed by are three different things. */
    struct session_lead lead;
    must(session_lead_get(club, world.session.id, &lead, &err));
    assert_string_equal(lead.planned, "AP");
    assert_string_equal(lead.led, "JW");
    assert_string_equal(lead.signed_by, "JW");
}

static void when_it_can_be_signed(void **state)
{
    struct register_world world = make_held(state);
    struct club *club = world.club;
    door_set_now(club, "2026-01-12T17:59");
    must_refuse(sign(&world, 2, &err), ERROR_REFUSED, "over at 18:00");
    struct signoff signoff;
    struct signoff_entry early = {.session = world.session.code, .rest_absent = true,
                                  .course = {.ended_at = door_instant("2026-01-12T17:40"),
                                             .has_headcount = true, .headcount = 2}};
    must(signoff_sign(club, &early, &signoff, &err));
    /* The door would still take a card until 18:00: nothing from it reaches the list. */
    door_expect(club, "2026-01-12T17:59", &world.people[2], CHECKIN_STAFF);
    door_expect(club, "2026-01-12T17:59", &world.people[0], CHECKIN_ALREADY);
    assert_int_equal(
        people_number(club, "SELECT count(*) FROM presence_event WHERE kind = 'open_arrival'"), 1);
    door_check_status(club, &world.session, &world.people[2], "absent");
}

static void cancelled_is_not_signed(void **state)
{
    struct register_world world = make_held(state);
    struct club *club = world.club;
    must(session_cancel(club, world.session.code, "leader", &err));
    must_refuse(sign(&world, 2, &err), ERROR_REFUSED, "nothing to sign");
}

static void everybody_is_accounted_for(void **state)
{
    struct register_world world = make_held(state);
    struct club *club = world.club;
    struct signoff signoff;
    struct signoff_entry entry = {.session = world.session.code,
                                  .course = {.has_headcount = true, .headcount = 2}};
    must_refuse(signoff_sign(club, &entry, &signoff, &err), ERROR_REFUSED, world.people[2].number);
    must_refuse(signoff_sign(club, &entry, &signoff, &err), ERROR_REFUSED, "--absent-rest");
    must(register_mark(&world, 2, ATTENDANCE_ABSENT, 0, &err));
    must(register_mark(&world, 3, ATTENDANCE_UNKNOWN, 0, &err)); /* said, not left out */
    must_refuse(signoff_sign(club, &entry, &signoff, &err), ERROR_REFUSED, world.people[4].number);
    struct signoff_mark mark = {.status = ATTENDANCE_ABSENT};
    memcpy(mark.participant, world.people[4].number, sizeof mark.participant);
    entry.marks = &mark;
    entry.mark_count = 1;
    must(signoff_sign(club, &entry, &signoff, &err));
    assert_int_equal(signoff.unknown, 1);
    door_check_status(club, &world.session, &world.people[3], "unknown");
}

static void heads_have_to_fit(void **state)
{
    struct register_world world = make_held(state);
    struct club *club = world.club;
    struct signoff signoff;
    struct signoff_entry entry = {.session = world.session.code, .rest_absent = true};
    must_refuse(sign(&world, -1, &err), ERROR_REFUSED, "--headcount");
    must_refuse(sign(&world, 3, &err), ERROR_REFUSED, "3 in the room, 2 marked");
    must_refuse(sign(&world, 1, &err), ERROR_REFUSED, "do not fit");
    entry.course = (struct session_course_entry){.has_headcount = true, .headcount = 3,
                                                 .has_uncounted = true, .uncounted = 1};
    must(signoff_sign(club, &entry, &signoff, &err));
    /* What was refused left no mark behind. */
    assert_int_equal(people_number(club, "SELECT count(*) FROM presence_event"), 5);
}

static void heads_explained(void **state)
{
    struct register_world world = make_held(state);
    struct club *club = world.club;
    struct signoff signoff;
    struct signoff_entry entry = {.session = world.session.code, .rest_absent = true,
                                  .course = {.has_headcount = true, .headcount = 4,
                                             .explanation = "tired"}};
    must_refuse(signoff_sign(club, &entry, &signoff, &err), ERROR_USAGE, "count_uncertain");
    entry.course.explanation = "came_after_count";
    must(signoff_sign(club, &entry, &signoff, &err));
}

/* A session to which nobody came and nobody was expected can be signed as well. */
static void an_empty_list(void **state)
{
    struct register_world world = register_make(state);
    struct club *club = world.club;
    struct session session = door_session(club, "G1", "2025-12-29", "15:30", "18:00");
    struct signoff signoff;
    struct signoff_entry entry = {.session = session.code,
                                  .course = {.has_headcount = true, .headcount = 0}};
    register_act(club, "MK", "JW");
    must(signoff_sign(club, &entry, &signoff, &err));
    assert_int_equal(signoff.expected, 0);
    must(session_get(club, session.code, &session, &err));
    assert_int_equal(session.state, SESSION_STATE_SIGNED);
}

static void four_eyes(void **state)
{
    struct register_world world = make_held(state);
    struct club *club = world.club;
    struct attendance_row row;
    struct checkin_result result;
    struct visitor guest = door_visitor(club);
    const char *session = world.session.code, *number = world.people[0].number;
    must(sign(&world, 2, &err));
    int64_t events = door_events(club);
    must_refuse(register_mark(&world, 2, ATTENDANCE_PRESENT, 0, &err), ERROR_REFUSED, "is signed");
    must_refuse(attendance_leave(club, session, number, door_instant("2026-01-12T17:00"), &row,
                                 &err),
                ERROR_REFUSED, "is signed");
    must_refuse(checkin_place(club, guest.number, world.session.id,
                              door_instant("2026-01-12T15:40"), CHECKIN_STAFF_MANUAL, &result,
                              &err),
                ERROR_REFUSED, "is signed");
    must_refuse(correct(&world, 2, ATTENDANCE_PRESENT, &err), ERROR_REFUSED, "second person");
    must_refuse(attendance_refuse(club, session, number, "conduct", 0, &err), ERROR_REFUSED,
                "second person");
    register_act(club, "AP", "AP");
    must_refuse(correct(&world, 2, ATTENDANCE_PRESENT, &err), ERROR_REFUSED, "somebody else");
    register_act(club, "AP", "MK");
    must_refuse(register_mark(&world, 2, ATTENDANCE_PRESENT, 0, &err), ERROR_REFUSED, "is signed");
    assert_int_equal(door_events(club), events);
    must(correct(&world, 2, ATTENDANCE_PRESENT, &err));
    assert_int_equal(people_number(club, "SELECT count(*) FROM presence_event WHERE second = 'MK'"
                                         " AND actor = 'AP'"), 1);
}

static void check_report(struct register_world *world, int version, bool holds, bool is_changed,
                         size_t changes)
{
    struct signoff_report report;
    must(signoff_verify(world->club, world->session.code, version, &report, &err));
    assert_int_equal(report.holds, holds);
    assert_int_equal(report.is_changed, is_changed);
    assert_int_equal(report.change_count, changes);
    signoff_report_free(&report);
}

static void signed_again(void **state)
{
    struct register_world world = make_held(state);
    struct club *club = world.club;
    struct signoff_report report;
    must(sign(&world, 2, &err));
    check_report(&world, 0, true, false, 0);
    register_act(club, "MK", "AP");
    must(correct(&world, 2, ATTENDANCE_PRESENT, &err));
    check_report(&world, 1, true, true, 1);
    must(signoff_verify(club, world.session.code, 0, &report, &err));
    assert_string_equal(report.changes[0].kind, "corrected");
    assert_string_equal(report.changes[0].participant, world.people[2].number);
    assert_string_equal(report.changes[0].status, "present");
    assert_string_equal(report.changes[0].actor, "MK");
    assert_string_equal(report.changes[0].second, "AP");
    assert_string_equal(report.changes[0].reason, "nie ta osoba");
    signoff_report_free(&report);
    register_act(club, "AP", "");
    must_refuse(sign(&world, 2, &err), ERROR_REFUSED, "do not fit");
    must_refuse(sign(&world, 3, &err), ERROR_REFUSED, "second person"); /* other heads were signed */
    register_act(club, "AP", "MK");
    must(sign(&world, 3, &err));
    check_report(&world, 1, true, true, 2); /* the correction, and the heads */
    check_report(&world, 2, true, false, 0);
    must_refuse(signoff_verify(club, world.session.code, 3, &report, &err), ERROR_REFUSED, "1 to 2");
}

/* A course told after the signature needs two, and changes the list that holds now. */
static void course_after_signing(void **state)
{
    struct register_world world = make_held(state);
    struct club *club = world.club;
    struct session_course_effect effect;
    struct session_course_entry entry = {.began_at = door_instant("2026-01-12T15:45")};
    must(sign(&world, 2, &err));
    must_refuse(session_course_tell(club, world.session.code, &entry, &effect, &err),
                ERROR_REFUSED, "second person");
    register_act(club, "AP", "MK");
    must(session_course_tell(club, world.session.code, &entry, &effect, &err));
    assert_int_equal(effect.statuses, 1);
    check_report(&world, 1, true, true, 1);
}

/* The text is what the header promises: names and reasons are not in it. */
static void the_text_of_a_list(void **state)
{
    struct register_world world = make_held(state);
    struct club *club = world.club;
    struct signoff signoff;
    struct signoff_list list;
    char wanted[80];
    must(attendance_refuse(club, world.session.code, world.people[4].number, "sobriety", 0, &err));
    must(register_sign(&world, 2, &signoff, &err));
    must(signoff_list_write(club, world.session.id, signoff.id, signoff.course_version, &list,
                            &err));
    assert_memory_equal(list.hash, signoff.hash, sizeof list.hash);
    static const char head[] = "OBECNI-LIST-1\nsession G1-2026-01-12\n"
                               "planned 1768228200 1768237200\nreal - -\ntopic -\nheads 2 0 -\n"
                               "led AP\nrow ";
    assert_memory_equal(list.text.text, head, sizeof head - 1);
    snprintf(wanted, sizeof wanted, "\nrow %s expected late 1768229400 - 20 150 card\n",
             world.people[1].number);
    assert_non_null(strstr(list.text.text, wanted));
    snprintf(wanted, sizeof wanted, "\nrow %s expected refused_entry - - 0 0 staff_manual\n",
             world.people[4].number);
    assert_non_null(strstr(list.text.text, wanted));
    assert_null(strstr(list.text.text, "sobriety"));
    signoff_list_free(&list);
}

/* Somebody with the database's file and without the rules of the house. */
static void run_raw(struct club *club, const char *sql)
{
    must(statement_run(statement_new(club->store, sql), &err));
}

static void tampering_shows(void **state)
{
    struct register_world world = make_held(state);
    struct club *club = world.club;
    must(sign(&world, 2, &err));
    run_raw(club, "DROP TRIGGER presence_is_never_changed");
    run_raw(club, "UPDATE presence_event SET at = at + 60 WHERE kind = 'arrived'");
    check_report(&world, 1, false, false, 0);
    run_raw(club, "UPDATE presence_event SET at = at - 60 WHERE kind = 'arrived'");
    check_report(&world, 1, true, false, 0);
    run_raw(club, "DROP TRIGGER course_is_never_changed");
    run_raw(club, "UPDATE session_course SET headcount = 3");
    check_report(&world, 1, false, false, 0);
}

static void append_only(void **state)
{
    struct register_world world = make_held(state);
    struct club *club = world.club;
    must(sign(&world, 2, &err));
    static const char *const forbidden[] = {"UPDATE session_signoff SET signed_at = 0",
                                            "DELETE FROM session_signoff"};
    for (size_t i = 0; i < 2; i++) {
        struct error err = {0};
        assert_false(statement_run(statement_new(club->store, forbidden[i]), &err));
        assert_non_null(strstr(err.text, "append-only"));
    }
}

static void merge(struct club *club, const struct visitor *visitor, const struct visitor *into)
{
    struct participant_merge merged;
    must(participant_merge(club, visitor->number, into->number, &merged, &err));
}

/* Somebody came without a card, under another number that turned out to be theirs: nothing is
 * missing, and it is one head. What was signed before a merge stays proved. */
static void merged_numbers(void **state)
{
    struct register_world world = make_held(state);
    struct club *club = world.club;
    struct visitor twice = door_visitor(club), later = door_visitor(club);
    struct checkin_result result;
    int64_t at = door_instant("2026-01-12T15:40");
    must(checkin_place(club, twice.number, world.session.id, at, CHECKIN_STAFF_MANUAL, &result,
                       &err));
    must(checkin_place(club, later.number, world.session.id, at, CHECKIN_STAFF_MANUAL, &result,
                       &err));
    merge(club, &twice, &world.people[0]);
    must_refuse(sign(&world, 4, &err), ERROR_REFUSED, "3 marked"); /* the two, and the guest */
    merge(club, &later, &world.people[2]);
    must(sign(&world, 3, &err));
    door_check_status(club, &world.session, &world.people[2], ""); /* not absent: came as a guest */
    struct visitor other = door_visitor(club);
    merge(club, &world.people[4], &other);
    check_report(&world, 1, true, false, 0);
}

static void check_pending(struct club *club, const struct pending_filter *filter, size_t count)
{
    struct pending pending = {0};
    must(pending_list(club, filter, &pending, &err));
    assert_int_equal(pending.count, count);
    pending_free(&pending);
}

static void what_is_pending(void **state)
{
    struct register_world world = make_held(state);
    struct club *club = world.club;
    struct pending pending = {0};
    struct pending_filter all = {.from = DAY_NONE, .until = DAY_NONE};
    struct session silent = door_session(club, "G1", "2026-01-08", "14:00", "15:30");
    door_session(club, "G1", "2026-01-12", "18:00", "19:00"); /* not over */
    must(activity_add(club, &(struct activity_entry){.code = "K1", .title = "Konsultacje",
                                                     .kind = "konsultacja_ind",
                                                     .is_individual = true}, &err));
    door_session(club, "K1", "2026-01-08", "16:00", "16:30"); /* nobody booked it */
    must(pending_list(club, &all, &pending, &err));
    assert_int_equal(pending.count, 2);
    const struct pending_session *one = &pending.items[0], *other = &pending.items[1];
    assert_string_equal(one->session, silent.code);
    assert_false(one->has_mark);
    assert_int_equal(one->days_waiting, 4);
    assert_int_equal(one->expected, REGISTER_PEOPLE);
    assert_int_equal(one->unknown, REGISTER_PEOPLE);
    assert_true(other->has_mark);
    assert_int_equal(other->days_waiting, 0);
    assert_int_equal(other->present, 2);
    assert_int_equal(other->marked, 2);
    assert_int_equal(other->unknown, REGISTER_PEOPLE - 2);
    assert_string_equal(other->leaders, "AP");
    pending_free(&pending);
    check_pending(club, &(struct pending_filter){.from = people_day("2026-01-09"),
                                                 .until = DAY_NONE}, 1);
    check_pending(club, &(struct pending_filter){.from = DAY_NONE, .until = DAY_NONE,
                                                 .leader = "AP"}, 2);
    check_pending(club, &(struct pending_filter){.from = DAY_NONE, .until = DAY_NONE,
                                                 .leader = "JW"}, 0);
    check_pending(club, &(struct pending_filter){.from = DAY_NONE, .until = DAY_NONE,
                                                 .activity = "K1"}, 0);
    must(sign(&world, 2, &err));
    must(session_cancel(club, silent.code, "low_turnout", &err));
    check_pending(club, &all, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(signing),
        people_test(who_may_sign),
        people_test(the_substitute_signs),
        people_test(when_it_can_be_signed),
        people_test(cancelled_is_not_signed),
        people_test(everybody_is_accounted_for),
        people_test(heads_have_to_fit),
        people_test(heads_explained),
        people_test(an_empty_list),
        people_test(four_eyes),
        people_test(signed_again),
        people_test(course_after_signing),
        people_test(the_text_of_a_list),
        people_test(tampering_shows),
        people_test(append_only),
        people_test(merged_numbers),
        people_test(what_is_pending),
    };
    return cmocka_run_group_tests_name("sign-off", tests, NULL, NULL);
}
