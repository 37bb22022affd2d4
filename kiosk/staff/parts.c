/* Drawing what the screens of the staff area share. */
#include "kiosk/staff/parts.h"

#include "kiosk/input/scanner.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROW_MM = 20, GAP_MM = 5 };

int parts_text(struct ui *ui, const char *text, struct rect box, int step, enum weight weight,
               enum colour ink)
{
    struct text_style style = {
        .weight = weight, .step = step, .least_step = step < -2 ? step : -2, .lines = 1,
        .is_main = step >= 1, .ink = ink, .ground = COLOUR_PAPER,
    };
    struct text_fit fit = text_fit(ui, &style, text, box.w, box.h);
    return text_draw(ui, &style, &fit, text, box);
}

/* A sentence in a band; a problem has the tint that problems have on this glass. */
static void draw_said(const struct desk *desk, struct ui *ui, struct rect box)
{
    enum colour tint = desk->said.is_problem ? COLOUR_STAFF : COLOUR_RECORDED;
    struct ui_panel panel = {
        .box = box, .fill = tint, .edge = COLOUR_EDGE, .radius = sizes_mm(ui->sizes, 4.0),
        .edge_px = (int)fmax(1.0, ui->sizes->unit * 0.5),
    };
    struct text_style style = {
        .weight = WEIGHT_MEDIUM, .step = STEP_NEEDED, .least_step = -2, .lines = 3,
        .ink = COLOUR_INK, .ground = tint,
    };
    ui_panel(ui, &panel);
    int size = sizes_mm(ui->sizes, 11.0), inset = sizes_mm(ui->sizes, 4.0);
    ui_icon(ui, (struct rect){box.x + inset, box.y + (box.h - size) / 2, size, size},
            desk->said.is_problem ? "information" : "tick", COLOUR_INK, tint, tint);
    struct rect words = {box.x + size + 2 * inset, box.y + inset / 4, box.w - size - 3 * inset,
                         box.h - inset / 2};
    text_centre(ui, &style, desk->said.text, words);
}

static int draw_shade(const struct kiosk *kiosk, struct ui *ui, struct rect box)
{
    struct button button = {
        .name = "shade",
        .label = kiosk->desk->is_shaded ? kiosk_text(kiosk, N_("Show names"))
                                        : kiosk_text(kiosk, N_("Hide names")),
        .is_chosen = kiosk->desk->is_shaded,
    };
    int width = button_width(ui, &button), most = box.w * 45 / 100;
    width = width < most ? width : most;
    int height = box.h < frame_row(ui->sizes) ? box.h : frame_row(ui->sizes);
    button_draw(ui, &button, (struct rect){box.x + box.w - width, box.y, width, height});
    return width;
}

static void draw_head(const struct kiosk *kiosk, struct ui *ui, const struct parts_frame *frame,
                      struct rect box)
{
    int gap = sizes_mm(ui->sizes, 8.0);
    if (frame->has_shade)
        box.w -= draw_shade(kiosk, ui, box) + gap;
    if (kiosk->desk && kiosk->desk->said.text[0]) {
        draw_said(kiosk->desk, ui, box);
        return;
    }
    struct text_style style = {
        .weight = WEIGHT_STRONG, .step = 1, .least_step = -2, .lines = 1, .is_main = true,
        .is_boxed = true, .ink = COLOUR_INK, .ground = COLOUR_PAPER,
    };
    int upper = frame->sub[0] ? box.h * 55 / 100 : box.h;
    text_centre(ui, &style, frame->title, (struct rect){box.x, box.y, box.w, upper});
    if (!frame->sub[0])
        return;
    style = (struct text_style){
        .weight = WEIGHT_REGULAR, .step = STEP_NEEDED, .least_step = -3, .lines = 1,
        .ink = COLOUR_MUTED, .ground = COLOUR_PAPER,
    };
    text_centre(ui, &style, frame->sub,
                (struct rect){box.x, box.y + upper, box.w, box.h - upper});
}

/* Into one row where the labels fit, else into rows of equal buttons. */
struct foot {
    int count, rows, columns;
    int widths[PARTS_BUTTONS];
    bool is_even;
};

static struct foot plan_foot(struct ui *ui, const struct parts_frame *frame, int width)
{
    struct foot foot = {.rows = 1};
    int gap = frame_gap(ui->sizes), all = 0, widest = 0;
    while (foot.count < PARTS_BUTTONS && frame->buttons[foot.count].name) {
        int own = button_width(ui, &frame->buttons[foot.count]);
        foot.widths[foot.count++] = own;
        all += own + gap;
        widest = own > widest ? own : widest;
    }
    foot.columns = foot.count;
    if (all - gap <= width)
        return foot;
    foot.is_even = true;
    foot.columns = (width + gap) / (widest + gap);
    foot.columns = foot.columns < 2 ? 2 : foot.columns;
    foot.rows = (foot.count + foot.columns - 1) / foot.columns;
    foot.columns = (foot.count + foot.rows - 1) / foot.rows;
    return foot;
}

