/* Short secrets of digits: kept as Argon2id hashes. */
#ifndef OBECNI_TRUST_PIN_H
#define OBECNI_TRUST_PIN_H

#include "base/error.h"

enum { PIN_HASH_SIZE = 128, PIN_MOST = 12 };

/* Whether it is a PIN at all: 4 to 12 digits. ERROR_USAGE otherwise. */
bool pin_check_form(const char *digits, struct error *err);

/* The text that is kept of the PIN. */
bool pin_hash(const char *digits, char kept[PIN_HASH_SIZE], struct error *err);

bool pin_matches(const char *digits, const char *kept);

#endif
