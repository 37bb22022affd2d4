/* The vault's key in the kernel's keyring: readable by this system user until it times out. */
#include "trust/vault.h"

#include "base/language.h"
#include "store/statement.h"

#include <errno.h>
#include <keyutils.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

enum { KEPT_KEY_SIZE = 32 };

void vault_keyring_name(struct store *store, char name[VAULT_NAME_SIZE])
{
    /* The first ledger entry's hash belongs to this club alone and never changes. */
    struct error ignored = {0};
    char hex[17] = "none";
    size_t length;
    struct statement *s =
        statement_new(store, "SELECT hash FROM ledger WHERE seq = 1 ORDER BY node LIMIT 1");
    if (statement_step(s)) {
        const void *hash = statement_bytes(s, 0, &length);
        sodium_bin2hex(hex, sizeof hex, hash, 8);
    }
    statement_finish(s, &ignored);
    snprintf(name, VAULT_NAME_SIZE, "obecni:%s", hex);
}

static key_serial_t find_key(const char *name)
{
    return (key_serial_t)keyctl_search(KEY_SPEC_USER_KEYRING, "user", name, 0);
}

bool vault_keep(const struct vault *vault, const char *name, unsigned seconds, struct error *err)
{
    key_serial_t key = add_key("user", name, vault->key, KEPT_KEY_SIZE, KEY_SPEC_USER_KEYRING);
    if (key > 0)
        keyctl_setperm(key, KEY_POS_ALL | KEY_USR_VIEW | KEY_USR_READ | KEY_USR_SEARCH |
                                KEY_USR_SETATTR | KEY_USR_WRITE);
    if (key > 0 && keyctl_set_timeout(key, seconds) == 0)
        return true;
    int reason = errno;
    vault_forget(name);
    return error_set(err, ERROR_STORAGE,
                     _("This system cannot keep the key for a while (%s). Name a file with the "
                       "passphrase in OBECNI_PASSPHRASE_FILE instead."),
                     strerror(reason));
}

bool vault_recall(struct vault *vault, const char *name)
{
    key_serial_t key = find_key(name);
    if (key <= 0)
        return false;
    vault_close(vault);
    vault->key = sodium_malloc(KEPT_KEY_SIZE);
    if (vault->key && keyctl_read(key, (char *)vault->key, KEPT_KEY_SIZE) == KEPT_KEY_SIZE)
        return true;
    vault_close(vault);
    return false;
}

bool vault_forget(const char *name)
{
    key_serial_t key = find_key(name);
    return key > 0 && keyctl_unlink(key, KEY_SPEC_USER_KEYRING) == 0;
}
