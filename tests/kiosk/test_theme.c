/* The themes by WCAG's arithmetic, and how large a millimetre and a letter are on a screen. */
#include "kiosk/glass/sizes.h"
#include "kiosk/glass/theme.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

/* Themes are checked as such, too, so that a screen that is not drawn here has them good. */
static void test_themes(void **state)
{
    struct theme themes[THEME_COUNT];
    struct error err = {0};
    static const enum colour grounds[] = {
        COLOUR_PAPER, COLOUR_SURFACE, COLOUR_RECORDED, COLOUR_INFORMATION, COLOUR_STAFF,
    };
    (void)state;
    assert_true(theme_read_all(themes, &err));
    for (int i = 0; i < THEME_COUNT; i++) {
        const uint32_t *colours = themes[i].colours;
        for (size_t j = 0; j < sizeof grounds / sizeof *grounds; j++)
            assert_true(theme_contrast(colours[COLOUR_INK], colours[grounds[j]]) >= 7.0);
        for (int j = COLOUR_PAPER; j <= COLOUR_SURFACE; j++) {
            assert_true(theme_contrast(colours[COLOUR_MUTED], colours[j]) >= 7.0);
            assert_true(theme_contrast(colours[COLOUR_ACCENT], colours[j]) >= 7.0);
            assert_true(theme_contrast(colours[COLOUR_EDGE], colours[j]) >= 3.0);
        }
        assert_true(theme_contrast(colours[COLOUR_ACCENT], colours[COLOUR_RECORDED]) >= 3.0);
    }
    assert_true(fabs(theme_contrast(0x000000, 0xffffff) - 21.0) < 0.01);
    assert_true(fabs(theme_contrast(0x777777, 0xffffff) - 4.48) < 0.01); /* WCAG's own example */
}

static void test_bad_themes_are_refused(void **state)
{
    static const char *const themes[] = {"", "ink #17181C\n", "ink 17181C\n", "inc #17181C\n"};
    (void)state;
    for (size_t i = 0; i < sizeof themes / sizeof *themes; i++) {
        struct theme theme;
        struct error err = {0};
        assert_false(theme_parse(&theme, themes[i], &err));
        assert_int_equal(err.kind, ERROR_STORAGE);
    }
}

static void test_narrow_screens_shrink(void **state)
{
    (void)state;
    struct screen_facts facts = {.width = 1920, .height = 1080};
    struct sizes plain = sizes_of(&facts);
    facts.dpi_x = facts.dpi_y = 100.1; /* a true 22-inch screen */
    struct sizes reported = sizes_of(&facts);
    facts.dpi_x = 2540.0; /* EDID nonsense: 1 mm is 100 pixels */
    facts.dpi_y = 2540.0;
    struct sizes absurd = sizes_of(&facts);
    facts.width_mm = 477;
    struct sizes set = sizes_of(&facts);
    assert_true(fabs(plain.unit - 1920 / 487.0) < 0.02);
    assert_true(fabs(reported.unit - plain.unit) < 0.02);
    assert_true(fabs(absurd.unit - plain.unit) < 0.02);
    assert_true(fabs(set.unit - 1920 / 477.0) < 0.02);
}

static void test_a_millimetre_stays_one_when_the_screen_is_turned(void **state)
{
    (void)state;
    struct screen_facts before = {.width = 1920, .height = 1080, .desk_width = 1920,
                                  .desk_height = 1080, .width_mm = 640};
    struct screen_facts turned = {.width = 1080, .height = 1920, .desk_width = 1080,
                                  .desk_height = 1920};
    struct screen_facts coarser = {.width = 1280, .height = 720, .desk_width = 1280,
                                   .desk_height = 720};
    struct screen_facts now = sizes_follow(&before, turned);
    assert_int_equal(now.width_mm, 360);
    assert_true(fabs(sizes_of(&now).true_unit - 3.0) < 0.001);
    assert_true(sizes_of(&now).is_portrait);
    now = sizes_follow(&now, before);
    assert_int_equal(now.width_mm, 640);
    now = sizes_follow(&before, coarser);
    assert_true(fabs(sizes_of(&now).true_unit - 2.0) < 0.001);
    before.width_mm = 0;
    assert_int_equal(sizes_follow(&before, turned).width_mm, 0);
}

static void test_text_grows_where_there_is_room(void **state)
{
    (void)state;
    struct screen_facts facts = {.width = 1920, .height = 1080};
    struct sizes sizes = sizes_of(&facts);
    double needed = sizes_cap_px(&sizes, STEP_NEEDED);
    double main_px = sizes_main_cap_px(&sizes, STEP_MAIN);
    assert_true(fabs(sizes_most_text(&sizes) - 2.0) < 0.001);
    assert_true(needed >= 7.5 * sizes.unit - 0.001 && main_px >= 18.0 * sizes.unit);
    sizes.text = 2.0;
    assert_true(fabs(sizes_cap_px(&sizes, STEP_NEEDED) - 2.0 * needed) < 0.001);
    assert_true(fabs(sizes_main_cap_px(&sizes, STEP_MAIN) - 1.5 * main_px) < 0.001);
    facts = (struct screen_facts){.width = 1024, .height = 600, .width_mm = 222};
    sizes = sizes_of(&facts); /* 10 inches: the arrangement is shrunk already */
    assert_true(sizes.unit < sizes.true_unit);
    assert_true(sizes_most_text(&sizes) < 1.5 && sizes_most_text(&sizes) >= 1.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_themes),
        cmocka_unit_test(test_bad_themes_are_refused),
        cmocka_unit_test(test_narrow_screens_shrink),
        cmocka_unit_test(test_a_millimetre_stays_one_when_the_screen_is_turned),
        cmocka_unit_test(test_text_grows_where_there_is_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
