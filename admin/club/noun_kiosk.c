/* kiosk: how the glass at the entrance is, as it last said itself; the sheet of codes beside it. */
#include "admin/club/kiosk_words.h"
#include "admin/document/document_form.h"
#include "admin/line/amounts.h"
#include "admin/line/answer.h"
#include "admin/line/commands.h"
#include "admin/line/print_job.h"
#include "base/language.h"
#include "figures/day/opening.h"
#include "paper/command_sheet.h"
#include "paper/document_file.h"

#include <stdio.h>

static const struct listing_column columns[] = {
    {.key = "kiosk", .title = N_("Kiosk"), .align = LISTING_RIGHT},
    {.key = "state", .title = N_("State"), .is_whole = true},
    {.key = "seen_at", .title = N_("Last seen"), .is_whole = true},
    {.key = "age_seconds", .title = N_("Ago"), .align = LISTING_RIGHT},
    {.key = "problem", .title = N_("Problem"), .is_whole = true},
    {.key = "problem_at", .title = N_("Since")},
    {.key = "is_over", .title = NULL},
    {.key = "last_scan_at", .title = N_("Last card")},
    {.key = "readers", .title = N_("Readers"), .align = LISTING_RIGHT},
    {.key = "screen", .title = N_("Screen")},
    {.key = "started_at", .title = N_("Started")},
    {.key = "version", .title = N_("Version")},
    {.key = "clock", .title = NULL},
    {.key = NULL},
};

static void add_row(struct listing *listing, const struct kiosk_state *state,
                    const struct opening *opening, int64_t now)
{
    char screen[32];
    enum opening_kiosk kiosk = opening_kiosk(opening, state, now);
    snprintf(screen, sizeof screen, "%d×%d", state->width, state->height);
    listing_integer(listing, state->node);
    listing_shown(listing, opening_kiosk_word(kiosk), kiosk_words_state(kiosk));
    listing_instant(listing, state->seen_at);
    listing_worded(listing, now - state->seen_at, amount_age(now - state->seen_at).text);
    if (state->problem)
        listing_shown(listing, kiosk_problem_word(state->problem),
                      state->is_over ? _("over") : kiosk_words_problem(state->problem));
    else
        listing_null(listing);
    listing_instant(listing, state->problem_at);
    listing_boolean(listing, state->is_over);
    listing_instant(listing, state->last_scan_at);
    if (state->reader_count == KIOSK_READERS_UNKNOWN)
        listing_null(listing);
    else
        listing_integer(listing, state->reader_count);
    listing_text(listing, screen);
    listing_instant(listing, state->started_at);
    listing_text(listing, state->version);
    listing_text(listing, state->is_clock_fixed ? "fixed" : "system");
}

static bool show(struct invocation *invocation, struct error *err)
{
    struct club *club = &invocation->club;
    struct kiosk_states states = {0};
    struct opening opening;
    bool ok = opening_get(club, club_today(club), &opening, err) &&
              kiosk_state_list(club, &states, err);
    if (ok) {
        struct listing *listing = listing_new("kiosks", columns);
        for (size_t i = 0; i < states.count; i++)
            add_row(listing, &states.items[i], &opening, club_now(club));
        if (states.count == 1 && invocation->output == OUTPUT_TABLE)
            listing_print_sheet(invocation, listing);
        else
            listing_print(invocation, listing, _("No kiosk has been seen yet."));
    }
    kiosk_states_free(&states);
    return ok;
}

static bool codes(struct invocation *invocation, struct error *err)
{
    struct buffer bytes = {0};
    enum language language = LANGUAGE_POLISH;
    const char *path = invocation_text_or(invocation, "--out", "arkusz-polecen.pdf");
    const char *printer = invocation_text(invocation, "--printer");
    enum document_form form;
    language_find(invocation_text_or(invocation, "--lang", "pl"), &language);
    if (!document_form_of(path, &form, err))
        return false;
    if (form != DOCUMENT_FORM_PDF)
        return error_set(err, ERROR_USAGE, _("The sheet is a PDF. Let --out end with .pdf."));
    bool ok = command_sheet_draw(language, club_now(&invocation->club), &bytes, err) &&
              document_file_write(path, &bytes, err);
    buffer_free(&bytes);
    if (!ok)
        return false;
    answer_done(invocation, json_pack("{s:s}", "file", path), _("The sheet of codes is in %s."),
                path);
    return (!printer && !invocation_has(invocation, "--print")) ||
           print_job_send(path, _("Sheet of codes"), printer, err);
}

const struct command kiosk_commands[] = {
    {.noun = "kiosk", .verb = "show",
     .summary = N_("Shows how the kiosk is: when it was last seen, its reader, its last problem."),
     .needs = NEED_READING, .roles = ROLE_ALL,
     .example = "obecni kiosk show", .run = show},
    {.noun = "kiosk", .verb = "codes",
     .summary = N_("Draws the sheet of codes that do what a press on the kiosk’s screen does."),
     .needs = NEED_READING, .roles = ROLE_ALL,
     .parameters = (const struct parameter[]){
         {.name = "--out", .type = PARAMETER_PATH,
          .meaning = N_("the PDF file; arkusz-polecen.pdf")},
         {.name = "--lang", .type = PARAMETER_WORD, .choices = "pl uk en ru",
          .meaning = N_("the language of the large words; pl")},
         {.name = "--print", .type = PARAMETER_FLAG, .meaning = N_("print it")},
         {.name = "--printer", .type = PARAMETER_TEXT,
          .meaning = N_("the printer; without it the usual one")},
         {.name = NULL}},
     .example = "obecni kiosk codes --lang uk --out arkusz.pdf", .run = codes},
    {.noun = NULL},
};
