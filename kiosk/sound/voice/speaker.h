/* Words into samples, with espeak-ng's library. Nothing is loaded before the first word. */
#ifndef OBECNI_KIOSK_SOUND_VOICE_SPEAKER_H
#define OBECNI_KIOSK_SOUND_VOICE_SPEAKER_H

#include "base/language.h"
#include "kiosk/sound/pcm.h"

#include <stdbool.h>

/* The zero state has loaded nothing. */
struct speaker {
    bool is_loaded, is_broken;
};

/* Adds the text as it is spoken. False when there is no voice for that language. */
bool speaker_say(struct speaker *speaker, enum language language, const char *text,
                 struct pcm *out);
void speaker_finish(struct speaker *speaker);

#endif
