/* Staff: who works in the club, in which role, from when to when. Their names are office, not
 * secret: they stand on every attendance list. What they lead is club/activity's. */
#ifndef OBECNI_CLUB_STAFF_STAFF_H
#define OBECNI_CLUB_STAFF_STAFF_H

#include "base/day.h"
#include "club/club.h"
#include "club/staff/role.h"

#include <stddef.h>

enum { STAFF_USER_SIZE = 65 };

struct staff {
    int64_t id;
    char code[CODE_SIZE];
    char name[LABEL_SIZE];
    char title[LABEL_SIZE]; /* "certyfikowana specjalistka …"; "" for none */
    char role[ROLES_SIZE]; /* one or several words, as roles_write stores them */
    char system_user[STAFF_USER_SIZE]; /* login on this machine; "" for none */
    int from_on;
    int until_on; /* the last day; DAY_NONE while open */
};

/* What is typed. In staff_change NULL (and false) means: stays as it is. */
struct staff_entry {
    const char *code; /* staff_add only */
    const char *name;
    const char *title;       /* "" takes it away */
    const char *role;        /* one or several of ROLE_WORDS; NULL in staff_add: leader */
    const char *system_user; /* "" takes it away */
    int from_on;             /* staff_add only */
    bool has_until;
    int until_on; /* with has_until; DAY_NONE opens the end again */
};

/* Adds somebody. ERROR_REFUSED when the code or the system user is taken. */
bool staff_add(struct club *club, const struct staff_entry *entry, struct error *err);

/* Changes what the entry names. A new last day also ends what the person was to lead later.
 * ERROR_USAGE when the entry names nothing. */
bool staff_change(struct club *club, const char *code, const struct staff_entry *entry,
                  struct error *err);

/* Sets the last day of somebody who goes. */
bool staff_end(struct club *club, const char *code, int until_on, struct error *err);

/* By code; by login. Nobody is not an error: `*found` says so. */
bool staff_find(struct club *club, const char *code, struct staff *staff, bool *found,
                struct error *err);
bool staff_find_system_user(struct club *club, const char *system_user, struct staff *staff, bool *found,
                     struct error *err);

/* By code; ERROR_REFUSED, with the codes that there are, when there is nobody. */
bool staff_get(struct club *club, const char *code, struct staff *staff, struct error *err);

/* Whether the person works in the club on that day. */
bool staff_is_valid(const struct staff *staff, int day);

/* Like staff_get, and refused when the person does not work here on that day: whoever is to
 * lead must pass it. */
bool staff_get_valid(struct club *club, const char *code, int day, struct staff *staff,
                     struct error *err);

/* Zero state is empty. */
struct staff_list {
    struct staff *items;
    size_t count, capacity;
};

/* Everybody by code; with a `day`, only those valid on it (DAY_NONE: all). */
bool staff_list(struct club *club, int day, struct staff_list *list, struct error *err);
void staff_list_free(struct staff_list *list);

#endif
