/* The code “My month” came before a card: what to do first. Nobody is known yet. */
#include "kiosk/kiosk.h"
#include "kiosk/notice.h"
#include "kiosk/own.h"

#include <stdio.h>

static void card_first_draw(const struct kiosk *kiosk, struct ui *ui)
{
    struct notice notice = {.ground = COLOUR_INFORMATION, .sign = COLOUR_INK, .icon = "card"};
    snprintf(notice.main, sizeof notice.main, "%s",
             kiosk_text(kiosk, N_("First hold your card to the reader.")));
    snprintf(notice.lines[0].text, NOTICE_TEXT_SIZE, "%s",
             kiosk_text(kiosk, N_("Then the code “My month” shows it.")));
    own_volume(kiosk, &notice);
    notice_draw(ui, &notice);
}

/* Goes as results go, but what was chosen for the glass stays. */
static void card_first_event(struct kiosk *kiosk, const struct event *event)
{
    if (own_press(kiosk, event))
        return;
    if (kiosk_age(kiosk) >= kiosk->result_ms)
        kiosk_show(kiosk, survey_resting_screen(kiosk));
    else
        kiosk_wake_in(kiosk, kiosk->result_ms - kiosk_age(kiosk));
}

const struct screen screen_card_first = {
    .name = "card first",
    .event = card_first_event,
    .draw = card_first_draw,
};
