/* Roles: what somebody's work here lets them do. A member of staff holds one or several; each
 * row of the command table names those that may run it. Who acts is found by admin/actor. */
#ifndef OBECNI_CLUB_STAFF_ROLE_H
#define OBECNI_CLUB_STAFF_ROLE_H

#include "base/error.h"

#include <stddef.h>

/* As bits, in the canonical order of their words (Rozporządzenie KRI: rights as the tasks need). */
enum role_bit {
    ROLE_DOOR = 1,           /* lets people in: check-ins, lost cards, guests; numbers only */
    ROLE_LEADER = 2,         /* leads: the own sessions, and names on their rosters */
    ROLE_OFFICE = 4,         /* people, cards, enrolments, contracts, excuses, documents */
    ROLE_COORDINATOR = 8,    /* all of that, the schedule, corrections, months */
    ROLE_AUDITOR = 16,       /* reads, and sees numbers only */
    ROLE_ADMINISTRATOR = 32, /* settings, staff, backups; neither names nor content */
    ROLE_ALL = 63,
};

/* The roles that share rows of the command table. */
#define ROLES_NAMES    (ROLE_LEADER | ROLE_OFFICE | ROLE_COORDINATOR) /* may see names at all */
#define ROLES_DESK     (ROLE_DOOR | ROLE_OFFICE | ROLE_COORDINATOR) /* people at the counter */
#define ROLES_OFFICE   (ROLE_OFFICE | ROLE_COORDINATOR) /* what is kept about people */
#define ROLES_REGISTER (ROLE_LEADER | ROLE_OFFICE | ROLE_COORDINATOR) /* marks, prints, lists */
#define ROLES_LEADING  (ROLE_LEADER | ROLE_COORDINATOR) /* what a session's leader answers for */
#define ROLES_ROSTER   (ROLE_DOOR | ROLES_REGISTER) /* who is in */
#define ROLES_SESSIONS (ROLES_ROSTER | ROLE_AUDITOR) /* which sessions there are */
#define ROLES_FIGURES  (ROLE_OFFICE | ROLE_COORDINATOR | ROLE_AUDITOR) /* facts by number */
#define ROLES_READING  (ROLE_LEADER | ROLES_FIGURES) /* the same, leaders for their sessions */
#define ROLES_RECORDS  (ROLE_COORDINATOR | ROLE_AUDITOR | ROLE_ADMINISTRATOR) /* the ledger */
#define ROLES_CHECKING (ROLE_AUDITOR | ROLE_ADMINISTRATOR) /* is the database sound? */

/* Room for all the words as staff.role keeps them, separated by one space; and as they are
 * shown to people. */
enum { ROLES_SIZE = 64, ROLES_SHOWN_SIZE = 240 };

/* The words, separated by spaces: what may be typed. */
#define ROLE_WORDS "door leader office coordinator auditor administrator"

/* The bits of the words in `text`, which commas or spaces separate. ERROR_USAGE, with the
 * possible words, for an unknown one and for none at all. */
bool roles_read(const char *text, unsigned *roles, struct error *err);

/* The bits of words as they are stored: what is unknown counts for nothing. */
unsigned roles_stored(const char *words);

/* The words in canonical order, as they are stored and typed. */
void roles_write(unsigned roles, char words[ROLES_SIZE]);

/* In the user's language, "office, coordinator"; and for a sentence, "office or coordinator". */
void roles_show(unsigned roles, char words[ROLES_SHOWN_SIZE]);
void roles_say(unsigned roles, char words[ROLES_SHOWN_SIZE]);

#endif
