/* What months are, and the guard that everything which changes facts of a day asks. Closing
 * and reopening are month_change.c's. */
#include "club/presence/month.h"

#include "base/language.h"
#include "club/day_column.h"
#include "club/refusal.h"
#include "store/statement.h"

#include <stdio.h>
#include <string.h>

bool month_read(const char *text, int *month, struct error *err)
{
    char first[DAY_SIZE] = "";
    bool has_shape = strlen(text) == MONTH_SIZE - 1;
    if (has_shape)
        snprintf(first, sizeof first, "%.7s-01", text);
    if (has_shape && text[0] == '2' && (text[1] == '0' || text[1] == '1') &&
        day_parse(first, month))
        return true;
    return error_set(err, ERROR_USAGE, _("“%.20s” is not a month. Write it like 2026-01."), text);
}

void month_format(int month, char text[MONTH_SIZE])
{
    char day[DAY_SIZE];
    day_format(month, day);
    snprintf(text, MONTH_SIZE, "%.7s", day);
}

int month_of(int day)
{
    int year, month;
    day_split(day, &year, &month, NULL);
    return day_of(year, month, 1);
}

int month_last(int month)
{
    return month_of(month + 31) - 1;
}

static bool refuse(const char *month, struct error *err)
{
    return error_set_as(err, ERROR_REFUSED, REFUSAL_MONTH_CLOSED,
                        _("The month %s is closed: nothing in it changes. If it has to, “obecni month "
                          "reopen %s --reason …” opens it again, with a second person."),
                        month, month);
}

/* Steps a statement that gives a closed month, or none, and finishes it. */
static bool refuse_found(struct statement *s, struct error *err)
{
    bool found = statement_step(s);
    if (found)
        refuse(statement_text(s, 0), err);
    return statement_finish(s, err) && !found;
}

bool month_check_open_days(struct club *club, int from, int until, struct error *err)
{
    struct day_text first = day_column_text(from), last = day_column_text(until);
    struct statement *s = statement_new(
        club->store, "SELECT month FROM month_closed WHERE month >= substr(:from, 1, 7)"
                     " AND (:until = '' OR (month <= substr(:until, 1, 7) AND :until >= :from))"
                     " ORDER BY month LIMIT 1");
    statement_bind_text(s, ":from", first.text);
    statement_bind_text(s, ":until", last.text);
    return refuse_found(s, err);
}

bool month_check_open(struct club *club, int day, struct error *err)
{
    return month_check_open_days(club, day, day, err);
}

bool month_check_session(struct club *club, int64_t session_id, struct error *err)
{
    struct statement *s =
        statement_new(club->store, "SELECT m.month FROM session s JOIN month_closed m"
                                   " ON m.month = substr(s.held_on, 1, 7) WHERE s.id = :session");
    statement_bind_integer(s, ":session", session_id);
    return refuse_found(s, err);
}

bool month_was_closed(struct club *club, int month, int64_t at, bool *is_closed, struct error *err)
{
    char text[MONTH_SIZE];
    month_format(month, text);
    struct statement *s =
        statement_new(club->store, "SELECT kind = 'closed' FROM month_event WHERE month = :month"
                                   " AND noted_at <= :at ORDER BY id DESC LIMIT 1");
    statement_bind_text(s, ":month", text);
    statement_bind_integer(s, ":at", at);
    *is_closed = statement_step(s) && statement_integer(s, 0);
    return statement_finish(s, err);
}
