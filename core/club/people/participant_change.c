/* Adding participants, and putting right who they are. */
#include "club/people/participant.h"

#include "base/language.h"
#include "club/number.h"
#include "store/statement.h"
#include "trust/token.h"

#include <stdio.h>
#include <string.h>

/* The given number, which must be free, or a new one. */
static bool take_number(struct club *club, const char *wanted, char number[NUMBER_SIZE],
                        struct error *err)
{
    bool is_taken;
    if (!wanted)
        return number_new(club, number, err);
    if (!token_number_read(wanted, number))
        return error_set(err, ERROR_USAGE,
                         _("“%.20s” is not a number: 6 characters and a check character."), wanted);
    if (!number_is_taken(club, number, &is_taken, err))
        return false;
    return !is_taken || error_set(err, ERROR_REFUSED, _("The number %s is taken already."), number);
}

static bool insert(struct club *club, const struct participant *participant, struct error *err)
{
    struct statement *s =
        statement_new(club->store, "INSERT INTO participant (id, number, created_at)"
                                   " VALUES (:id, :number, :now)");
    statement_bind_integer(s, ":id", participant->id);
    statement_bind_text(s, ":number", participant->number);
    statement_bind_integer(s, ":now", participant->created_at);
    return statement_run(s, err);
}

bool participant_insert(struct club *club, const char *number, struct participant *participant,
                        struct error *err)
{
    *participant = (struct participant){.left_on = DAY_NONE};
    if (!take_number(club, number, participant->number, err))
        return false;
    participant->id = club_new_id(club);
    participant->created_at = club_now(club);
    return insert(club, participant, err);
}

static bool add(struct club *club, const char *number, const struct person *person,
                struct participant *participant, struct error *err)
{
    static const struct person nobody;
    if (!participant_insert(club, number, participant, err) ||
        (person && !person_seal(club, participant->id, person, err)))
        return false;
    participant->has_identity = person != NULL;
    json_t *fields = person ? person_differences(&nobody, person) : json_array();
    return club_note(club, "participant.add", participant->number,
                     json_pack("{s:b, s:o}", "number_given", number != NULL, "fields", fields),
                     err);
}

bool participant_add(struct club *club, const char *number, const struct person_entry *entry,
                     struct participant *participant, struct error *err)
{
    struct person person = {0};
    bool has_person = entry && !person_entry_is_empty(entry);
    if (has_person && (!person_need_vault(club, err) || !person_apply(club, entry, &person, err)))
        return false;
    bool ok = club_begin(club, err);
    if (ok) {
        ok = add(club, number, has_person ? &person : NULL, participant, err);
        ok = club_end(club, ok, err);
    }
    person_wipe(&person);
    return ok;
}

/* Seals the changed person unless nothing differs. */
static bool correct(struct club *club, const struct participant *participant,
                    const struct person_entry *entry, struct error *err)
{
    struct person before, after;
    bool found;
    json_t *fields = NULL;
    bool ok = person_find(club, participant->id, &before, &found, err);
    after = before;
    if (ok && person_apply(club, entry, &after, err)) {
        fields = person_differences(&before, &after);
        ok = json_array_size(fields) > 0 ||
             error_set(err, ERROR_USAGE, _("Nothing differs from what is known already."));
        ok = ok && person_seal(club, participant->id, &after, err) &&
             club_note(club, "participant.change", participant->number,
                       json_pack("{s:O}", "fields", fields), err);
    } else {
        ok = false;
    }
    json_decref(fields);
    person_wipe(&before);
    person_wipe(&after);
    return ok;
}

bool participant_change(struct club *club, const char *number, const struct person_entry *entry,
                        struct error *err)
{
    struct participant participant;
    if (person_entry_is_empty(entry))
        return error_set(err, ERROR_USAGE, _("Nothing to change was named."));
    if (!person_need_vault(club, err) || !club_begin(club, err))
        return false;
    bool ok = participant_get(club, number, &participant, err) &&
              participant_check_kept(club, &participant, err) &&
              correct(club, &participant, entry, err);
    return club_end(club, ok, err);
}
