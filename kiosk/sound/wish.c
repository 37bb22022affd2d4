/* How keys, presses and headsets change what is wanted. */
#include "kiosk/sound/wish.h"

#include "kiosk/kiosk.h"

/* USB HID usages: the keys of a keyboard with sound, and the signs of a keypad. */
enum {
    KEY_F1 = 0x3a, KEY_LOUDER = 0x80, KEY_SOFTER = 0x81, KEY_PAD_MINUS = 0x56, KEY_PAD_PLUS = 0x57,
};

void wish_act(struct kiosk *kiosk, const struct event *event)
{
    bool is_volume = event->kind == EVENT_KEY && event->key >= KEY_LOUDER && event->key <= KEY_SOFTER;
    bool is_sign = event->kind == EVENT_KEY && event->key >= KEY_PAD_MINUS && event->key <= KEY_PAD_PLUS;
    if (event->kind != EVENT_TICK && event->kind != EVENT_HEADSET && !is_volume && !is_sign)
        kiosk->wish.acted_count++;
}

void wish_speech(struct kiosk *kiosk)
{
    struct kiosk_preferences preferences = kiosk->preferences;
    kiosk->pressed_ms = kiosk->now_ms;
    kiosk->wish.asked_count++;
    if (preferences.speech || kiosk->screen->is_staff)
        return;
    preferences.speech = true;
    preferences_apply(kiosk, &preferences);
}

void wish_headset(struct kiosk *kiosk, const struct headset *headset)
{
    struct kiosk_preferences preferences = kiosk->preferences;
    bool is_there = headset->kind != HEADSET_NONE;
    kiosk->wish.headset = *headset;
    kiosk->home.speech = is_there;
    kiosk->pressed_ms = kiosk->now_ms;
    preferences.speech = is_there;
    preferences_apply(kiosk, &preferences);
    if (is_there)
        kiosk->wish.asked_count++;
}

void wish_volume(struct kiosk *kiosk, int step)
{
    struct kiosk_preferences preferences = kiosk->preferences;
    int louder = preferences.louder + step;
    kiosk->pressed_ms = kiosk->now_ms;
    if (louder < -WISH_LOUDER_MOST || louder > WISH_LOUDER_MOST)
        return;
    preferences.louder = louder;
    preferences_apply(kiosk, &preferences);
}

bool wish_key(struct kiosk *kiosk, int key)
{
    if (key == KEY_LOUDER || key == KEY_PAD_PLUS)
        wish_volume(kiosk, 1);
    else if (key == KEY_SOFTER || key == KEY_PAD_MINUS)
        wish_volume(kiosk, -1);
    else if (key == KEY_F1)
        wish_speech(kiosk);
    else
        return false;
    return true;
}

int wish_percent(const struct kiosk *kiosk)
{
    int percent = kiosk->wish.volume_percent + kiosk->preferences.louder * WISH_LOUDER_STEP;
    if (kiosk->wish.volume_percent == 0)
        return 0;
    return percent < WISH_LOUDER_STEP ? WISH_LOUDER_STEP : percent > 100 ? 100 : percent;
}
