/* Programmes, activities, and who leads them. */
#include "club/timetable/programme.h"
#include "tests/unit/people.h"

static struct activity get(struct club *club, const char *code)
{
    struct activity activity;
    must(activity_get(club, code, &activity, &err));
    return activity;
}

static void programmes(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct programme programme;
    struct programme_list list = {0};
    struct programme_entry entry = {
        .code = "GP-2026", .title = "Gminny Program", .from_on = people_day("2026-01-01")};
    must(programme_add(club, &entry, &err));
    must_refuse(programme_add(club, &entry, &err), ERROR_REFUSED, "taken");
    must(programme_get(club, "GP-2026", &programme, &err));
    assert_int_equal(programme.hour_minutes, 60);
    assert_int_equal(programme.until_on, DAY_NONE);
    must(programme_change(club, "GP-2026",
                          &(struct programme_entry){.hour_minutes = 45,
                                                    .funder = "Gmina",
                                                    .has_until = true,
                                                    .until_on = people_day("2026-12-31")},
                          &err));
    must(programme_list(club, &list, &err));
    assert_int_equal(list.count, 1);
    assert_int_equal(list.items[0].hour_minutes, 45);
    assert_string_equal(list.items[0].title, "Gminny Program");
    assert_string_equal(list.items[0].funder, "Gmina");
    assert_int_equal(list.items[0].until_on, people_day("2026-12-31"));
    programme_list_free(&list);
}

static void bad_programmes(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct programme programme;
    struct programme_entry entry = {.code = "P", .title = "", .from_on = club_today(club)};
    must_refuse(programme_get(club, "P", &programme, &err), ERROR_REFUSED, "none has been added");
    must_refuse(programme_add(club, &entry, &err), ERROR_USAGE, "empty");
    entry.title = "P";
    entry.hour_minutes = 50;
    must_refuse(programme_add(club, &entry, &err), ERROR_USAGE, "45 or 60");
    entry.hour_minutes = 60;
    entry.has_until = true;
    entry.until_on = entry.from_on - 1;
    must_refuse(programme_add(club, &entry, &err), ERROR_USAGE, "before");
    entry.has_until = false;
    must(programme_add(club, &entry, &err));
    must_refuse(programme_change(club, "P", &(struct programme_entry){.title = NULL}, &err),
                ERROR_USAGE, "Nothing");
    must_refuse(programme_change(club, "Q", &(struct programme_entry){.title = "x"}, &err),
                ERROR_REFUSED, "Known: P");
}

static void activities(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct activity_list list = {0};
    must(programme_add(club, &(struct programme_entry){.code = "P", .title = "P", .from_on = 20000},
                       &err));
    must(activity_add(club,
                      &(struct activity_entry){.code = "K1",
                                               .title = "Konsultacje",
                                               .kind = "konsultacja_ind",
                                               .is_individual = true,
                                               .programme = "P",
                                               .has_late = true,
                                               .late_minutes = 5},
                      &err));
    people_add_activity(club, "G1", 12);
    struct activity consultation = get(club, "K1"), group = get(club, "G1");
    assert_true(consultation.is_individual);
    assert_string_equal(consultation.programme, "P");
    assert_int_equal(consultation.late_minutes, 5);
    assert_int_equal(consultation.early_minutes, ACTIVITY_UNSET);
    assert_int_equal(consultation.capacity, 0);
    assert_false(group.is_individual);
    assert_false(group.is_open);
    assert_int_equal(group.capacity, 12);
    must(activity_list(club, NULL, &list, &err));
    assert_int_equal(list.count, 2);
    assert_string_equal(list.items[0].code, "G1");
    activity_list_free(&list);
    must(activity_list(club, "P", &list, &err));
    assert_int_equal(list.count, 1);
    activity_list_free(&list);
}

static void changing(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    people_add_activity(club, "G1", 12);
    must(activity_change(club, "G1",
                         &(struct activity_entry){.title = "Nowe",
                                                  .has_open = true,
                                                  .is_open = true,
                                                  .has_capacity = true,
                                                  .has_early = true,
                                                  .early_minutes = 0},
                         &err));
    struct activity activity = get(club, "G1");
    assert_string_equal(activity.title, "Nowe");
    assert_string_equal(activity.kind, "grupa_wsparcia");
    assert_true(activity.is_open);
    assert_int_equal(activity.capacity, 0);
    assert_int_equal(activity.early_minutes, 0);
    must(activity_change(
        club, "G1", &(struct activity_entry){.has_early = true, .early_minutes = ACTIVITY_UNSET},
        &err));
    assert_int_equal(get(club, "G1").early_minutes, ACTIVITY_UNSET);
}

