/* Placing and drawing head and foot. */
#include "kiosk/staff/parts.h"

#include "kiosk/input/scanner.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MARGIN_MM = 8, GAP_MM = 6, INSET_MM = 4, SIGN_MM = 11, ARROW_MM = 22 };

int parts_text(struct ui *ui, const char *text, struct rect box, int step, enum weight weight,
               enum colour ink)
{
    struct text_style style = {
        .weight = weight, .step = step, .least_step = STEP_NEEDED, .lines = 1, .ink = ink,
        .ground = COLOUR_PAPER,
    };
    struct text_fit fit = text_fit(ui, &style, text, box.w, box.h);
    return text_draw(ui, &style, &fit, text, box);
}

static struct text_style title_style(const struct ui *ui)
{
    return (struct text_style){
        .weight = WEIGHT_STRONG, .step = ui->sizes->is_low ? 2 : 1, .least_step = STEP_NEEDED,
        .lines = 2, .breaks_hyphens = true, .ink = COLOUR_INK, .ground = COLOUR_PAPER,
    };
}

static struct text_style sub_style(void)
{
    return (struct text_style){
        .weight = WEIGHT_REGULAR, .step = STEP_NEEDED, .least_step = STEP_NEEDED, .lines = 1,
        .ink = COLOUR_MUTED, .ground = COLOUR_PAPER,
    };
}

/* A problem has the tint that problems have on this glass. */
static struct text_style said_style(const struct desk *desk)
{
    return (struct text_style){
        .weight = WEIGHT_MEDIUM, .step = STEP_NEEDED, .least_step = STEP_NEEDED, .lines = 3,
        .ink = COLOUR_INK, .ground = desk->said.is_problem ? COLOUR_STAFF : COLOUR_RECORDED,
    };
}

static bool is_said(const struct kiosk *kiosk)
{
    return kiosk->desk && kiosk->desk->said.text[0];
}

/* Where things stand, pixels. */
struct plan {
    struct rect head, shade; /* shade.w is 0 when it stands in the foot, or not at all */
    struct text_fit title, sub;
    int text_height, sub_y; /* of both; where the second begins in it */
    struct button buttons[PARTS_BUTTONS + 1];
    int count, cells, rows; /* the arrows are a cell, too, the last one */
    int widths[PARTS_BUTTONS + 2], row_of[PARTS_BUTTONS + 2];
    struct frame frame;
    struct rect body;
};

static struct button shade_button(const struct kiosk *kiosk)
{
    return (struct button){
        .name = "shade",
        .label = kiosk->desk->is_shaded ? kiosk_text(kiosk, N_("Show names"))
                                        : kiosk_text(kiosk, N_("Hide names")),
        .is_chosen = kiosk->desk->is_shaded,
    };
}

/* Beside the title, where there is room and it may be pressed there. */
static bool is_shade_above(const struct sizes *sizes)
{
    return !sizes->is_low && !sizes->is_portrait && sizes->text <= 1.0;
}

static struct text_style number_style(void)
{
    return (struct text_style){
        .weight = WEIGHT_REGULAR, .step = STEP_NEEDED, .least_step = STEP_NEEDED, .lines = 1,
        .align = ALIGN_CENTRE, .is_tabular = true, .ink = COLOUR_MUTED, .ground = COLOUR_PAPER,
    };
}

/* Both arrows with the number of the page between them. */
static int pager_width(const struct ui *ui)
{
    struct text_style style = number_style();
    int number = text_fit(ui, &style, "10/10", ui->sizes->width, ui->sizes->height).width;
    return 2 * sizes_mm(ui->sizes, ARROW_MM) + number + sizes_mm(ui->sizes, GAP_MM);
}

/* Fills rows from the left, none wider than that; returns how many they are. */
static int flow(const struct ui *ui, struct plan *plan, int width)
{
    int x = 0, row = 0;
    for (int i = 0; i < plan->cells; i++) {
        if (x > 0 && x + frame_gap(ui->sizes) + plan->widths[i] > width) {
            x = 0;
            row++;
        }
        plan->row_of[i] = row;
        x += plan->widths[i] + (x > 0 ? frame_gap(ui->sizes) : 0);
    }
    return plan->cells ? row + 1 : 0;
}

