/* The scanner reader on simulated keys and times. */
#include "kiosk/input/scanner.h"

#include "trust/control_code.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

/* A scanner under test and what it has said. */
struct desk {
    struct scanner scanner;
    int64_t now_ms;
    int gap_ms;
    int cards, unreadables;
    char last[TOKEN_SIZE];
};

static struct desk desk_new(void)
{
    return (struct desk){.now_ms = 10000, .gap_ms = 5};
}

static void note(struct desk *desk, const struct scan *scan)
{
    desk->cards += scan->kind == SCAN_CARD;
    desk->unreadables += scan->kind == SCAN_UNREADABLE;
    if (scan->kind == SCAN_CARD)
        snprintf(desk->last, sizeof desk->last, "%s", scan->payload);
}

static void press(struct desk *desk, int key)
{
    struct scan scan;
    desk->now_ms += desk->gap_ms;
    scanner_key(&desk->scanner, key, desk->now_ms, &scan);
    note(desk, &scan);
}

/* What the layout makes of a key comes right after it. */
static void mean(struct desk *desk, char symbol)
{
    struct scan scan;
    scanner_symbol(&desk->scanner, symbol, desk->now_ms, &scan);
    note(desk, &scan);
}

static void pause_ms(struct desk *desk, int ms)
{
    struct scan scan;
    desk->now_ms += ms;
    scanner_idle(&desk->scanner, desk->now_ms, &scan);
    note(desk, &scan);
}

static int key_of(char character)
{
    if (character >= 'A' && character <= 'Z')
        return KEY_A + character - 'A';
    if (character >= '1' && character <= '9')
        return KEY_1 + character - '1';
    return character == '0' ? KEY_0 : KEY_MINUS + 2; /* "[" and "]" */
}

static void type(struct desk *desk, const char *text)
{
    for (; *text; text++)
        press(desk, key_of(*text));
}

/* The same characters with the one at `at` wrong. */
static void spoil(char payload[TOKEN_SIZE], int at)
{
    payload[at] = payload[at] == '7' ? '8' : '7';
}

static void assert_read(const struct desk *desk, const char *payload, int unreadables)
{
    assert_int_equal(desk->cards, 1);
    assert_int_equal(desk->unreadables, unreadables);
    assert_string_equal(desk->last, payload);
}

static void test_each_suffix_and_none(void **state)
{
    (void)state;
    static const int suffixes[] = {0, KEY_ENTER, KEY_TAB, KEY_PAD_ENTER, KEY_RETURN_2};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        struct desk desk = desk_new();
        char payload[TOKEN_SIZE];
        token_new(payload);
        type(&desk, payload);
        assert_read(&desk, payload, 0); /* before any suffix */
        if (suffixes[i])
            press(&desk, suffixes[i]);
        pause_ms(&desk, 5000);
        assert_read(&desk, payload, 0);
    }
}

static void test_line_feed_as_control_j(void **state)
{
    (void)state;
    struct desk desk = desk_new();
    char payload[TOKEN_SIZE];
    token_new(payload);
    type(&desk, payload);
    press(&desk, KEY_LEFT_CTRL);
    press(&desk, key_of('J'));
    pause_ms(&desk, 5000);
    assert_read(&desk, payload, 0);
}

static void test_prefixes(void **state)
{
    (void)state;
    static const char *const prefixes[] = {"]Q1", "]Q3", "OB1", "OB", "OOB1", "ALA MA KOTA 123"};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        struct desk desk = desk_new();
        char payload[TOKEN_SIZE];
        token_new(payload);
        type(&desk, prefixes[i]);
        type(&desk, payload);
        pause_ms(&desk, 1000);
        assert_read(&desk, payload, 0);
    }
}

static void test_modifiers_and_locks_do_not_matter(void **state)
{
    (void)state;
    struct desk desk = desk_new();
    char payload[TOKEN_SIZE];
    token_new(payload);
    press(&desk, KEY_CAPS_LOCK);
    for (int i = 0; payload[i]; i++) {
        if (i % 3 == 0)
            press(&desk, KEY_LEFT_CTRL + 1);
        press(&desk, key_of(payload[i]));
    }
    assert_read(&desk, payload, 0);
}

