/* What the kiosk does when something around it fails, by real files and real limits where there
 * are any: it says where the paper list is, records nothing wrong, and is back by itself. And what
 * it does while nobody is there: small shifts, and the night. */
#define _GNU_SOURCE
#include "states.h"

#include "club/people/card.h"
#include "club/settings.h"
#include "exchange/demo_club.h"
#include "figures/day/roster.h"
#include "kiosk/door.h"
#include "kiosk/input/scanner.h"
#include "tests/unit/files.h"

#include <signal.h>
#include <sys/resource.h>

enum { CARDS = 3 };

struct desk {
    struct folder folder;
    struct fonts *fonts;
    struct ui *ui;
    struct kiosk kiosk;
    int64_t now_ms;
    char cards[CARDS][TOKEN_SIZE];
};

static void issue_cards(struct desk *desk, struct club *club)
{
    struct error err = {0};
    struct roster roster = {0};
    assert_true(roster_get(club, "G1-2026-01-12", &roster, &err));
    for (int i = 0; i < CARDS; i++) {
        struct card_issued issued;
        if (!card_issue(club, roster.rows[i].participant, &issued, &err))
            fail_msg("%s", err.text);
        memcpy(desk->cards[i], issued.payload, TOKEN_SIZE);
    }
    roster_free(&roster);
}

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
    desk->ui = memory_new(1, sizeof *desk->ui);
    folder_make(&desk->folder);
    setenv("OBECNI_NOW", "2026-01-12T15:28:00", 1);
    if (!(desk->fonts = fonts_new(&err)) || !demo_club_make(&club, desk->folder.path, &err)) {
        print_error("%s\n", err.text);
        return -1;
    }
    issue_cards(desk, &club);
    club_close(&club);
    struct kiosk_setup setup = {
        .path = desk->folder.path, .fonts = desk->fonts, .sizes = sizes_of(&facts),
        .facts = facts, .has_language = true, .language = LANGUAGE_POLISH,
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
    free(desk->ui);
    free(desk);
    return 0;
}

static void wait_ms(struct desk *desk, int64_t ms)
{
    desk->now_ms += ms;
    desk->kiosk.wake_ms = 60000;
    kiosk_deliver(&desk->kiosk, &(struct event){.kind = EVENT_TICK}, desk->now_ms);
}

static void scan(struct desk *desk, int card)
{
    desk->now_ms += 6000;
    kiosk_deliver(&desk->kiosk, &(struct event){.kind = EVENT_SCAN, .payload = desk->cards[card]},
                  desk->now_ms);
}

static void assert_screen(const struct desk *desk, const char *name)
{
    assert_string_equal(desk->kiosk.screen->name, name);
}

static int64_t arrivals(const struct desk *desk)
{
    return raw_number(desk->folder.path,
                      "SELECT count(*) FROM presence_event WHERE kind = 'arrived'"
                      " AND noted_at = (SELECT max(noted_at) FROM presence_event)"
                      " AND source = 'card'");
}

/* Out of order, but with a way for people; then back to the clock. */
static void assert_recovers(struct desk *desk)
{
    assert_screen(desk, "out of order");
    wait_ms(desk, KIOSK_RETRY_MS);
    wait_ms(desk, 10000);
    assert_screen(desk, "idle");
}

