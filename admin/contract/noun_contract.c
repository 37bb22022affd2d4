/* contract: what was agreed with whom, and what came of it. Showing one is contract_show's,
 * lists are contract_lists'. */
#include "admin/contract/contract_lists.h"
#include "admin/contract/contract_show.h"
#include "admin/line/answer.h"
#include "admin/line/commands.h"
#include "base/language.h"
#include "base/memory.h"
#include "club/contract/obligation.h"
#include "figures/person/contract_figures.h"

#include <string.h>

static const char *sign_of(const struct invocation *invocation)
{
    return invocation_text(invocation, "SIGN");
}

static int day_or(const struct invocation *invocation, const char *name, int otherwise)
{
    return (int)invocation_number_or(invocation, name, otherwise);
}

static bool add(struct invocation *invocation, struct error *err)
{
    int today = club_today(&invocation->club);
    struct contract_entry entry = {
        .sign = sign_of(invocation),
        .participant = invocation_text(invocation, "NUMBER"),
        .kind = invocation_text(invocation, "--kind"),
        .concluded_on = day_or(invocation, "--concluded", today),
        .until_on = day_or(invocation, "--to", DAY_NONE),
        .social_worker = invocation_text(invocation, "--worker"),
        .district = invocation_text_or(invocation, "--district", ""),
        .text = invocation_text(invocation, "--remark"),
    };
    entry.from_on = day_or(invocation, "--from", entry.concluded_on);
    if (!contract_add(&invocation->club, &entry, err))
        return false;
    answer_done(invocation,
                json_pack("{s:s, s:s}", "contract", entry.sign, "participant", entry.participant),
                _("Added: contract %s of participant %s."), entry.sign, entry.participant);
    return true;
}

static bool change(struct invocation *invocation, struct error *err)
{
    const char *sign = sign_of(invocation);
    if (!contract_change(&invocation->club, sign, invocation_text(invocation, "--worker"),
                         invocation_text(invocation, "--district"), err))
        return false;
    answer_done(invocation, json_pack("{s:s}", "contract", sign), _("Changed: %s."), sign);
    return true;
}

static bool add_terms(struct invocation *invocation, enum contract_terms_kind kind,
                      const char *sentence, struct error *err)
{
    const char *sign = sign_of(invocation);
    int version;
    struct contract_annex annex = {
        .kind = kind,
        .concluded_on = day_or(invocation, "--concluded", club_today(&invocation->club)),
        .from_on = day_or(invocation, "--from", DAY_NONE),
        .until_on = day_or(invocation, "--to", DAY_NONE),
        .text = invocation_text(invocation, "--remark"),
    };
    if (!contract_add_terms(&invocation->club, sign, &annex, &version, err))
        return false;
    answer_done(invocation, json_pack("{s:s, s:i}", "contract", sign, "version", version), sentence,
                sign);
    return true;
}

static bool annex(struct invocation *invocation, struct error *err)
{
    return add_terms(invocation, CONTRACT_ANNEX,
                     _("Noted: an annex to %s. Its lines are carried on; change them with “obecni "
                       "contract oblige” and “obecni contract release”."),
                     err);
}

static bool extend(struct invocation *invocation, struct error *err)
{
    return add_terms(invocation, CONTRACT_EXTENSION, _("Noted: %s lasts longer."), err);
}

/* What the schedule cannot give nobody can attend; the line is stored all the same, for it was
 * agreed. */
static bool warn_offer(struct invocation *invocation, const struct obligation *obligation,
                       json_t *warnings, struct error *err)
{
    struct obligation_figures offer;
    if (!obligation_counts_sessions(obligation->kind))
        return true;
    if (!contract_figures_offer(&invocation->club, obligation, &offer, err))
        return false;
    if (offer.outcome == OUTCOME_NOT_OFFERED) {
        json_array_append_new(warnings, json_string("never_reachable"));
        say(invocation,
            _("Line %d can never be met: %d are asked for, and the schedule offers %d in that "
              "time. It is stored as it was agreed."),
            obligation->line, offer.required, offer.reachable);
    } else if (offer.outcome == OUTCOME_NOTHING) {
        json_array_append_new(warnings, json_string("no_session"));
        say(invocation, _("The schedule has no session for line %d in that time."),
            obligation->line);
    }
    return true;
}

