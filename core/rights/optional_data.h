/* What may be kept of somebody but need not be: the phone number, the birth date, and how the kiosk
 * is for the card. Erased at once when the person asks (art. 17 RODO), from every sealed version of the identity; what the
 * law's task needs (name, form of address, case sign) stays until the person's disposal. */
#ifndef OBECNI_RIGHTS_OPTIONAL_DATA_H
#define OBECNI_RIGHTS_OPTIONAL_DATA_H

#include "club/club.h"

enum { OPTIONAL_DATA_FIELDS_SIZE = 40 };

struct optional_data {
    char fields[OPTIONAL_DATA_FIELDS_SIZE]; /* which were held, "phone birth_on" … */
    int versions;                           /* of the identity that held any */
    bool has_preferences;                   /* how the kiosk is for the card; "preferences" */
};

/* Looks: which are held. Needs the vault, as erasing does (ERROR_REFUSED). */
bool optional_data_find(struct club *club, const char *participant, struct optional_data *data,
                        struct error *err);

/* Erases them; `request` is the code of the request it follows from, or NULL. ERROR_REFUSED
 * when none is held. Old bytes in the file are store/scrub's, to be called afterwards. */
bool optional_data_erase(struct club *club, const char *participant, const char *request,
                         struct optional_data *data, struct error *err);

#endif
