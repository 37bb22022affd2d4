/* Asking without echo; the slow fifth guess. */
#include "admin/line/passphrase.h"

#include "admin/line/secret.h"
#include "base/language.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct secret secret_in(const char *variable)
{
    return (struct secret){
        .variable = variable,
        .unreadable = _("The passphrase file %s cannot be read (%s)."),
        .empty = _("The passphrase file %s is empty."),
        .no_terminal = _("There is no terminal to ask for the passphrase. Name a file with it in "
                         "OBECNI_PASSPHRASE_FILE."),
        .not_typed = _("No passphrase was typed."),
    };
}

bool passphrase_read(const char *variable, const char *prompt, char *passphrase, struct error *err)
{
    struct secret secret = secret_in(variable);
    return secret_read(&secret, prompt, passphrase, VAULT_PASSPHRASE_MOST + 1, err);
}

bool passphrase_read_new(const char *variable, char *passphrase, struct error *err)
{
    char again[VAULT_PASSPHRASE_MOST + 1];
    struct secret secret = secret_in(variable);
    if (!passphrase_read(variable, _("New passphrase (at least 8 characters): "), passphrase, err))
        return false;
    if (!vault_passphrase_fits(passphrase))
        return error_set(err, ERROR_USAGE, _("A passphrase has 8 to 1024 characters."));
    if (secret_has_file(&secret))
        return true;
    bool ok = secret_type(&secret, _("Once more: "), again, sizeof again, err);
    if (ok && strcmp(again, passphrase) != 0)
        ok = error_set(err, ERROR_REFUSED, _("The two passphrases differ. Nothing was changed."));
    explicit_bzero(again, sizeof again);
    return ok;
}

/* The wait happens before the guess is checked, so that breaking off gains nothing. */
static bool wait_for_turn(struct invocation *invocation, struct error *err)
{
    int seconds;
    if (!vault_wait_seconds(invocation->club.store, &seconds, err))
        return false;
    if (!seconds)
        return true;
    fprintf(stderr, _("Several wrong passphrases in a row: waiting %d seconds.\n"), seconds);
    sleep((unsigned)seconds);
    return true;
}

static bool note_outcome(struct club *club, bool is_right, struct error *err)
{
    struct error noting = {0};
    if (!club_begin(club, &noting) ||
        !club_end(club, club_note(club, is_right ? "vault.open" : "vault.refuse", "", NULL, &noting),
                  &noting))
        return error_set(err, noting.kind, "%s", noting.text);
    return true;
}

bool passphrase_open_by_typing(struct invocation *invocation, struct error *err)
{
    char passphrase[VAULT_PASSPHRASE_MOST + 1];
    struct club *club = &invocation->club;
    if (!wait_for_turn(invocation, err) ||
        !passphrase_read("OBECNI_PASSPHRASE_FILE", _("Passphrase: "), passphrase, err))
        return false;
    bool ok = vault_unlock(&club->vault, club->store, passphrase, err);
    explicit_bzero(passphrase, sizeof passphrase);
    if (ok || err->kind == ERROR_REFUSED)
        ok = note_outcome(club, ok, err) && ok;
    return ok;
}

bool passphrase_open_vault(struct invocation *invocation, bool must, bool may_ask,
                           struct error *err)
{
    struct club *club = &invocation->club;
    const char *path = getenv("OBECNI_PASSPHRASE_FILE");
    if (vault_is_open(&club->vault) || vault_recall(&club->vault, club->store))
        return true;
    bool has_source = (path && *path) || (may_ask && isatty(STDIN_FILENO));
    if (!has_source && strcmp(invocation->command->noun, "unlock") == 0)
        return error_set(err, ERROR_REFUSED,
                         _("There is no terminal to ask for the passphrase. Name a file with it in "
                           "OBECNI_PASSPHRASE_FILE."));
    if (!has_source)
        return !must || error_set(err, ERROR_REFUSED,
                                  _("The vault is locked. Run “obecni unlock”, or name a file with "
                                    "the passphrase in OBECNI_PASSPHRASE_FILE."));
    return passphrase_open_by_typing(invocation, err);
}
