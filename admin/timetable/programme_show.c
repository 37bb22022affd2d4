/* Programmes on the screen: the list, and one with all that belongs to it. */
#include "admin/line/answer.h"
#include "admin/line/list_filter.h"
#include "admin/timetable/leader_words.h"
#include "admin/timetable/programme_commands.h"
#include "base/language.h"
#include "base/memory.h"
#include "club/timetable/programme_goal.h"
#include "club/timetable/programme_leader.h"
#include "club/timetable/programme_logo.h"

#include <stdio.h>
#include <string.h>

const struct listing_column programme_columns[] = {
    {.key = "programme", .title = N_("Code")},
    {.key = "title", .title = N_("Title")},
    {.key = "kind", .title = N_("Kind")},
    {.key = "hour_minutes", .title = N_("Hour"), .align = LISTING_RIGHT},
    {.key = "funder", .title = N_("Funder")},
    {.key = "from_on", .title = N_("From")},
    {.key = "until_on", .title = N_("Until")},
    {.key = "planned", .title = N_("Meetings"), .align = LISTING_RIGHT},
    {.key = "completion", .title = N_("Completed by"), .align = LISTING_RIGHT},
    {.key = "status", .title = N_("Status")},
    {.key = NULL},
};

static void add_planned(struct listing *listing, int planned)
{
    if (planned)
        listing_integer(listing, planned);
    else
        listing_null(listing);
}

static void add_status(struct listing *listing, const struct programme *programme)
{
    listing_shown(listing, programme->closed_at ? "closed" : "open",
                  programme->closed_at ? _("closed") : _("open"));
}

static void add_rule(struct listing *listing, const struct programme *programme)
{
    char rule[PROGRAMME_RULE_SIZE];
    programme_write_rule(programme, rule);
    answer_text(listing, rule);
}

static void add_start(struct listing *listing, const struct programme *programme)
{
    listing_text(listing, programme->code);
    listing_text(listing, programme->title);
    listing_shown(listing, programme->is_project ? "project" : "municipal",
                  programme->is_project ? _("project") : _("municipal"));
    listing_worded(listing, programme->hour_minutes,
                   programme->hour_minutes == 45 ? _("45 min") : _("60 min"));
    answer_text(listing, programme->funder);
    answer_day(listing, programme->from_on);
    answer_day(listing, programme->until_on);
    add_planned(listing, programme->planned);
    add_rule(listing, programme);
    add_status(listing, programme);
}

static bool is_wanted(const struct invocation *invocation, const struct list_filter *filter,
                      const struct programme *programme)
{
    const char *kind = invocation_text(invocation, "--kind");
    const char *status = invocation_text(invocation, "--status");
    return (!kind || (strcmp(kind, "project") == 0) == programme->is_project) &&
           (!status || (strcmp(status, "closed") == 0) == (programme->closed_at != 0)) &&
           list_filter_takes_time(filter, programme->from_on, programme->until_on);
}

bool programme_show_list(struct invocation *invocation, struct error *err)
{
    struct programme_list programmes = {0};
    struct list_filter filter;
    bool ok = list_filter_read(invocation, &filter, err) &&
              programme_list(&invocation->club, &programmes, err);
    if (ok) {
        struct listing *listing = listing_new("programmes", programme_columns);
        for (size_t i = 0; i < programmes.count; i++) {
            if (is_wanted(invocation, &filter, &programmes.items[i]))
                add_start(listing, &programmes.items[i]);
        }
        listing_print(invocation, listing, _("There are no such programmes."));
    }
    programme_list_free(&programmes);
    list_filter_free(&filter);
    return ok;
}

static const struct listing_column sheet_columns[] = {
    {.key = "programme", .title = N_("Code")},
    {.key = "title", .title = N_("Title")},
    {.key = "kind", .title = N_("Kind")},
    {.key = "hour_minutes", .title = N_("Hour"), .align = LISTING_RIGHT},
    {.key = "funder", .title = N_("Funder")},
    {.key = "from_on", .title = N_("From")},
    {.key = "until_on", .title = N_("Until")},
    {.key = "planned", .title = N_("Meetings planned"), .align = LISTING_RIGHT},
    {.key = "completion", .title = N_("Completed by")},
    {.key = "status", .title = N_("Status")},
    {.key = "closed_at", .title = N_("Closed")},
    {.key = "target_group", .title = N_("Target group")},
    {.key = "previous", .title = N_("Copied from")},
    {.key = "leaders", .title = N_("Answers for it")},
    {.key = "activities", .title = N_("Activities")},
    {.key = NULL},
};

