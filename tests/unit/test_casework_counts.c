/* Casework in numbers: counted by hand, never twice, never a household for an intervention, and
 * never the same person twice in a period. */
#include "base/calendar.h"
#include "club/people/participant_merge.h"
#include "club/session/signoff.h"
#include "club/timetable/booking.h"
#include "exchange/demo_club.h"
#include "figures/report/casework_counts.h"
#include "rights/restriction.h"
#include "tests/unit/casework.h"
#include "tests/unit/chance.h"
#include "tests/unit/files.h"

static struct casework_counts counts_of(struct club *club, const char *from, const char *until)
{
    struct casework_counts counts;
    must(casework_counts_get(club, people_day(from), people_day(until), &counts, &err));
    return counts;
}

static const struct casework_row *row_of(const struct casework_rows *rows, const char *code)
{
    for (size_t i = 0; i < rows->count; i++) {
        if (strcmp(rows->items[i].code, code) == 0)
            return &rows->items[i];
    }
    fail_msg("there is no row %s", code);
    return NULL;
}

static void empty_club_counts_nothing(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct casework_counts counts = counts_of(club, "2026-01-01", "2026-06-30");
    static const struct casework_counts nothing;
    assert_memory_equal(&counts, &nothing, sizeof counts);
    casework_counts_free(&counts);
}

static void interventions_are_not_households(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct household one = casework_household(club, "jedna"),
                     two = casework_household(club, "dwie");
    casework_household(club, "bez niczego");
    casework_intervene(club, &one, "2025-12-31", true, NULL);
    casework_intervene(club, &one, "2026-01-01", true, NULL);
    casework_intervene(club, &one, "2026-01-01", true, NULL);
    casework_intervene(club, &one, "2026-01-05", false, NULL);
    casework_intervene(club, &two, "2026-01-12", false, NULL);
    struct case_fact wrong = casework_intervene(club, &two, "2026-01-12", true, NULL);
    must(case_fact_withdraw(club, CASE_INTERVENTION, wrong.code, "mistake", &wrong, &err));
    struct casework_counts counts = counts_of(club, "2026-01-01", "2026-01-12");
    assert_int_equal(counts.interventions, 4);
    assert_int_equal(counts.violence, 2);
    assert_int_equal(counts.households, 2);
    assert_int_equal(counts.intervention_households, 2);
    assert_int_equal(counts.violence_households, 1);
    assert_int_equal(counts.by_kind.count, 1);
    assert_int_equal(row_of(&counts.by_kind, "visit_intervention")->violence, 2);
    casework_counts_free(&counts);
}

static void visits_due_and_done(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct household one = casework_household(club, "jedna");
    struct case_fact fact = casework_intervene(club, &one, "2025-12-20", true, "2025-12-30");
    must(followup_done(club, fact.code, people_day("2026-01-02"), &fact, &err));
    fact = casework_intervene(club, &one, "2025-12-21", true, "2025-12-31");
    must(followup_plan(club, fact.code, people_day("2026-01-08"), &fact, &err));
    fact = casework_intervene(club, &one, "2025-12-22", true, "2026-01-09");
    must(followup_drop(club, fact.code, &fact, &err));
    fact = casework_intervene(club, &one, "2026-01-05", true, "2026-01-06");
    must(followup_done(club, fact.code, people_day("2026-01-06"), &fact, &err));
    must(followup_reopen(club, fact.code, &fact, &err));
    fact = casework_intervene(club, &one, "2026-01-06", true, "2026-01-07");
    must(followup_done(club, fact.code, people_day("2026-01-07"), &fact, &err));
    must(case_fact_withdraw(club, CASE_INTERVENTION, fact.code, "mistake", &fact, &err));
    struct casework_counts december = counts_of(club, "2025-12-01", "2025-12-31");
    assert_int_equal(december.visits_due, 1);
    assert_int_equal(december.visits_due_done, 0);
    assert_int_equal(december.visits_done, 0);
    struct casework_counts january = counts_of(club, "2026-01-01", "2026-01-31");
    assert_int_equal(january.visits_due, 2);
    assert_int_equal(january.visits_due_done, 0);
    assert_int_equal(january.visits_done, 1);
    casework_counts_free(&december);
    casework_counts_free(&january);
}

