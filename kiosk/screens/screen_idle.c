/* The waiting screen: clock and date, the next sessions as time and room, the request to hold
 * a card to the reader, and the controls. With larger text the list shows as many of the nearest
 * sessions as there is room for. */
#include "kiosk/controls.h"
#include "kiosk/door.h"
#include "kiosk/glass/frame.h"
#include "kiosk/glass/words.h"
#include "kiosk/kiosk.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const double LARGE_TEXT = 1.75; /* from here on a wide screen has another arrangement */

/* Where things stand, pixels. */
struct plan {
    struct frame frame;
    struct rect clock; /* caps of the clock */
    struct rect date;
    struct rect list;  /* from the label's caps to where the rows must end */
    int row;           /* height of a row of the list */
    struct rect panel;
};

static double at_most(double value, double most)
{
    return value < most ? value : most;
}

static struct text_style prompt_style(const struct sizes *sizes)
{
    bool is_narrow = sizes->text > 1.0 && sizes->is_portrait;
    return (struct text_style){
        .weight = WEIGHT_DISPLAY,
        .step = is_narrow && sizes->text > LARGE_TEXT ? STEP_MAIN - 1
                : sizes->text > 1.0                   ? STEP_MAIN
                                                      : STEP_MAIN + 1,
        .least_step = is_narrow ? STEP_MAIN - 1 : STEP_MAIN,
        .lines = 2,
        .align = sizes->is_portrait ? ALIGN_CENTRE : ALIGN_LEFT, .is_main = true,
        .ink = COLOUR_INK, .ground = COLOUR_SURFACE,
    };
}

/* How wide the words of the prompt may be, and how high its drawing is. */
static int prompt_icon(const struct sizes *sizes, struct rect panel)
{
    if (sizes->text > 1.0)
        return sizes_mm(sizes, sizes->is_portrait ? 30.0 : 32.0 - 4.0 * sizes->text);
    return panel.h * (sizes->is_portrait ? 29 : 44) / 100;
}

static int prompt_pad(const struct sizes *sizes)
{
    return sizes_mm(sizes, sizes->text > 1.0 ? 11.0 : 18.0);
}

static int prompt_width(const struct sizes *sizes, struct rect panel)
{
    int pad = prompt_pad(sizes);
    if (sizes->is_portrait)
        return panel.w - 2 * sizes_mm(sizes, 4.0);
    return panel.w - pad - 2 * (pad * 5 / 4) - 2 * prompt_icon(sizes, panel);
}

/* The panel as high as its larger words want it. */
static int prompt_height(const struct kiosk *kiosk, const struct ui *ui, struct rect panel)
{
    const struct sizes *sizes = ui->sizes;
    struct text_style style = prompt_style(sizes);
    struct text_fit fit = text_fit(ui, &style, kiosk_text(kiosk, N_("Hold your card to the reader.")),
                                   prompt_width(sizes, panel), sizes->height);
    int around = (int)(fit.font_px * FONTS_OUTSIDE) + 2 * sizes_mm(sizes, sizes->text > LARGE_TEXT ? 5.0 : 7.0);
    if (!sizes->is_portrait)
        return fit.height + around;
    return fit.height + around + prompt_icon(sizes, panel) + sizes_mm(sizes, 12.0);
}

static int most(int one, int other)
{
    return one > other ? one : other;
}

static struct text_style date_style(const struct sizes *sizes)
{
    return (struct text_style){
        .weight = WEIGHT_REGULAR, .step = sizes->text > 1.0 ? STEP_NEEDED : 1,
        .least_step = STEP_NEEDED, .lines = 1, .ink = COLOUR_MUTED, .ground = COLOUR_PAPER,
    };
}

static struct text_style clock_style(void)
{
    return (struct text_style){
        .weight = WEIGHT_DISPLAY, .step = 7, .least_step = 5, .lines = 1, .is_tabular = true,
        .is_flush = true, .ink = COLOUR_INK, .ground = COLOUR_PAPER,
    };
}

static void date_text(const struct kiosk *kiosk, char *text, size_t size)
{
    words_date(kiosk->language, kiosk->now_at, 1, text, size);
}

/* The largest text: the date beside the clock, on its base line or in two lines; the next sessions
 * beside each other under both. */
