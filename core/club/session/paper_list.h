/* Blank attendance lists on paper, by the number that stands on each: printed ahead for days
 * without the kiosk, typed back later (club/paper_import). A session may have several. */
#ifndef OBECNI_CLUB_SESSION_PAPER_LIST_H
#define OBECNI_CLUB_SESSION_PAPER_LIST_H

#include "club/club.h"

struct paper_list {
    char number[NUMBER_SIZE]; /* like a participant's, and never the same as one */
    char session[SESSION_CODE_SIZE];
    int64_t session_id;
    int64_t printed_at;
    char actor[CODE_SIZE]; /* who printed it */
};

/* Registers a new blank list of the session and draws its number: part of the change that
 * prints it, without an entry of its own. */
bool paper_list_add(struct club *club, int64_t session_id, char number[NUMBER_SIZE],
                    struct error *err);

/* The list of that number. ERROR_REFUSED when none was printed. */
bool paper_list_get(struct club *club, const char *number, struct paper_list *list,
                    struct error *err);

#endif
