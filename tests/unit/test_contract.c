/* Contracts and their lines: what is stored, who may be told, and everything that is refused. */
#include "base/memory.h"
#include "club/contract/contract_text.h"
#include "tests/unit/contracts.h"

static struct contract_entry entry_of(const struct someone *someone)
{
    return (struct contract_entry){
        .sign = "KIS/1/2026",
        .participant = someone->number,
        .kind = "sobriety",
        .concluded_on = day_from("2026-08-20"),
        .from_on = day_from("2026-09-01"),
        .until_on = day_from("2026-10-31"),
        .social_worker = "  Maria Zmyślona ",
        .district = "rejon 2",
    };
}

static void adding(void **state)
{
    struct planning *p = *state;
    struct someone anna = contracts_someone(p);
    struct contract contract;
    struct contract_entry entry = entry_of(&anna);
    int64_t entries = planning_ledger_length(p);
    must(contract_add(p->club, &entry, &p->err));
    assert_int_equal(planning_ledger_length(p), entries + 1);
    must(contract_get(p->club, "kis/1/2026", day_from("2026-08-24"), &contract, &p->err));
    assert_string_equal(contract.sign, "KIS/1/2026");
    assert_string_equal(contract.participant, anna.number);
    assert_string_equal(contract.kind, "sobriety");
    assert_string_equal(contract.social_worker, "Maria Zmyślona");
    assert_string_equal(contract.district, "rejon 2");
    assert_int_equal(contract.state, CONTRACT_AHEAD);
    assert_int_equal(contract.terms.from_on, day_from("2026-09-01"));
    assert_int_equal(contract.ended_on, DAY_NONE);
    /* Names of officials and remarks are not in the ledger. */
    assert_int_equal(planning_number(p, "SELECT count(*) FROM ledger WHERE body LIKE '%Zmy%'"), 0);
}

static void refused(void **state)
{
    struct planning *p = *state;
    struct someone anna = contracts_someone(p), other = contracts_someone(p);
    struct contract_entry entry = entry_of(&anna), bad;
    struct contract contract;
    must(contract_add(p->club, &entry, &p->err));
    int64_t entries = planning_ledger_length(p);
    bad = entry_of(&other);
    must_refuse(contract_add(p->club, &bad, &p->err), ERROR_REFUSED, "KIS/1/2026 already");
    bad.sign = "kis/1/2026";
    must_refuse(contract_add(p->club, &bad, &p->err), ERROR_REFUSED, "already");
    bad.sign = "Anna Nowak";
    must_refuse(contract_add(p->club, &bad, &p->err), ERROR_USAGE, "like KIS/12/2026");
    bad.sign = "KIS/2/2026";
    bad.kind = "C";
    must_refuse(contract_add(p->club, &bad, &p->err), ERROR_USAGE, "A, B, sobriety, other");
    bad.kind = "A";
    bad.participant = "0000000";
    must_refuse(contract_add(p->club, &bad, &p->err), ERROR_REFUSED, "no participant");
    bad.participant = other.number;
    bad.until_on = day_from("2026-08-31");
    must_refuse(contract_add(p->club, &bad, &p->err), ERROR_USAGE, "before the first");
    bad.until_on = day_from("2036-10-31");
    must_refuse(contract_add(p->club, &bad, &p->err), ERROR_USAGE, "ten years");
    bad.until_on = day_from("2026-10-31");
    bad.concluded_on = day_from("2026-08-25");
    must_refuse(contract_add(p->club, &bad, &p->err), ERROR_USAGE, "lies ahead");
    bad.concluded_on = day_from("2026-08-20");
    bad.from_on = day_from("2026-08-01");
    bad.until_on = day_from("2026-08-19");
    must_refuse(contract_add(p->club, &bad, &p->err), ERROR_USAGE, "when it was concluded");
    bad = entry_of(&other);
    bad.sign = "KIS/2/2026";
    bad.social_worker = " ";
    must_refuse(contract_add(p->club, &bad, &p->err), ERROR_USAGE, "social worker");
    assert_int_equal(planning_ledger_length(p), entries);
    assert_int_equal(planning_number(p, "SELECT count(*) FROM contract"), 1);
    must_refuse(contract_get(p->club, "KIS/9", day_from("2026-08-24"), &contract, &p->err),
                ERROR_REFUSED, "no contract");
    must_refuse(contract_get(p->club, "KIS/1/2026", day_from("2026-08-19"), &contract, &p->err),
                ERROR_REFUSED, "concluded on 2026-08-20");
    must_refuse(contract_get(p->club, "KIS/1/2026", day_from("2026-08-25"), &contract, &p->err),
                ERROR_USAGE, "lies ahead");
}

