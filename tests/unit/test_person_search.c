/* Finding people by what is typed: how names are folded into words, what fits, in which order,
 * and that the ledger and the file learn nothing of it. */
#include "club/people/person_record.h"
#include "club/people/person_search.h"
#include "club/people/person_words.h"
#include "tests/unit/people.h"

#include <stdio.h>

static void words_are_folded(void **state)
{
    (void)state;
    static const struct {
        const char *text, *words; /* with | between */
    } rows[] = {
        {"ąćęłńóśźż", "acelnoszz"},
        {"ĄĆĘŁŃÓŚŹŻ", "acelnoszz"},
        {"Łukasz", "lukasz"},
        {"Nowak-Wiąz Ewa", "nowak|wiaz|ewa"},
        {"Nowak – Wiąz", "nowak|wiaz"},
        {"  Ewa   Maria ", "ewa|maria"},
        {"Demʼjanenko", "demjanenko"},
        {"Demyanenko'va", "demyanenkova"},
        {"O’Hara D‘Arc", "ohara|darc"},
        {"Hryhorčuk Žanna", "hryhorcuk|zanna"},
        {"Ščerbyna Ľubomyr", "scerbyna|lubomyr"},
        {"Weiß Jürgen Østby", "weiss|jurgen|østby"},
        {"Ковальчук Оксана", "ковальчук|оксана"},
        {"Z\u0307aneta", "zaneta"},
        {"J. A. Dąb, mł.", "j|a|dab|ml"},
        {"---", ""},
        {"'", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct person_words words;
        person_words_read(rows[i].text, &words);
        if (words.length)
            words.text[words.length - 1] = '\0';
        size_t count = rows[i].words[0] != '\0';
        for (size_t at = 0; at + 1 < words.length; at++) {
            if (!words.text[at]) {
                words.text[at] = '|';
                count++;
            }
        }
        assert_string_equal(words.length ? words.text : "", rows[i].words);
        assert_int_equal(words.count, count);
    }
}

static enum person_words_fit fit(const char *typed, const char *name)
{
    struct person_words wanted, words;
    person_words_read(typed, &wanted);
    person_words_read(name, &words);
    return person_words_compare(&wanted, &words);
}

static void words_fit_names(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *name;
        enum person_words_fit fit;
    } rows[] = {
        {"lukasz", "Zięba Łukasz", PERSON_WORDS_BEGIN},
        {"ŁUKASZ", "Zięba Łukasz", PERSON_WORDS_BEGIN},
        {"luk zie", "Zięba Łukasz", PERSON_WORDS_BEGIN},
        {"zie luk", "Zięba Łukasz", PERSON_WORDS_BEGIN},
        {"kasz", "Zięba Łukasz", PERSON_WORDS_INSIDE},
        {"zie kasz", "Zięba Łukasz", PERSON_WORDS_INSIDE},
        {"zieba lukasza", "Zięba Łukasz", PERSON_WORDS_APART},
        {"zieba ewa", "Zięba Łukasz", PERSON_WORDS_APART},
        {"wiaz", "Nowak-Wiąz Ewa", PERSON_WORDS_BEGIN},
        {"nowak-wiaz", "Nowak-Wiąz Ewa", PERSON_WORDS_BEGIN},
        {"nowak wiaz ewa", "Nowak-Wiąz Ewa", PERSON_WORDS_BEGIN},
        {"akwia", "Nowak-Wiąz Ewa", PERSON_WORDS_APART},
        {"demjan", "Demʼjanenko Oleh", PERSON_WORDS_BEGIN},
        {"dem'jan", "Demjanenko Oleh", PERSON_WORDS_BEGIN},
        {"оксана", "Ковальчук Оксана", PERSON_WORDS_BEGIN},
        {"a", "Zięba Łukasz", PERSON_WORDS_INSIDE},
        {"", "Zięba Łukasz", PERSON_WORDS_APART},
        {"--", "Zięba Łukasz", PERSON_WORDS_APART},
        {"z", "", PERSON_WORDS_APART},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (fit(rows[i].typed, rows[i].name) != rows[i].fit)
            fail_msg("“%s” in “%s”", rows[i].typed, rows[i].name);
    }
}

