/* What the attendance list says about one person, and the sums below it, in Polish words
 * that fit any gender. Facts only: an unknown mark is never called an absence. */
#ifndef OBECNI_PAPER_ATTENDANCE_WORDS_H
#define OBECNI_PAPER_ATTENDANCE_WORDS_H

#include "figures/roster.h"
#include "document/polish_text.h"

#include <stdbool.h>

struct attendance_words {
    char entry[POLISH_TEXT_SIZE];  /* "15.21", "–" */
    char status[POLISH_TEXT_SIZE]; /* "obecność", "spóźnienie 22 min", "brak wpisu", … */
    char remark[2 * POLISH_TEXT_SIZE]; /* "spoza spisu, wyjście 17.00"; "" for none */
    const char *source; /* "karta", "wpis pracownika", …; "" when nothing is recorded */
};

/* The minutes credited are said where they are not the session's whole length. */
void attendance_words_row(const struct roster *roster, const struct roster_row *row,
                          struct attendance_words *words);

/* One sum: "10 obecności". */
struct attendance_sum {
    long number; /* ATTENDANCE_SUM_BLANK: to be filled in by hand */
    const char *words;
};
enum { ATTENDANCE_SUM_BLANK = -1, ATTENDANCE_SUMS = 9 };

/* The sums that say something for this roster; returns how many. A draft asks for the
 * number of people counted in the room. */
int attendance_words_sums(const struct roster *roster, bool is_draft,
                          struct attendance_sum sums[ATTENDANCE_SUMS]);

#endif
