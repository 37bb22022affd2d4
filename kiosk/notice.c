/* Placing a notice: beside the sign on a wide screen, under it on a tall one and where larger
 * text wants the width; the whole group in the middle of the glass, a little above it. */
#include "kiosk/notice.h"

#include "kiosk/glass/frame.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

struct plan {
    struct text_style main, line, strong;
    struct text_fit main_fit, line_fits[NOTICE_LINES];
    int strong_widths[NOTICE_LINES];
    int gap, line_gap;
    int width, height; /* of the text as a whole */
    int icon;
    int room; /* height above the foot */
    bool is_above; /* the sign above the words */
};

static struct text_style style_of(const struct notice *notice, enum align align)
{
    return (struct text_style){
        .weight = WEIGHT_REGULAR, .step = 2, .least_step = 1, .lines = 2, .group = GROUP_LINE,
        .align = align, .ink = COLOUR_INK, .ground = notice->ground,
    };
}

/* A line and its strong end stand in one row. */
static void fit_line(const struct ui *ui, const struct notice *notice, int i, int width, int height,
                     struct plan *plan)
{
    const char *strong = notice->lines[i].strong;
    double part = 0.0;
    if (strong[0])
        part = fonts_width(ui->fonts, WEIGHT_STRONG, 100.0, true, strong, (int)strlen(strong)) /
               FONTS_CAP / 100.0 * sizes_cap_px(ui->sizes, plan->line.step);
    plan->line_fits[i] = text_fit(ui, &plan->line, notice->lines[i].text,
                                  width - (int)ceil(part), height);
    struct text_fit *fit = &plan->line_fits[i];
    if (strong[0])
        plan->strong_widths[i] = (int)ceil(fonts_width(ui->fonts, WEIGHT_STRONG, fit->font_px, true,
                                                       strong, (int)strlen(strong)));
    int whole = fit->width + plan->strong_widths[i];
    plan->width = whole > plan->width ? whole : plan->width;
    plan->height += fit->height + (i == 0 ? plan->gap : plan->line_gap);
}

static void fit_text(const struct ui *ui, const struct notice *notice, int width, int height,
                     struct plan *plan)
{
    bool is_larger = ui->sizes->text > 1.0;
    plan->main_fit = text_fit(ui, &plan->main, notice->main, width,
                              height * (is_larger ? 75 : 60) / 100);
    plan->width = plan->main_fit.width;
    plan->height = plan->main_fit.height;
    int line_height = is_larger ? height / 2 : height / 4;
    for (int i = 0; i < NOTICE_LINES && notice->lines[i].text[0]; i++)
        fit_line(ui, notice, i, width, line_height, plan);
    if (plan->height <= height || plan->line.step <= STEP_NEEDED)
        return;
    plan->line.step--;
    fit_text(ui, notice, width, height, plan);
}

static void draw_line(struct ui *ui, const struct notice *notice, int i, struct rect box,
                      const struct plan *plan)
{
    const struct text_fit *fit = &plan->line_fits[i];
    int strong_width = plan->strong_widths[i];
    if (strong_width == 0) {
        text_draw(ui, &plan->line, fit, notice->lines[i].text, box);
        return;
    }
    int whole = fit->width + strong_width;
    int x = plan->line.align == ALIGN_CENTRE ? box.x + (box.w - whole) / 2 : box.x;
    struct text_style left = plan->line;
    left.align = ALIGN_LEFT;
    text_draw(ui, &left, fit, notice->lines[i].text,
              (struct rect){x, box.y, fit->width, box.h});
    struct text_fit strong = *fit;
    strong.count = 1;
    strong.lines[0] = (struct text_line){0, (int)strlen(notice->lines[i].strong), strong_width};
    text_draw(ui, &plan->strong, &strong, notice->lines[i].strong,
              (struct rect){x + fit->width, box.y, strong_width, box.h});
}

static void draw_text(struct ui *ui, const struct notice *notice, struct rect box,
                      const struct plan *plan)
{
    struct rect row = {box.x, box.y, box.w, plan->main_fit.height};
    text_draw(ui, &plan->main, &plan->main_fit, notice->main, row);
    int y = row.y + row.h;
    for (int i = 0; i < NOTICE_LINES && notice->lines[i].text[0]; i++) {
        y += i == 0 ? plan->gap : plan->line_gap;
        row = (struct rect){box.x, y, box.w, plan->line_fits[i].height};
        draw_line(ui, notice, i, row, plan);
        y += row.h;
    }
}

static int button_count(const struct notice *notice)
{
    int count = 0;
    while (count < NOTICE_BUTTONS && notice->buttons[count].name)
        count++;
    return count;
}

