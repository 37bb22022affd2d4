/* A contract with what came of each of its lines, as of a day, down to the dates. */
#ifndef OBECNI_FIGURES_PERSON_CONTRACT_FIGURES_H
#define OBECNI_FIGURES_PERSON_CONTRACT_FIGURES_H

#include "figures/person/obligation.h"
#include "figures/person/person_history.h"

struct contract_line {
    struct obligation obligation; /* its window ends with the contract, where that was ended */
    struct obligation_count count;
    enum obligation_outcome outcome;
    size_t *sessions; /* indexes into the history: what the line reaches, within its window */
    size_t session_count;
    int unsigned_count;            /* of the held ones, lists that no leader has signed: a draft */
    int came_cancelled;            /* came to a cancelled session */
    int late_count;                /* of the attended ones */
    struct obligation_facts facts; /* of a single act, also those outside of the window */
};

/* Zero state is empty. */
struct contract_figures {
    struct contract contract;
    struct contract_line *lines; /* by line */
    size_t line_count;
    struct person_history history;
    int noted_later; /* lines that were noted after the day, and so are not here */
    /* The run of absences without an excuse up to the day, among the sessions that lines
     * reach; what was not held, excused, refused or left without a mark neither adds to it nor
     * breaks it. And when it began, DAY_NONE for none. */
    int absences_in_row;
    int absent_since;
};

/* ERROR_REFUSED and ERROR_USAGE as contract_get. */
bool contract_figures_get(struct club *club, const char *sign, int day,
                          struct contract_figures *figures, struct error *err);
/* As of an instant of a day: contract_get_at. */
bool contract_figures_get_at(struct club *club, const char *sign, int64_t at,
                             struct contract_figures *figures, struct error *err);
/* For a contract that was read already; `cache` of sessions for many of them, or NULL. */
bool contract_figures_of(struct club *club, const struct contract *contract,
                         struct history_cache *cache, struct contract_figures *figures,
                         struct error *err);
/* Where the lines were read with those of other contracts (obligation_list_many); `noted_later`
 * is not counted. */
bool contract_figures_from(struct club *club, const struct contract *contract,
                           const struct obligations *obligations, struct history_cache *cache,
                           struct contract_figures *figures, struct error *err);
void contract_figures_free(struct contract_figures *figures);

/* Counts again from signed lists alone: what is held without a signature becomes a session without
 * a mark, which keeps every outcome open; line->unsigned_count stays. For what leaves the house. */
void contract_figures_sign(struct contract_figures *figures);

/* One line counted as if it had these days alone, from the same history; `count` is freed by
 * obligation_count_free. */
void contract_figures_window(const struct contract_figures *figures,
                             const struct contract_line *line, int from, int until,
                             struct obligation_count *count);

/* What the schedule offers for the line in its whole window to whoever is enrolled, beginning
 * with nothing attended: OUTCOME_NOT_OFFERED says that nobody could reach the threshold. */
bool contract_figures_offer(struct club *club, const struct obligation *obligation,
                            struct obligation_figures *offer, struct error *err);

#endif
