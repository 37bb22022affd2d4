/* Disposing: what leads to a person is gone, also from the bytes of the file; numbers, figures,
 * signed lists and the ledger are as before; nothing goes early, held or without two people. */
#include "tests/unit/demo_rights.h"

#include "base/memory.h"
#include "casework/household.h"
#include "club/contract/contract_text.h"
#include "club/people/participant_merge.h"
#include "club/people/participant_pin.h"
#include "club/people/participant_preference.h"
#include "club/session/signoff.h"
#include "club/settings.h"
#include "figures/person/contract_figures.h"
#include "figures/report/report.h"
#include "rights/incident.h"
#include "rights/request.h"
#include "rights/restriction.h"
#include "rights/rights_text.h"
#include "store/scrub.h"

/* Of the demonstration: has a contract with words, a signed presence, and was refused once. */
static const char refused[] = "TBK8VZ0", other[] = "59RB7MK";

/* Everything that figures and lists are made of, as one text. */
static void append_rows(struct club *club, const char *sql, struct buffer *text)
{
    struct error err = {0};
    struct statement *s = statement_new(club->store, sql);
    while (statement_step(s))
        buffer_printf(text, "%s\n", statement_text(s, 0));
    assert_true(statement_finish(s, &err));
}

static void append_contract(struct club *club, const struct contract *contract,
                            struct buffer *text)
{
    struct contract_figures figures = {0};
    must(contract_figures_of(club, contract, NULL, &figures, &err));
    buffer_printf(text, "%s %s %d\n", contract->sign, contract->participant,
                  figures.absences_in_row);
    for (size_t i = 0; i < figures.line_count; i++)
        buffer_printf(text, " %d %d %zu %d %d\n", figures.lines[i].obligation.line,
                      (int)figures.lines[i].outcome, figures.lines[i].session_count,
                      figures.lines[i].unsigned_count, figures.lines[i].late_count);
    contract_figures_free(&figures);
}

/* Every row of a report of the autumn of 2025, also by target group. */
static void append_report(struct club *club, enum report_kind kind, struct buffer *text)
{
    struct report report = {0};
    struct report_request request = {.kind = kind, .years = 1};
    must(period_read("2025-II", &request.period, &err));
    must(report_get(club, &request, &report, &err));
    assert_true(report.count > 5);
    for (size_t i = 0; i < report.count; i++)
        buffer_printf(text, "%s %s %d %lld\n", report.rows[i].figure->code, report.rows[i].part,
                      (int)report.rows[i].cells[0].state,
                      (long long)report.rows[i].cells[0].value);
    assert_non_null(strstr(text->text, "persons_by_target_group"));
    report_free(&report);
}

static char *facts(struct club *club)
{
    struct buffer text = {0};
    struct contract_list contracts = {0};
    append_rows(club, "SELECT session_id || participant_id || status || ifnull(in_at, '')"
                      " || late_minutes || credited_minutes || source FROM attendance", &text);
    append_rows(club, "SELECT id || kind || ifnull(session_id, '') || participant_id || at ||"
                      " noted_at || source || actor || ifnull(status, '') FROM presence_event",
                &text);
    append_rows(club, "SELECT participant_id || activity_id || from_on || ifnull(until_on, '')"
                      " FROM enrolment", &text);
    append_rows(club, "SELECT f.code || f.noun || f.happened_on || f.kind ||"
                      " ifnull(f.participant_id, '') FROM case_fact f", &text);
    append_rows(club, "SELECT number || created_at || ifnull(left_on, '') FROM participant", &text);
    append_report(club, REPORT_PERIOD, &text);
    append_report(club, REPORT_KIS, &text);
    struct contract_filter filter = {
        .day = club_today(club), .from = DAY_NONE, .until = DAY_NONE};
    must(contract_list(club, &filter, &contracts, &err));
    assert_true(contracts.count > 10);
    for (size_t i = 0; i < contracts.count; i++)
        append_contract(club, &contracts.items[i], &text);
    contract_list_free(&contracts);
    return text.text;
}

static void check_all_holds(struct club *club)
{
    struct ledger_report report;
    must(ledger_verify(club->store, 1, &report, &err));
    assert_true(report.holds);
    struct statement *s = statement_new(
        club->store, "SELECT s.code, f.version FROM session_signoff f"
                     " JOIN session s ON s.id = f.session_id ORDER BY s.code");
    int count = 0;
    while (statement_step(s)) {
        struct signoff_report signed_list;
        must(signoff_verify(club, statement_text(s, 0), (int)statement_integer(s, 1), &signed_list,
                            &err));
        assert_true(signed_list.holds);
        signoff_report_free(&signed_list);
        count++;
    }
    must(statement_finish(s, &err));
    assert_true(count >= 45);
    door_check_projection(club);
}

