/* arrival: people who came while no session could be told: what it was, said by staff. They are
 * listed by “attendance arrivals”. */
#include "admin/line/answer.h"
#include "admin/line/commands.h"
#include "base/language.h"
#include "club/presence/arrival.h"

#include <string.h>

static bool find(struct invocation *invocation, struct arrival *arrival, struct error *err)
{
    return arrival_get(&invocation->club, invocation_text(invocation, "NUMBER"),
                       invocation_number_or(invocation, "--at", 0), arrival, err);
}

static bool place(struct invocation *invocation, struct error *err)
{
    struct arrival arrival;
    struct checkin_result result;
    char at[CLOCK_TEXT_SIZE];
    if (!find(invocation, &arrival, err) ||
        !arrival_place(&invocation->club, &arrival, invocation_text(invocation, "--session"),
                       &result, err))
        return false;
    clock_format(result.in_at ? result.in_at : arrival.at, at);
    json_t *document = json_pack("{s:s, s:s, s:s, s:s}", "answer",
                                 checkin_answer_word(result.answer), "participant", arrival.number,
                                 "session", result.session, "in_at", at);
    if (result.answer == CHECKIN_CANCELLED)
        answer_done(invocation, document, _("%s is cancelled. That %s came is recorded."),
                    result.session, arrival.number);
    else if (result.answer == CHECKIN_ALREADY)
        answer_done(invocation, document, _("Recorded already: %s in %s at %.5s."), arrival.number,
                    result.session, at + 11);
    else
        answer_done(invocation, document, _("Placed: %s in %s at %.5s."), arrival.number,
                    result.session, at + 11);
    return true;
}

static bool dismiss(struct invocation *invocation, struct error *err)
{
    struct arrival arrival;
    char at[CLOCK_TEXT_SIZE];
    const char *reason = invocation_text(invocation, "--reason");
    if (!find(invocation, &arrival, err) ||
        !arrival_dismiss(&invocation->club, &arrival, reason, err))
        return false;
    clock_format(arrival.at, at);
    answer_done(invocation,
                json_pack("{s:s, s:s, s:s}", "participant", arrival.number, "at", at, "reason",
                          reason),
                _("The arrival of %s on %.10s at %.5s belongs to no session. It stays on record."),
                arrival.number, at, at + 11);
    return true;
}

#define ARRIVAL_PARAMETERS                                                                         \
    {.name = N_("NUMBER"), .type = PARAMETER_NUMBER, .is_required = true,                          \
     .meaning = N_("the participant's number")},                                                   \
    {.name = "--at", .type = PARAMETER_INSTANT,                                                    \
     .meaning = N_("which arrival, when there are several")}

const struct command arrival_commands[] = {
    {.noun = "arrival", .verb = "place",
     .summary = N_("Records an open arrival as a presence in a session."),
     .needs = NEED_WRITING, .roles = ROLES_ROSTER,
     .parameters = (const struct parameter[]){
         ARRIVAL_PARAMETERS,
         {.name = "--session", .type = PARAMETER_SESSION, .is_required = true,
          .meaning = N_("the session that it was for")},
         {.name = NULL}},
     .example = "obecni arrival place 7QK4M24 --session G1-2026-01-12", .run = place},
    {.noun = "arrival", .verb = "dismiss",
     .summary = N_("Says that an open arrival belongs to no session, and why."),
     .needs = NEED_WRITING, .roles = ROLES_DESK,
     .parameters = (const struct parameter[]){
         ARRIVAL_PARAMETERS,
         {.name = "--reason", .type = PARAMETER_WORD, .is_required = true,
          .choices = "other_matter mistake not_stayed other", .meaning = N_("what it was")},
         {.name = NULL}},
     .example = "obecni arrival dismiss 7QK4M24 --reason other_matter", .run = dismiss},
    {.noun = NULL},
};
