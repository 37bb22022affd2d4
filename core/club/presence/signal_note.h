/* That somebody has looked at a signal: who and when, added and never changed. What the
 * signals are is figures/signals'. */
#ifndef OBECNI_CLUB_PRESENCE_SIGNAL_NOTE_H
#define OBECNI_CLUB_PRESENCE_SIGNAL_NOTE_H

#include "club/club.h"

enum { SIGNAL_ID_SIZE = 128 };

/* Notes it for the number of facts that stood behind it and the newest of them; `*is_repeat`
 * when that is noted already. Its own change and ledger entry. */
bool signal_note_add(struct club *club, const char *signal, int facts, int64_t latest_at,
                     bool *is_repeat, struct error *err);

#endif
