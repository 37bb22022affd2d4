/* Closing and reopening months: each one change with one entry, a row more, nothing lost. */
#include "base/language.h"
#include "base/text.h"
#include "club/day_column.h"
#include "club/presence/excuse.h"
#include "club/presence/month.h"
#include "store/statement.h"
#include "trust/digest.h"

#include <string.h>

static bool find_state(struct club *club, const char *month, bool *is_closed, struct error *err)
{
    struct statement *s =
        statement_new(club->store, "SELECT kind = 'closed' FROM month_event WHERE month = :month"
                                   " ORDER BY id DESC LIMIT 1");
    statement_bind_text(s, ":month", month);
    *is_closed = statement_step(s) && statement_integer(s, 0);
    return statement_finish(s, err);
}

static bool insert(struct club *club, const char *month, const char *kind, const char *reason,
                   struct error *err)
{
    struct statement *s = statement_new(
        club->store, "INSERT INTO month_event (id, month, kind, reason, actor, second, noted_at,"
                     " seq) VALUES (:id, :month, :kind, :reason, :actor, :second, :now, :seq)");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_text(s, ":month", month);
    statement_bind_text(s, ":kind", kind);
    statement_bind_text_or_null(s, ":reason", reason);
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_text_or_null(s, ":second", club->second);
    statement_bind_integer(s, ":now", club_now(club));
    statement_bind_integer(s, ":seq", club->ledger.seq + 1); /* of the entry that follows */
    return statement_run(s, err);
}

/* Reasons are people's words: the chain covers their digest only. */
static bool note(struct club *club, const char *action, const char *month, const char *reason,
                 size_t points, struct error *err)
{
    char digest[DIGEST_SHORT_SIZE];
    json_t *body = json_object();
    if (reason[0]) {
        digest_short(reason, strlen(reason), digest);
        json_object_set_new(body, "reason_digest", json_string(digest));
    }
    if (points)
        json_object_set_new(body, "unsettled", json_integer((json_int_t)points));
    return club_note(club, action, month, body, err);
}

bool month_check_closable(struct club *club, int month, struct error *err)
{
    char text[MONTH_SIZE];
    bool is_closed;
    month_format(month, text);
    if (!find_state(club, text, &is_closed, err))
        return false;
    if (is_closed)
        return error_set(err, ERROR_REFUSED, _("The month %s is closed already."), text);
    return month_last(month) < club_today(club) ||
           error_set(err, ERROR_REFUSED,
                     _("The month %s is not over. It can be closed from %s on."), text,
                     day_column_text(month_last(month) + 1).text);
}

bool month_check_reopenable(struct club *club, int month, struct error *err)
{
    char text[MONTH_SIZE];
    bool is_closed;
    month_format(month, text);
    if (!find_state(club, text, &is_closed, err))
        return false;
    return is_closed ||
           error_set(err, ERROR_REFUSED,
                     _("The month %s is not closed: there is nothing to reopen."), text);
}

/* Announced absences take effect at the sign-off; for what nobody signed this is the last
 * chance. */
static bool apply_excuses(struct club *club, const struct month_points *points, struct error *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < points->count; i++) {
        const struct month_point *point = &points->items[i];
        if (!point->is_open)
            continue;
        struct statement *s =
            statement_new(club->store, "SELECT id FROM session WHERE code = :session");
        statement_bind_text(s, ":session", point->session);
        int64_t id = statement_step(s) ? statement_integer(s, 0) : 0;
        ok = statement_finish(s, err) && excuse_apply_session(club, id, err);
    }
    return ok;
}

static bool check_points(const char *month, const char *reason, const struct month_points *points,
                         struct error *err)
{
    if (points->count == 0 || reason[0])
        return true;
    return error_set(err, ERROR_REFUSED,
                     _("The month %s is not settled: sessions without a signature and arrivals "
                       "without a session, %zu together. Settle them first, or close it with "
                       "--despite-unsigned and a --reason."),
                     month, points->count);
}

static bool close_month(struct club *club, int month, const char *reason, struct error *err)
{
    char text[MONTH_SIZE];
    struct month_points points = {0};
    month_format(month, text);
    bool ok = month_check_closable(club, month, err) &&
              month_points_list(club, month, &points, err) &&
              check_points(text, reason, &points, err) && apply_excuses(club, &points, err) &&
              insert(club, text, "closed", points.count ? reason : "", err) &&
              note(club, "month.close", text, points.count ? reason : "", points.count, err);
    month_points_free(&points);
    return ok;
}

bool month_close(struct club *club, int month, const char *reason, struct error *err)
{
    char words[MONTH_REASON_SIZE];
    return text_read_line(reason ? reason : "", _("The reason"), words, sizeof words, err) &&
           club_begin(club, err) && club_end(club, close_month(club, month, words, err), err);
}

static bool check_second(const struct club *club, const char *month, struct error *err)
{
    return (club->second[0] && strcmp(club->second, club->actor) != 0) ||
           error_set(err, ERROR_REFUSED,
                     _("Reopening the month %s needs a second person. Name that person with "
                       "--second CODE."),
                     month);
}

static bool reopen(struct club *club, int month, const char *reason, struct error *err)
{
    char text[MONTH_SIZE];
    month_format(month, text);
    return month_check_reopenable(club, month, err) && check_second(club, text, err) &&
           insert(club, text, "reopened", reason, err) &&
           note(club, "month.reopen", text, reason, 0, err);
}

bool month_reopen(struct club *club, int month, const char *reason, struct error *err)
{
    char words[MONTH_REASON_SIZE];
    return text_read_name(reason, _("The reason"), words, sizeof words, err) &&
           club_begin(club, err) && club_end(club, reopen(club, month, words, err), err);
}
