/* The demonstration club with staff cards, and a kiosk on it whose clock the test moves: short ways
 * to press, scan and look. */
#ifndef OBECNI_TESTS_KIOSK_HOUSE_H
#define OBECNI_TESTS_KIOSK_HOUSE_H

#include "states.h"

#include "base/text.h"
#include "club/people/card_spare.h"
#include "club/people/guest.h"
#include "club/session/session_lead.h"
#include "club/staff/staff_pin.h"
#include "exchange/demo_club.h"
#include "figures/day/roster.h"
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
#define TWO_SESSIONS "G4AN9AY" /* in the group, and booked for a consultation at 16:00 */
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
    char two_sessions[TOKEN_SIZE], spares[SPARES][TOKEN_SIZE], guest[TOKEN_SIZE];
    unsigned char key[32];
};

#define must(call)                                                                                 \
    do {                                                                                           \
        struct error err = {0};                                                                    \
        if (!(call))                                                                               \
            fail_msg("%s: %s", #call, err.text);                                                   \
    } while (0)

static inline void find_staff(struct club *club, unsigned roles, unsigned without, const char *leads,
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

static inline void make_card(struct club *club, const char *code, const char *pin, char card[TOKEN_SIZE])
{
    struct staff_card_issued issued;
    snprintf(club->actor, sizeof club->actor, "%s", code);
    must(staff_pin_set(club, code, pin, &err));
    must(staff_card_issue(club, code, pin, &issued, &err));
    memcpy(card, issued.payload, TOKEN_SIZE);
}

static inline void make_people(struct house *house, struct club *club)
{
    struct roster roster = {0};
    struct person person;
    bool found;
    must(roster_get(club, GROUP, &roster, &err));
    for (size_t i = 0, count = 0; i < roster.row_count && count < PEOPLE; i++) {
        struct card_issued issued;
        struct error refused = {0};
        if (roster.rows[i].status != ROSTER_UNKNOWN ||
            strcmp(roster.rows[i].participant, TWO_SESSIONS) == 0 ||
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

static inline void prepare(struct house *house, struct club *club)
{
    struct card_issued two, spares[SPARES], guests[1];
    find_staff(club, ROLE_COORDINATOR, 0, NULL, house->coordinator);
    find_staff(club, ROLE_LEADER, ROLES_OFFICE, GROUP, house->leader);
    make_card(club, house->coordinator, COORDINATOR_PIN, house->coordinator_card);
    make_card(club, house->leader, LEADER_PIN, house->leader_card);
    make_people(house, club);
    must(card_issue(club, TWO_SESSIONS, &two, &err));
    memcpy(house->two_sessions, two.payload, TOKEN_SIZE);
    must(card_spare_make(club, SPARES, spares, &err));
    for (int i = 0; i < SPARES; i++)
        memcpy(house->spares[i], spares[i].payload, TOKEN_SIZE);
    must(guest_print(club, 1, guests, &err));
    memcpy(house->guest, guests[0].payload, TOKEN_SIZE);
    /* Inverted, so that this copy is not what a search for the key finds. */
    for (int i = 0; i < 32; i++)
        house->key[i] = (unsigned char)~club->vault.key[i];
}

/* A kiosk on what is stored by now, as after a restart. */
static inline void house_start(struct house *house, enum language language)
{
    size_t count;
    const struct window *window = windows_list(&count);
    struct screen_facts facts = {.width = window->width, .height = window->height};
    struct kiosk_setup setup = {
        .path = house->path, .fonts = house->fonts, .sizes = sizes_of(&facts), .facts = facts,
        .has_language = true, .language = language,
    };
    kiosk_init(&house->kiosk, &setup);
    kiosk_start(&house->kiosk, house->now_ms);
}

/* At 15:40 on a Monday of the group. */
static inline int house_open(void **state, enum language language)
{
    struct error err = {0};
    struct club club = {0};
    struct house *house = memory_new(1, sizeof *house);
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
    house_start(house, language);
    return 0;
}

static inline int set_up(void **state)
{
    return house_open(state, LANGUAGE_ENGLISH);
}

static inline int set_up_polish(void **state)
{
    return house_open(state, LANGUAGE_POLISH);
}

static inline int tear_down(void **state)
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

static inline void scan(struct house *house, const char *payload)
{
    house->now_ms += 1000;
    kiosk_deliver(&house->kiosk, &(struct event){.kind = EVENT_SCAN, .payload = payload},
                  house->now_ms);
}

static inline void wait_ms(struct house *house, int64_t ms)
{
    house->now_ms += ms;
    house->kiosk.wake_ms = 60000;
    kiosk_deliver(&house->kiosk, &(struct event){.kind = EVENT_TICK}, house->now_ms);
}

static inline bool has_area(struct house *house, const char *name)
{
    kiosk_draw(&house->kiosk, house->ui);
    return ui_area_of(house->ui, name) != NULL;
}

static inline void press(struct house *house, const char *name)
{
    house->now_ms += 1000;
    if (!has_area(house, name))
        fail_msg("no area %s on %s", name, house->kiosk.screen->name);
    kiosk_deliver(&house->kiosk, &(struct event){.kind = EVENT_PRESS, .name = name}, house->now_ms);
}

static inline void key(struct house *house, int usage)
{
    house->now_ms += 1000;
    kiosk_deliver(&house->kiosk, &(struct event){.kind = EVENT_KEY, .key = usage}, house->now_ms);
}

static inline void assert_screen(const struct house *house, const struct screen *screen)
{
    assert_string_equal(house->kiosk.screen->name, screen->name);
}

/* Whether the glass shows the text. */
static inline bool shows(struct house *house, const char *text)
{
    bool found = false;
    kiosk_draw(&house->kiosk, house->ui);
    for (int i = 0; i < house->ui->count && !found; i++)
        found = house->ui->items[i].kind == UI_TEXT && strstr(house->ui->items[i].text, text);
    memset(house->ui, 0, sizeof *house->ui);
    return found;
}

static inline void type_pin(struct house *house, const char *digits)
{
    char name[] = "key-0";
    for (; *digits; digits++) {
        name[4] = *digits;
        press(house, name);
    }
    press(house, "enter");
}

static inline void enter(struct house *house, const char *card, const char *pin)
{
    scan(house, card);
    assert_screen(house, &screen_staff_pin);
    type_pin(house, pin);
    assert_screen(house, &screen_staff_roster);
}

static inline int row_of(const struct house *house, const char *number)
{
    const struct desk *desk = house->kiosk.desk;
    for (size_t i = 0; i < desk->roster.row_count; i++) {
        if (strcmp(desk->roster.rows[i].participant, number) == 0)
            return (int)i;
    }
    return -1;
}

static inline void open_person(struct house *house, int person)
{
    char name[24];
    snprintf(name, sizeof name, "row-%d", row_of(house, house->people[person]));
    house->kiosk.desk->page = 0;
    while (!has_area(house, name))
        press(house, "later");
    press(house, name);
    assert_screen(house, &screen_staff_person);
}

static inline void assert_status(const struct house *house, int person, enum roster_status status)
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

static inline int64_t number_of(const struct house *house, const char *sql)
{
    struct club club;
    must(club_open(&club, house->path, CLUB_READING, &err));
    struct statement *s = statement_new(club.store, sql);
    int64_t number = statement_step(s) ? statement_integer(s, 0) : -1;
    must(statement_finish(s, &err));
    club_close(&club);
    return number;
}

#define house_test(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
#define house_test_polish(name) cmocka_unit_test_setup_teardown(name, set_up_polish, tear_down)

#endif
