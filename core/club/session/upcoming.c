/* What the entrance may show of the next sessions. */
#include "club/session/upcoming.h"

#include "club/day_column.h"
#include "store/statement.h"

/* The first day from today on with a session that is not over; DAY_NONE when there is none. */
static bool find_day(struct club *club, int today, int *day, struct error *err)
{
    struct day_text from = day_column_text(today), until = day_column_text(today + UPCOMING_DAYS);
    struct statement *s = statement_new(
        club->store, "SELECT held_on FROM session WHERE held_on >= :from AND held_on <= :until"
                     " AND state = 'planned' AND end_at > :now ORDER BY held_on LIMIT 1");
    statement_bind_text(s, ":from", from.text);
    statement_bind_text(s, ":until", until.text);
    statement_bind_integer(s, ":now", club_now(club));
    *day = statement_step(s) ? day_column(s, 0) : DAY_NONE;
    return statement_finish(s, err);
}

bool upcoming_list(struct club *club, struct upcoming *upcoming, struct error *err)
{
    *upcoming = (struct upcoming){0};
    int today = club_today(club), day;
    if (!find_day(club, today, &day, err))
        return false;
    upcoming->is_today = day == today;
    struct day_text held_on = day_column_text(day);
    struct statement *s = statement_new(
        club->store, "SELECT DISTINCT start_at, end_at, room FROM session WHERE held_on = :day"
                     " AND state = 'planned' AND end_at > :now ORDER BY start_at, end_at, room");
    statement_bind_text(s, ":day", held_on.text);
    statement_bind_integer(s, ":now", club_now(club));
    while (upcoming->count < UPCOMING_COUNT && statement_step(s)) {
        int row = upcoming->count++;
        upcoming->rows[row].start_at = statement_integer(s, 0);
        upcoming->rows[row].end_at = statement_integer(s, 1);
        statement_copy_text(s, 2, upcoming->rows[row].room, ROOM_SIZE);
    }
    return statement_finish(s, err);
}

bool upcoming_change_count(struct club *club, int64_t *count, struct error *err)
{
    (void)err;
    *count = store_change_count(club->store);
    return true;
}
