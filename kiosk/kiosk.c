/* Cards, time and screens. A card is taken at any moment, whatever is shown. */
#include "kiosk/kiosk.h"

#include "kiosk/door.h"
#include "kiosk/own.h"
#include "kiosk/staff/desk.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

void kiosk_init(struct kiosk *kiosk, const struct kiosk_setup *setup)
{
    memset(kiosk, 0, sizeof *kiosk);
    kiosk->path = setup->path;
    kiosk->roster_of = setup->roster_of;
    kiosk->facts = setup->facts;
    kiosk->sizes = setup->sizes;
    kiosk->fonts = setup->fonts;
    kiosk->is_language_given = setup->has_language;
    kiosk->home_language = setup->has_language ? setup->language : LANGUAGE_POLISH;
    kiosk->home.text_percent = 100;
    kiosk->wish.has_tones = true;
    kiosk->wish.volume_percent = WISH_VOLUME_PERCENT;
    kiosk->has_motion = true;
    preferences_rest(kiosk);
    kiosk->result_ms = 7000;
    kiosk->choice_ms = 30000;
    kiosk->wake_ms = INT_MAX;
}

const char *kiosk_text(const struct kiosk *kiosk, const char *text)
{
    return language_text(kiosk->language, text);
}

void kiosk_wake_in(struct kiosk *kiosk, int64_t ms)
{
    if (ms < 0)
        ms = 0;
    if (ms < kiosk->wake_ms)
        kiosk->wake_ms = (int)ms;
}

int64_t kiosk_age(const struct kiosk *kiosk)
{
    return kiosk->now_ms - kiosk->entered_ms;
}

void kiosk_draw(const struct kiosk *kiosk, struct ui *ui)
{
    ui_begin(ui, &kiosk->sizes, kiosk->fonts, COLOUR_PAPER);
    ui->theme = kiosk->preferences.theme;
    kiosk->screen->draw(kiosk, ui);
    while (!ui_is_even(ui)) {
        ui_begin_again(ui, COLOUR_PAPER);
        ui->theme = kiosk->preferences.theme;
        kiosk->screen->draw(kiosk, ui);
    }
    if (kiosk->focus.name[0])
        ui_ring(ui, kiosk->focus.name);
    rest_shift(&kiosk->rest, ui);
}

void kiosk_measure(struct kiosk *kiosk, const struct screen_facts *facts)
{
    struct kiosk_preferences preferences = kiosk->preferences;
    kiosk->facts = *facts;
    kiosk->sizes = sizes_of(facts);
    preferences_apply(kiosk, &preferences);
}

static void bring(struct kiosk *kiosk, const struct screen *screen)
{
    kiosk->screen = screen;
    kiosk->entered_ms = kiosk->now_ms;
    kiosk->pressed[0] = '\0';
    kiosk->chosen.number = 0;
    kiosk->needs_drawing = true;
    kiosk->wish.shown_count++;
    focus_clear(kiosk);
}

void kiosk_show(struct kiosk *kiosk, const struct screen *screen)
{
    if (kiosk->asked.screen)
        kiosk->screen = kiosk->asked.screen;
    kiosk->asked.screen = NULL;
    if (kiosk->screen && kiosk->screen->leave)
        kiosk->screen->leave(kiosk);
    if (!screen->is_staff)
        desk_close(kiosk);
    bring(kiosk, screen);
    if (screen->enter)
        screen->enter(kiosk);
    kiosk_wake_in(kiosk, 0);
}

void kiosk_ask_more_time(struct kiosk *kiosk, void (*give_up)(struct kiosk *kiosk))
{
    kiosk->asked.screen = kiosk->screen;
    kiosk->asked.give_up = give_up;
    bring(kiosk, &screen_more_time);
    kiosk_wake_in(kiosk, 0);
}

void kiosk_answer_more_time(struct kiosk *kiosk, bool wants_more)
{
    const struct screen *screen = kiosk->asked.screen;
    kiosk->asked.screen = NULL;
    bring(kiosk, screen ? screen : &screen_idle);
    kiosk->pressed_ms = kiosk->now_ms;
    if (screen && !wants_more)
        kiosk->asked.give_up(kiosk);
    kiosk_wake_in(kiosk, 0);
}

void kiosk_rest(struct kiosk *kiosk)
{
    preferences_rest(kiosk);
    kiosk->own.participant[0] = '\0';
    kiosk->own.may_remember = kiosk->own.is_remembered = false;
    kiosk_show(kiosk,
               kiosk->roster_of ? &screen_roster_locked : survey_resting_screen(kiosk));
}

