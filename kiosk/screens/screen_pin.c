/* The pad that asks staff for the exit PIN. Digits by touch and by keyboard; a wrong PIN is
 * answered calmly, and after three the pad stays away for a minute. */
#include "club/settings.h"
#include "kiosk/glass/pad.h"
#include "kiosk/kiosk.h"
#include "kiosk/input/scanner.h"

#include <stdio.h>
#include <string.h>

static void draw_words(const struct kiosk *kiosk, struct ui *ui, struct rect box)
{
    struct text_style style = {
        .weight = WEIGHT_DISPLAY, .step = STEP_MAIN, .least_step = 2, .lines = 2,
        .is_main = true, .ink = COLOUR_INK, .ground = COLOUR_PAPER,
    };
    const char *title = kiosk_text(kiosk, N_("Exit PIN"));
    struct text_fit fit = text_fit(ui, &style, title, box.w, box.h / 2);
    int y = text_draw(ui, &style, &fit, title, box) + sizes_mm(ui->sizes, 6.0 + 6.0 * ui->sizes->text);
    const char *hint = kiosk->pin.was_wrong
                           ? kiosk_text(kiosk, N_("This PIN does not match. Please try again."))
                           : kiosk_text(kiosk, N_("This page is for staff."));
    style = (struct text_style){
        .weight = WEIGHT_REGULAR, .step = STEP_NEEDED, .least_step = STEP_NEEDED, .lines = 2,
        .ink = COLOUR_MUTED, .ground = COLOUR_PAPER,
    };
    struct rect room = {box.x, y, box.w, box.y + box.h - y};
    fit = text_fit(ui, &style, hint, room.w, room.h);
    text_draw(ui, &style, &fit, hint, room);
}

/* A dot for each digit, so that nobody reads it over a shoulder. */
static void draw_dots(const struct kiosk *kiosk, struct ui *ui, struct rect box)
{
    int count = (int)strlen(kiosk->pin.digits);
    int step = box.w / PIN_MOST;
    int size = step * 6 / 10;
    int most = sizes_mm(ui->sizes, 7.0);
    if (size > most) {
        size = most;
        step = size * 17 / 10;
    }
    for (int i = 0; i < count; i++) {
        struct ui_panel dot = {
            .box = {box.x + i * step, box.y + (box.h - size) / 2, size, size},
            .fill = COLOUR_INK, .edge = COLOUR_INK, .radius = size / 2, .edge_px = 1,
        };
        ui_panel(ui, &dot);
    }
}

/* The pad on the right, or below; in the low layout in the lower part. */
static struct rect place_pad(const struct sizes *sizes, struct rect body)
{
    bool is_tall = sizes->is_portrait;
    struct rect pad = {0, 0, is_tall ? body.w : body.w * 42 / 100, 0};
    pad.x = body.x + body.w - pad.w;
    int top = sizes->text > 1.0 ? 46 : 39;
    pad.y = is_tall ? body.h * top / 100 : body.h * 11 / 100;
    pad.h = is_tall ? body.h * (94 - top) / 100 : body.h * 80 / 100;
    if (!sizes->is_low)
        return pad;
    int end = is_tall ? body.h : sizes->height;
    pad.y = sizes_low_top(sizes);
    pad.h = end - pad.y - sizes_mm(sizes, is_tall ? 7.0 : 5.0);
    return pad;
}

static struct rect place_words(const struct sizes *sizes, struct rect body, struct rect pad)
{
    bool is_larger = sizes->text > 1.0;
    int top = body.h * (is_larger ? 7 : sizes->is_portrait ? 7 : 11) / 100;
    struct rect words = {body.x, top, pad.x - body.x - sizes_mm(sizes, 16.0),
                         body.h * (is_larger ? 72 : 36) / 100};
    if (sizes->is_portrait)
        words = (struct rect){body.x, top, body.w, pad.y - top - body.h * 10 / 100};
    else if (sizes->is_low)
        words.w = body.w;
    if (!sizes->is_portrait && sizes->is_low)
        words.h = pad.y - top - body.h * 4 / 100;
    return words;
}

