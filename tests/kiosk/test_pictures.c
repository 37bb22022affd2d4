/* The painter itself: a few states painted, made small, and compared with pictures that
 * someone has looked at. A tolerance leaves room for another version of FreeType.
 * OBECNI_PICTURES names their folder, OBECNI_GOLDEN_WRITE=1 writes them anew. */
#include "states.h"

#include "kiosk/glass/painter.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <SDL2/SDL.h>
#include <SDL2/SDL_image.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SMALLER = 4, TOLERANCE_PERMILLE = 4 };

struct bench {
    struct theme themes[THEME_COUNT];
    struct painter painter;
};

static SDL_Surface *paint(struct bench *bench, const struct state *state,
                          const struct window *window, enum language language)
{
    struct kiosk kiosk;
    struct ui *ui = memory_new(1, sizeof *ui);
    state_make(&kiosk, state, window, language, bench->painter.fonts);
    state_draw(&kiosk, ui);
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, window->width, window->height, 32,
                                                          SDL_PIXELFORMAT_ARGB8888);
    painter_paint(&bench->painter, ui, surface,
                  (struct rect){0, 0, window->width, window->height});
    free(ui);
    return surface;
}

/* The mean of each SMALLER × SMALLER square. */
static SDL_Surface *shrink(SDL_Surface *large)
{
    SDL_Surface *small = SDL_CreateRGBSurfaceWithFormat(0, large->w / SMALLER, large->h / SMALLER,
                                                        32, SDL_PIXELFORMAT_ARGB8888);
    for (int i = 0; i < small->w * small->h * 4; i++) {
        int channel = i % 4, x = i / 4 % small->w, y = i / 4 / small->w, sum = 0;
        for (int j = 0; j < SMALLER * SMALLER; j++)
            sum += ((Uint8 *)large->pixels)[(y * SMALLER + j / SMALLER) * large->pitch +
                                            (x * SMALLER + j % SMALLER) * 4 + channel];
        Uint8 mean = (Uint8)(sum / (SMALLER * SMALLER));
        ((Uint8 *)small->pixels)[y * small->pitch + x * 4 + channel] = mean;
    }
    SDL_FreeSurface(large);
    return small;
}

/* Mean difference of all channels, in thousandths of full scale. */
static long difference(SDL_Surface *one, SDL_Surface *other)
{
    long sum = 0;
    assert_int_equal(one->w, other->w);
    assert_int_equal(one->h, other->h);
    for (int y = 0; y < one->h; y++) {
        for (int i = 0; i < one->w * 4; i++)
            sum += abs(((Uint8 *)one->pixels)[y * one->pitch + i] -
                       ((Uint8 *)other->pixels)[y * other->pitch + i]);
    }
    return sum * 1000 / (255L * 3 * one->w * one->h);
}

static SDL_Surface *load(const char *path)
{
    SDL_Surface *loaded = IMG_Load(path);
    if (!loaded)
        fail_msg("%s: %s", path, IMG_GetError());
    SDL_Surface *picture = SDL_ConvertSurfaceFormat(loaded, SDL_PIXELFORMAT_ARGB8888, 0);
    SDL_FreeSurface(loaded);
    return picture;
}

static void compare(struct bench *bench, const char *name, int window_index)
{
    const char *folder = getenv("OBECNI_PICTURES");
    char path[512];
    size_t count, window_count;
    const struct state *states = states_list(&count);
    const struct window *window = &windows_list(&window_count)[window_index];
    size_t i = 0;
    while (i < count && strcmp(states[i].name, name) != 0)
        i++;
    assert_true(i < count);
    SDL_Surface *got = shrink(paint(bench, &states[i], window, LANGUAGE_POLISH));
    snprintf(path, sizeof path, "%s/%s-%s.png", folder ? folder : "tests/kiosk/pictures", name,
             window->name);
    if (getenv("OBECNI_GOLDEN_WRITE"))
        assert_int_equal(IMG_SavePNG(got, path), 0);
    SDL_Surface *expected = load(path);
    long permille = difference(got, expected);
    if (permille > TOLERANCE_PERMILLE)
        fail_msg("%s differs by %ld ‰", path, permille);
    SDL_FreeSurface(expected);
    SDL_FreeSurface(got);
}

static void test_idle(void **state)
{
    compare(*state, "idle", 0);
}

static void test_idle_portrait(void **state)
{
    compare(*state, "idle", 3);
}

static void test_recorded(void **state)
{
    compare(*state, "recorded", 0);
}

static void test_choose(void **state)
{
    compare(*state, "choose-two", 1);
}

static void test_staff(void **state)
{
    compare(*state, "staff", 2);
}

