/* Issuing: the next number, digest, signature, ledger entry and row, all in the caller's change. */
#include "base/day.h"
#include "base/language.h"
#include "club/people/person.h"
#include "document/document_store.h"
#include "document/sheet_text.h"
#include "trust/digest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One past the highest: inside the change nobody else draws, and an undone change gives its
 * number back, so that none is ever left out. */
static bool draw_number(struct club *club, const struct document_kind *kind,
                        struct document *document, struct error *err)
{
    day_split(clock_wall(document->issued_at).day, &document->year, NULL, NULL);
    struct statement *s = statement_new(
        club->store, "SELECT ifnull(max(serial), 0) + 1 FROM document"
                     " WHERE series = :series AND year = :year");
    statement_bind_text(s, ":series", kind->series);
    statement_bind_integer(s, ":year", document->year);
    if (statement_step(s))
        document->serial = (int)statement_integer(s, 0);
    if (!statement_finish(s, err))
        return false;
    snprintf(document->number, sizeof document->number, "%s/%d/%d", kind->series, document->serial,
             document->year);
    return true;
}

/* A correction says something else; once disposed of nobody can tell. */
static bool check_other(struct club *club, const struct document *earlier,
                        const struct sheet *sheet, struct error *err)
{
    struct buffer lines = {0};
    struct sheet before = {0};
    if (!earlier->is_kept)
        return true;
    bool ok = document_content(club, earlier, &before, err);
    if (ok && sheet_differences(&before, sheet, 0, &lines) == 0)
        ok = error_set(err, ERROR_REFUSED,
                       _("There is nothing to correct: it says the same as %s. Nothing was issued."),
                       earlier->number);
    sheet_free(&before);
    buffer_free(&lines);
    return ok;
}

static bool check_earlier(struct club *club, const struct document *earlier,
                          const struct document_kind *kind, const struct sheet *sheet,
                          struct error *err)
{
    size_t length = strlen(kind->series);
    if (strncmp(earlier->number, kind->series, length) != 0 || earlier->number[length] != '/')
        return error_set(err, ERROR_REFUSED,
                         _("%s is a document of another kind. A correction has the kind of what it "
                           "corrects."),
                         earlier->number);
    if (earlier->corrected_by[0])
        return error_set(err, ERROR_REFUSED,
                         _("%s was corrected by %s already. Correct that one: --corrects %s"),
                         earlier->number, earlier->corrected_by, earlier->corrected_by);
    return check_other(club, earlier, sheet, err);
}

/* `*corrects_id` is 0 for none. */
static bool find_corrected(struct club *club, const struct document_entry *entry,
                           const struct sheet *sheet, struct document *document,
                           int64_t *corrects_id, struct error *err)
{
    struct document earlier;
    *corrects_id = 0;
    if (!entry->corrects || !entry->corrects[0])
        return true;
    if (!document_get(club, entry->corrects, &earlier, err))
        return false;
    bool ok = check_earlier(club, &earlier, entry->kind, sheet, err);
    *corrects_id = earlier.id;
    snprintf(document->corrects, sizeof document->corrects, "%s", earlier.number);
    document_free(&earlier);
    return ok;
}

static bool check(const struct club *club, const struct document_entry *entry,
                  const struct sheet *sheet, struct error *err)
{
    if (!entry->kind->is_numbered)
        return error_set(err, ERROR_REFUSED, _("This kind of document has no numbers."));
    if (sheet->is_draft)
        return error_set(err, ERROR_REFUSED,
                         _("A draft gets no number. Sign the lists it is made from first."));
    return person_need_vault(club, err);
}

static bool sign(struct club *club, struct document *document, struct error *err)
{
    char text[DOCUMENT_SIGNED_SIZE];
    unsigned char public_key[DOCUMENT_PUBLIC_SIZE];
    document_code_text(document->number, document->as_of_at, document->digest, text);
    return document_key_get(club->store, &club->vault, club_new_id(club), document->issued_at,
                            &document->key_id, public_key, err) &&
           document_sign(club->store, &club->vault, document->key_id, text, document->signature,
                         err);
}

static bool note(struct club *club, const struct document_entry *entry, const struct sheet *sheet,
                 struct document *document, struct error *err)
{
    char digest[DIGEST_TEXT_SIZE];
    digest_text(document->digest, digest);
    json_t *body = json_pack("{s:s, s:s, s:I}", "series", entry->kind->series, "digest", digest,
                             "as_of_at", (json_int_t)document->as_of_at);
    if (sheet->has_names)
        json_object_set_new(body, "names", json_integer((json_int_t)entry->participant_count));
    if (document->corrects[0])
        json_object_set_new(body, "corrects", json_string(document->corrects));
    if (!club_note(club, "document.issue", document->number, body, err))
        return false;
    ledger_short(&club->ledger, document->chain);
    return true;
}

