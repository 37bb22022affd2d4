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

static void add_line(struct sheet *sheet, const char *line)
{
    if (sheet->has_names)
        sheet_paragraph_name(sheet, SHEET_PLAIN, "%s", line);
    else
        sheet_paragraph(sheet, SHEET_PLAIN, "%s", line);
}

static void add_differences(struct sheet *sheet, const struct sheet *before, const char *number)
{
    struct buffer lines = {0}, heading = {0};
    size_t count = sheet_differences(before, sheet, DIFFERENCES_MOST, &lines);
    size_t added = sheet->block_count;
    if (!count)
        return;
    buffer_printf(&heading, "%s%s", differences_head, number);
    sheet_heading(sheet, heading.text);
    char *rest = lines.text;
    for (char *line = strsep(&rest, "\n"); line && *line; line = strsep(&rest, "\n"))
        add_line(sheet, line);
    if (count > DIFFERENCES_MOST)
        sheet_paragraph(sheet, SHEET_NOTE,
                        language_text(LANGUAGE_POLISH, N_("Further differences: %zu.")),
                        count - DIFFERENCES_MOST);
    move_before_signatures(sheet, added);
    buffer_free(&lines);
    buffer_free(&heading);
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
