/* The kiosk: what it knows, and what happens with a card whatever screen is shown.
 * Knows no SDL: the loop delivers events and paints what `draw` lists. */
#ifndef OBECNI_KIOSK_KIOSK_H
#define OBECNI_KIOSK_KIOSK_H

#include "base/language.h"
#include "club/presence/checkin.h"
#include "club/session/upcoming.h"
#include "figures/person/own_balance.h"
#include "kiosk/choices.h"
#include "kiosk/clock_watch.h"
#include "kiosk/codes.h"
#include "kiosk/file_check.h"
#include "kiosk/focus.h"
#include "kiosk/health.h"
#include "kiosk/preferences.h"
#include "kiosk/rest.h"
#include "kiosk/screens/screen.h"
#include "kiosk/sound/wish.h"
#include "kiosk/survey.h"

enum {
    KIOSK_REPEAT_MS = 5000,    /* the same card again is ignored (domain §7 row 3) */
    KIOSK_LANGUAGE_MS = 30000, /* after the last press the house's preferences come back */
    KIOSK_DEBOUNCE_MS = 500,   /* the same press again is a tremor (domain §5.2, 5.8) */
    KIOSK_MORE_TIME_MS = 20000, /* how long "more time?" is asked */
    KIOSK_PIN_MS = 20000,      /* without a press the pad goes away */
    KIOSK_PIN_TRIES = 3,
    KIOSK_PIN_LOCK_MS = 60000,
    KIOSK_RETRY_MS = 3000,     /* between tries to recover */
    KIOSK_POLL_MS = 800,       /* between looks at the schedule: a change is shown in a second */
    KIOSK_RENEWED_MS = 180,    /* how long a result shows that it is another one */
    KIOSK_SETTLE_MS = 400,     /* a press right after a screen came was meant for the last */
    KIOSK_PAYLOAD_SIZE = 32,
    PIN_LEAST = 4,
    PIN_MOST = 12,
};

struct kiosk {
    const char *path;
    struct club club;
    bool is_open;
    bool is_over; /* the loop ends */

    struct screen_facts facts; /* what the sizes come from */
    struct sizes sizes;
    struct fonts *fonts;
    const struct screen *screen;
    bool needs_drawing;
    union { /* the language stands first: it is asked for everywhere */
        struct kiosk_preferences preferences; /* of whoever stands there */
        enum language language;
    };
    union {
        struct kiosk_preferences home; /* the house's */
        enum language home_language;
    };
    bool is_language_given; /* --lang: the setting is not asked */

    int64_t now_ms;     /* monotonic, set by the loop before each delivery */
    int64_t now_at;     /* what the clock on the glass shows */
    int64_t entered_ms; /* when the present screen came */
    int64_t pressed_ms; /* the last press or key */
    char pressed[FOCUS_NAME_SIZE]; /* the last press that counted */
    int64_t counted_ms;
    struct focus focus;
    struct choice_typed chosen;
    struct code_read code;
    bool has_motion; /* what changes may move a little */
    struct sound_wish wish; /* what is to be heard */
    int64_t polled_ms;
    int64_t rested_ms;  /* when the write-ahead log was last emptied */
    int wake_ms; /* how long the loop may sleep */
    int result_ms, choice_ms;

    struct {
        const struct screen *screen;       /* that waits for the answer; NULL when nothing is asked */
        void (*give_up)(struct kiosk *);
    } asked; /* "Do you need more time?" */
    int page;       /* of the information about what is recorded */
    int kept_years; /* how long presences are kept, and by whom, as that information says */
    char institution[LABEL_SIZE];
    int line_px;    /* the line of the calibration */

    struct sitting sitting;
    struct survey_group group;  /* that may answer without slips; its id is 0 when there is none */
    enum form_state form_state; /* what came of a slip or a form, for the screen that says so */
    bool has_lost_form;         /* somebody had answered: nothing of it was stored */

    const char *roster_of; /* --roster: the glass shows that session's or room's list; or NULL */
    struct desk *desk; /* the staff area (kiosk/staff/desk.h); NULL while nobody opens it */
    bool must_forget;  /* it was closed: what was drawn of it is to be wiped */

