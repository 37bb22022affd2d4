/* PINs of staff: right and wrong ones, the lock after five, and guessing side by side. */
#include "club/staff/staff_pin.h"
#include "tests/unit/people.h"

#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static enum staff_pin_answer try(struct club *club, const char *digits, int64_t *locked_until)
{
    struct staff staff;
    enum staff_pin_answer answer = STAFF_PIN_NONE;
    must(staff_get(club, "A", &staff, &err));
    must(staff_pin_check(club, &staff, digits, &answer, locked_until, &err));
    return answer;
}

static void begin(struct club *club)
{
    people_add_staff(club, "A", "2026-01-01");
    must(staff_pin_set(club, "A", "2468", &err));
}

static void pass(struct club *club, int seconds)
{
    club->clock.fixed_at += seconds;
}

static void right_and_wrong(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    int64_t until;
    begin(club);
    int64_t entries = people_entries(club);
    assert_int_equal(try(club, "2468", &until), STAFF_PIN_RIGHT);
    assert_int_equal(people_entries(club), entries);
    assert_int_equal(try(club, "2469", &until), STAFF_PIN_WRONG);
    assert_int_equal(until, 0);
    assert_int_equal(try(club, "", &until), STAFF_PIN_WRONG);
    assert_int_equal(people_number(club, "SELECT count(*) FROM ledger WHERE action = 'pin.refuse'"
                                         " AND subject = 'A'"),
                     2);
}

static void nobody_without_a_pin(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct staff staff;
    int64_t until;
    bool exists, is_own;
    people_add_staff(club, "A", "2026-01-01");
    must(staff_get(club, "A", &staff, &err));
    must(staff_pin_exists(club, &staff, &exists, &is_own, &err));
    assert_false(exists);
    assert_int_equal(try(club, "", &until), STAFF_PIN_NONE);
    must(staff_pin_set(club, "A", "123456789012", &err));
    must(staff_pin_exists(club, &staff, &exists, &is_own, &err));
    assert_true(exists);
}

static void what_is_no_pin(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    static const char *const wrong[] = {"", "123", "1234567890123", "12a4", " 1234", "12 34", "-123"};
    begin(club);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        must_refuse(staff_pin_set(club, "A", wrong[i], &err), ERROR_USAGE, "4 to 12 digits");
    must_refuse(staff_pin_set(club, "XX", "1234", &err), ERROR_REFUSED, "XX");
}

static void fifth_wrong_one_locks(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    int64_t until;
    begin(club);
    for (int i = 1; i < STAFF_PIN_TRIES; i++)
        assert_int_equal(try(club, "1111", &until), STAFF_PIN_WRONG);
    assert_int_equal(until, 0);
    assert_int_equal(try(club, "1111", &until), STAFF_PIN_WRONG);
    assert_int_equal(until, club_now(club) + STAFF_PIN_LOCK_SECONDS);
    assert_int_equal(try(club, "2468", &until), STAFF_PIN_LOCKED);
    pass(club, STAFF_PIN_LOCK_SECONDS - 1);
    assert_int_equal(try(club, "2468", &until), STAFF_PIN_LOCKED);
    assert_int_equal(until, club_now(club) + 1);
    pass(club, 1);
    assert_int_equal(try(club, "1111", &until), STAFF_PIN_WRONG);
    assert_int_equal(try(club, "2468", &until), STAFF_PIN_RIGHT);
}

static void right_one_ends_the_row(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    int64_t until;
    begin(club);
    for (int round = 0; round < 3; round++) {
        for (int i = 1; i < STAFF_PIN_TRIES; i++)
            assert_int_equal(try(club, "1111", &until), STAFF_PIN_WRONG);
        assert_int_equal(try(club, "2468", &until), STAFF_PIN_RIGHT);
    }
}

static void new_pin_unlocks(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    int64_t until;
    begin(club);
    for (int i = 0; i < STAFF_PIN_TRIES; i++)
        try(club, "1111", &until);
    must(staff_pin_set(club, "A", "97531", &err));
    assert_int_equal(try(club, "2468", &until), STAFF_PIN_WRONG);
    assert_int_equal(try(club, "97531", &until), STAFF_PIN_RIGHT);
}

static void check_own(struct club *club, bool wanted)
{
    struct staff staff;
    bool exists, is_own;
    must(staff_get(club, "A", &staff, &err));
    must(staff_pin_exists(club, &staff, &exists, &is_own, &err));
    assert_true(exists);
    assert_int_equal(is_own, wanted);
}

/* A PIN is the person's own until somebody else sets another one. */
static void own_and_given(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    begin(club);
    check_own(club, false);
    snprintf(club->actor, sizeof club->actor, "A");
    must(staff_pin_set(club, "A", "97531", &err));
    check_own(club, true);
    snprintf(club->actor, sizeof club->actor, "AA");
    must(staff_pin_set(club, "A", "2468", &err));
    check_own(club, false);
}

static void kept_as_a_hash(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    begin(club);
    assert_int_equal(people_number(club, "SELECT count(*) FROM staff_pin"
                                         " WHERE kept LIKE '$argon2id$%'"),
                     1);
    assert_int_equal(people_number(club, "SELECT count(*) FROM ledger WHERE action = 'staff.pin'"
                                         " AND subject = 'A' AND body = '{}'"),
                     1);
}

/* Tries as a program of its own would; how many times it was told "wrong". */
enum { PROGRAMS = 4 };

static void guess(const char *path)
{
    struct club club;
    struct staff staff;
    struct error err = {0};
    int wrong = 0;
    if (!club_open(&club, path, CLUB_WRITING, &err) || !staff_get(&club, "A", &staff, &err))
        _exit(100);
    for (int i = 0; i < STAFF_PIN_TRIES; i++) {
        enum staff_pin_answer answer;
        int64_t until;
        if (!staff_pin_check(&club, &staff, "1111", &answer, &until, &err))
            _exit(101);
        wrong += answer == STAFF_PIN_WRONG;
    }
    club_close(&club);
    _exit(wrong);
}

static void guessing_side_by_side(void **state)
{
    struct fixture *fixture = *state;
    struct club *club = &fixture->club;
    int64_t until;
    int wrong = 0;
    begin(club);
    setenv("OBECNI_NOW", "2026-01-12T15:20:00", 1);
    for (int i = 0; i < PROGRAMS; i++) {
        pid_t program = fork();
        assert_true(program >= 0);
        if (program == 0)
            guess(fixture->path);
    }
    for (int i = 0; i < PROGRAMS; i++) {
        int status;
        assert_true(wait(&status) > 0);
        assert_true(WIFEXITED(status) && WEXITSTATUS(status) <= STAFF_PIN_TRIES);
        wrong += WEXITSTATUS(status);
    }
    unsetenv("OBECNI_NOW");
    assert_int_equal(wrong, STAFF_PIN_TRIES);
    assert_int_equal(try(club, "2468", &until), STAFF_PIN_LOCKED);
    assert_int_equal(people_number(club, "SELECT count(*) FROM ledger WHERE action = 'pin.refuse'"),
                     PROGRAMS * STAFF_PIN_TRIES + 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(right_and_wrong),      people_test(nobody_without_a_pin),
        people_test(what_is_no_pin),       people_test(fifth_wrong_one_locks),
        people_test(right_one_ends_the_row), people_test(new_pin_unlocks),
        people_test(kept_as_a_hash),       people_test(guessing_side_by_side),
        people_test(own_and_given),
    };
    return cmocka_run_group_tests_name("staff_pin", tests, NULL, NULL);
}
