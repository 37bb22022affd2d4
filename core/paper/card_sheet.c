/* Places cards and cut marks. A cut runs from mark to mark; no mark touches a card. */
#include "paper/card_sheet.h"

#include "base/language.h"
#include "paper/card_draw.h"
#include "paper/document_file.h"
#include "paper/pdf.h"

#include <stdio.h>
#include <string.h>

/* Millimetres. */
#define GUTTER_X 8.0
#define GUTTER_Y 2.0
#define LEFT ((PDF_A4_WIDTH_MM - 2 * CARD_FACE_WIDTH_MM - GUTTER_X) / 2)
#define TOP ((PDF_A4_HEIGHT_MM - 5 * CARD_FACE_HEIGHT_MM - 4 * GUTTER_Y) / 2)
#define MARK_GAP 0.5   /* between card and mark */
#define MARK_LONG 3.0  /* in the margins and the wide gutter */
#define MARK_SHORT 1.0 /* across the narrow gutter */

enum { CARDS_PER_PAGE = CARD_SHEET_COLUMNS * CARD_SHEET_ROWS };

static double card_x(int column)
{
    return LEFT + column * (CARD_FACE_WIDTH_MM + GUTTER_X);
}

static double card_y(int row)
{
    return TOP + row * (CARD_FACE_HEIGHT_MM + GUTTER_Y);
}

static void mark(cairo_t *cr, double x, double y, double dx, double dy)
{
    cairo_move_to(cr, type_mm(x), type_mm(y));
    cairo_line_to(cr, type_mm(x + dx), type_mm(y + dy));
}

/* The marks that prolong the four edges of one card. */
static void draw_marks(cairo_t *cr, int column, int row)
{
    double x[2] = {card_x(column), card_x(column) + CARD_FACE_WIDTH_MM};
    double y[2] = {card_y(row), card_y(row) + CARD_FACE_HEIGHT_MM};
    double above = row == 0 ? MARK_LONG : MARK_SHORT;
    double below = row == CARD_SHEET_ROWS - 1 ? MARK_LONG : MARK_SHORT;
    for (int i = 0; i < 2; i++) {
        mark(cr, x[i], y[0] - MARK_GAP, 0, -above);
        mark(cr, x[i], y[1] + MARK_GAP, 0, below);
        mark(cr, x[0] - MARK_GAP, y[i], -MARK_LONG, 0);
        mark(cr, x[1] + MARK_GAP, y[i], MARK_LONG, 0);
    }
    type_ink(cr, INK_MUTED);
    cairo_set_line_width(cr, 0.35);
    cairo_stroke(cr);
}

static void draw_page_number(struct type *type, size_t page, size_t pages)
{
    static const struct type_style style = {.size = 6.5, .ink = INK_MUTED, .align = TYPE_CENTRE};
    char text[64];
    snprintf(text, sizeof text, language_text(LANGUAGE_POLISH, N_("page %d of %d")), (int)page,
             (int)pages);
    type_draw(type, &style, type_mm(card_x(1)), type_mm(PDF_A4_HEIGHT_MM - 5.6),
              type_mm(CARD_FACE_WIDTH_MM), text);
}

static bool draw_cards(const struct card_sheet *sheet, struct type *type, struct error *err)
{
    size_t pages = (sheet->count + CARDS_PER_PAGE - 1) / CARDS_PER_PAGE;
    for (size_t i = 0; i < sheet->count; i++) {
        int place = (int)(i % CARDS_PER_PAGE);
        int column = place % CARD_SHEET_COLUMNS, row = place / CARD_SHEET_COLUMNS;
        if (!card_face_draw(&sheet->faces[i], type, type_mm(card_x(column)), type_mm(card_y(row)),
                            err))
            return false;
        draw_marks(type->cr, column, row);
        if (place == CARDS_PER_PAGE - 1 || i + 1 == sheet->count) {
            draw_page_number(type, i / CARDS_PER_PAGE + 1, pages);
            cairo_show_page(type->cr);
        }
    }
    return true;
}

bool card_sheet_pdf(const struct card_sheet *sheet, const char *path, struct error *err)
{
    struct pdf pdf;
    pdf_open(&pdf, language_text(LANGUAGE_POLISH, N_("Cards")), sheet->made_at);
    bool ok = draw_cards(sheet, &pdf.type, err);
    return pdf_close(&pdf, ok, path, err);
}
