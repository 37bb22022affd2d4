/* Requests with their last days and decisions; restrictions that follow from them. */
#include "rights/request.h"

#include "club/people/participant_merge.h"
#include "club/settings.h"
#include "rights/restriction.h"
#include "rights/rights_text.h"
#include "tests/unit/door.h"

static struct request add(struct club *club, const char *number, const char *type,
                          const char *received)
{
    struct request request;
    struct request_entry entry = {
        .participant = number, .type = type, .received_on = people_day(received)};
    must(request_add(club, &entry, &request, &err));
    return request;
}

static bool decide(struct club *club, const char *code, const char *decision, const char *basis,
                   struct error *err)
{
    struct request request;
    struct request_decision entry = {.decision = decision, .basis = basis};
    return request_decide(club, code, &entry, &request, err);
}

/* The same day of the next month, or its last day (art. 12(3) RODO). */
static void last_days(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    static const struct {
        const char *received, *due;
    } rows[] = {
        {"2025-12-10", "2026-01-10"}, {"2025-11-30", "2025-12-30"}, {"2026-01-12", "2026-02-12"},
        {"2025-12-31", "2026-01-31"}, {"2025-08-31", "2025-09-30"}, {"2024-01-31", "2024-02-29"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct request request = add(club, NULL, "access", rows[i].received);
        assert_int_equal(request.due_on, people_day(rows[i].due));
        assert_string_equal(request.participant, "");
    }
    must(settings_set(club, SETTING_REQUEST_MONTHS, "2", &err));
    assert_int_equal(add(club, NULL, "access", "2026-01-12").due_on, people_day("2026-03-12"));
}

static void extending(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct request request = add(club, NULL, "access", "2026-01-12"), late;
    must_refuse(request_extend(club, request.code, "bored", &late, &err), ERROR_USAGE,
                "complexity");
    must(request_extend(club, request.code, "complexity", &request, &err));
    assert_int_equal(request.due_on, people_day("2026-04-12"));
    must_refuse(request_extend(club, request.code, "number", &late, &err), ERROR_REFUSED,
                "extended already");
    late = add(club, NULL, "access", "2025-12-01");
    must_refuse(request_extend(club, late.code, "number", &late, &err), ERROR_REFUSED,
                "has passed");
}

static void deciding_and_answering(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct participant participant = people_add(club);
    struct request request = add(club, participant.number, "erasure", "2026-01-05");
    int today = club_today(club);
    assert_string_equal(request.code, "W-2026-01-12");
    assert_string_equal(add(club, NULL, "access", "2026-01-05").code, "W-2026-01-12-2");
    must_refuse(request_answer(club, request.code, today, &request, &err), ERROR_REFUSED,
                "Decide first");
    must_refuse(decide(club, request.code, "maybe", NULL, &err), ERROR_USAGE, "Possible");
    must_refuse(decide(club, request.code, "refused", NULL, &err), ERROR_USAGE, "--basis");
    must_refuse(decide(club, request.code, "partly", "because", &err), ERROR_USAGE, "legal_task");
    must_refuse(decide(club, request.code, "granted", "legal_task", &err), ERROR_USAGE, "no --basis");
    must(decide(club, request.code, "refused", "legal_task", &err));
    must(decide(club, request.code, "partly", "legal_task", &err)); /* thought over again */
    must(request_get(club, request.code, &request, &err));
    assert_int_equal(request.state, REQUEST_DECIDED);
    assert_string_equal(request.decision, "partly");
    assert_int_equal(people_number(club, "SELECT count(*) FROM request_step"), 2);
    must_refuse(request_answer(club, request.code, today + 1, &request, &err), ERROR_USAGE, "ahead");
    must_refuse(request_answer(club, request.code, people_day("2026-01-04"), &request, &err),
                ERROR_USAGE, "before the day of receipt");
    must(request_answer(club, request.code, today, &request, &err));
    assert_int_equal(request.state, REQUEST_ANSWERED);
    assert_false(request_is_overdue(&request, today));
    must_refuse(decide(club, request.code, "granted", NULL, &err), ERROR_REFUSED, "was answered");
    must_refuse(request_withdraw(club, request.code, today, &request, &err), ERROR_REFUSED,
                "was answered");
    must_refuse(request_answer(club, "W-1", today, &request, &err), ERROR_REFUSED, "no request");
}

static size_t count(struct club *club, struct request_filter filter)
{
    struct requests list = {0};
    must(request_list(club, &filter, &list, &err));
    size_t found = list.count;
    requests_free(&list);
    return found;
}

static void overdue_ones_are_listed(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct request_filter all = {
        .from = DAY_NONE, .until = DAY_NONE, .state = REQUEST_STATE_COUNT};
    struct request_filter overdue = all, waiting = all;
    struct request late = add(club, NULL, "access", "2025-12-11");
    add(club, NULL, "access", "2025-12-12"); /* today is its last day */
    overdue.only_overdue = true;
    waiting.only_waiting = true;
    assert_int_equal(count(club, all), 2);
    assert_int_equal(count(club, overdue), 1);
    must(decide(club, late.code, "granted", NULL, &err));
    assert_int_equal(count(club, overdue), 1);
    must(request_answer(club, late.code, club_today(club), &late, &err));
    assert_true(request_is_overdue(&late, club_today(club))); /* it was late, and stays so */
    assert_int_equal(count(club, overdue), 0);
    assert_int_equal(count(club, waiting), 1);
    overdue.type = "erasure";
    assert_int_equal(count(club, overdue), 0);
}

static void bad_requests(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct request request;
    struct request_entry entry = {.type = "wish", .received_on = club_today(club)};
    must_refuse(request_add(club, &entry, &request, &err), ERROR_USAGE, "erasure");
    entry.type = "access";
    entry.received_on++;
    must_refuse(request_add(club, &entry, &request, &err), ERROR_USAGE, "ahead");
    entry.received_on--;
    entry.participant = "0000000";
    must_refuse(request_add(club, &entry, &request, &err), ERROR_REFUSED, "0000000");
    entry.participant = NULL;
    entry.text = "two\nlines";
    must_refuse(request_add(club, &entry, &request, &err), ERROR_USAGE, "text");
    char *text = people_long_text(RIGHTS_TEXT_SIZE);
    entry.text = text;
    must_refuse(request_add(club, &entry, &request, &err), ERROR_USAGE, "text");
    free(text);
    entry.text = "proszę o moje dane";
    vault_close(&club->vault);
    must_refuse(request_add(club, &entry, &request, &err), ERROR_REFUSED, "locked");
}

/* The words are sealed, and the ledger does not know them. */
static void words_are_sealed(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct request request;
    char *text;
    struct request_entry entry = {
        .type = "access", .received_on = club_today(club), .text = "tajne słowa"};
    must(request_add(club, &entry, &request, &err));
    must(rights_text_open(club, request.text_id, &text, NULL, &err));
    assert_string_equal(text, "tajne słowa");
    vault_wipe(text);
    assert_int_equal(people_number(club, "SELECT count(*) FROM ledger WHERE body LIKE '%tajne%'"), 0);
    vault_close(&club->vault);
    must(rights_text_open(club, request.text_id, &text, NULL, &err));
    assert_null(text);
}

static bool is_restricted(struct club *club, int64_t id)
{
    bool holds;
    must(restriction_holds(club, id, &holds, &err));
    return holds;
}

static void restricting(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct participant one = people_add(club), other = people_add(club);
    struct request request = add(club, one.number, "restriction", "2026-01-12");
    int restricted;
    must_refuse(restriction_lift(club, one.number, NULL, &err), ERROR_REFUSED, "not restricted");
    must_refuse(restriction_impose(club, one.number, "wish", NULL, &err), ERROR_USAGE, "accuracy");
    must_refuse(restriction_impose(club, other.number, "accuracy", request.code, &err),
                ERROR_REFUSED, "is not one of");
    must(restriction_impose(club, one.number, "accuracy", request.code, &err));
    must_refuse(restriction_impose(club, one.number, "claims", NULL, &err), ERROR_REFUSED,
                "restricted already");
    assert_true(is_restricted(club, one.id));
    assert_false(is_restricted(club, other.id));
    must(restriction_count(club, &restricted, &err));
    assert_int_equal(restricted, 1);
    /* With a merge it is the person's; lifting it then lifts it whole. */
    struct participant_merge merge;
    must(participant_merge(club, one.number, other.number, &merge, &err));
    assert_true(is_restricted(club, other.id));
    assert_true(is_restricted(club, one.id));
    must(restriction_lift(club, other.number, NULL, &err));
    assert_false(is_restricted(club, one.id));
    assert_false(is_restricted(club, other.id));
}

/* Restricted people are recorded at the door as before. */
static void restricted_people_come_as_before(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    door_group(club, "G1", false);
    door_session(club, "G1", "2026-01-12", "15:30", "18:00");
    struct visitor visitor = door_member(club, "G1");
    must(restriction_impose(club, visitor.number, "accuracy", NULL, &err));
    door_expect(club, "2026-01-12T15:25", &visitor, CHECKIN_RECORDED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(last_days),
        people_test(extending),
        people_test(deciding_and_answering),
        people_test(overdue_ones_are_listed),
        people_test(bad_requests),
        people_test(words_are_sealed),
        people_test(restricting),
        people_test(restricted_people_come_as_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
