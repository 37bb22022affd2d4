/* Participants and who they are: numbers, sealed identities, case signs, leaving, return. */
#include "club/settings.h"
#include "tests/unit/people.h"
#include "trust/token.h"

#include <stdio.h>

static const struct person_entry ewa = {
    .given_names = "Ewa",
    .surname = "Żółkiewska",
    .form_of_address = "pani",
    .case_sign = "KIS.4412.17.2026",
    .phone = "+48 600 000 000",
    .target_groups = "unemployed, alcohol",
};

static struct participant add_person(struct club *club, const struct person_entry *entry)
{
    struct participant participant;
    must(participant_add(club, NULL, entry, &participant, &err));
    return participant;
}

static struct person read_person(struct club *club, int64_t participant_id)
{
    struct person person;
    bool found;
    must(person_find(club, participant_id, &person, &found, &err));
    assert_true(found);
    return person;
}

static void number_only(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct participant participant, again;
    struct person person;
    bool found;
    char read[NUMBER_SIZE];
    vault_close(&club->vault);
    participant = people_add(club);
    assert_true(token_number_read(participant.number, read));
    must(participant_get(club, participant.number, &again, &err));
    assert_true(again.id == participant.id);
    assert_false(again.has_identity);
    assert_int_equal(again.left_on, DAY_NONE);
    must_refuse(participant_add(club, NULL, &ewa, &participant, &err), ERROR_REFUSED, "locked");
    must_refuse(participant_change(club, again.number, &ewa, &err), ERROR_REFUSED, "locked");
    must_refuse(person_find(club, again.id, &person, &found, &err), ERROR_REFUSED, "locked");
}

static void given_numbers(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct participant participant;
    struct card_issued issued;
    char number[NUMBER_SIZE], typed[16];
    token_number_new(number);
    snprintf(typed, sizeof typed, "%.3s-%s", number, number + 3);
    must(participant_add(club, typed, NULL, &participant, &err));
    assert_string_equal(participant.number, number);
    must_refuse(participant_add(club, number, NULL, &participant, &err), ERROR_REFUSED, "taken");
    must(card_issue(club, number, &issued, &err));
    must_refuse(participant_add(club, issued.card.number, NULL, &participant, &err), ERROR_REFUSED,
                "taken");
    must_refuse(participant_get(club, issued.card.number, &participant, &err), ERROR_REFUSED,
                number);
    number[0] = number[0] == '7' ? '8' : '7';
    must_refuse(participant_add(club, number, NULL, &participant, &err), ERROR_USAGE, "check");
    must_refuse(participant_get(club, number, &participant, &err), ERROR_REFUSED, "no participant");
}

static void sealing(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct participant participant = add_person(club, &ewa);
    struct person person = read_person(club, participant.id);
    char name[NAME_SIZE];
    assert_string_equal(person.surname, "Żółkiewska");
    assert_string_equal(person.form_of_address, "pani");
    assert_string_equal(person.case_sign, "KIS.4412.17.2026");
    assert_string_equal(person.target_groups, "alcohol,unemployed");
    assert_string_equal(person.birth_on, "");
    person_name_list_order(&person, name);
    assert_string_equal(name, "Żółkiewska Ewa");
    person_name_plain(&person, name);
    assert_string_equal(name, "Ewa Żółkiewska");
    assert_int_equal(people_number(club, "SELECT count(*) FROM ledger WHERE body LIKE '%Ewa%' OR "
                                         "body LIKE '%kiewska%' OR body LIKE '%4412%'"),
                     0);
    assert_int_equal(people_number(club, "SELECT count(*) FROM ledger WHERE"
                                         " action = 'participant.add' AND body LIKE '%case_sign%'"),
                     1);
}