static void changing(void **state)
{
    struct planning *p = *state;
    struct someone anna = contracts_someone(p);
    struct contract contract;
    struct contract_entry entry = entry_of(&anna);
    must(contract_add(p->club, &entry, &p->err));
    must_refuse(contract_change(p->club, "KIS/1/2026", NULL, NULL, &p->err), ERROR_USAGE,
                "Nothing to change");
    must_refuse(contract_change(p->club, "KIS/1/2026", "Maria Zmyślona", "rejon 2", &p->err),
                ERROR_USAGE, "Nothing differs");
    planning_set_now(p, "2026-09-02T09:00");
    must(contract_change(p->club, "KIS/1/2026", NULL, "rejon 3", &p->err));
    must(contract_get(p->club, "KIS/1/2026", day_from("2026-09-01"), &contract, &p->err));
    assert_string_equal(contract.district, "rejon 2");
    must(contract_get(p->club, "KIS/1/2026", day_from("2026-09-02"), &contract, &p->err));
    assert_string_equal(contract.district, "rejon 3");
    assert_string_equal(contract.social_worker, "Maria Zmyślona");
    assert_int_equal(contract.state, CONTRACT_RUNNING);
}

static void terms(void **state)
{
    struct planning *p = *state;
    struct someone anna = contracts_someone(p);
    struct contract_entry entry = entry_of(&anna);
    int version;
    must(contract_add(p->club, &entry, &p->err));
    struct contract_annex annex = {.kind = CONTRACT_EXTENSION,
                                   .concluded_on = day_from("2026-08-24"),
                                   .from_on = DAY_NONE,
                                   .until_on = day_from("2026-10-31")};
    must_refuse(contract_add_terms(p->club, "KIS/1/2026", &annex, &version, &p->err), ERROR_USAGE,
                "ends later");
    annex.until_on = day_from("2026-12-31");
    annex.concluded_on = day_from("2026-08-19");
    must_refuse(contract_add_terms(p->club, "KIS/1/2026", &annex, &version, &p->err), ERROR_REFUSED,
                "concluded on 2026-08-20");
    annex.concluded_on = day_from("2026-08-25");
    must_refuse(contract_add_terms(p->club, "KIS/1/2026", &annex, &version, &p->err), ERROR_USAGE,
                "lies ahead");
    annex.concluded_on = day_from("2026-08-24");
    annex.kind = CONTRACT_ANNEX;
    annex.until_on = day_from("2026-08-30");
    must_refuse(contract_add_terms(p->club, "KIS/1/2026", &annex, &version, &p->err), ERROR_USAGE,
                "before the first");
    annex.until_on = day_from("2026-12-31");
    must(contract_add_terms(p->club, "KIS/1/2026", &annex, &version, &p->err));
    assert_int_equal(version, 2);
}

