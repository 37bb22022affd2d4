/* excuse: what somebody brought, and what people decided about it. Lists and sheets are
 * excuse_show.c's. */
#include "admin/contract/excuse_show.h"
#include "admin/line/actor.h"
#include "admin/line/answer.h"
#include "admin/line/commands.h"
#include "base/language.h"
#include "club/presence/excuse.h"
#include "club/presence/excuse_reach.h"
#include "club/presence/month.h"
#include "club/session/session_lead.h"

static bool read_claim(const struct invocation *invocation, struct excuse_claim *claim,
                       struct error *err)
{
    bool has_days = invocation_has(invocation, "--from") || invocation_has(invocation, "--to");
    *claim = (struct excuse_claim){
        .participant = invocation_text(invocation, "NUMBER"),
        .session = invocation_text(invocation, "--session"),
        .from_on = (int)invocation_number_or(invocation, "--from", DAY_NONE),
        .activity = invocation_text(invocation, "--activity"),
        .document = invocation_text(invocation, "--document"),
        .seen_on = (int)invocation_number_or(invocation, "--seen", DAY_NONE),
    };
    claim->until_on = (int)invocation_number_or(invocation, "--to", claim->from_on);
    if (claim->session && (has_days || claim->activity))
        return error_set(err, ERROR_USAGE,
                         _("An excuse is for one --session, or for the days --from --to of an "
                           "--activity or of all; one of the two."));
    return claim->session || claim->from_on != DAY_NONE ||
           error_set(err, ERROR_USAGE,
                     _("Say which days were missed: --session, or --from and "
                       "--to."));
}

static void tell_added(const struct invocation *invocation, const struct excuse *excuse)
{
    json_t *document =
        json_pack("{s:s, s:s, s:o, s:o, s:b}", "excuse", excuse->code, "participant",
                  excuse->participant, "seen_on", answer_day_json(excuse->seen_on), "due_on",
                  answer_day_json(excuse->due_on), "late", excuse->is_late);
    char due[DAY_SIZE];
    day_format(excuse->due_on, due);
    if (excuse->is_late)
        answer_done(invocation, document,
                    _("Noted: %s for %s, after the deadline (%s). Nothing changes until it is "
                      "granted."),
                    excuse->code, excuse->participant, due);
    else
        answer_done(invocation, document,
                    _("Noted: %s for %s. Nothing changes until it is granted."), excuse->code,
                    excuse->participant);
}

static bool add(struct invocation *invocation, struct error *err)
{
    struct excuse excuse;
    struct excuse_claim claim;
    if (!read_claim(invocation, &claim, err) ||
        !excuse_add(&invocation->club, &claim, &excuse, err))
        return false;
    tell_added(invocation, &excuse);
    return true;
}

/* A leader decides what concerns the own sessions alone. */
static bool check_own(struct invocation *invocation, const struct excuse *excuse,
                      const struct excuse_reach *reach, struct error *err)
{
    for (size_t i = 0; invocation->own_only && i < reach->count; i++) {
        bool exists, is_own;
        const char *session = reach->items[i].session;
        if (!session_is_led_by(&invocation->club, session, invocation->own_only, &exists, &is_own,
                               err))
            return false;
        if (!is_own)
            return actor_refuse(invocation, "session", err,
                                _("%s reaches %s, which %s does not lead. A coordinator decides."),
                                excuse->code, session, invocation->own_only);
    }
    return true;
}

/* Before anybody is asked for a PIN in vain. */
static bool check_months(struct club *club, const struct excuse_reach *reach,
                         enum excuse_state decision, struct error *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < reach->count; i++) {
        if (excuse_changes(&reach->items[i], decision))
            ok = month_check_session(club, reach->items[i].session_id, err);
    }
    return ok;
}

/* Whether the actor may decide it, and whether a second person has to agree. */
static bool prepare(struct invocation *invocation, const char *code, enum excuse_state decision,
                    struct error *err)
{
    struct excuse excuse;
    struct excuse_reach reach = {0};
    struct club *club = &invocation->club;
    bool ok = excuse_get(club, code, &excuse, err) &&
              excuse_reach_list(club, &excuse, &reach, err) &&
              check_own(invocation, &excuse, &reach, err) &&
              check_months(club, &reach, decision, err) &&
              (!excuse_changes_signed(&reach, decision) ||
               second_person_with(invocation, ROLES_REGISTER, err));
    excuse_reach_free(&reach);
    return ok;
}

static bool decide(struct invocation *invocation, enum excuse_state decision, int *count,
                   struct error *err)
{
    const char *code = invocation_text(invocation, "EXCUSE");
    struct excuse_decision deciding = {
        .excuse = code,
        .decision = decision,
        .basis = decision == EXCUSE_GRANTED ? NULL : invocation_text(invocation, "--basis"),
        .despite_deadline = invocation_has(invocation, "--despite-deadline"),
    };
    return prepare(invocation, code, decision, err) &&
           excuse_decide(&invocation->club, &deciding, count, err);
}

static json_t *decided_json(const char *code, enum excuse_state decision, int count)
{
    return json_pack("{s:s, s:s, s:i}", "excuse", code, "status", excuse_state_word(decision),
                     "sessions", count);
}

static bool grant(struct invocation *invocation, struct error *err)
{
    int count;
    const char *code = invocation_text(invocation, "EXCUSE");
    if (!decide(invocation, EXCUSE_GRANTED, &count, err))
        return false;
    answer_done(invocation, decided_json(code, EXCUSE_GRANTED, count),
                _("Granted: %s. Sessions excused now: %d; those ahead are excused with their "
                  "sign-off."),
                code, count);
    return true;
}

