/* Programmes: under whose name and money activities take place, and how long an hour of it
 * is counted. Activities themselves are club/activity's. */
#ifndef OBECNI_CLUB_PROGRAMME_H
#define OBECNI_CLUB_PROGRAMME_H

#include "base/day.h"
#include "club/club.h"

#include <stddef.h>

struct programme {
    int64_t id;
    char code[CODE_SIZE];
    char title[LABEL_SIZE];
    int hour_minutes; /* 60 (clock hour) or 45 (teaching hour); for print only */
    char funder[LABEL_SIZE];
    int from_on;
    int until_on; /* the last day; DAY_NONE while open */
};

/* What is typed. In programme_change NULL, 0 and false mean: stays as it is. */
struct programme_entry {
    const char *code; /* programme_add only */
    const char *title;
    int hour_minutes;   /* 0 in programme_add: 60 */
    const char *funder; /* "" takes it away */
    int from_on;        /* programme_add only */
    bool has_until;
    int until_on; /* with has_until; DAY_NONE opens the end again */
};

/* ERROR_REFUSED when the code is taken, ERROR_USAGE for an end before the start. */
bool programme_add(struct club *club, const struct programme_entry *entry, struct error *err);
bool programme_change(struct club *club, const char *code, const struct programme_entry *entry,
                      struct error *err);

/* By code; _get refuses, with the codes that there are. */
bool programme_find(struct club *club, const char *code, struct programme *programme, bool *found,
                    struct error *err);
bool programme_get(struct club *club, const char *code, struct programme *programme,
                   struct error *err);

/* Zero state is empty. */
struct programme_list {
    struct programme *items;
    size_t count, capacity;
};

/* By code. */
bool programme_list(struct club *club, struct programme_list *list, struct error *err);
void programme_list_free(struct programme_list *list);

#endif