/* The sealed bytes of the first version of somebody's identity. */
static struct bytes sealed_of(struct club *club, const char *number)
{
    struct bytes bytes = {0};
    struct statement *s = statement_new(
        club->store, "SELECT i.sealed FROM identity i JOIN participant p ON p.id = i.participant_id"
                     " WHERE p.number = :number ORDER BY i.version LIMIT 1");
    statement_bind_text(s, ":number", number);
    assert_true(statement_step(s));
    const void *sealed = statement_bytes(s, 0, &bytes.size);
    bytes.data = malloc(bytes.size);
    memcpy(bytes.data, sealed, bytes.size);
    must(statement_finish(s, &err));
    return bytes;
}

static bool holds(const struct bytes *file, const struct bytes *part)
{
    for (size_t i = 0; i + part->size <= file->size; i++) {
        if (memcmp(file->data + i, part->data, part->size) == 0)
            return true;
    }
    return false;
}

/* Whether the bytes are anywhere in the file or its log. */
static bool is_on_disk(const struct demo *demo, const struct bytes *part)
{
    char log[120];
    snprintf(log, sizeof log, "%s-wal", demo->folder.path);
    struct bytes file = bytes_read(demo->folder.path);
    bool found = holds(&file, part);
    free(file.data);
    if (access(log, F_OK) == 0) {
        struct bytes in_log = bytes_read(log);
        found = found || holds(&in_log, part);
        free(in_log.data);
    }
    return found;
}

/* Two people left in January 2026, one of them corrected before; ten years later. */
static void give_own(struct club *club, const char *number)
{
    struct participant_preference own = {.text_percent = 150};
    must(participant_pin_set(club, number, "2580", &err));
    must(participant_preference_set(club, number, &own, &err));
}

static struct club *make_old(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    struct card_issued issued;
    give_own(club, refused);
    give_own(club, "98DT82N"); /* who stays */
    must(card_issue(club, refused, &issued, &err));
    demo_correct(club, "G1-2026-01-05", refused, "pomylona z siostrą Anną");
    demo_leave(club, refused);
    demo_leave(club, other);
    demo_act(club, "2037-02-01T10:00", "MK", "HD");
    return club;
}

static void what_leads_to_a_person_goes(void **state)
{
    struct club *club = make_old(state);
    struct disposal disposal;
    char *before = facts(club);
    struct bytes sealed = sealed_of(club, refused);
    store_checkpoint(club->store);
    assert_true(is_on_disk(*state, &sealed));
    assert_int_equal(people_number(club, "SELECT count(*) FROM participant_pin"), 2);
    must(disposal_run(club, "BR-1/2037", &disposal, &err));
    must(store_scrub(club->store, &err));
    assert_int_equal(disposal.counts[RETENTION_PERSON], 2);
    assert_int_equal(disposal.counts[RETENTION_REFUSAL], 1);
    assert_true(disposal.counts[RETENTION_CONTRACT] > 0);
    assert_false(is_on_disk(*state, &sealed));
    free(sealed.data);
    assert_int_equal(people_number(club, "SELECT count(*) FROM participant_pin"), 1);
    assert_int_equal(people_number(club, "SELECT count(*) FROM participant_preference"), 1);
    assert_int_equal(demo_count(club, "SELECT count(*) FROM identity i JOIN participant p"
                                      " ON p.id = i.participant_id WHERE p.number = :number",
                                refused), 0);
    assert_int_equal(demo_count(club, "SELECT count(*) FROM presence_event e JOIN participant p"
                                      " ON p.id = e.participant_id WHERE p.number = :number"
                                      " AND e.reason IS NOT NULL AND e.reason <> 'disposed'",
                                refused), 0);
    char *after = facts(club);
    assert_string_equal(before, after);
    free(before);
    free(after);
    check_all_holds(club);
}

static void somebody_else_stays(void **state)
{
    struct club *club = make_old(state);
    struct disposal disposal;
    struct person person;
    bool found;
    int64_t identities = people_number(club, "SELECT count(*) FROM identity");
    must(disposal_run(club, "BR-1/2037", &disposal, &err));
    assert_int_equal(people_number(club, "SELECT count(*) FROM identity"), identities - 2);
    int64_t id = people_number(club, "SELECT id FROM participant WHERE number = '98DT82N'");
    must(person_find(club, id, &person, &found, &err));
    assert_true(found);
    assert_string_equal(person.surname, "Bąk");
    person_wipe(&person);
}

