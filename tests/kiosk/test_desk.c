/* The staff area with the demonstration club: card and PIN, the roster by name, what staff do, and
 * that nothing of it is left in memory afterwards. */
#include "states.h"

#include "base/text.h"
#include "club/card_spare.h"
#include "club/guest.h"
#include "club/session_lead.h"
#include "club/staff_pin.h"
#include "exchange/demo_club.h"
#include "figures/roster.h"
#include "kiosk/input/scanner.h"
#include "kiosk/staff/desk.h"
#include "store/statement.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define GROUP "G1-2026-01-12"
#define LEADER_PIN "3141"
#define COORDINATOR_PIN "2718"

enum { PEOPLE = 6, SPARES = 2 };

struct house {
    char dir[64], path[128];
    struct fonts *fonts;
    struct ui *ui;
    struct kiosk kiosk;
    int64_t now_ms;
    char leader[CODE_SIZE], coordinator[CODE_SIZE];
    char leader_card[TOKEN_SIZE], coordinator_card[TOKEN_SIZE];
    char people[PEOPLE][NUMBER_SIZE], cards[PEOPLE][TOKEN_SIZE], names[PEOPLE][NAME_SIZE];
    char spares[SPARES][TOKEN_SIZE], guest[TOKEN_SIZE];
    unsigned char key[32];
};

