/* When the club is open, and when a kiosk that is silent is missed. */
#include "figures/day/opening.h"
#include "tests/unit/door.h"

static struct opening opening_of(struct club *club, const char *day)
{
    struct opening opening;
    must(opening_get(club, people_day(day), &opening, &err));
    return opening;
}

/* From the first card that is taken, to the end of the last session that takes place. */
static void from_the_first_card_to_the_last_end(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    door_group(club, "G1", false);
    door_group(club, "G2", false);
    assert_int_equal(opening_of(club, "2026-01-12").from_at, 0);
    assert_int_equal(opening_of(club, "2026-01-12").until_at, 0);
    door_session(club, "G1", "2026-01-12", "10:00", "11:30");
    door_session(club, "G2", "2026-01-12", "15:30", "18:00");
    struct session last = door_session(club, "G1", "2026-01-12", "18:30", "20:00");
    must(session_cancel(club, last.code, "leader", &err));
    struct opening opening = opening_of(club, "2026-01-12");
    assert_int_equal(opening.from_at, door_instant("2026-01-12T09:30:00"));
    assert_int_equal(opening.until_at, door_instant("2026-01-12T18:00:00"));
    must(settings_set(club, SETTING_EARLY_MINUTES, "45", &err));
    assert_int_equal(opening_of(club, "2026-01-12").from_at, door_instant("2026-01-12T09:15:00"));
    assert_int_equal(opening_of(club, "2026-01-13").until_at, 0);
}

static void who_is_missed(void **state)
{
    (void)state;
    static const struct opening day = {.from_at = 10000, .until_at = 20000}, none = {0};
    static const struct {
        int64_t seen_at, now;
        enum opening_kiosk wanted;
    } cases[] = {
        {15000, 15000 + OPENING_SILENT_SECONDS, OPENING_KIOSK_SEEN},
        {15000, 15000 + OPENING_SILENT_SECONDS + 1, OPENING_KIOSK_SILENT},
        {1000, 9999, OPENING_KIOSK_RESTS},
        {15000, 20001, OPENING_KIOSK_RESTS},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct kiosk_state kiosk = {.seen_at = cases[i].seen_at};
        assert_string_equal(opening_kiosk_word(opening_kiosk(&day, &kiosk, cases[i].now)),
                            opening_kiosk_word(cases[i].wanted));
    }
    assert_int_equal(opening_kiosk(&none, &(struct kiosk_state){.seen_at = 1}, 15000),
                     OPENING_KIOSK_RESTS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(from_the_first_card_to_the_last_end),
        cmocka_unit_test(who_is_missed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
