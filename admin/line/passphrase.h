/* Where the passphrase comes from, and opening the vault for one command. */
#ifndef OBECNI_ADMIN_LINE_PASSPHRASE_H
#define OBECNI_ADMIN_LINE_PASSPHRASE_H

#include "admin/line/command.h"

/* Reads a passphrase into `passphrase` (VAULT_PASSPHRASE_MOST + 1 bytes): from the file that
 * the environment variable `variable` names (its first line), else from the terminal without
 * echo, asking `prompt`. ERROR_REFUSED when there is neither. */
bool passphrase_read(const char *variable, const char *prompt, char *passphrase, struct error *err);

/* Like passphrase_read, and asks twice on a terminal: for a new one. */
bool passphrase_read_new(const char *variable, char *passphrase, struct error *err);

/* Opens the vault by the passphrase itself, also when it is open already: for changing it.
 * From the fifth wrong one on it waits first, and says so. */
bool passphrase_open_by_typing(struct invocation *invocation, struct error *err);

/* Opens the vault of the open club: from the keyring, else from OBECNI_PASSPHRASE_FILE, else,
 * when `may_ask`, from the terminal. Without any of them the vault stays closed: an error only
 * when `must`. From the fifth wrong passphrase on it waits, and says so. */
bool passphrase_open_vault(struct invocation *invocation, bool must, bool may_ask,
                           struct error *err);

#endif
