/* What the glass does with presses, keys and time, where no club is needed: presses by the
 * names of their areas, on a clock that the test moves. */
#include "clubless.h"

/* Begins in that state as if its screen had just come. */
static void begin(struct desk *desk, const char *name)
{
    size_t count;
    const struct state *state = find_state(name);
    state_make(&desk->kiosk, state, windows_list(&count), LANGUAGE_POLISH, desk->fonts);
    desk->now_ms = 1000000;
    desk->kiosk.now_ms = desk->now_ms;
    kiosk_show(&desk->kiosk, state->screen);
}

static void wait_ms(struct desk *desk, int64_t ms)
{
    desk->now_ms += ms;
    desk->kiosk.wake_ms = 60000;
    kiosk_deliver(&desk->kiosk, &(struct event){.kind = EVENT_TICK}, desk->now_ms);
}

/* A press is only possible where the list has an area of that name. */
static void press(struct desk *desk, const char *name)
{
    bool has_area = false;
    state_draw(&desk->kiosk, desk->ui);
    for (int i = 0; i < desk->ui->count; i++) {
        const struct ui_item *item = &desk->ui->items[i];
        if (item->kind != UI_AREA || strcmp(item->text, name) != 0)
            continue;
        const char *found = ui_find_area(desk->ui, item->box.x + item->box.w / 2,
                                         item->box.y + item->box.h / 2);
        assert_string_equal(found, name);
        has_area = true;
    }
    assert_true(has_area);
    desk->now_ms += KIOSK_DEBOUNCE_MS;
    kiosk_deliver(&desk->kiosk, &(struct event){.kind = EVENT_PRESS, .name = name}, desk->now_ms);
}

/* A press after that many milliseconds, whether or not the area is there. */
static void tap(struct desk *desk, const char *name, int64_t after_ms)
{
    desk->now_ms += after_ms;
    kiosk_deliver(&desk->kiosk, &(struct event){.kind = EVENT_PRESS, .name = name}, desk->now_ms);
}

static void key(struct desk *desk, int usage)
{
    desk->now_ms += 10;
    kiosk_deliver(&desk->kiosk, &(struct event){.kind = EVENT_KEY, .key = usage}, desk->now_ms);
}

static void assert_screen(const struct desk *desk, const struct screen *screen)
{
    assert_string_equal(desk->kiosk.screen->name, screen->name);
}

static void test_languages(void **state)
{
    struct desk *desk = *state;
    begin(desk, "idle");
    press(desk, "language-uk");
    assert_int_equal(desk->kiosk.language, LANGUAGE_UKRAINIAN);
    press(desk, "language-ru");
    assert_int_equal(desk->kiosk.language, LANGUAGE_RUSSIAN);
    press(desk, "language-en");
    assert_int_equal(desk->kiosk.language, LANGUAGE_ENGLISH);
    press(desk, "language-pl");
    assert_int_equal(desk->kiosk.language, LANGUAGE_POLISH);
}

static void test_language_returns_half_a_minute_after_the_last_press(void **state)
{
    struct desk *desk = *state;
    begin(desk, "idle");
    press(desk, "language-uk");
    wait_ms(desk, 20000);
    press(desk, "language-ru");
    wait_ms(desk, 29999);
    assert_int_equal(desk->kiosk.language, LANGUAGE_RUSSIAN);
    assert_in_range(desk->kiosk.wake_ms, 1, 1);
    wait_ms(desk, 1);
    assert_int_equal(desk->kiosk.language, LANGUAGE_POLISH);
}

static void test_results_stay_and_go(void **state)
{
    static const char *const names[] = {
        "recorded", "already", "early", "none-today", "cancelled", "unreadable", "staff",
    };
    struct desk *desk = *state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        begin(desk, names[i]);
        desk->kiosk.language = LANGUAGE_UKRAINIAN;
        wait_ms(desk, 6999);
        assert_screen(desk, find_state(names[i])->screen);
        assert_in_range(desk->kiosk.wake_ms, 1, 1);
        wait_ms(desk, 1);
        assert_screen(desk, &screen_idle);
        assert_int_equal(desk->kiosk.language, LANGUAGE_POLISH);
    }
}

static void test_more_time_can_be_had_many_times(void **state)
{
    struct desk *desk = *state;
    begin(desk, "choose-two");
    for (int i = 0; i < 12; i++) {
        wait_ms(desk, 29999);
        assert_screen(desk, &screen_choose);
        wait_ms(desk, 1);
        assert_screen(desk, &screen_more_time);
        wait_ms(desk, 19999);
        assert_screen(desk, &screen_more_time);
        press(desk, "yes");
        assert_screen(desk, &screen_choose);
        assert_int_equal(desk->kiosk.result.choice_count, 2);
    }
}

