/* ZK, zestawienie realizacji kontraktu: each obligation in words, its figures as of a day, every
 * date behind every number, the formula, what is not signed yet; then room for the social worker.
 * No verdict: whether somebody kept a contract is for people to say (domain §0, §2.4). */
#include "base/language.h"
#include "base/memory.h"
#include "club/contract/contract_text.h"
#include "document/contract_line.h"
#include "document/contract_words.h"
#include "document/document_fills.h"
#include "document/fill_parts.h"
#include "document/polish_text.h"

#include <stdio.h>

enum { EVALUATION_LINES = 7 };

/* What the statement is made from. */
struct statement_source {
    struct club *club;
    const json_t *parameters;
    int64_t as_of_at;
    bool with_names;
    struct fill_person person;
    struct contract_figures figures;
};

static bool check_anything(const struct contract_figures *figures, struct error *err)
{
    int signed_count = 0, unsigned_count = 0, others = 0;
    for (size_t i = 0; i < figures->line_count; i++) {
        const struct contract_line *line = &figures->lines[i];
        bool counts = obligation_counts_sessions(line->obligation.kind);
        others += !counts;
        signed_count += counts ? line->count.figures.held - line->unsigned_count : 0;
        unsigned_count += counts ? line->unsigned_count : 0;
    }
    if (signed_count || others)
        return true;
    if (unsigned_count)
        return error_set(err, ERROR_REFUSED,
                         _("Nothing can be stated about %s: none of its %d sessions has a signed "
                           "list. Have them signed first: obecni session pending"),
                         figures->contract.sign, unsigned_count);
    return error_set(err, ERROR_REFUSED,
                     _("Nothing can be stated about %s: no session that it asks for was held by "
                       "that day."),
                     figures->contract.sign);
}

static bool read_all(struct statement_source *source, struct error *err)
{
    const struct contract *contract = &source->figures.contract;
    source->with_names = parameter_names(source->club, source->parameters);
    if (!contract_figures_get_at(source->club, parameter_text(source->parameters, "contract"),
                                 source->as_of_at, &source->figures, err) ||
        !fill_check_free(source->club, contract->person_id, contract->participant, err))
        return false;
    contract_figures_sign(&source->figures);
    return check_anything(&source->figures, err) &&
           fill_person(source->club, contract->participant, source->with_names, &source->person,
                       err);
}

static void add_day_field(struct sheet *sheet, const char *label, int day)
{
    char text[POLISH_TEXT_SIZE];
    polish_date(day, text);
    sheet_field(sheet, label, text);
}

static void add_days_field(struct sheet *sheet, const char *label, int from, int until)
{
    struct buffer text = {0};
    contract_words_days(from, until, &text);
    sheet_field(sheet, label, text.text);
    buffer_free(&text);
}

static void add_ending(const struct contract *contract, struct sheet *sheet)
{
    struct dictionary_entry reason;
    char day[POLISH_TEXT_SIZE];
    struct buffer text = {0};
    if (contract->ended_on == DAY_NONE)
        return;
    polish_date(contract->ended_on, day);
    buffer_append_text(&text, day);
    if (dictionary_find(DICTIONARY_CONTRACT_END_REASON, contract->end_reason, &reason))
        buffer_printf(&text, " (%s)", reason.polish);
    sheet_field(sheet, fill_polish(N_("Ended on (contract)")), text.text);
    buffer_free(&text);
}

static void add_terms(const struct contract_terms_list *terms, struct sheet *sheet)
{
    for (size_t i = 1; i < terms->count; i++) {
        const struct contract_terms *item = &terms->items[i];
        struct buffer text = {0};
        char day[POLISH_TEXT_SIZE];
        polish_date(item->concluded_on, day);
        buffer_printf(&text, "%s: ", day);
        contract_words_days(item->from_on, item->until_on, &text);
        sheet_field(sheet,
                    fill_polish(item->kind == CONTRACT_EXTENSION ? N_("Extension (contract)")
                                                                 : N_("Annex (contract)")),
                    text.text);
        buffer_free(&text);
    }
}

