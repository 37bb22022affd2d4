/* Two sessions at once: which one? By time and room only. Or, right after a session, leaving or
 * staying for the next? Nobody is hurried: after a while the
 * glass asks whether more time is needed, and when nobody answers the arrival is kept as open
 * for staff to place. */
#include "kiosk/controls.h"
#include "kiosk/glass/frame.h"
#include "kiosk/glass/words.h"
#include "kiosk/kiosk.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const choice_areas[CHECKIN_CHOICES] = {
    "choice-1", "choice-2", "choice-3", "choice-4",
};

/* The title's lines from y on. Returns where what comes next may begin. */
static int draw_title(struct ui *ui, const char *text, struct rect box)
{
    struct text_style style = {
        .weight = WEIGHT_DISPLAY, .step = STEP_MAIN, .least_step = STEP_MAIN, .lines = 1,
        .is_main = true, .ink = COLOUR_INK, .ground = COLOUR_PAPER,
    };
    struct text_fit fit = text_fit(ui, &style, text, box.w, box.h);
    return text_draw(ui, &style, &fit, text, box);
}

static struct text_style room_style(enum align align)
{
    return (struct text_style){
        .weight = WEIGHT_MEDIUM, .step = 3, .least_step = 1, .lines = 2, .align = align,
        .group = GROUP_ROOM, .ink = COLOUR_INK, .ground = COLOUR_SURFACE,
    };
}

static const char *title_text(const struct kiosk *kiosk)
{
    return kiosk->result.choices[0].is_over ? kiosk_text(kiosk, N_("What now?"))
                                            : kiosk_text(kiosk, N_("Which session?"));
}

static struct text_style time_style(int step, enum align align)
{
    return (struct text_style){
        .weight = WEIGHT_DISPLAY, .step = step, .least_step = 2, .lines = 1, .align = align,
        .is_tabular = true, .group = GROUP_TIME, .ink = COLOUR_INK, .ground = COLOUR_SURFACE,
    };
}

/* Time above room, the pair in the middle; a second line of the room's name stands below. */
static void draw_high_choice(struct ui *ui, const struct checkin_choice *choice, struct rect inner)
{
    int aside = button_number_width(ui);
    char time[WORDS_TIME_SIZE];
    bool is_larger = ui->sizes->text > 1.0;
    bool has_room = choice->room[0] != '\0';
    struct text_style style = time_style(is_larger ? 3 : 6, ALIGN_CENTRE);
    struct rect upper = {inner.x + aside, inner.y, inner.w - 2 * aside, inner.h};
    words_time(choice->start_at, time);
    struct text_fit hour = text_fit(ui, &style, time, upper.w,
                                    inner.h * (has_room ? is_larger ? 38 : 42 : 84) / 100);
    struct text_style room_is = room_style(ALIGN_CENTRE);
    if (is_larger)
        room_is.step = 1;
    struct text_fit room = text_fit(ui, &room_is, choice->room, inner.w, inner.h * 40 / 100);
    int below = (int)ceil(room.font_px * FONTS_BELOW);
    int left = inner.h - hour.height - (has_room ? room.height + below : 0);
    int gap = (int)fmax(hour.font_px * 0.24, fmin(room.cap * 1.2, left * 0.5));
    int pair = hour.height + (has_room ? gap + room.cap : 0);
    int lowest = inner.y + inner.h - (has_room ? hour.height + gap + room.height + below : pair);
    upper.y = inner.y + (inner.h - pair) / 2;
    upper.y = upper.y < lowest ? upper.y : lowest;
    text_draw(ui, &style, &hour, time, upper);
    if (has_room)
        text_draw(ui, &room_is, &room, choice->room,
                  (struct rect){inner.x, upper.y + hour.height + gap, inner.w, room.height});
}

/* Time beside room, where there is no height for both. */
static void draw_flat_choice(struct ui *ui, const struct checkin_choice *choice, struct rect inner)
{
    char time[WORDS_TIME_SIZE];
    struct text_style style = time_style(2, ALIGN_LEFT);
    if (ui->sizes->text > 1.0)
        style.step = STEP_NEEDED;
    words_time(choice->start_at, time);
    int aside = button_number_width(ui) + sizes_mm(ui->sizes, 2.0);
    inner.x += aside;
    inner.w -= aside;
    struct text_fit fit = text_fit(ui, &style, time, inner.w / 2, inner.h);
    int beside = fit.width + sizes_mm(ui->sizes, 7.0);
    text_centre(ui, &style, time, (struct rect){inner.x, inner.y, inner.w / 2, inner.h});
    style = room_style(ALIGN_LEFT);
    style.step = fit.step;
    style.least_step = STEP_NEEDED;
    text_centre(ui, &style, choice->room,
                (struct rect){inner.x + beside, inner.y, inner.w - beside, inner.h});
}

