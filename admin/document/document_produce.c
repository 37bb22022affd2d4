/* One document from a command: options, sheet, number, file, printer, words. */
#include "admin/document/document_produce.h"

#include "admin/document/document_form.h"
#include "admin/line/answer.h"
#include "admin/line/print_job.h"
#include "admin/line/staged_file.h"
#include "base/day.h"
#include "base/language.h"
#include "base/memory.h"
#include "document/document_fill.h"

#include <stdlib.h>
#include <string.h>

/* One run. */
struct production {
    struct invocation *invocation;
    const struct document_kind *kind;
    json_t *parameters;
    const int64_t *participants;
    size_t participant_count;
    int64_t as_of_at;
    struct document_output output;
    bool is_numbered;         /* not a draft, and of a kind with numbers */
    struct sheet sheet;
    struct document document; /* once issued */
    char *path, *staged;
};

/* --- what was asked for ------------------------------------------------------------------- */

static bool read_as_of(struct production *production, struct error *err)
{
    int64_t now = club_now(&production->invocation->club);
    int day = (int)invocation_number_or(production->invocation, "--as-of", DAY_NONE);
    production->as_of_at = now;
    if (day == DAY_NONE)
        return true;
    if (clock_day_start(day) > now)
        return error_set(err, ERROR_USAGE,
                         _("--as-of names a day that lies ahead. What will be known then, nobody "
                           "knows today."));
    if (production->kind->is_of_now && day != clock_wall(now).day)
        return error_set(err, ERROR_USAGE,
                         _("This document states what is known now, not what was known on an "
                           "earlier day. Leave --as-of out."));
    int64_t end = clock_day_start(day + 1) - 1;
    production->as_of_at = end < now ? end : now;
    return true;
}

static bool read_form(struct production *production, struct error *err)
{
    const struct invocation *invocation = production->invocation;
    const char *out = invocation_text(invocation, "--out");
    bool prints = invocation_has(invocation, "--print") || invocation_has(invocation, "--printer");
    enum document_form form = DOCUMENT_FORM_PDF;
    if (out && !document_form_of(out, &form, err))
        return false;
    production->output.form = form;
    if (prints && form != DOCUMENT_FORM_PDF)
        return error_set(err, ERROR_USAGE, _("Only a PDF is printed. Let --out end with .pdf."));
    if (invocation_has(invocation, "--plain") && form != DOCUMENT_FORM_CSV)
        return error_set(err, ERROR_USAGE, _("--plain goes with a file that ends with .csv."));
    return true;
}

static bool check_options(struct production *production, struct error *err)
{
    const struct invocation *invocation = production->invocation;
    bool registers = invocation_has(invocation, "--purpose") ||
                     invocation_has(invocation, "--corrects");
    bool is_draft = invocation_has(invocation, "--draft");
    if (!production->kind->is_numbered && (registers || is_draft))
        return error_set(err, ERROR_USAGE,
                         _("This document states no figures and has no number: --purpose, "
                           "--corrects and --draft do not go with it."));
    if (is_draft && registers)
        return error_set(err, ERROR_USAGE,
                         _("A draft is not registered: --purpose and --corrects do not go with "
                           "--draft."));
    return true;
}

/* Whoever may not see names makes papers of numbers. */
static void add_parameters(struct production *production)
{
    struct invocation *invocation = production->invocation;
    char day[DAY_SIZE];
    bool names = production->kind->is_numbered && !invocation_has(invocation, "--numbers") &&
                 (invocation->roles & ROLES_NAMES) && names_are_open(invocation);
    json_object_set_new(production->parameters, "names", json_boolean(names));
    if (invocation_has(invocation, "--purpose"))
        json_object_set_new(production->parameters, "purpose",
                            json_string(invocation_text(invocation, "--purpose")));
    day_format((int)invocation_number_or(invocation, "--as-of", DAY_NONE), day);
    if (day[0])
        json_object_set_new(production->parameters, "as_of", json_string(day));
}

static bool fill(struct production *production, struct error *err)
{
    const struct invocation *invocation = production->invocation;
    const char *purpose = invocation_text(invocation, "--purpose");
    sheet_free(&production->sheet);
    if (purpose)
        json_object_set_new(production->parameters, DOCUMENT_PURPOSE, json_string(purpose));
    bool ok = document_fill(&production->invocation->club, production->kind,
                            production->parameters, production->as_of_at,
                            invocation_text(invocation, "--corrects"), &production->sheet, err);
    json_object_del(production->parameters, DOCUMENT_PURPOSE);
    if (!ok)
        return false;
    if (invocation_has(invocation, "--draft"))
        production->sheet.is_draft = true;
    production->is_numbered = production->kind->is_numbered && !production->sheet.is_draft;
    return document_output_settle(invocation, &production->sheet, &production->output, err);
}

/* --- the file ------------------------------------------------------------------------------- */

/* The number with dashes; a draft is called after its series, anything else after its word. */
static bool choose_path(struct production *production, struct error *err)
{
    struct buffer name = {0};
    const char *out = invocation_text(production->invocation, "--out");
    if (out)
        buffer_append_text(&name, out);
    else if (production->is_numbered)
        buffer_printf(&name, "%s.pdf", production->document.number);
    else
        buffer_printf(&name, production->kind->is_numbered ? "%s-robocza.pdf" : "%s.pdf",
                      production->kind->is_numbered ? production->kind->series
                                                    : production->kind->word);
    for (char *at = name.text; !out && *at; at++)
        *at = *at == '/' ? '-' : *at;
    production->path = document_output_path(&production->output, name.text);
    buffer_free(&name);
    return staged_file_begin(production->path, &production->staged, err);
}

