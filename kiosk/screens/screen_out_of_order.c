/* The club cannot be reached, or the clock not be trusted: where the paper list is, and trying again every few seconds. */
#include "kiosk/door.h"
#include "kiosk/kiosk.h"
#include "kiosk/notice.h"
#include "kiosk/own.h"

#include <stdio.h>

static void out_of_order_draw(const struct kiosk *kiosk, struct ui *ui)
{
    struct notice notice = {.ground = COLOUR_STAFF, .sign = COLOUR_INK, .icon = "person"};
    snprintf(notice.main, sizeof notice.main, "%s",
             kiosk_text(kiosk, N_("Please go to a member of staff.")));
    snprintf(notice.lines[0].text, NOTICE_TEXT_SIZE, "%s",
             kiosk_text(kiosk, N_("The list is at the desk.")));
    own_volume(kiosk, &notice);
    /* Where the volume leaves no room in large text, the way to the list is enough. */
    if (!notice.has_volume || kiosk->sizes.text <= 1.5)
        snprintf(notice.lines[1].text, NOTICE_TEXT_SIZE, "%s",
                 kiosk_text(kiosk, N_("This reader is out of order for now.")));
    notice_draw(ui, &notice);
}

static void out_of_order_enter(struct kiosk *kiosk)
{
    kiosk->polled_ms = kiosk->now_ms;
}

/* The club is open when a card's record has failed: then a person stands there, and reads the
 * screen in peace before it changes. */
static int64_t due_ms(const struct kiosk *kiosk)
{
    int64_t retry = kiosk->polled_ms + KIOSK_RETRY_MS;
    int64_t read = kiosk->entered_ms + kiosk->result_ms;
    return kiosk->is_open && read > retry ? read : retry;
}

static void out_of_order_event(struct kiosk *kiosk, const struct event *event)
{
    struct error err = {0};
    own_press(kiosk, event);
    if (event->kind == EVENT_TICK && kiosk->now_ms >= due_ms(kiosk)) {
        kiosk->polled_ms = kiosk->now_ms;
        if (door_open(kiosk, &err) && door_is_ready(kiosk, &err)) {
            kiosk->health.must_tell = true; /* the office need not wait for the next report */
            kiosk_rest(kiosk);
            return;
        }
        kiosk->polled_ms = kiosk->now_ms;
    }
    kiosk_wake_in(kiosk, due_ms(kiosk) - kiosk->now_ms);
}

const struct screen screen_out_of_order = {
    .name = "out of order",
    .enter = out_of_order_enter,
    .event = out_of_order_event,
    .draw = out_of_order_draw,
};