/* What the person cannot attend without being enrolled. */
static bool warn_enrolment(struct invocation *invocation, const struct obligation *obligation,
                           json_t *warnings, struct error *err)
{
    struct contract_figures figures;
    if (!obligation_counts_sessions(obligation->kind) || json_array_size(warnings))
        return true;
    if (!contract_figures_get(&invocation->club, sign_of(invocation), club_today(&invocation->club),
                              &figures, err))
        return false;
    for (size_t i = 0; i < figures.line_count; i++) {
        const struct contract_line *line = &figures.lines[i];
        const struct obligation_figures *now = &line->count.figures;
        bool is_short = line->outcome == OUTCOME_NOT_OFFERED || line->outcome == OUTCOME_NOTHING;
        if (line->obligation.line != obligation->line || !is_short)
            continue;
        json_array_append_new(warnings, json_string("not_enrolled"));
        say(invocation,
            _("By the enrolments of participant %s, %d sessions count for line %d. Check the "
              "enrolments."),
            figures.contract.participant, now->held + now->possible + now->bookable,
            obligation->line);
    }
    contract_figures_free(&figures);
    return true;
}

static bool oblige(struct invocation *invocation, struct error *err)
{
    const char *sign = sign_of(invocation);
    struct obligation added;
    struct obligation_entry entry = {
        .kind = obligation_kind_find(invocation_text(invocation, "--kind")),
        .threshold = (int)invocation_number_or(invocation, "--threshold", 0),
        .from_on = day_or(invocation, "--from", DAY_NONE),
        .until_on = day_or(invocation, "--to", DAY_NONE),
        .excuse = obligation_excuse_find(invocation_text_or(invocation, "--excuse", "neutral")),
        .activities = invocation_text(invocation, "--activity"),
        .kinds = invocation_text(invocation, "--activity-kind"),
        .programmes = invocation_text(invocation, "--programme"),
        .text = invocation_text(invocation, "--text"),
    };
    if (!obligation_add(&invocation->club, sign, &entry, &added, err))
        return false;
    json_t *warnings = json_array();
    bool ok = warn_offer(invocation, &added, warnings, err) &&
              warn_enrolment(invocation, &added, warnings, err);
    answer_done(invocation,
                json_pack("{s:s, s:i, s:o}", "contract", sign, "line", added.line, "warnings",
                          warnings),
                _("Added: line %d of %s."), added.line, sign);
    return ok;
}

static bool release(struct invocation *invocation, struct error *err)
{
    const char *sign = sign_of(invocation);
    int line = (int)invocation_number_or(invocation, "LINE", 0);
    if (!confirm(invocation, err, _("Release line %d of %s? It stays visible as of earlier days."),
                 line, sign) ||
        !obligation_release(&invocation->club, sign, line, invocation_has(invocation, "--mistake"),
                            err))
        return false;
    answer_done(invocation, json_pack("{s:s, s:i}", "contract", sign, "line", line),
                _("Released: line %d of %s."), line, sign);
    return true;
}

static bool fact(struct invocation *invocation, struct error *err)
{
    struct club *club = &invocation->club;
    const char *sign = sign_of(invocation), *evidence = invocation_text(invocation, "--evidence");
    int line = (int)invocation_number_or(invocation, "LINE", 0);
    int day = day_or(invocation, "--on", club_today(club));
    bool is_back = invocation_has(invocation, "--withdraw");
    char text[DAY_SIZE];
    if (is_back == (evidence != NULL))
        return error_set(err, ERROR_USAGE,
                         _("Say how it is known with --evidence, or take it back with --withdraw; "
                           "one of the two."));
    bool ok = is_back ? obligation_fact_withdraw(club, sign, line, day, err)
                      : obligation_fact_add(club, sign, line, day, evidence, err);
    if (!ok)
        return false;
    day_format(day, text);
    answer_done(invocation,
                json_pack("{s:s, s:i, s:s, s:b}", "contract", sign, "line", line, "done_on", text,
                          "withdrawn", is_back),
                is_back ? _("Taken back: the fact of %s for line %d of %s.")
                        : _("Noted: a fact of %s for line %d of %s."),
                text, line, sign);
    return true;
}

