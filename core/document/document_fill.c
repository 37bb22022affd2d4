/* A sheet as it is issued. */
#include "document/document_fill.h"

#include "base/language.h"
#include "document/sheet_text.h"

#include <stdlib.h>
#include <string.h>

enum { DIFFERENCES_MOST = 200 };
static const char differences_head[] = "Różnice wobec ";

bool document_fill_is_differences(const char *heading)
{
    return heading && strncmp(heading, differences_head, sizeof differences_head - 1) == 0;
}

/* What is signed stays last: the blocks from `added` on move before the first signatures. */
static void move_before_signatures(struct sheet *sheet, size_t added)
{
    size_t at = 0, count = sheet->block_count - added;
    while (at < added && sheet->blocks[at].kind != SHEET_SIGNATURES)
        at++;
    if (at == added || !count)
        return;
    struct sheet_block *moved = memory_new(count, sizeof *moved);
    memcpy(moved, &sheet->blocks[added], count * sizeof *moved);
    memmove(&sheet->blocks[at + count], &sheet->blocks[at], (added - at) * sizeof *moved);
    memcpy(&sheet->blocks[at], moved, count * sizeof *moved);
    free(moved);
}

#define POLISH(text) language_text(LANGUAGE_POLISH, text)

static void add_text(struct sheet *sheet, const char *text)
{
    if (sheet->has_names)
        sheet_cell_name(sheet, text);
    else
        sheet_cell(sheet, text);
}

static void add_table(struct sheet *sheet, const struct sheet_difference_list *list)
{
    const struct sheet_column_entry columns[] = {
        {.head = POLISH(N_("What it is about")), .value = SHEET_TEXT},
        {.head = POLISH(N_("Said before")), .value = SHEET_TEXT},
        {.head = POLISH(N_("Says now")), .value = SHEET_TEXT},
    };
    sheet_table(sheet, "", columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < list->count && i < DIFFERENCES_MOST; i++) {
        sheet_row(sheet, SHEET_ROW);
        add_text(sheet, list->items[i].place);
        add_text(sheet, list->items[i].before);
        add_text(sheet, list->items[i].after);
    }
}

static void add_differences(struct sheet *sheet, const struct sheet *before, const char *number)
{
    struct buffer heading = {0};
    struct sheet_difference_list list = {0};
    size_t added = sheet->block_count;
    sheet_compare(before, sheet, &list);
    if (list.count) {
        buffer_printf(&heading, "%s%s", differences_head, number);
        sheet_heading(sheet, heading.text);
        add_table(sheet, &list);
        if (list.count > DIFFERENCES_MOST)
            sheet_paragraph(sheet, SHEET_NOTE, POLISH(N_("Further differences: %zu.")),
                            list.count - DIFFERENCES_MOST);
        move_before_signatures(sheet, added);
    }
    buffer_free(&heading);
    sheet_difference_list_free(&list);
}

static bool compare(struct club *club, const char *number, struct sheet *sheet, struct error *err)
{
    struct document earlier;
    struct sheet before = {0};
    if (!document_get(club, number, &earlier, err))
        return false;
    bool ok = !earlier.is_kept || document_content(club, &earlier, &before, err);
    if (ok && earlier.is_kept)
        add_differences(sheet, &before, earlier.number);
    sheet_free(&before);
    document_free(&earlier);
    return ok;
}

bool document_fill(struct club *club, const struct document_kind *kind, const json_t *parameters,
                   int64_t as_of_at, const char *corrects, struct sheet *sheet, struct error *err)
{
    if (!kind->fill(club, parameters, as_of_at, sheet, err))
        return false;
    sheet->as_of_at = as_of_at;
    return !corrects || !corrects[0] || compare(club, corrects, sheet, err);
}

bool document_fill_again(struct club *club, const struct document *document, struct sheet *sheet,
                         struct error *err)
{
    char *purpose;
    if (!document_purpose(club, document, &purpose, err))
        return false;
    json_t *parameters = json_loads(document->parameters, 0, NULL);
    if (parameters && purpose[0])
        json_object_set_new(parameters, "purpose", json_string(purpose));
    bool ok = parameters
                  ? document_fill(club, document->kind, parameters, document->as_of_at,
                                  document->corrects, sheet, err)
                  : error_set(err, ERROR_STORAGE,
                              _("The parameters of %s cannot be read. Restore a backup."),
                              document->number);
    json_decref(parameters);
    vault_wipe(purpose);
    return ok;
}
