/* What came of a form or a slip: thanks, only after the commit, or calmly why there is none. */
#include "kiosk/kiosk.h"
#include "kiosk/notice.h"
#include "kiosk/own.h"

#include <stdio.h>

static void say(const struct kiosk *kiosk, struct notice *notice, const char *words,
                const char *line)
{
    snprintf(notice->main, sizeof notice->main, "%s", kiosk_text(kiosk, words));
    snprintf(notice->lines[0].text, NOTICE_TEXT_SIZE, "%s", kiosk_text(kiosk, line));
}

static void thanks_draw(const struct kiosk *kiosk, struct ui *ui)
{
    struct notice notice = {.ground = COLOUR_RECORDED, .sign = COLOUR_ACCENT, .icon = "tick"};
    say(kiosk, &notice, N_("Thank you. The answers are stored."),
        N_("Nobody can tell whose they are."));
    own_volume(kiosk, &notice);
    notice_draw(ui, &notice);
}

static void refused_draw(const struct kiosk *kiosk, struct ui *ui)
{
    struct notice notice = {.ground = COLOUR_INFORMATION, .sign = COLOUR_INK, .icon = "card"};
    const char *line = kiosk->has_lost_form ? N_("Nothing was stored this time.")
                                            : N_("Nothing bad has happened.");
    if (kiosk->form_state == FORM_USED) {
        say(kiosk, &notice, N_("This slip has been used."),
            kiosk->has_lost_form ? line : N_("Each slip works once."));
    } else if (kiosk->form_state == FORM_OVER) {
        notice.icon = "clock";
        say(kiosk, &notice, N_("This survey is over."), line);
    } else {
        notice.ground = COLOUR_STAFF;
        notice.icon = "person";
        say(kiosk, &notice, N_("Please go to a member of staff."),
            N_("This slip is of no survey."));
    }
    own_volume(kiosk, &notice);
    notice_draw(ui, &notice);
}

static void result_event(struct kiosk *kiosk, const struct event *event)
{
    if (!own_press(kiosk, event))
        kiosk_rest_after_result(kiosk);
}

const struct screen screen_survey_thanks = {
    .name = "survey thanks",
    .event = result_event,
    .draw = thanks_draw,
};

const struct screen screen_survey_refused = {
    .name = "survey refused",
    .event = result_event,
    .draw = refused_draw,
};
