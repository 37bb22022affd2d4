/* Tables that people or other programs wrote, and surveys in them: what is read keeps the limits,
 * is UTF-8 and holds no control characters. */
#include "base/text.h"
#include "exchange/survey_csv.h"
#include "tests/fuzz/fuzz.h"

static void look_at_row(const struct csv *csv, const struct csv_row *row)
{
    fuzz_need(row->count >= 1 && row->count <= CSV_CELLS_MOST && row->line >= 1);
    for (int i = 0; i < row->count; i++) {
        const char *cell = csv_cell(csv, row, i);
        fuzz_need(strlen(cell) <= CSV_CELL_BYTES_MOST && text_is_utf8(cell));
        for (const char *at = cell; *at; at++)
            fuzz_need((unsigned char)*at >= 0x20 || *at == '\n' || *at == '\r' || *at == '\t');
    }
    fuzz_need(!csv_cell(csv, row, row->count)[0]);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct csv csv = {0};
    struct error err = {0};
    static struct survey_questions questions;
    char *exact = malloc(size ? size : 1);
    fuzz_need(exact);
    memcpy(exact, bytes, size);
    bool ok = csv_read(&csv, exact, size, &err);
    free(exact);
    fuzz_need(ok || (err.kind == ERROR_USAGE && err.text[0] && csv.row_count == 0));
    for (size_t i = 0; i < csv.row_count; i++)
        look_at_row(&csv, &csv.rows[i]);
    err = (struct error){0};
    if (ok && !survey_csv_read(&csv, &questions, &err))
        fuzz_need(err.kind && err.text[0]);
    csv_free(&csv);
    return 0;
}
