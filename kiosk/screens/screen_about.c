/* The information screen: one question on each page, its answer in plain sentences. It stays as
 * long as somebody reads: before it goes, more time is offered. */
#include "kiosk/about.h"
#include "kiosk/controls.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ABOUT_QUIET_MS = 60000 };

/* Where things stand, pixels. */
struct plan {
    struct frame frame;
    struct rect heading, sentences;
    struct about about;
    int page;
};

static struct text_style heading_style(void)
{
    return (struct text_style){
        .weight = WEIGHT_DISPLAY, .step = STEP_MAIN, .least_step = STEP_MAIN, .lines = 1,
        .is_main = true, .ink = COLOUR_INK, .ground = COLOUR_PAPER,
    };
}

/* The height that the longest heading takes, so that pages do not jump. */
static int heading_height(const struct kiosk *kiosk, const struct ui *ui, int width)
{
    struct text_style style = heading_style();
    int most = 0;
    for (int i = 0; i < ABOUT_SECTIONS; i++) {
        struct text_fit fit =
            text_fit(ui, &style, about_heading(kiosk, i), width, ui->sizes->height);
        most = fit.height > most ? fit.height : most;
    }
    return most;
}

static void make_plan(const struct kiosk *kiosk, const struct ui *ui, struct plan *plan)
{
    const struct sizes *sizes = ui->sizes;
    bool is_larger = sizes->text > 1.0;
    plan->frame = frame_of(sizes, sizes->is_portrait ? 2 : 1);
    struct rect body = plan->frame.body;
    int top = sizes_mm(sizes, sizes->is_portrait ? 34.0 / sizes->text : 28.0 / sizes->text);
    plan->heading = (struct rect){body.x, top, body.w, heading_height(kiosk, ui, body.w)};
    int y = top + plan->heading.h + sizes_mm(sizes, is_larger ? 20.0 : 22.0);
    plan->sentences =
        (struct rect){body.x, y, body.w, body.h - y - sizes_mm(sizes, 5.0 + 3.0 * sizes->text)};
    about_divide(kiosk, ui, plan->sentences.w, plan->sentences.h, &plan->about);
    int last = plan->about.count - 1;
    plan->page = kiosk->page < 0 ? 0 : kiosk->page > last ? last : kiosk->page;
}

static void draw_page(const struct kiosk *kiosk, struct ui *ui, const struct plan *plan)
{
    char text[ABOUT_TEXT_SIZE];
    const struct about_page *page = &plan->about.pages[plan->page];
    struct text_style style = heading_style();
    const char *heading = about_heading(kiosk, page->section);
    struct text_fit fit = text_fit(ui, &style, heading, plan->heading.w, ui->sizes->height);
    text_draw(ui, &style, &fit, heading, plan->heading);
    struct rect row = plan->sentences;
    style = about_style(ui->sizes);
    for (int n = page->first; n < page->first + page->count; n++) {
        about_sentence(kiosk, page->section, n, text);
        fit = text_fit(ui, &style, text, row.w, plan->sentences.h);
        row.h = fit.height;
        text_draw(ui, &style, &fit, text, row);
        row.y += fit.height + about_gap(ui->sizes);
    }
}

static void draw_number(struct ui *ui, const struct plan *plan, struct rect box)
{
    char text[16];
    struct text_style style = {
        .weight = WEIGHT_REGULAR, .step = STEP_NEEDED, .least_step = STEP_NEEDED, .lines = 1,
        .align = ALIGN_RIGHT, .is_tabular = true, .ink = COLOUR_MUTED, .ground = COLOUR_PAPER,
    };
    snprintf(text, sizeof text, "%d/%d", plan->page + 1, plan->about.count);
    text_centre(ui, &style, text, box);
}

/* Back on the left, then the controls for reading, the pages on the right; on a tall screen the
 * controls and the number in a row of their own. */
static void draw_foot(const struct kiosk *kiosk, struct ui *ui, const struct plan *plan)
{
    struct rect foot = plan->frame.foot;
    struct button back = {.name = "back", .label = kiosk_text(kiosk, N_("Back"))};
    int row = frame_row(ui->sizes);
    int gap = frame_gap(ui->sizes);
    int y = foot.y + foot.h - row;
    int right = foot.x + foot.w;
    int width = button_width(ui, &back) + sizes_mm(ui->sizes, 8.0);
    frame_draw(ui, &plan->frame);
    button_draw(ui, &back, (struct rect){foot.x, y, width, row});
    int x = ui->sizes->is_portrait ? foot.x : foot.x + width + 2 * gap;
    int reading = controls_draw_reading(kiosk, ui, x, foot.y);
    if (plan->page > 0)
        button_draw_sign(ui, "page-before", "arrow-left", false,
                         (struct rect){right - 2 * row - gap, y, row, row});
    if (plan->page < plan->about.count - 1)
        button_draw_sign(ui, "page-after", "arrow-right", false,
                         (struct rect){right - row, y, row, row});
    int end = ui->sizes->is_portrait ? right : right - 2 * row - 2 * gap;
    draw_number(ui, plan, (struct rect){reading + gap, foot.y, end - reading - gap, row});
}

static void about_draw(const struct kiosk *kiosk, struct ui *ui)
{
    struct plan plan = {.page = 0};
    make_plan(kiosk, ui, &plan);
    draw_page(kiosk, ui, &plan);
    draw_foot(kiosk, ui, &plan);
}

/* The plan as it is drawn just now. */
static void look(const struct kiosk *kiosk, struct plan *plan)
{
    struct ui *ui = memory_new(1, sizeof *ui);
    ui_begin(ui, &kiosk->sizes, kiosk->fonts, COLOUR_PAPER);
    make_plan(kiosk, ui, plan);
    free(ui);
}

/* A change of size divides the pages anew: the reader stays with the question. */
static void press_control(struct kiosk *kiosk, const char *name)
{
    struct plan before, after;
    look(kiosk, &before);
    controls_press(kiosk, name);
    if (kiosk->screen != &screen_about)
        return;
    look(kiosk, &after);
    int section = before.about.pages[before.page].section;
    int page = 0;
    while (page < after.about.count - 1 && after.about.pages[page].section < section)
        page++;
    if (after.about.count != before.about.count)
        kiosk->page = page;
}

static void press(struct kiosk *kiosk, const char *name)
{
    struct plan plan;
    if (strcmp(name, "back") == 0) {
        kiosk_show(kiosk, &screen_idle);
        return;
    }
    look(kiosk, &plan);
    if (strcmp(name, "page-before") == 0 && plan.page > 0)
        kiosk->page = plan.page - 1;
    else if (strcmp(name, "page-after") == 0 && plan.page < plan.about.count - 1)
        kiosk->page = plan.page + 1;
    else
        press_control(kiosk, name);
}

static void about_event(struct kiosk *kiosk, const struct event *event)
{
    if (event->kind == EVENT_PRESS)
        press(kiosk, event->name);
    if (kiosk->screen != &screen_about)
        return;
    int64_t quiet = kiosk->now_ms - kiosk->pressed_ms;
    if (quiet >= ABOUT_QUIET_MS)
        kiosk_ask_more_time(kiosk, kiosk_rest);
    else
        kiosk_wake_in(kiosk, ABOUT_QUIET_MS - quiet);
}

const struct screen screen_about = {
    .name = "about",
    .event = about_event,
    .draw = about_draw,
};
