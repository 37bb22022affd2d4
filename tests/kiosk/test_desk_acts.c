/* What staff do at the kiosk: marks, search, lost cards, guests, substitutes, the signature. What is stored is read back by a second connection. */
#include "house.h"

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

/* People come before the start; the day's morning is too early for that. */
static void test_present_before_the_start(void **state)
{
    struct house *house = *state;
    setenv("OBECNI_NOW", "2026-01-12T15:28:00", 1);
    enter(house, house->leader_card, LEADER_PIN);
    must(desk_choose_session(&house->kiosk, GROUP, &err));
    open_person(house, 0);
    press(house, "mark-present");
    assert_false(house->kiosk.desk->said.is_problem);
    assert_status(house, 0, ROSTER_PRESENT);
    open_person(house, 1);
    press(house, "mark-absent");
    assert_true(house->kiosk.desk->said.is_problem);
    assert_status(house, 1, ROSTER_UNKNOWN);
    press(house, "leave");
    house->now_ms += 2 * KIOSK_REPEAT_MS;
    setenv("OBECNI_NOW", "2026-01-12T10:00:00", 1);
    enter(house, house->leader_card, LEADER_PIN);
    must(desk_choose_session(&house->kiosk, GROUP, &err));
    open_person(house, 1);
    press(house, "mark-present");
    assert_true(house->kiosk.desk->said.is_problem);
    assert_status(house, 1, ROSTER_UNKNOWN);
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

/* A reader types into fields, and somebody types quickly: nothing of it stays, nothing closes. */
static void test_typing_is_no_card(void **state)
{
    struct house *house = *state;
    enter(house, house->coordinator_card, COORDINATOR_PIN);
    press(house, "search");
    key(house, KEY_A);
    kiosk_deliver(&house->kiosk, &(struct event){.kind = EVENT_UNREADABLE}, house->now_ms);
    assert_screen(house, &screen_staff_search);
    assert_string_equal(house->kiosk.desk->search.typed, "A");
    scan(house, house->cards[2]);
    assert_string_equal(house->kiosk.desk->search.typed, "");
    assert_status(house, 2, ROSTER_PRESENT);
    press(house, "back");
    kiosk_deliver(&house->kiosk, &(struct event){.kind = EVENT_UNREADABLE}, house->now_ms);
    assert_screen(house, &screen_staff_roster);
    assert_true(shows(house, "could not be read"));
}

/* A quick second press does not fall on the screen that has just come. */
static void test_double_press(void **state)
{
    struct house *house = *state;
    enter(house, house->leader_card, LEADER_PIN);
    open_person(house, 3);
    kiosk_deliver(&house->kiosk, &(struct event){.kind = EVENT_PRESS, .name = "mark-absent"},
                  house->now_ms + 50);
    assert_screen(house, &screen_staff_person);
    assert_status(house, 3, ROSTER_UNKNOWN);
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
    assert_true(house->kiosk.desk->said.is_problem);
    assert_true(shows(house, "The session is cancelled."));
}

static void type_heads(struct house *house, int heads)
{
    char digits[16];
    press(house, "heads");
    assert_screen(house, &screen_staff_heads);
    snprintf(digits, sizeof digits, "%d", heads);
    type_pin(house, digits);
    assert_screen(house, &screen_staff_sign);
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
    assert_true(house->kiosk.desk->said.is_problem);
    type_heads(house, house->kiosk.desk->roster.present_count + 1);
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
    assert_true(house->kiosk.desk->said.is_problem);
    assert_status(house, 0, ROSTER_ABSENT);
}

/* Heads can be told while the session runs, and signed later. */
static void test_heads_alone(void **state)
{
    struct house *house = *state;
    enter(house, house->leader_card, LEADER_PIN);
    press(house, "sign");
    assert_false(has_area(house, "save"));
    type_heads(house, 12);
    press(house, "save");
    assert_true(shows(house, "not signed yet"));
    assert_int_equal(house->kiosk.desk->roster.course.headcount, 12);
    assert_int_equal(house->kiosk.desk->roster.signoff.version, 0);
    press(house, "back");
    press(house, "sign");
    assert_true(shows(house, "12"));
}

/* The same list, signed by the function that the command line calls, on a copy of the club. */
static void sign_copy(struct house *house, const struct signoff_entry *entry,
                      unsigned char hash[DIGEST_SIZE])
{
    struct club club;
    struct signoff signoff;
    char copy[160], command[400];
    snprintf(copy, sizeof copy, "%s/copy.db", house->dir);
    snprintf(command, sizeof command, "sqlite3 '%s' \"VACUUM INTO '%s'\"", house->path, copy);
    assert_int_equal(system(command), 0);
    must(club_open(&club, copy, CLUB_WRITING, &err));
    snprintf(club.actor, sizeof club.actor, "%s", house->leader);
    must(signoff_sign(&club, entry, &signoff, &err));
    memcpy(hash, signoff.hash, DIGEST_SIZE);
    club_close(&club);
}

/* Real hours, a topic, heads: what is signed at the glass is what the command line signs, and
 * can be proved. */
static void test_signed_as_by_command(void **state)
{
    struct house *house = *state;
    unsigned char hash[DIGEST_SIZE];
    struct signoff_report report = {.holds = false};
    struct club club;
    setenv("OBECNI_NOW", "2026-01-12T18:30:00", 1);
    enter(house, house->leader_card, LEADER_PIN);
    must(desk_choose_session(&house->kiosk, GROUP, &err));
    int64_t start_at = house->kiosk.desk->roster.start_at, end_at = house->kiosk.desk->roster.end_at;
    int heads = house->kiosk.desk->roster.present_count;
    press(house, "sign");
    type_heads(house, heads);
    press(house, "hours");
    press(house, "began-more-5");
    press(house, "began-more-5");
    press(house, "ended-less-15");
    press(house, "back");
    press(house, "topic");
    press(house, "item-1");
    assert_screen(house, &screen_staff_sign);
    press(house, "rest");
    char topic[DICTIONARY_CODE_SIZE];
    snprintf(topic, sizeof topic, "%s", house->kiosk.desk->sign.topic);
    assert_true(topic[0]);
    sign_copy(house,
              &(struct signoff_entry){
                  .session = GROUP, .rest_absent = true,
                  .course = {.has_headcount = true, .headcount = heads, .topic = topic,
                             .began_at = start_at + 600, .ended_at = end_at - 900},
              },
              hash);
    press(house, "do-sign");
    if (!house->kiosk.desk->roster.signoff.version)
        fail_msg("%s", house->kiosk.desk->said.text);
    assert_memory_equal(house->kiosk.desk->roster.signoff.hash, hash, DIGEST_SIZE);
    assert_int_equal(house->kiosk.desk->roster.course.began_at, start_at + 600);
    assert_int_equal(house->kiosk.desk->roster.course.ended_at, end_at - 900);
    assert_string_equal(house->kiosk.desk->roster.course.topic, topic);
    must(club_open(&club, house->path, CLUB_READING, &err));
    must(signoff_verify(&club, GROUP, 0, &report, &err));
    assert_true(report.holds && !report.is_changed);
    signoff_report_free(&report);
    club_close(&club);
    assert_int_equal(number_of(house, "SELECT count(*) FROM ledger WHERE action = 'session.sign'"
                                      " AND subject = '" GROUP "'"),
                     1);
}

/* Hours stop where the core would refuse them: at now, and before the end. */
static void test_hours_stop(void **state)
{
    struct house *house = *state;
    setenv("OBECNI_NOW", "2026-01-12T18:30:00", 1);
    enter(house, house->leader_card, LEADER_PIN);
    must(desk_choose_session(&house->kiosk, GROUP, &err));
    struct desk *desk = house->kiosk.desk;
    press(house, "sign");
    press(house, "hours");
    for (int i = 0; i < 30; i++)
        press(house, "ended-more-15");
    assert_int_equal(desk->sign.ended_at, club_now(&desk->club));
    for (int i = 0; i < 40; i++)
        press(house, "began-more-15");
    assert_true(desk->sign.began_at < desk->sign.ended_at);
    press(house, "planned");
    assert_int_equal(desk->sign.began_at, 0);
    assert_int_equal(desk->sign.ended_at, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        house_test(test_every_mark),
        house_test(test_present_before_the_start),
        house_test(test_search),
        house_test(test_typing_is_no_card),
        house_test(test_double_press),
        house_test(test_lost_card),
        house_test(test_guest),
        house_test(test_substitute_and_cancel),
        house_test(test_heads_and_signature),
        house_test(test_heads_alone),
        house_test(test_signed_as_by_command),
        house_test(test_hours_stop),
    };
    language_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
