/* Attendance as it follows from the events: one documented function derives it, everything
 * else stores, lists, corrects and rebuilds it.
 *
 * Derivation (attendance_apply, in the order in which events were noted):
 *   arrived        → present, or late when `at` is more than the frozen late minutes after
 *                    the start; the earliest arrival gives `in_at`
 *   came_cancelled → came_anyway; on a session that takes place after all it is "unknown"
 *   corrected      → the status that staff gave; it holds until staff correct it again
 * and, whatever the events say, not_applicable on a cancelled session: what was not held
 * cannot be missed. */
#ifndef OBECNI_CLUB_ATTENDANCE_H
#define OBECNI_CLUB_ATTENDANCE_H

#include "club/club.h"

enum presence_kind { PRESENCE_ARRIVED, PRESENCE_CAME_CANCELLED, PRESENCE_OPEN_ARRIVAL, PRESENCE_CORRECTED };

enum attendance_status {
    ATTENDANCE_UNKNOWN,
    ATTENDANCE_PRESENT,
    ATTENDANCE_LATE,
    ATTENDANCE_LEFT_EARLY,
    ATTENDANCE_ABSENT,
    ATTENDANCE_EXCUSED,
    ATTENDANCE_REFUSED_ENTRY,
    ATTENDANCE_NOT_APPLICABLE,
    ATTENDANCE_STATUS_COUNT
};

/* "present", "late" …; and back, ATTENDANCE_STATUS_COUNT when there is no such word. */
const char *attendance_status_word(enum attendance_status status);
enum attendance_status attendance_status_find(const char *word);

struct presence_event {
    enum presence_kind kind;
    int64_t session_id; /* 0 for an open arrival */
    int64_t participant_id;
    int64_t card_id;    /* 0 when no card was used */
    int64_t at;
    const char *source; /* stored word */
    enum attendance_status status; /* of a correction */
    const char *reason;            /* of a correction; else NULL */
};

/* What the derivation has to know of the session. */
struct attendance_terms {
    int64_t start_at;
    int late_minutes; /* frozen at the opening */
    bool is_open;
    bool is_cancelled;
};

struct attendance_row {
    enum attendance_status status;
    int64_t in_at;    /* 0: none */
    int late_minutes; /* whole minutes after the start, for ATTENDANCE_LATE */
    bool came_anyway;
    bool is_corrected; /* staff said what holds: later arrivals change nothing */
    char source[24];
};

/* One step of the derivation; pure. Begin with a zeroed row, end with attendance_settle. */
void attendance_apply(struct attendance_row *row, const struct presence_event *event,
                      const struct attendance_terms *terms);
void attendance_settle(struct attendance_row *row, const struct attendance_terms *terms);

/* Appends the event and brings the projection up to date, inside the caller's change. A
 * session that is not open is opened by an arrival or a correction. `*row` is what holds then
 * (zeroed for an open arrival). `*is_repeat` when the same arrival is stored already; then
 * nothing is changed. */
bool attendance_record(struct club *club, const struct presence_event *event,
                       struct attendance_row *row, bool *is_repeat, struct error *err);

/* Opens a session that is not open: freezes who is expected and the late minutes. */
bool attendance_open_session(struct club *club, int64_t session_id, struct error *err);

/* Derives every row of a session again, after it was cancelled or replanned. */
bool attendance_rederive_session(struct club *club, int64_t session_id, struct error *err);

/* A correction by staff: status present, late, absent or unknown, with a reason; `at` is the
 * arrival for present and late. Its own change and ledger entry. ERROR_REFUSED for unknown
 * session or participant, a cancelled session, or one that lies in the future. */
struct attendance_correction {
    const char *session;
    const char *participant;
    enum attendance_status status;
    int64_t at; /* 0: keep the recorded arrival, else the start */
    const char *reason;
};
bool attendance_correct(struct club *club, const struct attendance_correction *correction,
                        struct error *err);

/* Compares the stored projection with the events; with `repair` writes it anew. */
struct attendance_rebuild {
    int64_t rows;        /* derived from events */
    int64_t differences; /* stored otherwise, missing or too many */
};
bool attendance_rebuild(struct club *club, bool repair, struct attendance_rebuild *report,
                        struct error *err);

#endif
