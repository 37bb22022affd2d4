/* Every state of the glass in every language and size, as draw lists: nothing overflows or
 * overlaps, sizes and contrasts hold, and at 1920×1080 the list is as the golden file says.
 * OBECNI_GOLDEN names the folder of golden files, OBECNI_GOLDEN_WRITE=1 writes them anew;
 * OBECNI_STATES=staff-sign checks only the states with that in their names. */
#include "cases.h"

#include "kiosk/glass/theme.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef GOLDEN_FOLDER
#define GOLDEN_FOLDER "tests/kiosk/golden"
#endif

static void each_language(struct cases *bench, const struct state *state,
                          const struct window *window,
                          void (*check)(struct cases *, const struct kiosk *,
                                        const struct window *))
{
    bench->state = state;
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        struct kiosk kiosk;
        enum language language = (enum language)i;
        snprintf(bench->name, sizeof bench->name, "%s-%s-%s", state->name,
                 language_code(language), window->name);
        state_make(&kiosk, state, window, language, bench->fonts);
        state_draw(&kiosk, bench->ui);
        check(bench, &kiosk, window);
    }
}

static void check_room(struct cases *bench, const struct kiosk *kiosk, const struct window *window)
{
    const struct ui *ui = bench->ui;
    struct rect whole = {0, 0, window->width, window->height};
    (void)kiosk;
    for (int i = 0; i < ui->count; i++) {
        const struct ui_item *item = &ui->items[i];
        if (!rect_holds(whole, item->box))
            cases_fail(bench, item, "outside of the window");
        if (item->kind != UI_TEXT)
            continue;
        if (item->box.x < item->area.x || item->box.x + item->box.w > item->area.x + item->area.w)
            cases_fail(bench, item, "wider than its area");
        if (item->baseline > item->area.y + item->area.h)
            cases_fail(bench, item, "lower than its area");
        for (int j = 0; j < i; j++) {
            if (ui->items[j].kind == UI_TEXT && rect_meets(cases_ink(item), cases_ink(&ui->items[j])))
                cases_fail(bench, item, "on another text");
            if (ui->items[j].kind == UI_ICON && rect_meets(cases_ink(item), ui->items[j].box))
                cases_fail(bench, item, "on a sign");
        }
    }
}

static void check_panels(struct cases *bench, const struct kiosk *kiosk,
                         const struct window *window)
{
    const struct ui *ui = bench->ui;
    (void)kiosk;
    (void)window;
    for (int i = 0; i < ui->count; i++) {
        for (int j = 0; j < ui->count && ui->items[i].kind == UI_TEXT; j++) {
            const struct ui_item *panel = &ui->items[j];
            bool is_edge = panel->kind == UI_PANEL || panel->kind == UI_FILL;
            if (is_edge && rect_meets(cases_ink(&ui->items[i]), panel->box) &&
                !rect_holds(panel->box, cases_ink(&ui->items[i])))
                cases_fail(bench, &ui->items[i], "across an edge");
        }
    }
}

/* Distance between two boxes along the axis on which they are apart. */
static int gap_between(struct rect one, struct rect other)
{
    int x = one.x < other.x ? other.x - one.x - one.w : one.x - other.x - other.w;
    int y = one.y < other.y ? other.y - one.y - one.h : one.y - other.y - other.h;
    return x > y ? x : y;
}

static void check_targets(struct cases *bench, const struct kiosk *kiosk,
                          const struct window *window)
{
    const struct ui *ui = bench->ui;
    double mm = kiosk->sizes.unit;
    (void)window;
    for (int i = 0; i < ui->count; i++) {
        const struct ui_item *item = &ui->items[i];
        if (item->kind != UI_AREA)
            continue;
        if (item->box.w < 20.0 * mm || item->box.h < 20.0 * mm)
            cases_fail(bench, item, "target under 20 mm");
        bool is_everywhere = item->box.h == kiosk->sizes.height; /* the night is woken anywhere */
        if (!is_everywhere && item->box.y < sizes_low_top(&kiosk->sizes))
            cases_fail(bench, item, "not in the lower part");
        for (int j = 0; j < i; j++) {
            if (ui->items[j].kind == UI_AREA && gap_between(item->box, ui->items[j].box) < 5.0 * mm)
                cases_fail(bench, item, "gap under 5 mm");
        }
    }
}

