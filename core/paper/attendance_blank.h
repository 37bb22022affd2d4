/* Blank attendance lists for signatures, for days on which the kiosk does not work: who is
 * expected, room for hours, marks and guests, and the list's number, under which it is typed
 * back. One file for many sessions, each on a page of its own. */
#ifndef OBECNI_PAPER_ATTENDANCE_BLANK_H
#define OBECNI_PAPER_ATTENDANCE_BLANK_H

#include "paper/attendance_list.h"

#include <stddef.h>

/* Writes the lists to `path`. Each one's `number` is the paper list's; only people who are
 * expected are printed. ERROR_STORAGE when it cannot be written; nothing is left behind. */
bool attendance_blank_pdf(const struct attendance_list *lists, size_t count, const char *path,
                          struct error *err);

#endif
