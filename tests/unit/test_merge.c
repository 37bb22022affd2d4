/* Merging numbers: what goes over, what stays as it was, and what cannot be. */
#include "club/people/participant_merge.h"

#include "club/people/guest.h"
#include "club/timetable/booking.h"
#include "figures/day/roster.h"
#include "figures/list/presences.h"
#include "figures/list/trail.h"
#include "tests/unit/door.h"

#include <stdlib.h>

static struct participant_merge merge(struct club *club, const struct visitor *from,
                                      const struct visitor *into)
{
    struct participant_merge done;
    must(participant_merge(club, from->number, into->number, &done, &err));
    return done;
}

static struct visitor guest(struct club *club)
{
    struct card_issued issued;
    struct visitor visitor = {0};
    must(guest_add(club, "first_visit", &issued, &err));
    memcpy(visitor.number, issued.card.participant, sizeof visitor.number);
    memcpy(visitor.payload, issued.payload, sizeof visitor.payload);
    memcpy(visitor.card, issued.card.number, sizeof visitor.card);
    visitor.id = issued.card.participant_id;
    visitor.card_id = issued.card.id;
    return visitor;
}

static struct visitor without_card(struct club *club)
{
    struct visitor visitor = {0};
    struct participant participant = people_add(club);
    memcpy(visitor.number, participant.number, sizeof visitor.number);
    visitor.id = participant.id;
    return visitor;
}

static void leads_to_the_other(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct visitor a = door_visitor(club), b = door_visitor(club), c = without_card(club);
    char holder[NUMBER_SIZE];
    assert_int_equal(merge(club, &a, &b).numbers_before, 0);
    must(participant_merge_holder(club, a.number, holder, &err));
    assert_string_equal(holder, b.number);
    /* Never a chain: whoever led to b leads to c now. */
    assert_int_equal(merge(club, &b, &c).numbers_before, 1);
    must(participant_merge_holder(club, a.number, holder, &err));
    assert_string_equal(holder, c.number);
    must(participant_merge_holder(club, c.number, holder, &err));
    assert_string_equal(holder, c.number);
    assert_int_equal(people_number(club, "SELECT count(*) FROM participant p JOIN participant t"
                                         " ON t.id = p.merged_into_id"
                                         " WHERE t.merged_into_id IS NOT NULL"),
                     0);
    must_refuse(participant_merge(club, c.number, a.number, &(struct participant_merge){0}, &err),
                ERROR_REFUSED, "would be a circle");
    must_refuse(participant_merge(club, c.number, b.number, &(struct participant_merge){0}, &err),
                ERROR_REFUSED, "would be a circle");
}

