/* Reading a contract's sheet, and its dates as rows. Printing it for people is
 * contract_print.c's, JSON is contract_json.c's. */
#include "admin/contract/contract_show.h"

#include "admin/line/answer.h"
#include "base/memory.h"
#include "club/contract/contract_text.h"

#include <stdlib.h>
#include <string.h>

static const struct listing_column columns[] = {
    {.key = "contract"},         {.key = "line"},     {.key = "kind"},          {.key = "date"},
    {.key = "session"},          {.key = "activity"}, {.key = "class"},         {.key = "status"},
    {.key = "credited_minutes"}, {.key = "signed"},   {.key = "cancel_reason"}, {.key = NULL},
};

/* The dates alone, one row for each session of each line. */
static void print_csv(struct invocation *invocation, const struct contract_figures *figures)
{
    struct listing *listing = listing_new("sessions", columns);
    for (size_t i = 0; i < figures->line_count; i++) {
        const struct contract_line *line = &figures->lines[i];
        for (size_t j = 0; j < line->session_count; j++) {
            const struct history_session *session = &figures->history.items[line->sessions[j]];
            if (person_history_is_free(session))
                continue;
            listing_text(listing, figures->contract.sign);
            listing_integer(listing, line->obligation.line);
            listing_text(listing, obligation_kind_word(line->obligation.kind));
            answer_day(listing, session->day);
            answer_text(listing, session->code);
            listing_text(listing, session->activity);
            listing_text(listing, session_class_word(session->class));
            listing_text(listing, attendance_status_word(session->status));
            listing_integer(listing, session->credited_minutes);
            listing_boolean(listing, session->is_signed);
            answer_text(listing, session->cancel_reason);
        }
    }
    listing_print(invocation, listing, "");
}

static bool open_words(struct club *club, struct contract_sheet *sheet, struct error *err)
{
    bool ok = true;
    sheet->line_words = memory_new(sheet->figures.line_count, sizeof *sheet->line_words);
    sheet->terms_words = memory_new(sheet->terms.count, sizeof *sheet->terms_words);
    sheet->evaluation_words = memory_new(sheet->evaluations.count, sizeof *sheet->evaluation_words);
    for (size_t i = 0; ok && i < sheet->figures.line_count; i++)
        ok = contract_text_open(club, sheet->figures.lines[i].obligation.text_id,
                                &sheet->line_words[i], err);
    for (size_t i = 0; ok && i < sheet->terms.count; i++)
        ok = contract_text_open(club, sheet->terms.items[i].text_id, &sheet->terms_words[i], err);
    for (size_t i = 0; ok && i < sheet->evaluations.count; i++)
        ok = contract_text_open(club, sheet->evaluations.items[i].text_id,
                                &sheet->evaluation_words[i], err);
    return ok;
}

static bool read_name(struct invocation *invocation, struct contract_sheet *sheet,
                      struct error *err)
{
    const struct contract *contract = &sheet->figures.contract;
    struct answer_names names;
    bool ok = answer_names_load(invocation, &contract->person_id, 1, contract->sign, &names, err);
    if (ok && names.names)
        memcpy(sheet->name, names.names[0], sizeof sheet->name);
    answer_names_free(&names);
    return ok;
}

static bool read_sheet(struct invocation *invocation, struct contract_sheet *sheet,
                       struct error *err)
{
    struct club *club = &invocation->club;
    int day = (int)invocation_number_or(invocation, "--as-of", club_today(club));
    struct contract_figures *figures = &sheet->figures;
    if (!contract_figures_get(club, invocation_text(invocation, "SIGN"), day, figures, err) ||
        !contract_terms_list(club, &figures->contract, &sheet->terms, err) ||
        !contract_evaluation_list(club, &figures->contract, &sheet->evaluations, err) ||
        !open_words(club, sheet, err) || !read_name(invocation, sheet, err))
        return false;
    size_t count = sheet->evaluations.count;
    return !count ||
           contract_since_list(club, figures, sheet->evaluations.items[count - 1].evaluated_on,
                               &sheet->since, err);
}

static void free_words(char **words, size_t count)
{
    for (size_t i = 0; words && i < count; i++) {
        if (words[i])
            vault_wipe(words[i]);
    }
    free(words);
}

static void free_sheet(struct contract_sheet *sheet)
{
    free_words(sheet->line_words, sheet->figures.line_count);
    free_words(sheet->terms_words, sheet->terms.count);
    free_words(sheet->evaluation_words, sheet->evaluations.count);
    contract_terms_list_free(&sheet->terms);
    contract_evaluations_free(&sheet->evaluations);
    since_changes_free(&sheet->since);
    contract_figures_free(&sheet->figures);
    explicit_bzero(sheet->name, sizeof sheet->name);
}

bool contract_show(struct invocation *invocation, struct error *err)
{
    struct contract_sheet sheet = {0};
    bool ok = read_sheet(invocation, &sheet, err);
    if (ok && invocation->output == OUTPUT_JSON)
        print_json(contract_sheet_json(&sheet));
    else if (ok && invocation->output == OUTPUT_CSV)
        print_csv(invocation, &sheet.figures);
    else if (ok)
        contract_sheet_print(invocation, &sheet);
    free_sheet(&sheet);
    return ok;
}
