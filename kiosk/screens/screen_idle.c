/* The waiting screen: clock and date, the next sessions as time and room, the request to hold
 * a card to the reader, and the languages. */
#include "kiosk/door.h"
#include "kiosk/glass/frame.h"
#include "kiosk/kiosk.h"
#include "kiosk/glass/words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const char *const language_areas[LANGUAGE_COUNT] = {
    [LANGUAGE_POLISH] = "language-pl",
    [LANGUAGE_UKRAINIAN] = "language-uk",
    [LANGUAGE_ENGLISH] = "language-en",
    [LANGUAGE_RUSSIAN] = "language-ru",
};

enum { FAILURES = 3 };

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

static void plan_wide(const struct sizes *sizes, struct plan *plan)
{
    struct rect body = plan->frame.body;
    double h = sizes_height_mm(sizes);
    int panel_y = body.h * 57 / 100;
    int top = sizes_mm(sizes, h * 0.105);
    int list_w = (int)at_most(body.w * 0.42, fmax(body.w * 0.35, sizes_mm(sizes, 140.0)));
    int left_w = body.w - list_w - sizes_mm(sizes, 16.0);
    plan->panel = (struct rect){body.x, panel_y, body.w,
                                body.h - panel_y - sizes_mm(sizes, at_most(14.0, h * 0.05))};
    plan->clock = (struct rect){body.x, top, left_w, sizes_mm(sizes, h * 0.136)};
    int date_y = plan->clock.y + plan->clock.h + sizes_mm(sizes, h * 0.048);
    plan->date = (struct rect){body.x, date_y, left_w, panel_y - date_y};
    plan->list = (struct rect){body.x + body.w - list_w, top, list_w,
                               panel_y - top - sizes_mm(sizes, h * 0.03)};
}

static void plan_tall(const struct sizes *sizes, struct plan *plan)
{
    struct rect body = plan->frame.body;
    int top = body.h * 8 / 100;
    int panel_h = body.h * 31 / 100;
    plan->clock = (struct rect){body.x, top, body.w, body.h * 95 / 1000};
    int date_y = plan->clock.y + plan->clock.h + body.h * 28 / 1000;
    plan->date = (struct rect){body.x, date_y, body.w, body.h * 6 / 100};
    plan->panel = (struct rect){body.x, body.h * 935 / 1000 - panel_h, body.w, panel_h};
    int list_y = date_y + body.h * 105 / 1000;
    plan->list = (struct rect){body.x, list_y, body.w,
                               plan->panel.y - list_y - sizes_mm(sizes, 10.0)};
}

static void draw_clock(const struct kiosk *kiosk, struct ui *ui, const struct plan *plan)
{
    char text[WORDS_TIME_SIZE];
    char date[160];
    struct text_style style = {
        .weight = WEIGHT_DISPLAY, .step = 7, .least_step = 5, .lines = 1, .is_tabular = true,
        .is_flush = true, .ink = COLOUR_INK, .ground = COLOUR_PAPER,
    };
    words_time(kiosk->now_at, text);
    struct text_fit fit = text_fit(ui, &style, text, plan->clock.w, plan->clock.h);
    text_draw(ui, &style, &fit, text, plan->clock);
    words_date(kiosk->language, kiosk->now_at, 1, date, sizeof date);
    style = (struct text_style){
        .weight = WEIGHT_REGULAR, .step = 1, .least_step = STEP_NEEDED, .lines = 1,
        .ink = COLOUR_MUTED, .ground = COLOUR_PAPER,
    };
    struct rect box = plan->date;
    box.y = plan->clock.y + fit.cap + (plan->date.y - plan->clock.y - plan->clock.h);
    fit = text_fit(ui, &style, date, box.w, box.h);
    text_draw(ui, &style, &fit, date, box);
}