static void ending(void **state)
{
    struct planning *p = *state;
    struct someone anna = contracts_someone(p);
    struct contract_entry entry = entry_of(&anna);
    struct contract contract;
    struct obligation added;
    struct contract_annex annex = {.kind = CONTRACT_ANNEX,
                                   .concluded_on = day_from("2026-09-20"),
                                   .from_on = DAY_NONE,
                                   .until_on = DAY_NONE};
    struct obligation_entry line = {
        .kind = OBLIGATION_ALL, .from_on = DAY_NONE, .until_on = DAY_NONE};
    int version;
    must(contract_add(p->club, &entry, &p->err));
    planning_set_now(p, "2026-09-20T09:00");
    must_refuse(contract_reopen(p->club, "KIS/1/2026", &p->err), ERROR_REFUSED, "not ended");
    must_refuse(contract_end(p->club, "KIS/1/2026", day_from("2026-09-20"), "broken", &p->err),
                ERROR_USAGE, "achieved, agreed");
    must_refuse(contract_end(p->club, "KIS/1/2026", day_from("2026-11-01"), "agreed", &p->err),
                ERROR_USAGE, "from 2026-08-20 to 2026-10-31");
    must(contract_end(p->club, "KIS/1/2026", day_from("2026-09-19"), "agreed", &p->err));
    must_refuse(contract_end(p->club, "KIS/1/2026", day_from("2026-09-19"), "agreed", &p->err),
                ERROR_REFUSED, "was ended on 2026-09-19");
    must_refuse(contract_add_terms(p->club, "KIS/1/2026", &annex, &version, &p->err), ERROR_REFUSED,
                "was ended");
    must_refuse(obligation_add(p->club, "KIS/1/2026", &line, &added, &p->err), ERROR_REFUSED,
                "was ended");
    must(contract_get(p->club, "KIS/1/2026", day_from("2026-09-20"), &contract, &p->err));
    assert_int_equal(contract.state, CONTRACT_ENDED);
    assert_int_equal(contract_last_day(&contract), day_from("2026-09-19"));
    must(contract_reopen(p->club, "KIS/1/2026", &p->err));
    must(contract_get(p->club, "KIS/1/2026", day_from("2026-09-20"), &contract, &p->err));
    assert_int_equal(contract.state, CONTRACT_RUNNING);
    planning_set_now(p, "2026-11-01T09:00");
    must(contract_get(p->club, "KIS/1/2026", day_from("2026-11-01"), &contract, &p->err));
    assert_int_equal(contract.state, CONTRACT_OVER);
}

/* Words are sealed: they stand nowhere in the file, belong to the person, and need the vault. */
static void words(void **state)
{
    struct planning *p = *state;
    struct someone anna = contracts_someone(p);
    struct contract_entry entry = entry_of(&anna);
    struct contract_evaluations list = {0};
    struct contract contract;
    char *text;
    entry.text = "Uwaga pracownika.";
    must(contract_add(p->club, &entry, &p->err));
    must_refuse(
        contract_evaluate(p->club, "KIS/1/2026", day_from("2026-08-25"), "AP", "Ocena.", &p->err),
        ERROR_USAGE, "lies ahead");
    must_refuse(
        contract_evaluate(p->club, "KIS/1/2026", day_from("2026-08-19"), "AP", "Ocena.", &p->err),
        ERROR_REFUSED, "concluded on");
    must_refuse(
        contract_evaluate(p->club, "KIS/1/2026", day_from("2026-08-24"), " ", "Ocena.", &p->err),
        ERROR_USAGE, "author");
    must_refuse(
        contract_evaluate(p->club, "KIS/1/2026", day_from("2026-08-24"), "AP", "  ", &p->err),
        ERROR_USAGE, "evaluation");
    must(contract_evaluate(p->club, "KIS/1/2026", day_from("2026-08-24"), "Jan Inny",
                           "Rozmowa odbyta.", &p->err));
    must(contract_get(p->club, "KIS/1/2026", day_from("2026-08-24"), &contract, &p->err));
    must(contract_text_open(p->club, contract.terms.text_id, &text, &p->err));
    assert_string_equal(text, "Uwaga pracownika.");
    vault_wipe(text);
    must(contract_evaluation_list(p->club, &contract, &list, &p->err));
    assert_int_equal(list.count, 1);
    assert_string_equal(list.items[0].author, "Jan Inny");
    must(contract_text_open(p->club, list.items[0].text_id, &text, &p->err));
    assert_string_equal(text, "Rozmowa odbyta.");
    vault_wipe(text);
    assert_int_equal(planning_number(p, "SELECT count(*) FROM contract_text"
                                        " WHERE instr(sealed, CAST('Rozmowa' AS BLOB))"),
                     0);
    vault_close(&p->club->vault);
    must(contract_text_open(p->club, list.items[0].text_id, &text, &p->err));
    assert_null(text);
    must_refuse(
        contract_evaluate(p->club, "KIS/1/2026", day_from("2026-08-24"), "AP", "Ocena.", &p->err),
        ERROR_REFUSED, "vault is locked");
    entry = entry_of(&anna);
    entry.sign = "KIS/2/2026";
    entry.text = "Uwaga.";
    must_refuse(contract_add(p->club, &entry, &p->err), ERROR_REFUSED, "vault is locked");
    entry.text = NULL;
    must(contract_add(p->club, &entry, &p->err));
    contract_evaluations_free(&list);
}

