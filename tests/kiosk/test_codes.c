/* The sheet of commands: everything that a finger can do, by scans alone; typed by a reader that is
 * a keyboard, character by character, Enter at the end. */
#include "house.h"

#include "kiosk/own.h"
#include "kiosk/sound/speech_text.h"
#include "trust/control_code.h"

#define TWO_SESSIONS "G4AN9AY" /* in the group, and booked for a consultation at 16:00 */

static int key_of(char character)
{
    if (character == '0')
        return KEY_0;
    return character <= '9' ? KEY_1 + character - '1' : KEY_A + character - 'A';
}

static void type_key(struct house *house, struct scanner *scanner, int usage)
{
    struct scan read;
    house->now_ms += 3;
    scanner_key(scanner, usage, house->now_ms, &read);
    kiosk_deliver(&house->kiosk, &(struct event){.kind = EVENT_KEY, .key = usage}, house->now_ms);
    if (read.kind == SCAN_CARD)
        kiosk_deliver(&house->kiosk, &(struct event){.kind = EVENT_SCAN, .payload = read.payload},
                      house->now_ms);
    else if (read.kind == SCAN_UNREADABLE)
        kiosk_deliver(&house->kiosk, &(struct event){.kind = EVENT_UNREADABLE}, house->now_ms);
}

static void type_payload(struct house *house, const char *payload)
{
    struct scanner scanner = {0};
    house->now_ms += 1000;
    for (; *payload; payload++)
        type_key(house, &scanner, key_of(*payload));
    type_key(house, &scanner, KEY_ENTER);
    wait_ms(house, SCANNER_SILENCE_MS + 1);
}

static void code(struct house *house, enum control control)
{
    char payload[TOKEN_SIZE];
    control_code_make(control, payload);
    type_payload(house, payload);
}

static int64_t presences(struct house *house)
{
    return number_of(house, "SELECT count(*) FROM presence_event");
}

static void assert_ring(struct house *house, const char *name)
{
    assert_string_equal(house->kiosk.focus.name, name);
}

static void test_a_whole_visit_by_scans(void **state)
{
    struct house *house = *state;
    char card[TOKEN_SIZE];
    memcpy(card, house->two_sessions, TOKEN_SIZE);
    int64_t before = presences(house);
    type_payload(house, card);
    assert_screen(house, &screen_choose);
    code(house, CONTROL_CHOICE_2);
    assert_screen(house, &screen_recorded);
    assert_int_equal(presences(house), before + 1);
    assert_int_equal(house->kiosk.result.start_at % 3600, 0); /* the one at 16:00 */
    code(house, CONTROL_OWN_MONTH);
    assert_screen(house, &screen_balance);
    code(house, CONTROL_UKRAINIAN);
    assert_screen(house, &screen_balance);
    assert_int_equal(house->kiosk.language, LANGUAGE_UKRAINIAN);
    code(house, CONTROL_BACK);
    assert_screen(house, &screen_idle);
    assert_int_equal(presences(house), before + 1);
}

static void test_the_ring_is_moved_and_pressed(void **state)
{
    struct house *house = *state;
    char card[TOKEN_SIZE];
    memcpy(card, house->two_sessions, TOKEN_SIZE);
    type_payload(house, card);
    code(house, CONTROL_NEXT);
    assert_ring(house, "choice-1");
    code(house, CONTROL_NEXT);
    assert_ring(house, "choice-2");
    code(house, CONTROL_PRESS);
    assert_screen(house, &screen_recorded);
    code(house, CONTROL_PRESS); /* shows what would be pressed, first */
    assert_screen(house, &screen_recorded);
    assert_ring(house, "own-month");
    code(house, CONTROL_PRESS);
    assert_screen(house, &screen_balance);
}

static void test_one_that_stays_before_the_reader_counts_once(void **state)
{
    struct house *house = *state;
    char payload[TOKEN_SIZE];
    control_code_make(CONTROL_NEXT, payload);
    for (int i = 0; i < 20; i++) {
        house->now_ms += CODES_REPEAT_MS - 1;
        kiosk_deliver(&house->kiosk, &(struct event){.kind = EVENT_SCAN, .payload = payload},
                      house->now_ms);
    }
    char first[FOCUS_NAME_SIZE];
    snprintf(first, sizeof first, "%s", house->kiosk.focus.name);
    assert_true(first[0]);
    scan(house, payload);
    assert_string_not_equal(house->kiosk.focus.name, first);
}

