/* What two people do at the kiosk: correcting a signed list, and a coordinator's signature in the
 * leader's place. The second one holds the own card to the reader and types its PIN. */
#include "house.h"

#include "club/session/signoff.h"
#include "kiosk/staff/staff_refusal.h"

#define AFTER "2026-01-12T18:30:00"

static void sign(struct house *house)
{
    struct club club;
    struct signoff signoff;
    setenv("OBECNI_NOW", AFTER, 1);
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
                                      " 'corrected' AND reason = 'Przyjście bez karty'"),
                     1);
}

static void assert_refused(struct house *house, int refusal)
{
    struct error err = {.kind = ERROR_REFUSED, .refusal = refusal};
    assert_true(house->kiosk.desk->said.is_problem);
    assert_string_equal(house->kiosk.desk->said.text, staff_refusal_text(&err));
}

/* The card of somebody who from now on opens the door alone: it opens no names any more. */
static void make_door_card(struct house *house, const char *pin, char card[TOKEN_SIZE])
{
    struct club club;
    char code[CODE_SIZE];
    must(club_open(&club, house->path, CLUB_WRITING, &err));
    must(vault_unlock(&club.vault, club.store, DEMO_CLUB_PASSPHRASE, &err));
    find_staff(&club, ROLE_OFFICE, ROLE_LEADER | ROLE_COORDINATOR, NULL, code);
    make_card(&club, code, pin, card);
    snprintf(club.actor, sizeof club.actor, "%s", house->coordinator);
    must(staff_change(&club, code, &(struct staff_entry){.role = "door"}, &err));
    club_close(&club);
}

static void count_heads(struct house *house, int heads)
{
    char digits[4];
    press(house, "heads");
    snprintf(digits, sizeof digits, "%d", heads);
    type_pin(house, digits);
}

/* The coordinator stands before the list of a group that somebody else led, after its end. */
static void come_to_sign(struct house *house, const char *now)
{
    setenv("OBECNI_NOW", now, 1);
    enter(house, house->coordinator_card, COORDINATOR_PIN);
    must(desk_choose_session(&house->kiosk, GROUP, &err));
    press(house, "sign");
}

static void test_signature_in_the_leaders_place(void **state)
{
    struct house *house = *state;
    struct signoff_report report = {.holds = false};
    struct club club;
    come_to_sign(house, AFTER);
    count_heads(house, house->kiosk.desk->roster.present_count);
    press(house, "rest");
    press(house, "do-sign");
    assert_screen(house, &screen_staff_second);
    assert_true(shows(house, "leader’s place"));
    assert_int_equal(house->kiosk.desk->roster.signoff.version, 0);
    scan(house, house->coordinator_card);
    assert_true(shows(house, "somebody else"));
    assert_false(has_area(house, "key-1"));
    scan(house, house->leader_card);
    type_pin(house, "0000");
    assert_refused(house, STAFF_REFUSAL_WRONG_PIN);
    assert_screen(house, &screen_staff_second);
    scan(house, house->leader_card);
    type_pin(house, LEADER_PIN);
    assert_screen(house, &screen_staff_roster);
    if (house->kiosk.desk->said.is_problem)
        fail_msg("%s", house->kiosk.desk->said.text);
    assert_string_equal(house->kiosk.desk->roster.signoff.signed_by, house->coordinator);
    assert_false(vault_is_open(&house->kiosk.club.vault));
    assert_string_equal(house->kiosk.desk->club.second, "");
    assert_string_equal(house->kiosk.desk->second.payload, "");
    must(club_open(&club, house->path, CLUB_READING, &err));
    must(signoff_verify(&club, GROUP, 0, &report, &err));
    assert_true(report.holds);
    assert_string_equal(report.signoff.second, house->leader);
    signoff_report_free(&report);
    club_close(&club);
}

/* After the end the list that waits is there without being looked for; signed, it gives way to
 * another that waits. A list of another day says its day. */
static void test_the_list_that_waits(void **state)
{
    struct house *house = *state;
    setenv("OBECNI_NOW", AFTER, 1);
    enter(house, house->leader_card, LEADER_PIN);
    assert_string_equal(house->kiosk.desk->session, GROUP);
    assert_false(shows(house, "day, "));
    press(house, "leave");
    sign(house);
    house->now_ms += 2 * KIOSK_REPEAT_MS;
    enter(house, house->leader_card, LEADER_PIN);
    assert_string_equal(house->kiosk.desk->session, "K1-2026-01-12");
    assert_false(shows(house, "day, "));
    must(desk_choose_session(&house->kiosk, "G2-2026-01-15", &err));
    assert_true(shows(house, "Thursday"));
}

/* Nobody is fetched for a signature that could not be given. */
static void test_first_what_is_missing(void **state)
{
    struct house *house = *state;
    come_to_sign(house, AFTER);
    press(house, "do-sign");
    assert_screen(house, &screen_staff_sign);
    assert_refused(house, REFUSAL_UNMARKED);
    press(house, "rest");
    press(house, "do-sign");
    assert_screen(house, &screen_staff_sign);
    assert_refused(house, REFUSAL_UNCOUNTED);
}

static void test_not_before_the_end(void **state)
{
    struct house *house = *state;
    come_to_sign(house, "2026-01-12T17:30:00");
    press(house, "do-sign");
    assert_screen(house, &screen_staff_sign);
    assert_refused(house, REFUSAL_NOT_OVER);
}

/* Heads that differ are explained first; going back keeps what was told and signs nothing. */
static void test_back_from_the_second(void **state)
{
    struct house *house = *state;
    come_to_sign(house, AFTER);
    count_heads(house, house->kiosk.desk->roster.present_count + 1);
    press(house, "rest");
    press(house, "do-sign");
    assert_screen(house, &screen_staff_pick);
    press(house, "item-0");
    assert_screen(house, &screen_staff_second);
    press(house, "back");
    assert_screen(house, &screen_staff_sign);
    assert_true(house->kiosk.desk->sign.heads[0]);
    assert_int_equal(house->kiosk.desk->roster.signoff.version, 0);
    assert_string_equal(house->kiosk.desk->club.second, "");
}

/* Whoever only opens the door agrees to no signature, and leaves no trace of a key. */
static void test_who_cannot_be_second(void **state)
{
    struct house *house = *state;
    char card[TOKEN_SIZE];
    make_door_card(house, "1618", card);
    come_to_sign(house, AFTER);
    count_heads(house, house->kiosk.desk->roster.present_count);
    press(house, "rest");
    press(house, "do-sign");
    scan(house, card);
    type_pin(house, "1618");
    assert_refused(house, STAFF_REFUSAL_CARD);
    assert_int_equal(house->kiosk.desk->roster.signoff.version, 0);
    assert_false(vault_is_open(&house->kiosk.club.vault));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        house_test(test_correction_by_two),
        house_test(test_signature_in_the_leaders_place),
        house_test(test_the_list_that_waits),
        house_test(test_first_what_is_missing),
        house_test(test_not_before_the_end),
        house_test(test_back_from_the_second),
        house_test(test_who_cannot_be_second),
    };
    language_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
