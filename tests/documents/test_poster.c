/* The poster for the entrance: one A4 page, three steps in four languages, large enough to be read
 * from two metres, and nobody's name. */
#include "paper/poster.h"
#include "tools.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define MADE_AT 1768227600
#define CLUB    "Klub Integracji Społecznej"

static void draw(const char *path, const char *club)
{
    struct buffer bytes = {0};
    struct error err = {0};
    if (!poster_draw(club, MADE_AT, &bytes, &err))
        fail_msg("%s", err.text);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.text, 1, bytes.length, file), bytes.length);
    assert_int_equal(fclose(file), 0);
    buffer_free(&bytes);
}

static void one_page_in_four_languages(void **state)
{
    static const char *const words[] = {"kartę", "картку", "card", "карту"};
    char path[TOOLS_PATH_SIZE];
    tools_path(path, *state, "poster.pdf");
    draw(path, CLUB);
    struct buffer info = tools_run("pdfinfo %s", path);
    assert_true(tools_contains(&info, "(A4)"));
    assert_true(tools_contains(&info, "Pages:           1\n"));
    struct buffer text = tools_run("pdftotext -layout %s -", path);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!tools_contains(&text, words[i]))
            fail_msg("“%s” is not on it: %s", words[i], text.text);
    assert_true(tools_contains(&text, CLUB));
    buffer_free(&info);
    buffer_free(&text);
}

/* Where the office wants no name at the door, none is there; nor in what the file says of itself. */
static void without_the_clubs_name(void **state)
{
    char path[TOOLS_PATH_SIZE];
    tools_path(path, *state, "poster.pdf");
    draw(path, "");
    struct buffer text = tools_run("pdftotext %s - && pdfinfo %s", path, path);
    assert_false(tools_contains(&text, "Klub"));
    buffer_free(&text);
}

/* Half an inch of margin is white, so that every office printer prints all of it. */
static void nothing_stands_in_the_margin(void **state)
{
    enum { DPI = 50, MARGIN = DPI / 4 };
    char path[TOOLS_PATH_SIZE];
    tools_path(path, *state, "poster.pdf");
    draw(path, CLUB);
    struct picture page = tools_picture("pdftoppm -r %d -gray %s", DPI, path);
    bool has_ink = false;
    for (int y = 0; y < page.height; y++)
        for (int x = 0; x < page.width; x++) {
            bool is_margin = x < MARGIN || y < MARGIN || x >= page.width - MARGIN ||
                             y >= page.height - MARGIN;
            has_ink = has_ink || tools_is_dark(&page, x, y);
            assert_false(is_margin && tools_is_dark(&page, x, y));
        }
    assert_true(has_ink);
    buffer_free(&page.bytes);
}

static void the_same_words_are_the_same_bytes(void **state)
{
    char path[TOOLS_PATH_SIZE], again[TOOLS_PATH_SIZE];
    tools_path(path, *state, "a.pdf");
    tools_path(again, *state, "b.pdf");
    draw(path, CLUB);
    draw(again, CLUB);
    assert_true(tools_has_same_bytes(path, again));
    draw(again, "Inny klub");
    assert_false(tools_has_same_bytes(path, again));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(one_page_in_four_languages, tools_setup, tools_teardown),
        cmocka_unit_test_setup_teardown(without_the_clubs_name, tools_setup, tools_teardown),
        cmocka_unit_test_setup_teardown(nothing_stands_in_the_margin, tools_setup, tools_teardown),
        cmocka_unit_test_setup_teardown(the_same_words_are_the_same_bytes, tools_setup,
                                        tools_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
