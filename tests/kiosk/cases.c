/* Going through the cases. */
#include "cases.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <stdio.h>
#include <string.h>

enum { BREACHES_TOLD = 40 };

void cases_fail(struct cases *bench, const struct ui_item *item, const char *what)
{
    if (bench->breaches++ < BREACHES_TOLD)
        print_error("%s: %s: “%s” at %d,%d %dx%d in %d,%d %dx%d\n", bench->name, what, item->text,
                    item->box.x, item->box.y, item->box.w, item->box.h, item->area.x, item->area.y,
                    item->area.w, item->area.h);
}

static void check_variant(const struct variant *variant, void *context)
{
    struct cases *bench = context;
    struct kiosk kiosk;
    char name[VARIANT_NAME_SIZE];
    variant_name(variant, name);
    snprintf(bench->name, sizeof bench->name, "%s-%s", bench->state->name, name);
    state_make_for(&kiosk, bench->state, variant->window, &variant->preferences, bench->fonts);
    state_draw(&kiosk, bench->ui);
    bench->check(bench, &kiosk, variant->window);
}

void cases_each(struct cases *bench, void (*check)(struct cases *, const struct kiosk *,
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

bool cases_is_sign(const struct ui_item *item)
{
    int length = 1;
    while (((unsigned char)item->text[length] & 0xc0) == 0x80)
        length++;
    return item->text[length] == '\0';
}

struct rect cases_ink(const struct ui_item *item)
{
    int cap = (int)(item->font_px * FONTS_CAP);
    int below = cases_is_sign(item) ? 0 : (int)(item->font_px * 0.22);
    return (struct rect){item->box.x, item->baseline - cap, item->box.w, cap + below};
}

bool cases_is_long_room(const struct ui_item *item)
{
    return strstr(item->text, "konferencyjna") || strstr(item->text, "piętrze") ||
           strcmp(item->text, "sala") == 0 || strstr(item->text, "na pierwszym");
}

int cases_set_up(void **state)
{
    struct error err = {0};
    struct cases *bench = memory_new(1, sizeof *bench);
    bench->ui = memory_new(1, sizeof *bench->ui);
    language_start();
    bench->fonts = fonts_new(&err);
    *state = bench;
    return bench->fonts && theme_read_all(bench->themes, &err) ? 0 : -1;
}

int cases_tear_down(void **state)
{
    struct cases *bench = *state;
    fonts_free(bench->fonts);
    free(bench->ui);
    free(bench);
    return 0;
}
