/* Sealing and opening the words of requests and incidents. */
#include "rights/rights_text.h"

#include "base/language.h"
#include "base/text.h"
#include "club/people/person.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

static bool insert(struct club *club, int64_t owner_id, int64_t text_id, const char *text,
                   struct error *err)
{
    unsigned char nonce[VAULT_NONCE_SIZE], *sealed;
    size_t length;
    vault_seal(&club->vault, owner_id, text_id, text, nonce, &sealed, &length);
    struct statement *s =
        statement_new(club->store, "INSERT INTO rights_text (id, owner_id, nonce, sealed)"
                                   " VALUES (:id, :owner, :nonce, :sealed)");
    statement_bind_integer(s, ":id", text_id);
    statement_bind_integer(s, ":owner", owner_id);
    statement_bind_bytes(s, ":nonce", nonce, sizeof nonce);
    statement_bind_bytes(s, ":sealed", sealed, length);
    bool ok = statement_run(s, err);
    free(sealed);
    return ok;
}

bool rights_text_seal(struct club *club, int64_t owner_id, const char *text, int64_t *text_id,
                      struct error *err)
{
    char line[RIGHTS_TEXT_SIZE];
    *text_id = 0;
    if (!text)
        return true;
    if (!person_need_vault(club, err))
        return false;
    bool ok = text_read_name(text, _("The text"), line, sizeof line, err);
    if (ok) {
        *text_id = club_new_id(club);
        ok = insert(club, owner_id, *text_id, line, err);
    }
    explicit_bzero(line, sizeof line);
    return ok;
}

bool rights_text_open(struct club *club, int64_t text_id, char **text, bool *is_disposed,
                      struct error *err)
{
    bool holds = true, is_gone = false;
    *text = NULL;
    struct statement *s = statement_new(
        club->store, "SELECT nonce, sealed, owner_id FROM rights_text WHERE id = :text");
    statement_bind_integer(s, ":text", text_id);
    if (statement_step(s)) {
        size_t nonce_length, length;
        const unsigned char *nonce = statement_bytes(s, 0, &nonce_length);
        const unsigned char *sealed = statement_bytes(s, 1, &length);
        is_gone = length == 0;
        if (!is_gone && vault_is_open(&club->vault))
            holds = vault_unseal(&club->vault, statement_integer(s, 2), text_id, nonce, sealed,
                                 length, text);
    }
    if (is_disposed)
        *is_disposed = is_gone;
    if (!statement_finish(s, err))
        return false;
    return holds || error_set(err, ERROR_STORAGE,
                              _("Sealed words were damaged or exchanged. Restore a backup."));
}
