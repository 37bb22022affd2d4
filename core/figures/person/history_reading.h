/* What the files that read a person's history share: sessions as they were known, read once for
 * many persons; and what is the person's own. For nobody else. */
#ifndef OBECNI_FIGURES_PERSON_HISTORY_READING_H
#define OBECNI_FIGURES_PERSON_HISTORY_READING_H

#include "figures/person/person_history.h"
#include "store/statement.h"

/* The person and the numbers merged into the person's, as it was known before :before. */
#define HISTORY_WHO                                                                                \
    "(SELECT :person UNION ALL SELECT id FROM participant WHERE merged_into_id = :person"          \
    "  AND NOT EXISTS (SELECT 1 FROM participant_merge g"                                          \
    "   WHERE g.participant_id = id AND g.merged_at >= :before))"

/* A session as it was known on the day, without anybody in it. */
struct history_slot {
    int64_t id;
    char code[SESSION_CODE_SIZE];
    int day;
    char cancel_reason[DICTIONARY_CODE_SIZE];
    bool is_booked, is_signed;
    struct attendance_terms terms;
};

struct history_activity {
    int64_t id;
    char code[CODE_SIZE];
    char kind[DICTIONARY_CODE_SIZE];
    char programme[CODE_SIZE];
    bool is_individual;
    bool has_promises;          /* a schedule goes on behind the made sessions */
    bool has_slots;             /* they were read */
    struct history_slot *slots; /* by start */
    size_t slot_count, slot_capacity;
};

/* Where a session belongs, of any day. One that was moved may have been within the cache's days. */
struct history_place {
    int64_t session_id, activity_id;
    bool may_be_within;
};

struct history_span {
    int64_t activity_id;
    int from, until; /* DAY_NONE: open */
};

struct history_event {
    int64_t id, session_id;
    struct attendance_noted noted;
};

struct history_booking {
    int64_t session_id, activity_id;
};

/* What is the person's own, as it was known. Zero state is empty. */
struct history_own {
    struct history_span *spans;
    size_t span_count, span_capacity;
    int64_t *known; /* activities with an event, of whichever day */
    size_t known_count, known_capacity;
    struct history_event *events; /* of the cache's days; by session, then as they were noted */
    struct attendance_noted *noted; /* the same of each event, side by side */
    size_t event_count, event_capacity;
    struct history_booking *bookings;
    size_t booking_count, booking_capacity;
};
/* One of the persons who are read together. */
struct history_member {
    int64_t person_id;
    struct history_own own;
};

struct history_cache {
    bool is_for_many; /* persons: every session's place is read at once, and what is theirs */
    bool has_places, has_members;
    struct history_member *members; /* by person id */
    size_t member_count;
    struct history_place *places; /* by session id */
    size_t place_count, place_capacity;
    int from, until, day;
    int64_t before; /* what was noted before it is known */
    bool is_read;   /* the activities were */
    struct history_activity *activities;
    size_t count, capacity;
};

/* Reads the activities, once; and the sessions of one of them, once. */
bool history_cache_read(struct club *club, struct history_cache *cache, struct error *err);
bool history_cache_read_slots(struct club *club, const struct history_cache *cache,
                              struct history_activity *activity, struct error *err);

/* The places of all sessions, or of those in which the person has events; and one of them, NULL
 * for a session that was made since. */
bool history_cache_read_places(struct club *club, struct history_cache *cache, int64_t person_id,
                               struct error *err);
const struct history_place *history_cache_find_place(const struct history_cache *cache,
                                                     int64_t session_id);

bool history_own_read(struct club *club, int64_t person_id, struct history_cache *cache,
                      struct history_own *own, struct error *err);
/* Adds a row of a statement: an enrolment's activity, first and last day; a booking's session and
 * activity; an event's id, session, and what it says, when its session may be one of the cache's
 * days: whether it is. Columns from `first` on. */
void history_own_add_span(struct history_own *own, struct statement *s, int first);
void history_own_add_booking(struct history_own *own, struct statement *s, int first);
bool history_own_add_event(struct history_own *own, const struct history_cache *cache,
                           struct statement *s, int first);
/* There is an event in the session: its activity is known; whether it may be one of the cache's
 * days. */
bool history_own_note_place(struct history_own *own, const struct history_cache *cache,
                            int64_t session_id);
/* To be called once all events are there. */
void history_own_sort(struct history_own *own);

/* history_crowd.c: the same of all members at once, by the first who is asked for; NULL for who
 * is no member, and for everybody when events were noted after what is to be known. */
bool history_crowd_find(struct club *club, struct history_cache *cache, int64_t person_id,
                        const struct history_own **own, struct error *err);
void history_own_free(struct history_own *own);

/* Whether the person was enrolled on the day; has anything to do with the activity; has booked
 * the session. */
bool history_own_is_enrolled(const struct history_own *own, int64_t activity_id, int day);
bool history_own_knows(const struct history_own *own, int64_t activity_id);
bool history_own_has_booked(const struct history_own *own, int64_t session_id);

/* What the events of the session say; whether there are any. */
bool history_own_gather(const struct history_own *own, int64_t session_id,
                        struct attendance_facts *facts);

#endif
