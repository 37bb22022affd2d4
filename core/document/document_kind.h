/* The kinds of documents: a row for each, from which numbering, commands and checking come.
 * Each kind's file fills a sheet from figures alone; what is asked for stands in parameters, which
 * are kept with the document, so that it can be made again and checked. */
#ifndef OBECNI_DOCUMENT_DOCUMENT_KIND_H
#define OBECNI_DOCUMENT_DOCUMENT_KIND_H

#include "club/club.h"
#include "document/sheet.h"

#include <jansson.h>

enum { SERIES_SIZE = 5 };

struct document_kind {
    const char *series; /* of its numbers: "ZA" gives "ZA/12/2026" */
    const char *word;   /* of the command: "certificate" */
    const char *name;   /* in Polish, as it stands in the register: "Zaświadczenie o uczestnictwie" */
    bool is_numbered;   /* false: a poster or an information sheet states no figures */
    bool can_be_draft;  /* unsigned data give a draft; otherwise the kind leaves them out and says so */
    bool is_of_now;     /* its figures are those of the moment it is made: none of an earlier day */

    /* Fills an empty sheet with what was known at as_of_at. `parameters`: an object of codes,
     * numbers, days and words, never names or free text about a person. With the vault closed
     * or {"names": false} people are participant numbers. ERROR_REFUSED with a sentence where
     * nothing can be stated (an empty period, nothing signed). */
    bool (*fill)(struct club *club, const json_t *parameters, int64_t as_of_at,
                 struct sheet *sheet, struct error *err);
};

/* Ends with a NULL series. */
extern const struct document_kind document_kinds[];

/* While a sheet is filled, what it is for stands among the parameters under this key, for papers
 * that say it; it is taken out before they are kept, for it is sealed apart. */
#define DOCUMENT_PURPOSE "purpose"

/* By series or by word; NULL for none. */
const struct document_kind *document_kind_find(const char *series_or_word);

/* What every kind's file needs: institution, club and address into the sheet's head, as_of_at,
 * and the logos of the programme of that code ("" for none). */
bool document_kind_head(struct club *club, const char *programme, int64_t as_of_at,
                        struct sheet *sheet, struct error *err);

/* Parameters: the text of a key, "" when it is not there; a day's number, DAY_NONE; a flag. */
const char *parameter_text(const json_t *parameters, const char *key);
int parameter_day(const json_t *parameters, const char *key);
bool parameter_flag(const json_t *parameters, const char *key);

/* Whether names may stand on the paper: asked for, and the vault is open. */
bool parameter_names(const struct club *club, const json_t *parameters);

#endif
