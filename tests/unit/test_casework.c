/* Casework: pseudonyms and sealed labels, facts that are withdrawn and never changed, visits
 * that wait, partners, closed months. Its figures are test_casework_counts'. */
#include "tests/unit/casework.h"

#include "casework/violence_term.h"
#include "club/people/guest.h"
#include "club/people/participant_merge.h"
#include "club/presence/month.h"
#include "store/connection.h"
#include "tests/unit/files.h"

static void pseudonym_is_drawn_and_read(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct household found, household = casework_household(club, "rodzina Zmyślonych");
    char typed[HOUSEHOLD_CODE_SIZE];
    assert_int_equal(strncmp(household.code, "R-", 2), 0);
    must(household_get(club, household.code + 2, &found, &err));
    assert_int_equal(found.id, household.id);
    memcpy(typed, household.code, sizeof household.code);
    typed[0] = 'r';
    must(household_get(club, typed, &found, &err));
    must_refuse(household_get(club, "Zmyśleni", &found, &err), ERROR_USAGE, "R-7QK4M24");
    must_refuse(household_get(club, "R-0000000", &found, &err), ERROR_REFUSED, "no household");
    must_refuse(household_add(club, household.code, "inna", &found, &err), ERROR_REFUSED,
                "already");
}

static void label_is_sealed(void **state)
{
    struct fixture *fixture = *state;
    struct club *club = &fixture->club;
    struct case_fact fact;
    char log[140], *text;
    struct household household = casework_household(club, "rodzina Zmyślonych, Lipowa 3");
    struct intervention_entry entry = casework_visit(&household, "2026-01-10");
    entry.text = "umówiono spotkanie z panią Zofią";
    must(intervention_add(club, &entry, &fact, &err));
    must(household_read_label(club, &household, &err));
    assert_string_equal(household.label, "rodzina Zmyślonych, Lipowa 3");
    must(case_fact_read_text(club, &fact, &text, &err));
    assert_string_equal(text, "umówiono spotkanie z panią Zofią");
    vault_wipe(text);
    snprintf(log, sizeof log, "%s-wal", fixture->path);
    struct bytes in_log = bytes_read(log);
    store_checkpoint(club->store);
    struct bytes in_file = bytes_read(fixture->path);
    static const char *const secrets[] = {"Zmyślonych", "Lipowa", "zmyslonych", "Zofi"};
    for (size_t i = 0; i < sizeof secrets / sizeof *secrets; i++) {
        assert_false(bytes_hold(in_file, secrets[i]));
        assert_false(bytes_hold(in_log, secrets[i]));
    }
    free(in_log.data);
    free(in_file.data);
}

static void locked_vault_refuses(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct household found, household = casework_household(club, "jedna");
    struct case_fact fact;
    struct intervention_entry entry = casework_visit(&household, "2026-01-10");
    vault_close(&club->vault);
    must_refuse(household_add(club, NULL, "druga", &found, &err), ERROR_REFUSED, "Unlock");
    must_refuse(household_read_label(club, &household, &err), ERROR_REFUSED, "Unlock");
    entry.text = "słowa";
    must_refuse(intervention_add(club, &entry, &fact, &err), ERROR_REFUSED, "Unlock");
}

static void labels_do_not_repeat(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct household again, household = casework_household(club, "Teczka PS.1");
    must_refuse(household_add(club, NULL, "teczka ps.1", &again, &err), ERROR_REFUSED,
                household.code);
    must(household_relabel(club, household.code, "Teczka PS.2", &err));
    must(household_add(club, NULL, "Teczka PS.1", &again, &err));
    must(household_read_label(club, &household, &err));
    assert_string_equal(household.label, "Teczka PS.2");
    must_refuse(household_relabel(club, household.code, " ", &err), ERROR_USAGE, "label");
}