static char swapped(char character)
{
    return character == 'Y' ? 'Z' : character == 'Z' ? 'Y' : character;
}

static void token_new_for_layouts(char payload[TOKEN_SIZE])
{
    do
        token_new(payload);
    while (!strpbrk(payload, "YZ"));
}

/* Each key as on a US keyboard, and what a layout makes of it; either may have Y and Z swapped. */
static void type_through_layout(struct desk *desk, const char *payload, bool swaps_keys,
                                bool swaps_symbols)
{
    for (; *payload; payload++) {
        press(desk, key_of(swaps_keys ? swapped(*payload) : *payload));
        mean(desk, swaps_symbols ? swapped(*payload) : *payload);
    }
    press(desk, KEY_ENTER);
    pause_ms(desk, SCANNER_SILENCE_MS + 1);
}

static void test_layouts_and_letters_without_a_key(void **state)
{
    (void)state;
    char payload[TOKEN_SIZE];
    token_new_for_layouts(payload);
    for (int i = 0; i < 4; i++) {
        struct desk desk = desk_new();
        bool is_neither = i == 3;
        type_through_layout(&desk, payload, i & 1, i & 2);
        assert_int_equal(desk.cards, !is_neither);
        assert_int_equal(desk.unreadables, is_neither);
    }
    struct desk desk = desk_new();
    for (const char *at = payload; *at; at++)
        mean(&desk, *at >= 'A' ? (char)(*at - 'A' + 'a') : *at);
    press(&desk, KEY_ENTER);
    assert_read(&desk, payload, 0);
}

static void test_number_pad(void **state)
{
    (void)state;
    struct desk desk = desk_new();
    char payload[TOKEN_SIZE];
    token_new(payload);
    for (int i = 0; payload[i]; i++) {
        char character = payload[i];
        if (character >= '1' && character <= '9')
            press(&desk, KEY_PAD_1 + character - '1');
        else
            press(&desk, character == '0' ? KEY_PAD_0 : key_of(character));
    }
    assert_read(&desk, payload, 0);
}

static void test_slow_scanner(void **state)
{
    (void)state;
    struct desk desk = desk_new();
    char payload[TOKEN_SIZE];
    token_new(payload);
    desk.gap_ms = SCANNER_SILENCE_MS;
    type(&desk, payload);
    pause_ms(&desk, 1000);
    assert_read(&desk, payload, 0);
}

static void test_typing_before_a_scan(void **state)
{
    (void)state;
    struct desk desk = desk_new();
    char payload[TOKEN_SIZE];
    token_new(payload);
    desk.gap_ms = 180;
    type(&desk, "HALO");
    desk.gap_ms = 2;
    type(&desk, payload);
    pause_ms(&desk, 1000);
    assert_read(&desk, payload, 0);
}

static void test_a_few_keys_say_nothing(void **state)
{
    (void)state;
    struct desk desk = desk_new();
    type(&desk, "OBECNOSC123"); /* eleven */
    press(&desk, KEY_ENTER);
    type(&desk, "A");
    pause_ms(&desk, 1000);
    assert_int_equal(desk.cards + desk.unreadables, 0);
}

static void test_invalid_before_good(void **state)
{
    (void)state;
    struct desk desk = desk_new();
    char payload[TOKEN_SIZE];
    char wrong[TOKEN_SIZE];
    token_new(payload);
    memcpy(wrong, payload, sizeof wrong);
    spoil(wrong, 12);
    type(&desk, wrong);
    type(&desk, payload);
    pause_ms(&desk, 1000);
    assert_read(&desk, payload, 0);
    type(&desk, wrong);
    press(&desk, KEY_ENTER);
    type(&desk, payload);
    assert_int_equal(desk.cards, 2);
    assert_int_equal(desk.unreadables, 1);
}

