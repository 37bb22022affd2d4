/* What the filled and the blank attendance list of a session are made from, and the head that both
 * have. What a row says is presence_words', where things stand fill_attendance_list.c's and
 * fill_attendance_blank.c's. */
#ifndef OBECNI_DOCUMENT_LIST_READING_H
#define OBECNI_DOCUMENT_LIST_READING_H

#include "document/people.h"
#include "document/sheet.h"
#include "figures/day/session_leaders.h"
#include "figures/list/list_state.h"

struct list_reading {
    struct attendance_grid grid; /* of the one session */
    const struct grid_session *session;
    struct list_state state;
    struct session_leaders leaders;
    struct people people;
    char number[LIST_NUMBER_SIZE];
};

/* As it was known at as_of_at. ERROR_REFUSED when there is no session of that code, or was none
 * then. To be freed, also after a failure. */
bool list_reading_get(struct club *club, const char *session, bool with_names, int64_t as_of_at,
                      struct list_reading *reading, struct error *err);
void list_reading_free(struct list_reading *reading);

/* The sheet's head and the facts of the session. */
bool list_reading_head(struct club *club, const struct list_reading *reading, int64_t as_of_at,
                       struct sheet *sheet, struct error *err);

#endif
