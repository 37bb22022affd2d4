/* The entries about settings and staff: those alone, the oldest first, until an instant. */
#include "figures/list/ledger_extract.h"
#include "tests/unit/door.h"

static void settings_and_staff_alone(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct ledger_extract extract = {0};
    door_set_now(club, "2026-01-12T10:00:00");
    must(settings_set(club, SETTING_LATE_MINUTES, "10", &err));
    people_add(club);
    door_set_now(club, "2026-01-12T11:00:00");
    people_add_staff(club, "JP", "2026-01-01");
    door_group(club, "staff.x", false); /* a subject, not an action */
    must(settings_reset(club, SETTING_LATE_MINUTES, &err));
    must(ledger_extract_settings(club, club_now(club), &extract, &err));
    assert_int_equal(extract.count, 3);
    static const char *const actions[] = {"setting.set", "staff.add", "setting.reset"};
    for (size_t i = 0; i < extract.count; i++) {
        assert_string_equal(extract.lines[i].action, actions[i]);
        assert_string_equal(extract.lines[i].actor, "AP");
        assert_true(i == 0 || extract.lines[i].seq > extract.lines[i - 1].seq);
    }
    assert_string_equal(extract.lines[0].subject, SETTING_LATE_MINUTES);
    assert_string_equal(extract.lines[0].body, "{\"value\":\"10\"}");
    assert_int_equal(extract.lines[0].at, door_instant("2026-01-12T10:00:00"));
    assert_string_equal(extract.lines[1].subject, "JP");
    ledger_extract_free(&extract);
    assert_null(extract.lines);
}

static void until_an_instant(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct ledger_extract extract = {0};
    door_set_now(club, "2026-01-12T10:00:00");
    must(settings_set(club, SETTING_LATE_MINUTES, "10", &err));
    door_set_now(club, "2026-01-12T10:00:01");
    must(settings_set(club, SETTING_LATE_MINUTES, "11", &err));
    must(ledger_extract_settings(club, door_instant("2026-01-12T10:00:00"), &extract, &err));
    assert_int_equal(extract.count, 1);
    ledger_extract_free(&extract);
    must(ledger_extract_settings(club, door_instant("2026-01-12T09:59:59"), &extract, &err));
    assert_int_equal(extract.count, 0);
    ledger_extract_free(&extract);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(settings_and_staff_alone),
        people_test(until_an_instant),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
