/* Lists, cards and registers of the demonstration club on paper: in Polish, on as many pages as
 * they need, with everybody once; and a register of 300 people by 25 dates. */
#include "document/document_fills.h"
#include "exchange/demo_club.h"
#include "sheet_print.h"

#include "club/people/enrolment.h"
#include "club/people/participant.h"
#include "club/presence/attendance_mark.h"
#include "club/session/session.h"
#include "club/timetable/activity.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { PEOPLE = 300, DAYS = 25 };

#define must(call)                                                                                 \
    do {                                                                                           \
        struct error err = {0};                                                                    \
        if (!(call))                                                                               \
            fail_msg("%s: %s", #call, err.text);                                                   \
    } while (0)

static void open_demo(struct club *club, const char *folder)
{
    char path[TOOLS_PATH_SIZE];
    tools_path(path, folder, "club.db");
    must(demo_club_make(club, path, &err));
}

/* Fills the document and prints it; `parameters` are taken over. */
static struct buffer print(struct club *club, const char *series, json_t *parameters,
                           const char *folder)
{
    struct sheet sheet = {0};
    const struct sheet_issue issue = {.number = "XX/1/2026"};
    json_object_set_new(parameters, "names", json_true());
    must(document_kind_find(series)->fill(club, parameters, club_now(club), &sheet, &err));
    json_decref(parameters);
    return sheet_print_text(&sheet, &issue, folder);
}

static void assert_words(const struct buffer *text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!tools_contains(text, words[i]))
            fail_msg("missing: %s\n%s", words[i], text->text);
    }
}
#define ASSERT_WORDS(text, words) assert_words(text, words, sizeof(words) / sizeof *(words))

/* Words of the program's own language would be there where a translation is missing. */
static void assert_polish(const struct buffer *text)
{
    static const char *const english[] = {"presence", "absence", "Signature", "Remarks", "signed",
                                          "session",  "held",    "mark",      "Led by",  "Person",
                                          "Credited", "Signs",   "date"};
    for (size_t i = 0; i < sizeof english / sizeof *english; i++) {
        if (tools_contains(text, english[i]))
            fail_msg("not Polish: %s\n%s", english[i], text->text);
    }
}

static void lists_are_polish_and_fit(void **state)
{
    static const char *const words[] = {
        "Lista obecności", "Lista nr 2026/G1/001", "poniedziałek, 5 stycznia 2026 r.",
        "150 min (2 godz. 30 min zegarowe)", "Nazwisko i imię", "Podpis", "Uwagi", "w spisie",
        "Zatwierdzono w dzienniku elektronicznym: 9 stycznia 2026 r., 10.40, Anna Przykładowa",
        "Adamczyk-Leśniewska Żaneta", "podpis prowadzącej(-ego), data"};
    struct club club;
    open_demo(&club, *state);
    struct buffer text =
        print(&club, "LO", json_pack("{s:s}", "session", "G1-2026-01-05"), *state);
    ASSERT_WORDS(&text, words);
    assert_polish(&text);
    assert_int_equal(sheet_print_pages(*state), 1);
    buffer_free(&text);
    text = print(&club, "LO", json_pack("{s:s}", "session", "G1-2025-12-15"), *state);
    assert_true(tools_contains(&text, "Zajęcia odwołane: brak sali. Nikomu nie liczy się"));
    assert_polish(&text);
    buffer_free(&text);
    text = print(&club, "LO", json_pack("{s:s}", "session", "G2-2026-01-08"), *state);
    assert_true(tools_contains(&text, "ROBOCZA, przed zatwierdzeniem"));
    assert_true(tools_contains(&text, "osób policzonych na sali"));
    assert_int_equal(tools_count(&text, "brak wpisu"), 10);
    assert_polish(&text);
    buffer_free(&text);
    club_close(&club);
}

/* What staff write by hand has room, and the number to type it back by stands at the top. */
static void blank_lists_are_polish_and_fit(void **state)
{
    static const char *const words[] = {
        "Lista nr 7QK4M24", "do wypełnienia ręcznie", "Wyjście", "13", "o – obecność",
        "osób policzonych na sali", "początek i koniec", "przepisano, data",
        "import-paper G1-2026-01-12 --list 7QK4M24", "59RB7MK", "Mróz Wiesław"};
    struct club club;
    struct sheet sheet = {0};
    open_demo(&club, *state);
    must(fill_attendance_blank(&club, "G1-2026-01-12", "7QK4M24", true, club_now(&club), &sheet,
                               &err));
    const struct sheet_issue issue = {.code = "OBECNI LISTA 7QK4M24"};
    struct buffer text = sheet_print_text(&sheet, &issue, *state);
    ASSERT_WORDS(&text, words);
    assert_polish(&text);
    assert_false(tools_contains(&text, "ROBOCZA"));
    assert_int_equal(sheet_print_pages(*state), 1);
    buffer_free(&text);
    club_close(&club);
}

