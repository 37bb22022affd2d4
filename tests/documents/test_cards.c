/* Cards as PNG, SVG and PDF: what a scanner reads, how large they are, whose name is not on
 * them, and what happens when they cannot be written. */
#include "paper/card_sheet.h"
#include "tools.h"

#include <math.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define PAYLOAD "OB17QK4M2XABCDEFGHJKMNPQRSTVW12"

enum { DPI = 600, SHEET_CARDS = 23 };

/* Decoder's words about missing buses and the like are not of interest here. */
#define ZBAR "zbarimg -q --raw "

static const struct card_face plain = {
    .payload = PAYLOAD,
    .number = "7QK4M2X",
    .title = "Karta wstępu",
    .found = "Znaleziono? Prosimy o zwrot: ul. Klonowa 1A, 00-000 Przykładów",
};

/* Everything as long as it may get. */
static const struct card_face crowded = {
    .payload = PAYLOAD,
    .number = "WWWWWWW",
    .title = "Karta wstępu do budynku przy ulicy Przykładowej i do ogrodu",
    .found = "Kto znajdzie tę kartę, proszony jest o jej zwrot do Miejskiego Ośrodka Pomocy "
             "Społecznej w Przykładowie, ul. Klonowa 1A, albo o wrzucenie do skrzynki.",
    .name = "Wzorcowska-Przykładowiczówna Aleksandra Wołodymyra Bogumiła",
};

static int pixels(double mm)
{
    return (int)lround(mm * DPI / 25.4);
}

static void assert_decodes(const char *path)
{
    struct buffer text = tools_run(ZBAR "%s 2>/dev/null", path);
    assert_string_equal(text.text, PAYLOAD "\n");
    buffer_free(&text);
}

static void png_is_read_and_has_its_size(void **state)
{
    char path[TOOLS_PATH_SIZE];
    struct error err = {0};
    tools_path(path, *state, "card.png");
    assert_true(card_face_png(&plain, path, &err));
    assert_decodes(path);
    struct buffer size =
        tools_run("identify -format '%%w %%h %%[fx:round(resolution.x*100)] %%U' %s", path);
    assert_string_equal(size.text, "2022 1275 23622 PixelsPerCentimeter");
    buffer_free(&size);
    struct stat info;
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0077, 0);
}

static void svg_is_read_and_has_millimetres(void **state)
{
    char path[TOOLS_PATH_SIZE], picture[TOOLS_PATH_SIZE];
    struct error err = {0};
    tools_path(path, *state, "card.svg");
    tools_path(picture, *state, "svg.png");
    assert_true(card_face_svg(&plain, path, &err));
    struct buffer text = tools_run("cat %s", path);
    assert_true(tools_contains(&text, "width=\"85.6mm\" height=\"53.98mm\""));
    buffer_free(&text);
    text = tools_run("rsvg-convert -d 300 -p 300 -b white -o %s %s", picture, path);
    buffer_free(&text);
    assert_decodes(picture);
}

static bool is_column_dark(const struct picture *picture, int x)
{
    for (int y = 0; y < picture->height; y++) {
        if (tools_is_dark(picture, x, y))
            return true;
    }
    return false;
}

/* The code is large enough, and nothing comes into its quiet zone however long the texts. */
static void code_keeps_its_quiet_zone(void **state)
{
    char path[TOOLS_PATH_SIZE];
    struct error err = {0};
    tools_path(path, *state, "crowded.png");
    assert_true(card_face_png(&crowded, path, &err));
    assert_decodes(path);
    struct picture card = tools_picture(
        "convert %s -background white -flatten -colorspace Gray -depth 8 pgm:-", path);
    int right = card.width - 1;
    while (!is_column_dark(&card, right))
        right--;
    int left = right;
    while (left > pixels(36) && (is_column_dark(&card, left - 1) || left > card.width / 2))
        left--;
    double side = right + 1 - left;
    int quiet = (int)floor(4 * side / 29) - 1;
    assert_true(side >= pixels(25));
    assert_true(card.width - 1 - right >= quiet);
    for (int x = left - quiet; x < left; x++)
        assert_false(is_column_dark(&card, x));
    buffer_free(&card.bytes);
}

static void fill_sheet(struct card_face faces[SHEET_CARDS], char payloads[SHEET_CARDS][32])
{
    for (int i = 0; i < SHEET_CARDS; i++) {
        faces[i] = i % 2 ? plain : crowded;
        snprintf(payloads[i], 32, "OB1CARD%02uABCDEFGHJKMNPQRSTVWXY", (unsigned)i % 100u);
        faces[i].payload = payloads[i];
    }
}

