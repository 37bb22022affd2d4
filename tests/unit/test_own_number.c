/* A day without the card: the number with its PIN, what stops guessing, and that nobody learns
 * which numbers there are. */
#include "door.h"

#include "club/people/own_number.h"
#include "club/people/participant_pin.h"
#include "club/people/participant_preference.h"

static void open_kiosk(struct fixture *fixture, struct club *kiosk, const char *now)
{
    setenv("OBECNI_NOW", now, 1);
    must(club_open(kiosk, fixture->path, CLUB_KIOSK, &err));
}

static enum own_number_answer try_number(struct club *kiosk, const char *number, const char *digits)
{
    enum own_number_answer answer;
    must(own_number_check(kiosk, number, digits, &answer, &err));
    return answer;
}

/* A number with a right check character that nobody has. */
static void foreign_number(struct club *club, char number[NUMBER_SIZE])
{
    bool found = true;
    while (found) {
        struct participant participant;
        token_number_new(number);
        must(participant_find(club, number, &participant, &found, &err));
    }
}

static void test_number_and_pin(void **state)
{
    struct fixture *fixture = *state;
    struct club kiosk = {0};
    struct checkin_result result;
    struct participant person = people_add(&fixture->club);
    must(participant_pin_set(&fixture->club, person.number, "2468", &err));
    open_kiosk(fixture, &kiosk, "2026-01-12T15:20:00");
    assert_int_equal(try_number(&kiosk, person.number, NULL), OWN_NUMBER_NEEDS_PIN);
    assert_int_equal(try_number(&kiosk, person.number, "1357"), OWN_NUMBER_WRONG);
    assert_int_equal(try_number(&kiosk, person.number, "2468"), OWN_NUMBER_RIGHT);
    must(checkin_number(&kiosk, person.number, CHECKIN_MANUAL_CODE, &result, &err));
    assert_string_equal(result.participant, person.number);
    club_close(&kiosk);
}

static void test_what_nobody_has_looks_the_same(void **state)
{
    struct fixture *fixture = *state;
    struct club kiosk = {0};
    char nobodys[NUMBER_SIZE];
    struct participant without = people_add(&fixture->club), with = people_add(&fixture->club);
    must(participant_pin_set(&fixture->club, with.number, "2468", &err));
    foreign_number(&fixture->club, nobodys);
    open_kiosk(fixture, &kiosk, "2026-01-12T15:20:00");
    const char *numbers[] = {nobodys, without.number, with.number};
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(try_number(&kiosk, numbers[i], NULL), OWN_NUMBER_NEEDS_PIN);
        assert_int_equal(try_number(&kiosk, numbers[i], "1357"), OWN_NUMBER_WRONG);
    }
    club_close(&kiosk);
}

static void test_wrong_ones_lock_the_number_and_a_restart_does_not_help(void **state)
{
    struct fixture *fixture = *state;
    struct club kiosk = {0}, *club = &fixture->club;
    struct participant person = people_add(club);
    must(participant_pin_set(club, person.number, "2468", &err));
    open_kiosk(fixture, &kiosk, "2026-01-12T15:20:00");
    for (int i = 0; i < OWN_NUMBER_TRIES; i++)
        assert_int_equal(try_number(&kiosk, person.number, "1111"), OWN_NUMBER_WRONG);
    assert_int_equal(try_number(&kiosk, person.number, "2468"), OWN_NUMBER_WRONG);
    club_close(&kiosk);
    open_kiosk(fixture, &kiosk, "2026-01-12T15:34:59");
    assert_int_equal(try_number(&kiosk, person.number, "2468"), OWN_NUMBER_WRONG);
    club_close(&kiosk);
    open_kiosk(fixture, &kiosk, "2026-01-12T15:35:00");
    assert_int_equal(try_number(&kiosk, person.number, "2468"), OWN_NUMBER_RIGHT);
    club_close(&kiosk);
}

static void test_staff_unlock(void **state)
{
    struct fixture *fixture = *state;
    struct club kiosk = {0}, *club = &fixture->club;
    struct participant person = people_add(club);
    must(participant_pin_set(club, person.number, "2468", &err));
    must_refuse(participant_pin_unlock(club, person.number, &err), ERROR_REFUSED, "not locked");
    open_kiosk(fixture, &kiosk, "2026-01-12T15:20:00");
    for (int i = 0; i < OWN_NUMBER_TRIES; i++)
        try_number(&kiosk, person.number, "1111");
    must(participant_pin_unlock(club, person.number, &err));
    assert_int_equal(try_number(&kiosk, person.number, "2468"), OWN_NUMBER_RIGHT);
    club_close(&kiosk);
}

