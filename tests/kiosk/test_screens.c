/* Every state of the glass in every language and size, as draw lists: nothing overflows or
 * overlaps, sizes and contrasts hold, and at 1920×1080 the list is as the golden file says.
 * OBECNI_GOLDEN names the folder of golden files, OBECNI_GOLDEN_WRITE=1 writes them anew;
 * OBECNI_STATES=staff-sign checks only the states with that in their names. */
#include "variants.h"

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

enum { BREACHES_TOLD = 40 };

struct bench {
    struct fonts *fonts;
    struct theme themes[THEME_COUNT];
    struct ui *ui;
    int breaches;
    const struct state *state;
    void (*check)(struct bench *, const struct kiosk *, const struct window *);
    char name[128]; /* of the case that is checked */
};


/* All breaches are told, not only the first. */
static void fail_item(struct bench *bench, const struct ui_item *item, const char *what)
{
    if (bench->breaches++ < BREACHES_TOLD)
        print_error("%s: %s: “%s” at %d,%d %dx%d in %d,%d %dx%d\n", bench->name, what, item->text,
                    item->box.x, item->box.y, item->box.w, item->box.h, item->area.x, item->area.y,
                    item->area.w, item->area.h);
}

static void each_language(struct bench *bench, const struct state *state,
                          const struct window *window,
                          void (*check)(struct bench *, const struct kiosk *,
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

static void check_variant(const struct variant *variant, void *context)
{
    struct bench *bench = context;
    struct kiosk kiosk;
    char name[VARIANT_NAME_SIZE];
    variant_name(variant, name);
    snprintf(bench->name, sizeof bench->name, "%s-%s", bench->state->name, name);
    state_make_for(&kiosk, bench->state, variant->window, &variant->preferences, bench->fonts);
    state_draw(&kiosk, bench->ui);
    bench->check(bench, &kiosk, variant->window);
}

/* Every state in every window, language, size of text and reach. */
static void each_case(struct bench *bench, void (*check)(struct bench *, const struct kiosk *,
                                                         const struct window *))
{
    size_t count;
    const struct state *states = states_list(&count);
    bench->check = check;
    bench->breaches = 0;
    const char *only = getenv("OBECNI_STATES");
    for (size_t i = 0; i < count; i++) {
        bench->state = &states[i];
        if (!only || strstr(states[i].name, only))
            variants_each(check_variant, bench);
    }
    assert_int_equal(bench->breaches, 0);
}

/* The ink of a text: its caps, and what its font reaches at most below. */
static struct rect ink_of(const struct ui_item *item)
{
    int cap = (int)(item->font_px * FONTS_CAP);
    return (struct rect){item->box.x, item->baseline - cap, item->box.w,
                         cap + (int)(item->font_px * 0.22)};
}

static void check_room(struct bench *bench, const struct kiosk *kiosk, const struct window *window)
{
    const struct ui *ui = bench->ui;
    struct rect whole = {0, 0, window->width, window->height};
    (void)kiosk;
    for (int i = 0; i < ui->count; i++) {
        const struct ui_item *item = &ui->items[i];
        if (!rect_holds(whole, item->box))
            fail_item(bench, item, "outside of the window");
        if (item->kind != UI_TEXT)
            continue;
        if (item->box.x < item->area.x || item->box.x + item->box.w > item->area.x + item->area.w)
            fail_item(bench, item, "wider than its area");
        if (item->baseline > item->area.y + item->area.h)
            fail_item(bench, item, "lower than its area");
        for (int j = 0; j < i; j++) {
            if (ui->items[j].kind == UI_TEXT && rect_meets(ink_of(item), ink_of(&ui->items[j])))
                fail_item(bench, item, "on another text");
            if (ui->items[j].kind == UI_ICON && rect_meets(ink_of(item), ui->items[j].box))
                fail_item(bench, item, "on a sign");
        }
    }
}

static void check_panels(struct bench *bench, const struct kiosk *kiosk,
                         const struct window *window)
{
    const struct ui *ui = bench->ui;
    (void)kiosk;
    (void)window;
    for (int i = 0; i < ui->count; i++) {
        for (int j = 0; j < ui->count && ui->items[i].kind == UI_TEXT; j++) {
            const struct ui_item *panel = &ui->items[j];
            bool is_edge = panel->kind == UI_PANEL || panel->kind == UI_FILL;
            if (is_edge && rect_meets(ink_of(&ui->items[i]), panel->box) &&
                !rect_holds(panel->box, ink_of(&ui->items[i])))
                fail_item(bench, &ui->items[i], "across an edge");
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

static void check_targets(struct bench *bench, const struct kiosk *kiosk,
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
            fail_item(bench, item, "target under 20 mm");
        bool is_everywhere = item->box.h == kiosk->sizes.height; /* the night is woken anywhere */
        if (!is_everywhere && item->box.y < sizes_low_top(&kiosk->sizes))
            fail_item(bench, item, "not in the lower part");
        for (int j = 0; j < i; j++) {
            if (ui->items[j].kind == UI_AREA && gap_between(item->box, ui->items[j].box) < 5.0 * mm)
                fail_item(bench, item, "gap under 5 mm");
        }
    }
}

/* Whoever hears the glass finds louder and softer on every screen. */
static void check_volume(struct bench *bench, const struct kiosk *kiosk,
                         const struct window *window)
{
    static const struct ui_item none = {.text = "softer, louder"};
    (void)window;
    if (kiosk->preferences.speech &&
        (!ui_area_of(bench->ui, "softer") || !ui_area_of(bench->ui, "louder")))
        fail_item(bench, &none, "missing");
}

/* A room's name that is a whole sentence: what stands on the glass of it may be smaller. */
static bool is_long_room(const struct ui_item *item)
{
    return strstr(item->text, "konferencyjna") || strstr(item->text, "piętrze") ||
           strcmp(item->text, "sala") == 0 || strstr(item->text, "na pierwszym");
}

/* Six answers stand on one page: in the largest text the longest of them decides, two steps less. */
static bool is_answer(const struct bench *bench, const struct ui_item *item)
{
    return strncmp(bench->state->name, "survey-cho", 10) == 0 && item->ground == COLOUR_SURFACE &&
           bench->ui->sizes->text > 1.5;
}

/* Needed text is 7.5 mm high, the main sentence 18 mm, one step less on the 10-inch panel; in
 * larger text so many times more, the main sentence half as much more; there, too, one step less
 * on a tall screen, where the longest word decides. What staff press, and their lists, may in
 * larger text be as small as the house's own size (look.md: 7.5 mm at arm's length; 7.2 mm is the
 * nearest step of 150 %): a list of one person to a page would be of no use. */
static void check_heights(struct bench *bench, const struct kiosk *kiosk,
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
        if (item->kind != UI_TEXT || is_long_room(item))
            continue;
        bool is_row = is_for_staff && (item->ground == COLOUR_SURFACE ||
                                       strcmp(bench->state->name, "live-list") == 0);
        double needed = is_row ? (sizes->text > 1.0 ? 7.2 : 7.5) * sizes->unit : least;
        if (cap < (is_answer(bench, item) ? least * 0.64 : needed))
            fail_item(bench, item, "caps too small");
        if (item->is_main && cap < least_main && !is_for_staff)
            fail_item(bench, item, "main sentence too small");
    }
}

/* What is really behind an item: the last panel or fill before it that holds it. */
static enum colour ground_behind(const struct ui *ui, int index)
{
    enum colour ground = ui->ground;
    struct rect box = ui->items[index].box;
    if (ui->items[index].kind == UI_TEXT)
        box = ink_of(&ui->items[index]);
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

static void check_contrast_in(struct bench *bench, const uint32_t *colours)
{
    const struct ui *ui = bench->ui;
    for (int i = 0; i < ui->count; i++) {
        const struct ui_item *item = &ui->items[i];
        uint32_t behind = colours[ground_behind(ui, i)];
        double contrast = theme_contrast(colours[item->ink], behind);
        if (item->kind == UI_TEXT && colours[item->ground] != behind)
            fail_item(bench, item, "says another ground than it has");
        if (item->kind == UI_TEXT && contrast < 7.0)
            fail_item(bench, item, "text contrast under 7:1");
        if ((item->kind == UI_ICON || item->kind == UI_RING) && contrast < 3.0)
            fail_item(bench, item, "sign contrast under 3:1");
        if (item->kind == UI_ICON &&
            theme_contrast(colours[item->ink], colours[item->ground]) < 3.0)
            fail_item(bench, item, "contrast within the sign under 3:1");
        if (item->kind == UI_PANEL && is_pressed_panel(ui, item) && contrast < 3.0)
            fail_item(bench, item, "control edge under 3:1");
    }
}

static void check_contrast(struct bench *bench, const struct kiosk *kiosk,
                           const struct window *window)
{
    (void)kiosk;
    (void)window;
    for (int i = 0; i < THEME_COUNT; i++)
        check_contrast_in(bench, bench->themes[i].colours);
}

/* The words are those of the language: nothing is left untranslated, nothing is lost. */
static void check_words(struct bench *bench, const struct kiosk *kiosk,
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
            fail_item(bench, item, "not a finished text");
        bool is_english = strstr(item->text, "staff") || strstr(item->text, "session") ||
                          strstr(item->text, "January") || strstr(item->text, "card");
        if (is_english && kiosk->language != LANGUAGE_ENGLISH)
            fail_item(bench, item, "not translated");
    }
    if (mains == 0 && !bench->state->is_for_staff && bench->state->screen != &screen_night)
        fail_msg("%s: no main sentence", bench->name);
}

static void test_text_has_room(void **state)
{
    each_case(*state, check_room);
}

static void test_text_crosses_no_edge(void **state)
{
    each_case(*state, check_panels);
}

static void test_targets_are_large(void **state)
{
    each_case(*state, check_targets);
}

static void test_volume_is_everywhere(void **state)
{
    each_case(*state, check_volume);
}

static void test_text_is_large(void **state)
{
    each_case(*state, check_heights);
}

static void test_contrast(void **state)
{
    each_case(*state, check_contrast);
}

static void test_words(void **state)
{
    each_case(*state, check_words);
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

static void check_golden(struct bench *bench, const struct kiosk *kiosk,
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
    struct bench *bench = *state;
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
    struct bench *bench = *state;
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
    struct bench *bench = *state;
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

static int set_up(void **state)
{
    struct error err = {0};
    struct bench *bench = memory_new(1, sizeof *bench);
    bench->ui = memory_new(1, sizeof *bench->ui);
    language_start();
    bench->fonts = fonts_new(&err);
    *state = bench;
    return bench->fonts && theme_read_all(bench->themes, &err) ? 0 : -1;
}

static int tear_down(void **state)
{
    struct bench *bench = *state;
    fonts_free(bench->fonts);
    free(bench->ui);
    free(bench);
    return 0;
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
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