static void test_how_the_glass_is(void **state)
{
    struct house *house = *state;
    const struct kiosk_preferences *now = &house->kiosk.preferences;
    code(house, CONTROL_TEXT_SIZE);
    assert_int_equal(now->text_percent, 150);
    code(house, CONTROL_CONTRAST);
    assert_int_not_equal(now->theme, THEME_LIGHT);
    code(house, CONTROL_LOW_REACH);
    assert_true(now->low_reach);
    code(house, CONTROL_SAY);
    assert_true(now->speech);
    unsigned asked = house->kiosk.wish.asked_count;
    code(house, CONTROL_SAY);
    assert_int_equal(house->kiosk.wish.asked_count, asked + 1);
    code(house, CONTROL_LOUDER);
    assert_int_equal(now->louder, 1);
    code(house, CONTROL_SOFTER);
    code(house, CONTROL_SOFTER);
    assert_int_equal(now->louder, -1);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        code(house, (enum control)(CONTROL_POLISH + i));
        assert_string_equal(language_code(now->language),
                            control_code_word((enum control)(CONTROL_POLISH + i)) + 9);
    }
    code(house, CONTROL_ABOUT);
    assert_screen(house, &screen_about);
    code(house, CONTROL_ENGLISH); /* there is no such button there */
    assert_int_equal(now->language, LANGUAGE_ENGLISH);
    code(house, CONTROL_BACK);
    assert_screen(house, &screen_idle);
    wait_ms(house, KIOSK_LANGUAGE_MS);
    assert_true(preferences_are_same(now, &house->kiosk.home));
}

/* Each on each screen that everybody sees: nothing is written, and nobody is told off. */
static void test_codes_record_nothing(void **state)
{
    struct house *house = *state;
    int64_t before = number_of(house, "SELECT count(*) FROM ledger") + presences(house);
    for (int i = 1; i < CONTROL_COUNT; i++) {
        code(house, (enum control)i);
        assert_true(house->kiosk.screen != &screen_unreadable);
        assert_true(house->kiosk.screen != &screen_staff);
    }
    code(house, (enum control)77); /* of a newer sheet */
    assert_true(house->kiosk.screen != &screen_unreadable);
    assert_int_equal(number_of(house, "SELECT count(*) FROM ledger") + presences(house), before);
}

static void test_a_code_does_not_answer_for_somebody_who_chooses(void **state)
{
    struct house *house = *state;
    char card[TOKEN_SIZE];
    memcpy(card, house->two_sessions, TOKEN_SIZE);
    int64_t before = presences(house);
    type_payload(house, card);
    code(house, CONTROL_CHOICE_4); /* there are two */
    code(house, CONTROL_OWN_MONTH);
    code(house, CONTROL_ABOUT);
    assert_screen(house, &screen_choose);
    assert_int_equal(presences(house), before);
}

static void test_own_month_wants_a_card_first(void **state)
{
    struct house *house = *state;
    code(house, CONTROL_RUSSIAN);
    code(house, CONTROL_OWN_MONTH);
    assert_screen(house, &screen_card_first);
    wait_ms(house, house->kiosk.result_ms);
    assert_screen(house, &screen_idle);
    assert_int_equal(house->kiosk.language, LANGUAGE_RUSSIAN);
    type_payload(house, house->cards[0]);
    house->kiosk.own.shows_month = false;
    code(house, CONTROL_OWN_MONTH);
    assert_screen(house, &screen_recorded);
}

static void test_more_time_is_answered(void **state)
{
    struct house *house = *state;
    char card[TOKEN_SIZE];
    memcpy(card, house->two_sessions, TOKEN_SIZE);
    type_payload(house, card);
    wait_ms(house, house->kiosk.choice_ms);
    assert_screen(house, &screen_more_time);
    code(house, CONTROL_CHOICE_1);
    assert_screen(house, &screen_choose);
    wait_ms(house, house->kiosk.choice_ms);
    code(house, CONTROL_CHOICE_2);
    assert_screen(house, &screen_staff);
}

