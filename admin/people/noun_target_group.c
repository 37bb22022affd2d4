/* target-group: the office's own target groups, beside those of the law. */
#include "admin/line/answer.h"
#include "admin/line/commands.h"
#include "base/language.h"
#include "club/people/target_group.h"

static bool add(struct invocation *invocation, struct error *err)
{
    const char *code = invocation_text(invocation, "CODE");
    if (!target_group_add(&invocation->club, code, invocation_text(invocation, "--name"), err))
        return false;
    answer_done(invocation, json_pack("{s:s}", "target_group", code), _("Added: target group %s."),
                code);
    return true;
}

static bool end(struct invocation *invocation, struct error *err)
{
    const char *code = invocation_text(invocation, "CODE");
    if (!target_group_end(&invocation->club, code, err))
        return false;
    answer_done(invocation, json_pack("{s:s, s:b}", "target_group", code, "in_use", 0),
                _("%s is given to nobody any more. Whoever belongs to it stays so."), code);
    return true;
}

static bool come_back(struct invocation *invocation, struct error *err)
{
    const char *code = invocation_text(invocation, "CODE");
    if (!target_group_return(&invocation->club, code, err))
        return false;
    answer_done(invocation, json_pack("{s:s, s:b}", "target_group", code, "in_use", 1),
                _("%s can be given again."), code);
    return true;
}

static const struct listing_column columns[] = {
    {.key = "target_group", .title = N_("Code")},
    {.key = "name", .title = N_("Name")},
    {.key = "own", .title = N_("Own")},
    {.key = "in_use", .title = N_("In use")},
    {.key = NULL},
};

static bool list(struct invocation *invocation, struct error *err)
{
    struct target_group_list groups = {0};
    bool is_polish = language_from_environment() == LANGUAGE_POLISH;
    bool only_own = invocation_has(invocation, "--own");
    bool ok = target_group_list(&invocation->club, &groups, err);
    struct listing *listing = listing_new("target_groups", columns);
    for (size_t i = 0; ok && i < groups.count; i++) {
        const struct target_group *group = &groups.items[i];
        if (only_own && !group->is_own)
            continue;
        listing_text(listing, group->code);
        listing_shown(listing, group->polish, is_polish ? group->polish : group->english);
        listing_boolean(listing, group->is_own);
        listing_boolean(listing, group->is_in_use);
    }
    if (ok)
        listing_print(invocation, listing, _("The office has added no target groups."));
    else
        listing_free(listing);
    target_group_list_free(&groups);
    return ok;
}

#define CODE_PARAMETER                                                                             \
    {.name = N_("CODE"), .type = PARAMETER_CODE, .is_required = true,                              \
     .meaning = N_("the target group's code")}

const struct command target_group_commands[] = {
    {.noun = "target-group", .verb = "add",
     .summary = N_("Adds a target group that the law's list does not have."),
     .needs = NEED_WRITING, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         {.name = N_("CODE"), .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("a short code; it stays")},
         {.name = "--name", .type = PARAMETER_TEXT, .is_required = true,
          .meaning = N_("the group in words; never a person's name")},
         {.name = NULL}},
     .example = "obecni target-group add codependent --name \"osoby współuzależnione\"",
     .run = add},
    {.noun = "target-group", .verb = "end",
     .summary = N_("Notes that one of the office's own is given to nobody any more."),
     .needs = NEED_WRITING, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){CODE_PARAMETER, {.name = NULL}},
     .example = "obecni target-group end codependent", .run = end},
    {.noun = "target-group", .verb = "return", .summary = N_("Notes that it is given again."),
     .needs = NEED_WRITING, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){CODE_PARAMETER, {.name = NULL}},
     .example = "obecni target-group return codependent", .run = come_back},
    {.noun = "target-group", .verb = "list",
     .summary = N_("Lists the target groups: the law's, then the office's own."),
     .needs = NEED_READING, .roles = ROLES_FIGURES,
     .parameters = (const struct parameter[]){
         {.name = "--own", .type = PARAMETER_FLAG,
          .meaning = N_("only those that the office added")},
         {.name = NULL}},
     .columns = columns, .example = "obecni target-group list --own", .run = list},
    {.noun = NULL},
};