static void closing(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct household household = casework_household(club, "jedna");
    struct case_fact fact = casework_intervene(club, &household, "2026-01-08", false, "2026-01-20");
    struct intervention_entry later = casework_visit(&household, "2026-01-11");
    int tenth = people_day("2026-01-10");
    must_refuse(household_close(club, household.code, tenth, &err), ERROR_REFUSED, "still due");
    must(followup_drop(club, fact.code, &fact, &err));
    must_refuse(household_close(club, household.code, people_day("2026-01-13"), &err), ERROR_USAGE,
                "ahead");
    must_refuse(household_close(club, household.code, people_day("2026-01-07"), &err),
                ERROR_REFUSED, "2026-01-08");
    must_refuse(household_reopen(club, household.code, &err), ERROR_REFUSED, "not closed");
    must(household_close(club, household.code, tenth, &err));
    must_refuse(household_close(club, household.code, tenth, &err), ERROR_REFUSED, "already");
    must_refuse(intervention_add(club, &later, &fact, &err), ERROR_REFUSED, "reopen");
    must(household_reopen(club, household.code, &err));
    must(intervention_add(club, &later, &fact, &err));
}

static void bad_facts(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct household household = casework_household(club, "jedna");
    struct case_fact fact, first = casework_intervene(club, &household, "2026-01-10", true, NULL);
    const struct {
        const char *household, *kind, *day, *partners, *due;
        enum error_kind error;
        const char *words;
    } rows[] = {
        {household.code, "nic", "2026-01-10", NULL, NULL, ERROR_USAGE, "Possible"},
        {household.code, "treatment", "2026-01-13", NULL, NULL, ERROR_USAGE, "lies ahead"},
        {household.code, "treatment", "2026-01-10", "nikt", NULL, ERROR_REFUSED, "no partner"},
        {household.code, "treatment", "2026-01-10", "pup,pup", NULL, ERROR_USAGE, "twice"},
        {household.code, "treatment", "2026-01-10", "pup,,wup", NULL, ERROR_USAGE, "not a code"},
        {household.code, "treatment", "2026-01-10", NULL, "2026-01-09", ERROR_USAGE, "before"},
        {"R-0000000", "treatment", "2026-01-10", NULL, NULL, ERROR_REFUSED, "no household"},
        {household.code, "visit_intervention", "2026-01-10", NULL, NULL, ERROR_REFUSED,
         "noted already, as I-2026-01-10"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct intervention_entry entry = {
            .household = rows[i].household,
            .kind = rows[i].kind,
            .happened_on = people_day(rows[i].day),
            .partners = rows[i].partners,
            .visit_due_on = rows[i].due ? people_day(rows[i].due) : DAY_NONE,
        };
        must_refuse(intervention_add(club, &entry, &fact, &err), rows[i].error, rows[i].words);
    }
    must_refuse(case_fact_get(club, CASE_OUTCOME, first.code, &fact, &err), ERROR_REFUSED,
                "no outcome");
}

static void withdrawn_stays_to_be_seen(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct household household = casework_household(club, "jedna");
    struct case_fact fact = casework_intervene(club, &household, "2026-01-10", true, "2026-01-20");
    struct case_facts list = {0};
    struct case_filter filter = {.noun = CASE_INTERVENTION, .from = DAY_NONE, .until = DAY_NONE};
    must_refuse(case_fact_withdraw(club, CASE_INTERVENTION, fact.code, "bo tak", &fact, &err),
                ERROR_USAGE, "Possible");
    must(case_fact_withdraw(club, CASE_INTERVENTION, fact.code, "repeated", &fact, &err));
    assert_string_equal(fact.withdrawn, "repeated");
    assert_int_equal(fact.visit_due_on, DAY_NONE);
    must_refuse(case_fact_withdraw(club, CASE_INTERVENTION, fact.code, "repeated", &fact, &err),
                ERROR_REFUSED, "was withdrawn on 2026-01-12");
    must_refuse(followup_done(club, fact.code, people_day("2026-01-11"), &fact, &err),
                ERROR_REFUSED, "was withdrawn");
    must(case_fact_list(club, &filter, &list, &err));
    assert_int_equal(list.count, 0);
    filter.with_withdrawn = true;
    must(case_fact_list(club, &filter, &list, &err));
    assert_int_equal(list.count, 1);
    case_facts_free(&list);
    must(household_get(club, household.code, &household, &err));
    assert_int_equal(household.interventions, 0);
    assert_int_equal(household.visits_waiting, 0);
}

static int waiting(struct club *club, const char *until)
{
    struct followups due = {0};
    must(followup_list_due(club, until ? people_day(until) : DAY_NONE, NULL, &due, &err));
    int count = (int)due.count;
    followups_free(&due);
    return count;
}

static void visits(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct household household = casework_household(club, "jedna");
    struct case_fact fact = casework_intervene(club, &household, "2026-01-05", true, "2026-01-09");
    struct followup_visits all = {0};
    assert_int_equal(waiting(club, NULL), 1);
    assert_int_equal(waiting(club, "2026-01-08"), 0);
    must_refuse(followup_reopen(club, fact.code, &fact, &err), ERROR_REFUSED, "No visit");
    must_refuse(followup_plan(club, fact.code, people_day("2026-01-09"), &fact, &err),
                ERROR_REFUSED, "as it is");
    must_refuse(followup_plan(club, fact.code, people_day("2026-01-04"), &fact, &err), ERROR_USAGE,
                "before");
    must(followup_plan(club, fact.code, people_day("2026-01-11"), &fact, &err));
    assert_int_equal(waiting(club, NULL), 1);
    must_refuse(followup_done(club, fact.code, people_day("2026-01-13"), &fact, &err), ERROR_USAGE,
                "ahead");
    must_refuse(followup_done(club, fact.code, people_day("2026-01-04"), &fact, &err), ERROR_USAGE,
                "before");
    must(followup_done(club, fact.code, people_day("2026-01-12"), &fact, &err));
    must_refuse(followup_done(club, fact.code, people_day("2026-01-12"), &fact, &err),
                ERROR_REFUSED, "No visit waits");
    assert_int_equal(waiting(club, NULL), 0);
    must(followup_reopen(club, fact.code, &fact, &err));
    assert_int_equal(waiting(club, NULL), 1);
    must(followup_done(club, fact.code, people_day("2026-01-11"), &fact, &err));
    must(followup_plan(club, fact.code, people_day("2026-02-01"), &fact, &err));
    must(followup_drop(club, fact.code, &fact, &err));
    must_refuse(followup_drop(club, fact.code, &fact, &err), ERROR_REFUSED, "No visit waits");
    must(followup_visits_list(club, fact.id, &all, &err));
    assert_int_equal(all.count, 3);
    assert_int_equal(all.items[0].state, FOLLOWUP_MOVED);
    assert_int_equal(all.items[1].state, FOLLOWUP_DONE);
    assert_int_equal(all.items[1].done_on, people_day("2026-01-11"));
    assert_int_equal(all.items[2].state, FOLLOWUP_DROPPED);
    followup_visits_free(&all);
}

static void of_whom(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct case_fact fact;
    struct card_issued guest;
    struct participant anna = people_add(club);
    struct household household = casework_household(club, "jedna");
    int day = people_day("2026-01-10");
    must(guest_add(club, "family", &guest, &err));
    struct service_entry service = {.kind = "informacja", .happened_on = day, .count = 1};
    must_refuse(service_add(club, &service, &fact, &err), ERROR_USAGE, "who was served");
    service.persons = 2;
    must_refuse(service_add(club, &service, &fact, &err), ERROR_USAGE, "More people");
    service = (struct service_entry){.kind = "informacja",
                                     .happened_on = day,
                                     .count = 2,
                                     .persons = 1,
                                     .participant = anna.number};
    must_refuse(service_add(club, &service, &fact, &err), ERROR_USAGE, "without a number");
    service.persons = 0;
    service.participant = guest.card.participant;
    must_refuse(service_add(club, &service, &fact, &err), ERROR_REFUSED, "guest's number");
    service.participant = "0000000";
    must_refuse(service_add(club, &service, &fact, &err), ERROR_REFUSED, "no participant");
    service.participant = anna.number;
    service.kind = "konsultacja_ind";
    must_refuse(service_add(club, &service, &fact, &err), ERROR_USAGE, "signed lists");
    struct referral_entry referral = {.partner = "pup", .happened_on = day};
    must_refuse(referral_add(club, &referral, &fact, &err), ERROR_USAGE, "who was referred");
    referral.participant = anna.number;
    referral.partner = "pup,wup";
    must_refuse(referral_add(club, &referral, &fact, &err), ERROR_USAGE, "one partner");
    struct outcome_entry outcome = {.kind = "work", .happened_on = day, .evidence = "seen"};
    must_refuse(outcome_add(club, &outcome, &fact, &err), ERROR_USAGE, "whose outcome");
    outcome.household = household.code;
    outcome.evidence = "widziałem";
    must_refuse(outcome_add(club, &outcome, &fact, &err), ERROR_USAGE, "Possible");
    outcome.evidence = "seen";
    must(outcome_add(club, &outcome, &fact, &err));
    assert_int_equal(outcome_effect(fact.kind), OUTCOME_VOCATIONAL);
    assert_int_equal(outcome_effect("left"), OUTCOME_NO_EFFECT);
}

static void partners(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct partner partner;
    must_refuse(partner_add(club, "policja", "Inna", &err), ERROR_REFUSED, "already");
    must_refuse(partner_add(club, "a b", "Inna", &err), ERROR_USAGE, "not a code");
    must(partner_add(club, "dom", "Dom sąsiedzki", &err));
    must_refuse(partner_add(club, "dom", "Dom", &err), ERROR_REFUSED, "already");
    must_refuse(partner_end(club, "policja", &err), ERROR_REFUSED, "dictionary");
    must_refuse(partner_return(club, "dom", &err), ERROR_REFUSED, "as it is");
    must(partner_end(club, "dom", &err));
    must_refuse(partner_end(club, "dom", &err), ERROR_REFUSED, "as it is");
    must_refuse(partner_check(club, "dom", &err), ERROR_REFUSED, "any more");
    must(partner_get(club, "dom", &partner, &err));
    assert_false(partner.is_in_use);
    must(partner_return(club, "dom", &err));
    must(partner_check(club, "dom", &err));
}

/* What belongs to a closed month stays as it is. */
static void closed_months(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct household household = casework_household(club, "jedna");
    struct case_fact fact = casework_intervene(club, &household, "2025-12-20", true, "2025-12-30");
    struct case_fact second = casework_intervene(club, &household, "2026-01-02", false, NULL);
    struct intervention_entry late = casework_visit(&household, "2025-12-31");
    int month;
    must(month_read("2025-12", &month, &err));
    must(month_close(club, month, "sprawdzone", &err));
    must_refuse(intervention_add(club, &late, &fact, &err), ERROR_REFUSED, "month");
    must_refuse(case_fact_withdraw(club, CASE_INTERVENTION, "I-2025-12-20", "mistake", &fact, &err),
                ERROR_REFUSED, "month");
    must_refuse(followup_done(club, "I-2025-12-20", people_day("2025-12-31"), &fact, &err),
                ERROR_REFUSED, "month");
    must_refuse(followup_drop(club, "I-2025-12-20", &fact, &err), ERROR_REFUSED, "month");
    must_refuse(followup_plan(club, "I-2025-12-20", people_day("2026-01-20"), &fact, &err),
                ERROR_REFUSED, "month");
    must(followup_done(club, "I-2025-12-20", people_day("2026-01-05"), &fact, &err));
    must(case_fact_withdraw(club, CASE_INTERVENTION, second.code, "mistake", &second, &err));
}

/* One entry in the ledger for each change, without kinds, labels or words. */
static void ledger_tells_no_story(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct case_fact fact;
    struct participant anna = people_add(club);
    struct household household = casework_household(club, "rodzina Zmyślonych");
    struct intervention_entry entry = casework_visit(&household, "2026-01-10");
    int64_t before = people_entries(club);
    entry.is_violence = true;
    entry.text = "tajne słowa";
    entry.visit_due_on = people_day("2026-01-20");
    must(intervention_add(club, &entry, &fact, &err));
    casework_reach(club, "therapy", "2026-01-10", anna.number);
    assert_int_equal(people_entries(club), before + 2);
    assert_int_equal(people_number(club, "SELECT count(*) FROM ledger WHERE body LIKE '%Zmy%'"
                                         " OR body LIKE '%tajne%' OR body LIKE '%therapy%'"
                                         " OR body LIKE '%visit_intervention%'"
                                         " OR body LIKE '%violence%'"),
                     0);
    assert_int_equal(people_number(club, "SELECT count(*) FROM ledger WHERE subject ="
                                         " 'I-2026-01-10' AND action = 'intervention.add'"),
                     1);
}

static void rows_never_change(void **state)
{
    struct fixture *fixture = *state;
    struct club *club = &fixture->club;
    struct participant anna = people_add(club);
    struct household household = casework_household(club, "jedna");
    struct case_fact fact = casework_intervene(club, &household, "2026-01-05", true, "2026-01-09");
    must(followup_done(club, fact.code, people_day("2026-01-12"), &fact, &err));
    fact = casework_refer(club, true, "2026-01-05", anna.number, NULL);
    casework_reach(club, "work", "2026-01-05", anna.number);
    fact = casework_serve(club, "informacja", "2026-01-05", anna.number, NULL, 1);
    must(case_fact_withdraw(club, CASE_SERVICE, fact.code, "mistake", &fact, &err));
    must(partner_add(club, "dom", "Dom", &err));
    must(partner_end(club, "dom", &err));
    casework_household(club, "druga");
    must(household_close(club, household.code, people_day("2026-01-12"), &err));
    static const char *const tables[] = {
        "partner",   "partner_use",     "household",    "household_closing",
        "case_fact", "case_withdrawal", "case_partner", "intervention",
        "service",   "outcome",         "followup",     "followup_event",
    };
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        char sql[200];
        snprintf(sql, sizeof sql, "DELETE FROM %s", tables[i]);
        assert_int_equal(sqlite3_exec(club->store->connection, sql, NULL, NULL, NULL) & 255,
                         SQLITE_CONSTRAINT);
        snprintf(sql, sizeof sql, "UPDATE %s SET rowid = rowid", tables[i]);
        if (strcmp(tables[i], "case_partner") == 0)
            snprintf(sql, sizeof sql, "UPDATE case_partner SET partner = 'x'");
        assert_int_equal(sqlite3_exec(club->store->connection, sql, NULL, NULL, NULL) & 255,
                         SQLITE_CONSTRAINT);
    }
}

