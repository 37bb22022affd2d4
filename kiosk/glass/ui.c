/* Filling, comparing and writing draw lists. */
#include "kiosk/glass/ui.h"

#include <assert.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

static int least(int a, int b)
{
    return a < b ? a : b;
}

static int most(int a, int b)
{
    return a > b ? a : b;
}

void ui_begin(struct ui *ui, const struct sizes *sizes, struct fonts *fonts, enum colour ground)
{
    memset(ui, 0, sizeof *ui);
    ui->sizes = sizes;
    ui->fonts = fonts;
    ui->ground = ground;
    for (int i = 0; i < GROUP_COUNT; i++) {
        ui->groups[i].most = ui->groups[i].least = INT_MAX;
        ui->groups[i].greatest = INT_MIN;
    }
}

bool ui_is_even(const struct ui *ui)
{
    bool is_even = true;
    for (int i = GROUP_NONE + 1; i < GROUP_COUNT; i++)
        is_even = is_even && ui->groups[i].least >= ui->groups[i].greatest;
    return is_even;
}

void ui_begin_again(struct ui *ui, enum colour ground)
{
    int found[GROUP_COUNT];
    for (int i = 0; i < GROUP_COUNT; i++)
        found[i] = ui->groups[i].least;
    ui_begin(ui, ui->sizes, ui->fonts, ground);
    for (int i = 0; i < GROUP_COUNT; i++)
        ui->groups[i].most = found[i];
}

void ui_note_step(struct ui *ui, enum ui_group group, int step)
{
    ui->groups[group].least = least(ui->groups[group].least, step);
    ui->groups[group].greatest = most(ui->groups[group].greatest, step);
}

struct ui_item *ui_add(struct ui *ui, enum ui_kind kind)
{
    assert(ui->count < UI_ITEMS);
    struct ui_item *item = &ui->items[ui->count++];
    item->kind = kind;
    return item;
}

void ui_fill(struct ui *ui, struct rect box, enum colour colour)
{
    struct ui_item *item = ui_add(ui, UI_FILL);
    item->box = box;
    item->ink = colour;
}

void ui_panel(struct ui *ui, const struct ui_panel *panel)
{
    struct ui_item *item = ui_add(ui, UI_PANEL);
    item->box = panel->box;
    item->ink = panel->edge;
    item->ground = panel->fill;
    item->radius = panel->radius;
    item->edge = panel->edge_px;
}

void ui_icon(struct ui *ui, struct rect box, const char *name, enum colour ink, enum colour ground,
             enum colour tint)
{
    struct ui_item *item = ui_add(ui, UI_ICON);
    item->box = box;
    item->ink = ink;
    item->ground = ground;
    item->tint = tint;
    snprintf(item->text, sizeof item->text, "%s", name);
}

void ui_area(struct ui *ui, struct rect box, const char *name)
{
    struct ui_item *item = ui_add(ui, UI_AREA);
    item->box = box;
    snprintf(item->text, sizeof item->text, "%s", name);
}

void ui_said(struct ui *ui, struct rect box, const char *text)
{
    struct ui_item *item = ui_add(ui, UI_SAID);
    item->box = box;
    snprintf(item->text, sizeof item->text, "%s", text);
}

const char *ui_find_area(const struct ui *ui, int x, int y)
{
    for (int i = ui->count - 1; i >= 0; i--) {
        const struct ui_item *item = &ui->items[i];
        if (item->kind == UI_AREA && rect_holds(item->box, (struct rect){x, y, 1, 1}))
            return item->text;
    }
    return NULL;
}

const struct ui_item *ui_area_of(const struct ui *ui, const char *name)
{
    for (int i = 0; i < ui->count; i++) {
        if (ui->items[i].kind == UI_AREA && strcmp(ui->items[i].text, name) == 0)
            return &ui->items[i];
    }
    return NULL;
}

/* As round as the panel that it surrounds. */
static int radius_of(const struct ui *ui, const struct ui_item *area)
{
    for (int i = 0; i < ui->count; i++) {
        const struct ui_item *item = &ui->items[i];
        if (item->kind == UI_PANEL && memcmp(&item->box, &area->box, sizeof item->box) == 0)
            return item->radius;
    }
    return 0;
}

