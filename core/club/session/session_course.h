/* What became of a session, as its leader tells it: real hours, topic, heads in the room, who
 * really led. Each telling is a new version, and the earlier ones stay. Whether the heads fit
 * the marks is asked at the sign-off. */
#ifndef OBECNI_CLUB_SESSION_SESSION_COURSE_H
#define OBECNI_CLUB_SESSION_SESSION_COURSE_H

#include "club/club.h"
#include "club/dictionary.h"
#include "club/session/session.h"

#include <stddef.h>

enum { SESSION_COURSE_UNSET = -1, SESSION_COURSE_HEADS_MOST = 1000 };

struct session_course {
    int version;                            /* 0: nothing was told */
    int64_t began_at, ended_at;             /* 0: not told, the plan holds */
    char topic[DICTIONARY_CODE_SIZE];       /* dictionary topic, "" for none */
    int headcount;                          /* SESSION_COURSE_UNSET: not counted */
    int uncounted;                          /* of these, without a number */
    char explanation[DICTIONARY_CODE_SIZE]; /* dictionary headcount_reason, "" for none */
    char actor[CODE_SIZE];
    int64_t noted_at;
};

/* The newest version. */
bool session_course_get(struct club *club, int64_t session_id, struct session_course *course,
                        struct error *err);

/* The newest that was noted before an instant. */
bool session_course_get_at(struct club *club, int64_t session_id, int64_t before,
                           struct session_course *course, struct error *err);

/* What is told; what is not named stays as it was told before. */
struct session_course_entry {
    int64_t began_at, ended_at; /* 0: as before; of one alone the other is the planned one */
    const char *topic;          /* NULL: as before; "" takes it away; so explanation */
    bool has_headcount, has_uncounted;
    int headcount, uncounted;
    const char *explanation;
    const char *const *led_by; /* staff codes */
    size_t led_count;          /* 0: as before */
};

/* Rows of the list that came out otherwise by it. */
struct session_course_effect {
    int statuses; /* another status, or other minutes of lateness */
    int credits;  /* other minutes credited */
};

/* Its own change. ERROR_USAGE when nothing is named, hours are not in order, on another day or
 * more than four hours from the plan, heads are out of range, or a word is unknown. ERROR_REFUSED
 * when nothing differs, the session is cancelled or has not begun, an hour is ahead of now,
 * the month is closed, and when the list is signed and no second person agrees. */
bool session_course_tell(struct club *club, const char *session,
                         const struct session_course_entry *entry,
                         struct session_course_effect *effect, struct error *err);

/* The same inside a change, without an entry of its own and without minding when nothing
 * differs. With `names_leaders`, who led stands in the version for good: told, or else whoever
 * was to lead. `*course` is what holds then. */
bool session_course_put(struct club *club, const struct session *session,
                        const struct session_course_entry *entry, bool names_leaders,
                        struct session_course *course, struct error *err);

#endif
