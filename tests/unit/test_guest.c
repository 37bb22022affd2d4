/* Guests: a number and a card at once, spares that the door does not know until they are taken,
 * and never a participant. */
#include "club/people/guest.h"

#include "club/timetable/booking.h"
#include "figures/day/roster.h"
#include "tests/unit/door.h"

static int64_t presences(struct club *club)
{
    return people_number(club, "SELECT count(*) FROM presence_event");
}

static struct card_issued guest(struct club *club, const char *kind)
{
    struct card_issued issued;
    must(guest_add(club, kind, &issued, &err));
    return issued;
}

static void is_there_at_once(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct card_issued issued = guest(club, "minor");
    struct guest found;
    bool is_found;
    assert_true(token_check(issued.payload));
    must(guest_find(club, issued.card.participant, &found, &is_found, &err));
    assert_true(is_found);
    assert_string_equal(found.kind, "minor");
    assert_string_equal(found.card, issued.card.number);
    assert_int_equal(found.taken_at, club_now(club));
    assert_int_equal(found.presences, 0);
    must_refuse(guest_add(club, "friend", &issued, &err), ERROR_USAGE, "Possible: first_visit");
    must(guest_find(club, people_add(club).number, &found, &is_found, &err));
    assert_false(is_found);
}

/* What comes to the group beside it is no part of its denominator. */
static void is_beside_the_group(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct roster roster;
    struct checkin_result result;
    door_group(club, "G1", false);
    struct session session = door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    struct visitor anna = door_member(club, "G1");
    struct card_issued issued = guest(club, "family");
    must(checkin_place(club, issued.card.participant, session.id, club_now(club),
                       CHECKIN_STAFF_MANUAL, &result, &err));
    assert_int_equal(result.answer, CHECKIN_RECORDED);
    door_expect(club, "2026-01-12T15:25", &anna, CHECKIN_RECORDED);
    must(roster_get(club, session.code, &roster, &err));
    assert_int_equal(roster.expected_count, 1);
    assert_int_equal(roster.present_count, 2);
    assert_int_equal(roster.guest_count, 1);
    roster_free(&roster);
    struct guest found;
    bool is_found;
    must(guest_find(club, issued.card.participant, &found, &is_found, &err));
    assert_int_equal(found.presences, 1);
    assert_int_equal(found.last_in_at, door_instant("2026-01-12T15:20"));
}

static void is_no_participant(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct card_issued issued = guest(club, "minor");
    struct participant_list list = {0};
    door_group(club, "G1", true);
    must_refuse(enrolment_add(club,
                              &(struct enrolment_entry){.participant = issued.card.participant,
                                                        .activity = "G1",
                                                        .from_on = people_day("2026-01-12"),
                                                        .until_on = DAY_NONE},
                              &err),
                ERROR_REFUSED, "guests are not enrolled");
    must(activity_add(club,
                      &(struct activity_entry){.code = "K1", .title = "Konsultacje",
                                               .kind = "konsultacja_ind", .is_individual = true},
                      &err));
    struct session talk = door_session(club, "K1", "2026-01-12", "16:00", "16:30");
    must_refuse(booking_make(club, talk.code, issued.card.participant, &err), ERROR_REFUSED,
                "guests are not enrolled or booked");
    must(participant_list(club, &(struct participant_filter){.with_left = true}, &list, &err));
    assert_int_equal(list.count, 0);
    must(participant_list(club, &(struct participant_filter){.with_guests = true}, &list, &err));
    assert_int_equal(list.count, 1);
    assert_true(list.items[0].is_guest);
    participant_list_free(&list);
}

