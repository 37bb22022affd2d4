/* The people of a grid in the order in which paper shows them: by name in Polish order where names
 * may stand on it, else by number; who is known by number only comes last. */
#ifndef OBECNI_DOCUMENT_PEOPLE_H
#define OBECNI_DOCUMENT_PEOPLE_H

#include "club/people/person.h"
#include "document/sheet.h"
#include "figures/list/attendance_grid.h"

struct people {
    const struct attendance_grid *grid; /* borrowed */
    char (*names)[NAME_SIZE];           /* "Nowak Anna" by the grid's index, NULL: numbers */
    size_t *order;                      /* the grid's indexes as they are to be shown */
};

/* To be freed, also after a failure; freeing wipes the names. */
bool people_get(struct club *club, const struct attendance_grid *grid, bool with_names,
                struct people *people, struct error *err);
void people_free(struct people *people);

/* The cell of the person with that index in the grid: the name, else the number. With `detail` a
 * name has the number below it. */
void people_cell(const struct people *people, size_t person, bool detail, struct sheet *sheet);

#endif
