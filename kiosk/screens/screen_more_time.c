/* "Do you need more time?": asked before anything on the glass goes away by itself, as often as
 * it takes. What happens then is the matter of the screen that waits (kiosk_ask_more_time). */
#include "kiosk/controls.h"
#include "kiosk/kiosk.h"

#include <math.h>
#include <string.h>

static void draw_answer(struct ui *ui, int number, const char *name, const char *text,
                        struct rect box)
{
    int aside = button_number_width(ui);
    struct text_style style = {
        .weight = WEIGHT_STRONG, .step = 3, .least_step = 1, .lines = 1, .align = ALIGN_CENTRE,
        .ink = COLOUR_INK, .ground = COLOUR_SURFACE,
    };
    button_panel(ui, name, false, box);
    button_number(ui, number, box);
    box = rect_inset(box, sizes_mm(ui->sizes, 3.0));
    box.x += aside;
    box.w -= 2 * aside;
    text_centre(ui, &style, text, box);
}

/* Softer and louder in a foot of their own, at its right end as everywhere. */
static void draw_foot(const struct kiosk *kiosk, struct ui *ui, const struct frame *frame)
{
    int width = controls_volume_width(kiosk, ui) - frame_gap(ui->sizes);
    frame_draw(ui, frame);
    controls_draw_volume(kiosk, ui, frame->foot.x + frame->foot.w - width, frame->foot.y);
}

static void more_time_draw(const struct kiosk *kiosk, struct ui *ui)
{
    bool is_tall = ui->sizes->is_portrait;
    struct frame frame = frame_of(ui->sizes, controls_have_volume(kiosk) ? 1 : 0);
    struct rect body = frame.body;
    struct text_style style = {
        .weight = WEIGHT_DISPLAY, .step = STEP_MAIN, .least_step = STEP_MAIN, .lines = 2,
        .is_main = true, .align = is_tall ? ALIGN_CENTRE : ALIGN_LEFT,
        .ink = COLOUR_INK, .ground = COLOUR_PAPER,
    };
    bool is_larger = ui->sizes->text > 1.0, has_foot = controls_have_volume(kiosk);
    int top = is_larger ? has_foot ? 4 : 10 : 20, end = is_larger && has_foot ? 50 : 47;
    text_centre(ui, &style, kiosk_text(kiosk, N_("Do you need more time?")),
                (struct rect){body.x, body.h * top / 100, body.w, body.h * (end - top) / 100});
    int gap = sizes_mm(ui->sizes, 11.0);
    int width = is_tall ? body.w : (body.w - gap) / 2;
    int height = sizes_mm(ui->sizes, fmin(52.0, sizes_height_mm(ui->sizes) * 0.19));
    int low = sizes_low_top(ui->sizes), y = body.h * 52 / 100;
    struct rect box = {body.x, y < low ? low : y, width, height};
    draw_answer(ui, 1, "yes", kiosk_text(kiosk, N_("Yes")), box);
    box.x += is_tall ? 0 : width + gap;
    box.y += is_tall ? height + gap : 0;
    draw_answer(ui, 2, "no", kiosk_text(kiosk, N_("No")), box);
    if (controls_have_volume(kiosk))
        draw_foot(kiosk, ui, &frame);
}

/* Only a press right after the screen came is not meant for it. */
static void more_time_event(struct kiosk *kiosk, const struct event *event)
{
    bool is_press = event->kind == EVENT_PRESS && kiosk_age(kiosk) >= KIOSK_SETTLE_MS;
    if (is_press)
        controls_press_volume(kiosk, event->name);
    if (is_press && strcmp(event->name, "yes") == 0)
        kiosk_answer_more_time(kiosk, true);
    else if ((is_press && strcmp(event->name, "no") == 0) ||
             kiosk_age(kiosk) >= KIOSK_MORE_TIME_MS)
        kiosk_answer_more_time(kiosk, false);
    else
        kiosk_wake_in(kiosk, KIOSK_MORE_TIME_MS - kiosk_age(kiosk));
}

const struct screen screen_more_time = {
    .name = "more time",
    .event = more_time_event,
    .draw = more_time_draw,
};
