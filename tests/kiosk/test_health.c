/* What the kiosk tells of itself: when, and what it leaves alone. Its clock is the test's, what
 * it wrote is read by another connection. */
#include "states.h"

#include "exchange/demo_club.h"
#include "kiosk/health.h"
#include "tests/unit/files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct desk {
    struct folder folder;
    struct fonts *fonts;
    struct kiosk kiosk;
    int64_t now_ms;
};

static int set_up(void **state)
{
    struct error err = {0};
    struct club club = {0};
    size_t count;
    struct desk *desk = memory_new(1, sizeof *desk);
    const struct window *window = windows_list(&count);
    struct screen_facts facts = {.width = window->width, .height = window->height};
    *state = desk;
    desk->now_ms = 1000000;
    folder_make(&desk->folder);
    setenv("OBECNI_NOW", "2026-01-12T15:40:00", 1);
    if (!(desk->fonts = fonts_new(&err)) || !demo_club_make(&club, desk->folder.path, &err)) {
        print_error("%s\n", err.text);
        return -1;
    }
    club_close(&club);
    struct kiosk_setup setup = {
        .path = desk->folder.path, .fonts = desk->fonts, .sizes = sizes_of(&facts),
        .has_language = true, .language = LANGUAGE_POLISH,
    };
    kiosk_init(&desk->kiosk, &setup);
    kiosk_start(&desk->kiosk, desk->now_ms);
    return 0;
}

static int tear_down(void **state)
{
    struct desk *desk = *state;
    kiosk_finish(&desk->kiosk);
    fonts_free(desk->fonts);
    folder_remove(&desk->folder);
    free(desk);
    return 0;
}

static void wait_ms(struct desk *desk, int64_t ms)
{
    desk->now_ms += ms;
    desk->kiosk.wake_ms = 60000;
    kiosk_deliver(&desk->kiosk, &(struct event){.kind = EVENT_TICK}, desk->now_ms);
}

static int64_t number(const struct desk *desk, const char *sql)
{
    return raw_number(desk->folder.path, sql);
}

/* Somebody else takes the row away, so that it shows when it is written again. */
static void forget(struct desk *desk)
{
    raw_run(desk->folder.path, "DELETE FROM kiosk_state");
}

static int64_t rows(const struct desk *desk)
{
    return number(desk, "SELECT count(*) FROM kiosk_state");
}

static void it_tells_after_its_first_second(void **state)
{
    struct desk *desk = *state;
    assert_int_equal(rows(desk), 0); /* the first frame does not wait for it */
    wait_ms(desk, KIOSK_POLL_MS);
    assert_int_equal(rows(desk), 1);
    assert_int_equal(number(desk, "SELECT node FROM kiosk_state"), 1);
    assert_int_equal(number(desk, "SELECT width FROM kiosk_state"), desk->kiosk.sizes.width);
    assert_int_equal(number(desk, "SELECT height FROM kiosk_state"), desk->kiosk.sizes.height);
    assert_int_equal(number(desk, "SELECT seen_at = started_at AND clock = 'fixed'"
                                  " AND last_scan_at IS NULL FROM kiosk_state"),
                     1);
    assert_int_equal(number(desk, "SELECT seen_at FROM kiosk_state"),
                     club_now(&desk->kiosk.club));
}

static void then_every_five_minutes_without_more_wake_ups(void **state)
{
    struct desk *desk = *state;
    wait_ms(desk, KIOSK_POLL_MS);
    forget(desk);
    for (int64_t ms = KIOSK_POLL_MS; ms < HEALTH_REPORT_MS; ms += KIOSK_POLL_MS) {
        wait_ms(desk, KIOSK_POLL_MS);
        assert_int_equal(desk->kiosk.wake_ms, KIOSK_POLL_MS);
    }
    assert_int_equal(rows(desk), 0);
    wait_ms(desk, KIOSK_POLL_MS);
    assert_int_equal(rows(desk), 1);
    assert_int_equal(desk->kiosk.wake_ms, KIOSK_POLL_MS);
    assert_int_equal(number(desk, "SELECT count(*) FROM ledger WHERE action LIKE 'kiosk%'"), 0);
}

static void a_card_comes_first(void **state)
{
    struct desk *desk = *state;
    wait_ms(desk, KIOSK_POLL_MS);
    forget(desk);
    desk->now_ms += HEALTH_REPORT_MS; /* due; but somebody stands there */
    kiosk_deliver(&desk->kiosk,
                  &(struct event){.kind = EVENT_SCAN,
                                  .payload = "OB100000000000000000000000000000"},
                  desk->now_ms);
    assert_int_equal(rows(desk), 0);
    wait_ms(desk, 6000);
    assert_string_not_equal(desk->kiosk.screen->name, "idle");
    assert_int_equal(rows(desk), 0);
    wait_ms(desk, 2000);
    wait_ms(desk, KIOSK_POLL_MS);
    assert_string_equal(desk->kiosk.screen->name, "idle");
    assert_int_equal(rows(desk), 1);
    assert_int_equal(number(desk, "SELECT last_scan_at FROM kiosk_state"),
                     club_now(&desk->kiosk.club));
}

