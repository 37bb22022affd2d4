/* The start of a form in group mode, in the idle screen's place. Cards are taken here as there. */
#include "kiosk/controls.h"
#include "kiosk/kiosk.h"
#include "kiosk/screens/survey_page.h"

#include <string.h>

static void start_draw(const struct kiosk *kiosk, struct ui *ui)
{
    static const struct survey_page page = {
        .main = N_("Survey. You can start."),
        .hints = {N_("No names. Every question can be skipped."), N_("Cards are read at any time.")},
        .area = "start", .label = N_("Begin"),
    };
    struct frame frame = frame_of(ui->sizes, controls_rows(kiosk, ui));
    survey_page_draw(kiosk, ui, &page, frame.body);
    frame_draw(ui, &frame);
    controls_draw(kiosk, ui, &frame);
}

/* Everything but the press is the idle screen's. */
static void start_event(struct kiosk *kiosk, const struct event *event)
{
    bool is_start = event->kind == EVENT_PRESS && strcmp(event->name, "start") == 0;
    if (is_start && kiosk_age(kiosk) >= KIOSK_DEBOUNCE_MS)
        survey_start(kiosk);
    else
        screen_idle.event(kiosk, event);
}

const struct screen screen_survey_start = {
    .name = "survey start",
    .event = start_event,
    .draw = start_draw,
};