/* As few rows as hold every button at its full width, and those about equally full. */
static void plan_foot(const struct kiosk *kiosk, const struct ui *ui,
                      const struct parts_frame *frame, struct plan *plan)
{
    int width = frame_of(ui->sizes, 1).foot.w, limit = width, less = sizes_mm(ui->sizes, 2.0);
    for (int i = 0; i < PARTS_BUTTONS && frame->buttons[i].name; i++)
        plan->buttons[plan->count++] = frame->buttons[i];
    if (frame->has_shade && !is_shade_above(ui->sizes))
        plan->buttons[plan->count++] = shade_button(kiosk);
    for (int i = 0; i < plan->count; i++) {
        int wish = button_width(ui, &plan->buttons[i]);
        plan->widths[i] = wish < width ? wish : width;
    }
    plan->cells = plan->count;
    if (frame->pages > 1)
        plan->widths[plan->cells++] = pager_width(ui);
    plan->rows = flow(ui, plan, width);
    /* Not more than that, of smaller words if need be: a list wants room, too. */
    int most = ui->sizes->is_portrait ? 3 : 2;
    while (plan->rows > most) {
        for (int i = 0; i < plan->count; i++)
            plan->widths[i] = plan->widths[i] * 19 / 20;
        plan->rows = flow(ui, plan, width);
    }
    while (plan->rows > 1 && limit > less && flow(ui, plan, limit - less) == plan->rows)
        limit -= less;
    flow(ui, plan, limit);
}

static int between_lines(const struct sizes *sizes)
{
    return sizes_mm(sizes, 4.0 + 3.0 * sizes->text);
}

/* How high a sentence's band is. */
static int said_height(const struct kiosk *kiosk, const struct ui *ui, int width)
{
    struct text_style style = said_style(kiosk->desk);
    int inset = sizes_mm(ui->sizes, INSET_MM);
    struct text_fit fit =
        text_fit(ui, &style, kiosk->desk->said.text,
                 width - sizes_mm(ui->sizes, SIGN_MM) - 3 * inset, ui->sizes->height);
    return fit.height + (int)ceil(FONTS_OUTSIDE * fit.font_px) + inset;
}

/* What stands in the head decides how high it is. */
static void plan_head(const struct kiosk *kiosk, const struct ui *ui,
                      const struct parts_frame *frame, struct plan *plan)
{
    struct rect *head = &plan->head;
    struct text_style title = title_style(ui), sub = sub_style();
    int row = frame_row(ui->sizes);
    *head = (struct rect){plan->frame.body.x, sizes_mm(ui->sizes, MARGIN_MM), plan->frame.body.w, 0};
    if (frame->has_shade && is_shade_above(ui->sizes)) {
        struct button button = shade_button(kiosk);
        int width = button_width(ui, &button), most = head->w * 45 / 100;
        width = width < most ? width : most;
        plan->shade = (struct rect){head->x + head->w - width, head->y, width, row};
        head->w -= width + sizes_mm(ui->sizes, MARGIN_MM);
    }
    plan->title = text_fit(ui, &title, frame->title, head->w, ui->sizes->height / 2);
    plan->text_height = plan->title.height;
    if (frame->sub[0]) {
        plan->sub = text_fit(ui, &sub, frame->sub, head->w, ui->sizes->height / 2);
        plan->sub_y = plan->title.height + between_lines(ui->sizes);
        plan->text_height = plan->sub_y + plan->sub.height;
    }
    head->h = plan->text_height > row ? plan->text_height : row;
    int said = is_said(kiosk) ? said_height(kiosk, ui, head->w) : 0;
    head->h = said > head->h ? said : head->h;
}

