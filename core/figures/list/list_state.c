/* The number of a list, the course told and the sign-off as of an instant. */
#include "figures/list/list_state.h"

#include "base/day.h"
#include "base/memory.h"
#include "club/staff/staff.h"
#include "store/statement.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A session as it was planned. */
struct planned {
    int64_t activity_id, at;
    char activity[CODE_SIZE];
    bool is_by_hand;
};

static bool read_planned(struct club *club, int64_t session_id, struct planned *planned,
                         struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT s.activity_id, s.planned_start_at, a.code, s.schedule_id IS NULL"
                     " FROM session s JOIN activity a ON a.id = s.activity_id"
                     " WHERE s.id = :session");
    statement_bind_integer(s, ":session", session_id);
    if (statement_step(s)) {
        planned->activity_id = statement_integer(s, 0);
        planned->at = statement_integer(s, 1);
        statement_copy_text(s, 2, planned->activity, sizeof planned->activity);
        planned->is_by_hand = statement_integer(s, 3) != 0;
    }
    return statement_finish(s, err);
}

/* Among the sessions of the activity that were planned for the year. */
struct place {
    int scheduled;   /* from the schedule, up to and with it */
    int beside;      /* by hand, after the same scheduled one, in the order of adding */
    int by_hand;     /* by hand, in the order of adding */
    bool has_schedule;
};

static bool read_place(struct club *club, int64_t session_id, const struct planned *planned,
                       int year, struct place *place, struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "WITH year AS (SELECT id, planned_start_at AS at, schedule_id IS NULL AS by_hand"
        "   FROM session WHERE activity_id = :activity"
        "   AND planned_start_at >= :first AND planned_start_at < :end),"
        " last AS (SELECT ifnull(max(at), 0) AS at FROM year WHERE NOT by_hand AND at <= :at)"
        " SELECT (SELECT count(*) FROM year WHERE NOT by_hand AND at <= :at),"
        " (SELECT count(*) FROM year y WHERE by_hand AND id <= :session AND at >= last.at"
        "   AND NOT EXISTS (SELECT 1 FROM year z WHERE NOT z.by_hand AND z.at > :at"
        "    AND z.at <= y.at)),"
        " (SELECT count(*) FROM year WHERE by_hand AND id <= :session),"
        " EXISTS (SELECT 1 FROM year WHERE NOT by_hand) FROM last");
    statement_bind_integer(s, ":activity", planned->activity_id);
    statement_bind_integer(s, ":session", session_id);
    statement_bind_integer(s, ":at", planned->at);
    statement_bind_integer(s, ":first", clock_day_start(day_of(year, 1, 1)));
    statement_bind_integer(s, ":end", clock_day_start(day_of(year + 1, 1, 1)));
    statement_reads_all(s);
    if (statement_step(s)) {
        place->scheduled = (int)statement_integer(s, 0);
        place->beside = (int)statement_integer(s, 1);
        place->by_hand = (int)statement_integer(s, 2);
        place->has_schedule = statement_integer(s, 3) != 0;
    }
    return statement_finish(s, err);
}

bool list_number_get(struct club *club, int64_t session_id, char number[LIST_NUMBER_SIZE],
                     struct error *err)
{
    int year;
    struct planned planned = {0};
    struct place place = {0};
    if (!read_planned(club, session_id, &planned, err))
        return false;
    day_split(clock_wall(planned.at).day, &year, NULL, NULL);
    if (!read_place(club, session_id, &planned, year, &place, err))
        return false;
    int ordinal = place.has_schedule ? place.scheduled : place.by_hand;
    int length =
        snprintf(number, LIST_NUMBER_SIZE, "%d/%s/%03d", year, planned.activity, ordinal);
    if (place.has_schedule && planned.is_by_hand)
        snprintf(number + length, (size_t)(LIST_NUMBER_SIZE - length), ".%d", place.beside);
    return true;
}

/* The newest sign-off's version then; 0: there was none. */
static bool find_version(struct club *club, int64_t session_id, int64_t before, int *version,
                         struct error *err)
{
    struct statement *s =
        statement_new(club->store, "SELECT ifnull(max(version), 0) FROM session_signoff"
                                   " WHERE session_id = :session AND signed_at < :before");
    statement_bind_integer(s, ":session", session_id);
    statement_bind_integer(s, ":before", before);
    *version = statement_step(s) ? (int)statement_integer(s, 0) : 0;
    return statement_finish(s, err);
}

static void add_change(struct list_state *state, const struct signoff_change *from)
{
    state->changes = memory_grow(state->changes, state->change_count, &state->change_capacity,
                                 sizeof *state->changes);
    struct list_change *change = &state->changes[state->change_count++];
    *change = (struct list_change){
        .noted_at = from->noted_at,
        .status = from->status[0] ? attendance_status_find(from->status) : ATTENDANCE_STATUS_COUNT,
    };
    memcpy(change->participant, from->participant, sizeof change->participant);
    memcpy(change->actor, from->actor, sizeof change->actor);
    memcpy(change->second, from->second, sizeof change->second);
}

static bool read_signing(struct club *club, const char *session, int version, int64_t before,
                         struct list_state *state, struct error *err)
{
    struct staff staff;
    bool found;
    struct signoff_report report;
    bool ok = signoff_verify(club, session, version, &report, err) &&
              staff_find(club, report.signoff.signed_by, &staff, &found, err);
    if (ok) {
        state->signoff = report.signoff;
        state->is_proved = report.holds;
        memcpy(state->signed_by, staff.name, sizeof state->signed_by);
    }
    for (size_t i = 0; ok && i < report.change_count; i++) {
        if (report.changes[i].noted_at < before)
            add_change(state, &report.changes[i]);
    }
    signoff_report_free(&report);
    return ok;
}

bool list_state_get(struct club *club, const char *session, int64_t session_id, int64_t before,
                    struct list_state *state, struct error *err)
{
    int version;
    *state = (struct list_state){0};
    return session_course_get_at(club, session_id, before, &state->course, err) &&
           find_version(club, session_id, before, &version, err) &&
           (!version || read_signing(club, session, version, before, state, err));
}

void list_state_free(struct list_state *state)
{
    free(state->changes);
    *state = (struct list_state){0};
}