/* Whoever hears the glass finds louder and softer on every screen. */
static void check_volume(struct cases *bench, const struct kiosk *kiosk,
                         const struct window *window)
{
    static const struct ui_item none = {.text = "softer, louder"};
    (void)window;
    if (kiosk->preferences.speech &&
        (!ui_area_of(bench->ui, "softer") || !ui_area_of(bench->ui, "louder")))
        cases_fail(bench, &none, "missing");
}

/* Six answers stand on one page: in the largest text the longest of them decides, two steps less. */
static bool is_answer(const struct cases *bench, const struct ui_item *item)
{
    return strncmp(bench->state->name, "survey-cho", 10) == 0 && item->ground == COLOUR_SURFACE &&
           bench->ui->sizes->text > 1.5;
}

/* Needed text is 7.5 mm high, the main sentence 18 mm, one step less on the 10-inch panel; in
 * larger text so many times more, the main sentence half as much more; there, too, one step less
 * on a tall screen, where the longest word decides. What staff press, and their lists, may in
 * larger text be as small as the house's own size (look.md: 7.5 mm at arm's length; 7.2 mm is the
 * nearest step of 150 %): a list of one person to a page would be of no use. */
static void check_heights(struct cases *bench, const struct kiosk *kiosk,
                          const struct window *window)
{
    const struct sizes *sizes = &kiosk->sizes;
    bool is_for_staff = bench->state->is_for_staff;
    double least = 7.5 * sizes->text * sizes->unit;
    double least_main = (window->width_mm > 0 ? 14.6 : 18.0) * sizes->unit;
    least_main *= (1.0 + sizes->text) / 2.0;
    if (sizes->is_portrait && sizes->text > 1.0)
        least_main *= 0.8;
    for (int i = 0; i < bench->ui->count; i++) {
        const struct ui_item *item = &bench->ui->items[i];
        double cap = item->font_px * FONTS_CAP;
        if (item->kind != UI_TEXT || cases_is_long_room(item))
            continue;
        bool is_row = is_for_staff && (item->ground == COLOUR_SURFACE ||
                                       strcmp(bench->state->name, "live-list") == 0);
        double needed = is_row ? (sizes->text > 1.0 ? 7.2 : 7.5) * sizes->unit : least;
        if (cap < (is_answer(bench, item) ? least * 0.64 : needed))
            cases_fail(bench, item, "caps too small");
        if (item->is_main && cap < least_main && !is_for_staff)
            cases_fail(bench, item, "main sentence too small");
    }
}

/* What is really behind an item: the last panel or fill before it that holds it. */
static enum colour ground_behind(const struct ui *ui, int index)
{
    enum colour ground = ui->ground;
    struct rect box = ui->items[index].box;
    if (ui->items[index].kind == UI_TEXT)
        box = cases_ink(&ui->items[index]);
    for (int i = 0; i < index; i++) {
        const struct ui_item *item = &ui->items[i];
        if (item->kind == UI_PANEL && rect_holds(item->box, box))
            ground = item->ground;
        else if (item->kind == UI_FILL && rect_holds(item->box, box))
            ground = item->ink;
    }
    return ground;
}

static bool is_pressed_panel(const struct ui *ui, const struct ui_item *panel)
{
    for (int i = 0; i < ui->count; i++) {
        const struct ui_item *area = &ui->items[i];
        if (area->kind == UI_AREA && memcmp(&area->box, &panel->box, sizeof area->box) == 0)
            return true;
    }
    return false;
}

