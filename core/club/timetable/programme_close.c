/* Closing programmes, the frozen lists, and the guard of what is closed. */
#include "club/timetable/programme_close.h"

#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "club/day_column.h"
#include "club/refusal.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

static bool refuse_closed(const char *code, struct error *err)
{
    return error_set_as(err, ERROR_REFUSED, REFUSAL_PROGRAMME_CLOSED,
                        _("The programme %s is closed: what belongs to it stays as it is. If it must "
                          "be changed, two people reopen it: obecni programme reopen %s"),
                        code, code);
}

bool programme_check_open(const struct programme *programme, struct error *err)
{
    return !programme->closed_at || refuse_closed(programme->code, err);
}

static bool finish_check(struct statement *s, struct error *err)
{
    char code[CODE_SIZE] = "";
    if (statement_step(s) && statement_integer(s, 1))
        statement_copy_text(s, 0, code, sizeof code);
    return statement_finish(s, err) && (!code[0] || refuse_closed(code, err));
}

bool programme_check_activity(struct club *club, int64_t activity_id, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT g.code, c.is_closed FROM activity a"
                     " JOIN programme g ON g.id = a.programme_id"
                     " JOIN programme_closing c ON c.programme_id = g.id"
                     " WHERE a.id = :activity ORDER BY c.id DESC LIMIT 1");
    statement_bind_integer(s, ":activity", activity_id);
    return finish_check(s, err);
}

bool programme_check_session(struct club *club, int64_t session_id, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT g.code, c.is_closed FROM session s"
                     " JOIN activity a ON a.id = s.activity_id"
                     " JOIN programme g ON g.id = a.programme_id"
                     " JOIN programme_closing c ON c.programme_id = g.id"
                     " WHERE s.id = :session ORDER BY c.id DESC LIMIT 1");
    statement_bind_integer(s, ":session", session_id);
    return finish_check(s, err);
}

void programme_completer_list_free(struct programme_completer_list *list)
{
    free(list->items);
    memset(list, 0, sizeof *list);
}

/* A free consultation that nobody came to is no session that somebody could sign. */
static bool check_signed(struct club *club, const struct programme *programme, struct error *err)
{
    char first[SESSION_CODE_SIZE] = "";
    int unsigned_count = 0;
    struct statement *s = statement_new(
        club->store,
        "SELECT s.code FROM session s JOIN activity a ON a.id = s.activity_id"
        " WHERE a.programme_id = :programme AND s.state = 'planned' AND s.end_at <= :now"
        " AND NOT EXISTS (SELECT 1 FROM session_signoff f WHERE f.session_id = s.id)"
        " AND (a.form = 'group'"
        "   OR EXISTS (SELECT 1 FROM booking b WHERE b.session_id = s.id AND b.released_at IS NULL)"
        "   OR EXISTS (SELECT 1 FROM attendance t WHERE t.session_id = s.id))"
        " ORDER BY s.start_at");
    statement_bind_integer(s, ":programme", programme->id);
    statement_bind_integer(s, ":now", club_now(club));
    for (; statement_step(s); unsigned_count++) {
        if (!first[0])
            statement_copy_text(s, 0, first, sizeof first);
    }
    if (!statement_finish(s, err))
        return false;
    return !unsigned_count ||
           error_set(err, ERROR_REFUSED,
                     _("%s cannot be closed: sessions without a signature: %d, the first is %s. "
                       "Sign or cancel them: obecni session pending --programme %s"),
                     programme->code, unsigned_count, first, programme->code);
}

static bool check_over(struct club *club, const struct programme *programme, struct error *err)
{
    char code[SESSION_CODE_SIZE] = "";
    struct statement *s = statement_new(
        club->store, "SELECT s.code FROM session s JOIN activity a ON a.id = s.activity_id"
                     " WHERE a.programme_id = :programme AND s.state = 'planned'"
                     " AND s.end_at > :now ORDER BY s.start_at LIMIT 1");
    statement_bind_integer(s, ":programme", programme->id);
    statement_bind_integer(s, ":now", club_now(club));
    if (statement_step(s))
        statement_copy_text(s, 0, code, sizeof code);
    if (!statement_finish(s, err))
        return false;
    return !code[0] || error_set(err, ERROR_REFUSED,
                                 _("%s cannot be closed: %s is still ahead. End the schedule, or "
                                   "cancel what will not be held."),
                                 programme->code, code);
}

