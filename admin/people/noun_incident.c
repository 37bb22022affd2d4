/* incident: breaches of data, what was done about them and until when, and whose data it was. */
#include "admin/line/answer.h"
#include "admin/line/commands.h"
#include "base/day.h"
#include "base/language.h"
#include "base/memory.h"
#include "rights/incident.h"
#include "rights/rights_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *step_shown(const char *kind)
{
    static const struct {
        const char *kind, *shown;
    } words[] = {
        {"authority", N_("the authority was told")},
        {"authority_not", N_("the authority need not be told")},
        {"people", N_("the people were told")},
        {"people_not", N_("the people need not be told")},
        {"contained", N_("contained")},
        {"note", N_("note")},
        {"closed", N_("closed")},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(words[i].kind, kind) == 0)
            return _(words[i].shown);
    }
    return kind;
}

static const struct listing_column columns[] = {
    {.key = "incident", .title = N_("Incident"), .is_whole = true},
    {.key = "kind", .title = N_("Kind")},
    {.key = "noticed_at", .title = N_("Noticed")},
    {.key = "due_at", .title = N_("Authority until"), .is_whole = true},
    {.key = "authority", .title = N_("Authority")},
    {.key = "authority_at", .title = NULL},
    {.key = "people", .title = N_("People")},
    {.key = "people_at", .title = NULL},
    {.key = "concerned", .title = N_("Concerned"), .align = LISTING_RIGHT},
    {.key = "overdue", .title = NULL},
    {.key = "closed_at", .title = N_("Closed")},
    {.key = NULL},
};

static void add_told(struct listing *listing, int64_t at, bool is_not)
{
    if (!at)
        listing_shown(listing, "open", _("to be settled"));
    else
        listing_shown(listing, is_not ? "not_needed" : "told",
                      is_not ? _("need not be told") : _("told"));
    listing_instant(listing, at);
}

static void add_row(struct listing *listing, const struct incident *incident, int64_t now)
{
    listing_text(listing, incident->code);
    answer_word(listing, DICTIONARY_INCIDENT_KIND, incident->kind);
    listing_instant(listing, incident->noticed_at);
    listing_instant(listing, incident->due_at);
    add_told(listing, incident->authority_at, incident->is_authority_not);
    add_told(listing, incident->people_at, incident->is_people_not);
    listing_integer(listing, incident->people);
    listing_boolean(listing, incident_is_overdue(incident, now));
    listing_instant(listing, incident->closed_at);
}

static bool list(struct invocation *invocation, struct error *err)
{
    struct incidents incidents = {0};
    const char *status = invocation_text_or(invocation, "--status", "");
    struct incident_filter filter = {
        .kind = invocation_text(invocation, "--kind"),
        .from = (int)invocation_number_or(invocation, "--from", DAY_NONE),
        .until = (int)invocation_number_or(invocation, "--to", DAY_NONE),
        .only_open = strcmp(status, "open") == 0 || strcmp(status, "overdue") == 0,
    };
    int64_t now = club_now(&invocation->club);
    if (filter.kind && !dictionary_check(DICTIONARY_INCIDENT_KIND, filter.kind, err))
        return false;
    if (filter.until != DAY_NONE && filter.until < filter.from)
        return error_set(err, ERROR_USAGE, _("The last day lies before the first."));
    bool ok = incident_list(&invocation->club, &filter, &incidents, err);
    struct listing *listing = listing_new("incidents", columns);
    for (size_t i = 0; ok && i < incidents.count; i++) {
        const struct incident *incident = &incidents.items[i];
        bool fits = (strcmp(status, "closed") != 0 || incident->closed_at) &&
                    (strcmp(status, "overdue") != 0 ||
                     (!incident->authority_at && incident_is_overdue(incident, now)));
        if (fits)
            add_row(listing, incident, now);
    }
    if (ok)
        listing_print(invocation, listing, _("There is no such incident."));
    else
        listing_free(listing);
    incidents_free(&incidents);
    return ok;
}

static json_t *incident_json(const struct incident *incident)
{
    char due[CLOCK_TEXT_SIZE];
    clock_format(incident->due_at, due);
    return json_pack("{s:s, s:s, s:s, s:b, s:i}", "incident", incident->code, "kind",
                     incident->kind, "due_at", due, "closed", incident->closed_at != 0,
                     "concerned", incident->people);
}

static bool add(struct invocation *invocation, struct error *err)
{
    struct incident incident;
    char due[CLOCK_TEXT_SIZE];
    struct club *club = &invocation->club;
    if (!incident_add(club, invocation_text(invocation, "--kind"),
                      invocation_number_or(invocation, "--noticed", club_now(club)),
                      invocation_text(invocation, "--text"), &incident, err))
        return false;
    clock_format(incident.due_at, due);
    answer_done(invocation, incident_json(&incident),
                _("Incident %s is in the register. The authority has to know until %.10s %.5s, "
                  "unless a risk is unlikely."),
                incident.code, due, due + 11);
    return true;
}