/* A consultation that was attended and signed. */
static void consult(struct club *club, const char *kind_of, const struct visitor *visitor,
                    const char *day, bool is_signed)
{
    struct checkin_result result;
    struct signoff signoff;
    char noon[20], evening[20];
    snprintf(noon, sizeof noon, "%sT11:55", day);
    snprintf(evening, sizeof evening, "%sT20:00", day);
    struct session session = door_session(club, kind_of, day, "12:00", "12:30");
    door_set_now(club, noon);
    must(booking_make(club, session.code, visitor->number, &err));
    must(checkin_place(club, visitor->number, session.id, door_instant(noon), CHECKIN_STAFF_MANUAL,
                       &result, &err));
    assert_int_equal(result.answer, CHECKIN_RECORDED);
    door_set_now(club, evening);
    if (is_signed)
        must(
            signoff_sign(club,
                         &(struct signoff_entry){.session = session.code,
                                                 .course = {.has_headcount = true, .headcount = 1}},
                         &signoff, &err));
}

static void add_consultations(struct club *club, const char *code, const char *kind)
{
    must(activity_add(club,
                      &(struct activity_entry){
                          .code = code, .title = "Rozmowy", .kind = kind, .is_individual = true},
                      &err));
    must(activity_leader_add(club, code, "AP", people_day("2025-01-01"), DAY_NONE, &err));
}

/* Attended once is one service, whoever enters it once more, before or after. */
static void consultations_are_counted_once(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct case_fact fact;
    people_add_staff(club, "AP", "2025-01-01");
    add_consultations(club, "K1", "konsultacja_ind");
    add_consultations(club, "P1", "poradnictwo_prawne");
    struct visitor anna = door_visitor(club), ewa = door_visitor(club);
    door_set_now(club, "2026-01-05T10:00");
    casework_serve(club, "poradnictwo_prawne", "2026-01-05", anna.number, NULL, 1);
    casework_serve(club, "praca_socjalna", "2026-01-05", anna.number, NULL, 1);
    consult(club, "P1", &anna, "2026-01-05", true);
    consult(club, "K1", &anna, "2026-01-07", true);
    consult(club, "K1", &ewa, "2026-01-08", true);
    consult(club, "K1", &ewa, "2026-01-09", false);
    struct service_entry again = {.kind = "poradnictwo_prawne",
                                  .happened_on = people_day("2026-01-05"),
                                  .participant = anna.number,
                                  .count = 1,
                                  .is_another = true};
    must_refuse(service_add(club, &again, &fact, &err), ERROR_REFUSED, "P1-2026-01-05");
    struct casework_counts counts = counts_of(club, "2026-01-01", "2026-06-30");
    assert_int_equal(counts.consultations, 3);
    assert_int_equal(counts.consultation_persons, 2);
    assert_int_equal(counts.services, 1);
    assert_int_equal(counts.service_persons, 1);
    assert_int_equal(counts.served_persons, 2);
    assert_int_equal(counts.services_by.count, 1);
    assert_int_equal(row_of(&counts.consulted_by, "konsultacja_ind")->count, 2);
    assert_int_equal(row_of(&counts.consulted_by, "poradnictwo_prawne")->count, 1);
    casework_counts_free(&counts);
}

static void services_beside_persons(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct participant anna = people_add(club), again = people_add(club);
    struct household one = casework_household(club, "jedna");
    struct participant_merge merge;
    casework_serve(club, "informacja", "2026-01-05", anna.number, NULL, 2);
    casework_serve(club, "informacja", "2026-01-06", again.number, NULL, 1);
    casework_serve(club, "poradnictwo_prawne", "2026-01-06", NULL, &one, 3);
    casework_serve(club, "informacja", "2026-01-07", NULL, NULL, 5);
    must(participant_merge(club, again.number, anna.number, &merge, &err));
    struct casework_counts counts = counts_of(club, "2026-01-01", "2026-06-30");
    assert_int_equal(counts.services, 11);
    assert_int_equal(counts.service_persons, 1);
    assert_int_equal(counts.service_households, 1);
    assert_int_equal(counts.service_unnamed, 5);
    assert_int_equal(counts.households, 1);
    assert_int_equal(row_of(&counts.services_by, "informacja")->count, 8);
    assert_int_equal(row_of(&counts.services_by, "informacja")->persons, 1);
    assert_int_equal(row_of(&counts.services_by, "informacja")->unnamed, 5);
    casework_counts_free(&counts);
}

