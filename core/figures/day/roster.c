/* The roster of a session, from the frozen list, or before the opening from the enrolments. */
#include "figures/day/roster.h"

#include "base/day.h"
#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "club/session/session_lead.h"
#include "club/settings.h"
#include "club/staff/staff.h"
#include "figures/day/roster_merge.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

static const char *const status_words[] = {
    [ROSTER_UNKNOWN] = "unknown",           [ROSTER_PRESENT] = "present",
    [ROSTER_LATE] = "late",                 [ROSTER_LEFT_EARLY] = "left_early",
    [ROSTER_ABSENT] = "absent",             [ROSTER_EXCUSED] = "excused",
    [ROSTER_REFUSED_ENTRY] = "refused_entry", [ROSTER_NOT_APPLICABLE] = "not_applicable",
};

const char *roster_status_word(enum roster_status status)
{
    return status_words[status];
}

static enum roster_status find_status(const char *word)
{
    int status = ROSTER_NOT_APPLICABLE;
    while (status > ROSTER_UNKNOWN && strcmp(status_words[status], word) != 0)
        status--;
    return (enum roster_status)status;
}

static bool read_head(struct club *club, const char *session, struct roster *roster,
                      struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "SELECT s.id, s.code, a.code, a.title, ifnull(p.title, ''), s.room, s.start_at, s.end_at,"
        " ifnull(o.opened_at, 0), s.state = 'cancelled', ifnull(s.cancel_reason, ''),"
        " ifnull(p.hour_minutes, 60),"
        " ifnull((SELECT group_concat(name, ', ') FROM (SELECT f.name || iif(f.title = '' OR f.id IN"
        "   (" SESSION_PLANNED "), '', ' (' || f.title || ')') AS name"
        "   FROM (" SESSION_LED ") who JOIN staff f ON f.id = who.staff_id ORDER BY f.name)), ''),"
        " ifnull((SELECT group_concat(name, ', ') FROM (SELECT f.name FROM (" SESSION_PLANNED ") who"
        "   JOIN staff f ON f.id = who.staff_id WHERE f.id NOT IN (" SESSION_LED ")"
        "   ORDER BY f.name)), '')"
        " FROM session s JOIN activity a ON a.id = s.activity_id"
        " LEFT JOIN programme p ON p.id = a.programme_id"
        " LEFT JOIN session_opening o ON o.session_id = s.id WHERE s.code = :code");
    statement_bind_text(s, ":code", session);
    if (statement_step(s)) {
        roster->session_id = statement_integer(s, 0);
        statement_copy_text(s, 1, roster->session, sizeof roster->session);
        statement_copy_text(s, 2, roster->activity, sizeof roster->activity);
        statement_copy_text(s, 3, roster->activity_title, sizeof roster->activity_title);
        statement_copy_text(s, 4, roster->programme_title, sizeof roster->programme_title);
        statement_copy_text(s, 5, roster->room, sizeof roster->room);
        roster->start_at = statement_integer(s, 6);
        roster->end_at = statement_integer(s, 7);
        roster->opened_at = statement_integer(s, 8);
        roster->is_cancelled = statement_integer(s, 9) != 0;
        statement_copy_text(s, 10, roster->cancel_reason, sizeof roster->cancel_reason);
        roster->hour_minutes = (int)statement_integer(s, 11);
        if (!text_copy(roster->leaders, sizeof roster->leaders - sizeof "…", statement_text(s, 12)))
            strcat(roster->leaders, "…");
        text_copy(roster->absent_leaders, sizeof roster->absent_leaders, statement_text(s, 13));
    }
    return statement_finish(s, err);
}

/* Opened: the frozen list and whoever has a mark. Not opened: who is enrolled or booked now. */
static bool read_rows(struct club *club, struct roster *roster, struct error *err)
{
    size_t capacity = 0;
    struct statement *s = statement_new(
        club->store,
        "WITH awaited (participant_id) AS ("
        " SELECT participant_id FROM expected WHERE session_id = :session"
        " UNION SELECT e.participant_id FROM session s"
        "   JOIN activity a ON a.id = s.activity_id AND a.form = 'group'"
        "   JOIN enrolment e ON e.activity_id = s.activity_id AND e.from_on <= s.held_on"
        "     AND (e.until_on IS NULL OR e.until_on >= s.held_on)"
        "   WHERE s.id = :session AND NOT :is_open"
        " UNION SELECT b.participant_id FROM booking b WHERE b.session_id = :session"
        "   AND b.released_at IS NULL AND NOT :is_open),"
        " rows (participant_id) AS (SELECT participant_id FROM awaited"
        " UNION SELECT participant_id FROM attendance WHERE session_id = :session)"
        " SELECT p.id, p.number, w.participant_id IS NOT NULL, ifnull(t.came_anyway, 0),"
        " ifnull(t.status, CASE WHEN :is_cancelled THEN 'not_applicable' ELSE 'unknown' END),"
        " ifnull(t.in_at, 0), ifnull(t.late_minutes, 0), ifnull(t.source, ''),"
        " ifnull(t.out_at, 0), ifnull(t.credited_minutes, 0)"
        " FROM rows r JOIN participant p ON p.id = r.participant_id"
        " LEFT JOIN awaited w ON w.participant_id = p.id"
        " LEFT JOIN attendance t ON t.session_id = :session AND t.participant_id = p.id"
        " ORDER BY p.number");
    statement_bind_integer(s, ":session", roster->session_id);
    statement_bind_integer(s, ":is_open", roster->opened_at != 0);
    statement_bind_integer(s, ":is_cancelled", roster->is_cancelled);
    while (statement_step(s)) {
        roster->rows = memory_grow(roster->rows, roster->row_count, &capacity, sizeof *roster->rows);
        struct roster_row *row = &roster->rows[roster->row_count++];
        memset(row, 0, sizeof *row);
        row->participant_id = statement_integer(s, 0);
        statement_copy_text(s, 1, row->participant, sizeof row->participant);
        row->is_expected = statement_integer(s, 2) != 0;
        row->came_anyway = statement_integer(s, 3) != 0;
        row->status = find_status(statement_text(s, 4));
        row->in_at = statement_integer(s, 5);
        row->late_minutes = (int)statement_integer(s, 6);
        statement_copy_text(s, 7, row->source, sizeof row->source);
        row->out_at = statement_integer(s, 8);
        row->credited_minutes = (int)statement_integer(s, 9);
    }
    return statement_finish(s, err);
}

