/* What staff are refused at the glass: each in a short sentence of the glass's own, in its four
 * languages, and never a command. The acts are those that end in a refusal of the core. */
#include "house.h"

#include "club/presence/month.h"
#include "club/session/signoff.h"
#include "kiosk/staff/staff_refusal.h"

#include <ctype.h>

static int words_in(const char *text)
{
    int count = 0;
    for (const char *at = text; *at; at++)
        count += !isspace((unsigned char)*at) &&
                 (at == text || isspace((unsigned char)at[-1]));
    return count;
}

static void test_each_has_a_sentence(void **state)
{
    struct kiosk kiosk = {.language = LANGUAGE_POLISH};
    struct error plain = {.kind = ERROR_REFUSED}, lost = {.kind = ERROR_STORAGE};
    (void)state;
    for (int i = 0; i < STAFF_REFUSAL_COUNT; i++) {
        struct error err = {.kind = ERROR_REFUSED, .refusal = i};
        const char *english = staff_refusal_text(i == 0 ? &lost : &err);
        if (i != REFUSAL_NONE && strcmp(english, staff_refusal_text(&plain)) == 0)
            fail_msg("refusal %d has no sentence of its own", i);
        for (int j = 0; j < LANGUAGE_COUNT; j++) {
            kiosk.language = (enum language)j;
            const char *text = kiosk_text(&kiosk, english);
            if (words_in(text) > 12)
                fail_msg("more than 12 words: %s", text);
            assert_null(strstr(text, "obecni "));
            assert_null(strstr(text, "--"));
            if (j != LANGUAGE_ENGLISH && strcmp(text, english) == 0)
                fail_msg("not translated: %s", english);
        }
    }
}

static void assert_refused(struct house *house, int refusal)
{
    struct error err = {.kind = ERROR_REFUSED, .refusal = refusal};
    assert_true(house->kiosk.desk->said.is_problem);
    assert_string_equal(house->kiosk.desk->said.text, staff_refusal_text(&err));
}

static void assert_no_command(const struct house *house)
{
    struct error plain = {.kind = ERROR_REFUSED};
    assert_true(house->kiosk.desk->said.is_problem);
    assert_string_not_equal(house->kiosk.desk->said.text, staff_refusal_text(&plain));
}

static void choose_group(struct house *house)
{
    must(desk_choose_session(&house->kiosk, GROUP, &err));
    kiosk_show(&house->kiosk, &screen_staff_roster);
    house->now_ms += 1000;
}

static void put_heads(struct house *house, const char *heads)
{
    press(house, "heads");
    type_pin(house, heads);
}

static void test_signing(void **state)
{
    struct house *house = *state;
    enter(house, house->leader_card, LEADER_PIN);
    choose_group(house);
    press(house, "sign");
    press(house, "do-sign");
    assert_refused(house, REFUSAL_NOT_OVER);
    house->kiosk.desk->club.clock.fixed_at += 3 * 3600;
    press(house, "do-sign");
    assert_refused(house, REFUSAL_UNMARKED);
    press(house, "rest");
    press(house, "do-sign");
    assert_refused(house, REFUSAL_UNCOUNTED);
    put_heads(house, "99");
    press(house, "do-sign");
    assert_screen(house, &screen_staff_pick); /* differing heads are asked about, not refused */
    press(house, "item-0");
    assert_screen(house, &screen_staff_roster);
    assert_false(house->kiosk.desk->said.is_problem);
    press(house, "sign");
    press(house, "do-sign");
    assert_refused(house, REFUSAL_SIGNED_ALREADY);
    put_heads(house, "12");
    press(house, "save");
    assert_refused(house, REFUSAL_NEEDS_SECOND);
    press(house, "back");
    open_person(house, 0);
    press(house, "mark-present");
    assert_refused(house, REFUSAL_SIGNED);
}

