/* A card after the end of a session: leaving, or staying for an open group? */
#include "club/people/participant_merge.h"
#include "tests/unit/door.h"

static struct club *club_of(void **state)
{
    return &((struct fixture *)*state)->club;
}

/* After one's own session, with an open group running: leaving, or staying on? */
static void leaving_or_staying(void **state)
{
    struct club *club = club_of(state);
    struct checkin_result result;
    door_group(club, "G1", false);
    door_group(club, "G2", true);
    struct session own = door_session(club, "G1", "2026-01-12", "14:00", "15:30");
    struct session open = door_session(club, "G2", "2026-01-12", "15:30", "17:00");
    struct visitor leaving = door_member(club, "G1"), staying = door_member(club, "G1");
    struct visitor silent = door_member(club, "G1"), missed = door_member(club, "G1");
    door_expect(club, "2026-01-12T14:00:00", &leaving, CHECKIN_RECORDED);
    door_expect(club, "2026-01-12T14:00:10", &staying, CHECKIN_RECORDED);
    door_expect(club, "2026-01-12T14:00:20", &silent, CHECKIN_RECORDED);
    door_expect(club, "2026-01-12T15:29:59", &leaving, CHECKIN_ALREADY);
    int64_t events = door_events(club);
    result = door_expect(club, "2026-01-12T15:30:00", &leaving, CHECKIN_CHOOSE);
    assert_int_equal(result.choice_count, 2);
    assert_int_equal(result.choices[0].session_id, own.id);
    assert_true(result.choices[0].is_over);
    assert_int_equal(result.choices[1].session_id, open.id);
    assert_false(result.choices[1].is_over);
    must(checkin_choose(club, leaving.card_id, own.id, CHECKIN_CARD, &result, &err));
    assert_int_equal(result.answer, CHECKIN_ALREADY);
    assert_int_equal(result.in_at, door_instant("2026-01-12T14:00:00"));
    assert_string_equal(result.session, own.code);
    assert_int_equal(door_events(club), events);
    door_check_status(club, &open, &leaving, "");
    door_expect(club, "2026-01-12T15:31:00", &staying, CHECKIN_CHOOSE);
    must(checkin_choose(club, staying.card_id, open.id, CHECKIN_CARD, &result, &err));
    assert_int_equal(result.answer, CHECKIN_RECORDED);
    door_check_status(club, &open, &staying, "present");
    door_expect(club, "2026-01-12T15:32:00", &staying, CHECKIN_ALREADY);
    /* No answer: staff see that somebody came by. */
    door_expect(club, "2026-01-12T15:44:59", &silent, CHECKIN_CHOOSE);
    must(checkin_leave_open(club, silent.card_id, CHECKIN_CARD, &result, &err));
    door_check_status(club, &open, &silent, "");
    assert_int_equal(people_number(club, "SELECT count(*) FROM presence_event"
                                         " WHERE kind = 'open_arrival'"), 1);
    /* Who had not been there is not asked; nor is anybody later, or where the club says so. */
    result = door_expect(club, "2026-01-12T15:40:00", &missed, CHECKIN_RECORDED);
    assert_true(result.is_guest);
    result = door_expect(club, "2026-01-12T15:45:00", &leaving, CHECKIN_RECORDED);
    assert_string_equal(result.session, open.code);
    must(settings_set(club, SETTING_GOODBYE_MINUTES, "0", &err));
    door_expect(club, "2026-01-12T15:40:00", &silent, CHECKIN_RECORDED);
    door_check_projection(club);
}

/* What was recorded under a number that was merged is the person's, on the way out, too. */
static void leaving_after_a_merge(void **state)
{
    struct club *club = club_of(state);
    door_group(club, "G1", false);
    door_group(club, "G2", true);
    door_session(club, "G1", "2026-01-12", "14:00", "15:30");
    door_session(club, "G2", "2026-01-12", "15:30", "17:00");
    struct visitor twice = door_member(club, "G1"), person = door_member(club, "G1");
    door_expect(club, "2026-01-12T14:00:00", &twice, CHECKIN_RECORDED);
    struct participant_merge merge;
    must(participant_merge(club, twice.number, person.number, &merge, &err));
    door_expect(club, "2026-01-12T15:31:00", &person, CHECKIN_CHOOSE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(leaving_or_staying),
        people_test(leaving_after_a_merge),
    };
    return cmocka_run_group_tests_name("checkin goodbye", tests, NULL, NULL);
}