static void draw_foot(struct ui *ui, const struct parts_frame *frame, const struct foot *foot,
                      struct rect box)
{
    int gap = frame_gap(ui->sizes), row = frame_row(ui->sizes), x = box.x;
    int even = foot->columns ? (box.w - (foot->columns - 1) * gap) / foot->columns : 0;
    for (int i = 0; i < foot->count; i++) {
        int width = foot->is_even ? even : foot->widths[i];
        if (i % foot->columns == 0)
            x = box.x;
        button_draw(ui, &frame->buttons[i],
                    (struct rect){x, box.y + i / foot->columns * (row + gap), width, row});
        x += width + gap;
    }
}

static struct rect body_of(const struct ui *ui, const struct frame *frame, struct rect *head)
{
    *head = (struct rect){frame->body.x, sizes_mm(ui->sizes, 8.0), frame->body.w,
                          sizes_mm(ui->sizes, ui->sizes->is_portrait ? 46.0 : 30.0)};
    int y = head->y + head->h + sizes_mm(ui->sizes, 6.0);
    return (struct rect){head->x, y, head->w, frame->body.h - y - sizes_mm(ui->sizes, 5.0)};
}

struct rect parts_body(struct ui *ui, const struct parts_frame *wanted)
{
    struct rect head;
    struct parts_frame most = *wanted;
    struct frame frame = frame_of(ui->sizes, 1);
    parts_paging(&most, 1, 3);
    struct foot foot = plan_foot(ui, &most, frame.foot.w);
    frame = frame_of(ui->sizes, foot.rows);
    return body_of(ui, &frame, &head);
}

struct rect parts_frame(const struct kiosk *kiosk, struct ui *ui, const struct parts_frame *wanted)
{
    struct rect head;
    struct frame frame = frame_of(ui->sizes, 1);
    struct foot foot = plan_foot(ui, wanted, frame.foot.w);
    frame = frame_of(ui->sizes, foot.count ? foot.rows : 0);
    struct rect body = body_of(ui, &frame, &head);
    draw_head(kiosk, ui, wanted, head);
    if (foot.count) {
        frame_draw(ui, &frame);
        draw_foot(ui, wanted, &foot, frame.foot);
    }
    return body;
}

struct parts_rows parts_rows(const struct ui *ui, struct rect body, int columns)
{
    int gap = sizes_mm(ui->sizes, GAP_MM) + 1, least = sizes_mm(ui->sizes, ROW_MM) + 1;
    int rows = (body.h + gap) / (least + gap);
    return (struct parts_rows){.body = body, .columns = columns, .rows = rows < 1 ? 1 : rows};
}

int parts_pages(const struct parts_rows *rows, int count)
{
    int page = rows->rows * rows->columns;
    return count ? (count + page - 1) / page : 1;
}

/* Down the first column, then down the second. */
struct rect parts_row(const struct ui *ui, const struct parts_rows *rows, int place)
{
    int gap = sizes_mm(ui->sizes, GAP_MM) + 1;
    int height = (rows->body.h - (rows->rows - 1) * gap) / rows->rows;
    int most = sizes_mm(ui->sizes, rows->is_large ? 42.0 : 26.0);
    int width = (rows->body.w - (rows->columns - 1) * gap) / rows->columns;
    height = height < most ? height : most;
    return (struct rect){rows->body.x + place / rows->rows * (width + gap),
                         rows->body.y + place % rows->rows * (height + gap), width, height};
}

static struct text_style row_style(bool is_quiet, enum colour ground)
{
    return (struct text_style){
        .weight = WEIGHT_MEDIUM, .step = -1, .least_step = -2, .lines = 1,
        .ink = is_quiet ? COLOUR_MUTED : COLOUR_INK, .ground = ground,
    };
}

void parts_draw_row(struct ui *ui, const struct parts_row *row, struct rect box)
{
    enum colour ground = row->name ? COLOUR_SURFACE : COLOUR_PAPER;
    struct text_style style = row_style(false, ground), end = row_style(row->is_quiet, ground);
    int inset = row->name ? sizes_mm(ui->sizes, 5.0) : 0, size = box.h * 45 / 100, right = 0;
    if (row->name) {
        button_panel(ui, row->name, false, box);
    } else {
        if (box.w < ui->sizes->width / 2)
            box.w -= sizes_mm(ui->sizes, 7.0); /* between the columns, where no panel parts them */
        ui_fill(ui, (struct rect){box.x, box.y + box.h, box.w, (int)fmax(1.0, ui->sizes->unit * 0.4)},
                COLOUR_HAIRLINE);
    }
    if (row->end[0]) {
        int room = box.w * 42 / 100 - (row->icon ? size : 0);
        end.weight = WEIGHT_REGULAR;
        end.align = ALIGN_RIGHT;
        end.is_boxed = true;
        right = text_fit(ui, &end, row->end, room, box.h * 9 / 10).width;
        text_centre(ui, &end, row->end,
                    (struct rect){box.x + box.w - inset - room, box.y + box.h / 20, room,
                                  box.h * 9 / 10});
    }
    if (row->icon) {
        right += size + sizes_mm(ui->sizes, 2.0);
        ui_icon(ui, (struct rect){box.x + box.w - inset - right, box.y + (box.h - size) / 2, size,
                                  size},
                row->icon, COLOUR_ACCENT, ground, ground);
    }
    int edge = sizes_mm(ui->sizes, 1.0);
    struct rect words = {box.x + inset, box.y + edge,
                         box.w - 2 * inset - sizes_mm(ui->sizes, 5.0) - right,
                         box.h - 2 * edge};
    text_centre(ui, &style, row->text, words);
}

