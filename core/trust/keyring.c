/* The vault's key in the kernel's keyring: readable by this system user until it times out. */
#include "trust/vault.h"

#include "base/language.h"
#include "store/statement.h"

#include <errno.h>
#include <keyutils.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

enum { KEPT_KEY_SIZE = 32, NAME_SIZE = 80 };

/* What the kept key must be like, and the name it is kept under; false when there is no vault. */
static bool find_mark(struct store *store, unsigned char mark[VAULT_MARK_SIZE], char name[NAME_SIZE])
{
    struct error ignored = {0};
    char hex[33];
    size_t length = 0;
    struct statement *s = statement_new(store, "SELECT key_mark FROM vault_wrapping LIMIT 1");
    if (statement_step(s)) {
        const void *stored = statement_bytes(s, 0, &length);
        if (length == VAULT_MARK_SIZE)
            memcpy(mark, stored, VAULT_MARK_SIZE);
    }
    if (!statement_finish(s, &ignored) || length != VAULT_MARK_SIZE)
        return false;
    snprintf(name, NAME_SIZE, "obecni:%s", sodium_bin2hex(hex, sizeof hex, mark, 16));
    return true;
}

static key_serial_t find_key(const char *name)
{
    return (key_serial_t)keyctl_search(KEY_SPEC_USER_KEYRING, "user", name, 0);
}

bool vault_keep(const struct vault *vault, struct store *store, unsigned seconds, struct error *err)
{
    unsigned char mark[VAULT_MARK_SIZE];
    char name[NAME_SIZE];
    if (!find_mark(store, mark, name))
        return error_set(err, ERROR_STORAGE, _("The vault of this database is missing."));
    key_serial_t key = add_key("user", name, vault->key, KEPT_KEY_SIZE, KEY_SPEC_USER_KEYRING);
    if (key > 0)
        keyctl_setperm(key, KEY_POS_ALL | KEY_USR_VIEW | KEY_USR_READ | KEY_USR_SEARCH |
                                KEY_USR_SETATTR | KEY_USR_WRITE);
    if (key > 0 && keyctl_set_timeout(key, seconds) == 0)
        return true;
    int reason = errno;
    vault_forget(store);
    return error_set(err, ERROR_STORAGE,
                     _("This system cannot keep the key for a while (%s). Name a file with the "
                       "passphrase in OBECNI_PASSPHRASE_FILE instead."),
                     strerror(reason));
}

static bool is_this_clubs(const struct vault *vault, const unsigned char mark[VAULT_MARK_SIZE])
{
    unsigned char own[VAULT_MARK_SIZE];
    vault_key_mark(vault, own);
    return sodium_memcmp(own, mark, VAULT_MARK_SIZE) == 0;
}

bool vault_recall(struct vault *vault, struct store *store)
{
    unsigned char mark[VAULT_MARK_SIZE];
    char name[NAME_SIZE];
    key_serial_t key = find_mark(store, mark, name) ? find_key(name) : 0;
    if (key <= 0)
        return false;
    vault_take_memory(vault);
    if (keyctl_read(key, (char *)vault->key, KEPT_KEY_SIZE) == KEPT_KEY_SIZE &&
        is_this_clubs(vault, mark))
        return true;
    vault_close(vault);
    return false;
}

bool vault_forget(struct store *store)
{
    unsigned char mark[VAULT_MARK_SIZE];
    char name[NAME_SIZE];
    key_serial_t key = find_mark(store, mark, name) ? find_key(name) : 0;
    return key > 0 && keyctl_unlink(key, KEY_SPEC_USER_KEYRING) == 0;
}
