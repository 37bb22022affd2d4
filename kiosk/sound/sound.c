/* What is told to obecni-voice, and when. */
#include "kiosk/sound/sound.h"

#include "kiosk/sound/orders.h"
#include "kiosk/sound/speech_text.h"
#include "kiosk/sound/voice_process.h"
#include "kiosk/staff/desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ANSWER_MS = 150 };

/* What was followed last. */
struct followed {
    const struct screen *screen;
    unsigned shown_count, acted_count, asked_count;
    bool speech;
    enum language language;
    char focus[FOCUS_NAME_SIZE];
    char main[SPEECH_TEXT_SIZE];
};

struct sound {
    struct voice_process voice;
    struct headset_watch watch;
    int64_t looked_ms;
    struct followed last;
    bool has_spoken;   /* since it was last told to be silent */
    int awaited;       /* orders that are answered */
    int64_t failed_ms; /* when the machine last had no sound */
    int percent;       /* as the voice was told */
    struct headset headset;
};

struct sound *sound_new(const char *program)
{
    struct sound *sound = memory_new(1, sizeof *sound);
    voice_process_init(&sound->voice, program);
    headset_start(&sound->watch);
    return sound;
}

void sound_free(struct sound *sound)
{
    if (!sound)
        return;
    voice_process_end(&sound->voice);
    headset_finish(&sound->watch);
    free(sound);
}

bool sound_look(struct sound *sound, int64_t now_ms, struct headset *headset)
{
    struct headset before = *headset;
    if (now_ms - sound->looked_ms < SOUND_LOOK_MS)
        return false;
    sound->looked_ms = now_ms;
    *headset = headset_look(&sound->watch);
    return before.kind != headset->kind || strcmp(before.name, headset->name) != 0;
}

enum tone sound_tone_of(const struct kiosk *kiosk)
{
    const struct screen *screen = kiosk->screen;
    bool is_recorded = screen == &screen_recorded || screen == &screen_survey_thanks ||
                       (screen == &screen_information &&
                        kiosk->result.answer == CHECKIN_CANCELLED);
    if (is_recorded || screen == &screen_staff_health)
        return TONE_RECORDED;
    bool asks = screen == &screen_information || screen == &screen_staff ||
                screen == &screen_unreadable || screen == &screen_choose ||
                screen == &screen_more_time || screen == &screen_survey_refused;
    return asks ? TONE_ASK : TONE_NONE;
}

struct rect sound_corner(const struct sizes *sizes)
{
    int side = (int)(SOUND_CORNER_MM * sizes->true_unit);
    return (struct rect){0, sizes->height - side, side, side};
}

static void set_state(struct sound *sound, struct kiosk *kiosk, enum sound_state state)
{
    if (state == SOUND_NO_DEVICE)
        sound->failed_ms = kiosk->now_ms;
    if (kiosk->wish.state != state && kiosk->screen->is_staff)
        kiosk->needs_drawing = true;
    kiosk->wish.state = state;
}

static void take_answers(struct sound *sound, struct kiosk *kiosk)
{
    char answer[32];
    while (voice_process_answer(&sound->voice, answer, sizeof answer)) {
        sound->awaited -= sound->awaited > 0;
        if (strcmp(answer, ORDER_ANSWER_NO) == 0)
            set_state(sound, kiosk, SOUND_NO_DEVICE);
        else if (strcmp(answer, ORDER_ANSWER_MUTE) == 0)
            set_state(sound, kiosk, SOUND_NO_VOICE);
        else if (kiosk->wish.state != SOUND_NO_VOICE)
            set_state(sound, kiosk, SOUND_GOOD);
    }
}

/* Where it is to sound, and how loud: told to a voice that has just been started, and whenever it
 * changes. */
static void tell_manner(struct sound *sound, const struct kiosk *kiosk, bool is_new)
{
    char number[16];
    const struct headset *headset = &kiosk->wish.headset;
    int percent = wish_percent(kiosk);
    if (is_new || percent != sound->percent) {
        snprintf(number, sizeof number, "%d", percent);
        voice_process_order(&sound->voice, ORDER_VOLUME, number);
    }
    if (is_new || memcmp(headset, &sound->headset, sizeof *headset) != 0) {
        voice_process_order(&sound->voice, ORDER_JACK, headset->kind == HEADSET_JACK ? "1" : "0");
        voice_process_order(&sound->voice, ORDER_DEVICE,
                            headset->kind == HEADSET_CARD ? headset->name : "");
    }
    sound->percent = percent;
    sound->headset = *headset;
}

