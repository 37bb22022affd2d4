/* Placing the page: the button keeps its room, the lines take what is left above it. */
#include "kiosk/screens/survey_page.h"

#include "kiosk/glass/frame.h"
#include "kiosk/glass/text.h"

/* Draws the words when they fit above `bottom`. Returns where they end, or where they began. */
static int draw_text(struct ui *ui, const struct text_style *style, const char *words,
                     struct rect box, int bottom)
{
    struct text_fit fit = text_fit(ui, style, words, box.w, bottom - box.y);
    int below = (int)(fit.font_px * FONTS_BELOW);
    if (!style->is_main &&
        (fit.step < style->least_step || box.y + fit.height + below > bottom))
        return box.y;
    box.h = fit.height;
    return text_draw(ui, style, &fit, words, box) + below;
}

static void draw_button(const struct kiosk *kiosk, struct ui *ui, const struct survey_page *page,
                        struct rect box)
{
    struct text_style style = {
        .weight = WEIGHT_STRONG, .step = 3, .least_step = STEP_NEEDED, .lines = 1,
        .align = ALIGN_CENTRE, .ink = COLOUR_INK, .ground = COLOUR_SURFACE,
    };
    button_panel(ui, page->area, false, box);
    text_centre(ui, &style, kiosk_text(kiosk, page->label),
                rect_inset(box, sizes_mm(ui->sizes, 3.0)));
}

void survey_page_draw(const struct kiosk *kiosk, struct ui *ui, const struct survey_page *page,
                      struct rect body)
{
    const struct sizes *sizes = ui->sizes;
    int gap = sizes_mm(sizes, sizes_height_mm(sizes) * 0.04);
    int high = sizes_mm(sizes, sizes->text > 1.0 ? 20.0 + 8.0 * sizes->text : 40.0);
    int lowest = body.h - gap - high;
    struct rect box = {body.x, body.h * (sizes->text > 1.0 ? 7 : 15) / 100, body.w, 0};
    struct text_style style = {
        .weight = WEIGHT_DISPLAY, .step = STEP_MAIN + 1, .least_step = STEP_MAIN, .lines = 2,
        .is_main = true, .ink = COLOUR_INK, .ground = COLOUR_PAPER,
    };
    box.y = draw_text(ui, &style, kiosk_text(kiosk, page->main), box, lowest - gap);
    style = (struct text_style){
        .weight = WEIGHT_REGULAR, .step = 1, .least_step = STEP_NEEDED, .lines = 2,
        .ink = COLOUR_MUTED, .ground = COLOUR_PAPER,
    };
    for (int i = 0; i < SURVEY_PAGE_HINTS && page->hints[i]; i++) {
        struct rect line = {box.x, box.y + gap, box.w, 0};
        int end = draw_text(ui, &style, kiosk_text(kiosk, page->hints[i]), line, lowest - gap);
        box.y = end > line.y ? end : box.y;
    }
    box.y += gap * 3 / 2;
    if (box.y < sizes_low_top(sizes))
        box.y = sizes_low_top(sizes);
    if (box.y > lowest)
        box.y = lowest;
    box.w = sizes->is_portrait ? body.w : body.w * 55 / 100;
    box.h = high;
    draw_button(kiosk, ui, page, box);
}
