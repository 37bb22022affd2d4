/* The glass and the club together: cards of the demonstration club held to a kiosk whose
 * clock the test moves; what is stored is read back by a second connection. */
#include "states.h"

#include "club/people/card.h"
#include "exchange/demo_club.h"
#include "figures/day/roster.h"
#include "kiosk/input/scanner.h"
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

enum { CARDS = 4 };

struct desk {
    char dir[64], path[128];
    struct fonts *fonts;
    struct ui *ui;
    struct kiosk kiosk;
    int64_t now_ms;
    char people[CARDS][NUMBER_SIZE];
    char cards[CARDS][TOKEN_SIZE];
    char two_sessions[TOKEN_SIZE];
};

static void issue(struct club *club, const char *participant, char payload[TOKEN_SIZE])
{
    struct error err = {0};
    struct card_issued issued;
    if (!card_issue(club, participant, &issued, &err))
        fail_msg("%s", err.text);
    memcpy(payload, issued.payload, TOKEN_SIZE);
    card_issued_wipe(&issued);
}

/* Cards for the first people of the group who have no second session that day. */
static void issue_cards(struct desk *desk, struct club *club)
{
    struct error err = {0};
    struct roster roster = {0};
    int count = 0;
    assert_true(roster_get(club, MONDAY_GROUP, &roster, &err));
    for (size_t i = 0; i < roster.row_count && count < CARDS; i++) {
        if (strcmp(roster.rows[i].participant, TWO_SESSIONS) == 0)
            continue;
        memcpy(desk->people[count], roster.rows[i].participant, NUMBER_SIZE);
        issue(club, desk->people[count], desk->cards[count]);
        count++;
    }
    issue(club, TWO_SESSIONS, desk->two_sessions);
    roster_free(&roster);
}

static int set_up(void **state)
{
    struct error err = {0};
    struct club club = {0};
    size_t count;
    struct desk *desk = memory_new(1, sizeof *desk);
    const struct window *window = windows_list(&count);
    struct screen_facts facts = {.width = window->width, .height = window->height};
    *state = desk;
    desk->ui = memory_new(1, sizeof *desk->ui);
    desk->now_ms = 1000000;
    snprintf(desk->dir, sizeof desk->dir, "/tmp/obecni-kiosk-XXXXXX");
    if (!mkdtemp(desk->dir) || !(desk->fonts = fonts_new(&err)))
        return -1;
    snprintf(desk->path, sizeof desk->path, "%s/club.db", desk->dir);
    setenv("OBECNI_NOW", "2026-01-12T15:40:00", 1);
    if (!demo_club_make(&club, desk->path, &err)) {
        print_error("%s\n", err.text);
        return -1;
    }
    issue_cards(desk, &club);
    club_close(&club);
    struct kiosk_setup setup = {
        .path = desk->path, .fonts = desk->fonts, .sizes = sizes_of(&facts),
        .has_language = true, .language = LANGUAGE_POLISH,
    };
    kiosk_init(&desk->kiosk, &setup);
    kiosk_start(&desk->kiosk, desk->now_ms);
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
    desk->kiosk.wake_ms = 60000;
    kiosk_deliver(&desk->kiosk, &(struct event){.kind = EVENT_TICK}, desk->now_ms);
}

static void press(struct desk *desk, const char *name)
{
    desk->now_ms += 1000;
    kiosk_deliver(&desk->kiosk, &(struct event){.kind = EVENT_PRESS, .name = name}, desk->now_ms);
}