/* Something that is to be heard. */
static void order(struct sound *sound, struct kiosk *kiosk, const char *word, const char *rest)
{
    bool is_new = !voice_process_is_there(&sound->voice);
    if (kiosk->wish.state == SOUND_NO_DEVICE && kiosk->now_ms - sound->failed_ms < SOUND_RETRY_MS)
        return;
    if (!voice_process_start(&sound->voice)) {
        set_state(sound, kiosk, SOUND_NO_DEVICE);
        return;
    }
    tell_manner(sound, kiosk, is_new);
    if (voice_process_order(&sound->voice, word, rest))
        sound->awaited++;
}

static void hush(struct sound *sound)
{
    if (sound->has_spoken)
        voice_process_order(&sound->voice, ORDER_HUSH, "");
    sound->has_spoken = false;
}

static void say(struct sound *sound, struct kiosk *kiosk, enum language language, const char *text,
                bool is_private)
{
    char words[SPEECH_TEXT_SIZE + 8];
    if (!text[0])
        return;
    snprintf(words, sizeof words, "%s %s", language_code(language), text);
    order(sound, kiosk, is_private ? ORDER_SAY_PRIVATE : ORDER_SAY, words);
    sound->has_spoken = true;
}

static bool has_headset(const struct kiosk *kiosk)
{
    return kiosk->wish.headset.kind != HEADSET_NONE;
}

static void say_screen(struct sound *sound, struct kiosk *kiosk, const struct ui *shown)
{
    char text[SPEECH_TEXT_SIZE];
    bool is_private = kiosk->screen->is_private;
    if (is_private && !has_headset(kiosk)) {
        say(sound, kiosk, kiosk->language,
            kiosk_text(kiosk, N_("Please plug in headphones to hear this.")), false);
        return;
    }
    speech_text_of(shown, text);
    say(sound, kiosk, kiosk->language, text, is_private);
}

static void say_button(struct sound *sound, struct kiosk *kiosk, const struct ui *shown)
{
    char text[SPEECH_TEXT_SIZE];
    enum language language = kiosk->language;
    speech_label_of(shown, kiosk->focus.name, &language, text);
    if (!kiosk->screen->is_private || has_headset(kiosk))
        say(sound, kiosk, language, text, kiosk->screen->is_private);
}

/* With time the waiting screen comes back. That interrupts nothing and is no news. */
static bool came_by_itself(const struct kiosk *kiosk)
{
    bool is_resting = kiosk->screen == &screen_idle || kiosk->screen == &screen_survey_start ||
                      kiosk->screen == &screen_night;
    return is_resting && kiosk->entered_ms != kiosk->pressed_ms;
}

static void speak(struct sound *sound, struct kiosk *kiosk, const struct ui *shown,
                  const struct followed *now)
{
    const struct followed *last = &sound->last;
    bool has_come = now->shown_count != last->shown_count || now->screen != last->screen;
    bool is_other = now->language != last->language || strcmp(now->main, last->main) != 0;
    bool is_asked = now->asked_count != last->asked_count || now->speech != last->speech;
    bool is_again = now->screen == last->screen && now->acted_count == last->acted_count;
    bool is_news = has_come && !is_again ? !came_by_itself(kiosk) : is_other;
    if (is_asked || is_news)
        say_screen(sound, kiosk, shown);
    else if (now->focus[0] && strcmp(now->focus, last->focus) != 0)
        say_button(sound, kiosk, shown);
}

static void look_at(const struct kiosk *kiosk, const struct ui *shown, struct followed *now)
{
    *now = (struct followed){
        .screen = kiosk->screen, .shown_count = kiosk->wish.shown_count,
        .acted_count = kiosk->wish.acted_count, .asked_count = kiosk->wish.asked_count,
        .speech = kiosk->preferences.speech && !kiosk->screen->is_staff,
        .language = kiosk->language,
    };
    snprintf(now->focus, sizeof now->focus, "%s", kiosk->focus.name);
    if (now->speech)
        speech_main_of(shown, now->main);
}

int sound_follow(struct sound *sound, struct kiosk *kiosk, const struct ui *shown)
{
    struct followed now;
    look_at(kiosk, shown, &now);
    take_answers(sound, kiosk);
    if (now.acted_count != sound->last.acted_count || kiosk->wish.volume_percent == 0)
        hush(sound);
    if (kiosk->wish.volume_percent > 0) {
        bool has_come = now.shown_count != sound->last.shown_count;
        bool is_wanted = kiosk->wish.has_tones || kiosk->screen == &screen_staff_health;
        enum tone tone = has_come && is_wanted ? sound_tone_of(kiosk) : TONE_NONE;
        if (voice_process_is_there(&sound->voice))
            tell_manner(sound, kiosk, false);
        if (tone != TONE_NONE)
            order(sound, kiosk, ORDER_TONE, tone == TONE_RECORDED ? "1" : "2");
        if (now.speech)
            speak(sound, kiosk, shown, &now);
    }
    sound->last = now;
    return sound->awaited > 0 && kiosk->screen->is_staff ? ANSWER_MS : -1;
}