#define must(call)                                                                                 \
    do {                                                                                           \
        struct error err = {0};                                                                    \
        if (!(call))                                                                               \
            fail_msg("%s: %s", #call, err.text);                                                   \
    } while (0)

static void find_staff(struct club *club, unsigned roles, unsigned without, const char *leads,
                       char code[CODE_SIZE])
{
    struct staff_list people = {0};
    bool exists, is_led;
    must(staff_list(club, club_today(club), &people, &err));
    code[0] = '\0';
    for (size_t i = 0; i < people.count && !code[0]; i++) {
        unsigned held = roles_stored(people.items[i].role);
        is_led = true;
        if (leads)
            must(session_is_led_by(club, leads, people.items[i].code, &exists, &is_led, &err));
        if ((held & roles) && !(held & without) && is_led)
            snprintf(code, CODE_SIZE, "%s", people.items[i].code);
    }
    staff_list_free(&people);
    assert_true(code[0]);
}

static void make_card(struct club *club, const char *code, const char *pin, char card[TOKEN_SIZE])
{
    struct staff_card_issued issued;
    snprintf(club->actor, sizeof club->actor, "%s", code);
    must(staff_pin_set(club, code, pin, &err));
    must(staff_card_issue(club, code, pin, &issued, &err));
    memcpy(card, issued.payload, TOKEN_SIZE);
}

static void make_people(struct house *house, struct club *club)
{
    struct roster roster = {0};
    struct person person;
    bool found;
    must(roster_get(club, GROUP, &roster, &err));
    for (size_t i = 0, count = 0; i < roster.row_count && count < PEOPLE; i++) {
        struct card_issued issued;
        struct error refused = {0};
        if (roster.rows[i].status != ROSTER_UNKNOWN ||
            strcmp(roster.rows[i].participant, "G4AN9AY") == 0 || /* two sessions */
            !card_issue(club, roster.rows[i].participant, &issued, &refused))
            continue;
        memcpy(house->people[count], roster.rows[i].participant, NUMBER_SIZE);
        memcpy(house->cards[count], issued.payload, TOKEN_SIZE);
        must(person_find(club, roster.rows[i].participant_id, &person, &found, &err));
        person_name_list_order(&person, house->names[count]);
        count++;
    }
    roster_free(&roster);
    assert_true(house->cards[PEOPLE - 1][0]);
}

static void prepare(struct house *house, struct club *club)
{
    struct card_issued spares[SPARES], guests[1];
    find_staff(club, ROLE_COORDINATOR, 0, NULL, house->coordinator);
    find_staff(club, ROLE_LEADER, ROLES_OFFICE, GROUP, house->leader);
    make_card(club, house->coordinator, COORDINATOR_PIN, house->coordinator_card);
    make_card(club, house->leader, LEADER_PIN, house->leader_card);
    make_people(house, club);
    must(card_spare_make(club, SPARES, spares, &err));
    for (int i = 0; i < SPARES; i++)
        memcpy(house->spares[i], spares[i].payload, TOKEN_SIZE);
    must(guest_print(club, 1, guests, &err));
    memcpy(house->guest, guests[0].payload, TOKEN_SIZE);
    /* Inverted, so that this copy is not what a search for the key finds. */
    for (int i = 0; i < 32; i++)
        house->key[i] = (unsigned char)~club->vault.key[i];
}

static int set_up(void **state)
{
    struct error err = {0};
    struct club club = {0};
    size_t count;
    struct house *house = memory_new(1, sizeof *house);
    const struct window *window = windows_list(&count);
    struct screen_facts facts = {.width = window->width, .height = window->height};
    *state = house;
    house->ui = memory_new(1, sizeof *house->ui);
    house->now_ms = 1000000;
    snprintf(house->dir, sizeof house->dir, "/tmp/obecni-desk-XXXXXX");
    if (!mkdtemp(house->dir) || !(house->fonts = fonts_new(&err)))
        return -1;
    snprintf(house->path, sizeof house->path, "%s/club.db", house->dir);
    setenv("OBECNI_NOW", "2026-01-12T15:40:00", 1);
    if (!demo_club_make(&club, house->path, &err)) {
        print_error("%s\n", err.text);
        return -1;
    }
    prepare(house, &club);
    club_close(&club);
    struct kiosk_setup setup = {
        .path = house->path, .fonts = house->fonts, .sizes = sizes_of(&facts), .facts = facts,
        .has_language = true, .language = LANGUAGE_ENGLISH,
    };
    kiosk_init(&house->kiosk, &setup);
    kiosk_start(&house->kiosk, house->now_ms);
    return 0;
}

static int tear_down(void **state)
{
    struct house *house = *state;
    char command[160];
    kiosk_finish(&house->kiosk);
    fonts_free(house->fonts);
    snprintf(command, sizeof command, "rm -r '%s'", house->dir);
    int status = system(command);
    free(house->ui);
    free(house);
    setenv("OBECNI_NOW", "2026-01-12T15:40:00", 1);
    return status;
}

static void scan(struct house *house, const char *payload)
{
    house->now_ms += 1000;
    kiosk_deliver(&house->kiosk, &(struct event){.kind = EVENT_SCAN, .payload = payload},
                  house->now_ms);
}

static void wait_ms(struct house *house, int64_t ms)
{
    house->now_ms += ms;
    house->kiosk.wake_ms = 60000;
    kiosk_deliver(&house->kiosk, &(struct event){.kind = EVENT_TICK}, house->now_ms);
}

static bool has_area(struct house *house, const char *name)
{
    kiosk_draw(&house->kiosk, house->ui);
    return ui_area_of(house->ui, name) != NULL;
}

static void press(struct house *house, const char *name)
{
    house->now_ms += 1000;
    if (!has_area(house, name))
        fail_msg("no area %s on %s", name, house->kiosk.screen->name);
    kiosk_deliver(&house->kiosk, &(struct event){.kind = EVENT_PRESS, .name = name}, house->now_ms);
}

static void key(struct house *house, int usage)
{
    house->now_ms += 1000;
    kiosk_deliver(&house->kiosk, &(struct event){.kind = EVENT_KEY, .key = usage}, house->now_ms);
}

static void assert_screen(const struct house *house, const struct screen *screen)
{
    assert_string_equal(house->kiosk.screen->name, screen->name);
}

/* Whether the glass shows the text. */
static bool shows(struct house *house, const char *text)
{
    bool found = false;
    kiosk_draw(&house->kiosk, house->ui);
    for (int i = 0; i < house->ui->count && !found; i++)
        found = house->ui->items[i].kind == UI_TEXT && strstr(house->ui->items[i].text, text);
    memset(house->ui, 0, sizeof *house->ui);
    return found;
}

static void type_pin(struct house *house, const char *digits)
{
    char name[] = "key-0";
    for (; *digits; digits++) {
        name[4] = *digits;
        press(house, name);
    }
    press(house, "enter");
}

static void enter(struct house *house, const char *card, const char *pin)
{
    scan(house, card);
    assert_screen(house, &screen_staff_pin);
    type_pin(house, pin);
    assert_screen(house, &screen_staff_roster);
}

static int row_of(const struct house *house, const char *number)
{
    const struct desk *desk = house->kiosk.desk;
    for (size_t i = 0; i < desk->roster.row_count; i++) {
        if (strcmp(desk->roster.rows[i].participant, number) == 0)
            return (int)i;
    }
    return -1;
}

static void open_person(struct house *house, int person)
{
    char name[24];
    snprintf(name, sizeof name, "row-%d", row_of(house, house->people[person]));
    house->kiosk.desk->page = 0;
    while (!has_area(house, name))
        press(house, "later");
    press(house, name);
    assert_screen(house, &screen_staff_person);
}

static void assert_status(const struct house *house, int person, enum roster_status status)
{
    struct club club;
    struct roster roster;
    must(club_open(&club, house->path, CLUB_READING, &err));
    must(roster_get(&club, GROUP, &roster, &err));
    enum roster_status got = ROSTER_NOT_APPLICABLE;
    for (size_t i = 0; i < roster.row_count; i++) {
        if (strcmp(roster.rows[i].participant, house->people[person]) == 0)
            got = roster.rows[i].status;
    }
    assert_string_equal(roster_status_word(got), roster_status_word(status));
    roster_free(&roster);
    club_close(&club);
}

static int64_t number_of(const struct house *house, const char *sql)
{
    struct club club;
    must(club_open(&club, house->path, CLUB_READING, &err));
    struct statement *s = statement_new(club.store, sql);
    int64_t number = statement_step(s) ? statement_integer(s, 0) : -1;
    must(statement_finish(s, &err));
    club_close(&club);
    return number;
}

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

static void test_every_mark(void **state)
{
    struct house *house = *state;
    enter(house, house->leader_card, LEADER_PIN);
    open_person(house, 0);
    press(house, "mark-late");
    assert_screen(house, &screen_staff_hour);
    press(house, "minus-15");
    press(house, "plus-15");
    press(house, "save");
    assert_status(house, 0, ROSTER_LATE);
    open_person(house, 0);
    press(house, "mark-left");
    press(house, "save");
    assert_status(house, 0, ROSTER_LEFT_EARLY);
    open_person(house, 1);
    press(house, "mark-absent");
    assert_status(house, 1, ROSTER_ABSENT);
    open_person(house, 1);
    press(house, "mark-unknown");
    assert_status(house, 1, ROSTER_UNKNOWN);
    open_person(house, 2);
    press(house, "refuse");
    assert_screen(house, &screen_staff_pick);
    press(house, "item-0");
    assert_status(house, 2, ROSTER_REFUSED_ENTRY);
    assert_false(has_area(house, "row-999"));
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
    assert_true(shows(house, "Attendance is recorded."));
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

static void test_search(void **state)
{
    struct house *house = *state;
    enter(house, house->coordinator_card, COORDINATOR_PIN);
    press(house, "search");
    char name[NAME_SIZE];
    text_fold(house->names[0], name, sizeof name);
    for (int i = 0; i < 3; i++)
        key(house, KEY_A + name[i] - 'a');
    assert_true(house->kiosk.desk->search.count >= 1);
    press(house, "everybody");
    if (!house->kiosk.desk->search.is_everybody)
        fail_msg("%s", house->kiosk.desk->said.text);
    assert_true(house->kiosk.desk->search.count >= 1);
    press(house, "found-0");
    assert_screen(house, &screen_staff_person);
}

static void test_lost_card(void **state)
{
    struct house *house = *state;
    enter(house, house->coordinator_card, COORDINATOR_PIN);
    open_person(house, 0);
    press(house, "lost-card");
    assert_screen(house, &screen_staff_spare);
    scan(house, house->cards[1]); /* somebody who comes meanwhile is let in */
    assert_status(house, 1, ROSTER_PRESENT);
    assert_screen(house, &screen_staff_spare);
    scan(house, house->spares[0]);
    assert_screen(house, &screen_staff_roster);
    assert_true(shows(house, "The card is given out."));
    press(house, "leave");
    scan(house, house->cards[0]);
    assert_screen(house, &screen_staff);
    scan(house, house->spares[0]);
    assert_screen(house, &screen_recorded);
    assert_status(house, 0, ROSTER_PRESENT);
}

static void test_guest(void **state)
{
    struct house *house = *state;
    int64_t guests = number_of(house, "SELECT count(*) FROM guest WHERE taken_at IS NOT NULL");
    enter(house, house->coordinator_card, COORDINATOR_PIN);
    if (strcmp(house->kiosk.desk->session, GROUP) != 0)
        must(desk_choose_session(&house->kiosk, GROUP, &err));
    int before = house->kiosk.desk->roster.guest_count;
    press(house, "menu");
    press(house, "guest");
    press(house, "item-0");
    scan(house, house->guest);
    assert_true(shows(house, "The guest is recorded."));
    assert_int_equal(house->kiosk.desk->roster.guest_count, before + 1);
    assert_int_equal(number_of(house, "SELECT count(*) FROM guest WHERE taken_at IS NOT NULL"),
                     guests + 1);
}

static void test_substitute_and_cancel(void **state)
{
    struct house *house = *state;
    enter(house, house->coordinator_card, COORDINATOR_PIN);
    must(desk_choose_session(&house->kiosk, GROUP, &err));
    press(house, "menu");
    press(house, "substitute");
    assert_true(house->kiosk.desk->pick.count >= 1);
    press(house, "item-0");
    press(house, "item-0");
    if (house->kiosk.desk->said.is_problem)
        fail_msg("%s", house->kiosk.desk->said.text);
    assert_true(shows(house, "The substitute is recorded."));
    press(house, "menu");
    press(house, "cancel");
    press(house, "item-0");
    if (house->kiosk.desk->said.is_problem)
        fail_msg("%s", house->kiosk.desk->said.text);
    assert_true(shows(house, "The session is cancelled"));
    assert_int_equal(number_of(house, "SELECT count(*) FROM session WHERE code = '" GROUP
                                      "' AND state = 'cancelled'"),
                     1);
    press(house, "menu");
    press(house, "cancel");
    press(house, "item-0");
    assert_screen(house, &screen_staff_pick);
    assert_true(shows(house, "cancelled already"));
}

static void test_heads_and_signature(void **state)
{
    struct house *house = *state;
    setenv("OBECNI_NOW", "2026-01-12T18:30:00", 1);
    enter(house, house->leader_card, LEADER_PIN);
    must(desk_choose_session(&house->kiosk, GROUP, &err));
    press(house, "sign");
    press(house, "do-sign");
    assert_screen(house, &screen_staff_sign);
    assert_non_null(strstr(house->kiosk.desk->said.text, ".")); /* the core's own refusal */
    assert_true(house->kiosk.desk->said.is_problem);
    char heads[16];
    snprintf(heads, sizeof heads, "%d", house->kiosk.desk->roster.present_count + 1);
    for (const char *at = heads; *at; at++) {
        char name[] = "key-0";
        name[4] = *at;
        press(house, name);
    }
    press(house, "rest");
    press(house, "do-sign");
    assert_screen(house, &screen_staff_pick);
    press(house, "item-0");
    if (!house->kiosk.desk->roster.signoff.version)
        fail_msg("%s", house->kiosk.desk->said.text);
    assert_string_equal(house->kiosk.desk->roster.signoff.signed_by, house->leader);
    /* Now only two persons can change it. */
    open_person(house, 0);
    press(house, "mark-present");
    assert_true(shows(house, "together with a second person"));
}

static void sign(struct house *house)
{
    struct club club;
    struct signoff signoff;
    setenv("OBECNI_NOW", "2026-01-12T18:30:00", 1);
    must(club_open(&club, house->path, CLUB_WRITING, &err));
    snprintf(club.actor, sizeof club.actor, "%s", house->leader);
    struct signoff_entry entry = {
        .session = GROUP, .rest_absent = true,
        .course = {.has_headcount = true, .headcount = 0, .explanation = "count_uncertain"},
    };
    must(signoff_sign(&club, &entry, &signoff, &err));
    club_close(&club);
}

/* A coordinator corrects, and another coordinator agrees by card and PIN. */
static void test_correction_by_two(void **state)
{
    struct house *house = *state;
    struct club club;
    char other[TOKEN_SIZE];
    sign(house);
    must(club_open(&club, house->path, CLUB_WRITING, &err));
    must(vault_unlock(&club.vault, club.store, DEMO_CLUB_PASSPHRASE, &err));
    must(staff_change(&club, house->leader,
                      &(struct staff_entry){.role = "leader,coordinator"}, &err));
    make_card(&club, house->leader, LEADER_PIN, other);
    club_close(&club);
    enter(house, house->coordinator_card, COORDINATOR_PIN);
    must(desk_choose_session(&house->kiosk, GROUP, &err));
    open_person(house, 0);
    press(house, "mark-present");
    assert_screen(house, &screen_staff_pick);
    press(house, "item-1");
    assert_screen(house, &screen_staff_second);
    assert_false(has_area(house, "key-1"));
    scan(house, house->coordinator_card);
    assert_true(shows(house, "somebody else"));
    scan(house, other);
    type_pin(house, "0000");
    assert_true(shows(house, "does not match"));
    assert_status(house, 0, ROSTER_ABSENT);
    scan(house, other);
    type_pin(house, LEADER_PIN);
    if (house->kiosk.desk->said.is_problem)
        fail_msg("%s", house->kiosk.desk->said.text);
    assert_status(house, 0, ROSTER_PRESENT);
    assert_false(vault_is_open(&house->kiosk.club.vault));
    assert_int_equal(number_of(house, "SELECT count(*) FROM presence_event WHERE kind ="
                                      " 'corrected' AND reason = 'Came without a card'"),
                     1);
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

static void test_health(void **state)
{
    struct house *house = *state;
    enter(house, house->coordinator_card, COORDINATOR_PIN);
    press(house, "menu");
    press(house, "health");
    for (int i = 0; i < 100 && !house->kiosk.desk->health.walk.is_done; i++)
        wait_ms(house, 10);
    assert_true(shows(house, "holds:"));
    assert_true(shows(house, "never made"));
    key(house, KEY_ESCAPE);
    assert_screen(house, &screen_staff_menu);
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
    language_start();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_card_pin_roster_mark, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_every_mark, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_wrong_pins, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_leader_sees_own_alone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_shade, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_a_minute_without_a_press, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_search, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_lost_card, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_guest, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_substitute_and_cancel, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_heads_and_signature, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_correction_by_two, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_live_list, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_live_list_of_another, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_health, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_test_card, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_keyboard_alone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_nothing_is_left_in_memory, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
