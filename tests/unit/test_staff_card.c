/* Staff cards and spare cards: what opens the vault, what does not, and how guessing is stopped. */
#include "people.h"
#include "tests/unit/files.h"

#include "club/backup.h"
#include "club/people/card_spare.h"
#include "club/presence/checkin.h"
#include "club/staff/staff_card_open.h"
#include "club/staff/staff_pin.h"
#include "trust/locked.h"
#include "trust/staff_key.h"

#include <stdio.h>

#define PIN "24680"

static void become(struct club *club, const char *code)
{
    snprintf(club->actor, sizeof club->actor, "%s", code);
}

static void add_person(struct club *club, const char *code, const char *role)
{
    must(staff_add(club,
                   &(struct staff_entry){.code = code, .name = "Jan Przykładowy", .role = role,
                                         .from_on = people_day("2026-01-01")},
                   &err));
    become(club, code);
    must(staff_pin_set(club, code, PIN, &err));
    become(club, "AP");
}

static void issue(struct club *club, const char *code, char payload[TOKEN_SIZE])
{
    struct staff_card_issued issued;
    must(staff_card_issue(club, code, PIN, &issued, &err));
    assert_true(token_staff_check(issued.payload));
    memcpy(payload, issued.payload, TOKEN_SIZE);
    staff_card_issued_wipe(&issued);
}

/* A club opened as the kiosk opens it, the clock standing at that minute. */
static void open_kiosk(struct fixture *fixture, struct club *kiosk, const char *now)
{
    setenv("OBECNI_NOW", now, 1);
    must(club_open(kiosk, fixture->path, CLUB_KIOSK, &err));
}

static enum staff_card_answer try_pin(struct club *kiosk, const char *payload, const char *digits,
                                      int64_t *until)
{
    struct staff staff;
    enum staff_card_answer answer;
    must(staff_card_open(kiosk, payload, digits, &staff, &answer, until, &err));
    assert_int_equal(vault_is_open(&kiosk->vault), answer == STAFF_CARD_RIGHT);
    if (answer == STAFF_CARD_RIGHT)
        assert_string_equal(staff.code, "LE");
    return answer;
}

static void test_card_and_pin_open_the_vault(void **state)
{
    struct fixture *fixture = *state;
    struct club *club = &fixture->club, kiosk;
    unsigned char one[VAULT_MARK_SIZE], other[VAULT_MARK_SIZE];
    char payload[TOKEN_SIZE];
    int64_t until;
    add_person(club, "LE", "leader");
    issue(club, "LE", payload);
    open_kiosk(fixture, &kiosk, "2026-01-12T15:20:00");
    assert_int_equal(try_pin(&kiosk, payload, "13579", &until), STAFF_CARD_WRONG);
    assert_int_equal(until, 0);
    assert_int_equal(try_pin(&kiosk, payload, PIN, &until), STAFF_CARD_RIGHT);
    vault_key_mark(&club->vault, one);
    vault_key_mark(&kiosk.vault, other);
    assert_memory_equal(one, other, sizeof one);
    assert_string_equal(kiosk.actor, "kiosk");
    club_close(&kiosk);
    assert_int_equal(people_number(club, "SELECT count(*) FROM ledger WHERE actor = 'LE' AND"
                                         " action = 'staff_card.open'"),
                     1);
    assert_int_equal(people_number(club, "SELECT count(*) FROM ledger WHERE actor = 'kiosk' AND"
                                         " action = 'staff_card.refuse' AND"
                                         " body LIKE '%\"wrong\"%'"),
                     1);
    assert_int_equal(people_number(club, "SELECT count(*) FROM ledger WHERE body LIKE '%OB3%'"), 0);
}

