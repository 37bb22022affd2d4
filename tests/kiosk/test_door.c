/* The glass and the club together: cards of the demonstration club held to a kiosk whose
 * clock the test moves; what is stored is read back by a second connection. */
#include "house.h"

static void ask_exit(struct house *house)
{
    house->now_ms += 1000;
    kiosk_deliver(&house->kiosk, &(struct event){.kind = EVENT_EXIT_ASKED}, house->now_ms);
}

/* How the office sees the participant in the group's session. */
static enum roster_status status_of(const struct house *house, const char *participant)
{
    struct error err = {0};
    struct club club = {0};
    struct roster roster = {0};
    enum roster_status status = ROSTER_NOT_APPLICABLE;
    assert_true(club_open(&club, house->path, CLUB_READING, &err));
    assert_true(roster_get(&club, GROUP, &roster, &err));
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
    struct house *house = *state;
    assert_screen(house, &screen_idle);
    assert_true(house->kiosk.upcoming.count > 0);
    scan(house, house->cards[0]);
    assert_screen(house, &screen_recorded);
    assert_int_equal(house->kiosk.result.answer, CHECKIN_RECORDED);
    assert_int_equal(status_of(house, house->people[0]), ROSTER_PRESENT);
    assert_int_equal(status_of(house, house->people[1]), ROSTER_UNKNOWN);
    wait_ms(house, 7000);
    assert_screen(house, &screen_idle);
}

static void test_the_same_card_within_five_seconds_is_ignored(void **state)
{
    struct house *house = *state;
    scan(house, house->cards[0]);
    int64_t entered_ms = house->kiosk.entered_ms;
    wait_ms(house, 3000);
    scan(house, house->cards[0]);
    assert_int_equal(house->kiosk.entered_ms, entered_ms);
    assert_int_equal(house->kiosk.result.answer, CHECKIN_RECORDED);
    scan(house, house->cards[0]); /* five seconds after the first */
    assert_int_equal(house->kiosk.result.answer, CHECKIN_ALREADY);
    assert_screen(house, &screen_recorded);
}

/* Somebody who scans into a screen that looks the same sees that something has happened. */
static void test_another_card_is_seen_at_once(void **state)
{
    struct house *house = *state;
    struct ui *first = memory_new(1, sizeof *first);
    scan(house, house->cards[0]);
    state_draw(&house->kiosk, first);
    scan(house, house->cards[1]);
    assert_int_equal(house->kiosk.result.answer, CHECKIN_RECORDED);
    state_draw(&house->kiosk, house->ui);
    assert_false(ui_is_equal(first, house->ui));
    wait_ms(house, KIOSK_RENEWED_MS);
    state_draw(&house->kiosk, house->ui);
    assert_true(ui_is_equal(first, house->ui));
    free(first);
}

static void test_an_unknown_card_leads_to_staff(void **state)
{
    struct house *house = *state;
    char payload[TOKEN_SIZE];
    token_new(payload);
    scan(house, payload);
    assert_screen(house, &screen_staff);
    scan(house, house->cards[0]);
    assert_screen(house, &screen_recorded);
}

static void test_two_sessions_are_asked_about(void **state)
{
    struct house *house = *state;
    scan(house, house->two_sessions);
    assert_screen(house, &screen_choose);
    assert_int_equal(house->kiosk.result.choice_count, 2);
    assert_int_equal(status_of(house, TWO_SESSIONS), ROSTER_UNKNOWN);
    press(house, "choice-1");
    assert_screen(house, &screen_recorded);
    assert_int_equal(status_of(house, TWO_SESSIONS), ROSTER_PRESENT);
}

static void test_going_back_leaves_the_arrival_to_staff(void **state)
{
    struct house *house = *state;
    scan(house, house->two_sessions);
    press(house, "back");
    assert_screen(house, &screen_staff);
    assert_int_equal(status_of(house, TWO_SESSIONS), ROSTER_UNKNOWN);
}

static void test_no_answer_leaves_the_arrival_to_staff(void **state)
{
    struct house *house = *state;
    scan(house, house->two_sessions);
    wait_ms(house, 30000);
    assert_screen(house, &screen_more_time);
    wait_ms(house, KIOSK_MORE_TIME_MS);
    assert_screen(house, &screen_staff);
    wait_ms(house, 7000);
    assert_screen(house, &screen_idle);
}

/* An afternoon with the reader alone: whatever is shown, holding a card is enough, and what asks
 * for a press goes away by itself and loses nobody. */
static void test_by_scanning_alone(void **state)
{
    struct house *house = *state;
    char unknown[TOKEN_SIZE];
    token_new(unknown);
    scan(house, house->cards[0]);
    assert_screen(house, &screen_recorded);
    scan(house, house->two_sessions);
    assert_screen(house, &screen_choose);
    wait_ms(house, 30000);
    assert_screen(house, &screen_more_time);
    scan(house, house->cards[1]); /* the one who was asked is left to staff, not lost */
    assert_screen(house, &screen_recorded);
    assert_int_equal(status_of(house, TWO_SESSIONS), ROSTER_UNKNOWN);
    scan(house, unknown);
    assert_screen(house, &screen_staff);
    wait_ms(house, 7000);
    assert_screen(house, &screen_idle);
    kiosk_show(&house->kiosk, &screen_about); /* somebody has left it open */
    scan(house, house->cards[2]);
    assert_screen(house, &screen_recorded);
    for (int i = 0; i < 3; i++)
        assert_int_equal(status_of(house, house->people[i]), ROSTER_PRESENT);
    wait_ms(house, 7000);
    assert_screen(house, &screen_idle);
}

