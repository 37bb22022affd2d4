/* The decision at the door as a pure function: facts in, decision out. */
#ifndef OBECNI_CLUB_PRESENCE_CHECKIN_DECIDE_H
#define OBECNI_CLUB_PRESENCE_CHECKIN_DECIDE_H

#include "club/presence/attendance.h"
#include "club/presence/checkin.h"

/* A spare is a guest's card that nobody has taken yet. */
enum checkin_card {
    CHECKIN_CARD_UNKNOWN,
    CHECKIN_CARD_REVOKED,
    CHECKIN_CARD_SPARE,
    CHECKIN_CARD_IN_USE
};

/* A session of today as it concerns this person. One that is over is named when there is no
 * other, or when the person was recorded there and open groups are left: it matters by having
 * been. */
struct checkin_candidate {
    struct checkin_choice session;
    int64_t opens_at;    /* start minus the early minutes */
    bool is_own;         /* enrolled or booked; otherwise an open group */
    bool is_cancelled;
    int64_t recorded_at; /* when this person's presence was stored, 0 when not */
    bool is_withdrawn;   /* staff said otherwise, or the list is signed: staff decide */
    struct attendance_terms terms; /* nothing is decided by them; not open where not read */
};

enum { CHECKIN_CANDIDATES = 24 };

struct checkin_facts {
    int64_t now;
    int64_t goodbye_minutes; /* so long after a session's end a card may mean leaving */
    enum checkin_card card;
    bool has_left;
    struct checkin_candidate candidates[CHECKIN_CANDIDATES]; /* by start */
    int candidate_count;
    bool is_other_running; /* a session takes check-ins now that is not this person's */
    int64_t next_start_at; /* the next session after today, own or open; 0 when none */
    char next_room[ROOM_SIZE];
};

struct checkin_decision {
    enum checkin_answer answer;
    int chosen; /* the candidate that is recorded, already recorded, early, cancelled, or (for
                   CHECKIN_STAFF) whose presence staff took back; or -1 */
    int choices[CHECKIN_CHOICES]; /* candidates, for CHECKIN_CHOOSE */
    int choice_count;
    bool keeps_arrival; /* the coming itself is stored as an open arrival */
};

/* Never looks at anything but the facts; every combination has an answer. */
void checkin_decide(const struct checkin_facts *facts, struct checkin_decision *decision);

#endif