static void draw_row(struct ui *ui, int64_t start_at, const char *room, struct rect box)
{
    char time[WORDS_TIME_SIZE];
    int room_x = box.w * (ui->sizes->is_portrait ? 27 : 37) / 100;
    struct text_style style = {
        .weight = WEIGHT_STRONG, .step = 2, .least_step = STEP_NEEDED, .lines = 1,
        .is_tabular = true, .ink = COLOUR_INK, .ground = COLOUR_PAPER,
    };
    words_time(start_at, time);
    style.step = text_centre(ui, &style, time,
                             (struct rect){box.x, box.y, room_x - sizes_mm(ui->sizes, 2.0), box.h});
    style.weight = WEIGHT_REGULAR;
    style.is_tabular = false;
    if (room[0])
        text_centre(ui, &style, room,
                    (struct rect){box.x + room_x, box.y, box.w - room_x, box.h});
}

/* Above the list: its name, or the day when it is not today. Returns the base line. */
static int draw_label(const struct kiosk *kiosk, struct ui *ui, const struct plan *plan)
{
    char text[320];
    struct text_style style = {
        .weight = WEIGHT_REGULAR, .step = STEP_NEEDED, .least_step = STEP_NEEDED, .lines = 1,
        .ink = COLOUR_MUTED, .ground = COLOUR_PAPER,
    };
    if (kiosk->upcoming.is_today)
        snprintf(text, sizeof text, "%s", kiosk_text(kiosk, N_("Next sessions")));
    else
        words_date(kiosk->language, kiosk->upcoming.rows[0].start_at, 0, text, sizeof text);
    struct text_fit fit = text_fit(ui, &style, text, plan->list.w, plan->list.h / 6);
    return text_draw(ui, &style, &fit, text, plan->list);
}

static void draw_list(const struct kiosk *kiosk, struct ui *ui, const struct plan *plan)
{
    const struct upcoming *upcoming = &kiosk->upcoming;
    if (upcoming->count == 0)
        return;
    int y = draw_label(kiosk, ui, plan) + sizes_mm(ui->sizes, 7.0);
    int thick = (int)fmax(1.0, round(ui->sizes->unit * 0.4));
    int room = (plan->list.y + plan->list.h - y) / upcoming->count;
    int row = (int)at_most(room, sizes_mm(ui->sizes, 30.0));
    struct rect line = {plan->list.x, y, plan->list.w, thick};
    ui_fill(ui, line, COLOUR_HAIRLINE);
    for (int i = 0; i < upcoming->count; i++) {
        draw_row(ui, upcoming->rows[i].start_at, upcoming->rows[i].room,
                 (struct rect){line.x, line.y + thick, line.w, row - thick});
        line.y += row;
        ui_fill(ui, line, COLOUR_HAIRLINE);
    }
}

static void draw_prompt(const struct kiosk *kiosk, struct ui *ui, struct rect box)
{
    const char *text = kiosk_text(kiosk, N_("Hold your card to the reader."));
    bool is_tall = ui->sizes->is_portrait;
    struct text_style style = {
        .weight = WEIGHT_DISPLAY, .step = STEP_MAIN + 1, .least_step = STEP_MAIN, .lines = 2,
        .align = is_tall ? ALIGN_CENTRE : ALIGN_LEFT, .is_main = true,
        .ink = COLOUR_INK, .ground = COLOUR_SURFACE,
    };
    struct ui_panel panel = {
        .box = box, .fill = COLOUR_SURFACE, .edge = COLOUR_HAIRLINE,
        .radius = sizes_mm(ui->sizes, 9.0),
        .edge_px = (int)fmax(1.0, round(ui->sizes->unit * 0.4)),
    };
    ui_panel(ui, &panel);
    int pad = sizes_mm(ui->sizes, 18.0);
    int icon_h = is_tall ? box.h * 29 / 100 : box.h * 44 / 100;
    struct rect icon = {box.x + pad * 5 / 4, box.y + (box.h - icon_h) / 2, icon_h * 2, icon_h};
    struct rect words = {icon.x + icon.w + pad * 5 / 4, box.y + box.h / 40, 0, box.h * 95 / 100};
    words.w = box.x + box.w - pad - words.x;
    if (is_tall) {
        icon.x = box.x + (box.w - icon.w) / 2;
        icon.y = box.y + box.h * 11 / 100;
        words = rect_inset(box, sizes_mm(ui->sizes, 4.0));
        words.y = icon.y + icon.h + box.h * 3 / 100;
        words.h = box.y + box.h * 95 / 100 - words.y;
    }
    ui_icon(ui, icon, "card-at-reader", COLOUR_ACCENT, COLOUR_SURFACE, COLOUR_RECORDED);
    text_centre(ui, &style, text, words);
}

