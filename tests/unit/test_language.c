/* Four languages at once, each from a catalogue of its own that the test writes. */
#include "base/language.h"
#include "tests/unit/files.h"

struct entry {
    const char *from;
    size_t from_length; /* with the plural after a NUL */
    const char *to;
    size_t to_length;
};

#define ENTRY(msgid, text)                                                                         \
    {.from = msgid, .from_length = sizeof(msgid) - 1, .to = text, .to_length = sizeof(text) - 1}
#define POLISH_PLURALS                                                                             \
    "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=3; plural=(n==1 ? 0 : "       \
    "n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\n"

static void put_number(struct bytes *file, size_t at, size_t number)
{
    for (size_t i = 0; i < 4; i++)
        file->data[at + i] = (unsigned char)(number >> 8 * i);
}

/* A catalogue in gettext's binary form (little endian), entries in order of their msgid. */
static void write_catalogue(const char *path, const struct entry *entries, size_t count)
{
    unsigned char room[2048] = {0};
    struct bytes file = {.data = room, .size = 28 + 16 * count};
    put_number(&file, 0, 0x950412DE);
    put_number(&file, 8, count);
    put_number(&file, 12, 28);
    put_number(&file, 16, 28 + 8 * count);
    for (size_t pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < count; i++) {
            const char *text = pass ? entries[i].to : entries[i].from;
            size_t length = pass ? entries[i].to_length : entries[i].from_length;
            put_number(&file, 28 + 8 * (pass * count + i), length);
            put_number(&file, 32 + 8 * (pass * count + i), file.size);
            assert_true(file.size + length < sizeof room);
            memcpy(room + file.size, text, length);
            file.size += length + 1;
        }
    }
    bytes_write(path, room, file.size);
}

static void make_catalogues(const char *dir)
{
    static const struct entry polish[] = {
        ENTRY("", POLISH_PLURALS),
        ENTRY("%lu row\0%lu rows", "%lu wiersz\0%lu wiersze\0%lu wierszy"),
        ENTRY("Good day", "Dzień dobry"),
    };
    static const struct entry ukrainian[] = {
        ENTRY("", "Content-Type: text/plain; charset=UTF-8\n"),
        ENTRY("Good day", "Добрий день"),
    };
    char path[200];
    snprintf(path, sizeof path, "%s/C.UTF-8", dir);
    assert_int_equal(mkdir(path, 0700), 0);
    snprintf(path, sizeof path, "%s/C.UTF-8/LC_MESSAGES", dir);
    assert_int_equal(mkdir(path, 0700), 0);
    snprintf(path, sizeof path, "%s/C.UTF-8/LC_MESSAGES/obecni-pl.mo", dir);
    write_catalogue(path, polish, 3);
    snprintf(path, sizeof path, "%s/C.UTF-8/LC_MESSAGES/obecni-uk.mo", dir);
    write_catalogue(path, ukrainian, 2);
}

static int with_catalogues(void **state)
{
    struct folder *folder = calloc(1, sizeof *folder);
    folder_make(folder);
    make_catalogues(folder->dir);
    setenv("OBECNI_CATALOGUES", folder->dir, 1);
    setenv("LANGUAGE", "uk", 1); /* must not decide */
    language_start();
    *state = folder;
    return 0;
}

static int without_catalogues(void **state)
{
    struct folder *folder = *state, inner;
    snprintf(inner.dir, sizeof inner.dir, "%.30s/C.UTF-8/LC_MESSAGES", folder->dir);
    folder_remove(&inner);
    snprintf(inner.dir, sizeof inner.dir, "%.30s/C.UTF-8", folder->dir);
    folder_remove(&inner);
    folder_remove(folder);
    free(folder);
    return 0;
}

static void all_languages_at_once(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) {
        assert_string_equal(language_text(LANGUAGE_POLISH, "Good day"), "Dzień dobry");
        assert_string_equal(language_text(LANGUAGE_UKRAINIAN, "Good day"), "Добрий день");
        assert_string_equal(language_text(LANGUAGE_ENGLISH, "Good day"), "Good day");
        assert_string_equal(language_text(LANGUAGE_RUSSIAN, "Good day"), "Good day");
    }
    assert_string_equal(language_text(LANGUAGE_POLISH, "Unknown to all"), "Unknown to all");
}

