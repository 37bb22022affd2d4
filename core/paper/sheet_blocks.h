/* What stands on a sheet besides tables and charts: fields, headings, paragraphs, sums, ruled
 * lines, signatures. Each draws from y down and returns where it ends; while the type is
 * measuring nothing is painted. */
#ifndef OBECNI_PAPER_SHEET_BLOCKS_H
#define OBECNI_PAPER_SHEET_BLOCKS_H

#include "paper/sheet_page.h"

/* One line of fields: field `first`, and beside it the next when `count` is 2. */
double sheet_fields_draw(struct sheet_page *page, const struct sheet_block *block, size_t first,
                         size_t count, double y);
/* How many fields, 1 or 2, stand beside each other from `first` on. */
size_t sheet_fields_count(struct sheet_page *page, const struct sheet_block *block, size_t first);

double sheet_heading_draw(struct sheet_page *page, const char *heading, double y);
double sheet_caption_draw(struct sheet_page *page, const char *caption, double y);

/* How many lines a paragraph takes; some of them, `count` from line `from` on. */
int sheet_paragraph_lines(struct sheet_page *page, const struct sheet_paragraph *paragraph);
double sheet_paragraph_draw(struct sheet_page *page, const struct sheet_paragraph *paragraph,
                            int from, int count, double y);

double sheet_sums_draw(struct sheet_page *page, const struct sheet_block *block, double y);

/* A line to write on. */
double sheet_line_draw(struct sheet_page *page, double y);

double sheet_signatures_draw(struct sheet_page *page, const struct sheet_block *block, double y);

#endif
