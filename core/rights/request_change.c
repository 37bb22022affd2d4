/* Adding to the register of requests: each step a row, a change and a ledger entry. */
#include "base/calendar.h"
#include "base/language.h"
#include "club/day_column.h"
#include "club/people/participant.h"
#include "club/settings.h"
#include "rights/request.h"
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
            snprintf(code, CODE_SIZE, "W-%s", day.text);
        else
            snprintf(code, CODE_SIZE, "W-%s-%d", day.text, number);
        struct statement *s = statement_new(club->store, "SELECT 1 FROM request WHERE code = :code");
        statement_bind_text(s, ":code", code);
        is_taken = statement_step(s);
        if (!statement_finish(s, err))
            return false;
    }
    return true;
}

static bool find_due(struct club *club, int received_on, const char *setting, int *due_on,
                     struct error *err)
{
    int64_t months = 0;
    bool ok = settings_get_integer(club, setting, &months, err);
    *due_on = calendar_add_months(received_on, (int)months);
    return ok;
}

static bool insert(struct club *club, const struct request *request, struct error *err)
{
    struct day_text received = day_column_text(request->received_on);
    struct day_text due = day_column_text(request->due_on);
    struct statement *s = statement_new(
        club->store, "INSERT INTO request (id, code, participant_id, type, received_on, due_on,"
                     " text_id, actor, noted_at) VALUES (:id, :code, nullif(:participant, 0),"
                     " :type, :received, :due, nullif(:text, 0), :actor, :now)");
    statement_bind_integer(s, ":id", request->id);
    statement_bind_text(s, ":code", request->code);
    statement_bind_integer(s, ":participant", request->person_id);
    statement_bind_text(s, ":type", request->type);
    statement_bind_text(s, ":received", received.text);
    statement_bind_text(s, ":due", due.text);
    statement_bind_integer(s, ":text", request->text_id);
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

static bool note(struct club *club, const char *action, const struct request *request, json_t *body,
                 struct error *err)
{
    if (request->participant[0])
        json_object_set_new(body, "participant", json_string(request->participant));
    return club_note(club, action, request->code, body, err);
}

static bool add(struct club *club, const struct request_entry *entry, struct request *request,
                struct error *err)
{
    struct participant participant = {0};
    if (entry->participant && !participant_get(club, entry->participant, &participant, err))
        return false;
    request->id = club_new_id(club);
    request->person_id = participant.id;
    snprintf(request->participant, sizeof request->participant, "%s", participant.number);
    snprintf(request->type, sizeof request->type, "%s", entry->type);
    json_t *body = json_pack("{s:s}", "type", entry->type);
    day_column_note(body, "received_on", entry->received_on);
    bool ok = find_due(club, entry->received_on, SETTING_REQUEST_MONTHS, &request->due_on, err) &&
              next_code(club, request->code, err) &&
              rights_text_seal(club, request->id, entry->text, &request->text_id, err) &&
              insert(club, request, err) &&
              note(club, "request.add", request, json_incref(body), err) &&
              request_get(club, request->code, request, err);
    json_decref(body);
    return ok;
}

bool request_add(struct club *club, const struct request_entry *entry, struct request *request,
                 struct error *err)
{
    *request = (struct request){.received_on = entry->received_on};
    if (!dictionary_check(DICTIONARY_REQUEST_TYPE, entry->type, err))
        return false;
    if (entry->received_on > club_today(club))
        return error_set(err, ERROR_USAGE, _("The day of receipt, %s, lies ahead."),
                         day_column_text(entry->received_on).text);
    return club_begin(club, err) && club_end(club, add(club, entry, request, err), err);
}

struct step {
    const char *kind;
    int happened_on;
    int due_on; /* DAY_NONE but for an extension */
    const char *decision, *reason;
    const char *text;
};

static bool insert_step(struct club *club, const struct request *request, const struct step *step,
                        struct error *err)
{
    int64_t id = club_new_id(club), text_id;
    struct day_text on = day_column_text(step->happened_on), due = day_column_text(step->due_on);
    if (!rights_text_seal(club, request->id, step->text, &text_id, err))
        return false;
    struct statement *s = statement_new(
        club->store, "INSERT INTO request_step (id, request_id, kind, happened_on, due_on, decision,"
                     " reason, text_id, actor, noted_at) VALUES (:id, :request, :kind, :on, :due,"
                     " :decision, :reason, nullif(:text, 0), :actor, :now)");
    statement_bind_integer(s, ":id", id);
    statement_bind_integer(s, ":request", request->id);
    statement_bind_text(s, ":kind", step->kind);
    statement_bind_text(s, ":on", on.text);
    statement_bind_text_or_null(s, ":due", due.text);
    statement_bind_text(s, ":decision", step->decision);
    statement_bind_text(s, ":reason", step->reason);
    statement_bind_integer(s, ":text", text_id);
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

static bool note_step(struct club *club, const struct request *request, const struct step *step,
                      struct error *err)
{
    char action[40];
    json_t *body = json_pack("{s:s*, s:s*}", "decision", step->decision, "reason", step->reason);
    day_column_note(body, "on", step->happened_on);
    day_column_note(body, "due_on", step->due_on);
    snprintf(action, sizeof action, "request.%s", step->kind);
    return note(club, action, request, body, err);
}

static bool check_not_ended(const struct request *request, struct error *err)
{
    if (request->state != REQUEST_ANSWERED && request->state != REQUEST_WITHDRAWN)
        return true;
    return error_set(err, ERROR_REFUSED,
                     request->state == REQUEST_ANSWERED
                         ? _("Request %s was answered on %s. What comes now is a new request.")
                         : _("Request %s was withdrawn on %s. What comes now is a new request."),
                     request->code, day_column_text(request->ended_on).text);
}

static bool put(struct club *club, const char *code, const struct step *step,
                struct request *request, struct error *err)
{
    return insert_step(club, request, step, err) && note_step(club, request, step, err) &&
           request_get(club, code, request, err);
}

static bool extend(struct club *club, const char *code, const char *reason,
                   struct request *request, struct error *err)
{
    struct step step = {.kind = "extended", .happened_on = club_today(club), .reason = reason};
    if (!request_get(club, code, request, err) || !check_not_ended(request, err))
        return false;
    if (request->extension[0])
        return error_set(err, ERROR_REFUSED,
                         _("Request %s was extended already: the last day is %s."), request->code,
                         day_column_text(request->due_on).text);
    if (request->due_on < step.happened_on)
        return error_set(err, ERROR_REFUSED,
                         _("The last day of %s, %s, has passed: it cannot be extended any more. "
                           "Answer it now."),
                         request->code, day_column_text(request->due_on).text);
    return find_due(club, request->due_on, SETTING_REQUEST_EXTENSION_MONTHS, &step.due_on, err) &&
           put(club, code, &step, request, err);
}

bool request_extend(struct club *club, const char *code, const char *reason,
                    struct request *request, struct error *err)
{
    return dictionary_check(DICTIONARY_EXTENSION_REASON, reason, err) && club_begin(club, err) &&
           club_end(club, extend(club, code, reason, request, err), err);
}

static bool check_decision(const struct request_decision *decision, struct error *err)
{
    bool is_granted = strcmp(decision->decision, "granted") == 0;
    if (!is_granted && strcmp(decision->decision, "partly") != 0 &&
        strcmp(decision->decision, "refused") != 0)
        return error_set(err, ERROR_USAGE, _("“%.40s” is not possible here. Possible: %s."),
                         decision->decision, "granted, partly, refused");
    if (is_granted && decision->basis)
        return error_set(err, ERROR_USAGE, _("What is granted needs no --basis."));
    if (!is_granted && !decision->basis)
        return error_set(err, ERROR_USAGE,
                         _("A refusal, also in part, needs a --basis: the person is told why."));
    return is_granted || dictionary_check(DICTIONARY_REQUEST_BASIS, decision->basis, err);
}

static bool decide(struct club *club, const char *code, const struct request_decision *decision,
                   struct request *request, struct error *err)
{
    struct step step = {.kind = "decided", .happened_on = club_today(club), .due_on = DAY_NONE,
                        .decision = decision->decision, .reason = decision->basis,
                        .text = decision->text};
    return request_get(club, code, request, err) && check_not_ended(request, err) &&
           put(club, code, &step, request, err);
}

bool request_decide(struct club *club, const char *code, const struct request_decision *decision,
                    struct request *request, struct error *err)
{
    return check_decision(decision, err) && club_begin(club, err) &&
           club_end(club, decide(club, code, decision, request, err), err);
}

static bool check_end(struct club *club, const struct request *request, int ended_on,
                      struct error *err)
{
    if (ended_on > club_today(club))
        return error_set(err, ERROR_USAGE, _("The day %s lies ahead."),
                         day_column_text(ended_on).text);
    return ended_on >= request->received_on ||
           error_set(err, ERROR_USAGE, _("%s lies before the day of receipt, %s."),
                     day_column_text(ended_on).text, day_column_text(request->received_on).text);
}

static bool end(struct club *club, const char *code, const char *kind, int ended_on,
                struct request *request, struct error *err)
{
    struct step step = {.kind = kind, .happened_on = ended_on, .due_on = DAY_NONE};
    if (!request_get(club, code, request, err) || !check_not_ended(request, err) ||
        !check_end(club, request, ended_on, err))
        return false;
    if (strcmp(kind, "answered") == 0 && request->state == REQUEST_OPEN)
        return error_set(err, ERROR_REFUSED,
                         _("Nothing was decided about %s yet. Decide first: obecni request decide "
                           "%s"),
                         request->code, request->code);
    return put(club, code, &step, request, err);
}

bool request_answer(struct club *club, const char *code, int answered_on, struct request *request,
                    struct error *err)
{
    return club_begin(club, err) &&
           club_end(club, end(club, code, "answered", answered_on, request, err), err);
}

bool request_withdraw(struct club *club, const char *code, int withdrawn_on,
                      struct request *request, struct error *err)
{
    return club_begin(club, err) &&
           club_end(club, end(club, code, "withdrawn", withdrawn_on, request, err), err);
}
