/* Two sessions at once: which one? By time and room only. Nobody is hurried: after a while a
 * second screen asks whether more time is needed, and when nobody answers the arrival is
 * kept as open for staff to place. */
#include "kiosk/glass/frame.h"
#include "kiosk/kiosk.h"
#include "kiosk/glass/words.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const choice_areas[CHECKIN_CHOICES] = {
    "choice-1", "choice-2", "choice-3", "choice-4",
};

static void draw_title(struct ui *ui, const char *text, struct rect box)
{
    struct text_style style = {
        .weight = WEIGHT_DISPLAY, .step = STEP_MAIN, .least_step = STEP_MAIN, .lines = 1,
        .is_main = true, .ink = COLOUR_INK, .ground = COLOUR_PAPER,
    };
    text_centre(ui, &style, text, box);
}

static void draw_choice(struct ui *ui, const char *name, const struct checkin_choice *choice,
                        struct rect box)
{
    char time[WORDS_TIME_SIZE];
    struct text_style style = {
        .weight = WEIGHT_DISPLAY, .step = 6, .least_step = 2, .lines = 1, .align = ALIGN_CENTRE,
        .is_tabular = true, .ink = COLOUR_INK, .ground = COLOUR_SURFACE,
    };
    button_panel(ui, name, false, box);
    struct rect inner = rect_inset(box, sizes_mm(ui->sizes, 5.0));
    bool has_room = choice->room[0] != '\0';
    int top = inner.h * 8 / 100;
    int upper = inner.h * (has_room ? 42 : 84) / 100;
    words_time(choice->start_at, time);
    text_centre(ui, &style, time, (struct rect){inner.x, inner.y + top, inner.w, upper});
    style = (struct text_style){
        .weight = WEIGHT_MEDIUM, .step = 3, .least_step = 1, .lines = 2, .align = ALIGN_CENTRE,
        .ink = COLOUR_INK, .ground = COLOUR_SURFACE,
    };
    struct rect lower = {inner.x, inner.y + inner.h * 56 / 100, inner.w, 0};
    lower.h = inner.y + inner.h - lower.y;
    if (has_room)
        text_centre(ui, &style, choice->room, lower);
}

/* Side by side on a wide screen, below each other on a tall one; four in two rows. */
static void draw_choices(const struct kiosk *kiosk, struct ui *ui, struct rect box)
{
    int count = kiosk->result.choice_count;
    int columns = ui->sizes->is_portrait ? 1 : count == 4 ? 2 : count;
    int rows = (count + columns - 1) / columns;
    int gap = sizes_mm(ui->sizes, 11.0);
    int width = (box.w - (columns - 1) * gap) / columns;
    int height = (box.h - (rows - 1) * gap) / rows;
    int most = sizes_mm(ui->sizes, 108.0);
    if (height > most)
        height = most;
    for (int i = 0; i < count; i++) {
        struct rect cell = {box.x + i % columns * (width + gap),
                            box.y + i / columns * (height + gap), width, height};
        draw_choice(ui, choice_areas[i], &kiosk->result.choices[i], cell);
    }
}

static void draw_hint(const struct kiosk *kiosk, struct ui *ui, struct rect box, enum align align)
{
    struct text_style style = {
        .weight = WEIGHT_REGULAR, .step = STEP_NEEDED, .least_step = STEP_NEEDED, .lines = 1,
        .align = align, .ink = COLOUR_MUTED, .ground = COLOUR_PAPER,
    };
    text_centre(ui, &style,
                kiosk_text(kiosk, N_("Not sure? Please go to a member of staff.")), box);
}

static void draw_foot(const struct kiosk *kiosk, struct ui *ui, const struct frame *frame)
{
    bool is_tall = ui->sizes->is_portrait;
    struct button back = {.name = "back", .label = kiosk_text(kiosk, N_("Back"))};
    int row = frame_row(ui->sizes);
    int width = button_width(ui, &back) + sizes_mm(ui->sizes, 8.0);
    struct rect foot = frame->foot;
    struct rect hint = {foot.x + width + sizes_mm(ui->sizes, 8.0), foot.y, 0, row};
    hint.w = foot.x + foot.w - hint.x;
    if (is_tall)
        hint = (struct rect){foot.x, foot.y, foot.w, row};
    frame_draw(ui, frame);
    draw_hint(kiosk, ui, hint, is_tall ? ALIGN_LEFT : ALIGN_RIGHT);
    button_draw(ui, &back,
                (struct rect){foot.x, foot.y + foot.h - row, is_tall ? foot.w : width, row});
}

