/* The states, with the longest facts that are likely. */
#include "states.h"

#include "states_staff.h"
#include "states_survey.h"

#include "base/clock.h"
#include "base/day.h"
#include "kiosk/about.h"

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

static void set_camera(struct kiosk *kiosk)
{
    set_idle_three(kiosk);
    kiosk->health.is_there[READER_CAMERA] = true;
}

static void set_recorded(struct kiosk *kiosk)
{
    kiosk->result = (struct checkin_result){
        .answer = CHECKIN_RECORDED, .in_at = at(12, 928), .start_at = at(12, 930), .room = "sala 2",
    };
}

/* After a card whose owner is known, who pressed something before. */
static void set_recorded_own(struct kiosk *kiosk)
{
    set_recorded(kiosk);
    kiosk->own.shows_month = kiosk->own.may_remember = true;
    snprintf(kiosk->result.participant, NUMBER_SIZE, "7QK4M24");
}

static void set_remembered(struct kiosk *kiosk)
{
    set_recorded_own(kiosk);
    kiosk->own.may_remember = false;
    kiosk->own.is_remembered = true;
}

static void set_balance(struct kiosk *kiosk)
{
    kiosk->balance = (struct own_balance){.has_month = true, .month_counted = 3, .month_asked = 4,
                                          .next_at = at(15, 840)};
}

static void set_balance_whole(struct kiosk *kiosk)
{
    kiosk->balance = (struct own_balance){.attended = 12, .has_whole = true, .whole_counted = 16,
                                          .whole_asked = 28, .next_at = at(28, 1230)};
}

static void set_balance_none(struct kiosk *kiosk)
{
    kiosk->balance = (struct own_balance){.attended = 1};
}

static void set_number(struct kiosk *kiosk)
{
    snprintf(kiosk->typed.number, sizeof kiosk->typed.number, "7QK4");
}

static void set_number_wrong(struct kiosk *kiosk)
{
    kiosk->typed.was_wrong = true;
}

static void set_number_misspelt(struct kiosk *kiosk)
{
    snprintf(kiosk->typed.number, sizeof kiosk->typed.number, "WWWWWWW");
    kiosk->typed.is_misspelt = true;
}

static void set_number_pin(struct kiosk *kiosk)
{
    snprintf(kiosk->typed.number, sizeof kiosk->typed.number, "7QK4M24");
    snprintf(kiosk->typed.digits, sizeof kiosk->typed.digits, "1234");
    kiosk->typed.asks_pin = true;
}

static void set_takes_number(struct kiosk *kiosk)
{
    set_idle(kiosk);
    kiosk->own.takes_number = true;
}

/* As many controls as there can be. */
static void set_speech(struct kiosk *kiosk)
{
    set_takes_number(kiosk);
    kiosk->preferences.speech = true;
    kiosk->preferences.louder = 1;
}

static void set_recorded_speech(struct kiosk *kiosk)
{
    set_recorded_own(kiosk);
    kiosk->preferences.speech = true;
}

static void set_balance_speech(struct kiosk *kiosk)
{
    set_balance_whole(kiosk);
    kiosk->preferences.speech = true;
}

static void set_unreadable_speech(struct kiosk *kiosk)
{
    kiosk->own.takes_number = true;
    kiosk->preferences.speech = true;
}

