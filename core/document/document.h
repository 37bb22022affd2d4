/* The register of issued documents: number series by kind and year without gaps, as-of, digest,
 * signature, who, purpose, duplicates, corrections. What was issued is kept sealed and can be made
 * again identically; the same number never shows other content. */
#ifndef OBECNI_DOCUMENT_DOCUMENT_H
#define OBECNI_DOCUMENT_DOCUMENT_H

#include "document/document_kind.h"
#include "trust/document_signature.h"

enum { DOCUMENT_NUMBER_SIZE = 20, DOCUMENT_CODE_SIZE = 240, DOCUMENT_CHAIN_SIZE = LEDGER_SHORT_SIZE,
       DOCUMENT_FORM_SIZE = 8 };

struct document {
    int64_t id;
    const struct document_kind *kind;
    int year, serial;
    char number[DOCUMENT_NUMBER_SIZE]; /* "ZA/12/2026" */
    int64_t as_of_at;   /* what was known then */
    int64_t issued_at;
    char actor[CODE_SIZE];
    char second[CODE_SIZE]; /* "" for nobody */
    char *parameters;   /* canonical JSON; owned */
    unsigned char digest[DOCUMENT_DIGEST_SIZE]; /* SHA-256 of the canonical text */
    unsigned char signature[DOCUMENT_SIGNATURE_SIZE];
    int64_t key_id;
    char chain[DOCUMENT_CHAIN_SIZE];   /* the ledger's end with this document's entry in it */
    char corrects[DOCUMENT_NUMBER_SIZE]; /* the number that this one corrects, "" for none */
    char corrected_by[DOCUMENT_NUMBER_SIZE]; /* "" for none */
    bool is_kept;       /* its content is still there; false after disposal */
    int64_t copy_count; /* how often it was made again */
};

void document_free(struct document *document);

/* What is asked for when one is issued. */
struct document_entry {
    const struct document_kind *kind;
    const json_t *parameters; /* kept without "purpose" */
    const char *purpose;  /* "w celu przedłożenia w …"; sealed; NULL for none */
    const char *corrects; /* the number of the document that this one corrects; NULL for none */
    const int64_t *participants; /* whom it concerns */
    size_t participant_count;
};

/* Issues a filled sheet inside the caller's change (club_begin): draws the next number, signs,
 * seals and keeps the content, notes it in the ledger (action "document.issue", subject the
 * number). Needs the open vault. ERROR_REFUSED for a draft, a kind without numbers, and a
 * correction of what is not there, is another kind's or says the same. */
bool document_issue(struct club *club, const struct document_entry *entry,
                    const struct sheet *sheet, struct document *document, struct error *err);

/* By number ("ZA/12/2026", or as a file is called, "za-12-2026"); ERROR_REFUSED when there is none. document_free frees what it holds. */
bool document_get(struct club *club, const char *number, struct document *document,
                  struct error *err);

/* The content as it was issued, for making it again: needs the open vault. ERROR_REFUSED when it
 * was disposed of, ERROR_STORAGE when it is not what its digest says. */
bool document_content(struct club *club, const struct document *document, struct sheet *sheet,
                      struct error *err);

/* The purpose that was given, on the heap; "" for none. Needs the open vault. */
bool document_purpose(struct club *club, const struct document *document, char **purpose,
                      struct error *err);

/* Notes that it was made again: reason "duplicate" prints DUPLIKAT, "copy" does not. `form`: "pdf",
 * "xlsx", "csv", "txt". Inside the caller's change. */
bool document_note_copy(struct club *club, const struct document *document, const char *reason,
                        const char *form, struct error *err);

/* How often it was made again, by when. Zero state is empty. */
struct document_copy {
    int64_t made_at;
    char actor[CODE_SIZE];
    bool is_duplicate; /* it says DUPLIKAT */
    char form[DOCUMENT_FORM_SIZE];
};
struct document_copy_list {
    struct document_copy *items;
    size_t count, capacity;
};
bool document_copies(struct club *club, const struct document *document,
                     struct document_copy_list *list, struct error *err);
void document_copy_list_free(struct document_copy_list *list);

/* What the code square on the paper says (docs/formats.md), for a document of the register. */
void document_code(const struct document *document, char code[DOCUMENT_CODE_SIZE]);

/* Zero state is empty. */
struct document_list {
    struct document *items;
    size_t count, capacity;
};
struct document_filter {
    const char *series; /* NULL: all */
    int from_on, to_on; /* by the day of issue; DAY_NONE: open */
    int64_t participant_id; /* 0: whoever */
};
bool document_list(struct club *club, const struct document_filter *filter,
                   struct document_list *list, struct error *err);
void document_list_free(struct document_list *list);

#endif
