/* The poster for the entrance: how to check in, in three steps and four languages, to be read from
 * two metres. It names no institution, no programme and nobody. */
#ifndef OBECNI_PAPER_POSTER_H
#define OBECNI_PAPER_POSTER_H

#include "base/error.h"
#include "base/memory.h"

#include <stdint.h>

/* Draws the A4 page into `bytes`. `club` is the club's name as it stands at the door, "" to leave
 * it out; `made_at` (UTC seconds) the file's creation date. The same words give the same bytes. */
bool poster_draw(const char *club, int64_t made_at, struct buffer *bytes, struct error *err);

#endif
