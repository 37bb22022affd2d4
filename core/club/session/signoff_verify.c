/* Reading sign-offs, and proving what was signed. */
#include "club/session/signoff.h"

#include "base/language.h"
#include "base/memory.h"
#include "club/session/signoff_list.h"
#include "store/statement.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* The version, or the newest for 0. */
static bool find(struct club *club, int64_t session_id, int version, struct signoff *signoff,
                 struct error *err)
{
    size_t length;
    struct statement *s = statement_new(
        club->store, "SELECT version, id, course_version, hash, expected, present, unknown,"
                     " signed_by, second, signed_at FROM session_signoff"
                     " WHERE session_id = :session AND (:version = 0 OR version = :version)"
                     " ORDER BY version DESC LIMIT 1");
    statement_bind_integer(s, ":session", session_id);
    statement_bind_integer(s, ":version", version);
    memset(signoff, 0, sizeof *signoff);
    if (statement_step(s)) {
        signoff->version = (int)statement_integer(s, 0);
        signoff->id = statement_integer(s, 1);
        signoff->course_version = (int)statement_integer(s, 2);
        const void *hash = statement_bytes(s, 3, &length);
        assert(length == sizeof signoff->hash);
        memcpy(signoff->hash, hash, sizeof signoff->hash);
        signoff->expected = (int)statement_integer(s, 4);
        signoff->present = (int)statement_integer(s, 5);
        signoff->unknown = (int)statement_integer(s, 6);
        statement_copy_text(s, 7, signoff->signed_by, sizeof signoff->signed_by);
        statement_copy_text(s, 8, signoff->second, sizeof signoff->second);
        signoff->signed_at = statement_integer(s, 9);
    }
    return statement_finish(s, err);
}

bool signoff_get(struct club *club, int64_t session_id, struct signoff *signoff, struct error *err)
{
    return find(club, session_id, 0, signoff, err);
}

static void read_change(struct statement *s, struct signoff_report *report)
{
    report->changes = memory_grow(report->changes, report->change_count, &report->capacity,
                                  sizeof *report->changes);
    struct signoff_change *change = &report->changes[report->change_count++];
    memset(change, 0, sizeof *change);
    change->noted_at = statement_integer(s, 0);
    statement_copy_text(s, 1, change->kind, sizeof change->kind);
    statement_copy_text(s, 2, change->participant, sizeof change->participant);
    statement_copy_text(s, 3, change->status, sizeof change->status);
    statement_copy_text(s, 4, change->actor, sizeof change->actor);
    statement_copy_text(s, 5, change->second, sizeof change->second);
    statement_copy_text(s, 6, change->reason, sizeof change->reason);
}

static bool list_changes(struct club *club, int64_t session_id, struct signoff_report *report,
                         struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "SELECT e.noted_at, e.kind, p.number, e.status, e.actor, e.second, e.reason, e.id"
        " FROM attendance t CROSS JOIN presence_event e ON e.participant_id = t.participant_id"
        "   AND e.session_id = t.session_id AND e.id > :id"
        " JOIN participant p ON p.id = t.participant_id WHERE t.session_id = :session"
        " UNION ALL SELECT c.noted_at, 'course', '', '', c.actor, c.second, '', 0 FROM session_course c"
        "  WHERE c.session_id = :session AND c.version > :course ORDER BY 1, 8");
    statement_bind_integer(s, ":session", session_id);
    statement_bind_integer(s, ":id", report->signoff.id);
    statement_bind_integer(s, ":course", report->signoff.course_version);
    while (statement_step(s))
        read_change(s, report);
    return statement_finish(s, err);
}

static bool compare(struct club *club, int64_t session_id, struct signoff_report *report,
                    struct error *err)
{
    struct signoff_list then, now;
    struct session_course course;
    const struct signoff *signoff = &report->signoff;
    memset(&then, 0, sizeof then);
    memset(&now, 0, sizeof now);
    bool ok = session_course_get(club, session_id, &course, err) &&
              signoff_list_write(club, session_id, signoff->id, signoff->course_version, &then,
                                 err) &&
              signoff_list_write(club, session_id, INT64_MAX, course.version, &now, err);
    report->holds = memcmp(then.hash, signoff->hash, sizeof then.hash) == 0;
    report->is_changed = memcmp(now.hash, then.hash, sizeof now.hash) != 0;
    signoff_list_free(&then);
    signoff_list_free(&now);
    return ok;
}

bool signoff_verify(struct club *club, const char *code, int version,
                    struct signoff_report *report, struct error *err)
{
    struct session session;
    memset(report, 0, sizeof *report);
    if (!session_get(club, code, &session, err) ||
        !find(club, session.id, version, &report->signoff, err))
        return false;
    if (!report->signoff.version)
        return session.signed_version
                   ? error_set(err, ERROR_REFUSED, _("%s has the sign-offs 1 to %d."),
                               session.code, session.signed_version)
                   : error_set(err, ERROR_REFUSED, _("%s is not signed."), session.code);
    return compare(club, session.id, report, err) && list_changes(club, session.id, report, err);
}

void signoff_report_free(struct signoff_report *report)
{
    free(report->changes);
    memset(report, 0, sizeof *report);
}
