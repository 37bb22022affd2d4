/* Choosing the sessions, registering a list for each, and having them drawn. */
#include "admin/document/document_blank.h"

#include "admin/document/document_form.h"
#include "admin/line/actor.h"
#include "admin/line/answer.h"
#include "admin/line/print_job.h"
#include "admin/line/staged_file.h"
#include "admin/session/named_roster.h"
#include "base/language.h"
#include "base/memory.h"
#include "club/session/paper_list.h"
#include "club/session/session.h"
#include "document/document_fills.h"
#include "paper/document_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LISTS_MOST = 200, CODE_TEXT_SIZE = 80 };

/* One list: of which session, and its number. */
struct blank {
    int64_t session_id;
    char session[SESSION_CODE_SIZE];
    char number[NUMBER_SIZE];
    char code[CODE_TEXT_SIZE]; /* what the code square says: nobody is named */
};

struct blanks {
    struct invocation *invocation;
    bool with_names;
    struct blank *items;
    size_t count, capacity;
    char chain[LEDGER_SHORT_SIZE];
    struct sheet *sheets;
};

static void free_blanks(struct blanks *blanks)
{
    for (size_t i = 0; blanks->sheets && i < blanks->count; i++)
        sheet_free(&blanks->sheets[i]);
    free(blanks->sheets);
    free(blanks->items);
}

static void add(struct blanks *blanks, const struct session *session)
{
    blanks->items =
        memory_grow(blanks->items, blanks->count, &blanks->capacity, sizeof *blanks->items);
    struct blank *blank = &blanks->items[blanks->count++];
    *blank = (struct blank){.session_id = session->id};
    memcpy(blank->session, session->code, sizeof blank->session);
}

/* Nothing is signed for a session that does not take place. */
static bool add_one(struct blanks *blanks, struct error *err)
{
    char code[SESSION_CODE_SIZE];
    struct session session;
    if (!named_roster_session(blanks->invocation, code, err) ||
        !session_get(&blanks->invocation->club, code, &session, err))
        return false;
    if (session.cancel_reason[0])
        return error_set(err, ERROR_REFUSED, _("The session %s is cancelled."), code);
    if (session.signed_version)
        return error_set(err, ERROR_REFUSED, _("The list of %s is signed: no blank one is needed."),
                         code);
    add(blanks, &session);
    return true;
}

/* Consultations that nobody booked have nobody to sign. */
static bool add_days(struct blanks *blanks, struct error *err)
{
    struct invocation *invocation = blanks->invocation;
    struct sessions sessions = {0};
    struct session_filter filter = {
        .from = (int)invocation_number_or(invocation, "--from", club_today(&invocation->club)),
        .activity = invocation_text(invocation, "--activity"),
    };
    filter.until = (int)invocation_number_or(invocation, "--to", filter.from);
    if (filter.until < filter.from)
        return error_set(err, ERROR_USAGE, _("The last day lies before the first."));
    if (!actor_leader(invocation, &filter.leader, err))
        return false;
    bool ok = session_list(&invocation->club, &filter, &sessions, err);
    for (size_t i = 0; ok && i < sessions.count; i++) {
        const struct session *session = &sessions.items[i];
        if (!session->cancel_reason[0] && !session->signed_version &&
            (!session->is_individual || session->booked[0]))
            add(blanks, session);
    }
    sessions_free(&sessions);
    if (ok && blanks->count > LISTS_MOST)
        return error_set(err, ERROR_USAGE, _("These are %zu lists. Print at most %d at once."),
                         blanks->count, LISTS_MOST);
    return ok && (blanks->count || error_set(err, ERROR_REFUSED, _("No session in that time.")));
}

/* A blank list states nothing: what belongs to the register does not go with it. */
static bool check_options(const struct invocation *invocation, struct error *err)
{
    static const char *const options[] = {"--as-of", "--purpose",  "--corrects",
                                          "--draft", "--plain", "--plain-names"};
    enum document_form form = DOCUMENT_FORM_PDF;
    const char *out = invocation_text(invocation, "--out");
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        if (invocation_has(invocation, options[i]))
            return error_set(err, ERROR_USAGE,
                             _("A blank list states nothing: %s does not go with --blank."),
                             options[i]);
    }
    if (out && !document_form_of(out, &form, err))
        return false;
    return form == DOCUMENT_FORM_PDF ||
           error_set(err, ERROR_USAGE, _("A blank list is a PDF. Let --out end with .pdf."));
}

