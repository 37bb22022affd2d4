/* Attendance as it follows from the events: one documented function derives it, everything
 * else stores, lists, corrects and rebuilds it.
 *
 * attendance_apply gathers what the events of one person in one session say; in which order
 * arrivals, leavings of a reader and decisions about excuses are noted beside the words of
 * staff makes no difference but these two: of several words of staff the last holds, and a
 * leaving counts unless a later word of staff takes it back. attendance_settle then gives:
 *
 *   not_applicable  the session is cancelled, whatever was noted: what was not held cannot
 *                   be missed; came_anyway says that the person came
 *   what staff said (marked, corrected, refused), when they said anything but "absent" or
 *                   "unknown": it holds, later arrivals change nothing. "left_early" keeps the
 *                   arrival and its lateness: the one that staff gave before (unless they said
 *                   something else since), else the card's; without one before the leaving,
 *                   the start
 *   excused         staff said "absent" or "unknown", or nobody came, and an excuse holds
 *   absent          staff said so; nothing else makes an absence
 *   late            arrived more than the frozen late minutes after the start (the planned
 *                   one, or the real one where that was later: nobody is late for what has
 *                   not begun)
 *   present         arrived before
 *   left_early      present or late, and left more than the frozen leave minutes before the
 *                   end (the planned one, or the real one where that was earlier). That
 *                   nobody noted a leaving never means that somebody left
 *   unknown         none of these: not an absence
 *
 * Of numbers that were merged the events are one person's, and a presence under one of them
 * holds: that somebody was marked absent or unknown spoke of the number, and says nothing when
 * the person came under another (a card forgotten, a guest's number taken). A correction speaks
 * of the person. An excuse of one number that is taken back leaves another's as it is.
 *
 * Minutes credited (domain §2.5, §7 row 5): for present, late and left_early, by the frozen
 * rule of the activity: `whole`, the session's real length where it is known, else the planned
 * one; `real`, from the arrival or the beginning, whichever is later, to the leaving or the
 * end, whichever is earlier. Whole minutes, never rounded up. Otherwise 0. */
#ifndef OBECNI_CLUB_PRESENCE_ATTENDANCE_H
#define OBECNI_CLUB_PRESENCE_ATTENDANCE_H

#include "club/club.h"

enum presence_kind {
    PRESENCE_ARRIVED,
    PRESENCE_CAME_CANCELLED,
    PRESENCE_OPEN_ARRIVAL,
    PRESENCE_LEFT,
    PRESENCE_MARKED,
    PRESENCE_REFUSED,
    PRESENCE_CORRECTED,
    PRESENCE_EXCUSE_GRANTED,
    PRESENCE_EXCUSE_WITHDRAWN,
    PRESENCE_PLACED,
};

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

/* Present, late or left early. */
bool attendance_is_presence(enum attendance_status status);

/* "arrived", "came_cancelled" …; and back. The word must be a stored one. */
const char *presence_kind_word(enum presence_kind kind);
enum presence_kind presence_kind_find(const char *word);

enum { PRESENCE_SOURCE_SIZE = 24, PRESENCE_LIST_SIZE = 41 };

struct attendance_terms;

struct presence_event {
    enum presence_kind kind;
    int64_t session_id; /* 0 for an open arrival and its placing */
    int64_t participant_id;
    int64_t card_id;    /* 0 when no card was used */
    int64_t at;         /* of a mark: the arrival; of "left_early": the leaving */
    const char *source; /* stored word */
    enum attendance_status status; /* of PRESENCE_MARKED, _CORRECTED; _REFUSED has its own */
    const char *reason;            /* words of a correction, code of a refusal or placing */
    int64_t about_id;              /* the excuse or the open arrival; 0 for none */
    const char *list_number;       /* the paper list it was read from; NULL for none */
    const struct attendance_terms *terms; /* the session's of now, from who has read them in this
                                             very change; NULL: they are read */
};

