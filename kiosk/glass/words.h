/* Dates, times and sentences of the glass in its languages. */
#ifndef OBECNI_KIOSK_WORDS_H
#define OBECNI_KIOSK_WORDS_H

#include "base/language.h"

#include <stddef.h>
#include <stdint.h>

enum { WORDS_TIME_SIZE = 8 };

/* "15:30", the club's wall time. */
void words_time(int64_t at, char text[WORDS_TIME_SIZE]);

/* "poniedziałek, 12 stycznia 2026" in `language`; without the year unless `with_year`. */
void words_date(enum language language, int64_t at, int with_year, char *text, size_t size);

/* "czwartek, 15 stycznia, 14:00". */
void words_date_time(enum language language, int64_t at, char *text, size_t size);

/* "83,2", in English "83.2". */
void words_decimal(enum language language, double value, char *text, size_t size);

/* The language's own name: "Українська". */
const char *words_language(enum language language);

#endif
