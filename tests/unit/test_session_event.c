/* Sessions as events: what went out is known again when it comes back, what another calendar
 * made is taken over once and followed, and a refusal leaves nothing behind. */
#include "club/session/session_event.h"

#include "base/text.h"
#include "tests/unit/door.h"

static struct club *club_of(void **state)
{
    struct fixture *fixture = *state;
    return &fixture->club;
}

#define MONTH {.from = people_day("2026-03-01"), .until = people_day("2026-03-31"), .activity = "G1"}

static void read_month(struct club *club, struct session_events *events)
{
    struct session_filter filter = MONTH;
    must(session_event_list(club, &filter, NULL, events, &err));
}

static void check_import(struct club *club, const struct session_events *events,
                         struct session_imported wanted)
{
    struct session_imported got;
    must(session_event_import(club, "G1", events, "room", &got, &err));
    assert_int_equal(got.added, wanted.added);
    assert_int_equal(got.moved, wanted.moved);
    assert_int_equal(got.cancelled, wanted.cancelled);
    assert_int_equal(got.unchanged, wanted.unchanged);
}

static struct session_event foreign(const char *start, const char *end)
{
    struct session_event event = {.start_at = door_instant(start), .end_at = door_instant(end)};
    event.occurrence_at = event.start_at;
    text_copy(event.uid, sizeof event.uid, "warsztat@inny.example");
    text_copy(event.room, sizeof event.room, "sala 3");
    return event;
}

/* Across the night on which the clocks go forward. */
static void what_went_out_is_known_again(void **state)
{
    struct club *club = club_of(state);
    door_group(club, "G1", false);
    door_session(club, "G1", "2026-03-23", "15:30", "18:00");
    struct session later = door_session(club, "G1", "2026-03-30", "15:30", "18:00");
    struct session_events events = {0};
    read_month(club, &events);
    assert_int_equal(events.count, 2);
    assert_true(events.items[1].start_at == later.start_at);
    assert_true(events.items[1].occurrence_at == later.start_at);
    assert_int_equal(events.items[1].sequence, 0);
    check_import(club, &events, (struct session_imported){.unchanged = 2});
    events.items[0].is_cancelled = true;
    events.items[1].start_at += 3600;
    events.items[1].end_at += 3600;
    check_import(club, &events, (struct session_imported){.moved = 1, .cancelled = 1});
    check_import(club, &events, (struct session_imported){.unchanged = 2});
    struct session_events again = {0};
    read_month(club, &again);
    assert_int_equal(again.count, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_string_equal(again.items[i].uid, events.items[i].uid);
        assert_true(again.items[i].occurrence_at == events.items[i].occurrence_at);
        assert_true(again.items[i].start_at == events.items[i].start_at);
        assert_int_equal(again.items[i].sequence, 1);
    }
    assert_true(again.items[0].is_cancelled);
    session_events_free(&again);
    session_events_free(&events);
}

static void another_calendars_are_taken_once(void **state)
{
    struct club *club = club_of(state);
    door_group(club, "G1", false);
    struct session_event items[] = {foreign("2026-03-20T11:00:00", "2026-03-20T12:30:00"),
                                    foreign("2026-03-27T11:00:00", "2026-03-27T12:30:00")};
    struct session_events events = {.items = items, .count = 2};
    check_import(club, &events, (struct session_imported){.added = 2});
    check_import(club, &events, (struct session_imported){.unchanged = 2});
    items[1].start_at += 1800;
    items[0].is_cancelled = true;
    check_import(club, &events, (struct session_imported){.moved = 1, .cancelled = 1});
    assert_int_equal(people_number(club, "SELECT count(*) FROM session"), 2);
    assert_int_equal(people_number(club, "SELECT count(*) FROM session WHERE state = 'cancelled'"
                                         " AND cancel_reason = 'room'"), 1);
    /* Cancelled before it was ever taken: nothing to take. */
    struct session_event gone = foreign("2026-03-13T11:00:00", "2026-03-13T12:30:00");
    gone.is_cancelled = true;
    struct session_events none = {.items = &gone, .count = 1};
    check_import(club, &none, (struct session_imported){0});
}

static void a_refusal_leaves_nothing(void **state)
{
    struct club *club = club_of(state);
    struct session_imported done;
    door_group(club, "G1", false);
    struct session_event items[] = {foreign("2026-03-20T11:00:00", "2026-03-20T12:30:00"),
                                    foreign("2026-03-27T22:00:00", "2026-03-28T01:00:00")};
    struct session_events events = {.items = items, .count = 2};
    must_refuse(session_event_import(club, "G1", &events, "room", &done, &err), ERROR_REFUSED,
                "2026-03-27");
    must_refuse(session_event_import(club, "G9", &events, "room", &done, &err), ERROR_REFUSED, "G9");
    assert_int_equal(people_number(club, "SELECT count(*) FROM session"), 0);
    assert_int_equal(people_number(club, "SELECT count(*) FROM session_import"), 0);
    items[1].end_at = door_instant("2026-03-28T00:00:00");
    check_import(club, &events, (struct session_imported){.added = 2});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(what_went_out_is_known_again),
        people_test(another_calendars_are_taken_once),
        people_test(a_refusal_leaves_nothing),
    };
    return cmocka_run_group_tests_name("session_event", tests, NULL, NULL);
}