static void test_cancelled_and_closed(void **state)
{
    struct house *house = *state;
    setenv("OBECNI_NOW", "2026-01-12T18:30:00", 1);
    enter(house, house->coordinator_card, COORDINATOR_PIN);
    choose_group(house);
    press(house, "menu");
    press(house, "cancel");
    press(house, "item-0");
    assert_false(house->kiosk.desk->said.is_problem);
    press(house, "menu");
    press(house, "cancel");
    press(house, "item-0");
    assert_refused(house, REFUSAL_CANCELLED);
    press(house, "back");
    press(house, "back");
    press(house, "sign");
    press(house, "do-sign");
    assert_refused(house, REFUSAL_CANCELLED);
    press(house, "back");
    open_person(house, 0);
    press(house, "mark-absent");
    assert_refused(house, REFUSAL_CANCELLED);
    press(house, "refuse");
    press(house, "item-0");
    assert_no_command(house);
}

/* Hours that cannot be, on somebody who came. */
static void test_hours(void **state)
{
    struct house *house = *state;
    scan(house, house->cards[0]);
    enter(house, house->leader_card, LEADER_PIN);
    choose_group(house);
    open_person(house, 0);
    press(house, "mark-left");
    for (int i = 0; i < 2; i++)
        press(house, "plus-15");
    press(house, "save");
    assert_refused(house, REFUSAL_HOUR_AHEAD);
    for (int i = 0; i < 30; i++)
        press(house, "minus-15");
    press(house, "save");
    assert_no_command(house);
    press(house, "back");
    press(house, "mark-late");
    for (int i = 0; i < 40; i++)
        press(house, "minus-15");
    press(house, "save");
    assert_refused(house, REFUSAL_HOUR_OUTSIDE);
}

static void test_cards(void **state)
{
    struct house *house = *state;
    enter(house, house->coordinator_card, COORDINATOR_PIN);
    choose_group(house);
    open_person(house, 0);
    press(house, "lost-card");
    scan(house, house->guest);
    assert_refused(house, REFUSAL_NO_SPARE);
    scan(house, house->spares[0]);
    assert_false(house->kiosk.desk->said.is_problem);
    press(house, "menu");
    press(house, "guest");
    press(house, "item-0");
    scan(house, house->spares[1]);
    assert_refused(house, REFUSAL_NO_GUEST_CARD);
}

/* Who is to lead already cannot be the substitute of somebody else. */
static void test_leading(void **state)
{
    struct house *house = *state;
    enter(house, house->coordinator_card, COORDINATOR_PIN);
    choose_group(house);
    struct error err = {0};
    assert_false(session_lead_substitute(&house->kiosk.desk->club, GROUP, house->leader,
                                         house->leader, NULL, &err));
    assert_int_equal(err.refusal, REFUSAL_LEADS_ALREADY);
    err = (struct error){0};
    assert_false(session_lead_substitute(&house->kiosk.desk->club, GROUP, house->leader,
                                         house->coordinator, NULL, &err));
    assert_int_not_equal(err.refusal, REFUSAL_NONE);
}

static void test_number_not_locked(void **state)
{
    struct house *house = *state;
    enter(house, house->coordinator_card, COORDINATOR_PIN);
    choose_group(house);
    open_person(house, 0);
    house->kiosk.desk->is_number_locked = true; /* and was unlocked in the office meanwhile */
    press(house, "unlock");
    assert_refused(house, REFUSAL_NOT_LOCKED);
}

static void test_closed_month(void **state)
{
    struct house *house = *state;
    struct club club;
    int month;
    setenv("OBECNI_NOW", "2026-02-03T12:00:00", 1);
    must(club_open(&club, house->path, CLUB_WRITING, &err));
    snprintf(club.actor, sizeof club.actor, "%s", house->coordinator);
    must(month_read("2026-01", &month, &err) && month_close(&club, month, "próba", &err));
    club_close(&club);
    enter(house, house->coordinator_card, COORDINATOR_PIN);
    choose_group(house);
    open_person(house, 0);
    press(house, "mark-present");
    assert_refused(house, REFUSAL_MONTH_CLOSED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_has_a_sentence),
        house_test(test_signing),
        house_test(test_cancelled_and_closed),
        house_test(test_hours),
        house_test(test_cards),
        house_test(test_leading),
        house_test(test_number_not_locked),
        house_test(test_closed_month),
    };
    language_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
