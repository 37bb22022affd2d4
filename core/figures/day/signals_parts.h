/* What the files of signals share. For nobody else. */
#ifndef OBECNI_FIGURES_DAY_SIGNALS_PARTS_H
#define OBECNI_FIGURES_DAY_SIGNALS_PARTS_H

#include "club/day_column.h"
#include "club/session/session_lead.h"
#include "figures/day/signals.h"
#include "store/statement.h"

/* What is asked, ready to be bound. */
struct signals_asked {
    const struct signal_filter *filter;
    struct day_text from, until;
    int64_t from_at, until_at; /* the first instant, and the first one after */
    int64_t absences, card_seconds; /* the settings */
    bool skips_settled; /* what is over is not asked for: it need not be looked into */
};

/* The window and the filters, about rows `s` of session and `a` of activity. */
#define SIGNALS_SESSIONS                                                                           \
    "s.held_on >= :from AND s.held_on <= :until AND s.state = 'planned'"                           \
    " AND (:activity IS NULL OR a.code = :activity)"                                               \
    " AND (:programme IS NULL OR a.programme_id = (SELECT id FROM programme WHERE code = :programme))" \
    " AND " SESSION_LED_BY

/* Binds what SIGNALS_SESSIONS names. */
void signals_bind(struct statement *statement, const struct signals_asked *asked);

/* Whether signals of that kind are asked for. */
bool signals_wants(const struct signals_asked *asked, enum signal_kind kind);

/* A new one at the end, with its kind; facts added after it are its own. The pointer holds until
 * the next one is added. */
struct signal *signals_add(struct signals *signals, enum signal_kind kind);
void signals_add_fact(struct signals *signals, const struct signal_fact *fact);

/* Who is marked absent where, in the window. Zero state is empty. */
struct signals_absent {
    int64_t session_id, participant_id;
};
struct signals_absents {
    struct signals_absent *items; /* sorted once all are there */
    size_t count, capacity;
};
int signals_absent_compare(const void *a, const void *b);

/* Each adds its kinds. The cards are held against who is marked absent. */
bool signals_from_sessions(struct club *club, const struct signals_asked *asked,
                           struct signals *signals, struct signals_absents *absents,
                           struct error *err);
bool signals_from_cards(struct club *club, const struct signals_asked *asked,
                        struct signals *signals, const struct signals_absents *absents,
                        struct error *err);

#endif
