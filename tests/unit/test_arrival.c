/* Open arrivals: listed until somebody says what they were. */
#include "club/presence/arrival.h"

#include "club/people/participant_merge.h"
#include "figures/list/presences.h"
#include "tests/unit/door.h"

struct corridor {
    struct fixture fixture;
    struct session running, other; /* G1, which is not the visitor's; G2 of the evening */
    struct visitor anna;
};

/* Somebody scans while only a closed group of others runs. */
static int corridor_open(void **state)
{
    struct corridor *c = calloc(1, sizeof *c);
    fixture_open(&c->fixture);
    struct club *club = &c->fixture.club;
    door_group(club, "G1", false);
    door_group(club, "G2", false);
    c->running = door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    c->other = door_session(club, "G2", "2026-01-12", "21:00", "22:00");
    c->anna = door_visitor(club);
    *state = c;
    return 0;
}

static int corridor_close(void **state)
{
    fixture_close(&((struct corridor *)*state)->fixture);
    free(*state);
    return 0;
}

/* Ids go on from the last entry: it must not be older than anything that was written. */
static void check_ids(struct club *club)
{
    assert_true(people_number(club, "SELECT max(entry_id) FROM ledger") >=
                people_number(club, "SELECT max(id) FROM presence_event"));
}

static size_t open_arrivals(struct club *club)
{
    struct presences list;
    must(presences_open_arrivals(club, &list, &err));
    size_t count = list.count;
    presences_free(&list);
    return count;
}

static struct arrival get(struct club *club, const char *number, const char *at)
{
    struct arrival arrival;
    must(arrival_get(club, number, at ? door_instant(at) : 0, &arrival, &err));
    return arrival;
}

static void is_placed(void **state)
{
    struct corridor *c = *state;
    struct club *club = &c->fixture.club;
    struct checkin_result result;
    door_expect(club, "2026-01-12T15:40", &c->anna, CHECKIN_STAFF);
    door_set_now(club, "2026-01-12T17:00");
    struct arrival arrival = get(club, c->anna.number, NULL);
    must_refuse(arrival_place(club, &arrival, c->other.code, &result, &err), ERROR_REFUSED,
                "does not belong to the session");
    must(arrival_place(club, &arrival, c->running.code, &result, &err));
    assert_int_equal(result.answer, CHECKIN_RECORDED);
    assert_int_equal(result.in_at, door_instant("2026-01-12T15:40"));
    check_ids(club);
    assert_int_equal(open_arrivals(club), 0);
    assert_int_equal(people_number(club, "SELECT count(*) FROM presence_event"
                                         " WHERE kind = 'placed' AND reason = 'session'"),
                     1);
    must_refuse(arrival_get(club, c->anna.number, 0, &arrival, &err), ERROR_REFUSED,
                "no open arrival");
    door_check_projection(club);
}

static void is_dismissed(void **state)
{
    struct corridor *c = *state;
    struct club *club = &c->fixture.club;
    door_expect(club, "2026-01-12T15:40", &c->anna, CHECKIN_STAFF);
    struct arrival arrival = get(club, c->anna.number, NULL);
    must_refuse(arrival_dismiss(club, &arrival, "tired", &err), ERROR_USAGE, "Possible");
    must_refuse(arrival_dismiss(club, &arrival, "session", &err), ERROR_USAGE,
                "obecni arrival place");
    must(arrival_dismiss(club, &arrival, "other_matter", &err));
    assert_int_equal(open_arrivals(club), 0);
    assert_int_equal(people_number(club, "SELECT count(*) FROM attendance"), 0);
}

/* Several of one person are told apart by their time. */
static void several(void **state)
{
    struct corridor *c = *state;
    struct club *club = &c->fixture.club;
    struct arrival arrival;
    door_expect(club, "2026-01-12T15:40", &c->anna, CHECKIN_STAFF);
    door_expect(club, "2026-01-12T16:10", &c->anna, CHECKIN_STAFF);
    assert_int_equal(open_arrivals(club), 2);
    must_refuse(arrival_get(club, c->anna.number, 0, &arrival, &err), ERROR_REFUSED,
                "2026-01-12T15:40, 2026-01-12T16:10");
    must_refuse(arrival_get(club, c->anna.number, door_instant("2026-01-12T15:41"), &arrival, &err),
                ERROR_REFUSED, "at that time");
    arrival = get(club, c->anna.number, "2026-01-12T16:10");
    must(arrival_dismiss(club, &arrival, "mistake", &err));
    assert_int_equal(get(club, c->anna.number, NULL).at, door_instant("2026-01-12T15:40"));
}

/* Placing at the desk says what the arrivals of that session were, too. */
static void desk_settles(void **state)
{
    struct corridor *c = *state;
    struct club *club = &c->fixture.club;
    struct checkin_result result;
    door_expect(club, "2026-01-12T15:40", &c->anna, CHECKIN_STAFF);
    door_expect(club, "2026-01-12T16:10", &c->anna, CHECKIN_STAFF);
    must(checkin_place(club, c->anna.number, c->running.id, door_instant("2026-01-12T15:35"),
                       CHECKIN_STAFF_MANUAL, &result, &err));
    assert_int_equal(people_number(club, "SELECT count(*) FROM presence_event"
                                         " WHERE kind = 'placed'"),
                     2);
    check_ids(club);
    assert_int_equal(open_arrivals(club), 0);
}

static void of_a_merged_number(void **state)
{
    struct corridor *c = *state;
    struct club *club = &c->fixture.club;
    struct checkin_result result;
    struct participant_merge merge;
    struct visitor person = door_visitor(club);
    door_expect(club, "2026-01-12T15:40", &c->anna, CHECKIN_STAFF);
    must(participant_merge(club, c->anna.number, person.number, &merge, &err));
    struct arrival arrival = get(club, person.number, NULL);
    assert_string_equal(arrival.number, person.number);
    must(arrival_place(club, &arrival, c->running.code, &result, &err));
    door_check_status(club, &c->running, &person, "present");
    assert_int_equal(open_arrivals(club), 0);
}

#define corridor_test(name) cmocka_unit_test_setup_teardown(name, corridor_open, corridor_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        corridor_test(is_placed),    corridor_test(is_dismissed),
        corridor_test(several),      corridor_test(desk_settles),
        corridor_test(of_a_merged_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
