/* The staff area with the demonstration club: card and PIN, the roster by name, time, the shade, the
 * live list, and that nothing of it is left in memory afterwards. */
#include "house.h"

static void test_card_pin_roster_mark(void **state)
{
    struct house *house = *state;
    char surname[NAME_SIZE];
    enter(house, house->leader_card, LEADER_PIN);
    assert_string_equal(house->kiosk.desk->session, GROUP);
    snprintf(surname, sizeof surname, "%s", house->names[0]);
    house->kiosk.desk->page = 0;
    while (!shows(house, surname))
        press(house, "later");
    open_person(house, 0);
    press(house, "mark-present");
    assert_screen(house, &screen_staff_roster);
    assert_true(shows(house, "The mark is recorded."));
    assert_status(house, 0, ROSTER_PRESENT);
    assert_int_equal(number_of(house, "SELECT count(*) FROM ledger WHERE action = 'names.roster'"),
                     1);
    press(house, "leave");
    assert_screen(house, &screen_idle);
    assert_null(house->kiosk.desk);
    explicit_bzero(surname, sizeof surname);
}

static void test_wrong_pins(void **state)
{
    struct house *house = *state;
    scan(house, house->leader_card);
    for (int i = 0; i < STAFF_CARD_TRIES; i++) {
        type_pin(house, "0000");
        assert_screen(house, &screen_staff_pin);
        assert_false(house->kiosk.desk->is_open);
    }
    assert_true(shows(house, "rests until"));
    assert_false(has_area(house, "key-1"));
    press(house, "leave");
    scan(house, house->leader_card);
    assert_true(shows(house, "rests until"));
    assert_int_equal(number_of(house, "SELECT count(*) FROM ledger WHERE action ="
                                      " 'staff_card.open'"),
                     0);
}

static void test_leader_sees_own_alone(void **state)
{
    struct house *house = *state;
    enter(house, house->leader_card, LEADER_PIN);
    assert_false(has_area(house, "shade") && house->kiosk.desk->is_shaded);
    press(house, "menu");
    assert_false(has_area(house, "cancel") || has_area(house, "substitute") ||
                 has_area(house, "guest"));
    press(house, "session");
    for (int i = 0; i < house->kiosk.desk->pick.count; i++) {
        struct club club;
        bool exists, is_led;
        must(club_open(&club, house->path, CLUB_READING, &err));
        must(session_is_led_by(&club, house->kiosk.desk->pick.items[i].code, house->leader, &exists,
                               &is_led, &err));
        assert_true(exists && is_led);
        club_close(&club);
    }
    press(house, "back");
    press(house, "back");
    press(house, "search");
    assert_false(has_area(house, "everybody"));
}

static void test_shade(void **state)
{
    struct house *house = *state;
    enter(house, house->coordinator_card, COORDINATOR_PIN);
    const char *first = house->kiosk.desk->names[0];
    assert_true(shows(house, first));
    press(house, "shade");
    assert_false(shows(house, first));
    key(house, DESK_KEY_SHADE);
    assert_true(shows(house, first));
    scan(house, house->cards[0]);
    assert_screen(house, &screen_staff_roster);
    assert_false(shows(house, house->kiosk.desk->names[0]));
    assert_true(shows(house, kiosk_text(&house->kiosk, "Attendance is recorded.")));
    assert_status(house, 0, ROSTER_PRESENT);
}

static void test_a_minute_without_a_press(void **state)
{
    struct house *house = *state;
    enter(house, house->leader_card, LEADER_PIN);
    for (int i = 0; i < 12; i++) {
        wait_ms(house, DESK_QUIET_MS - 1);
        assert_screen(house, &screen_staff_roster);
        wait_ms(house, 1);
        assert_screen(house, &screen_more_time);
        press(house, "yes");
        assert_screen(house, &screen_staff_roster);
    }
    wait_ms(house, DESK_QUIET_MS);
    wait_ms(house, KIOSK_MORE_TIME_MS - 1);
    assert_non_null(house->kiosk.desk);
    wait_ms(house, 1);
    assert_screen(house, &screen_idle);
    assert_null(house->kiosk.desk);
}