static void sealed_for_one_person(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct participant one = add_person(club, &ewa);
    struct participant other =
        add_person(club, &(struct person_entry){.surname = "Inny", .given_names = "Jan"});
    struct person person;
    bool found;
    (void)one;
    must(statement_run(statement_new(club->store, "DROP TRIGGER identity_is_never_changed"), &err));
    assert_int_equal(people_number(club, "UPDATE identity SET (nonce, sealed) = (SELECT nonce, "
                                         "sealed FROM identity ORDER BY participant_id LIMIT 1)"
                                         " RETURNING 7"),
                     7);
    must_refuse(person_find(club, other.id, &person, &found, &err), ERROR_STORAGE, "sealed");
}

static void bad_identities(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct participant participant;
    char *long_text = people_long_text(10000), *sixty_one = people_long_text(61);
    const struct {
        struct person_entry entry;
        enum error_kind kind;
        const char *words;
    } rows[] = {
        {{.given_names = "Ewa"}, ERROR_USAGE, "surname"},
        {{.surname = "   "}, ERROR_USAGE, "surname"},
        {{.surname = "Z\xc5"}, ERROR_USAGE, "UTF-8"},
        {{.surname = "Z\x1b[31m"}, ERROR_USAGE, "control"},
        {{.surname = long_text}, ERROR_USAGE, "too long"},
        {{.surname = sixty_one}, ERROR_USAGE, "60 characters"},
        {{.surname = "A", .given_names = "a\nb"}, ERROR_USAGE, "control"},
        {{.surname = "A", .form_of_address = "lord"}, ERROR_USAGE, "pan"},
        {{.surname = "A", .phone = "call me"}, ERROR_USAGE, "phone"},
        {{.surname = "A", .target_groups = "alcohol,poor"}, ERROR_USAGE, "homeless"},
        {{.surname = "A", .case_sign = long_text}, ERROR_USAGE, "too long"},
        {{.surname = "A", .birth_on = "1980-05-17"}, ERROR_REFUSED, "keep_birth_date"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        must_refuse(participant_add(club, NULL, &rows[i].entry, &participant, &err), rows[i].kind,
                    rows[i].words);
    assert_int_equal(people_number(club, "SELECT count(*) FROM participant"), 0);
    free(long_text);
    free(sixty_one);
}

static void sixty_wide_characters(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    char name[PERSON_NAME_SIZE] = "";
    for (int i = 0; i < PERSON_NAME_CHARACTERS; i++)
        strcat(name, "\xF0\x9D\x94\xB8");
    struct participant participant = add_person(club, &(struct person_entry){.surname = name});
    struct person person = read_person(club, participant.id);
    assert_string_equal(person.surname, name);
}

static void birth_dates(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    must(settings_set(club, SETTING_KEEP_BIRTH_DATE, "yes", &err));
    struct person_entry entry = {.surname = "A", .birth_on = "1980-05-17"};
    struct participant participant = add_person(club, &entry);
    assert_string_equal(read_person(club, participant.id).birth_on, "1980-05-17");
    entry.birth_on = "2026-01-13";
    must_refuse(participant_add(club, NULL, &entry, &participant, &err), ERROR_USAGE, "past");
    entry.birth_on = "1981-02-29";
    must_refuse(participant_add(club, NULL, &entry, &participant, &err), ERROR_USAGE, "past");
}

static void case_signs(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    char number[NUMBER_SIZE];
    struct participant participant = add_person(club, &ewa);
    must(participant_find_case(club, "kis. 4412.17.2026 ", NULL, number, &err));
    assert_string_equal(number, participant.number);
    must(participant_find_case(club, "KIS.4412.17.2026", participant.number, number, &err));
    assert_string_equal(number, "");
    must(participant_find_case(club, "KIS.4412.17.2027", NULL, number, &err));
    assert_string_equal(number, "");
    must(participant_change(club, participant.number,
                            &(struct person_entry){.case_sign = "KIS.4412.18.2026"}, &err));
    must(participant_find_case(club, "KIS.4412.17.2026", NULL, number, &err));
    assert_string_equal(number, "");
}

static void corrections(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct participant participant = add_person(club, &ewa);
    must(participant_change(club, participant.number,
                            &(struct person_entry){.surname = "Nowa", .phone = ""}, &err));
    struct person person = read_person(club, participant.id);
    assert_string_equal(person.surname, "Nowa");
    assert_string_equal(person.given_names, "Ewa");
    assert_string_equal(person.phone, "");
    assert_int_equal(people_number(club, "SELECT max(version) * 10 + count(*) FROM identity"), 22);
    assert_int_equal(people_number(club, "SELECT json_array_length(body, '$.fields') FROM ledger"
                                         " WHERE action = 'participant.change'"),
                     2);
    must_refuse(participant_change(club, participant.number,
                                   &(struct person_entry){.surname = "Nowa"}, &err),
                ERROR_USAGE, "differs");
    must_refuse(
        participant_change(club, participant.number, &(struct person_entry){.phone = NULL}, &err),
        ERROR_USAGE, "Nothing");
    must_refuse(participant_change(club, "0000000", &ewa, &err), ERROR_REFUSED, "no participant");
}

static void identity_later(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct participant participant = people_add(club);
    must(participant_change(club, participant.number, &ewa, &err));
    must(participant_get(club, participant.number, &participant, &err));
    assert_true(participant.has_identity);
}

static void polish_order(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    const char *const surnames[] = {"Zając", "Łoś", "Lis", "", "Ćma", "Żuk", "Cap"};
    const size_t sorted[] = {6, 4, 2, 1, 0, 5, 3};
    enum { COUNT = sizeof surnames / sizeof *surnames };
    int64_t ids[COUNT];
    size_t order[COUNT];
    char(*names)[NAME_SIZE] = malloc(sizeof *names * COUNT);
    for (size_t i = 0; i < COUNT; i++)
        ids[i] = surnames[i][0]
                     ? add_person(club, &(struct person_entry){.surname = surnames[i]}).id
                     : people_add(club).id;
    must(person_names(club, ids, COUNT, names, &err));
    assert_string_equal(names[1], "Łoś");
    assert_string_equal(names[3], "");
    person_names_sort(names, COUNT, order);
    assert_memory_equal(order, sorted, sizeof sorted);
    free(names);
}

static void leaving(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct participant participant = people_add(club);
    struct participant_leaving gone;
    struct card_issued issued;
    int today = club_today(club);
    people_add_activity(club, "G1", 0);
    people_add_activity(club, "G2", 0);
    struct enrolment_entry entry = {.participant = participant.number,
                                    .activity = "G1",
                                    .from_on = today - 10,
                                    .until_on = DAY_NONE};
    must(enrolment_add(club, &entry, &err));
    entry.activity = "G2";
    entry.from_on = today + 5;
    must(enrolment_add(club, &entry, &err));
    must(card_issue(club, participant.number, &issued, &err));
    int64_t entries = people_entries(club);
    must(participant_leave(club, participant.number, today, "moved", &gone, &err));
    assert_int_equal(people_entries(club), entries + 1);
    assert_string_equal(gone.card, issued.card.number);
    assert_int_equal(gone.enrolments_ended, 1);
    assert_int_equal(gone.enrolments_withdrawn, 1);
    assert_int_equal(people_number(club, "SELECT count(*) FROM card WHERE revoked_reason = 'left'"),
                     1);
    assert_int_equal(people_number(club, "SELECT count(*) FROM enrolment"
                                         " WHERE until_on = '2026-01-12' AND end_reason = 'moved'"),
                     1);
    must_refuse(participant_leave(club, participant.number, today, "moved", &gone, &err),
                ERROR_REFUSED, "2026-01-12");
}

/* A consultation booked at `start_at` in a session of its own. */
static void book(struct club *club, int64_t id, int64_t start_at, int64_t participant_id)
{
    struct statement *s = statement_new(
        club->store, "INSERT INTO session (id, code, activity_id, held_on, start_at, end_at,"
                     "  planned_start_at, room, created_at)"
                     " SELECT :id, 'S' || :id, id, '2026-01-12', :start, :start + 1800, :start,"
                     "  'sala 1', 0 FROM activity");
    statement_bind_integer(s, ":id", id);
    statement_bind_integer(s, ":start", start_at);
    must(statement_run(s, &err));
    s = statement_new(club->store, "INSERT INTO booking (id, session_id, participant_id, booked_at)"
                                   " VALUES (:id, :id, :participant, 0)");
    statement_bind_integer(s, ":id", id);
    statement_bind_integer(s, ":participant", participant_id);
    must(statement_run(s, &err));
}

static void leaving_frees_consultations(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct participant participant = people_add(club), other = people_add(club);
    struct participant_leaving gone;
    people_add_activity(club, "K1", 0);
    book(club, 1, club_now(club) - 600, participant.id);
    book(club, 2, club_now(club) + 600, participant.id);
    book(club, 3, club_now(club) + 1200, other.id);
    must(participant_leave(club, participant.number, club_today(club), "moved", &gone, &err));
    assert_int_equal(gone.bookings_released, 1);
    assert_int_equal(people_number(club, "SELECT sum(id) FROM booking"
                                         " WHERE released_at IS NOT NULL"),
                     2);
}

static void leaving_refused(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct participant participant = people_add(club);
    struct participant_leaving gone;
    struct card_issued issued;
    int today = club_today(club);
    people_add_activity(club, "G1", 0);
    must(card_issue(club, participant.number, &issued, &err));
    must(enrolment_add(club,
                       &(struct enrolment_entry){.participant = participant.number,
                                                 .activity = "G1",
                                                 .from_on = today - 3,
                                                 .until_on = DAY_NONE},
                       &err));
    must_refuse(participant_leave(club, participant.number, today + 1, "moved", &gone, &err),
                ERROR_USAGE, "ahead");
    must_refuse(participant_leave(club, participant.number, today, "bored", &gone, &err),
                ERROR_USAGE, "resigned");
    must_refuse(participant_leave(club, "0000000", today, "moved", &gone, &err), ERROR_REFUSED,
                "no participant");
    must_refuse(participant_leave(club, participant.number, today - 5, "moved", &gone, &err),
                ERROR_REFUSED, "G1");
    assert_int_equal(people_number(club, "SELECT count(*) FROM card WHERE revoked_at IS NULL"), 1);
}

static void coming_back(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct participant participant = people_add(club);
    struct participant_leaving gone;
    struct card_issued issued;
    must_refuse(participant_return(club, participant.number, &err), ERROR_REFUSED, "not left");
    must(participant_leave(club, participant.number, club_today(club), "moved", &gone, &err));
    must_refuse(card_issue(club, participant.number, &issued, &err), ERROR_REFUSED, "left");
    must(participant_return(club, participant.number, &err));
    must(participant_get(club, participant.number, &participant, &err));
    assert_int_equal(participant.left_on, DAY_NONE);
    assert_string_equal(participant.left_reason, "");
    must(card_issue(club, participant.number, &issued, &err));
}

static void listing(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct participant gone = people_add(club), carded = people_add(club), bare = people_add(club);
    struct participant_leaving leaving_result;
    struct participant_list list = {0};
    struct card_issued issued;
    must(participant_leave(club, gone.number, club_today(club), "other", &leaving_result, &err));
    must(card_issue(club, carded.number, &issued, &err));
    must(participant_list(club, &(struct participant_filter){.with_left = true}, &list, &err));
    assert_int_equal(list.count, 3);
    assert_true(strcmp(list.items[0].number, list.items[1].number) < 0);
    participant_list_free(&list);
    must(participant_list(club, &(struct participant_filter){.only_without_card = true}, &list,
                          &err));
    assert_int_equal(list.count, 1);
    assert_string_equal(list.items[0].number, bare.number);
    participant_list_free(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(number_only),
        people_test(given_numbers),
        people_test(sealing),
        people_test(sealed_for_one_person),
        people_test(bad_identities),
        people_test(sixty_wide_characters),
        people_test(birth_dates),
        people_test(case_signs),
        people_test(corrections),
        people_test(identity_later),
        people_test(polish_order),
        people_test(leaving),
        people_test(leaving_frees_consultations),
        people_test(leaving_refused),
        people_test(coming_back),
        people_test(listing),
    };
    return cmocka_run_group_tests_name("participant", tests, NULL, NULL);
}