/* The fifth locks, the count survives another start, each lock is twice as long. */
static void test_five_wrong_ones_lock(void **state)
{
    static const char *const times[] = {"2026-01-12T15:20:00", "2026-01-12T15:25:01",
                                        "2026-01-12T15:36:00"};
    static const int minutes[] = {5, 10, 20};
    struct fixture *fixture = *state;
    struct club kiosk;
    char payload[TOKEN_SIZE];
    int64_t until;
    add_person(&fixture->club, "LE", "leader");
    issue(&fixture->club, "LE", payload);
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < STAFF_CARD_TRIES; i++) {
            open_kiosk(fixture, &kiosk, times[round]);
            assert_int_equal(try_pin(&kiosk, payload, "0000", &until), STAFF_CARD_WRONG);
            int64_t wanted = i == STAFF_CARD_TRIES - 1 ? club_now(&kiosk) + minutes[round] * 60 : 0;
            assert_int_equal(until, wanted);
            club_close(&kiosk);
        }
        open_kiosk(fixture, &kiosk, times[round]);
        assert_int_equal(try_pin(&kiosk, payload, PIN, &until), STAFF_CARD_LOCKED);
        club_close(&kiosk);
    }
    open_kiosk(fixture, &kiosk, "2026-01-12T15:57:00");
    assert_int_equal(try_pin(&kiosk, payload, PIN, &until), STAFF_CARD_RIGHT);
    vault_close(&kiosk.vault);
    for (int i = 0; i < STAFF_CARD_TRIES; i++)
        assert_int_equal(try_pin(&kiosk, payload, "0000", &until), STAFF_CARD_WRONG);
    assert_int_equal(until, club_now(&kiosk) + STAFF_CARD_LOCK_SECONDS);
    club_close(&kiosk);
    setenv("OBECNI_NOW", "2026-01-12T15:20:00", 1);
}

static void test_revoked_opens_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct club *club = &fixture->club, kiosk;
    struct staff_card card;
    char first[TOKEN_SIZE], second[TOKEN_SIZE];
    int64_t until;
    enum staff_card_answer answer;
    add_person(club, "LE", "leader office");
    issue(club, "LE", first);
    issue(club, "LE", second);
    open_kiosk(fixture, &kiosk, "2026-01-12T15:20:00");
    assert_int_equal(try_pin(&kiosk, first, PIN, &until), STAFF_CARD_REFUSED);
    assert_int_equal(try_pin(&kiosk, second, PIN, &until), STAFF_CARD_RIGHT);
    vault_close(&kiosk.vault);
    must_refuse(staff_card_revoke(club, "LE", "why", &card, &err), ERROR_USAGE, "why");
    must(staff_card_revoke(club, "LE", "lost", &card, &err));
    must_refuse(staff_card_revoke(club, "LE", "lost", &card, &err), ERROR_REFUSED, "no staff card");
    must(staff_card_look(&kiosk, second, &answer, &until, &err));
    assert_int_equal(answer, STAFF_CARD_REFUSED);
    club_close(&kiosk);
    assert_int_equal(people_number(club, "SELECT count(wrapped) FROM staff_card"), 0);
}

static void test_who_gets_one(void **state)
{
    struct fixture *fixture = *state;
    struct club *club = &fixture->club;
    struct staff_card_issued issued;
    add_person(club, "DR", "door");
    add_person(club, "AU", "auditor administrator");
    must(staff_add(club,
                   &(struct staff_entry){.code = "OF", .name = "Ewa Próbna", .role = "office",
                                         .from_on = people_day("2026-01-01")},
                   &err));
    must_refuse(staff_card_issue(club, "DR", PIN, &issued, &err), ERROR_REFUSED, "role");
    must_refuse(staff_card_issue(club, "AU", PIN, &issued, &err), ERROR_REFUSED, "role");
    must_refuse(staff_card_issue(club, "OF", PIN, &issued, &err), ERROR_REFUSED, "PIN");
    must_refuse(staff_card_issue(club, "XX", PIN, &issued, &err), ERROR_REFUSED, "XX");
    must(staff_pin_set(club, "OF", PIN, &err)); /* by somebody else */
    must_refuse(staff_card_issue(club, "OF", PIN, &issued, &err), ERROR_REFUSED, "nobody else");
    vault_close(&club->vault);
    add_person(club, "LE", "leader");
    must_refuse(staff_card_issue(club, "LE", PIN, &issued, &err), ERROR_REFUSED, "vault");
}

#define KEYS "SELECT count(wrapped) FROM staff_card"

