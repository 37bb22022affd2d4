/* After a staff card: its PIN, by large keys or the keyboard. A wrong one is answered calmly; a
 * card that is locked says until when. */
#include "kiosk/glass/words.h"
#include "kiosk/staff/parts.h"

#include <stdio.h>
#include <string.h>

static void say_hint(const struct kiosk *kiosk, char *text, size_t size)
{
    const struct desk *desk = kiosk->desk;
    char time[WORDS_TIME_SIZE];
    words_time(desk->locked_until, time);
    if (desk->is_refused)
        snprintf(text, size, "%s", desk->said.text);
    else if (desk->locked_until)
        snprintf(text, size,
                 kiosk_text(kiosk, N_("After several wrong PINs this card rests until %s.")), time);
    else
        snprintf(text, size, "%s",
                 desk->was_wrong
                     ? kiosk_text(kiosk, N_("This PIN does not match. Please try again."))
                     : kiosk_text(kiosk, N_("It opens the staff area on this screen.")));
}

static void draw_words(const struct kiosk *kiosk, struct ui *ui, struct rect box)
{
    char hint[ERROR_TEXT_SIZE];
    struct text_style style = {
        .weight = WEIGHT_DISPLAY, .step = STEP_MAIN, .least_step = 2, .lines = 2,
        .is_main = true, .ink = COLOUR_INK, .ground = COLOUR_PAPER,
    };
    const char *title = kiosk_text(kiosk, N_("Your PIN"));
    struct text_fit fit = text_fit(ui, &style, title, box.w, box.h / 3);
    int y = text_draw(ui, &style, &fit, title, box) + sizes_mm(ui->sizes, 12.0);
    say_hint(kiosk, hint, sizeof hint);
    style = (struct text_style){
        .weight = WEIGHT_REGULAR, .step = STEP_NEEDED, .least_step = -1, .lines = 3,
        .ink = COLOUR_INK, .ground = COLOUR_PAPER,
    };
    struct rect room = {box.x, y, box.w, box.y + box.h - y};
    fit = text_fit(ui, &style, hint, room.w, room.h);
    text_draw(ui, &style, &fit, hint, room);
}

static void draw_dots(const struct kiosk *kiosk, struct ui *ui, struct rect box)
{
    int count = (int)strlen(kiosk->desk->digits), size = sizes_mm(ui->sizes, 7.0);
    int step = size * 17 / 10;
    step = step * PIN_MOST > box.w ? box.w / PIN_MOST : step;
    size = size > step * 6 / 10 ? step * 6 / 10 : size;
    for (int i = 0; i < count; i++) {
        struct ui_panel dot = {
            .box = {box.x + i * step, box.y + (box.h - size) / 2, size, size},
            .fill = COLOUR_INK, .edge = COLOUR_INK, .radius = size / 2, .edge_px = 1,
        };
        ui_panel(ui, &dot);
    }
}

static void pin_draw(const struct kiosk *kiosk, struct ui *ui)
{
    bool is_tall = ui->sizes->is_portrait;
    struct frame frame = frame_of(ui->sizes, 1);
    struct rect body = frame.body;
    struct button back = {.name = "leave", .label = kiosk_text(kiosk, N_("Back"))};
    int top = body.h * (is_tall ? 7 : 11) / 100;
    int pad_w = is_tall ? body.w : body.w * 42 / 100;
    int pad_h = is_tall ? body.h * 55 / 100 : body.h * 80 / 100;
    struct rect pad = {body.x + body.w - pad_w, is_tall ? body.h * 39 / 100 : top, pad_w, pad_h};
    struct rect words = {body.x, top, body.w - pad_w - sizes_mm(ui->sizes, 20.0),
                         body.h * 48 / 100};
    if (is_tall)
        words = (struct rect){body.x, top, body.w, body.h * 22 / 100};
    draw_words(kiosk, ui, words);
    draw_dots(kiosk, ui, (struct rect){words.x, words.y + words.h, words.w, body.h * 9 / 100});
    if (!kiosk->desk->locked_until && !kiosk->desk->is_refused)
        parts_pad(ui, pad);
    frame_draw(ui, &frame);
    int width = is_tall ? frame.foot.w : button_width(ui, &back);
    button_draw(ui, &back,
                (struct rect){frame.foot.x, frame.foot.y, width, frame_row(ui->sizes)});
}

/* A letter is no part of a PIN: a reader is at work, and its digits do not count. */
static void type(struct kiosk *kiosk, char character)
{
    struct desk *desk = kiosk->desk;
    size_t length = strlen(desk->digits);
    if (character >= '0' && character <= '9' && length < PIN_MOST) {
        desk->was_wrong = false;
        desk->digits[length] = character;
    } else if (character == '\b' && length) {
        desk->digits[length - 1] = '\0';
    } else if (character == '\r' && length >= PIN_LEAST) {
        desk_try_pin(kiosk);
    } else if (character >= 'A') {
        explicit_bzero(desk->digits, sizeof desk->digits);
    }
    kiosk->needs_drawing = true;
}

static void pin_event(struct kiosk *kiosk, const struct event *event)
{
    if (desk_event(kiosk, event))
        return;
    char character = parts_digit(event);
    if (character && !kiosk->desk->locked_until && !kiosk->desk->is_refused)
        type(kiosk, character);
}

static void pin_enter(struct kiosk *kiosk)
{
    kiosk->pressed_ms = kiosk->now_ms;
}

const struct screen screen_staff_pin = {
    .name = "staff pin", .is_staff = true, .enter = pin_enter, .event = pin_event, .draw = pin_draw,
};