static bool has_foot(const struct notice *notice)
{
    return button_count(notice) > 0 || notice->has_volume;
}

/* Softer and louder, at the foot's right end, with the gap before them. */
static int volume_width(const struct ui *ui, const struct notice *notice)
{
    return notice->has_volume ? 2 * (frame_row(ui->sizes) + frame_gap(ui->sizes)) : 0;
}

static int wish_of(const struct ui *ui, const struct notice *notice, int i)
{
    struct button button = {.name = notice->buttons[i].name, .label = notice->buttons[i].label};
    return button_width(ui, &button) + sizes_mm(ui->sizes, 12.0);
}

static int buttons_width(const struct ui *ui, const struct notice *notice)
{
    int count = button_count(notice), width = (count - 1) * frame_gap(ui->sizes);
    for (int i = 0; i < count; i++)
        width += wish_of(ui, notice, i);
    return width;
}

/* What the volume leaves of its row for the last of several rows; 0 when that is too narrow. */
static int beside_volume(const struct ui *ui, const struct notice *notice)
{
    int left = frame_of(ui->sizes, 1).foot.w - volume_width(ui, notice);
    struct button last = {.label = notice->buttons[button_count(notice) - 1].label};
    return button_width(ui, &last) <= left ? left : 0;
}

/* Under each other where they do not fit beside each other. */
static int button_rows(const struct ui *ui, const struct notice *notice)
{
    int count = button_count(notice);
    int room = frame_of(ui->sizes, 1).foot.w - 2 * volume_width(ui, notice);
    bool fit = !ui->sizes->is_portrait && buttons_width(ui, notice) <= room;
    if (fit || count == 0)
        return 1;
    return count + (beside_volume(ui, notice) == 0 && notice->has_volume);
}

static struct plan plan_of(const struct ui *ui, const struct notice *notice, bool is_above)
{
    enum align align = ui->sizes->is_portrait ? ALIGN_CENTRE : ALIGN_LEFT;
    struct plan plan = {
        .line = style_of(notice, align), .strong = style_of(notice, ALIGN_LEFT),
        .is_above = is_above,
    };
    double height = sizes_height_mm(ui->sizes);
    double width = sizes_width_mm(ui->sizes);
    double larger = ui->sizes->text;
    if (larger > 1.0) {
        plan.line.step = 1;
        plan.line.lines = ui->sizes->is_portrait ? 1 : 2;
    }
    plan.main = plan.line;
    plan.main.group = GROUP_NONE;
    plan.main.weight = WEIGHT_DISPLAY;
    plan.main.step = STEP_MAIN + (larger > 1.0 ? 1 : 2);
    plan.main.least_step = STEP_MAIN;
    plan.main.lines = larger > 1.0 && ui->sizes->is_portrait ? 3 : 2;
    plan.main.is_main = true;
    plan.strong.weight = WEIGHT_STRONG;
    plan.strong.is_tabular = true;
    plan.gap = sizes_mm(ui->sizes, fmin(22.0, height * 0.08));
    plan.line_gap = (int)fmax(sizes_mm(ui->sizes, fmin(11.0, height * 0.04)),
                              0.8 * sizes_cap_px(ui->sizes, larger > 1.0 ? STEP_NEEDED : 1));
    plan.icon = sizes_mm(ui->sizes, fmin(84.0, fmin(height, width) * 0.30) / larger);
    plan.room = ui->sizes->height;
    if (has_foot(notice))
        plan.room = frame_of(ui->sizes, button_rows(ui, notice)).body.h;
    return plan;
}

static void draw_sign(struct ui *ui, const struct notice *notice, struct rect box)
{
    if (notice->is_renewed)
        box = rect_inset(box, box.w / 16);
    ui_icon(ui, box, notice->icon, notice->sign, notice->ground, notice->ground);
}

static int beside_gap(const struct sizes *sizes)
{
    return sizes->width / (sizes->text > 1.0 ? 24 : 16);
}

static void fit_beside(const struct ui *ui, const struct notice *notice, struct plan *plan)
{
    int margin = ui->sizes->width / 20;
    int room = ui->sizes->width - 2 * margin - plan->icon - beside_gap(ui->sizes);
    fit_text(ui, notice, room, plan->room * 8 / 10, plan);
}