/* Whatever a program may try. */
static void wrong_rows_are_impossible(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct household household = casework_household(club, "jedna");
    struct case_fact fact = casework_intervene(club, &household, "2026-01-05", true, "2026-01-09");
    assert_int_equal(fact.visit_done_on, DAY_NONE);
    static const char *const wrong[] = {
        "INSERT INTO case_fact VALUES (1, 'I-1', 'intervention', '2026-01-01', NULL, NULL, 'x', 'a',"
        " 0)",
        "INSERT INTO case_fact VALUES (1, 'E-1', 'outcome', '2026-01-01', NULL, NULL, 'x', 'a', 0)",
        "INSERT INTO case_fact VALUES (1, 'N-1', 'note', '2026-01-01', NULL, NULL, 'x', 'a', 0)",
        "INSERT INTO case_fact SELECT 1, code, noun, happened_on, household_id, NULL, kind, 'a', 0"
        " FROM case_fact",
        "INSERT INTO service SELECT id, 0, 0 FROM case_fact",
        "INSERT INTO service SELECT id, 1, -1 FROM case_fact",
        "INSERT INTO followup_event SELECT 1, id, 'done', NULL, 'a', 0 FROM followup",
        "INSERT INTO followup_event SELECT 1, id, 'moved', '2026-01-01', 'a', 0 FROM followup",
        "INSERT INTO household VALUES (1, 'Kowalscy', 'a', 0)",
        "INSERT INTO partner VALUES (1, 'x', '', 'a', 0)",
        "INSERT INTO case_withdrawal VALUES (12345, 'mistake', 'a', 0)",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        int code = sqlite3_exec(club->store->connection, wrong[i], NULL, NULL, NULL) & 255;
        if (code != SQLITE_CONSTRAINT)
            fail_msg("%d: %s", code, wrong[i]);
    }
}