void kiosk_rest_after_result(struct kiosk *kiosk)
{
    if (kiosk->is_renewed && kiosk_age(kiosk) >= KIOSK_RENEWED_MS) {
        kiosk->is_renewed = false;
        kiosk->needs_drawing = true;
    } else if (kiosk->is_renewed) {
        kiosk_wake_in(kiosk, KIOSK_RENEWED_MS - kiosk_age(kiosk));
    }
    /* Whoever moves the keyboard's ring gets the whole time again. */
    int64_t since = kiosk->pressed_ms > kiosk->entered_ms ? kiosk->pressed_ms : kiosk->entered_ms;
    int64_t quiet = kiosk->now_ms - since;
    if (quiet >= kiosk->result_ms)
        kiosk_rest(kiosk);
    else
        kiosk_wake_in(kiosk, kiosk->result_ms - quiet);
}

void kiosk_fail(struct kiosk *kiosk, const struct error *err)
{
    health_problem(kiosk, door_clock_is_right(kiosk, &(struct error){0}) ? KIOSK_PROBLEM_STORAGE
                                                                         : KIOSK_PROBLEM_CLOCK);
    if (kiosk->screen != &screen_out_of_order)
        fprintf(stderr, "obecni-kiosk: %s\n", err->text);
    kiosk_show(kiosk, &screen_out_of_order);
}

static bool is_result(const struct screen *screen)
{
    return screen == &screen_recorded || screen == &screen_information ||
           screen == &screen_unreadable || screen == &screen_staff;
}

void kiosk_show_result(struct kiosk *kiosk)
{
    static const struct screen *const screens[] = {
        [CHECKIN_RECORDED] = &screen_recorded,
        [CHECKIN_ALREADY] = &screen_recorded,
        [CHECKIN_CHOOSE] = &screen_choose,
        [CHECKIN_EARLY] = &screen_information,
        [CHECKIN_NONE_TODAY] = &screen_information,
        [CHECKIN_CANCELLED] = &screen_information,
        [CHECKIN_UNREADABLE] = &screen_unreadable,
        [CHECKIN_STAFF] = &screen_staff,
    };
    const struct screen *screen = screens[kiosk->result.answer];
    kiosk->is_renewed = kiosk->has_motion && is_result(kiosk->screen) && is_result(screen);
    kiosk_show(kiosk, screen);
}

static bool is_choosing(const struct kiosk *kiosk)
{
    return kiosk->screen == &screen_choose || kiosk->asked.screen == &screen_choose;
}

/* Keeps the arrival being asked about; what comes next decides the screen. */
static bool keep_arrival(struct kiosk *kiosk, struct checkin_result *result)
{
    struct error err = {0};
    int64_t card_id = kiosk->result.card_id;
    bool ok = card_id ? checkin_leave_open(&kiosk->club, card_id, CHECKIN_CARD, result, &err)
                      : checkin_leave_open_number(&kiosk->club, kiosk->result.participant,
                                                  CHECKIN_MANUAL_CODE, result, &err);
    if (ok)
        return true;
    kiosk_fail(kiosk, &err);
    return false;
}

void kiosk_leave_open(struct kiosk *kiosk)
{
    struct checkin_result result = {0};
    if (!keep_arrival(kiosk, &result))
        return;
    kiosk->result = result;
    kiosk_show_result(kiosk);
}

static bool is_repeat(const struct kiosk *kiosk, const char *payload)
{
    return kiosk->has_scanned && kiosk->screen != &screen_unreadable && strcmp(kiosk->payload, payload) == 0 &&
           kiosk->now_ms - kiosk->scanned_ms < KIOSK_REPEAT_MS;
}

static bool is_same_card(const struct kiosk *kiosk, const char *payload)
{
    return kiosk->has_scanned && strcmp(kiosk->payload, payload) == 0;
}

static void check_in(struct kiosk *kiosk, const char *payload)
{
    struct error err = {0};
    struct checkin_result result = {0};
    if ((!door_is_usable(kiosk) && !door_open(kiosk, &err)) ||
        !door_clock_is_right(kiosk, &err) ||
        !checkin_scan(&kiosk->club, payload, CHECKIN_CARD, &result, &err)) {
        kiosk->has_scanned = false;
        kiosk_fail(kiosk, &err);
        return;
    }
    kiosk->result = result;
    own_arrive(kiosk);
    kiosk_show_result(kiosk);
}

/* Cards that are no participant's, and any card while the staff area is open. Nobody who is
 * choosing is interrupted by staff. */
static bool is_for_staff(struct kiosk *kiosk, const char *payload)
{
    if (token_test_check(payload) && !kiosk->desk && !is_choosing(kiosk))
        kiosk_show(kiosk, &screen_card_test);
    else if (token_staff_check(payload) && !is_choosing(kiosk))
        desk_take_staff_card(kiosk, payload);
    else if (kiosk->desk && kiosk->desk->is_open && token_check(payload))
        desk_take_card(kiosk, payload);
    else
        return kiosk->roster_of || token_test_check(payload) || token_staff_check(payload);
    return true;
}

