/* The day at the desk: who is in, and what waits for somebody. */
#include "figures/day/day_desk.h"
#include "tests/unit/door.h"

#include "club/presence/signal_note.h"

static struct day_desk desk_of(struct club *club, const struct day_desk_filter *filter)
{
    struct day_desk desk;
    must(day_desk_get(club, filter, &desk, &err));
    return desk;
}

static struct day_desk desk_today(struct club *club)
{
    return desk_of(club, &(struct day_desk_filter){.day = club_today(club)});
}

static void assert_row(const struct day_session *row, const char *code, int expected, int present,
                       int guests, int in_now, int unmarked)
{
    assert_string_equal(row->session.code, code);
    assert_int_equal(row->expected, expected);
    assert_int_equal(row->present, present);
    assert_int_equal(row->guests, guests);
    assert_int_equal(row->in_now, in_now);
    assert_int_equal(row->unmarked, unmarked);
}

static void a_day_without_sessions(void **state)
{
    struct day_desk desk = desk_today(&((struct fixture *)*state)->club);
    assert_int_equal(desk.session_count, 0);
    assert_int_equal(desk.in_count, 0);
    assert_int_equal(desk.unsigned_count, 0);
    assert_string_equal(desk.unmarked_oldest, "");
    day_desk_free(&desk);
}

/* Before the first card whoever is enrolled is awaited; then the frozen list counts. */
static void who_is_in(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    door_group(club, "G1", true);
    struct session session = door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    struct visitor members[3], guest = door_visitor(club);
    for (int i = 0; i < 3; i++)
        members[i] = door_member(club, "G1");
    struct day_desk desk = desk_today(club);
    assert_int_equal(desk.session_count, 1);
    assert_row(&desk.sessions[0], session.code, 3, 0, 0, 0, 0);
    assert_true(desk.sessions[0].is_running); /* cards are taken from 15:00 on */
    day_desk_free(&desk);
    door_expect(club, "2026-01-12T15:25:00", &members[0], CHECKIN_RECORDED);
    door_expect(club, "2026-01-12T15:50:00", &members[1], CHECKIN_RECORDED);
    door_expect(club, "2026-01-12T15:51:00", &guest, CHECKIN_RECORDED);
    door_enrol(club, &guest, "G1", "2026-01-12"); /* too late for the list */
    desk = desk_today(club);
    assert_row(&desk.sessions[0], session.code, 3, 3, 1, 3, 1);
    assert_int_equal(desk.in_count, 3);
    for (size_t i = 1; i < desk.in_count; i++)
        assert_true(strcmp(desk.in[i - 1].participant, desk.in[i].participant) < 0);
    for (size_t i = 0; i < desk.in_count; i++) {
        assert_string_equal(desk.in[i].session, session.code);
        if (desk.in[i].participant_id == members[0].id)
            assert_int_equal(desk.in[i].in_at, door_instant("2026-01-12T15:25:00"));
    }
    day_desk_free(&desk);
}

/* Nobody is in when it is over, and then it waits for its sign-off. */
static void after_the_end(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    door_group(club, "G1", false);
    struct session session = door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    struct visitor member = door_member(club, "G1");
    door_expect(club, "2026-01-12T15:25:00", &member, CHECKIN_RECORDED);
    door_set_now(club, "2026-01-12T17:59:59");
    struct day_desk desk = desk_today(club);
    assert_int_equal(desk.in_count, 1);
    assert_int_equal(desk.unsigned_count, 0);
    day_desk_free(&desk);
    door_set_now(club, "2026-01-12T18:00:00");
    desk = desk_today(club);
    assert_row(&desk.sessions[0], session.code, 1, 1, 0, 0, 0);
    assert_false(desk.sessions[0].is_running);
    assert_int_equal(desk.in_count, 0);
    assert_int_equal(desk.unsigned_count, 1);
    assert_string_equal(desk.unsigned_oldest, session.code);
    assert_int_equal(desk.unmarked_count, 0);
    day_desk_free(&desk);
}

/* Held without one mark although somebody was awaited: until it is noted, or a quarter ago. */
static void what_nobody_marked(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    door_group(club, "G1", false);
    door_group(club, "G2", false);
    struct session older = door_session(club, "G1", "2026-01-09", "10:00", "11:00");
    door_session(club, "G1", "2026-01-10", "10:00", "11:00");
    door_session(club, "G2", "2026-01-10", "10:00", "11:00"); /* nobody is enrolled there */
    door_member(club, "G1");
    struct day_desk desk = desk_today(club);
    assert_int_equal(desk.session_count, 0);
    assert_int_equal(desk.unmarked_count, 2);
    assert_string_equal(desk.unmarked_oldest, older.code);
    day_desk_free(&desk);
    bool is_repeat;
    must(signal_note_add(club, "unmarked-G1-2026-01-09", 1, 0, &is_repeat, &err));
    desk = desk_today(club);
    assert_int_equal(desk.unmarked_count, 1);
    assert_string_equal(desk.unmarked_oldest, "G1-2026-01-10");
    day_desk_free(&desk);
    int last = people_day("2026-01-10") + DAY_DESK_WAITING_DAYS;
    desk = desk_of(club, &(struct day_desk_filter){.day = last});
    assert_int_equal(desk.unmarked_count, 1);
    day_desk_free(&desk);
    desk = desk_of(club, &(struct day_desk_filter){.day = last + 1});
    assert_int_equal(desk.unmarked_count, 0);
    day_desk_free(&desk);
}

static void only_what_was_asked_for(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    people_add_staff(club, "AP", "2026-01-01");
    door_group(club, "G1", false);
    door_group(club, "G2", false);
    must(activity_leader_add(club, "G2", "AP", people_day("2026-01-01"), DAY_NONE, &err));
    door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    door_session(club, "G2", "2026-01-12", "10:00", "11:00");
    door_member(club, "G1");
    door_member(club, "G2");
    struct day_desk_filter filter = {.day = club_today(club), .activity = "G1"};
    struct day_desk desk = desk_of(club, &filter);
    assert_int_equal(desk.session_count, 1);
    assert_string_equal(desk.sessions[0].session.activity, "G1");
    assert_int_equal(desk.unmarked_count, 0);
    day_desk_free(&desk);
    filter = (struct day_desk_filter){.day = club_today(club), .leader = "AP"};
    desk = desk_of(club, &filter);
    assert_int_equal(desk.session_count, 1);
    assert_string_equal(desk.sessions[0].session.activity, "G2");
    assert_int_equal(desk.unmarked_count, 1);
    day_desk_free(&desk);
}

static void what_was_cancelled_awaits_nobody(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    door_group(club, "G1", false);
    struct session session = door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    door_member(club, "G1");
    must(session_cancel(club, session.code, "leader", &err));
    door_set_now(club, "2026-01-12T19:00:00");
    struct day_desk desk = desk_today(club);
    assert_row(&desk.sessions[0], session.code, 0, 0, 0, 0, 0);
    assert_int_equal(desk.unmarked_count, 0);
    day_desk_free(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(a_day_without_sessions),  people_test(who_is_in),
        people_test(after_the_end),           people_test(what_nobody_marked),
        people_test(only_what_was_asked_for), people_test(what_was_cancelled_awaits_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
