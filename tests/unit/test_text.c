/* What people type: what is taken, what is refused, how it is searched and sorted. */
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void not_utf8_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "\x80",             /* a continuation alone */
        "a\xC5",            /* cut inside a character */
        "\xE2\x82",         /* cut inside a longer one */
        "\xF0\x9F\x98",     /* cut inside the longest */
        "\xC0\x80",         /* overlong NUL */
        "\xC1\xBF",         /* overlong, two bytes */
        "\xE0\x80\xAF",     /* overlong, three bytes */
        "\xF0\x80\x80\xAF", /* overlong, four bytes */
        "\xED\xA0\x80",     /* first surrogate */
        "\xED\xBF\xBF",     /* last surrogate */
        "\xF4\x90\x80\x80", /* beyond U+10FFFF */
        "\xF5\x80\x80\x80", "\xFE", "\xFF", "Jan\xB3",  /* ł in ISO 8859-2 */
        ("\xC5\x82\xC5" "x"), /* a lead byte before a letter */
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct error err = {0};
        char text[40] = "before";
        assert_false(text_is_utf8(wrong[i]));
        if (text_read_line(wrong[i], "The title", text, sizeof text, &err))
            fail_msg("row %zu was taken", i);
        assert_int_equal(err.kind, ERROR_USAGE);
        assert_non_null(strstr(err.text, "UTF-8"));
        assert_non_null(strstr(err.text, "The title"));
        assert_string_equal(text, "");
    }
    assert_true(text_is_utf8(""));
    assert_true(text_is_utf8("Zażółć gęślą jaźń 😀 \xF4\x8F\xBF\xBF"));
}

static void control_characters_are_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "a\nb",    "a\tb",    "a\rb",         "\x01",          "\x1B[31m",      "a\x7F",
        "a\xC2\x85", "a\xC2\x9B", "a\u2028",      "a\u2029",       "a\u202Eb",      "a\u202A",
        "a\u2066", "a\u2069", "a\u200E",      "a\u200F",       "\uFEFFa",       "a\u00AD.",
        "a\u200B", "a\n",     "\nJan",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct error err = {0};
        char text[40] = "before";
        if (text_read_line(wrong[i], "The title", text, sizeof text, &err))
            fail_msg("row %zu was taken", i);
        assert_int_equal(err.kind, ERROR_USAGE);
        assert_non_null(strstr(err.text, "control characters"));
        assert_string_equal(text, "");
    }
}

static void joiners_inside_words_are_taken(void **state)
{
    (void)state;
    struct error err = {0};
    char text[40];
    assert_true(text_read_line("a\u200Db\u200Cc", "It", text, sizeof text, &err));
    assert_string_equal(text, "a\u200Db\u200Cc");
}

static void text_is_composed_and_trimmed(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *kept;
    } rows[] = {
        {"Z\u0307aneta", "Żaneta"},
        {"Go\u0301ra", "Góra"},
        {"  Jan  Maria ", "Jan  Maria"},
        {"", ""},
        {"   ", ""},
        {"a\u0328\u0301", "ą\u0301"},
        {"\u212B", "\u00C5"}, /* the sign of the unit is the letter */
        {"😀", "😀"},
        {"ﬁ", "ﬁ"}, /* composed, not made over: a ligature stays one */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct error err = {0};
        char text[40];
        assert_true(text_read_line(rows[i].typed, "It", text, sizeof text, &err));
        assert_string_equal(text, rows[i].kept);
        assert_int_equal(err.kind, ERROR_NONE);
    }
}

/* The size counts the bytes that are kept, not those typed. */
static void what_fits_is_taken_to_the_byte(void **state)
{
    (void)state;
    struct error err = {0};
    char text[7];
    assert_true(text_read_line("  abcdef  ", "It", text, sizeof text, &err));
    assert_string_equal(text, "abcdef");
    assert_true(text_read_line("z\u0307z\u0307z\u0307", "It", text, sizeof text, &err));
    assert_string_equal(text, "żżż");
    assert_false(text_read_line("abcdefg", "It", text, sizeof text, &err));
    assert_int_equal(err.kind, ERROR_USAGE);
    assert_non_null(strstr(err.text, "at most 6 bytes"));
    assert_string_equal(text, "");
    error_clear(&err);
    assert_false(text_read_line("abcdeż", "It", text, sizeof text, &err));
    assert_string_equal(text, "");
}

static void ten_thousand_characters(void **state)
{
    (void)state;
    enum { COUNT = 10000 };
    char *typed = malloc(2 * COUNT + 1), *kept = malloc(2 * COUNT + 1), small[241];
    for (int i = 0; i < COUNT; i++)
        memcpy(typed + 2 * i, "ż", 2);
    typed[2 * COUNT] = '\0';
    struct error err = {0};
    assert_false(text_read_line(typed, "The title", small, sizeof small, &err));
    assert_int_equal(err.kind, ERROR_USAGE);
    assert_non_null(strstr(err.text, "too long"));
    assert_true(strlen(err.text) < 200);
    assert_string_equal(small, "");
    error_clear(&err);
    assert_true(text_read_line(typed, "The title", kept, 2 * COUNT + 1, &err));
    assert_string_equal(kept, typed);
    free(typed);
    free(kept);
}

static void names_are_not_empty(void **state)
{
    (void)state;
    static const char *const empty[] = {"", " ", "     "};
    char text[20];
    for (size_t i = 0; i < 3; i++) {
        struct error err = {0};
        assert_false(text_read_name(empty[i], "The surname", text, sizeof text, &err));
        assert_int_equal(err.kind, ERROR_USAGE);
        assert_non_null(strstr(err.text, "The surname must not be empty"));
    }
    struct error err = {0};
    assert_true(text_read_name(" Nowak ", "The surname", text, sizeof text, &err));
    assert_string_equal(text, "Nowak");
}

