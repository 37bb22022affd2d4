/* The export of one person: everything about the person, and nothing of anybody else. */
#include "exchange/person_export.h"

#include "base/language.h"
#include "club/people/participant_merge.h"
#include "exchange/person_export_sections.h"
#include "rights/optional_data.h"
#include "rights/request.h"
#include "rights/restriction.h"
#include "store/scrub.h"
#include "tests/unit/demo_rights.h"

static char *text_of(struct club *club, const char *number, bool as_json)
{
    json_t *document;
    struct buffer text = {0};
    must(person_export_make(club, number, &document, &err));
    if (as_json)
        text.text = json_dumps(document, JSON_INDENT(1));
    else
        person_export_text(document, &text);
    json_decref(document);
    return text.text;
}

static size_t rows(struct club *club, const char *number, const char *section)
{
    json_t *document;
    must(person_export_make(club, number, &document, &err));
    size_t count = json_array_size(json_object_get(document, section));
    json_decref(document);
    return count;
}

static void check_absent(const char *text, const char *of, const char *what)
{
    if (what[0] && strstr(text, what))
        fail_msg("the export of %s tells %s", of, what);
}

/* Of everybody else neither number nor surname, case sign, contract, card, nor excuse. */
static void nothing_of_another(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    struct participant_list list = {0};
    struct participant_filter filter = {.with_left = true, .with_guests = true};
    must(participant_list(club, &filter, &list, &err));
    assert_true(list.count >= 38);
    for (size_t i = 0; i < list.count; i++) {
        char *text = text_of(club, list.items[i].number, i % 2 == 0);
        for (size_t k = 0; k < list.count; k++) {
            struct person person;
            bool found;
            if (k == i)
                continue;
            check_absent(text, list.items[i].number, list.items[k].number);
            must(person_find(club, list.items[k].id, &person, &found, &err));
            check_absent(text, list.items[i].number, person.case_sign);
            person_wipe(&person);
        }
        struct statement *s = statement_new(club->store, "SELECT sign FROM contract"
                                                         " WHERE participant_id <> :id"
                                                         " UNION ALL SELECT code FROM excuse"
                                                         " WHERE participant_id <> :id");
        statement_bind_integer(s, ":id", list.items[i].id);
        while (statement_step(s)) {
            char quoted[80];
            snprintf(quoted, sizeof quoted, "\"%s\"", statement_text(s, 0));
            check_absent(text, list.items[i].number, quoted);
        }
        must(statement_finish(s, &err));
        free(text);
    }
    participant_list_free(&list);
}

static void everything_of_the_person(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    static const char number[] = "59RB7MK";
    static const struct {
        const char *section, *sql;
    } wanted[] = {
        {"events", "SELECT count(*) FROM presence_event e JOIN participant p"
                   " ON p.id = e.participant_id WHERE p.number = :number"},
        {"presences", "SELECT count(*) FROM attendance e JOIN participant p"
                      " ON p.id = e.participant_id WHERE p.number = :number"},
        {"enrolments", "SELECT count(*) FROM enrolment e JOIN participant p"
                       " ON p.id = e.participant_id WHERE p.number = :number"},
        {"excuses", "SELECT count(*) FROM excuse e JOIN participant p"
                    " ON p.id = e.participant_id WHERE p.number = :number"},
        {"contracts", "SELECT count(*) FROM contract e JOIN participant p"
                      " ON p.id = e.participant_id WHERE p.number = :number"},
        {"identity", "SELECT count(*) FROM identity e JOIN participant p"
                     " ON p.id = e.participant_id WHERE p.number = :number"},
    };
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        int64_t count = demo_count(club, wanted[i].sql, number);
        assert_true(count > 0);
        assert_int_equal(rows(club, number, wanted[i].section), count);
    }
    char *text = text_of(club, number, false);
    static const char *const words[] = {"Źrebiec", "Krystyna", "PS.8170.2024", "59RB7MK",
                                        "KIS/48/2025", "participant.add"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_non_null(strstr(text, words[i]));
    free(text);
    struct person_entry entry = {.phone = "600 000 001"};
    must(participant_change(club, number, &entry, &err));
    assert_int_equal(rows(club, number, "identity"), 2);
    assert_int_equal(rows(club, number, "target_groups"), 1);
}

/* Without the vault there are numbers and facts, no names and no words. */
static void without_the_vault(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    vault_close(&club->vault);
    char *text = text_of(club, "59RB7MK", false);
    check_absent(text, "59RB7MK", "Źrebiec");
    check_absent(text, "59RB7MK", "Udział w");
    assert_non_null(strstr(text, "the vault was locked"));
    assert_non_null(strstr(text, "59RB7MK"));
    free(text);
    assert_int_equal(rows(club, "59RB7MK", "identity"), 0);
}

