/* Adding to the register of incidents: each step a row, a change and a ledger entry. */
#include "base/language.h"
#include "club/day_column.h"
#include "club/people/participant.h"
#include "club/session/session.h"
#include "club/settings.h"
#include "rights/incident.h"
#include "rights/rights_text.h"
#include "store/statement.h"

#include <stdio.h>
#include <string.h>

/* The first free code of today. */
static bool next_code(struct club *club, char code[CODE_SIZE], struct error *err)
{
    struct day_text day = day_column_text(club_today(club));
    bool is_taken = true;
    for (int number = 1; is_taken; number++) {
        if (number == 1)
            snprintf(code, CODE_SIZE, "N-%s", day.text);
        else
            snprintf(code, CODE_SIZE, "N-%s-%d", day.text, number);
        struct statement *s = statement_new(club->store, "SELECT 1 FROM incident WHERE code = :code");
        statement_bind_text(s, ":code", code);
        is_taken = statement_step(s);
        if (!statement_finish(s, err))
            return false;
    }
    return true;
}

static bool insert(struct club *club, const struct incident *incident, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "INSERT INTO incident (id, code, kind, noticed_at, due_at, actor, noted_at)"
                     " VALUES (:id, :code, :kind, :noticed, :due, :actor, :now)");
    statement_bind_integer(s, ":id", incident->id);
    statement_bind_text(s, ":code", incident->code);
    statement_bind_text(s, ":kind", incident->kind);
    statement_bind_integer(s, ":noticed", incident->noticed_at);
    statement_bind_integer(s, ":due", incident->due_at);
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

