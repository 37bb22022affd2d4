/* What the kiosk wants heard, as facts that it changes itself; kiosk/sound/sound.c follows them.
 * So the kiosk's own rooms know nothing of sound, and tests need none. */
#ifndef OBECNI_KIOSK_SOUND_WISH_H
#define OBECNI_KIOSK_SOUND_WISH_H

#include "kiosk/sound/headset.h"

#include <stdbool.h>

struct kiosk;
struct event;

enum sound_state {
    SOUND_UNTRIED, /* nothing was to be heard yet */
    SOUND_GOOD,
    SOUND_NO_VOICE,  /* tones alone */
    SOUND_NO_DEVICE, /* the machine has no sound */
};

enum { WISH_VOLUME_PERCENT = 60, WISH_LOUDER_MOST = 2, WISH_LOUDER_STEP = 20 };

/* Counters only grow: one more means once more. */
struct sound_wish {
    bool has_tones;
    int volume_percent; /* the house's; 0: never any sound */
    unsigned shown_count; /* screens that came */
    unsigned acted_count; /* presses, keys and cards: whatever is being said ends */
    unsigned asked_count; /* the corner key: say it, say it again */
    struct headset headset;
    enum sound_state state; /* told by what follows */
};

/* Anything that somebody did. To be called before it is dealt with. */
void wish_act(struct kiosk *kiosk, const struct event *event);

/* The corner key, F1, or 5 held down: speech is on, and what is shown is said, or said again. */
void wish_speech(struct kiosk *kiosk);

/* A headset was plugged in or pulled out: speech is on while it is there. */
void wish_headset(struct kiosk *kiosk, const struct headset *headset);

/* One step louder (1) or softer (-1) than the house, as far as there are steps. */
void wish_volume(struct kiosk *kiosk, int step);

/* Louder, softer, F1. True when the key was one of these. */
bool wish_key(struct kiosk *kiosk, int key);

/* 0 … 100: the house's volume, and what the person there added to it. */
int wish_percent(const struct kiosk *kiosk);

#endif
