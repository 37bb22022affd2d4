/* Filling the sections of an export. */
#include "exchange/person_export.h"

#include "base/language.h"
#include "club/day_column.h"
#include "club/people/participant.h"
#include "club/people/person_record.h"
#include "club/people/target_group_record.h"
#include "exchange/person_export_sections.h"
#include "store/statement.h"

#include <string.h>

static bool refuse_damaged(struct error *err)
{
    return error_set(err, ERROR_STORAGE,
                     _("Sealed words were damaged or exchanged. Restore a backup."));
}

json_t *person_export_instant(int64_t at)
{
    char text[CLOCK_TEXT_SIZE];
    clock_format(at, text);
    return at ? json_string(text) : json_null();
}

/* Null for none, while locked, and for what was disposed of. */
static bool read_sealed(struct club *club, struct statement *s, int column, json_t **value)
{
    size_t nonce_length, length;
    char *text = NULL;
    *value = json_null();
    const unsigned char *nonce = statement_bytes(s, column, &nonce_length);
    const unsigned char *sealed = statement_bytes(s, column + 1, &length);
    if (length == 0 || !vault_is_open(&club->vault))
        return true;
    if (!vault_unseal(&club->vault, statement_integer(s, column + 2),
                      statement_integer(s, column + 3), nonce, sealed, length, &text))
        return false;
    *value = json_string(text);
    vault_wipe(text);
    return true;
}

static bool read_cell(struct club *club, struct statement *s, enum export_kind kind, int *column,
                      json_t **value)
{
    int at = (*column)++;
    if (kind == EXPORT_SEALED) {
        *column = at + 4;
        return read_sealed(club, s, at, value);
    }
    if (statement_is_null(s, at))
        *value = json_null();
    else if (kind == EXPORT_NUMBER)
        *value = json_integer(statement_integer(s, at));
    else if (kind == EXPORT_INSTANT)
        *value = person_export_instant(statement_integer(s, at));
    else
        *value = json_string(statement_text(s, at));
    return true;
}

static bool read_rows(struct club *club, const struct export_section *section, int64_t person_id,
                      json_t *rows, struct error *err)
{
    bool holds = true;
    struct statement *s = statement_new(club->store, section->sql);
    statement_bind_integer(s, ":person", person_id);
    while (holds && statement_step(s)) {
        json_t *row = json_object();
        int at = 0;
        for (const struct export_column *column = section->columns; holds && column->key; column++) {
            json_t *value = NULL;
            holds = read_cell(club, s, column->kind, &at, &value);
            json_object_set_new(row, column->key, value ? value : json_null());
        }
        json_array_append_new(rows, row);
    }
    return statement_finish(s, err) && (holds || refuse_damaged(err));
}

static void add_text(json_t *row, const char *key, const char *text)
{
    json_object_set_new(row, key, *text ? json_string(text) : json_null());
}

static void add_person(json_t *row, const struct person *person)
{
    add_text(row, "surname", person->surname);
    add_text(row, "given_names", person->given_names);
    add_text(row, "form_of_address", person->form_of_address);
    add_text(row, "birth_on", person->birth_on);
    add_text(row, "case_sign", person->case_sign);
    add_text(row, "phone", person->phone);
}

static bool add_version(struct club *club, struct statement *s, json_t *rows)
{
    size_t nonce_length, length;
    char *text = NULL;
    struct person person;
    const unsigned char *nonce = statement_bytes(s, 2, &nonce_length);
    const unsigned char *sealed = statement_bytes(s, 3, &length);
    bool holds = vault_unseal(&club->vault, statement_integer(s, 4), statement_integer(s, 0), nonce,
                              sealed, length, &text) &&
                 person_record_read(text, &person);
    vault_wipe(text);
    if (!holds)
        return false;
    json_t *row = json_pack("{s:I, s:o}", "version", (json_int_t)statement_integer(s, 0),
                            "sealed_at", person_export_instant(statement_integer(s, 1)));
    add_person(row, &person);
    person_wipe(&person);
    json_array_append_new(rows, row);
    return true;
}

