/* The two tones: "recorded", and "look at the glass, or ask somebody". There is no third, so a
 * sound never tells why something was not recorded. Soft, short, no alarm. */
#ifndef OBECNI_KIOSK_SOUND_TONES_H
#define OBECNI_KIOSK_SOUND_TONES_H

#include "kiosk/sound/pcm.h"

enum tone { TONE_NONE, TONE_RECORDED, TONE_ASK, TONE_COUNT };

enum { TONE_MOST_MS = 300 };

/* Adds the tone's samples; it is as loud as speech. Nothing for TONE_NONE. */
void tones_make(enum tone tone, struct pcm *out);

#endif
