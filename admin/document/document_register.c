/* The register of documents: listing it, one document with everything that is kept of it, the
 * public key. */
#include "admin/document/document_commands.h"
#include "admin/line/answer.h"
#include "base/day.h"
#include "base/language.h"
#include "base/memory.h"
#include "club/people/participant.h"
#include "paper/document_file.h"
#include "trust/digest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct listing_column document_register_columns[] = {
    {.key = "document", .title = N_("Document"), .is_whole = true},
    {.key = "kind", .title = N_("Kind")},
    {.key = "as_of", .title = N_("As of")},
    {.key = "issued_at", .title = N_("Issued")},
    {.key = "actor", .title = N_("Who")},
    {.key = "second", .title = NULL},
    {.key = "copies", .title = N_("Copies"), .align = LISTING_RIGHT},
    {.key = "corrects", .title = N_("Corrects")},
    {.key = "corrected_by", .title = N_("Corrected by")},
    {.key = "digest", .title = NULL},
    {.key = "is_kept", .title = NULL},
    {.key = NULL},
};

const struct parameter document_register_parameters[] = {
    {.name = "--kind", .type = PARAMETER_CODE,
     .meaning = N_("only of this kind: its word or its series, like ZA")},
    {.name = "--from", .type = PARAMETER_DAY, .meaning = N_("issued on this day or later")},
    {.name = "--to", .type = PARAMETER_DAY, .meaning = N_("issued on this day or earlier")},
    {.name = "--participant", .type = PARAMETER_NUMBER,
     .meaning = N_("only what concerns this person")},
    {.name = NULL},
};

/* The word of a kind; the series of one that this version does not know. */
static void add_kind(struct listing *listing, const struct document *document)
{
    char series[SERIES_SIZE];
    snprintf(series, sizeof series, "%.*s", (int)strcspn(document->number, "/"), document->number);
    if (document->kind)
        listing_shown(listing, document->kind->word, document->kind->name);
    else
        listing_text(listing, series);
}

/* Sorted by series, year and serial: the second before the tenth. */
static void add_number(struct listing *listing, const struct document *document)
{
    int64_t rank = 0;
    for (size_t i = 0, length = strcspn(document->number, "/"); i < SERIES_SIZE - 1; i++)
        rank = rank << 7 | (i < length ? document->number[i] & 0x7F : 0);
    rank = (rank << 8 | ((document->year - 2000) & 0xFF)) << 24 | document->serial;
    listing_ranked(listing, document->number, document->number, rank);
}

static void add_row(struct listing *listing, const struct document *document)
{
    char digest[DIGEST_TEXT_SIZE];
    digest_text(document->digest, digest);
    add_number(listing, document);
    add_kind(listing, document);
    listing_instant(listing, document->as_of_at);
    listing_instant(listing, document->issued_at);
    listing_text(listing, document->actor);
    answer_text(listing, document->second);
    listing_integer(listing, document->copy_count);
    answer_text(listing, document->corrects);
    answer_text(listing, document->corrected_by);
    listing_text(listing, digest);
    listing_boolean(listing, document->is_kept);
}

static bool read_filter(struct invocation *invocation, struct document_filter *filter,
                        struct error *err)
{
    const char *kind = invocation_text(invocation, "--kind");
    const char *number = invocation_text(invocation, "--participant");
    struct participant participant;
    *filter = (struct document_filter){
        .from_on = (int)invocation_number_or(invocation, "--from", DAY_NONE),
        .to_on = (int)invocation_number_or(invocation, "--to", DAY_NONE),
    };
    if (filter->from_on != DAY_NONE && filter->to_on != DAY_NONE &&
        filter->to_on < filter->from_on)
        return error_set(err, ERROR_USAGE, _("The last day lies before the first."));
    const struct document_kind *found = kind ? document_kind_find(kind) : NULL;
    if (kind && !found)
        return error_set(err, ERROR_USAGE,
                         _("There is no kind of document “%s”. “obecni help document” names them."),
                         kind);
    filter->series = found ? found->series : NULL;
    if (!number)
        return true;
    if (!participant_get(&invocation->club, number, &participant, err))
        return false;
    filter->participant_id = participant.id;
    return true;
}

