/* Evenness of every state of the glass: equals have one size, labels stand free of the edges, and
 * whoever turns pages sees where they are. */
#include "cases.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

/* What can be pressed around a text; NULL when nothing can. */
static const struct ui_item *area_around(const struct ui *ui, const struct ui_item *text)
{
    for (int i = 0; i < ui->count; i++) {
        const struct ui_item *item = &ui->items[i];
        bool is_everywhere = item->box.h == ui->sizes->height;
        if (item->kind == UI_AREA && !is_everywhere && rect_meets(item->box, cases_ink(text)))
            return item;
    }
    return NULL;
}

/* Beside each other, or below each other, and alike. */
static bool are_equals(const struct ui_item *one, const struct ui_item *other)
{
    if (!one || !other || one == other || one->box.h != other->box.h)
        return false;
    return one->box.y == other->box.y || (one->box.x == other->box.x && one->box.w == other->box.w);
}

/* The hour of a session is one thing, its room another, and so is the number that presses it. */
static bool is_same_part(const struct ui_item *one, const struct ui_item *other)
{
    if (cases_is_long_room(one) || cases_is_long_room(other))
        return false;
    return one->is_tabular == other->is_tabular && one->is_number == other->is_number;
}

/* Rows of a list, buttons of a row or a grid: what stands on them has one size. */
static void check_equals(struct cases *bench, const struct kiosk *kiosk,
                         const struct window *window)
{
    const struct ui *ui = bench->ui;
    (void)kiosk;
    (void)window;
    for (int i = 0; i < ui->count; i++) {
        const struct ui_item *item = &ui->items[i];
        const struct ui_item *area = item->kind == UI_TEXT ? area_around(ui, item) : NULL;
        for (int j = 0; j < i && item->kind == UI_TEXT; j++) {
            const struct ui_item *other = &ui->items[j];
            bool is_equal = item->group != GROUP_NONE && item->group == other->group;
            if (other->kind == UI_TEXT && other->font_px != item->font_px &&
                is_same_part(item, other) &&
                (is_equal || are_equals(area, area_around(ui, other))))
                cases_fail(bench, item, "not as large as its equals");
        }
    }
}

/* Nothing stands close to the edge of what it is pressed by: words 3.5 mm at their sides, the one
 * sign of a key 1 mm. */
static void check_margins(struct cases *bench, const struct kiosk *kiosk,
                          const struct window *window)
{
    const struct ui *ui = bench->ui;
    (void)window;
    for (int i = 0; i < ui->count; i++) {
        const struct ui_item *item = &ui->items[i];
        const struct ui_item *area = item->kind == UI_TEXT ? area_around(ui, item) : NULL;
        if (!area)
            continue;
        int aside = (int)((cases_is_sign(item) ? 1.0 : 3.5) * kiosk->sizes.unit);
        int above = (int)(1.0 * kiosk->sizes.unit);
        struct rect inner = {area->box.x + aside, area->box.y + above, area->box.w - 2 * aside,
                             area->box.h - 2 * above};
        if (!rect_holds(inner, cases_ink(item)))
            cases_fail(bench, item, "close to its button's edge");
    }
}

/* Whoever can turn pages sees which one this is. */
static void check_pages(struct cases *bench, const struct kiosk *kiosk, const struct window *window)
{
    static const char *const arrows[] = {"earlier", "later", "page-before", "page-after"};
    const struct ui_item *arrow = NULL;
    (void)kiosk;
    (void)window;
    for (size_t i = 0; i < sizeof arrows / sizeof *arrows && !arrow; i++)
        arrow = ui_area_of(bench->ui, arrows[i]);
    for (int i = 0; i < bench->ui->count && arrow; i++) {
        int page, pages;
        const struct ui_item *item = &bench->ui->items[i];
        if (item->kind == UI_TEXT && sscanf(item->text, "%d/%d", &page, &pages) == 2)
            return;
    }
    if (arrow)
        cases_fail(bench, arrow, "no number of the page");
}

static void test_equals_share_a_size(void **state)
{
    cases_each(*state, check_equals);
}

static void test_labels_stand_free(void **state)
{
    cases_each(*state, check_margins);
}

static void test_pages_are_counted(void **state)
{
    cases_each(*state, check_pages);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_equals_share_a_size),
        cmocka_unit_test(test_labels_stand_free),
        cmocka_unit_test(test_pages_are_counted),
    };
    return cmocka_run_group_tests(tests, cases_set_up, cases_tear_down);
}
