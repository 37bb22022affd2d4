/* Sealing versions of an identity anew without the optional fields. */
#include "rights/optional_data.h"

#include "base/language.h"
#include "base/memory.h"
#include "club/people/participant.h"
#include "club/people/person_record.h"
#include "rights/request.h"
#include "store/statement.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One version as it lies in the table. */
struct version {
    int64_t participant_id, version;
    struct person person;
    bool has_phone, has_birth;
};
struct versions {
    struct version *items;
    size_t count, capacity;
};

static void versions_free(struct versions *versions)
{
    if (versions->items)
        explicit_bzero(versions->items, versions->count * sizeof *versions->items);
    free(versions->items);
}

/* Grown by hand: what moves would stay behind unwiped. */
static bool count_versions(struct club *club, int64_t person_id, size_t *count, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT count(*) FROM identity i JOIN participant p ON p.id = i.participant_id"
                     " WHERE p.id = :person OR p.merged_into_id = :person");
    statement_bind_integer(s, ":person", person_id);
    *count = statement_step(s) ? (size_t)statement_integer(s, 0) : 0;
    return statement_finish(s, err);
}

static bool open_version(struct club *club, struct statement *s, struct version *version)
{
    size_t nonce_length, length;
    char *text = NULL;
    const unsigned char *nonce = statement_bytes(s, 2, &nonce_length);
    const unsigned char *sealed = statement_bytes(s, 3, &length);
    version->participant_id = statement_integer(s, 0);
    version->version = statement_integer(s, 1);
    bool holds = vault_unseal(&club->vault, version->participant_id, version->version, nonce,
                              sealed, length, &text) &&
                 person_record_read(text, &version->person);
    vault_wipe(text);
    version->has_phone = version->person.phone[0] != '\0';
    version->has_birth = version->person.birth_on[0] != '\0';
    return holds;
}

static bool read_versions(struct club *club, int64_t person_id, struct versions *versions,
                          struct error *err)
{
    bool holds = true;
    size_t all;
    if (!person_need_vault(club, err) || !count_versions(club, person_id, &all, err))
        return false;
    versions->items = memory_new(all + 1, sizeof *versions->items);
    struct statement *s = statement_new(
        club->store, "SELECT i.participant_id, i.version, i.nonce, i.sealed FROM identity i"
                     " JOIN participant p ON p.id = i.participant_id"
                     " WHERE p.id = :person OR p.merged_into_id = :person");
    statement_bind_integer(s, ":person", person_id);
    while (holds && versions->count < all && statement_step(s))
        holds = open_version(club, s, &versions->items[versions->count++]);
    if (!statement_finish(s, err))
        return false;
    return holds || error_set(err, ERROR_STORAGE,
                              _("A sealed identity was damaged or exchanged. Restore a backup."));
}

static void sum_up(const struct versions *versions, bool has_preferences, struct optional_data *data)
{
    bool has_phone = false, has_birth = false;
    *data = (struct optional_data){0};
    for (size_t i = 0; i < versions->count; i++) {
        has_phone = has_phone || versions->items[i].has_phone;
        has_birth = has_birth || versions->items[i].has_birth;
        data->versions += versions->items[i].has_phone || versions->items[i].has_birth;
    }
    data->has_preferences = has_preferences;
    snprintf(data->fields, sizeof data->fields, "%s%s%s", has_phone ? " phone" : "",
             has_birth ? " birth_on" : "", has_preferences ? " preferences" : "");
    if (data->fields[0])
        memmove(data->fields, data->fields + 1, strlen(data->fields));
}

static bool find_preferences(struct club *club, int64_t person_id, bool *found, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT 1 FROM participant_preference f JOIN participant p"
                     "  ON p.id = f.participant_id"
                     " WHERE p.id = :person OR p.merged_into_id = :person");
    statement_bind_integer(s, ":person", person_id);
    *found = statement_step(s);
    return statement_finish(s, err);
}

static bool erase_preferences(struct club *club, int64_t person_id, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "DELETE FROM participant_preference WHERE participant_id IN"
                     " (SELECT id FROM participant WHERE id = :person OR merged_into_id = :person)");
    statement_bind_integer(s, ":person", person_id);
    return statement_run(s, err);
}