static void test_staff_go_back_by_code_and_nothing_else(void **state)
{
    struct house *house = *state;
    scan(house, house->leader_card);
    assert_screen(house, &screen_staff_pin);
    code(house, CONTROL_NEXT);
    code(house, CONTROL_PRESS);
    code(house, CONTROL_CHOICE_1);
    assert_screen(house, &screen_staff_pin);
    assert_string_equal(house->kiosk.desk->digits, "");
    assert_ring(house, "");
    type_pin(house, LEADER_PIN);
    press(house, "search");
    code(house, CONTROL_RUSSIAN);
    assert_string_equal(house->kiosk.desk->search.typed, "");
    assert_int_equal(house->kiosk.language, LANGUAGE_ENGLISH);
    code(house, CONTROL_BACK);
    assert_screen(house, &screen_staff_roster);
    code(house, CONTROL_BACK);
    assert_screen(house, &screen_idle);
}

static void test_no_pin_by_codes(void **state)
{
    struct house *house = *state;
    kiosk_deliver(&house->kiosk, &(struct event){.kind = EVENT_EXIT_ASKED}, house->now_ms);
    assert_screen(house, &screen_pin);
    code(house, CONTROL_NEXT);
    assert_ring(house, "");
    assert_string_equal(house->kiosk.pin.digits, "");
    assert_int_equal(house->kiosk.pin.wrong_count, 0);
    code(house, CONTROL_BACK);
    assert_screen(house, &screen_idle);
}

/* What the reader types on the pad of numbers is taken off again; what a person typed stays. */
static void test_the_pad_of_numbers(void **state)
{
    struct house *house = *state;
    kiosk_show(&house->kiosk, &screen_number);
    key(house, KEY_1 + 6);
    code(house, CONTROL_NEXT);
    assert_string_equal(house->kiosk.typed.number, "7");
    assert_true(house->kiosk.focus.name[0]);
    house->kiosk.typed.asks_pin = true;
    code(house, CONTROL_PRESS);
    assert_string_equal(house->kiosk.typed.digits, "");
    code(house, CONTROL_BACK);
    assert_screen(house, &screen_idle);
}

static void test_keys_press_numbers(void **state)
{
    struct house *house = *state;
    char card[TOKEN_SIZE];
    memcpy(card, house->two_sessions, TOKEN_SIZE);
    type_payload(house, card);
    key(house, KEY_1 + 2); /* there are two */
    wait_ms(house, SCANNER_SILENCE_MS);
    assert_screen(house, &screen_choose);
    key(house, KEY_1 + 1);
    assert_screen(house, &screen_choose);
    assert_true(house->kiosk.wake_ms <= SCANNER_SILENCE_MS);
    wait_ms(house, SCANNER_SILENCE_MS);
    assert_screen(house, &screen_recorded);
}

/* A card’s digits are no choice, not even when it could not be read to the end. */
static void test_a_reader_chooses_nothing(void **state)
{
    struct house *house = *state;
    char card[TOKEN_SIZE];
    struct scanner scanner = {0};
    memcpy(card, house->two_sessions, TOKEN_SIZE);
    type_payload(house, card);
    house->now_ms += 1000;
    for (const char *at = "12341234123412"; *at; at++)
        type_key(house, &scanner, key_of(*at));
    wait_ms(house, 1000);
    assert_screen(house, &screen_choose);
}

/* By touch: while it is spoken, and for this person alone. */
static void test_louder_by_touch(void **state)
{
    struct house *house = *state;
    const struct kiosk_preferences *now = &house->kiosk.preferences;
    assert_false(has_area(house, "louder"));
    press(house, "speech");
    unsigned asked = house->kiosk.wish.asked_count;
    press(house, "louder");
    assert_int_equal(now->louder, 1);
    assert_int_equal(house->kiosk.wish.asked_count, asked + 1); /* said again, as loud as that */
    press(house, "about");
    press(house, "softer");
    press(house, "softer");
    assert_int_equal(now->louder, -1);
    scan(house, house->cards[0]);
    assert_screen(house, &screen_recorded);
    assert_int_equal(now->louder, -1);
    press(house, "louder");
    assert_int_equal(now->louder, 0);
    press(house, "own-month");
    press(house, "louder");
    assert_screen(house, &screen_balance);
    assert_int_equal(now->louder, 1);
    scan(house, house->cards[1]);
    assert_int_equal(now->louder, 0);
    house->kiosk.wish.volume_percent = 0; /* a house without sound */
    wait_ms(house, house->kiosk.result_ms);
    press(house, "speech");
    assert_false(has_area(house, "louder"));
}

