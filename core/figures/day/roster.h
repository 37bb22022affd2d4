/* Who is expected in a session and who has come: the rows behind `obecni roster`, the live
 * list and the printed attendance list. Computed in SQL, numbers only; names are joined by
 * the caller when the vault is open. */
#ifndef OBECNI_FIGURES_DAY_ROSTER_H
#define OBECNI_FIGURES_DAY_ROSTER_H

#include "club/session/signoff.h"

enum roster_status {
    ROSTER_UNKNOWN,        /* expected, no mark: not an absence */
    ROSTER_PRESENT,
    ROSTER_LATE,
    ROSTER_LEFT_EARLY,
    ROSTER_ABSENT,
    ROSTER_EXCUSED,
    ROSTER_REFUSED_ENTRY,
    ROSTER_NOT_APPLICABLE, /* the session is cancelled */
};

enum { ROSTER_LEADERS_SIZE = 1024 };

struct roster_row {
    int64_t participant_id;
    char participant[NUMBER_SIZE];
    bool is_expected; /* on the frozen list (before the opening: enrolled on that day) */
    bool came_anyway; /* came to a cancelled session */
    enum roster_status status;
    int64_t in_at;    /* 0 when not recorded */
    int64_t out_at;   /* 0 when no leaving is recorded */
    int credited_minutes;
    int late_minutes; /* whole minutes after the start, for ROSTER_LATE */
    char source[24];  /* "card", "manual_code", "staff_manual", "paper_import", "correction", "" */
};

struct roster {
    int64_t session_id;
    char session[SESSION_CODE_SIZE];
    char activity[CODE_SIZE];
    char activity_title[LABEL_SIZE];
    char programme_title[LABEL_SIZE]; /* "" when the activity belongs to none */
    char room[ROOM_SIZE];
    char leaders[ROSTER_LEADERS_SIZE]; /* names of who led or is to, comma separated; an ellipsis
                                          where cut; with their office where not planned */
    char absent_leaders[ROSTER_LEADERS_SIZE]; /* names of who was planned and did not; "" nobody */
    int64_t start_at, end_at;
    int64_t opened_at;         /* when the expected list was frozen; 0 when not yet */
    bool is_cancelled;
    char cancel_reason[CODE_SIZE]; /* dictionary code, "" when not cancelled */
    struct session_course course; /* as told; version 0: nothing was */
    struct signoff signoff;    /* the newest; version 0: the list is not signed */
    char signed_by[LABEL_SIZE]; /* the name, "" while it is not signed */
    bool is_proved;            /* the list made again has the hash that was signed */
    int change_count;          /* what two persons changed since it was signed */
    int hour_minutes;          /* 45 or 60: the length of the programme's hour */
    int expected_count;        /* rows that are expected */
    int present_count;         /* present, late or left early, guests included */
    int late_count;
    int guest_count;           /* present though not expected */
    int unknown_count;         /* expected without a mark */
    struct roster_row *rows;   /* by participant number; owned by the roster */
    size_t row_count;
};

/* The roster of one session. ERROR_REFUSED when there is no session of that code. */
bool roster_get(struct club *club, const char *session, struct roster *roster, struct error *err);

/* The code of today's running or else next session; "" when nothing is left today or
 * ahead. Of several running at once, the one that began last. */
bool roster_find_current(struct club *club, char session[SESSION_CODE_SIZE], struct error *err);

/* The same among the sessions that this member of staff leads; NULL: among all. */
bool roster_find_current_led(struct club *club, const char *leader,
                             char session[SESSION_CODE_SIZE], struct error *err);

/* The one that whoever leads (NULL: anybody) is most likely here for: that runs; else that takes
 * cards already; else the last of today that is over and whose list is not signed; else the next
 * one. "" for none. */
bool roster_find_to_lead(struct club *club, const char *leader, char session[SESSION_CODE_SIZE],
                         struct error *err);

void roster_free(struct roster *roster);

/* "present", "late", "unknown", … : the stored and exported word. */
const char *roster_status_word(enum roster_status status);

#endif