static const struct {
    const char *name, *label; /* "": the sign of erasing */
} keys[] = {
    {"key-1", "1"}, {"key-2", "2"}, {"key-3", "3"}, {"key-4", "4"},
    {"key-5", "5"}, {"key-6", "6"}, {"key-7", "7"}, {"key-8", "8"},
    {"key-9", "9"}, {"erase", ""},  {"key-0", "0"}, {"enter", "OK"},
};

void parts_pad(struct ui *ui, struct rect box)
{
    struct text_style style = {
        .weight = WEIGHT_MEDIUM, .step = 1, .least_step = STEP_NEEDED, .lines = 1,
        .align = ALIGN_CENTRE, .ink = COLOUR_INK, .ground = COLOUR_SURFACE,
    };
    int gap = frame_gap(ui->sizes);
    int width = (box.w - 2 * gap) / 3, height = (box.h - 3 * gap) / 4;
    for (int i = 0; i < 12; i++) {
        struct rect key = {box.x + i % 3 * (width + gap), box.y + i / 3 * (height + gap), width,
                           height};
        button_panel(ui, keys[i].name, false, key);
        int size = height / 2;
        if (keys[i].label[0])
            text_centre(ui, &style, keys[i].label, key);
        else
            ui_icon(ui, (struct rect){key.x + (width - size) / 2, key.y + (height - size) / 2,
                                      size, size},
                    "erase", COLOUR_INK, COLOUR_SURFACE, COLOUR_SURFACE);
    }
}

int parts_index(const char *name, const char *prefix)
{
    size_t length = strlen(prefix);
    return strncmp(name, prefix, length) == 0 ? atoi(name + length) : -1;
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

void parts_paging(struct parts_frame *frame, int page, int pages)
{
    int count = 0;
    while (count < PARTS_BUTTONS && frame->buttons[count].name)
        count++;
    if (page > 0 && count < PARTS_BUTTONS)
        frame->buttons[count++] = (struct button){.name = "earlier", .label = "‹"};
    if (page + 1 < pages && count < PARTS_BUTTONS)
        frame->buttons[count++] = (struct button){.name = "later", .label = "›"};
}

bool parts_turn(struct kiosk *kiosk, const struct event *event, int *page)
{
    int step = 0;
    if (event->kind == EVENT_PRESS)
        step = strcmp(event->name, "later") == 0 ? 1 : strcmp(event->name, "earlier") == 0 ? -1 : 0;
    if (!step)
        return false;
    *page = *page + step < 0 ? 0 : *page + step;
    kiosk->needs_drawing = true;
    return true;
}

void parts_draw_list(const struct kiosk *kiosk, struct ui *ui, struct parts_list *list)
{
    struct parts_rows rows = parts_rows(ui, parts_body(ui, &list->frame), list->columns);
    int pages = parts_pages(&rows, list->count), each = rows.rows * rows.columns;
    int page = list->page < pages ? list->page : pages - 1;
    parts_paging(&list->frame, page, pages);
    struct rect body = parts_frame(kiosk, ui, &list->frame);
    rows.body.y = body.y;
    for (int i = page * each; i < list->count && i < (page + 1) * each; i++)
        list->draw(kiosk, ui, i, parts_row(ui, &rows, i - page * each));
    if (!list->count && list->empty)
        parts_text(ui, list->empty, body, STEP_NEEDED, WEIGHT_REGULAR, COLOUR_MUTED);
}

void parts_request(struct ui *ui, const char *text, struct rect body)
{
    bool is_tall = ui->sizes->is_portrait;
    int size = sizes_mm(ui->sizes, 60.0);
    struct text_style style = {
        .weight = WEIGHT_DISPLAY, .step = STEP_MAIN, .least_step = 1, .lines = 3, .is_main = true,
        .align = is_tall ? ALIGN_CENTRE : ALIGN_LEFT, .ink = COLOUR_INK, .ground = COLOUR_PAPER,
    };
    struct rect icon = {body.x, body.y + (body.h - size) / 2, size, size};
    struct rect words = {body.x + size * 13 / 10, body.y, body.w - size * 13 / 10, body.h};
    if (is_tall) {
        icon = (struct rect){body.x + (body.w - size) / 2, body.y + body.h / 6, size, size};
        words = (struct rect){body.x, icon.y + size, body.w, body.h / 3};
    }
    ui_icon(ui, icon, "card-at-reader", COLOUR_ACCENT, COLOUR_PAPER, COLOUR_RECORDED);
    text_centre(ui, &style, text, words);
}
