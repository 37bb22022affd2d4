/* What each code does. */
#include "kiosk/codes.h"

#include "kiosk/controls.h"
#include "kiosk/kiosk.h"
#include "kiosk/staff/desk.h"

#include <string.h>

static bool is_held(struct kiosk *kiosk, enum control control)
{
    struct code_read last = kiosk->code;
    kiosk->code = (struct code_read){control, kiosk->now_ms};
    return control == last.control && last.control != CONTROL_NONE &&
           kiosk->now_ms - last.at_ms < CODES_REPEAT_MS;
}

static bool asks_pin(const struct kiosk *kiosk)
{
    return kiosk->screen == &screen_pin ||
           (kiosk->screen == &screen_number && kiosk->typed.asks_pin);
}

/* How the glass is to be read. */
static bool is_for_seeing(enum control control)
{
    return control == CONTROL_TEXT_SIZE || control == CONTROL_CONTRAST ||
           control == CONTROL_LOW_REACH ||
           (control >= CONTROL_POLISH && control <= CONTROL_RUSSIAN);
}

static bool is_allowed(const struct kiosk *kiosk, enum control control)
{
    if (kiosk->screen->is_staff || kiosk->roster_of)
        return control == CONTROL_BACK || (kiosk->roster_of && is_for_seeing(control));
    bool may_type = control == CONTROL_NEXT || control == CONTROL_PRESS;
    return control != CONTROL_NONE && !(may_type && asks_pin(kiosk));
}

/* As a finger does. */
static bool press_area(struct kiosk *kiosk, const char *name)
{
    if (!focus_has_area(kiosk, name))
        return false;
    focus_clear(kiosk);
    kiosk_press(kiosk, name);
    return true;
}

/* Without a ring it comes first, so that whoever stands there sees what would be pressed. */
static bool press_ring(struct kiosk *kiosk)
{
    if (!kiosk->focus.name[0] || !focus_has_area(kiosk, kiosk->focus.name))
        return focus_next(kiosk);
    kiosk_press(kiosk, kiosk->focus.name);
    return true;
}

static bool show_month(struct kiosk *kiosk)
{
    bool rests = kiosk->screen == &screen_idle || kiosk->screen == &screen_survey_start;
    if (press_area(kiosk, control_code_word(CONTROL_OWN_MONTH)))
        return true;
    if (!rests || !kiosk->own.shows_month)
        return false;
    kiosk_show(kiosk, &screen_card_first);
    return true;
}

/* How the glass is can be said anywhere, also where no such button stands. */
static bool prefer(struct kiosk *kiosk, enum control control)
{
    const char *word = control_code_word(control);
    if (press_area(kiosk, word))
        return true;
    controls_press(kiosk, word);
    if (kiosk->screen == &screen_survey)
        kiosk->sitting.preferences = kiosk->preferences;
    return true;
}

static bool go_back(struct kiosk *kiosk)
{
    return press_area(kiosk, "back") || (kiosk->screen->is_staff && press_area(kiosk, "leave"));
}

static bool obey(struct kiosk *kiosk, enum control control)
{
    switch (control) {
    case CONTROL_NEXT:
        return focus_next(kiosk);
    case CONTROL_PRESS:
        return press_ring(kiosk);
    case CONTROL_BACK:
        return go_back(kiosk);
    case CONTROL_OWN_MONTH:
        return show_month(kiosk);
    case CONTROL_ABOUT:
        return press_area(kiosk, control_code_word(control));
    case CONTROL_SAY:
        wish_speech(kiosk);
        return true;
    case CONTROL_LOUDER:
    case CONTROL_SOFTER:
        wish_volume(kiosk, control == CONTROL_LOUDER ? 1 : -1);
        return true;
    case CONTROL_TEXT_SIZE:
    case CONTROL_CONTRAST:
    case CONTROL_LOW_REACH:
    case CONTROL_POLISH:
    case CONTROL_UKRAINIAN:
    case CONTROL_ENGLISH:
    case CONTROL_RUSSIAN:
        return prefer(kiosk, control);
    default:
        return choices_press(kiosk, (int)control - CONTROL_CHOICE_1 + 1);
    }
}

/* A reader that is a keyboard has typed the code on the screen, too. */
static void forget_typed(struct kiosk *kiosk)
{
    if (kiosk->screen == &screen_number)
        number_forget_read(kiosk);
    else if (kiosk->screen == &screen_pin)
        pin_forget(kiosk);
    else if (kiosk->desk)
        desk_forget_typed(kiosk);
    kiosk->needs_drawing = true;
}

void codes_take(struct kiosk *kiosk, const char *payload)
{
    enum control control = control_code_find(payload);
    if (focus_put_back(kiosk))
        forget_typed(kiosk);
    if (is_held(kiosk, control))
        return;
    if (kiosk->screen == &screen_night) {
        kiosk->pressed_ms = kiosk->now_ms;
        kiosk_rest(kiosk);
        return;
    }
    if (!is_allowed(kiosk, control))
        return;
    kiosk->pressed_ms = kiosk->now_ms;
    kiosk->needs_drawing = true;
    if (!obey(kiosk, control) && kiosk->preferences.speech)
        kiosk->wish.asked_count++;
}
