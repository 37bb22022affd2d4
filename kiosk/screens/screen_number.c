/* A day without the card: the participant number on a large pad, then the own PIN. No name is
 * ever typed here. What does not match is answered with one calm sentence, whatever it was. */
#include "kiosk/controls.h"
#include "kiosk/glass/number_pad.h"
#include "kiosk/input/scanner.h"
#include "kiosk/kiosk.h"
#include "kiosk/own.h"
#include "kiosk/screens/pin_page.h"

#include <stdio.h>
#include <string.h>

static const char *hint_text(const struct kiosk *kiosk)
{
    if (kiosk->typed.is_misspelt)
        return kiosk_text(kiosk, N_("One sign is missing or different. Please look again."));
    if (kiosk->typed.was_wrong)
        return kiosk_text(kiosk, N_("Number and PIN do not match. Please try again."));
    return kiosk_text(kiosk, N_("Seven letters and digits from the club’s office."));
}

/* "7QK 4M_": what is typed, and a line for what is to come. */
static void typed_text(const struct kiosk *kiosk, char *text, size_t size)
{
    size_t length = strlen(kiosk->typed.number), used = 0;
    for (size_t i = 0; i < OWN_NUMBER_LENGTH && used + 8 < size; i++) {
        used += (size_t)snprintf(text + used, size - used, "%s%c", i == 3 || i == 6 ? "\u00a0" : "",
                                 i < length ? kiosk->typed.number[i] : '_');
    }
}

static int draw_words(const struct kiosk *kiosk, struct ui *ui, struct rect box)
{
    char typed[40];
    bool is_wide = !ui->sizes->is_portrait;
    int gap = sizes_mm(ui->sizes, 6.0);
    struct rect left = box, right = box;
    struct text_style style = {
        .weight = WEIGHT_DISPLAY, .step = STEP_MAIN, .least_step = 2, .lines = is_wide ? 2 : 1,
        .is_main = true, .ink = COLOUR_INK, .ground = COLOUR_PAPER,
    };
    if (is_wide) {
        left.w = box.w * 38 / 100 - gap;
        right.x = box.x + box.w * 38 / 100 + gap;
        right.w = box.x + box.w - right.x;
    }
    const char *title = kiosk_text(kiosk, N_("Number"));
    struct text_fit fit = text_fit(ui, &style, title, left.w, box.h / 2);
    int y = text_draw(ui, &style, &fit, title, left) + sizes_mm(ui->sizes, 6.0 + 4.0 * ui->sizes->text);
    typed_text(kiosk, typed, sizeof typed);
    style.lines = 1;
    style.step = ui->sizes->text > 1.0 ? 2 : STEP_MAIN;
    style.least_step = 1;
    style.is_main = false;
    style.is_tabular = true;
    if (!is_wide) {
        right.y = y;
        right.h = box.h / 4;
    }
    fit = text_fit(ui, &style, typed, right.w, right.h);
    int end = text_draw(ui, &style, &fit, typed, right) + sizes_mm(ui->sizes, 6.0 + 4.0 * ui->sizes->text);
    if (!is_wide || end > y)
        y = end;
    style = (struct text_style){
        .weight = WEIGHT_REGULAR, .step = STEP_NEEDED, .least_step = STEP_NEEDED, .lines = 2,
        .ink = COLOUR_INK, .ground = COLOUR_PAPER,
    };
    struct rect room = {box.x, y, box.w, box.y + box.h - y};
    fit = text_fit(ui, &style, hint_text(kiosk), room.w, room.h);
    return text_draw(ui, &style, &fit, hint_text(kiosk), room);
}

static void draw_foot(const struct kiosk *kiosk, struct ui *ui, const struct frame *frame)
{
    struct button back = {.name = "back", .label = kiosk_text(kiosk, N_("Back"))};
    struct button next = {.name = "enter", .label = kiosk_text(kiosk, N_("Next"))};
    int row = frame_row(ui->sizes), volume = controls_volume_width(kiosk, ui);
    int left = button_width(ui, &back) + sizes_mm(ui->sizes, 8.0);
    int right = button_width(ui, &next) + sizes_mm(ui->sizes, volume ? 8.0 : 20.0);
    if (ui->sizes->is_portrait) { /* they share the row */
        int both = frame->foot.w - volume - frame_gap(ui->sizes);
        left = volume ? (both + left - right) / 2 : both / 2;
        right = both - left;
    }
    frame_draw(ui, frame);
    button_draw(ui, &back, (struct rect){frame->foot.x, frame->foot.y, left, row});
    if (volume)
        controls_draw_volume(kiosk, ui, frame->foot.x + left + frame_gap(ui->sizes), frame->foot.y);
    button_draw(ui, &next, (struct rect){frame->foot.x + frame->foot.w - right, frame->foot.y, right, row});
}

