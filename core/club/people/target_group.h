/* Target groups: for which of the law's reasons somebody is here (art. 1(2) of the act on social
 * employment: the dictionary target_group), and the office's own words beside them. To which of
 * them a person belongs is said by people, on the case side only, and is sealed: see
 * club/target_group_record. It is never taken from the activity somebody attends. */
#ifndef OBECNI_CLUB_PEOPLE_TARGET_GROUP_H
#define OBECNI_CLUB_PEOPLE_TARGET_GROUP_H

#include "club/club.h"
#include "club/dictionary.h"

#include <stddef.h>

enum { TARGET_GROUPS_SIZE = 241 }; /* codes, comma separated */

struct target_group {
    char code[DICTIONARY_CODE_SIZE];
    char polish[LABEL_SIZE];
    char english[LABEL_SIZE]; /* the same as polish for the office's own */
    bool is_own;
    bool is_in_use; /* false: it is given to nobody any more */
};

/* Adds one of the office's own. ERROR_REFUSED for a code that is taken. */
bool target_group_add(struct club *club, const char *code, const char *name, struct error *err);

/* It is given to nobody any more, or is again; who belongs to it stays so. ERROR_REFUSED for one
 * of the dictionary, and when it is so already. */
bool target_group_end(struct club *club, const char *code, struct error *err);
bool target_group_return(struct club *club, const char *code, struct error *err);

/* The dictionary's in its order, then the office's by code. Zero state is empty. */
struct target_group_list {
    struct target_group *items;
    size_t count, capacity;
};
bool target_group_list(struct club *club, struct target_group_list *list, struct error *err);
void target_group_list_free(struct target_group_list *list);

/* Codes as typed, with commas between, into the list's order, each once. `held` are codes that
 * the person has already, which may be out of use. ERROR_USAGE, with the possible codes, for one
 * that there is not. */
bool target_group_read(struct club *club, const char *typed, const char *held,
                       char groups[TARGET_GROUPS_SIZE], struct error *err);

#endif