/* On the therapist's screen: the list, live; no cards of participants, no marks. */
static void test_live_list(void **state)
{
    struct house *house = *state;
    struct club club;
    struct checkin_result result;
    house->kiosk.roster_of = "SALA 2";
    kiosk_rest(&house->kiosk);
    assert_screen(house, &screen_roster_locked);
    scan(house, house->cards[0]);
    assert_screen(house, &screen_roster_locked);
    assert_status(house, 0, ROSTER_UNKNOWN);
    scan(house, house->leader_card);
    type_pin(house, LEADER_PIN);
    if (house->kiosk.screen != &screen_roster_display)
        fail_msg("%s", house->kiosk.desk->said.text);
    assert_string_equal(house->kiosk.desk->session, GROUP);
    assert_false(has_area(house, "row-0") || has_area(house, "menu"));
    int before = house->kiosk.desk->roster.present_count;
    must(club_open(&club, house->path, CLUB_KIOSK, &err));
    must(checkin_scan(&club, house->cards[0], CHECKIN_CARD, &result, &err));
    club_close(&club);
    wait_ms(house, 1000);
    assert_int_equal(house->kiosk.desk->roster.present_count, before + 1);
    wait_ms(house, 300000); /* nobody presses anything for a long time */
    assert_screen(house, &screen_roster_display);
    house->kiosk.desk->club.clock.fixed_at += 4 * 3600;
    wait_ms(house, 1000);
    assert_screen(house, &screen_roster_locked);
    assert_null(house->kiosk.desk);
}

/* Size, colours and reach by touch, before and after it is unlocked; locked again it is the house's. */
static void test_live_list_as_it_is_wanted(void **state)
{
    struct house *house = *state;
    const struct kiosk_preferences *now = &house->kiosk.preferences;
    house->kiosk.roster_of = "SALA 2";
    kiosk_rest(&house->kiosk);
    press(house, "language-pl");
    press(house, "text-size");
    press(house, "low-reach");
    assert_false(has_area(house, "about") || has_area(house, "number"));
    scan(house, house->leader_card);
    type_pin(house, LEADER_PIN);
    assert_screen(house, &screen_roster_display);
    assert_int_equal(now->language, LANGUAGE_POLISH);
    assert_int_equal(now->text_percent, 150);
    assert_true(now->low_reach);
    press(house, "later");
    assert_int_equal(house->kiosk.desk->page, 1);
    press(house, "text-size");
    press(house, "contrast");
    assert_int_equal(now->text_percent, 200);
    assert_int_equal(now->theme, THEME_CONTRAST_DARK);
    assert_int_equal(house->kiosk.desk->page, 0);
    press(house, "low-reach");
    assert_false(now->low_reach);
    wait_ms(house, 2 * KIOSK_LANGUAGE_MS);
    assert_int_equal(now->text_percent, 200);
    press(house, "leave");
    assert_screen(house, &screen_roster_locked);
    assert_true(preferences_are_same(now, &house->kiosk.home));
    press(house, "contrast");
    wait_ms(house, KIOSK_LANGUAGE_MS);
    assert_true(preferences_are_same(now, &house->kiosk.home));
}

static void test_live_list_of_another(void **state)
{
    struct house *house = *state;
    house->kiosk.roster_of = "a room that there is not";
    kiosk_rest(&house->kiosk);
    scan(house, house->leader_card);
    type_pin(house, LEADER_PIN);
    assert_screen(house, &screen_staff_pin);
    assert_true(shows(house, "No session of yours"));
    assert_false(house->kiosk.desk->is_open);
    press(house, "leave");
    assert_screen(house, &screen_roster_locked);
}

static void test_test_card(void **state)
{
    struct house *house = *state;
    char payload[TOKEN_SIZE];
    int64_t before = number_of(house, "SELECT count(*) FROM ledger");
    token_test_new(payload);
    scan(house, payload);
    assert_screen(house, &screen_card_test);
    assert_true(shows(house, "Nothing was recorded."));
    assert_int_equal(number_of(house, "SELECT count(*) FROM ledger"), before);
    wait_ms(house, 8000);
    assert_screen(house, &screen_idle);
}

