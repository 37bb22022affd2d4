/* The sessions that concern one person within some days, each with a class, as of a day: what
 * was known at its end. From the events, never from the projection, so that the same comes out
 * again later. Presences of numbers that were merged into the person's are the person's.
 *
 * Of a session that is over, and not cancelled, the person was expected when on the list that
 * was frozen at its opening, or, if it was never opened, when enrolled on its day or booked.
 * Whoever was not expected counts where a presence or a refusal was noted (a guest's); an
 * absence there is none, whatever a mark says. Sessions ahead are those the person is enrolled
 * for or has booked, and those that schedules promise beyond the days that sessions are made
 * for. */
#ifndef OBECNI_FIGURES_PERSON_PERSON_HISTORY_H
#define OBECNI_FIGURES_PERSON_PERSON_HISTORY_H

#include "club/presence/attendance.h"
#include "figures/person/obligation.h"

struct history_session {
    char code[SESSION_CODE_SIZE]; /* "" while only the schedule promises it */
    char activity[CODE_SIZE];
    char kind[DICTIONARY_CODE_SIZE];
    char programme[CODE_SIZE];
    int64_t start_at;
    int day;
    enum session_class class;
    enum attendance_status status;
    int late_minutes, credited_minutes, planned_minutes;
    bool came_cancelled; /* came to a session that was cancelled: readiness, shown as such */
    bool is_guest;       /* noted though not expected */
    bool is_signed;      /* the leader signed its list by then */
    char cancel_reason[DICTIONARY_CODE_SIZE];
};

/* Sessions that are read once for many persons, from `from` to `until`, as of a day. Freed by
 * history_cache_free, which accepts NULL. */
struct history_cache;
struct history_cache *history_cache_new(int from, int until, int day);
/* The same as of an instant. */
struct history_cache *history_cache_new_at(int from, int until, int64_t at);
/* For these persons, who are so many that reading what is theirs together, and every session of
 * the club, costs less than asking for each. Others can be asked for as well. */
void history_cache_share(struct history_cache *cache, const int64_t *person_ids, size_t count);
void history_cache_free(struct history_cache *cache);

struct history_request {
    int64_t person_id; /* 0: nobody, only what is offered: every session counts as ahead */
    int from, until;   /* days of sessions, both included */
    int day;           /* as of its end, or as of now when it is today */
    int64_t before;    /* an instant of that day: what was noted before it is known; 0: its end */
    /* Which activities may matter, or all of them (NULL, 0). Free consultations are listed only
     * for activities that an obligation names. */
    const struct obligation *obligations;
    size_t obligation_count;
    struct history_cache *cache; /* NULL: read alone. One that does not cover it is not used */
};

/* Zero state is empty. */
struct person_history {
    struct history_session *items; /* by start and code */
    size_t count, capacity;
};
bool person_history_get(struct club *club, const struct history_request *request,
                        struct person_history *history, struct error *err);
void person_history_free(struct person_history *history);

/* An hour that nobody has booked: counted where a line asks for it by name, never a date of the
 * person's. */
bool person_history_is_free(const struct history_session *session);

/* Whether a session of that activity counts for the obligation, as far as its filter goes. */
bool person_history_reaches(const struct obligation *obligation, const char *activity,
                            const char *kind, const char *programme);

#endif