/* A card that somebody kept is a card that nobody knows. */
static void an_old_card_finds_nobody(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    struct card_issued issued;
    struct checkin_result result;
    struct disposal disposal;
    must(card_issue(club, refused, &issued, &err));
    demo_leave(club, refused);
    must(checkin_scan(club, issued.payload, CHECKIN_CARD, &result, &err));
    assert_int_equal(result.answer, CHECKIN_STAFF);
    assert_string_equal(result.participant, refused); /* revoked, and staff know whose it was */
    demo_act(club, "2037-02-01T10:00", "MK", "HD");
    must(disposal_run(club, "BR-1/2037", &disposal, &err));
    must(checkin_scan(club, issued.payload, CHECKIN_CARD, &result, &err));
    assert_int_equal(result.answer, CHECKIN_STAFF);
    assert_string_equal(result.participant, "");
}

/* The words are gone; that there were some, and all days and thresholds, stay. */
static void words_of_contracts_go(void **state)
{
    struct club *club = make_old(state);
    struct disposal disposal;
    char *text;
    int64_t texts = people_number(club, "SELECT count(*) FROM contract_text");
    int64_t text_id = people_number(club, "SELECT min(id) FROM contract_text");
    must(contract_text_open(club, text_id, &text, &err));
    assert_non_null(text);
    vault_wipe(text);
    must(disposal_run(club, "BR-1/2037", &disposal, &err));
    assert_int_equal(people_number(club, "SELECT count(*) FROM contract_text"), texts);
    must(contract_text_open(club, text_id, &text, &err));
    assert_null(text);
}

static void the_last_day_counts(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    struct retention_items items = {0};
    demo_leave(club, "A78RMXS"); /* without a contract */
    int64_t contracts = demo_count(club, "SELECT count(*) FROM contract c JOIN participant p"
                                         " ON p.id = c.participant_id WHERE p.number = :number",
                                   "A78RMXS");
    int day = people_day(contracts ? "2036-12-31" : "2031-12-31");
    must(retention_due(club, day, &items, &err));
    for (size_t i = 0; i < items.count; i++)
        assert_true(items.items[i].class != RETENTION_PERSON);
    retention_items_free(&items);
    must(retention_due(club, day + 1, &items, &err));
    bool found = false;
    for (size_t i = 0; i < items.count; i++)
        found = found || (items.items[i].class == RETENTION_PERSON &&
                          strcmp(items.items[i].participant, "A78RMXS") == 0);
    assert_true(found);
    retention_items_free(&items);
}

static void nothing_goes_early(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    demo_leave(club, refused);
    demo_act(club, "2026-06-01T10:00", "MK", "HD");
    struct disposal disposal;
    must_refuse(disposal_run(club, "BR-1/2026", &disposal, &err), ERROR_REFUSED, "Nothing is due");
    demo_act(club, "2026-11-24T10:00", "MK", "HD"); /* twelve months after the refusal */
    must(disposal_run(club, "BR-1/2026", &disposal, &err));
    assert_int_equal(disposal.count, 1);
    assert_int_equal(disposal.counts[RETENTION_REFUSAL], 1);
    /* How long is a setting. */
    must(settings_set(club, SETTING_RETENTION_IDENTITY, "1", &err));
    must(settings_set(club, SETTING_RETENTION_PRESENCE, "1", &err));
    must(settings_set(club, SETTING_RETENTION_CONTRACT, "1", &err));
    must(settings_set(club, SETTING_RETENTION_CASEWORK, "1", &err));
    demo_act(club, "2028-01-01T10:00", "MK", "HD");
    must(disposal_run(club, "BR-1/2028", &disposal, &err));
    assert_int_equal(disposal.counts[RETENTION_PERSON], 1);
}