static struct plan plan_of(const struct kiosk *kiosk, const struct ui *ui,
                           const struct parts_frame *frame)
{
    struct plan plan = {.count = 0};
    const struct sizes *sizes = ui->sizes;
    int gap = sizes_mm(sizes, 4.0 + 2.5 * sizes->text);
    plan_foot(kiosk, ui, frame, &plan);
    plan.frame = frame_of(sizes, plan.rows);
    plan_head(kiosk, ui, frame, &plan);
    if (sizes->is_low && !frame->is_read) {
        int y = sizes_low_top(sizes) - gap - plan.head.h;
        plan.head.y = y > plan.head.y ? y : plan.head.y;
    }
    int y = plan.head.y + plan.head.h + gap;
    if (sizes->is_low && !frame->is_read && y < sizes_low_top(sizes))
        y = sizes_low_top(sizes);
    plan.body = (struct rect){plan.head.x, y, plan.frame.body.w,
                              plan.frame.body.h - y - sizes_mm(sizes, 5.0)};
    return plan;
}

struct rect parts_body(const struct kiosk *kiosk, const struct ui *ui,
                       const struct parts_frame *frame)
{
    return plan_of(kiosk, ui, frame).body;
}

static void draw_said(const struct desk *desk, struct ui *ui, struct rect box)
{
    struct text_style style = said_style(desk);
    struct ui_panel panel = {
        .box = box, .fill = style.ground, .edge = COLOUR_EDGE, .radius = sizes_mm(ui->sizes, 4.0),
        .edge_px = (int)fmax(1.0, ui->sizes->unit * 0.5),
    };
    ui_panel(ui, &panel);
    int size = sizes_mm(ui->sizes, SIGN_MM), inset = sizes_mm(ui->sizes, INSET_MM);
    ui_icon(ui, (struct rect){box.x + inset, box.y + (box.h - size) / 2, size, size},
            desk->said.is_problem ? "information" : "tick", COLOUR_INK, style.ground, style.ground);
    text_centre(ui, &style, desk->said.text,
                (struct rect){box.x + size + 2 * inset, box.y + inset / 4,
                              box.w - size - 3 * inset, box.h - inset / 2});
}

void parts_head(const struct kiosk *kiosk, struct ui *ui, const struct parts_frame *frame)
{
    struct plan plan = plan_of(kiosk, ui, frame);
    struct text_style title = title_style(ui), sub = sub_style();
    struct rect text = {plan.head.x, plan.head.y + (plan.head.h - plan.text_height) / 2,
                        plan.head.w, plan.text_height};
    if (is_said(kiosk)) {
        draw_said(kiosk->desk, ui, plan.head);
    } else {
        text_draw(ui, &title, &plan.title, frame->title, text);
        text.y += plan.sub_y;
        if (frame->sub[0])
            text_draw(ui, &sub, &plan.sub, frame->sub, text);
    }
    if (plan.shade.w) {
        struct button button = shade_button(kiosk);
        button_draw(ui, &button, plan.shade);
    }
}

static void draw_number(struct ui *ui, const struct parts_frame *frame, struct rect box)
{
    char text[16];
    struct text_style style = number_style();
    snprintf(text, sizeof text, "%d/%d", frame->page + 1, frame->pages);
    text_centre(ui, &style, text, box);
}

/* Each stays in its place while pages are turned. */
static void draw_pager(struct ui *ui, const struct parts_frame *frame, struct rect box)
{
    int width = sizes_mm(ui->sizes, ARROW_MM);
    if (frame->page > 0)
        button_draw_sign(ui, "earlier", "arrow-left", false,
                         (struct rect){box.x, box.y, width, box.h});
    draw_number(ui, frame, (struct rect){box.x + width, box.y, box.w - 2 * width, box.h});
    if (frame->page + 1 < frame->pages)
        button_draw_sign(ui, "later", "arrow-right", false,
                         (struct rect){box.x + box.w - width, box.y, width, box.h});
}

/* What is left of that row, for each of its buttons; the arrows stay as they are, at its end. */
static int spare_of(const struct ui *ui, const struct plan *plan, int row)
{
    int spare = plan->frame.foot.w + frame_gap(ui->sizes), buttons = 0;
    for (int i = 0; i < plan->cells; i++) {
        if (plan->row_of[i] != row)
            continue;
        spare -= plan->widths[i] + frame_gap(ui->sizes);
        buttons += i < plan->count;
    }
    return plan->rows > 1 && buttons > 0 ? spare / buttons : 0;
}

