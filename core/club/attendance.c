/* The derivation, and keeping its result. Corrections and rebuilding are in files beside. */
#include "club/attendance.h"

#include "base/language.h"
#include "club/attendance_store.h"
#include "club/settings.h"
#include "store/statement.h"

#include <stdio.h>
#include <string.h>

static const char *const status_words[ATTENDANCE_STATUS_COUNT] = {
    [ATTENDANCE_UNKNOWN] = "unknown",
    [ATTENDANCE_PRESENT] = "present",
    [ATTENDANCE_LATE] = "late",
    [ATTENDANCE_LEFT_EARLY] = "left_early",
    [ATTENDANCE_ABSENT] = "absent",
    [ATTENDANCE_EXCUSED] = "excused",
    [ATTENDANCE_REFUSED_ENTRY] = "refused_entry",
    [ATTENDANCE_NOT_APPLICABLE] = "not_applicable",
};

static const char *const kind_words[] = {
    [PRESENCE_ARRIVED] = "arrived",
    [PRESENCE_CAME_CANCELLED] = "came_cancelled",
    [PRESENCE_OPEN_ARRIVAL] = "open_arrival",
    [PRESENCE_CORRECTED] = "corrected",
};

const char *attendance_status_word(enum attendance_status status)
{
    return status_words[status];
}

enum attendance_status attendance_status_find(const char *word)
{
    int status = 0;
    while (status < ATTENDANCE_STATUS_COUNT && strcmp(status_words[status], word) != 0)
        status++;
    return (enum attendance_status)status;
}

enum presence_kind presence_kind_find(const char *word)
{
    int kind = PRESENCE_ARRIVED;
    while (kind < PRESENCE_CORRECTED && strcmp(kind_words[kind], word) != 0)
        kind++;
    return (enum presence_kind)kind;
}

static void note_source(struct attendance_row *row, const char *source)
{
    snprintf(row->source, sizeof row->source, "%s", source);
}

static void mark_present(struct attendance_row *row, int64_t at,
                         const struct attendance_terms *terms)
{
    int64_t after = at - terms->start_at;
    row->in_at = at;
    row->status = after > terms->late_minutes * 60 ? ATTENDANCE_LATE : ATTENDANCE_PRESENT;
    row->late_minutes = row->status == ATTENDANCE_LATE ? (int)(after / 60) : 0;
}

static void apply_arrival(struct attendance_row *row, const struct presence_event *event,
                          const struct attendance_terms *terms)
{
    /* Who came while it was cancelled, before it was to take place after all, has an in_at. */
    bool is_first = row->status == ATTENDANCE_UNKNOWN || !row->in_at || event->at < row->in_at;
    if (row->is_corrected || !is_first)
        return;
    mark_present(row, event->at, terms);
    note_source(row, event->source);
}

static void apply_correction(struct attendance_row *row, const struct presence_event *event,
                             const struct attendance_terms *terms)
{
    note_source(row, event->source);
    row->is_corrected = true;
    row->late_minutes = 0;
    row->status = event->status;
    if (event->status == ATTENDANCE_PRESENT || event->status == ATTENDANCE_LATE) {
        row->in_at = event->at;
        if (event->status == ATTENDANCE_LATE && event->at > terms->start_at)
            row->late_minutes = (int)((event->at - terms->start_at) / 60);
    } else {
        row->in_at = 0;
    }
}

void attendance_apply(struct attendance_row *row, const struct presence_event *event,
                      const struct attendance_terms *terms)
{
    switch (event->kind) {
    case PRESENCE_ARRIVED:
        apply_arrival(row, event, terms);
        break;
    case PRESENCE_CAME_CANCELLED:
        row->came_anyway = true;
        if (!row->source[0])
            note_source(row, event->source);
        if (!row->in_at)
            row->in_at = event->at;
        break;
    case PRESENCE_CORRECTED:
        apply_correction(row, event, terms);
        break;
    case PRESENCE_OPEN_ARRIVAL:
        break;
    }
}

void attendance_settle(struct attendance_row *row, const struct attendance_terms *terms)
{
    if (!terms->is_cancelled)
        return;
    row->came_anyway = row->came_anyway || row->in_at != 0;
    row->status = ATTENDANCE_NOT_APPLICABLE;
    row->late_minutes = 0;
}

bool attendance_terms_get(struct club *club, int64_t session_id, struct attendance_terms *terms,
                          struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT s.start_at, s.state = 'cancelled', ifnull(o.late_minutes, 0),"
                     " o.session_id IS NOT NULL FROM session s LEFT JOIN session_opening o ON o.session_id = s.id"
                     " WHERE s.id = :session");
    statement_bind_integer(s, ":session", session_id);
    memset(terms, 0, sizeof *terms);
    if (statement_step(s)) {
        terms->start_at = statement_integer(s, 0);
        terms->is_cancelled = statement_integer(s, 1) != 0;
        terms->late_minutes = (int)statement_integer(s, 2);
        terms->is_open = statement_integer(s, 3) != 0;
    }
    return statement_finish(s, err);
}

static bool insert_event(struct club *club, const struct presence_event *event, bool *is_repeat,
                         struct error *err)
{
    struct statement *s = statement_new(
        club->store, "INSERT INTO presence_event (id, kind, session_id, participant_id, card_id,"
                     " at, noted_at, source, actor, status, reason) VALUES (:id, :kind, :session,"
                     " :participant, :card, :at, :now, :source, :actor, :status, :reason)");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_text(s, ":kind", kind_words[event->kind]);
    if (event->session_id)
        statement_bind_integer(s, ":session", event->session_id);
    statement_bind_integer(s, ":participant", event->participant_id);
    if (event->card_id)
        statement_bind_integer(s, ":card", event->card_id);
    statement_bind_integer(s, ":at", event->at);
    statement_bind_integer(s, ":now", club_now(club));
    statement_bind_text(s, ":source", event->source);
    statement_bind_text(s, ":actor", club->actor);
    if (event->kind == PRESENCE_CORRECTED) {
        statement_bind_text(s, ":status", status_words[event->status]);
        statement_bind_text(s, ":reason", event->reason);
    }
    return statement_run_unique(s, is_repeat, err);
}

