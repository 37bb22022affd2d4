/* The sheet of commands: what a reader takes from its print, alone, and what a reader aloud says. */
#include "paper/command_sheet.h"
#include "paper/document_file.h"
#include "tools.h"
#include "trust/control_code.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { DPI = 120, COLUMNS = 3, ROWS = 4 };

#define ZBAR "zbarimg -q --raw -Sdisable -Sqrcode.enable "

static void draw(const char *path, enum language language)
{
    struct buffer bytes = {0};
    struct error err = {0};
    if (!command_sheet_draw(language, 1768231200, &bytes, &err) ||
        !document_file_write(path, &bytes, &err))
        fail_msg("%s", err.text);
    buffer_free(&bytes);
}

static int px(double mm)
{
    return (int)(mm * DPI / 25.4 + 0.5);
}

/* Cell by cell, as somebody holds a reader to it: one code and no other. */
static void each_code_is_taken_alone(void **state)
{
    static const double left = 18.0, top = 53.5, width = 57.0, height = 54.0, down = 56.5;
    char path[TOOLS_PATH_SIZE];
    int seen[CONTROL_COUNT] = {0}, count = 0;
    tools_path(path, *state, "sheet.pdf");
    draw(path, LANGUAGE_POLISH);
    for (int i = 0; i < COMMAND_SHEET_PAGES * ROWS * COLUMNS; i++) {
        int page = i / (ROWS * COLUMNS), row = i / COLUMNS % ROWS, column = i % COLUMNS;
        if (page == 1 && row == ROWS - 1)
            continue; /* nothing stands there */
        struct buffer text = tools_run(
            "pdftoppm -r %d -gray -singlefile -f %d -x %d -y %d -W %d -H %d %s %s/cell && " ZBAR
            "%s/cell.pgm 2>/dev/null",
            DPI, page + 1, px(left + column * width), px(top + row * down), px(width), px(height),
            path, (char *)*state, (char *)*state);
        assert_int_equal(tools_count(&text, "\n"), 1);
        text.text[strcspn(text.text, "\n")] = '\0';
        enum control control = control_code_find(text.text);
        assert_int_not_equal(control, CONTROL_NONE);
        count += seen[control]++ == 0;
        buffer_free(&text);
    }
    assert_int_equal(count, CONTROL_COUNT - 1); /* every command stands on it, once */
}

/* White around a code, four modules of it at least (ISO/IEC 18004). */
static void quiet_zones_are_kept(void **state)
{
    char path[TOOLS_PATH_SIZE];
    tools_path(path, *state, "sheet.pdf");
    draw(path, LANGUAGE_UKRAINIAN); /* the longest words */
    for (int row = 0; row < ROWS; row++) {
        double top = 56.0 + row * 56.5 + 25.5, left = 20.0 + 13.0, side = 23.0, quiet = 3.17;
        struct picture picture = tools_picture(
            "pdftoppm -r %d -gray -singlefile -x %d -y %d -W %d -H %d %s", DPI, px(left - quiet),
            px(top - quiet), px(side + 2 * quiet), px(side + 2 * quiet), path);
        int edge = px(quiet) - 1;
        for (int y = 0; y < picture.height; y++) {
            for (int x = 0; x < picture.width; x++) {
                bool is_inner = x >= edge && x < picture.width - edge && y >= edge &&
                                y < picture.height - edge;
                if (!is_inner && tools_is_dark(&picture, x, y))
                    fail_msg("row %d: something dark at %d, %d beside the code", row, x, y);
            }
        }
        buffer_free(&picture.bytes);
    }
}

static void it_can_be_read_aloud(void **state)
{
    char path[TOOLS_PATH_SIZE];
    tools_path(path, *state, "sheet.pdf");
    draw(path, LANGUAGE_POLISH);
    struct buffer text = tools_run("pdfinfo -struct-text %s; pdfinfo %s", path, path);
    assert_true(tools_contains(&text, "Tagged:          yes"));
    assert_true(tools_contains(&text, "Title:           Kody zamiast dotykania"));
    assert_int_equal(tools_count(&text, "Figure"), CONTROL_COUNT - 1);
    assert_true(tools_contains(&text, "Naciśnij przycisk"));
    assert_true(tools_contains(&text, "Press the button"));
    buffer_free(&text);
}

static void each_language_can_stand_first(void **state)
{
    static const char *const titles[LANGUAGE_COUNT] = {
        [LANGUAGE_POLISH] = "Kody zamiast dotykania", [LANGUAGE_UKRAINIAN] = "Коди замість дотиків",
        [LANGUAGE_ENGLISH] = "Codes instead of pressing", [LANGUAGE_RUSSIAN] = "Коды вместо касаний",
    };
    char path[TOOLS_PATH_SIZE];
    tools_path(path, *state, "sheet.pdf");
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        draw(path, (enum language)i);
        struct buffer text = tools_run("pdftotext %s - | head -n 1; pdfinfo %s", path, path);
        assert_int_equal(strncmp(text.text, titles[i], strlen(titles[i])), 0);
        assert_true(tools_contains(&text, "Pages:           2\n"));
        buffer_free(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_code_is_taken_alone, tools_setup, tools_teardown),
        cmocka_unit_test_setup_teardown(quiet_zones_are_kept, tools_setup, tools_teardown),
        cmocka_unit_test_setup_teardown(it_can_be_read_aloud, tools_setup, tools_teardown),
        cmocka_unit_test_setup_teardown(each_language_can_stand_first, tools_setup, tools_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