static void bad_activities(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    char *long_text = people_long_text(10000);
    struct activity_entry entry = {.code = "G1", .title = "G", .kind = "party"};
    must_refuse(activity_add(club, &entry, &err), ERROR_USAGE, "grupa_wsparcia");
    entry.kind = "warsztat";
    entry.programme = "NONE";
    must_refuse(activity_add(club, &entry, &err), ERROR_REFUSED, "NONE");
    entry.programme = NULL;
    entry.title = long_text;
    must_refuse(activity_add(club, &entry, &err), ERROR_USAGE, "too long");
    entry.title = "a\tb";
    must_refuse(activity_add(club, &entry, &err), ERROR_USAGE, "control");
    entry.title = "G";
    entry.has_late = true;
    entry.late_minutes = 241;
    must_refuse(activity_add(club, &entry, &err), ERROR_USAGE, "240");
    entry.has_late = false;
    must(activity_add(club, &entry, &err));
    must_refuse(activity_add(club, &entry, &err), ERROR_REFUSED, "taken");
    must_refuse(activity_change(club, "G1", &(struct activity_entry){.code = NULL}, &err),
                ERROR_USAGE, "Nothing");
    must_refuse(activity_change(club, "G9", &(struct activity_entry){.title = "x"}, &err),
                ERROR_REFUSED, "Known: G1");
    free(long_text);
}

static void leaders(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct activity_leader_list list = {0};
    int from = people_day("2026-01-05"), june = people_day("2026-06-30");
    people_add_activity(club, "G1", 0);
    people_add_staff(club, "A", "2026-01-01");
    people_add_staff(club, "B", "2026-03-01");
    int64_t id = get(club, "G1").id;
    must(activity_leader_add(club, "G1", "A", from, DAY_NONE, &err));
    must_refuse(activity_leader_add(club, "G1", "B", from, DAY_NONE, &err), ERROR_REFUSED,
                "2026-03-01");
    must(activity_leader_add(club, "G1", "B", people_day("2026-03-01"), june, &err));
    must_refuse(activity_leader_add(club, "G1", "A", june, DAY_NONE, &err), ERROR_REFUSED,
                "already");
    must_refuse(activity_leader_add(club, "G1", "A", june, from, &err), ERROR_USAGE, "before");
    must_refuse(activity_leader_add(club, "G1", "X", from, DAY_NONE, &err), ERROR_REFUSED, "A, B");
    must(activity_leader_list(club, id, people_day("2026-02-01"), &list, &err));
    assert_int_equal(list.count, 1);
    assert_string_equal(list.items[0].staff, "A");
    activity_leader_list_free(&list);
    must(activity_leader_list(club, id, june, &list, &err));
    assert_int_equal(list.count, 2);
    activity_leader_list_free(&list);
}

static void leading_ends(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct activity_leader_list list = {0};
    int from = people_day("2026-01-05"), until = people_day("2026-06-30");
    people_add_activity(club, "G1", 0);
    people_add_staff(club, "A", "2026-01-01");
    int64_t id = get(club, "G1").id;
    must(activity_leader_add(club, "G1", "A", from, DAY_NONE, &err));
    must(activity_leader_end(club, "G1", "A", until, &err));
    must_refuse(activity_leader_end(club, "G1", "A", until + 1, &err), ERROR_REFUSED,
                "does not lead");
    must(activity_leader_add(club, "G1", "A", until + 1, DAY_NONE, &err));
    must(activity_leader_end(club, "G1", "A", until, &err));
    must(activity_leader_list(club, id, DAY_NONE, &list, &err));
    assert_int_equal(list.count, 2);
    activity_leader_list_free(&list);
    must(activity_leader_end(club, "G1", "A", from - 1, &err));
    must(activity_leader_list(club, id, DAY_NONE, &list, &err));
    assert_int_equal(list.count, 1);
    assert_int_equal(list.items[0].from_on, until + 1);
    activity_leader_list_free(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(programmes),   people_test(bad_programmes), people_test(activities),
        people_test(changing),     people_test(bad_activities), people_test(leaders),
        people_test(leading_ends),
    };
    return cmocka_run_group_tests_name("activity", tests, NULL, NULL);
}