static void two_people_and_a_protocol(void **state)
{
    struct club *club = make_old(state);
    struct disposal disposal, made;
    demo_act(club, "2037-02-01T10:00", "MK", "");
    must_refuse(disposal_run(club, "BR-1", &disposal, &err), ERROR_REFUSED, "second person");
    demo_act(club, "2037-02-01T10:00", "MK", "MK");
    must_refuse(disposal_run(club, "BR-1", &disposal, &err), ERROR_REFUSED, "second person");
    demo_act(club, "2037-02-01T10:00", "MK", "HD");
    must_refuse(disposal_run(club, "", &disposal, &err), ERROR_USAGE, "protocol");
    must_refuse(disposal_run(club, "BR 1", &disposal, &err), ERROR_USAGE, "protocol");
    int64_t entries = people_entries(club);
    must(disposal_run(club, "BR-1", &made, &err));
    assert_int_equal(people_entries(club), entries + 1);
    must_refuse(disposal_run(club, "BR-1", &disposal, &err), ERROR_REFUSED, "was used on");
    must_refuse(disposal_run(club, "br-1", &disposal, &err), ERROR_REFUSED, "was used on");
    must_refuse(disposal_run(club, "BR-2", &disposal, &err), ERROR_REFUSED, "Nothing is due");
    struct retention_items items = {0};
    struct disposal read;
    must(disposal_get(club, "BR-1", &read, &items, &err));
    assert_int_equal(items.count, made.count);
    assert_memory_equal(read.digest, made.digest, DIGEST_SIZE);
    assert_string_equal(read.second, "HD");
    retention_items_free(&items);
    must_refuse(disposal_get(club, "BR-9", &read, &items, &err), ERROR_REFUSED, "no protocol");
}

static void restricted_people_and_requests_are_held(void **state)
{
    struct club *club = make_old(state);
    struct request request;
    struct disposal disposal;
    must(restriction_impose(club, refused, "claims", NULL, &err));
    must(request_add(club, &(struct request_entry){.participant = other, .type = "access",
                                                   .received_on = club_today(club)},
                     &request, &err));
    must(disposal_run(club, "BR-1", &disposal, &err));
    assert_int_equal(disposal.counts[RETENTION_PERSON], 0);
    assert_true(disposal.held >= 2);
    assert_int_equal(demo_count(club, "SELECT count(*) FROM identity i JOIN participant p"
                                      " ON p.id = i.participant_id WHERE p.number = :number",
                                refused), 1);
    must(restriction_lift(club, refused, NULL, &err));
    must(request_withdraw(club, request.code, club_today(club), &request, &err));
    must(disposal_run(club, "BR-2", &disposal, &err));
    /* A request is kept for years of its own, and its person with it. */
    assert_int_equal(disposal.counts[RETENTION_PERSON], 1);
}

static void it_never_comes_back(void **state)
{
    struct club *club = make_old(state);
    struct disposal disposal;
    struct person_entry entry = {.surname = "Nowak"};
    struct participant_merge merge;
    must(disposal_run(club, "BR-1", &disposal, &err));
    must_refuse(participant_return(club, refused, &err), ERROR_REFUSED, "disposed of");
    must_refuse(participant_change(club, refused, &entry, &err), ERROR_REFUSED, "disposed of");
    must_refuse(participant_merge(club, refused, "98DT82N", &merge, &err), ERROR_REFUSED,
                "disposed of");
    must_refuse(participant_merge(club, "98DT82N", refused, &merge, &err), ERROR_REFUSED,
                "disposed of");
}

/* Words of requests, incidents and households: gone when their own time is over, and read as
 * such; what happened when stays. */
static void other_words_go(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    struct request request;
    struct incident incident;
    struct household household;
    struct disposal disposal;
    char *text;
    bool is_disposed;
    struct request_entry entry = {
        .type = "access", .received_on = club_today(club), .text = "proszę o dane"};
    must(request_add(club, &entry, &request, &err));
    must(request_withdraw(club, request.code, club_today(club), &request, &err));
    must(incident_add(club, "other", club_now(club), "teczka", &incident, &err));
    static const char *const steps[] = {"authority", "people", "closed"};
    for (int i = 0; i < 3; i++)
        must(incident_put(club, incident.code,
                          &(struct incident_step_entry){.kind = steps[i],
                                                        .happened_at = club_now(club)},
                          &incident, &err));
    must(household_add(club, NULL, "rodzina z Polnej", &household, &err));
    must(household_close(club, household.code, club_today(club), &err));
    demo_act(club, "2031-12-31T10:00", "MK", "HD");
    must(disposal_run(club, "BR-1", &disposal, &err)); /* the refusal of the autumn */
    assert_int_equal(disposal.counts[RETENTION_REQUEST], 0);
    demo_act(club, "2032-01-01T10:00", "MK", "HD");
    must(disposal_run(club, "BR-2", &disposal, &err));
    assert_int_equal(disposal.counts[RETENTION_REQUEST], 1);
    assert_int_equal(disposal.counts[RETENTION_INCIDENT], 1);
    must(rights_text_open(club, request.text_id, &text, &is_disposed, &err));
    assert_null(text);
    assert_true(is_disposed);
    demo_act(club, "2037-01-01T10:00", "MK", "HD");
    must(disposal_run(club, "BR-3", &disposal, &err));
    assert_int_equal(disposal.counts[RETENTION_HOUSEHOLD], 1);
    must(household_get(club, household.code, &household, &err));
    must(household_read_label(club, &household, &err));
    assert_string_equal(household.label, "");
    check_all_holds(club);
}

