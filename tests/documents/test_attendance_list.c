/* The attendance list as a reader finds it: its words, its pages, whose names are not in it,
 * and that it can be made again to the byte. */
#include "base/clock.h"
#include "paper/attendance_list.h"
#include "tools.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MOST_ROWS = 300, NAME_SIZE = 160 };

/* A list with everything it points to. */
struct sample {
    struct roster roster;
    struct roster_row rows[MOST_ROWS];
    char names[MOST_ROWS][NAME_SIZE];
    const char *pointers[MOST_ROWS];
    struct attendance_list list;
};

static void fill_row(struct sample *sample, size_t index)
{
    struct roster_row *row = &sample->rows[index];
    *row = (struct roster_row){
        .is_expected = true, .status = ROSTER_PRESENT, .in_at = sample->roster.start_at - 60};
    snprintf(row->participant, sizeof row->participant, "7QK%03uX", (unsigned)(index % 1000));
    snprintf(row->source, sizeof row->source, "card");
    snprintf(sample->names[index], NAME_SIZE, "Wzorzec%03d Przykład", (int)index);
    sample->pointers[index] = sample->names[index];
}

static struct sample *new_sample(size_t rows)
{
    struct sample *sample = memory_new(1, sizeof *sample);
    struct roster *roster = &sample->roster;
    *roster = (struct roster){
        .session = "G1-2026-01-12",
        .activity_title = "Spotkanie informacyjno-edukacyjne",
        .programme_title = "Gminny Program Profilaktyki",
        .room = "sala 2",
        .leaders = "Anna Przykładowa, Jan Wzorcowy",
        .start_at = 1768228200, /* 2026-01-12, 15.30 in Warsaw */
        .end_at = 1768228200 + 150 * 60,
        .hour_minutes = 60,
        .rows = sample->rows,
        .row_count = rows,
        .expected_count = (int)rows,
        .present_count = (int)rows,
    };
    for (size_t i = 0; i < rows; i++)
        fill_row(sample, i);
    sample->list = (struct attendance_list){
        .institution = "Miejski Ośrodek Pomocy Społecznej w Przykładowie",
        .club = "Klub Integracji Społecznej",
        .address = "ul. Klonowa 1A, 00-000 Przykładów",
        .number = "2026/G1/004",
        .digest = "7F3A-91C2-0B5E",
        .chain = "0004 2218",
        .as_of = 1768238400,
        .roster = roster,
        .names = sample->pointers,
    };
    return sample;
}

/* Writes the list and reads its text as it stands on the page. */
static struct buffer print(const struct sample *sample, const char *folder)
{
    char path[TOOLS_PATH_SIZE];
    struct error err = {0};
    tools_path(path, folder, "list.pdf");
    if (!attendance_list_pdf(&sample->list, path, &err))
        fail_msg("%s", err.text);
    return tools_run("pdftotext -layout %s -", path);
}

static void assert_words(const struct buffer *text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!tools_contains(text, words[i]))
            fail_msg("missing: %s\n%s", words[i], text->text);
    }
}
#define ASSERT_WORDS(text, words) assert_words(text, words, sizeof(words) / sizeof *(words))

static void head_and_foot_say_what_it_is(void **state)
{
    static const char *const words[] = {
        "Lista obecności",
        "Miejski Ośrodek Pomocy Społecznej w Przykładowie",
        "Klub Integracji Społecznej, ul. Klonowa 1A",
        "Lista nr 2026/G1/004",
        "stan na 12 stycznia 2026 r., 18.20",
        "poniedziałek, 12 stycznia 2026 r.",
        "15.30–18.00",
        "150 min (2 godz. 30 min zegarowe)",
        "sala 2",
        "Gminny Program Profilaktyki",
        "Anna Przykładowa, Jan Wzorcowy",
        "Nazwisko i imię",
        "Skrót danych 7F3A-91C2-0B5E · łańcuch 0004 2218",
        "strona 1 z 1",
        "podpis prowadzącej(-ego), data",
        "w spisie",
    };
    struct sample *sample = new_sample(12);
    struct buffer text = print(sample, *state);
    ASSERT_WORDS(&text, words);
    assert_false(tools_contains(&text, "ROBOCZA"));
    buffer_free(&text);
    sample->roster.hour_minutes = 45;
    text = print(sample, *state);
    assert_true(tools_contains(&text, "150 min (3 godz. 15 min lekcyjne"));
    buffer_free(&text);
    free(sample);
}

