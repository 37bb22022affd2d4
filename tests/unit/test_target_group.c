/* Target groups: the office's own words, and who belonged where since when, sealed. */
#include "club/people/target_group_record.h"
#include "tests/unit/people.h"


static struct participant add(struct club *club, const char *groups)
{
    struct participant participant;
    struct person_entry entry = {.surname = "Przykładowa", .given_names = "Ewa",
                                 .target_groups = groups};
    must(participant_add(club, NULL, &entry, &participant, &err));
    return participant;
}

static void must_hold(struct club *club, const struct participant *participant, const char *day,
                      const char *expected)
{
    char groups[TARGET_GROUPS_SIZE];
    must(target_group_on(club, participant->id, people_day(day), groups, &err));
    assert_string_equal(groups, expected);
}

/* Today is the 12th of January 2026. */
static void dated(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct participant ewa = add(club, "unemployed, alcohol");
    struct target_group_record record = {0};
    must_hold(club, &ewa, "2026-01-12", "alcohol,unemployed");
    must_hold(club, &ewa, "2025-06-30", "alcohol,unemployed"); /* the first reaches back */
    must(target_group_set(club, ewa.number, "alcohol", people_day("2025-11-01"), &err));
    must_hold(club, &ewa, "2025-10-31", "alcohol");
    must_hold(club, &ewa, "2025-11-01", "alcohol");
    must_hold(club, &ewa, "2026-01-11", "alcohol");
    must_hold(club, &ewa, "2026-01-12", "alcohol,unemployed");
    must(target_group_set(club, ewa.number, "", people_day("2025-12-01"), &err));
    must_hold(club, &ewa, "2025-11-30", "alcohol");
    must_hold(club, &ewa, "2025-12-24", "");
    must(target_group_set(club, ewa.number, "homeless", people_day("2025-12-01"), &err));
    must_hold(club, &ewa, "2025-12-24", "homeless"); /* what was said later of the day */
    must(target_group_record_list(club, ewa.id, &record, &err));
    assert_int_equal(record.count, 4); /* nothing was changed, everything was added */
    assert_string_equal(record.items[2].groups, "");
    target_group_record_free(&record);
}

/* The person's own record knows today's, and a corrected surname makes no statement. */
static void part_of_the_person(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct participant ewa = add(club, "alcohol");
    struct person person;
    bool found;
    must(participant_change(club, ewa.number, &(struct person_entry){.surname = "Inna"}, &err));
    assert_int_equal(people_number(club, "SELECT count(*) FROM target_group_record"), 1);
    must(participant_change(club, ewa.number, &(struct person_entry){.target_groups = "drugs"},
                            &err));
    assert_int_equal(people_number(club, "SELECT count(*) FROM target_group_record"), 2);
    must(target_group_set(club, ewa.number, "mental", club_today(club), &err));
    must(person_find(club, ewa.id, &person, &found, &err));
    assert_string_equal(person.target_groups, "mental");
    assert_string_equal(person.surname, "Inna");
    person_wipe(&person);
}

static void own_words(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct participant ewa = add(club, NULL);
    struct target_group_list list = {0};
    must_refuse(target_group_set(club, ewa.number, "codependent", club_today(club), &err),
                ERROR_USAGE, "homeless");
    must(target_group_add(club, "codependent", "osoby współuzależnione", &err));
    must_refuse(target_group_add(club, "codependent", "Znowu", &err), ERROR_REFUSED, "already");
    must_refuse(target_group_add(club, "alcohol", "Znowu", &err), ERROR_REFUSED, "already");
    must_refuse(target_group_add(club, "a b", "X", &err), ERROR_USAGE, "code");
    must_refuse(target_group_add(club, "x", " ", &err), ERROR_USAGE, "empty");
    must(target_group_set(club, ewa.number, "codependent,homeless", club_today(club), &err));
    must_hold(club, &ewa, "2026-01-12", "homeless,codependent"); /* the law's first */
    must(target_group_end(club, "codependent", &err));
    must_refuse(target_group_end(club, "codependent", &err), ERROR_REFUSED, "not in use");
    must_refuse(target_group_end(club, "alcohol", &err), ERROR_REFUSED, "dictionary");
    must_refuse(target_group_end(club, "nothing", &err), ERROR_REFUSED, "no target group");
    /* Who has it keeps it; nobody else is given it. */
    must(target_group_set(club, ewa.number, "codependent", club_today(club), &err));
    struct participant jan = add(club, NULL);
    must_refuse(target_group_set(club, jan.number, "codependent", club_today(club), &err),
                ERROR_USAGE, "no target group");
    must(target_group_return(club, "codependent", &err));
    must(target_group_set(club, jan.number, "codependent", club_today(club), &err));
    must(target_group_list(club, &list, &err));
    assert_true(list.items[list.count - 1].is_own);
    assert_string_equal(list.items[list.count - 1].polish, "osoby współuzależnione");
    target_group_list_free(&list);
}

static void refused(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct participant ewa = add(club, "alcohol"), nobody = people_add(club);
    int today = club_today(club);
    must_refuse(target_group_set(club, ewa.number, "alcohol", today, &err), ERROR_USAGE, "differs");
    must_refuse(target_group_set(club, ewa.number, "drugs", today + 1, &err), ERROR_USAGE, "ahead");
    must_refuse(target_group_set(club, ewa.number, "poor", today, &err), ERROR_USAGE, "homeless");
    must_refuse(target_group_set(club, ewa.number, "a\nb", today, &err), ERROR_USAGE, "control");
    must_refuse(target_group_set(club, "0000000", "drugs", today, &err), ERROR_REFUSED, "0000000");
    must_refuse(target_group_set(club, nobody.number, "drugs", today, &err), ERROR_REFUSED,
                "number only");
    vault_close(&club->vault);
    must_refuse(target_group_set(club, ewa.number, "drugs", today, &err), ERROR_REFUSED, "locked");
}

/* Neither the ledger nor the table tells anything, and no other seal fits. */
static void sealed(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct participant ewa = add(club, "alcohol"), jan = add(club, "drugs");
    struct target_group_record record = {0};
    must(target_group_set(club, ewa.number, "homeless", club_today(club), &err));
    assert_int_equal(people_number(club, "SELECT count(*) FROM ledger WHERE body LIKE '%alcohol%'"
                                         " OR body LIKE '%homeless%' OR body LIKE '%drugs%'"),
                     0);
    assert_int_equal(people_number(club, "SELECT count(*) FROM target_group_record"
                                         " WHERE instr(sealed, 'alcohol')"),
                     0);
    struct error failure = {0};
    assert_false(statement_run(
        statement_new(club->store, "UPDATE target_group_record SET sealed_at = 0"), &failure));
    assert_false(
        statement_run(statement_new(club->store, "DELETE FROM target_group_record"), &failure));
    must(statement_run(
        statement_new(club->store, "DROP TRIGGER target_group_record_is_never_changed"), &err));
    must(statement_run(
        statement_new(club->store, "UPDATE target_group_record SET (nonce, sealed) ="
                                   " (SELECT nonce, sealed FROM identity i WHERE"
                                   "  i.participant_id = target_group_record.participant_id)"),
        &err));
    must_refuse(target_group_record_list(club, jan.id, &record, &err), ERROR_STORAGE, "damaged");
    target_group_record_free(&record);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(dated),   people_test(part_of_the_person), people_test(own_words),
        people_test(refused), people_test(sealed),
    };
    return cmocka_run_group_tests_name("target groups", tests, NULL, NULL);
}
