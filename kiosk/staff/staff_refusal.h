/* What the glass says when the core refuses: a short sentence of its own for each, in its four
 * languages. The core's own sentences are for the command line. */
#ifndef OBECNI_KIOSK_STAFF_STAFF_REFUSAL_H
#define OBECNI_KIOSK_STAFF_STAFF_REFUSAL_H

#include "base/error.h"
#include "club/refusal.h"

/* Refusals of the glass itself, beside those of the core. */
enum staff_refusal {
    STAFF_REFUSAL_WRONG_PIN = REFUSAL_COUNT,
    STAFF_REFUSAL_CARD,          /* the second person's cannot be used */
    STAFF_REFUSAL_NO_COORDINATOR,
    STAFF_REFUSAL_NOT_PLACED,    /* cannot be recorded here: left, restricted, elsewhere */
    STAFF_REFUSAL_NO_SESSION,    /* the live list: none of this person's is here now */
    STAFF_REFUSAL_COUNT,
};

/* Sets it; the words are staff_refusal_text's. Always false. */
bool staff_refuse(struct error *err, int refusal);

/* The msgid of its sentence: at most 12 words, no command. Never NULL. */
const char *staff_refusal_text(const struct error *err);

#endif
