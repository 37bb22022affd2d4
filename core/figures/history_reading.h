/* What the files that read a person's history share: who the person is, when enrolled where, and
 * which activities may matter. For nobody else. */
#ifndef OBECNI_FIGURES_HISTORY_READING_H
#define OBECNI_FIGURES_HISTORY_READING_H

#include "figures/person_history.h"

/* The person and the numbers merged into the person's. */
#define HISTORY_WHO                                                                                \
    "(SELECT :person UNION ALL SELECT id FROM participant WHERE merged_into_id = :person)"

struct history_span {
    int64_t activity_id;
    int from, until; /* DAY_NONE: open */
};

struct history_candidate {
    int64_t id;
    char code[CODE_SIZE];
    char kind[DICTIONARY_CODE_SIZE];
    char programme[CODE_SIZE];
    bool is_individual;
    bool is_own;       /* the person has to do with it; otherwise only its free hours count */
    bool has_promises; /* a schedule goes on behind the made sessions */
};

/* What one reading goes by. */
struct history_reading {
    struct club *club;
    const struct history_request *request;
    int64_t before; /* what was noted before it is known */
    int64_t now;    /* what ended by it is over */
    struct history_span *spans;
    size_t span_count, span_capacity;
    struct history_candidate *candidates;
    size_t candidate_count, candidate_capacity;
    struct person_history *history;
};

/* Fills the spans and then the candidates; the caller frees both. */
bool history_reading_fill(struct history_reading *reading, struct error *err);

bool history_reading_is_enrolled(const struct history_reading *reading, int64_t activity_id,
                                 int day);

#endif
