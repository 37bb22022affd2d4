/* Moving the ring. The areas are those of a fresh draw list, in the order of reading. */
#include "kiosk/focus.h"

#include "kiosk/input/scanner.h"
#include "kiosk/kiosk.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KEY_SPACE = 0x2c, KEY_RIGHT = 0x4f, KEY_LEFT = 0x50, KEY_DOWN = 0x51, KEY_UP = 0x52 };

void focus_clear(struct kiosk *kiosk)
{
    if (kiosk->focus.name[0])
        kiosk->needs_drawing = true;
    kiosk->focus.name[0] = kiosk->focus.before[0] = '\0';
}

static bool is_reader(const struct kiosk *kiosk)
{
    return kiosk->focus.has_typed && kiosk->now_ms - kiosk->focus.typed_ms < SCANNER_SILENCE_MS;
}

/* The n-th area of the list from the one with the ring; the first or last one without a ring. */
static const struct ui_item *next_area(const struct ui *ui, const char *name, int step)
{
    const struct ui_item *areas[UI_ITEMS];
    int count = 0;
    int at = -1;
    for (int i = 0; i < ui->count; i++) {
        if (ui->items[i].kind != UI_AREA)
            continue;
        if (strcmp(ui->items[i].text, name) == 0)
            at = count;
        areas[count++] = &ui->items[i];
    }
    if (count == 0)
        return NULL;
    if (at < 0)
        return step > 0 ? areas[0] : areas[count - 1];
    return areas[(at + step + count) % count];
}

static int middle_x(const struct ui_item *item)
{
    return item->box.x + item->box.w / 2;
}

static int middle_y(const struct ui_item *item)
{
    return item->box.y + item->box.h / 2;
}

/* How far the other area is in the direction of the arrow; INT_MAX when it is not there. What
 * stands off to the side counts as farther. */
static int distance(const struct ui_item *from, const struct ui_item *to, int key)
{
    int x = middle_x(to) - middle_x(from);
    int y = middle_y(to) - middle_y(from);
    int ahead = key == KEY_RIGHT ? x : key == KEY_LEFT ? -x : key == KEY_DOWN ? y : -y;
    int aside = key == KEY_RIGHT || key == KEY_LEFT ? abs(y) : abs(x);
    int least = key == KEY_RIGHT || key == KEY_LEFT ? from->box.w : from->box.h;
    return ahead < least / 2 ? INT_MAX : ahead + 2 * aside;
}

static const struct ui_item *area_beyond(const struct ui *ui, const char *name, int key)
{
    const struct ui_item *from = ui_area_of(ui, name);
    const struct ui_item *nearest = from;
    int least = INT_MAX;
    if (!from)
        return next_area(ui, name, 1);
    for (int i = 0; i < ui->count; i++) {
        const struct ui_item *item = &ui->items[i];
        int far = item->kind == UI_AREA && item != from ? distance(from, item, key) : INT_MAX;
        if (far < least) {
            least = far;
            nearest = item;
        }
    }
    return nearest;
}

static bool move(struct kiosk *kiosk, const struct event *event)
{
    struct ui *ui = memory_new(1, sizeof *ui);
    kiosk_draw(kiosk, ui);
    const struct ui_item *area =
        event->key == KEY_TAB ? next_area(ui, kiosk->focus.name, event->is_shifted ? -1 : 1)
                              : area_beyond(ui, kiosk->focus.name, event->key);
    if (area)
        snprintf(kiosk->focus.name, sizeof kiosk->focus.name, "%.*s", FOCUS_NAME_SIZE - 1,
                 area->text);
    bool has_moved = area != NULL;
    explicit_bzero(ui, sizeof *ui); /* names may have been on it */
    free(ui);
    kiosk->needs_drawing = true;
    return has_moved;
}

bool focus_next(struct kiosk *kiosk)
{
    return move(kiosk, &(struct event){.kind = EVENT_KEY, .key = KEY_TAB});
}

bool focus_has_area(const struct kiosk *kiosk, const char *name)
{
    struct ui *ui = memory_new(1, sizeof *ui);
    kiosk_draw(kiosk, ui);
    bool has = ui_area_of(ui, name) != NULL;
    explicit_bzero(ui, sizeof *ui); /* names may have been on it */
    free(ui);
    return has;
}

/* The first of a run takes the ring away. */
static void take_character(struct kiosk *kiosk)
{
    struct focus *focus = &kiosk->focus;
    focus->run = is_reader(kiosk) ? focus->run + 1 : 1;
    focus->typed_ms = kiosk->now_ms;
    focus->has_typed = true;
    if (focus->run > 1)
        return;
    memcpy(focus->before, focus->name, sizeof focus->before);
    kiosk->needs_drawing |= focus->name[0] != '\0';
    focus->name[0] = '\0';
}

bool focus_put_back(struct kiosk *kiosk)
{
    struct focus *focus = &kiosk->focus;
    bool has_typed = focus->run >= TOKEN_LENGTH;
    if (has_typed && focus->before[0])
        memcpy(focus->name, focus->before, sizeof focus->name);
    focus->before[0] = '\0';
    focus->run = 0;
    return has_typed;
}

bool focus_key(struct kiosk *kiosk, const struct event *event, const char **pressed)
{
    int key = event->key;
    *pressed = NULL;
    if (scanner_character(key)) {
        take_character(kiosk);
        return false;
    }
    if (is_reader(kiosk))
        return false;
    if (key == KEY_TAB || (key >= KEY_RIGHT && key <= KEY_UP)) {
        move(kiosk, event);
        return true;
    }
    bool is_enter = key == KEY_ENTER || key == KEY_PAD_ENTER || key == KEY_SPACE;
    /* The area may have gone since the ring came to it. */
    if (!is_enter || !kiosk->focus.name[0] || !focus_has_area(kiosk, kiosk->focus.name))
        return false;
    *pressed = kiosk->focus.name;
    return true;
}
