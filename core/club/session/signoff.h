/* The sign-off: whoever led a session confirms its list, and from then on it is evidence. A hash
 * of the list (signoff_list.h) is kept, so that it can be proved for ever what was signed.
 * Afterwards a change is a correction that two persons agree to (signoff_guard); then the list
 * may be signed again, and the earlier sign-offs stay. */
#ifndef OBECNI_CLUB_SESSION_SIGNOFF_H
#define OBECNI_CLUB_SESSION_SIGNOFF_H

#include "club/presence/attendance.h"
#include "club/session/session_course.h"
#include "trust/digest.h"

#include <stddef.h>

struct signoff {
    int version; /* 0: there is none */
    int64_t id;  /* it covers the presence events up to this id */
    int course_version;
    unsigned char hash[DIGEST_SIZE];
    int expected, present, unknown;
    char signed_by[CODE_SIZE];
    char second[CODE_SIZE]; /* "" when a leader signed */
    int64_t signed_at;
};

/* The newest sign-off of a session. */
bool signoff_get(struct club *club, int64_t session_id, struct signoff *signoff,
                 struct error *err);

/* A mark that the leader gives while going through the list. */
struct signoff_mark {
    char participant[NUMBER_SIZE];
    enum attendance_status status; /* present, late, absent or unknown */
    int64_t at;                    /* of late; 0: as recorded */
};

struct signoff_entry {
    const char *session;
    struct session_course_entry course; /* heads in the room have to be told here or before */
    const struct signoff_mark *marks;
    size_t mark_count;
    bool rest_absent; /* whoever is expected without a mark or an excuse was absent */
};

/* Signs: one change. Excuses that were granted are applied first, then the marks.
 * ERROR_REFUSED, saying what to do: before the end, when cancelled, signed already and unchanged,
 * in a closed month; for who did not lead it (but for a coordinator to whom club.second agrees);
 * with people of whom nothing is known; without heads counted, and with heads that are not the
 * marked present and the uncounted together, unless explained. */
bool signoff_sign(struct club *club, const struct signoff_entry *entry, struct signoff *signoff,
                  struct error *err);

/* The numbers that a signature now would miss, once granted excuses are applied: as
 * attendance_mark_missing, and nothing is changed. */
bool signoff_missing(struct club *club, const struct session *session, char **numbers,
                     size_t *count, struct error *err);

/* The checks alone that do not depend on the list: whether it may be signed now, and whether the
 * actor may: whoever led it, or a coordinator, when they cannot, with club.second. */
bool signoff_check(struct club *club, const struct session *session, int64_t over_at,
                   struct error *err);
bool signoff_check_actor(struct club *club, const struct session *session, struct error *err);

/* What happened to a signed list afterwards. */
struct signoff_change {
    int64_t noted_at;
    char kind[24];        /* "corrected", "refused" …, or "course" for a newer course */
    char participant[NUMBER_SIZE]; /* "" for "course" */
    char status[24];      /* of a correction, else "" */
    char actor[CODE_SIZE], second[CODE_SIZE];
    char reason[241];     /* words of a correction, code of a refusal; "" for none */
};
struct signoff_report {
    struct signoff signoff; /* that was looked at */
    bool holds;             /* the list made again has the same hash */
    bool is_changed;        /* something was noted since that makes another list */
    struct signoff_change *changes;
    size_t change_count, capacity;
};

/* Makes the list of the sign-off `version` (0: the newest) again from the events and compares.
 * ERROR_REFUSED when the session, or that version, is not there. To be freed. */
bool signoff_verify(struct club *club, const char *session, int version,
                    struct signoff_report *report, struct error *err);
void signoff_report_free(struct signoff_report *report);

#endif
