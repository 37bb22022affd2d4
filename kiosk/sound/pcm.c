/* Growing buffers of samples. */
#include "kiosk/sound/pcm.h"

#include "base/memory.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int16_t *make_room(struct pcm *pcm, size_t count)
{
    size_t wanted = pcm->count + count;
    if (wanted > pcm->capacity) {
        size_t capacity = wanted + wanted / 2;
        int16_t *samples = memory_new(capacity, sizeof *samples);
        if (pcm->count > 0)
            memcpy(samples, pcm->samples, pcm->count * sizeof *samples);
        free(pcm->samples);
        pcm->samples = samples;
        pcm->capacity = capacity;
    }
    int16_t *room = pcm->samples + pcm->count;
    pcm->count = wanted;
    return room;
}

void pcm_append(struct pcm *pcm, const int16_t *samples, size_t count)
{
    if (count > 0)
        memcpy(make_room(pcm, count), samples, count * sizeof *samples);
}

void pcm_append_silence(struct pcm *pcm, int ms)
{
    size_t count = (size_t)ms * PCM_RATE / 1000;
    if (count > 0)
        memset(make_room(pcm, count), 0, count * sizeof *pcm->samples);
}

void pcm_drop(struct pcm *pcm, size_t count)
{
    if (count > pcm->count)
        count = pcm->count;
    pcm->count -= count;
    if (pcm->count > 0)
        memmove(pcm->samples, pcm->samples + count, pcm->count * sizeof *pcm->samples);
}

void pcm_free(struct pcm *pcm)
{
    free(pcm->samples);
    *pcm = (struct pcm){0};
}

double pcm_loudness(const struct pcm *pcm)
{
    double sum = 0.0;
    for (size_t i = 0; i < pcm->count; i++)
        sum += (double)pcm->samples[i] * pcm->samples[i];
    return pcm->count > 0 ? sqrt(sum / (double)pcm->count) : 0.0;
}
