/* Applying preferences, and putting them back. */
#include "kiosk/preferences.h"

#include "kiosk/kiosk.h"

#include <math.h>

static int nearest_percent(int percent)
{
    return percent >= 175 ? 200 : percent >= 125 ? 150 : 100;
}

int preferences_next_text(int percent)
{
    return percent >= 200 ? 100 : percent + 50;
}

enum theme_kind preferences_next_theme(enum theme_kind theme)
{
    return (enum theme_kind)((theme + 1) % THEME_COUNT);
}

bool preferences_are_same(const struct kiosk_preferences *one,
                          const struct kiosk_preferences *other)
{
    return one->language == other->language && one->text_percent == other->text_percent &&
           one->theme == other->theme && one->low_reach == other->low_reach &&
           one->speech == other->speech && one->louder == other->louder;
}

void preferences_apply(struct kiosk *kiosk, const struct kiosk_preferences *preferences)
{
    kiosk->preferences = *preferences;
    kiosk->preferences.text_percent = nearest_percent(preferences->text_percent);
    kiosk->sizes.text =
        fmin(kiosk->preferences.text_percent / 100.0, sizes_most_text(&kiosk->sizes));
    kiosk->sizes.is_low = kiosk->preferences.low_reach;
    kiosk->needs_drawing = true;
}

void preferences_rest(struct kiosk *kiosk)
{
    preferences_apply(kiosk, &kiosk->home);
}

void preferences_settle(struct kiosk *kiosk)
{
    int64_t quiet = kiosk->now_ms - kiosk->pressed_ms;
    if (preferences_are_same(&kiosk->preferences, &kiosk->home))
        return;
    if (quiet < KIOSK_LANGUAGE_MS)
        kiosk_wake_in(kiosk, KIOSK_LANGUAGE_MS - quiet);
    else
        preferences_rest(kiosk);
}
