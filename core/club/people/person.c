/* Sealing and opening identity records, and the names made of them. */
#include "club/people/person.h"

#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "club/people/person_record.h"
#include "club/people/target_group_record.h"
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

static bool seal_record(struct club *club, int64_t participant_id, const struct person *person,
                        struct error *err)
{
    unsigned char nonce[VAULT_NONCE_SIZE], mark[VAULT_MARK_SIZE], *sealed;
    size_t length;
    int64_t version;
    if (!person_need_vault(club, err) || !next_version(club, participant_id, &version, err))
        return false;
    char *text = person_record_write(person);
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

static bool seal_groups(struct club *club, int64_t participant_id, const char *groups,
                        struct error *err)
{
    char before[TARGET_GROUPS_SIZE];
    bool ok = target_group_on(club, participant_id, club_today(club), before, err);
    if (ok && strcmp(before, groups) != 0)
        ok = target_group_seal(club, participant_id, club_today(club), groups, err);
    explicit_bzero(before, sizeof before);
    return ok;
}

bool person_seal(struct club *club, int64_t participant_id, const struct person *person,
                 struct error *err)
{
    return seal_record(club, participant_id, person, err) &&
           seal_groups(club, participant_id, person->target_groups, err);
}

static bool refuse_damaged(struct error *err)
{
    return error_set(err, ERROR_STORAGE,
                     _("A sealed identity was damaged or exchanged. Restore a backup."));
}

/* The newest record of a participant, to be given back with vault_wipe; NULL for none. */
static bool open_newest(struct club *club, int64_t participant_id, char **text, struct error *err)
{
    bool holds = true;
    *text = NULL;
    if (!person_need_vault(club, err))
        return false;
    struct statement *s = statement_new(
        club->store, "SELECT nonce, sealed, version FROM identity"
                     " WHERE participant_id = :participant ORDER BY version DESC LIMIT 1");
    statement_bind_integer(s, ":participant", participant_id);
    if (statement_step(s)) {
        size_t nonce_length, length;
        const unsigned char *nonce = statement_bytes(s, 0, &nonce_length);
        const unsigned char *sealed = statement_bytes(s, 1, &length);
        holds = vault_unseal(&club->vault, participant_id, statement_integer(s, 2), nonce, sealed,
                             length, text);
    }
    return statement_finish(s, err) && (holds || refuse_damaged(err));
}

bool person_find(struct club *club, int64_t participant_id, struct person *person, bool *found,
                 struct error *err)
{
    char *text;
    memset(person, 0, sizeof *person);
    *found = false;
    if (!open_newest(club, participant_id, &text, err))
        return false;
    *found = text;
    bool holds = !text || person_record_read(text, person);
    vault_wipe(text);
    if (!holds)
        return refuse_damaged(err);
    return !*found ||
           target_group_on(club, participant_id, club_today(club), person->target_groups, err);
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
    bool is_alone = store_depth(club->store) == 0;
    bool ok = !is_alone || store_begin_reading(club->store, __func__, err);
    bool began = is_alone && ok;
    for (size_t i = 0; ok && i < count; i++) {
        char *text;
        names[i][0] = '\0';
        ok = open_newest(club, participant_ids[i], &text, err) &&
             (!text || person_record_read_name(text, names[i]) || refuse_damaged(err));
        vault_wipe(text);
    }
    return began ? store_end(club->store, ok, err) : ok;
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
