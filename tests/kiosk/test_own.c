/* The glass and one person: the own month on request, the glass as the card's owner wants it, and
 * coming without the card; on the demonstration club, by a clock that the test moves. */
#include "states.h"

#include "club/people/card.h"
#include "club/people/participant_pin.h"
#include "club/people/participant_preference.h"
#include "exchange/demo_club.h"
#include "figures/day/roster.h"
#include "kiosk/own.h"
#include "store/statement.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MONDAY_GROUP "G1-2026-01-12"
#define TWO_SESSIONS "G4AN9AY" /* in the group, and booked for a consultation at 16:00 */
#define PIN "2468"

struct desk {
    char dir[64], path[128];
    struct fonts *fonts;
    struct ui *ui;
    struct kiosk kiosk;
    int64_t now_ms;
    char number[NUMBER_SIZE], card[TOKEN_SIZE], other[NUMBER_SIZE], other_card[TOKEN_SIZE];
};

#define must(call)                                                                                 \
    do {                                                                                           \
        struct error err = {0};                                                                    \
        if (!(call))                                                                               \
            fail_msg("%s: %s", #call, err.text);                                                   \
    } while (0)

static void issue(struct club *club, const char *number, char payload[TOKEN_SIZE])
{
    struct card_issued issued;
    must(card_issue(club, number, &issued, &err));
    memcpy(payload, issued.payload, TOKEN_SIZE);
    card_issued_wipe(&issued);
}

/* The first two of the group who have one session that day. */
static void choose_people(struct desk *desk, struct club *club)
{
    struct roster roster = {0};
    int count = 0;
    must(roster_get(club, MONDAY_GROUP, &roster, &err));
    for (size_t i = 0; i < roster.row_count && count < 2; i++) {
        if (strcmp(roster.rows[i].participant, TWO_SESSIONS) == 0)
            continue;
        memcpy(count++ ? desk->other : desk->number, roster.rows[i].participant, NUMBER_SIZE);
    }
    roster_free(&roster);
    issue(club, desk->number, desk->card);
    issue(club, desk->other, desk->other_card);
    must(participant_pin_set(club, desk->number, PIN, &err));
    must(participant_pin_set(club, TWO_SESSIONS, PIN, &err));
}

static void start(struct desk *desk)
{
    size_t count;
    const struct window *window = windows_list(&count);
    struct screen_facts facts = {.width = window->width, .height = window->height};
    struct kiosk_setup setup = {
        .path = desk->path, .fonts = desk->fonts, .sizes = sizes_of(&facts), .facts = facts,
        .has_language = true, .language = LANGUAGE_POLISH,
    };
    kiosk_init(&desk->kiosk, &setup);
    kiosk_start(&desk->kiosk, desk->now_ms);
}

static int set_up(void **state)
{
    struct club club = {0};
    struct desk *desk = memory_new(1, sizeof *desk);
    *state = desk;
    desk->ui = memory_new(1, sizeof *desk->ui);
    desk->now_ms = 1000000;
    snprintf(desk->dir, sizeof desk->dir, "/tmp/obecni-own-XXXXXX");
    must((desk->fonts = fonts_new(&err)));
    if (!mkdtemp(desk->dir))
        return -1;
    snprintf(desk->path, sizeof desk->path, "%s/club.db", desk->dir);
    setenv("OBECNI_NOW", "2026-01-12T15:40:00", 1);
    must(demo_club_make(&club, desk->path, &err));
    choose_people(desk, &club);
    club_close(&club);
    start(desk);
    return 0;
}

static int tear_down(void **state)
{
    struct desk *desk = *state;
    char command[160];
    kiosk_finish(&desk->kiosk);
    fonts_free(desk->fonts);
    snprintf(command, sizeof command, "rm -r '%s'", desk->dir);
    int status = system(command);
    free(desk->ui);
    free(desk);
    return status;
}

static void scan(struct desk *desk, const char *payload)
{
    desk->now_ms += 1000;
    kiosk_deliver(&desk->kiosk, &(struct event){.kind = EVENT_SCAN, .payload = payload},
                  desk->now_ms);
}

static void wait_ms(struct desk *desk, int64_t ms)
{
    desk->now_ms += ms;
    kiosk_deliver(&desk->kiosk, &(struct event){.kind = EVENT_TICK}, desk->now_ms);
}

/* Only what is on the glass can be pressed. */
static void press(struct desk *desk, const char *name)
{
    kiosk_draw(&desk->kiosk, desk->ui);
    if (!ui_area_of(desk->ui, name))
        fail_msg("“%s” is not on %s", name, desk->kiosk.screen->name);
    desk->now_ms += 1000;
    kiosk_deliver(&desk->kiosk, &(struct event){.kind = EVENT_PRESS, .name = name}, desk->now_ms);
}

static bool shows(struct desk *desk, const char *text)
{
    struct buffer lines = {0};
    kiosk_draw(&desk->kiosk, desk->ui);
    ui_write(desk->ui, &lines);
    bool has = strstr(lines.text, text) != NULL;
    buffer_free(&lines);
    return has;
}

static void type_number(struct desk *desk, const char *number)
{
    char name[] = "sign-0";
    for (; *number; number++) {
        name[5] = *number;
        press(desk, name);
    }
    press(desk, "enter");
}

static void type_pin(struct desk *desk, const char *digits)
{
    char name[] = "key-0";
    for (; *digits; digits++) {
        name[4] = *digits;
        press(desk, name);
    }
    press(desk, "enter");
}

static void assert_screen(const struct desk *desk, const struct screen *screen)
{
    assert_string_equal(desk->kiosk.screen->name, screen->name);
}

static void assert_source(const struct desk *desk, const char *number, const char *wanted)
{
    struct club club = {0};
    must(club_open(&club, desk->path, CLUB_READING, &err));
    struct statement *s = statement_new(
        club.store, "SELECT a.source FROM attendance a JOIN participant p ON p.id = a.participant_id"
                    " JOIN session s ON s.id = a.session_id"
                    " WHERE p.number = :number AND s.code = 'G1-2026-01-12'");
    statement_bind_text(s, ":number", number);
    assert_true(statement_step(s));
    assert_string_equal(statement_text(s, 0), wanted);
    must(statement_finish(s, &err));
    club_close(&club);
}

static void test_the_own_month_is_asked_for_and_goes(void **state)
{
    struct desk *desk = *state;
    scan(desk, desk->card);
    assert_screen(desk, &screen_recorded);
    assert_false(shows(desk, "miesiąc:"));
    press(desk, "own-month");
    assert_screen(desk, &screen_balance);
    assert_true(desk->kiosk.balance.attended > 0);
    assert_true(desk->kiosk.balance.next_at > club_now(&desk->kiosk.club));
    assert_false(shows(desk, desk->number));
    wait_ms(desk, OWN_BALANCE_MS - 1);
    assert_screen(desk, &screen_balance);
    wait_ms(desk, 1);
    assert_screen(desk, &screen_idle);
    assert_int_equal(desk->kiosk.balance.attended, 0);
}

static void test_another_card_takes_the_month_away(void **state)
{
    struct desk *desk = *state;
    scan(desk, desk->card);
    press(desk, "own-month");
    scan(desk, desk->other_card);
    assert_screen(desk, &screen_recorded);
    assert_int_equal(desk->kiosk.balance.attended, 0);
    press(desk, "own-month");
    press(desk, "back");
    assert_screen(desk, &screen_idle);
}

/* At the pad of signs and at that of the PIN. */
static void test_louder_while_typing(void **state)
{
    struct desk *desk = *state;
    press(desk, "speech");
    press(desk, "number");
    press(desk, "louder");
    assert_int_equal(desk->kiosk.preferences.louder, 1);
    assert_string_equal(desk->kiosk.typed.number, "");
    type_number(desk, desk->number);
    assert_true(desk->kiosk.typed.asks_pin);
    press(desk, "softer");
    assert_int_equal(desk->kiosk.preferences.louder, 0);
    assert_string_equal(desk->kiosk.typed.digits, "");
}

static void test_by_number_and_pin(void **state)
{
    struct desk *desk = *state;
    press(desk, "number");
    type_number(desk, desk->number);
    type_pin(desk, PIN);
    assert_screen(desk, &screen_recorded);
    assert_source(desk, desk->number, "manual_code");
    assert_int_equal(strlen(desk->kiosk.typed.number), 0);
    wait_ms(desk, 8000);
    assert_screen(desk, &screen_idle);
}

static void test_two_sessions_are_chosen_without_a_card(void **state)
{
    struct desk *desk = *state;
    press(desk, "number");
    type_number(desk, TWO_SESSIONS);
    type_pin(desk, PIN);
    assert_screen(desk, &screen_choose);
    press(desk, "choice-1");
    assert_screen(desk, &screen_recorded);
    assert_source(desk, TWO_SESSIONS, "manual_code");
}

static void test_what_does_not_match_looks_the_same(void **state)
{
    struct desk *desk = *state;
    press(desk, "number");
    type_number(desk, desk->other);
    assert_true(desk->kiosk.typed.asks_pin);
    type_pin(desk, "1357");
    assert_true(desk->kiosk.typed.was_wrong && !desk->kiosk.typed.asks_pin);
    type_number(desk, desk->number);
    type_pin(desk, "1357");
    assert_true(desk->kiosk.typed.was_wrong && !desk->kiosk.typed.asks_pin);
    type_number(desk, desk->number);
    type_pin(desk, "1357");
    assert_screen(desk, &screen_staff);
}

static void test_a_misspelt_number_costs_no_try(void **state)
{
    struct desk *desk = *state;
    press(desk, "number");
    for (int i = 0; i < 12; i++) {
        type_number(desk, "0");
        assert_true(desk->kiosk.typed.is_misspelt);
        press(desk, "erase");
    }
    type_number(desk, desk->number);
    assert_true(desk->kiosk.typed.asks_pin);
    press(desk, "back");
    assert_screen(desk, &screen_idle);
}

static void test_a_paused_kiosk_leads_to_staff_also_after_a_restart(void **state)
{
    struct desk *desk = *state;
    for (int i = 0; i < 10; i++) {
        if (desk->kiosk.screen != &screen_number) {
            wait_ms(desk, 8000);
            press(desk, "number");
        }
        type_number(desk, i % 2 ? desk->number : desk->other);
        type_pin(desk, "1111");
    }
    kiosk_finish(&desk->kiosk);
    start(desk);
    press(desk, "number");
    assert_screen(desk, &screen_staff);
    scan(desk, desk->card);
    assert_screen(desk, &screen_recorded);
}

static void test_more_time_at_the_pad(void **state)
{
    struct desk *desk = *state;
    press(desk, "number");
    press(desk, "sign-7");
    for (int i = 0; i < 10; i++) {
        wait_ms(desk, OWN_QUIET_MS);
        assert_screen(desk, &screen_more_time);
        press(desk, "yes");
        assert_string_equal(desk->kiosk.typed.number, "7");
    }
    wait_ms(desk, OWN_QUIET_MS);
    wait_ms(desk, KIOSK_MORE_TIME_MS);
    assert_screen(desk, &screen_idle);
}

static void test_the_glass_as_the_card_wants_it(void **state)
{
    struct desk *desk = *state;
    struct club club = {0};
    struct participant_preference wish = participant_preference_none();
    wish.text_percent = 150;
    snprintf(wish.language, sizeof wish.language, "uk");
    must(club_open(&club, desk->path, CLUB_WRITING, &err));
    must(participant_preference_set(&club, desk->number, &wish, &err));
    club_close(&club);
    scan(desk, desk->card);
    assert_int_equal(desk->kiosk.language, LANGUAGE_UKRAINIAN);
    assert_int_equal(desk->kiosk.preferences.text_percent, 150);
    kiosk_draw(&desk->kiosk, desk->ui);
    assert_null(ui_area_of(desk->ui, "remember"));
    scan(desk, desk->other_card);
    assert_int_equal(desk->kiosk.language, LANGUAGE_POLISH);
    assert_int_equal(desk->kiosk.preferences.text_percent, 100);
    scan(desk, desk->card);
    wait_ms(desk, 8000);
    assert_int_equal(desk->kiosk.language, LANGUAGE_POLISH);
}

static void test_what_was_pressed_is_remembered_when_asked(void **state)
{
    struct desk *desk = *state;
    press(desk, "language-ru");
    press(desk, "low-reach");
    scan(desk, desk->card);
    assert_int_equal(desk->kiosk.language, LANGUAGE_RUSSIAN);
    press(desk, "remember");
    assert_true(desk->kiosk.own.is_remembered);
    scan(desk, desk->other_card);
    assert_int_equal(desk->kiosk.language, LANGUAGE_POLISH);
    assert_false(desk->kiosk.own.is_remembered);
    wait_ms(desk, 8000);
    scan(desk, desk->card);
    assert_int_equal(desk->kiosk.language, LANGUAGE_RUSSIAN);
    assert_true(desk->kiosk.preferences.low_reach);
}

static void key(struct desk *desk, int usage)
{
    desk->now_ms += 1000;
    kiosk_deliver(&desk->kiosk, &(struct event){.kind = EVENT_KEY, .key = usage}, desk->now_ms);
}

static void test_the_keyboard_alone(void **state)
{
    enum { TAB = 0x2b, ENTER = 0x28, ONE = 0x1e };
    struct desk *desk = *state;
    scan(desk, desk->card);
    wait_ms(desk, 6000);
    key(desk, TAB);
    wait_ms(desk, 6000);
    assert_screen(desk, &screen_recorded);
    key(desk, ENTER);
    assert_screen(desk, &screen_balance);
    key(desk, TAB);
    key(desk, ENTER);
    assert_screen(desk, &screen_idle);
    for (int i = 0; i < 40 && strcmp(desk->kiosk.focus.name, "number") != 0; i++)
        key(desk, TAB);
    key(desk, ENTER);
    assert_screen(desk, &screen_number);
    key(desk, ONE);
    assert_string_equal(desk->kiosk.typed.number, "1");
    key(desk, ENTER);
    assert_true(desk->kiosk.typed.is_misspelt);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_the_own_month_is_asked_for_and_goes),
        TEST(test_another_card_takes_the_month_away),
        TEST(test_louder_while_typing),
        TEST(test_by_number_and_pin),
        TEST(test_two_sessions_are_chosen_without_a_card),
        TEST(test_what_does_not_match_looks_the_same),
        TEST(test_a_misspelt_number_costs_no_try),
        TEST(test_a_paused_kiosk_leads_to_staff_also_after_a_restart),
        TEST(test_more_time_at_the_pad),
        TEST(test_the_glass_as_the_card_wants_it),
        TEST(test_what_was_pressed_is_remembered_when_asked),
        TEST(test_the_keyboard_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