/* By keys alone: a card, a PIN, to a person and back, and out. */
static void test_keyboard_alone(void **state)
{
    struct house *house = *state;
    scan(house, house->leader_card);
    for (const char *at = LEADER_PIN; *at; at++)
        key(house, KEY_1 + *at - '1');
    key(house, KEY_ENTER);
    assert_screen(house, &screen_staff_roster);
    for (int i = 0; i < 60 && house->kiosk.screen != &screen_staff_person; i++) {
        key(house, KEY_TAB);
        if (strncmp(house->kiosk.focus.name, "row-", 4) == 0)
            key(house, KEY_ENTER);
    }
    assert_screen(house, &screen_staff_person);
    key(house, KEY_ESCAPE);
    assert_screen(house, &screen_staff_roster);
    for (int i = 0; i < 60 && house->kiosk.desk; i++) {
        key(house, KEY_TAB);
        if (strcmp(house->kiosk.focus.name, "leave") == 0)
            key(house, KEY_ENTER);
    }
    assert_screen(house, &screen_idle);
}

/* Moves the ring by Tab to the area of that name and presses Enter. */
static void tab_to(struct house *house, const char *name)
{
    for (int i = 0; i < 80 && strcmp(house->kiosk.focus.name, name) != 0; i++)
        key(house, KEY_TAB);
    assert_string_equal(house->kiosk.focus.name, name);
    key(house, KEY_ENTER);
}

/* The ring goes as one reads: head, rows, foot. */
static void test_keyboard_signs(void **state)
{
    struct house *house = *state;
    setenv("OBECNI_NOW", "2026-01-12T18:30:00", 1);
    enter(house, house->leader_card, LEADER_PIN);
    must(desk_choose_session(&house->kiosk, GROUP, &err));
    key(house, KEY_TAB);
    assert_string_equal(house->kiosk.focus.name, "shade");
    key(house, KEY_TAB);
    assert_string_equal(house->kiosk.focus.name, "row-0");
    key(house, 0x51); /* down */
    assert_string_equal(house->kiosk.focus.name, "row-1");
    tab_to(house, "sign");
    assert_screen(house, &screen_staff_sign);
    tab_to(house, "rest");
    tab_to(house, "heads");
    assert_screen(house, &screen_staff_heads);
    key(house, KEY_1);
    key(house, KEY_ENTER);
    assert_screen(house, &screen_staff_sign);
    assert_string_equal(house->kiosk.desk->sign.heads, "1");
    tab_to(house, "hours");
    tab_to(house, "ended-less-5");
    key(house, KEY_ESCAPE);
    assert_true(house->kiosk.desk->sign.ended_at != 0);
    tab_to(house, "do-sign");
    if (house->kiosk.screen == &screen_staff_pick)
        tab_to(house, "item-0");
    assert_int_equal(house->kiosk.desk->roster.signoff.version, 1);
}

static void test_keyboard_live_list(void **state)
{
    struct house *house = *state;
    house->kiosk.roster_of = "SALA 2";
    kiosk_rest(&house->kiosk);
    scan(house, house->leader_card);
    for (const char *at = LEADER_PIN; *at; at++)
        key(house, KEY_1 + *at - '1');
    key(house, KEY_ENTER);
    assert_screen(house, &screen_roster_display);
    const char *first = house->kiosk.desk->names[0];
    assert_true(shows(house, first));
    tab_to(house, "shade");
    assert_false(shows(house, first));
    key(house, KEY_ENTER);
    assert_true(shows(house, first));
    tab_to(house, "leave");
    assert_screen(house, &screen_roster_locked);
    assert_null(house->kiosk.desk);
}

static void assert_low(struct house *house)
{
    kiosk_draw(&house->kiosk, house->ui);
    for (int i = 0; i < house->ui->count; i++) {
        const struct ui_item *item = &house->ui->items[i];
        if (item->kind == UI_AREA && item->box.y < house->kiosk.sizes.height / 2)
            fail_msg("%s: %s stands in the upper part", house->kiosk.screen->name, item->text);
    }
}