/* Two numbers that turned out to be one person: either gives both. */
static void merged_numbers_are_one_person(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    struct participant_merge merge;
    size_t events = rows(club, "59RB7MK", "events") + rows(club, "8E6MFEA", "events");
    must(participant_merge(club, "8E6MFEA", "59RB7MK", &merge, &err));
    assert_int_equal(rows(club, "8E6MFEA", "events"), events);
    assert_int_equal(rows(club, "59RB7MK", "events"), events);
    assert_int_equal(rows(club, "59RB7MK", "numbers"), 2);
}

/* Who looked at one's name, and at a list on which one stood; not who looked at others'. */
static void who_looked(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    size_t before = rows(club, "59RB7MK", "ledger");
    static const struct {
        const char *action, *subject;
        int more;
    } entries[] = {
        {"names.read", "59RB7MK", 1},      {"names.read", "98DT82N", 0},
        {"names.print", "G1-2026-01-05", 1}, {"names.read", "participant list", 1},
        {"names.read", "KIS/42/2025", 0},  {"document.print", "KIS/48/2025", 1},
    };
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
        must(club_begin(club, &err));
        bool ok = club_note(club, entries[i].action, entries[i].subject, NULL, &(struct error){0});
        must(club_end(club, ok, &err));
        before += (size_t)entries[i].more;
        assert_int_equal(rows(club, "59RB7MK", "ledger"), before);
    }
}

static void unknown_numbers(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    json_t *document;
    must_refuse(person_export_make(club, "0000000", &document, &err), ERROR_REFUSED, "0000000");
    assert_null(document);
}

/* Each section and column has a title; names are not used twice. */
static void sections_are_whole(void **state)
{
    (void)state;
    size_t count;
    const struct export_section *sections = export_sections(&count);
    assert_true(count > 20);
    for (size_t i = 0; i < count; i++) {
        assert_true(strlen(sections[i].title) > 0);
        for (const struct export_column *column = sections[i].columns; column->key; column++) {
            assert_true(strlen(column->title) > 0);
            assert_int_equal(column->kind == EXPORT_WORD, column->dictionary != NULL);
        }
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(sections[k].name, sections[i].name);
    }
}

/* Optional data: out of every version, and out of the bytes; the rest stays as it was. */
static void optional_data_go_at_once(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    struct optional_data data;
    struct person person;
    bool found;
    struct person_entry first = {.phone = "600 000 001"}, next = {.case_sign = "PS.8170.2026"};
    must_refuse(optional_data_erase(club, "59RB7MK", NULL, &data, &err), ERROR_REFUSED,
                "No optional data");
    must(participant_change(club, "59RB7MK", &first, &err));
    must(participant_change(club, "59RB7MK", &next, &err));
    must(optional_data_find(club, "59RB7MK", &data, &err));
    assert_string_equal(data.fields, "phone");
    assert_int_equal(data.versions, 2);
    must_refuse(optional_data_erase(club, "59RB7MK", "W-2026-01-01", &data, &err), ERROR_REFUSED,
                "no request");
    must(optional_data_erase(club, "59RB7MK", NULL, &data, &err));
    must(store_scrub(club->store, &err));
    assert_int_equal(data.versions, 2);
    char *text = text_of(club, "59RB7MK", false);
    check_absent(text, "59RB7MK", "600 000 001");
    assert_non_null(strstr(text, "PS.8170.2024")); /* earlier versions say what they said */
    assert_non_null(strstr(text, "PS.8170.2026"));
    free(text);
    int64_t id = people_number(club, "SELECT id FROM participant WHERE number = '59RB7MK'");
    must(person_find(club, id, &person, &found, &err));
    assert_string_equal(person.surname, "Źrebiec");
    assert_string_equal(person.phone, "");
    person_wipe(&person);
    must_refuse(optional_data_erase(club, "59RB7MK", NULL, &data, &err), ERROR_REFUSED,
                "No optional data");
    vault_close(&club->vault);
    must_refuse(optional_data_erase(club, "59RB7MK", NULL, &data, &err), ERROR_REFUSED, "locked");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        demo_test(nothing_of_another),
        demo_test(everything_of_the_person),
        demo_test(without_the_vault),
        demo_test(merged_numbers_are_one_person),
        demo_test(who_looked),
        demo_test(unknown_numbers),
        demo_test(sections_are_whole),
        demo_test(optional_data_go_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
