/* The keyboard's way around a screen: Tab and the arrows move a ring from area to area, Enter or
 * Space presses. A reader types, too, and ends with Enter or Tab: keys right behind a character
 * are its, not a person's. */
#ifndef OBECNI_KIOSK_FOCUS_H
#define OBECNI_KIOSK_FOCUS_H

#include "kiosk/event.h"

#include <stdbool.h>
#include <stdint.h>

struct kiosk;

enum { FOCUS_NAME_SIZE = 32 };

/* Where the ring is. The zero state is nowhere. */
struct focus {
    char name[FOCUS_NAME_SIZE];
    int64_t typed_ms; /* the last character that came by keys */
    bool has_typed;
    int run; /* characters so far without a pause: of a reader, or one by a person */
    char before[FOCUS_NAME_SIZE]; /* where the ring was when they began */
};

/* Takes a key that went down. True when it is dealt with; `pressed` is then the name of the area
 * that was pressed, or NULL. */
bool focus_key(struct kiosk *kiosk, const struct event *event, const char **pressed);

/* Moves on to the next area, as Tab does; false where there is none. */
bool focus_next(struct kiosk *kiosk);

/* A command was read: the ring is where it was before the reader began. Whether it came by keys. */
bool focus_put_back(struct kiosk *kiosk);

/* Whether the present screen has that area. */
bool focus_has_area(const struct kiosk *kiosk, const char *name);

/* Nowhere: another screen has come, or a finger has pressed. */
void focus_clear(struct kiosk *kiosk);

#endif