static const struct listing_column goal_columns[] = {
    {.key = "number", .title = N_("Number"), .align = LISTING_RIGHT},
    {.key = "level", .title = N_("Goal")},
    {.key = "goal", .title = N_("In words")},
    {.key = NULL},
};

static const struct listing_column logo_columns[] = {
    {.key = "number", .title = N_("Number"), .align = LISTING_RIGHT},
    {.key = "name", .title = N_("Logo")},
    {.key = "format", .title = N_("Format")},
    {.key = "bytes", .title = N_("Bytes"), .align = LISTING_RIGHT},
    {.key = "digest", .title = N_("Digest")},
    {.key = NULL},
};

/* What belongs to one programme. */
struct parts {
    struct programme_goal_list goals;
    struct programme_logo_list logos;
    struct activity_leader_list leaders;
    struct activity_list activities;
};

static bool read_parts(struct club *club, const struct programme *programme, struct parts *parts,
                       struct error *err)
{
    return programme_goal_list(club, programme, &parts->goals, err) &&
           programme_logo_list(club, programme, &parts->logos, err) &&
           programme_leader_list(club, programme, &parts->leaders, err) &&
           activity_list(club, programme->code, &parts->activities, err);
}

static void free_parts(struct parts *parts)
{
    programme_goal_list_free(&parts->goals);
    programme_logo_list_free(&parts->logos);
    activity_leader_list_free(&parts->leaders);
    activity_list_free(&parts->activities);
}

static struct listing *list_goals(const struct programme_goal_list *goals)
{
    struct listing *listing = listing_new("goals", goal_columns);
    for (size_t i = 0; i < goals->count; i++) {
        const struct programme_goal *goal = &goals->items[i];
        listing_integer(listing, goal->position);
        listing_shown(listing, goal->is_general ? "general" : "specific",
                      goal->is_general ? _("general goal") : _("specific goal"));
        listing_text(listing, goal->goal);
    }
    return listing;
}

static struct listing *list_logos(const struct programme_logo_list *logos)
{
    struct listing *listing = listing_new("logos", logo_columns);
    for (size_t i = 0; i < logos->count; i++) {
        const struct programme_logo *logo = &logos->items[i];
        listing_integer(listing, logo->position);
        listing_text(listing, logo->name);
        listing_text(listing, logo->format);
        listing_integer(listing, logo->size);
        listing_text(listing, logo->digest);
    }
    return listing;
}

static json_t *describe_activities(const struct activity_list *list, struct buffer *words)
{
    json_t *rows = json_array();
    for (size_t i = 0; i < list->count; i++) {
        buffer_printf(words, "%s%s", i ? ", " : "", list->items[i].code);
        json_array_append_new(rows, json_string(list->items[i].code));
    }
    return rows;
}

static void print_parts(struct invocation *invocation, const struct parts *parts)
{
    if (parts->goals.count) {
        putchar('\n');
        listing_print(invocation, list_goals(&parts->goals), "");
    }
    if (parts->logos.count) {
        putchar('\n');
        listing_print(invocation, list_logos(&parts->logos), "");
    }
}

static void print(struct invocation *invocation, const struct programme *programme,
                  const struct parts *parts)
{
    struct buffer leaders = {0}, activities = {0};
    struct listing *listing = listing_new("programmes", sheet_columns);
    json_t *leader_rows = leader_words(&parts->leaders, &leaders);
    json_t *activity_rows = describe_activities(&parts->activities, &activities);
    add_start(listing, programme);
    listing_instant(listing, programme->closed_at);
    answer_text(listing, programme->audience);
    answer_text(listing, programme->previous);
    answer_text(listing, leaders.text);
    answer_text(listing, activities.text);
    listing_extra(listing, "leaders", leader_rows);
    listing_extra(listing, "activities", activity_rows);
    listing_extra(listing, "goals", listing_rows_json(list_goals(&parts->goals)));
    listing_extra(listing, "logos", listing_rows_json(list_logos(&parts->logos)));
    listing_print_sheet(invocation, listing);
    buffer_free(&leaders);
    buffer_free(&activities);
    if (invocation->output == OUTPUT_TABLE)
        print_parts(invocation, parts);
}

bool programme_show(struct invocation *invocation, struct error *err)
{
    struct club *club = &invocation->club;
    struct programme programme;
    struct parts parts = {0};
    bool ok = programme_get(club, invocation_text(invocation, "CODE"), &programme, err) &&
              read_parts(club, &programme, &parts, err);
    if (ok)
        print(invocation, &programme, &parts);
    free_parts(&parts);
    return ok;
}
