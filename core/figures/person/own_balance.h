/* What a person may see of the own month on the public glass, on request: numbers without a name,
 * a topic, an absence or a verdict, and when the next session is. Counted without the vault. What
 * nobody has marked or signed is nothing here. */
#ifndef OBECNI_FIGURES_PERSON_OWN_BALANCE_H
#define OBECNI_FIGURES_PERSON_OWN_BALANCE_H

#include "club/club.h"

struct own_balance {
    int attended; /* sessions of this calendar month */
    /* "3 of 4": what one running contract asks of this month; only where its lines count different
     * sessions, so that no presence stands twice. */
    bool has_month;
    int month_counted, month_asked;
    /* The same of lines whose time is longer than the month, as a whole. */
    bool has_whole;
    int whole_counted, whole_asked;
    int64_t next_at; /* 0: none is known in the next weeks */
};

/* Of the number, or of the one it leads to. ERROR_REFUSED for a number that nobody has. */
bool own_balance_get(struct club *club, const char *number, struct own_balance *balance,
                     struct error *err);

#endif
