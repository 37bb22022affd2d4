/* The glass and one person: the own month on request, the glass as the card's owner wants it, and
 * coming without the card; on the demonstration club, by a clock that the test moves. */
#include "house.h"

#include "club/people/participant_pin.h"
#include "club/people/participant_preference.h"
#include "kiosk/own.h"

#define PIN "2468"

/* Two of them have a PIN of their own. */
static int set_up_pins(void **state)
{
    struct club club = {0};
    int failed = set_up_polish(state);
    const struct house *house = *state;
    must(club_open(&club, house->path, CLUB_WRITING, &err));
    must(participant_pin_set(&club, house->people[0], PIN, &err));
    must(participant_pin_set(&club, TWO_SESSIONS, PIN, &err));
    club_close(&club);
    return failed;
}

static void type_number(struct house *house, const char *number)
{
    char name[] = "sign-0";
    for (; *number; number++) {
        name[5] = *number;
        press(house, name);
    }
    press(house, "enter");
}

static void assert_source(const struct house *house, const char *number, const char *wanted)
{
    struct club club = {0};
    must(club_open(&club, house->path, CLUB_READING, &err));
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
    struct house *house = *state;
    scan(house, house->cards[0]);
    assert_screen(house, &screen_recorded);
    assert_false(shows(house, "miesiąc:"));
    press(house, "own-month");
    assert_screen(house, &screen_balance);
    assert_true(house->kiosk.balance.attended > 0);
    assert_true(house->kiosk.balance.next_at > club_now(&house->kiosk.club));
    assert_false(shows(house, house->people[0]));
    wait_ms(house, OWN_BALANCE_MS - 1);
    assert_screen(house, &screen_balance);
    wait_ms(house, 1);
    assert_screen(house, &screen_idle);
    assert_int_equal(house->kiosk.balance.attended, 0);
}

static void test_another_card_takes_the_month_away(void **state)
{
    struct house *house = *state;
    scan(house, house->cards[0]);
    press(house, "own-month");
    scan(house, house->cards[1]);
    assert_screen(house, &screen_recorded);
    assert_int_equal(house->kiosk.balance.attended, 0);
    press(house, "own-month");
    press(house, "back");
    assert_screen(house, &screen_idle);
}

/* At the pad of signs and at that of the PIN. */
static void test_louder_while_typing(void **state)
{
    struct house *house = *state;
    press(house, "speech");
    press(house, "number");
    press(house, "louder");
    assert_int_equal(house->kiosk.preferences.louder, 1);
    assert_string_equal(house->kiosk.typed.number, "");
    type_number(house, house->people[0]);
    assert_true(house->kiosk.typed.asks_pin);
    press(house, "softer");
    assert_int_equal(house->kiosk.preferences.louder, 0);
    assert_string_equal(house->kiosk.typed.digits, "");
}

static void test_by_number_and_pin(void **state)
{
    struct house *house = *state;
    press(house, "number");
    type_number(house, house->people[0]);
    type_pin(house, PIN);
    assert_screen(house, &screen_recorded);
    assert_source(house, house->people[0], "manual_code");
    assert_int_equal(strlen(house->kiosk.typed.number), 0);
    wait_ms(house, 8000);
    assert_screen(house, &screen_idle);
}

static void test_two_sessions_are_chosen_without_a_card(void **state)
{
    struct house *house = *state;
    press(house, "number");
    type_number(house, TWO_SESSIONS);
    type_pin(house, PIN);
    assert_screen(house, &screen_choose);
    press(house, "choice-1");
    assert_screen(house, &screen_recorded);
    assert_source(house, TWO_SESSIONS, "manual_code");
}

static void test_what_does_not_match_looks_the_same(void **state)
{
    struct house *house = *state;
    press(house, "number");
    type_number(house, house->people[1]);
    assert_true(house->kiosk.typed.asks_pin);
    type_pin(house, "1357");
    assert_true(house->kiosk.typed.was_wrong && !house->kiosk.typed.asks_pin);
    type_number(house, house->people[0]);
    type_pin(house, "1357");
    assert_true(house->kiosk.typed.was_wrong && !house->kiosk.typed.asks_pin);
    type_number(house, house->people[0]);
    type_pin(house, "1357");
    assert_screen(house, &screen_staff);
}

