/* Making the tones: sines that swell and fade, with a little of the octave above. */
#include "kiosk/sound/tones.h"

#include <math.h>

static const double PI = 3.14159265358979323846;

struct note {
    double hertz;
    int from_ms, length_ms;
};

/* A rising third, and one low note: told apart by rhythm as well as by pitch, for those who hear
 * high notes badly. */
static const struct {
    struct note notes[2];
    int length_ms;
} tones[TONE_COUNT] = {
    [TONE_RECORDED] = {{{523.25, 0, 150}, {659.26, 120, 170}}, 290},
    [TONE_ASK] = {{{392.00, 0, 260}, {0}}, 260},
};

/* Swells in a fifth of its length and fades in the rest, without a click at either end. */
static double swell(double part)
{
    if (part < 0.0 || part > 1.0)
        return 0.0;
    return part < 0.2 ? 0.5 - 0.5 * cos(PI * part / 0.2) : 0.5 + 0.5 * cos(PI * (part - 0.2) / 0.8);
}

static double note_at(const struct note *note, double ms)
{
    if (note->length_ms == 0)
        return 0.0;
    double turn = 2.0 * PI * note->hertz * (ms - note->from_ms) / 1000.0;
    return swell((ms - note->from_ms) / note->length_ms) * (sin(turn) + 0.15 * sin(2.0 * turn));
}

void tones_make(enum tone tone, struct pcm *out)
{
    int count = tones[tone].length_ms * PCM_RATE / 1000;
    for (int i = 0; i < count; i++) {
        double ms = i * 1000.0 / PCM_RATE;
        double value = note_at(&tones[tone].notes[0], ms) + note_at(&tones[tone].notes[1], ms);
        int16_t sample = (int16_t)(9000.0 * value);
        pcm_append(out, &sample, 1);
    }
}