static void make_sheet(const char *path, int count)
{
    struct card_face faces[SHEET_CARDS];
    char payloads[SHEET_CARDS][32];
    struct error err = {0};
    fill_sheet(faces, payloads);
    const struct card_sheet sheet = {.faces = faces, .count = count, .made_at = 1768231200};
    assert_true(card_sheet_pdf(&sheet, path, &err));
}

static void sheet_is_read_card_by_card(void **state)
{
    char path[TOOLS_PATH_SIZE];
    tools_path(path, *state, "sheet.pdf");
    make_sheet(path, SHEET_CARDS);
    struct buffer text =
        tools_run("pdftoppm -r 150 -png %s %s/sheet && " ZBAR "%s/sheet-*.png 2>/dev/null", path,
                  (char *)*state, (char *)*state);
    for (int i = 0; i < SHEET_CARDS; i++) {
        char payload[32];
        snprintf(payload, sizeof payload, "OB1CARD%02uABCDEFGHJKMNPQRSTVWXY", (unsigned)i % 100u);
        assert_int_equal(tools_count(&text, payload), 1);
    }
    buffer_free(&text);
}

static void sheet_is_a4_of_ten_each(void **state)
{
    static const struct {
        int cards;
        const char *pages;
    } cases[] = {{1, "Pages:           1\n"},
                 {10, "Pages:           1\n"},
                 {11, "Pages:           2\n"},
                 {23, "Pages:           3\n"}};
    char path[TOOLS_PATH_SIZE];
    tools_path(path, *state, "sheet.pdf");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        make_sheet(path, cases[i].cards);
        struct buffer text = tools_run("pdfinfo %s", path);
        assert_true(tools_contains(&text, cases[i].pages));
        assert_true(tools_contains(&text, "595.276 x 841.89 pts (A4)"));
        assert_true(tools_contains(&text, "Title:           Karty\n"));
        assert_false(tools_contains(&text, "Wzorcowska"));
        buffer_free(&text);
    }
    struct buffer text = tools_run("pdftotext %s -", path);
    assert_true(tools_contains(&text, "strona 3 z 3"));
    buffer_free(&text);
}

static void name_is_printed_only_when_given(void **state)
{
    char path[TOOLS_PATH_SIZE];
    struct error err = {0};
    tools_path(path, *state, "sheet.pdf");
    struct card_face face = plain;
    face.name = "Jan Wzorcowy";
    struct card_sheet sheet = {.faces = &face, .count = 1, .made_at = 1768231200};
    assert_true(card_sheet_pdf(&sheet, path, &err));
    struct buffer text = tools_run("pdftotext -layout %s -", path);
    assert_true(tools_contains(&text, "Jan Wzorcowy"));
    buffer_free(&text);
    sheet.faces = &plain;
    assert_true(card_sheet_pdf(&sheet, path, &err));
    text = tools_run("pdftotext -layout %s -", path);
    assert_false(tools_contains(&text, "Wzorcowy"));
    assert_true(tools_contains(&text, "Karta wstępu"));
    assert_true(tools_contains(&text, "7QK 4M2 · X"));
    buffer_free(&text);
}

static void assert_cards_differ(void **state, const struct card_face *one,
                                const struct card_face *other)
{
    char path[TOOLS_PATH_SIZE], other_path[TOOLS_PATH_SIZE];
    struct error err = {0};
    tools_path(path, *state, "one.png");
    tools_path(other_path, *state, "other.png");
    assert_true(card_face_png(one, path, &err) && card_face_png(other, other_path, &err));
    struct buffer text = tools_run("cmp -s %s %s || echo differ", path, other_path);
    assert_true(tools_contains(&text, "differ"));
    buffer_free(&text);
}

/* What differs in the last letter alone looks different: nothing ends in “…”. An address without
 * its town brings no card back. */
static void long_words_are_printed_whole(void **state)
{
#define ADDRESS "Znalezioną kartę prosimy zwrócić: ul. Księdza Biskupa Franciszka " \
                "Kossakowskiego 127A lok. 14, 43-300 Bielsko-Bia"
#define NAME "Aleksandra Wilhelmina Bernadeta Świętosława Konstantynopolitańska-Brzęczyszczykiewic"
    struct card_face one = plain, other = plain;
    one.found = ADDRESS "ła";
    other.found = ADDRESS "łe";
    assert_cards_differ(state, &one, &other);
    one.name = other.name = "Żaneta Łątkowska-Źdźbło";
    assert_cards_differ(state, &one, &other);
    other.found = one.found;
    one.name = NAME "z";
    other.name = NAME "ż";
    assert_cards_differ(state, &one, &other);
#undef ADDRESS
#undef NAME
}

