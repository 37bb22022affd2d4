/* What is printed on cards: every single wrong character and every exchange of neighbours is
 * noticed, and numbers are read as people type them. */
#include "trust/token.h"

#include "trust/start.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static int start(void **state)
{
    (void)state;
    struct error err = {0};
    return trust_start(&err) ? 0 : -1;
}

static void fresh_payloads(void **state)
{
    (void)state;
    char earlier[TOKEN_SIZE] = "";
    unsigned seen[26] = {0};
    for (int i = 0; i < 3000; i++) {
        char payload[TOKEN_SIZE];
        token_new(payload);
        assert_int_equal(strlen(payload), TOKEN_LENGTH);
        assert_memory_equal(payload, "OB1", 3);
        assert_int_equal(strspn(payload + 3, alphabet), 28);
        assert_true(token_check(payload));
        assert_string_not_equal(payload, earlier);
        strcpy(earlier, payload);
        for (int place = 0; place < 26; place++)
            seen[place] |= 1u << (strchr(alphabet, payload[3 + place]) - alphabet);
    }
    for (int place = 0; place < 25; place++)
        assert_int_equal(seen[place], 0xFFFFFFFFu); /* five random bits in each place */
    assert_int_equal(__builtin_popcount(seen[25]), 8); /* three in the last: 128 in all */
}

static void one_wrong_character(void **state)
{
    (void)state;
    for (int sample = 0; sample < 20; sample++) {
        char payload[TOKEN_SIZE], wrong[TOKEN_SIZE];
        token_new(payload);
        for (int place = 0; place < TOKEN_LENGTH; place++) {
            for (int character = 1; character < 256; character++) {
                strcpy(wrong, payload);
                wrong[place] = (char)character;
                if (wrong[place] != payload[place] && token_check(wrong))
                    fail_msg("%s passes for %s", wrong, payload);
            }
        }
    }
}

static void exchanged_neighbours(void **state)
{
    (void)state;
    for (int sample = 0; sample < 5000; sample++) {
        char payload[TOKEN_SIZE];
        token_new(payload);
        for (int place = 0; place + 1 < TOKEN_LENGTH; place++) {
            char wrong[TOKEN_SIZE];
            strcpy(wrong, payload);
            wrong[place] = payload[place + 1];
            wrong[place + 1] = payload[place];
            if (strcmp(wrong, payload) != 0 && token_check(wrong))
                fail_msg("%s passes for %s", wrong, payload);
        }
    }
}

static void two_wrong_characters(void **state)
{
    (void)state;
    char payload[TOKEN_SIZE], wrong[TOKEN_SIZE];
    token_new(payload);
    for (int first = 3; first < TOKEN_LENGTH; first++) {
        for (int second = first + 1; second < TOKEN_LENGTH; second++) {
            for (int pair = 0; pair < 1024; pair++) {
                strcpy(wrong, payload);
                wrong[first] = alphabet[pair / 32];
                wrong[second] = alphabet[pair % 32];
                if (strcmp(wrong, payload) != 0 && token_check(wrong))
                    fail_msg("%s passes for %s", wrong, payload);
            }
        }
    }
}

static void other_texts_are_no_payloads(void **state)
{
    (void)state;
    char payload[TOKEN_SIZE], longer[TOKEN_SIZE + 2], lower[TOKEN_SIZE];
    token_new(payload);
    snprintf(longer, sizeof longer, "%s0", payload);
    assert_false(token_check(longer));
    snprintf(longer, sizeof longer, "%s\n", payload);
    assert_false(token_check(longer));
    for (int length = 0; length < TOKEN_LENGTH; length++) {
        snprintf(longer, sizeof longer, "%.*s", length, payload);
        assert_false(token_check(longer));
    }
    for (int i = 0; i < TOKEN_SIZE; i++)
        lower[i] = payload[i] >= 'A' ? (char)(payload[i] + 32) : payload[i];
    assert_false(token_check(lower));
    assert_false(token_check("https://example.org/"));
}

static void hashes_are_keyed_and_different(void **state)
{
    (void)state;
    char payload[TOKEN_SIZE], other[TOKEN_SIZE];
    unsigned char hash[TOKEN_HASH_SIZE], again[TOKEN_HASH_SIZE], plain[TOKEN_HASH_SIZE];
    token_new(payload);
    token_new(other);
    token_hash(payload, hash);
    token_hash(payload, again);
    assert_memory_equal(hash, again, sizeof hash);
    token_hash(other, again);
    assert_memory_not_equal(hash, again, sizeof hash);
    crypto_generichash(plain, sizeof plain, (unsigned char *)payload, TOKEN_LENGTH, NULL, 0);
    assert_memory_not_equal(hash, plain, sizeof hash);
}

