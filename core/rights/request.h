/* The register of requests (art. 15 to 21 RODO): who asked for what and when, until when the
 * answer is due, what was decided and when it was answered. Everything is added and nothing
 * changed; what the request says, and why it was decided so, is sealed.
 *
 * The last day is the same day of the month, so many months on (settings request_months and
 * request_extension_months); where that is a holiday the law would give a day more, which is
 * not used here. Deciding does nothing by itself: people erase, correct, restrict. */
#ifndef OBECNI_RIGHTS_REQUEST_H
#define OBECNI_RIGHTS_REQUEST_H

#include "base/day.h"
#include "club/club.h"
#include "club/dictionary.h"

#include <stddef.h>

#define DICTIONARY_REQUEST_TYPE "request_type"
#define DICTIONARY_REQUEST_BASIS "request_basis"
#define DICTIONARY_EXTENSION_REASON "extension_reason"

enum request_state {
    REQUEST_OPEN,    /* nobody has decided */
    REQUEST_DECIDED, /* the person does not know yet */
    REQUEST_ANSWERED,
    REQUEST_WITHDRAWN,
    REQUEST_STATE_COUNT
};
/* "open", "decided", "answered", "withdrawn"; and back, REQUEST_STATE_COUNT for no such word. */
const char *request_state_word(enum request_state state);
enum request_state request_state_find(const char *word);

struct request {
    int64_t id;
    char code[CODE_SIZE];            /* "W-2026-01-12", "…-2": the day it was noted, a number */
    int64_t person_id;               /* of a merged number, the one that holds; 0: no number */
    char participant[NUMBER_SIZE];   /* "" for somebody of whom no number is known */
    char type[DICTIONARY_CODE_SIZE]; /* dictionary request_type */
    int received_on;
    int due_on; /* extended or not */
    char extension[DICTIONARY_CODE_SIZE]; /* dictionary extension_reason; "": not extended */
    enum request_state state;
    char decision[DICTIONARY_CODE_SIZE]; /* "granted", "partly", "refused"; "" for none */
    char basis[DICTIONARY_CODE_SIZE];    /* dictionary request_basis; "" when granted */
    int decided_on, ended_on;            /* answered or withdrawn; DAY_NONE: not yet */
    int64_t text_id, decision_text_id;   /* rights/rights_text; 0 for none */
    char actor[CODE_SIZE];
};

/* Whether the last day has passed: without an answer as of `today`, or before the answer. */
bool request_is_overdue(const struct request *request, int today);

struct request_entry {
    const char *participant; /* number; NULL: none is known */
    const char *type;
    int received_on;
    const char *text; /* sealed; NULL for none */
};
/* ERROR_USAGE for an unknown type or a day ahead of today, ERROR_REFUSED for an unknown number
 * and for words while the vault is locked. */
bool request_add(struct club *club, const struct request_entry *entry, struct request *request,
                 struct error *err);

/* More time, once, before the first last day has passed (art. 12(3)): ERROR_REFUSED else. */
bool request_extend(struct club *club, const char *code, const char *reason,
                    struct request *request, struct error *err);

/* `decision` is "granted", "partly" or "refused"; the last two need a `basis`, the first takes
 * none. The newest decision holds until the answer; ERROR_REFUSED afterwards. */
struct request_decision {
    const char *decision;
    const char *basis; /* NULL for none */
    const char *text;  /* sealed; NULL for none */
};
bool request_decide(struct club *club, const char *code, const struct request_decision *decision,
                    struct request *request, struct error *err);

/* The person was told, or took the request back. ERROR_REFUSED for what is ended already, and
 * for an answer without a decision; ERROR_USAGE for a day ahead of today or before the receipt. */
bool request_answer(struct club *club, const char *code, int answered_on, struct request *request,
                    struct error *err);
bool request_withdraw(struct club *club, const char *code, int withdrawn_on,
                      struct request *request, struct error *err);

/* ERROR_REFUSED when there is none of that code. */
bool request_get(struct club *club, const char *code, struct request *request, struct error *err);

/* What to list; NULL and DAY_NONE mean no limit. Days are those of the receipt. */
struct request_filter {
    const char *participant, *type;
    int from, until;
    enum request_state state; /* REQUEST_STATE_COUNT: all */
    bool only_waiting;        /* open or decided */
    bool only_overdue;
};
/* Zero state is empty. */
struct requests {
    struct request *items;
    size_t count, capacity;
};
/* Those without an answer first, by their last day; then by receipt. */
bool request_list(struct club *club, const struct request_filter *filter, struct requests *list,
                  struct error *err);
void requests_free(struct requests *list);

#endif
