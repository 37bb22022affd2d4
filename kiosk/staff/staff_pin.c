/* After a staff card: its PIN, by large keys or the keyboard. A wrong one is answered calmly; a
 * card that is locked says until when. */
#include "kiosk/glass/words.h"
#include "kiosk/screens/pin_page.h"
#include "kiosk/staff/parts.h"

#include <stdio.h>
#include <string.h>

static void say_hint(const struct kiosk *kiosk, char *text, size_t size)
{
    const struct desk *desk = kiosk->desk;
    char time[WORDS_TIME_SIZE];
    words_time(desk->locked_until, time);
    if (desk->is_refused)
        snprintf(text, size, "%s", desk->said.text);
    else if (desk->locked_until)
        snprintf(text, size,
                 kiosk_text(kiosk, N_("After several wrong PINs this card rests until %s.")), time);
    else
        snprintf(text, size, "%s",
                 desk->was_wrong
                     ? kiosk_text(kiosk, N_("This PIN does not match. Please try again."))
                     : kiosk_text(kiosk, N_("It opens the staff area on this screen.")));
}

static bool is_closed(const struct desk *desk)
{
    return desk->locked_until || desk->is_refused;
}

static void pin_draw(const struct kiosk *kiosk, struct ui *ui)
{
    char hint[ERROR_TEXT_SIZE];
    struct pin_page page = {
        .title = kiosk_text(kiosk, N_("Your PIN")), .hint = hint, .back = "leave",
        .digit_count = (int)strlen(kiosk->desk->digits), .is_closed = is_closed(kiosk->desk),
    };
    say_hint(kiosk, hint, sizeof hint);
    pin_page_draw(kiosk, ui, &page);
}

/* A letter is no part of a PIN: a reader is at work, and its digits do not count. */
static void type(struct kiosk *kiosk, char character)
{
    struct desk *desk = kiosk->desk;
    size_t length = strlen(desk->digits);
    if (character >= '0' && character <= '9' && length < PIN_MOST) {
        desk->was_wrong = false;
        desk->digits[length] = character;
    } else if (character == '\b' && length) {
        desk->digits[length - 1] = '\0';
    } else if (character == '\r' && length >= PIN_LEAST) {
        desk_try_pin(kiosk);
    } else if (character >= 'A') {
        explicit_bzero(desk->digits, sizeof desk->digits);
    }
    kiosk->needs_drawing = true;
}

static void pin_event(struct kiosk *kiosk, const struct event *event)
{
    if (desk_event(kiosk, event))
        return;
    char character = parts_digit(event);
    if (character && !is_closed(kiosk->desk))
        type(kiosk, character);
}

static void pin_enter(struct kiosk *kiosk)
{
    kiosk->pressed_ms = kiosk->now_ms;
}

const struct screen screen_staff_pin = {
    .name = "staff pin", .is_staff = true, .enter = pin_enter, .event = pin_event, .draw = pin_draw,
};
