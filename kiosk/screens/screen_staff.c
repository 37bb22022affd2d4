/* Every problem: the same calm tint, the way to a person, never a reason. */
#include "kiosk/kiosk.h"
#include "kiosk/notice.h"
#include "kiosk/own.h"

#include <stdio.h>

static void staff_draw(const struct kiosk *kiosk, struct ui *ui)
{
    struct notice notice = {.ground = COLOUR_STAFF, .sign = COLOUR_INK, .icon = "person"};
    snprintf(notice.main, sizeof notice.main, "%s",
             kiosk_text(kiosk, N_("Please go to a member of staff.")));
    snprintf(notice.lines[0].text, NOTICE_TEXT_SIZE, "%s",
             kiosk_text(kiosk, N_("Nothing bad has happened.")));
    notice.is_renewed = kiosk->is_renewed;
    own_volume(kiosk, &notice);
    notice_draw(ui, &notice);
}

static void unreadable_draw(const struct kiosk *kiosk, struct ui *ui)
{
    struct notice notice = {.ground = COLOUR_STAFF, .sign = COLOUR_INK, .icon = "card"};
    snprintf(notice.main, sizeof notice.main, "%s",
             kiosk_text(kiosk, N_("The card could not be read.")));
    snprintf(notice.lines[0].text, NOTICE_TEXT_SIZE, "%s",
             kiosk_text(kiosk, N_("Try again or go to a member of staff.")));
    notice.is_renewed = kiosk->is_renewed;
    own_volume(kiosk, &notice);
    if (kiosk->own.takes_number) {
        notice.buttons[0].name = "number";
        notice.buttons[0].label = kiosk_text(kiosk, N_("Type the number"));
    }
    notice_draw(ui, &notice);
}

static void staff_event(struct kiosk *kiosk, const struct event *event)
{
    if (!own_press(kiosk, event))
        kiosk_rest_after_result(kiosk);
}

const struct screen screen_staff = {
    .name = "staff",
    .event = staff_event,
    .draw = staff_draw,
};

const struct screen screen_unreadable = {
    .name = "unreadable",
    .event = staff_event,
    .draw = unreadable_draw,
};
