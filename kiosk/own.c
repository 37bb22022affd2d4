/* Preferences of a card, the own month, the number without a card. */
#include "kiosk/own.h"

#include "club/people/own_number.h"
#include "club/people/participant_preference.h"
#include "kiosk/controls.h"
#include "kiosk/door.h"
#include "kiosk/kiosk.h"
#include "trust/token.h"

#include <stdio.h>
#include <string.h>

static enum theme_kind theme_or(const char *word, enum theme_kind other)
{
    for (int kind = 0; kind < THEME_COUNT; kind++) {
        if (strcmp(theme_word((enum theme_kind)kind), word) == 0)
            return (enum theme_kind)kind;
    }
    return other;
}

static void use(struct kiosk *kiosk, const struct participant_preference *stored)
{
    struct kiosk_preferences wish = kiosk->home;
    if (stored->language[0])
        language_find(stored->language, &wish.language);
    if (stored->text_percent != PREFERENCE_UNSAID)
        wish.text_percent = stored->text_percent;
    if (stored->theme[0])
        wish.theme = theme_or(stored->theme, wish.theme);
    if (stored->speech != PREFERENCE_UNSAID)
        wish.speech = stored->speech != 0;
    if (stored->low_reach != PREFERENCE_UNSAID)
        wish.low_reach = stored->low_reach != 0;
    preferences_apply(kiosk, &wish);
}

void own_arrive(struct kiosk *kiosk)
{
    bool found;
    struct error err = {0};
    struct participant_preference stored;
    const char *number = kiosk->result.participant;
    if (strcmp(kiosk->own.participant, number) == 0)
        return;
    if (kiosk->own.participant[0])
        preferences_rest(kiosk);
    kiosk->own.is_remembered = false;
    snprintf(kiosk->own.participant, sizeof kiosk->own.participant, "%s", number);
    bool has_pressed = !preferences_are_same(&kiosk->preferences, &kiosk->home);
    kiosk->own.may_remember = number[0] && has_pressed;
    /* The glass serves without them, too. */
    if (number[0] && !has_pressed &&
        participant_preference_find(&kiosk->club, number, &stored, &found, &err) && found)
        use(kiosk, &stored);
}

void own_volume(const struct kiosk *kiosk, struct notice *notice)
{
    notice->has_volume = controls_have_volume(kiosk);
    notice->louder = kiosk->preferences.louder;
}

void own_buttons(const struct kiosk *kiosk, struct notice *notice)
{
    int count = 0;
    own_volume(kiosk, notice);
    if (!kiosk->result.participant[0])
        return;
    if (kiosk->own.may_remember) {
        notice->buttons[count].name = "remember";
        notice->buttons[count++].label = kiosk_text(kiosk, N_("Remember on the card"));
    }
    if (kiosk->own.shows_month) {
        notice->buttons[count].name = "own-month";
        notice->buttons[count].label = kiosk_text(kiosk, N_("My month"));
    }
}

static void remember(struct kiosk *kiosk)
{
    struct error err = {0};
    const struct kiosk_preferences *wish = &kiosk->preferences;
    struct participant_preference stored = {
        .text_percent = wish->text_percent, .speech = wish->speech, .low_reach = wish->low_reach};
    snprintf(stored.language, sizeof stored.language, "%s", language_code(wish->language));
    snprintf(stored.theme, sizeof stored.theme, "%s", theme_word(wish->theme));
    if (!participant_preference_set(&kiosk->club, kiosk->own.participant, &stored, &err)) {
        kiosk_fail(kiosk, &err);
        return;
    }
    kiosk->own.may_remember = false;
    kiosk->own.is_remembered = true;
    kiosk->entered_ms = kiosk->now_ms;
    kiosk->needs_drawing = true;
}

static void show_month(struct kiosk *kiosk)
{
    struct error err = {0};
    if (own_balance_get(&kiosk->club, kiosk->result.participant, &kiosk->balance, &err))
        kiosk_show(kiosk, &screen_balance);
    else
        kiosk_fail(kiosk, &err);
}

/* A press right after the screen came was meant for the last one. */
bool own_press(struct kiosk *kiosk, const struct event *event)
{
    if (event->kind != EVENT_PRESS || kiosk_age(kiosk) < KIOSK_SETTLE_MS)
        return false;
    if (strcmp(event->name, "remember") == 0)
        remember(kiosk);
    else if (strcmp(event->name, "own-month") == 0)
        show_month(kiosk);
    else if (strcmp(event->name, "number") == 0)
        own_ask_number(kiosk);
    else
        return controls_press_volume(kiosk, event->name);
    return true;
}

static void go_to_staff(struct kiosk *kiosk)
{
    kiosk->result = (struct checkin_result){.answer = CHECKIN_STAFF};
    kiosk_show_result(kiosk);
}

void own_ask_number(struct kiosk *kiosk)
{
    struct error err = {0};
    bool is_taken, is_paused;
    if ((!door_is_usable(kiosk) && !door_open(kiosk, &err)) ||
        !own_number_is_taken(&kiosk->club, &is_taken, &is_paused, &err))
        kiosk_fail(kiosk, &err);
    else if (!is_taken || is_paused)
        go_to_staff(kiosk);
    else
        kiosk_show(kiosk, &screen_number);
}

static void check_in(struct kiosk *kiosk, const char *number)
{
    struct error err = {0};
    struct checkin_result result = {0};
    if (!door_clock_is_right(kiosk, &err) ||
        !checkin_number(&kiosk->club, number, CHECKIN_MANUAL_CODE, &result, &err)) {
        kiosk_fail(kiosk, &err);
        return;
    }
    kiosk->has_scanned = false;
    kiosk->result = result;
    own_arrive(kiosk);
    kiosk_show_result(kiosk);
}

/* One sentence for everything that does not match. */
static void say_wrong(struct kiosk *kiosk)
{
    explicit_bzero(&kiosk->typed.number, sizeof kiosk->typed.number);
    explicit_bzero(&kiosk->typed.digits, sizeof kiosk->typed.digits);
    kiosk->typed.asks_pin = false;
    kiosk->typed.was_wrong = true;
    if (++kiosk->typed.wrong_count >= OWN_TRIES)
        go_to_staff(kiosk);
}

void own_try_number(struct kiosk *kiosk)
{
    struct error err = {0};
    enum own_number_answer answer;
    char number[NUMBER_SIZE];
    kiosk->needs_drawing = true;
    if (!token_number_read(kiosk->typed.number, number)) {
        kiosk->typed.is_misspelt = true;
        return;
    }
    if (!own_number_check(&kiosk->club, number, kiosk->typed.asks_pin ? kiosk->typed.digits : NULL,
                          &answer, &err)) {
        kiosk_fail(kiosk, &err);
        return;
    }
    if (answer == OWN_NUMBER_RIGHT)
        check_in(kiosk, number);
    else if (answer == OWN_NUMBER_NEEDS_PIN)
        kiosk->typed.asks_pin = true;
    else if (answer == OWN_NUMBER_PAUSED)
        go_to_staff(kiosk);
    else
        say_wrong(kiosk);
}
