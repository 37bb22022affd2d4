/* Each fact by itself: what one of them says does not change what another does. */
#include "document/document_check.h"

#include "document/document_fill.h"
#include "document/document_store.h"
#include "document/sheet_text.h"
#include "trust/digest.h"

#include <stdio.h>
#include <string.h>

const char *document_fact_word(enum document_fact fact)
{
    static const char *const words[] = {
        [DOCUMENT_FACT_SIGNATURE] = "signature", [DOCUMENT_FACT_NUMBER] = "number",
        [DOCUMENT_FACT_AS_OF] = "as_of",         [DOCUMENT_FACT_DIGEST] = "digest",
        [DOCUMENT_FACT_CONTENT] = "content",     [DOCUMENT_FACT_ENTRY] = "entry",
        [DOCUMENT_FACT_CHAIN] = "chain",         [DOCUMENT_FACT_FIGURES] = "figures",
    };
    return words[fact];
}

static enum document_finding finding(bool agrees)
{
    return agrees ? DOCUMENT_AGREES : DOCUMENT_DIFFERS;
}

static bool check_signature(struct club *club, const struct document_code *code,
                            struct document_findings *findings, struct error *err)
{
    unsigned char key[DOCUMENT_PUBLIC_SIZE];
    bool holds;
    if (!document_signature_find(club->store, code->is_signed, code->signature, &holds, key, err))
        return false;
    findings->facts[DOCUMENT_FACT_SIGNATURE] = finding(holds);
    if (holds)
        document_key_fingerprint(key, findings->key);
    return true;
}

static bool check_entry(struct club *club, struct document_findings *findings, struct error *err)
{
    const struct document *document = &findings->document;
    char digest[DIGEST_TEXT_SIZE];
    digest_text(document->digest, digest);
    struct statement *s = statement_new(
        club->store, "SELECT 1 FROM ledger WHERE action = 'document.issue' AND subject = :number"
                     " AND body ->> '$.digest' = :digest AND at = :at");
    statement_reads_all(s);
    statement_bind_text(s, ":number", document->number);
    statement_bind_text(s, ":digest", digest);
    statement_bind_integer(s, ":at", document->issued_at);
    findings->facts[DOCUMENT_FACT_ENTRY] = finding(statement_step(s));
    return statement_finish(s, err);
}

/* A refusal of the kind is an answer: it could be stated then and cannot be now. */
static bool fill_again(struct club *club, struct document_findings *findings,
                       struct sheet *again, bool *filled, struct error *err)
{
    struct error refusal = {0};
    *filled = document_fill_again(club, &findings->document, again, &refusal);
    if (*filled)
        return true;
    if (refusal.kind == ERROR_STORAGE)
        return error_set(err, refusal.kind, "%s", refusal.text);
    snprintf(findings->reason, sizeof findings->reason, "%s", refusal.text);
    return true;
}

/* With the salt that it was issued with. */
static bool has_digest(const struct sheet *sheet, char *salt, const struct document *document)
{
    struct sheet salted = *sheet;
    struct buffer text = {0};
    unsigned char digest[DOCUMENT_DIGEST_SIZE];
    salted.salt = salt;
    sheet_text_write(&salted, &text);
    document_digest(text.text, text.length, digest);
    explicit_bzero(text.text, text.length);
    buffer_free(&text);
    return memcmp(digest, document->digest, sizeof digest) == 0;
}

/* What the text of an earlier version wrote otherwise, and says the same, is no difference. */
static bool check_figures(struct club *club, const struct sheet *kept,
                          struct document_findings *findings, struct error *err)
{
    struct sheet again = {0};
    bool filled;
    if (!findings->document.kind || !kept->salt)
        return true;
    bool ok = fill_again(club, findings, &again, &filled, err);
    bool agrees = ok && filled && has_digest(&again, kept->salt, &findings->document);
    if (ok && filled && !agrees) {
        findings->difference_count = sheet_differences(kept, &again, DOCUMENT_DIFFERENCES_MOST,
                                                       &findings->differences);
        agrees = findings->difference_count == 0;
    }
    /* What counts from now cannot be made again as it was: another figure today proves nothing. */
    findings->facts[DOCUMENT_FACT_FIGURES] =
        !agrees && findings->document.kind->is_of_now ? DOCUMENT_NOT_KNOWN : finding(agrees);
    sheet_free(&again);
    return ok;
}

static bool check_content(struct club *club, struct document_findings *findings,
                          struct error *err)
{
    struct sheet kept = {0};
    struct error damage = {0};
    bool ok = true;
    if (!vault_is_open(&club->vault))
        return true;
    if (findings->document.is_kept)
        findings->facts[DOCUMENT_FACT_CONTENT] =
            finding(document_content(club, &findings->document, &kept, &damage));
    ok = check_figures(club, &kept, findings, err);
    sheet_free(&kept);
    return ok;
}

static bool check_register(struct club *club, const struct document_code *code, bool chain_holds,
                           struct document_findings *findings, struct error *err)
{
    struct document *document = &findings->document;
    int64_t id;
    if (!document_find_id(club, code->number, &id, err))
        return false;
    findings->facts[DOCUMENT_FACT_NUMBER] = finding(id != 0);
    findings->facts[DOCUMENT_FACT_CHAIN] = finding(chain_holds);
    if (!id)
        return true;
    if (!document_get(club, code->number, document, err))
        return false;
    findings->facts[DOCUMENT_FACT_AS_OF] = finding(code->as_of_at == document->as_of_at);
    findings->facts[DOCUMENT_FACT_DIGEST] =
        finding(memcmp(code->digest, document->digest, sizeof code->digest) == 0);
    return check_entry(club, findings, err) && check_content(club, findings, err);
}

bool document_check(struct club *club, const struct document_code *code, bool chain_holds,
                    struct document_findings *findings, struct error *err)
{
    *findings = (struct document_findings){0};
    for (int fact = 0; fact < DOCUMENT_FACT_COUNT; fact++)
        findings->facts[fact] = DOCUMENT_NOT_KNOWN;
    return check_signature(club, code, findings, err) &&
           check_register(club, code, chain_holds, findings, err);
}

void document_findings_free(struct document_findings *findings)
{
    document_free(&findings->document);
    if (findings->differences.text)
        explicit_bzero(findings->differences.text, findings->differences.length);
    buffer_free(&findings->differences);
}

bool document_findings_agree(const struct document_findings *findings)
{
    for (int fact = 0; fact < DOCUMENT_FACT_COUNT; fact++) {
        if (findings->facts[fact] == DOCUMENT_DIFFERS)
            return false;
    }
    return true;
}