static void set_unreadable_number(struct kiosk *kiosk)
{
    kiosk->own.takes_number = true;
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

static void set_goodbye(struct kiosk *kiosk)
{
    set_two(kiosk);
    kiosk->result.choices[0].is_over = true;
}

static void set_goodbye_four(struct kiosk *kiosk)
{
    set_four(kiosk);
    kiosk->result.choices[0].is_over = true;
}

static void set_four_speech(struct kiosk *kiosk)
{
    set_four(kiosk);
    kiosk->preferences.speech = true;
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

static void set_none_more(struct kiosk *kiosk)
{
    set_none(kiosk);
    kiosk->result.is_over = true;
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

static void set_focus(struct kiosk *kiosk)
{
    set_idle(kiosk);
    snprintf(kiosk->focus.name, sizeof kiosk->focus.name, "language-uk");
}

static void set_more_time(struct kiosk *kiosk)
{
    set_two(kiosk);
    kiosk->asked.screen = &screen_choose;
    kiosk->asked.give_up = kiosk_leave_open;
}

/* The pages of the information, by the section they are about. */
static void set_about(struct kiosk *kiosk)
{
    kiosk->kept_years = 5;
    snprintf(kiosk->institution, sizeof kiosk->institution,
             "Miejski Ośrodek Pomocy Społecznej w Przykładowie");
}

static void set_about_speech(struct kiosk *kiosk)
{
    set_about(kiosk);
    kiosk->page = 1;
    kiosk->preferences.speech = true;
}

static void set_about_rights(struct kiosk *kiosk)
{
    set_about(kiosk);
    kiosk->page = 3;
}

static void set_about_last(struct kiosk *kiosk)
{
    set_about(kiosk);
    kiosk->page = ABOUT_PAGES;
    snprintf(kiosk->focus.name, sizeof kiosk->focus.name, "page-before");
}

static void set_calibrate(struct kiosk *kiosk)
{
    kiosk->line_px = (int)(50.0 * kiosk->sizes.true_unit);
}

static const struct state states[] = {
    {.name = "idle", .screen = &screen_idle, .set = set_idle},
    {.name = "idle-focus", .screen = &screen_idle, .set = set_focus},
    {.name = "idle-three", .screen = &screen_idle, .set = set_idle_three},
    {.name = "idle-camera", .screen = &screen_idle, .set = set_camera},
    {.name = "idle-empty", .screen = &screen_idle, .set = NULL},
    {.name = "recorded", .screen = &screen_recorded, .set = set_recorded},
    {.name = "idle-number", .screen = &screen_idle, .set = set_takes_number},
    {.name = "idle-speech", .screen = &screen_idle, .set = set_speech},
    {.name = "recorded-own", .screen = &screen_recorded, .set = set_recorded_own},
    {.name = "remembered", .screen = &screen_recorded, .set = set_remembered},
    {.name = "balance", .screen = &screen_balance, .set = set_balance},
    {.name = "balance-whole", .screen = &screen_balance, .set = set_balance_whole},
    {.name = "balance-none", .screen = &screen_balance, .set = set_balance_none},
    {.name = "number", .screen = &screen_number, .set = set_number},
    {.name = "number-wrong", .screen = &screen_number, .set = set_number_wrong},
    {.name = "number-misspelt", .screen = &screen_number, .set = set_number_misspelt},
    {.name = "number-pin", .screen = &screen_number, .set = set_number_pin},
    {.name = "card-first", .screen = &screen_card_first, .set = NULL},
    {.name = "recorded-speech", .screen = &screen_recorded, .set = set_recorded_speech},
    {.name = "balance-speech", .screen = &screen_balance, .set = set_balance_speech},
    {.name = "unreadable-speech", .screen = &screen_unreadable, .set = set_unreadable_speech},
    {.name = "unreadable-number", .screen = &screen_unreadable, .set = set_unreadable_number},
    {.name = "already", .screen = &screen_recorded, .set = set_already},
    {.name = "choose-two", .screen = &screen_choose, .set = set_two},
    {.name = "choose-three", .screen = &screen_choose, .set = set_three},
    {.name = "choose-four", .screen = &screen_choose, .set = set_four},
    {.name = "choose-goodbye", .screen = &screen_choose, .set = set_goodbye},
    {.name = "choose-goodbye-four", .screen = &screen_choose, .set = set_goodbye_four},
    {.name = "choose-speech", .screen = &screen_choose, .set = set_four_speech},
    {.name = "more-time", .screen = &screen_more_time, .set = set_more_time},
    {.name = "early", .screen = &screen_information, .set = set_early},
    {.name = "none-today", .screen = &screen_information, .set = set_none},
    {.name = "none-more", .screen = &screen_information, .set = set_none_more},
    {.name = "cancelled", .screen = &screen_information, .set = set_cancelled},
    {.name = "unreadable", .screen = &screen_unreadable, .set = NULL},
    {.name = "staff", .screen = &screen_staff, .set = NULL},
    {.name = "out-of-order", .screen = &screen_out_of_order, .set = NULL},
    {.name = "night", .screen = &screen_night, .set = set_idle},
    {.name = "about", .screen = &screen_about, .set = set_about},
    {.name = "about-rights", .screen = &screen_about, .set = set_about_rights},
    {.name = "about-speech", .screen = &screen_about, .set = set_about_speech},
    {.name = "about-last", .screen = &screen_about, .set = set_about_last},
    {.name = "calibrate", .screen = &screen_calibrate, .set = set_calibrate, .is_for_staff = true},
    {.name = "pin", .screen = &screen_pin, .set = set_pin},
    {.name = "pin-wrong", .screen = &screen_pin, .set = set_pin_wrong},
    {.name = "survey-start", .screen = &screen_survey_start, .set = set_survey_start},
    {.name = "survey-faces", .screen = &screen_survey, .set = set_survey_faces},
    {.name = "survey-choice", .screen = &screen_survey, .set = set_survey_choice},
    {.name = "survey-scale", .screen = &screen_survey, .set = set_survey_scale},
    {.name = "survey-chosen", .screen = &screen_survey, .set = set_survey_chosen},
    {.name = "survey-send", .screen = &screen_survey, .set = set_survey_send},
    {.name = "survey-empty", .screen = &screen_survey, .set = set_survey_empty},
    {.name = "survey-time", .screen = &screen_more_time, .set = set_survey_time},
    {.name = "survey-thanks", .screen = &screen_survey_thanks, .set = NULL},
    {.name = "number-speech", .screen = &screen_number, .set = set_number, .has_speech = true},
    {.name = "number-pin-speech", .screen = &screen_number, .set = set_number_pin, .has_speech = true},
    {.name = "card-first-speech", .screen = &screen_card_first, .has_speech = true},
    {.name = "more-time-speech", .screen = &screen_more_time, .set = set_more_time, .has_speech = true},
    {.name = "out-of-order-speech", .screen = &screen_out_of_order, .has_speech = true},
    {.name = "survey-faces-speech", .screen = &screen_survey, .set = set_survey_faces, .has_speech = true},
    {.name = "survey-choice-speech", .screen = &screen_survey, .set = set_survey_choice, .has_speech = true},
    {.name = "survey-scale-speech", .screen = &screen_survey, .set = set_survey_scale, .has_speech = true},
    {.name = "survey-send-speech", .screen = &screen_survey, .set = set_survey_send, .has_speech = true},
    {.name = "survey-thanks-speech", .screen = &screen_survey_thanks, .has_speech = true},
    {.name = "survey-lost-speech", .screen = &screen_survey_refused, .set = set_survey_lost, .has_speech = true},
    {.name = "survey-used", .screen = &screen_survey_refused, .set = set_survey_used},
    {.name = "survey-over", .screen = &screen_survey_refused, .set = set_survey_over},
    {.name = "survey-lost", .screen = &screen_survey_refused, .set = set_survey_lost},
    {.name = "survey-unknown", .screen = &screen_survey_refused, .set = set_survey_unknown},
    {.name = "staff-pin", .screen = &screen_staff_pin, .set = set_staff_pin, .is_for_staff = true},
    {.name = "staff-pin-wrong", .screen = &screen_staff_pin, .set = set_staff_pin_wrong, .is_for_staff = true},
    {.name = "staff-pin-locked", .screen = &screen_staff_pin, .set = set_staff_pin_locked, .is_for_staff = true},
    {.name = "staff-roster", .screen = &screen_staff_roster, .set = set_staff_roster, .is_for_staff = true},
    {.name = "staff-other-day", .screen = &screen_staff_roster, .set = set_staff_other_day, .is_for_staff = true},
    {.name = "staff-shaded", .screen = &screen_staff_roster, .set = set_staff_shaded, .is_for_staff = true},
    {.name = "staff-said", .screen = &screen_staff_roster, .set = set_staff_said, .is_for_staff = true},
    {.name = "staff-refused", .screen = &screen_staff_roster, .set = set_staff_refused, .is_for_staff = true},
    {.name = "staff-none", .screen = &screen_staff_roster, .set = set_staff_none, .is_for_staff = true},
    {.name = "staff-menu", .screen = &screen_staff_menu, .set = set_staff_roster, .is_for_staff = true},
    {.name = "staff-person", .screen = &screen_staff_person, .set = set_staff_person, .is_for_staff = true},
    {.name = "staff-person-locked", .screen = &screen_staff_person, .set = set_staff_person_locked, .is_for_staff = true},
    {.name = "staff-hour", .screen = &screen_staff_hour, .set = set_staff_hour, .is_for_staff = true},
    {.name = "staff-reasons", .screen = &screen_staff_pick, .set = set_staff_reasons, .is_for_staff = true},
    {.name = "staff-sessions", .screen = &screen_staff_pick, .set = set_staff_sessions, .is_for_staff = true},
    {.name = "staff-search", .screen = &screen_staff_search, .set = set_staff_search, .is_for_staff = true},
    {.name = "staff-sign", .screen = &screen_staff_sign, .set = set_staff_sign, .is_for_staff = true},
    {.name = "staff-sign-plain", .screen = &screen_staff_sign, .set = set_staff_roster, .is_for_staff = true},
    {.name = "staff-heads", .screen = &screen_staff_heads, .set = set_staff_sign, .is_for_staff = true},
    {.name = "staff-hours", .screen = &screen_staff_hours, .set = set_staff_sign, .is_for_staff = true},
    {.name = "staff-topics", .screen = &screen_staff_pick, .set = set_staff_topics, .is_for_staff = true},
    {.name = "staff-spare", .screen = &screen_staff_spare, .set = set_staff_person, .is_for_staff = true},
    {.name = "staff-guest", .screen = &screen_staff_spare, .set = set_staff_guest, .is_for_staff = true},
    {.name = "staff-second", .screen = &screen_staff_second, .set = set_staff_second, .is_for_staff = true},
    {.name = "staff-second-sign", .screen = &screen_staff_second, .set = set_staff_second_sign, .is_for_staff = true},
    {.name = "staff-second-pin", .screen = &screen_staff_second, .set = set_staff_second_pin, .is_for_staff = true},
    {.name = "staff-health", .screen = &screen_staff_health, .set = set_staff_health, .is_for_staff = true},
    {.name = "staff-health-poor", .screen = &screen_staff_health, .set = set_staff_health_poor, .is_for_staff = true},
    {.name = "card-test", .screen = &screen_card_test, .set = NULL},
    {.name = "live-locked", .screen = &screen_roster_locked, .set = NULL, .is_for_staff = true},
    {.name = "live-list", .screen = &screen_roster_display, .set = set_staff_roster,
     .is_for_staff = true},
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

void state_make_for(struct kiosk *kiosk, const struct state *state, const struct window *window,
                    const struct kiosk_preferences *preferences, struct fonts *fonts)
{
    struct screen_facts facts = {
        .width = window->width, .height = window->height, .width_mm = window->width_mm,
    };
    struct kiosk_setup setup = {
        .path = "", .sizes = sizes_of(&facts), .facts = facts, .fonts = fonts,
        .has_language = true, .language = preferences->language,
    };
    struct error err = {0};
    clock_use_zone("Europe/Warsaw", &err);
    kiosk_init(kiosk, &setup);
    preferences_apply(kiosk, preferences);
    kiosk->now_at = at(12, 912);
    kiosk->screen = state->screen;
    kiosk->preferences.speech = state->has_speech;
    if (state->set)
        state->set(kiosk);
}

void state_make(struct kiosk *kiosk, const struct state *state, const struct window *window,
                enum language language, struct fonts *fonts)
{
    struct kiosk_preferences plain = {.language = language, .text_percent = 100};
    state_make_for(kiosk, state, window, &plain, fonts);
}

void state_draw(const struct kiosk *kiosk, struct ui *ui)
{
    kiosk_draw(kiosk, ui);
}