/* What was told of the session, who signed, and whether that can be proved. */
static bool read_signing(struct club *club, struct roster *roster, struct error *err)
{
    struct staff staff;
    bool found;
    struct signoff_report report;
    if (!session_course_get(club, roster->session_id, &roster->course, err) ||
        !signoff_get(club, roster->session_id, &roster->signoff, err))
        return false;
    if (!roster->signoff.version)
        return true;
    bool ok = signoff_verify(club, roster->session, 0, &report, err) &&
              staff_find(club, roster->signoff.signed_by, &staff, &found, err);
    if (ok) {
        roster->is_proved = report.holds;
        roster->change_count = (int)report.change_count;
        memcpy(roster->signed_by, staff.name, sizeof roster->signed_by);
    }
    signoff_report_free(&report);
    return ok;
}

static void count_rows(struct roster *roster)
{
    for (size_t i = 0; i < roster->row_count; i++) {
        const struct roster_row *row = &roster->rows[i];
        bool is_present = row->status == ROSTER_PRESENT || row->status == ROSTER_LATE ||
                          row->status == ROSTER_LEFT_EARLY;
        roster->expected_count += row->is_expected;
        roster->present_count += is_present;
        roster->late_count += row->status == ROSTER_LATE;
        roster->guest_count += is_present && !row->is_expected;
        roster->unknown_count += row->is_expected && row->status == ROSTER_UNKNOWN;
    }
}

bool roster_get(struct club *club, const char *session, struct roster *roster, struct error *err)
{
    memset(roster, 0, sizeof *roster);
    if (!read_head(club, session, roster, err))
        return false;
    if (!roster->session_id)
        return error_set(err, ERROR_REFUSED,
                         _("There is no session “%.47s”. See “obecni session list”."), session);
    if (!read_rows(club, roster, err) || !roster_merge_rows(club, roster, err) ||
        !read_signing(club, roster, err)) {
        roster_free(roster);
        return false;
    }
    count_rows(roster);
    return true;
}

bool roster_find_current(struct club *club, char session[SESSION_CODE_SIZE], struct error *err)
{
    return roster_find_current_led(club, NULL, session, err);
}

bool roster_find_current_led(struct club *club, const char *leader,
                             char session[SESSION_CODE_SIZE], struct error *err)
{
    char today[DAY_SIZE];
    day_format(club_today(club), today);
    session[0] = '\0';
    struct statement *s = statement_new(
        club->store,
        "SELECT code FROM ("
        " SELECT code, 0 AS rank, -start_at AS place FROM session s WHERE held_on = :today"
        "   AND state = 'planned' AND start_at <= :now AND end_at > :now AND " SESSION_LED_BY
        " UNION ALL SELECT code, 1, start_at FROM (SELECT code, start_at FROM session s"
        "   WHERE held_on >= :today AND state = 'planned' AND start_at > :now"
        "   AND " SESSION_LED_BY " ORDER BY held_on, start_at LIMIT 1))"
        " ORDER BY rank, place LIMIT 1");
    statement_bind_text(s, ":today", today);
    statement_bind_integer(s, ":now", club_now(club));
    statement_bind_text_or_null(s, ":leader", leader);
    if (statement_step(s))
        statement_copy_text(s, 0, session, SESSION_CODE_SIZE);
    return statement_finish(s, err);
}

bool roster_find_to_lead(struct club *club, const char *leader, char session[SESSION_CODE_SIZE],
                         struct error *err)
{
    char today[DAY_SIZE];
    int64_t early_minutes;
    day_format(club_today(club), today);
    session[0] = '\0';
    if (!settings_get_integer(club, SETTING_EARLY_MINUTES, &early_minutes, err))
        return false;
    struct statement *s = statement_new(
        club->store,
        "SELECT s.code FROM session s JOIN activity a ON a.id = s.activity_id"
        " WHERE s.held_on = :today AND s.state = 'planned' AND " SESSION_LED_BY
        "   AND s.start_at - ifnull(a.early_minutes, :early) * 60 <= :now"
        "   AND (s.end_at > :now OR NOT EXISTS"
        "     (SELECT 1 FROM session_signoff x WHERE x.session_id = s.id))"
        " ORDER BY s.end_at <= :now, s.start_at > :now, iif(s.end_at > :now, s.start_at, s.end_at) DESC"
        " LIMIT 1");
    statement_bind_text(s, ":today", today);
    statement_bind_integer(s, ":now", club_now(club));
    statement_bind_integer(s, ":early", early_minutes);
    statement_bind_text_or_null(s, ":leader", leader);
    if (statement_step(s))
        statement_copy_text(s, 0, session, SESSION_CODE_SIZE);
    return statement_finish(s, err) &&
           (session[0] || roster_find_current_led(club, leader, session, err));
}

void roster_free(struct roster *roster)
{
    free(roster->rows);
    memset(roster, 0, sizeof *roster);
}
