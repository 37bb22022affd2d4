/* What may be published: small numbers hidden, and enough beside them. Reports are put together
 * by hand here, for the rule alone. */
#include "figures/report/report.h"
#include "tests/unit/chance.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

static void put(struct report *report, const char *figure, const char *part, int64_t value,
                int64_t of)
{
    report->column_count = 1;
    report->rows = realloc(report->rows, (report->count + 1) * sizeof *report->rows);
    struct report_row *row = &report->rows[report->count++];
    *row = (struct report_row){.figure = figure_find(figure),
                               .cells = {{.state = CELL_NUMBER, .value = value, .of = of}}};
    assert_non_null(row->figure);
    strcpy(row->part, part);
}

/* "5 3" of persons 8: "<" small, "?" withheld, the number otherwise; the whole first. */
static void check(const struct report *report, const char *wanted)
{
    char got[200] = "";
    for (size_t r = 0; r < report->count; r++) {
        const struct report_cell *cell = &report->rows[r].cells[0];
        size_t used = strlen(got);
        snprintf(got + used, sizeof got - used, r ? " " : "");
        used = strlen(got);
        if (cell->state == CELL_SMALL)
            strcat(got, "<");
        else if (cell->state == CELL_WITHHELD)
            strcat(got, "?");
        else
            snprintf(got + used, sizeof got - used, "%lld", (long long)cell->value);
    }
    assert_string_equal(got, wanted);
}

static void persons(int64_t new_count, int64_t continuing, const char *wanted)
{
    struct report report = {0};
    put(&report, "persons", "", new_count + continuing, 0);
    put(&report, "persons_new", "", new_count, 0);
    put(&report, "persons_continuing", "", continuing, 0);
    report_make_public(&report, 5);
    check(&report, wanted);
    report_free(&report);
}

static void parts_of_a_whole_hide_each_other(void **state)
{
    (void)state;
    persons(20, 18, "38 20 18");
    persons(0, 38, "38 0 38"); /* a zero hides nobody */
    persons(3, 0, "< < 0");
    persons(2, 36, "38 < ?"); /* 38 - 36 would be the 2 */
    persons(4, 5, "9 < ?");   /* 9 less 5 or more: 1 to 4 */
    persons(1, 5, "? < ?");   /* 6 less at least 5 is the 1 */
    persons(4, 4, "? < <");   /* two under five make 8 only as 4 and 4 */
    persons(2, 3, "5 < <");   /* 1 and 4, or 2 and 3 */
    persons(1, 1, "< < <");
}

static void interventions(int64_t all, int64_t violence, const char *wanted)
{
    struct report report = {0};
    put(&report, "interventions", "", all, 0);
    put(&report, "violence_interventions", "", violence, 0);
    put(&report, "violence_share", "", violence, all);
    report_make_public(&report, 5);
    check(&report, wanted);
    report_free(&report);
}

static void the_rest_is_hidden_too(void **state)
{
    (void)state;
    interventions(58, 30, "58 30 30");
    interventions(58, 3, "58 < ?");
    interventions(58, 55, "58 ? ?"); /* 58 less 55: the other three */
    interventions(58, 58, "58 58 58");
    interventions(58, 0, "58 0 0");
    interventions(4, 2, "< < ?");
    interventions(4, 0, "< 0 ?"); /* no percentage of four */
}

static void a_breakdown_hides_a_second_part(void **state)
{
    (void)state;
    struct report report = {0};
    put(&report, "interventions", "", 58, 0);
    put(&report, "interventions_by_kind", "conversation", 30, 0);
    put(&report, "interventions_by_kind", "treatment", 26, 0);
    put(&report, "interventions_by_kind", "information", 2, 0);
    report_make_public(&report, 5);
    check(&report, "58 30 ? <"); /* the smaller of the two others */
    report_free(&report);
}

static void sessions_and_minutes_are_nobody(void **state)
{
    (void)state;
    struct report report = {0};
    put(&report, "sessions_planned", "", 4, 0);
    put(&report, "sessions_held", "", 3, 0);
    put(&report, "sessions_cancelled", "", 1, 0);
    put(&report, "session_use", "", 3, 4);
    put(&report, "persons_by_target_group", "alcohol", 4, 0);
    put(&report, "attendance_share", "", 2, 4);
    report_make_public(&report, 5);
    check(&report, "4 3 1 3 < ?");
    report_free(&report);
}

/* What a reader knows of a cell: from what to what it can be, when the sum is known. */
static void see(const struct report_cell *cell, int64_t threshold, int64_t *least, int64_t *most)
{
    *least = cell->state == CELL_SMALL ? 1 : cell->state == CELL_WITHHELD ? threshold : cell->value;
    *most = cell->state == CELL_SMALL      ? threshold - 1
            : cell->state == CELL_WITHHELD ? 1000000
                                           : cell->value;
}

/* Whatever the numbers: nobody finds a hidden small one by taking the others away. */
static void no_small_number_can_be_found(void **state)
{
    (void)state;
    struct chance chance = chance_from(77);
    static const char *const kinds[] = {"conversation", "treatment", "information", "benefits"};
    for (int run = 0; run < 20000; run++) {
        struct report report = {0};
        int64_t values[4], sum = 0;
        for (size_t i = 0; i < 4; i++) {
            values[i] = (int64_t)chance_below(&chance, i == 3 ? 40 : 9);
            sum += values[i];
        }
        put(&report, "interventions", "", sum, 0);
        for (size_t i = 0; i < 4; i++)
            put(&report, "interventions_by_kind", kinds[i], values[i], 0);
        report_make_public(&report, 5);
        if (report_cell_is_number(&report.rows[0].cells[0])) {
            for (size_t i = 1; i < 5; i++) {
                const struct report_cell *cell = &report.rows[i].cells[0];
                int64_t least = 0, most = 0, low, high;
                for (size_t k = 1; k < 5; k++) {
                    see(&report.rows[k].cells[0], 5, &low, &high);
                    least += k == i ? 0 : low;
                    most += k == i ? 0 : high;
                }
                if (cell->state != CELL_SMALL)
                    continue;
                low = sum - most > 1 ? sum - most : 1;
                high = sum - least < 4 ? sum - least : 4;
                if (low >= high)
                    fail_msg("run %d: part %zu is found", run, i);
            }
        }
        for (size_t i = 0; i < report.count; i++) {
            const struct report_cell *cell = &report.rows[i].cells[0];
            assert_false(report_cell_is_number(cell) && cell->value > 0 && cell->value < 5);
        }
        report_free(&report);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_of_a_whole_hide_each_other),
        cmocka_unit_test(the_rest_is_hidden_too),
        cmocka_unit_test(a_breakdown_hides_a_second_part),
        cmocka_unit_test(sessions_and_minutes_are_nobody),
        cmocka_unit_test(no_small_number_can_be_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
