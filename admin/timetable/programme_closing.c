/* programme completed, close and reopen. */
#include "admin/line/actor.h"
#include "admin/line/answer.h"
#include "admin/timetable/programme_commands.h"
#include "base/language.h"
#include "base/memory.h"
#include "figures/person/completion.h"

#include <stdlib.h>
#include <string.h>

const struct listing_column programme_completed_columns[] = {
    {.key = "participant", .title = N_("Number"), .is_whole = true},
    {.key = "name", .title = N_("Name")},
    {.key = "attended", .title = N_("Attended"), .align = LISTING_RIGHT},
    {.key = "counted", .title = N_("Of"), .align = LISTING_RIGHT},
    {.key = "excused", .title = N_("Excused"), .align = LISTING_RIGHT},
    {.key = "completed", .title = N_("By the rule")},
    {.key = NULL},
};

/* Facts about the whole, for the list and for the question before closing. */
struct completed {
    struct programme programme;
    struct completion completion;
    struct programme_closing closing; /* when the list is the frozen one */
};

static void completed_free(struct completed *completed)
{
    completion_free(&completed->completion);
    programme_completer_list_free(&completed->closing.list);
}

static const struct programme_completer_list *people(const struct completed *completed)
{
    return completed->closing.closed_at ? &completed->closing.list : &completed->completion.list;
}

static int count_completed(const struct programme_completer_list *list)
{
    int count = 0;
    for (size_t i = 0; i < list->count; i++)
        count += list->items[i].is_completed;
    return count;
}

static bool read_completed(struct invocation *invocation, struct completed *completed,
                           struct error *err)
{
    struct club *club = &invocation->club;
    if (!programme_get(club, invocation_text(invocation, "CODE"), &completed->programme, err))
        return false;
    if (completed->programme.closed_at && !invocation_has(invocation, "--now"))
        return programme_closing_get(club, &completed->programme, &completed->closing, err) &&
               (completed->closing.holds ||
                error_set(err, ERROR_STORAGE,
                          _("The list that was frozen at the closing of %s is not what it was. "
                            "Restore a backup."),
                          completed->programme.code));
    return completion_get(club, &completed->programme, &completed->completion, err);
}

static bool is_wanted(const struct invocation *invocation, const struct programme_completer *item)
{
    const char *status = invocation_text(invocation, "--status");
    return !status || (strcmp(status, "completed") == 0) == item->is_completed;
}

static void add_person(struct listing *listing, const struct programme_completer *item,
                       const struct answer_names *names, size_t index)
{
    listing_text(listing, item->participant);
    answer_name(listing, names, index);
    listing_integer(listing, item->attended);
    listing_integer(listing, item->counted);
    listing_integer(listing, item->excused);
    if (item->has_rule)
        listing_boolean(listing, item->is_completed);
    else
        listing_null(listing);
}

/* Below the list, and beside it in JSON: what it was made of. */
static void add_facts(struct listing *listing, const struct completed *completed)
{
    const struct programme *programme = &completed->programme;
    const struct programme_completer_list *list = people(completed);
    char rule[PROGRAMME_RULE_SIZE];
    programme_write_rule(programme, rule);
    listing_extra(listing, "rule", rule[0] ? json_string(rule) : json_null());
    listing_extra(listing, "planned",
                  programme->planned ? json_integer(programme->planned) : json_null());
    listing_extra(listing, "sessions_signed", json_integer(list->sessions));
    listing_extra(listing, "sessions_unsigned", json_integer(completed->completion.unsigned_count));
    listing_extra(listing, "persons", json_integer((json_int_t)list->count));
    listing_extra(listing, "completed", rule[0] ? json_integer(count_completed(list)) : json_null());
    listing_extra(listing, "frozen", json_boolean(completed->closing.closed_at != 0));
    if (completed->closing.closed_at)
        listing_extra(listing, "digest", json_string(completed->closing.digest));
}

