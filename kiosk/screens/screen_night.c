/* Outside of the opening hours: a dark glass with a small clock that wanders. Cards are taken as
 * always; a key or a press brings the light at once. */
#include "kiosk/door.h"
#include "kiosk/glass/text.h"
#include "kiosk/glass/words.h"
#include "kiosk/kiosk.h"

enum { PLACES = 7 }; /* where the clock may stand, each way */

static void night_draw(const struct kiosk *kiosk, struct ui *ui)
{
    char time[WORDS_TIME_SIZE];
    struct text_style style = {
        .weight = WEIGHT_REGULAR, .step = STEP_NEEDED, .least_step = STEP_NEEDED, .lines = 1,
        .is_tabular = true, .ink = COLOUR_MUTED, .ground = COLOUR_PAPER,
    };
    int width = ui->sizes->width, height = ui->sizes->height;
    int minute = (int)(kiosk->now_at / 60 % (PLACES * PLACES));
    ui->theme = THEME_CONTRAST_DARK;
    words_time(kiosk->now_at, time);
    struct text_fit fit = text_fit(ui, &style, time, width, height);
    int edge = sizes_mm(ui->sizes, 10.0);
    struct rect box = {edge + (width - fit.width - 2 * edge) * (minute % PLACES) / (PLACES - 1),
                       edge + (height - fit.height - 2 * edge) * (minute / PLACES) / (PLACES - 1),
                       fit.width, fit.height};
    text_draw(ui, &style, &fit, time, box);
    ui_area(ui, (struct rect){0, 0, width, height}, "wake");
}

static void night_event(struct kiosk *kiosk, const struct event *event)
{
    if (event->kind == EVENT_PRESS || event->kind == EVENT_KEY) {
        kiosk->pressed_ms = kiosk->now_ms;
        kiosk_rest(kiosk);
        return;
    }
    door_look(kiosk);
}

const struct screen screen_night = {.name = "night", .event = night_event, .draw = night_draw};
