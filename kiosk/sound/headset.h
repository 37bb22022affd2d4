/* Whether somebody has plugged in a headset: into the machine's own socket, which Linux tells as a
 * switch, or by USB, as one sound card more. What was there when the kiosk started is the house's
 * own loudspeaker and no headset. Looking costs a few system calls and opens no sound. */
#ifndef OBECNI_KIOSK_SOUND_HEADSET_H
#define OBECNI_KIOSK_SOUND_HEADSET_H

#include <stdbool.h>
#include <stdio.h>

enum headset_kind { HEADSET_NONE, HEADSET_JACK, HEADSET_CARD };
enum { HEADSET_NAME_SIZE = 96, HEADSET_JACKS = 4, HEADSET_CARDS_SIZE = 2048 };

struct headset {
    enum headset_kind kind;
    char name[HEADSET_NAME_SIZE]; /* HEADSET_CARD: the card's */
};

struct headset_watch {
    int jacks[HEADSET_JACKS]; /* descriptors of switches */
    int jack_count;
    bool was_in; /* the socket was taken at the start, and nobody has pulled it out since */
    char cards[HEADSET_CARDS_SIZE]; /* those at the start, as the list said */
};

void headset_start(struct headset_watch *watch);
void headset_finish(struct headset_watch *watch);
struct headset headset_look(struct headset_watch *watch);

/* The parts of looking. Each may be given a list of its own. */

/* From /proc/bus/input/devices: the n-th event device with a headphone switch, as a number;
 * -1 when there are no more. */
int headset_find_jack(FILE *devices, int n);
/* From /proc/asound/cards: a USB card that was not there before. False when there is none. */
bool headset_find_card(const char *before, const char *now, char name[HEADSET_NAME_SIZE]);

#endif