/* Also where somebody chooses, whom the card has begun to be spoken to. */
static void test_louder_while_choosing(void **state)
{
    struct house *house = *state;
    char card[TOKEN_SIZE];
    memcpy(card, house->two_sessions, TOKEN_SIZE);
    press(house, "speech");
    scan(house, card);
    assert_screen(house, &screen_choose);
    press(house, "louder");
    assert_int_equal(house->kiosk.preferences.louder, 1);
    assert_screen(house, &screen_choose);
}

/* With what they mean, so that whoever listens knows which number to say by key or code. */
static void test_choices_are_said(void **state)
{
    static const struct {
        const char *state, *words;
    } screens[] = {
        {"choose-four", "Na które zajęcia? 1: 15:30, sala 2. 2: 16:00, sala 4. "
                        "3: 16:30, sala konferencyjna na pierwszym piętrze. 4: 20:30, pokój 117a. "
                        "Nie wiesz? Proszę podejść do pracownika."},
        {"choose-two", "Na które zajęcia? 1: 15:30, sala 2. 2: 16:00, sala 4. "
                       "Nie wiesz? Proszę podejść do pracownika."},
        {"choose-goodbye", "Co teraz? 1: Wychodzę. 2: 16:00, sala 4. "
                           "Nie wiesz? Proszę podejść do pracownika."},
        {"more-time", "Czy potrzebujesz więcej czasu? 1: Tak. 2: Nie."},
        {"survey-scale", "Czy wiadomo, gdzie szukać pomocy? 1: wcale nie. 2. 3. 4. 5: w pełni. "
                         "Pytanie 4 z 6. wcale nie w pełni."},
    };
    struct house *house = *state;
    struct kiosk *kiosk = memory_new(1, sizeof *kiosk);
    char words[SPEECH_TEXT_SIZE];
    size_t count, windows;
    const struct state *states = states_list(&count);
    for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
        size_t at = 0;
        while (strcmp(states[at].name, screens[i].state) != 0)
            at++;
        state_make(kiosk, &states[at], windows_list(&windows), LANGUAGE_POLISH, house->fonts);
        state_draw(kiosk, house->ui);
        speech_text_of(house->ui, words);
        assert_string_equal(words, screens[i].words);
    }
    free(kiosk);
}

static void test_any_code_wakes_the_night(void **state)
{
    struct house *house = *state;
    char payload[TOKEN_SIZE];
    kiosk_show(&house->kiosk, &screen_night);
    control_code_make(CONTROL_BACK, payload);
    scan(house, payload);
    assert_screen(house, &screen_idle);
}

int main(void)
{
    language_start();
    const struct CMUnitTest tests[] = {
        house_test(test_a_whole_visit_by_scans),
        house_test(test_the_ring_is_moved_and_pressed),
        house_test(test_one_that_stays_before_the_reader_counts_once),
        house_test(test_how_the_glass_is),
        house_test(test_codes_record_nothing),
        house_test(test_a_code_does_not_answer_for_somebody_who_chooses),
        house_test(test_own_month_wants_a_card_first),
        house_test(test_more_time_is_answered),
        house_test(test_staff_go_back_by_code_and_nothing_else),
        house_test(test_no_pin_by_codes),
        house_test(test_the_pad_of_numbers),
        house_test(test_keys_press_numbers),
        house_test(test_a_reader_chooses_nothing),
        house_test(test_louder_by_touch),
        house_test(test_louder_while_choosing),
        house_test(test_choices_are_said),
        house_test(test_any_code_wakes_the_night),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
