/* Excuses. A claim says that somebody gave a reason for having missed a session, or the
 * sessions of some days: which kind of document was shown and on which day, never the document
 * and never an illness. A claim changes nothing: giving a reason is not being excused. A
 * decision does: granted, refused, reopened (taken back, so that it waits again); decisions are
 * added, the newest holds, and who decided stands beside each.
 *
 * What a decision means for a session is a presence event, so that attendance derives
 * “excused” from events like everything else. It is written with the decision for the sessions
 * that are over and were opened, and at the sign-off (excuse_apply_session) for the others.
 * Which sessions an excuse reaches is excuse_reach's. */
#ifndef OBECNI_CLUB_PRESENCE_EXCUSE_H
#define OBECNI_CLUB_PRESENCE_EXCUSE_H

#include "base/day.h"
#include "club/club.h"
#include "club/dictionary.h"

#include <stddef.h>

#define DICTIONARY_EXCUSE_DOCUMENT "excuse_document"
#define DICTIONARY_EXCUSE_BASIS "excuse_basis"

enum excuse_state {
    EXCUSE_CLAIMED,  /* nobody has decided */
    EXCUSE_REOPENED, /* the decision was taken back; it waits again */
    EXCUSE_GRANTED,
    EXCUSE_REFUSED,
    EXCUSE_STATE_COUNT
};
/* "claimed", "reopened", "granted", "refused"; and back, EXCUSE_STATE_COUNT for no such word. */
const char *excuse_state_word(enum excuse_state state);
enum excuse_state excuse_state_find(const char *word);

struct excuse {
    int64_t id;
    char code[CODE_SIZE];          /* "U-2026-01-14", "…-2": the day of the claim, a number */
    int64_t person_id;             /* of a merged number, the one that holds */
    char participant[NUMBER_SIZE]; /* of the person */
    int64_t session_id;            /* 0: of days */
    char session[SESSION_CODE_SIZE];
    int64_t activity_id; /* of days: only sessions of this activity; 0: all */
    char activity[CODE_SIZE];
    int from_on, until_on;
    char document[DICTIONARY_CODE_SIZE]; /* dictionary excuse_document */
    int seen_on;
    int due_on;   /* last day to bring it; DAY_NONE: nothing had been missed yet */
    bool is_late; /* it was seen after that day */
    char claimed_by[CODE_SIZE];
    int64_t claimed_at;
    enum excuse_state state;
    char decided_by[CODE_SIZE]; /* of the newest decision; "" for none */
    int64_t decided_at;
};

/* ERROR_REFUSED when there is none of that code. */
bool excuse_get(struct club *club, const char *code, struct excuse *excuse, struct error *err);

/* A claim: of a session, or of days. The deadline counts from the first session missed by now
 * to the day on which the document was seen.
 * ERROR_USAGE for days in the wrong order, more than a year of them, or an unknown document.
 * ERROR_REFUSED for a session that is cancelled or not over yet, a person who was not expected
 * there, a document seen ahead of today, and days that another claim holds already. */
struct excuse_claim {
    const char *participant;
    const char *session;  /* NULL: of days */
    int from_on, until_on;
    const char *activity; /* of days; NULL: all */
    const char *document;
    int seen_on;
};
bool excuse_add(struct club *club, const struct excuse_claim *claim, struct excuse *excuse,
                struct error *err);

/* Decisions. `basis` (dictionary excuse_basis) is NULL for granting. `*count`: sessions that
 * were changed by it. ERROR_REFUSED for what is decided already (or not decided, for reopening),
 * a late claim without `despite_deadline`, days that another granted excuse holds, a session of
 * a closed month, and a signed list without a second person (club.second). */
struct excuse_decision {
    const char *excuse;
    enum excuse_state decision; /* granted, refused or reopened */
    const char *basis;
    bool despite_deadline;
};
bool excuse_decide(struct club *club, const struct excuse_decision *decision, int *count,
                   struct error *err);

/* At the sign-off of a session and before its month is closed, inside the caller's change:
 * absences that were announced and granted are noted for whoever was expected and is not marked
 * as having been there. */
bool excuse_apply_session(struct club *club, int64_t session_id, struct error *err);

/* What to list; NULL and DAY_NONE mean no limit. Days are those of the missed sessions. */
struct excuse_filter {
    const char *participant, *activity, *programme, *document;
    const char *leader; /* staff code: reaching a session that this person leads */
    int from, until;
    enum excuse_state state; /* EXCUSE_STATE_COUNT: all */
    int decided_from; /* of what does not wait only what reaches this day; DAY_NONE: all */
};
struct excuses {
    struct excuse *items;
    size_t count, capacity;
};
/* Those that wait first, then by first day and code. The zero list is empty. */
bool excuse_list(struct club *club, const struct excuse_filter *filter, struct excuses *list,
                 struct error *err);
void excuses_free(struct excuses *list);

/* The decisions of one excuse, in order. */
struct excuse_decided {
    enum excuse_state decision;
    char basis[DICTIONARY_CODE_SIZE]; /* "" for granting */
    bool despite_deadline;
    char actor[CODE_SIZE];
    char second[CODE_SIZE]; /* "" for nobody */
    int64_t noted_at;
};
struct excuse_decisions {
    struct excuse_decided *items;
    size_t count, capacity;
};
bool excuse_decisions_list(struct club *club, int64_t excuse_id, struct excuse_decisions *list,
                           struct error *err);
void excuse_decisions_free(struct excuse_decisions *list);

#endif