static void codes(void **state)
{
    (void)state;
    static const char *const right[] = {"G1", "a", "2026/I", "x_y-z.0",
                                        "abcdefghijklmnopqrstuvwxyz012345"};
    static const char *const wrong[] = {"", "G 1", "Gó", "a,b", "a:b", "x\n", "--help",
                                        "abcdefghijklmnopqrstuvwxyz0123456"};
    for (size_t i = 0; i < sizeof right / sizeof *right; i++)
        assert_true(text_is_code(right[i]));
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(text_is_code(wrong[i]));
}

static void widths(void **state)
{
    (void)state;
    assert_int_equal(text_width(""), 0);
    assert_int_equal(text_width("Łódź"), 4);
    assert_int_equal(text_width("Z\u0307aneta"), 6);
    assert_int_equal(text_width("日本"), 4);
    assert_int_equal(text_width("a\u200Db"), 2);
    assert_int_equal(text_width("a\xFF"), 2);
}

static void copies_never_cut_a_character(void **state)
{
    (void)state;
    static const char whole[] = "a\u0142\u20AC\U0001F600"; /* 1, 2, 3 and 4 bytes */
    static const size_t kept[] = {0, 0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10};
    for (size_t size = 1; size <= 11; size++) {
        char text[12];
        memset(text, '#', sizeof text);
        assert_int_equal(text_copy(text, size, whole), size == 11);
        assert_int_equal(strlen(text), kept[size]);
        assert_memory_equal(text, whole, kept[size]);
        assert_int_equal(text[size], '#');
    }
}

static void folding(void **state)
{
    (void)state;
    static const struct {
        const char *text, *folded;
    } rows[] = {
        {"Łukasz", "lukasz"},   {"ŁÓDŹ", "lodz"},       {"Z\u0307aneta", "zaneta"},
        {"ĄĆĘŁŃÓŚŹŻ", "acelnoszz"}, {"ąćęłńóśźż", "acelnoszz"}, {"Straße", "strasse"},
        {"Кузьма", "кузьма"},   {"", ""},               {"PS.8100", "ps.8100"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char folded[60];
        text_fold(rows[i].text, folded, sizeof folded);
        assert_string_equal(folded, rows[i].folded);
    }
}

/* What does not fit is never half a text, for half a text finds the wrong people. */
/* The quick way for Latin letters must give what ICU gives: a far-off letter sends the text
 * through ICU. */
static void folding_the_quick_way(void **state)
{
    (void)state;
    for (unsigned code = 0x80; code < 0x250; code++) {
        char letter[] = {'N', (char)(0xC0 | code >> 6), (char)(0x80 | (code & 0x3F)), 'E', 0};
        char far_off[16], quick[40], slow[40];
        snprintf(far_off, sizeof far_off, "%sн", letter);
        text_fold(letter, quick, sizeof quick);
        text_fold(far_off, slow, sizeof slow);
        slow[strlen(slow) - strlen("н")] = '\0';
        assert_string_equal(quick, slow);
    }
}

static void folding_into_too_little_room(void **state)
{
    (void)state;
    char folded[8];
    memset(folded, '#', sizeof folded);
    text_fold("Łukasz", folded, 7);
    assert_string_equal(folded, "lukasz");
    assert_int_equal(folded[7], '#');
    text_fold("Łukasz", folded, 6);
    assert_string_equal(folded, "");
}

static void polish_order(void **state)
{
    (void)state;
    static const char *const sorted[] = {
        "Adamczyk",  "Ądamczyk", "Bąk",    "Cyz",   "Czyż",   "Ćwik",  "Dąb",  "Ewa",   "Ęwa",
        "Kowal",     "kowal",    "Kowalska", "Lzak", "Łabędź", "Mróz",  "Nowak", "Ńowak",
        "Ola",       "Óla",      "Sowa",   "Szal",  "Śliwa",  "Zzz",   "Źrebak", "Żaba",
    };
    struct text_order *order = text_order_new();
    size_t count = sizeof sorted / sizeof *sorted;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            if (i == 9 || i == 10 || j == 9 || j == 10)
                continue; /* which case comes first is no rule of the house */
            int wanted = i < j ? -1 : i > j;
            int got = text_order_compare(order, sorted[i], sorted[j]);
            if (got != wanted)
                fail_msg("%s and %s: %d", sorted[i], sorted[j], got);
        }
    }
    assert_true(text_order_compare(order, "Kowal", "kowal") ==
                -text_order_compare(order, "kowal", "Kowal"));
    assert_true(text_order_compare(order, "Kowal", "kowal") != 0);
    text_order_free(order);
    text_order_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(not_utf8_is_refused),
        cmocka_unit_test(control_characters_are_refused),
        cmocka_unit_test(joiners_inside_words_are_taken),
        cmocka_unit_test(text_is_composed_and_trimmed),
        cmocka_unit_test(what_fits_is_taken_to_the_byte),
        cmocka_unit_test(ten_thousand_characters),
        cmocka_unit_test(names_are_not_empty),
        cmocka_unit_test(codes),
        cmocka_unit_test(widths),
        cmocka_unit_test(copies_never_cut_a_character),
        cmocka_unit_test(folding),
        cmocka_unit_test(folding_the_quick_way),
        cmocka_unit_test(folding_into_too_little_room),
        cmocka_unit_test(polish_order),
    };
    return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
