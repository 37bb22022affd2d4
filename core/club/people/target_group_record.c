/* Sealing and opening statements about target groups. The sealed text is the day, a space and
 * the codes: "2026-01-12 alcohol,homeless". */
#include "club/people/target_group_record.h"

#include "base/language.h"
#include "base/memory.h"
#include "club/day_column.h"
#include "club/people/participant.h"
#include "store/statement.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void target_group_record_free(struct target_group_record *record)
{
    if (record->items)
        explicit_bzero(record->items, record->capacity * sizeof *record->items);
    free(record->items);
    *record = (struct target_group_record){0};
}

static bool read_text(const char *text, struct target_group_statement *statement)
{
    char day[DAY_SIZE];
    size_t length = strlen(text);
    if (length < DAY_SIZE || text[DAY_SIZE - 1] != ' ' ||
        length - DAY_SIZE >= sizeof statement->groups)
        return false;
    memcpy(day, text, DAY_SIZE - 1);
    day[DAY_SIZE - 1] = '\0';
    memcpy(statement->groups, text + DAY_SIZE, length - DAY_SIZE + 1);
    return day_parse(day, &statement->from_on);
}

/* Sealed for minus the version: an identity has the plain one. */
static bool open_one(struct club *club, int64_t participant_id, struct statement *s,
                     struct target_group_statement *statement)
{
    size_t nonce_length, length;
    char *text = NULL;
    *statement = (struct target_group_statement){.version = statement_integer(s, 0),
                                                 .noted_at = statement_integer(s, 3)};
    const unsigned char *nonce = statement_bytes(s, 1, &nonce_length);
    const unsigned char *sealed = statement_bytes(s, 2, &length);
    bool holds = vault_unseal(&club->vault, participant_id, -statement->version, nonce, sealed,
                              length, &text) &&
                 read_text(text, statement);
    vault_wipe(text);
    return holds;
}

/* Counted first: what grows moves, and would stay behind unwiped. */
static bool count(struct club *club, int64_t participant_id, size_t *most, struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "SELECT count(*) FROM target_group_record WHERE participant_id = :participant");
    statement_bind_integer(s, ":participant", participant_id);
    *most = statement_step(s) ? (size_t)statement_integer(s, 0) : 0;
    return statement_finish(s, err);
}

bool target_group_record_list(struct club *club, int64_t participant_id,
                              struct target_group_record *record, struct error *err)
{
    bool holds = true;
    size_t most;
    if (!person_need_vault(club, err) || !count(club, participant_id, &most, err))
        return false;
    if (!most)
        return true;
    record->items = memory_new(most, sizeof *record->items);
    record->capacity = most;
    struct statement *s = statement_new(
        club->store, "SELECT version, nonce, sealed, sealed_at FROM target_group_record"
                     " WHERE participant_id = :participant ORDER BY version");
    statement_bind_integer(s, ":participant", participant_id);
    while (holds && record->count < most && statement_step(s))
        holds = open_one(club, participant_id, s, &record->items[record->count++]);
    return statement_finish(s, err) &&
           (holds || error_set(err, ERROR_STORAGE,
                               _("A sealed record of target groups was damaged or exchanged. "
                                 "Restore a backup.")));
}

const char *target_group_record_at(const struct target_group_record *record, int day)
{
    const struct target_group_statement *holds = NULL, *first = NULL;
    for (size_t i = 0; i < record->count; i++) {
        const struct target_group_statement *item = &record->items[i];
        if (item->from_on <= day && (!holds || item->from_on >= holds->from_on))
            holds = item;
        if (!first || item->from_on <= first->from_on)
            first = item;
    }
    holds = holds ? holds : first;
    return holds ? holds->groups : "";
}

bool target_group_on(struct club *club, int64_t participant_id, int day,
                     char groups[TARGET_GROUPS_SIZE], struct error *err)
{
    struct target_group_record record = {0};
    bool ok = target_group_record_list(club, participant_id, &record, err);
    memcpy(groups, "", 1);
    if (ok)
        snprintf(groups, TARGET_GROUPS_SIZE, "%s", target_group_record_at(&record, day));
    target_group_record_free(&record);
    return ok;
}

bool target_group_seal(struct club *club, int64_t participant_id, int from_on,
                       const char *groups, struct error *err)
{
    char text[DAY_SIZE + TARGET_GROUPS_SIZE];
    unsigned char nonce[VAULT_NONCE_SIZE], *sealed;
    size_t length, most;
    if (!person_need_vault(club, err) || !count(club, participant_id, &most, err))
        return false;
    snprintf(text, sizeof text, "%s %s", day_column_text(from_on).text, groups);
    vault_seal(&club->vault, participant_id, -(int64_t)(most + 1), text, nonce, &sealed, &length);
    explicit_bzero(text, sizeof text);
    struct statement *s = statement_new(
        club->store, "INSERT INTO target_group_record (participant_id, version, nonce, sealed,"
                     "  sealed_at) VALUES (:participant, :version, :nonce, :sealed, :now)");
    statement_bind_integer(s, ":participant", participant_id);
    statement_bind_integer(s, ":version", (int64_t)(most + 1));
    statement_bind_bytes(s, ":nonce", nonce, sizeof nonce);
    statement_bind_bytes(s, ":sealed", sealed, length);
    statement_bind_integer(s, ":now", club_now(club));
    bool ok = statement_run(s, err);
    free(sealed);
    return ok;
}

static bool check_settable(struct club *club, const struct participant *participant, int from_on,
                           struct error *err)
{
    if (from_on > club_today(club))
        return error_set(err, ERROR_USAGE, _("%s lies ahead."), day_column_text(from_on).text);
    if (participant->merged_into[0])
        return error_set(err, ERROR_REFUSED, _("%s was merged: it leads to %s."),
                         participant->number, participant->merged_into);
    return participant->has_identity ||
           error_set(err, ERROR_REFUSED,
                     _("%s is known by number only. Target groups belong to the case: add who it "
                       "is first."),
                     participant->number);
}

/* The ledger says that something was noted, and nothing of what. */
static bool set(struct club *club, const char *number, const char *typed, int from_on,
                struct error *err)
{
    struct participant participant;
    char before[TARGET_GROUPS_SIZE], groups[TARGET_GROUPS_SIZE] = "";
    bool ok = participant_get(club, number, &participant, err) &&
              check_settable(club, &participant, from_on, err) &&
              target_group_on(club, participant.id, from_on, before, err) &&
              target_group_read(club, typed, before, groups, err);
    if (ok && strcmp(before, groups) == 0)
        ok = error_set(err, ERROR_USAGE, _("Nothing differs from what is known already."));
    ok = ok && target_group_seal(club, participant.id, from_on, groups, err) &&
         club_note(club, "participant.groups", participant.number, NULL, err);
    explicit_bzero(before, sizeof before);
    explicit_bzero(groups, sizeof groups);
    return ok;
}

bool target_group_set(struct club *club, const char *number, const char *typed, int from_on,
                      struct error *err)
{
    return person_need_vault(club, err) && club_begin(club, err) &&
           club_end(club, set(club, number, typed, from_on, err), err);
}
