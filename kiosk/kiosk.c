/* Cards, time and screens. A card is taken at any moment, whatever is shown. */
#include "kiosk/kiosk.h"

#include "kiosk/door.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

void kiosk_init(struct kiosk *kiosk, const struct kiosk_setup *setup)
{
    memset(kiosk, 0, sizeof *kiosk);
    kiosk->path = setup->path;
    kiosk->sizes = setup->sizes;
    kiosk->fonts = setup->fonts;
    kiosk->is_language_given = setup->has_language;
    kiosk->home_language = setup->has_language ? setup->language : LANGUAGE_POLISH;
    kiosk->language = kiosk->home_language;
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

void kiosk_show(struct kiosk *kiosk, const struct screen *screen)
{
    if (kiosk->screen && kiosk->screen->leave)
        kiosk->screen->leave(kiosk);
    kiosk->screen = screen;
    kiosk->entered_ms = kiosk->now_ms;
    kiosk->needs_drawing = true;
    if (screen->enter)
        screen->enter(kiosk);
    kiosk_wake_in(kiosk, 0);
}

void kiosk_rest(struct kiosk *kiosk)
{
    kiosk->language = kiosk->home_language;
    kiosk_show(kiosk, &screen_idle);
}

void kiosk_rest_after_result(struct kiosk *kiosk)
{
    if (kiosk->is_renewed && kiosk_age(kiosk) >= KIOSK_RENEWED_MS) {
        kiosk->is_renewed = false;
        kiosk->needs_drawing = true;
    } else if (kiosk->is_renewed) {
        kiosk_wake_in(kiosk, KIOSK_RENEWED_MS - kiosk_age(kiosk));
    }
    if (kiosk_age(kiosk) >= kiosk->result_ms)
        kiosk_rest(kiosk);
    else
        kiosk_wake_in(kiosk, kiosk->result_ms - kiosk_age(kiosk));
}

void kiosk_fail(struct kiosk *kiosk, const struct error *err)
{
    health_problem(kiosk, KIOSK_PROBLEM_STORAGE);
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
    kiosk->is_renewed = is_result(kiosk->screen) && is_result(screen);
    kiosk_show(kiosk, screen);
}

static bool is_choosing(const struct kiosk *kiosk)
{
    return kiosk->screen == &screen_choose || kiosk->screen == &screen_more_time;
}

/* Keeps the arrival being asked about; what comes next decides the screen. */
static bool keep_arrival(struct kiosk *kiosk, struct checkin_result *result)
{
    struct error err = {0};
    if (checkin_leave_open(&kiosk->club, kiosk->result.card_id, CHECKIN_CARD, result, &err))
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
        !checkin_scan(&kiosk->club, payload, CHECKIN_CARD, &result, &err)) {
        kiosk->has_scanned = false;
        kiosk_fail(kiosk, &err);
        return;
    }
    kiosk->result = result;
    kiosk_show_result(kiosk);
}

static void take_card(struct kiosk *kiosk, const char *payload)
{
    struct checkin_result left;
    if (is_repeat(kiosk, payload))
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

/* Whoever is choosing is not interrupted by something that is no card. */
static void take_unreadable(struct kiosk *kiosk)
{
    if (is_choosing(kiosk))
        return;
    kiosk->result = (struct checkin_result){.answer = CHECKIN_UNREADABLE};
    kiosk_show_result(kiosk);
}

/* Not while somebody is choosing. Without a club no PIN can be checked: a signal ends it. */
static void ask_exit(struct kiosk *kiosk)
{
    if (kiosk->is_open && !is_choosing(kiosk) && kiosk->now_ms >= kiosk->pin.locked_until_ms)
        kiosk_show(kiosk, &screen_pin);
}

void kiosk_deliver(struct kiosk *kiosk, const struct event *event, int64_t now_ms)
{
    kiosk->now_ms = now_ms;
    switch (event->kind) {
    case EVENT_SCAN:
        take_card(kiosk, event->payload);
        return;
    case EVENT_UNREADABLE:
        take_unreadable(kiosk);
        return;
    case EVENT_EXIT_ASKED:
        ask_exit(kiosk);
        return;
    case EVENT_PRESS:
        kiosk->pressed_ms = now_ms;
        kiosk->needs_drawing = true;
        break;
    case EVENT_KEY:
    case EVENT_TICK:
        break;
    }
    kiosk->screen->event(kiosk, event);
}

void kiosk_start(struct kiosk *kiosk, int64_t now_ms)
{
    struct error err = {0};
    kiosk->now_ms = now_ms;
    if (door_open(kiosk, &err))
        kiosk_rest(kiosk);
    else
        kiosk_fail(kiosk, &err);
}

void kiosk_finish(struct kiosk *kiosk)
{
    if (kiosk->is_open)
        club_close(&kiosk->club);
    kiosk->is_open = false;
}
