/* Roles: their words and bits there and back, and what the club's second person leaves in the
 * ledger. Who may run which command is the transcript roles_matrix's. */
#include "tests/unit/people.h"

#include <stdio.h>

static unsigned bits(const char *text)
{
    unsigned roles;
    must(roles_read(text, &roles, &err));
    return roles;
}

static void words_and_bits(void **state)
{
    (void)state;
    char words[ROLES_SIZE];
    for (unsigned roles = 1; roles <= ROLE_ALL; roles++) {
        roles_write(roles, words);
        assert_int_equal(roles_stored(words), roles);
        assert_int_equal(bits(words), roles);
    }
    roles_write(ROLE_ALL, words);
    assert_string_equal(words, ROLE_WORDS);
    roles_write(0, words);
    assert_string_equal(words, "");
}

static void typed_in_any_order(void **state)
{
    (void)state;
    assert_int_equal(bits("administrator,coordinator"), ROLE_COORDINATOR | ROLE_ADMINISTRATOR);
    assert_int_equal(bits(" door,  leader door,"), ROLE_DOOR | ROLE_LEADER);
    assert_int_equal(bits("office"), ROLE_OFFICE);
}

static void wrong_words(void **state)
{
    static const char *const wrong[] = {"",      " , ",    "boss",        "Door",
                                        "doors", "leader;door", "coordinator,boss"};
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct error err = {0};
        unsigned roles;
        assert_false(roles_read(wrong[i], &roles, &err));
        assert_int_equal(err.kind, ERROR_USAGE);
        assert_non_null(strstr(err.text, ROLE_WORDS));
    }
    char *long_text = people_long_text(10000);
    struct error err = {0};
    unsigned roles;
    assert_false(roles_read(long_text, &roles, &err));
    assert_true(strlen(err.text) < 200);
    free(long_text);
    assert_int_equal(roles_stored("boss leader  x"), ROLE_LEADER);
}

static void in_a_sentence(void **state)
{
    (void)state;
    char words[ROLES_SHOWN_SIZE];
    roles_say(ROLE_OFFICE, words);
    assert_string_equal(words, "office");
    roles_say(ROLES_DESK, words);
    assert_string_equal(words, "door, office or coordinator");
    roles_say(ROLE_ALL, words);
    assert_string_equal(words, "door, leader, office, coordinator, auditor or administrator");
    roles_show(ROLES_DESK, words);
    assert_string_equal(words, "door, office, coordinator");
    roles_show(0, words);
    assert_string_equal(words, "");
}

/* Auditors and administrators see no names; whoever is at the door neither. */
static void who_sees_names(void **state)
{
    (void)state;
    assert_int_equal(ROLES_NAMES & (ROLE_DOOR | ROLE_AUDITOR | ROLE_ADMINISTRATOR), 0);
    assert_int_equal(ROLES_REGISTER & ~ROLES_NAMES, 0);
    assert_int_equal(ROLES_OFFICE & ROLE_LEADER, 0);
}

static void held_by_staff(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct staff staff;
    struct staff_entry entry = {.code = "EN",
                                .name = "Ewa Nowa",
                                .role = "coordinator,leader",
                                .from_on = people_day("2026-01-01")};
    must(staff_add(club, &entry, &err));
    must(staff_get(club, "EN", &staff, &err));
    assert_string_equal(staff.role, "leader coordinator");
    must(staff_change(club, "EN", &(struct staff_entry){.role = "office"}, &err));
    must(staff_get(club, "EN", &staff, &err));
    assert_string_equal(staff.role, "office");
    must_refuse(staff_change(club, "EN", &(struct staff_entry){.role = ""}, &err), ERROR_USAGE,
                "No role");
}

/* Whoever agreed stands in each entry of the change, also beside other content. */
static void second_person_in_the_ledger(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    people_add_staff(club, "A", "2026-01-01");
    assert_int_equal(people_number(club, "SELECT count(*) FROM ledger WHERE body LIKE '%second%'"),
                     0);
    snprintf(club->second, sizeof club->second, "B");
    must(staff_change(club, "A", &(struct staff_entry){.role = "office"}, &err));
    must(club_begin(club, &err));
    must(club_end(club, club_note(club, "test.note", "A", NULL, &err), &err));
    assert_int_equal(people_number(club, "SELECT count(*) FROM ledger WHERE"
                                         " json_extract(body, '$.second') = 'B'"),
                     2);
    assert_int_equal(people_number(club, "SELECT count(*) FROM ledger WHERE"
                                         " json_extract(body, '$.role') = 'office'"
                                         " AND json_extract(body, '$.second') = 'B'"),
                     1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_and_bits),
        cmocka_unit_test(typed_in_any_order),
        cmocka_unit_test(wrong_words),
        cmocka_unit_test(in_a_sentence),
        cmocka_unit_test(who_sees_names),
        people_test(held_by_staff),
        people_test(second_person_in_the_ledger),
    };
    return cmocka_run_group_tests_name("role", tests, NULL, NULL);
}