/* The kiosk's connection cannot even read it. */
static void kiosk_reads_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct club kiosk;
    static const char *const reads[] = {
        "SELECT count(*) FROM household",
        "SELECT sealed FROM household_label",
        "SELECT kind FROM case_fact",
        "SELECT * FROM case_standing",
        "SELECT sealed FROM case_text",
        "SELECT is_violence FROM intervention",
        "SELECT due_on FROM followup",
        "SELECT * FROM followup_standing",
        "SELECT evidence FROM outcome",
        "SELECT count FROM service",
        "SELECT partner FROM case_partner",
        "SELECT reason FROM case_withdrawal",
        "SELECT closed_on FROM household_closing",
        "SELECT kind FROM followup_event",
    };
    must(club_open(&kiosk, fixture->path, CLUB_KIOSK, &err));
    for (size_t i = 0; i < sizeof reads / sizeof *reads; i++)
        assert_int_equal(sqlite3_exec(kiosk.store->connection, reads[i], NULL, NULL, NULL),
                         SQLITE_AUTH);
    club_close(&kiosk);
}

static void term_follows_the_day(void **state)
{
    (void)state;
    struct dictionary_entry term, earlier;
    int last_on;
    violence_term_of(people_day("2023-06-21"), &term);
    assert_string_equal(term.polish, "przemoc w rodzinie");
    violence_term_of(people_day("2023-06-22"), &term);
    assert_string_equal(term.polish, "przemoc domowa");
    assert_false(violence_term_changed(people_day("2023-07-01"), people_day("2023-12-31"), &term,
                                       &earlier, &last_on));
    assert_true(violence_term_changed(people_day("2023-01-01"), people_day("2023-06-30"), &term,
                                      &earlier, &last_on));
    assert_string_equal(term.polish, "przemoc domowa");
    assert_string_equal(earlier.polish, "przemoc w rodzinie");
    assert_int_equal(last_on, people_day("2023-06-21"));
}