static void a_locked_database_is_left_alone(void **state)
{
    struct desk *desk = *state;
    sqlite3 *other = NULL;
    assert_int_equal(sqlite3_open(desk->folder.path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    wait_ms(desk, KIOSK_POLL_MS);
    assert_string_equal(desk->kiosk.screen->name, "idle");
    assert_int_equal(store_depth(desk->kiosk.club.store), 0);
    assert_int_equal(sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(other);
    assert_int_equal(rows(desk), 0);
    wait_ms(desk, KIOSK_POLL_MS); /* not again and again */
    assert_int_equal(rows(desk), 0);
    wait_ms(desk, HEALTH_RETRY_MS);
    assert_int_equal(rows(desk), 1);
}

static void what_was_wrong_is_told_once_it_can_be(void **state)
{
    struct desk *desk = *state;
    char away[160];
    snprintf(away, sizeof away, "%s.away", desk->folder.path);
    wait_ms(desk, KIOSK_POLL_MS);
    assert_int_equal(number(desk, "SELECT problem IS NULL AND is_over FROM kiosk_state"
                                  " WHERE problem IS NOT 'reader'"),
                     desk->kiosk.health.state.problem == KIOSK_PROBLEM_READER ? -1 : 1);
    assert_int_equal(rename(desk->folder.path, away), 0);
    for (int i = 0; i < 4; i++)
        wait_ms(desk, KIOSK_POLL_MS);
    assert_string_equal(desk->kiosk.screen->name, "out of order");
    assert_int_equal(rename(away, desk->folder.path), 0);
    wait_ms(desk, KIOSK_RETRY_MS);
    for (int i = 0; i < 3; i++)
        wait_ms(desk, HEALTH_RETRY_MS);
    assert_string_equal(desk->kiosk.screen->name, "idle");
    assert_int_equal(number(desk, "SELECT count(*) FROM kiosk_state WHERE problem_at > 0"), 1);
    if (desk->kiosk.health.state.reader_count != 0)
        assert_int_equal(number(desk, "SELECT count(*) FROM kiosk_state"
                                      " WHERE problem = 'storage' AND is_over = 1"),
                         1);
}

/* Entries by the machine's clock that lie ahead of it: the battery is empty. */
static void a_clock_behind_the_records_is_told(void **state)
{
    struct desk *desk = *state;
    raw_run(desk->folder.path,
            "INSERT INTO ledger SELECT id + 1, entry_id, 4000000000, 'system', actor, action,"
            " subject, body, hash, hash FROM ledger ORDER BY seq DESC LIMIT 1");
    desk->kiosk.club.clock.is_fixed = false;
    wait_ms(desk, KIOSK_POLL_MS);
    assert_int_equal(number(desk, "SELECT count(*) FROM kiosk_state WHERE problem = 'clock'"
                                  " AND is_over = 0"),
                     1);
    desk->kiosk.club.clock.is_fixed = true;
    wait_ms(desk, HEALTH_RETRY_MS); /* the glass is in order again, and the next look tells it */
    wait_ms(desk, KIOSK_POLL_MS);
    assert_int_equal(number(desk, "SELECT count(*) FROM kiosk_state WHERE is_over = 0"
                                  " AND problem = 'clock'"),
                     0);
}

static int count_readers(const char *text)
{
    FILE *devices = fmemopen((void *)(uintptr_t)text, strlen(text), "r");
    int count = health_count_readers(devices);
    fclose(devices);
    return count;
}

static void readers_are_what_types(void **state)
{
    static const char button[] = "N: Name=\"Power Button\"\nH: Handlers=kbd event0\n"
                                 "B: EV=3\nB: KEY=10000000000000 0\n\n";
    static const char mouse[] = "N: Name=\"Mouse\"\nH: Handlers=mouse0 event1\nB: EV=17\n"
                                "B: KEY=ff0000 0 0 0 0\nB: REL=903\n\n";
    static const char scanner[] = "N: Name=\"HID Scanner\"\nH: Handlers=sysrq kbd event2\n"
                                  "B: EV=120013\nB: KEY=1000000000007 ff9f207ac14057ff"
                                  " febeffdfffefffff fffffffffffffffe\nB: LED=1f\n\n";
    char all[1024];
    (void)state;
    assert_int_equal(health_count_readers(NULL), KIOSK_READERS_UNKNOWN);
    assert_int_equal(count_readers("\n"), 0);
    snprintf(all, sizeof all, "%s%s", button, mouse);
    assert_int_equal(count_readers(all), 0);
    snprintf(all, sizeof all, "%s%s%s%s", button, scanner, mouse, scanner);
    assert_int_equal(count_readers(all), 2);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(it_tells_after_its_first_second),
        TEST(then_every_five_minutes_without_more_wake_ups),
        TEST(a_card_comes_first),
        TEST(a_locked_database_is_left_alone),
        TEST(what_was_wrong_is_told_once_it_can_be),
        TEST(a_clock_behind_the_records_is_told),
        cmocka_unit_test(readers_are_what_types),
    };
    language_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
