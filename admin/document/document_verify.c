/* What can be said of a document offline: one row for each fact, never a verdict. */
#include "admin/document/document_commands.h"
#include "admin/document/document_scan.h"
#include "admin/line/answer.h"
#include "base/language.h"
#include "base/memory.h"
#include "document/document_check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

const struct parameter document_verify_parameters[] = {
    {.name = N_("CODE"), .type = PARAMETER_TEXT,
     .meaning = N_("the code as scanned or typed (OBD1:…), or the document's number")},
    {.name = "--file", .type = PARAMETER_PATH,
     .meaning = N_("a picture or PDF file with the code on it")},
    {.name = NULL},
};

const struct listing_column document_verify_columns[] = {
    {.key = "document", .title = N_("Document"), .is_whole = true},
    {.key = "check", .title = NULL},
    {.key = "what", .title = N_("What"), .is_whole = true},
    {.key = "agrees", .title = NULL},
    {.key = "found", .title = N_("Found")},
    {.key = NULL},
};

/* One run. */
struct verification {
    struct invocation *invocation;
    struct listing *listing;
    bool chain_holds;
    bool agrees; /* nothing differed so far */
    int64_t named_count; /* differences that may hold names */
    json_t *differences; /* by document */
    struct buffer told;  /* the same for people */
};

static const char *what(enum document_fact fact)
{
    static const char *const words[] = {
        [DOCUMENT_FACT_SIGNATURE] = N_("signature"),
        [DOCUMENT_FACT_NUMBER] = N_("number"),
        [DOCUMENT_FACT_AS_OF] = N_("as-of time"),
        [DOCUMENT_FACT_DIGEST] = N_("digest"),
        [DOCUMENT_FACT_CONTENT] = N_("kept content"),
        [DOCUMENT_FACT_ENTRY] = N_("entry in the ledger"),
        [DOCUMENT_FACT_CHAIN] = N_("ledger"),
        [DOCUMENT_FACT_FIGURES] = N_("figures made again"),
    };
    return _(words[fact]);
}

/* Why something is not known. */
static const char *why_unknown(const struct verification *verification,
                               const struct document_findings *findings)
{
    if (!findings->document.number[0])
        return _("not known without the register's entry");
    if (!(verification->invocation->roles & ROLES_NAMES))
        return _("not known: your role does not open what is sealed");
    if (!vault_is_open(&verification->invocation->club.vault))
        return _("not known: the vault is locked (obecni unlock)");
    if (!findings->document.is_kept)
        return _("not known: the content was disposed of");
    if (!findings->document.kind)
        return _("not known: this version does not make that kind");
    if (findings->document.kind->is_of_now &&
        (findings->difference_count || findings->reason[0]))
        return _("not known: today they say otherwise, and this kind counts from the day it is "
                 "made");
    return _("not known: what is kept cannot be read");
}

static void found_figures(const struct document_findings *findings, struct buffer *words)
{
    if (findings->reason[0])
        buffer_printf(words, _("cannot be made again: %s"), findings->reason);
    else
        buffer_printf(words, _("say otherwise; places: %zu"), findings->difference_count);
}

static const char *differs(enum document_fact fact)
{
    static const char *const words[] = {
        [DOCUMENT_FACT_SIGNATURE] = N_("does not hold under any of the office's keys"),
        [DOCUMENT_FACT_NUMBER] = N_("is not in the register"),
        [DOCUMENT_FACT_AS_OF] = N_("is another one than in the register"),
        [DOCUMENT_FACT_DIGEST] = N_("is another one than in the register"),
        [DOCUMENT_FACT_CONTENT] = N_("has another digest than when it was issued"),
        [DOCUMENT_FACT_ENTRY] = N_("is not there, or has another digest"),
        [DOCUMENT_FACT_CHAIN] = N_("does not hold; see “obecni ledger verify”"),
        [DOCUMENT_FACT_FIGURES] = "",
    };
    return _(words[fact]);
}

static void found_agreeing(enum document_fact fact, const struct document_findings *findings,
                           struct buffer *words)
{
    char at[CLOCK_TEXT_SIZE];
    const struct document *document = &findings->document;
    static const char *const plain[] = {
        [DOCUMENT_FACT_DIGEST] = N_("the same as in the register"),
        [DOCUMENT_FACT_CONTENT] = N_("has the digest it had when it was issued"),
        [DOCUMENT_FACT_ENTRY] = N_("is there, with this digest"),
        [DOCUMENT_FACT_CHAIN] = N_("holds from its beginning"),
        [DOCUMENT_FACT_FIGURES] = N_("say the same as of that time"),
    };
    if (fact == DOCUMENT_FACT_SIGNATURE) {
        buffer_printf(words, _("holds, by the office's key %s"), findings->key);
    } else if (fact == DOCUMENT_FACT_NUMBER) {
        clock_format(document->issued_at, at);
        buffer_printf(words, _("is in the register: issued %.10s %.5s by %s"), at, at + 11,
                      document->actor);
    } else if (fact == DOCUMENT_FACT_AS_OF) {
        clock_format(document->as_of_at, at);
        buffer_printf(words, _("the same as in the register: %.10s %.5s"), at, at + 11);
    } else {
        buffer_append_text(words, _(plain[fact]));
    }
}