/* What the derivation has to know of the session. */
struct attendance_terms {
    int64_t start_at, end_at; /* planned */
    int64_t began_at, ended_at; /* real, as the leader told; 0 while unknown */
    int late_minutes, leave_minutes; /* frozen at the opening */
    bool credits_real;
    bool is_open;
    bool is_cancelled;
};

/* What the events of one person in one session say. Begin with a zeroed one. */
struct attendance_facts {
    int64_t arrived_at, came_at, left_at; /* 0: none */
    char arrived_source[PRESENCE_SOURCE_SIZE];
    char came_source[PRESENCE_SOURCE_SIZE];
    int64_t told_in_at; /* the arrival that staff gave, unless they took it back; 0: none */
    bool is_told_late;
    bool is_stated; /* staff said what holds */
    enum attendance_status stated;
    int64_t stated_at;
    char stated_source[PRESENCE_SOURCE_SIZE];
    bool is_excused;
    char excuse_source[PRESENCE_SOURCE_SIZE];
};

struct attendance_row {
    enum attendance_status status;
    int64_t in_at;    /* 0: none */
    int64_t out_at;   /* 0: none */
    int late_minutes; /* whole minutes after the start, for who came late */
    int credited_minutes;
    bool came_anyway;
    char source[PRESENCE_SOURCE_SIZE]; /* of what decided the status */
};

/* One event more, in the order in which they were noted; pure. */
void attendance_apply(struct attendance_facts *facts, const struct presence_event *event);
/* An event as far as the derivation looks at it. */
struct attendance_noted {
    int64_t participant_id, at;
    enum presence_kind kind;
    enum attendance_status status;
    char source[PRESENCE_SOURCE_SIZE];
};

/* All that was noted in one session of one person, maybe under several numbers; pure. */
void attendance_gather(struct attendance_facts *facts, const struct attendance_noted *noted,
                       size_t count);

/* What follows; pure. */
void attendance_settle(const struct attendance_facts *facts, const struct attendance_terms *terms,
                       struct attendance_row *row);

/* For ATTENDANCE_AS_OF functions: everything that is known now. */
#define ATTENDANCE_NOW INT64_MAX

/* The session's terms as they were known before the instant `before`: a course told or a
 * cancellation made later is not in them. An unknown session gives zeros. */
bool attendance_terms_get(struct club *club, int64_t session_id, int64_t before,
                          struct attendance_terms *terms, struct error *err);

/* What the events noted before `before` say of one person in one session; those of numbers
 * that were merged into the person's are the person's. *is_any: whether there are any. */
bool attendance_derive(struct club *club, int64_t session_id, int64_t participant_id,
                       int64_t before, const struct attendance_terms *terms,
                       struct attendance_row *row, bool *is_any, struct error *err);

/* Appends the event and brings the projection up to date, inside the caller's change. A
 * session that is not open is opened by it, but for who came to a cancelled one. `*row` is
 * what holds then (zeroed without a session). `*is_repeat` when the same arrival is stored
 * already; then nothing is changed. ERROR_REFUSED in a closed month; and when the session's
 * list is signed, for all but corrections, refusals and excuses that club.second agrees to. */
bool attendance_record(struct club *club, const struct presence_event *event,
                       struct attendance_row *row, bool *is_repeat, struct error *err);

/* Opens a session that is not open: freezes who is expected, the minutes and the credit. */
bool attendance_open_session(struct club *club, int64_t session_id, struct error *err);

/* Derives every row of a session again, after it was cancelled or replanned, or its course
 * was told. */
bool attendance_rederive_session(struct club *club, int64_t session_id, struct error *err);

/* A correction by staff: status present, late, left_early, absent or unknown, with a reason;
 * `at` is the arrival for present and late, the leaving for left_early. Absent and unknown are
 * noted for each number of the person that has a mark there. Its own change and ledger entry.
 * ERROR_REFUSED for unknown session or participant, a cancelled session, or one
 * that lies in the future. */
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
