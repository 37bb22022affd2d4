/* A session's list as text, made from what was noted up to one moment: what a sign-off's hash
 * is over. The same facts give the same bytes for ever; nobody is named.
 *
 * Lines end with one LF, fields have one space between, and what is not known is "-":
 *
 *     OBECNI-LIST-1
 *     session G1-2026-01-12
 *     planned 1768228200 1768237200        start and end, UTC seconds
 *     real 1768228200 1768237200           as told; "real - -"
 *     topic relapse                        dictionary topic
 *     heads 9 1 forgotten_mark             in the room, of these without a number, explanation
 *     led AP JW                            staff codes, sorted by their bytes
 *     row 59RB7MK expected present 1768227600 - 0 150 card
 *
 * and so one row for each number that was expected or has a mark, sorted by number: number,
 * expected or guest, status, arrival, leaving, minutes late, minutes credited, source. The
 * status is derived (attendance.h) from the events of that number with ids up to `event_id`,
 * the course's version given, and the terms that were frozen when the session was opened. A
 * number that was merged into another keeps its own row, so that a merge changes no list.
 * Reasons are not in it: they are about people. */
#ifndef OBECNI_CLUB_SESSION_SIGNOFF_LIST_H
#define OBECNI_CLUB_SESSION_SIGNOFF_LIST_H

#include "base/memory.h"
#include "club/club.h"
#include "trust/digest.h"

struct signoff_list {
    struct buffer text;
    unsigned char hash[DIGEST_SIZE]; /* BLAKE2b-256 of it */
    int expected, present, unknown;  /* unknown: of those expected; present: persons */
    int64_t *person_ids;             /* of those present */
    size_t capacity;
};

/* Writes the list. To be freed with signoff_list_free, also after a failure. */
bool signoff_list_write(struct club *club, int64_t session_id, int64_t event_id,
                        int course_version, struct signoff_list *list, struct error *err);
void signoff_list_free(struct signoff_list *list);

#endif