static void choose_draw(const struct kiosk *kiosk, struct ui *ui)
{
    struct frame frame = frame_of(ui->sizes, ui->sizes->is_portrait ? 2 : 1);
    struct rect body = frame.body;
    int title_h = body.h * (ui->sizes->is_portrait ? 15 : 28) / 100;
    int under = sizes_mm(ui->sizes, 10.0);
    draw_title(ui, kiosk_text(kiosk, N_("Which session?")),
               (struct rect){body.x, body.h * 2 / 100, body.w, title_h});
    struct rect choices = {body.x, body.h * 2 / 100 + title_h, body.w, 0};
    choices.h = body.h - under - choices.y;
    draw_choices(kiosk, ui, choices);
    draw_foot(kiosk, ui, &frame);
}

static void choose(struct kiosk *kiosk, int index)
{
    struct error err = {0};
    struct checkin_result result = {0};
    int64_t session_id = kiosk->result.choices[index].session_id;
    if (!checkin_choose(&kiosk->club, kiosk->result.card_id, session_id, CHECKIN_CARD, &result,
                        &err)) {
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
        kiosk_show(kiosk, &screen_more_time);
    else
        kiosk_wake_in(kiosk, kiosk->choice_ms - kiosk_age(kiosk));
}

static void more_time_draw(const struct kiosk *kiosk, struct ui *ui)
{
    bool is_tall = ui->sizes->is_portrait;
    struct frame frame = frame_of(ui->sizes, 0);
    struct rect body = frame.body;
    struct text_style style = {
        .weight = WEIGHT_DISPLAY, .step = STEP_MAIN, .least_step = STEP_MAIN, .lines = 2,
        .is_main = true, .align = is_tall ? ALIGN_CENTRE : ALIGN_LEFT,
        .ink = COLOUR_INK, .ground = COLOUR_PAPER,
    };
    text_centre(ui, &style, kiosk_text(kiosk, N_("Do you need more time?")),
                (struct rect){body.x, body.h * 20 / 100, body.w, body.h * 25 / 100});
    int gap = sizes_mm(ui->sizes, 11.0);
    int width = is_tall ? body.w : (body.w - gap) / 2;
    int height = sizes_mm(ui->sizes, fmin(52.0, sizes_height_mm(ui->sizes) * 0.19));
    struct rect box = {body.x, body.h * 52 / 100, width, height};
    struct text_style label = {
        .weight = WEIGHT_STRONG, .step = 3, .least_step = 1, .lines = 1, .align = ALIGN_CENTRE,
        .ink = COLOUR_INK, .ground = COLOUR_SURFACE,
    };
    button_panel(ui, "yes", false, box);
    text_centre(ui, &label, kiosk_text(kiosk, N_("Yes")), rect_inset(box, height / 6));
    box.x += is_tall ? 0 : width + gap;
    box.y += is_tall ? height + gap : 0;
    button_panel(ui, "no", false, box);
    text_centre(ui, &label, kiosk_text(kiosk, N_("No")), rect_inset(box, height / 6));
}

static void more_time_event(struct kiosk *kiosk, const struct event *event)
{
    bool is_press = event->kind == EVENT_PRESS && is_settled(kiosk);
    bool says_no = is_press && strcmp(event->name, "no") == 0;
    if (is_press && strcmp(event->name, "yes") == 0)
        kiosk_show(kiosk, &screen_choose);
    else if (says_no || kiosk_age(kiosk) >= KIOSK_MORE_TIME_MS)
        kiosk_leave_open(kiosk);
    else
        kiosk_wake_in(kiosk, KIOSK_MORE_TIME_MS - kiosk_age(kiosk));
}

const struct screen screen_choose = {
    .name = "choose",
    .event = choose_event,
    .draw = choose_draw,
};

const struct screen screen_more_time = {
    .name = "more time",
    .event = more_time_event,
    .draw = more_time_draw,
};
