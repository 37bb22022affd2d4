/* What the glass does for itself while nobody stands there: from time to time the whole picture
 * moves by a few pixels, so that nothing is burnt in, and outside of the opening hours it is dark.
 * Both ride on the look that the resting screen takes each second. */
#ifndef OBECNI_KIOSK_REST_H
#define OBECNI_KIOSK_REST_H

#include <stdbool.h>
#include <stdint.h>

enum {
    REST_SHIFT_MS = 240000, /* between two moves */
    REST_SHIFT_PX = 3,      /* the farthest, each way; every margin is wider */
    REST_AWAKE_MS = 60000,  /* after the last press or card the night waits */
};

struct kiosk;
struct ui;

struct rest {
    int open_from, open_until; /* minutes since midnight; the same: never dark */
    int shift_x, shift_y;
    int step; /* how many moves there were */
    int64_t shifted_ms;
};

/* Whether the club is closed at that minute of the day. */
bool rest_is_closed(const struct rest *rest, int minutes);

/* When the kiosk starts: nobody is awake yet. */
void rest_begin(struct kiosk *kiosk);

/* From a resting screen, with each tick: moves the picture, lets night fall. */
void rest_watch(struct kiosk *kiosk);

/* Moves what was drawn, and what can be pressed, by the present shift. */
void rest_shift(const struct rest *rest, struct ui *ui);

#endif
