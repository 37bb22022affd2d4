/* Interventions on the screen. Labels and notes come out of the vault, so reading them is an
 * entry of the ledger. */
#include "admin/casework/intervention_show.h"

#include "admin/casework/case_rows.h"
#include "base/language.h"
#include "base/memory.h"
#include "casework/followup.h"
#include "casework/violence_term.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct listing_column columns[] = {
    {.key = "intervention", .title = N_("Intervention")},
    {.key = "happened_on", .title = N_("Day")},
    {.key = "household", .title = N_("Household")},
    {.key = "kind", .title = N_("Kind")},
    {.key = "violence", .title = N_("Violence")},
    {.key = "term", .title = N_("Called at that time")},
    {.key = "partners", .title = N_("Partners")},
    {.key = "note", .title = N_("Note")},
    {.key = "noted_by", .title = N_("Noted by")},
    {.key = "noted_at", .title = N_("Noted")},
    {.key = "withdrawn", .title = N_("Withdrawn")},
    {.key = "withdrawn_by", .title = N_("Withdrawn by")},
    {.key = "withdrawn_at", .title = N_("Withdrawn on")},
    {.key = "visits", .title = NULL},
    {.key = NULL},
};

static const struct listing_column visit_columns[] = {
    {.key = "due_on", .title = N_("Visit due")}, {.key = "state", .title = N_("State")},
    {.key = "done_on", .title = N_("Done")},     {.key = "noted_by", .title = N_("Noted by")},
    {.key = "noted_at", .title = N_("Noted")},   {.key = NULL},
};

/* The names of the partners, one after the other; as codes in JSON and CSV. */
static bool add_partners(struct club *club, struct listing *listing, const char *codes,
                         struct error *err)
{
    struct buffer shown = {0};
    bool ok = true, is_polish = language_from_environment() == LANGUAGE_POLISH;
    for (const char *at = codes; ok && *at; at += *at == ',') {
        char code[CODE_SIZE];
        struct partner partner;
        size_t length = strcspn(at, ",");
        snprintf(code, sizeof code, "%.*s", (int)length, at);
        ok = partner_get(club, code, &partner, err);
        if (ok)
            buffer_printf(&shown, "%s%s", shown.length ? ", " : "",
                          is_polish ? partner.polish : partner.english);
        at += length;
    }
    listing_shown(listing, *codes ? codes : NULL, shown.length ? shown.text : "–");
    buffer_free(&shown);
    return ok;
}

/* The word that held on that day, whatever it is called now. */
static void add_term(struct listing *listing, const struct case_fact *fact)
{
    struct dictionary_entry term;
    bool is_polish = language_from_environment() == LANGUAGE_POLISH;
    violence_term_of(fact->happened_on, &term);
    if (fact->is_violence)
        listing_shown(listing, term.polish, is_polish ? term.polish : term.english);
    else
        listing_null(listing);
}

static struct listing *visit_rows(const struct followup_visits *visits)
{
    static const char *const states[] = {
        [FOLLOWUP_WAITING] = N_("waits"),
        [FOLLOWUP_DONE] = N_("done"),
        [FOLLOWUP_MOVED] = N_("moved"),
        [FOLLOWUP_DROPPED] = N_("dropped"),
    };
    struct listing *listing = listing_new("visits", visit_columns);
    for (size_t i = 0; i < visits->count; i++) {
        const struct followup_visit *visit = &visits->items[i];
        answer_day(listing, visit->due_on);
        listing_shown(listing, followup_state_word(visit->state), _(states[visit->state]));
        answer_day(listing, visit->done_on);
        listing_text(listing, visit->actor);
        listing_instant(listing, visit->noted_at);
    }
    return listing;
}

static void add_visits(struct listing *listing, const struct followup_visits *visits)
{
    json_t *rows = listing_rows_json(visit_rows(visits));
    char *text = json_dumps(rows, JSON_COMPACT);
    listing_json(listing, text, "");
    free(text);
    json_decref(rows);
}

static bool print(struct invocation *invocation, const struct case_fact *fact, const char *note,
                  const struct followup_visits *visits, struct error *err)
{
    struct listing *listing = listing_new("intervention", columns);
    listing_text(listing, fact->code);
    answer_day(listing, fact->happened_on);
    listing_text(listing, fact->household);
    case_rows_kind(listing, fact);
    listing_boolean(listing, fact->is_violence);
    add_term(listing, fact);
    bool ok = add_partners(&invocation->club, listing, fact->partners, err);
    listing_text(listing, note);
    listing_text(listing, fact->actor);
    listing_instant(listing, fact->noted_at);
    case_rows_withdrawn(listing, fact);
    add_visits(listing, visits);
    if (!ok) {
        listing_free(listing);
        return false;
    }
    listing_print_sheet(invocation, listing);
    if (invocation->output == OUTPUT_TABLE) {
        putchar('\n');
        listing_print(invocation, visit_rows(visits), _("No visit was planned."));
    }
    return true;
}

bool intervention_show(struct invocation *invocation, struct error *err)
{
    struct case_fact fact;
    struct followup_visits visits = {0};
    char *note = NULL;
    struct club *club = &invocation->club;
    bool ok =
        case_fact_get(club, CASE_INTERVENTION, invocation_text(invocation, "CODE"), &fact, err) &&
        case_fact_read_text(club, &fact, &note, err) &&
        (!note || names_note(invocation, "casework.read", fact.code, 1, err)) &&
        followup_visits_list(club, fact.id, &visits, err) &&
        print(invocation, &fact, note, &visits, err);
    if (note)
        vault_wipe(note);
    followup_visits_free(&visits);
    return ok;
}

const struct listing_column intervention_due_columns[] = {
    {.key = "due_on", .title = N_("Visit due")},
    {.key = "past", .title = N_("Day over")},
    {.key = "household", .title = N_("Household"), .is_whole = true},
    {.key = "label", .title = N_("Label")},
    {.key = "intervention", .title = N_("Intervention"), .is_whole = true},
    {.key = "kind", .title = N_("Kind")},
    {.key = "violence", .title = N_("Violence")},
    {.key = NULL},
};

static bool add_due(struct invocation *invocation, struct listing *listing,
                    const struct followup *one, struct error *err)
{
    struct household household = {.id = one->household_id};
    bool ok = household_read_label(&invocation->club, &household, err);
    answer_day(listing, one->due_on);
    listing_boolean(listing, one->is_past);
    listing_text(listing, one->household);
    answer_text(listing, household.label);
    listing_text(listing, one->intervention);
    answer_word(listing, case_rows_dictionary(CASE_INTERVENTION), one->kind);
    listing_boolean(listing, one->is_violence);
    explicit_bzero(household.label, sizeof household.label);
    return ok;
}

bool intervention_due(struct invocation *invocation, struct error *err)
{
    struct followups due = {0};
    bool ok = followup_list_due(&invocation->club,
                                (int)invocation_number_or(invocation, "--to", DAY_NONE),
                                invocation_text(invocation, "--household"), &due, err) &&
              (!due.count ||
               names_note(invocation, "names.read", "intervention due", (int64_t)due.count, err));
    struct listing *listing = listing_new("visits", intervention_due_columns);
    for (size_t i = 0; ok && i < due.count; i++)
        ok = add_due(invocation, listing, &due.items[i], err);
    if (ok)
        listing_print(invocation, listing, _("No visit waits."));
    else
        listing_free(listing);
    followups_free(&due);
    return ok;
}