static void add_fact(struct verification *verification, const char *number,
                     const struct document_findings *findings, enum document_fact fact)
{
    struct buffer words = {0};
    enum document_finding found = findings->facts[fact];
    if (found == DOCUMENT_AGREES)
        found_agreeing(fact, findings, &words);
    else if (found == DOCUMENT_NOT_KNOWN)
        buffer_append_text(&words, why_unknown(verification, findings));
    else if (fact == DOCUMENT_FACT_FIGURES)
        found_figures(findings, &words);
    else
        buffer_append_text(&words, differs(fact));
    listing_text(verification->listing, number);
    listing_text(verification->listing, document_fact_word(fact));
    listing_text(verification->listing, what(fact));
    if (found == DOCUMENT_NOT_KNOWN)
        listing_null(verification->listing);
    else
        listing_boolean(verification->listing, found == DOCUMENT_AGREES);
    listing_text(verification->listing, words.text);
    buffer_free(&words);
}

/* Whether there is a newer one is no question of agreeing. */
static void add_corrections(struct verification *verification, const struct document *document)
{
    struct listing *listing = verification->listing;
    struct buffer words = {0};
    if (!document->number[0])
        return;
    if (document->corrected_by[0])
        buffer_printf(&words, _("was corrected by %s"), document->corrected_by);
    else
        buffer_append_text(&words, _("none was issued"));
    if (document->corrects[0])
        buffer_printf(&words, _("; itself corrects %s"), document->corrects);
    listing_text(listing, document->number);
    listing_text(listing, "correction");
    listing_text(listing, _("correction"));
    listing_null(listing);
    listing_text(listing, words.text);
    buffer_free(&words);
}

/* They may name people: a leader reads those of the own documents alone. */
static bool may_read(const struct invocation *invocation, const struct document *document)
{
    return !invocation->own_only || strcmp(document->actor, invocation->own_only) == 0;
}

static void keep_differences(struct verification *verification,
                             struct document_findings *findings)
{
    char *rest = findings->differences.text;
    if (!findings->difference_count || !may_read(verification->invocation, &findings->document))
        return;
    json_t *lines = json_array();
    buffer_printf(&verification->told, "%s\n", findings->document.number);
    for (char *line = strsep(&rest, "\n"); line && *line; line = strsep(&rest, "\n")) {
        buffer_printf(&verification->told, "  %s\n", line);
        json_array_append_new(lines, json_string(line));
    }
    verification->named_count += (int64_t)findings->difference_count;
    json_object_set_new(verification->differences, findings->document.number, lines);
}

static bool verify_code(struct verification *verification, const char *typed, struct error *err)
{
    struct document_code code;
    struct document_findings findings = {0};
    if (!document_code_read(typed, &code, err))
        return false;
    bool ok = document_check(&verification->invocation->club, &code, verification->chain_holds,
                             &findings, err);
    if (ok) {
        for (int fact = 0; fact < DOCUMENT_FACT_COUNT; fact++)
            add_fact(verification, code.number, &findings, (enum document_fact)fact);
        add_corrections(verification, &findings.document);
        keep_differences(verification, &findings);
        verification->agrees = verification->agrees && document_findings_agree(&findings);
    }
    document_findings_free(&findings);
    return ok;
}

/* A number stands for the code that its paper carries. */
static bool verify_typed(struct verification *verification, const char *typed, struct error *err)
{
    struct document document;
    char code[DOCUMENT_CODE_SIZE];
    while (*typed == ' ')
        typed++;
    if (strchr(typed, ':') || strncasecmp(typed, "OBD", 3) == 0)
        return verify_code(verification, typed, err);
    if (!document_get(&verification->invocation->club, typed, &document, err))
        return false;
    document_code(&document, code);
    document_free(&document);
    return verify_code(verification, code, err);
}

static bool verify_file(struct verification *verification, const char *path, struct error *err)
{
    struct document_codes codes = {0};
    bool ok = document_scan(path, &codes, err);
    for (size_t i = 0; ok && i < codes.count; i++)
        ok = verify_code(verification, codes.items[i], err);
    document_codes_free(&codes);
    return ok;
}

static bool check_chain(struct verification *verification, struct error *err)
{
    struct ledger_report report;
    struct club *club = &verification->invocation->club;
    if (!ledger_verify(club->store, club->ledger.node, &report, err))
        return false;
    verification->chain_holds = report.holds;
    return true;
}

static bool verify_all(struct verification *verification, struct error *err)
{
    const char *typed = invocation_text(verification->invocation, "CODE");
    const char *path = invocation_text(verification->invocation, "--file");
    if (!typed == !path)
        return error_set(err, ERROR_USAGE,
                         _("Give a code or a number, or a picture or PDF file with --file."));
    return check_chain(verification, err) &&
           (path ? verify_file(verification, path, err) : verify_typed(verification, typed, err));
}

static bool print_all(struct verification *verification, struct error *err)
{
    struct invocation *invocation = verification->invocation;
    if (verification->named_count &&
        !names_note(invocation, "names.read", "document verify", verification->named_count, err))
        return false;
    listing_extra(verification->listing, "differences", json_incref(verification->differences));
    listing_print(invocation, verification->listing, "");
    verification->listing = NULL;
    if (verification->told.length && invocation->output == OUTPUT_TABLE)
        fputs(verification->told.text, stdout);
    return verification->agrees ||
           error_set(err, ERROR_REFUSED, _("Not everything agrees: the rows above say what."));
}

bool document_verify_run(struct invocation *invocation, struct error *err)
{
    struct verification verification = {
        .invocation = invocation,
        .listing = listing_new("checks", document_verify_columns),
        .agrees = true,
        .differences = json_object(),
    };
    bool ok = verify_all(&verification, err) && print_all(&verification, err);
    if (verification.listing)
        listing_free(verification.listing);
    json_decref(verification.differences);
    if (verification.told.text)
        explicit_bzero(verification.told.text, verification.told.length);
    buffer_free(&verification.told);
    return ok;
}
