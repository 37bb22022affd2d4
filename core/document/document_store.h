/* What the register's files share: rows and sealed parts. For nobody else. */
#ifndef OBECNI_DOCUMENT_DOCUMENT_STORE_H
#define OBECNI_DOCUMENT_DOCUMENT_STORE_H

#include "document/document.h"
#include "store/statement.h"

/* The vault's associated data beside the document's id. */
enum document_part { DOCUMENT_PART_CONTENT = 1, DOCUMENT_PART_PURPOSE = 2 };

/* Something sealed, as a row keeps it. The zero state is empty. */
struct document_sealed {
    unsigned char nonce[VAULT_NONCE_SIZE];
    unsigned char *bytes; /* owned; NULL for none */
    size_t length;
};

/* Deflates (zlib) and seals the text. */
void document_seal_content(const struct vault *vault, int64_t document_id, const char *text,
                           size_t length, struct document_sealed *sealed);

/* "za-12-2026" and "ZA/12/2026" as series, serial and year. False when it is no number. */
bool document_number_read(const char *typed, char series[SERIES_SIZE], int *serial, int *year);

/* The id behind a number; 0 when there is none. */
bool document_find_id(struct club *club, const char *number, int64_t *document_id,
                      struct error *err);

#endif
