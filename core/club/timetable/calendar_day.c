/* Reading the calendar: computed holidays first, the club's own exceptions over them. */
#include "club/timetable/calendar_day.h"

#include "base/language.h"
#include "base/memory.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

const char *calendar_exception_word(enum calendar_exception exception)
{
    static const char *const words[] = {
        [CALENDAR_PLAIN] = "",
        [CALENDAR_CLOSED] = "closed",
        [CALENDAR_WORKING] = "working",
    };
    return words[exception];
}

bool calendar_day_get(struct club *club, int day, struct calendar_day *calendar_day,
                      struct error *err)
{
    *calendar_day = (struct calendar_day){.day = day, .holiday = calendar_holiday(day)};
    char text[DAY_SIZE];
    day_format(day, text);
    struct statement *s =
        statement_new(club->store, "SELECT kind, note FROM calendar_exception WHERE day_on = :day");
    statement_bind_text(s, ":day", text);
    if (statement_step(s)) {
        bool is_closed = strcmp(statement_text(s, 0), "closed") == 0;
        calendar_day->exception = is_closed ? CALENDAR_CLOSED : CALENDAR_WORKING;
        statement_copy_text(s, 1, calendar_day->note, sizeof calendar_day->note);
    }
    return statement_finish(s, err);
}

bool calendar_day_is_held(const struct calendar_day *calendar_day)
{
    if (calendar_day->exception != CALENDAR_PLAIN)
        return calendar_day->exception == CALENDAR_WORKING;
    return calendar_day->holiday == HOLIDAY_NONE;
}

const char *calendar_day_reason(const struct calendar_day *calendar_day)
{
    return calendar_day->exception == CALENDAR_CLOSED ? "closed" : "holiday";
}

bool calendar_day_check(struct club *club, int day, struct error *err)
{
    struct calendar_day calendar_day;
    if (!calendar_day_get(club, day, &calendar_day, err))
        return false;
    if (calendar_day_is_held(&calendar_day))
        return true;
    char text[DAY_SIZE];
    day_format(day, text);
    if (calendar_day.exception == CALENDAR_CLOSED)
        return error_set(err, ERROR_REFUSED,
                         _("The club is closed on %s. Open the day first: obecni calendar work %s"),
                         text, text);
    return error_set(err, ERROR_REFUSED,
                     _("%s is a holiday: %s. Make it a working day first: obecni calendar work %s"),
                     text, _(calendar_holiday_name(calendar_day.holiday)), text);
}

bool calendar_day_list(struct club *club, int from, int until, struct calendar_days *days,
                       struct error *err)
{
    for (int day = from; day <= until; day++) {
        struct calendar_day found;
        if (!calendar_day_get(club, day, &found, err))
            return false;
        if (found.holiday == HOLIDAY_NONE && found.exception == CALENDAR_PLAIN)
            continue;
        days->items = memory_grow(days->items, days->count, &days->capacity, sizeof *days->items);
        days->items[days->count++] = found;
    }
    return true;
}

void calendar_days_free(struct calendar_days *days)
{
    free(days->items);
    *days = (struct calendar_days){0};
}
