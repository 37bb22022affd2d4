/* Sealing and opening identity records, and the names made of them. */
#include "club/person.h"

#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "store/statement.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool person_need_vault(const struct club *club, struct error *err)
{
    return vault_is_open(&club->vault) ||
           error_set(err, ERROR_REFUSED,
                     _("The vault is locked, so nothing that identifies a person can be read or "
                       "written. Unlock it first."));
}

void person_wipe(struct person *person)
{
    explicit_bzero(person, sizeof *person);
}

/* What is empty is left out. */
static void put(json_t *record, const char *key, const char *value)
{
    if (value[0])
        json_object_set_new(record, key, json_string(value));
}

/* The record as text on the heap, to be given back with vault_wipe. */
static char *write_record(const struct person *person)
{
    json_t *record = json_object();
    put(record, "given_names", person->given_names);
    put(record, "surname", person->surname);
    put(record, "form_of_address", person->form_of_address);
    put(record, "birth_on", person->birth_on);
    put(record, "case_sign", person->case_sign);
    put(record, "phone", person->phone);
    put(record, "target_groups", person->target_groups);
    char *text = json_dumps(record, JSON_COMPACT | JSON_SORT_KEYS);
    json_decref(record);
    return text;
}

static void take(const json_t *record, const char *key, char *text, size_t size)
{
    const char *value = json_string_value(json_object_get(record, key));
    text_copy(text, size, value ? value : "");
}

static bool read_record(const char *text, struct person *person)
{
    json_t *record = json_loads(text, 0, NULL);
    take(record, "given_names", person->given_names, sizeof person->given_names);
    take(record, "surname", person->surname, sizeof person->surname);
    take(record, "form_of_address", person->form_of_address, sizeof person->form_of_address);
    take(record, "birth_on", person->birth_on, sizeof person->birth_on);
    take(record, "case_sign", person->case_sign, sizeof person->case_sign);
    take(record, "phone", person->phone, sizeof person->phone);
    take(record, "target_groups", person->target_groups, sizeof person->target_groups);
    bool ok = json_is_object(record);
    json_decref(record);
    return ok;
}

void person_case_mark(const struct vault *vault, const char *case_sign,
                      unsigned char mark[VAULT_MARK_SIZE])
{
    char folded[4 * PERSON_CASE_SIZE];
    size_t length = 0;
    text_fold(case_sign, folded, sizeof folded);
    for (const char *from = folded; *from; from++) {
        if (*from != ' ')
            folded[length++] = *from;
    }
    folded[length] = '\0';
    vault_mark(vault, folded, mark);
    explicit_bzero(folded, sizeof folded);
}

static bool next_version(struct club *club, int64_t participant_id, int64_t *version,
                         struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "SELECT ifnull(max(version), 0) + 1 FROM identity WHERE participant_id = :participant");
    statement_bind_integer(s, ":participant", participant_id);
    *version = statement_step(s) ? statement_integer(s, 0) : 0;
    return statement_finish(s, err);
}

bool person_seal(struct club *club, int64_t participant_id, const struct person *person,
                 struct error *err)
{
    unsigned char nonce[VAULT_NONCE_SIZE], mark[VAULT_MARK_SIZE], *sealed;
    size_t length;
    int64_t version;
    if (!person_need_vault(club, err) || !next_version(club, participant_id, &version, err))
        return false;
    char *text = write_record(person);
    vault_seal(&club->vault, participant_id, version, text, nonce, &sealed, &length);
    vault_wipe(text);
    struct statement *s = statement_new(
        club->store, "INSERT INTO identity (participant_id, version, nonce, sealed, case_mark,"
                     "  sealed_at)"
                     " VALUES (:participant, :version, :nonce, :sealed, :mark, :now)");
    statement_bind_integer(s, ":participant", participant_id);
    statement_bind_integer(s, ":version", version);
    statement_bind_bytes(s, ":nonce", nonce, sizeof nonce);
    statement_bind_bytes(s, ":sealed", sealed, length);
    if (person->case_sign[0]) {
        person_case_mark(&club->vault, person->case_sign, mark);
        statement_bind_bytes(s, ":mark", mark, sizeof mark);
    }
    statement_bind_integer(s, ":now", club_now(club));
    bool ok = statement_run(s, err);
    free(sealed);
    return ok;
}

/* Opens the record in the current row: nonce, sealed, version. */
static bool unseal_row(struct club *club, int64_t participant_id, struct statement *s,
                       struct person *person)
{
    size_t nonce_length, length;
    char *text;
    const unsigned char *nonce = statement_bytes(s, 0, &nonce_length);
    const unsigned char *sealed = statement_bytes(s, 1, &length);
    if (!vault_unseal(&club->vault, participant_id, statement_integer(s, 2), nonce, sealed, length,
                      &text))
        return false;
    bool ok = read_record(text, person);
    vault_wipe(text);
    return ok;
}

bool person_find(struct club *club, int64_t participant_id, struct person *person, bool *found,
                 struct error *err)
{
    memset(person, 0, sizeof *person);
    *found = false;
    if (!person_need_vault(club, err))
        return false;
    struct statement *s = statement_new(
        club->store, "SELECT nonce, sealed, version FROM identity"
                     " WHERE participant_id = :participant ORDER BY version DESC LIMIT 1");
    statement_bind_integer(s, ":participant", participant_id);
    *found = statement_step(s);
    bool holds = !*found || unseal_row(club, participant_id, s, person);
    if (!statement_finish(s, err))
        return false;
    return holds || error_set(err, ERROR_STORAGE,
                              _("A sealed identity was damaged or exchanged. Restore a backup."));
}

static void join(const char *first, const char *second, char name[NAME_SIZE])
{
    snprintf(name, NAME_SIZE, "%s%s%s", first, first[0] && second[0] ? " " : "", second);
}

void person_name_list_order(const struct person *person, char name[NAME_SIZE])
{
    join(person->surname, person->given_names, name);
}

void person_name_plain(const struct person *person, char name[NAME_SIZE])
{
    join(person->given_names, person->surname, name);
}

bool person_names(struct club *club, const int64_t *participant_ids, size_t count,
                  char (*names)[NAME_SIZE], struct error *err)
{
    struct person person = {0};
    bool found, ok = true;
    for (size_t i = 0; ok && i < count; i++) {
        ok = person_find(club, participant_ids[i], &person, &found, err);
        person_name_list_order(&person, names[i]);
    }
    person_wipe(&person);
    return ok;
}

struct sorted_name {
    const struct text_order *order;
    const char *name;
    size_t index;
};

static int compare_names(const void *a, const void *b)
{
    const struct sorted_name *left = a, *right = b;
    int result = 0;
    if (left->name[0] && right->name[0])
        result = text_order_compare(left->order, left->name, right->name);
    else if (left->name[0] || right->name[0])
        result = left->name[0] ? -1 : 1;
    return result ? result : left->index < right->index ? -1 : 1;
}

void person_names_sort(char (*names)[NAME_SIZE], size_t count, size_t *order)
{
    struct text_order *polish = text_order_new();
    struct sorted_name *sorted = memory_new(count, sizeof *sorted);
    for (size_t i = 0; i < count; i++)
        sorted[i] = (struct sorted_name){.order = polish, .name = names[i], .index = i};
    if (count)
        qsort(sorted, count, sizeof *sorted, compare_names);
    for (size_t i = 0; i < count; i++)
        order[i] = sorted[i].index;
    free(sorted);
    text_order_free(polish);
}