static void test_every_wrong_character_is_unreadable_once(void **state)
{
    (void)state;
    for (int at = 0; at < TOKEN_LENGTH; at++) {
        struct desk desk = desk_new();
        char wrong[TOKEN_SIZE];
        token_new(wrong);
        spoil(wrong, at);
        type(&desk, wrong);
        assert_int_equal(desk.unreadables, 0); /* it might go on */
        assert_in_range(scanner_wait(&desk.scanner, desk.now_ms), 1, SCANNER_SILENCE_MS + 1);
        pause_ms(&desk, SCANNER_SILENCE_MS);
        assert_int_equal(desk.unreadables, 0);
        pause_ms(&desk, 1);
        pause_ms(&desk, 5000);
        assert_int_equal(desk.unreadables, 1);
        assert_int_equal(desk.cards, 0);
        assert_int_equal(scanner_wait(&desk.scanner, desk.now_ms), -1);
    }
}

/* A survey's slip is read like a card; what it is, the kiosk tells by its beginning. */
static void test_a_slip_is_read(void **state)
{
    (void)state;
    struct desk desk = desk_new();
    char slip[TOKEN_SIZE];
    token_slip_new(slip);
    type(&desk, slip);
    press(&desk, KEY_ENTER);
    assert_read(&desk, slip, 0);
    pause_ms(&desk, 5000);
    assert_int_equal(desk.cards, 1);
    assert_int_equal(desk.unreadables, 0);
}

static void test_a_command_is_read_and_a_damaged_one_is_not(void **state)
{
    (void)state;
    for (int i = 1; i < CONTROL_COUNT; i++) {
        struct desk desk = desk_new();
        char payload[TOKEN_SIZE], wrong[TOKEN_SIZE];
        control_code_make((enum control)i, payload);
        memcpy(wrong, payload, sizeof wrong);
        spoil(wrong, 3 + i); /* a character, then one lost, then two exchanged */
        type(&desk, wrong);
        press(&desk, KEY_ENTER);
        type(&desk, payload + 1);
        press(&desk, KEY_ENTER);
        memcpy(wrong, payload, sizeof wrong);
        wrong[2] = payload[3];
        wrong[3] = payload[2];
        type(&desk, wrong);
        press(&desk, KEY_ENTER);
        assert_int_equal(desk.cards, 0);
        assert_int_equal(desk.unreadables, 3);
        type(&desk, payload);
        assert_read(&desk, payload, 3);
    }
}

/* A serial reader’s lines, and the camera’s. */
static void test_a_command_in_a_line(void **state)
{
    (void)state;
    struct desk desk = desk_new();
    char payload[TOKEN_SIZE], line[TOKEN_SIZE + 2];
    control_code_make(CONTROL_OWN_MONTH, payload);
    snprintf(line, sizeof line, "%s\r\n", payload);
    for (const char *at = line; *at; at++) {
        struct scan scan;
        scanner_byte(&desk.scanner, *at, desk.now_ms, &scan);
        note(&desk, &scan);
    }
    assert_read(&desk, payload, 0);
}

static void test_two_scans_within_100_ms(void **state)
{
    (void)state;
    struct desk desk = desk_new();
    char first[TOKEN_SIZE];
    char second[TOKEN_SIZE];
    token_new(first);
    token_new(second);
    desk.gap_ms = 1;
    type(&desk, first);
    assert_read(&desk, first, 0);
    type(&desk, second);
    assert_true(desk.now_ms < 10100);
    assert_int_equal(desk.cards, 2);
    assert_string_equal(desk.last, second);
    type(&desk, first);
    assert_int_equal(desk.cards, 3);
    assert_int_equal(desk.unreadables, 0);
}

static void test_a_damaged_card_right_after_a_good_one(void **state)
{
    (void)state;
    struct desk desk = desk_new();
    char payload[TOKEN_SIZE];
    token_new(payload);
    type(&desk, payload);
    spoil(payload, 20);
    type(&desk, payload);
    pause_ms(&desk, 1000);
    assert_int_equal(desk.cards, 1);
    assert_int_equal(desk.unreadables, 1);
}

static void type_many(struct desk *desk, int count)
{
    for (int i = 0; i < count; i++)
        press(desk, KEY_A + i % 26);
}

