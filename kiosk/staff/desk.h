/* The staff area of the kiosk: what is known while it is open, and nothing of it afterwards. It
 * begins with a staff card; the PIN unwraps the vault's key and opens a second connection, which
 * may write what staff do here. All of it lies in locked memory that is wiped on leaving, after a
 * minute without a press, and when the program crashes. The screens are staff_*.c. */
#ifndef OBECNI_KIOSK_DESK_H
#define OBECNI_KIOSK_DESK_H

#include "club/people/person.h"
#include "club/staff/staff_card_open.h"
#include "figures/day/checks.h"
#include "figures/day/roster.h"
#include "kiosk/kiosk.h"

enum {
    DESK_QUIET_MS = 40000, /* then “more time?” is asked for 20 s, and then it closes */
    DESK_SAID_MS = 9000,   /* how long a sentence about what was done stays */
    DESK_POLL_MS = 500,    /* between looks whether somebody else has written */
    DESK_ITEMS = 200,
    DESK_LABEL_SIZE = 284, /* a time, a session’s code with wide hyphens, and a room of 120 bytes */
    DESK_TYPED_SIZE = 25,
    DESK_FOUND = 60,
};

/* Keys of their own, as USB HID usages (kiosk/input/scanner.h). */
enum { DESK_KEY_SHADE = 0x3b /* F2 */ };

/* What is being chosen from a list. */
enum desk_purpose {
    DESK_PICK_SESSION,
    DESK_PICK_REFUSAL,
    DESK_PICK_CANCEL,
    DESK_PICK_GUEST,
    DESK_PICK_ABSENT, /* in whose place, when several lead */
    DESK_PICK_SUBSTITUTE,
    DESK_PICK_EXPLANATION,
    DESK_PICK_TOPIC,
    DESK_PICK_CORRECTION,
};

/* What a second person is asked to agree to. */
enum desk_second {
    DESK_SECOND_CORRECTION, /* of a signed list: another coordinator */
    DESK_SECOND_SIGNATURE,  /* a coordinator's in the leader's place: another member of staff */
};

struct desk_item {
    char code[SESSION_CODE_SIZE];
    char label[DESK_LABEL_SIZE];
};

/* Somebody on a list: by number, and by name while names are shown. */
struct desk_person {
    char number[NUMBER_SIZE];
    char name[NAME_SIZE];
};

/* In locked memory. */
struct desk {
    /* Until the PIN was right only these are used. */
    char payload[TOKEN_SIZE];
    char digits[PIN_MOST + 1];
    bool was_wrong;
    int64_t locked_until; /* of the card; 0: it is not */
    bool is_refused;      /* card and PIN were right, but nothing of this person's is to be shown */

    bool is_open;
    struct club club; /* CLUB_DESK; its vault is open */
    struct staff staff;
    unsigned roles;
    bool sees_own_only; /* a leader without a wider role: the own sessions */

    char session[SESSION_CODE_SIZE]; /* "" when there is none */
    struct roster roster;
    char (*names)[NAME_SIZE]; /* for each row of the roster, in its order; locked memory */
    bool is_shaded;
    int page;            /* of the roster */
    int page_of_actions; /* of a grid of buttons, or of facts */
    int64_t change_count, polled_ms, watched_ms;

    struct desk_person person; /* who was chosen */
    bool is_number_locked;     /* that person's, after wrong PINs */
    struct {
        enum desk_purpose purpose;
        struct desk_item items[DESK_ITEMS];
        int count, page;
        char code[SESSION_CODE_SIZE]; /* what was chosen before, when two things are asked */
    } pick;
    struct {
        enum attendance_status status; /* late, or left early */
        int64_t at;
    } hour;
    struct { /* what is told of the session, until it is saved or signed */
        char typed[4];  /* on the pad */
        char heads[4];  /* "": as told before */
        int64_t began_at, ended_at; /* 0: as told before */
        bool has_topic;
        char topic[DICTIONARY_CODE_SIZE];
        char explanation[DICTIONARY_CODE_SIZE]; /* why heads and marks differ */
        bool rest_absent;
    } sign;
    struct {
        char typed[DESK_TYPED_SIZE];
        struct desk_person found[DESK_FOUND];
        int count, page;
        bool is_everybody; /* looked through the whole club, not the list alone */
    } search;
    struct {
        bool is_guest;    /* a guest's spare, not one for a lost card */
        char kind[DICTIONARY_CODE_SIZE];
    } spare; /* a spare card is waited for */
    struct {
        enum attendance_status status;
        int64_t at; /* 0: as recorded */
        char reason[DESK_LABEL_SIZE];
    } correction;
    struct { /* whoever agrees to what one alone may not do */
        enum desk_second purpose;
        char payload[TOKEN_SIZE]; /* the own card; "" while it is waited for */
    } second;
    struct {
        struct checks checks;
        struct ledger_walk walk;
    } health;
    struct {
        char text[ERROR_TEXT_SIZE];
        bool is_problem;
        int64_t at_ms;
    } said;
};