/* The session that is over: a sentence in place of the time. */
static void draw_leaving(const struct kiosk *kiosk, struct ui *ui, struct rect inner)
{
    int aside = button_number_width(ui);
    struct text_style style = room_style(ALIGN_CENTRE);
    style.weight = WEIGHT_DISPLAY;
    style.step = 5;
    style.least_step = STEP_NEEDED;
    text_centre(ui, &style, kiosk_text(kiosk, N_("I am leaving")),
                (struct rect){inner.x + aside, inner.y, inner.w - 2 * aside, inner.h});
}

static void draw_choice(const struct kiosk *kiosk, struct ui *ui, int i, struct rect box)
{
    const struct checkin_choice *choice = &kiosk->result.choices[i];
    bool is_flat = box.h < (40.0 + 16.0 * ui->sizes->text) * ui->sizes->unit && choice->room[0];
    button_panel(ui, choice_areas[i], false, box);
    button_number(ui, i + 1, box);
    struct rect inner = rect_inset(box, sizes_mm(ui->sizes, is_flat ? 3.0 : 5.0));
    if (choice->is_over)
        draw_leaving(kiosk, ui, inner);
    else if (is_flat)
        draw_flat_choice(ui, choice, inner);
    else
        draw_high_choice(ui, choice, inner);
}

/* Side by side on a wide screen, below each other on a tall one; four in two rows, three, too,
 * where they would be narrow for their text. */
static void draw_choices(const struct kiosk *kiosk, struct ui *ui, struct rect box)
{
    int count = kiosk->result.choice_count;
    int columns = ui->sizes->is_portrait ? 1 : count == 4 ? 2 : count;
    if (columns == 3 && ui->sizes->text > 1.0)
        columns = 2;
    int rows = (count + columns - 1) / columns;
    int gap = sizes_mm(ui->sizes, ui->sizes->text > 1.0 || ui->sizes->is_low ? 6.0 : 11.0);
    int width = (box.w - (columns - 1) * gap) / columns;
    int height = (box.h - (rows - 1) * gap) / rows;
    int most = sizes_mm(ui->sizes, 108.0);
    if (height > most)
        height = most;
    for (int i = 0; i < count; i++) {
        struct rect cell = {box.x + i % columns * (width + gap),
                            box.y + i / columns * (height + gap), width, height};
        draw_choice(kiosk, ui, i, cell);
    }
}

static struct text_style hint_style(enum align align)
{
    return (struct text_style){
        .weight = WEIGHT_REGULAR, .step = STEP_NEEDED, .least_step = STEP_NEEDED, .lines = 1,
        .align = align, .ink = COLOUR_MUTED, .ground = COLOUR_PAPER,
    };
}

static const char *hint_text(const struct kiosk *kiosk)
{
    return kiosk_text(kiosk, N_("Not sure? Please go to a member of staff."));
}

static int hint_height(const struct kiosk *kiosk, const struct ui *ui, int width)
{
    struct text_style style = hint_style(ALIGN_LEFT);
    struct text_fit fit = text_fit(ui, &style, hint_text(kiosk), width, ui->sizes->height);
    return fit.height + (int)(fit.font_px * FONTS_OUTSIDE) + sizes_mm(ui->sizes, 2.0);
}

static struct button back_button(const struct kiosk *kiosk)
{
    return (struct button){.name = "back", .label = kiosk_text(kiosk, N_("Back"))};
}

static int back_width(const struct kiosk *kiosk, const struct ui *ui)
{
    struct button back = back_button(kiosk);
    return button_width(ui, &back) + sizes_mm(ui->sizes, 8.0);
}

/* The foot is as high as the hint beside the button, or above it on a tall screen. In the low
 * layout the hint stands above, with the title. */
static struct frame plan_frame(const struct kiosk *kiosk, const struct ui *ui)
{
    struct frame frame = frame_of(ui->sizes, 1);
    int row = frame_row(ui->sizes);
    int beside = frame.foot.w - back_width(kiosk, ui) - controls_volume_width(kiosk, ui) -
                 sizes_mm(ui->sizes, 8.0);
    if (ui->sizes->is_low)
        return frame;
    if (ui->sizes->is_portrait)
        return frame_with_foot(ui->sizes, row + frame_gap(ui->sizes) +
                                              hint_height(kiosk, ui, frame.foot.w));
    int hint = hint_height(kiosk, ui, beside);
    return hint > row ? frame_with_foot(ui->sizes, hint) : frame;
}

