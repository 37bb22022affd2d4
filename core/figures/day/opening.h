/* When the club is open on a day, and whether a kiosk that has not been heard of should have
 * been. */
#ifndef OBECNI_FIGURES_DAY_OPENING_H
#define OBECNI_FIGURES_DAY_OPENING_H

#include "club/club.h"
#include "club/kiosk_state.h"

enum { OPENING_SILENT_SECONDS = 15 * 60 };

/* From the first moment at which a card is taken to the end of the last session that takes
 * place; zeros on a day without any. */
struct opening {
    int64_t from_at, until_at;
};
bool opening_get(struct club *club, int day, struct opening *opening, struct error *err);

enum opening_kiosk {
    OPENING_KIOSK_SEEN,   /* within the last 15 minutes */
    OPENING_KIOSK_RESTS,  /* longer ago, and the club is closed */
    OPENING_KIOSK_SILENT, /* longer ago, and the club is open */
};
/* Pure. `now` by the clock of whoever asks. */
enum opening_kiosk opening_kiosk(const struct opening *opening, const struct kiosk_state *state,
                                 int64_t now);

/* "seen", "rests", "silent". */
const char *opening_kiosk_word(enum opening_kiosk kiosk);

#endif