static void bind_row(struct statement *s, int64_t session_id, int64_t participant_id,
                     const struct attendance_row *row)
{
    statement_bind_integer(s, ":session", session_id);
    statement_bind_integer(s, ":participant", participant_id);
    statement_bind_text(s, ":status", status_words[row->status]);
    if (row->in_at)
        statement_bind_integer(s, ":in_at", row->in_at);
    statement_bind_integer(s, ":late", row->late_minutes);
    statement_bind_text(s, ":source", row->source);
    statement_bind_integer(s, ":came", row->came_anyway);
}

bool attendance_put(struct club *club, int64_t session_id, int64_t participant_id,
                    const struct attendance_row *row, struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "INSERT INTO attendance (session_id, participant_id, status, in_at, late_minutes, source,"
        " came_anyway) VALUES (:session, :participant, :status, :in_at, :late, :source, :came)"
        " ON CONFLICT (session_id, participant_id) DO UPDATE SET status = excluded.status,"
        " in_at = excluded.in_at, late_minutes = excluded.late_minutes,"
        " source = excluded.source, came_anyway = excluded.came_anyway");
    bind_row(s, session_id, participant_id, row);
    return statement_run(s, err);
}

/* The row of a first event, which stands alone; `*is_first` is false when there is a row. */
static bool insert_first(struct club *club, const struct presence_event *event,
                         const struct attendance_row *row, bool *is_first, struct error *err)
{
    bool is_repeat;
    struct statement *s = statement_new(
        club->store,
        "INSERT INTO attendance (session_id, participant_id, status, in_at, late_minutes, source,"
        " came_anyway) VALUES (:session, :participant, :status, :in_at, :late, :source, :came)");
    bind_row(s, event->session_id, event->participant_id, row);
    bool ok = statement_run_unique(s, &is_repeat, err);
    *is_first = !is_repeat;
    return ok;
}

/* Derives the row from all events; *is_any tells whether there are events. */
static bool derive(struct club *club, int64_t session_id, int64_t participant_id,
                   const struct attendance_terms *terms, struct attendance_row *row, bool *is_any,
                   struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT kind, at, source, ifnull(status, 'unknown') FROM presence_event"
                     " WHERE session_id = :session AND participant_id = :participant ORDER BY id");
    statement_bind_integer(s, ":session", session_id);
    statement_bind_integer(s, ":participant", participant_id);
    memset(row, 0, sizeof *row);
    *is_any = false;
    while (statement_step(s)) {
        struct presence_event event = {
            .kind = presence_kind_find(statement_text(s, 0)),
            .at = statement_integer(s, 1),
            .source = statement_text(s, 2),
            .status = attendance_status_find(statement_text(s, 3)),
        };
        attendance_apply(row, &event, terms);
        *is_any = true;
    }
    attendance_settle(row, terms);
    return statement_finish(s, err);
}

bool attendance_rederive(struct club *club, int64_t session_id, int64_t participant_id,
                         const struct attendance_terms *terms, struct attendance_row *row,
                         struct error *err)
{
    bool is_any;
    return derive(club, session_id, participant_id, terms, row, &is_any, err) &&
           (!is_any || attendance_put(club, session_id, participant_id, row, err));
}

/* Most people have one event in a session: then there is nothing to read back. */
static bool project(struct club *club, const struct presence_event *event,
                    const struct attendance_terms *terms, struct attendance_row *row,
                    struct error *err)
{
    bool is_first;
    attendance_apply(row, event, terms);
    attendance_settle(row, terms);
    if (!insert_first(club, event, row, &is_first, err))
        return false;
    return is_first || attendance_rederive(club, event->session_id, event->participant_id, terms,
                                           row, err);
}

static bool open_if_needed(struct club *club, const struct presence_event *event,
                           struct attendance_terms *terms, struct error *err)
{
    if (!attendance_terms_get(club, event->session_id, terms, err))
        return false;
    if (terms->is_open || event->kind == PRESENCE_CAME_CANCELLED)
        return true;
    return attendance_open_session(club, event->session_id, err) &&
           attendance_terms_get(club, event->session_id, terms, err);
}

bool attendance_record(struct club *club, const struct presence_event *event,
                       struct attendance_row *row, bool *is_repeat, struct error *err)
{
    struct attendance_terms terms;
    memset(row, 0, sizeof *row);
    *is_repeat = false;
    if (event->session_id && !open_if_needed(club, event, &terms, err))
        return false;
    if (!insert_event(club, event, is_repeat, err))
        return false;
    return *is_repeat || !event->session_id || project(club, event, &terms, row, err);
}

bool attendance_rederive_session(struct club *club, int64_t session_id, struct error *err)
{
    struct attendance_terms terms;
    if (!attendance_terms_get(club, session_id, &terms, err))
        return false;
    struct statement *s = statement_new(
        club->store,
        "SELECT participant_id FROM attendance WHERE session_id = :session");
    statement_bind_integer(s, ":session", session_id);
    bool ok = true;
    struct attendance_row row;
    while (ok && statement_step(s))
        ok = attendance_rederive(club, session_id, statement_integer(s, 0), &terms, &row, err);
    return statement_finish(s, err) && ok;
}
