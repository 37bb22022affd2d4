/* PINs through libsodium's password hashing, with little memory: the kiosk checks them. */
#include "trust/pin.h"

#include "base/language.h"

#include <sodium.h>
#include <string.h>

enum { OPERATIONS = 2, MEMORY_BYTES = 8388608 };

bool pin_check_form(const char *digits, struct error *err)
{
    size_t length = strlen(digits);
    return (length >= 4 && length <= PIN_MOST && strspn(digits, "0123456789") == length) ||
           error_set(err, ERROR_USAGE, _("A PIN has 4 to 12 digits."));
}

bool pin_hash(const char *digits, char kept[PIN_HASH_SIZE], struct error *err)
{
    _Static_assert(PIN_HASH_SIZE >= crypto_pwhash_STRBYTES, "the hash must fit");
    memset(kept, 0, PIN_HASH_SIZE);
    if (crypto_pwhash_str(kept, digits, strlen(digits), OPERATIONS, MEMORY_BYTES) == 0)
        return true;
    return error_set(err, ERROR_STORAGE, _("There is not enough memory. Close other programs."));
}

bool pin_matches(const char *digits, const char *kept)
{
    return crypto_pwhash_str_verify(kept, digits, strlen(digits)) == 0;
}
