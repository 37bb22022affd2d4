/* Imposing and lifting restrictions, and asking for them. */
#include "rights/restriction.h"

#include "base/language.h"
#include "club/people/participant.h"
#include "rights/request.h"
#include "store/statement.h"

#include <string.h>

bool restriction_holds(struct club *club, int64_t participant_id, bool *holds, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT 1 FROM participant p"
                     " JOIN restricted_person r ON r.person_id = ifnull(p.merged_into_id, p.id)"
                     " WHERE p.id = :participant");
    statement_bind_integer(s, ":participant", participant_id);
    *holds = statement_step(s);
    return statement_finish(s, err);
}

bool restriction_count(struct club *club, int *count, struct error *err)
{
    struct statement *s = statement_new(club->store, "SELECT count(*) FROM restricted_person");
    *count = statement_step(s) ? (int)statement_integer(s, 0) : 0;
    return statement_finish(s, err);
}

static bool insert(struct club *club, int64_t participant_id, const char *kind, const char *ground,
                   int64_t request_id, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "INSERT INTO restriction (id, participant_id, kind, ground, request_id, actor,"
                     " noted_at) VALUES (:id, :participant, :kind, :ground, nullif(:request, 0),"
                     " :actor, :now)");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_integer(s, ":participant", participant_id);
    statement_bind_text(s, ":kind", kind);
    statement_bind_text(s, ":ground", ground);
    statement_bind_integer(s, ":request", request_id);
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

/* Lifted for each number of the person on which it lies: it may have come with a merge. */
static bool lift_all(struct club *club, int64_t person_id, int64_t request_id, struct error *err)
{
    int64_t ids[32];
    int count = 0;
    bool ok;
    struct statement *s = statement_new(
        club->store, "SELECT r.participant_id FROM restriction r"
                     " JOIN participant p ON p.id = r.participant_id"
                     " WHERE ifnull(p.merged_into_id, p.id) = :person AND r.kind = 'imposed'"
                     " AND NOT EXISTS (SELECT 1 FROM restriction l"
                     "  WHERE l.participant_id = r.participant_id AND l.id > r.id)");
    statement_bind_integer(s, ":person", person_id);
    while (count < (int)(sizeof ids / sizeof *ids) && statement_step(s))
        ids[count++] = statement_integer(s, 0);
    ok = statement_finish(s, err);
    for (int i = 0; ok && i < count; i++)
        ok = insert(club, ids[i], "lifted", NULL, request_id, err);
    return ok;
}

/* The request that it follows from has to be the same person's. */
static bool find_request(struct club *club, const char *code, const struct participant *participant,
                         int64_t *request_id, struct error *err)
{
    struct request request;
    *request_id = 0;
    if (!code)
        return true;
    if (!request_get(club, code, &request, err))
        return false;
    *request_id = request.id;
    return request.person_id == participant->id ||
           error_set(err, ERROR_REFUSED, _("Request %s is not one of participant %s."),
                     request.code, participant->number);
}

static bool change(struct club *club, const char *number, const char *ground, const char *code,
                   struct error *err)
{
    struct participant participant;
    int64_t request_id;
    bool holds, is_imposed = ground != NULL;
    if (!participant_get(club, number, &participant, err) ||
        !find_request(club, code, &participant, &request_id, err) ||
        !restriction_holds(club, participant.id, &holds, err))
        return false;
    if (holds == is_imposed)
        return error_set(err, ERROR_REFUSED,
                         holds ? _("Participant %s is restricted already.")
                               : _("Participant %s is not restricted."),
                         number);
    return (is_imposed ? insert(club, participant.id, "imposed", ground, request_id, err)
                       : lift_all(club, participant.id, request_id, err)) &&
           club_note(club, is_imposed ? "participant.restrict" : "participant.release", number,
                     json_pack("{s:s*, s:s*}", "ground", ground, "request", code), err);
}

bool restriction_impose(struct club *club, const char *participant, const char *ground,
                        const char *request, struct error *err)
{
    return dictionary_check(DICTIONARY_RESTRICTION_GROUND, ground, err) && club_begin(club, err) &&
           club_end(club, change(club, participant, ground, request, err), err);
}

bool restriction_lift(struct club *club, const char *participant, const char *request,
                      struct error *err)
{
    return club_begin(club, err) &&
           club_end(club, change(club, participant, NULL, request, err), err);
}