static void lines(void **state)
{
    struct planning *p = *state;
    struct someone anna = contracts_someone(p);
    struct contract_entry contract_entry = entry_of(&anna);
    struct obligation added;
    static const struct {
        struct obligation_entry entry;
        enum error_kind kind;
        const char *words;
    } tries[] = {
        {{.kind = OBLIGATION_MIN_COUNT}, ERROR_USAGE, "between 1 and 1000"},
        {{.kind = OBLIGATION_MIN_COUNT, .threshold = 1001}, ERROR_USAGE, "between 1 and 1000"},
        {{.kind = OBLIGATION_MIN_SHARE, .threshold = 101}, ERROR_USAGE, "1 and 100"},
        {{.kind = OBLIGATION_ALL, .threshold = 5}, ERROR_USAGE, "no threshold"},
        {{.kind = OBLIGATION_CONDUCT, .threshold = 1}, ERROR_USAGE, "no threshold"},
        {{.kind = OBLIGATION_SINGLE_ACT, .activities = "G1"}, ERROR_USAGE, "single act"},
        {{.kind = OBLIGATION_CONDUCT, .excuse = OBLIGATION_EXCUSE_COUNTS},
         ERROR_USAGE,
         "no excuse"},
        {{.kind = OBLIGATION_ALL, .activities = "G1,XX"}, ERROR_REFUSED, "no activity"},
        {{.kind = OBLIGATION_ALL, .activities = " , "}, ERROR_USAGE, "empty"},
        {{.kind = OBLIGATION_ALL, .kinds = "joga"}, ERROR_USAGE, "grupa_wsparcia"},
        {{.kind = OBLIGATION_ALL, .programmes = "XX"}, ERROR_REFUSED, "no programme"},
    };
    must(contract_add(p->club, &contract_entry, &p->err));
    int64_t entries = planning_ledger_length(p);
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        struct obligation_entry entry = tries[i].entry;
        entry.from_on = entry.until_on = DAY_NONE;
        must_refuse(obligation_add(p->club, "KIS/1/2026", &entry, &added, &p->err), tries[i].kind,
                    tries[i].words);
    }
    assert_int_equal(planning_ledger_length(p), entries);
    assert_int_equal(planning_number(p, "SELECT count(*) FROM obligation"), 0);
}

static void windows(void **state)
{
    struct planning *p = *state;
    struct someone anna = contracts_someone(p);
    struct contract_entry contract_entry = entry_of(&anna);
    struct obligation added;
    must(contract_add(p->club, &contract_entry, &p->err));
    struct obligation_entry entry = {
        .kind = OBLIGATION_ALL, .from_on = day_from("2026-08-31"), .until_on = DAY_NONE};
    must_refuse(obligation_add(p->club, "KIS/1/2026", &entry, &added, &p->err), ERROR_USAGE,
                "2026-09-01 – 2026-10-31");
    entry.from_on = DAY_NONE;
    entry.until_on = day_from("2026-11-01");
    must_refuse(obligation_add(p->club, "KIS/1/2026", &entry, &added, &p->err), ERROR_USAGE,
                "leaves the time");
    entry.from_on = day_from("2026-10-02");
    entry.until_on = day_from("2026-10-01");
    must_refuse(obligation_add(p->club, "KIS/1/2026", &entry, &added, &p->err), ERROR_USAGE,
                "before the first");
    entry.from_on = entry.until_on = DAY_NONE;
    must_refuse(obligation_add(p->club, "KIS/7", &entry, &added, &p->err), ERROR_REFUSED,
                "no contract");
    entry.activities = "G2, G1,G1";
    entry.text = "Udział w każdym spotkaniu.";
    must(obligation_add(p->club, "KIS/1/2026", &entry, &added, &p->err));
    assert_int_equal(added.line, 1);
    assert_string_equal(added.activities, "G1,G2");
    assert_int_equal(added.from_on, day_from("2026-09-01"));
    assert_false(added.has_window);
    must(obligation_release(p->club, "KIS/1/2026", 1, true, &p->err));
    must_refuse(obligation_release(p->club, "KIS/1/2026", 1, true, &p->err), ERROR_REFUSED,
                "no line 1");
    must(obligation_add(p->club, "KIS/1/2026", &entry, &added, &p->err));
    assert_int_equal(added.line, 2);
    must_refuse(obligation_release(p->club, "KIS/1/2026", 2, false, &p->err), ERROR_REFUSED,
                "No annex");
}