static void plan_band(const struct kiosk *kiosk, const struct ui *ui, struct plan *plan)
{
    char time[WORDS_TIME_SIZE], date[160];
    const struct sizes *sizes = ui->sizes;
    struct rect body = plan->frame.body;
    struct text_style clock = clock_style(), style = date_style(sizes);
    int clock_w = sizes_mm(sizes, 112.0), apart = sizes_mm(sizes, 12.0);
    int top = sizes_mm(sizes, 11.0);
    plan->clock = (struct rect){body.x, top, clock_w, sizes_mm(sizes, 30.0)};
    words_time(kiosk->now_at, time);
    int clock_cap = text_fit(ui, &clock, time, plan->clock.w, plan->clock.h).cap;
    plan->date = (struct rect){body.x + clock_w + apart, top, body.w - clock_w - apart,
                               sizes->height / 3};
    date_text(kiosk, date, sizeof date);
    struct text_fit fit = text_fit(ui, &style, date, plan->date.w, plan->date.h);
    plan->date.h = most(fit.height, clock_cap);
    plan->date.y += plan->date.h - fit.height;
    int list_y = top + plan->date.h + sizes_mm(sizes, 7.0);
    plan->list = (struct rect){body.x, list_y, body.w,
                               plan->panel.y - list_y - sizes_mm(sizes, 2.0)};
}

static void plan_wide(const struct kiosk *kiosk, const struct ui *ui, struct plan *plan)
{
    const struct sizes *sizes = ui->sizes;
    struct rect body = plan->frame.body;
    bool is_larger = sizes->text > 1.0;
    double h = sizes_height_mm(sizes);
    int under = sizes_mm(sizes, is_larger ? 7.0 : at_most(14.0, h * 0.05));
    plan->panel = (struct rect){body.x, body.h * 57 / 100, body.w, 0};
    if (is_larger)
        plan->panel.y = body.h - under - prompt_height(kiosk, ui, plan->panel);
    plan->panel.h = body.h - plan->panel.y - under;
    int top = sizes_mm(sizes, is_larger ? h * 0.12 - h * 0.04 * sizes->text : h * 0.105);
    int list_w = (int)at_most(body.w * 0.42, fmax(body.w * 0.35, sizes_mm(sizes, 140.0)));
    int left_w = body.w - list_w - sizes_mm(sizes, 16.0);
    int room = plan->panel.y - top;
    plan->clock = (struct rect){body.x, top, left_w,
                                (int)at_most(sizes_mm(sizes, h * 0.136), room * 0.36)};
    int date_y = plan->clock.y + plan->clock.h + sizes_mm(sizes, is_larger ? 12.0 : h * 0.048);
    plan->date = (struct rect){body.x, date_y, left_w,
                               plan->panel.y - date_y - sizes_mm(sizes, 3.0 * sizes->text)};
    plan->list = (struct rect){body.x + body.w - list_w, top, list_w,
                               room - sizes_mm(sizes, h * 0.03)};
    if (sizes->text > LARGE_TEXT)
        plan_band(kiosk, ui, plan);
}

static void plan_tall(const struct kiosk *kiosk, const struct ui *ui, struct plan *plan)
{
    const struct sizes *sizes = ui->sizes;
    struct rect body = plan->frame.body;
    bool is_larger = sizes->text > 1.0;
    int top = is_larger ? sizes_mm(sizes, 18.0) : body.h * 8 / 100;
    plan->panel = (struct rect){body.x, 0, body.w, body.h * 34 / 100};
    if (is_larger)
        plan->panel.h = prompt_height(kiosk, ui, plan->panel);
    plan->panel.y = body.h - plan->panel.h - sizes_mm(sizes, is_larger ? 12.0 : 24.0);
    plan->clock = (struct rect){body.x, top, body.w, body.h * 95 / 1000};
    int date_y = plan->clock.y + plan->clock.h + sizes_mm(sizes, is_larger ? 12.0 : 11.0);
    int date_h = sizes_mm(sizes, is_larger ? 26.0 * sizes->text : 23.0);
    plan->date = (struct rect){body.x, date_y, body.w, date_h};
    int list_y = date_y + date_h + sizes_mm(sizes, is_larger ? 6.0 : 16.0);
    plan->list = (struct rect){body.x, list_y, body.w,
                               plan->panel.y - list_y - sizes_mm(sizes, is_larger ? 4.0 : 10.0)};
}

static void draw_clock(const struct kiosk *kiosk, struct ui *ui, const struct plan *plan)
{
    char text[WORDS_TIME_SIZE];
    char date[160];
    struct text_style style = clock_style();
    words_time(kiosk->now_at, text);
    struct text_fit fit = text_fit(ui, &style, text, plan->clock.w, plan->clock.h);
    text_draw(ui, &style, &fit, text, plan->clock);
    date_text(kiosk, date, sizeof date);
    style = date_style(ui->sizes);
    struct rect box = plan->date;
    if (ui->sizes->text <= 1.0)
        box.y = plan->clock.y + fit.cap + (plan->date.y - plan->clock.y - plan->clock.h);
    fit = text_fit(ui, &style, date, box.w, box.h);
    text_draw(ui, &style, &fit, date, box);
}