/* A spare is nobody: neither its card nor its number is recorded, and nothing is kept of it. */
static void spare_leads_to_staff(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct card_issued cards[3];
    struct checkin_result result;
    struct guest found;
    door_group(club, "G1", true);
    struct session session = door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    must(guest_print(club, 3, cards, &err));
    must(checkin_scan(club, cards[0].payload, CHECKIN_CARD, &result, &err));
    assert_int_equal(result.answer, CHECKIN_STAFF);
    must(checkin_number(club, cards[0].card.participant, CHECKIN_STAFF_MANUAL, &result, &err));
    assert_int_equal(result.answer, CHECKIN_STAFF);
    must(checkin_place(club, cards[0].card.participant, session.id, club_now(club),
                       CHECKIN_STAFF_MANUAL, &result, &err));
    assert_int_equal(result.answer, CHECKIN_STAFF);
    assert_int_equal(presences(club), 0);
    must(guest_take(club, cards[0].payload, "first_visit", &found, &err));
    assert_string_equal(found.number, cards[0].card.participant);
    must(checkin_scan(club, cards[0].payload, CHECKIN_CARD, &result, &err));
    assert_int_equal(result.answer, CHECKIN_RECORDED);
    assert_true(result.is_guest);
    must(checkin_scan(club, cards[1].payload, CHECKIN_CARD, &result, &err));
    assert_int_equal(result.answer, CHECKIN_STAFF);
}

static void taken_by_any_of_its_names(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct card_issued cards[4];
    struct card card;
    struct guest found;
    must(guest_print(club, 4, cards, &err));
    must(guest_take(club, cards[0].payload, "other", &found, &err));
    must(guest_take(club, cards[1].card.number, "other", &found, &err));
    assert_string_equal(found.number, cards[1].card.participant);
    must(guest_take(club, cards[2].card.participant, "other", &found, &err));
    must_refuse(guest_take(club, cards[2].payload, "other", &found, &err), ERROR_REFUSED,
                "was taken on 2026-01-12 at 15:20");
    must(card_revoke(club, cards[3].card.number, "lost", &card, &err));
    must_refuse(guest_take(club, cards[3].card.participant, "other", &found, &err), ERROR_REFUSED,
                "is revoked");
    struct participant anna = people_add(club);
    must_refuse(guest_take(club, anna.number, "other", &found, &err), ERROR_REFUSED,
                "is a participant's number");
    must_refuse(guest_take(club, "abc", "other", &found, &err), ERROR_USAGE, "neither a card");
    char payload[TOKEN_SIZE], number[NUMBER_SIZE];
    token_new(payload);
    token_number_new(number);
    must_refuse(guest_take(club, payload, "other", &found, &err), ERROR_REFUSED, "not known");
    must_refuse(guest_take(club, number, "other", &found, &err), ERROR_REFUSED, "no participant");
    must_refuse(guest_take(club, cards[3].payload, "x", &found, &err), ERROR_USAGE, "Possible");
}

static size_t count(struct club *club, const struct guest_filter *filter)
{
    struct guest_list list = {0};
    must(guest_list(club, filter, &list, &err));
    size_t found = list.count;
    guest_list_free(&list);
    return found;
}

static void lists(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct card_issued cards[2];
    guest(club, "minor");
    door_set_now(club, "2026-01-13T10:00");
    guest(club, "family");
    must(guest_print(club, 2, cards, &err));
    const struct {
        struct guest_filter filter;
        size_t count;
    } rows[] = {
        {{.from = DAY_NONE, .until = DAY_NONE}, 2},
        {{.from = DAY_NONE, .until = DAY_NONE, .kind = "minor"}, 1},
        {{.from = DAY_NONE, .until = DAY_NONE, .only_spares = true}, 2},
        {{.from = people_day("2026-01-13"), .until = DAY_NONE}, 1},
        {{.from = DAY_NONE, .until = people_day("2026-01-12")}, 1},
        {{.from = people_day("2026-01-14"), .until = DAY_NONE}, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(count(club, &rows[i].filter), rows[i].count);
}

static void sessions_that_run(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct guest_sessions running;
    door_group(club, "G1", false);
    door_group(club, "G2", false);
    door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    door_session(club, "G2", "2026-01-12", "17:00", "18:00");
    const struct {
        const char *now;
        int count;
    } rows[] = {
        {"2026-01-12T14:59", 0}, {"2026-01-12T15:00", 1}, {"2026-01-12T16:30", 2},
        {"2026-01-12T18:00", 0}, {"2026-01-13T16:00", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        door_set_now(club, rows[i].now);
        must(guest_sessions_now(club, &running, &err));
        assert_int_equal(running.count, rows[i].count);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(is_there_at_once),     people_test(is_beside_the_group),
        people_test(is_no_participant),    people_test(spare_leads_to_staff),
        people_test(taken_by_any_of_its_names), people_test(lists),
        people_test(sessions_that_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