static void facts(void **state)
{
    struct planning *p = *state;
    struct someone anna = contracts_someone(p);
    contracts_add(p, "KIS/1/2026", &anna, "2026-08-10", "2026-10-31");
    contracts_oblige(p, "KIS/1/2026", "single_act 0 - neutral", "2026-08-15", NULL);
    contracts_oblige(p, "KIS/1/2026", "all 0 G1 neutral", NULL, NULL);
    must_refuse(
        obligation_fact_add(p->club, "KIS/1/2026", 1, day_from("2026-08-20"), "L4", &p->err),
        ERROR_USAGE, "seen, institution");
    must_refuse(
        obligation_fact_add(p->club, "KIS/1/2026", 1, day_from("2026-08-25"), "seen", &p->err),
        ERROR_USAGE, "lies ahead");
    must_refuse(
        obligation_fact_add(p->club, "KIS/1/2026", 1, day_from("2026-08-14"), "seen", &p->err),
        ERROR_USAGE, "before the window");
    must_refuse(
        obligation_fact_add(p->club, "KIS/1/2026", 2, day_from("2026-08-20"), "seen", &p->err),
        ERROR_REFUSED, "told by attendance");
    must_refuse(
        obligation_fact_add(p->club, "KIS/1/2026", 9, day_from("2026-08-20"), "seen", &p->err),
        ERROR_REFUSED, "no line 9");
    must(obligation_fact_add(p->club, "KIS/1/2026", 1, day_from("2026-08-20"), "seen", &p->err));
    must_refuse(
        obligation_fact_add(p->club, "KIS/1/2026", 1, day_from("2026-08-20"), "call", &p->err),
        ERROR_REFUSED, "noted already");
    must_refuse(obligation_fact_withdraw(p->club, "KIS/1/2026", 1, day_from("2026-08-21"), &p->err),
                ERROR_REFUSED, "no fact of 2026-08-21");
    must(obligation_fact_withdraw(p->club, "KIS/1/2026", 1, day_from("2026-08-20"), &p->err));
    must(obligation_fact_add(p->club, "KIS/1/2026", 1, day_from("2026-08-20"), "call", &p->err));
}

static int count(struct planning *p, const struct contract_filter *filter, const char *first)
{
    struct contract_list list = {0};
    must(contract_list(p->club, filter, &list, &p->err));
    int found = (int)list.count;
    if (first)
        assert_string_equal(list.items[0].sign, first);
    contract_list_free(&list);
    return found;
}

