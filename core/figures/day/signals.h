/* Signals for staff, never actions: facts that are worth a look or a conversation. Computed
 * from what is recorded whenever somebody asks; nothing follows from them by itself. A signal
 * that somebody has looked at leaves the desk (club/signal_note) and stays in the list.
 *
 *   absences   so many sessions of one activity missed in a row without an excuse, for whoever
 *              was expected (setting signal_absences). Excused, unknown and cancelled sessions
 *              neither count nor break the row; neither does a refused entry, which is shown
 *              beside. A presence ends it. Settled when the person came again, or has left
 *   cards      different cards held to one reader within seconds of each other (setting
 *              signal_card_seconds); a longer queue is one signal
 *   marked     a card was held to the reader by somebody whom staff marked absent
 *   headcount  the heads in the room differ from those marked present and those without a
 *              number together. Settled when the leader explained it
 *   unsigned   marks, and from the day after no sign-off
 *   unmarked   over, somebody was awaited, and nothing at all is recorded */
#ifndef OBECNI_FIGURES_DAY_SIGNALS_H
#define OBECNI_FIGURES_DAY_SIGNALS_H

#include "club/club.h"
#include "club/dictionary.h"
#include "club/presence/signal_note.h"

#include <stddef.h>

enum signal_kind {
    SIGNAL_ABSENCES,
    SIGNAL_CARDS,
    SIGNAL_MARKED,
    SIGNAL_HEADCOUNT,
    SIGNAL_UNSIGNED,
    SIGNAL_UNMARKED,
    SIGNAL_KINDS
};

/* What a signal rests on, one by one. */
enum signal_fact_kind { SIGNAL_FACT_ABSENT, SIGNAL_FACT_REFUSED, SIGNAL_FACT_CARD };
struct signal_fact {
    enum signal_fact_kind kind;
    int64_t at; /* the session's start, or when the card was held to the reader */
    int64_t session_id;     /* 0: none */
    int64_t participant_id; /* of a card */
};

enum signal_status {
    SIGNAL_OPEN,    /* for the desk */
    SIGNAL_SEEN,    /* somebody has looked at it */
    SIGNAL_SETTLED, /* what it said is over */
};

struct signal {
    enum signal_kind kind;
    char id[SIGNAL_ID_SIZE]; /* stays the same while the signal grows */
    enum signal_status status;
    int64_t arose_at;
    int64_t participant_id; /* 0: not about one person */
    char participant[NUMBER_SIZE];
    char activity[CODE_SIZE];
    char session[SESSION_CODE_SIZE]; /* "" when it is about several */
    int node;  /* SIGNAL_CARDS: the reader's */
    int count; /* absences in a row, cards, heads that differ; else 1 */
    int heads, marked; /* SIGNAL_HEADCOUNT: with a number in the room, marked present */
    char explanation[DICTIONARY_CODE_SIZE]; /* dictionary headcount_reason, "" for none */
    size_t fact_from, fact_count; /* in signals.facts */
    int64_t noted_at; /* 0: nobody has looked at it */
    char noted_by[CODE_SIZE];
};

struct signals {
    struct signal *items;
    size_t count, capacity;
    struct signal_fact *facts;
    size_t fact_count, fact_capacity;
};

struct signal_filter {
    /* Days in which something behind it took place. DAY_NONE: from 2020 on, where row ids begin,
     * and until today. */
    int from, until;
    int cards_from;          /* cards only from this day on; 0: as all */
    const char *kind;        /* word; NULL: all, as with the others */
    const char *activity, *programme, *participant;
    const char *leader;      /* staff code: only of sessions that this person leads */
    const char *status;      /* "open", "seen", "settled" */
};

/* By when they arose. The zero state is empty; the caller frees it. */
bool signals_list(struct club *club, const struct signal_filter *filter, struct signals *signals,
                  struct error *err);
void signals_free(struct signals *signals);

/* When the newest of its facts took place; when it arose, for one without facts of its own. */
int64_t signal_latest_at(const struct signals *signals, const struct signal *signal);

/* The signal of that id, among those from the day in the id on. ERROR_REFUSED when there is
 * none. Its facts are in `signals`, which the caller frees. */
bool signals_get(struct club *club, const char *id, const char *leader, struct signals *signals,
                 struct signal *signal, struct error *err);

/* "absences", "cards" …; "open", "seen", "settled". */
const char *signal_kind_word(enum signal_kind kind);
const char *signal_status_word(enum signal_status status);

#define SIGNAL_KIND_WORDS "absences cards marked headcount unsigned unmarked"
#define SIGNAL_STATUS_WORDS "open seen settled"

#endif