bool person_export_identity(struct club *club, int64_t person_id, json_t *rows, struct error *err)
{
    bool holds = true;
    if (!vault_is_open(&club->vault))
        return true;
    struct statement *s = statement_new(
        club->store, "SELECT i.version, i.sealed_at, i.nonce, i.sealed, i.participant_id"
                     " FROM identity i JOIN participant p ON p.id = i.participant_id"
                     " WHERE p.id = :person OR p.merged_into_id = :person"
                     " ORDER BY i.sealed_at, i.participant_id, i.version");
    statement_bind_integer(s, ":person", person_id);
    while (holds && statement_step(s))
        holds = add_version(club, s, rows);
    return statement_finish(s, err) && (holds || refuse_damaged(err));
}

static bool add_statements(struct club *club, int64_t participant_id, json_t *rows,
                           struct error *err)
{
    struct target_group_record record = {0};
    bool ok = target_group_record_list(club, participant_id, &record, err);
    for (size_t i = 0; ok && i < record.count; i++) {
        const struct target_group_statement *statement = &record.items[i];
        json_array_append_new(
            rows, json_pack("{s:I, s:o, s:s, s:s}", "version", (json_int_t)statement->version,
                            "noted_at", person_export_instant(statement->noted_at), "from_on",
                            day_column_text(statement->from_on).text, "groups",
                            statement->groups));
    }
    target_group_record_free(&record);
    return ok;
}

bool person_export_groups(struct club *club, int64_t person_id, json_t *rows, struct error *err)
{
    bool ok = true;
    if (!vault_is_open(&club->vault))
        return true;
    struct statement *s = statement_new(
        club->store, "SELECT id FROM participant WHERE id = :person OR merged_into_id = :person"
                     " ORDER BY id");
    statement_bind_integer(s, ":person", person_id);
    while (ok && statement_step(s))
        ok = add_statements(club, statement_integer(s, 0), rows, err);
    return statement_finish(s, err) && ok;
}

static bool fill(struct club *club, const struct export_section *section, int64_t person_id,
                 json_t *document, struct error *err)
{
    json_t *rows = json_array();
    bool ok;
    if (section->sql)
        ok = read_rows(club, section, person_id, rows, err);
    else if (strcmp(section->name, "identity") == 0)
        ok = person_export_identity(club, person_id, rows, err);
    else if (strcmp(section->name, "target_groups") == 0)
        ok = person_export_groups(club, person_id, rows, err);
    else
        ok = person_export_ledger(club, person_id, rows, err);
    json_object_set_new(document, section->name, rows);
    return ok;
}

/* Of a merged number, the one that holds. */
static bool find_person(struct club *club, const char *number, struct participant *person,
                        struct error *err)
{
    char holder[NUMBER_SIZE];
    if (!participant_get(club, number, person, err))
        return false;
    if (!person->merged_into[0])
        return true;
    memcpy(holder, person->merged_into, sizeof holder);
    return participant_get(club, holder, person, err);
}

bool person_export_make(struct club *club, const char *number, json_t **document,
                        struct error *err)
{
    size_t count;
    struct participant person;
    struct club_identity identity;
    const struct export_section *sections = export_sections(&count);
    *document = NULL;
    if (!find_person(club, number, &person, err) || !club_identity_get(club, &identity, err))
        return false;
    json_t *made = json_pack("{s:s, s:s, s:s, s:o, s:b}", "participant", person.number,
                             "institution", identity.institution, "club", identity.name, "made_at",
                             person_export_instant(club_now(club)), "has_names",
                             vault_is_open(&club->vault));
    bool ok = true;
    for (size_t i = 0; ok && i < count; i++)
        ok = fill(club, &sections[i], person.id, made, err);
    if (ok)
        *document = made;
    else
        json_decref(made);
    return ok;
}