static void test_over_long_burst_is_dropped_whole(void **state)
{
    (void)state;
    static const int ends[] = {KEY_ENTER, 0};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct desk desk = desk_new();
        char payload[TOKEN_SIZE];
        token_new(payload);
        type_many(&desk, SCANNER_BURST_MOST + 1);
        type(&desk, payload);
        type_many(&desk, 10000);
        assert_int_equal(desk.cards + desk.unreadables, 0);
        if (ends[i])
            press(&desk, ends[i]);
        else
            pause_ms(&desk, SCANNER_SILENCE_MS + 1);
        assert_int_equal(desk.unreadables, 1);
        type(&desk, payload);
        pause_ms(&desk, 1000);
        assert_read(&desk, payload, 1);
    }
}

static void test_longest_burst_still_counts(void **state)
{
    (void)state;
    struct desk desk = desk_new();
    char payload[TOKEN_SIZE];
    token_new(payload);
    type_many(&desk, SCANNER_BURST_MOST - TOKEN_LENGTH);
    type(&desk, payload);
    assert_read(&desk, payload, 0);
    desk = desk_new();
    type_many(&desk, SCANNER_BURST_MOST - TOKEN_LENGTH + 1);
    type(&desk, payload);
    pause_ms(&desk, 1000);
    assert_int_equal(desk.cards, 0);
    assert_int_equal(desk.unreadables, 1);
}

static void test_half_a_code_is_forgotten(void **state)
{
    (void)state;
    struct desk desk = desk_new();
    char payload[TOKEN_SIZE];
    token_new(payload);
    for (int i = 0; i < TOKEN_LENGTH; i++) {
        if (i == 15)
            pause_ms(&desk, SCANNER_TAIL_MS + 1);
        press(&desk, key_of(payload[i]));
    }
    pause_ms(&desk, 1000);
    assert_int_equal(desk.cards, 0);
    assert_int_equal(desk.unreadables, 2);
}

static unsigned next_random(unsigned *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

/* Any garbage that fits into a burst, at any speed, then a good card: always read. */
static void test_any_garbage_then_a_card(void **state)
{
    (void)state;
    unsigned seed = 20260112;
    for (int round = 0; round < 20000; round++) {
        struct desk desk = desk_new();
        char payload[TOKEN_SIZE];
        token_new(payload);
        int count = (int)(next_random(&seed) % (SCANNER_BURST_MOST - TOKEN_LENGTH + 1));
        for (int i = 0; i < count; i++) {
            desk.gap_ms = (int)(next_random(&seed) % 20 == 0 ? next_random(&seed) % 2000
                                                             : next_random(&seed) % 30);
            press(&desk, (int)(next_random(&seed) % 0xf0));
        }
        int before = desk.cards;
        desk.gap_ms = (int)(next_random(&seed) % SCANNER_SILENCE_MS);
        type(&desk, payload);
        assert_int_equal(desk.cards, before + 1);
        assert_string_equal(desk.last, payload);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_suffix_and_none),
        cmocka_unit_test(test_line_feed_as_control_j),
        cmocka_unit_test(test_prefixes),
        cmocka_unit_test(test_modifiers_and_locks_do_not_matter),
        cmocka_unit_test(test_layouts_and_letters_without_a_key),
        cmocka_unit_test(test_number_pad),
        cmocka_unit_test(test_slow_scanner),
        cmocka_unit_test(test_typing_before_a_scan),
        cmocka_unit_test(test_a_few_keys_say_nothing),
        cmocka_unit_test(test_invalid_before_good),
        cmocka_unit_test(test_every_wrong_character_is_unreadable_once),
        cmocka_unit_test(test_a_slip_is_read),
        cmocka_unit_test(test_a_command_is_read_and_a_damaged_one_is_not),
        cmocka_unit_test(test_a_command_in_a_line),
        cmocka_unit_test(test_two_scans_within_100_ms),
        cmocka_unit_test(test_a_damaged_card_right_after_a_good_one),
        cmocka_unit_test(test_over_long_burst_is_dropped_whole),
        cmocka_unit_test(test_longest_burst_still_counts),
        cmocka_unit_test(test_half_a_code_is_forgotten),
        cmocka_unit_test(test_any_garbage_then_a_card),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