/* False while no document was issued: there is no key then. */
static bool read_key(struct invocation *invocation, bool *found,
                     char fingerprint[DOCUMENT_FINGERPRINT_SIZE], char pem[DOCUMENT_PEM_SIZE],
                     struct error *err)
{
    unsigned char key[DOCUMENT_PUBLIC_SIZE];
    fingerprint[0] = pem[0] = '\0';
    if (!document_key_public(invocation->club.store, 0, found, key, err))
        return false;
    if (*found) {
        document_key_fingerprint(key, fingerprint);
        document_key_pem(key, pem);
    }
    return true;
}

bool document_register_run(struct invocation *invocation, struct error *err)
{
    struct document_filter filter;
    struct document_list list = {0};
    char fingerprint[DOCUMENT_FINGERPRINT_SIZE], pem[DOCUMENT_PEM_SIZE];
    bool has_key;
    bool ok = read_filter(invocation, &filter, err) &&
              document_list(&invocation->club, &filter, &list, err) &&
              read_key(invocation, &has_key, fingerprint, pem, err);
    if (ok) {
        struct listing *listing = listing_new("documents", document_register_columns);
        for (size_t i = 0; i < list.count; i++) {
            if (!invocation->own_only || strcmp(list.items[i].actor, invocation->own_only) == 0)
                add_row(listing, &list.items[i]);
        }
        listing_extra(listing, "key", has_key ? json_string(fingerprint) : json_null());
        listing_extra(listing, "public_key", has_key ? json_string(pem) : json_null());
        listing_print(invocation, listing, _("No such document was issued."));
        if (has_key && invocation->output == OUTPUT_TABLE)
            printf(_("Public key: %s\n"), fingerprint);
    }
    document_list_free(&list);
    return ok;
}

/* --- one document ------------------------------------------------------------------------------ */

bool document_of(struct invocation *invocation, struct document *document, struct error *err)
{
    const char *number = invocation_text(invocation, "NUMBER");
    if (!document_get(&invocation->club, number, document, err))
        return false;
    if (!invocation->own_only || strcmp(document->actor, invocation->own_only) == 0)
        return true;
    document_free(document);
    return error_set(err, ERROR_REFUSED,
                     _("%s was issued by somebody else. The office has the whole register."),
                     number);
}

static const struct listing_column sheet_columns[] = {
    {.key = "document", .title = N_("Document")},
    {.key = "kind", .title = N_("Kind")},
    {.key = "as_of", .title = N_("As of")},
    {.key = "issued_at", .title = N_("Issued")},
    {.key = "actor", .title = N_("Who")},
    {.key = "second", .title = N_("Second")},
    {.key = "parameters", .title = N_("Made from")},
    {.key = "purpose", .title = N_("Purpose")},
    {.key = "corrects", .title = N_("Corrects")},
    {.key = "corrected_by", .title = N_("Corrected by")},
    {.key = "copies", .title = N_("Made again")},
    {.key = "is_kept", .title = N_("Content")},
    {.key = "digest", .title = N_("Digest")},
    {.key = "chain", .title = N_("Ledger")},
    {.key = "key", .title = N_("Key")},
    {.key = "code", .title = N_("Code")},
    {.key = NULL},
};

/* The copies as JSON and as words: "2026-01-12 15:20 AP pdf, DUPLIKAT". */
static bool add_copies(struct invocation *invocation, struct listing *listing,
                       const struct document *document, struct error *err)
{
    struct document_copy_list list = {0};
    struct buffer words = {0};
    json_t *copies = json_array();
    bool ok = document_copies(&invocation->club, document, &list, err);
    for (size_t i = 0; i < list.count; i++) {
        const struct document_copy *copy = &list.items[i];
        char at[CLOCK_TEXT_SIZE];
        clock_format(copy->made_at, at);
        json_array_append_new(copies, json_pack("{s:s, s:s, s:s, s:b}", "made_at", at, "actor",
                                                copy->actor, "form", copy->form, "is_duplicate",
                                                copy->is_duplicate));
        buffer_printf(&words, "%s%.10s %.5s %s %s%s", i ? "; " : "", at, at + 11, copy->actor,
                      copy->form, copy->is_duplicate ? ", DUPLIKAT" : "");
    }
    char *json = json_dumps(copies, JSON_COMPACT);
    listing_json(listing, json, words.text ? words.text : "–");
    free(json);
    json_decref(copies);
    buffer_free(&words);
    document_copy_list_free(&list);
    return ok;
}

