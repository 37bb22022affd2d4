/* Guests: numbers with a card for who comes once, or comes along with somebody; no personal
 * data, never enrolled, never counted as participants (domain §7 rows 7 and 33). A spare is
 * printed ahead and nobody's until it is taken; the door does not know it until then. Who is
 * to stay becomes a participant, and participant_merge lets the number lead to them. */
#ifndef OBECNI_CLUB_PEOPLE_GUEST_H
#define OBECNI_CLUB_PEOPLE_GUEST_H

#include "base/day.h"
#include "club/club.h"
#include "club/dictionary.h"
#include "club/people/card.h"

#include <stddef.h>

#define DICTIONARY_GUEST_KIND "guest_kind"

struct guest {
    int64_t id; /* the participant's */
    char number[NUMBER_SIZE];
    char kind[DICTIONARY_CODE_SIZE]; /* dictionary guest_kind; "" for a spare */
    int64_t made_at;
    int64_t taken_at;              /* since when it is somebody's; 0 for a spare */
    char card[NUMBER_SIZE];        /* in use, "" for none */
    char merged_into[NUMBER_SIZE]; /* the number it leads to; "" while it stands alone */
    int presences;                 /* sessions with this number present, late or left early */
    int64_t last_in_at;            /* of the newest of them; 0 for none */
};

/* Makes a number with a card and lets it be taken at once; `kind` is of the dictionary
 * guest_kind. The caller prints the card and wipes it. */
bool guest_add(struct club *club, const char *kind, struct card_issued *issued, struct error *err);

/* Makes `count` spares with their cards. */
enum { GUEST_SPARES_MOST = 100 };
bool guest_print(struct club *club, int count, struct card_issued *cards, struct error *err);

/* Lets a spare be taken: named by its own number, its card's number, or the payload that a
 * reader gives. ERROR_REFUSED for who is no guest, for a spare whose card is revoked, and for
 * one that is taken already. */
bool guest_take(struct club *club, const char *who, const char *kind, struct guest *guest,
                struct error *err);

/* By the participant's number, as it was given. */
bool guest_find(struct club *club, const char *number, struct guest *guest, bool *found,
                struct error *err);

/* ERROR_REFUSED, saying what to do, for the number of a guest: who is enrolled or booked is a
 * participant. */
bool guest_check_participant(struct club *club, int64_t participant_id, struct error *err);

struct guest_filter {
    const char *kind;  /* NULL: all */
    bool only_spares;  /* those that nobody has taken, and nothing else */
    bool with_merged;  /* also those that lead to a person by now */
    int from, until;   /* taken on these days; DAY_NONE: no limit */
};

/* Zero state is empty. */
struct guest_list {
    struct guest *items;
    size_t count, capacity;
};

/* By the time they were taken, spares by number. */
bool guest_list(struct club *club, const struct guest_filter *filter, struct guest_list *list,
                struct error *err);
void guest_list_free(struct guest_list *list);

/* The groups' sessions that take check-ins now, at most GUEST_SESSIONS of them by start. */
enum { GUEST_SESSIONS = 8 };
struct guest_sessions {
    int64_t ids[GUEST_SESSIONS];
    char codes[GUEST_SESSIONS][SESSION_CODE_SIZE];
    int count;
};
bool guest_sessions_now(struct club *club, struct guest_sessions *sessions, struct error *err);

#endif