static bool refuse(struct invocation *invocation, struct error *err)
{
    int count;
    const char *code = invocation_text(invocation, "EXCUSE");
    if (!decide(invocation, EXCUSE_REFUSED, &count, err))
        return false;
    answer_done(invocation, decided_json(code, EXCUSE_REFUSED, count),
                _("Refused: %s. The absences stay as they are."), code);
    return true;
}

static bool reopen(struct invocation *invocation, struct error *err)
{
    int count;
    const char *code = invocation_text(invocation, "EXCUSE");
    if (!decide(invocation, EXCUSE_REOPENED, &count, err))
        return false;
    answer_done(invocation, decided_json(code, EXCUSE_REOPENED, count),
                _("Reopened: %s waits for a decision again. Sessions no longer excused: %d."), code,
                count);
    return true;
}

#define EXCUSE_PARAMETER                                                                           \
    {                                                                                              \
        .name = N_("EXCUSE"), .type = PARAMETER_CODE, .is_required = true,                         \
        .meaning = N_("the excuse's code, like U-2026-01-14")                                      \
    }
#define BASIS_PARAMETER                                                                            \
    {                                                                                              \
        .name = "--basis", .type = PARAMETER_WORD, .is_required = true,                            \
        .choices = "late no_document not_covered not_recognised was_present new_facts appeal "     \
                   "mistake other",                                                                \
        .meaning = N_("what the decision rests on")                                                \
    }
#define DOCUMENT_CHOICES "medical institution summons child work random_event statement other"

/* clang-format off */
const struct command excuse_commands[] = {
    {.noun = "excuse", .verb = "add",
     .summary = N_("Notes that somebody gave a reason for an absence; nobody is excused by it."),
     .needs = NEED_WRITING, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         {.name = N_("NUMBER"), .type = PARAMETER_NUMBER, .is_required = true,
          .meaning = N_("the participant's number")},
         {.name = "--session", .type = PARAMETER_SESSION, .meaning = N_("the session missed")},
         {.name = "--from", .type = PARAMETER_DAY, .meaning = N_("first of the days missed")},
         {.name = "--to", .type = PARAMETER_DAY,
          .meaning = N_("last of the days; may lie ahead (the first)")},
         {.name = "--activity", .type = PARAMETER_CODE,
          .meaning = N_("of the days only this activity (all)")},
         {.name = "--document", .type = PARAMETER_WORD, .is_required = true,
          .choices = DOCUMENT_CHOICES,
          .meaning = N_("which kind of document was shown; it is given back")},
         {.name = "--seen", .type = PARAMETER_DAY, .is_required = true,
          .meaning = N_("the day on which it was shown")},
         {.name = NULL}},
     .example = "obecni excuse add 7QK4M24 --from 2026-01-12 --to 2026-01-16 "
                "--document medical --seen 2026-01-14",
     .run = add},
    {.noun = "excuse", .verb = "grant", .summary = N_("Excuses the absences of a claim."),
     .needs = NEED_WRITING, .roles = ROLES_LEADING,
     .parameters = (const struct parameter[]){
         EXCUSE_PARAMETER,
         {.name = "--despite-deadline", .type = PARAMETER_FLAG,
          .meaning = N_("also when the document came late")},
         {.name = NULL}},
     .example = "obecni excuse grant U-2026-01-14", .run = grant},
    {.noun = "excuse", .verb = "refuse", .summary = N_("Decides that a claim does not excuse."),
     .needs = NEED_WRITING, .roles = ROLES_LEADING,
     .parameters = (const struct parameter[]){EXCUSE_PARAMETER, BASIS_PARAMETER, {.name = NULL}},
     .example = "obecni excuse refuse U-2026-01-14 --basis not_covered", .run = refuse},
    {.noun = "excuse", .verb = "reopen",
     .summary = N_("Takes a decision back; the claim waits for another one."),
     .needs = NEED_WRITING, .roles = ROLES_LEADING,
     .parameters = (const struct parameter[]){EXCUSE_PARAMETER, BASIS_PARAMETER, {.name = NULL}},
     .example = "obecni excuse reopen U-2026-01-14 --basis new_facts", .run = reopen},
    {.noun = "excuse", .verb = "list",
     .summary = N_("Lists excuses: those that wait, and the decided ones of three months."),
     .needs = NEED_READING | NEED_NAMES, .roles = ROLES_READING,
     .parameters = (const struct parameter[]){
         {.name = "--participant", .type = PARAMETER_NUMBER,
          .meaning = N_("only of this participant")},
         {.name = "--from", .type = PARAMETER_DAY,
          .meaning = N_("first day missed (three months ago)")},
         {.name = "--to", .type = PARAMETER_DAY, .meaning = N_("last day missed")},
         {.name = "--activity", .type = PARAMETER_CODE, .meaning = N_("only of this activity")},
         {.name = "--programme", .type = PARAMETER_CODE, .meaning = N_("only of this programme")},
         {.name = "--leader", .type = PARAMETER_CODE,
          .meaning = N_("only of sessions that this person leads")},
         {.name = "--document", .type = PARAMETER_WORD, .choices = DOCUMENT_CHOICES,
          .meaning = N_("only with this kind of document")},
         {.name = "--status", .type = PARAMETER_WORD, .choices = "claimed reopened granted refused",
          .meaning = N_("only with this status")},
         {.name = NULL}},
     .columns = excuse_columns,
     .example = "obecni excuse list --status claimed", .run = excuse_show_list},
    {.noun = "excuse", .verb = "show",
     .summary = N_("Shows one excuse: the claim, every decision, the sessions with their days."),
     .needs = NEED_READING, .roles = ROLES_READING,
     .parameters = (const struct parameter[]){EXCUSE_PARAMETER, {.name = NULL}},
     .example = "obecni excuse show U-2026-01-14", .run = excuse_show_one},
    {.noun = NULL},
};
/* clang-format on */