bool optional_data_find(struct club *club, const char *number, struct optional_data *data,
                        struct error *err)
{
    struct participant participant;
    struct versions versions = {0};
    bool has_preferences = false;
    bool ok = participant_get(club, number, &participant, err) &&
              read_versions(club, participant.id, &versions, err) &&
              find_preferences(club, participant.id, &has_preferences, err);
    sum_up(&versions, has_preferences, data);
    versions_free(&versions);
    return ok;
}

static bool seal_again(struct club *club, struct version *version, struct error *err)
{
    unsigned char nonce[VAULT_NONCE_SIZE], *sealed;
    size_t length;
    explicit_bzero(version->person.phone, sizeof version->person.phone);
    explicit_bzero(version->person.birth_on, sizeof version->person.birth_on);
    char *text = person_record_write(&version->person);
    vault_seal(&club->vault, version->participant_id, version->version, text, nonce, &sealed,
               &length);
    vault_wipe(text);
    struct statement *s = statement_new(
        club->store, "UPDATE identity SET nonce = :nonce, sealed = :sealed"
                     " WHERE participant_id = :participant AND version = :version");
    statement_bind_bytes(s, ":nonce", nonce, sizeof nonce);
    statement_bind_bytes(s, ":sealed", sealed, length);
    statement_bind_integer(s, ":participant", version->participant_id);
    statement_bind_integer(s, ":version", version->version);
    bool ok = statement_run(s, err);
    free(sealed);
    return ok;
}

/* The row comes first: the schema lets a version be sealed anew only where one names it. */
static bool name_erasure(struct club *club, int64_t participant_id, const char *fields,
                         int64_t request_id, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "INSERT INTO erasure (id, participant_id, fields, request_id, actor, noted_at)"
                     " VALUES (:id, :participant, :fields, nullif(:request, 0), :actor, :now)");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_integer(s, ":participant", participant_id);
    statement_bind_text(s, ":fields", fields);
    statement_bind_integer(s, ":request", request_id);
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

static bool seal_all(struct club *club, struct versions *versions, const char *fields,
                     int64_t request_id, struct error *err)
{
    bool ok = true;
    int64_t named = 0;
    for (size_t i = 0; ok && i < versions->count; i++) {
        struct version *version = &versions->items[i];
        if (!version->has_phone && !version->has_birth)
            continue;
        if (version->participant_id != named)
            ok = name_erasure(club, version->participant_id, fields, request_id, err);
        named = version->participant_id;
        ok = ok && seal_again(club, version, err);
    }
    return ok;
}

static bool find_request(struct club *club, const char *code, int64_t person_id,
                         int64_t *request_id, struct error *err)
{
    struct request request = {0};
    *request_id = 0;
    if (!code)
        return true;
    if (!request_get(club, code, &request, err))
        return false;
    *request_id = request.id;
    return request.person_id == person_id ||
           error_set(err, ERROR_REFUSED, _("Request %s is somebody else's."), request.code);
}

static bool erase(struct club *club, const char *number, const char *code,
                  struct optional_data *data, struct error *err)
{
    struct participant participant;
    struct versions versions = {0};
    int64_t request_id;
    bool has_preferences = false;
    bool ok = participant_get(club, number, &participant, err) &&
              find_request(club, code, participant.id, &request_id, err) &&
              read_versions(club, participant.id, &versions, err) &&
              find_preferences(club, participant.id, &has_preferences, err);
    sum_up(&versions, has_preferences, data);
    if (ok && !data->versions && !has_preferences)
        ok = error_set(err, ERROR_REFUSED,
                       _("No optional data are held of participant %s: no phone number, no birth "
                         "date, nothing about the kiosk."),
                       number);
    ok = ok && seal_all(club, &versions, data->fields, request_id, err) &&
         (data->versions || name_erasure(club, participant.id, data->fields, request_id, err)) &&
         (!has_preferences || erase_preferences(club, participant.id, err)) &&
         club_note(club, "participant.erase", number,
                   json_pack("{s:s, s:i, s:s*}", "fields", data->fields, "versions",
                             data->versions, "request", code),
                   err);
    versions_free(&versions);
    return ok;
}

bool optional_data_erase(struct club *club, const char *participant, const char *request,
                         struct optional_data *data, struct error *err)
{
    return club_begin(club, err) &&
           club_end(club, erase(club, participant, request, data, err), err);
}
