/* The pad that asks staff for the exit PIN. Digits by touch and by keyboard; a wrong PIN is
 * answered calmly, and after three the pad stays away for a minute. */
#include "club/settings.h"
#include "kiosk/input/scanner.h"
#include "kiosk/kiosk.h"
#include "kiosk/screens/pin_page.h"

#include <stdio.h>
#include <string.h>

static void pin_draw(const struct kiosk *kiosk, struct ui *ui)
{
    struct pin_page page = {
        .title = kiosk_text(kiosk, N_("Exit PIN")),
        .hint = kiosk->pin.was_wrong
                    ? kiosk_text(kiosk, N_("This PIN does not match. Please try again."))
                    : kiosk_text(kiosk, N_("This page is for staff.")),
        .digit_count = (int)strlen(kiosk->pin.digits),
    };
    pin_page_draw(kiosk, ui, &page);
}

void pin_forget(struct kiosk *kiosk)
{
    memset(kiosk->pin.digits, 0, sizeof kiosk->pin.digits);
}

static void pin_enter(struct kiosk *kiosk)
{
    pin_forget(kiosk);
    kiosk->pin.was_wrong = false;
    kiosk->pressed_ms = kiosk->now_ms;
}

static void add_digit(struct kiosk *kiosk, char digit)
{
    size_t length = strlen(kiosk->pin.digits);
    kiosk->pin.was_wrong = false;
    if (length < PIN_MOST)
        kiosk->pin.digits[length] = digit;
}

static void erase_digit(struct kiosk *kiosk)
{
    size_t length = strlen(kiosk->pin.digits);
    if (length > 0)
        kiosk->pin.digits[length - 1] = '\0';
}

static void check(struct kiosk *kiosk)
{
    struct error err = {0};
    bool is_right = false;
    if (strlen(kiosk->pin.digits) < PIN_LEAST)
        return;
    if (!settings_check_exit_pin(&kiosk->club, kiosk->pin.digits, &is_right, &err)) {
        kiosk_fail(kiosk, &err);
        return;
    }
    pin_forget(kiosk);
    if (is_right) {
        kiosk->is_over = true;
        return;
    }
    kiosk->pin.was_wrong = true;
    kiosk->pin.wrong_count++;
    if (kiosk->pin.wrong_count < KIOSK_PIN_TRIES)
        return;
    kiosk->pin.wrong_count = 0;
    kiosk->pin.locked_until_ms = kiosk->now_ms + KIOSK_PIN_LOCK_MS;
    kiosk_rest(kiosk);
}

static void press(struct kiosk *kiosk, const char *name)
{
    if (strcmp(name, "back") == 0)
        kiosk_rest(kiosk);
    else if (strcmp(name, "erase") == 0)
        erase_digit(kiosk);
    else if (strcmp(name, "enter") == 0)
        check(kiosk);
    else if (strncmp(name, "key-", 4) == 0)
        add_digit(kiosk, name[4]);
}

/* A letter is no part of a PIN: a scanner is at work, and its digits do not count. */
static void key(struct kiosk *kiosk, int usage)
{
    char character = scanner_character(usage);
    kiosk->pressed_ms = kiosk->now_ms;
    kiosk->needs_drawing = true;
    if (character >= '0' && character <= '9')
        add_digit(kiosk, character);
    else if (character)
        pin_forget(kiosk);
    else if (usage == KEY_ENTER || usage == KEY_PAD_ENTER)
        check(kiosk);
    else if (usage == KEY_BACKSPACE)
        erase_digit(kiosk);
    else if (usage == KEY_ESCAPE)
        kiosk_rest(kiosk);
}

static void pin_event(struct kiosk *kiosk, const struct event *event)
{
    if (event->kind == EVENT_PRESS)
        press(kiosk, event->name);
    else if (event->kind == EVENT_KEY)
        key(kiosk, event->key);
    if (kiosk->screen != &screen_pin)
        return;
    int64_t quiet = kiosk->now_ms - kiosk->pressed_ms;
    if (quiet >= KIOSK_PIN_MS)
        kiosk_rest(kiosk);
    else
        kiosk_wake_in(kiosk, KIOSK_PIN_MS - quiet);
}

const struct screen screen_pin = {
    .name = "pin",
    .is_private = true,
    .enter = pin_enter,
    .event = pin_event,
    .draw = pin_draw,
    .leave = pin_forget,
};