static bool write_file(struct production *production, struct error *err)
{
    struct document_issue_words words;
    struct sheet_issue issue = {.number = NULL};
    if (production->is_numbered)
        document_issue_words(&production->document, &words, &issue);
    return document_output_write(production->invocation, &production->output, &production->sheet,
                                 &issue, production->path, production->staged, err);
}

/* --- the change ----------------------------------------------------------------------------- */

static bool issue(struct production *production, struct error *err)
{
    const struct invocation *invocation = production->invocation;
    struct document_entry entry = {
        .kind = production->kind,
        .parameters = production->parameters,
        .purpose = invocation_text(invocation, "--purpose"),
        .corrects = invocation_text(invocation, "--corrects"),
        .participants = production->participants,
        .participant_count = production->participant_count,
    };
    return document_issue(&production->invocation->club, &entry, &production->sheet,
                          &production->document, err);
}

/* What a draft is about, for whoever asks who saw names: a session's or contract's code, a
 * person's number; else the command, as lists of everybody are noted. */
static const char *draft_subject(const struct production *production, struct buffer *command)
{
    static const char *const keys[] = {"session", "contract", "participant"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const char *text = parameter_text(production->parameters, keys[i]);
        if (text[0])
            return text;
    }
    buffer_printf(command, "document %s", production->kind->word);
    return command->text;
}

/* A draft is nobody's document, but names on paper are noted. */
static bool note_draft(struct production *production, struct error *err)
{
    struct buffer command = {0};
    json_t *body = json_pack("{s:s, s:b}", "document", production->kind->word, "draft", 1);
    if (production->sheet.has_names)
        json_object_set_new(body, "names", json_integer((json_int_t)production->participant_count));
    bool ok = club_note(&production->invocation->club,
                        production->sheet.has_names ? "names.print" : "document.print",
                        draft_subject(production, &command), body, err);
    buffer_free(&command);
    return ok;
}

/* Between the filling and this change another program may have written: then once more. */
static bool change(struct production *production, int64_t changes, struct error *err)
{
    struct club *club = &production->invocation->club;
    if (!club_begin(club, err))
        return false;
    bool ok = store_change_count(club->store) == changes || fill(production, err);
    ok = ok &&
         (production->is_numbered ? issue(production, err) : note_draft(production, err)) &&
         choose_path(production, err) && write_file(production, err);
    return club_end(club, ok, err);
}

static bool make(struct production *production, struct error *err)
{
    int64_t changes = store_change_count(production->invocation->club.store);
    if (!fill(production, err))
        return false;
    bool ok = production->kind->is_numbered
                  ? change(production, changes, err)
                  : choose_path(production, err) && write_file(production, err);
    bool in_place = !production->path ||
                    staged_file_end(production->path, &production->staged, ok, err);
    return ok && in_place;
}

/* --- afterwards ------------------------------------------------------------------------------ */

static bool print_it(const struct production *production, struct error *err)
{
    const struct invocation *invocation = production->invocation;
    const char *printer = invocation_text(invocation, "--printer");
    if (!printer && !invocation_has(invocation, "--print"))
        return true;
    return print_job_send(production->path,
                          production->is_numbered ? production->document.number
                                                  : production->kind->series,
                          printer, err);
}

static json_t *describe(const struct production *production, bool printed)
{
    const struct document *document = &production->document;
    char digest[DIGEST_TEXT_SIZE] = "", at[CLOCK_TEXT_SIZE];
    if (production->is_numbered)
        digest_text(document->digest, digest);
    clock_format(production->as_of_at, at);
    json_t *json = json_pack("{s:s, s:s, s:s, s:b, s:b}", "kind", production->kind->word, "file",
                             production->path, "as_of", at, "is_draft",
                             production->sheet.is_draft, "printed", printed);
    json_object_set_new(json, "number",
                        production->is_numbered ? json_string(document->number) : json_null());
    json_object_set_new(json, "digest",
                        production->is_numbered ? json_string(digest) : json_null());
    json_object_set_new(json, "corrects",
                        document->corrects[0] ? json_string(document->corrects) : json_null());
    return json;
}

static void tell(struct production *production, bool printed)
{
    const struct invocation *invocation = production->invocation;
    char digest[DIGEST_SHORT_SIZE];
    json_t *json = describe(production, printed);
    if (production->is_numbered) {
        digest_shorten(production->document.digest, digest);
        answer_done(invocation, json, _("Issued: %s, in %s. Digest %s."),
                    production->document.number, production->path, digest);
    } else if (production->sheet.is_draft) {
        answer_done(invocation, json, _("A draft without a number is in %s."), production->path);
    } else {
        answer_done(invocation, json, _("It is in %s."), production->path);
    }
    document_output_tell(invocation, &production->output, production->path);
}

static void finish(struct production *production)
{
    sheet_free(&production->sheet);
    document_free(&production->document);
    json_decref(production->parameters);
    explicit_bzero(&production->output, sizeof production->output);
    free(production->path);
    free(production->staged);
}

bool document_produce(struct invocation *invocation, const char *series, json_t *parameters,
                      const int64_t *participants, size_t participant_count, struct error *err)
{
    struct production production = {
        .invocation = invocation,
        .kind = document_kind_find(series),
        .parameters = parameters,
        .participants = participants,
        .participant_count = participant_count,
    };
    bool ok = check_options(&production, err) && read_as_of(&production, err) &&
              read_form(&production, err);
    if (ok) {
        add_parameters(&production);
        ok = make(&production, err);
    }
    if (ok) {
        ok = print_it(&production, err);
        tell(&production, ok && (invocation_has(invocation, "--print") ||
                                 invocation_has(invocation, "--printer")));
    }
    finish(&production);
    return ok;
}