void parts_foot(const struct kiosk *kiosk, struct ui *ui, const struct parts_frame *frame)
{
    struct plan plan = plan_of(kiosk, ui, frame);
    struct rect foot = plan.frame.foot;
    int gap = frame_gap(ui->sizes), row = frame_row(ui->sizes), x = foot.x;
    if (!plan.rows)
        return;
    frame_draw(ui, &plan.frame);
    for (int i = 0; i < plan.count; i++) {
        int width = plan.widths[i] + spare_of(ui, &plan, plan.row_of[i]);
        if (i > 0 && plan.row_of[i] != plan.row_of[i - 1])
            x = foot.x;
        button_draw(ui, &plan.buttons[i],
                    (struct rect){x, foot.y + plan.row_of[i] * (row + gap), width, row});
        x += width + gap;
    }
    if (frame->pages < 2)
        return;
    int pager = pager_width(ui);
    draw_pager(ui, frame, (struct rect){foot.x + foot.w - pager, foot.y + foot.h - row, pager, row});
}

int parts_index(const char *name, const char *prefix)
{
    size_t length = strlen(prefix);
    return strncmp(name, prefix, length) == 0 ? atoi(name + length) : -1;
}

bool parts_is_press(const struct event *event, const char *name)
{
    return event->kind == EVENT_PRESS && strcmp(event->name, name) == 0;
}

bool parts_is_back(const struct event *event)
{
    return parts_is_press(event, "back") ||
           (event->kind == EVENT_KEY && event->key == KEY_ESCAPE);
}

char parts_digit(const struct event *event)
{
    if (event->kind == EVENT_PRESS) {
        if (strcmp(event->name, "erase") == 0)
            return '\b';
        if (strcmp(event->name, "enter") == 0)
            return '\r';
        return strncmp(event->name, "key-", 4) == 0 ? event->name[4] : '\0';
    }
    if (event->kind != EVENT_KEY)
        return '\0';
    if (event->key == KEY_BACKSPACE)
        return '\b';
    if (event->key == KEY_ENTER || event->key == KEY_PAD_ENTER)
        return '\r';
    return scanner_character(event->key);
}

bool parts_turn(struct kiosk *kiosk, const struct event *event, int *page)
{
    int step = parts_is_press(event, "later") - parts_is_press(event, "earlier");
    if (!step)
        return false;
    *page = *page + step < 0 ? 0 : *page + step;
    kiosk->needs_drawing = true;
    return true;
}

void parts_request(struct ui *ui, const char *text, struct rect body)
{
    bool is_tall = ui->sizes->is_portrait;
    int size = sizes_mm(ui->sizes, 60.0), most = body.h * 8 / 10;
    size = size < most ? size : most;
    struct text_style style = {
        .weight = WEIGHT_DISPLAY, .step = STEP_MAIN, .least_step = 2, .lines = 3,
        .is_main = true, .align = is_tall ? ALIGN_CENTRE : ALIGN_LEFT, .ink = COLOUR_INK,
        .ground = COLOUR_PAPER,
    };
    struct rect icon = {body.x, body.y + (body.h - size) / 2, size, size};
    struct rect words = {body.x + size * 13 / 10, body.y, body.w - size * 13 / 10, body.h};
    if (is_tall) { /* the sign right above its sentence, both a little above the middle */
        size = size < body.h / 3 ? size : body.h / 3;
        int gap = sizes_mm(ui->sizes, 4.0), left = body.h - size - gap;
        struct text_fit fit = text_fit(ui, &style, text, body.w, left);
        int high = fit.height + (int)ceil(fit.font_px * FONTS_OUTSIDE) + 1;
        high = high < left ? high : left;
        icon = (struct rect){body.x + (body.w - size) / 2, body.y + (left - high) * 45 / 100, size,
                             size};
        words = (struct rect){body.x, icon.y + size + gap, body.w, high};
    }
    ui_icon(ui, icon, "card-at-reader", COLOUR_ACCENT, COLOUR_PAPER, COLOUR_RECORDED);
    text_centre(ui, &style, text, words);
}
