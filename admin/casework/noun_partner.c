/* partner: institutions that people come from and are sent to. */
#include "admin/line/answer.h"
#include "admin/line/commands.h"
#include "base/language.h"
#include "casework/partner.h"

static bool add(struct invocation *invocation, struct error *err)
{
    const char *code = invocation_text(invocation, "CODE");
    if (!partner_add(&invocation->club, code, invocation_text(invocation, "--name"), err))
        return false;
    answer_done(invocation, json_pack("{s:s}", "partner", code), _("Added: partner %s."), code);
    return true;
}

static bool end(struct invocation *invocation, struct error *err)
{
    const char *code = invocation_text(invocation, "CODE");
    if (!partner_end(&invocation->club, code, err))
        return false;
    answer_done(invocation, json_pack("{s:s, s:b}", "partner", code, "in_use", 0),
                _("The club does not work with %s any more. What was noted stays."), code);
    return true;
}

static bool come_back(struct invocation *invocation, struct error *err)
{
    const char *code = invocation_text(invocation, "CODE");
    if (!partner_return(&invocation->club, code, err))
        return false;
    answer_done(invocation, json_pack("{s:s, s:b}", "partner", code, "in_use", 1),
                _("The club works with %s again."), code);
    return true;
}

static const struct listing_column columns[] = {
    {.key = "partner", .title = N_("Code")},
    {.key = "name", .title = N_("Name")},
    {.key = "own", .title = N_("Own")},
    {.key = "in_use", .title = N_("In use")},
    {.key = "uses", .title = N_("Noted"), .align = LISTING_RIGHT},
    {.key = NULL},
};

static bool list(struct invocation *invocation, struct error *err)
{
    struct partner_list partners = {0};
    bool is_polish = language_from_environment() == LANGUAGE_POLISH;
    bool only_own = invocation_has(invocation, "--own");
    bool ok = partner_list(&invocation->club, &partners, err);
    struct listing *listing = listing_new("partners", columns);
    for (size_t i = 0; ok && i < partners.count; i++) {
        const struct partner *partner = &partners.items[i];
        if (only_own && !partner->is_own)
            continue;
        listing_text(listing, partner->code);
        listing_shown(listing, partner->polish, is_polish ? partner->polish : partner->english);
        listing_boolean(listing, partner->is_own);
        listing_boolean(listing, partner->is_in_use);
        listing_integer(listing, partner->uses);
    }
    if (ok)
        listing_print(invocation, listing, _("The office has added no partners."));
    else
        listing_free(listing);
    partner_list_free(&partners);
    return ok;
}

#define CODE_PARAMETER                                                                             \
    {.name = N_("CODE"), .type = PARAMETER_CODE, .is_required = true,                              \
     .meaning = N_("the partner's code")}

const struct command partner_commands[] = {
    {.noun = "partner", .verb = "add",
     .summary = N_("Adds an institution that the dictionary does not have."),
     .needs = NEED_WRITING, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         {.name = N_("CODE"), .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("a short code; it stays")},
         {.name = "--name", .type = PARAMETER_TEXT, .is_required = true,
          .meaning = N_("the institution's name; never a person's")},
         {.name = NULL}},
     .example = "obecni partner add noclegownia --name \"Noclegownia w Przykładowie\"", .run = add},
    {.noun = "partner", .verb = "end",
     .summary = N_("Notes that the club does not work with one of its own partners any more."),
     .needs = NEED_WRITING, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){CODE_PARAMETER, {.name = NULL}},
     .example = "obecni partner end noclegownia", .run = end},
    {.noun = "partner", .verb = "return",
     .summary = N_("Notes that the club works with it again."),
     .needs = NEED_WRITING, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){CODE_PARAMETER, {.name = NULL}},
     .example = "obecni partner return noclegownia", .run = come_back},
    {.noun = "partner", .verb = "list",
     .summary = N_("Lists the institutions, and how often something is noted with them."),
     .needs = NEED_READING, .roles = ROLES_FIGURES,
     .parameters = (const struct parameter[]){
         {.name = "--own", .type = PARAMETER_FLAG,
          .meaning = N_("only those that the office added")},
         {.name = NULL}},
     .columns = columns, .example = "obecni partner list --own", .run = list},
    {.noun = NULL},
};