static void test_press_right_after_a_change_is_not_meant(void **state)
{
    struct desk *desk = *state;
    begin(desk, "choose-two");
    wait_ms(desk, desk->kiosk.choice_ms);
    assert_screen(desk, &screen_more_time);
    tap(desk, "yes", KIOSK_SETTLE_MS - 1);
    assert_screen(desk, &screen_more_time);
    tap(desk, "yes", KIOSK_DEBOUNCE_MS);
    assert_screen(desk, &screen_choose);
}

static void test_unreadable_interrupts_everything_but_a_choice(void **state)
{
    struct desk *desk = *state;
    begin(desk, "recorded");
    kiosk_deliver(&desk->kiosk, &(struct event){.kind = EVENT_UNREADABLE}, desk->now_ms);
    assert_screen(desk, &screen_unreadable);
    begin(desk, "choose-two");
    kiosk_deliver(&desk->kiosk, &(struct event){.kind = EVENT_UNREADABLE}, desk->now_ms);
    assert_screen(desk, &screen_choose);
}

static void test_pin_by_pad_and_keyboard(void **state)
{
    struct desk *desk = *state;
    begin(desk, "pin-wrong");
    press(desk, "key-1");
    press(desk, "key-0");
    key(desk, KEY_9);
    key(desk, KEY_PAD_0);
    assert_string_equal(desk->kiosk.pin.digits, "1090");
    press(desk, "erase");
    key(desk, KEY_BACKSPACE);
    assert_string_equal(desk->kiosk.pin.digits, "10");
    press(desk, "enter"); /* too short to be one: nothing is asked */
    assert_string_equal(desk->kiosk.pin.digits, "10");
    key(desk, KEY_A); /* a scanner at work */
    assert_string_equal(desk->kiosk.pin.digits, "");
    for (int i = 0; i < 20; i++)
        press(desk, "key-5");
    assert_string_equal(desk->kiosk.pin.digits, "555555555555");
    press(desk, "back");
    assert_screen(desk, &screen_idle);
    assert_string_equal(desk->kiosk.pin.digits, "");
}

static void test_pin_pad_goes_away(void **state)
{
    struct desk *desk = *state;
    begin(desk, "pin-wrong");
    wait_ms(desk, 15000);
    press(desk, "key-1");
    wait_ms(desk, 19999);
    assert_screen(desk, &screen_pin);
    wait_ms(desk, 1);
    assert_screen(desk, &screen_idle);
    assert_string_equal(desk->kiosk.pin.digits, "");
}

static void test_pin_is_not_on_the_glass(void **state)
{
    struct desk *desk = *state;
    struct buffer text = {0};
    begin(desk, "pin-wrong");
    desk->kiosk.pin.was_wrong = false;
    memcpy(desk->kiosk.pin.digits, "90210", 6);
    state_draw(&desk->kiosk, desk->ui);
    ui_write(desk->ui, &text);
    assert_null(strstr(text.text, "90210"));
    buffer_free(&text);
}

static void test_waking_only_gets_sooner(void **state)
{
    struct desk *desk = *state;
    begin(desk, "idle");
    desk->kiosk.wake_ms = 500;
    kiosk_wake_in(&desk->kiosk, 700);
    assert_int_equal(desk->kiosk.wake_ms, 500);
    kiosk_wake_in(&desk->kiosk, 300);
    assert_int_equal(desk->kiosk.wake_ms, 300);
    kiosk_wake_in(&desk->kiosk, -5);
    assert_int_equal(desk->kiosk.wake_ms, 0);
}

static void test_the_same_press_again_is_a_tremor(void **state)
{
    struct desk *desk = *state;
    begin(desk, "pin-wrong");
    tap(desk, "key-5", 1000);
    tap(desk, "key-5", 499);
    assert_string_equal(desk->kiosk.pin.digits, "5");
    tap(desk, "key-6", 1); /* another key counts at once */
    assert_string_equal(desk->kiosk.pin.digits, "56");
    tap(desk, "key-6", 500);
    assert_string_equal(desk->kiosk.pin.digits, "566");
}

static void test_preferences_are_set_and_come_back(void **state)
{
    struct desk *desk = *state;
    const struct kiosk_preferences *now = &desk->kiosk.preferences;
    begin(desk, "idle");
    press(desk, "text-size");
    press(desk, "text-size");
    press(desk, "contrast");
    press(desk, "low-reach");
    press(desk, "speech");
    press(desk, "language-ru");
    assert_int_equal(now->text_percent, 200);
    assert_true(desk->kiosk.sizes.text > 1.99 && desk->kiosk.sizes.is_low);
    assert_int_equal(now->theme, THEME_CONTRAST_DARK);
    assert_true(now->low_reach && now->speech && now->language == LANGUAGE_RUSSIAN);
    wait_ms(desk, 29999);
    assert_int_equal(now->text_percent, 200);
    wait_ms(desk, 1);
    assert_int_equal(now->text_percent, 100);
    assert_int_equal(now->theme, THEME_LIGHT);
    assert_false(now->low_reach || now->speech || desk->kiosk.sizes.is_low);
    press(desk, "text-size");
    press(desk, "text-size");
    press(desk, "text-size"); /* after the largest comes the first */
    assert_int_equal(now->text_percent, 100);
}

