/* How the kiosk is, as staff see it: the ledger and the database are really read, and a file that
 * is really damaged is reported; and a participant's number that is locked, is unlocked here. */
#include "house.h"

#include "club/people/own_number.h"
#include "club/people/participant_pin.h"

#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>

/* The kiosk's own program, beside the tests. */
static const char *program(char path[PATH_MAX])
{
    char own[PATH_MAX - 64];
    ssize_t length = readlink("/proc/self/exe", own, sizeof own - 1);
    own[length > 0 ? length : 0] = '\0';
    for (int i = 0; i < 3 && strrchr(own, '/'); i++)
        *strrchr(own, '/') = '\0';
    snprintf(path, PATH_MAX, "%s/obecni-kiosk", own);
    assert_int_equal(access(path, X_OK), 0);
    return path;
}

/* Whether one of the pages shows it. */
static bool shows_somewhere(struct house *house, const char *text)
{
    while (has_area(house, "earlier"))
        press(house, "earlier");
    for (;;) {
        if (shows(house, text))
            return true;
        if (!has_area(house, "later"))
            return false;
        press(house, "later");
    }
}

/* Opens the page and waits for the other program to end. */
static void look(struct house *house, char path[PATH_MAX])
{
    house->kiosk.checker = program(path);
    press(house, "menu");
    press(house, "health");
    for (int i = 0; i < 20000 && house->kiosk.file_check.state == FILE_CHECK_RUNNING; i++) {
        usleep(1000);
        wait_ms(house, 1);
    }
}

static void test_health(void **state)
{
    struct house *house = *state;
    char path[PATH_MAX];
    enter(house, house->coordinator_card, COORDINATOR_PIN);
    look(house, path);
    for (int i = 0; i < 100 && !house->kiosk.desk->health.walk.is_done; i++)
        wait_ms(house, 10);
    assert_true(shows_somewhere(house, "holds:"));
    assert_true(shows_somewhere(house, "never made"));
    assert_true(shows_somewhere(house, "sound · read 2026-01-12 15:40"));
    key(house, KEY_ESCAPE);
    assert_screen(house, &screen_staff_menu);
}

/* A page of the file is overwritten that the kiosk itself has no reason to read. */
static void damage(struct house *house)
{
    struct stat before, after;
    unsigned char rubbish[512];
    int64_t page = number_of(house, "SELECT rootpage FROM sqlite_schema WHERE name = 'household'");
    int64_t size = number_of(house, "SELECT page_size FROM pragma_page_size");
    assert_int_equal(stat(house->path, &before), 0);
    memset(rubbish, 0xa5, sizeof rubbish);
    int file = open(house->path, O_WRONLY);
    assert_true(file >= 0 && page > 1 && size > 0);
    assert_int_equal(pwrite(file, rubbish, sizeof rubbish, (page - 1) * size), sizeof rubbish);
    assert_int_equal(close(file), 0);
    assert_int_equal(stat(house->path, &after), 0);
    assert_int_equal(before.st_size, after.st_size);
}

static void test_damage_is_told(void **state)
{
    struct house *house = *state;
    char path[PATH_MAX], command[PATH_MAX + 200];
    enter(house, house->coordinator_card, COORDINATOR_PIN);
    store_checkpoint(house->kiosk.desk->club.store);
    damage(house);
    look(house, path);
    assert_int_equal(house->kiosk.file_check.state, FILE_CHECK_DAMAGED);
    assert_true(shows(house, "damaged · read 2026-01-12 15:40")); /* on the first page */
    snprintf(command, sizeof command, "%s --check --db '%s' 2> /dev/null", path, house->path);
    assert_int_equal(WEXITSTATUS(system(command)), FILE_CHECK_DAMAGED_CODE);
}

/* The program that reads cannot be run: told, and nothing waits for it. */
static void test_reading_that_fails(void **state)
{
    struct house *house = *state;
    enter(house, house->coordinator_card, COORDINATOR_PIN);
    house->kiosk.checker = "/bin/false-that-there-is-not";
    press(house, "menu");
    press(house, "health");
    assert_true(shows_somewhere(house, "could not be read to the end"));
}

/* One that takes too long is ended. */
static void test_reading_that_takes_too_long(void **state)
{
    struct house *house = *state;
    char script[160];
    snprintf(script, sizeof script, "%s/slow", house->dir);
    FILE *file = fopen(script, "w");
    assert_non_null(file);
    fputs("#!/bin/sh\nexec sleep 1000\n", file);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(script, 0700), 0);
    struct file_check check = {.state = FILE_CHECK_NEVER};
    file_check_start(&check, script, house->path, 1000);
    assert_false(file_check_poll(&check, 1000 + FILE_CHECK_LIMIT_MS - 1, 1));
    assert_int_equal(check.state, FILE_CHECK_RUNNING);
    assert_true(file_check_poll(&check, 1000 + FILE_CHECK_LIMIT_MS, 1));
    assert_int_equal(check.state, FILE_CHECK_UNFINISHED);
    assert_int_equal(check.child.id, 0);
}

static void lock_number(struct house *house)
{
    struct club club;
    enum own_number_answer answer;
    must(club_open(&club, house->path, CLUB_WRITING, &err));
    must(participant_pin_set(&club, house->people[0], "4321", &err));
    for (int i = 0; i < OWN_NUMBER_TRIES; i++)
        must(own_number_check(&club, house->people[0], "0000", &answer, &err));
    club_close(&club);
}

static void test_locked_number(void **state)
{
    struct house *house = *state;
    enter(house, house->coordinator_card, COORDINATOR_PIN);
    must(desk_choose_session(&house->kiosk, GROUP, &err));
    open_person(house, 0);
    assert_false(has_area(house, "unlock"));
    press(house, "back");
    lock_number(house);
    open_person(house, 0);
    press(house, "unlock");
    assert_true(shows(house, "The number is unlocked."));
    assert_false(has_area(house, "unlock"));
    assert_int_equal(number_of(house, "SELECT count(*) FROM ledger WHERE action = 'number.unlock'"),
                     1);
    assert_int_equal(number_of(house, "SELECT count(*) FROM number_guard"), 0);
}

/* Who leads alone has no such right, as on the command line. */
static void test_leader_unlocks_nothing(void **state)
{
    struct house *house = *state;
    lock_number(house);
    enter(house, house->leader_card, LEADER_PIN);
    open_person(house, 0);
    assert_false(has_area(house, "unlock"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        house_test(test_health),
        house_test(test_damage_is_told),
        house_test(test_reading_that_fails),
        house_test(test_reading_that_takes_too_long),
        house_test(test_locked_number),
        house_test(test_leader_unlocks_nothing),
    };
    language_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
