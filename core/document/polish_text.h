/* Polish as it is printed: dates with months in the genitive, hours with a full stop,
 * durations that do not round, words that may not end a line. Documents are issued in
 * Polish whatever language the program speaks (domain §6). */
#ifndef OBECNI_DOCUMENT_POLISH_TEXT_H
#define OBECNI_DOCUMENT_POLISH_TEXT_H

#include <stdint.h>

enum { POLISH_TEXT_SIZE = 96 };

/* "poniedziałek, 12 stycznia 2026 r."; the day is base/day's number. Blanks inside the date are
 * no-break spaces, the one after the comma is not. */
void polish_date_weekday(int day, char text[POLISH_TEXT_SIZE]);

/* "12 stycznia 2026 r.", and "12.01.2026". */
void polish_date(int day, char text[POLISH_TEXT_SIZE]);
void polish_date_digits(int day, char text[POLISH_TEXT_SIZE]);

/* "styczeń 2026": the month of a day, in the nominative. */
void polish_month(int day, char text[POLISH_TEXT_SIZE]);

/* "15.30": the wall time of an instant. */
void polish_time(int64_t at, char text[POLISH_TEXT_SIZE]);

/* "12 stycznia 2026 r., 18.20" */
void polish_instant(int64_t at, char text[POLISH_TEXT_SIZE]);

/* "150 min (2 godz. 30 min zegarowe)"; with hours of 45 minutes "150 min (3 godz. 15 min
 * lekcyjne po 45 min)". Minutes that fill no hour stay minutes: financiers treat rounding
 * up as overstatement (domain §2.5). hour_minutes > 0. */
void polish_duration(int minutes, int hour_minutes, char text[POLISH_TEXT_SIZE]);

/* A copy with a no-break space after each one-letter word (a, i, o, u, w, z), after
 * "ul.", "nr" and their like, between a word and the number that follows, a number and its unit. Free it. */
char *polish_bind(const char *text);

#endif
