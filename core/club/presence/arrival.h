/* Arrivals without a session: somebody came, and no session could be told. Each stays open
 * until staff say what it was: a presence in a session, or something else with a reason. The
 * resolution is an event of its own (`placed`, about the arrival); the arrival stays as it was. */
#ifndef OBECNI_CLUB_PRESENCE_ARRIVAL_H
#define OBECNI_CLUB_PRESENCE_ARRIVAL_H

#include "club/club.h"
#include "club/dictionary.h"
#include "club/presence/checkin.h"

#include <stddef.h>

#define DICTIONARY_ARRIVAL_REASON "arrival_reason"

struct arrival {
    int64_t id; /* of the event */
    int64_t participant_id;
    char number[NUMBER_SIZE]; /* of the person: of a merged number, the one that holds */
    int64_t at;
    char source[24];
};

/* Zero state is empty. */
struct arrival_list {
    struct arrival *items;
    size_t count, capacity;
};

/* The open ones, by time; with a `number`, only this person's (NULL: all). Open is an arrival
 * without a `placed` event, unless a later entry for the same person in a session that it could
 * have been for shows what it was. */
bool arrival_list_open(struct club *club, const char *number, struct arrival_list *list,
                       struct error *err);
void arrival_list_free(struct arrival_list *list);

/* The open arrival of the person, at that minute (0: the only one). ERROR_REFUSED when there is
 * none, or, naming their times, when there are several. */
bool arrival_get(struct club *club, const char *number, int64_t at, struct arrival *arrival,
                 struct error *err);

/* Records the presence at the arrival's time in the session, and with it what was open of this
 * person for that session. ERROR_REFUSED when the session was not then, or staff took the
 * presence back. The answer is as checkin_place gives it. */
bool arrival_place(struct club *club, const struct arrival *arrival, const char *session,
                   struct checkin_result *result, struct error *err);

/* It was something else: `reason` is of the dictionary arrival_reason. */
bool arrival_dismiss(struct club *club, const struct arrival *arrival, const char *reason,
                     struct error *err);

#endif
