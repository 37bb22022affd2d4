/* Whether sessions take place on a day: the statutory holidays, and over them what the club
 * decided itself ('closed', or 'working' after all). Changing that, and what a change does
 * to the sessions of the day, is calendar_change's. */
#ifndef OBECNI_CLUB_CALENDAR_DAY_H
#define OBECNI_CLUB_CALENDAR_DAY_H

#include "base/calendar.h"
#include "club/club.h"

#include <stddef.h>

enum calendar_exception {
    CALENDAR_PLAIN,   /* nothing decided: the holidays hold */
    CALENDAR_CLOSED,  /* "closed" */
    CALENDAR_WORKING, /* "working" */
};

struct calendar_day {
    int day;
    enum holiday holiday;
    enum calendar_exception exception;
    char note[LABEL_SIZE]; /* of the exception, "" for none */
};

/* What the calendar says of one day. */
bool calendar_day_get(struct club *club, int day, struct calendar_day *calendar_day,
                      struct error *err);

/* Whether the club works on that day as far as the calendar goes. */
bool calendar_day_is_held(const struct calendar_day *calendar_day);

/* The reason of the cancellation on a day that is not held: "closed" or "holiday". */
const char *calendar_day_reason(const struct calendar_day *calendar_day);

/* ERROR_REFUSED, with the holiday or the note in the sentence, when the day is not held. */
bool calendar_day_check(struct club *club, int day, struct error *err);

/* Holidays and exceptions from `from` to `until`, both included, in order. The zero state is
 * empty; the caller frees it. */
struct calendar_days {
    struct calendar_day *items;
    size_t count;
    size_t capacity;
};
bool calendar_day_list(struct club *club, int from, int until, struct calendar_days *days,
                       struct error *err);
void calendar_days_free(struct calendar_days *days);

/* "", "closed", "working": the stored word. */
const char *calendar_exception_word(enum calendar_exception exception);

#endif