static void check_contrast_in(struct cases *bench, const uint32_t *colours)
{
    const struct ui *ui = bench->ui;
    for (int i = 0; i < ui->count; i++) {
        const struct ui_item *item = &ui->items[i];
        uint32_t behind = colours[ground_behind(ui, i)];
        double contrast = theme_contrast(colours[item->ink], behind);
        if (item->kind == UI_TEXT && colours[item->ground] != behind)
            cases_fail(bench, item, "says another ground than it has");
        if (item->kind == UI_TEXT && contrast < 7.0)
            cases_fail(bench, item, "text contrast under 7:1");
        if ((item->kind == UI_ICON || item->kind == UI_RING) && contrast < 3.0)
            cases_fail(bench, item, "sign contrast under 3:1");
        if (item->kind == UI_ICON &&
            theme_contrast(colours[item->ink], colours[item->ground]) < 3.0)
            cases_fail(bench, item, "contrast within the sign under 3:1");
        if (item->kind == UI_PANEL && is_pressed_panel(ui, item) && contrast < 3.0)
            cases_fail(bench, item, "control edge under 3:1");
    }
}

static void check_contrast(struct cases *bench, const struct kiosk *kiosk,
                           const struct window *window)
{
    (void)kiosk;
    (void)window;
    for (int i = 0; i < THEME_COUNT; i++)
        check_contrast_in(bench, bench->themes[i].colours);
}

/* "83.2", but not a version's "0.1.0". */
static bool has_decimal_point(const char *text)
{
    for (const char *at = strpbrk(text, "0123456789"); at && *at; at = strpbrk(at, "0123456789")) {
        int before = (int)strspn(at, "0123456789.");
        const char *point = memchr(at, '.', (size_t)before);
        if (point && point[1] >= '0' && point[1] <= '9' && !memchr(point + 1, '.', (size_t)(at + before - point - 1)))
            return true;
        at += before;
    }
    return false;
}

/* The words are those of the language: nothing is left untranslated, nothing is lost. */
static void check_words(struct cases *bench, const struct kiosk *kiosk,
                        const struct window *window)
{
    int mains = 0;
    (void)window;
    for (int i = 0; i < bench->ui->count; i++) {
        const struct ui_item *item = &bench->ui->items[i];
        if (item->kind != UI_TEXT)
            continue;
        mains += item->is_main;
        if (!item->text[0] || strchr(item->text, '%') || strchr(item->text, '\004'))
            cases_fail(bench, item, "not a finished text");
        bool is_english = strstr(item->text, "staff") || strstr(item->text, "session") ||
                          strstr(item->text, "January") || strstr(item->text, "card");
        if (has_decimal_point(item->text) && kiosk->language != LANGUAGE_ENGLISH)
            cases_fail(bench, item, "a point in a number");
        if (is_english && kiosk->language != LANGUAGE_ENGLISH)
            cases_fail(bench, item, "not translated");
    }
    if (mains == 0 && !bench->state->is_for_staff && bench->state->screen != &screen_night)
        fail_msg("%s: no main sentence", bench->name);
}

static void test_text_has_room(void **state)
{
    cases_each(*state, check_room);
}

static void test_text_crosses_no_edge(void **state)
{
    cases_each(*state, check_panels);
}

static void test_targets_are_large(void **state)
{
    cases_each(*state, check_targets);
}

static void test_volume_is_everywhere(void **state)
{
    cases_each(*state, check_volume);
}

static void test_text_is_large(void **state)
{
    cases_each(*state, check_heights);
}

static void test_contrast(void **state)
{
    cases_each(*state, check_contrast);
}

static void test_words(void **state)
{
    cases_each(*state, check_words);
}

static char *read_all(const char *path)
{
    struct buffer buffer = {0};
    char part[4096];
    FILE *file = fopen(path, "r");
    if (!file)
        return NULL;
    for (size_t got; (got = fread(part, 1, sizeof part, file)) > 0;)
        buffer_append(&buffer, part, got);
    fclose(file);
    return buffer.text;
}

