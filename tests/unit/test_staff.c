/* Staff: adding, changing, ending, finding, and who may lead on a day. */
#include "tests/unit/people.h"

static struct staff get(struct club *club, const char *code)
{
    struct staff staff;
    must(staff_get(club, code, &staff, &err));
    return staff;
}

static void adding_and_finding(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct staff staff;
    bool found;
    must(staff_add(club,
                   &(struct staff_entry){.code = "EN",
                                         .name = "  Ewa Nowa  ",
                                         .title = "psycholożka",
                                         .role = "coordinator",
                                         .system_user = "enowa",
                                         .from_on = people_day("2026-01-01")},
                   &err));
    staff = get(club, "EN");
    assert_string_equal(staff.name, "Ewa Nowa");
    assert_string_equal(staff.title, "psycholożka");
    assert_string_equal(staff.role, "coordinator");
    assert_int_equal(staff.from_on, people_day("2026-01-01"));
    assert_int_equal(staff.until_on, DAY_NONE);
    must(staff_find_system_user(club, "enowa", &staff, &found, &err));
    assert_true(found);
    assert_string_equal(staff.code, "EN");
    must(staff_find_system_user(club, "nobody", &staff, &found, &err));
    assert_false(found);
    must_refuse(staff_get(club, "XX", &staff, &err), ERROR_REFUSED, "EN");
}

static void bad_entries(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    char *long_text = people_long_text(10000);
    int today = club_today(club);
    struct staff_entry entry = {.code = "EN", .name = "Ewa", .from_on = today};
    must(staff_add(club, &entry, &err));
    must_refuse(staff_add(club, &entry, &err), ERROR_REFUSED, "taken");
    entry.code = "a b";
    must_refuse(staff_add(club, &entry, &err), ERROR_USAGE, "code");
    entry.code = "E2";
    entry.name = long_text;
    must_refuse(staff_add(club, &entry, &err), ERROR_USAGE, "too long");
    entry.name = "E\xff";
    must_refuse(staff_add(club, &entry, &err), ERROR_USAGE, "UTF-8");
    entry.name = "E\nN";
    must_refuse(staff_add(club, &entry, &err), ERROR_USAGE, "control");
    entry.name = NULL;
    must_refuse(staff_add(club, &entry, &err), ERROR_USAGE, "empty");
    entry.name = "Ewa";
    entry.role = "boss";
    must_refuse(staff_add(club, &entry, &err), ERROR_USAGE, "auditor");
    entry.role = NULL;
    entry.has_until = true;
    entry.until_on = today - 1;
    must_refuse(staff_add(club, &entry, &err), ERROR_USAGE, "before");
    free(long_text);
}

static void changing(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    people_add_staff(club, "A", "2026-01-01");
    people_add_staff(club, "B", "2026-01-01");
    must(staff_change(club, "A", &(struct staff_entry){.system_user = "ala", .role = "office"},
                      &err));
    assert_string_equal(get(club, "A").role, "office");
    assert_string_equal(get(club, "A").name, "Jan Przykładowy");
    must_refuse(staff_change(club, "B", &(struct staff_entry){.system_user = "ala"}, &err),
                ERROR_REFUSED, "belongs to A");
    must(staff_change(club, "A", &(struct staff_entry){.system_user = ""}, &err));
    must(staff_change(club, "B", &(struct staff_entry){.system_user = "ala"}, &err));
    must_refuse(staff_change(club, "A", &(struct staff_entry){.code = NULL}, &err), ERROR_USAGE,
                "Nothing");
    must_refuse(staff_change(club, "C", &(struct staff_entry){.title = "x"}, &err), ERROR_REFUSED,
                "Known: A, B");
}

static void ending_ends_leading(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct staff staff;
    int june = people_day("2026-06-30");
    people_add_staff(club, "A", "2026-01-01");
    people_add_activity(club, "G1", 0);
    people_add_activity(club, "G2", 0);
    must(activity_leader_add(club, "G1", "A", people_day("2026-01-05"), DAY_NONE, &err));
    must(activity_leader_add(club, "G2", "A", people_day("2026-09-01"), DAY_NONE, &err));
    must(staff_end(club, "A", june, &err));
    assert_int_equal(people_number(club, "SELECT count(*) FROM activity_leader"), 1);
    assert_int_equal(people_number(club, "SELECT count(*) FROM activity_leader"
                                         " WHERE until_on = '2026-06-30'"),
                     1);
    must(staff_get_valid(club, "A", june, &staff, &err));
    must_refuse(staff_get_valid(club, "A", june + 1, &staff, &err), ERROR_REFUSED, "2026-06-30");
    must_refuse(staff_get_valid(club, "A", people_day("2025-12-31"), &staff, &err), ERROR_REFUSED,
                "2026-01-01");
    must_refuse(staff_end(club, "A", people_day("2025-12-31"), &err), ERROR_USAGE, "before");
    must(staff_change(club, "A", &(struct staff_entry){.has_until = true, .until_on = DAY_NONE},
                      &err));
    must(staff_get_valid(club, "A", june + 1, &staff, &err));
}

static void listing(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct staff_list all = {0}, january = {0};
    people_add_staff(club, "B", "2026-01-01");
    people_add_staff(club, "A", "2026-03-01");
    must(staff_list(club, DAY_NONE, &all, &err));
    assert_int_equal(all.count, 2);
    assert_string_equal(all.items[0].code, "A");
    must(staff_list(club, people_day("2026-01-31"), &january, &err));
    assert_int_equal(january.count, 1);
    assert_string_equal(january.items[0].code, "B");
    staff_list_free(&all);
    staff_list_free(&january);
}

/* Nobody saws off the branch that all sit on: by another role, or by going. */
static void last_administrator_stays(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    int today = club_today(club);
    people_add_staff(club, "A", "2026-01-01");
    people_add_staff(club, "B", "2026-01-01");
    must(staff_change(club, "A", &(struct staff_entry){.role = "coordinator,administrator"}, &err));
    must_refuse(staff_change(club, "A", &(struct staff_entry){.role = "coordinator"}, &err),
                ERROR_REFUSED, "only administrator");
    must_refuse(staff_end(club, "A", today, &err), ERROR_REFUSED, "only administrator");
    assert_string_equal(get(club, "A").role, "coordinator administrator");
    assert_int_equal(get(club, "A").until_on, DAY_NONE);
    must(staff_end(club, "A", today + 30, &err));
    must(staff_change(club, "B", &(struct staff_entry){.role = "administrator"}, &err));
    must(staff_end(club, "A", today, &err));
    must_refuse(staff_end(club, "B", today, &err), ERROR_REFUSED, "only administrator");
}

static void names_stay_out_of_the_ledger(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    people_add_staff(club, "A", "2026-01-01");
    must(staff_change(club, "A", &(struct staff_entry){.name = "Ewa Tajna"}, &err));
    assert_int_equal(people_number(club, "SELECT count(*) FROM ledger WHERE action = 'staff.change'"
                                         " AND body LIKE '%name%'"),
                     1);
    assert_int_equal(people_number(club, "SELECT count(*) FROM ledger WHERE body LIKE '%Tajna%'"
                                         " OR body LIKE '%Przyk%'"),
                     0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(adding_and_finding),
        people_test(bad_entries),
        people_test(changing),
        people_test(ending_ends_leading),
        people_test(listing),
        people_test(last_administrator_stays),
        people_test(names_stay_out_of_the_ledger),
    };
    return cmocka_run_group_tests_name("staff", tests, NULL, NULL);
}
