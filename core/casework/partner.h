/* Institutions that the club works with: who refers people, who takes them over, who is there
 * at an intervention. Those of the dictionary partner are always there; the office adds its
 * own. Institutions are no secret, and no person is one. */
#ifndef OBECNI_CASEWORK_PARTNER_H
#define OBECNI_CASEWORK_PARTNER_H

#include "club/club.h"
#include "club/dictionary.h"

#include <stddef.h>

#define DICTIONARY_PARTNER "partner"

struct partner {
    char code[CODE_SIZE];
    char polish[LABEL_SIZE];
    char english[LABEL_SIZE]; /* the same as polish for the office's own */
    bool is_own;              /* added by the office */
    bool is_in_use;           /* false: the office does not work with it any more */
    int64_t uses;             /* facts that name it and stand; of lists alone */
};

/* Adds one: a code that neither the dictionary nor the office has, and its name.
 * ERROR_REFUSED for a code that is taken. */
bool partner_add(struct club *club, const char *code, const char *name, struct error *err);

/* The office does not work with its own partner any more, or does again; what was noted with it
 * stays. ERROR_REFUSED for one of the dictionary, and when it is so already. */
bool partner_end(struct club *club, const char *code, struct error *err);
bool partner_return(struct club *club, const char *code, struct error *err);

/* The partner of a code. ERROR_REFUSED, saying where they are listed, when there is none. */
bool partner_get(struct club *club, const char *code, struct partner *partner, struct error *err);
/* The same, and the office works with it. */
bool partner_check(struct club *club, const char *code, struct error *err);

/* Zero state is empty. */
struct partner_list {
    struct partner *items;
    size_t count, capacity;
};
/* The dictionary's in its order, then the office's by code. */
bool partner_list(struct club *club, struct partner_list *list, struct error *err);
void partner_list_free(struct partner_list *list);

#endif
