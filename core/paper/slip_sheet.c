/* Places slips, with lines to cut along between them. */
#include "paper/slip_sheet.h"

#include "base/language.h"
#include "paper/code_square.h"
#include "paper/pdf.h"

#include <stdio.h>

/* Millimetres. */
#define SLIP_WIDTH  62.0
#define SLIP_HEIGHT 46.0
#define LEFT        ((PDF_A4_WIDTH_MM - SLIP_SHEET_COLUMNS * SLIP_WIDTH) / 2)
#define TOP         ((PDF_A4_HEIGHT_MM - SLIP_SHEET_ROWS * SLIP_HEIGHT) / 2)
#define SQUARE      25.0
#define SQUARE_TOP  6.0

enum { SLIPS_PER_PAGE = SLIP_SHEET_COLUMNS * SLIP_SHEET_ROWS };

/* All that a slip says beside its code, and the file's title. */
static const char *words_of_all(void)
{
    return language_text(LANGUAGE_POLISH, N_("Single use. No names."));
}

/* The code in letters, in groups that can be typed from paper. */
static void draw_code(struct type *type, double x, double y, const char *payload)
{
    static const struct type_style style = {.size = 8.0, .align = TYPE_CENTRE};
    char first[40], second[40];
    snprintf(first, sizeof first, "%.3s %.4s %.4s %.4s", payload, payload + 3, payload + 7,
             payload + 11);
    snprintf(second, sizeof second, "%.4s %.4s %.4s %.4s", payload + 15, payload + 19, payload + 23,
             payload + 27);
    type_draw(type, &style, x, y, type_mm(SLIP_WIDTH), first);
    type_draw(type, &style, x, y + type_mm(3.4), type_mm(SLIP_WIDTH), second);
}

static bool draw_slip(struct type *type, double x, double y, const char *payload, struct error *err)
{
    static const struct type_style style = {.size = 6.5, .ink = INK_MUTED, .align = TYPE_CENTRE};
    struct code_square square = {0};
    if (!code_square_make(&square, payload, CODE_CORRECTION_Q, err))
        return false;
    double module = type_mm(SQUARE) / square.side;
    code_square_draw(&square, type->cr, x + type_mm((SLIP_WIDTH - SQUARE) / 2),
                     y + type_mm(SQUARE_TOP), module);
    code_square_free(&square);
    draw_code(type, x, y + type_mm(SQUARE_TOP + SQUARE + 5.4), payload);
    type_draw(type, &style, x, y + type_mm(SLIP_HEIGHT - 3.0), type_mm(SLIP_WIDTH), words_of_all());
    return true;
}

static void draw_cuts(struct type *type)
{
    for (int row = 0; row <= SLIP_SHEET_ROWS; row++)
        type_rule(type->cr, INK_HAIRLINE, 0.35, type_mm(LEFT), type_mm(TOP + row * SLIP_HEIGHT),
                  type_mm(SLIP_SHEET_COLUMNS * SLIP_WIDTH));
    for (int column = 0; column <= SLIP_SHEET_COLUMNS; column++) {
        double x = type_mm(LEFT + column * SLIP_WIDTH);
        cairo_move_to(type->cr, x, type_mm(TOP));
        cairo_line_to(type->cr, x, type_mm(TOP + SLIP_SHEET_ROWS * SLIP_HEIGHT));
    }
    type_ink(type->cr, INK_HAIRLINE);
    cairo_set_line_width(type->cr, 0.35);
    cairo_stroke(type->cr);
}

static bool draw_slips(const struct slip_sheet *sheet, struct type *type, struct error *err)
{
    for (size_t i = 0; i < sheet->count; i++) {
        int place = (int)(i % SLIPS_PER_PAGE);
        double x = type_mm(LEFT + place % SLIP_SHEET_COLUMNS * SLIP_WIDTH);
        double y = type_mm(TOP + place / SLIP_SHEET_COLUMNS * SLIP_HEIGHT);
        if (!draw_slip(type, x, y, sheet->payloads[i], err))
            return false;
        if (place == SLIPS_PER_PAGE - 1 || i + 1 == sheet->count) {
            draw_cuts(type);
            cairo_show_page(type->cr);
        }
    }
    return true;
}

bool slip_sheet_pdf(const struct slip_sheet *sheet, const char *path, struct error *err)
{
    struct pdf pdf;
    pdf_open(&pdf, words_of_all(), sheet->made_at);
    bool ok = draw_slips(sheet, &pdf.type, err);
    return pdf_close(&pdf, ok, path, err);
}