    struct health health;
    struct file_check file_check;
    const char *checker; /* the program that reads the database; NULL: the one that is running */
    struct clock_watch clock_watch;
    struct rest rest;
    struct upcoming upcoming;
    int64_t change_count;
    int failure_count; /* looks at the schedule that failed in a row */

    struct checkin_result result;
    char payload[KIOSK_PAYLOAD_SIZE]; /* of the last card */
    int64_t scanned_ms;
    bool has_scanned;
    bool is_renewed; /* a result has just replaced another one, which may have looked the same */

    struct { /* whoever came last: never on the glass */
        char participant[NUMBER_SIZE]; /* whose preferences these are; "" nobody's */
        bool may_remember;  /* something was pressed before the card came */
        bool is_remembered; /* and is stored now */
        bool shows_month;   /* the house's settings: the own month, and */
        bool takes_number;  /* numbers without a card */
    } own;
    struct own_balance balance; /* while it is shown */

    struct { /* on the pad of numbers */
        char number[NUMBER_SIZE], digits[PIN_MOST + 1];
        bool asks_pin, is_misspelt, was_wrong;
        size_t kept; /* characters that stood there before a reader began to type */
        int wrong_count;
    } typed;

    struct {
        char digits[PIN_MOST + 1];
        int wrong_count;
        bool was_wrong; /* the last try; until a digit is pressed */
        int64_t locked_until_ms;
    } pin;
};

/* What the kiosk is to be: the rest starts at zero. `language` counts when `has_language`. */
struct kiosk_setup {
    const char *path;
    struct sizes sizes;
    struct screen_facts facts;
    struct fonts *fonts;
    bool has_language;
    enum language language;
    const char *roster_of; /* NULL: the door's kiosk */
};
void kiosk_init(struct kiosk *kiosk, const struct kiosk_setup *setup);

/* Opens the club and shows the first screen: idle, or out of order. */
void kiosk_start(struct kiosk *kiosk, int64_t now_ms);
void kiosk_finish(struct kiosk *kiosk);

/* Delivers one event that happened at `now_ms`. */
void kiosk_deliver(struct kiosk *kiosk, const struct event *event, int64_t now_ms);

/* Draws the present screen, and the ring of the keyboard. */
void kiosk_draw(const struct kiosk *kiosk, struct ui *ui);

/* The screen is known better: its size, or what a millimetre is. */
void kiosk_measure(struct kiosk *kiosk, const struct screen_facts *facts);

/* Presses an area of the present screen, as a finger, a key or a code does. */
void kiosk_press(struct kiosk *kiosk, const char *name);

/* For screens. */
void kiosk_show(struct kiosk *kiosk, const struct screen *screen);
/* Asks "Do you need more time?" for KIOSK_MORE_TIME_MS, as often as it is needed: with a yes the
 * present screen goes on where it was, with a no or without an answer it is given up. */
void kiosk_ask_more_time(struct kiosk *kiosk, void (*give_up)(struct kiosk *kiosk));
void kiosk_answer_more_time(struct kiosk *kiosk, bool wants_more);
/* Back to idle, with the house's preferences. */
void kiosk_rest(struct kiosk *kiosk);
/* The loop sleeps no longer than this; it can only get shorter until the next delivery. */
void kiosk_wake_in(struct kiosk *kiosk, int64_t ms);
/* Milliseconds since the present screen came. */
int64_t kiosk_age(const struct kiosk *kiosk);
/* Shows what the club answered (kiosk->result). */
void kiosk_show_result(struct kiosk *kiosk);
/* The club's storage has failed, or the clock: out of order. The sentence goes to the error
 * output. */
void kiosk_fail(struct kiosk *kiosk, const struct error *err);
/* Stores the arrival of the card that is being asked about as open, and shows the way to
 * staff. */
void kiosk_leave_open(struct kiosk *kiosk);
/* What the present result screen does with time: stays, then rests. */
void kiosk_rest_after_result(struct kiosk *kiosk);

/* The text in the glass's present language. */
const char *kiosk_text(const struct kiosk *kiosk, const char *text);

#endif