/* The control pressed before the card holds for the whole visit, and not for the next one. */
static void test_low_reach_before_the_card(void **state)
{
    struct house *house = *state;
    press(house, "low-reach");
    enter(house, house->leader_card, LEADER_PIN);
    assert_low(house);
    open_person(house, 0);
    assert_low(house);
    press(house, "mark-late");
    assert_low(house);
    press(house, "save");
    assert_low(house);
    press(house, "search");
    assert_low(house);
    press(house, "back");
    press(house, "sign");
    assert_low(house);
    press(house, "hours");
    assert_low(house);
    press(house, "back");
    press(house, "heads");
    assert_low(house);
    press(house, "back");
    press(house, "back");
    press(house, "menu");
    assert_low(house);
    press(house, "health");
    assert_low(house);
    press(house, "leave");
    assert_screen(house, &screen_idle);
    assert_false(house->kiosk.preferences.low_reach);
}

/* How often the bytes, given inverted, stand in this process's writable memory. */
static int count_in_memory(const unsigned char *inverted, size_t length)
{
    char line[512];
    int count = 0;
    FILE *maps = fopen("/proc/self/maps", "r"), *memory = fopen("/proc/self/mem", "r");
    assert_true(maps && memory);
    static unsigned char part[1 << 16];
    while (fgets(line, sizeof line, maps)) {
        unsigned long from, to;
        char rights[8];
        if (sscanf(line, "%lx-%lx %7s", &from, &to, rights) != 3 || rights[0] != 'r' ||
            rights[1] != 'w')
            continue;
        for (unsigned long at = from; at < to; at += sizeof part - 64) {
            size_t wanted = to - at < sizeof part ? to - at : sizeof part;
            memset(part, 0, sizeof part);
            if (fseek(memory, (long)at, SEEK_SET) != 0)
                break;
            size_t got = fread(part, 1, wanted, memory);
            for (size_t i = 0; i + length <= got; i++) {
                size_t same = 0;
                while (same < length && part[i + same] == (unsigned char)~inverted[same])
                    same++;
                bool is_own_copy = at + i >= (unsigned long)part &&
                                   at + i < (unsigned long)part + sizeof part;
                count += same == length && !is_own_copy;
            }
        }
    }
    memset(part, 0, sizeof part);
    fclose(memory);
    fclose(maps);
    return count;
}

static void test_nothing_is_left_in_memory(void **state)
{
#ifdef __SANITIZE_ADDRESS__
    skip(); /* the sanitizer keeps what was freed, to see who uses it */
#endif
    struct house *house = *state;
    unsigned char name[NAME_SIZE];
    size_t length = strlen(house->names[0]);
    for (size_t i = 0; i < length; i++)
        name[i] = (unsigned char)~house->names[0][i];
    memset(house->names, 0, sizeof house->names);
    memset(house->ui, 0, sizeof *house->ui);
    assert_int_equal(count_in_memory(house->key, 32), 0);
    enter(house, house->leader_card, LEADER_PIN);
    assert_true(count_in_memory(house->key, 32) >= 1);
    assert_true(count_in_memory(name, length) >= 1);
    open_person(house, 0);
    press(house, "mark-present");
    press(house, "search");
    key(house, KEY_A);
    key(house, KEY_BACKSPACE);
    key(house, KEY_TAB);
    press(house, "back");
    press(house, "leave");
    kiosk_draw(&house->kiosk, house->ui);
    assert_int_equal(count_in_memory(house->key, 32), 0);
    assert_int_equal(count_in_memory(name, length), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        house_test(test_card_pin_roster_mark),
        house_test(test_wrong_pins),
        house_test(test_leader_sees_own_alone),
        house_test(test_shade),
        house_test(test_a_minute_without_a_press),
        house_test(test_live_list),
        house_test(test_live_list_as_it_is_wanted),
        house_test(test_live_list_of_another),
        house_test(test_test_card),
        house_test(test_keyboard_alone),
        house_test(test_keyboard_signs),
        house_test(test_keyboard_live_list),
        house_test(test_low_reach_before_the_card),
        house_test(test_nothing_is_left_in_memory),
    };
    language_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