/* With the last day, or with the role, the wrapped key goes in the same change. */
static void test_key_goes_with_the_right(void **state)
{
    struct fixture *fixture = *state;
    struct club *club = &fixture->club;
    char payload[TOKEN_SIZE];
    int today = club_today(club);
    add_person(club, "LE", "leader");
    issue(club, "LE", payload);
    must(staff_change(club, "LE", &(struct staff_entry){.role = "leader,office"}, &err));
    assert_int_equal(people_number(club, KEYS), 1);
    int64_t entries = people_number(club, "SELECT count(*) FROM ledger");
    must(staff_change(club, "LE", &(struct staff_entry){.role = "door,auditor"}, &err));
    assert_int_equal(people_number(club, KEYS), 0);
    assert_int_equal(people_number(club, "SELECT count(*) FROM ledger"), entries + 1);
    assert_int_equal(people_number(club, "SELECT count(*) FROM ledger WHERE action = 'staff.change'"
                                 " AND body ->> 'revoked_card' IS NOT NULL"),
                     1);
    must(staff_change(club, "LE", &(struct staff_entry){.role = "leader"}, &err));
    issue(club, "LE", payload);
    must(staff_end(club, "LE", today, &err));
    assert_int_equal(people_number(club, KEYS), 0);
    assert_int_equal(people_number(club, "SELECT count(*) FROM ledger WHERE action = 'staff.end'"
                                 " AND body ->> 'revoked_card' IS NOT NULL"),
                     1);
}

/* A last day that is still to come: the card opens until then, and the next copy holds no key. */
static void test_key_goes_after_the_last_day(void **state)
{
    struct fixture *fixture = *state;
    struct club *club = &fixture->club;
    char payload[TOKEN_SIZE], copy[160];
    struct backup_facts facts;
    add_person(club, "LE", "leader");
    issue(club, "LE", payload);
    must(staff_end(club, "LE", club_today(club) + 1, &err));
    must(staff_card_revoke_left(club, &err));
    assert_int_equal(people_number(club, KEYS), 1);
    club->clock.fixed_at += 86400;
    must(staff_card_revoke_left(club, &err));
    assert_int_equal(people_number(club, KEYS), 1);
    club->clock.fixed_at += 86400;
    snprintf(copy, sizeof copy, "%s/copy.db", fixture->dir);
    must(backup_make(club, copy, NULL, &facts, &err));
    assert_int_equal(raw_number(copy, KEYS), 0);
    must(staff_card_revoke_left(club, &err));
    assert_int_equal(people_number(club, KEYS), 0);
    assert_int_equal(people_number(club, "SELECT count(*) FROM ledger WHERE action = 'staff_card.revoke'"),
                     1);
}

/* A new PIN ends the card that was made with the old one; a role taken away ends it for good. */
static void test_pin_and_role_change(void **state)
{
    struct fixture *fixture = *state;
    struct club *club = &fixture->club, kiosk;
    struct staff staff;
    struct staff_card card;
    char payload[TOKEN_SIZE];
    int64_t until;
    bool found;
    add_person(club, "LE", "leader");
    issue(club, "LE", payload);
    must(staff_change(club, "LE", &(struct staff_entry){.role = "door"}, &err));
    open_kiosk(fixture, &kiosk, "2026-01-12T15:20:00");
    assert_int_equal(try_pin(&kiosk, payload, PIN, &until), STAFF_CARD_REFUSED);
    must(staff_change(club, "LE", &(struct staff_entry){.role = "leader"}, &err));
    assert_int_equal(try_pin(&kiosk, payload, PIN, &until), STAFF_CARD_REFUSED);
    issue(club, "LE", payload);
    assert_int_equal(try_pin(&kiosk, payload, PIN, &until), STAFF_CARD_RIGHT);
    vault_close(&kiosk.vault);
    must(staff_pin_set(club, "LE", "98765", &err));
    must(staff_get(club, "LE", &staff, &err));
    must(staff_card_find_in_use(club, staff.id, &card, &found, &err));
    assert_false(found);
    assert_int_equal(try_pin(&kiosk, payload, PIN, &until), STAFF_CARD_REFUSED);
    club_close(&kiosk);
}

/* Neither the card's row under another id nor another card's token opens it. */
static void test_key_is_bound_to_card_and_token(void **state)
{
    struct fixture *fixture = *state;
    struct club *club = &fixture->club;
    struct staff_key key;
    struct vault vault = {0};
    char one[TOKEN_SIZE], other[TOKEN_SIZE];
    bool is_right;
    token_staff_new(one);
    token_staff_new(other);
    must(staff_key_wrap(&club->vault, 7, one, PIN, VAULT_COST_LIGHT, &key, &err));
    must(staff_key_unwrap(&vault, 7, other, PIN, &key, &is_right, &err));
    assert_false(is_right || vault_is_open(&vault));
    must(staff_key_unwrap(&vault, 8, one, PIN, &key, &is_right, &err));
    assert_false(is_right || vault_is_open(&vault));
    must(staff_key_unwrap(&vault, 7, one, PIN "1", &key, &is_right, &err));
    assert_false(is_right || vault_is_open(&vault));
    must(staff_key_unwrap(&vault, 7, one, PIN, &key, &is_right, &err));
    assert_true(is_right);
    assert_memory_equal(vault.key, club->vault.key, 32);
    vault_close(&vault);
}

