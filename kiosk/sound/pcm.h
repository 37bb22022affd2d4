/* Sound as samples: one channel, 16 bits, PCM_RATE a second. Tones, speech and player share it. */
#ifndef OBECNI_KIOSK_SOUND_PCM_H
#define OBECNI_KIOSK_SOUND_PCM_H

#include <stddef.h>
#include <stdint.h>

enum { PCM_RATE = 22050 };

/* The zero state is silence of no length. */
struct pcm {
    int16_t *samples;
    size_t count, capacity;
};

void pcm_append(struct pcm *pcm, const int16_t *samples, size_t count);
void pcm_append_silence(struct pcm *pcm, int ms);
/* Takes away what comes before the n-th sample. */
void pcm_drop(struct pcm *pcm, size_t count);
void pcm_free(struct pcm *pcm);

/* How loud it is: the root of the mean square, 0 for nothing. */
double pcm_loudness(const struct pcm *pcm);

#endif