/* A staff card was held to the reader: asks for its PIN, or sends to staff like any card that
 * cannot be used. */
void desk_take_staff_card(struct kiosk *kiosk, const char *payload);

/* A participant's card while the area is open: recorded as ever, told in a neutral line, and the
 * names are shaded, for the person stands there. A spare card that is waited for is given out. */
void desk_take_card(struct kiosk *kiosk, const char *payload);

/* What came by keys was a reader's, and leaves the fields. */
void desk_forget_typed(struct kiosk *kiosk);

/* Something was read that is no card: told, and nothing closes. */
void desk_take_unreadable(struct kiosk *kiosk);

/* The PIN was typed. */
void desk_try_pin(struct kiosk *kiosk);

/* Wipes everything. Accepts a closed one. */
void desk_close(struct kiosk *kiosk);

/* What all screens of the area do with an event: time, refreshing, the shade, leaving. True when
 * nothing is left to be done. */
bool desk_event(struct kiosk *kiosk, const struct event *event);

/* Reads the roster of the chosen session again, with names. */
bool desk_load(struct kiosk *kiosk, struct error *err);
/* Another session: noted in the ledger, for its names are read. */
bool desk_choose_session(struct kiosk *kiosk, const char *session, struct error *err);

/* A sentence about what was done; a refusal in the glass's words (staff_refusal.h). */
void desk_say(struct kiosk *kiosk, const char *text);
void desk_say_error(struct kiosk *kiosk, const struct error *err);

/* Ends an act: says what was done when `ok`, the refusal otherwise, and reads the roster again. */
void desk_done(struct kiosk *kiosk, bool ok, const struct error *err, const char *said);

/* Whether one of these roles is held. */
bool desk_may(const struct desk *desk, unsigned roles);

/* The name, or the number while the shade is drawn or there is none. */
void desk_person_shown(const struct desk *desk, const struct desk_person *person, char *text,
                       size_t size);

/* Begins a choice; the screen shows it, and staff_acts does what was chosen. */
void desk_pick(struct kiosk *kiosk, enum desk_purpose purpose);

/* The reason of a correction that was picked, as it is kept: in Polish, whatever the glass
 * speaks. */
const char *desk_correction(const struct desk_item *item);

/* Acts of staff_acts.c: each through the core's own function, each told. */
void desk_mark(struct kiosk *kiosk, enum attendance_status status, int64_t at);
void desk_picked(struct kiosk *kiosk, const struct desk_item *item);
void desk_sign(struct kiosk *kiosk);
void desk_unlock_number(struct kiosk *kiosk);
void desk_tell_course(struct kiosk *kiosk);
bool desk_hand_out(struct kiosk *kiosk, const char *payload);
void desk_search_everybody(struct kiosk *kiosk);
void desk_search_list(struct desk *desk);
/* Begins a correction of a signed list: the reason, then the second person. */
void desk_correct(struct kiosk *kiosk, enum attendance_status status, int64_t at);
/* The second person has agreed: while club.second names them. */
void desk_correct_agreed(struct kiosk *kiosk);
void desk_sign_agreed(struct kiosk *kiosk);

/* The second person of staff_second.c: asks for the card, then for its PIN. */
void desk_ask_second(struct kiosk *kiosk, enum desk_second purpose);
void desk_take_second(struct kiosk *kiosk, const char *payload);

extern const struct screen screen_staff_pin;
extern const struct screen screen_staff_roster;
extern const struct screen screen_staff_person;
extern const struct screen screen_staff_hour;
extern const struct screen screen_staff_menu;
extern const struct screen screen_staff_pick;
extern const struct screen screen_staff_search;
extern const struct screen screen_staff_sign;
extern const struct screen screen_staff_heads;
extern const struct screen screen_staff_hours;
extern const struct screen screen_staff_spare;
extern const struct screen screen_staff_second;
extern const struct screen screen_staff_health;
extern const struct screen screen_card_test;

/* The live list of --roster (roster_display.c). */
extern const struct screen screen_roster_locked;
extern const struct screen screen_roster_display;
bool roster_display_find(struct kiosk *kiosk, char code[SESSION_CODE_SIZE], struct error *err);
bool roster_display_is_over(const struct kiosk *kiosk);

#endif
