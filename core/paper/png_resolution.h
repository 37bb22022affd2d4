/* How large a PNG picture is meant to be: cairo does not record it, printing needs it. */
#ifndef OBECNI_PAPER_PNG_RESOLUTION_H
#define OBECNI_PAPER_PNG_RESOLUTION_H

#include "base/memory.h"

/* Adds a pHYs chunk (PNG specification, 11.3.5.3) to a PNG file as cairo writes it: without
 * one so far. */
void png_resolution_set(struct buffer *png, int dots_per_inch);

#endif
