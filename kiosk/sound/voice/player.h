/* Samples onto a sound device. It is opened for the first of them and closed again when nothing
 * has sounded for a while, so that silence costs nothing. */
#ifndef OBECNI_KIOSK_SOUND_VOICE_PLAYER_H
#define OBECNI_KIOSK_SOUND_VOICE_PLAYER_H

#include "kiosk/sound/pcm.h"

#include <SDL2/SDL_audio.h>
#include <stdbool.h>

enum { PLAYER_NAME_SIZE = 128 };

struct player {
    SDL_AudioDeviceID device; /* 0: closed */
    char wanted[PLAYER_NAME_SIZE]; /* part of a device's name; "" for the machine's own choice */
    bool is_wanted_one;            /* the device that is open is that one */
    struct pcm pcm; /* from here on under SDL's lock while a device is open */
    size_t at;
    int percent;
};

/* Opens when it is not open. False when the machine has no sound. */
bool player_open(struct player *player);
void player_close(struct player *player);

/* Ends what sounds; plays this from the next moment on. */
void player_play(struct player *player, const struct pcm *pcm);
/* Plays this after what sounds. */
void player_append(struct player *player, const struct pcm *pcm);
void player_hush(struct player *player);
void player_volume(struct player *player, int percent);

/* How many milliseconds are still to be heard. */
int player_left_ms(struct player *player);

/* Another device from now on: part of its name, "" for the machine's own choice. */
void player_use(struct player *player, const char *name);

#endif