static void referred_and_attended(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    int sessions;
    people_add_staff(club, "AP", "2025-01-01");
    add_consultations(club, "K1", "konsultacja_ind");
    struct visitor anna = door_visitor(club), ewa = door_visitor(club), jan = door_visitor(club);
    consult(club, "K1", &jan, "2026-01-05", true);
    consult(club, "K1", &anna, "2026-01-07", true);
    consult(club, "K1", &ewa, "2026-01-08", false);
    struct case_fact fact = casework_refer(club, true, "2026-01-05", anna.number, NULL);
    casework_refer(club, true, "2026-01-05", ewa.number, NULL);
    casework_refer(club, true, "2026-01-06", jan.number, NULL);
    casework_refer(club, true, "2026-01-08", anna.number, NULL);
    casework_refer(club, false, "2026-01-08", anna.number, NULL);
    must(referral_attended(club, &fact, &sessions, &err));
    assert_int_equal(sessions, 1);
    struct casework_counts counts = counts_of(club, "2026-01-01", "2026-06-30");
    assert_int_equal(counts.referrals_in, 4);
    assert_int_equal(counts.referred_in_persons, 3);
    assert_int_equal(counts.referred_in_attended, 1);
    assert_int_equal(counts.referrals_out, 1);
    assert_int_equal(row_of(&counts.in_by, "rejon")->count, 4);
    assert_int_equal(row_of(&counts.in_by, "rejon")->persons, 3);
    assert_int_equal(row_of(&counts.out_by, "pup")->persons, 1);
    casework_counts_free(&counts);
}

static void outcomes_of_persons(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct casework_reached_list reached = {0};
    struct participant anna = people_add(club), ewa = people_add(club);
    casework_reach(club, "therapy", "2026-01-05", anna.number);
    casework_reach(club, "therapy", "2026-01-09", anna.number);
    casework_reach(club, "work", "2026-01-09", anna.number);
    casework_reach(club, "therapy", "2026-01-09", ewa.number);
    struct casework_counts counts = counts_of(club, "2026-01-01", "2026-06-30");
    assert_int_equal(counts.outcomes, 4);
    assert_int_equal(counts.outcome_persons, 2);
    assert_int_equal(row_of(&counts.outcomes_by, "therapy")->count, 3);
    assert_int_equal(row_of(&counts.outcomes_by, "therapy")->persons, 2);
    casework_counts_free(&counts);
    must(casework_reached_list(club, people_day("2026-01-01"), people_day("2026-06-30"), &reached,
                               &err));
    assert_int_equal(reached.count, 3);
    casework_reached_free(&reached);
}

/* Whoever's data is restricted is in no figure until that is lifted. */
static void restricted_are_left_out(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct household one = casework_household(club, "jedna");
    struct participant anna = people_add(club), ewa = people_add(club);
    casework_serve(club, "informacja", "2026-01-05", anna.number, NULL, 1);
    casework_refer(club, true, "2026-01-05", anna.number, &one);
    casework_reach(club, "work", "2026-01-05", anna.number);
    casework_reach(club, "work", "2026-01-05", ewa.number);
    must(restriction_impose(club, anna.number, "accuracy", NULL, &err));
    struct casework_counts counts = counts_of(club, "2026-01-01", "2026-06-30");
    assert_int_equal(counts.services, 0);
    assert_int_equal(counts.referrals_in, 0);
    assert_int_equal(counts.households, 0);
    assert_int_equal(counts.outcomes, 1);
    assert_int_equal(row_of(&counts.outcomes_by, "work")->persons, 1);
    casework_counts_free(&counts);
    must(restriction_lift(club, anna.number, NULL, &err));
    counts = counts_of(club, "2026-01-01", "2026-06-30");
    assert_int_equal(counts.outcomes, 2);
    assert_int_equal(counts.households, 1);
    casework_counts_free(&counts);
}

