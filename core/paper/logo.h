/* The row of logos above a letterhead: images that the office supplied, PNG or SVG, each scaled to
 * one height. What is in them is the office's affair. */
#ifndef OBECNI_PAPER_LOGO_H
#define OBECNI_PAPER_LOGO_H

#include "paper/sheet_page.h"

/* Whether each logo of the sheet can be drawn; ERROR_STORAGE with a sentence when one cannot. */
bool logo_check(const struct sheet *sheet, struct error *err);

/* Draws them from `top` down, left to right; lower than usual where they would not fit beside each
 * other. Returns where they end. */
double logo_draw_row(struct sheet_page *page, double top);

#endif