static void refused(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct visitor a = door_visitor(club), b = door_visitor(club), c = door_visitor(club),
                   gone = door_visitor(club), somebody = guest(club);
    struct card_issued spare;
    struct participant known;
    struct participant_leaving leaving;
    must(guest_print(club, 1, &spare, &err));
    must(participant_add(club, NULL, &(struct person_entry){.surname = "Nowak"}, &known, &err));
    must(participant_leave(club, gone.number, people_day("2026-01-10"), "moved", &leaving, &err));
    merge(club, &a, &b);
    const struct {
        const char *from, *into, *why;
    } rows[] = {
        {b.number, b.number, "into itself"},
        {a.number, a.number, "into itself"},
        {a.number, c.number, "was merged already: it leads to"},
        {a.number, b.number, "was merged already"},
        {c.number, a.number, "was merged itself"},
        {b.number, a.number, "would be a circle"},
        {c.number, somebody.number, "is a guest's number"},
        {spare.card.participant, c.number, "nobody has taken"},
        {c.number, spare.card.participant, "nobody has taken"},
        {known.number, c.number, "Merge the other way round"},
        {c.number, gone.number, "left the club on 2026-01-10"},
        {c.number, "MVGPDHZ", "no participant"},
        {"MVGPDHZ", c.number, "no participant"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        must_refuse(participant_merge(club, rows[i].from, rows[i].into,
                                      &(struct participant_merge){0}, &err),
                    ERROR_REFUSED, rows[i].why);
    assert_int_equal(people_number(club, "SELECT count(*) FROM participant_merge"), 1);
    /* Of two who left the records may be put together. */
    merge(club, &gone, &c);
}

static void card_goes_over(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct visitor has = door_visitor(club), other = door_visitor(club), none = without_card(club);
    struct card card;
    bool found;
    struct participant_merge done = merge(club, &has, &none);
    assert_true(done.is_card_kept);
    assert_string_equal(done.card, has.card);
    must(card_find_in_use(club, none.id, &card, &found, &err));
    assert_string_equal(card.number, has.card);
    done = merge(club, &none, &other);
    assert_false(done.is_card_kept);
    must(card_get(club, has.card, &card, &err));
    assert_string_equal(card.revoked_reason, "merged");
    must(card_find_in_use(club, other.id, &card, &found, &err));
    assert_string_equal(card.number, other.card);
}

/* "from..until" of each enrolment of the number itself in G1, by the first day. */
static void check_enrolments(struct club *club, const struct visitor *visitor, const char *wanted)
{
    char text[200] = "";
    struct enrolment_list list = {0};
    struct enrolment_filter filter = {.participant = visitor->number, .day = DAY_NONE};
    must(enrolment_list(club, &filter, &list, &err));
    for (size_t i = 0; i < list.count; i++) {
        char from[DAY_SIZE], until[DAY_SIZE];
        if (strcmp(list.items[i].participant, visitor->number) != 0)
            continue;
        day_format(list.items[i].from_on, from);
        day_format(list.items[i].until_on, until);
        snprintf(text + strlen(text), sizeof text - strlen(text), "%s%s..%s", text[0] ? " " : "",
                 from, until);
    }
    enrolment_list_free(&list);
    assert_string_equal(text, wanted);
}

static void enrol(struct club *club, const struct visitor *visitor, const char *from,
                  const char *until)
{
    must(enrolment_add(club,
                       &(struct enrolment_entry){.participant = visitor->number,
                                                 .activity = "G1",
                                                 .from_on = people_day(from),
                                                 .until_on = until ? people_day(until) : DAY_NONE},
                       &err));
}

/* Today is 2026-01-12: no day is lost and none is there twice. */
static void enrolments_go_on(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    door_group(club, "G1", false);
    struct visitor from = door_visitor(club), into = door_visitor(club);
    enrol(club, &from, "2025-09-01", "2025-12-31");
    enrol(club, &from, "2026-01-05", NULL);
    enrol(club, &into, "2026-02-01", "2026-02-28");
    enrol(club, &into, "2026-04-01", "2026-04-30");
    struct participant_merge done = merge(club, &from, &into);
    assert_int_equal(done.enrolments_ended, 1);
    assert_int_equal(done.enrolments_made, 3);
    check_enrolments(club, &from, "2025-09-01..2025-12-31 2026-01-05..2026-01-11");
    check_enrolments(club, &into,
                     "2026-01-12..2026-01-31 2026-02-01..2026-02-28 2026-03-01..2026-03-31"
                     " 2026-04-01..2026-04-30 2026-05-01..");
    struct enrolment_list both = {0};
    struct enrolment_filter filter = {.participant = into.number, .day = DAY_NONE};
    must(enrolment_list(club, &filter, &both, &err));
    assert_int_equal(both.count, 7);
    enrolment_list_free(&both);
    assert_int_equal(people_number(club, "SELECT count(*) FROM enrolment"
                                         " WHERE end_reason = 'merged'"),
                     1);
}

static void enrolments_that_are_there(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    door_group(club, "G1", false);
    struct visitor from = door_visitor(club), into = door_visitor(club), third = door_visitor(club);
    enrol(club, &from, "2026-01-12", "2026-03-31");
    enrol(club, &into, "2026-01-01", NULL);
    struct participant_merge done = merge(club, &from, &into);
    assert_int_equal(done.enrolments_withdrawn, 1);
    assert_int_equal(done.enrolments_made, 0);
    check_enrolments(club, &from, "");
    check_enrolments(club, &into, "2026-01-01..");
    /* Not begun yet: it begins when it was to begin. */
    enrol(club, &third, "2026-06-01", NULL);
    struct visitor last = door_visitor(club);
    merge(club, &third, &last);
    check_enrolments(club, &last, "2026-06-01..");
}

static void consultations_go_over(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    must(activity_add(club,
                      &(struct activity_entry){.code = "K1", .title = "Konsultacje",
                                               .kind = "konsultacja_ind", .is_individual = true},
                      &err));
    must(activity_add(club,
                      &(struct activity_entry){.code = "K2", .title = "Konsultacje",
                                               .kind = "konsultacja_ind", .is_individual = true},
                      &err));
    struct visitor from = door_visitor(club), into = door_visitor(club);
    struct session one = door_session(club, "K1", "2026-01-14", "10:00", "10:30");
    struct session same_time = door_session(club, "K2", "2026-01-14", "10:15", "10:45");
    struct session later = door_session(club, "K1", "2026-01-15", "10:00", "10:30");
    must(booking_make(club, one.code, from.number, &err));
    must(booking_make(club, later.code, from.number, &err));
    must(booking_make(club, same_time.code, into.number, &err));
    struct participant_merge done = merge(club, &from, &into);
    assert_int_equal(done.bookings_moved, 1);
    assert_int_equal(done.bookings_released, 1);
    must(session_get(club, later.code, &later, &err));
    assert_string_equal(later.booked, into.number);
    must(session_get(club, one.code, &one, &err));
    assert_string_equal(one.booked, "");
}

/* A guest became a participant: the old number, the old card and the new number are one. */
static void door_knows_one_person(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct checkin_result result;
    door_group(club, "G1", false);
    struct session session = door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    struct session next = door_session(club, "G1", "2026-01-19", "15:30", "18:00");
    struct visitor first = guest(club), person = without_card(club);
    door_enrol(club, &person, "G1", "2026-01-01");
    must(checkin_place(club, first.number, session.id, club_now(club), CHECKIN_STAFF_MANUAL,
                       &result, &err));
    int64_t events = door_events(club);
    merge(club, &first, &person);
    assert_int_equal(door_events(club), events);
    /* The same day once more: recorded already, at the first hour; not a second row. */
    result = door_expect(club, "2026-01-12T15:50", &first, CHECKIN_ALREADY);
    assert_int_equal(result.in_at, door_instant("2026-01-12T15:20"));
    assert_string_equal(result.participant, person.number);
    must(checkin_number(club, first.number, CHECKIN_STAFF_MANUAL, &result, &err));
    assert_int_equal(result.answer, CHECKIN_ALREADY);
    must(checkin_place(club, person.number, session.id, club_now(club), CHECKIN_STAFF_MANUAL,
                       &result, &err));
    assert_int_equal(result.answer, CHECKIN_ALREADY);
    assert_int_equal(door_events(club), events);
    door_expect(club, "2026-01-19T15:20", &first, CHECKIN_RECORDED);
    door_check_status(club, &next, &person, "present");
    door_check_status(club, &next, &first, "");
    door_check_projection(club);
}

static void place(struct club *club, const struct visitor *visitor, const struct session *session,
                  int minutes)
{
    struct checkin_result result;
    must(checkin_place(club, visitor->number, session->id, session->start_at + minutes * 60,
                       CHECKIN_PAPER_IMPORT, &result, &err));
}

static void check_roster(struct club *club, const struct session *session, size_t rows, int expected,
                         int present, int guests)
{
    struct roster roster;
    must(roster_get(club, session->code, &roster, &err));
    assert_int_equal(roster.row_count, rows);
    assert_int_equal(roster.expected_count, expected);
    assert_int_equal(roster.present_count, present);
    assert_int_equal(roster.guest_count, guests);
    for (size_t i = 1; i < roster.row_count; i++)
        assert_true(strcmp(roster.rows[i - 1].participant, roster.rows[i].participant) < 0);
    roster_free(&roster);
}

/* Both numbers came, or only the merged one: one person, present once, the earlier hour. */
static void counts_once(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    door_group(club, "G1", false);
    struct session both = door_session(club, "G1", "2026-01-05", "15:30", "18:00");
    struct session one = door_session(club, "G1", "2026-01-07", "15:30", "18:00");
    struct visitor old = door_visitor(club), person = door_member(club, "G1");
    place(club, &person, &both, 40);
    place(club, &old, &both, -5);
    place(club, &old, &one, 0);
    check_roster(club, &both, 2, 1, 2, 1);
    check_roster(club, &one, 2, 1, 1, 1);
    merge(club, &old, &person);
    check_roster(club, &both, 1, 1, 1, 0);
    check_roster(club, &one, 1, 1, 1, 0);
    struct attendance_terms terms;
    struct attendance_row row;
    bool is_any;
    must(attendance_terms_get(club, both.id, ATTENDANCE_NOW, &terms, &err));
    must(attendance_derive(club, both.id, person.id, ATTENDANCE_NOW, &terms, &row, &is_any, &err));
    assert_int_equal(row.in_at, both.start_at - 5 * 60);
    struct trail trail;
    must(trail_get(club, both.code, person.number, &trail, &err));
    assert_int_equal(trail.count, 2);
    trail_free(&trail);
    struct presences list;
    struct presence_filter filter = {
        .participant = person.number, .from = DAY_NONE, .until = DAY_NONE};
    must(presences_list(club, &filter, &list, &err));
    assert_int_equal(list.count, 3);
    presences_free(&list);
}

static void mark(struct club *club, const struct visitor *visitor, const struct session *session,
                 enum attendance_status status)
{
    struct attendance_row row;
    bool is_repeat;
    struct presence_event event = {.kind = PRESENCE_MARKED,
                                   .session_id = session->id,
                                   .participant_id = visitor->id,
                                   .at = session->start_at,
                                   .source = "staff_manual",
                                   .status = status};
    must(club_begin(club, &err));
    must(attendance_record(club, &event, &row, &is_repeat, &err));
    must(club_note(club, "test.mark", "", NULL, &err));
    must(club_end(club, true, &err));
}

static enum attendance_status status_of(struct club *club, const struct session *session,
                                        const struct visitor *visitor)
{
    struct attendance_terms terms;
    struct attendance_row row;
    bool is_any;
    must(attendance_terms_get(club, session->id, ATTENDANCE_NOW, &terms, &err));
    must(attendance_derive(club, session->id, visitor->id, ATTENDANCE_NOW, &terms, &row, &is_any,
                           &err));
    return row.status;
}

/* Whoever came under one number was not absent for having been missed under the other, marked
 * before the arrival was noted or after it; a presence that was taken back is none. */
static void presence_of_one_number_holds(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    door_group(club, "G1", false);
    struct session before = door_session(club, "G1", "2026-01-05", "15:30", "18:00");
    struct session after = door_session(club, "G1", "2026-01-07", "15:30", "18:00");
    struct session none = door_session(club, "G1", "2026-01-09", "15:30", "18:00");
    struct visitor old = door_visitor(club), person = door_member(club, "G1");
    mark(club, &person, &before, ATTENDANCE_ABSENT);
    place(club, &old, &before, 0);
    place(club, &old, &after, 0);
    mark(club, &person, &after, ATTENDANCE_UNKNOWN);
    place(club, &old, &none, 0);
    mark(club, &old, &none, ATTENDANCE_UNKNOWN);
    mark(club, &person, &none, ATTENDANCE_ABSENT);
    merge(club, &old, &person);
    assert_int_equal(status_of(club, &before, &person), ATTENDANCE_PRESENT);
    assert_int_equal(status_of(club, &after, &person), ATTENDANCE_PRESENT);
    assert_int_equal(status_of(club, &none, &person), ATTENDANCE_ABSENT);
    check_roster(club, &before, 1, 1, 1, 0);
    door_check_projection(club);
}

/* That the person was not there is said of the person: no number's row tells otherwise. */
static void a_correction_is_about_the_person(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    door_group(club, "G1", false);
    struct session session = door_session(club, "G1", "2026-01-05", "15:30", "18:00");
    struct visitor old = door_visitor(club), person = door_member(club, "G1");
    place(club, &old, &session, 0);
    mark(club, &person, &session, ATTENDANCE_ABSENT);
    merge(club, &old, &person);
    struct attendance_correction correction = {.session = session.code,
                                               .participant = person.number,
                                               .status = ATTENDANCE_ABSENT,
                                               .reason = "karta innej osoby"};
    int64_t entries = people_entries(club);
    must(attendance_correct(club, &correction, &err));
    assert_int_equal(people_entries(club), entries + 1);
    assert_int_equal(status_of(club, &session, &person), ATTENDANCE_ABSENT);
    assert_int_equal(people_number(club, "SELECT count(*) FROM attendance"
                                         " WHERE status = 'present' OR credited_minutes > 0"), 0);
    check_roster(club, &session, 1, 1, 0, 0);
    correction.status = ATTENDANCE_PRESENT;
    must(attendance_correct(club, &correction, &err));
    assert_int_equal(status_of(club, &session, &person), ATTENDANCE_PRESENT);
    check_roster(club, &session, 1, 1, 1, 0);
    door_check_projection(club);
}

/* What was signed before stays as it was signed. */
static void signed_list_stays(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    door_group(club, "G1", false);
    people_add_staff(club, "JK", "2020-01-01");
    struct session session = door_session(club, "G1", "2026-01-05", "15:30", "18:00");
    struct visitor old = door_visitor(club), person = door_member(club, "G1");
    place(club, &person, &session, 0);
    place(club, &old, &session, 0);
    must(statement_run(statement_new(club->store,
                                     "INSERT INTO session_course (session_id, version, actor,"
                                     " noted_at) SELECT id, 1, 'JK', 1768200000 FROM session"),
                       &err));
    must(statement_run(statement_new(club->store,
                                     "INSERT INTO session_signoff (id, session_id, version,"
                                     " course_version, hash, expected, present, unknown,"
                                     " signed_by, signed_at)"
                                     " SELECT 9223372036854775000, id, 1, 1, zeroblob(32), 1, 2,"
                                     " 0, 'JK', 1768200000 FROM session"),
                       &err));
    merge(club, &old, &person);
    check_roster(club, &session, 2, 1, 2, 1);
}

static void shows_what_falls_together(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    door_group(club, "G1", false);
    door_group(club, "G2", false);
    struct session same = door_session(club, "G1", "2026-01-05", "15:30", "18:00");
    struct session other = door_session(club, "G2", "2026-01-05", "17:30", "19:00");
    struct session later = door_session(club, "G2", "2026-01-08", "17:30", "19:00");
    struct visitor a = door_visitor(club), b = door_visitor(club);
    struct merge_overlaps overlaps = {0};
    place(club, &a, &same, 0);
    place(club, &b, &same, 5);
    place(club, &b, &other, 0);
    place(club, &b, &later, 0);
    must(participant_merge_overlaps(club, a.number, b.number, &overlaps, &err));
    assert_int_equal(overlaps.count, 2);
    assert_string_equal(overlaps.items[0].other_session, same.code);
    assert_int_equal(overlaps.items[0].other_in_at, same.start_at + 300);
    assert_string_equal(overlaps.items[1].session, same.code);
    assert_string_equal(overlaps.items[1].other_session, other.code);
    merge_overlaps_free(&overlaps);
}

static void list_hides_merged(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct visitor a = door_visitor(club), b = door_visitor(club);
    struct participant_list list = {0};
    merge(club, &a, &b);
    must(participant_list(club, &(struct participant_filter){.with_left = true}, &list, &err));
    assert_int_equal(list.count, 1);
    assert_string_equal(list.items[0].number, b.number);
    participant_list_free(&list);
    must(participant_list(club, &(struct participant_filter){.with_merged = true}, &list, &err));
    assert_int_equal(list.count, 2);
    participant_list_free(&list);
    struct participant merged;
    must(participant_get(club, a.number, &merged, &err));
    assert_string_equal(merged.merged_into, b.number);
}

static void merges_stay_on_record(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct visitor a = door_visitor(club), b = door_visitor(club);
    struct error err = {0};
    merge(club, &a, &b);
    assert_false(statement_run(statement_new(club->store, "DELETE FROM participant_merge"), &err));
    assert_non_null(strstr(err.text, "append-only"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(leads_to_the_other),      people_test(refused),
        people_test(card_goes_over),          people_test(enrolments_go_on),
        people_test(enrolments_that_are_there), people_test(consultations_go_over),
        people_test(door_knows_one_person),   people_test(counts_once),
        people_test(presence_of_one_number_holds), people_test(a_correction_is_about_the_person),
        people_test(signed_list_stays),       people_test(shows_what_falls_together),
        people_test(list_hides_merged),       people_test(merges_stay_on_record),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
