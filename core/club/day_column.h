/* Local days as the tables keep them ("2026-01-12", NULL for an open end) and as numbers.
 * What a day is, is base/day's. */
#ifndef OBECNI_CLUB_DAY_COLUMN_H
#define OBECNI_CLUB_DAY_COLUMN_H

#include "base/day.h"
#include "store/statement.h"

#include <jansson.h>

/* A day's text that lives as long as the statement it is bound to. */
struct day_text {
    char text[DAY_SIZE]; /* "" for DAY_NONE */
};
struct day_text day_column_text(int day);

/* The day in a column of the current row; DAY_NONE for NULL. */
int day_column(struct statement *statement, int column);

/* Adds the day to a ledger entry's body; nothing for DAY_NONE. */
void day_column_note(json_t *body, const char *key, int day);

#endif
