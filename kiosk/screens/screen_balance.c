/* The own month, on request: numbers without a name or a topic, and the next session. Goes by
 * itself, and with the next card. */
#include "kiosk/glass/words.h"
#include "kiosk/kiosk.h"
#include "kiosk/notice.h"
#include "kiosk/own.h"

#include <stdio.h>
#include <string.h>

/* Where large text leaves room for one number only, it is the one that something is asked of. */
static bool is_spared(const struct kiosk *kiosk)
{
    return kiosk->sizes.text > 1.5 && kiosk->balance.has_whole && !kiosk->balance.has_month;
}

static void say_month(const struct kiosk *kiosk, struct notice *notice)
{
    const struct own_balance *balance = &kiosk->balance;
    if (is_spared(kiosk))
        snprintf(notice->main, sizeof notice->main,
                 kiosk_text(kiosk, N_("In all: %1$d of %2$d")), balance->whole_counted,
                 balance->whole_asked);
    else if (balance->has_month)
        snprintf(notice->main, sizeof notice->main,
                 kiosk_text(kiosk, N_("This month: %1$d of %2$d")), balance->month_counted,
                 balance->month_asked);
    else
        snprintf(notice->main, sizeof notice->main,
                 language_plural(kiosk->language, "This month: %d presence",
                                 "This month: %d presences", (unsigned long)balance->attended),
                 balance->attended);
}

static void balance_draw(const struct kiosk *kiosk, struct ui *ui)
{
    char next[200];
    int line = 0;
    const struct own_balance *balance = &kiosk->balance;
    struct notice notice = {
        .ground = COLOUR_INFORMATION, .sign = COLOUR_INK, .icon = "calendar",
        .buttons = {{.name = "back", .label = kiosk_text(kiosk, N_("Put away"))}},
    };
    own_volume(kiosk, &notice);
    say_month(kiosk, &notice);
    if (balance->has_whole && !is_spared(kiosk))
        snprintf(notice.lines[line++].text, NOTICE_TEXT_SIZE,
                 kiosk_text(kiosk, N_("In all: %1$d of %2$d")), balance->whole_counted,
                 balance->whole_asked);
    if (balance->next_at) {
        words_date_time(kiosk->language, balance->next_at, next, sizeof next);
        snprintf(notice.lines[line].text, NOTICE_TEXT_SIZE, kiosk_text(kiosk, N_("Next: %s.")),
                 next);
    }
    notice_draw(ui, &notice);
}

static void balance_event(struct kiosk *kiosk, const struct event *event)
{
    bool is_done = event->kind == EVENT_PRESS && strcmp(event->name, "back") == 0 &&
                   kiosk_age(kiosk) >= KIOSK_SETTLE_MS;
    own_press(kiosk, event);
    if (is_done || kiosk_age(kiosk) >= OWN_BALANCE_MS)
        kiosk_rest(kiosk);
    else
        kiosk_wake_in(kiosk, OWN_BALANCE_MS - kiosk_age(kiosk));
}

static void balance_leave(struct kiosk *kiosk)
{
    explicit_bzero(&kiosk->balance, sizeof kiosk->balance);
}

const struct screen screen_balance = {
    .name = "balance",
    .is_private = true,
    .event = balance_event,
    .draw = balance_draw,
    .leave = balance_leave,
};
