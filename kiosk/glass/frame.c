/* Margins, foot, buttons. */
#include "kiosk/glass/frame.h"

#include <math.h>

static double between(double least, double value, double most)
{
    return fmax(least, fmin(value, most));
}

static double short_mm(const struct sizes *sizes)
{
    return fmin(sizes_width_mm(sizes), sizes_height_mm(sizes));
}

/* 26 mm on a 22-inch screen, never under 20, and with room around a larger label. */
int frame_row(const struct sizes *sizes)
{
    double row = between(20.0, short_mm(sizes) * 0.095, 26.0);
    return (int)ceil(fmax(row, 16.0 * sizes->text) * sizes->unit);
}

int frame_gap(const struct sizes *sizes)
{
    return (int)ceil(between(5.0, short_mm(sizes) * 0.022, 6.0) * sizes->unit);
}

struct frame frame_of(const struct sizes *sizes, int rows)
{
    return frame_with_foot(sizes, rows * frame_row(sizes) + (rows - 1) * frame_gap(sizes));
}

struct frame frame_with_foot(const struct sizes *sizes, int height)
{
    /* On a tall glass larger text wants the width more than the margin does. */
    double part = sizes->is_portrait ? 0.066 - 0.03 * (sizes->text - 1.0) : 0.088;
    int margin = sizes_mm(sizes, short_mm(sizes) * part);
    int around = sizes_mm(sizes, between(5.5, short_mm(sizes) * 0.031, 8.5));
    if (sizes->is_portrait)
        around *= 2;
    int inner = sizes->width - 2 * margin;
    struct frame frame = {.margin = margin};
    if (height > 0)
        frame.foot = (struct rect){margin, sizes->height - around - height, inner, height};
    int body_end = height > 0 ? frame.foot.y - around : sizes->height;
    frame.body = (struct rect){margin, 0, inner, body_end};
    return frame;
}

void frame_draw(struct ui *ui, const struct frame *frame)
{
    int thick = (int)fmax(1.0, round(ui->sizes->unit * 0.4));
    ui_fill(ui, (struct rect){0, frame->body.h, ui->sizes->width, thick}, COLOUR_HAIRLINE);
}

int button_inset(const struct sizes *sizes)
{
    return sizes_mm(sizes, 3.5) + 1;
}

static struct text_style label_style(bool is_chosen)
{
    return (struct text_style){
        .weight = is_chosen ? WEIGHT_STRONG : WEIGHT_MEDIUM,
        .step = STEP_NEEDED, .least_step = STEP_NEEDED, .lines = 1, .align = ALIGN_CENTRE,
        .ink = is_chosen ? COLOUR_ACCENT : COLOUR_INK, .ground = COLOUR_SURFACE,
    };
}

static int label_width(const struct ui *ui, const struct button *button)
{
    struct text_style style = label_style(true);
    if (button->sign)
        return frame_row(ui->sizes);
    struct text_fit fit =
        text_fit(ui, &style, button->label, ui->sizes->width, frame_row(ui->sizes));
    return fit.width;
}

int button_width(const struct ui *ui, const struct button *button)
{
    return label_width(ui, button) + 2 * sizes_mm(ui->sizes, 10.0 - 2.0 * ui->sizes->text);
}

int button_least_width(const struct ui *ui, const struct button *button)
{
    return label_width(ui, button) * 101 / 100 + 3 + 2 * button_inset(ui->sizes);
}

void button_panel(struct ui *ui, const char *name, bool is_chosen, struct rect box)
{
    struct ui_panel panel = {
        .box = box, .fill = COLOUR_SURFACE, .edge = is_chosen ? COLOUR_ACCENT : COLOUR_EDGE,
        .radius = sizes_mm(ui->sizes, fmin(6.0, box.h / ui->sizes->unit / 5.0)),
        .edge_px = (int)fmax(1.0, round(ui->sizes->unit * (is_chosen ? 1.0 : 0.5))),
    };
    ui_panel(ui, &panel);
    ui_area(ui, box, name);
}

void button_draw_sign(struct ui *ui, const char *name, const char *sign, bool is_chosen,
                      struct rect box)
{
    int size = (int)(fmin(box.w, box.h) * 0.54);
    button_panel(ui, name, is_chosen, box);
    struct rect icon = {box.x + (box.w - size) / 2, box.y + (box.h - size) / 2, size, size};
    ui_icon(ui, icon, sign, is_chosen ? COLOUR_ACCENT : COLOUR_INK, COLOUR_SURFACE,
            COLOUR_SURFACE);
}

void button_draw(struct ui *ui, const struct button *button, struct rect box)
{
    struct text_style style = label_style(button->is_chosen);
    int aside = button_inset(ui->sizes);
    style.group = GROUP_BUTTON;
    int above = sizes_mm(ui->sizes, 2.0);
    if (button->sign) {
        button_draw_sign(ui, button->name, button->sign, button->is_chosen, box);
        return;
    }
    button_panel(ui, button->name, button->is_chosen, box);
    text_centre(ui, &style, button->label,
                (struct rect){box.x + aside, box.y + above, box.w - 2 * aside, box.h - 2 * above});
}

static struct text_style number_style(void)
{
    return (struct text_style){
        .weight = WEIGHT_MEDIUM, .step = STEP_NEEDED, .least_step = STEP_NEEDED, .lines = 1,
        .is_tabular = true, .ink = COLOUR_MUTED, .ground = COLOUR_SURFACE,
    };
}

static int number_pad(const struct ui *ui)
{
    return sizes_mm(ui->sizes, 4.0);
}

int button_number_width(const struct ui *ui)
{
    struct text_style style = number_style();
    return number_pad(ui) + text_fit(ui, &style, "4", ui->sizes->width, ui->sizes->height).width;
}

void button_number(struct ui *ui, int number, struct rect box)
{
    char digit[] = {(char)('0' + number), '\0'};
    struct text_style style = number_style();
    int pad = number_pad(ui);
    struct text_fit fit = text_fit(ui, &style, digit, box.w, ui->sizes->height);
    int middle = (box.h - fit.cap) / 2;
    int above = middle < pad ? middle : pad; /* in a low one beside the words */
    text_draw(ui, &style, &fit, digit,
              (struct rect){box.x + pad, box.y + above, fit.width + 1, box.h - above});
    ui->items[ui->count - 1].is_number = true;
}