static void test_another_card_while_choosing(void **state)
{
    struct house *house = *state;
    scan(house, house->two_sessions);
    scan(house, house->cards[2]);
    assert_screen(house, &screen_recorded);
    assert_int_equal(status_of(house, house->people[2]), ROSTER_PRESENT);
    assert_int_equal(status_of(house, TWO_SESSIONS), ROSTER_UNKNOWN);
}

static void test_the_right_pin_ends_the_kiosk(void **state)
{
    struct house *house = *state;
    ask_exit(house);
    assert_screen(house, &screen_pin);
    type_pin(house, "135790");
    assert_screen(house, &screen_pin);
    assert_false(house->kiosk.is_over);
    type_pin(house, DEMO_CLUB_EXIT_PIN);
    assert_true(house->kiosk.is_over);
}

static void test_three_wrong_pins_lock_the_pad_for_a_minute(void **state)
{
    struct house *house = *state;
    ask_exit(house);
    for (int i = 0; i < KIOSK_PIN_TRIES; i++)
        type_pin(house, "0000");
    assert_screen(house, &screen_idle);
    ask_exit(house);
    assert_screen(house, &screen_idle);
    wait_ms(house, KIOSK_PIN_LOCK_MS);
    ask_exit(house);
    assert_screen(house, &screen_pin);
    assert_false(house->kiosk.is_over);
}

/* Asking again does not give another three tries. */
static void test_asking_again_keeps_the_count(void **state)
{
    struct house *house = *state;
    for (int i = 0; i < KIOSK_PIN_TRIES; i++) {
        ask_exit(house);
        assert_screen(house, &screen_pin);
        type_pin(house, "0000");
        if (house->kiosk.screen == &screen_pin)
            press(house, "back");
    }
    ask_exit(house);
    assert_screen(house, &screen_idle);
}

static void test_a_card_is_taken_on_the_pad(void **state)
{
    struct house *house = *state;
    ask_exit(house);
    press(house, "key-1");
    scan(house, house->cards[3]);
    assert_screen(house, &screen_recorded);
    assert_string_equal(house->kiosk.pin.digits, "");
}

static void test_recovers_when_the_club_is_back(void **state)
{
    struct house *house = *state;
    char away[160];
    snprintf(away, sizeof away, "%s.away", house->path);
    kiosk_finish(&house->kiosk);
    assert_int_equal(rename(house->path, away), 0);
    kiosk_start(&house->kiosk, house->now_ms);
    assert_screen(house, &screen_out_of_order);
    wait_ms(house, KIOSK_RETRY_MS);
    assert_screen(house, &screen_out_of_order);
    assert_true(house->kiosk.wake_ms <= KIOSK_RETRY_MS);
    scan(house, house->cards[0]);
    assert_screen(house, &screen_out_of_order);
    assert_int_equal(rename(away, house->path), 0);
    scan(house, house->cards[0]); /* not ignored: nothing was stored */
    assert_screen(house, &screen_recorded);
    assert_int_equal(status_of(house, house->people[0]), ROSTER_PRESENT);
}

static void test_nobody_is_named_on_the_glass(void **state)
{
    struct house *house = *state;
    for (int i = 0; i < PEOPLE; i++) {
        struct buffer text = {0};
        scan(house, house->cards[i]);
        state_draw(&house->kiosk, house->ui);
        ui_write(house->ui, &text);
        assert_null(strstr(text.text, house->people[i]));
        assert_null(strstr(text.text, "G1"));
        assert_null(strstr(text.text, house->cards[i]));
        buffer_free(&text);
    }
}

/* A backup was put back while the kiosk ran: green must mean stored in the file that is there. */
static void replaced_file_is_opened_again(void **state)
{
    struct house *house = *state;
    char command[600];
    int64_t stored;
    snprintf(command, sizeof command,
             "cd '%s' && sqlite3 club.db '.backup new.db' && rm -f club.db-wal club.db-shm"
             " && mv new.db club.db", house->dir);
    assert_int_equal(system(command), 0);
    scan(house, house->cards[0]);
    assert_screen(house, &screen_recorded);
    struct error err = {0};
    struct club club;
    assert_true(club_open(&club, house->path, CLUB_READING, &err));
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
    struct house *house = *state;
    scan(house, house->cards[0]);
    house->now_ms += 500;
    kiosk_deliver(&house->kiosk, &(struct event){.kind = EVENT_UNREADABLE}, house->now_ms);
    assert_screen(house, &screen_unreadable);
    scan(house, house->cards[0]);
    assert_screen(house, &screen_recorded);
    assert_int_equal(house->kiosk.result.answer, CHECKIN_ALREADY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        house_test_polish(test_a_card_is_recorded_and_the_glass_rests),
        house_test_polish(replaced_file_is_opened_again),
        house_test_polish(same_card_after_a_garbled_reading),
        house_test_polish(test_the_same_card_within_five_seconds_is_ignored),
        house_test_polish(test_another_card_is_seen_at_once),
        house_test_polish(test_an_unknown_card_leads_to_staff),
        house_test_polish(test_two_sessions_are_asked_about),
        house_test_polish(test_going_back_leaves_the_arrival_to_staff),
        house_test_polish(test_no_answer_leaves_the_arrival_to_staff),
        house_test_polish(test_another_card_while_choosing),
        house_test_polish(test_by_scanning_alone),
        house_test_polish(test_the_right_pin_ends_the_kiosk),
        house_test_polish(test_three_wrong_pins_lock_the_pad_for_a_minute),
        house_test_polish(test_asking_again_keeps_the_count),
        house_test_polish(test_a_card_is_taken_on_the_pad),
        house_test_polish(test_recovers_when_the_club_is_back),
        house_test_polish(test_nobody_is_named_on_the_glass),
    };
    language_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