static void say_facts(const struct invocation *invocation, const struct completed *completed)
{
    const struct programme *programme = &completed->programme;
    const struct programme_completer_list *list = people(completed);
    char rule[PROGRAMME_RULE_SIZE];
    programme_write_rule(programme, rule);
    if (programme->share_asked)
        say(invocation, _("Asked for: %s of the sessions held while enrolled, without excused ones."),
            rule);
    else if (programme->count_asked)
        say(invocation, _("Asked for: sessions attended, %s."), rule);
    else
        say(invocation, _("%s has no rule for completing it. Facts only."), programme->code);
    if (rule[0])
        say(invocation, _("By the rule: %d of %zu persons."), count_completed(list), list->count);
    if (programme->planned)
        say(invocation, _("Sessions signed: %d, meetings planned: %d."), list->sessions,
            programme->planned);
    else
        say(invocation, _("Sessions signed: %d."), list->sessions);
    if (completed->completion.unsigned_count)
        say(invocation, _("Not signed, and so not counted: %d."),
            completed->completion.unsigned_count);
    if (completed->closing.closed_at)
        say(invocation, _("As it was frozen at the closing. Digest: %s."),
            completed->closing.digest);
}

static bool print_people(struct invocation *invocation, const struct completed *completed,
                         struct error *err)
{
    const struct programme_completer_list *list = people(completed);
    struct answer_names names = {0};
    int64_t *ids = memory_new(list->count + 1, sizeof *ids);
    for (size_t i = 0; i < list->count; i++)
        ids[i] = list->items[i].participant_id;
    bool ok = answer_names_load(invocation, ids, list->count, "programme completed", &names, err);
    if (ok) {
        struct listing *listing = listing_new("people", programme_completed_columns);
        size_t *order = answer_names_order(&names, list->count);
        for (size_t i = 0; i < list->count; i++) {
            if (is_wanted(invocation, &list->items[order[i]]))
                add_person(listing, &list->items[order[i]], &names, order[i]);
        }
        add_facts(listing, completed);
        listing_print(invocation, listing, _("There is nobody in this list."));
        if (invocation->output == OUTPUT_TABLE)
            say_facts(invocation, completed);
        free(order);
    }
    answer_names_free(&names);
    free(ids);
    return ok;
}

bool programme_completed_command(struct invocation *invocation, struct error *err)
{
    struct completed completed = {0};
    bool ok = read_completed(invocation, &completed, err) &&
              print_people(invocation, &completed, err);
    completed_free(&completed);
    return ok;
}

bool programme_close_command(struct invocation *invocation, struct error *err)
{
    struct club *club = &invocation->club;
    struct completion completion = {0};
    struct programme programme;
    const char *code = invocation_text(invocation, "CODE");
    if (!programme_get(club, code, &programme, err) ||
        !programme_check_closable(club, &programme, err) ||
        !confirm(invocation, err,
                 _("Close %s? Its sessions, marks and enrolments stay as they are then, and the "
                   "list of who has completed it is frozen."),
                 code))
        return false;
    bool ok = completion_close(club, code, &completion, err);
    int persons = (int)completion.list.count, completed = completion.completed;
    completion_free(&completion);
    if (!ok)
        return false;
    answer_done(invocation,
                json_pack("{s:s, s:s, s:i, s:i}", "programme", code, "status", "closed", "persons",
                          persons, "completed", completed),
                _("Closed: %s. By the rule: %d of %d persons. Nothing is deleted."), code,
                completed, persons);
    return true;
}

bool programme_reopen_command(struct invocation *invocation, struct error *err)
{
    struct club *club = &invocation->club;
    const char *code = invocation_text(invocation, "CODE");
    if (!programme_check_reopenable(club, code, err) ||
        !second_person_with(invocation, ROLES_OFFICE, err) ||
        !confirm(invocation, err, _("Reopen the programme %s?"), code) ||
        !programme_reopen(club, code, invocation_text(invocation, "--reason"), err))
        return false;
    answer_done(invocation, json_pack("{s:s, s:s}", "programme", code, "status", "open"),
                _("Open again: %s. The list of the closing is kept."), code);
    return true;
}
