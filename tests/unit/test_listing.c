/* Lists in the order of --sort: numbers as numbers, instants by time, text in Polish, what is
 * null last, what is equal as it stood. Printed as CSV and read back. */
#include "admin/line/listing.h"

#include "base/clock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct listing_column columns[] = {
    {.key = "number", .title = "Number"},
    {.key = "name", .title = "Name"},
    {.key = "count", .title = "Count"},
    {.key = "at", .title = "At"},
    {.key = "is_open", .title = "Open"},
    {.key = "weekday", .title = "Day"},
    {.key = "state", .title = "State"},
    {.key = "codes", .title = "Codes"},
    {.key = NULL},
};

/* Rows as a list makes them; NULL and -1 and 0 are null. */
static const struct {
    const char *number, *name;
    int count;
    int64_t at;
    bool is_open;
    const char *weekday;
    int rank;
    const char *state, *shown, *codes;
} rows[] = {
    {"1", "Żuraw Ewa", 10, 1768230000, true, "thu", 4, "present", "obecny", "B"},
    {"2", NULL, 9, 1768240000, false, "mon", 1, "absent", "nieobecny", "A, Z"},
    {"3", "Łoza Jan", -1, 0, true, "wed", 3, "late", "spóźniony", "C"},
    {"4", "Lipa Jan", 9, 1768220000, false, "sun", 7, NULL, "–", ""},
    {"5", "Zięba Ewa", 100, 1768230001, true, "mon", 1, "late", "spóźniony", "A"},
    {"6", "żuraw Adam", 9, 1768230000, false, "fri", 5, "absent", "nieobecny", "a"},
};
enum { ROWS = sizeof rows / sizeof *rows };

static struct listing *make(int count)
{
    struct listing *listing = listing_new("rows", columns);
    for (int i = 0; i < count; i++) {
        listing_text(listing, rows[i].number);
        listing_text(listing, rows[i].name);
        if (rows[i].count < 0)
            listing_null(listing);
        else
            listing_integer(listing, rows[i].count);
        listing_instant(listing, rows[i].at);
        listing_boolean(listing, rows[i].is_open);
        listing_ranked(listing, rows[i].weekday, rows[i].weekday, rows[i].rank);
        listing_shown(listing, rows[i].state, rows[i].shown);
        listing_json(listing, "[\"A\"]", rows[i].codes);
    }
    return listing;
}

/* Prints to a file in place of the standard output, which comes back. */
static void print(struct listing *listing, const char *key, enum output output, char *text,
                  size_t size)
{
    static const struct parameter sort = {.name = "--sort", .type = PARAMETER_SORT};
    struct invocation invocation = {.output = output, .is_quiet = true};
    if (key) {
        invocation.value_count = 1;
        invocation.values[0].parameter = &sort;
        invocation.values[0].text = key;
    }
    FILE *file = tmpfile();
    fflush(stdout);
    int saved = dup(STDOUT_FILENO);
    dup2(fileno(file), STDOUT_FILENO);
    listing_print(&invocation, listing, "");
    fflush(stdout);
    dup2(saved, STDOUT_FILENO);
    close(saved);
    rewind(file);
    text[fread(text, 1, size - 1, file)] = '\0';
    fclose(file);
}

/* The numbers of the rows in the order of printing. */
static const char *order(const char *key, enum output output, char numbers[ROWS + 1])
{
    char text[4096];
    size_t count = 0;
    print(make(ROWS), key, output, text, sizeof text);
    char *rest = strchr(text, '\n');
    while (rest && rest[1]) {
        numbers[count++] = rest[1];
        rest = strchr(rest + 1, '\n');
    }
    assert_int_equal(count, ROWS);
    numbers[count] = '\0';
    return numbers;
}

