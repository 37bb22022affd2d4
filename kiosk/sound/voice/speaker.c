/* espeak-ng in its synchronous mode: it calls back with samples and opens no sound card. */
#include "kiosk/sound/voice/speaker.h"

#include <espeak-ng/speak_lib.h>
#include <string.h>

enum { WORDS_A_MINUTE = 145, PITCH = 45, RANGE = 45 };

static const char *const voices[LANGUAGE_COUNT] = {
    [LANGUAGE_POLISH] = "pl",
    [LANGUAGE_UKRAINIAN] = "uk",
    [LANGUAGE_ENGLISH] = "en",
    [LANGUAGE_RUSSIAN] = "ru",
};

/* espeak hands the pointer that belongs to the text on to each of its events. */
static int take(short *samples, int count, espeak_EVENT *events)
{
    if (samples && count > 0 && events->user_data)
        pcm_append(events->user_data, samples, (size_t)count);
    return 0;
}

static bool load(struct speaker *speaker)
{
    if (speaker->is_loaded || speaker->is_broken)
        return speaker->is_loaded;
    speaker->is_loaded = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, NULL,
                                           espeakINITIALIZE_DONT_EXIT) == PCM_RATE;
    speaker->is_broken = !speaker->is_loaded;
    if (speaker->is_loaded) {
        espeak_SetSynthCallback(take);
        espeak_SetParameter(espeakRATE, WORDS_A_MINUTE, 0);
        espeak_SetParameter(espeakPITCH, PITCH, 0);
        espeak_SetParameter(espeakRANGE, RANGE, 0);
    }
    return speaker->is_loaded;
}

bool speaker_say(struct speaker *speaker, enum language language, const char *text,
                 struct pcm *out)
{
    size_t before = out->count;
    if (!load(speaker) || espeak_SetVoiceByName(voices[language]) != EE_OK)
        return false;
    return espeak_Synth(text, strlen(text) + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, NULL,
                        out) == EE_OK &&
           out->count > before;
}

void speaker_finish(struct speaker *speaker)
{
    if (speaker->is_loaded)
        espeak_Terminate();
    *speaker = (struct speaker){0};
}
