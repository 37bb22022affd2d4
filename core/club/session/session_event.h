/* Sessions as other calendars know them: each has a name of its own that never changes, the moment
 * it was planned for, and a count of its changes. Files are exchange/calendar_file's. */
#ifndef OBECNI_CLUB_SESSION_SESSION_EVENT_H
#define OBECNI_CLUB_SESSION_SESSION_EVENT_H

#include "club/session/session.h"

enum { SESSION_UID_SIZE = 256 };

struct session_event {
    char uid[SESSION_UID_SIZE];
    int64_t occurrence_at; /* when it was planned, UTC seconds */
    int64_t start_at, end_at;
    char room[ROOM_SIZE];
    char title[LABEL_SIZE]; /* the activity's; "" where it came from a file */
    bool is_cancelled;
    int sequence; /* grows with each change (RFC 5545, 3.8.7.4) */
};

/* Zero state is empty. */
struct session_events {
    struct session_event *items;
    size_t count, capacity;
};
void session_events_free(struct session_events *events);

/* Sessions that the filter takes, in that room (NULL: in any), by start. */
bool session_event_list(struct club *club, const struct session_filter *filter, const char *room,
                        struct session_events *events, struct error *err);

/* What came of a reading. */
struct session_imported {
    int added, moved, cancelled, unchanged;
};

/* Takes events of another calendar over as sessions of an activity, in one change. Those that were
 * taken before, or went out from here, are moved or cancelled where they differ; `reason` is a code
 * of the dictionary cancel_reason. ERROR_REFUSED, naming the event's day, for the first that
 * session_add, _move or _cancel refuses, and for one that does not end on the day it begins;
 * nothing is changed then. */
bool session_event_import(struct club *club, const char *activity,
                          const struct session_events *events, const char *reason,
                          struct session_imported *imported, struct error *err);

#endif