void ui_ring(struct ui *ui, const char *name)
{
    const struct ui_item *area = ui_area_of(ui, name);
    if (!area || ui->count == UI_ITEMS)
        return;
    int apart = sizes_mm(ui->sizes, 0.8);
    int edge = sizes_mm(ui->sizes, 1.6);
    edge = edge < 3 ? 3 : edge;
    int radius = radius_of(ui, area) + apart + edge;
    struct rect box = rect_inset(area->box, -(apart + edge));
    struct ui_item *ring = ui_add(ui, UI_RING);
    *ring = (struct ui_item){
        .kind = UI_RING, .box = box, .ink = COLOUR_INK, .ground = ui->ground,
        .radius = radius, .edge = edge,
    };
}

static bool item_is_equal(const struct ui_item *one, const struct ui_item *other)
{
    return memcmp(one, other, sizeof *one) == 0;
}

bool ui_is_equal(const struct ui *one, const struct ui *other)
{
    return ui_difference(one, other).w == 0 && one->count == other->count;
}

/* Letters reach a little out of what was measured of them. */
struct rect ui_reach(const struct ui_item *item)
{
    bool is_text = item->kind == UI_TEXT && item->box.w > 0;
    return is_text ? rect_inset(item->box, -(2 + item->font_px / 16)) : item->box;
}

struct rect ui_difference(const struct ui *one, const struct ui *other)
{
    struct rect difference = {0};
    int count = one->count > other->count ? one->count : other->count;
    if (one->ground != other->ground || one->theme != other->theme)
        return (struct rect){0, 0, other->sizes->width, other->sizes->height};
    for (int i = 0; i < count; i++) {
        if (item_is_equal(&one->items[i], &other->items[i]))
            continue;
        difference = rect_join(difference, ui_reach(&one->items[i]));
        difference = rect_join(difference, ui_reach(&other->items[i]));
    }
    return difference;
}

static void write_text(const struct ui_item *item, struct buffer *out)
{
    buffer_printf(out, " %d %s%s%s %s on %s in %d,%d %dx%d “%s”", item->font_px,
                  fonts_weight_word(item->weight), item->is_tabular ? " tabular" : "",
                  item->is_main ? " main" : "", theme_colour_word(item->ink),
                  theme_colour_word(item->ground), item->area.x, item->area.y, item->area.w,
                  item->area.h, item->text);
}

static void write_item(const struct ui_item *item, struct buffer *out)
{
    static const char *const words[] = {
        [UI_FILL] = "fill", [UI_PANEL] = "panel", [UI_TEXT] = "text",
        [UI_ICON] = "icon", [UI_AREA] = "area", [UI_RING] = "ring",
        [UI_SAID] = "said",
    };
    const struct rect *box = &item->box;
    buffer_printf(out, "%-5s %d,%d %dx%d", words[item->kind], box->x, box->y, box->w, box->h);
    if (item->kind == UI_TEXT)
        write_text(item, out);
    else if (item->kind == UI_FILL)
        buffer_printf(out, " %s", theme_colour_word(item->ink));
    else if (item->kind == UI_PANEL)
        buffer_printf(out, " %s edge %s %d radius %d", theme_colour_word(item->ground),
                      theme_colour_word(item->ink), item->edge, item->radius);
    else if (item->kind == UI_RING)
        buffer_printf(out, " %s %d radius %d", theme_colour_word(item->ink), item->edge,
                      item->radius);
    else
        buffer_printf(out, " %s", item->text);
    buffer_append_text(out, "\n");
}

void ui_write(const struct ui *ui, struct buffer *out)
{
    buffer_printf(out, "window %dx%d %s\n", ui->sizes->width, ui->sizes->height,
                  theme_colour_word(ui->ground));
    for (int i = 0; i < ui->count; i++)
        write_item(&ui->items[i], out);
}

struct rect rect_join(struct rect one, struct rect other)
{
    if (one.w <= 0 || one.h <= 0)
        return other;
    if (other.w <= 0 || other.h <= 0)
        return one;
    struct rect both = {.x = least(one.x, other.x), .y = least(one.y, other.y)};
    both.w = most(one.x + one.w, other.x + other.w) - both.x;
    both.h = most(one.y + one.h, other.y + other.h) - both.y;
    return both;
}

bool rect_meets(struct rect one, struct rect other)
{
    return one.x < other.x + other.w && other.x < one.x + one.w && one.y < other.y + other.h &&
           other.y < one.y + one.h;
}

bool rect_holds(struct rect outer, struct rect inner)
{
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
           inner.y + inner.h <= outer.y + outer.h;
}

struct rect rect_inset(struct rect box, int by)
{
    return (struct rect){box.x + by, box.y + by, box.w - 2 * by, box.h - 2 * by};
}
