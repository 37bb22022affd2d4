/* The door: from a card's payload to a recorded presence.
 *
 * checkin_decide is pure: facts in, decision out. checkin_scan gathers the facts, decides
 * and records in one transaction, so that two readers cannot both record the same person.
 * The rules (domain §7 rows 2–8 and 14):
 *   - a session takes check-ins from `early_minutes` before its start until its end;
 *   - a presence counts as late when it is more than `late_minutes` after the start;
 *   - own sessions (enrolled, or booked for a consultation) come before open groups, which
 *     take anyone with a card;
 *   - two sessions at once are asked about, never picked;
 *   - whoever is recorded already and scans again is recorded in the next own session only
 *     when its start is nearer than the start of the one recorded;
 *   - after the end, whoever was recorded hears so again; nobody is recorded any more;
 *   - for `goodbye_minutes` after that end a card may as well mean leaving: nobody becomes a
 *     guest of an open group then without being asked;
 *   - a cancelled session records that the person came, on that whole day until its end;
 *   - a presence that staff took back stays so: the card leads to a member of staff, and the
 *     arrival is kept as open;
 *   - a card that may not be used, or one that belongs to no session while sessions run,
 *     leads to a member of staff, and (for a valid card) the arrival is kept as open; that
 *     somebody holds a revoked one is noted in the ledger. */
#ifndef OBECNI_CLUB_PRESENCE_CHECKIN_H
#define OBECNI_CLUB_PRESENCE_CHECKIN_H

#include "club/club.h"

#include <stdint.h>

enum checkin_answer {
    CHECKIN_RECORDED,   /* stored just now */
    CHECKIN_ALREADY,    /* stored before: `in_at` says when */
    CHECKIN_CHOOSE,     /* nothing stored: choices[0..choice_count) */
    CHECKIN_EARLY,      /* nothing stored: `start_at`, opens at `opens_at` */
    CHECKIN_NONE_TODAY, /* nothing stored: next own or open session at `start_at`, 0 if none */
    CHECKIN_CANCELLED,  /* the session is cancelled; that the person came is stored */
    CHECKIN_UNREADABLE, /* not a card of this system, or a wrong character */
    CHECKIN_STAFF,      /* unknown, revoked, left, or no session of one's own: go to staff */
};

enum { CHECKIN_CHOICES = 4 };

/* A session as the glass may show it: time and room, never a topic. */
struct checkin_choice {
    int64_t session_id;
    char session[SESSION_CODE_SIZE];
    int64_t start_at;
    int64_t end_at;
    char room[ROOM_SIZE];
    bool is_over; /* recorded there, and it has ended: chosen, it means “leaving” */
};

struct checkin_result {
    enum checkin_answer answer;
    bool is_late;
    bool is_guest;     /* RECORDED: in an open group, without being enrolled */
    bool is_over;      /* NONE_TODAY: there was a session today, and it is over */
    bool is_corrected; /* STAFF: staff took the presence in `session` back, only they change it */
    int64_t card_id;   /* 0 when the card is not known */
    int64_t in_at;     /* RECORDED, ALREADY, CANCELLED: when the presence was stored first */
    int64_t start_at;  /* of `session`, or of the next one for EARLY and NONE_TODAY */
    int64_t opens_at;  /* EARLY: from when on the card is taken */
    char session[SESSION_CODE_SIZE]; /* "" when there is none */
    char room[ROOM_SIZE];
    struct checkin_choice choices[CHECKIN_CHOICES];
    int choice_count;
    char participant[NUMBER_SIZE]; /* "" when the card is not known; not for the glass */
};

/* Where a presence comes from (stored word in parentheses). */
enum checkin_source {
    CHECKIN_CARD,         /* "card" */
    CHECKIN_MANUAL_CODE,  /* "manual_code" */
    CHECKIN_STAFF_MANUAL, /* "staff_manual" */
    CHECKIN_PAPER_IMPORT, /* "paper_import" */
};

/* Takes the text of a card ("OB1…", upper case). Everything that a person can be told is an
 * answer; only a storage failure is an error, and then nothing is stored. */
bool checkin_scan(struct club *club, const char *payload, enum checkin_source source,
                  struct checkin_result *result, struct error *err);

/* The answer to CHECKIN_CHOOSE: records the card's owner in the chosen session. Gives
 * RECORDED, ALREADY (as well for one that is over, where the person is recorded), CANCELLED (it
 * was cancelled meanwhile) or STAFF (it is over). */
bool checkin_choose(struct club *club, int64_t card_id, int64_t session_id,
                    enum checkin_source source, struct checkin_result *result,
                    struct error *err);

/* No answer to CHECKIN_CHOOSE: keeps the arrival as open for staff to place. The answer is
 * STAFF. A second one by the same card within ten minutes is not stored again. */
bool checkin_leave_open(struct club *club, int64_t card_id, enum checkin_source source,
                        struct checkin_result *result, struct error *err);

/* Both for a person who came without a card (checkin_number): by participant number. */
bool checkin_choose_number(struct club *club, const char *number, int64_t session_id,
                           enum checkin_source source, struct checkin_result *result,
                           struct error *err);
bool checkin_leave_open_number(struct club *club, const char *number, enum checkin_source source,
                               struct checkin_result *result, struct error *err);

/* The same decision for a person without a card, named by participant number. The answer is
 * STAFF when the number is not known. */
bool checkin_number(struct club *club, const char *number, enum checkin_source source,
                    struct checkin_result *result, struct error *err);

/* Staff place a person in one session, also after its end: `at` is when the person came, UTC
 * seconds. From a paper list the source is CHECKIN_PAPER_IMPORT. */
bool checkin_place(struct club *club, const char *number, int64_t session_id, int64_t at,
                   enum checkin_source source, struct checkin_result *result, struct error *err);

/* "recorded", "already", "choose", "early", "none_today", "cancelled", "unreadable", "staff". */
const char *checkin_answer_word(enum checkin_answer answer);

#endif
