/* What can happen on the glass, in the kiosk's own words. */
#ifndef OBECNI_KIOSK_EVENT_H
#define OBECNI_KIOSK_EVENT_H

#include <stdbool.h>

struct headset;

enum event_kind {
    EVENT_TICK,       /* time has passed */
    EVENT_PRESS,      /* an area was pressed and released: `name` */
    EVENT_KEY,        /* a key went down: `key`, as USB HID usage (see kiosk/scanner.h) */
    EVENT_SCAN,       /* a card was read: `payload` */
    EVENT_UNREADABLE, /* something was read that is no card */
    EVENT_SPEECH,     /* the corner key, or 5 held down: say what is shown */
    EVENT_HEADSET,    /* one was plugged in or pulled out: `headset` */
    EVENT_EXIT_ASKED, /* Ctrl+Alt+Q, or the window was to be closed */
};

struct event {
    enum event_kind kind;
    const char *name;
    int key;
    bool is_shifted; /* EVENT_KEY: Shift is held */
    const char *payload;
    const struct headset *headset; /* EVENT_HEADSET: what is there now */
};

#endif
