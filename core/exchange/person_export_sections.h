/* What an export consists of: a section for each kind of record, its columns and its SQL. Rows
 * are of :person, whose number holds, and of all numbers that were merged into it. */
#ifndef OBECNI_EXCHANGE_PERSON_EXPORT_SECTIONS_H
#define OBECNI_EXCHANGE_PERSON_EXPORT_SECTIONS_H

#include "club/club.h"

#include <jansson.h>
#include <stddef.h>

enum export_kind {
    EXPORT_TEXT,
    EXPORT_NUMBER,
    EXPORT_INSTANT,
    EXPORT_WORD,   /* a code of `dictionary` */
    EXPORT_STORED, /* a stored word that the catalogues know */
    EXPORT_SEALED, /* four columns: nonce, sealed, owner, version */
};

struct export_column {
    const char *key;   /* NULL ends the columns */
    const char *title; /* a msgid */
    enum export_kind kind;
    const char *dictionary;
};

struct export_section {
    const char *name;
    const char *title; /* a msgid */
    const struct export_column *columns;
    const char *sql; /* NULL: filled by a function of its own */
};

/* In the order in which they are shown. */
const struct export_section *export_sections(size_t *count);

/* The rows that have functions of their own. Appended to `rows`. */
bool person_export_ledger(struct club *club, int64_t person_id, json_t *rows, struct error *err);
bool person_export_identity(struct club *club, int64_t person_id, json_t *rows,
                            struct error *err);
bool person_export_groups(struct club *club, int64_t person_id, json_t *rows, struct error *err);

/* An instant as local wall time; null for 0. */
json_t *person_export_instant(int64_t at);

#endif