static void draw_row(struct ui *ui, int64_t start_at, const char *room, struct rect box)
{
    char time[WORDS_TIME_SIZE];
    struct text_style style = {
        .weight = WEIGHT_STRONG, .step = 2, .least_step = STEP_NEEDED, .lines = 1,
        .is_tabular = true, .group = GROUP_TIME, .ink = COLOUR_INK, .ground = COLOUR_PAPER,
    };
    words_time(start_at, time);
    bool is_large = ui->sizes->text > LARGE_TEXT; /* then there are no lines to stand on */
    if (ui->sizes->text > 1.0)
        style.step = STEP_NEEDED;
    style.is_flush = is_large;
    struct text_fit fit = text_fit(ui, &style, time, box.w, box.h);
    int room_x = is_large ? 0 : box.w * (ui->sizes->is_portrait ? 27 : 37) / 100;
    room_x = most(room_x, fit.width + sizes_mm(ui->sizes, 6.0));
    style.step = text_centre(ui, &style, time,
                             (struct rect){box.x, box.y, room_x - sizes_mm(ui->sizes, 2.0), box.h});
    style.weight = WEIGHT_REGULAR;
    style.group = GROUP_ROOM;
    style.is_tabular = false;
    if (room[0])
        text_centre(ui, &style, room,
                    (struct rect){box.x + room_x, box.y, box.w - room_x, box.h});
}

static struct text_style label_style(void)
{
    return (struct text_style){
        .weight = WEIGHT_REGULAR, .step = STEP_NEEDED, .least_step = STEP_NEEDED, .lines = 1,
        .ink = COLOUR_MUTED, .ground = COLOUR_PAPER,
    };
}

/* Above the list: its name, or the day when it is not today. */
static void label_text(const struct kiosk *kiosk, char *text, size_t size)
{
    if (kiosk->upcoming.is_today)
        snprintf(text, size, "%s", kiosk_text(kiosk, N_("Next sessions")));
    else
        words_date(kiosk->language, kiosk->upcoming.rows[0].start_at, 0, text, size);
}

/* The height that a row's text needs. */
static int row_least(const struct sizes *sizes)
{
    return (int)(sizes_cap_px(sizes, STEP_NEEDED) * (1.0 + FONTS_OUTSIDE / FONTS_CAP)) +
           sizes_mm(sizes, 2.0);
}

/* How many rows have that height; one at least. */
static int rows_with_room(const struct sizes *sizes, int count, int room)
{
    int most = room / row_least(sizes);
    return count <= most ? count : most > 1 ? most : 1;
}

/* The two nearest sessions beside each other; when they are not today's, the day and the nearest. */
static void draw_band(const struct kiosk *kiosk, struct ui *ui, struct rect list)
{
    char text[320];
    const struct upcoming *upcoming = &kiosk->upcoming;
    struct text_style style = label_style();
    int gap = sizes_mm(ui->sizes, 12.0), end = list.x + list.w;
    struct rect cell = {list.x, list.y, (list.w - gap) / 2, list.h};
    if (upcoming->count == 0 || list.h < row_least(ui->sizes))
        return;
    if (upcoming->is_today) {
        draw_row(ui, upcoming->rows[0].start_at, upcoming->rows[0].room, cell);
    } else {
        label_text(kiosk, text, sizeof text);
        cell.w = most(cell.w, text_fit(ui, &style, text, list.w, list.h).width * 101 / 100 + 3);
        text_centre(ui, &style, text, cell);
    }
    int next = upcoming->is_today ? 1 : 0;
    cell.x += cell.w + gap;
    cell.w = end - cell.x;
    if (next < upcoming->count)
        draw_row(ui, upcoming->rows[next].start_at, upcoming->rows[next].room, cell);
}

static void draw_list(const struct kiosk *kiosk, struct ui *ui, const struct plan *plan)
{
    const struct upcoming *upcoming = &kiosk->upcoming;
    if (upcoming->count == 0)
        return;
    char text[320];
    struct text_style style = label_style();
    int y = plan->list.y;
    bool is_large = ui->sizes->text > LARGE_TEXT;
    int least = row_least(ui->sizes);
    if (plan->list.h < least)
        return;
    label_text(kiosk, text, sizeof text);
    struct text_fit fit = text_fit(ui, &style, text, plan->list.w, plan->list.h);
    int label = fit.height + sizes_mm(ui->sizes, 7.0);
    /* Where room is scarce, today's sessions need no name. */
    bool is_spared = is_large && ui->sizes->is_portrait && kiosk->upcoming.is_today;
    if (plan->list.h >= label + least && !is_spared) {
        text_draw(ui, &style, &fit, text, plan->list);
        y += label;
    }
    int thick = (int)fmax(1.0, round(ui->sizes->unit * 0.4));
    int room = plan->list.y + plan->list.h - y;
    int count = rows_with_room(ui->sizes, upcoming->count, room);
    int row = (int)at_most(room / count, sizes_mm(ui->sizes, 30.0));
    struct rect line = {plan->list.x, y, plan->list.w, thick};
    if (!is_large)
        ui_fill(ui, line, COLOUR_HAIRLINE);
    for (int i = 0; i < count; i++) {
        draw_row(ui, upcoming->rows[i].start_at, upcoming->rows[i].room,
                 (struct rect){line.x, line.y + thick, line.w, row - thick});
        line.y += row;
        if (!is_large)
            ui_fill(ui, line, COLOUR_HAIRLINE);
    }
}