static bool evaluate(struct invocation *invocation, struct error *err)
{
    const char *sign = sign_of(invocation);
    int day = day_or(invocation, "--on", club_today(&invocation->club));
    char text[DAY_SIZE];
    if (!contract_evaluate(&invocation->club, sign, day,
                           invocation_text_or(invocation, "--author", invocation->club.actor),
                           invocation_text(invocation, "--text"), err))
        return false;
    day_format(day, text);
    answer_done(invocation, json_pack("{s:s, s:s}", "contract", sign, "evaluated_on", text),
                _("Noted: an evaluation of %s on %s."), sign, text);
    return true;
}

static bool end(struct invocation *invocation, struct error *err)
{
    const char *sign = sign_of(invocation), *reason = invocation_text(invocation, "--reason");
    int day = day_or(invocation, "--on", club_today(&invocation->club));
    char text[DAY_SIZE];
    day_format(day, text);
    if (!dictionary_check(DICTIONARY_CONTRACT_END_REASON, reason, err) ||
        !confirm(invocation, err, _("End the contract %s on %s?"), sign, text) ||
        !contract_end(&invocation->club, sign, day, reason, err))
        return false;
    answer_done(invocation,
                json_pack("{s:s, s:s, s:s}", "contract", sign, "ended_on", text, "reason", reason),
                _("The contract %s ends on %s."), sign, text);
    return true;
}

static bool reopen(struct invocation *invocation, struct error *err)
{
    const char *sign = sign_of(invocation);
    if (!contract_reopen(&invocation->club, sign, err))
        return false;
    answer_done(invocation, json_pack("{s:s}", "contract", sign), _("%s holds again."), sign);
    return true;
}

#define SIGN_PARAMETER                                                                             \
    {.name = N_("SIGN"), .type = PARAMETER_CODE, .is_required = true,                              \
     .meaning = N_("the contract's sign, like KIS/12/2026")}
#define LINE_PARAMETER                                                                             \
    {.name = N_("LINE"), .type = PARAMETER_INTEGER, .is_required = true, .least = 1,               \
     .most = 999, .meaning = N_("the number of the obligation's line")}
#define REMARK_PARAMETER                                                                           \
    {.name = "--remark", .type = PARAMETER_TEXT,                                                   \
     .meaning = N_("the social worker's remark; kept in the vault")}
#define WORKER_PARAMETERS                                                                          \
    {.name = "--worker", .type = PARAMETER_TEXT, .meaning = N_("only of this social worker")},     \
        {.name = "--district", .type = PARAMETER_TEXT, .meaning = N_("only of this district")}
#define REACH_PARAMETERS                                                                           \
    {.name = "--activity", .type = PARAMETER_CODE,                                                 \
     .meaning = N_("only where a line reaches this activity")},                                    \
        {.name = "--programme", .type = PARAMETER_CODE,                                            \
         .meaning = N_("only where a line reaches this programme")}
#define PARTICIPANT_PARAMETER                                                                      \
    {.name = "--participant", .type = PARAMETER_NUMBER,                                            \
     .meaning = N_("only of this participant")}