static void mark(struct sample *sample, size_t index, enum roster_status status, const char *source)
{
    struct roster_row *row = &sample->rows[index];
    row->status = status;
    snprintf(row->source, sizeof row->source, "%s", source);
    if (status != ROSTER_PRESENT && status != ROSTER_LATE && status != ROSTER_LEFT_EARLY)
        row->in_at = 0;
}

/* The line of the text that holds `part`. */
static void line_with(const struct buffer *text, const char *part, char line[400])
{
    const char *found = strstr(text->text, part);
    if (!found)
        fail_msg("missing: %s\n%s", part, text->text);
    const char *start = found;
    while (start > text->text && start[-1] != '\n')
        start--;
    snprintf(line, 400, "%.*s", (int)strcspn(start, "\n"), start);
}

static void assert_row(const struct buffer *text, const char *name, const char *const *parts)
{
    char line[400];
    line_with(text, name, line);
    for (size_t i = 0; i < 3; i++) {
        if (!strstr(line, parts[i]))
            fail_msg("missing: %s in: %s", parts[i], line);
    }
}

static void rows_state_facts(void **state)
{
    static const char *const rows[][3] = {
        {"15.29", "obecność", "karta"},
        {"15.52", "spóźnienie 22 min", "wpis pracownika"},
        {"–", "brak wpisu", ""},
        {"–", "nieobecność", "korekta"},
        {"–", "usprawiedliwiona", ""},
        {"15.29", "wyjście wcześniej", "lista papierowa"},
        {"–", "odmowa wstępu", "wpis pracownika"},
        {"15.29", "obecność", "numer wpisany"},
    };
    struct sample *sample = new_sample(8);
    mark(sample, 1, ROSTER_LATE, "staff_manual");
    sample->rows[1].in_at = sample->roster.start_at + 22 * 60;
    sample->rows[1].late_minutes = 22;
    mark(sample, 2, ROSTER_UNKNOWN, "");
    mark(sample, 3, ROSTER_ABSENT, "correction");
    mark(sample, 4, ROSTER_EXCUSED, "");
    mark(sample, 5, ROSTER_LEFT_EARLY, "paper_import");
    mark(sample, 6, ROSTER_REFUSED_ENTRY, "staff_manual");
    mark(sample, 7, ROSTER_PRESENT, "manual_code");
    sample->rows[7].is_expected = false;
    struct buffer text = print(sample, *state);
    for (size_t i = 0; i < 8; i++)
        assert_row(&text, sample->names[i], rows[i]);
    assert_int_equal(tools_count(&text, "spoza spisu"), 1);
    buffer_free(&text);
    free(sample);
}

/* Unknown is not absent, and neither is anyone when nothing was held. */
static void unknown_and_cancelled_are_no_absences(void **state)
{
    struct sample *sample = new_sample(3);
    for (size_t i = 0; i < 3; i++)
        mark(sample, i, ROSTER_UNKNOWN, "");
    sample->roster.present_count = 0;
    sample->roster.unknown_count = 3;
    struct buffer text = print(sample, *state);
    assert_false(tools_contains(&text, "nieobecno"));
    assert_int_equal(tools_count(&text, "brak wpisu"), 3);
    assert_int_equal(tools_count(&text, "braki wpisu"), 1);
    buffer_free(&text);

    for (size_t i = 0; i < 3; i++)
        mark(sample, i, ROSTER_NOT_APPLICABLE, "");
    sample->roster.is_cancelled = true;
    sample->rows[1].came_anyway = true;
    sample->list.cancel_reason = "awaria ogrzewania";
    text = print(sample, *state);
    assert_int_equal(tools_count(&text, "nie dotyczy"), 3);
    assert_int_equal(tools_count(&text, "przyjście zapisane"), 2); /* the row and the sum */
    assert_int_equal(tools_count(&text, "nieobecno"), 1);
    assert_true(tools_contains(
        &text, "Zajęcia odwołane: awaria ogrzewania. Nikomu nie liczy się nieobecność."));
    buffer_free(&text);
    free(sample);
}

