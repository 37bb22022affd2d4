/* Whether sessions take place on a day: the statutory holidays, and over them what the club
 * decided itself ('closed', or 'working' after all). A change of that reaches the sessions of
 * the day; making sessions is schedule_generate's. */
#ifndef OBECNI_CLUB_TIMETABLE_CALENDAR_DAY_H
#define OBECNI_CLUB_TIMETABLE_CALENDAR_DAY_H

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

/* What a change of the calendar did to the day's sessions. */
struct calendar_effect {
    int cancelled;
    int planned; /* that were cancelled by the closed day and take place again */
    int made;    /* that were never made, because the day was off */
};

/* Closes a day: its planned sessions are cancelled with the reason "closed". The note is for
 * staff, never a name. ERROR_REFUSED when it is closed already, or when a session of it is
 * open (it has been attended). */
bool calendar_day_close(struct club *club, int day, const char *note,
                        struct calendar_effect *effect, struct error *err);

/* Makes a holiday or a closed day a working one: what a closed day cancelled is planned
 * again, and what schedules lack is made. ERROR_REFUSED for a day that is worked anyway. */
bool calendar_day_work(struct club *club, int day, const char *note, struct calendar_effect *effect,
                       struct error *err);

/* Takes the club's own decision back, so that the holidays hold: sessions come back, or (on a
 * holiday) those made from schedules are cancelled with the reason "holiday". */
bool calendar_day_clear(struct club *club, int day, struct calendar_effect *effect,
                        struct error *err);

/* "", "closed", "working": the stored word. */
const char *calendar_exception_word(enum calendar_exception exception);

#endif