static void a_locked_database(void **state)
{
    struct desk *desk = *state;
    sqlite3 *other = NULL;
    assert_int_equal(sqlite3_open(desk->folder.path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    scan(desk, 0);
    assert_screen(desk, "out of order");
    assert_int_equal(sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(other);
    scan(desk, 0);
    assert_screen(desk, "recorded");
}

/* Files may not grow: what a full disk is for whoever writes. */
static void set_limit(rlim_t most)
{
    struct rlimit limit;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = most == RLIM_INFINITY ? limit.rlim_max : most;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void a_full_disk(void **state)
{
    struct desk *desk = *state;
    int64_t before = arrivals(desk);
    signal(SIGXFSZ, SIG_IGN);
    scan(desk, 0);
    assert_screen(desk, "recorded");
    set_limit(1024);
    scan(desk, 1);
    const char *name = desk->kiosk.screen->name;
    set_limit(RLIM_INFINITY);
    assert_string_equal(name, "out of order");
    assert_int_equal(arrivals(desk), before + 1);
    assert_recovers(desk);
    scan(desk, 1);
    assert_screen(desk, "recorded");
}

static void a_replaced_file(void **state)
{
    struct desk *desk = *state;
    char away[160];
    struct bytes bytes;
    snprintf(away, sizeof away, "%s.away", desk->folder.path);
    raw_run(desk->folder.path, "PRAGMA wal_checkpoint(TRUNCATE)");
    bytes = bytes_read(desk->folder.path);
    assert_int_equal(rename(desk->folder.path, away), 0);
    bytes_write(desk->folder.path, "not a database", 14);
    for (int i = 0; i < 4; i++)
        wait_ms(desk, KIOSK_POLL_MS);
    assert_screen(desk, "out of order");
    assert_int_equal(unlink(desk->folder.path), 0);
    bytes_write(desk->folder.path, bytes.data, bytes.size);
    free(bytes.data);
    assert_recovers(desk);
    scan(desk, 0);
    assert_screen(desk, "recorded");
    assert_int_equal(arrivals(desk) > 0, 1);
}

/* By the machine's clock now: the club's entries are of 2026-01-12, which may be before or after. */
static void use_system_clock(struct desk *desk)
{
    raw_run(desk->folder.path,
            "INSERT INTO ledger SELECT id + 1, entry_id, 1000, 'system', actor, action,"
            " subject, body, hash, hash FROM ledger ORDER BY seq DESC LIMIT 1");
    desk->kiosk.club.clock.is_fixed = false;
    unsetenv("OBECNI_NOW");
    wait_ms(desk, KIOSK_POLL_MS);
    assert_screen(desk, "idle");
}

static void a_clock_behind_the_records(void **state)
{
    struct desk *desk = *state;
    use_system_clock(desk);
    raw_run(desk->folder.path,
            "INSERT INTO ledger SELECT id + 2, entry_id, 4000000000, 'system', actor, action,"
            " subject, body, hash, hash FROM ledger ORDER BY seq DESC LIMIT 1");
    wait_ms(desk, KIOSK_POLL_MS);
    assert_screen(desk, "out of order");
    assert_int_equal(desk->kiosk.health.state.problem, KIOSK_PROBLEM_CLOCK);
    raw_run(desk->folder.path,
            "INSERT INTO ledger SELECT id + 3, entry_id, 1000, 'system', actor, action,"
            " subject, body, hash, hash FROM ledger ORDER BY seq DESC LIMIT 1");
    assert_recovers(desk);
}

/* The clock's base is moved instead of the clock, which is everybody's. */
static void a_clock_that_was_moved(void **state)
{
    static const int moves[] = {-600, 600};
    struct desk *desk = *state;
    use_system_clock(desk);
    if (clock_watch_is_synchronised())
        skip();
    for (int i = 0; i < 2; i++) {
        desk->kiosk.clock_watch.base += moves[i];
        wait_ms(desk, KIOSK_POLL_MS);
        assert_screen(desk, "out of order");
        scan(desk, 0);
        assert_screen(desk, "out of order");
        desk->kiosk.clock_watch.base -= moves[i];
        assert_recovers(desk);
    }
}

static void the_office_confirms_a_moved_clock(void **state)
{
    struct desk *desk = *state;
    char sql[300];
    use_system_clock(desk);
    if (clock_watch_is_synchronised())
        skip();
    desk->kiosk.clock_watch.base += 600;
    wait_ms(desk, KIOSK_POLL_MS);
    assert_screen(desk, "out of order");
    snprintf(sql, sizeof sql,
             "INSERT INTO ledger SELECT id + 4, entry_id, %lld, 'system', actor, action,"
             " subject, body, hash, hash FROM ledger ORDER BY seq DESC LIMIT 1",
             (long long)club_now(&desk->kiosk.club));
    raw_run(desk->folder.path, sql);
    assert_recovers(desk);
}

static void what_the_clock_is_compared_with(void **state)
{
    struct clock_watch watch = {0};
    (void)state;
    assert_true(clock_watch_look(&watch, 5000, 100, false));
    assert_true(clock_watch_look(&watch, 5900, 1000, false));
    assert_true(clock_watch_look(&watch, 5900 + CLOCK_WATCH_TOLERANCE, 1000, false));
    assert_true(clock_watch_look(&watch, 5900, 1000, false)); /* what was believed is the base */
    assert_false(clock_watch_look(&watch, 5900 + CLOCK_WATCH_TOLERANCE + 1, 1000, false));
    assert_int_equal(watch.moved_by, CLOCK_WATCH_TOLERANCE + 1);
    assert_false(clock_watch_look(&watch, 2300, 1000, false));
    assert_true(clock_watch_look(&watch, 5901, 1000, false));
    assert_true(clock_watch_look(&watch, 9500, 1000, true));
    assert_true(clock_watch_look(&watch, 9500, 1000, false));
    assert_false(clock_watch_look(&watch, 2300, 1000, false));
    clock_watch_believe(&watch);
    assert_true(clock_watch_look(&watch, 2300, 1000, false));
}

static void hours_may_pass_midnight(void **state)
{
    struct rest day = {.open_from = 360, .open_until = 1320};
    struct rest night = {.open_from = 1320, .open_until = 360};
    struct rest always = {.open_from = 480, .open_until = 480};
    (void)state;
    assert_true(rest_is_closed(&day, 359));
    assert_false(rest_is_closed(&day, 360));
    assert_false(rest_is_closed(&day, 1319));
    assert_true(rest_is_closed(&day, 1320));
    assert_false(rest_is_closed(&night, 0));
    assert_true(rest_is_closed(&night, 360));
    assert_false(rest_is_closed(&night, 1320));
    for (int minute = 0; minute < 1440; minute++)
        assert_false(rest_is_closed(&always, minute));
}

static void close_club(struct desk *desk)
{
    raw_run(desk->folder.path,
            "INSERT OR REPLACE INTO setting (name, value) VALUES ('kiosk_open_until', '15:00')");
    wait_ms(desk, KIOSK_POLL_MS);
}

static void night_falls_and_everything_wakes(void **state)
{
    struct desk *desk = *state;
    close_club(desk);
    assert_screen(desk, "idle");
    wait_ms(desk, REST_AWAKE_MS);
    assert_screen(desk, "night");
    desk->now_ms += 10;
    kiosk_deliver(&desk->kiosk, &(struct event){.kind = EVENT_KEY, .key = KEY_TAB}, desk->now_ms);
    assert_screen(desk, "idle");
    wait_ms(desk, REST_AWAKE_MS - 1000);
    assert_screen(desk, "idle");
    wait_ms(desk, 1000);
    assert_screen(desk, "night");
    desk->now_ms += 1000;
    kiosk_deliver(&desk->kiosk, &(struct event){.kind = EVENT_PRESS, .name = "wake"},
                  desk->now_ms);
    assert_screen(desk, "idle");
    wait_ms(desk, REST_AWAKE_MS);
    assert_screen(desk, "night");
    scan(desk, 0);
    assert_screen(desk, "recorded");
    wait_ms(desk, desk->kiosk.result_ms);
    assert_screen(desk, "idle");
}

static void started_at_night_it_is_dark(void **state)
{
    struct desk *desk = *state;
    close_club(desk);
    kiosk_finish(&desk->kiosk);
    kiosk_start(&desk->kiosk, desk->now_ms);
    assert_screen(desk, "night");
    scan(desk, 0);
    assert_screen(desk, "recorded");
}

static void the_morning_comes_by_itself(void **state)
{
    struct desk *desk = *state;
    close_club(desk);
    wait_ms(desk, REST_AWAKE_MS);
    assert_screen(desk, "night");
    raw_run(desk->folder.path, "DELETE FROM setting WHERE name = 'kiosk_open_until'");
    wait_ms(desk, KIOSK_POLL_MS);
    assert_screen(desk, "idle");
}

static void a_change_at_the_office_is_seen_within_a_second(void **state)
{
    struct desk *desk = *state;
    assert_in_range(KIOSK_POLL_MS, 500, 950); /* two wake-ups a second at most */
    wait_ms(desk, KIOSK_POLL_MS);
    assert_true(desk->kiosk.upcoming.count > 0);
    raw_run(desk->folder.path, "UPDATE session SET room = 'sala 9'");
    wait_ms(desk, KIOSK_POLL_MS);
    assert_string_equal(desk->kiosk.upcoming.rows[0].room, "sala 9");
    assert_true(desk->kiosk.wake_ms <= KIOSK_POLL_MS);
}

static void the_picture_moves_while_nobody_is_there(void **state)
{
    struct desk *desk = *state;
    bool has_moved = false;
    for (int i = 0; i < 60; i++) {
        struct rest before = desk->kiosk.rest;
        wait_ms(desk, REST_SHIFT_MS);
        struct rest *now = &desk->kiosk.rest;
        assert_in_range(now->shift_x + REST_SHIFT_PX, 0, 2 * REST_SHIFT_PX);
        assert_in_range(now->shift_y + REST_SHIFT_PX, 0, 2 * REST_SHIFT_PX);
        has_moved = has_moved || now->shift_x != before.shift_x || now->shift_y != before.shift_y;
    }
    assert_true(has_moved);
    scan(desk, 0);
    struct rest before = desk->kiosk.rest;
    wait_ms(desk, desk->kiosk.result_ms - 1);
    assert_memory_equal(&before, &desk->kiosk.rest, sizeof before);
}

/* In every state, size and language: what is read or pressed keeps away from the edge. */
static void nothing_is_cut_by_the_shift(void **state)
{
    struct desk *desk = *state;
    size_t state_count, window_count;
    const struct state *states = states_list(&state_count);
    const struct window *windows = windows_list(&window_count);
    struct kiosk *kiosk = memory_new(1, sizeof *kiosk);
    for (size_t i = 0; i < state_count * window_count * LANGUAGE_COUNT; i++) {
        const struct window *window = &windows[i / state_count % window_count];
        state_make(kiosk, &states[i % state_count], window,
                   (enum language)(i / state_count / window_count), desk->fonts);
        state_draw(kiosk, desk->ui);
        for (int k = 0; k < desk->ui->count; k++) {
            const struct ui_item *item = &desk->ui->items[k];
            if (item->kind != UI_TEXT && item->kind != UI_ICON)
                continue;
            if (item->box.x < REST_SHIFT_PX || item->box.y < REST_SHIFT_PX ||
                item->box.x + item->box.w > window->width - REST_SHIFT_PX ||
                item->box.y + item->box.h > window->height - REST_SHIFT_PX)
                fail_msg("%s at %s: “%s” is cut", states[i % state_count].name, window->name,
                         item->text);
        }
    }
    free(kiosk);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_locked_database),
        TEST(a_full_disk),
        TEST(a_replaced_file),
        TEST(a_clock_behind_the_records),
        TEST(a_clock_that_was_moved),
        TEST(the_office_confirms_a_moved_clock),
        cmocka_unit_test(what_the_clock_is_compared_with),
        cmocka_unit_test(hours_may_pass_midnight),
        TEST(night_falls_and_everything_wakes),
        TEST(started_at_night_it_is_dark),
        TEST(the_morning_comes_by_itself),
        TEST(a_change_at_the_office_is_seen_within_a_second),
        TEST(the_picture_moves_while_nobody_is_there),
        TEST(nothing_is_cut_by_the_shift),
    };
    language_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
