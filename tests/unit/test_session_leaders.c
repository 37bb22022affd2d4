/* Who led and who was to lead, by name, as it was known at an instant. */
#include "figures/day/session_leaders.h"
#include "club/session/session_lead.h"
#include "tests/unit/door.h"

static void as_it_was_known(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct session_leaders leaders = {0};
    people_add_staff(club, "AP", "2026-01-01");
    must(staff_add(club, &(struct staff_entry){.code = "BZ", .name = "Barbara Zmyślona",
                                               .title = "pedagożka",
                                               .from_on = people_day("2026-01-01")},
                   &err));
    door_group(club, "G1", false);
    must(activity_leader_add(club, "G1", "AP", people_day("2026-01-01"), DAY_NONE, &err));
    struct session session = door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    door_set_now(club, "2026-01-12T15:40:00");
    must(session_leaders_get(club, session.id, club_now(club), &leaders, &err));
    assert_int_equal(leaders.count, 1);
    assert_string_equal(leaders.items[0].code, "AP");
    assert_string_equal(leaders.items[0].office, "");
    assert_true(leaders.items[0].is_planned);
    session_leaders_free(&leaders);
    must(session_lead_substitute(club, session.code, "BZ", "AP", "illness", &err));
    door_set_now(club, "2026-01-12T15:50:00");
    must(session_leaders_get(club, session.id, club_now(club), &leaders, &err));
    assert_int_equal(leaders.count, 2); /* by name: Barbara before Jan */
    assert_string_equal(leaders.items[0].code, "BZ");
    assert_string_equal(leaders.items[0].office, "pedagożka");
    assert_true(leaders.items[0].has_led && !leaders.items[0].is_planned);
    assert_true(!leaders.items[1].has_led && leaders.items[1].is_planned);
    session_leaders_free(&leaders);
    must(session_leaders_get(club, session.id, door_instant("2026-01-12T15:40:00"), &leaders,
                             &err));
    assert_int_equal(leaders.count, 1); /* what was noted later was not known */
    session_leaders_free(&leaders);
}

int main(void)
{
    const struct CMUnitTest tests[] = {people_test(as_it_was_known)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
