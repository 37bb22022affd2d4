/* Making, revoking and listing staff cards. Opening with one is staff_card_open.c's. */
#include "club/staff/staff_card.h"

#include "base/language.h"
#include "base/memory.h"
#include "club/day_column.h"
#include "club/number.h"
#include "club/people/person.h"
#include "club/staff/staff_pin.h"
#include "store/statement.h"
#include "trust/staff_key.h"

#include <stdlib.h>
#include <string.h>

#define STAFF_CARD_SELECT                                                                          \
    "SELECT c.id, c.staff_id, f.code, c.number, c.issued_at, c.issued_by, c.revoked_at,"           \
    " c.revoked_reason, g.locked_until FROM staff_card c JOIN staff f ON f.id = c.staff_id"        \
    " JOIN staff_card_guard g ON g.staff_card_id = c.id"

void staff_card_issued_wipe(struct staff_card_issued *issued)
{
    explicit_bzero(issued, sizeof *issued);
}

static void read_row(struct statement *s, struct staff_card *card)
{
    card->id = statement_integer(s, 0);
    card->staff_id = statement_integer(s, 1);
    statement_copy_text(s, 2, card->staff, sizeof card->staff);
    statement_copy_text(s, 3, card->number, sizeof card->number);
    card->issued_at = statement_integer(s, 4);
    statement_copy_text(s, 5, card->issued_by, sizeof card->issued_by);
    card->revoked_at = statement_integer(s, 6);
    statement_copy_text(s, 7, card->revoked_reason, sizeof card->revoked_reason);
    card->locked_until = statement_integer(s, 8);
}

bool staff_card_find_in_use(struct club *club, int64_t staff_id, struct staff_card *card,
                            bool *found, struct error *err)
{
    struct statement *s = statement_new(
        club->store, STAFF_CARD_SELECT " WHERE c.staff_id = :staff AND c.revoked_at IS NULL");
    statement_bind_integer(s, ":staff", staff_id);
    memset(card, 0, sizeof *card);
    *found = statement_step(s);
    if (*found)
        read_row(s, card);
    return statement_finish(s, err);
}

bool staff_card_check_owner(struct club *club, const char *code, struct staff *staff,
                            struct error *err)
{
    char roles[ROLES_SHOWN_SIZE];
    bool exists, is_own;
    if (!staff_get_valid(club, code, club_today(club), staff, err))
        return false;
    roles_say(ROLES_NAMES, roles);
    if (!(roles_stored(staff->role) & ROLES_NAMES))
        return error_set(err, ERROR_REFUSED,
                         _("A staff card opens names: it needs the role %s, and %s has none of "
                           "them."),
                         roles, code);
    if (!staff_pin_exists(club, staff, &exists, &is_own, err))
        return false;
    return (exists && is_own) ||
           error_set(err, ERROR_REFUSED,
                     _("A staff card needs a PIN that nobody else has set: obecni staff pin %s --as "
                       "%s"),
                     code, code);
}

static bool insert(struct club *club, const struct staff_card_issued *issued,
                   const struct staff_key *key, struct error *err)
{
    const struct staff_card *card = &issued->card;
    unsigned char hash[TOKEN_HASH_SIZE];
    token_hash(issued->payload, hash);
    struct statement *s = statement_new(
        club->store, "INSERT INTO staff_card (id, staff_id, number, token_hash, salt, operations,"
                     " memory_bytes, nonce, wrapped, issued_at, issued_by) VALUES (:id, :staff,"
                     " :number, :hash, :salt, :operations, :memory, :nonce, :wrapped, :now, :actor)");
    statement_bind_integer(s, ":id", card->id);
    statement_bind_integer(s, ":staff", card->staff_id);
    statement_bind_text(s, ":number", card->number);
    statement_bind_bytes(s, ":hash", hash, sizeof hash);
    statement_bind_bytes(s, ":salt", key->salt, sizeof key->salt);
    statement_bind_integer(s, ":operations", key->operations);
    statement_bind_integer(s, ":memory", key->memory_bytes);
    statement_bind_bytes(s, ":nonce", key->nonce, sizeof key->nonce);
    statement_bind_bytes(s, ":wrapped", key->wrapped, sizeof key->wrapped);
    statement_bind_integer(s, ":now", card->issued_at);
    statement_bind_text(s, ":actor", card->issued_by);
    if (!statement_run(s, err))
        return false;
    s = statement_new(club->store, "INSERT INTO staff_card_guard (staff_card_id) VALUES (:id)");
    statement_bind_integer(s, ":id", card->id);
    return statement_run(s, err);
}