static bool step(struct invocation *invocation, struct error *err)
{
    struct incident incident;
    struct club *club = &invocation->club;
    struct incident_step_entry entry = {
        .kind = invocation_text(invocation, "STEP"),
        .happened_at = invocation_number_or(invocation, "--at", club_now(club)),
        .reason = invocation_text(invocation, "--ground"),
        .text = invocation_text(invocation, "--text"),
    };
    if (!incident_put(club, invocation_text(invocation, "INCIDENT"), &entry, &incident, err))
        return false;
    answer_done(invocation, incident_json(&incident), _("Noted of %s: %s."), incident.code,
                step_shown(entry.kind));
    if (strncmp(entry.kind, "authority", 9) == 0 && incident_is_overdue(&incident, club_now(club)))
        say(invocation, "%s", _("That was after its time: the reason for the delay is told too."));
    return true;
}

/* Exactly one way to name people. */
static bool check_ways(const struct invocation *invocation, struct error *err)
{
    int ways = invocation_has(invocation, "--participant") +
               invocation_has(invocation, "--session") + invocation_has(invocation, "--all");
    return ways == 1 ||
           error_set(err, ERROR_USAGE,
                     _("Whose data was it? Name one of --participant, --session and --all."));
}

static bool concern(struct invocation *invocation, struct error *err)
{
    int added = 0;
    bool ok;
    struct incident incident;
    struct club *club = &invocation->club;
    const char *code = invocation_text(invocation, "INCIDENT");
    const char *participant = invocation_text(invocation, "--participant");
    const char *session = invocation_text(invocation, "--session");
    if (!check_ways(invocation, err))
        return false;
    if (participant)
        ok = incident_concern(club, code, participant, &added, err);
    else if (session)
        ok = incident_concern_session(club, code, session, &added, err);
    else
        ok = incident_concern_all(club, code, &added, err);
    if (!ok || !incident_get(club, code, &incident, err))
        return false;
    json_t *document = incident_json(&incident);
    json_object_set_new(document, "added", json_integer(added));
    answer_done(invocation, document, _("Concerned by %s: %d more, %d together."), code, added,
                incident.people);
    return true;
}

static const struct listing_column people_columns[] = {
    {.key = "participant", .title = N_("Number")},
    {.key = "name", .title = N_("Name")},
    {.key = "source", .title = N_("Found by")},
    {.key = NULL},
};

static bool print_people(struct invocation *invocation, const char *code,
                         const struct incident_people *people, struct error *err)
{
    struct answer_names names = {0};
    int64_t *ids = memory_new(people->count + 1, sizeof *ids);
    for (size_t i = 0; i < people->count; i++)
        ids[i] = people->items[i].participant_id;
    bool ok = answer_names_load(invocation, ids, people->count, code, &names, err);
    free(ids);
    if (!ok) {
        answer_names_free(&names);
        return false;
    }
    size_t *order = answer_names_order(&names, people->count);
    struct listing *listing = listing_new("people", people_columns);
    for (size_t i = 0; i < people->count; i++) {
        const struct incident_person *person = &people->items[order[i]];
        listing_text(listing, person->participant);
        answer_name(listing, &names, order[i]);
        listing_shown(listing, person->source,
                      strcmp(person->source, "all") == 0 ? _("everybody") : person->source);
    }
    listing_print(invocation, listing, _("Nobody is named yet: obecni incident concern"));
    free(order);
    answer_names_free(&names);
    return true;
}

static bool people(struct invocation *invocation, struct error *err)
{
    struct incident incident;
    struct incident_people list = {0};
    struct club *club = &invocation->club;
    bool ok = incident_get(club, invocation_text(invocation, "INCIDENT"), &incident, err) &&
              incident_people_list(club, incident.id, &list, err) &&
              print_people(invocation, incident.code, &list, err);
    incident_people_free(&list);
    return ok;
}

static const struct listing_column step_columns[] = {
    {.key = "at", .title = N_("When")},
    {.key = "step", .title = N_("Step")},
    {.key = "ground", .title = N_("Ground")},
    {.key = "actor", .title = N_("Who")},
    {.key = "text", .title = N_("Words")},
    {.key = NULL},
};

static bool add_step(struct club *club, struct listing *listing, const struct incident_step *step,
                     struct error *err)
{
    char *text;
    bool is_disposed;
    listing_instant(listing, step->happened_at);
    listing_shown(listing, step->kind, step_shown(step->kind));
    answer_word(listing, DICTIONARY_INCIDENT_GROUND, step->reason);
    listing_text(listing, step->actor);
    bool ok = rights_text_open(club, step->text_id, &text, &is_disposed, err);
    if (is_disposed)
        listing_shown(listing, NULL, _("disposed of"));
    else
        answer_text(listing, text);
    vault_wipe(text);
    return ok;
}

