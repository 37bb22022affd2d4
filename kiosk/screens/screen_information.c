/* Too early, nothing today, cancelled: news that is nobody's fault. */
#include "kiosk/glass/words.h"
#include "kiosk/kiosk.h"
#include "kiosk/notice.h"
#include "kiosk/own.h"

#include <stdio.h>

static void say_early(const struct kiosk *kiosk, struct notice *notice)
{
    char start[WORDS_TIME_SIZE];
    char opens[WORDS_TIME_SIZE];
    words_time(kiosk->result.start_at, start);
    words_time(kiosk->result.opens_at, opens);
    notice->icon = "clock";
    snprintf(notice->main, sizeof notice->main,
             kiosk_text(kiosk, N_("The session starts at %s.")), start);
    snprintf(notice->lines[0].text, NOTICE_TEXT_SIZE,
             kiosk_text(kiosk, N_("You are welcome from %s.")), opens);
}

static void say_none(const struct kiosk *kiosk, struct notice *notice)
{
    char next[200];
    notice->icon = "calendar";
    snprintf(notice->main, sizeof notice->main, "%s",
             kiosk_text(kiosk, kiosk->result.is_over ? N_("There are no more sessions today.")
                                                     : N_("There are no sessions today.")));
    if (kiosk->result.start_at == 0)
        return;
    words_date_time(kiosk->language, kiosk->result.start_at, next, sizeof next);
    snprintf(notice->lines[0].text, NOTICE_TEXT_SIZE, kiosk_text(kiosk, N_("Next: %s.")), next);
}

static void say_cancelled(const struct kiosk *kiosk, struct notice *notice)
{
    notice->icon = "calendar";
    snprintf(notice->main, sizeof notice->main, "%s",
             kiosk_text(kiosk, N_("Today’s session is cancelled.")));
    snprintf(notice->lines[0].text, NOTICE_TEXT_SIZE, "%s",
             kiosk_text(kiosk, N_("Your coming is recorded.")));
}

static void information_draw(const struct kiosk *kiosk, struct ui *ui)
{
    struct notice notice = {.ground = COLOUR_INFORMATION, .sign = COLOUR_INK};
    if (kiosk->result.answer == CHECKIN_EARLY)
        say_early(kiosk, &notice);
    else if (kiosk->result.answer == CHECKIN_CANCELLED)
        say_cancelled(kiosk, &notice);
    else
        say_none(kiosk, &notice);
    notice.is_renewed = kiosk->is_renewed;
    own_buttons(kiosk, &notice);
    notice_draw(ui, &notice);
}

static void information_event(struct kiosk *kiosk, const struct event *event)
{
    if (!own_press(kiosk, event))
        kiosk_rest_after_result(kiosk);
}

const struct screen screen_information = {
    .name = "information",
    .event = information_event,
    .draw = information_draw,
};