const struct command contract_commands[] = {
    {.noun = "contract", .verb = "add", .summary = N_("Adds a contract that was concluded."),
     .needs = NEED_WRITING | NEED_NAMES, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         SIGN_PARAMETER,
         {.name = N_("NUMBER"), .type = PARAMETER_NUMBER, .is_required = true,
          .meaning = N_("the participant's number")},
         {.name = "--kind", .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("A, B, sobriety or other")},
         {.name = "--concluded", .type = PARAMETER_DAY,
          .meaning = N_("day of conclusion (today)")},
         {.name = "--from", .type = PARAMETER_DAY, .meaning = N_("first day (of conclusion)")},
         {.name = "--to", .type = PARAMETER_DAY, .is_required = true, .meaning = N_("last day")},
         {.name = "--worker", .type = PARAMETER_TEXT, .is_required = true,
          .meaning = N_("the social worker responsible")},
         {.name = "--district", .type = PARAMETER_TEXT, .meaning = N_("care district or team")},
         REMARK_PARAMETER,
         {.name = NULL}},
     .example = "obecni contract add KIS/12/2026 7QK4M24 --kind A --from 2026-09-01 "
                "--to 2026-12-31 --worker \"Maria Przykładowa\" --district \"rejon 2\"",
     .run = add},
    {.noun = "contract", .verb = "change",
     .summary = N_("Changes the social worker or the district."),
     .needs = NEED_WRITING, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         SIGN_PARAMETER,
         {.name = "--worker", .type = PARAMETER_TEXT,
          .meaning = N_("the social worker responsible")},
         {.name = "--district", .type = PARAMETER_TEXT, .meaning = N_("care district or team")},
         {.name = NULL}},
     .example = "obecni contract change KIS/12/2026 --worker \"Jan Zmyślony\"", .run = change},
    {.noun = "contract", .verb = "oblige",
     .summary = N_("Adds an obligation: what is to be attended or done, and when."),
     .needs = NEED_WRITING | NEED_NAMES, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         SIGN_PARAMETER,
         {.name = "--kind", .type = PARAMETER_WORD, .is_required = true,
          .choices = OBLIGATION_KINDS, .meaning = N_("how it is counted")},
         {.name = "--threshold", .type = PARAMETER_INTEGER, .least = 1, .most = 100000,
          .meaning = N_("how many sessions, minutes or percent")},
         {.name = "--from", .type = PARAMETER_DAY,
          .meaning = N_("first day of the window (of the contract)")},
         {.name = "--to", .type = PARAMETER_DAY,
          .meaning = N_("last day of the window (of the contract)")},
         {.name = "--activity", .type = PARAMETER_TEXT,
          .meaning = N_("codes of activities, with commas between (all)")},
         {.name = "--activity-kind", .type = PARAMETER_TEXT,
          .meaning = N_("kinds of activities, with commas between (all)")},
         {.name = "--programme", .type = PARAMETER_TEXT,
          .meaning = N_("codes of programmes, with commas between (all)")},
         {.name = "--excuse", .type = PARAMETER_WORD, .choices = OBLIGATION_EXCUSES,
          .meaning = N_("what an excuse does (neutral)")},
         {.name = "--text", .type = PARAMETER_TEXT,
          .meaning = N_("the wording; kept in the vault")},
         {.name = NULL}},
     .example = "obecni contract oblige KIS/12/2026 --kind min_count --threshold 6 "
                "--activity G1 --from 2026-09-01 --to 2026-10-31",
     .run = oblige},
    {.noun = "contract", .verb = "release",
     .summary = N_("Releases an obligation by the newest annex, or one typed by mistake."),
     .needs = NEED_WRITING | NEED_YES, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         SIGN_PARAMETER, LINE_PARAMETER,
         {.name = "--mistake", .type = PARAMETER_FLAG, .meaning = N_("it was typed by mistake")},
         {.name = NULL}},
     .example = "obecni contract release KIS/12/2026 2", .run = release},
    {.noun = "contract", .verb = "fact",
     .summary = N_("Notes that a single act was done, and how that is known."),
     .needs = NEED_WRITING, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         SIGN_PARAMETER, LINE_PARAMETER,
         {.name = "--on", .type = PARAMETER_DAY, .meaning = N_("the day it was done (today)")},
         {.name = "--evidence", .type = PARAMETER_CODE,
          .meaning = N_("seen, institution, call, letter, staff, statement or other")},
         {.name = "--withdraw", .type = PARAMETER_FLAG,
          .meaning = N_("take back the fact of that day")},
         {.name = NULL}},
     .example = "obecni contract fact KIS/12/2026 3 --on 2026-09-17 --evidence seen",
     .run = fact},
    {.noun = "contract", .verb = "annex", .summary = N_("Notes an annex; earlier terms stay."),
     .needs = NEED_WRITING | NEED_NAMES, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         SIGN_PARAMETER,
         {.name = "--concluded", .type = PARAMETER_DAY,
          .meaning = N_("day of conclusion (today)")},
         {.name = "--from", .type = PARAMETER_DAY, .meaning = N_("the new first day (the same)")},
         {.name = "--to", .type = PARAMETER_DAY, .meaning = N_("the new last day (the same)")},
         REMARK_PARAMETER,
         {.name = NULL}},
     .example = "obecni contract annex KIS/12/2026 --concluded 2026-10-15", .run = annex},
    {.noun = "contract", .verb = "extend", .summary = N_("Notes that a contract lasts longer."),
     .needs = NEED_WRITING | NEED_NAMES, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         SIGN_PARAMETER,
         {.name = "--to", .type = PARAMETER_DAY, .is_required = true,
          .meaning = N_("the new last day")},
         {.name = "--concluded", .type = PARAMETER_DAY,
          .meaning = N_("day of conclusion (today)")},
         REMARK_PARAMETER,
         {.name = NULL}},
     .example = "obecni contract extend KIS/12/2026 --to 2027-03-31", .run = extend},
    {.noun = "contract", .verb = "evaluate", .summary = N_("Notes what people found."),
     .needs = NEED_WRITING | NEED_VAULT, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         SIGN_PARAMETER,
         {.name = "--on", .type = PARAMETER_DAY, .meaning = N_("day of the evaluation (today)")},
         {.name = "--text", .type = PARAMETER_TEXT, .is_required = true,
          .meaning = N_("the evaluation; kept in the vault")},
         {.name = "--author", .type = PARAMETER_TEXT,
          .meaning = N_("who evaluated (whoever notes it)")},
         {.name = NULL}},
     .example = "obecni contract evaluate KIS/12/2026 --text \"Rozmowa o dalszym planie.\"",
     .run = evaluate},
    {.noun = "contract", .verb = "end",
     .summary = N_("Notes that people ended a contract before its time."),
     .needs = NEED_WRITING | NEED_YES, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         SIGN_PARAMETER,
         {.name = "--reason", .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("achieved, agreed, replaced, decision, moved, deceased, mistake or other")},
         {.name = "--on", .type = PARAMETER_DAY, .meaning = N_("last day (today)")},
         {.name = NULL}},
     .example = "obecni contract end KIS/12/2026 --reason agreed --on 2026-11-30", .run = end},
    {.noun = "contract", .verb = "reopen", .summary = N_("Takes the ending of a contract back."),
     .needs = NEED_WRITING, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){SIGN_PARAMETER, {.name = NULL}},
     .example = "obecni contract reopen KIS/12/2026", .run = reopen},
    {.noun = "contract", .verb = "show",
     .summary = N_("Shows a contract: every number with its formula and dates, as of a day."),
     .needs = NEED_READING | NEED_NAMES, .roles = ROLES_FIGURES,
     .parameters = (const struct parameter[]){
         SIGN_PARAMETER,
         {.name = "--as-of", .type = PARAMETER_DAY,
          .meaning = N_("as it was known at the end of this day (today)")},
         {.name = NULL}},
     .example = "obecni contract show KIS/12/2026 --as-of 2026-10-31", .run = contract_show},
    {.noun = "contract", .verb = "list", .summary = N_("Lists contracts."),
     .needs = NEED_READING | NEED_NAMES, .roles = ROLES_FIGURES,
     .parameters = (const struct parameter[]){
         PARTICIPANT_PARAMETER,
         {.name = "--kind", .type = PARAMETER_CODE,
          .meaning = N_("only A, B, sobriety or other")},
         {.name = "--status", .type = PARAMETER_WORD, .choices = "ahead running over ended",
          .meaning = N_("only in this state")},
         {.name = "--from", .type = PARAMETER_DAY,
          .meaning = N_("only those that hold on this day or later")},
         {.name = "--to", .type = PARAMETER_DAY,
          .meaning = N_("only those that begin by this day")},
         REACH_PARAMETERS, WORKER_PARAMETERS,
         {.name = NULL}},
     .columns = contract_lists_all_columns,
     .example = "obecni contract list --status running --worker Przykładowa",
     .run = contract_lists_all},
    {.noun = "contract", .verb = "at-risk",
     .summary = N_("Lists running contracts that need a conversation, and the fact why."),
     .needs = NEED_READING | NEED_NAMES, .roles = ROLES_FIGURES,
     .parameters = (const struct parameter[]){
         PARTICIPANT_PARAMETER, REACH_PARAMETERS, WORKER_PARAMETERS, {.name = NULL}},
     .columns = contract_lists_risk_columns,
     .example = "obecni contract at-risk --district \"rejon 2\"", .run = contract_lists_at_risk},
    {.noun = "contract", .verb = "due", .summary = N_("Lists evaluations that are due."),
     .needs = NEED_READING | NEED_NAMES, .roles = ROLES_FIGURES,
     .parameters = (const struct parameter[]){
         {.name = "--until", .type = PARAMETER_DAY, .meaning = N_("due by this day (today)")},
         PARTICIPANT_PARAMETER, REACH_PARAMETERS, WORKER_PARAMETERS, {.name = NULL}},
     .columns = contract_lists_due_columns,
     .example = "obecni contract due --until 2026-10-31", .run = contract_lists_due},
    {.noun = NULL},
};
