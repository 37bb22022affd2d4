/* Closing months, like accounting periods: whatever belongs to a day of a closed month stays
 * as it is until two people reopen the month with a reason. Every function that changes facts
 * of a day asks here first. What changed after a closing is figures/month_changes'.
 *
 * A month is kept as the number of its first day (base/day) and written "2026-01". */
#ifndef OBECNI_CLUB_MONTH_H
#define OBECNI_CLUB_MONTH_H

#include "base/day.h"
#include "club/club.h"

#include <stddef.h>

enum { MONTH_SIZE = 8 }; /* "2026-01" and the terminator */

/* Reads "2026-01", the years 2000 to 2199. ERROR_USAGE for "2026-13" and what is no month. */
bool month_read(const char *text, int *month, struct error *err);
void month_format(int month, char text[MONTH_SIZE]);
/* The month of a day, and a month's last day. */
int month_of(int day);
int month_last(int month);

/* ERROR_REFUSED, saying how to reopen, when the day lies in a closed month. */
bool month_check_open(struct club *club, int day, struct error *err);
/* The same for each day from `from` to `until`; DAY_NONE at either end: without limit. True for
 * no days (until before from). */
bool month_check_open_days(struct club *club, int from, int until, struct error *err);
/* The same for the day of a session. */
bool month_check_session(struct club *club, int64_t session_id, struct error *err);

#endif
