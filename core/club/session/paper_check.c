/* Comparing what the paper says with the session, the person, and what is recorded. */
#include "club/session/paper_check.h"

#include "base/language.h"
#include "club/people/guest.h"
#include "club/presence/attendance_target.h"
#include "club/presence/month.h"
#include "club/session/paper_list.h"
#include "club/session/session.h"
#include "club/session/signoff_guard.h"

#include <stdio.h>
#include <string.h>

/* How long after the end somebody may be noted as leaving. */
enum { LEAVING_SECONDS = 4 * 3600 };

static bool check_session(struct club *club, const char *code, struct error *err)
{
    struct session session;
    if (!session_get(club, code, &session, err))
        return false;
    if (session.cancel_reason[0])
        return error_set(err, ERROR_REFUSED,
                         _("The session %s is cancelled: nobody can have missed it."), code);
    if (session.start_at > club_now(club))
        return error_set(err, ERROR_REFUSED, _("The session %s has not begun yet."), code);
    return signoff_guard_check(club, session.id, false, err) &&
           month_check_open(club, session.held_on, err);
}

bool paper_check_list(struct club *club, struct paper_import *import, struct error *err)
{
    struct paper_list list;
    if (!check_session(club, import->session, err) ||
        !paper_list_get(club, import->list, &list, err))
        return false;
    return strcmp(list.session, import->session) == 0 ||
           error_set(err, ERROR_REFUSED, _("The list %s was printed for the session %s, not for %s."),
                     import->list, list.session, import->session);
}

static bool refuse(struct paper_row *row, enum paper_cell cell, const char *sentence)
{
    row->outcome = PAPER_REFUSED;
    row->cell = cell;
    snprintf(row->problem, sizeof row->problem, "%s", sentence);
    return false;
}

/* The sentence of a check becomes the row's; only a failing database stays an error. */
static bool refuse_with(struct paper_row *row, enum paper_cell cell, struct error *why,
                        struct error *err)
{
    if (why->kind == ERROR_STORAGE)
        return error_set(err, ERROR_STORAGE, "%s", why->text);
    refuse(row, cell, why->text);
    return true;
}

static bool is_repeated(const struct paper_import *import, const struct paper_row *row)
{
    for (const struct paper_row *other = import->rows; other < row; other++) {
        if (strcmp(other->number, row->number) == 0)
            return true;
    }
    return false;
}

/* What cannot stand together in one row. */
static bool check_cells(const struct paper_import *import, struct paper_row *row)
{
    bool has_in = row->in_minutes != PAPER_NO_TIME, has_out = row->out_minutes != PAPER_NO_TIME;
    bool came = row->mark == PAPER_PRESENT || row->mark == PAPER_LATE;
    if (is_repeated(import, row))
        return refuse(row, PAPER_CELL_NUMBER, _("The number stands in an earlier row already."));
    if (!came && (has_in || has_out))
        return refuse(row, has_in ? PAPER_CELL_IN : PAPER_CELL_OUT,
                      _("An hour goes with present or late only."));
    if (row->mark == PAPER_LATE && !has_in)
        return refuse(row, PAPER_CELL_IN, _("Late wants the hour of arrival."));
    if (has_in && has_out && row->out_minutes <= row->in_minutes)
        return refuse(row, PAPER_CELL_OUT, _("The leaving lies before the arrival."));
    return true;
}

/* The instant of an hour on paper, on the session's day. */
static bool find_instant(const struct attendance_target *target, int minutes, int64_t *at)
{
    *at = 0;
    return minutes == PAPER_NO_TIME ||
           clock_instant(clock_wall(target->start_at).day, minutes, at) != WALL_NEVER;
}

static bool check_leaving(struct club *club, const struct attendance_target *target,
                          const struct paper_target *found, int64_t out_at, struct paper_row *row)
{
    if (out_at && (out_at <= target->start_at || out_at > target->over_at + LEAVING_SECONDS ||
                   out_at <= found->in_at))
        return refuse(row, PAPER_CELL_OUT, _("That hour does not belong to the session."));
    if (out_at > club_now(club))
        return refuse(row, PAPER_CELL_OUT, _("A presence cannot be recorded ahead of time."));
    return true;
}

