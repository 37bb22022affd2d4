/* Every page of the staff area: what comes from a reader while it is open, and how it closes by
 * itself. Each page is reached by presses, as staff reach it. */
#include "house.h"

#include "trust/control_code.h"

enum { STEPS = 4 };

static const struct {
    const char *name, *presses[STEPS];
    bool asks_second;
} pages[] = {
    {.name = "list"},
    {.name = "person", .presses = {"row-0"}},
    {.name = "hour", .presses = {"row-0", "mark-late"}},
    {.name = "reasons", .presses = {"row-0", "refuse"}},
    {.name = "lost card", .presses = {"row-0", "lost-card"}},
    {.name = "menu", .presses = {"menu"}},
    {.name = "sessions", .presses = {"menu", "session"}},
    {.name = "kinds of guests", .presses = {"menu", "guest"}},
    {.name = "guest", .presses = {"menu", "guest", "item-0"}},
    {.name = "absent leader", .presses = {"menu", "substitute"}},
    {.name = "reasons to cancel", .presses = {"menu", "cancel"}},
    {.name = "health", .presses = {"menu", "health"}},
    {.name = "search", .presses = {"search"}},
    {.name = "signature", .presses = {"sign"}},
    {.name = "heads", .presses = {"sign", "heads"}},
    {.name = "hours", .presses = {"sign", "hours"}},
    {.name = "topics", .presses = {"sign", "topic"}},
    {.name = "second person", .presses = {"sign"}, .asks_second = true},
};
enum { PAGES = sizeof pages / sizeof *pages };

static const struct screen *open_page(struct house *house, int page)
{
    enter(house, house->coordinator_card, COORDINATOR_PIN);
    if (!house->kiosk.desk->session[0])
        must(desk_choose_session(&house->kiosk, GROUP, &err));
    for (int i = 0; i < STEPS && pages[page].presses[i]; i++)
        press(house, pages[page].presses[i]);
    if (pages[page].asks_second)
        desk_ask_second(&house->kiosk, DESK_SECOND_SIGNATURE);
    wait_ms(house, KIOSK_SETTLE_MS);
    return house->kiosk.screen;
}

static void leave(struct house *house)
{
    kiosk_rest(&house->kiosk);
    house->now_ms += 2 * KIOSK_REPEAT_MS;
    assert_null(house->kiosk.desk);
}

static void test_a_minute_on_each(void **state)
{
    struct house *house = *state;
    for (int page = 0; page < PAGES; page++) {
        const struct screen *screen = open_page(house, page);
        house->kiosk.pressed_ms = house->now_ms;
        wait_ms(house, DESK_QUIET_MS - 1);
        if (house->kiosk.screen != screen)
            fail_msg("%s: gone too early", pages[page].name);
        wait_ms(house, 1);
        assert_screen(house, &screen_more_time);
        wait_ms(house, KIOSK_MORE_TIME_MS);
        if (house->kiosk.desk || vault_is_open(&house->kiosk.club.vault))
            fail_msg("%s: open after a minute", pages[page].name);
        assert_screen(house, &screen_idle);
        house->now_ms += 2 * KIOSK_REPEAT_MS;
    }
}

/* The person at the door is recorded; the names are hidden, and the page stays. */
static void test_a_card_on_each(void **state)
{
    struct house *house = *state;
    for (int page = 0; page < PAGES; page++) {
        int64_t before = number_of(house, "SELECT count(*) FROM presence_event");
        const struct screen *screen = open_page(house, page);
        scan(house, house->cards[page % PEOPLE]);
        if (house->kiosk.screen != screen || !house->kiosk.desk->is_shaded)
            fail_msg("%s: gone, or names are shown", pages[page].name);
        int64_t stored = number_of(house, "SELECT count(*) FROM presence_event") - before;
        if (stored != (page < PEOPLE))
            fail_msg("%s: %d stored", pages[page].name, (int)stored);
        leave(house);
    }
}

/* A code of the sheet goes back at most, and marks nobody. */
static void test_codes_on_each(void **state)
{
    struct house *house = *state;
    int64_t before = number_of(house, "SELECT count(*) FROM presence_event");
    char code[TOKEN_SIZE];
    for (int page = 0; page < PAGES; page++) {
        const struct screen *screen = open_page(house, page);
        for (int control = CONTROL_NONE + 1; control < CONTROL_COUNT; control++) {
            if (control == CONTROL_BACK)
                continue;
            control_code_make((enum control)control, code);
            scan(house, code);
            if (house->kiosk.screen != screen)
                fail_msg("%s: code %d leads away", pages[page].name, control);
        }
        control_code_make(CONTROL_BACK, code);
        scan(house, code);
        if (house->kiosk.screen == screen)
            fail_msg("%s: no way back by code", pages[page].name);
        leave(house);
    }
    assert_int_equal(number_of(house, "SELECT count(*) FROM presence_event"), before);
}

/* What cannot be read is told, and nothing closes. */
static void test_the_unreadable_on_each(void **state)
{
    struct house *house = *state;
    for (int page = 0; page < PAGES; page++) {
        const struct screen *screen = open_page(house, page);
        kiosk_deliver(&house->kiosk, &(struct event){.kind = EVENT_UNREADABLE}, ++house->now_ms);
        if (house->kiosk.screen != screen)
            fail_msg("%s: gone", pages[page].name);
        leave(house);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        house_test(test_a_minute_on_each),
        house_test(test_a_card_on_each),
        house_test(test_codes_on_each),
        house_test(test_the_unreadable_on_each),
    };
    language_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