static void ask_exit(struct desk *desk)
{
    desk->now_ms += 1000;
    kiosk_deliver(&desk->kiosk, &(struct event){.kind = EVENT_EXIT_ASKED}, desk->now_ms);
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

/* How the office sees the participant in the group's session. */
static enum roster_status status_of(const struct desk *desk, const char *participant)
{
    struct error err = {0};
    struct club club = {0};
    struct roster roster = {0};
    enum roster_status status = ROSTER_NOT_APPLICABLE;
    assert_true(club_open(&club, desk->path, CLUB_READING, &err));
    assert_true(roster_get(&club, MONDAY_GROUP, &roster, &err));
    for (size_t i = 0; i < roster.row_count; i++) {
        if (strcmp(roster.rows[i].participant, participant) == 0)
            status = roster.rows[i].status;
    }
    roster_free(&roster);
    club_close(&club);
    return status;
}

static void test_a_card_is_recorded_and_the_glass_rests(void **state)
{
    struct desk *desk = *state;
    assert_screen(desk, &screen_idle);
    assert_true(desk->kiosk.upcoming.count > 0);
    scan(desk, desk->cards[0]);
    assert_screen(desk, &screen_recorded);
    assert_int_equal(desk->kiosk.result.answer, CHECKIN_RECORDED);
    assert_int_equal(status_of(desk, desk->people[0]), ROSTER_PRESENT);
    assert_int_equal(status_of(desk, desk->people[1]), ROSTER_UNKNOWN);
    wait_ms(desk, 7000);
    assert_screen(desk, &screen_idle);
}

static void test_the_same_card_within_five_seconds_is_ignored(void **state)
{
    struct desk *desk = *state;
    scan(desk, desk->cards[0]);
    int64_t entered_ms = desk->kiosk.entered_ms;
    wait_ms(desk, 3000);
    scan(desk, desk->cards[0]);
    assert_int_equal(desk->kiosk.entered_ms, entered_ms);
    assert_int_equal(desk->kiosk.result.answer, CHECKIN_RECORDED);
    scan(desk, desk->cards[0]); /* five seconds after the first */
    assert_int_equal(desk->kiosk.result.answer, CHECKIN_ALREADY);
    assert_screen(desk, &screen_recorded);
}

/* Somebody who scans into a screen that looks the same sees that something has happened. */
static void test_another_card_is_seen_at_once(void **state)
{
    struct desk *desk = *state;
    struct ui *first = memory_new(1, sizeof *first);
    scan(desk, desk->cards[0]);
    state_draw(&desk->kiosk, first);
    scan(desk, desk->cards[1]);
    assert_int_equal(desk->kiosk.result.answer, CHECKIN_RECORDED);
    state_draw(&desk->kiosk, desk->ui);
    assert_false(ui_is_equal(first, desk->ui));
    wait_ms(desk, KIOSK_RENEWED_MS);
    state_draw(&desk->kiosk, desk->ui);
    assert_true(ui_is_equal(first, desk->ui));
    free(first);
}

static void test_an_unknown_card_leads_to_staff(void **state)
{
    struct desk *desk = *state;
    char payload[TOKEN_SIZE];
    token_new(payload);
    scan(desk, payload);
    assert_screen(desk, &screen_staff);
    scan(desk, desk->cards[0]);
    assert_screen(desk, &screen_recorded);
}

static void test_two_sessions_are_asked_about(void **state)
{
    struct desk *desk = *state;
    scan(desk, desk->two_sessions);
    assert_screen(desk, &screen_choose);
    assert_int_equal(desk->kiosk.result.choice_count, 2);
    assert_int_equal(status_of(desk, TWO_SESSIONS), ROSTER_UNKNOWN);
    press(desk, "choice-1");
    assert_screen(desk, &screen_recorded);
    assert_int_equal(status_of(desk, TWO_SESSIONS), ROSTER_PRESENT);
}

static void test_going_back_leaves_the_arrival_to_staff(void **state)
{
    struct desk *desk = *state;
    scan(desk, desk->two_sessions);
    press(desk, "back");
    assert_screen(desk, &screen_staff);
    assert_int_equal(status_of(desk, TWO_SESSIONS), ROSTER_UNKNOWN);
}

static void test_no_answer_leaves_the_arrival_to_staff(void **state)
{
    struct desk *desk = *state;
    scan(desk, desk->two_sessions);
    wait_ms(desk, 30000);
    assert_screen(desk, &screen_more_time);
    wait_ms(desk, KIOSK_MORE_TIME_MS);
    assert_screen(desk, &screen_staff);
    wait_ms(desk, 7000);
    assert_screen(desk, &screen_idle);
}

/* An afternoon with the reader alone: whatever is shown, holding a card is enough, and what asks
 * for a press goes away by itself and loses nobody. */
static void test_by_scanning_alone(void **state)
{
    struct desk *desk = *state;
    char unknown[TOKEN_SIZE];
    token_new(unknown);
    scan(desk, desk->cards[0]);
    assert_screen(desk, &screen_recorded);
    scan(desk, desk->two_sessions);
    assert_screen(desk, &screen_choose);
    wait_ms(desk, 30000);
    assert_screen(desk, &screen_more_time);
    scan(desk, desk->cards[1]); /* the one who was asked is left to staff, not lost */
    assert_screen(desk, &screen_recorded);
    assert_int_equal(status_of(desk, TWO_SESSIONS), ROSTER_UNKNOWN);
    scan(desk, unknown);
    assert_screen(desk, &screen_staff);
    wait_ms(desk, 7000);
    assert_screen(desk, &screen_idle);
    kiosk_show(&desk->kiosk, &screen_about); /* somebody has left it open */
    scan(desk, desk->cards[2]);
    assert_screen(desk, &screen_recorded);
    for (int i = 0; i < 3; i++)
        assert_int_equal(status_of(desk, desk->people[i]), ROSTER_PRESENT);
    wait_ms(desk, 7000);
    assert_screen(desk, &screen_idle);
}

static void test_another_card_while_choosing(void **state)
{
    struct desk *desk = *state;
    scan(desk, desk->two_sessions);
    scan(desk, desk->cards[2]);
    assert_screen(desk, &screen_recorded);
    assert_int_equal(status_of(desk, desk->people[2]), ROSTER_PRESENT);
    assert_int_equal(status_of(desk, TWO_SESSIONS), ROSTER_UNKNOWN);
}

static void test_the_right_pin_ends_the_kiosk(void **state)
{
    struct desk *desk = *state;
    ask_exit(desk);
    assert_screen(desk, &screen_pin);
    type_pin(desk, "135790");
    assert_screen(desk, &screen_pin);
    assert_false(desk->kiosk.is_over);
    type_pin(desk, DEMO_CLUB_EXIT_PIN);
    assert_true(desk->kiosk.is_over);
}

static void test_three_wrong_pins_lock_the_pad_for_a_minute(void **state)
{
    struct desk *desk = *state;
    ask_exit(desk);
    for (int i = 0; i < KIOSK_PIN_TRIES; i++)
        type_pin(desk, "0000");
    assert_screen(desk, &screen_idle);
    ask_exit(desk);
    assert_screen(desk, &screen_idle);
    wait_ms(desk, KIOSK_PIN_LOCK_MS);
    ask_exit(desk);
    assert_screen(desk, &screen_pin);
    assert_false(desk->kiosk.is_over);
}

/* Asking again does not give another three tries. */
static void test_asking_again_keeps_the_count(void **state)
{
    struct desk *desk = *state;
    for (int i = 0; i < KIOSK_PIN_TRIES; i++) {
        ask_exit(desk);
        assert_screen(desk, &screen_pin);
        type_pin(desk, "0000");
        if (desk->kiosk.screen == &screen_pin)
            press(desk, "back");
    }
    ask_exit(desk);
    assert_screen(desk, &screen_idle);
}

static void test_a_card_is_taken_on_the_pad(void **state)
{
    struct desk *desk = *state;
    ask_exit(desk);
    press(desk, "key-1");
    scan(desk, desk->cards[3]);
    assert_screen(desk, &screen_recorded);
    assert_string_equal(desk->kiosk.pin.digits, "");
}

static void test_recovers_when_the_club_is_back(void **state)
{
    struct desk *desk = *state;
    char away[160];
    snprintf(away, sizeof away, "%s.away", desk->path);
    kiosk_finish(&desk->kiosk);
    assert_int_equal(rename(desk->path, away), 0);
    kiosk_start(&desk->kiosk, desk->now_ms);
    assert_screen(desk, &screen_out_of_order);
    wait_ms(desk, KIOSK_RETRY_MS);
    assert_screen(desk, &screen_out_of_order);
    assert_true(desk->kiosk.wake_ms <= KIOSK_RETRY_MS);
    scan(desk, desk->cards[0]);
    assert_screen(desk, &screen_out_of_order);
    assert_int_equal(rename(away, desk->path), 0);
    scan(desk, desk->cards[0]); /* not ignored: nothing was stored */
    assert_screen(desk, &screen_recorded);
    assert_int_equal(status_of(desk, desk->people[0]), ROSTER_PRESENT);
}

static void test_nobody_is_named_on_the_glass(void **state)
{
    struct desk *desk = *state;
    for (int i = 0; i < CARDS; i++) {
        struct buffer text = {0};
        scan(desk, desk->cards[i]);
        state_draw(&desk->kiosk, desk->ui);
        ui_write(desk->ui, &text);
        assert_null(strstr(text.text, desk->people[i]));
        assert_null(strstr(text.text, "G1"));
        assert_null(strstr(text.text, desk->cards[i]));
        buffer_free(&text);
    }
}

/* A backup was put back while the kiosk ran: green must mean stored in the file that is there. */
static void replaced_file_is_opened_again(void **state)
{
    struct desk *desk = *state;
    char command[600];
    int64_t stored;
    snprintf(command, sizeof command,
             "cd '%s' && sqlite3 club.db '.backup new.db' && rm -f club.db-wal club.db-shm"
             " && mv new.db club.db", desk->dir);
    assert_int_equal(system(command), 0);
    scan(desk, desk->cards[0]);
    assert_screen(desk, &screen_recorded);
    struct error err = {0};
    struct club club;
    assert_true(club_open(&club, desk->path, CLUB_READING, &err));
    struct statement *s = statement_new(
        club.store, "SELECT count(*) FROM presence_event WHERE source = 'card'");
    stored = statement_step(s) ? statement_integer(s, 0) : -1;
    assert_true(statement_finish(s, &err));
    club_close(&club);
    assert_int_equal(stored, 1);
}

/* A garbled reading in between does not leave a person in front of "cannot be read". */
static void same_card_after_a_garbled_reading(void **state)
{
    struct desk *desk = *state;
    scan(desk, desk->cards[0]);
    desk->now_ms += 500;
    kiosk_deliver(&desk->kiosk, &(struct event){.kind = EVENT_UNREADABLE}, desk->now_ms);
    assert_screen(desk, &screen_unreadable);
    scan(desk, desk->cards[0]);
    assert_screen(desk, &screen_recorded);
    assert_int_equal(desk->kiosk.result.answer, CHECKIN_ALREADY);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_card_is_recorded_and_the_glass_rests),
        TEST(replaced_file_is_opened_again),
        TEST(same_card_after_a_garbled_reading),
        TEST(test_the_same_card_within_five_seconds_is_ignored),
        TEST(test_another_card_is_seen_at_once),
        TEST(test_an_unknown_card_leads_to_staff),
        TEST(test_two_sessions_are_asked_about),
        TEST(test_going_back_leaves_the_arrival_to_staff),
        TEST(test_no_answer_leaves_the_arrival_to_staff),
        TEST(test_another_card_while_choosing),
        TEST(test_by_scanning_alone),
        TEST(test_the_right_pin_ends_the_kiosk),
        TEST(test_three_wrong_pins_lock_the_pad_for_a_minute),
        TEST(test_asking_again_keeps_the_count),
        TEST(test_a_card_is_taken_on_the_pad),
        TEST(test_recovers_when_the_club_is_back),
        TEST(test_nobody_is_named_on_the_glass),
    };
    language_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
