/* obecni-voice: the kiosk's sound, in a process of its own. Standard input is a socket from the
 * kiosk: one order in each message (kiosk/sound/orders.h); after each that is to be heard it
 * answers whether the machine has sound. It ends with the kiosk.
 *
 * Measured when this was decided: espeak-ng linked into the kiosk costs every start 4 ms and 3 MiB,
 * speaking 5 MiB more, an open device a thread that wakes up all the time; and it would read words
 * beside the vault's key. So the kiosk starts this when something is to be heard for the first
 * time, and pays nothing while nobody wants sound. */
#include "kiosk/sound/orders.h"
#include "kiosk/sound/tones.h"
#include "kiosk/sound/voice/player.h"
#include "kiosk/sound/voice/speaker.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { AFTER_TONE_MS = 200, CLOSE_AFTER_MS = 2000, KIOSK = 0 };

struct voice {
    struct player player;
    struct speaker speaker;
    bool is_jack;
    bool is_tone; /* what sounds is a tone: words wait for it */
};

static void answer(const char *word)
{
    send(KIOSK, word, strlen(word), MSG_DONTWAIT | MSG_NOSIGNAL);
}

static bool open_player(struct voice *voice)
{
    bool is_open = player_open(&voice->player);
    answer(is_open ? ORDER_ANSWER_YES : ORDER_ANSWER_NO);
    return is_open;
}

static void sound_tone(struct voice *voice, enum tone tone)
{
    struct pcm pcm = {0};
    if (!open_player(voice))
        return;
    tones_make(tone, &pcm);
    player_play(&voice->player, &pcm);
    voice->is_tone = true;
    pcm_free(&pcm);
}

static void say(struct voice *voice, const char *words, bool is_private)
{
    struct pcm pcm = {0};
    enum language language;
    char code[3] = {words[0], words[0] ? words[1] : '\0', '\0'};
    if (strlen(words) < 4 || !language_find(code, &language) || !open_player(voice))
        return;
    if (is_private && !voice->is_jack && !voice->player.is_wanted_one)
        return;
    if (voice->is_tone)
        pcm_append_silence(&pcm, AFTER_TONE_MS);
    if (!speaker_say(&voice->speaker, language, words + 3, &pcm))
        answer(ORDER_ANSWER_MUTE);
    else if (voice->is_tone)
        player_append(&voice->player, &pcm);
    else
        player_play(&voice->player, &pcm);
    voice->is_tone = false;
    pcm_free(&pcm);
}

static const char *after(const char *order, const char *word)
{
    size_t length = strlen(word);
    return strncmp(order, word, length) == 0 ? order + length : NULL;
}

static void obey(struct voice *voice, const char *order)
{
    const char *rest;
    if ((rest = after(order, ORDER_TONE)))
        sound_tone(voice, *rest == '1' ? TONE_RECORDED : TONE_ASK);
    else if ((rest = after(order, ORDER_SAY)))
        say(voice, rest, false);
    else if ((rest = after(order, ORDER_SAY_PRIVATE)))
        say(voice, rest, true);
    else if (after(order, ORDER_HUSH))
        player_hush(&voice->player);
    else if ((rest = after(order, ORDER_VOLUME)))
        player_volume(&voice->player, atoi(rest));
    else if ((rest = after(order, ORDER_JACK)))
        voice->is_jack = *rest == '1';
    else if ((rest = after(order, ORDER_DEVICE)))
        player_use(&voice->player, rest);
}

/* How long to wait for an order: until what sounds is over, and a while more. */
static int wait_ms(struct voice *voice)
{
    if (!voice->player.device)
        return -1;
    return player_left_ms(&voice->player) + CLOSE_AFTER_MS;
}

int main(void)
{
    char order[ORDER_SIZE];
    struct voice voice = {.player = {.percent = 60}};
    for (;;) {
        struct pollfd kiosk = {.fd = KIOSK, .events = POLLIN};
        int ready = poll(&kiosk, 1, wait_ms(&voice));
        if (ready == 0 && player_left_ms(&voice.player) == 0)
            player_close(&voice.player);
        if (ready <= 0)
            continue;
        ssize_t length = recv(KIOSK, order, sizeof order - 1, 0);
        if (length <= 0)
            break;
        order[length] = '\0';
        obey(&voice, order);
    }
    player_close(&voice.player);
    speaker_finish(&voice.speaker);
    return EXIT_SUCCESS;
}