/* While a camera looks, a sign says so, in the panel's upper corner. */
static void draw_camera(struct ui *ui, struct rect panel)
{
    bool is_large = ui->sizes->text > 1.0; /* the sentence needs the room */
    int size = sizes_mm(ui->sizes, is_large ? 8.0 : 12.0);
    int edge = sizes_mm(ui->sizes, is_large ? 2.5 : 5.0);
    struct rect box = {panel.x + panel.w - edge - size, panel.y + edge, size, size};
    ui_icon(ui, box, "camera", COLOUR_INK, COLOUR_SURFACE, COLOUR_SURFACE);
}

/* On a tall screen the drawing stands above the words, both in the panel's middle. What hangs
 * below the words' last line belongs to them by half. */
static void stand_together(struct ui *ui, const struct text_style *style, const char *text,
                           struct rect box, struct rect *icon, struct rect *words)
{
    const struct sizes *sizes = ui->sizes;
    *words = rect_inset(box, sizes_mm(sizes, 4.0));
    int gap = sizes_mm(sizes, sizes->text > 1.0 ? 8.0 : 14.0);
    int most_high = box.h - icon->h - gap - 2 * sizes_mm(sizes, sizes->text > 1.0 ? 4.0 : 10.0);
    struct text_fit fit = text_fit(ui, style, text, words->w, most_high);
    int hanging = (int)(fit.font_px * FONTS_OUTSIDE / 2);
    int spare = box.h - icon->h - gap - fit.height - hanging;
    icon->x = box.x + (box.w - icon->w) / 2;
    icon->y = box.y + spare / 2;
    words->y = icon->y + icon->h + gap - hanging;
    words->h = fit.height + 2 * hanging + 2;
}

static void draw_prompt(const struct kiosk *kiosk, struct ui *ui, struct rect box)
{
    const char *text = kiosk_text(kiosk, N_("Hold your card to the reader."));
    bool is_tall = ui->sizes->is_portrait;
    struct text_style style = prompt_style(ui->sizes);
    struct ui_panel panel = {
        .box = box, .fill = COLOUR_SURFACE, .edge = COLOUR_HAIRLINE,
        .radius = sizes_mm(ui->sizes, 9.0),
        .edge_px = (int)fmax(1.0, round(ui->sizes->unit * 0.4)),
    };
    ui_panel(ui, &panel);
    int pad = prompt_pad(ui->sizes);
    int icon_h = prompt_icon(ui->sizes, box);
    struct rect icon = {box.x + pad * 5 / 4, box.y + (box.h - icon_h) / 2, icon_h * 2, icon_h};
    struct rect words = {icon.x + icon.w + pad * 5 / 4, box.y + box.h / 40, 0, box.h * 95 / 100};
    words.w = box.x + box.w - pad - words.x;
    if (is_tall)
        stand_together(ui, &style, text, box, &icon, &words);
    ui_icon(ui, icon, "card-at-reader", COLOUR_ACCENT, COLOUR_SURFACE, COLOUR_RECORDED);
    if (kiosk->health.is_there[READER_CAMERA])
        draw_camera(ui, box);
    text_centre(ui, &style, text, words);
}

static void idle_draw(const struct kiosk *kiosk, struct ui *ui)
{
    struct plan plan = {.frame = frame_of(ui->sizes, controls_rows(kiosk, ui))};
    if (ui->sizes->is_portrait)
        plan_tall(kiosk, ui, &plan);
    else
        plan_wide(kiosk, ui, &plan);
    draw_clock(kiosk, ui, &plan);
    if (ui->sizes->text > LARGE_TEXT && !ui->sizes->is_portrait)
        draw_band(kiosk, ui, plan.list);
    else
        draw_list(kiosk, ui, &plan);
    draw_prompt(kiosk, ui, plan.panel);
    frame_draw(ui, &plan.frame);
    controls_draw(kiosk, ui, &plan.frame);
}

static void idle_event(struct kiosk *kiosk, const struct event *event)
{
    const struct screen *screen = kiosk->screen; /* this one, or the start of a group's survey */
    if (event->kind == EVENT_PRESS)
        controls_press(kiosk, event->name);
    if (kiosk->screen != screen)
        return;
    preferences_settle(kiosk);
    door_look(kiosk);
}

const struct screen screen_idle = {
    .name = "idle",
    .event = idle_event,
    .draw = idle_draw,
};
