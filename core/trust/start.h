/* Makes the cryptographic library ready. Before anything else of this floor is used. */
#ifndef OBECNI_TRUST_START_H
#define OBECNI_TRUST_START_H

#include "base/error.h"

/* May be called any number of times. */
bool trust_start(struct error *err);

#endif
