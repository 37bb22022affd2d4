/* Participants by number: the record that everything else hangs on, without a name. Who
 * the number is, is club/person's; what happens at the door, club/checkin's. */
#ifndef OBECNI_CLUB_PEOPLE_PARTICIPANT_H
#define OBECNI_CLUB_PEOPLE_PARTICIPANT_H

#include "base/day.h"
#include "club/club.h"
#include "club/dictionary.h"
#include "club/people/person.h"

#include <stddef.h>

struct participant {
    int64_t id;
    char number[NUMBER_SIZE];
    int64_t created_at;
    int left_on; /* the last day; DAY_NONE for who belongs to the club */
    char left_reason[DICTIONARY_CODE_SIZE]; /* dictionary leave_reason, "" while here */
    bool has_identity; /* a person is sealed for the number */
    bool is_guest;     /* a guest's number (club/guest), never counted as a participant */
    char merged_into[NUMBER_SIZE]; /* the number it leads to (club/participant_merge), or "" */
};

/* Adds a participant. `number` in its stored form takes over a paper register; NULL draws a
 * free one. `entry` NULL or empty: known by number only. Does not ask whether the case sign
 * is there already: participant_find_case does. ERROR_REFUSED when the number is taken, or
 * when there is an identity and the vault is locked. */
bool participant_add(struct club *club, const char *number, const struct person_entry *entry,
                     struct participant *participant, struct error *err);

/* The row alone, as part of another change and without an entry of its own. */
bool participant_insert(struct club *club, const char *number, struct participant *participant,
                        struct error *err);

/* Corrects or adds the identity: a new version, the old one stays sealed. ERROR_USAGE when
 * the entry names nothing or nothing differs. */
bool participant_change(struct club *club, const char *number, const struct person_entry *entry,
                        struct error *err);

/* By number in its stored form. Nobody is not an error for _find; _get refuses. */
bool participant_find(struct club *club, const char *number, struct participant *participant,
                      bool *found, struct error *err);
bool participant_get(struct club *club, const char *number, struct participant *participant,
                     struct error *err);

/* The number of another participant whose newest identity has this case sign, "" when there
 * is none. `except` is a number that does not count, or NULL. Needs the vault. */
bool participant_find_case(struct club *club, const char *case_sign, const char *except,
                           char number[NUMBER_SIZE], struct error *err);

/* What went with a participant who left. */
struct participant_leaving {
    char card[NUMBER_SIZE];  /* the card that was revoked, "" when none was in use */
    int enrolments_ended;    /* their last day is now the day of leaving */
    int enrolments_withdrawn; /* would have begun later */
    int bookings_released;   /* consultations that had not begun */
};

/* Ends the participation: the last day (not ahead of today) and a reason of the dictionary
 * leave_reason. Revokes the card in use, ends enrolments, releases booked consultations.
 * ERROR_REFUSED for who left already, or when an enrolment began after that day. */
bool participant_leave(struct club *club, const char *number, int left_on, const char *reason,
                       struct participant_leaving *leaving, struct error *err);

/* Back again: the number is in use as before. Card and enrolments are to be made anew. */
bool participant_return(struct club *club, const char *number, struct error *err);

/* ERROR_REFUSED when the number's identity was disposed of: it never becomes somebody's again. */
bool participant_check_kept(struct club *club, const struct participant *participant,
                            struct error *err);

/* ERROR_REFUSED, with the day, for who left. */
bool participant_check_here(const struct participant *participant, struct error *err);

/* Zero state is empty. */
struct participant_list {
    struct participant *items;
    size_t count, capacity;
};

struct participant_filter {
    bool with_left;         /* also those who left */
    bool only_without_card; /* those with no card in use */
    bool with_merged;       /* also numbers that lead to another one, guests' too */
    bool with_guests;       /* also guests' numbers, spares too */
};

/* By number. */
bool participant_list(struct club *club, const struct participant_filter *filter,
                      struct participant_list *list, struct error *err);
void participant_list_free(struct participant_list *list);

#endif
