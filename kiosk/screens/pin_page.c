/* Placing a PIN's page: words and dots on the left, the pad on the right, or below. */
#include "kiosk/screens/pin_page.h"

#include "kiosk/controls.h"
#include "kiosk/glass/pad.h"

static void draw_words(struct ui *ui, const struct pin_page *page, struct rect box)
{
    struct text_style style = {
        .weight = WEIGHT_DISPLAY, .step = STEP_MAIN, .least_step = 2, .lines = 2,
        .is_main = true, .ink = COLOUR_INK, .ground = COLOUR_PAPER,
    };
    struct text_fit fit = text_fit(ui, &style, page->title, box.w, box.h / 2);
    int y = text_draw(ui, &style, &fit, page->title, box) + sizes_mm(ui->sizes, 6.0 + 6.0 * ui->sizes->text);
    style = (struct text_style){
        .weight = WEIGHT_REGULAR, .step = STEP_NEEDED, .least_step = STEP_NEEDED, .lines = 2,
        .ink = COLOUR_MUTED, .ground = COLOUR_PAPER,
    };
    struct rect room = {box.x, y, box.w, box.y + box.h - y};
    fit = text_fit(ui, &style, page->hint, room.w, room.h);
    text_draw(ui, &style, &fit, page->hint, room);
}

/* A dot for each digit, so that nobody reads it over a shoulder. */
static void draw_dots(struct ui *ui, int count, struct rect box)
{
    int step = box.w / PIN_MOST;
    int size = step * 6 / 10;
    int most = sizes_mm(ui->sizes, 7.0);
    if (size > most) {
        size = most;
        step = size * 17 / 10;
    }
    for (int i = 0; i < count; i++) {
        struct ui_panel dot = {
            .box = {box.x + i * step, box.y + (box.h - size) / 2, size, size},
            .fill = COLOUR_INK, .edge = COLOUR_INK, .radius = size / 2, .edge_px = 1,
        };
        ui_panel(ui, &dot);
    }
}

/* The pad on the right, or below; in the low layout in the lower part. */
static struct rect place_pad(const struct sizes *sizes, struct rect body)
{
    bool is_tall = sizes->is_portrait;
    struct rect pad = {0, 0, is_tall ? body.w : body.w * 42 / 100, 0};
    pad.x = body.x + body.w - pad.w;
    int top = sizes->text > 1.0 ? 46 : 39;
    pad.y = is_tall ? body.h * top / 100 : body.h * 11 / 100;
    pad.h = is_tall ? body.h * (94 - top) / 100 : body.h * 80 / 100;
    if (!sizes->is_low)
        return pad;
    int end = is_tall ? body.h : sizes->height;
    pad.y = sizes_low_top(sizes);
    pad.h = end - pad.y - sizes_mm(sizes, is_tall ? 7.0 : 5.0);
    return pad;
}

static struct rect place_words(const struct sizes *sizes, struct rect body, struct rect pad)
{
    bool is_larger = sizes->text > 1.0;
    int top = body.h * (is_larger ? 7 : sizes->is_portrait ? 7 : 11) / 100;
    struct rect words = {body.x, top, pad.x - body.x - sizes_mm(sizes, 16.0),
                         body.h * (is_larger ? 72 : 36) / 100};
    if (sizes->is_portrait)
        words = (struct rect){body.x, top, body.w, pad.y - top - body.h * 10 / 100};
    else if (sizes->is_low)
        words.w = body.w;
    if (!sizes->is_portrait && sizes->is_low)
        words.h = pad.y - top - body.h * 4 / 100;
    return words;
}

static void draw_typed(struct ui *ui, const struct pin_page *page, struct rect box)
{
    struct text_style style = {
        .weight = WEIGHT_DISPLAY, .step = 4, .least_step = STEP_NEEDED, .lines = 1,
        .is_tabular = true, .is_flush = true, .ink = COLOUR_INK, .ground = COLOUR_PAPER,
    };
    if (!page->shown)
        draw_dots(ui, page->digit_count, box);
    else if (page->shown[0])
        text_centre(ui, &style, page->shown,
                    (struct rect){box.x, box.y, box.w, box.h * 8 / 10});
}

void pin_page_draw(const struct kiosk *kiosk, struct ui *ui, const struct pin_page *page)
{
    const struct sizes *sizes = ui->sizes;
    struct frame frame = frame_of(sizes, 1);
    struct rect body = frame.body;
    struct button back = {.name = page->back ? page->back : "back",
                          .label = kiosk_text(kiosk, N_("Back"))};
    struct rect pad = place_pad(sizes, body);
    struct rect words = place_words(sizes, body, pad);
    struct rect dots = {words.x, words.y + words.h, words.w, body.h * 10 / 100};
    if (!sizes->is_portrait && sizes->is_low)
        dots = (struct rect){body.x, pad.y, pad.x - body.x - sizes_mm(sizes, 16.0),
                             body.h * 12 / 100};
    if (page->is_closed)
        words.w = body.w;
    draw_words(ui, page, words);
    if (!page->is_closed) {
        draw_typed(ui, page, dots);
        pad_draw(ui, pad);
    }
    int width = button_width(ui, &back) + sizes_mm(sizes, 8.0);
    if (sizes->is_portrait)
        width = frame.foot.w - (page->has_volume ? controls_volume_width(kiosk, ui) : 0);
    if (page->has_volume)
        controls_draw_volume(kiosk, ui, frame.foot.x + width + frame_gap(sizes), frame.foot.y);
    if (sizes->is_portrait || !sizes->is_low)
        frame_draw(ui, &frame);
    button_draw(ui, &back, (struct rect){frame.foot.x, frame.foot.y, width, frame_row(sizes)});
}