/* Where the dark runs of a row of pixels, or of a column, begin; at most `most`. */
static int dark_runs(const struct picture *page, bool is_row, int at, int *starts, int most)
{
    int count = 0, length = is_row ? page->width : page->height;
    bool was_dark = false;
    for (int i = 0; i < length && count < most; i++) {
        bool is_dark = is_row ? tools_is_dark(page, i, at) : tools_is_dark(page, at, i);
        if (is_dark && !was_dark)
            starts[count++] = i;
        was_dark = is_dark;
    }
    return count;
}

/* The cut marks are 85.60 mm and 53.98 mm apart, to a dot. */
static void marks_cut_cards_of_the_right_size(void **state)
{
    char path[TOOLS_PATH_SIZE];
    int starts[12];
    tools_path(path, *state, "sheet.pdf");
    make_sheet(path, 10);
    struct picture page = tools_picture("pdftoppm -r %d -gray %s", DPI, path);
    int y = pixels(9.55 - 2), x = pixels(15.4 - 2);
    assert_int_equal(dark_runs(&page, true, y, starts, 12), 4);
    assert_in_range(starts[1] - starts[0], pixels(85.60) - 1, pixels(85.60) + 1);
    assert_in_range(starts[3] - starts[2], pixels(85.60) - 1, pixels(85.60) + 1);
    assert_int_equal(dark_runs(&page, false, x, starts, 12), 10);
    for (int row = 0; row < 5; row++)
        assert_in_range(starts[2 * row + 1] - starts[2 * row], pixels(53.98) - 1,
                        pixels(53.98) + 1);
    buffer_free(&page.bytes);
}

static void same_sheet_gives_same_bytes(void **state)
{
    char path[TOOLS_PATH_SIZE], again[TOOLS_PATH_SIZE];
    tools_path(path, *state, "sheet.pdf");
    tools_path(again, *state, "again.pdf");
    make_sheet(path, 12);
    make_sheet(again, 12);
    assert_true(tools_has_same_bytes(path, again));
}

static bool write_sheet(const struct card_face *face, const char *path, struct error *err)
{
    const struct card_sheet sheet = {.faces = face, .count = 1, .made_at = 1768231200};
    return card_sheet_pdf(&sheet, path, err);
}

/* A folder that is missing, a folder for a file, a device: a sentence, and nothing left. */
static void unwritable_places_are_refused(void **state)
{
    bool (*const writers[])(const struct card_face *, const char *,
                            struct error *) = {card_face_png, card_face_svg, write_sheet};
    char missing[TOOLS_PATH_SIZE];
    tools_path(missing, *state, "missing/card");
    const char *const paths[] = {missing, *state, "/dev/full"};
    for (size_t i = 0; i < 9; i++) {
        struct error err = {0};
        assert_false(writers[i / 3](&plain, paths[i % 3], &err));
        assert_int_equal(err.kind, ERROR_STORAGE);
        assert_non_null(strstr(err.text, paths[i % 3]));
        assert_int_equal(tools_count_files(*state), 0);
    }
}

/* The disk is full in the middle of writing: the old file stays, no part of a new one. */
static void interrupted_writing_leaves_the_old_file(void **state)
{
    char path[TOOLS_PATH_SIZE];
    struct error err = {0};
    struct rlimit before, small = {.rlim_cur = 1000};
    tools_path(path, *state, "card.png");
    tools_write(path, "old");
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small.rlim_max = before.rlim_max;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    bool ok = card_face_png(&plain, path, &err);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_false(ok);
    assert_int_equal(err.kind, ERROR_STORAGE);
    assert_int_equal(tools_count_files(*state), 1);
    struct buffer text = tools_run("cat %s", path);
    assert_string_equal(text.text, "old");
    buffer_free(&text);
}

static void payload_without_a_square_is_refused(void **state)
{
    char path[TOOLS_PATH_SIZE], endless[9000];
    struct card_face face = plain;
    struct error err = {0};
    tools_path(path, *state, "card.png");
    memset(endless, 'A', sizeof endless - 1);
    endless[sizeof endless - 1] = '\0';
    face.payload = endless;
    assert_false(card_face_png(&face, path, &err));
    assert_int_equal(err.kind, ERROR_STORAGE);
    assert_int_equal(tools_count_files(*state), 0);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, tools_setup, tools_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(png_is_read_and_has_its_size),
        TEST(svg_is_read_and_has_millimetres),
        TEST(code_keeps_its_quiet_zone),
        TEST(sheet_is_read_card_by_card),
        TEST(sheet_is_a4_of_ten_each),
        TEST(name_is_printed_only_when_given),
        TEST(long_words_are_printed_whole),
        TEST(marks_cut_cards_of_the_right_size),
        TEST(same_sheet_gives_same_bytes),
        TEST(unwritable_places_are_refused),
        TEST(interrupted_writing_leaves_the_old_file),
        TEST(payload_without_a_square_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