static void draw_beside(struct ui *ui, const struct notice *notice, const struct plan *plan)
{
    int gap = beside_gap(ui->sizes);
    int x = (ui->sizes->width - plan->icon - gap - plan->width) / 2;
    int y = (plan->room - plan->height) * 47 / 100;
    int icon_y = y + (plan->height - plan->icon) / 2;
    draw_sign(ui, notice, (struct rect){x, icon_y, plan->icon, plan->icon});
    draw_text(ui, notice, (struct rect){x + plan->icon + gap, y, plan->width, plan->height}, plan);
}

static int above_margin(const struct sizes *sizes)
{
    return sizes->width * (sizes->is_portrait ? 7 : 5) / 100;
}

static int above_gap(const struct sizes *sizes)
{
    return sizes->height / 16;
}

static void fit_above(const struct ui *ui, const struct notice *notice, struct plan *plan)
{
    int left = plan->room - plan->icon - above_gap(ui->sizes);
    fit_text(ui, notice, ui->sizes->width - 2 * above_margin(ui->sizes), left * 85 / 100, plan);
}

static void draw_above(struct ui *ui, const struct notice *notice, const struct plan *plan)
{
    const struct sizes *sizes = ui->sizes;
    int margin = above_margin(sizes);
    int gap = above_gap(sizes);
    int y = (plan->room - plan->icon - gap - plan->height) * (sizes->is_portrait ? 44 : 48) / 100;
    int x = sizes->is_portrait ? (sizes->width - plan->icon) / 2 : margin;
    draw_sign(ui, notice, (struct rect){x, y, plan->icon, plan->icon});
    struct rect box = {margin, y + plan->icon + gap, sizes->width - 2 * margin, plan->height};
    draw_text(ui, notice, box, plan);
}

/* Whether every line came out as large as it has to be. */
static bool is_large_enough(const struct notice *notice, const struct plan *plan)
{
    bool is_large = plan->main_fit.step >= plan->main.least_step &&
                    plan->main_fit.count <= plan->main.lines;
    for (int i = 0; i < NOTICE_LINES && notice->lines[i].text[0]; i++)
        is_large = is_large && plan->line_fits[i].step >= STEP_NEEDED;
    return is_large && plan->height <= plan->room * 9 / 10;
}

static struct plan choose_plan(const struct ui *ui, const struct notice *notice)
{
    struct plan beside = plan_of(ui, notice, false);
    fit_beside(ui, notice, &beside);
    if (!ui->sizes->is_portrait &&
        (ui->sizes->text <= 1.0 || is_large_enough(notice, &beside)))
        return beside;
    struct plan above = plan_of(ui, notice, true);
    if (!ui->sizes->is_portrait)
        above.icon = above.icon * 3 / 4;
    fit_above(ui, notice, &above);
    return above;
}

static void draw_volume(struct ui *ui, const struct notice *notice, const struct frame *frame)
{
    int row = frame_row(ui->sizes), gap = frame_gap(ui->sizes);
    int y = frame->foot.y + frame->foot.h - row, right = frame->foot.x + frame->foot.w;
    button_draw_sign(ui, "softer", "button-softer", notice->louder < 0,
                     (struct rect){right - 2 * row - gap, y, row, row});
    button_draw_sign(ui, "louder", "button-louder", notice->louder > 0,
                     (struct rect){right - row, y, row, row});
}

/* In the foot's middle, or as wide as it on a tall glass. */
static void draw_buttons(struct ui *ui, const struct notice *notice)
{
    int rows = button_rows(ui, notice), gap = frame_gap(ui->sizes), count = button_count(notice);
    struct frame frame = frame_of(ui->sizes, rows);
    int x = (ui->sizes->width - buttons_width(ui, notice)) / 2, y = frame.foot.y;
    frame_draw(ui, &frame);
    for (int i = 0; i < count; i++) {
        struct button button = {.name = notice->buttons[i].name, .label = notice->buttons[i].label};
        int width = wish_of(ui, notice, i);
        if (rows > 1 || ui->sizes->is_portrait) {
            x = frame.foot.x;
            width = frame.foot.w;
            if (i == count - 1 && beside_volume(ui, notice))
                width = beside_volume(ui, notice);
        }
        button_draw(ui, &button, (struct rect){x, y, width, frame_row(ui->sizes)});
        x += width + gap;
        y += rows > 1 ? frame_row(ui->sizes) + gap : 0;
    }
    if (notice->has_volume)
        draw_volume(ui, notice, &frame);
}

void notice_draw(struct ui *ui, const struct notice *notice)
{
    struct plan plan = choose_plan(ui, notice);
    ui->ground = notice->ground;
    if (plan.is_above)
        draw_above(ui, notice, &plan);
    else
        draw_beside(ui, notice, &plan);
    if (has_foot(notice))
        draw_buttons(ui, notice);
}