static void test_a_misspelt_number_costs_no_try(void **state)
{
    struct house *house = *state;
    press(house, "number");
    for (int i = 0; i < 12; i++) {
        type_number(house, "0");
        assert_true(house->kiosk.typed.is_misspelt);
        press(house, "erase");
    }
    type_number(house, house->people[0]);
    assert_true(house->kiosk.typed.asks_pin);
    press(house, "back");
    assert_screen(house, &screen_idle);
}

static void test_a_paused_kiosk_leads_to_staff_also_after_a_restart(void **state)
{
    struct house *house = *state;
    for (int i = 0; i < 10; i++) {
        if (house->kiosk.screen != &screen_number) {
            wait_ms(house, 8000);
            press(house, "number");
        }
        type_number(house, i % 2 ? house->people[0] : house->people[1]);
        type_pin(house, "1111");
    }
    kiosk_finish(&house->kiosk);
    house_start(house, LANGUAGE_POLISH);
    press(house, "number");
    assert_screen(house, &screen_staff);
    scan(house, house->cards[0]);
    assert_screen(house, &screen_recorded);
}

static void test_more_time_at_the_pad(void **state)
{
    struct house *house = *state;
    press(house, "number");
    press(house, "sign-7");
    for (int i = 0; i < 10; i++) {
        wait_ms(house, OWN_QUIET_MS);
        assert_screen(house, &screen_more_time);
        press(house, "yes");
        assert_string_equal(house->kiosk.typed.number, "7");
    }
    wait_ms(house, OWN_QUIET_MS);
    wait_ms(house, KIOSK_MORE_TIME_MS);
    assert_screen(house, &screen_idle);
}

static void test_the_glass_as_the_card_wants_it(void **state)
{
    struct house *house = *state;
    struct club club = {0};
    struct participant_preference wish = participant_preference_none();
    wish.text_percent = 150;
    snprintf(wish.language, sizeof wish.language, "uk");
    must(club_open(&club, house->path, CLUB_WRITING, &err));
    must(participant_preference_set(&club, house->people[0], &wish, &err));
    club_close(&club);
    scan(house, house->cards[0]);
    assert_int_equal(house->kiosk.language, LANGUAGE_UKRAINIAN);
    assert_int_equal(house->kiosk.preferences.text_percent, 150);
    kiosk_draw(&house->kiosk, house->ui);
    assert_null(ui_area_of(house->ui, "remember"));
    scan(house, house->cards[1]);
    assert_int_equal(house->kiosk.language, LANGUAGE_POLISH);
    assert_int_equal(house->kiosk.preferences.text_percent, 100);
    scan(house, house->cards[0]);
    wait_ms(house, 8000);
    assert_int_equal(house->kiosk.language, LANGUAGE_POLISH);
}

static void test_what_was_pressed_is_remembered_when_asked(void **state)
{
    struct house *house = *state;
    press(house, "language-ru");
    press(house, "low-reach");
    scan(house, house->cards[0]);
    assert_int_equal(house->kiosk.language, LANGUAGE_RUSSIAN);
    press(house, "remember");
    assert_true(house->kiosk.own.is_remembered);
    scan(house, house->cards[1]);
    assert_int_equal(house->kiosk.language, LANGUAGE_POLISH);
    assert_false(house->kiosk.own.is_remembered);
    wait_ms(house, 8000);
    scan(house, house->cards[0]);
    assert_int_equal(house->kiosk.language, LANGUAGE_RUSSIAN);
    assert_true(house->kiosk.preferences.low_reach);
}

static void test_the_keyboard_alone(void **state)
{
    enum { TAB = 0x2b, ENTER = 0x28, ONE = 0x1e };
    struct house *house = *state;
    scan(house, house->cards[0]);
    wait_ms(house, 6000);
    key(house, TAB);
    wait_ms(house, 6000);
    assert_screen(house, &screen_recorded);
    key(house, ENTER);
    assert_screen(house, &screen_balance);
    key(house, TAB);
    key(house, ENTER);
    assert_screen(house, &screen_idle);
    for (int i = 0; i < 40 && strcmp(house->kiosk.focus.name, "number") != 0; i++)
        key(house, TAB);
    key(house, ENTER);
    assert_screen(house, &screen_number);
    key(house, ONE);
    assert_string_equal(house->kiosk.typed.number, "1");
    key(house, ENTER);
    assert_true(house->kiosk.typed.is_misspelt);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up_pins, tear_down)

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