static enum report_cell_state groups_of(struct club *club, const char *period, int64_t *alcohol)
{
    struct report report = {0};
    enum report_cell_state state = CELL_NO_RECORDS;
    struct report_request request = {.kind = REPORT_KIS};
    must(period_read(period, &request.period, &err));
    must(report_get(club, &request, &report, &err));
    for (size_t i = 0; i < report.count; i++) {
        const struct report_row *row = &report.rows[i];
        if (strcmp(row->figure->code, "persons_by_target_group") != 0 ||
            (row->part[0] && strcmp(row->part, "alcohol") != 0))
            continue;
        state = row->cells[0].state;
        *alcohol = row->cells[0].value;
    }
    report_free(&report);
    return state;
}

/* Left in January 2026, kept for 25 years: due from 1 January 2052. Then a number that was
 * published is told no more, and never as another one. */
static void groups_go_last(void **state)
{
    struct club *club = make_old(state);
    struct disposal disposal;
    int64_t published = 0, now = 0;
    must(disposal_run(club, "BR-1/2037", &disposal, &err));
    assert_int_equal(disposal.counts[RETENTION_GROUPS], 0);
    assert_int_equal(groups_of(club, "2025-II", &published), CELL_NUMBER);
    assert_int_equal(published, 12);
    demo_act(club, "2051-12-31T10:00", "MK", "HD");
    must_refuse(disposal_run(club, "BR-1/2051", &disposal, &err), ERROR_REFUSED, "Nothing is due");
    demo_act(club, "2052-01-01T10:00", "MK", "HD");
    int64_t records = people_number(club, "SELECT count(*) FROM target_group_record");
    must(disposal_run(club, "BR-1/2052", &disposal, &err));
    assert_int_equal(disposal.counts[RETENTION_GROUPS], 2);
    assert_true(people_number(club, "SELECT count(*) FROM target_group_record") <= records - 2);
    assert_int_equal(groups_of(club, "2025-II", &now), CELL_DISPOSED);
    assert_int_equal(now, 0);
    check_all_holds(club);
}

static bool run_sql(struct club *club, const char *sql)
{
    struct error err = {0};
    return statement_run(statement_new(club->store, sql), &err);
}

/* The schema alone lets nothing go that no disposal names. */
static void the_mechanism_is_narrow(void **state)
{
    struct club *club = make_old(state);
    struct disposal disposal;
    assert_false(run_sql(club, "DELETE FROM identity"));
    assert_false(run_sql(club, "UPDATE identity SET sealed = x'00'"));
    assert_false(run_sql(club, "UPDATE contract_text SET sealed = x''"));
    assert_false(run_sql(club, "DELETE FROM contract_text"));
    assert_false(run_sql(club, "DELETE FROM target_group_record"));
    assert_false(run_sql(club, "UPDATE presence_event SET reason = 'disposed'"
                               " WHERE reason IS NOT NULL"));
    must(disposal_run(club, "BR-1", &disposal, &err));
    assert_false(run_sql(club, "DELETE FROM identity"));
    assert_false(run_sql(club, "UPDATE presence_event SET reason = 'else' WHERE reason = 'disposed'"));
    assert_false(run_sql(club, "UPDATE presence_event SET at = at + 1, reason = 'disposed'"
                               " WHERE reason = 'disposed'"));
    assert_false(run_sql(club, "DELETE FROM presence_event"));
    assert_false(run_sql(club, "DELETE FROM disposal_item"));
    assert_false(run_sql(club, "UPDATE disposal SET protocol = 'BR-2'"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        demo_test(what_leads_to_a_person_goes),
        demo_test(somebody_else_stays),
        demo_test(an_old_card_finds_nobody),
        demo_test(words_of_contracts_go),
        demo_test(the_last_day_counts),
        demo_test(nothing_goes_early),
        demo_test(two_people_and_a_protocol),
        demo_test(restricted_people_and_requests_are_held),
        demo_test(it_never_comes_back),
        demo_test(other_words_go),
        demo_test(groups_go_last),
        demo_test(the_mechanism_is_narrow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
