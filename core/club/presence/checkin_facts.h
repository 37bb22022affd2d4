/* Who stands at the door and which sessions concern them: the facts for checkin_decide. */
#ifndef OBECNI_CLUB_PRESENCE_CHECKIN_FACTS_H
#define OBECNI_CLUB_PRESENCE_CHECKIN_FACTS_H

#include "base/day.h"
#include "club/presence/checkin_decide.h"

struct checkin_person {
    int64_t participant_id; /* 0 when not known */
    int64_t card_id;        /* 0 when no card was used */
    char number[NUMBER_SIZE];
    enum checkin_card card; /* IN_USE as well when staff name the person without a card */
    bool has_left;
    bool has_merged; /* other numbers lead to this one: what was noted under them is this person's */
    bool has_booked; /* a consultation, ever, that was not released */
    char left_on[DAY_SIZE]; /* the last day, "" for who is here */
};

/* An unknown token, card or number gives a zeroed person, not an error. A number that was
 * merged gives the person it leads to. */
bool checkin_find_by_token(struct club *club, const char *payload, struct checkin_person *person,
                           struct error *err);
bool checkin_find_by_card(struct club *club, int64_t card_id, struct checkin_person *person,
                          struct error *err);
bool checkin_find_by_number(struct club *club, const char *number, struct checkin_person *person,
                            struct error *err);

/* Everything checkin_decide looks at, as of now. */
bool checkin_facts_gather(struct club *club, const struct checkin_person *person,
                          struct checkin_facts *facts, struct error *err);

#endif
