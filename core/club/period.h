/* Periods of reports: a month, a half-year or a year, with its length beside its name, because
 * periods of different lengths are never compared. Days are base/day's. */
#ifndef OBECNI_CLUB_PERIOD_H
#define OBECNI_CLUB_PERIOD_H

#include "base/day.h"
#include "base/error.h"

/* Months in it. */
enum period_length { PERIOD_MONTH = 1, PERIOD_HALF_YEAR = 6, PERIOD_YEAR = 12 };

/* "month", "half_year", "year". */
const char *period_length_word(enum period_length length);
/* Back again; PERIOD_YEAR for an unknown word. */
enum period_length period_length_find(const char *word);

struct period {
    enum period_length length;
    int first, last; /* days */
};

enum { PERIOD_SIZE = 8 };

/* Reads "2025-09", "2025-I", "2025-II" or "2025"; the years 1990 to 2199. ERROR_USAGE for
 * anything else. */
bool period_read(const char *text, struct period *period, struct error *err);
void period_format(struct period period, char text[PERIOD_SIZE]);

/* The same period so many years earlier. */
struct period period_earlier(struct period period, int years);

bool period_is_same(struct period a, struct period b);
bool period_overlaps(struct period a, struct period b);

#endif
