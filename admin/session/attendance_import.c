/* From typed rows to a list that is taken over, wholly or not at all. */
#include "admin/session/attendance_import.h"

#include "admin/line/answer.h"
#include "admin/session/paper_rows.h"
#include "base/language.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static const char *const outcome_words[] = {
    [PAPER_SKIPPED] = "skipped",
    [PAPER_NEW] = "recorded",
    [PAPER_ALREADY] = "already",
    [PAPER_REFUSED] = "refused",
};
static const char *const cell_words[] = {
    [PAPER_CELL_NUMBER] = "number",
    [PAPER_CELL_STATUS] = "status",
    [PAPER_CELL_IN] = "in",
    [PAPER_CELL_OUT] = "out",
};

static bool read_table(const char *path, struct paper_rows *rows, struct error *err)
{
    struct csv csv;
    bool is_stdin = strcmp(path, "-") == 0;
    FILE *stream = is_stdin ? stdin : fopen(path, "r");
    if (!stream)
        return error_set(err, ERROR_REFUSED, _("“%.200s” could not be opened (%s)."), path,
                         strerror(errno));
    bool ok = csv_read_stream(&csv, stream, path, err);
    if (!is_stdin)
        fclose(stream);
    ok = ok && paper_rows_from_csv(&csv, rows, stderr, err);
    csv_free(&csv);
    return ok;
}

static bool ask_rows(struct invocation *invocation, struct paper_rows *rows, struct error *err)
{
    struct named_roster named;
    if (!isatty(STDIN_FILENO))
        return error_set(err, ERROR_USAGE,
                         _("Without a terminal the list comes from a table: --file FILE, or - for "
                           "the input."));
    if (!named_roster_get(&invocation->club, invocation_text(invocation, "SESSION"),
                          names_are_open(invocation), &named, err))
        return false;
    bool ok = (!named.names ||
               names_note(invocation, "names.read", named.roster.session,
                          (int64_t)named.roster.row_count, err)) &&
              paper_rows_ask(&named, stdin, stderr, rows, err);
    named_roster_free(&named);
    return ok;
}

/* Why a row cannot be taken over. */
static void print_problem(const struct paper_row *row)
{
    if (row->is_contradiction)
        fprintf(stderr, _("The paper says “%s”, and “%s” is recorded (%s). "),
                answer_stored_shown(paper_mark_word(row->mark)),
                answer_stored_shown(row->recorded_status),
                answer_stored_shown(row->recorded_source));
    fprintf(stderr, "%s\n", row->problem);
}

/* Each row that is not simply new, and where it stands. */
static void tell_rows(const struct invocation *invocation, const struct paper_import *import)
{
    bool has_lines = invocation_has(invocation, "--file");
    for (size_t i = 0; i < import->count; i++) {
        const struct paper_row *row = &import->rows[i];
        if (row->outcome == PAPER_REFUSED && has_lines)
            fprintf(stderr, _("Line %d, column “%s”, %s: "), row->line, cell_words[row->cell],
                    row->number);
        else if (row->outcome == PAPER_REFUSED)
            fprintf(stderr, "%s: ", row->number);
        if (row->outcome == PAPER_REFUSED)
            print_problem(row);
        else if (row->outcome == PAPER_ALREADY)
            say(invocation, _("%s: recorded already, stays as it is."), row->number);
    }
}

static json_t *rows_json(const struct paper_import *import)
{
    json_t *rows = json_array();
    for (size_t i = 0; i < import->count; i++) {
        const struct paper_row *row = &import->rows[i];
        json_array_append_new(rows, json_pack("{s:s, s:s, s:s, s:i}", "participant", row->number,
                                              "status", paper_mark_word(row->mark), "outcome",
                                              outcome_words[row->outcome], "line", row->line));
    }
    return rows;
}

static void tell_done(const struct invocation *invocation, const struct paper_import *import)
{
    json_t *document =
        json_pack("{s:s, s:s, s:i, s:i, s:i, s:o}", "session", import->session, "list",
                  import->list, "recorded", import->new_count, "already", import->already_count,
                  "skipped", import->skipped_count, "rows", rows_json(import));
    if (import->new_count)
        answer_done(invocation, document, _("Taken over from the list %s: %d. Recorded already: %d. "
                                            "Without a mark: %d."),
                    import->list, import->new_count, import->already_count, import->skipped_count);
    else
        answer_done(invocation, document,
                    _("Nothing of the list %s is new. Recorded already: %d. Without a mark: %d."),
                    import->list, import->already_count, import->skipped_count);
}

static bool take_over(struct invocation *invocation, struct paper_import *import,
                      struct error *err)
{
    struct club *club = &invocation->club;
    if (!paper_import_check(club, import, err))
        return false;
    tell_rows(invocation, import);
    if (import->refused_count)
        return error_set(err, ERROR_REFUSED,
                         _("Nothing of the list %s was taken over: %d of %zu rows cannot be."),
                         import->list, import->refused_count, import->count);
    if (import->new_count &&
        (!confirm(invocation, err, _("Take over the list %s of %s? New: %d, recorded already: %d, "
                                     "without a mark: %d."),
                  import->list, import->session, import->new_count, import->already_count,
                  import->skipped_count) ||
         !paper_import_apply(club, import, err)))
        return false;
    tell_done(invocation, import);
    return true;
}

/* What cannot be at all is said before anybody types. */
bool attendance_import(struct invocation *invocation, struct error *err)
{
    struct paper_rows rows = {0};
    struct paper_import import = {.session = invocation_text(invocation, "SESSION"),
                                  .list = invocation_text(invocation, "--list")};
    const char *path = invocation_text(invocation, "--file");
    if (!paper_import_check(&invocation->club, &import, err))
        return false;
    bool ok = path ? read_table(path, &rows, err) : ask_rows(invocation, &rows, err);
    import.rows = rows.items;
    import.count = rows.count;
    ok = ok && take_over(invocation, &import, err);
    paper_rows_free(&rows);
    return ok;
}