static bool insert_step(struct club *club, int64_t incident_id,
                        const struct incident_step_entry *entry, struct error *err)
{
    int64_t id = club_new_id(club), text_id;
    if (!rights_text_seal(club, incident_id, entry->text, &text_id, err))
        return false;
    struct statement *s = statement_new(
        club->store, "INSERT INTO incident_step (id, incident_id, kind, happened_at, reason,"
                     " text_id, actor, noted_at) VALUES (:id, :incident, :kind, :at, :reason,"
                     " nullif(:text, 0), :actor, :now)");
    statement_bind_integer(s, ":id", id);
    statement_bind_integer(s, ":incident", incident_id);
    statement_bind_text(s, ":kind", entry->kind);
    statement_bind_integer(s, ":at", entry->happened_at);
    statement_bind_text(s, ":reason", entry->reason);
    statement_bind_integer(s, ":text", text_id);
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

static bool add(struct club *club, const char *kind, const char *text, struct incident *incident,
                struct error *err)
{
    int64_t hours = 0;
    struct incident_step_entry first = {
        .kind = "note", .happened_at = incident->noticed_at, .text = text};
    snprintf(incident->kind, sizeof incident->kind, "%s", kind);
    incident->id = club_new_id(club);
    bool ok = settings_get_integer(club, SETTING_INCIDENT_HOURS, &hours, err) &&
              next_code(club, incident->code, err);
    incident->due_at = incident->noticed_at + hours * 3600;
    return ok && insert(club, incident, err) &&
           (!text || insert_step(club, incident->id, &first, err)) &&
           club_note(club, "incident.add", incident->code,
                     json_pack("{s:s, s:I, s:I}", "kind", kind, "noticed_at",
                               (json_int_t)incident->noticed_at, "due_at",
                               (json_int_t)incident->due_at),
                     err) &&
           incident_get(club, incident->code, incident, err);
}

bool incident_add(struct club *club, const char *kind, int64_t noticed_at, const char *text,
                  struct incident *incident, struct error *err)
{
    *incident = (struct incident){.noticed_at = noticed_at};
    if (!dictionary_check(DICTIONARY_INCIDENT_KIND, kind, err))
        return false;
    if (noticed_at > club_now(club))
        return error_set(err, ERROR_USAGE, _("An incident cannot be noticed ahead of time."));
    return club_begin(club, err) && club_end(club, add(club, kind, text, incident, err), err);
}

static bool is_among(const char *words, const char *word)
{
    char padded[40], all[120];
    snprintf(padded, sizeof padded, " %.30s ", word);
    snprintf(all, sizeof all, " %s ", words);
    return word[0] && !strchr(word, ' ') && strstr(all, padded);
}

static bool check_step(const struct incident_step_entry *entry, struct error *err)
{
    if (!is_among(INCIDENT_STEPS, entry->kind))
        return error_set(err, ERROR_USAGE, _("“%.40s” is not possible here. Possible: %s."),
                         entry->kind, INCIDENT_STEPS);
    bool is_not = is_among("authority_not people_not", entry->kind);
    if (is_not && !entry->reason)
        return error_set(err, ERROR_USAGE,
                         _("Why they need not be told has to be said with --ground."));
    if (!is_not && entry->reason)
        return error_set(err, ERROR_USAGE,
                         _("--ground belongs to authority_not and people_not alone."));
    if (strcmp(entry->kind, "note") == 0 && !entry->text)
        return error_set(err, ERROR_USAGE, _("A note is words: say them with --text."));
    return !is_not || dictionary_check(DICTIONARY_INCIDENT_GROUND, entry->reason, err);
}

static bool check_open(const struct incident *incident, struct error *err)
{
    return !incident->closed_at ||
           error_set(err, ERROR_REFUSED,
                     _("Incident %s is closed. What comes now is a new incident."),
                     incident->code);
}

static bool check_time(struct club *club, const struct incident *incident, int64_t at,
                       struct error *err)
{
    char noticed[CLOCK_TEXT_SIZE];
    clock_format(incident->noticed_at, noticed);
    if (at > club_now(club))
        return error_set(err, ERROR_USAGE, _("A step cannot be noted ahead of time."));
    return at >= incident->noticed_at ||
           error_set(err, ERROR_USAGE, _("%s was noticed on %.10s at %.5s, not later."),
                     incident->code, noticed, noticed + 11);
}

static bool check_closable(const struct incident *incident, const char *kind, struct error *err)
{
    if (strcmp(kind, "closed") != 0 || (incident->authority_at && incident->people_at))
        return true;
    return error_set(err, ERROR_REFUSED,
                     _("%s cannot be closed yet: note first whether the authority and the people "
                       "concerned were told, or why they need not be."),
                     incident->code);
}

static bool put(struct club *club, const char *code, const struct incident_step_entry *entry,
                struct incident *incident, struct error *err)
{
    return incident_get(club, code, incident, err) && check_open(incident, err) &&
           check_time(club, incident, entry->happened_at, err) &&
           check_closable(incident, entry->kind, err) &&
           insert_step(club, incident->id, entry, err) &&
           club_note(club, "incident.step", incident->code,
                     json_pack("{s:s, s:I, s:s*}", "step", entry->kind, "at",
                               (json_int_t)entry->happened_at, "ground", entry->reason),
                     err) &&
           incident_get(club, code, incident, err);
}

bool incident_put(struct club *club, const char *code, const struct incident_step_entry *entry,
                  struct incident *incident, struct error *err)
{
    return check_step(entry, err) && club_begin(club, err) &&
           club_end(club, put(club, code, entry, incident, err), err);
}

/* Adds whoever the statement gives, with :incident, :source, :actor and :now. */
static bool concern(struct club *club, const struct incident *incident, struct statement *s,
                    const char *source, int *added, struct error *err)
{
    statement_bind_integer(s, ":incident", incident->id);
    statement_bind_text(s, ":source", source);
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_integer(s, ":now", club_now(club));
    *added = 0;
    while (statement_step(s))
        (*added)++;
    return statement_finish(s, err) &&
           club_note(club, "incident.concern", incident->code,
                     json_pack("{s:s, s:i}", "source", source, "people", *added), err);
}

static bool open_for_people(struct club *club, const char *code, struct incident *incident,
                            struct error *err)
{
    return incident_get(club, code, incident, err) && check_open(incident, err);
}

static bool concern_one(struct club *club, const char *code, const char *number, int *added,
                        struct error *err)
{
    struct incident incident;
    struct participant participant;
    if (!open_for_people(club, code, &incident, err) ||
        !participant_get(club, number, &participant, err))
        return false;
    struct statement *s = statement_new(
        club->store, "INSERT OR IGNORE INTO incident_person (incident_id, participant_id, source,"
                     " actor, noted_at) VALUES (:incident, :participant, :source, :actor, :now)"
                     " RETURNING participant_id");
    statement_bind_integer(s, ":participant", participant.id);
    return concern(club, &incident, s, number, added, err);
}

bool incident_concern(struct club *club, const char *code, const char *participant, int *added,
                      struct error *err)
{
    return club_begin(club, err) &&
           club_end(club, concern_one(club, code, participant, added, err), err);
}

/* On a list that was printed before the session opened stood those who are enrolled or booked. */
static bool concern_list(struct club *club, const char *code, const char *session_code, int *added,
                         struct error *err)
{
    struct incident incident;
    struct session session;
    if (!open_for_people(club, code, &incident, err) ||
        !session_get(club, session_code, &session, err))
        return false;
    struct statement *s = statement_new(
        club->store,
        "INSERT OR IGNORE INTO incident_person (incident_id, participant_id, source, actor, noted_at)"
        " SELECT :incident, participant_id, :source, :actor, :now FROM ("
        "  SELECT participant_id FROM expected WHERE session_id = :session"
        "  UNION SELECT participant_id FROM attendance WHERE session_id = :session"
        "  UNION SELECT participant_id FROM booking WHERE session_id = :session"
        "  UNION SELECT e.participant_id FROM session s JOIN enrolment e"
        "   ON e.activity_id = s.activity_id AND e.from_on <= s.held_on"
        "   AND (e.until_on IS NULL OR e.until_on >= s.held_on)"
        "   WHERE s.id = :session AND NOT EXISTS (SELECT 1 FROM session_opening o"
        "    WHERE o.session_id = s.id)) WHERE true"
        " RETURNING participant_id");
    statement_bind_integer(s, ":session", session.id);
    return concern(club, &incident, s, session.code, added, err);
}

bool incident_concern_session(struct club *club, const char *code, const char *session,
                              int *added, struct error *err)
{
    return club_begin(club, err) &&
           club_end(club, concern_list(club, code, session, added, err), err);
}

static bool concern_everybody(struct club *club, const char *code, int *added, struct error *err)
{
    struct incident incident;
    if (!open_for_people(club, code, &incident, err))
        return false;
    struct statement *s = statement_new(
        club->store,
        "INSERT OR IGNORE INTO incident_person (incident_id, participant_id, source, actor, noted_at)"
        " SELECT DISTINCT :incident, participant_id, :source, :actor, :now FROM identity WHERE true"
        " RETURNING participant_id");
    return concern(club, &incident, s, "all", added, err);
}

bool incident_concern_all(struct club *club, const char *code, int *added, struct error *err)
{
    return club_begin(club, err) && club_end(club, concern_everybody(club, code, added, err), err);
}