static bool check_schedules(struct club *club, const struct programme *programme,
                            struct error *err)
{
    char code[CODE_SIZE] = "";
    struct day_text today = day_column_text(club_today(club));
    struct statement *s = statement_new(
        club->store, "SELECT a.code FROM schedule v JOIN activity a ON a.id = v.activity_id"
                     " WHERE a.programme_id = :programme"
                     " AND ifnull(v.valid_until_on, '9999-12-31') > :today"
                     " ORDER BY a.code LIMIT 1");
    statement_bind_integer(s, ":programme", programme->id);
    statement_bind_text(s, ":today", today.text);
    if (statement_step(s))
        statement_copy_text(s, 0, code, sizeof code);
    if (!statement_finish(s, err))
        return false;
    return !code[0] || error_set(err, ERROR_REFUSED,
                                 _("%s cannot be closed: the schedule of %s goes on. End it: "
                                   "obecni schedule end %s"),
                                 programme->code, code, code);
}

bool programme_check_closable(struct club *club, const struct programme *programme,
                              struct error *err)
{
    if (programme->closed_at)
        return error_set(err, ERROR_REFUSED, _("The programme %s is closed already."),
                         programme->code);
    return check_signed(club, programme, err) && check_over(club, programme, err) &&
           check_schedules(club, programme, err);
}

/* One line for each person: the same list has the same digest for ever. */
static void digest_list(const struct programme_completer_list *list,
                        unsigned char digest[DIGEST_SIZE])
{
    struct buffer text = {0};
    buffer_printf(&text, "sessions %d\n", list->sessions);
    for (size_t i = 0; i < list->count; i++) {
        const struct programme_completer *item = &list->items[i];
        buffer_printf(&text, "%s %d %d %d %s\n", item->participant, item->attended,
                      item->counted, item->excused,
                      !item->has_rule ? "-" : item->is_completed ? "yes" : "no");
    }
    digest_whole(text.text, text.length, digest);
    buffer_free(&text);
}

