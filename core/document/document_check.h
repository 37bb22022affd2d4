/* What can be said about a document's code, offline: separate facts, never a verdict. */
#ifndef OBECNI_DOCUMENT_DOCUMENT_CHECK_H
#define OBECNI_DOCUMENT_DOCUMENT_CHECK_H

#include "base/memory.h"
#include "document/document.h"

/* In the order in which they are told. */
enum document_fact {
    DOCUMENT_FACT_SIGNATURE, /* one of the office's keys signed this code */
    DOCUMENT_FACT_NUMBER,    /* it is in the register; else only the ledger's chain is known */
    DOCUMENT_FACT_AS_OF,     /* the code's instant is the register's */
    DOCUMENT_FACT_DIGEST,    /* the code's digest is the register's */
    DOCUMENT_FACT_CONTENT,   /* what is kept still has that digest */
    DOCUMENT_FACT_ENTRY,     /* the ledger has its issue, with that digest */
    DOCUMENT_FACT_CHAIN,     /* the ledger holds as a whole */
    DOCUMENT_FACT_FIGURES,   /* made again as of its instant, it says the same as what is kept; not
                                known when a kind that counts from now says otherwise today */
    DOCUMENT_FACT_COUNT
};

enum document_finding { DOCUMENT_AGREES, DOCUMENT_DIFFERS, DOCUMENT_NOT_KNOWN };

/* Words for the stable keys of facts: "signature", "number" … */
const char *document_fact_word(enum document_fact fact);

struct document_findings {
    enum document_finding facts[DOCUMENT_FACT_COUNT];
    char key[DOCUMENT_FINGERPRINT_SIZE]; /* whose signature it is, "" for nobody's */
    struct document document;  /* of the register; number "" when it is not there */
    char reason[ERROR_TEXT_SIZE]; /* why the figures cannot be made again, "" otherwise */
    size_t difference_count;
    struct buffer differences; /* a line for each; only where names may be read: vault open */
};

/* At most this many differences are told. */
enum { DOCUMENT_DIFFERENCES_MOST = 100 };

/* Checks a code. `chain_holds`: of ledger_verify, which is asked once for all codes. What needs
 * the vault is not known while it is locked, nor after a disposal. False for errors of the
 * storage alone. document_findings_free frees what was found. */
bool document_check(struct club *club, const struct document_code *code, bool chain_holds,
                    struct document_findings *findings, struct error *err);
void document_findings_free(struct document_findings *findings);

/* Whether nothing differs. */
bool document_findings_agree(const struct document_findings *findings);

#endif