static bool choose(struct blanks *blanks, struct error *err)
{
    const struct invocation *invocation = blanks->invocation;
    bool has_days = invocation_has(invocation, "--from") || invocation_has(invocation, "--to");
    if (!check_options(invocation, err))
        return false;
    if (has_days && invocation_has(invocation, "SESSION"))
        return error_set(err, ERROR_USAGE, _("Name a session or days, not both."));
    return has_days ? add_days(blanks, err) : add_one(blanks, err);
}

/* The lists' numbers, and the entry that names them. */
static bool note(struct blanks *blanks, struct error *err)
{
    struct club *club = &blanks->invocation->club;
    json_t *lists = json_object();
    bool ok = true;
    for (size_t i = 0; ok && i < blanks->count; i++) {
        struct blank *blank = &blanks->items[i];
        ok = paper_list_add(club, blank->session_id, blank->number, err);
        json_object_set_new(lists, blank->number, json_string(blank->session));
    }
    json_t *body = json_pack("{s:s, s:o}", "document", "blank_list", "lists", lists);
    const char *subject = blanks->count == 1 ? blanks->items[0].session : "";
    if (ok)
        return club_note(club, blanks->with_names ? "names.print" : "document.print", subject, body,
                         err);
    json_decref(body);
    return false;
}

static bool fill(struct blanks *blanks, struct sheet_issue *issues, struct error *err)
{
    struct club *club = &blanks->invocation->club;
    bool ok = true;
    ledger_short(&club->ledger, blanks->chain);
    blanks->sheets = memory_new(blanks->count, sizeof *blanks->sheets);
    for (size_t i = 0; ok && i < blanks->count; i++) {
        struct blank *blank = &blanks->items[i];
        ok = fill_attendance_blank(club, blank->session, blank->number, blanks->with_names,
                                   club_now(club), &blanks->sheets[i], err);
        snprintf(blank->code, sizeof blank->code, "OBECNI LISTA %s %s", blank->number,
                 blanks->chain);
        issues[i] = (struct sheet_issue){.chain = blanks->chain, .code = blank->code};
    }
    return ok;
}

static bool write_file(struct blanks *blanks, const char *path, struct error *err)
{
    struct buffer bytes = {0};
    struct sheet_issue *issues = memory_new(blanks->count, sizeof *issues);
    bool ok = fill(blanks, issues, err) &&
              sheet_pdf_draw(blanks->sheets, issues, blanks->count, &bytes, err) &&
              (document_file_write(path, &bytes, err) || staged_file_failed(err));
    if (bytes.text)
        explicit_bzero(bytes.text, bytes.length);
    buffer_free(&bytes);
    free(issues);
    return ok;
}

/* The numbers are registered with the file: one without the other is of no use. */
static bool print_noted(struct blanks *blanks, const char *path, struct error *err)
{
    struct club *club = &blanks->invocation->club;
    char *staged = NULL;
    if (!staged_file_begin(path, &staged, err))
        return false;
    bool ok = club_begin(club, err);
    if (ok) {
        ok = note(blanks, err) && write_file(blanks, staged, err);
        ok = club_end(club, ok, err);
    }
    return staged_file_end(path, &staged, ok, err) && ok;
}

static void tell(const struct blanks *blanks, const char *path)
{
    const struct invocation *invocation = blanks->invocation;
    json_t *rows = json_array();
    for (size_t i = 0; i < blanks->count; i++)
        json_array_append_new(rows, json_pack("{s:s, s:s}", "list", blanks->items[i].number,
                                              "session", blanks->items[i].session));
    if (invocation->output == OUTPUT_JSON) {
        print_json(json_pack("{s:o, s:s}", "lists", rows, "file", path));
        return;
    }
    json_decref(rows);
    for (size_t i = 0; i < blanks->count; i++)
        say(invocation, _("The blank list %s of %s is in %s."), blanks->items[i].number,
            blanks->items[i].session, path);
}

bool document_blank_print(struct invocation *invocation, struct error *err)
{
    const char *path = invocation_text_or(invocation, "--out", "LO-pusta.pdf");
    const char *printer = invocation_text(invocation, "--printer");
    struct blanks blanks = {.invocation = invocation};
    blanks.with_names = !invocation_has(invocation, "--numbers") && names_are_open(invocation);
    bool ok = choose(&blanks, err) && print_noted(&blanks, path, err);
    if (ok) {
        tell(&blanks, path);
        ok = (!printer && !invocation_has(invocation, "--print")) ||
             print_job_send(path, _("Blank attendance lists"), printer, err);
    }
    free_blanks(&blanks);
    return ok;
}
