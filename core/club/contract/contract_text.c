/* Sealing and opening the words of contracts. */
#include "club/contract/contract_text.h"

#include "base/language.h"
#include "base/text.h"
#include "club/people/person.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

static bool insert(struct club *club, int64_t contract_id, int64_t text_id, const char *text,
                   struct error *err)
{
    unsigned char nonce[VAULT_NONCE_SIZE], *sealed;
    size_t length;
    int64_t participant_id = 0;
    struct statement *who =
        statement_new(club->store, "SELECT participant_id FROM contract WHERE id = :contract");
    statement_bind_integer(who, ":contract", contract_id);
    if (statement_step(who))
        participant_id = statement_integer(who, 0);
    if (!statement_finish(who, err))
        return false;
    vault_seal(&club->vault, participant_id, text_id, text, nonce, &sealed, &length);
    struct statement *s =
        statement_new(club->store, "INSERT INTO contract_text (id, contract_id, nonce, sealed)"
                                   " VALUES (:id, :contract, :nonce, :sealed)");
    statement_bind_integer(s, ":id", text_id);
    statement_bind_integer(s, ":contract", contract_id);
    statement_bind_bytes(s, ":nonce", nonce, sizeof nonce);
    statement_bind_bytes(s, ":sealed", sealed, length);
    bool ok = statement_run(s, err);
    free(sealed);
    return ok;
}

bool contract_text_seal(struct club *club, int64_t contract_id, const char *what, const char *text,
                        int64_t *text_id, struct error *err)
{
    char line[CONTRACT_TEXT_SIZE];
    *text_id = 0;
    if (!text)
        return true;
    if (!person_need_vault(club, err))
        return false;
    bool ok = text_read_name(text, what, line, sizeof line, err);
    if (ok) {
        *text_id = club_new_id(club);
        ok = insert(club, contract_id, *text_id, line, err);
    }
    explicit_bzero(line, sizeof line);
    return ok;
}

bool contract_text_open(struct club *club, int64_t text_id, char **text, struct error *err)
{
    *text = NULL;
    if (!text_id || !vault_is_open(&club->vault))
        return true;
    struct statement *s =
        statement_new(club->store, "SELECT t.nonce, t.sealed, c.participant_id FROM contract_text t"
                                   " JOIN contract c ON c.id = t.contract_id WHERE t.id = :text");
    statement_bind_integer(s, ":text", text_id);
    bool holds = false;
    if (statement_step(s)) {
        size_t nonce_length, length;
        const unsigned char *nonce = statement_bytes(s, 0, &nonce_length);
        const unsigned char *sealed = statement_bytes(s, 1, &length);
        holds = length == 0 || vault_unseal(&club->vault, statement_integer(s, 2), text_id, nonce,
                                            sealed, length, text);
    }
    if (!statement_finish(s, err))
        return false;
    return holds || error_set(err, ERROR_STORAGE,
                              _("Sealed words of a contract were damaged or exchanged. Restore a "
                                "backup."));
}
