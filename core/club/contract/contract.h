/* Contracts (kontrakt socjalny): the office's sign, with whom, of what kind, from when to
 * when, who is responsible; annexes and extensions; evaluations; an ending. What was agreed
 * line by line is club/obligation's, what came of it is figures/obligation's.
 *
 * Everything is added and nothing changed. A contract is always looked at as of a day: the
 * terms are those concluded by then, and what was noted later is not known. A day before the
 * contract was noted at all shows what was noted on that first day. */
#ifndef OBECNI_CLUB_CONTRACT_CONTRACT_H
#define OBECNI_CLUB_CONTRACT_CONTRACT_H

#include "base/day.h"
#include "club/club.h"
#include "club/dictionary.h"

#include <stddef.h>

enum contract_terms_kind { CONTRACT_CONCLUDED, CONTRACT_ANNEX, CONTRACT_EXTENSION };

/* "contract", "annex", "extension". */
const char *contract_terms_word(enum contract_terms_kind kind);

/* One version of what holds: as concluded, or by an annex or extension. */
struct contract_terms {
    int version; /* from 1 */
    enum contract_terms_kind kind;
    int concluded_on, from_on, until_on;
    int64_t text_id; /* club/contract_text; 0 for none */
    int64_t noted_at;
};

/* Facts about time, never a judgement. */
enum contract_state {
    CONTRACT_AHEAD, /* concluded, not begun */
    CONTRACT_RUNNING,
    CONTRACT_OVER,  /* its last day has passed */
    CONTRACT_ENDED, /* people ended it earlier */
};
const char *contract_state_word(enum contract_state state);

struct contract {
    int64_t id;
    char sign[CODE_SIZE];
    int64_t person_id;               /* whose it is; of a merged number, the one that holds */
    char participant[NUMBER_SIZE];   /* of the person */
    bool has_died;                   /* the person, as is known now: nobody is to be reminded */
    char kind[DICTIONARY_CODE_SIZE]; /* dictionary contract_kind */
    char social_worker[LABEL_SIZE];
    char district[LABEL_SIZE];
    int64_t noted_at;
    struct contract_terms terms;           /* that hold on the day */
    int ended_on;                          /* DAY_NONE: not ended by people */
    char end_reason[DICTIONARY_CODE_SIZE]; /* dictionary contract_end_reason */
    int day;                               /* as of which it was read */
    int64_t before;                        /* what was noted before this instant is known */
    int64_t facts_before; /* the same of presences: the day's end, or as it was asked for */
    enum contract_state state;             /* on the day */
};

/* The contract as of a day. ERROR_REFUSED when there is none of that sign, the day lies before
 * it was concluded, or ahead of today. */
bool contract_get(struct club *club, const char *sign, int day, struct contract *contract,
                  struct error *err);

/* The same as of an instant of a day: what was noted after it is not known. */
bool contract_get_at(struct club *club, const char *sign, int64_t at, struct contract *contract,
                     struct error *err);

/* ERROR_REFUSED when people ended it: nothing can be agreed any more. */
bool contract_check_not_ended(const struct contract *contract, struct error *err);

/* The last day on which something can be owed: the end of the terms, or the day it ended. */
int contract_last_day(const struct contract *contract);

struct contract_entry {
    const char *sign;        /* text_is_code; must name nobody */
    const char *participant; /* number in its stored form */
    const char *kind;
    int concluded_on, from_on, until_on;
    const char *social_worker, *district; /* plain office data, no names of participants */
    const char *text;                     /* remarks, sealed; NULL for none */
};

/* ERROR_REFUSED for a taken sign, an unknown participant, or remarks while the vault is locked;
 * ERROR_USAGE for an unknown kind, an end before the start, a conclusion ahead of today. */
bool contract_add(struct club *club, const struct contract_entry *entry, struct error *err);

/* Another social worker or district; NULL: stays. */
bool contract_change(struct club *club, const char *sign, const char *social_worker,
                     const char *district, struct error *err);

/* An annex or an extension: new terms, which hold from the day they were concluded on. The
 * obligations that stand are carried on. DAY_NONE: stays. ERROR_REFUSED when the contract was
 * ended, or terms concluded later are there already; ERROR_USAGE for an end that fits not. */
struct contract_annex {
    enum contract_terms_kind kind; /* CONTRACT_ANNEX, CONTRACT_EXTENSION */
    int concluded_on, from_on, until_on;
    const char *text; /* sealed; NULL for none */
};
bool contract_add_terms(struct club *club, const char *sign, const struct contract_annex *annex,
                        int *version, struct error *err);

/* People end the contract before its time, or take that back. `reason` is of the dictionary
 * contract_end_reason. */
bool contract_end(struct club *club, const char *sign, int ended_on, const char *reason,
                  struct error *err);
bool contract_reopen(struct club *club, const char *sign, struct error *err);

/* What people wrote about how it went. */
struct contract_evaluation {
    int64_t id;
    int evaluated_on;
    char author[LABEL_SIZE];
    int64_t text_id;
    int64_t noted_at;
};
/* ERROR_USAGE for a day ahead of today or before the contract was concluded. */
bool contract_evaluate(struct club *club, const char *sign, int evaluated_on, const char *author,
                       const char *text, struct error *err);

/* Zero state is empty. */
struct contract_evaluations {
    struct contract_evaluation *items;
    size_t count, capacity;
};
/* By day, as known on the contract's day. */
bool contract_evaluation_list(struct club *club, const struct contract *contract,
                              struct contract_evaluations *list, struct error *err);
void contract_evaluations_free(struct contract_evaluations *list);

/* The day of the last one of those; DAY_NONE for none. Of one contract, and of each of many. */
bool contract_evaluation_last(struct club *club, const struct contract *contract, int *day,
                              struct error *err);
bool contract_evaluation_last_many(struct club *club, const struct contract *contracts,
                                   size_t count, int *days, struct error *err);

/* Zero state is empty. */
struct contract_terms_list {
    struct contract_terms *items;
    size_t count, capacity;
};
/* All versions known on the contract's day, by version. */
bool contract_terms_list(struct club *club, const struct contract *contract,
                         struct contract_terms_list *list, struct error *err);
void contract_terms_list_free(struct contract_terms_list *list);

struct contract_filter {
    const char *participant; /* number; NULL: all. So with the others */
    const char *kind;
    const char *social_worker, *district; /* part of it, letters folded */
    const char *activity;                 /* an obligation reaches this activity */
    const char *programme;                /* an obligation reaches this programme */
    const char *state;                    /* contract_state_word */
    int day;                              /* as of which they are read, not ahead of today */
    int64_t at; /* an instant of that day: what was noted after it is not known; 0: its end */
    int from, until; /* terms that hold at some time in between; DAY_NONE: no limit */
};

/* Zero state is empty. */
struct contract_list {
    struct contract *items;
    size_t count, capacity;
};
/* By sign, in the order of numbers within it (KIS/9 before KIS/12). */
bool contract_list(struct club *club, const struct contract_filter *filter,
                   struct contract_list *list, struct error *err);
void contract_list_free(struct contract_list *list);

#endif