static void numbers_notice_mistakes(void **state)
{
    (void)state;
    for (int sample = 0; sample < 300; sample++) {
        char number[TOKEN_NUMBER_LENGTH + 1], wrong[TOKEN_NUMBER_LENGTH + 1], read[8];
        token_number_new(number);
        assert_int_equal(strspn(number, alphabet), TOKEN_NUMBER_LENGTH);
        assert_true(token_number_read(number, read));
        assert_string_equal(read, number);
        for (int place = 0; place < TOKEN_NUMBER_LENGTH; place++) {
            for (int i = 0; i < 32; i++) {
                strcpy(wrong, number);
                wrong[place] = alphabet[i];
                if (wrong[place] != number[place])
                    assert_false(token_number_read(wrong, read));
            }
            if (place == 0)
                continue;
            strcpy(wrong, number);
            wrong[place] = number[place - 1];
            wrong[place - 1] = number[place];
            if (strcmp(wrong, number) != 0)
                assert_false(token_number_read(wrong, read));
        }
    }
}

/* A number that holds 0 and 1, so that its confusable forms can be tried. */
static void number_with_zero_and_one(char number[TOKEN_NUMBER_LENGTH + 1])
{
    do
        token_number_new(number);
    while (!memchr(number, '0', 6) || !memchr(number, '1', 6) || !strpbrk(number, "ABCDEFGHJKM"));
}

static void numbers_as_people_type_them(void **state)
{
    (void)state;
    char number[TOKEN_NUMBER_LENGTH + 1], typed[64], read[8];
    number_with_zero_and_one(number);
    static const char *const forms[] = {
        "%.3s %.3s %s", "%.3s %.3s · %s", "%.3s-%.3s-%s", "  %.3s.%.3s.%s  ", "·%.3s··%.3s%s·",
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        snprintf(typed, sizeof typed, forms[i], number, number + 3, number + 6);
        assert_true(token_number_read(typed, read));
        assert_string_equal(read, number);
    }
    static const char *const confused[] = {"Oo", "IiLl"};
    for (int digit = 0; digit < 2; digit++) {
        for (const char *as = confused[digit]; *as; as++) {
            for (int i = 0; i <= TOKEN_NUMBER_LENGTH; i++)
                typed[i] = number[i] == '0' + digit ? *as : number[i];
            assert_true(token_number_read(typed, read));
            assert_string_equal(read, number);
        }
    }
    for (int i = 0; i <= TOKEN_NUMBER_LENGTH; i++)
        typed[i] = number[i] >= 'A' ? (char)(number[i] + 32) : number[i];
    assert_true(token_number_read(typed, read));
    assert_string_equal(read, number);
}

static void texts_that_are_no_numbers(void **state)
{
    (void)state;
    char number[TOKEN_NUMBER_LENGTH + 1], typed[64], read[8];
    static const char *const wrong[] = {"", " ", "·", "1", "UUUUUUU", "łąka123", "7QK/4M2/X",
                                        "7QK\t4M2X", "OB1", "\xC2", "7QK4M2\xC2"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(token_number_read(wrong[i], read));
    token_number_new(number);
    snprintf(typed, sizeof typed, "%s%c", number, number[0]);
    assert_false(token_number_read(typed, read));
    snprintf(typed, sizeof typed, "%.6s", number);
    assert_false(token_number_read(typed, read));
}

static void numbers_in_print(void **state)
{
    (void)state;
    char text[TOKEN_NUMBER_PRINT_SIZE], number[TOKEN_NUMBER_LENGTH + 1], read[8];
    token_number_print("7QK4M2X", text);
    assert_string_equal(text, "7QK 4M2 · X");
    for (int i = 0; i < 100; i++) {
        token_number_new(number);
        token_number_print(number, text);
        assert_true(token_number_read(text, read));
        assert_string_equal(read, number);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fresh_payloads),
        cmocka_unit_test(one_wrong_character),
        cmocka_unit_test(exchanged_neighbours),
        cmocka_unit_test(two_wrong_characters),
        cmocka_unit_test(other_texts_are_no_payloads),
        cmocka_unit_test(hashes_are_keyed_and_different),
        cmocka_unit_test(numbers_notice_mistakes),
        cmocka_unit_test(numbers_as_people_type_them),
        cmocka_unit_test(texts_that_are_no_numbers),
        cmocka_unit_test(numbers_in_print),
    };
    return cmocka_run_group_tests_name("token", tests, start, NULL);
}