static void cards_are_polish_and_fit(void **state)
{
    static const char *const words[] = {
        "Karta obecności", "grudzień 2025", "Źrebiec Krystyna", "59RB7MK", "01.12.2025",
        "usprawiedliwiona", "zajęcia odwołane", "brak sali", "odbyte zajęcia",
        "Zaliczono łącznie 300 min (5 godz. zegarowe).", "AP – Anna Przykładowa",
        "podpis osoby uczestniczącej, data"};
    struct club club;
    open_demo(&club, *state);
    struct buffer text = print(
        &club, "KO", json_pack("{s:s, s:s}", "participant", "59RB7MK", "month", "2025-12"), *state);
    ASSERT_WORDS(&text, words);
    assert_polish(&text);
    assert_int_equal(sheet_print_pages(*state), 1);
    assert_false(tools_contains(&text, "uzależnie")); /* not even by a leader's office */
    buffer_free(&text);
    club_close(&club);
}

static void registers_are_polish(void **state)
{
    static const char *const words[] = {"Rejestr obecności", "Psychoedukacja, grupa G2",
                                        "styczeń 2026", "W spisie", "Obecności", "Uspr.",
                                        "? = brak wpisu, to nie jest nieobecność",
                                        "Listy jeszcze niezatwierdzone: 1."};
    struct club club;
    open_demo(&club, *state);
    struct buffer text = print(
        &club, "RM", json_pack("{s:s, s:s}", "activity", "G2", "month", "2026-01"), *state);
    ASSERT_WORDS(&text, words);
    assert_polish(&text);
    buffer_free(&text);
    club_close(&club);
}

/* 300 numbers enrolled in a group of its own, which meets on 25 days of October. */
static void add_crowd(struct club *club)
{
    const struct activity_entry activity = {
        .code = "REG", .title = "Rejestr", .kind = "grupa_wsparcia"};
    must(activity_add(club, &activity, &err));
    for (int i = 0; i < PEOPLE; i++) {
        struct participant participant;
        must(participant_add(club, NULL, NULL, &participant, &err));
        const struct enrolment_entry enrolment = {.participant = participant.number,
                                                  .activity = "REG",
                                                  .from_on = day_of(2025, 10, 1),
                                                  .until_on = DAY_NONE};
        must(enrolment_add(club, &enrolment, &err));
    }
    for (int i = 0; i < DAYS; i++) {
        char code[SESSION_CODE_SIZE];
        const struct session_time time = {.day = day_of(2025, 10, i + 1),
                                          .start_minutes = 1200,
                                          .end_minutes = 1260};
        must(session_add(club, "REG", &time, "sala 9", code, &err));
    }
}

/* Leaves one blank of each run of them. */
static void squeeze(char *line)
{
    char *to = line;
    for (const char *from = line; *from; from++) {
        if (*from != ' ' || to == line || to[-1] != ' ')
            *to++ = *from;
    }
    *to = '\0';
}

/* Each person in one row of one page, in order; each page has the heads; no sum is broken. */
static void large_register_is_complete(void **state)
{
    struct club club;
    struct buffer sums = {0};
    int last = 0, number;
    open_demo(&club, *state);
    must(club_begin(&club, &err));
    add_crowd(&club);
    must(club_note(&club, "test.crowd", "REG", NULL, &err) && club_end(&club, true, &err));
    struct buffer text = print(
        &club, "RM", json_pack("{s:s, s:s}", "activity", "REG", "month", "2025-10"), *state);
    int pages = sheet_print_pages(*state);
    assert_true(pages >= 8 && pages <= 12);
    assert_int_equal(tools_count(&text, "Numer osoby"), 0);
    assert_int_equal(tools_count(&text, "Nazwisko i imię"), pages);
    for (int i = 0; i < DAYS; i++)
        buffer_append_text(&sums, i ? " 300" : "300");
    char *rest = text.text;
    bool has_sums = false;
    for (char *line = strsep(&rest, "\n"); line; line = strsep(&rest, "\n")) {
        char row[16] = "";
        if (sscanf(line, "%d %15s", &number, row) == 2 && strlen(row) == 7 && number == last + 1)
            last = number;
        squeeze(line);
        has_sums |= strstr(line, sums.text) != NULL;
    }
    assert_int_equal(last, PEOPLE);
    assert_true(has_sums);
    buffer_free(&sums);
    buffer_free(&text);
    club_close(&club);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, tools_setup, tools_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(lists_are_polish_and_fit),
        TEST(blank_lists_are_polish_and_fit),
        TEST(cards_are_polish_and_fit),
        TEST(registers_are_polish),
        TEST(large_register_is_complete),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