/* What the quick reading makes of a record must be what JSON makes of it. */
static void records_come_back(void **state)
{
    (void)state;
    static const struct person people[] = {
        {.surname = "Jesion", .given_names = "Ewa", .case_sign = "PS.1/26", .phone = "600"},
        {.surname = "Jesion \"Sowa\"", .given_names = "Back\\slash"},
        {.surname = "Sam"},
        {.given_names = "Tylko"},
        {.surname = "{}:,", .given_names = ",}", .form_of_address = "pani"},
        {.surname = "Łoś"},
    };
    for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
        struct person back;
        char name[NAME_SIZE], expected[NAME_SIZE];
        char *text = person_record_write(&people[i]);
        assert_true(person_record_read(text, &back));
        assert_memory_equal(&back, &people[i], sizeof back);
        assert_true(person_record_read_name(text, name));
        person_name_list_order(&people[i], expected);
        assert_string_equal(name, expected);
        vault_wipe(text);
    }
    struct person person;
    char name[NAME_SIZE];
    static const char *const broken[] = {"", "{", "[]", "{\"surname\":", "{\"surname\":\"x\"",
                                         "{\"{\"", "x"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        assert_false(person_record_read(broken[i], &person));
        assert_false(person_record_read_name(broken[i], name));
    }
    assert_true(person_record_read("{}", &person));
    assert_true(person_record_read("{ \"surname\" : \"Dąb\", \"number\": 7 }", &person));
    assert_string_equal(person.surname, "Dąb");
}

static struct participant add(struct club *club, const char *surname, const char *given,
                              const char *case_sign)
{
    struct participant participant;
    struct person_entry entry = {
        .surname = surname, .given_names = given, .case_sign = case_sign};
    must(participant_add(club, NULL, &entry, &participant, &err));
    return participant;
}

/* The names found, with how, as "begins Nowak Ewa; holds …". */
static const char *found(struct club *club, const char *text, char line[1024])
{
    struct person_matches matches;
    size_t length = 0;
    line[0] = '\0';
    must(person_search(club, text, &matches, &err));
    for (size_t i = 0; i < matches.count; i++)
        length += (size_t)snprintf(line + length, 1024 - length, "%s%s %s", i ? "; " : "",
                                   person_match_word(matches.items[i].kind), matches.items[i].name);
    person_matches_free(&matches);
    return line;
}

static void surest_matches_come_first(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    char line[1024];
    add(club, "Żuraw", "Łukasz", NULL);
    add(club, "Zięba", "Łukasz", NULL);
    add(club, "Polukasz", "Ewa", NULL);
    add(club, "Łukaszewicz-Dąb", "Jan", NULL);
    people_add(club); /* by number only: never by name */
    assert_string_equal(found(club, "lukasz", line),
                        "name_begins Łukaszewicz-Dąb Jan; name_begins Zięba Łukasz;"
                        " name_begins Żuraw Łukasz; name_holds Polukasz Ewa");
    assert_string_equal(found(club, "dąb", line), "name_begins Łukaszewicz-Dąb Jan");
    assert_string_equal(found(club, "nobody", line), "");
    assert_string_equal(found(club, "-", line), "");
}

static void numbers_cards_and_signs_are_exact(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    char line[1024], typed[32];
    struct card_issued issued;
    struct participant jesion = add(club, "Jesion", "Ewa", "PS.84/2026");
    struct participant nobody = people_add(club);
    add(club, "Kalina", "Olga", "PS.84/2025");
    must(card_issue(club, jesion.number, &issued, &err));
    snprintf(typed, sizeof typed, "%.3s %.3s-%.1s", jesion.number, jesion.number + 3,
             jesion.number + 6);
    assert_string_equal(found(club, typed, line), "number Jesion Ewa");
    assert_string_equal(found(club, nobody.number, line), "number ");
    assert_string_equal(found(club, issued.card.number, line), "card Jesion Ewa");
    struct card revoked;
    must(card_revoke(club, issued.card.number, "lost", &revoked, &err));
    assert_string_equal(found(club, issued.card.number, line), "card Jesion Ewa");
    assert_string_equal(found(club, "ps. 84/2026", line), "case_sign Jesion Ewa");
    assert_string_equal(found(club, "PS.84", line), "");
    card_issued_wipe(&issued);
}

static void only_the_newest_identity_counts(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    char line[1024];
    struct participant person = add(club, "Jesion", "Ewa", "PS.1");
    struct person_entry entry = {.surname = "Kalina", .case_sign = "PS.2"};
    must(participant_change(club, person.number, &entry, &err));
    assert_string_equal(found(club, "jesion", line), "");
    assert_string_equal(found(club, "PS.1", line), "");
    assert_string_equal(found(club, "kalina", line), "name_begins Kalina Ewa");
    assert_string_equal(found(club, "PS.2", line), "case_sign Kalina Ewa");
}