static void bind_part(struct statement *s, const char *nonce_name, const char *name,
                      const struct document_sealed *part)
{
    if (!part->bytes)
        return;
    statement_bind_bytes(s, nonce_name, part->nonce, sizeof part->nonce);
    statement_bind_bytes(s, name, part->bytes, part->length);
}

static bool insert(struct club *club, const struct document_entry *entry,
                   const struct document *document, int64_t corrects_id,
                   const struct document_sealed *content, const struct document_sealed *purpose,
                   struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "INSERT INTO document (id, series, year, serial, as_of_at, issued_at, actor, second,"
        " parameters, digest, key_id, signature, chain, corrects_id, purpose_nonce, purpose,"
        " content_nonce, content) VALUES (:id, :series, :year, :serial, :as_of, :issued, :actor,"
        " :second, :parameters, :digest, :key, :signature, :chain, nullif(:corrects, 0),"
        " :purpose_nonce, :purpose, :content_nonce, :content)");
    statement_bind_integer(s, ":id", document->id);
    statement_bind_text(s, ":series", entry->kind->series);
    statement_bind_integer(s, ":year", document->year);
    statement_bind_integer(s, ":serial", document->serial);
    statement_bind_integer(s, ":as_of", document->as_of_at);
    statement_bind_integer(s, ":issued", document->issued_at);
    statement_bind_text(s, ":actor", document->actor);
    statement_bind_text_or_null(s, ":second", document->second);
    statement_bind_text(s, ":parameters", document->parameters);
    statement_bind_bytes(s, ":digest", document->digest, sizeof document->digest);
    statement_bind_integer(s, ":key", document->key_id);
    statement_bind_bytes(s, ":signature", document->signature, sizeof document->signature);
    statement_bind_text(s, ":chain", document->chain);
    statement_bind_integer(s, ":corrects", corrects_id);
    bind_part(s, ":purpose_nonce", ":purpose", purpose);
    bind_part(s, ":content_nonce", ":content", content);
    return statement_run(s, err);
}

static bool insert_people(struct club *club, const struct document_entry *entry,
                          int64_t document_id, struct error *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < entry->participant_count; i++) {
        struct statement *s = statement_new(
            club->store, "INSERT OR IGNORE INTO document_participant (document_id, participant_id)"
                         " VALUES (:document, :participant)");
        statement_bind_integer(s, ":document", document_id);
        statement_bind_integer(s, ":participant", entry->participants[i]);
        ok = statement_run(s, err);
    }
    return ok;
}

/* Everything before the row, and the row. `text` is what is kept. */
static bool issue(struct club *club, const struct document_entry *entry, const struct sheet *sheet,
                  const struct buffer *text, struct document *document, struct error *err)
{
    int64_t corrects_id;
    struct document_sealed content = {0}, purpose = {0};
    if (!find_corrected(club, entry, sheet, document, &corrects_id, err) ||
        !draw_number(club, entry->kind, document, err))
        return false;
    document_digest(text->text, text->length, document->digest);
    if (!sign(club, document, err))
        return false;
    document->id = club_new_id(club);
    document_seal_content(&club->vault, document->id, text->text, text->length, &content);
    if (entry->purpose && entry->purpose[0])
        vault_seal(&club->vault, document->id, DOCUMENT_PART_PURPOSE, entry->purpose, purpose.nonce,
                   &purpose.bytes, &purpose.length);
    bool ok = note(club, entry, sheet, document, err) &&
              insert(club, entry, document, corrects_id, &content, &purpose, err) &&
              insert_people(club, entry, document->id, err);
    free(content.bytes);
    free(purpose.bytes);
    return ok;
}

/* Free text is sealed beside them, never among them. */
static char *kept_parameters(const json_t *parameters)
{
    json_t *kept = json_copy((json_t *)parameters);
    json_object_del(kept, "purpose");
    char *text = json_dumps(kept, JSON_COMPACT | JSON_SORT_KEYS);
    json_decref(kept);
    return text;
}

bool document_issue(struct club *club, const struct document_entry *entry,
                    const struct sheet *sheet, struct document *document, struct error *err)
{
    struct buffer text = {0};
    char salt[DOCUMENT_SALT_SIZE];
    struct sheet salted = *sheet;
    *document = (struct document){.kind = entry->kind,
                                  .as_of_at = sheet->as_of_at,
                                  .issued_at = club_now(club),
                                  .is_kept = true};
    if (!check(club, entry, sheet, err))
        return false;
    snprintf(document->actor, sizeof document->actor, "%s", club->actor);
    snprintf(document->second, sizeof document->second, "%s", club->second);
    document->parameters = kept_parameters(entry->parameters);
    document_salt(salt);
    salted.salt = salt;
    sheet_text_write(&salted, &text);
    bool ok = issue(club, entry, sheet, &text, document, err);
    if (text.text)
        explicit_bzero(text.text, text.length);
    buffer_free(&text);
    if (!ok)
        document_free(document);
    return ok;
}