static void take_card(struct kiosk *kiosk, const char *payload)
{
    struct checkin_result left;
    if (is_for_staff(kiosk, payload) || is_repeat(kiosk, payload))
        return;
    /* When the one asked about cannot be kept, the screen says so; the next card asks again. */
    if (is_choosing(kiosk) && !is_same_card(kiosk, payload) && !keep_arrival(kiosk, &left)) {
        kiosk->has_scanned = false;
        return;
    }
    snprintf(kiosk->payload, sizeof kiosk->payload, "%s", payload);
    kiosk->scanned_ms = kiosk->now_ms;
    kiosk->has_scanned = true;
    kiosk->health.state.last_scan_at = club_now(&kiosk->club);
    check_in(kiosk, payload);
}

/* A slip of a survey; whoever was choosing is kept as when another card comes. */
static void take_slip(struct kiosk *kiosk, const char *payload)
{
    struct error err = {0};
    struct checkin_result left;
    if (is_choosing(kiosk) && !keep_arrival(kiosk, &left))
        return;
    if (door_is_usable(kiosk) || door_open(kiosk, &err))
        survey_take_slip(kiosk, payload);
    else
        kiosk_fail(kiosk, &err);
}

/* Whoever is choosing is not interrupted by something that is no card. */
static void take_unreadable(struct kiosk *kiosk)
{
    if (is_choosing(kiosk))
        return;
    if (kiosk->desk) {
        desk_take_unreadable(kiosk);
        return;
    }
    kiosk->result = (struct checkin_result){.answer = CHECKIN_UNREADABLE};
    kiosk_show_result(kiosk);
}

/* Not while somebody is choosing. Without a club no PIN can be checked: a signal ends it. */
static void ask_exit(struct kiosk *kiosk)
{
    if (kiosk->is_open && !is_choosing(kiosk) && kiosk->now_ms >= kiosk->pin.locked_until_ms)
        kiosk_show(kiosk, &screen_pin);
}

/* The same press again within half a second is a tremor. */
static bool counts(struct kiosk *kiosk, const char *name)
{
    bool is_same = strcmp(kiosk->pressed, name) == 0;
    if (is_same && kiosk->now_ms - kiosk->counted_ms < KIOSK_DEBOUNCE_MS)
        return false;
    snprintf(kiosk->pressed, sizeof kiosk->pressed, "%s", name);
    kiosk->counted_ms = kiosk->now_ms;
    return true;
}

void kiosk_press(struct kiosk *kiosk, const char *name)
{
    char copy[FOCUS_NAME_SIZE];
    kiosk->pressed_ms = kiosk->now_ms;
    if (!counts(kiosk, name))
        return;
    kiosk->needs_drawing = true;
    snprintf(copy, sizeof copy, "%s", name);
    kiosk->screen->event(kiosk, &(struct event){.kind = EVENT_PRESS, .name = copy});
}

static void take_key(struct kiosk *kiosk, const struct event *event)
{
    const char *pressed;
    if (wish_key(kiosk, event->key))
        return;
    if (kiosk->screen == &screen_night || !focus_key(kiosk, event, &pressed)) {
        choices_key(kiosk, event);
        kiosk->screen->event(kiosk, event);
        return;
    }
    kiosk->pressed_ms = kiosk->now_ms;
    if (pressed)
        kiosk_press(kiosk, pressed);
}

void kiosk_deliver(struct kiosk *kiosk, const struct event *event, int64_t now_ms)
{
    kiosk->now_ms = now_ms;
    wish_act(kiosk, event);
    switch (event->kind) {
    case EVENT_SCAN:
        if (token_control_check(event->payload))
            codes_take(kiosk, event->payload);
        else if (token_slip_check(event->payload))
            take_slip(kiosk, event->payload);
        else
            take_card(kiosk, event->payload);
        return;
    case EVENT_UNREADABLE:
        take_unreadable(kiosk);
        return;
    case EVENT_SPEECH:
        if (counts(kiosk, "speech-corner"))
            wish_speech(kiosk);
        return;
    case EVENT_HEADSET:
        wish_headset(kiosk, event->headset);
        return;
    case EVENT_EXIT_ASKED:
        ask_exit(kiosk);
        return;
    case EVENT_PRESS:
        focus_clear(kiosk);
        kiosk_press(kiosk, event->name);
        return;
    case EVENT_KEY:
        take_key(kiosk, event);
        return;
    case EVENT_TICK:
        choices_tick(kiosk);
        kiosk->screen->event(kiosk, event);
        return;
    }
}

void kiosk_start(struct kiosk *kiosk, int64_t now_ms)
{
    struct error err = {0};
    kiosk->now_ms = now_ms;
    if (!door_open(kiosk, &err) || !door_is_ready(kiosk, &err))
        kiosk_fail(kiosk, &err);
    else
        kiosk_rest(kiosk);
    rest_begin(kiosk);
}

void kiosk_finish(struct kiosk *kiosk)
{
    file_check_stop(&kiosk->file_check);
    desk_close(kiosk);
    if (kiosk->is_open)
        club_close(&kiosk->club);
    kiosk->is_open = false;
}