/* The comparison itself notices: two different states are far apart. */
static void test_difference_is_noticed(void **state)
{
    struct bench *bench = *state;
    size_t count;
    const struct state *states = states_list(&count);
    const struct window *window = windows_list(&count);
    SDL_Surface *one = shrink(paint(bench, &states[0], window, LANGUAGE_POLISH));
    SDL_Surface *other = shrink(paint(bench, &states[0], window, LANGUAGE_ENGLISH));
    assert_true(difference(one, other) > TOLERANCE_PERMILLE);
    SDL_FreeSurface(one);
    SDL_FreeSurface(other);
}

/* How much of the row's pixels from `x` on, in steps of `by`, has the colour of the first. */
static int free_pixels(SDL_Surface *picture, struct rect box, int x, int by)
{
    int count = 0;
    for (; x >= box.x && x < box.x + box.w; x += by, count++) {
        for (int y = box.y; y < box.y + box.h; y++) {
            const Uint32 *row =
                (const Uint32 *)(const void *)((Uint8 *)picture->pixels + y * picture->pitch);
            if (row[x] != *((const Uint32 *)(const void *)((Uint8 *)picture->pixels +
                                                           box.y * picture->pitch) + box.x))
                return count;
        }
    }
    return count;
}

/* What is painted of a label, not what it was measured to be, stands in its button's middle. */
static void test_labels_stand_in_the_middle(void **state)
{
    struct bench *bench = *state;
    size_t count;
    struct kiosk kiosk;
    int labels = 0;
    struct ui *ui = memory_new(1, sizeof *ui);
    const struct window *window = windows_list(&count);
    const struct state *idle = &states_list(&count)[0];
    SDL_Surface *picture = paint(bench, idle, window, LANGUAGE_RUSSIAN);
    state_make(&kiosk, idle, window, LANGUAGE_RUSSIAN, bench->painter.fonts);
    state_draw(&kiosk, ui);
    for (int i = 0; i + 1 < ui->count; i++) {
        if (ui->items[i].kind != UI_AREA || ui->items[i + 1].kind != UI_TEXT)
            continue;
        struct rect inner = rect_inset(ui->items[i].box, 10);
        int left = free_pixels(picture, inner, inner.x, 1);
        int right = free_pixels(picture, inner, inner.x + inner.w - 1, -1);
        assert_in_range(left - right + 2, 0, 4);
        labels++;
    }
    assert_int_equal(labels, LANGUAGE_COUNT);
    SDL_FreeSurface(picture);
    free(ui);
}

/* Painting only what has changed gives the same pixels as painting everything. */
static void test_partial_painting(void **state)
{
    struct bench *bench = *state;
    size_t count;
    struct kiosk kiosk;
    struct ui *lists = memory_new(2, sizeof *lists);
    const struct window *window = windows_list(&count);
    SDL_Surface *got = paint(bench, &states_list(&count)[0], window, LANGUAGE_POLISH);
    state_make(&kiosk, &states_list(&count)[0], window, LANGUAGE_POLISH, bench->painter.fonts);
    state_draw(&kiosk, &lists[0]);
    kiosk.now_at += 60;
    kiosk.language = LANGUAGE_RUSSIAN;
    state_draw(&kiosk, &lists[1]);
    painter_paint(&bench->painter, &lists[1], got, ui_difference(&lists[0], &lists[1]));
    SDL_Surface *whole = SDL_CreateRGBSurfaceWithFormat(0, got->w, got->h, 32,
                                                        SDL_PIXELFORMAT_ARGB8888);
    painter_paint(&bench->painter, &lists[1], whole, (struct rect){0, 0, got->w, got->h});
    assert_memory_equal(got->pixels, whole->pixels, (size_t)(got->pitch * got->h));
    SDL_FreeSurface(got);
    SDL_FreeSurface(whole);
    free(lists);
}

static int set_up(void **state)
{
    struct error err = {0};
    struct bench *bench = memory_new(1, sizeof *bench);
    language_start();
    bench->painter.themes = bench->themes;
    bench->painter.fonts = fonts_new(&err);
    *state = bench;
    return bench->painter.fonts && theme_read_all(bench->themes, &err) ? 0 : -1;
}

static int tear_down(void **state)
{
    struct bench *bench = *state;
    struct fonts *fonts = bench->painter.fonts;
    painter_finish(&bench->painter);
    fonts_free(fonts);
    free(bench);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_idle),
        cmocka_unit_test(test_idle_portrait),
        cmocka_unit_test(test_recorded),
        cmocka_unit_test(test_choose),
        cmocka_unit_test(test_staff),
        cmocka_unit_test(test_difference_is_noticed),
        cmocka_unit_test(test_labels_stand_in_the_middle),
        cmocka_unit_test(test_partial_painting),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
