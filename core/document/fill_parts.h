/* What fills share: Polish words, the day that figures are of, where and when it was made out,
 * and whom a paper is about. */
#ifndef OBECNI_DOCUMENT_FILL_PARTS_H
#define OBECNI_DOCUMENT_FILL_PARTS_H

#include "club/people/participant.h"
#include "document/document_kind.h"

/* The text in Polish, and the form of it for a number. Documents are issued in Polish. */
const char *fill_polish(const char *text);
const char *fill_plural(const char *one, const char *many, long count);

/* The day of the instant as of which a paper is made. */
int fill_day(int64_t as_of_at);

/* "Przykładów, 12 stycznia 2026 r." of today, into the sheet's head: the place is what follows the
 * postcode in the club's address; without one the day stands alone. */
bool fill_place(struct club *club, struct sheet *sheet, struct error *err);

/* Whom a paper is about: the number that holds, and what may stand on it. */
struct fill_person {
    int64_t id;
    char number[NUMBER_SIZE];
    bool is_named;               /* the three below may stand on the paper */
    char name[NAME_SIZE];        /* "Anna Nowak" */
    char listed_name[NAME_SIZE]; /* "Nowak Anna" */
    char case_sign[PERSON_CASE_SIZE];
    char form_of_address[PERSON_ADDRESS_SIZE]; /* "pan", "pani", "" */
};

/* By number, also a merged one. ERROR_REFUSED when there is nobody. Names only `with_names`, which
 * parameter_names says. To be wiped. */
bool fill_person(struct club *club, const char *number, bool with_names, struct fill_person *person,
                 struct error *err);
void fill_person_wipe(struct fill_person *person);

/* ERROR_REFUSED while the person's data is restricted (art. 18 RODO): nothing new is stated. */
bool fill_check_free(struct club *club, int64_t person_id, const char *number, struct error *err);

#endif