static void listing(void **state)
{
    struct planning *p = *state;
    struct someone anna = contracts_someone(p), jan = contracts_someone(p);
    struct contract_list list = {0};
    contracts_add(p, "KIS/12/2026", &anna, "2026-08-01", "2026-10-31");
    contracts_add(p, "KIS/9/2026", &jan, "2026-09-01", "2026-12-31");
    contracts_add(p, "KIS/10/2026", &jan, "2026-07-01", "2026-08-20");
    contracts_oblige(p, "KIS/12/2026", "all 0 G1 neutral", NULL, NULL);
    contracts_oblige(p, "KIS/9/2026", "all 0 G2 neutral", NULL, NULL);
    struct contract_filter filter = {
        .day = day_from("2026-08-24"), .from = DAY_NONE, .until = DAY_NONE};
    assert_int_equal(count(p, &filter, "KIS/9/2026"), 3);
    filter.participant = jan.number;
    assert_int_equal(count(p, &filter, "KIS/9/2026"), 2);
    filter.state = "over";
    assert_int_equal(count(p, &filter, "KIS/10/2026"), 1);
    filter = (struct contract_filter){
        .day = day_from("2026-08-24"), .from = DAY_NONE, .until = DAY_NONE, .activity = "G1"};
    assert_int_equal(count(p, &filter, "KIS/12/2026"), 1);
    filter.activity = NULL;
    filter.from = day_from("2026-11-01");
    assert_int_equal(count(p, &filter, "KIS/9/2026"), 1);
    filter.from = DAY_NONE;
    filter.until = day_from("2026-07-31");
    assert_int_equal(count(p, &filter, "KIS/10/2026"), 1);
    filter.kind = "B";
    assert_int_equal(count(p, &filter, NULL), 0);
    filter.kind = "Z";
    must_refuse(contract_list(p->club, &filter, &list, &p->err), ERROR_USAGE, "Possible");
}

/* Nothing is ever changed or deleted, whoever tries. */
static void append_only(void **state)
{
    static const char *const statements[] = {
        "UPDATE contract SET sign = 'X'",
        "DELETE FROM contract",
        "UPDATE contract_terms SET until_on = '2027-01-01'",
        "DELETE FROM contract_terms",
        "UPDATE obligation SET threshold = 1",
        "DELETE FROM obligation",
        "UPDATE contract_evaluation SET author = 'X'",
        "DELETE FROM contract_evaluation",
        "UPDATE contract_end SET ended_on = NULL, reason = NULL",
        "DELETE FROM contract_end",
        "UPDATE obligation_fact SET evidence = 'call'",
        "DELETE FROM obligation_fact",
        "UPDATE contract_care SET district = 'X'",
        "DELETE FROM contract_care",
        "UPDATE contract_text SET sealed = zeroblob(20)",
        "DELETE FROM contract_text",
        "UPDATE obligation_filter SET code = 'X'",
        "DELETE FROM obligation_filter",
        "UPDATE obligation_release SET version = 2",
        "DELETE FROM obligation_release",
        "UPDATE enrolment_past SET until_on = NULL",
        "DELETE FROM enrolment_past",
        "UPDATE session_past SET state = 'planned'",
        "DELETE FROM session_past",
    };
    struct planning *p = *state;
    bool is_withdrawn;
    struct someone anna = contracts_someone(p);
    contracts_add(p, "KIS/1/2026", &anna, "2026-08-10", "2026-10-31");
    contracts_oblige(p, "KIS/1/2026", "single_act 0 - neutral", NULL, NULL);
    contracts_oblige(p, "KIS/1/2026", "all 0 G1 neutral", NULL, NULL);
    contracts_enrol(p, &anna, "G1", "2026-08-24", NULL);
    must(enrolment_end(p->club, anna.number, "G1", day_from("2026-08-30"), "moved", &is_withdrawn,
                       &p->err));
    must(session_cancel(p->club, "G1-2026-09-07", "leader", &p->err));
    must(obligation_release(p->club, "KIS/1/2026", 2, true, &p->err));
    must(obligation_fact_add(p->club, "KIS/1/2026", 1, day_from("2026-08-20"), "seen", &p->err));
    must(contract_evaluate(p->club, "KIS/1/2026", day_from("2026-08-24"), "AP", "Ocena.", &p->err));
    must(contract_end(p->club, "KIS/1/2026", day_from("2026-08-24"), "agreed", &p->err));
    for (size_t i = 0; i < sizeof statements / sizeof *statements; i++) {
        struct error err = {0};
        assert_false(statement_run(statement_new(p->club->store, statements[i]), &err));
        assert_non_null(strstr(err.text, "append-only"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        contracts_test(adding),  contracts_test(refused),     contracts_test(changing),
        contracts_test(terms),   contracts_test(ending),      contracts_test(words),
        contracts_test(lines),   contracts_test(windows),     contracts_test(facts),
        contracts_test(listing), contracts_test(append_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