static void rows_come_in_the_order_asked_for(void **state)
{
    (void)state;
    static const struct {
        const char *key;
        enum output output;
        const char *numbers;
    } cases[] = {
        {NULL, OUTPUT_CSV, "123456"},
        {"number", OUTPUT_CSV, "123456"},
        {"-number", OUTPUT_CSV, "654321"},
        {"name", OUTPUT_CSV, "435612"}, /* L, Ł, Z, Ż; Adam before Ewa; null */
        {"-name", OUTPUT_CSV, "165342"},
        {"count", OUTPUT_CSV, "246153"}, /* 9 9 9 10 100 null, not 10 100 9 */
        {"-count", OUTPUT_CSV, "512463"},
        {"at", OUTPUT_CSV, "416523"},
        {"-at", OUTPUT_CSV, "251643"},
        {"is_open", OUTPUT_CSV, "246135"},
        {"-is_open", OUTPUT_CSV, "135246"},
        {"weekday", OUTPUT_CSV, "253164"},
        {"state", OUTPUT_CSV, "263514"},   /* absent, late, present */
        {"state", OUTPUT_TABLE, "261354"}, /* nieobecny, obecny, spóźniony */
        {"codes", OUTPUT_CSV, "465213"},   /* nothing, a, A, "A, Z", B, C */
        {"unheard_of", OUTPUT_CSV, "123456"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char numbers[ROWS + 1];
        order(cases[i].key, cases[i].output, numbers);
        if (strcmp(numbers, cases[i].numbers) != 0)
            fail_msg("%s gives %s, not %s", cases[i].key ? cases[i].key : "nothing", numbers,
                     cases[i].numbers);
    }
}

static void lists_of_nothing_are_sorted_too(void **state)
{
    (void)state;
    char text[4096];
    print(make(0), "name", OUTPUT_CSV, text, sizeof text);
    assert_string_equal(text, "number,name,count,at,is_open,weekday,state,codes\n");
    print(make(1), "-name", OUTPUT_CSV, text, sizeof text);
    assert_non_null(strstr(text, "\n1,Żuraw Ewa,10,"));
}

static void values_stay_with_their_rows(void **state)
{
    (void)state;
    char text[8192];
    print(make(ROWS), "-count", OUTPUT_JSON, text, sizeof text);
    json_t *document = json_loads(text, 0, NULL);
    json_t *first = json_array_get(json_object_get(document, "rows"), 0);
    assert_string_equal(json_string_value(json_object_get(first, "name")), "Zięba Ewa");
    assert_int_equal(json_integer_value(json_object_get(first, "count")), 100);
    assert_string_equal(json_string_value(json_object_get(first, "weekday")), "mon");
    assert_string_equal(
        json_string_value(json_array_get(json_object_get(first, "codes"), 0)), "A");
    json_decref(document);
}

/* What has to be escaped, and values of several lines. */
static void json_is_what_the_library_writes(void **state)
{
    static const struct listing_column odd[] = {{.key = "text"}, {.key = "codes"}, {.key = NULL}};
    char text[4000];
    (void)state;
    for (int count = 0; count < 3; count++) {
        struct listing *listing = listing_new("rows", odd);
        for (int i = 0; i < count; i++) {
            listing_text(listing, "a \"b\" \\ c\n\t\x01\x1f\x7f / Żółw – \b\f\r");
            listing_json(listing, "[\"A\", {\"b\": [1, \"c\\nd\"]}, []]", "A");
        }
        listing_extra(listing, "count", json_integer(count));
        listing_extra(listing, "what", json_pack("{s:[i,i]}", "pair", 1, 2));
        print(listing, NULL, OUTPUT_JSON, text, sizeof text);
        json_t *document = json_loads(text, 0, NULL);
        assert_non_null(document);
        char *wanted = json_dumps(document, JSON_INDENT(2));
        assert_int_equal(text[strlen(wanted)], '\n');
        text[strlen(wanted)] = '\0';
        assert_string_equal(text, wanted);
        assert_int_equal(json_array_size(json_object_get(document, "rows")), count);
        free(wanted);
        json_decref(document);
    }
}

static void rows_as_json_alone(void **state)
{
    (void)state;
    json_t *array = listing_rows_json(make(2));
    assert_int_equal(json_array_size(array), 2);
    assert_true(json_is_null(json_object_get(json_array_get(array, 1), "name")));
    json_decref(array);
    listing_free(make(1));
}

int main(void)
{
    struct error err = {0};
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_come_in_the_order_asked_for),
        cmocka_unit_test(lists_of_nothing_are_sorted_too),
        cmocka_unit_test(values_stay_with_their_rows),
        cmocka_unit_test(json_is_what_the_library_writes),
        cmocka_unit_test(rows_as_json_alone),
    };
    return clock_use_zone("Europe/Warsaw", &err) ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
