/* Check-ins in the two nights of the year in which the clocks are moved. */
#include "tests/unit/door.h"

static struct club *club_of(void **state)
{
    return &((struct fixture *)*state)->club;
}

/* A night in which the clocks are moved: sessions before, across and after it. */
static void check_night(struct club *club, const char *day)
{
    static const struct {
        const char *code, *from, *to, *early, *open, *late, *last;
    } rows[] = {
        {"N1", "00:30", "01:30", "00:14:59", "00:15:00", "00:45:01", "01:29:59"},
        {"N2", "01:30", "03:30", "01:14:59", "01:15:00", "01:45:01", "03:29:59"},
        {"N3", "04:00", "05:00", "03:44:59", "03:45:00", "04:15:01", "04:59:59"},
        {"N4", "15:30", "18:00", "15:14:59", "15:15:00", "15:45:01", "17:59:59"},
    };
    must(settings_set(club, SETTING_EARLY_MINUTES, "15", &err));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char now[CLOCK_TEXT_SIZE];
        door_group(club, rows[i].code, false);
        door_session(club, rows[i].code, day, rows[i].from, rows[i].to);
        struct visitor first = door_member(club, rows[i].code);
        struct visitor late = door_member(club, rows[i].code);
        struct visitor last = door_member(club, rows[i].code);
        snprintf(now, sizeof now, "%sT%s", day, rows[i].early);
        door_expect(club, now, &first, CHECKIN_EARLY);
        snprintf(now, sizeof now, "%sT%s", day, rows[i].open);
        assert_false(door_expect(club, now, &first, CHECKIN_RECORDED).is_late);
        snprintf(now, sizeof now, "%sT%s", day, rows[i].late);
        assert_true(door_expect(club, now, &late, CHECKIN_RECORDED).is_late);
        snprintf(now, sizeof now, "%sT%s", day, rows[i].last);
        door_expect(club, now, &last, CHECKIN_RECORDED);
    }
    door_check_projection(club);
}

static void spring_night(void **state)
{
    struct club *club = club_of(state);
    check_night(club, "2026-03-29");
    assert_int_equal(people_number(club, "SELECT end_at - start_at FROM session"
                                         " WHERE code = 'N2-2026-03-29'"), 3600);
}

static void autumn_night(void **state)
{
    struct club *club = club_of(state);
    check_night(club, "2026-10-25");
    assert_int_equal(people_number(club, "SELECT end_at - start_at FROM session"
                                         " WHERE code = 'N2-2026-10-25'"), 3 * 3600);
    /* In the hour that comes twice, both times: the second is an hour later. */
    struct visitor first = door_member(club, "N2"), second = door_member(club, "N2");
    club->clock.fixed_at = door_instant("2026-10-25T01:59:59") + 60;
    int64_t once = door_scan(club, &first).in_at;
    club->clock.fixed_at += 3600;
    int64_t again = door_scan(club, &second).in_at;
    assert_int_equal(again - once, 3600);
    assert_int_equal(clock_wall(once).minutes, clock_wall(again).minutes);
    door_check_projection(club);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(spring_night),
        people_test(autumn_night),
    };
    return cmocka_run_group_tests_name("checkin nights", tests, NULL, NULL);
}
