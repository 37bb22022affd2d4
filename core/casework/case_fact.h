/* What casework's facts have in common, whatever they are about: an intervention, a service,
 * a referral or an outcome of a day, of a household, a participant or both. Facts are added;
 * one that was noted wrongly is withdrawn with a reason, counts nowhere, and stays to be seen.
 * What each noun adds is its own file's. */
#ifndef OBECNI_CASEWORK_CASE_FACT_H
#define OBECNI_CASEWORK_CASE_FACT_H

#include "base/day.h"
#include "casework/household.h"
#include "casework/partner.h"
#include "club/club.h"
#include "club/dictionary.h"

#include <stddef.h>

#define DICTIONARY_WITHDRAWAL_REASON "withdrawal_reason"

enum case_noun { CASE_INTERVENTION, CASE_SERVICE, CASE_REFERRAL, CASE_OUTCOME };
/* "intervention", "service", "referral", "outcome". */
const char *case_noun_word(enum case_noun noun);

enum {
    CASE_PARTNERS_MOST = 10,
    CASE_PARTNERS_SIZE = CASE_PARTNERS_MOST * CODE_SIZE,
    CASE_TEXT_SIZE = 1001, /* up to 1000 bytes of UTF-8, one line */
};

struct case_fact {
    int64_t id;
    enum case_noun noun;
    char code[CODE_SIZE]; /* "I-2026-01-12", "…-2": a letter for the noun, the day, a number */
    int happened_on;
    int64_t household_id; /* 0 for none */
    char household[HOUSEHOLD_CODE_SIZE];
    int64_t person_id; /* of a merged number, the one that holds; 0 for none */
    char participant[NUMBER_SIZE];
    char kind[DICTIONARY_CODE_SIZE];   /* of the noun's dictionary; "in" or "out" */
    char partners[CASE_PARTNERS_SIZE]; /* codes with commas between */
    char actor[CODE_SIZE];
    int64_t noted_at;
    bool has_text;
    char withdrawn[DICTIONARY_CODE_SIZE]; /* the reason; "" while it stands */
    char withdrawn_by[CODE_SIZE];
    int64_t withdrawn_at;
    /* Of interventions: */
    bool is_violence;
    int visit_due_on;  /* of the newest visit that was not moved or dropped; DAY_NONE: none */
    int visit_done_on; /* DAY_NONE: it waits */
    /* Of services: */
    int64_t count, persons;
    /* Of outcomes: */
    char evidence[DICTIONARY_CODE_SIZE];
};

/* What is typed of a fact; NULL for none. */
struct case_entry {
    enum case_noun noun;
    int happened_on;
    const char *household;   /* a pseudonym as typed */
    const char *participant; /* a number in its stored form */
    const char *kind;
    const char *partners; /* codes with commas between */
    const char *text;     /* sealed */
    bool is_another;      /* take it also when the same is noted already */
};

/* Checks and adds the part that all nouns share, inside the caller's change, which the caller
 * ends with case_fact_note. `kind` and how many partners are the noun's to check before.
 * ERROR_USAGE for a day ahead, ERROR_REFUSED for a day of a closed month or after the household
 * was closed, an unknown household, participant or partner, a guest's number, the same fact noted
 * before, and for text while the vault is locked. */
bool case_fact_insert(struct club *club, const struct case_entry *entry, struct case_fact *fact,
                      struct error *err);

/* The ledger's entry about it, without kind and words: they may hint at somebody's health.
 * Takes over `body` (NULL: none). Reads the fact again. */
bool case_fact_note(struct club *club, const char *action, struct case_fact *fact, json_t *body,
                    struct error *err);

/* By code; one that was withdrawn too. ERROR_REFUSED when the noun has none of that code. */
bool case_fact_get(struct club *club, enum case_noun noun, const char *code, struct case_fact *fact,
                   struct error *err);
/* ERROR_REFUSED, with the day, when it was withdrawn. */
bool case_fact_check_stands(const struct case_fact *fact, struct error *err);

/* Says that it was noted wrongly. ERROR_REFUSED when it was withdrawn before, and when its day,
 * or that of a visit that followed, lies in a closed month. */
bool case_fact_withdraw(struct club *club, enum case_noun noun, const char *code,
                        const char *reason, struct case_fact *fact, struct error *err);

/* Opens the words: on the heap, to be given back with vault_wipe; NULL for none. */
bool case_fact_read_text(struct club *club, const struct case_fact *fact, char **text,
                         struct error *err);

/* What to list; NULL and DAY_NONE mean no limit. */
struct case_filter {
    enum case_noun noun;
    int from, until;
    const char *household;   /* as typed; checked */
    const char *participant; /* a number of a person, or one that was merged */
    const char *kind;
    const char *partner; /* checked */
    bool only_violence;
    bool with_withdrawn;
};
/* Zero state is empty. */
struct case_facts {
    struct case_fact *items;
    size_t count, capacity;
};
/* By day, then in the order in which they were noted. */
bool case_fact_list(struct club *club, const struct case_filter *filter, struct case_facts *list,
                    struct error *err);
/* All that stands of one household, or of one person, of every noun; by day. */
bool case_fact_list_of(struct club *club, int64_t household_id, int64_t person_id,
                       struct case_facts *list, struct error *err);
void case_facts_free(struct case_facts *list);

#endif