/* Found by the merged number, by its old name or by both: one person, once. */
static void merged_numbers_lead_to_the_person(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct person_matches matches;
    struct participant kept = add(club, "Jesion", "Ewa", NULL);
    struct participant guest = add(club, "Jesion", "Gość", NULL);
    struct statement *s = statement_new(
        club->store, "UPDATE participant SET merged_into_id = :kept WHERE id = :guest");
    statement_bind_integer(s, ":kept", kept.id);
    statement_bind_integer(s, ":guest", guest.id);
    must(statement_run(s, &err));
    must(person_search(club, guest.number, &matches, &err));
    assert_int_equal(matches.count, 1);
    assert_string_equal(matches.items[0].participant.number, kept.number);
    assert_string_equal(matches.items[0].merged, guest.number);
    assert_string_equal(matches.items[0].name, "Jesion Ewa");
    person_matches_free(&matches);
    must(person_search(club, "jesion", &matches, &err));
    assert_int_equal(matches.count, 1);
    assert_string_equal(matches.items[0].merged, "");
    person_matches_free(&matches);
    must(person_search(club, "gosc", &matches, &err));
    assert_int_equal(matches.count, 1);
    assert_string_equal(matches.items[0].name, "Jesion Ewa");
    assert_string_equal(matches.items[0].merged, guest.number);
    person_matches_free(&matches);
}

static const char *last_entry(struct club *club, char text[256])
{
    struct error err = {0};
    struct statement *s = statement_new(
        club->store, "SELECT action || ' ' || subject || ' ' || body FROM ledger"
                     " ORDER BY seq DESC LIMIT 1");
    assert_true(statement_step(s));
    statement_copy_text(s, 0, text, 256);
    assert_true(statement_finish(s, &err));
    return text;
}

static void one_entry_without_the_text(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    char line[1024], entry[256], again[256];
    add(club, "Jesion", "Ewa", NULL);
    int64_t before = people_entries(club);
    found(club, "jesion", line);
    assert_int_equal(people_entries(club), before + 1);
    last_entry(club, entry);
    assert_non_null(strstr(entry, "names.read participant find {\"names\":1,\"text\":\""));
    assert_null(strstr(entry, "esion"));
    /* The same text, folded, gives the same digest; another one does not. */
    found(club, "JESION", line);
    assert_string_equal(last_entry(club, again), entry);
    found(club, "jesio", line);
    assert_string_not_equal(last_entry(club, again), entry);
}

static void bad_text_is_refused(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct person_matches matches;
    char *long_text = people_long_text(NAME_SIZE);
    must_refuse(person_search(club, "", &matches, &err), ERROR_USAGE, "must not be empty");
    must_refuse(person_search(club, "  ", &matches, &err), ERROR_USAGE, "must not be empty");
    must_refuse(person_search(club, "a\nb", &matches, &err), ERROR_USAGE, "control characters");
    must_refuse(person_search(club, "\xB3", &matches, &err), ERROR_USAGE, "UTF-8");
    must_refuse(person_search(club, long_text, &matches, &err), ERROR_USAGE, "too long");
    assert_int_equal(matches.count, 0);
    free(long_text);
    vault_close(&club->vault);
    must_refuse(person_search(club, "jesion", &matches, &err), ERROR_REFUSED, "locked");
}

/* A seal moved to somebody else's row must not name that person. */
static void broken_seals_are_said(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct person_matches matches;
    add(club, "Jesion", "Ewa", NULL);
    add(club, "Kalina", "Olga", NULL);
    must(statement_run(statement_new(club->store, "DROP TRIGGER identity_is_never_changed"), &err));
    must(statement_run(
        statement_new(club->store, "UPDATE identity SET sealed = (SELECT sealed FROM identity"
                                   " ORDER BY participant_id LIMIT 1)"),
        &err));
    must_refuse(person_search(club, "jesion", &matches, &err), ERROR_STORAGE, "damaged");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_folded),
        cmocka_unit_test(words_fit_names),
        cmocka_unit_test(records_come_back),
        people_test(surest_matches_come_first),
        people_test(numbers_cards_and_signs_are_exact),
        people_test(only_the_newest_identity_counts),
        people_test(merged_numbers_lead_to_the_person),
        people_test(one_entry_without_the_text),
        people_test(bad_text_is_refused),
        people_test(broken_seals_are_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
