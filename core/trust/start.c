/* libsodium's initialisation: it chooses its code for this processor and opens the source of
 * randomness. */
#include "trust/start.h"

#include "base/language.h"

#include <sodium.h>

bool trust_start(struct error *err)
{
    return sodium_init() >= 0 ||
           error_set(err, ERROR_STORAGE, _("This system gives no random numbers."));
}