static bool insert(struct club *club, const struct programme *programme, int sessions,
                   const unsigned char *digest, const char *reason, int64_t *id, struct error *err)
{
    *id = club_new_id(club);
    struct statement *s = statement_new(
        club->store,
        "INSERT INTO programme_closing (id, programme_id, is_closed, sessions, digest, reason,"
        "  actor, second, noted_at)"
        " VALUES (:id, :programme, :closed, :sessions, :digest, :reason, :actor, :second, :now)");
    statement_bind_integer(s, ":id", *id);
    statement_bind_integer(s, ":programme", programme->id);
    statement_bind_integer(s, ":closed", digest != NULL);
    statement_bind_integer(s, ":sessions", sessions);
    if (digest)
        statement_bind_bytes(s, ":digest", digest, DIGEST_SIZE);
    statement_bind_text(s, ":reason", reason);
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_text_or_null(s, ":second", club->second);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

static bool freeze(struct club *club, int64_t closing_id, const struct programme_completer *item,
                   struct error *err)
{
    struct statement *s = statement_new(
        club->store, "INSERT INTO programme_completer (closing_id, participant_id, attended,"
                     "  counted, excused, is_completed)"
                     " VALUES (:closing, :participant, :attended, :counted, :excused, :completed)");
    statement_bind_integer(s, ":closing", closing_id);
    statement_bind_integer(s, ":participant", item->participant_id);
    statement_bind_integer(s, ":attended", item->attended);
    statement_bind_integer(s, ":counted", item->counted);
    statement_bind_integer(s, ":excused", item->excused);
    if (item->has_rule)
        statement_bind_integer(s, ":completed", item->is_completed);
    return statement_run(s, err);
}

static json_t *closing_body(const struct programme_completer_list *list,
                            const unsigned char digest[DIGEST_SIZE])
{
    char text[DIGEST_TEXT_SIZE];
    json_int_t completed = 0;
    digest_text(digest, text);
    for (size_t i = 0; i < list->count; i++)
        completed += list->items[i].is_completed;
    return json_pack("{s:i, s:I, s:I, s:s}", "sessions", list->sessions, "persons",
                     (json_int_t)list->count, "completed", completed, "digest", text);
}

bool programme_close(struct club *club, const struct programme *programme,
                     const struct programme_completer_list *list, struct error *err)
{
    unsigned char digest[DIGEST_SIZE];
    int64_t id;
    digest_list(list, digest);
    if (!club_begin(club, err))
        return false;
    bool ok = programme_check_closable(club, programme, err) &&
              insert(club, programme, list->sessions, digest, "", &id, err);
    for (size_t i = 0; ok && i < list->count; i++)
        ok = freeze(club, id, &list->items[i], err);
    ok = ok &&
         club_note(club, "programme.close", programme->code, closing_body(list, digest), err);
    return club_end(club, ok, err);
}

bool programme_check_reopenable(struct club *club, const char *code, struct error *err)
{
    struct programme programme;
    return programme_get(club, code, &programme, err) &&
           (programme.closed_at ||
            error_set(err, ERROR_REFUSED,
                      _("The programme %s is not closed: there is nothing to reopen."), code));
}

static bool reopen(struct club *club, const char *code, const char *reason, struct error *err)
{
    struct programme programme;
    int64_t id;
    char digest[DIGEST_SHORT_SIZE];
    digest_short(reason, strlen(reason), digest);
    if (!programme_check_reopenable(club, code, err) ||
        !programme_get(club, code, &programme, err))
        return false;
    if (!club->second[0] || strcmp(club->second, club->actor) == 0)
        return error_set(err, ERROR_REFUSED,
                         _("Reopening the programme %s needs a second person. Name that person "
                           "with --second CODE."),
                         code);
    return insert(club, &programme, 0, NULL, reason, &id, err) &&
           club_note(club, "programme.reopen", code, json_pack("{s:s}", "reason_digest", digest),
                     err);
}

bool programme_reopen(struct club *club, const char *code, const char *reason,
                      struct error *err)
{
    char words[PROGRAMME_REASON_SIZE];
    return text_read_name(reason, _("The reason"), words, sizeof words, err) &&
           club_begin(club, err) && club_end(club, reopen(club, code, words, err), err);
}

static bool read_frozen(struct club *club, int64_t closing_id,
                        struct programme_completer_list *list, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT c.participant_id, p.number, c.attended, c.counted, c.excused,"
                     " c.is_completed FROM programme_completer c"
                     " JOIN participant p ON p.id = c.participant_id"
                     " WHERE c.closing_id = :closing ORDER BY p.number");
    statement_bind_integer(s, ":closing", closing_id);
    while (statement_step(s)) {
        list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        struct programme_completer *item = &list->items[list->count++];
        item->participant_id = statement_integer(s, 0);
        statement_copy_text(s, 1, item->participant, sizeof item->participant);
        item->attended = (int)statement_integer(s, 2);
        item->counted = (int)statement_integer(s, 3);
        item->excused = (int)statement_integer(s, 4);
        item->has_rule = !statement_is_null(s, 5);
        item->is_completed = statement_integer(s, 5) != 0;
    }
    return statement_finish(s, err);
}

bool programme_closing_get(struct club *club, const struct programme *programme,
                           struct programme_closing *closing, struct error *err)
{
    unsigned char stored[DIGEST_SIZE] = {0}, now[DIGEST_SIZE];
    int64_t id = 0;
    *closing = (struct programme_closing){0};
    struct statement *s = statement_new(
        club->store, "SELECT id, noted_at, actor, sessions, digest FROM programme_closing"
                     " WHERE programme_id = :programme AND is_closed = 1 ORDER BY id DESC LIMIT 1");
    statement_bind_integer(s, ":programme", programme->id);
    if (statement_step(s)) {
        size_t length;
        id = statement_integer(s, 0);
        closing->closed_at = statement_integer(s, 1);
        statement_copy_text(s, 2, closing->actor, sizeof closing->actor);
        closing->list.sessions = (int)statement_integer(s, 3);
        const void *bytes = statement_bytes(s, 4, &length);
        memcpy(stored, bytes, sizeof stored);
    }
    if (!statement_finish(s, err) || (id && !read_frozen(club, id, &closing->list, err)))
        return false;
    digest_list(&closing->list, now);
    closing->holds = memcmp(stored, now, sizeof now) == 0;
    digest_shorten(stored, closing->digest);
    return true;
}