static void one_list_of_everything(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct participant_merge merge;
    struct case_facts list = {0};
    struct participant anna = people_add(club), again = people_add(club), other = people_add(club);
    struct household household = casework_household(club, "jedna");
    casework_refer(club, true, "2026-01-05", anna.number, &household);
    casework_reach(club, "work", "2026-01-07", again.number);
    casework_serve(club, "informacja", "2026-01-06", other.number, NULL, 1);
    must(participant_merge(club, again.number, anna.number, &merge, &err));
    must(case_fact_list_of(club, 0, anna.id, &list, &err));
    assert_int_equal(list.count, 2);
    assert_string_equal(list.items[1].participant, anna.number);
    case_facts_free(&list);
    must(case_fact_list_of(club, household.id, 0, &list, &err));
    assert_int_equal(list.count, 1);
    case_facts_free(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(pseudonym_is_drawn_and_read),
        people_test(label_is_sealed),
        people_test(locked_vault_refuses),
        people_test(labels_do_not_repeat),
        people_test(closing),
        people_test(bad_facts),
        people_test(withdrawn_stays_to_be_seen),
        people_test(visits),
        people_test(of_whom),
        people_test(partners),
        people_test(closed_months),
        people_test(ledger_tells_no_story),
        people_test(rows_never_change),
        people_test(kiosk_reads_nothing),
        people_test(wrong_rows_are_impossible),
        people_test(term_follows_the_day),
        people_test(one_list_of_everything),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