/* The tables of data/demo, counted by hand. */
static void demonstration(void **state)
{
    (void)state;
    struct club club;
    struct folder folder;
    folder_make(&folder);
    must(demo_club_make(&club, folder.path, &err));
    struct casework_counts now = counts_of(&club, "2026-01-01", "2026-06-30");
    assert_int_equal(now.interventions, 8);
    assert_int_equal(now.violence, 3);
    assert_int_equal(now.households, 6);
    assert_int_equal(now.intervention_households, 6);
    assert_int_equal(now.violence_households, 3);
    assert_int_equal(now.visits_due, 5);
    assert_int_equal(now.visits_due_done, 1);
    assert_int_equal(now.visits_done, 1);
    assert_int_equal(now.services, 15);
    assert_int_equal(now.service_persons, 3);
    assert_int_equal(now.service_households, 2);
    assert_int_equal(now.service_unnamed, 7);
    assert_int_equal(now.referrals_in, 1);
    assert_int_equal(now.referrals_out, 2);
    assert_int_equal(now.outcomes, 1);
    struct casework_counts before = counts_of(&club, "2025-07-01", "2025-12-31");
    assert_int_equal(before.interventions, 0);
    assert_int_equal(before.households, 0);
    assert_int_equal(before.referrals_in, 6);
    assert_int_equal(before.referred_in_persons, 6);
    assert_int_equal(before.referred_in_attended, 6);
    assert_int_equal(before.referrals_out, 2);
    assert_int_equal(before.outcomes, 5);
    assert_int_equal(before.outcome_persons, 5);
    assert_int_equal(row_of(&before.outcomes_by, "therapy")->persons, 2);
    casework_counts_free(&now);
    casework_counts_free(&before);
    club_close(&club);
    folder_remove(&folder);
}

/* Somebody served and somebody's household visited on chance days of a year; then a year's
 * distinct ones are at most the sum of the months' and at least each of them. */
static void a_year_is_no_sum_of_months(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct participant people[4];
    struct household households[3];
    struct chance chance = chance_from(7);
    door_set_now(club, "2025-12-31T20:00");
    for (int i = 0; i < 4; i++)
        people[i] = people_add(club);
    for (int i = 0; i < 3; i++)
        households[i] = casework_household(club, i == 0 ? "a" : i == 1 ? "b" : "c");
    must(club_begin(club, &err));
    for (int i = 0; i < 60; i++) {
        char day[DAY_SIZE];
        day_format(people_day("2025-01-01") + (int)chance_below(&chance, 365), day);
        casework_serve(club, "informacja", day, people[chance_below(&chance, 4)].number, NULL, 1);
        casework_intervene(club, &households[chance_below(&chance, 3)], day, i % 2, NULL);
    }
    must(club_end(club, true, &err));
    struct casework_counts year = counts_of(club, "2025-01-01", "2025-12-31");
    int64_t persons = 0, homes = 0, interventions = 0;
    for (int month = people_day("2025-01-01"); month <= people_day("2025-12-31");
         month = calendar_add_months(month, 1)) {
        struct casework_counts part;
        must(casework_counts_get(club, month, calendar_month_last(month), &part, &err));
        assert_true(part.service_persons <= year.service_persons);
        assert_true(part.households <= year.households);
        persons += part.service_persons;
        homes += part.households;
        interventions += part.interventions;
        casework_counts_free(&part);
    }
    assert_true(year.service_persons <= persons && year.service_persons <= 4);
    assert_true(year.households <= homes && year.households <= 3);
    assert_true(persons > 4 && homes > 3);
    assert_int_equal(year.interventions, interventions);
    assert_int_equal(year.interventions, 60);
    casework_counts_free(&year);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(empty_club_counts_nothing),  people_test(interventions_are_not_households),
        people_test(visits_due_and_done),        people_test(consultations_are_counted_once),
        people_test(services_beside_persons),    people_test(referred_and_attended),
        people_test(outcomes_of_persons),        people_test(restricted_are_left_out),
        people_test(a_year_is_no_sum_of_months), cmocka_unit_test(demonstration),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
