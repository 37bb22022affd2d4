/* Charts that remain readable in black and white: bars beside or upon each other, lines; values
 * at the marks, a legend in words, few ticks, "n/d" where nothing is known. */
#ifndef OBECNI_PAPER_SHEET_CHART_H
#define OBECNI_PAPER_SHEET_CHART_H

#include "base/memory.h"
#include "paper/sheet_page.h"

/* Draws from y down; returns where it ends. */
double sheet_chart_draw(struct sheet_page *page, const struct sheet_chart *chart, double y);

/* The chart in words, for readers aloud: title, unit, each category with its values. */
void sheet_chart_write(const struct sheet_chart *chart, struct buffer *text);

#endif
