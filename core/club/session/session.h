/* Sessions: finding one by its code, listing them, changing them by hand. Making them
 * from schedules is schedule_generate's, booking consultations is booking's.
 *
 * A session's code is the activity's and the day it was planned for: "G1-2026-01-12"; more
 * of one activity on one day get "-2", "-3" …. A move does not change the code.
 *
 * Its state follows from what is noted: cancelled; signed, while a sign-off of its list holds;
 * held, when its end (the real one where it was told) has passed and there is a mark; without a
 * mark, when the end has passed; open, from the first mark on (it has a row in
 * session_opening); planned. */
#ifndef OBECNI_CLUB_SESSION_SESSION_H
#define OBECNI_CLUB_SESSION_SESSION_H

#include "club/club.h"
#include "club/dictionary.h"

#include <stddef.h>

enum { SESSION_LEADERS_SIZE = 400 };

enum session_state {
    SESSION_STATE_PLANNED,
    SESSION_STATE_OPEN,
    SESSION_STATE_HELD,
    SESSION_STATE_NO_MARK, /* over, and nobody noted anything: not held as far as is known */
    SESSION_STATE_SIGNED,
    SESSION_STATE_CANCELLED,
};

struct session {
    int64_t id;
    char code[SESSION_CODE_SIZE];
    int64_t activity_id;
    char activity[CODE_SIZE];
    char activity_title[LABEL_SIZE];
    bool is_individual; /* a consultation, which one person books */
    bool is_scheduled;  /* made from a schedule, not added by hand */
    bool is_moved;
    int held_on; /* local day of start_at */
    int64_t start_at;
    int64_t end_at;
    char room[ROOM_SIZE];
    char cancel_reason[DICTIONARY_CODE_SIZE]; /* "" while it is planned */
    bool is_closed_by_day;                    /* cancelled because the day is closed, not by hand */
    int64_t opened_at;                        /* 0 while it is not open */
    char booked[NUMBER_SIZE];                 /* the participant who booked it, "" for nobody */
    char leaders[SESSION_LEADERS_SIZE];       /* who led or is to: codes between ", "; "" none */
    bool has_substitute;                      /* something was settled for this session alone */
    int64_t over_at;                          /* the real end where it was told, else end_at */
    int signed_version;                       /* of the newest sign-off; 0: none */
    enum session_state state;
};

/* The session of that code. ERROR_REFUSED when there is none, ERROR_USAGE when it cannot be
 * a session's code. */
bool session_get(struct club *club, const char *code, struct session *session, struct error *err);

/* Sessions from `from` to `until` (both included; DAY_NONE: no limit), of one activity or of
 * all (NULL), by start and then code. The zero list is empty; the caller frees it. */
struct session_filter {
    int from;
    int until;
    const char *activity;
    const char *leader; /* staff code: only what this person leads or has signed; NULL: all */
    const char *programme; /* code; NULL: all */
    const char *state;     /* a word of session_state_word; NULL: all */
};
/* "planned", "open", "held", "no_mark", "signed", "cancelled". */
const char *session_state_word(enum session_state state);
struct sessions {
    struct session *items;
    size_t count;
    size_t capacity;
};
bool session_list(struct club *club, const struct session_filter *filter, struct sessions *sessions,
                  struct error *err);
void sessions_free(struct sessions *sessions);

/* Adds the row of a planned session, inside a change, and gives its code. */
struct session_row {
    int64_t activity_id;
    const char *activity; /* its code */
    int64_t schedule_id;  /* 0: added by hand */
    int day;
    int64_t start_at;
    int64_t end_at;
    const char *room;
};
bool session_insert(struct club *club, const struct session_row *row, char code[SESSION_CODE_SIZE],
                    struct error *err);

/* When a session takes place: wall time of one day, minutes since midnight (end up to 1440). */
struct session_time {
    int day;
    int start_minutes;
    int end_minutes;
};

/* Adds one by hand and gives its code. Refused for an end before the start, a time that the
 * clocks skip or repeat that night, a day that is closed, or a group meeting itself. */
bool session_add(struct club *club, const char *activity, const struct session_time *time,
                 const char *room, char code[SESSION_CODE_SIZE], struct error *err);

/* Cancels it; `reason` is a code of the dictionary cancel_reason. Also when it is open: who
 * came keeps that they came, and nobody is absent. Refused when its list is signed. */
bool session_cancel(struct club *club, const char *code, const char *reason, struct error *err);

/* Takes a cancellation by hand back. Refused while the day is closed. */
bool session_restore(struct club *club, const char *code, struct error *err);

/* Moves it to another time. Refused when it is open or cancelled, and as session_add. */
bool session_move(struct club *club, const char *code, const struct session_time *time,
                  struct error *err);

bool session_set_room(struct club *club, const char *code, const char *room, struct error *err);

/* Names who leads this session instead of the activity's leaders, by staff codes; none: again
 * those. What was settled before is withdrawn (club/session_lead). Refused when the list is
 * signed or the month closed. */
bool session_set_leaders(struct club *club, const char *code, const char *const *staff,
                         size_t count, struct error *err);

#endif
