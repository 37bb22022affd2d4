/* SDL asks for samples from a thread of its own; all that it reads is changed under its lock. */
#include "kiosk/sound/voice/player.h"

#include <SDL2/SDL.h>
#include <stdio.h>
#include <string.h>

enum { CHUNK = 512 }; /* samples: what was told to be silent is heard for 23 ms at most */

static void SDLCALL fill(void *context, Uint8 *bytes, int length)
{
    struct player *player = context;
    int16_t *out = (int16_t *)(void *)bytes;
    size_t count = (size_t)length / sizeof *out;
    for (size_t i = 0; i < count; i++) {
        int sample = player->at < player->pcm.count ? player->pcm.samples[player->at++] : 0;
        out[i] = (int16_t)(sample * player->percent / 100);
    }
}

/* Another list of devices may call it differently: part of the name is enough. */
static const char *find_wanted(const struct player *player)
{
    int count = player->wanted[0] ? SDL_GetNumAudioDevices(0) : 0;
    for (int i = 0; i < count; i++) {
        const char *name = SDL_GetAudioDeviceName(i, 0);
        if (name && strstr(name, player->wanted))
            return name;
    }
    return NULL;
}

bool player_open(struct player *player)
{
    SDL_AudioSpec spec = {
        .freq = PCM_RATE, .format = AUDIO_S16SYS, .channels = 1, .samples = CHUNK,
        .callback = fill, .userdata = player,
    };
    if (player->device)
        return true;
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0)
        return false;
    const char *name = find_wanted(player);
    player->device = SDL_OpenAudioDevice(name, 0, &spec, NULL, 0);
    player->is_wanted_one = name && player->device;
    if (!player->device && name)
        player->device = SDL_OpenAudioDevice(NULL, 0, &spec, NULL, 0);
    if (!player->device) {
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
        return false;
    }
    SDL_PauseAudioDevice(player->device, 0);
    return true;
}

void player_close(struct player *player)
{
    if (player->device) {
        SDL_CloseAudioDevice(player->device);
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
    }
    player->device = 0;
    pcm_free(&player->pcm);
    player->at = 0;
}

static void lock(struct player *player)
{
    if (player->device)
        SDL_LockAudioDevice(player->device);
}

static void unlock(struct player *player)
{
    if (player->device)
        SDL_UnlockAudioDevice(player->device);
}

void player_append(struct player *player, const struct pcm *pcm)
{
    lock(player);
    pcm_drop(&player->pcm, player->at);
    player->at = 0;
    pcm_append(&player->pcm, pcm->samples, pcm->count);
    unlock(player);
}

void player_hush(struct player *player)
{
    lock(player);
    player->pcm.count = 0;
    player->at = 0;
    unlock(player);
}

void player_play(struct player *player, const struct pcm *pcm)
{
    lock(player);
    player_hush(player);
    player_append(player, pcm);
    unlock(player);
}

void player_volume(struct player *player, int percent)
{
    lock(player);
    player->percent = percent;
    unlock(player);
}

int player_left_ms(struct player *player)
{
    lock(player);
    size_t left = player->pcm.count - player->at;
    unlock(player);
    return (int)(left * 1000 / PCM_RATE);
}

void player_use(struct player *player, const char *name)
{
    if (strcmp(player->wanted, name) == 0)
        return;
    player_close(player);
    snprintf(player->wanted, sizeof player->wanted, "%s", name);
}
