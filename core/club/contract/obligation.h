/* Obligations: the lines of a contract's part II that concern the club. What was agreed, not
 * what came of it: figures are figures/obligation's. */
#ifndef OBECNI_CLUB_CONTRACT_OBLIGATION_H
#define OBECNI_CLUB_CONTRACT_OBLIGATION_H

#include "club/contract/contract.h"

enum obligation_kind {
    OBLIGATION_MIN_COUNT,   /* at least so many sessions in the window */
    OBLIGATION_ALL,         /* every session in the window */
    OBLIGATION_PER_MONTH,   /* at least so many in each calendar month of the window */
    OBLIGATION_PER_WEEK,    /* … in each week, Monday to Sunday */
    OBLIGATION_MIN_SHARE,   /* at least so many percent of the sessions in the window */
    OBLIGATION_MIN_MINUTES, /* at least so many credited minutes */
    OBLIGATION_SINGLE_ACT,  /* something done once, told by a noted fact */
    OBLIGATION_CONDUCT,     /* no arithmetic: the dated facts alone */
    OBLIGATION_KIND_COUNT
};

/* What an excused session means for the line (domain §2.3). */
enum obligation_excuse {
    OBLIGATION_EXCUSE_NEUTRAL,        /* drops out: neither asked for nor counted */
    OBLIGATION_EXCUSE_COUNTS,         /* as attended */
    OBLIGATION_EXCUSE_DOES_NOT_COUNT, /* as not attended */
    OBLIGATION_EXCUSE_COUNT
};

/* The stored words; and back, the COUNT when there is no such word. All words of a kind
 * separated by spaces: what may be typed. */
const char *obligation_kind_word(enum obligation_kind kind);
enum obligation_kind obligation_kind_find(const char *word);
const char *obligation_excuse_word(enum obligation_excuse rule);
enum obligation_excuse obligation_excuse_find(const char *word);
#define OBLIGATION_KINDS   "min_count all per_month per_week min_share min_minutes single_act conduct"
#define OBLIGATION_EXCUSES "neutral counts does_not_count"

/* Whether sessions are counted for it at all. */
bool obligation_counts_sessions(enum obligation_kind kind);

enum { OBLIGATION_CODES_SIZE = 401 };

struct obligation {
    int64_t id;
    int64_t contract_id;
    int line;    /* from 1, as people call it; never used again */
    int version; /* of the terms under which it was agreed */
    enum obligation_kind kind;
    int threshold;         /* sessions, percent or minutes; 0 where the kind has none */
    int from_on, until_on; /* the window; the contract's own days where none was agreed */
    bool has_window;       /* days of its own */
    enum obligation_excuse excuse;
    /* Codes with commas between, "" for no limit. Of one list any is enough, of several each
     * must agree. */
    char activities[OBLIGATION_CODES_SIZE];
    char kinds[OBLIGATION_CODES_SIZE]; /* dictionary activity_kind */
    char programmes[OBLIGATION_CODES_SIZE];
    int64_t text_id; /* the wording, club/contract_text */
    int64_t noted_at;
};

/* Whether the list of codes holds the code; an empty list holds every one. */
bool obligation_names(const char *codes, const char *code);

/* What is typed. */
struct obligation_entry {
    enum obligation_kind kind;
    int threshold;         /* 0: none given */
    int from_on, until_on; /* DAY_NONE: the contract's */
    enum obligation_excuse excuse;
    const char *activities, *kinds, *programmes; /* codes with commas between; NULL: no limit */
    const char *text;                            /* the wording, sealed; NULL for none */
};

/* Adds a line to the terms that hold, and gives it. ERROR_USAGE for a threshold that does not
 * fit the kind, a window that leaves the contract's time, an unknown kind of activity;
 * ERROR_REFUSED for unknown activities and programmes and for a contract that was ended. */
bool obligation_add(struct club *club, const char *sign, const struct obligation_entry *entry,
                    struct obligation *added, struct error *err);

/* The line no longer holds: agreed in the newest annex, or it was typed by mistake. It stays
 * visible as of earlier days. ERROR_REFUSED when it does not hold, or no annex came after it. */
bool obligation_release(struct club *club, const char *sign, int line, bool is_mistake,
                        struct error *err);

/* The lines that hold as of the contract's day. Zero state is empty. */
struct obligations {
    struct obligation *items;
    size_t count, capacity;
};
bool obligation_list(struct club *club, const struct contract *contract, struct obligations *list,
                     struct error *err);
void obligations_free(struct obligations *list);

/* The same of many contracts in two questions: `lists` has one for each, in their order, empty
 * at first. */
bool obligation_list_many(struct club *club, const struct contract *contracts, size_t count,
                          struct obligations *lists, struct error *err);

/* One line of the contract, as of its day. ERROR_REFUSED when it does not hold. */
bool obligation_get(struct club *club, const struct contract *contract, int line,
                    struct obligation *obligation, struct error *err);

/* How many lines were noted after the contract's day, and so are not in the list. */
bool obligation_count_later(struct club *club, const struct contract *contract, int *count,
                            struct error *err);

/* A single act that was done. `evidence` is of the dictionary contract_evidence. ERROR_USAGE
 * for a day ahead of today or before the window; ERROR_REFUSED for a line of another kind, and
 * for a fact of that day that is noted already. */
bool obligation_fact_add(struct club *club, const char *sign, int line, int done_on,
                         const char *evidence, struct error *err);
/* It was noted by mistake. ERROR_REFUSED when there is none of that day. */
bool obligation_fact_withdraw(struct club *club, const char *sign, int line, int done_on,
                              struct error *err);

struct obligation_fact {
    int64_t id;
    int done_on;
    char evidence[DICTIONARY_CODE_SIZE];
    char actor[CODE_SIZE];
    int64_t noted_at;
};
struct obligation_facts {
    struct obligation_fact *items;
    size_t count, capacity;
};
/* By day, of what was noted before `before`, without what was taken back by then. */
bool obligation_fact_list(struct club *club, int64_t obligation_id, int64_t before,
                          struct obligation_facts *list, struct error *err);
void obligation_facts_free(struct obligation_facts *list);

#endif