static void numbers_only_holds_no_name(void **state)
{
    struct sample *sample = new_sample(12);
    sample->list.names = NULL;
    struct buffer text = print(sample, *state);
    assert_false(tools_contains(&text, "Wzorzec"));
    assert_false(tools_contains(&text, "Nazwisko"));
    assert_true(tools_contains(&text, "Numer osoby"));
    for (size_t i = 0; i < 12; i++)
        assert_true(tools_contains(&text, sample->rows[i].participant));
    buffer_free(&text);
    free(sample);
}

static int page_count(const char *folder)
{
    int pages = 0;
    struct buffer text = tools_run("pdfinfo %s/list.pdf", folder);
    assert_true(tools_contains(&text, "595.276 x 841.89 pts (A4)"));
    assert_true(tools_contains(&text, "Title:           Lista obecności 2026/G1/004\n"));
    assert_int_equal(sscanf(strstr(text.text, "Pages:"), "Pages: %d", &pages), 1);
    buffer_free(&text);
    return pages;
}

/* Each row once and numbered, a head and a page number on each page, one pair of signatures. */
static void every_length_is_complete(void **state)
{
    static const size_t lengths[] = {0, 1, 12, 15, 16, 40, 300};
    for (size_t k = 0; k < sizeof lengths / sizeof *lengths; k++) {
        struct sample *sample = new_sample(lengths[k]);
        struct buffer text = print(sample, *state);
        int pages = page_count(*state);
        char part[400];
        for (size_t i = 0; i < lengths[k]; i++) {
            int number = 0;
            assert_int_equal(tools_count(&text, sample->names[i]), 1);
            line_with(&text, sample->names[i], part);
            assert_int_equal(sscanf(part, "%d", &number), 1);
            assert_int_equal(number, (int)i + 1);
        }
        assert_int_equal(tools_count(&text, "Nazwisko i imię"), pages);
        snprintf(part, sizeof part, "strona %d z %d", pages, pages);
        assert_int_equal(tools_count(&text, part), 1);
        assert_int_equal(tools_count(&text, "sprawdził(a), data"), 1);
        assert_true(lengths[k] > 12 || pages == 1);
        buffer_free(&text);
        free(sample);
    }
}

static void long_and_foreign_names_are_whole(void **state)
{
    static const char *const names[] = {
        "Wzorcowska-Przykładowiczówna Aleksandra Wołodymyra Bogumiła",
        "Коваленко Оксана Володимирівна",
        "Kowalenko Oksana",
        "Źdźbło-Gżegżółka Święcisława",
    };
    struct sample *sample = new_sample(4);
    for (size_t i = 0; i < 4; i++)
        sample->pointers[i] = names[i];
    struct buffer text = print(sample, *state);
    for (size_t i = 0; i < 4; i++) {
        char words[NAME_SIZE], *rest = words;
        snprintf(words, sizeof words, "%s", names[i]);
        for (char *word; (word = strtok_r(rest, " ", &rest));)
            assert_true(tools_contains(&text, word));
    }
    buffer_free(&text);
    free(sample);
}

/* A large shade, and nowhere a dark one. */
static void draft_says_so_and_stays_readable(void **state)
{
    struct sample *sample = new_sample(12);
    struct buffer text = print(sample, *state);
    assert_false(tools_contains(&text, "ROBOCZA"));
    buffer_free(&text);
    struct picture clean = tools_picture("pdftoppm -r 60 -gray %s/list.pdf", (char *)*state);
    sample->list.is_draft = true;
    text = print(sample, *state);
    assert_true(tools_contains(&text, "ROBOCZA, przed zatwierdzeniem"));
    assert_true(tools_contains(&text, "osób policzonych na sali"));
    struct picture draft = tools_picture("pdftoppm -r 60 -gray %s/list.pdf", (char *)*state);
    int shaded = 0;
    for (int i = 0; i < clean.width * clean.height; i++) {
        if (clean.grey[i] != 255 || i / clean.width > clean.height / 2)
            continue;
        assert_true(draft.grey[i] >= 235 || i / clean.width < clean.height / 5);
        shaded += draft.grey[i] < 255 && draft.grey[i] >= 235;
    }
    assert_true(shaded > clean.width * clean.height / 100);
    buffer_free(&clean.bytes);
    buffer_free(&draft.bytes);
    buffer_free(&text);
    free(sample);
}