static void test_the_kiosk_pauses_after_many_numbers(void **state)
{
    struct fixture *fixture = *state;
    struct club kiosk = {0}, *club = &fixture->club;
    char number[NUMBER_SIZE];
    bool is_taken, is_paused;
    struct participant person = people_add(club);
    must(participant_pin_set(club, person.number, "2468", &err));
    open_kiosk(fixture, &kiosk, "2026-01-12T15:20:00");
    for (int i = 0; i < OWN_NUMBER_KIOSK_TRIES; i++) {
        foreign_number(club, number);
        assert_int_equal(try_number(&kiosk, number, "1111"), OWN_NUMBER_WRONG);
    }
    int64_t entries = people_entries(club);
    assert_int_equal(try_number(&kiosk, person.number, "2468"), OWN_NUMBER_PAUSED);
    assert_int_equal(people_entries(club), entries);
    club_close(&kiosk);
    open_kiosk(fixture, &kiosk, "2026-01-12T15:29:59");
    must(own_number_is_taken(&kiosk, &is_taken, &is_paused, &err));
    assert_true(is_taken && is_paused);
    club_close(&kiosk);
    open_kiosk(fixture, &kiosk, "2026-01-12T15:30:00");
    assert_int_equal(try_number(&kiosk, person.number, "2468"), OWN_NUMBER_RIGHT);
    club_close(&kiosk);
}

static void test_the_number_alone_where_the_house_says_so(void **state)
{
    struct fixture *fixture = *state;
    struct club kiosk = {0}, *club = &fixture->club;
    bool is_taken, is_paused;
    struct participant without = people_add(club), with = people_add(club);
    must(participant_pin_set(club, with.number, "2468", &err));
    must(settings_set(club, SETTING_KIOSK_NUMBER, "number", &err));
    open_kiosk(fixture, &kiosk, "2026-01-12T15:20:00");
    assert_int_equal(try_number(&kiosk, without.number, NULL), OWN_NUMBER_RIGHT);
    assert_int_equal(try_number(&kiosk, with.number, NULL), OWN_NUMBER_NEEDS_PIN);
    must(settings_set(club, SETTING_KIOSK_NUMBER, "off", &err));
    must(own_number_is_taken(&kiosk, &is_taken, &is_paused, &err));
    assert_false(is_taken);
    club_close(&kiosk);
}

static void test_setting_and_taking_away(void **state)
{
    struct fixture *fixture = *state;
    struct club *club = &fixture->club;
    struct participant person = people_add(club);
    must_refuse(participant_pin_clear(club, person.number, &err), ERROR_REFUSED, "has no PIN");
    must_refuse(participant_pin_set(club, person.number, "12", &err), ERROR_USAGE, "PIN");
    must(participant_pin_set(club, person.number, "2468", &err));
    must(participant_pin_clear(club, person.number, &err));
    must_refuse(participant_pin_set(club, "0000000", "2468", &err), ERROR_REFUSED, "0000000");
}

static void test_the_kiosk_writes_no_pin(void **state)
{
    struct fixture *fixture = *state;
    struct club kiosk = {0};
    struct error err = {0};
    struct participant person = people_add(&fixture->club);
    open_kiosk(fixture, &kiosk, "2026-01-12T15:20:00");
    assert_false(participant_pin_set(&kiosk, person.number, "2468", &err));
    club_close(&kiosk);
}

static void test_preferences_go_with_the_person(void **state)
{
    struct fixture *fixture = *state;
    struct club kiosk = {0}, *club = &fixture->club;
    bool found;
    struct participant_preference wish = participant_preference_none(), read;
    struct participant person = people_add(club);
    must_refuse(participant_preference_set(club, person.number, &wish, &err), ERROR_REFUSED,
                "Nothing");
    must_refuse(participant_preference_clear(club, person.number, &err), ERROR_REFUSED, "Nothing");
    wish.text_percent = 150;
    snprintf(wish.language, sizeof wish.language, "uk");
    open_kiosk(fixture, &kiosk, "2026-01-12T15:20:00");
    must(participant_preference_set(&kiosk, person.number, &wish, &err));
    wish = participant_preference_none();
    wish.low_reach = 1;
    must(participant_preference_set(&kiosk, person.number, &wish, &err));
    must(participant_preference_find(&kiosk, person.number, &read, &found, &err));
    assert_true(found);
    assert_string_equal(read.language, "uk");
    assert_int_equal(read.text_percent, 150);
    assert_int_equal(read.low_reach, 1);
    assert_int_equal(read.speech, PREFERENCE_UNSAID);
    club_close(&kiosk);
    must(participant_preference_clear(club, person.number, &err));
    must(participant_preference_find(club, person.number, &read, &found, &err));
    assert_false(found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(test_number_and_pin),
        people_test(test_what_nobody_has_looks_the_same),
        people_test(test_wrong_ones_lock_the_number_and_a_restart_does_not_help),
        people_test(test_staff_unlock),
        people_test(test_the_kiosk_pauses_after_many_numbers),
        people_test(test_the_number_alone_where_the_house_says_so),
        people_test(test_setting_and_taking_away),
        people_test(test_the_kiosk_writes_no_pin),
        people_test(test_preferences_go_with_the_person),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