static void pin_draw(const struct kiosk *kiosk, struct ui *ui)
{
    const struct sizes *sizes = ui->sizes;
    struct frame frame = frame_of(sizes, 1);
    struct rect body = frame.body;
    struct button back = {.name = "back", .label = kiosk_text(kiosk, N_("Back"))};
    struct rect pad = place_pad(sizes, body);
    struct rect words = place_words(sizes, body, pad);
    struct rect dots = {words.x, words.y + words.h, words.w, body.h * 10 / 100};
    if (!sizes->is_portrait && sizes->is_low)
        dots = (struct rect){body.x, pad.y, pad.x - body.x - sizes_mm(sizes, 16.0),
                             body.h * 12 / 100};
    draw_words(kiosk, ui, words);
    draw_dots(kiosk, ui, dots);
    pad_draw(ui, pad);
    int width = button_width(ui, &back) + sizes_mm(sizes, 8.0);
    if (sizes->is_portrait)
        width = frame.foot.w;
    if (sizes->is_portrait || !sizes->is_low)
        frame_draw(ui, &frame);
    button_draw(ui, &back, (struct rect){frame.foot.x, frame.foot.y, width, frame_row(sizes)});
}

static void forget(struct kiosk *kiosk)
{
    memset(kiosk->pin.digits, 0, sizeof kiosk->pin.digits);
}

static void pin_enter(struct kiosk *kiosk)
{
    forget(kiosk);
    kiosk->pin.was_wrong = false;
    kiosk->pressed_ms = kiosk->now_ms;
}

static void add_digit(struct kiosk *kiosk, char digit)
{
    size_t length = strlen(kiosk->pin.digits);
    kiosk->pin.was_wrong = false;
    if (length < PIN_MOST)
        kiosk->pin.digits[length] = digit;
}

static void erase_digit(struct kiosk *kiosk)
{
    size_t length = strlen(kiosk->pin.digits);
    if (length > 0)
        kiosk->pin.digits[length - 1] = '\0';
}

static void check(struct kiosk *kiosk)
{
    struct error err = {0};
    bool is_right = false;
    if (strlen(kiosk->pin.digits) < PIN_LEAST)
        return;
    if (!settings_check_exit_pin(&kiosk->club, kiosk->pin.digits, &is_right, &err)) {
        kiosk_fail(kiosk, &err);
        return;
    }
    forget(kiosk);
    if (is_right) {
        kiosk->is_over = true;
        return;
    }
    kiosk->pin.was_wrong = true;
    kiosk->pin.wrong_count++;
    if (kiosk->pin.wrong_count < KIOSK_PIN_TRIES)
        return;
    kiosk->pin.wrong_count = 0;
    kiosk->pin.locked_until_ms = kiosk->now_ms + KIOSK_PIN_LOCK_MS;
    kiosk_rest(kiosk);
}

static void press(struct kiosk *kiosk, const char *name)
{
    if (strcmp(name, "back") == 0)
        kiosk_rest(kiosk);
    else if (strcmp(name, "erase") == 0)
        erase_digit(kiosk);
    else if (strcmp(name, "enter") == 0)
        check(kiosk);
    else if (strncmp(name, "key-", 4) == 0)
        add_digit(kiosk, name[4]);
}

/* A letter is no part of a PIN: a scanner is at work, and its digits do not count. */
static void key(struct kiosk *kiosk, int usage)
{
    char character = scanner_character(usage);
    kiosk->pressed_ms = kiosk->now_ms;
    kiosk->needs_drawing = true;
    if (character >= '0' && character <= '9')
        add_digit(kiosk, character);
    else if (character)
        forget(kiosk);
    else if (usage == KEY_ENTER || usage == KEY_PAD_ENTER)
        check(kiosk);
    else if (usage == KEY_BACKSPACE)
        erase_digit(kiosk);
    else if (usage == KEY_ESCAPE)
        kiosk_rest(kiosk);
}

static void pin_event(struct kiosk *kiosk, const struct event *event)
{
    if (event->kind == EVENT_PRESS)
        press(kiosk, event->name);
    else if (event->kind == EVENT_KEY)
        key(kiosk, event->key);
    if (kiosk->screen != &screen_pin)
        return;
    int64_t quiet = kiosk->now_ms - kiosk->pressed_ms;
    if (quiet >= KIOSK_PIN_MS)
        kiosk_rest(kiosk);
    else
        kiosk_wake_in(kiosk, KIOSK_PIN_MS - quiet);
}

const struct screen screen_pin = {
    .name = "pin",
    .is_private = true,
    .enter = pin_enter,
    .event = pin_event,
    .draw = pin_draw,
    .leave = forget,
};
