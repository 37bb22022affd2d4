/* The columns of a sheet's table: their styles and how wide they are. */
#ifndef OBECNI_PAPER_SHEET_COLUMNS_H
#define OBECNI_PAPER_SHEET_COLUMNS_H

#include "paper/sheet_table.h"

struct type_style sheet_columns_style(const struct sheet_table *table,
                                      const struct sheet_column *column);
struct type_style sheet_columns_head_style(const struct sheet_table *table,
                                           const struct sheet_column *column);

/* Points between the texts of two columns. */
double sheet_columns_gap(const struct sheet_table *table);

/* sheet_table_parts without the heads' heights. */
size_t sheet_columns_parts(struct sheet_page *page, const struct sheet_table *table,
                           struct sheet_part **parts);

#endif