static void own_language_is_english_until_chosen(void **state)
{
    (void)state;
    language_start();
    assert_string_equal(_("Good day"), "Good day");
    language_use(LANGUAGE_POLISH);
    assert_string_equal(_("Good day"), "Dzień dobry");
    assert_string_equal(language_text(LANGUAGE_UKRAINIAN, "Good day"), "Добрий день");
    assert_string_equal(_("Good day"), "Dzień dobry");
    language_use(LANGUAGE_ENGLISH);
    assert_string_equal(_("Good day"), "Good day");
}

static void polish_plurals(void **state)
{
    (void)state;
    static const struct {
        unsigned long count;
        const char *form;
    } rows[] = {
        {0, "%lu wierszy"}, {1, "%lu wiersz"},   {2, "%lu wiersze"},   {4, "%lu wiersze"},
        {5, "%lu wierszy"}, {12, "%lu wierszy"}, {22, "%lu wiersze"}, {101, "%lu wierszy"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(
            language_plural(LANGUAGE_POLISH, "%lu row", "%lu rows", rows[i].count), rows[i].form);
    assert_string_equal(language_plural(LANGUAGE_ENGLISH, "%lu row", "%lu rows", 1), "%lu row");
    assert_string_equal(language_plural(LANGUAGE_ENGLISH, "%lu row", "%lu rows", 5), "%lu rows");
}

static void codes_there_and_back(void **state)
{
    (void)state;
    static const char *const codes[] = {"pl", "uk", "en", "ru"};
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        enum language language;
        assert_string_equal(language_code((enum language)i), codes[i]);
        assert_true(language_find(codes[i], &language));
        assert_int_equal(language, i);
    }
    enum language language = LANGUAGE_RUSSIAN;
    assert_false(language_find("de", &language));
    assert_false(language_find("", &language));
    assert_false(language_find("PL", &language));
    assert_int_equal(language, LANGUAGE_RUSSIAN);
}

static void language_of_the_environment(void **state)
{
    (void)state;
    static const struct {
        const char *own, *all, *messages, *lang;
        enum language language;
    } rows[] = {
        {NULL, NULL, NULL, NULL, LANGUAGE_ENGLISH},
        {NULL, NULL, NULL, "pl_PL.UTF-8", LANGUAGE_POLISH},
        {NULL, NULL, "uk_UA.UTF-8", "pl_PL.UTF-8", LANGUAGE_UKRAINIAN},
        {NULL, "ru_RU.UTF-8", "uk_UA.UTF-8", "pl_PL.UTF-8", LANGUAGE_RUSSIAN},
        {"pl", "ru_RU.UTF-8", NULL, NULL, LANGUAGE_POLISH},
        {"", "", NULL, "pl", LANGUAGE_POLISH},
        {NULL, "C.UTF-8", NULL, "pl_PL.UTF-8", LANGUAGE_ENGLISH},
        {NULL, NULL, NULL, "de_DE.UTF-8", LANGUAGE_ENGLISH},
        {NULL, NULL, NULL, "C", LANGUAGE_ENGLISH},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *const values[] = {rows[i].own, rows[i].all, rows[i].messages, rows[i].lang};
        static const char *const names[] = {"OBECNI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"};
        for (int n = 0; n < 4; n++) {
            unsetenv(names[n]);
            if (values[n])
                setenv(names[n], values[n], 1);
        }
        assert_int_equal(language_from_environment(), rows[i].language);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_languages_at_once),
        cmocka_unit_test(own_language_is_english_until_chosen),
        cmocka_unit_test(polish_plurals),
        cmocka_unit_test(codes_there_and_back),
        cmocka_unit_test(language_of_the_environment),
    };
    return cmocka_run_group_tests_name("language", tests, with_catalogues, without_catalogues);
}
