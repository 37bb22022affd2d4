/* Households (in casework's own words: środowiska) under a pseudonym drawn by chance, like
 * R-7QK4M24. What the office calls one, and so who it is, is a label sealed in the vault;
 * everything else about it is known by the pseudonym alone. A household is counted once in a
 * period, and never instead of the interventions in it. */
#ifndef OBECNI_CASEWORK_HOUSEHOLD_H
#define OBECNI_CASEWORK_HOUSEHOLD_H

#include "base/day.h"
#include "club/club.h"

#include <stddef.h>

enum { HOUSEHOLD_CODE_SIZE = 10 }; /* "R-", six characters, a check character */

struct household {
    int64_t id;
    char code[HOUSEHOLD_CODE_SIZE];
    char label[LABEL_SIZE]; /* "" until household_read_label; to be wiped */
    int64_t noted_at;
    int closed_on; /* DAY_NONE while the work goes on */
    /* What stands of it: */
    int64_t interventions, violence;
    int visits_waiting;
    int last_on; /* day of the newest fact; DAY_NONE for none */
};

/* Reads a pseudonym as people type it: either case, with or without "R-". False when it is
 * none. */
bool household_code_read(const char *typed, char code[HOUSEHOLD_CODE_SIZE]);

/* Adds one. `code` in its stored form takes over a register; NULL draws one. ERROR_REFUSED
 * while the vault is locked, and for a label that another household has. */
bool household_add(struct club *club, const char *code, const char *label,
                   struct household *household, struct error *err);

/* Another label: a new version, the old one stays sealed. Refused as above. */
bool household_relabel(struct club *club, const char *code, const char *label, struct error *err);

/* The work is over since that day: not ahead, not before the newest fact; ERROR_REFUSED while
 * a visit waits. Nothing can be noted for later days until it is reopened. */
bool household_close(struct club *club, const char *code, int closed_on, struct error *err);
bool household_reopen(struct club *club, const char *code, struct error *err);

/* As typed, without the label. ERROR_USAGE for what is no pseudonym, ERROR_REFUSED for one
 * that nobody has. */
bool household_get(struct club *club, const char *code, struct household *household,
                   struct error *err);

/* Opens the newest label. "" after a disposal. ERROR_REFUSED while locked. */
bool household_read_label(struct club *club, struct household *household, struct error *err);

/* Zero state is empty. */
struct households {
    struct household *items;
    size_t count, capacity;
};
struct household_filter {
    bool with_closed;
    int from, until; /* with a fact on these days; DAY_NONE at both: all */
};
/* By pseudonym, without labels. */
bool household_list(struct club *club, const struct household_filter *filter,
                    struct households *list, struct error *err);
/* Wipes the labels and frees. */
void households_free(struct households *list);

#endif