static void draw_number(const struct kiosk *kiosk, struct ui *ui)
{
    const struct sizes *sizes = ui->sizes;
    struct frame frame = frame_of(sizes, 1);
    struct rect body = frame.body;
    int top = body.h * (sizes->text > 1.0 ? 5 : 9) / 100;
    int end = body.h - sizes_mm(sizes, sizes->is_low ? 4.0 : 6.0);
    int most = sizes->is_low ? end - sizes_low_top(sizes)
                             : body.h * (sizes->text > 1.5 ? 46 : 52) / 100;
    int height = number_pad_height(sizes, body.w, most);
    struct rect pad = {body.x, end - height, body.w, height};
    draw_words(kiosk, ui, (struct rect){body.x, top, body.w, pad.y - top - sizes_mm(sizes, 6.0)});
    number_pad_draw(ui, pad);
    draw_foot(kiosk, ui, &frame);
}

static void number_draw(const struct kiosk *kiosk, struct ui *ui)
{
    struct pin_page page = {
        .title = kiosk_text(kiosk, N_("Your own PIN")),
        .hint = kiosk_text(kiosk, N_("Without a PIN a member of staff helps.")),
        .digit_count = (int)strlen(kiosk->typed.digits),
        .has_volume = controls_have_volume(kiosk),
    };
    if (kiosk->typed.asks_pin)
        pin_page_draw(kiosk, ui, &page);
    else
        draw_number(kiosk, ui);
}

static void forget(struct kiosk *kiosk)
{
    explicit_bzero(&kiosk->typed, sizeof kiosk->typed);
}

static void number_enter(struct kiosk *kiosk)
{
    forget(kiosk);
    kiosk->pressed_ms = kiosk->now_ms;
}

static char *typed_in(struct kiosk *kiosk)
{
    return kiosk->typed.asks_pin ? kiosk->typed.digits : kiosk->typed.number;
}

void number_forget_read(struct kiosk *kiosk)
{
    size_t size = kiosk->typed.asks_pin ? sizeof kiosk->typed.digits : sizeof kiosk->typed.number;
    explicit_bzero(typed_in(kiosk) + kiosk->typed.kept, size - kiosk->typed.kept);
}

static void add(char *text, size_t most, char character)
{
    size_t length = strlen(text);
    if (length < most)
        text[length] = character;
}

static void erase(struct kiosk *kiosk)
{
    char *text = typed_in(kiosk);
    size_t length = strlen(text);
    kiosk->typed.is_misspelt = false;
    if (length > 0)
        text[length - 1] = '\0';
}

static void type(struct kiosk *kiosk, char character)
{
    kiosk->typed.is_misspelt = kiosk->typed.was_wrong = false;
    if (!kiosk->typed.asks_pin)
        add(kiosk->typed.number, OWN_NUMBER_LENGTH, character);
    else if (character >= '0' && character <= '9')
        add(kiosk->typed.digits, PIN_MOST, character);
}

static void enter(struct kiosk *kiosk)
{
    if (!kiosk->typed.asks_pin || strlen(kiosk->typed.digits) >= PIN_LEAST)
        own_try_number(kiosk);
}

static void press(struct kiosk *kiosk, const char *name)
{
    if (strcmp(name, "back") == 0)
        kiosk_rest(kiosk);
    else if (strcmp(name, "erase") == 0)
        erase(kiosk);
    else if (strcmp(name, "enter") == 0)
        enter(kiosk);
    else if (controls_press_volume(kiosk, name))
        return;
    else if (strncmp(name, "sign-", 5) == 0)
        type(kiosk, name[5]);
    else if (strncmp(name, "key-", 4) == 0)
        type(kiosk, name[4]);
}

/* What ends a reader's burst is no person's Enter. */
static bool is_reader(const struct kiosk *kiosk)
{
    return kiosk->focus.has_typed && kiosk->now_ms - kiosk->focus.typed_ms < SCANNER_SILENCE_MS;
}

static void key(struct kiosk *kiosk, int usage)
{
    char character = scanner_character(usage);
    kiosk->pressed_ms = kiosk->now_ms;
    kiosk->needs_drawing = true;
    if (character && kiosk->focus.run == 1)
        kiosk->typed.kept = strlen(typed_in(kiosk));
    if (character)
        type(kiosk, character);
    else if ((usage == KEY_ENTER || usage == KEY_PAD_ENTER) && !is_reader(kiosk))
        enter(kiosk);
    else if (usage == KEY_BACKSPACE)
        erase(kiosk);
    else if (usage == KEY_ESCAPE)
        kiosk_rest(kiosk);
}

static void number_event(struct kiosk *kiosk, const struct event *event)
{
    if (event->kind == EVENT_PRESS && kiosk_age(kiosk) >= KIOSK_SETTLE_MS)
        press(kiosk, event->name);
    else if (event->kind == EVENT_KEY)
        key(kiosk, event->key);
    if (kiosk->screen != &screen_number)
        return;
    int64_t quiet = kiosk->now_ms - kiosk->pressed_ms;
    if (quiet >= OWN_QUIET_MS)
        kiosk_ask_more_time(kiosk, kiosk_rest);
    else
        kiosk_wake_in(kiosk, OWN_QUIET_MS - quiet);
}

const struct screen screen_number = {
    .name = "number",
    .is_private = true,
    .enter = number_enter,
    .event = number_event,
    .draw = number_draw,
    .leave = forget,
};
