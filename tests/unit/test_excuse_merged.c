/* Excuses of numbers that turn out to be one person. */
#include "tests/unit/excuses.h"

/* A guest's number that turned out to be the member's: the member's excuse reaches what the
 * guest's number was expected in, and a presence of either is the person's. */
static void merged_numbers_are_one_person(void **state)
{
    struct club *club = club_of(state);
    struct week week = week_new(club);
    struct visitor member = door_member(club, "G1");
    struct participant_merge merge;
    must(participant_merge(club, week.missed.number, member.number, &merge, &err));
    struct excuse excuse = add(club, claim_session(&week));
    assert_string_equal(excuse.participant, member.number);
    assert_int_equal(decide(club, &excuse, EXCUSE_GRANTED, false), 1);
    door_check_status(club, &week.opened, &week.missed, "excused");
    struct visitor other = door_member(club, "G1");
    must(participant_merge(club, week.came.number, other.number, &merge, &err));
    struct excuse_claim claim = claim_session(&week);
    claim.participant = other.number;
    struct excuse none;
    must_refuse(excuse_add(club, &claim, &none, &err), ERROR_REFUSED, "marked as having been");
}

static enum attendance_status person_status(struct club *club, const struct session *session,
                                            const struct visitor *person)
{
    struct attendance_terms terms;
    struct attendance_row row;
    bool is_any;
    must(attendance_terms_get(club, session->id, ATTENDANCE_NOW, &terms, &err));
    must(attendance_derive(club, session->id, person->id, ATTENDANCE_NOW, &terms, &row, &is_any,
                           &err));
    return row.status;
}

/* Both numbers were excused before the merge: each excuse is taken back by itself, from the
 * number that it was noted of. */
static void merged_excuses_stay_apart(void **state)
{
    struct club *club = club_of(state);
    door_set_now(club, "2026-01-01T09:00:00");
    struct visitor first = door_visitor(club);
    struct week week = week_new(club);
    door_enrol(club, &first, "G1", "2026-01-01");
    struct participant_merge merge;
    struct excuse_claim claim = claim_session(&week);
    mark_absent(club, &week.opened, &week.missed);
    struct excuse one = add(club, claim);
    assert_int_equal(decide(club, &one, EXCUSE_GRANTED, false), 1);
    struct presence_event marked = {.kind = PRESENCE_MARKED,
                                    .session_id = week.opened.id,
                                    .participant_id = first.id,
                                    .at = week.opened.start_at,
                                    .source = "staff_manual",
                                    .status = ATTENDANCE_ABSENT};
    struct attendance_row row;
    bool is_repeat;
    must(club_begin(club, &err));
    must(attendance_record(club, &marked, &row, &is_repeat, &err));
    must(club_note(club, "test.mark", "", NULL, &err));
    must(club_end(club, true, &err));
    claim.participant = first.number;
    struct excuse other = add(club, claim);
    assert_int_equal(decide(club, &other, EXCUSE_GRANTED, false), 1);
    must(participant_merge(club, first.number, week.missed.number, &merge, &err));
    assert_int_equal(decide(club, &other, EXCUSE_REOPENED, false), 1);
    door_check_status(club, &week.opened, &first, "absent");
    assert_int_equal(person_status(club, &week.opened, &week.missed), ATTENDANCE_EXCUSED);
    assert_int_equal(decide(club, &one, EXCUSE_REOPENED, false), 1);
    door_check_status(club, &week.opened, &week.missed, "absent");
    assert_int_equal(person_status(club, &week.opened, &week.missed), ATTENDANCE_ABSENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(merged_numbers_are_one_person),
        people_test(merged_excuses_stay_apart),
    };
    return cmocka_run_group_tests_name("excuse_merged", tests, NULL, NULL);
}
