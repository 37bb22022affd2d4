/* Follow-up visits after interventions: planned for a day, then done, moved or dropped. Which
 * fell due and which were done are facts; nobody is judged by them. */
#ifndef OBECNI_CASEWORK_FOLLOWUP_H
#define OBECNI_CASEWORK_FOLLOWUP_H

#include "casework/case_fact.h"

/* Part of adding an intervention: the row alone. */
bool followup_insert(struct club *club, const struct case_fact *fact, int due_on,
                     struct error *err);

/* Plans a visit for that day; one that waits is moved there. ERROR_USAGE for a day before the
 * intervention, ERROR_REFUSED when one waits for the same day, and when either day lies in a
 * closed month: that a visit was due is a fact of its month. */
bool followup_plan(struct club *club, const char *intervention, int due_on, struct case_fact *fact,
                   struct error *err);

/* The visit that waits was done on that day, or need not be. ERROR_REFUSED when none waits, for
 * a day of a closed month (dropping: the day it was due); ERROR_USAGE for a day ahead or before
 * the intervention. */
bool followup_done(struct club *club, const char *intervention, int done_on, struct case_fact *fact,
                   struct error *err);
bool followup_drop(struct club *club, const char *intervention, struct case_fact *fact,
                   struct error *err);

/* The newest visit was noted as done by mistake: it waits again. ERROR_REFUSED when it was not
 * done, and when that day lies in a closed month. */
bool followup_reopen(struct club *club, const char *intervention, struct case_fact *fact,
                     struct error *err);

/* Every visit that was ever planned after an intervention, by the order of planning. */
enum followup_state { FOLLOWUP_WAITING, FOLLOWUP_DONE, FOLLOWUP_MOVED, FOLLOWUP_DROPPED };
/* "waiting", "done", "moved", "dropped". */
const char *followup_state_word(enum followup_state state);
struct followup_visit {
    int due_on;
    enum followup_state state;
    int done_on;           /* DAY_NONE when it was not */
    char actor[CODE_SIZE]; /* of the newest that was noted about it */
    int64_t noted_at;
};
struct followup_visits {
    struct followup_visit *items;
    size_t count, capacity;
};
/* The zero list is empty. */
bool followup_visits_list(struct club *club, int64_t fact_id, struct followup_visits *list,
                          struct error *err);
void followup_visits_free(struct followup_visits *list);

/* One visit that waits. */
struct followup {
    char intervention[CODE_SIZE];
    int happened_on;
    int64_t household_id;
    char household[HOUSEHOLD_CODE_SIZE];
    char kind[DICTIONARY_CODE_SIZE]; /* of the intervention */
    bool is_violence;
    int due_on;
    bool is_past; /* that day is over */
};
struct followups {
    struct followup *items;
    size_t count, capacity;
};
/* Those that wait, due by that day at the latest (DAY_NONE: all), of one household (as typed) or
 * all (NULL). By day. The zero list is empty. */
bool followup_list_due(struct club *club, int until, const char *household, struct followups *list,
                       struct error *err);
void followups_free(struct followups *list);

#endif
