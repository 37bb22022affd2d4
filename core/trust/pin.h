/* Short secrets of digits: kept as Argon2id hashes. */
#ifndef OBECNI_TRUST_PIN_H
#define OBECNI_TRUST_PIN_H

#include "base/error.h"

enum { PIN_HASH_SIZE = 128 };

/* The text that is kept of the PIN. */
bool pin_hash(const char *digits, char kept[PIN_HASH_SIZE], struct error *err);

bool pin_matches(const char *digits, const char *kept);

#endif
