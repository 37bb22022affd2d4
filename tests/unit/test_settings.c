/* Settings: each has a standard value within its own range, and nothing else is taken. */
#include "club/settings.h"

#include "tests/unit/people.h"

#include <stdio.h>

static void standards_are_taken_themselves(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    size_t count;
    const struct setting *table = settings_table(&count);
    assert_true(count >= 10);
    for (size_t i = 0; i < count; i++) {
        char value[SETTING_VALUE_SIZE];
        assert_ptr_equal(setting_find(table[i].name), &table[i]);
        must(settings_get_text(club, table[i].name, value, &err));
        assert_string_equal(value, table[i].standard);
        if (table[i].least > 0 || table[i].type != SETTING_TEXT)
            must(settings_set(club, table[i].name, table[i].standard, &err));
        assert_true(strlen(table[i].meaning) > 0);
    }
    assert_null(setting_find("exit_pin"));
    assert_null(setting_find(""));
}

static void integers_have_ranges(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    size_t count;
    const struct setting *table = settings_table(&count);
    for (size_t i = 0; i < count; i++) {
        int64_t read;
        char value[40];
        if (table[i].type != SETTING_INTEGER)
            continue;
        const int64_t right[] = {table[i].least, table[i].most};
        for (int n = 0; n < 2; n++) {
            snprintf(value, sizeof value, "%lld", (long long)right[n]);
            must(settings_set(club, table[i].name, value, &err));
            must(settings_get_integer(club, table[i].name, &read, &err));
            assert_int_equal(read, right[n]);
        }
        const int64_t wrong[] = {table[i].least - 1, table[i].most + 1};
        for (int n = 0; n < 2; n++) {
            snprintf(value, sizeof value, "%lld", (long long)wrong[n]);
            must_refuse(settings_set(club, table[i].name, value, &err), ERROR_USAGE,
                        table[i].name);
        }
        must(settings_get_integer(club, table[i].name, &read, &err));
        assert_int_equal(read, table[i].most);
    }
}

static void wrong_values(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    static const struct {
        const char *name, *value, *words;
    } rows[] = {
        {"late_minutes", "", "whole number"},
        {"late_minutes", "15 min", "whole number"},
        {"late_minutes", "1.5", "whole number"},
        {"late_minutes", "0x10", "whole number"},
        {"late_minutes", "99999999999999999999", "whole number"},
        {"late_minutes", "-1", "whole number"},
        {"kiosk_language", "de", "pl uk en ru"},
        {"kiosk_language", "pl uk", "pl uk en ru"},
        {"kiosk_language", "p", "pl uk en ru"},
        {"kiosk_language", "", "pl uk en ru"},
        {"keep_birth_date", "maybe", "no yes"},
        {"card_title", "", "not be empty"},
        {"card_title", "a\nb", "control characters"},
        {"card_title", "a\xFF", "UTF-8"},
        {"exit_pin", "1234", "no setting"},
        {"colour", "red", "no setting"},
        {"", "red", "no setting"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        must_refuse(settings_set(club, rows[i].name, rows[i].value, &err), ERROR_USAGE,
                    rows[i].words);
    assert_int_equal(people_number(club, "SELECT count(*) FROM setting"), 0);
    char *text = people_long_text(10000);
    must_refuse(settings_set(club, "card_title", text, &err), ERROR_USAGE, "too long");
    free(text);
    text = people_long_text(61);
    must_refuse(settings_set(club, "card_title", text, &err), ERROR_USAGE, "at most 60");
    must(settings_set(club, "card_title", text + 1, &err));
    free(text);
}

static void setting_and_resetting(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    char value[SETTING_VALUE_SIZE];
    int64_t entries = people_entries(club);
    must(settings_set(club, "card_title", "  Wste\u0328p ", &err));
    must(settings_get_text(club, "card_title", value, &err));
    assert_string_equal(value, "Wstęp");
    must(settings_set(club, "card_title", "Karta", &err));
    must(settings_get_text(club, "card_title", value, &err));
    assert_string_equal(value, "Karta");
    must(settings_reset(club, "card_title", &err));
    must(settings_get_text(club, "card_title", value, &err));
    assert_string_equal(value, "Karta wstępu");
    assert_int_equal(people_entries(club), entries + 3); /* one entry for each change */
    must_refuse(settings_reset(club, "colour", &err), ERROR_USAGE, "no setting");
}

static void exit_pin(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    static const char *const wrong[] = {"", "123", "1234567890123", "12a4", "12 34", "-1234",
                                        "１２３４"};
    bool is_right = true;
    must(settings_check_exit_pin(club, "", &is_right, &err));
    assert_false(is_right); /* none set: none is right */
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        must_refuse(settings_set_exit_pin(club, wrong[i], &err), ERROR_USAGE, "4 to 12");
    must(settings_set_exit_pin(club, "1234", &err));
    must(settings_check_exit_pin(club, "1234", &is_right, &err));
    assert_true(is_right);
    must(settings_set_exit_pin(club, "123456789012", &err));
    must(settings_check_exit_pin(club, "1234", &is_right, &err));
    assert_false(is_right);
    must(settings_check_exit_pin(club, "123456789012", &is_right, &err));
    assert_true(is_right);
}

/* Neither the PIN nor its hash is told to the ledger, which is read by more people. */
static void pin_is_not_in_the_ledger(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    must(settings_set_exit_pin(club, "135792", &err));
    assert_int_equal(people_number(club, "SELECT count(*) FROM ledger WHERE body LIKE '%135792%'"
                                         " OR body LIKE '%argon2%'"), 0);
    assert_int_equal(people_number(club, "SELECT count(*) FROM setting"
                                         " WHERE value LIKE '%135792%'"), 0);
    assert_int_equal(people_number(club, "SELECT count(*) FROM ledger WHERE subject = 'exit_pin'"),
                     1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(standards_are_taken_themselves),
        people_test(integers_have_ranges),
        people_test(wrong_values),
        people_test(setting_and_resetting),
        people_test(exit_pin),
        people_test(pin_is_not_in_the_ledger),
    };
    return cmocka_run_group_tests_name("settings", tests, NULL, NULL);
}
