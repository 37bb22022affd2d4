/* The files of a bundle: lists of sessions as PDF, tables as CSV, the ledger's check, the public
 * key, the manifest, and the numbered document that vouches for them. */
#ifndef OBECNI_ADMIN_DOCUMENT_BUNDLE_PARTS_H
#define OBECNI_ADMIN_DOCUMENT_BUNDLE_PARTS_H

#include "club/timetable/programme.h"
#include "document/document.h"
#include "exchange/bundle.h"
#include "trust/digest.h"

/* What it is about. */
struct bundle_scope {
    const char *programme; /* NULL: the whole club */
    int from, to;
    bool with_names;
};

/* The zero state is empty. */
struct bundle_parts {
    struct bundle bundle;
    int64_t sessions, corrections, documents, ledger_entries;
    bool ledger_holds;
    char key[DOCUMENT_FINGERPRINT_SIZE];
    char manifest[DIGEST_TEXT_SIZE]; /* SHA-256 of manifest.txt */
};

/* listy/SESSION.pdf of every session that was held, obecnosci.csv, korekty.csv. ERROR_REFUSED when
 * there is no session. */
bool bundle_parts_sessions(struct club *club, const struct bundle_scope *scope,
                           struct bundle_parts *parts, struct error *err);

/* dokumenty.csv, ustawienia.csv, dziennik.txt. */
bool bundle_parts_office(struct club *club, const struct bundle_scope *scope,
                         struct bundle_parts *parts, struct error *err);

/* ukonczenie.csv: the frozen list of a closed programme. */
bool bundle_parts_completed(struct club *club, const struct programme *programme,
                            const struct bundle_scope *scope, struct bundle_parts *parts,
                            struct error *err);

/* klucz.pem and manifest.txt: the last of the files that the manifest covers is the key. Inside
 * the caller's change. */
bool bundle_parts_key(struct club *club, struct bundle_parts *parts, struct error *err);

/* What the parts hold, as parameters of a document. */
json_t *bundle_parts_json(const struct bundle_parts *parts);

/* Issues the document of that series and adds it as a PDF. Inside the caller's change. */
bool bundle_parts_issue(struct club *club, struct bundle_parts *parts, const char *series,
                        const json_t *parameters, struct document *document, struct error *err);

void bundle_parts_free(struct bundle_parts *parts);

#endif