static struct button language_button(const struct kiosk *kiosk, int i)
{
    return (struct button){
        .name = language_areas[i],
        .label = words_language((enum language)i),
        .is_chosen = kiosk->language == (enum language)i,
    };
}

/* In a row as wide as their names; in two rows of equal ones on a tall screen. */
static void draw_languages(const struct kiosk *kiosk, struct ui *ui, const struct frame *frame)
{
    int gap = frame_gap(ui->sizes);
    int row = frame_row(ui->sizes);
    int x = frame->foot.x;
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        struct button button = language_button(kiosk, i);
        int half = (frame->foot.w - gap) / 2;
        struct rect box = {frame->foot.x + i % 2 * (half + gap),
                           frame->foot.y + i / 2 * (row + gap), half, row};
        if (!ui->sizes->is_portrait)
            box = (struct rect){x, frame->foot.y, button_width(ui, &button), row};
        x += box.w + gap;
        button_draw(ui, &button, box);
    }
}

static void idle_draw(const struct kiosk *kiosk, struct ui *ui)
{
    struct plan plan = {.frame = frame_of(ui->sizes, ui->sizes->is_portrait ? 2 : 1)};
    if (ui->sizes->is_portrait)
        plan_tall(ui->sizes, &plan);
    else
        plan_wide(ui->sizes, &plan);
    draw_clock(kiosk, ui, &plan);
    draw_list(kiosk, ui, &plan);
    draw_prompt(kiosk, ui, plan.panel);
    frame_draw(ui, &plan.frame);
    draw_languages(kiosk, ui, &plan.frame);
}

static void press(struct kiosk *kiosk, const char *name)
{
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        if (strcmp(name, language_areas[i]) == 0)
            kiosk->language = (enum language)i;
    }
}

/* Back to the kiosk's own language when nobody has pressed anything for a while. */
static void settle_language(struct kiosk *kiosk)
{
    int64_t quiet = kiosk->now_ms - kiosk->pressed_ms;
    if (kiosk->language == kiosk->home_language)
        return;
    if (quiet < KIOSK_LANGUAGE_MS) {
        kiosk_wake_in(kiosk, KIOSK_LANGUAGE_MS - quiet);
        return;
    }
    kiosk->language = kiosk->home_language;
    kiosk->needs_drawing = true;
}

/* Looks once a second whether the office has changed the schedule. One failed look is a lock
 * or a moment; several in a row are a broken club. */
static void watch(struct kiosk *kiosk)
{
    struct error err = {0};
    if (!*kiosk->path)
        return;
    if (kiosk->now_ms - kiosk->polled_ms >= KIOSK_POLL_MS) {
        kiosk->failure_count = door_watch(kiosk, &err) ? 0 : kiosk->failure_count + 1;
        if (kiosk->failure_count >= FAILURES) {
            kiosk_fail(kiosk, &err);
            return;
        }
    }
    kiosk_wake_in(kiosk, kiosk->polled_ms + KIOSK_POLL_MS - kiosk->now_ms);
}

static void idle_event(struct kiosk *kiosk, const struct event *event)
{
    if (event->kind == EVENT_PRESS)
        press(kiosk, event->name);
    settle_language(kiosk);
    watch(kiosk);
}

const struct screen screen_idle = {
    .name = "idle",
    .event = idle_event,
    .draw = idle_draw,
};