/* The person has seen the result and is gone: the next one finds the house's own. */
static void test_preferences_end_with_the_result(void **state)
{
    struct desk *desk = *state;
    struct kiosk_preferences wish = {.language = LANGUAGE_UKRAINIAN, .text_percent = 190,
                                     .theme = THEME_CONTRAST_LIGHT, .low_reach = true};
    begin(desk, "recorded");
    preferences_apply(&desk->kiosk, &wish);
    assert_int_equal(desk->kiosk.preferences.text_percent, 200);
    wait_ms(desk, 7000);
    assert_screen(desk, &screen_idle);
    assert_int_equal(desk->kiosk.preferences.text_percent, 100);
    assert_int_equal(desk->kiosk.preferences.theme, THEME_LIGHT);
    assert_int_equal(desk->kiosk.language, LANGUAGE_POLISH);
}

static void test_information_is_paged_and_offers_more_time(void **state)
{
    struct desk *desk = *state;
    begin(desk, "idle");
    press(desk, "about");
    assert_screen(desk, &screen_about);
    for (int i = 0; i < 4; i++)
        press(desk, "page-after");
    state_draw(&desk->kiosk, desk->ui);
    assert_null(ui_area_of(desk->ui, "page-after"));
    press(desk, "page-before");
    for (int i = 0; i < 12; i++) {
        wait_ms(desk, 60000);
        assert_screen(desk, &screen_more_time);
        wait_ms(desk, 19999);
        tap(desk, "yes", 0);
        assert_screen(desk, &screen_about);
        assert_int_equal(desk->kiosk.page, 3); /* where it was */
    }
    press(desk, "text-size");
    state_draw(&desk->kiosk, desk->ui);
    assert_screen(desk, &screen_about);
    wait_ms(desk, 60000);
    wait_ms(desk, 20000);
    assert_screen(desk, &screen_idle);
    assert_int_equal(desk->kiosk.preferences.text_percent, 100);
}

static void test_calibration_sets_the_millimetre(void **state)
{
    struct desk *desk = *state;
    begin(desk, "calibrate");
    int before = desk->kiosk.line_px;
    assert_in_range(before, 195, 199); /* 22 inches are assumed */
    press(desk, "much-longer");
    press(desk, "longer");
    press(desk, "shorter");
    press(desk, "much-shorter");
    assert_in_range(desk->kiosk.line_px, before - 1, before + 1);
    for (int i = 0; i < 3; i++)
        press(desk, "much-longer");
    int line = desk->kiosk.line_px;
    press(desk, "save");
    assert_screen(desk, &screen_idle);
    assert_true(desk->kiosk.sizes.true_unit * 50.0 > line - 0.5);
    assert_true(desk->kiosk.sizes.true_unit * 50.0 < line + 0.5);
    assert_in_range(desk->kiosk.health.state.width_mm, 1920 * 50 / line - 1, 1920 * 50 / line + 1);
    assert_true(desk->kiosk.health.must_tell);
    begin(desk, "calibrate");
    press(desk, "longer");
    press(desk, "back");
    assert_int_equal(desk->kiosk.health.state.width_mm, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_languages),
        cmocka_unit_test(test_language_returns_half_a_minute_after_the_last_press),
        cmocka_unit_test(test_results_stay_and_go),
        cmocka_unit_test(test_more_time_can_be_had_many_times),
        cmocka_unit_test(test_press_right_after_a_change_is_not_meant),
        cmocka_unit_test(test_unreadable_interrupts_everything_but_a_choice),
        cmocka_unit_test(test_pin_by_pad_and_keyboard),
        cmocka_unit_test(test_pin_pad_goes_away),
        cmocka_unit_test(test_pin_is_not_on_the_glass),
        cmocka_unit_test(test_waking_only_gets_sooner),
        cmocka_unit_test(test_the_same_press_again_is_a_tremor),
        cmocka_unit_test(test_preferences_are_set_and_come_back),
        cmocka_unit_test(test_preferences_end_with_the_result),
        cmocka_unit_test(test_information_is_paged_and_offers_more_time),
        cmocka_unit_test(test_calibration_sets_the_millimetre),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
