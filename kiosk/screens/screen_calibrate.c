/* Calibration, for staff with a ruler: a line that is made 50 mm long says how large a millimetre
 * is. What it says of the screen's width is kept with the kiosk's own state. */
#include "kiosk/glass/frame.h"
#include "kiosk/kiosk.h"

#include <math.h>
#include <string.h>

enum { LINE_MM = 50, LEAST_PX = 40, QUIET_MS = 120000 };

/* A press makes the line that many thousandths longer. */
static const struct {
    const char *name, *sign;
    int per_mille;
} steps[] = {
    {"much-shorter", "shorter-much", -50},
    {"shorter", "shorter", -5},
    {"longer", "longer", 5},
    {"much-longer", "longer-much", 50},
};
enum { STEPS = sizeof steps / sizeof *steps };

static int thick_of(const struct sizes *sizes)
{
    int thick = sizes_mm(sizes, 1.0);
    return thick > 2 ? thick : 2;
}

/* The line with a mark at each end, its outer edges that far apart. */
static void draw_line(const struct kiosk *kiosk, struct ui *ui, struct rect room)
{
    int thick = thick_of(ui->sizes);
    int high = sizes_mm(ui->sizes, 14.0);
    int length = kiosk->line_px < room.w ? kiosk->line_px : room.w;
    int x = room.x + (room.w - length) / 2;
    int y = room.y + (room.h - high) / 2;
    ui_fill(ui, (struct rect){x, y, thick, high}, COLOUR_INK);
    ui_fill(ui, (struct rect){x + thick, y + (high - thick) / 2, length - 2 * thick, thick},
            COLOUR_INK);
    ui_fill(ui, (struct rect){x + length - thick, y, thick, high}, COLOUR_INK);
}

static void draw_steps(struct ui *ui, struct rect row)
{
    int gap = frame_gap(ui->sizes);
    int width = (row.w - (STEPS - 1) * gap) / STEPS;
    for (int i = 0; i < STEPS; i++)
        button_draw_sign(ui, steps[i].name, steps[i].sign, false,
                         (struct rect){row.x + i * (width + gap), row.y, width, row.h});
}

static int draw_words(const struct kiosk *kiosk, struct ui *ui, struct rect box)
{
    struct text_style style = {
        .weight = WEIGHT_DISPLAY, .step = STEP_MAIN, .least_step = STEP_MAIN, .lines = 1,
        .is_main = true, .ink = COLOUR_INK, .ground = COLOUR_PAPER,
    };
    const char *text = kiosk_text(kiosk, N_("How long is the line?"));
    struct text_fit fit = text_fit(ui, &style, text, box.w, box.h);
    int y = text_draw(ui, &style, &fit, text, box) + sizes_mm(ui->sizes, 7.0 + 6.0 * ui->sizes->text);
    text = kiosk_text(kiosk, N_("Measure it with a ruler. It has to be exactly 50 mm long."));
    style = (struct text_style){
        .weight = WEIGHT_REGULAR, .step = STEP_NEEDED, .least_step = STEP_NEEDED, .lines = 2,
        .ink = COLOUR_MUTED, .ground = COLOUR_PAPER,
    };
    struct rect below = {box.x, y, box.w, box.h};
    fit = text_fit(ui, &style, text, below.w, below.h);
    return text_draw(ui, &style, &fit, text, below);
}

static void calibrate_draw(const struct kiosk *kiosk, struct ui *ui)
{
    const struct sizes *sizes = ui->sizes;
    struct frame frame = frame_of(sizes, 1);
    struct rect body = frame.body;
    struct button back = {.name = "back", .label = kiosk_text(kiosk, N_("Back"))};
    struct button save = {.name = "save", .label = kiosk_text(kiosk, N_("Save"))};
    int row = frame_row(sizes);
    int top = sizes_mm(sizes, 28.0 / sizes->text);
    int y = draw_words(kiosk, ui, (struct rect){body.x, top, body.w, body.h / 2});
    int steps_y = body.h - row - sizes_mm(sizes, 12.0);
    draw_line(kiosk, ui, (struct rect){body.x, y, body.w, steps_y - y});
    draw_steps(ui, (struct rect){body.x, steps_y, body.w, row});
    frame_draw(ui, &frame);
    int width = button_width(ui, &back) + sizes_mm(sizes, 8.0);
    button_draw(ui, &back, (struct rect){frame.foot.x, frame.foot.y, width, row});
    width = button_width(ui, &save) + sizes_mm(sizes, 8.0);
    button_draw(ui, &save, (struct rect){frame.foot.x + frame.foot.w - width, frame.foot.y,
                                         width, row});
}

static void calibrate_enter(struct kiosk *kiosk)
{
    kiosk->line_px = (int)lround(LINE_MM * kiosk->sizes.true_unit);
    kiosk->pressed_ms = kiosk->now_ms;
}

static void change(struct kiosk *kiosk, int per_mille)
{
    int by = (int)lround(kiosk->line_px * per_mille / 1000.0);
    if (by == 0)
        by = per_mille > 0 ? 1 : -1;
    int length = kiosk->line_px + by;
    if (length >= LEAST_PX && length <= kiosk->sizes.width * 9 / 10)
        kiosk->line_px = length;
}

static void save(struct kiosk *kiosk)
{
    struct screen_facts facts = kiosk->facts;
    int width = facts.desk_width > 0 ? facts.desk_width : facts.width;
    facts.width_mm = (int)lround((double)width * LINE_MM / kiosk->line_px);
    kiosk_measure(kiosk, &facts);
    kiosk->health.state.width_mm = facts.width_mm;
    kiosk->health.must_tell = true;
    kiosk_rest(kiosk);
}

static void press(struct kiosk *kiosk, const char *name)
{
    for (int i = 0; i < STEPS; i++) {
        if (strcmp(name, steps[i].name) == 0)
            change(kiosk, steps[i].per_mille);
    }
    if (strcmp(name, "back") == 0)
        kiosk_rest(kiosk);
    else if (strcmp(name, "save") == 0)
        save(kiosk);
}

static void calibrate_event(struct kiosk *kiosk, const struct event *event)
{
    if (event->kind == EVENT_PRESS)
        press(kiosk, event->name);
    if (kiosk->screen != &screen_calibrate)
        return;
    int64_t quiet = kiosk->now_ms - kiosk->pressed_ms;
    if (quiet >= QUIET_MS)
        kiosk_ask_more_time(kiosk, kiosk_rest);
    else
        kiosk_wake_in(kiosk, QUIET_MS - quiet);
}

const struct screen screen_calibrate = {
    .name = "calibrate",
    .enter = calibrate_enter,
    .event = calibrate_event,
    .draw = calibrate_draw,
};