static void write_all(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static void check_golden(struct cases *bench, const struct kiosk *kiosk,
                         const struct window *window)
{
    const char *folder = getenv("OBECNI_GOLDEN") ? getenv("OBECNI_GOLDEN") : GOLDEN_FOLDER;
    struct buffer got = {0};
    char path[512];
    (void)window;
    if (bench->state->is_for_staff && kiosk->language != LANGUAGE_POLISH)
        return; /* one language is enough to see that the arrangement has changed */
    snprintf(path, sizeof path, "%s/%s.txt", folder, bench->name);
    ui_write(bench->ui, &got);
    if (getenv("OBECNI_GOLDEN_WRITE"))
        write_all(path, got.text);
    char *expected = read_all(path);
    if (!expected)
        fail_msg("%s is missing", path);
    if (strcmp(expected, got.text) != 0)
        fail_msg("%s differs from what is drawn now:\n%s", path, got.text);
    free(expected);
    buffer_free(&got);
}

static void test_golden_lists(void **state)
{
    size_t state_count, window_count;
    const struct state *states = states_list(&state_count);
    const struct window *windows = windows_list(&window_count);
    for (size_t i = 0; i < state_count; i++)
        each_language(*state, &states[i], &windows[0], check_golden);
}

/* A room's name of 120 bytes without a space, and one with: still whole, still inside. */
static void test_longest_room(void **state)
{
    struct cases *bench = *state;
    size_t count, window_count;
    const struct state *states = states_list(&count);
    const struct window *windows = windows_list(&window_count);
    for (int spaces = 0; spaces < 2; spaces++) {
        for (size_t i = 0; i < window_count; i++) {
            struct kiosk kiosk;
            state_make(&kiosk, &states[0], &windows[i], LANGUAGE_POLISH, bench->fonts);
            for (int j = 0; j < ROOM_SIZE - 1; j++)
                kiosk.upcoming.rows[0].room[j] = spaces && j % 9 == 8 ? ' ' : 'W';
            snprintf(bench->name, sizeof bench->name, "longest room %d %s", spaces,
                     windows[i].name);
            state_draw(&kiosk, bench->ui);
            bench->breaches = 0;
            check_room(bench, &kiosk, &windows[i]);
            check_panels(bench, &kiosk, &windows[i]);
            assert_int_equal(bench->breaches, 0);
        }
    }
}

static void test_drawing_changes_nothing(void **state)
{
    struct cases *bench = *state;
    size_t count, window_count;
    const struct state *states = states_list(&count);
    const struct window *windows = windows_list(&window_count);
    struct ui *again = memory_new(1, sizeof *again);
    for (size_t i = 0; i < count; i++) {
        struct kiosk kiosk, before;
        state_make(&kiosk, &states[i], &windows[0], LANGUAGE_RUSSIAN, bench->fonts);
        memcpy(&before, &kiosk, sizeof before);
        state_draw(&kiosk, bench->ui);
        state_draw(&kiosk, again);
        assert_memory_equal(&before, &kiosk, sizeof before);
        assert_true(ui_is_equal(bench->ui, again));
    }
    free(again);
}

/* Only the clock is painted again when a minute has passed. */
static void test_a_minute_changes_only_the_clock(void **state)
{
    struct cases *bench = *state;
    size_t count;
    struct kiosk kiosk;
    struct ui *later = memory_new(1, sizeof *later);
    state_make(&kiosk, states_list(&count), windows_list(&count), LANGUAGE_POLISH, bench->fonts);
    state_draw(&kiosk, bench->ui);
    kiosk.now_at += 60;
    state_draw(&kiosk, later);
    struct rect part = ui_difference(bench->ui, later);
    assert_true(part.w > 0 && part.w < 700 && part.h > 0 && part.h < 300);
    free(later);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_has_room),
        cmocka_unit_test(test_text_crosses_no_edge),
        cmocka_unit_test(test_targets_are_large),
        cmocka_unit_test(test_volume_is_everywhere),
        cmocka_unit_test(test_text_is_large),
        cmocka_unit_test(test_contrast),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_longest_room),
        cmocka_unit_test(test_drawing_changes_nothing),
        cmocka_unit_test(test_a_minute_changes_only_the_clock),
        cmocka_unit_test(test_golden_lists),
    };
    return cmocka_run_group_tests(tests, cases_set_up, cases_tear_down);
}
