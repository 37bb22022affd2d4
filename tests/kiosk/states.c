/* The states, with the longest facts that are likely. */
#include "states.h"

#include "base/clock.h"
#include "base/day.h"

#include <stdio.h>
#include <string.h>

static int64_t at(int day_of_month, int minutes)
{
    int64_t instant = 0;
    clock_instant(day_of(2026, 1, day_of_month), minutes, &instant);
    return instant;
}

static void add_session(struct kiosk *kiosk, int64_t start_at, const char *room)
{
    struct upcoming *upcoming = &kiosk->upcoming;
    upcoming->rows[upcoming->count].start_at = start_at;
    snprintf(upcoming->rows[upcoming->count].room, ROOM_SIZE, "%s", room);
    upcoming->count++;
}

static void add_choice(struct kiosk *kiosk, int64_t start_at, const char *room)
{
    struct checkin_choice *choice = &kiosk->result.choices[kiosk->result.choice_count++];
    choice->start_at = start_at;
    choice->end_at = start_at + 3600;
    snprintf(choice->room, ROOM_SIZE, "%s", room);
}

static void set_idle(struct kiosk *kiosk)
{
    kiosk->upcoming.is_today = true;
    add_session(kiosk, at(12, 930), "sala 2");
    add_session(kiosk, at(12, 960), "sala 4");
}

static void set_idle_three(struct kiosk *kiosk)
{
    kiosk->now_at = at(28, 1268);
    add_session(kiosk, at(28, 930), "sala 2");
    add_session(kiosk, at(28, 960), "sala konferencyjna na pierwszym piętrze");
    add_session(kiosk, at(28, 1200), "pokój 117a");
}

static void set_recorded(struct kiosk *kiosk)
{
    kiosk->result = (struct checkin_result){
        .answer = CHECKIN_RECORDED, .in_at = at(12, 928), .start_at = at(12, 930), .room = "sala 2",
    };
}

static void set_already(struct kiosk *kiosk)
{
    set_recorded(kiosk);
    kiosk->result.answer = CHECKIN_ALREADY;
    snprintf(kiosk->result.room, ROOM_SIZE, "sala konferencyjna na pierwszym piętrze");
}

static void set_two(struct kiosk *kiosk)
{
    kiosk->result.answer = CHECKIN_CHOOSE;
    add_choice(kiosk, at(12, 930), "sala 2");
    add_choice(kiosk, at(12, 960), "sala 4");
}

static void set_three(struct kiosk *kiosk)
{
    set_two(kiosk);
    add_choice(kiosk, at(12, 990), "sala konferencyjna na pierwszym piętrze");
}

static void set_four(struct kiosk *kiosk)
{
    set_three(kiosk);
    add_choice(kiosk, at(12, 1230), "pokój 117a");
}

static void set_early(struct kiosk *kiosk)
{
    kiosk->result = (struct checkin_result){
        .answer = CHECKIN_EARLY, .start_at = at(12, 930), .opens_at = at(12, 900),
    };
}

static void set_none(struct kiosk *kiosk)
{
    kiosk->result =
        (struct checkin_result){.answer = CHECKIN_NONE_TODAY, .start_at = at(28, 840)};
}

static void set_cancelled(struct kiosk *kiosk)
{
    kiosk->result = (struct checkin_result){.answer = CHECKIN_CANCELLED, .in_at = at(12, 928)};
}

static void set_pin(struct kiosk *kiosk)
{
    memcpy(kiosk->pin.digits, "12345678", 9);
}

static void set_pin_wrong(struct kiosk *kiosk)
{
    kiosk->pin.was_wrong = true;
}

static const struct state states[] = {
    {"idle", &screen_idle, set_idle},
    {"idle-three", &screen_idle, set_idle_three},
    {"idle-empty", &screen_idle, NULL},
    {"recorded", &screen_recorded, set_recorded},
    {"already", &screen_recorded, set_already},
    {"choose-two", &screen_choose, set_two},
    {"choose-three", &screen_choose, set_three},
    {"choose-four", &screen_choose, set_four},
    {"more-time", &screen_more_time, set_two},
    {"early", &screen_information, set_early},
    {"none-today", &screen_information, set_none},
    {"cancelled", &screen_information, set_cancelled},
    {"unreadable", &screen_unreadable, NULL},
    {"staff", &screen_staff, NULL},
    {"out-of-order", &screen_out_of_order, NULL},
    {"pin", &screen_pin, set_pin},
    {"pin-wrong", &screen_pin, set_pin_wrong},
};

static const struct window windows[] = {
    {"1920x1080", 1920, 1080, 0},
    {"1280x800", 1280, 800, 0},
    {"1024x600", 1024, 600, 0},
    {"1080x1920", 1080, 1920, 0},
    {"1024x600-small", 1024, 600, 222}, /* a 10-inch panel */
};

const struct state *states_list(size_t *count)
{
    *count = sizeof states / sizeof *states;
    return states;
}

const struct window *windows_list(size_t *count)
{
    *count = sizeof windows / sizeof *windows;
    return windows;
}

void state_make(struct kiosk *kiosk, const struct state *state, const struct window *window,
                enum language language, struct fonts *fonts)
{
    struct screen_facts facts = {
        .width = window->width, .height = window->height, .width_mm = window->width_mm,
    };
    struct kiosk_setup setup = {
        .path = "", .sizes = sizes_of(&facts), .fonts = fonts, .has_language = true,
        .language = language,
    };
    struct error err = {0};
    clock_use_zone("Europe/Warsaw", &err);
    kiosk_init(kiosk, &setup);
    kiosk->now_at = at(12, 912);
    kiosk->screen = state->screen;
    if (state->set)
        state->set(kiosk);
}

void state_draw(const struct kiosk *kiosk, struct ui *ui)
{
    ui_begin(ui, &kiosk->sizes, kiosk->fonts, COLOUR_PAPER);
    kiosk->screen->draw(kiosk, ui);
}
