/* The closed lists of words: whole, without repeats, and named when a word is not in them. */
#include "club/dictionary.h"

#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>

static const char *const names[] = {DICTIONARY_ACTIVITY_KIND, DICTIONARY_CANCEL_REASON,
                                    DICTIONARY_LEAVE_REASON, DICTIONARY_REVOKE_REASON,
                                    DICTIONARY_TARGET_GROUP};
enum { COUNT = sizeof names / sizeof *names };

static void every_entry_is_whole(void **state)
{
    (void)state;
    for (int d = 0; d < COUNT; d++) {
        struct dictionary_entry entry, found;
        int i = 0;
        for (; dictionary_at(names[d], i, &entry); i++) {
            assert_true(text_is_code(entry.code));
            assert_true(strlen(entry.polish) > 0 && text_is_utf8(entry.polish));
            assert_true(strlen(entry.english) > 0 && text_is_utf8(entry.english));
            assert_true(strlen(entry.polish) < DICTIONARY_LABEL_SIZE - 4); /* not cut */
            assert_true(dictionary_find(names[d], entry.code, &found));
            assert_string_equal(found.polish, entry.polish); /* the first of its code: no repeat */
        }
        assert_true(i >= 3);
        assert_false(dictionary_at(names[d], i, &entry));
        assert_string_equal(entry.code, "");
    }
}

static void known_words(void **state)
{
    (void)state;
    struct dictionary_entry entry;
    assert_true(dictionary_find(DICTIONARY_REVOKE_REASON, "lost", &entry));
    assert_string_equal(entry.code, "lost");
    assert_string_equal(entry.polish, "zgubiona");
    assert_string_equal(entry.english, "lost");
    assert_true(dictionary_find(DICTIONARY_CANCEL_REASON, "holiday", &entry));
    assert_true(dictionary_find(DICTIONARY_CANCEL_REASON, "closed", &entry));
}

static void unknown_words(void **state)
{
    (void)state;
    static const char *const wrong[] = {"", "LOST", "los", "lost ", "code", "zgubiona"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct dictionary_entry entry = {.code = "before"};
        struct error err = {0};
        assert_false(dictionary_find(DICTIONARY_REVOKE_REASON, wrong[i], &entry));
        assert_string_equal(entry.code, "");
        assert_false(dictionary_check(DICTIONARY_REVOKE_REASON, wrong[i], &err));
        assert_int_equal(err.kind, ERROR_USAGE);
        assert_non_null(strstr(err.text, "lost"));
        assert_non_null(strstr(err.text, "stolen"));
    }
}

/* The sentence names every possible word, and ends. */
static void refusals_name_all_words(void **state)
{
    (void)state;
    for (int d = 0; d < COUNT; d++) {
        struct dictionary_entry entry;
        struct error err = {0};
        assert_false(dictionary_check(names[d], "no such word", &err));
        for (int i = 0; dictionary_at(names[d], i, &entry); i++) {
            if (!strstr(err.text, entry.code))
                fail_msg("%s: “%s” is not in “%s”", names[d], entry.code, err.text);
        }
        assert_int_equal(err.text[strlen(err.text) - 1], '.');
        error_clear(&err);
        assert_true(dictionary_at(names[d], 0, &entry));
        assert_true(dictionary_check(names[d], entry.code, &err));
        assert_int_equal(err.kind, ERROR_NONE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_entry_is_whole),
        cmocka_unit_test(known_words),
        cmocka_unit_test(unknown_words),
        cmocka_unit_test(refusals_name_all_words),
    };
    return cmocka_run_group_tests_name("dictionary", tests, NULL, NULL);
}
