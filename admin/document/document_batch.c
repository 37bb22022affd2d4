/* One change for all: either everybody has a numbered certificate in the file, or nobody. */
#include "admin/document/document_batch.h"

#include "admin/document/document_form.h"
#include "admin/line/answer.h"
#include "admin/line/staged_file.h"
#include "base/language.h"
#include "club/timetable/programme_close.h"
#include "document/document.h"
#include "document/document_kind.h"
#include "paper/document_file.h"
#include "paper/sheet_pdf.h"
#include "rights/restriction.h"

#include <stdlib.h>
#include <string.h>

/* One run. */
struct batch {
    struct invocation *invocation;
    const struct document_kind *kind;
    struct programme_closing closing;
    struct sheet *sheets;
    struct document *documents;
    struct document_issue_words *words;
    struct sheet_issue *issues;
    size_t count; /* made so far */
    size_t restricted; /* persons left out (art. 18 RODO) */
    char *staged;
};

static json_t *parameters_of(const struct batch *batch, const struct programme_completer *item)
{
    const struct invocation *invocation = batch->invocation;
    return json_pack("{s:s, s:s, s:s, s:s, s:b, s:b, s:b}", "participant", item->participant,
                     "programme", invocation_text(invocation, "PROGRAMME"), "from", "", "until", "",
                     "neutral", invocation_has(invocation, "--neutral"), "annex",
                     invocation_has(invocation, "--annex"), "names", 1);
}

static bool fill(struct batch *batch, json_t *parameters, struct sheet *sheet, struct error *err)
{
    struct club *club = &batch->invocation->club;
    const char *purpose = invocation_text(batch->invocation, "--purpose");
    if (purpose)
        json_object_set_new(parameters, DOCUMENT_PURPOSE, json_string(purpose));
    bool ok = batch->kind->fill(club, parameters, club_now(club), sheet, err);
    json_object_del(parameters, DOCUMENT_PURPOSE);
    return ok;
}

static bool issue(struct batch *batch, const struct programme_completer *item, struct error *err)
{
    size_t i = batch->count++;
    json_t *parameters = parameters_of(batch, item);
    struct document_entry entry = {
        .kind = batch->kind,
        .parameters = parameters,
        .purpose = invocation_text(batch->invocation, "--purpose"),
        .participants = &item->participant_id,
        .participant_count = 1,
    };
    bool ok = fill(batch, parameters, &batch->sheets[i], err) &&
              document_issue(&batch->invocation->club, &entry, &batch->sheets[i],
                             &batch->documents[i], err);
    json_decref(parameters);
    if (ok)
        document_issue_words(&batch->documents[i], &batch->words[i], &batch->issues[i]);
    return ok;
}

static bool write_file(struct batch *batch, struct error *err)
{
    struct buffer bytes = {0};
    bool ok = sheet_pdf_draw(batch->sheets, batch->issues, batch->count, &bytes, err) &&
              (document_file_write(batch->staged, &bytes, err) || staged_file_failed(err));
    buffer_free(&bytes);
    return ok;
}

/* Of one person on the list: who did not complete, or is restricted, gets none. */
static bool certify(struct batch *batch, const struct programme_completer *item, struct error *err)
{
    bool is_restricted;
    if (!item->is_completed)
        return true;
    if (!restriction_holds(&batch->invocation->club, item->participant_id, &is_restricted, err))
        return false;
    if (!is_restricted)
        return issue(batch, item, err);
    batch->restricted++;
    return true;
}

static bool change(struct batch *batch, struct error *err)
{
    struct club *club = &batch->invocation->club;
    const struct programme_completer_list *list = &batch->closing.list;
    if (!club_begin(club, err))
        return false;
    bool ok = true;
    for (size_t i = 0; ok && i < list->count; i++)
        ok = certify(batch, &list->items[i], err);
    if (ok && !batch->count)
        ok = error_set(err, ERROR_REFUSED,
                       _("The data of everybody who completed is restricted: nothing new is stated "
                         "about them until that is lifted (obecni participant release)."));
    ok = ok && write_file(batch, err);
    return club_end(club, ok, err);
}

static bool check(const struct batch *batch, const struct programme *programme, struct error *err)
{
    const char *code = programme->code;
    size_t completed = 0;
    if (!programme->closed_at)
        return error_set(err, ERROR_REFUSED,
                         _("The programme %s is not closed, so it is not settled who completed "
                           "it. Close it first: obecni programme close %s"),
                         code, code);
    for (size_t i = 0; i < batch->closing.list.count; i++)
        completed += batch->closing.list.items[i].is_completed;
    return completed > 0 ||
           error_set(err, ERROR_REFUSED,
                     _("By its rule nobody completed %s, so there is nothing to certify. Single "
                       "certificates: obecni document certificate NUMBER --programme %s"),
                     code, code);
}

static void tell(const struct batch *batch, const char *path)
{
    const char *first = batch->documents[0].number;
    const char *last = batch->documents[batch->count - 1].number;
    answer_done(batch->invocation,
                json_pack("{s:s, s:s, s:s, s:I, s:I}", "file", path, "first", first, "last", last,
                          "count", (json_int_t)batch->count, "restricted",
                          (json_int_t)batch->restricted),
                _("Issued: %s to %s, certificates: %zu, in %s."), first, last, batch->count, path);
    if (batch->restricted)
        say(batch->invocation, _("Left out, because their data is restricted: %zu."),
            batch->restricted);
}

static void finish(struct batch *batch)
{
    for (size_t i = 0; i < batch->count; i++) {
        sheet_free(&batch->sheets[i]);
        document_free(&batch->documents[i]);
    }
    free(batch->sheets);
    free(batch->documents);
    free(batch->words);
    free(batch->issues);
    programme_completer_list_free(&batch->closing.list);
}

bool document_certificates(struct invocation *invocation, struct error *err)
{
    struct programme programme;
    struct batch batch = {.invocation = invocation, .kind = document_kind_find("ZA")};
    const char *path = invocation_text_or(invocation, "--out", "zaswiadczenia.pdf");
    if (!programme_get(&invocation->club, invocation_text(invocation, "PROGRAMME"), &programme,
                       err) ||
        !programme_closing_get(&invocation->club, &programme, &batch.closing, err))
        return false;
    size_t most = batch.closing.list.count;
    batch.sheets = memory_new(most, sizeof *batch.sheets);
    batch.documents = memory_new(most, sizeof *batch.documents);
    batch.words = memory_new(most, sizeof *batch.words);
    batch.issues = memory_new(most, sizeof *batch.issues);
    bool ok = check(&batch, &programme, err) && staged_file_begin(path, &batch.staged, err);
    if (ok) {
        ok = change(&batch, err);
        ok = staged_file_end(path, &batch.staged, ok, err) && ok;
    }
    if (ok)
        tell(&batch, path);
    finish(&batch);
    return ok;
}

const struct parameter document_certificates_parameters[] = {
    {.name = "PROGRAMME", .type = PARAMETER_CODE, .is_required = true,
     .meaning = N_("the closed programme")},
    {.name = "--neutral", .type = PARAMETER_FLAG,
     .meaning = N_("for third parties: no programme and no titles")},
    {.name = "--annex", .type = PARAMETER_FLAG, .meaning = N_("with the days on a further page")},
    {.name = "--purpose", .type = PARAMETER_TEXT, .meaning = N_("what they are for")},
    {.name = "--out", .type = PARAMETER_PATH, .meaning = N_("the PDF file; zaswiadczenia.pdf")},
    {.name = NULL},
};