bool staff_card_revoke_row(struct club *club, int64_t staff_id, const char *reason,
                           char number[NUMBER_SIZE], struct error *err)
{
    struct staff_card card;
    bool found;
    number[0] = '\0';
    if (!staff_card_find_in_use(club, staff_id, &card, &found, err) || !found)
        return err->kind == ERROR_NONE;
    memcpy(number, card.number, NUMBER_SIZE);
    struct statement *s = statement_new(
        club->store, "UPDATE staff_card SET revoked_at = :now, revoked_reason = :reason,"
                     " wrapped = NULL WHERE id = :id");
    statement_bind_integer(s, ":id", card.id);
    statement_bind_text(s, ":reason", reason);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

static bool issue(struct club *club, const struct staff *staff, const char *digits,
                  enum vault_cost cost, struct staff_card_issued *issued, struct error *err)
{
    struct staff_key key;
    struct staff_card *card = &issued->card;
    if (!staff_card_revoke_row(club, staff->id, "replaced", issued->replaced, err) ||
        !number_new(club, card->number, err))
        return false;
    card->id = club_new_id(club);
    card->staff_id = staff->id;
    card->issued_at = club_now(club);
    memcpy(card->staff, staff->code, sizeof card->staff);
    memcpy(card->issued_by, club->actor, sizeof card->issued_by);
    token_staff_new(issued->payload);
    json_t *body = json_pack("{s:s}", "card", card->number);
    if (issued->replaced[0])
        json_object_set_new(body, "replaced", json_string(issued->replaced));
    bool ok = staff_key_wrap(&club->vault, card->id, issued->payload, digits, cost, &key, err) &&
              insert(club, issued, &key, err) &&
              club_note(club, "staff_card.issue", staff->code, json_incref(body), err);
    json_decref(body);
    return ok;
}

bool staff_card_issue(struct club *club, const char *code, const char *digits,
                      struct staff_card_issued *issued, struct error *err)
{
    struct staff staff;
    enum vault_cost cost;
    memset(issued, 0, sizeof *issued);
    if (!person_need_vault(club, err) || !staff_card_check_owner(club, code, &staff, err) ||
        !staff_key_cost(club->store, &cost, err) || !club_begin(club, err))
        return false;
    bool ok = club_end(club, issue(club, &staff, digits, cost, issued, err), err);
    if (!ok)
        staff_card_issued_wipe(issued);
    return ok;
}

static bool revoke(struct club *club, const char *code, const char *reason,
                   struct staff_card *card, struct error *err)
{
    struct staff staff;
    char number[NUMBER_SIZE];
    bool found;
    if (!staff_get(club, code, &staff, err) ||
        !staff_card_find_in_use(club, staff.id, card, &found, err))
        return false;
    if (!found)
        return error_set(err, ERROR_REFUSED, _("%s has no staff card in use."), code);
    return staff_card_revoke_row(club, staff.id, reason, number, err) &&
           club_note(club, "staff_card.revoke", code,
                     json_pack("{s:s, s:s}", "card", number, "reason", reason), err);
}

bool staff_card_revoke(struct club *club, const char *code, const char *reason,
                       struct staff_card *card, struct error *err)
{
    return dictionary_check(DICTIONARY_REVOKE_REASON, reason, err) && club_begin(club, err) &&
           club_end(club, revoke(club, code, reason, card, err), err);
}

/* The next card of somebody who has gone; 0: there is none. */
static bool find_left(struct club *club, int64_t *staff_id, char code[CODE_SIZE],
                      struct error *err)
{
    struct day_text today = day_column_text(club_today(club));
    struct statement *s = statement_new(
        club->store, "SELECT f.id, f.code FROM staff_card c JOIN staff f ON f.id = c.staff_id"
                     " WHERE c.revoked_at IS NULL AND f.until_on < :today LIMIT 1");
    statement_reads_all(s);
    statement_bind_text(s, ":today", today.text);
    *staff_id = 0;
    if (statement_step(s)) {
        *staff_id = statement_integer(s, 0);
        statement_copy_text(s, 1, code, CODE_SIZE);
    }
    return statement_finish(s, err);
}

static bool revoke_left(struct club *club, struct error *err)
{
    int64_t staff_id;
    char code[CODE_SIZE], number[NUMBER_SIZE];
    while (find_left(club, &staff_id, code, err) && staff_id) {
        if (!staff_card_revoke_row(club, staff_id, "left", number, err) ||
            !club_note(club, "staff_card.revoke", code,
                       json_pack("{s:s, s:s}", "card", number, "reason", "left"), err))
            return false;
    }
    return err->kind == ERROR_NONE;
}

bool staff_card_revoke_left(struct club *club, struct error *err)
{
    return club_begin(club, err) && club_end(club, revoke_left(club, err), err);
}

bool staff_card_list(struct club *club, bool with_revoked, struct staff_card_list *list,
                     struct error *err)
{
    struct statement *s = statement_new(
        club->store, STAFF_CARD_SELECT " WHERE :with_revoked OR c.revoked_at IS NULL"
                                       " ORDER BY f.code, c.id");
    statement_reads_all(s);
    statement_bind_integer(s, ":with_revoked", with_revoked);
    while (statement_step(s)) {
        list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        memset(&list->items[list->count], 0, sizeof *list->items);
        read_row(s, &list->items[list->count++]);
    }
    return statement_finish(s, err);
}

void staff_card_list_free(struct staff_card_list *list)
{
    free(list->items);
    memset(list, 0, sizeof *list);
}