static bool contradicts(struct paper_row *row, const struct attendance_row *recorded)
{
    row->is_contradiction = true;
    snprintf(row->recorded_status, sizeof row->recorded_status, "%s",
             attendance_status_word(recorded->status));
    snprintf(row->recorded_source, sizeof row->recorded_source, "%s", recorded->source);
    return refuse(row, PAPER_CELL_STATUS,
                  _("What is recorded stays: leave the row out, and say what is true with “obecni "
                    "attendance correct”."));
}

/* Whether the word of staff stands against the paper: what they corrected, or refused. */
static bool is_settled(const struct attendance_row *recorded)
{
    return recorded->status == ATTENDANCE_ABSENT || recorded->status == ATTENDANCE_REFUSED_ENTRY ||
           (recorded->status == ATTENDANCE_UNKNOWN && strcmp(recorded->source, "correction") == 0);
}

static void compare(struct paper_row *row, const struct attendance_row *recorded, bool is_any,
                    struct paper_target *found)
{
    bool is_there = is_any && attendance_is_presence(recorded->status);
    row->outcome = PAPER_NEW;
    found->is_there = is_there;
    if (row->mark == PAPER_ABSENT) {
        if (is_there || (is_any && recorded->status == ATTENDANCE_REFUSED_ENTRY))
            contradicts(row, recorded);
        else if (is_any && recorded->status == ATTENDANCE_ABSENT)
            row->outcome = PAPER_ALREADY;
        return;
    }
    if (is_any && !is_there && is_settled(recorded)) {
        contradicts(row, recorded);
        return;
    }
    if (is_there && recorded->out_at)
        found->out_at = 0;
    if (is_there && !found->out_at)
        row->outcome = PAPER_ALREADY;
}

/* What the session, the hours and the person allow. */
static bool check_target(struct club *club, const struct attendance_target *target,
                         struct paper_row *row, struct paper_target *found)
{
    struct error why = {0};
    int64_t in_at, out_at;
    enum attendance_status status =
        row->mark == PAPER_ABSENT ? ATTENDANCE_ABSENT : ATTENDANCE_PRESENT;
    if (!find_instant(target, row->in_minutes, &in_at))
        return refuse(row, PAPER_CELL_IN, _("The clocks skip that hour."));
    if (!find_instant(target, row->out_minutes, &out_at))
        return refuse(row, PAPER_CELL_OUT, _("The clocks skip that hour."));
    *found = (struct paper_target){.session_id = target->session_id,
                                   .participant_id = target->participant_id,
                                   .in_at = in_at ? in_at : target->start_at,
                                   .out_at = out_at};
    if (!attendance_target_check(club, target, status, in_at, &why))
        return refuse(row, in_at ? PAPER_CELL_IN : PAPER_CELL_STATUS, why.text);
    if (target->has_left_before && status == ATTENDANCE_PRESENT)
        return refuse(row, PAPER_CELL_NUMBER, _("This person left the club before that day."));
    return check_leaving(club, target, found, out_at, row);
}

static bool check_person(struct club *club, struct paper_row *row, struct error *err)
{
    struct guest guest;
    bool is_guest;
    if (!guest_find(club, row->number, &guest, &is_guest, err))
        return false;
    if (is_guest && !guest.taken_at)
        refuse(row, PAPER_CELL_NUMBER,
               _("This is a spare number that nobody has taken. See “obecni guest take --help”."));
    return true;
}

bool paper_check_row(struct club *club, const struct paper_import *import, struct paper_row *row,
                     struct paper_target *found, struct error *err)
{
    struct attendance_target target;
    struct attendance_terms terms;
    struct attendance_row recorded;
    struct error why = {0};
    bool is_any;
    row->outcome = PAPER_SKIPPED;
    row->problem[0] = '\0';
    row->is_contradiction = false;
    if (!check_cells(import, row))
        return true;
    if (!attendance_target_find(club, import->session, row->number, &target, &why))
        return refuse_with(row, PAPER_CELL_NUMBER, &why, err);
    if (row->mark == PAPER_SKIP)
        return true;
    if (!check_person(club, row, err))
        return false;
    if (row->outcome == PAPER_REFUSED || !check_target(club, &target, row, found))
        return true;
    if (!attendance_terms_get(club, target.session_id, ATTENDANCE_NOW, &terms, err) ||
        !attendance_derive(club, target.session_id, target.participant_id, ATTENDANCE_NOW, &terms,
                           &recorded, &is_any, err))
        return false;
    compare(row, &recorded, is_any, found);
    return true;
}
