/* The test card at the idle kiosk: that the reader works, and that nothing was recorded. */
#include "kiosk/kiosk.h"
#include "kiosk/notice.h"
#include "kiosk/staff/desk.h"

#include <stdio.h>

static void test_draw(const struct kiosk *kiosk, struct ui *ui)
{
    struct notice notice = {.ground = COLOUR_INFORMATION, .sign = COLOUR_INK, .icon = "card"};
    snprintf(notice.main, sizeof notice.main, "%s",
             kiosk_text(kiosk, N_("Test: the reader works.")));
    snprintf(notice.lines[0].text, NOTICE_TEXT_SIZE, "%s",
             kiosk_text(kiosk, N_("Nothing was recorded.")));
    notice_draw(ui, &notice);
}

static void test_event(struct kiosk *kiosk, const struct event *event)
{
    (void)event;
    kiosk_rest_after_result(kiosk);
}

const struct screen screen_card_test = {
    .name = "card test", .event = test_event, .draw = test_draw,
};