static void draw_foot(const struct kiosk *kiosk, struct ui *ui, const struct frame *frame)
{
    bool is_tall = ui->sizes->is_portrait;
    struct button back = back_button(kiosk);
    struct rect foot = frame->foot;
    int row = frame_row(ui->sizes);
    int volume = controls_volume_width(kiosk, ui);
    int width = is_tall ? foot.w - volume : back_width(kiosk, ui);
    struct text_style style = hint_style(is_tall ? ALIGN_LEFT : ALIGN_RIGHT);
    struct rect hint = {foot.x + width + volume + sizes_mm(ui->sizes, 8.0), foot.y, 0, foot.h};
    hint.w = foot.x + foot.w - hint.x;
    if (is_tall)
        hint = (struct rect){foot.x, foot.y, foot.w, foot.h - row - frame_gap(ui->sizes)};
    frame_draw(ui, frame);
    if (!ui->sizes->is_low)
        text_centre(ui, &style, hint_text(kiosk), hint);
    int y = foot.y + foot.h - row;
    button_draw(ui, &back, (struct rect){foot.x, y, width, row});
    if (volume)
        controls_draw_volume(kiosk, ui, foot.x + width + frame_gap(ui->sizes), y);
}

static void draw_low_hint(const struct kiosk *kiosk, struct ui *ui, struct rect box)
{
    struct text_style style = hint_style(ALIGN_LEFT);
    struct text_fit fit = text_fit(ui, &style, hint_text(kiosk), box.w, box.h);
    text_draw(ui, &style, &fit, hint_text(kiosk), box);
}

static void choose_draw(const struct kiosk *kiosk, struct ui *ui)
{
    const struct sizes *sizes = ui->sizes;
    struct frame frame = plan_frame(kiosk, ui);
    struct rect body = frame.body;
    int top = sizes_mm(sizes, fmin(sizes_height_mm(sizes) * (sizes->is_portrait ? 0.06 : 0.10),
                                   sizes->text > 1.0 ? 18.0 : 32.0));
    int y = draw_title(ui, title_text(kiosk),
                       (struct rect){body.x, top, body.w, body.h / 2});
    if (sizes->is_low)
        y += sizes_mm(sizes, 10.0 + 4.0 * sizes->text);
    else
        y += sizes_mm(sizes, sizes->text > 1.0 ? 14.0 : sizes_height_mm(sizes) * 0.085);
    if (sizes->is_low) {
        draw_low_hint(kiosk, ui, (struct rect){body.x, y, body.w, sizes_low_top(sizes) - y});
        y = sizes_low_top(sizes) + sizes_mm(sizes, 2.0);
    }
    int under = sizes_mm(sizes, sizes->text > 1.0 || sizes->is_low ? 7.0 : 10.0);
    draw_choices(kiosk, ui, (struct rect){body.x, y, body.w, body.h - under - y});
    draw_foot(kiosk, ui, &frame);
}

static void choose(struct kiosk *kiosk, int index)
{
    struct error err = {0};
    struct checkin_result result = {0};
    int64_t session_id = kiosk->result.choices[index].session_id;
    int64_t card_id = kiosk->result.card_id;
    bool ok = card_id ? checkin_choose(&kiosk->club, card_id, session_id, CHECKIN_CARD, &result,
                                       &err)
                      : checkin_choose_number(&kiosk->club, kiosk->result.participant, session_id,
                                              CHECKIN_MANUAL_CODE, &result, &err);
    if (!ok) {
        kiosk_fail(kiosk, &err);
        return;
    }
    kiosk->result = result;
    kiosk_show_result(kiosk);
}

/* Only a press right after the screen came is not meant for it. */
static bool is_settled(const struct kiosk *kiosk)
{
    return kiosk_age(kiosk) >= KIOSK_SETTLE_MS;
}

static void choose_event(struct kiosk *kiosk, const struct event *event)
{
    if (event->kind == EVENT_PRESS && is_settled(kiosk)) {
        controls_press_volume(kiosk, event->name);
        if (strcmp(event->name, "back") == 0) {
            kiosk_leave_open(kiosk);
            return;
        }
        for (int i = 0; i < kiosk->result.choice_count; i++) {
            if (strcmp(event->name, choice_areas[i]) == 0) {
                choose(kiosk, i);
                return;
            }
        }
    }
    if (kiosk_age(kiosk) >= kiosk->choice_ms)
        kiosk_ask_more_time(kiosk, kiosk_leave_open);
    else
        kiosk_wake_in(kiosk, kiosk->choice_ms - kiosk_age(kiosk));
}

const struct screen screen_choose = {
    .name = "choose",
    .event = choose_event,
    .draw = choose_draw,
};