static void test_spare_cards(void **state)
{
    struct fixture *fixture = *state;
    struct club *club = &fixture->club;
    struct participant participant = people_add(club);
    struct card_issued issued, spares[2];
    struct card card;
    struct checkin_result result;
    char replaced[NUMBER_SIZE];
    int count;
    bool found;
    must(card_issue(club, participant.number, &issued, &err));
    must(card_spare_make(club, 2, spares, &err));
    must(card_spare_count(club, &count, &err));
    assert_int_equal(count, 2);
    must(checkin_scan(club, spares[0].payload, CHECKIN_CARD, &result, &err));
    assert_int_equal(result.answer, CHECKIN_STAFF);
    must_refuse(card_spare_hand_out(club, participant.number, issued.payload, "lost", &card,
                                    replaced, &err),
                ERROR_REFUSED, "no spare card");
    must(card_spare_find(club, spares[0].payload, &found, &err));
    assert_true(found);
    must(card_spare_hand_out(club, participant.number, spares[0].payload, "lost", &card, replaced,
                             &err));
    assert_string_equal(replaced, issued.card.number);
    assert_string_equal(card.number, spares[0].card.number);
    assert_string_equal(card.participant, participant.number);
    must_refuse(card_spare_hand_out(club, participant.number, spares[0].payload, "lost", &card,
                                    replaced, &err),
                ERROR_REFUSED, "no spare card");
    must(card_spare_hand_out(club, participant.number, spares[1].card.number, "damaged", &card,
                             replaced, &err));
    must(checkin_scan(club, spares[1].payload, CHECKIN_CARD, &result, &err));
    assert_string_equal(result.participant, participant.number);
    must(card_spare_count(club, &count, &err));
    assert_int_equal(count, 0);
}

static void assert_denied(struct club *club, const char *sql)
{
    struct error err = {0};
    struct statement *s = statement_new(club->store, sql);
    if (statement_run(s, &err))
        fail_msg("allowed: %s", sql);
    assert_non_null(strstr(err.text, "not authorized"));
}

/* Neither the kiosk's connection nor that of staff at the kiosk reaches farther than it has to. */
static void test_what_the_glass_cannot_write(void **state)
{
    struct fixture *fixture = *state;
    struct club kiosk;
    open_kiosk(fixture, &kiosk, "2026-01-12T15:20:00");
    assert_denied(&kiosk, "UPDATE card SET revoked_at = 1, revoked_reason = 'lost'");
    assert_denied(&kiosk, "UPDATE session SET room = 'x'");
    for (int i = 0; i < 2; i++) {
        assert_denied(&kiosk, "UPDATE staff_card SET wrapped = NULL");
        assert_denied(&kiosk, "INSERT INTO card_spare (number, token_hash, made_at, made_by)"
                              " VALUES ('7QK4M24', zeroblob(32), 1, 'X')");
        assert_denied(&kiosk, "UPDATE participant SET left_on = '2026-01-01', left_reason = 'x'");
        assert_denied(&kiosk, "UPDATE staff SET role = 'administrator'");
        assert_denied(&kiosk, "DELETE FROM staff_card_guard");
        assert_denied(&kiosk, "UPDATE staff_pin SET wrong_in_row = 0");
        assert_denied(&kiosk, "UPDATE setting SET value = ''");
        assert_denied(&kiosk, "UPDATE enrolment SET until_on = '2026-01-01'");
        assert_denied(&kiosk, "SELECT count(*) FROM case_fact");
        club_close(&kiosk);
        must(club_open(&kiosk, fixture->path, CLUB_DESK, &err));
    }
    club_close(&kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(test_card_and_pin_open_the_vault),
        people_test(test_five_wrong_ones_lock),
        people_test(test_revoked_opens_nothing),
        people_test(test_who_gets_one),
        people_test(test_key_goes_with_the_right),
        people_test(test_key_goes_after_the_last_day),
        people_test(test_pin_and_role_change),
        people_test(test_key_is_bound_to_card_and_token),
        people_test(test_spare_cards),
        people_test(test_what_the_glass_cannot_write),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
