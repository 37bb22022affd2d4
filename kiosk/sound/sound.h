/* Lets what the glass shows be heard: follows the kiosk's wishes (kiosk/sound/wish.h) and the list
 * that is shown, and gives the orders to obecni-voice, which it starts when something is to be
 * heard for the first time. Knows no SDL, waits for nobody. */
#ifndef OBECNI_KIOSK_SOUND_SOUND_H
#define OBECNI_KIOSK_SOUND_SOUND_H

#include "kiosk/kiosk.h"
#include "kiosk/sound/tones.h"

enum {
    SOUND_LOOK_MS = 950,      /* between looks whether a headset was plugged in */
    SOUND_RETRY_MS = 60000,   /* a machine without sound is asked again */
    SOUND_CORNER_MM = 30,
    SOUND_HELD_MS = 1000,     /* 5 held down that long is the corner key */
};

struct sound;

/* `program` is obecni-voice's path; NULL: beside the kiosk's own program, or OBECNI_VOICE. */
struct sound *sound_new(const char *program);
void sound_free(struct sound *sound);

/* After drawing: tone, speech or silence for what is shown now. In how many milliseconds it wants
 * to be called again, for an answer that is waited for; -1 when it does not. */
int sound_follow(struct sound *sound, struct kiosk *kiosk, const struct ui *shown);

/* With time: whether a headset came or went; then it is for the kiosk to know (EVENT_HEADSET). */
bool sound_look(struct sound *sound, int64_t now_ms, struct headset *headset);

/* The tone for the screen that is shown: one for “recorded”, one for every other answer to a card,
 * whatever its reason; none for the rest. */
enum tone sound_tone_of(const struct kiosk *kiosk);

/* The lower left corner of the glass, found by touching its edges. Where a button reaches into it,
 * the button is pressed. */
struct rect sound_corner(const struct sizes *sizes);

#endif
