/* The sheet of commands for beside the reader: two A4 pages of codes (trust/control_code.h), each
 * with its sign and its word, so far apart that a reader takes one alone. The same in every club;
 * it names nobody. */
#ifndef OBECNI_PAPER_COMMAND_SHEET_H
#define OBECNI_PAPER_COMMAND_SHEET_H

#include "base/error.h"
#include "base/language.h"
#include "base/memory.h"

#include <stdint.h>

enum { COMMAND_SHEET_PAGES = 2 };

/* Draws the pages into `bytes`: the words of `language` large, the other languages below them.
 * `made_at` (UTC seconds) is the file's creation date. The same words give the same bytes. */
bool command_sheet_draw(enum language language, int64_t made_at, struct buffer *bytes,
                        struct error *err);

#endif
