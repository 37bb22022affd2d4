/* How long what is kept, and what has been kept long enough (domain §4.4). Years are counted
 * from 1 January of the year after the closing, as archives do: closed in 2020 and kept for
 * five years means that it may be disposed of from 1 January 2026 on. The reason of a refused
 * entry goes by months from its day. The periods are settings; disposing is disposal.h's.
 *
 * A person's turn comes when everything that leads from the number to the person may go: the
 * identity and presences (the longer of the two periods, from whatever came last: leaving, an
 * enrolment's end, a presence), contracts, casework, requests, issued documents that name them. Target groups go with the person
 * or later, by a longer period of their own: figures of the years before are made of them. While a person is restricted, or
 * a request of theirs waits for its answer, what is due is held back and listed as held. */
#ifndef OBECNI_RIGHTS_RETENTION_H
#define OBECNI_RIGHTS_RETENTION_H

#include "base/day.h"
#include "club/club.h"

#include <stddef.h>

enum retention_class {
    RETENTION_REFUSAL,   /* the reason of a refused entry */
    RETENTION_CONTRACT,  /* the words of a contract */
    RETENTION_CASEWORK,  /* the words of a fact of casework */
    RETENTION_HOUSEHOLD, /* what the office called a household */
    RETENTION_REQUEST,   /* the words of a request */
    RETENTION_INCIDENT,  /* the words of an incident */
    RETENTION_DOCUMENT,  /* what an issued document about people says, and what it was for */
    RETENTION_PERSON,    /* who the number is: identity, cards, words of corrections */
    RETENTION_GROUPS,    /* to which target groups the number belonged */
    RETENTION_CLASS_COUNT
};

/* A class and its setting. */
struct retention_rule {
    const char *word;     /* "refusal", "contract" … */
    const char *setting;
    const char *begins;   /* when the time begins, a msgid */
    const char *destroys; /* what is destroyed, a msgid */
};
const struct retention_rule *retention_rule(enum retention_class class);
/* RETENTION_CLASS_COUNT for no such word. */
enum retention_class retention_class_find(const char *word);

/* The first day on which what was closed on a day and is kept for so many years may go. */
int retention_after_years(int closed_on, int64_t years);

enum retention_held { RETENTION_FREE, RETENTION_RESTRICTED, RETENTION_ASKED };

struct retention_item {
    enum retention_class class;
    int64_t subject_id;             /* as disposal_item keeps it */
    char subject[SESSION_CODE_SIZE]; /* a session's, contract's … code; a person's number */
    char participant[NUMBER_SIZE];  /* of the person, "" where there is none */
    int closed_on;
    int dispose_after;              /* from this day on */
    enum retention_held held;       /* restricted, or a request waits */
};
/* Zero state is empty. */
struct retention_items {
    struct retention_item *items;
    size_t count, capacity;
};

/* What may be disposed of on `day` and was not yet, by class and subject; also what is held. */
bool retention_due(struct club *club, int day, struct retention_items *list, struct error *err);
void retention_items_free(struct retention_items *list);

#endif
