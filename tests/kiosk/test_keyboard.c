/* The keyboard alone: on every screen Tab goes around all areas and back to the first, arrows
 * reach each of them, Enter presses, and a reader's own Enter and Tab do nothing of that. */
#include "clubless.h"

enum { RIGHT = 0x4f, LEFT = 0x50, DOWN = 0x51, UP = 0x52, AREAS = UI_ITEMS };

static void key_after(struct desk *desk, int usage, bool is_shifted, int64_t after_ms)
{
    desk->now_ms += after_ms;
    kiosk_deliver(&desk->kiosk,
                  &(struct event){.kind = EVENT_KEY, .key = usage, .is_shifted = is_shifted},
                  desk->now_ms);
}

static void key(struct desk *desk, int usage)
{
    key_after(desk, usage, false, 1000);
}

static void begin(struct desk *desk, const struct state *state, const struct variant *variant)
{
    state_make_for(&desk->kiosk, state, variant->window, &variant->preferences, desk->fonts);
    desk->now_ms = 1000000;
    desk->kiosk.now_ms = desk->kiosk.entered_ms = desk->kiosk.pressed_ms = desk->now_ms;
    desk->kiosk.focus.name[0] = '\0';
    desk->state = state;
}

static void begin_named(struct desk *desk, const char *name)
{
    size_t windows;
    struct variant variant = {.window = windows_list(&windows),
                              .preferences = {.text_percent = 100}};
    begin(desk, find_state(name), &variant);
}

static int count_areas(struct desk *desk, const char *names[AREAS])
{
    int count = 0;
    state_draw(&desk->kiosk, desk->ui);
    for (int i = 0; i < desk->ui->count; i++) {
        if (desk->ui->items[i].kind == UI_AREA)
            names[count++] = desk->ui->items[i].text;
    }
    return count;
}

/* The ring is drawn, on the glass, around its area. */
static void check_ring(struct desk *desk)
{
    const struct ui *ui = desk->ui;
    state_draw(&desk->kiosk, desk->ui);
    const struct ui_item *ring = &ui->items[ui->count - 1];
    const struct ui_item *area = ui_area_of(ui, desk->kiosk.focus.name);
    if (!area || ring->kind != UI_RING || !rect_holds(ring->box, area->box) || ring->edge < 3)
        fail_msg("%s: no ring around “%s”", desk->name, desk->kiosk.focus.name);
    if (!rect_holds((struct rect){0, 0, ui->sizes->width, ui->sizes->height}, ring->box))
        fail_msg("%s: the ring leaves the glass", desk->name);
}

static void walk(const struct variant *variant, void *context)
{
    struct desk *desk = context;
    const char *names[AREAS];
    char first[FOCUS_NAME_SIZE];
    variant_name(variant, desk->name);
    begin(desk, desk->state, variant);
    const struct screen *screen = desk->kiosk.screen;
    int count = count_areas(desk, names);
    for (int i = 0; i < count; i++) {
        key(desk, KEY_TAB);
        if (desk->kiosk.screen != screen) /* its time was up */
            return;
        check_ring(desk);
        if (i == 0)
            snprintf(first, sizeof first, "%s", desk->kiosk.focus.name);
        else if (strcmp(first, desk->kiosk.focus.name) == 0)
            fail_msg("%s: %d areas, but Tab is back after %d", desk->name, count, i);
    }
    if (count == 0)
        return;
    key(desk, KEY_TAB);
    assert_string_equal(desk->kiosk.focus.name, first);
    key_after(desk, KEY_TAB, true, 100);
    assert_true(count == 1 || strcmp(desk->kiosk.focus.name, first) != 0);
}

/* The keys of “number” with other words above them. */
static bool is_like_another(const struct state *state)
{
    return strcmp(state->name, "number-wrong") == 0 || strcmp(state->name, "number-misspelt") == 0;
}

static void test_tab_goes_around_every_screen(void **state)
{
    struct desk *desk = *state;
    size_t count;
    const struct state *states = states_list(&count);
    for (size_t i = 0; i < count; i++) {
        desk->state = &states[i];
        if (is_like_another(&states[i]))
            continue;
        variants_each(walk, desk);
    }
}