/* What was told and who signed stands on the paper; the list is a draft no more. */
static void signed_list_says_who_signed(void **state)
{
    static const char *const words[] = {"15.40–17.50", "15.30–18.00", "130 min",
                                        "zapobieganie nawrotom", "Jan Zastępczy (referent)",
                                        "Anna Przykładowa", "18.05", "0102-0304-0506", "17.10",
                                        "liczenie niepewne"};
    struct sample *sample = new_sample(12);
    struct roster *roster = &sample->roster;
    roster->course = (struct session_course){.version = 1, .began_at = roster->start_at + 600,
                                             .ended_at = roster->end_at - 600, .topic = "relapse",
                                             .headcount = 14, .uncounted = 1,
                                             .explanation = "count_uncertain"};
    roster->signoff = (struct signoff){.version = 1, .hash = {1, 2, 3, 4, 5, 6},
                                       .signed_at = roster->end_at + 300};
    roster->is_proved = true;
    snprintf(roster->leaders, sizeof roster->leaders, "Jan Zastępczy (referent)");
    snprintf(roster->absent_leaders, sizeof roster->absent_leaders, "Anna Przykładowa");
    snprintf(roster->signed_by, sizeof roster->signed_by, "Jan Zastępczy");
    for (size_t i = 0; i < roster->row_count; i++)
        roster->rows[i].credited_minutes = 130;
    roster->rows[3].out_at = roster->start_at + 100 * 60;
    roster->rows[3].credited_minutes = 90;
    struct buffer text = print(sample, *state);
    ASSERT_WORDS(&text, words);
    assert_false(tools_contains(&text, "ROBOCZA"));
    assert_true(tools_contains(&text, "strona 1 z 1"));
    const char *credited = strstr(text.text, "90 min");
    assert_non_null(credited);
    assert_null(strstr(credited + 1, "90 min")); /* only where it is not the whole length */
    buffer_free(&text);
    free(sample);
}

static void code_square_holds_the_digest(void **state)
{
    struct sample *sample = new_sample(12);
    struct buffer text = print(sample, *state);
    buffer_free(&text);
    text = tools_run("pdftoppm -r 200 -png %s/list.pdf %s/list && "
                     "zbarimg -q --raw %s/list-1.png 2>/dev/null",
                     (char *)*state, (char *)*state, (char *)*state);
    assert_string_equal(text.text, "OBECNI LISTA 2026/G1/004 7F3A-91C2-0B5E 0004 2218\n");
    buffer_free(&text);
    free(sample);
}

static void same_list_gives_same_bytes(void **state)
{
    char path[TOOLS_PATH_SIZE], again[TOOLS_PATH_SIZE];
    struct error err = {0};
    tools_path(path, *state, "a.pdf");
    tools_path(again, *state, "b.pdf");
    struct sample *sample = new_sample(40);
    sample->list.is_draft = true;
    assert_true(attendance_list_pdf(&sample->list, path, &err));
    assert_true(attendance_list_pdf(&sample->list, again, &err));
    assert_true(tools_has_same_bytes(path, again));
    sample->rows[7].status = ROSTER_UNKNOWN;
    assert_true(attendance_list_pdf(&sample->list, again, &err));
    assert_false(tools_has_same_bytes(path, again));
    free(sample);
}

static void missing_folder_is_refused(void **state)
{
    char path[TOOLS_PATH_SIZE];
    struct error err = {0};
    tools_path(path, *state, "missing/list.pdf");
    struct sample *sample = new_sample(1);
    assert_false(attendance_list_pdf(&sample->list, path, &err));
    assert_int_equal(err.kind, ERROR_STORAGE);
    assert_non_null(strstr(err.text, "missing/list.pdf"));
    assert_non_null(strstr(err.text, "No such file or directory"));
    assert_int_equal(tools_count_files(*state), 0);
    free(sample);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, tools_setup, tools_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(head_and_foot_say_what_it_is),
        TEST(rows_state_facts),
        TEST(unknown_and_cancelled_are_no_absences),
        TEST(numbers_only_holds_no_name),
        TEST(every_length_is_complete),
        TEST(long_and_foreign_names_are_whole),
        TEST(draft_says_so_and_stays_readable),
        TEST(signed_list_says_who_signed),
        TEST(code_square_holds_the_digest),
        TEST(same_list_gives_same_bytes),
        TEST(missing_folder_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