/* The sheet first; in JSON the steps are a key of the same document. */
static bool show(struct invocation *invocation, struct error *err)
{
    struct incident incident;
    struct incident_steps steps = {0};
    struct club *club = &invocation->club;
    if (!incident_get(club, invocation_text(invocation, "INCIDENT"), &incident, err))
        return false;
    struct listing *sheet = listing_new("incident", columns);
    struct listing *listing = listing_new("steps", step_columns);
    bool ok = incident_steps_list(club, incident.id, &steps, err);
    add_row(sheet, &incident, club_now(club));
    for (size_t i = 0; ok && i < steps.count; i++)
        ok = add_step(club, listing, &steps.items[i], err);
    if (!ok) {
        listing_free(sheet);
        listing_free(listing);
    } else if (invocation->output == OUTPUT_JSON) {
        listing_extra(sheet, "steps", listing_rows_json(listing));
        listing_print_sheet(invocation, sheet);
    } else if (invocation->output == OUTPUT_CSV) {
        listing_free(sheet);
        listing_print(invocation, listing, "");
    } else {
        listing_print_sheet(invocation, sheet);
        printf("\n");
        listing_print(invocation, listing, _("Nothing was noted yet."));
    }
    incident_steps_free(&steps);
    return ok;
}

#define INCIDENT_PARAMETER                                                                         \
    {.name = N_("INCIDENT"), .type = PARAMETER_CODE, .is_required = true,                          \
     .meaning = N_("the incident's code, like N-2026-01-12")}

/* clang-format off */
const struct command incident_commands[] = {
    {.noun = "incident", .verb = "add",
     .summary = N_("Puts a breach of data into the register; from then on the time runs."),
     .needs = NEED_WRITING | NEED_NAMES, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         {.name = "--kind", .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("a code like lost_paper or lost_medium")},
         {.name = "--noticed", .type = PARAMETER_INSTANT, .meaning = N_("when it was noticed (now)")},
         {.name = "--text", .type = PARAMETER_TEXT, .meaning = N_("what happened, in words; sealed")},
         {.name = NULL}},
     .example = "obecni incident add --kind lost_paper --noticed 2026-01-12T14:00", .run = add},
    {.noun = "incident", .verb = "step",
     .summary = N_("Notes what was done: authority, people, contained, note, closed."),
     .needs = NEED_WRITING | NEED_NAMES, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         INCIDENT_PARAMETER,
         {.name = N_("STEP"), .type = PARAMETER_WORD, .is_required = true,
          .choices = INCIDENT_STEPS, .meaning = N_("what was done, or need not be")},
         {.name = "--at", .type = PARAMETER_INSTANT, .meaning = N_("when (now)")},
         {.name = "--ground", .type = PARAMETER_CODE,
          .meaning = N_("why somebody need not be told, a code like no_risk")},
         {.name = "--text", .type = PARAMETER_TEXT, .meaning = N_("in words; sealed")},
         {.name = NULL}},
     .example = "obecni incident step N-2026-01-12 authority --at 2026-01-13T09:00", .run = step},
    {.noun = "incident", .verb = "concern",
     .summary = N_("Names whose data it was: one person, a session's list, or everybody."),
     .needs = NEED_WRITING, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         INCIDENT_PARAMETER,
         {.name = "--participant", .type = PARAMETER_NUMBER, .meaning = N_("this person")},
         {.name = "--session", .type = PARAMETER_SESSION,
          .meaning = N_("everybody on the list of this session")},
         {.name = "--all", .type = PARAMETER_FLAG,
          .meaning = N_("everybody of whom an identity is sealed: a copy of the database")},
         {.name = NULL}},
     .example = "obecni incident concern N-2026-01-12 --session G1-2026-01-12", .run = concern},
    {.noun = "incident", .verb = "people",
     .summary = N_("Lists whose data it was, by name while names are open."),
     .needs = NEED_READING | NEED_NAMES, .roles = ROLES_FIGURES,
     .parameters = (const struct parameter[]){INCIDENT_PARAMETER, {.name = NULL}},
     .columns = people_columns, .example = "obecni incident people N-2026-01-12", .run = people},
    {.noun = "incident", .verb = "show", .summary = N_("Shows one incident, step by step."),
     .needs = NEED_READING | NEED_NAMES, .roles = ROLES_FIGURES,
     .parameters = (const struct parameter[]){INCIDENT_PARAMETER, {.name = NULL}},
     .example = "obecni incident show N-2026-01-12", .run = show},
    {.noun = "incident", .verb = "list",
     .summary = N_("Lists incidents, and until when the authority has to know."),
     .needs = NEED_READING, .roles = ROLES_FIGURES,
     .parameters = (const struct parameter[]){
         {.name = "--status", .type = PARAMETER_WORD, .choices = "open overdue closed",
          .meaning = N_("only with this status")},
         {.name = "--kind", .type = PARAMETER_CODE, .meaning = N_("only of this kind")},
         {.name = "--from", .type = PARAMETER_DAY, .meaning = N_("noticed on this day or later")},
         {.name = "--to", .type = PARAMETER_DAY, .meaning = N_("noticed on this day or earlier")},
         {.name = NULL}},
     .columns = columns, .example = "obecni incident list --status open", .run = list},
    {.noun = NULL},
};
/* clang-format on */