static bool add_head(const struct statement_source *source, struct sheet *sheet, struct error *err)
{
    const struct contract *contract = &source->figures.contract;
    struct contract_terms_list terms = {0};
    struct dictionary_entry kind;
    bool is_known = dictionary_find(DICTIONARY_CONTRACT_KIND, contract->kind, &kind);
    if (!contract_terms_list(source->club, contract, &terms, err))
        return false;
    if (source->person.is_named)
        sheet_field_name(sheet, fill_polish(N_("First and last name")), source->person.name);
    else
        sheet_field_strong(sheet, fill_polish(N_("Participant’s number (field)")),
                           source->person.number);
    sheet_field_strong(sheet, fill_polish(N_("Contract (field)")), contract->sign);
    sheet_field(sheet, fill_polish(N_("Kind (contract)")), is_known ? kind.polish : contract->kind);
    add_day_field(sheet, fill_polish(N_("Concluded on (contract)")), terms.items[0].concluded_on);
    add_days_field(sheet, fill_polish(N_("In force (contract)")), contract->terms.from_on,
                   contract->terms.until_on);
    sheet_field(sheet, fill_polish(N_("Social worker (field)")), contract->social_worker);
    if (contract->district[0])
        sheet_field(sheet, fill_polish(N_("District (field)")), contract->district);
    add_terms(&terms, sheet);
    add_ending(contract, sheet);
    contract_terms_list_free(&terms);
    return true;
}

/* The wording is the office's and may say who it is about. */
static bool add_wording(const struct statement_source *source, const struct obligation *obligation,
                        struct sheet *sheet, struct error *err)
{
    char *words = NULL;
    if (!source->with_names)
        return true;
    if (!contract_text_open(source->club, obligation->text_id, &words, err))
        return false;
    if (words) {
        sheet_paragraph_name(sheet, SHEET_PLAIN, "„%s”", words);
        vault_wipe(words);
    }
    return true;
}

static bool add_line(const struct statement_source *source, const struct contract_line *line,
                     struct sheet *sheet, struct error *err)
{
    if (!contract_line_heading(source->club, &line->obligation, sheet, err) ||
        !add_wording(source, &line->obligation, sheet, err))
        return false;
    contract_line_figures(&source->figures, line, sheet);
    return true;
}

static void add_notes(const struct statement_source *source, struct sheet *sheet)
{
    const struct contract_figures *figures = &source->figures;
    sheet_paragraph(
        sheet, SHEET_NOTE, "%s",
        fill_polish(N_("Counted are meetings whose list the leader has signed. What was "
                       "not held, was left without a mark or lies outside of the "
                       "enrolment is no absence. The statement says what was noted; "
                       "it is no evaluation.")));
    if (figures->noted_later)
        sheet_paragraph(sheet, SHEET_NOTE,
                        fill_polish(N_("Obligations noted after that day are not in it: %d.")),
                        figures->noted_later);
}

static bool write_sheet(const struct statement_source *source, struct sheet *sheet,
                        struct error *err)
{
    char day[POLISH_TEXT_SIZE], subtitle[2 * POLISH_TEXT_SIZE];
    const struct contract_figures *figures = &source->figures;
    if (!document_kind_head(source->club, "", source->as_of_at, sheet, err) ||
        !fill_place(source->club, sheet, err))
        return false;
    polish_date(fill_day(source->as_of_at), day);
    snprintf(subtitle, sizeof subtitle, fill_polish(N_("as of %s (subtitle)")), day);
    sheet_title(sheet, fill_polish(N_("Statement of a contract")), subtitle);
    if (!add_head(source, sheet, err))
        return false;
    for (size_t i = 0; i < figures->line_count; i++) {
        if (!add_line(source, &figures->lines[i], sheet, err))
            return false;
    }
    add_notes(source, sheet);
    sheet_lines(sheet, fill_polish(N_("Evaluation by the social worker")), EVALUATION_LINES);
    sheet_signature(sheet, fill_polish(N_("prepared by, date")));
    sheet_signature(sheet, fill_polish(N_("social worker, date")));
    sheet_signature(sheet, fill_polish(N_("person concerned: has read it, date")));
    return true;
}

bool fill_contract_statement(struct club *club, const json_t *parameters, int64_t as_of_at,
                             struct sheet *sheet, struct error *err)
{
    struct statement_source source = {.club = club, .parameters = parameters, .as_of_at = as_of_at};
    bool ok = read_all(&source, err) && write_sheet(&source, sheet, err);
    contract_figures_free(&source.figures);
    fill_person_wipe(&source.person);
    return ok;
}
