/* Shifts and the night. */
#include "kiosk/rest.h"

#include "base/clock.h"
#include "kiosk/kiosk.h"

bool rest_is_closed(const struct rest *rest, int minutes)
{
    bool is_late = minutes >= rest->open_until, is_early = minutes < rest->open_from;
    if (rest->open_from == rest->open_until)
        return false;
    return rest->open_from < rest->open_until ? is_late || is_early : is_late && is_early;
}

/* Rings of places around the middle, one after another, beginning in the middle. */
static void move_on(struct rest *rest)
{
    static const signed char places[][2] = {
        {0, 0}, {1, 0}, {1, 1}, {0, 1}, {-1, 1}, {-1, 0}, {-1, -1}, {0, -1}, {1, -1},
    };
    enum { PLACES = sizeof places / sizeof *places, RING = PLACES - 1 };
    int step = ++rest->step % (1 + RING * REST_SHIFT_PX);
    int ring = step == 0 ? 0 : (step - 1) / RING + 1;
    int place = step == 0 ? 0 : (step - 1) % RING + 1;
    rest->shift_x = places[place][0] * ring;
    rest->shift_y = places[place][1] * ring;
}

void rest_begin(struct kiosk *kiosk)
{
    if (kiosk->screen == &screen_idle &&
        rest_is_closed(&kiosk->rest, clock_wall(kiosk->now_at).minutes))
        kiosk_show(kiosk, &screen_night);
}

static bool is_awake(const struct kiosk *kiosk)
{
    return kiosk_age(kiosk) < REST_AWAKE_MS ||
           (kiosk->pressed_ms && kiosk->now_ms - kiosk->pressed_ms < REST_AWAKE_MS);
}

void rest_watch(struct kiosk *kiosk)
{
    struct rest *rest = &kiosk->rest;
    bool is_closed = rest_is_closed(rest, clock_wall(kiosk->now_at).minutes);
    if (!rest->shifted_ms)
        rest->shifted_ms = kiosk->now_ms;
    if (kiosk->now_ms - rest->shifted_ms >= REST_SHIFT_MS) {
        rest->shifted_ms = kiosk->now_ms;
        move_on(rest);
        kiosk->needs_drawing = true;
    }
    if (kiosk->screen == &screen_night && !is_closed)
        kiosk_rest(kiosk);
    else if (kiosk->screen == &screen_idle && is_closed && !is_awake(kiosk))
        kiosk_show(kiosk, &screen_night);
}

static void shift(const struct rest *rest, struct rect *box)
{
    box->x += rest->shift_x;
    box->y += rest->shift_y;
}

void rest_shift(const struct rest *rest, struct ui *ui)
{
    for (int i = 0; i < ui->count; i++) {
        shift(rest, &ui->items[i].box);
        shift(rest, &ui->items[i].area);
        ui->items[i].baseline += rest->shift_y;
    }
}