static bool add_purpose(struct invocation *invocation, struct listing *listing,
                        const struct document *document, struct error *err)
{
    char *purpose = NULL;
    if (!vault_is_open(&invocation->club.vault)) {
        listing_shown(listing, NULL, _("locked"));
        return true;
    }
    bool ok = document_purpose(&invocation->club, document, &purpose, err);
    answer_text(listing, purpose);
    vault_wipe(purpose);
    return ok;
}

static bool add_proof(struct invocation *invocation, struct listing *listing,
                      const struct document *document, struct error *err)
{
    char digest[DIGEST_TEXT_SIZE], code[DOCUMENT_CODE_SIZE];
    char fingerprint[DOCUMENT_FINGERPRINT_SIZE] = "";
    unsigned char key[DOCUMENT_PUBLIC_SIZE];
    bool found;
    if (!document_key_public(invocation->club.store, document->key_id, &found, key, err))
        return false;
    if (found)
        document_key_fingerprint(key, fingerprint);
    digest_text(document->digest, digest);
    document_code(document, code);
    listing_text(listing, digest);
    listing_text(listing, document->chain);
    answer_text(listing, fingerprint);
    listing_text(listing, code);
    return true;
}

bool document_show_run(struct invocation *invocation, struct error *err)
{
    struct document document;
    if (!document_of(invocation, &document, err))
        return false;
    struct listing *listing = listing_new("document", sheet_columns);
    listing_text(listing, document.number);
    add_kind(listing, &document);
    listing_instant(listing, document.as_of_at);
    listing_instant(listing, document.issued_at);
    listing_text(listing, document.actor);
    answer_text(listing, document.second);
    listing_json(listing, document.parameters, document.parameters);
    bool ok = add_purpose(invocation, listing, &document, err);
    answer_text(listing, document.corrects);
    answer_text(listing, document.corrected_by);
    ok = ok && add_copies(invocation, listing, &document, err);
    listing_json(listing, document.is_kept ? "true" : "false",
                 document.is_kept ? _("kept, sealed") : _("disposed of"));
    ok = ok && add_proof(invocation, listing, &document, err);
    if (ok)
        listing_print_sheet(invocation, listing);
    else
        listing_free(listing);
    document_free(&document);
    return ok;
}

/* --- the key ------------------------------------------------------------------------------------ */

const struct parameter document_key_parameters[] = {
    {.name = "--out", .type = PARAMETER_PATH, .meaning = N_("the file; without it on the screen")},
    {.name = NULL},
};

bool document_key_run(struct invocation *invocation, struct error *err)
{
    const char *out = invocation_text(invocation, "--out");
    char fingerprint[DOCUMENT_FINGERPRINT_SIZE], pem[DOCUMENT_PEM_SIZE];
    bool found;
    if (!read_key(invocation, &found, fingerprint, pem, err))
        return false;
    if (!found)
        return error_set(err, ERROR_REFUSED,
                         _("There is no key yet: it is made with the first document that is issued."));
    struct buffer bytes = {.text = pem, .length = strlen(pem)};
    if (out && !document_file_write(out, &bytes, err))
        return false;
    if (!out && invocation->output != OUTPUT_JSON)
        fputs(pem, stdout);
    answer_done(invocation,
                json_pack("{s:s, s:s, s:s?}", "key", fingerprint, "public_key", pem, "file", out),
                _("The public key has the fingerprint %s."), fingerprint);
    return true;
}
