/* What paper says about one person in one session, and about sums, in Polish words that fit any
 * gender. Facts only: what nobody said is never called an absence. */
#ifndef OBECNI_DOCUMENT_PRESENCE_WORDS_H
#define OBECNI_DOCUMENT_PRESENCE_WORDS_H

#include "document/polish_text.h"
#include "document/sheet.h"
#include "figures/list/attendance_grid.h"

struct presence_words {
    char status[POLISH_TEXT_SIZE];     /* "obecność", "spóźnienie 22 min", "brak wpisu", … */
    char remark[2 * POLISH_TEXT_SIZE]; /* "spoza spisu, wyjście 17.00"; "" for none. The minutes
                                          credited are said where they are not the whole length */
    const char *source;                /* "karta", "wpis pracownika"; "" when nothing is noted */
};
void presence_words(const struct grid_session *session, const struct grid_cell *cell,
                    struct presence_words *words);

/* "obecność", "spóźnienie", …; "" for ATTENDANCE_STATUS_COUNT. */
const char *presence_words_status(enum attendance_status status);

/* Sums as a quiet row of large numbers: those of presences always, the others where there is
 * something to count. */
void presence_words_sums(const struct attendance_tally *tally, struct sheet *sheet);

/* What stands in the place for a signature: "–" for who was not there and has nothing to sign.
 * Where nobody said anything it stays open. */
const char *presence_words_to_sign(const struct grid_cell *cell);

/* "15.30–18.00" */
void presence_words_hours(int64_t from, int64_t until, char text[POLISH_TEXT_SIZE]);

#endif