/* From each area the arrows lead to each other one, over others if need be. */
static void test_arrows_reach_everything(void **state)
{
    static const char *const screens[] = {"idle", "choose-four", "pin-wrong", "about-rights",
                                          "calibrate"};
    static const int arrows[] = {RIGHT, LEFT, DOWN, UP};
    struct desk *desk = *state;
    for (size_t s = 0; s < sizeof screens / sizeof *screens; s++) {
        const char *names[AREAS];
        char reached[AREAS][FOCUS_NAME_SIZE];
        int done = 0, known = 1;
        begin_named(desk, screens[s]);
        key_after(desk, RIGHT, false, 10);
        snprintf(reached[0], sizeof reached[0], "%s", desk->kiosk.focus.name);
        for (; done < known; done++) {
            for (size_t a = 0; a < sizeof arrows / sizeof *arrows; a++) {
                int i = 0;
                memcpy(desk->kiosk.focus.name, reached[done], FOCUS_NAME_SIZE);
                key_after(desk, arrows[a], false, 10);
                while (i < known && strcmp(reached[i], desk->kiosk.focus.name) != 0)
                    i++;
                if (i == known)
                    snprintf(reached[known++], FOCUS_NAME_SIZE, "%s", desk->kiosk.focus.name);
            }
        }
        assert_int_equal(known, count_areas(desk, names));
    }
}

static void focus_on(struct desk *desk, const char *name)
{
    for (int i = 0; i < AREAS && strcmp(desk->kiosk.focus.name, name) != 0; i++)
        key(desk, KEY_TAB);
    assert_string_equal(desk->kiosk.focus.name, name);
}

static void test_everything_by_keyboard(void **state)
{
    struct desk *desk = *state;
    begin_named(desk, "idle");
    focus_on(desk, "language-uk");
    key(desk, KEY_ENTER);
    assert_int_equal(desk->kiosk.language, LANGUAGE_UKRAINIAN);
    assert_string_equal(desk->kiosk.focus.name, "language-uk"); /* the ring stays */
    focus_on(desk, "text-size");
    key(desk, KEY_ENTER);
    assert_int_equal(desk->kiosk.preferences.text_percent, 150);
    focus_on(desk, "contrast");
    key(desk, 0x2c); /* the space bar presses, too */
    assert_int_equal(desk->kiosk.preferences.theme, THEME_CONTRAST_DARK);
    focus_on(desk, "about");
    key(desk, KEY_ENTER);
    assert_string_equal(desk->kiosk.screen->name, "about");
    assert_string_equal(desk->kiosk.focus.name, ""); /* another screen, no ring */
    focus_on(desk, "page-after");
    key(desk, KEY_ENTER);
    key(desk, KEY_ENTER);
    assert_int_equal(desk->kiosk.page, 2);
    focus_on(desk, "back");
    key(desk, KEY_ENTER);
    assert_string_equal(desk->kiosk.screen->name, "idle");
    begin_named(desk, "pin-wrong");
    focus_on(desk, "key-7");
    key(desk, KEY_ENTER);
    key_after(desk, KEY_ENTER, false, 400); /* the same again within half a second */
    assert_string_equal(desk->kiosk.pin.digits, "7");
}

static void test_a_readers_keys_press_nothing(void **state)
{
    struct desk *desk = *state;
    begin_named(desk, "idle");
    focus_on(desk, "contrast");
    for (int i = 0; i < 20; i++)
        key_after(desk, KEY_A + i, false, 2);
    assert_string_equal(desk->kiosk.focus.name, "");
    key_after(desk, KEY_ENTER, false, 2);
    key_after(desk, KEY_TAB, false, 2);
    assert_string_equal(desk->kiosk.focus.name, "");
    assert_int_equal(desk->kiosk.preferences.theme, THEME_LIGHT);
    key(desk, KEY_TAB); /* later it is a person's again */
    assert_string_not_equal(desk->kiosk.focus.name, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tab_goes_around_every_screen),
        cmocka_unit_test(test_arrows_reach_everything),
        cmocka_unit_test(test_everything_by_keyboard),
        cmocka_unit_test(test_a_readers_keys_press_nothing),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
