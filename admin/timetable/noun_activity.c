/* activity: groups and consultations, and who leads them. Showing is activity_show.c's. */
#include "admin/line/answer.h"
#include "admin/line/commands.h"
#include "admin/line/list_filter.h"
#include "admin/timetable/activity_show.h"
#include "base/language.h"
#include "club/timetable/activity.h"

#include <string.h>

static int read_minutes(const struct invocation *invocation, const char *name)
{
    return (int)invocation_number_or(invocation, name, ACTIVITY_UNSET);
}

static struct activity_entry read_entry(const struct invocation *invocation)
{
    bool resets = invocation_has(invocation, "--standard-minutes");
    return (struct activity_entry){
        .code = invocation_text(invocation, "CODE"),
        .programme = invocation_has(invocation, "--no-programme")
                         ? ""
                         : invocation_text(invocation, "--programme"),
        .title = invocation_text(invocation, "--title"),
        .kind = invocation_text(invocation, "--kind"),
        .is_individual = strcmp(invocation_text_or(invocation, "--form", "group"), "group") != 0,
        .has_open = invocation_has(invocation, "--open") || invocation_has(invocation, "--closed"),
        .is_open = invocation_has(invocation, "--open"),
        .has_capacity = invocation_has(invocation, "--capacity"),
        .capacity = (int)invocation_number_or(invocation, "--capacity", 0),
        .has_early = resets || invocation_has(invocation, "--early"),
        .early_minutes = read_minutes(invocation, "--early"),
        .has_late = resets || invocation_has(invocation, "--late"),
        .late_minutes = read_minutes(invocation, "--late"),
        .has_leave = resets || invocation_has(invocation, "--leave"),
        .leave_minutes = read_minutes(invocation, "--leave"),
        .credit = invocation_text(invocation, "--credit"),
    };
}

static bool add(struct invocation *invocation, struct error *err)
{
    struct activity_entry entry = read_entry(invocation);
    if (!activity_add(&invocation->club, &entry, err))
        return false;
    answer_done(invocation, json_pack("{s:s}", "activity", entry.code), _("Activity %s is added."),
                entry.code);
    return true;
}

static bool change(struct invocation *invocation, struct error *err)
{
    struct activity_entry entry = read_entry(invocation);
    if (invocation_has(invocation, "--open") && invocation_has(invocation, "--closed"))
        return error_set(err, ERROR_USAGE, _("--open and --closed exclude each other."));
    if (invocation_has(invocation, "--programme") && invocation_has(invocation, "--no-programme"))
        return error_set(err, ERROR_USAGE, _("--programme and --no-programme exclude each other."));
    if (!activity_change(&invocation->club, entry.code, &entry, err))
        return false;
    answer_done(invocation, json_pack("{s:s}", "activity", entry.code),
                _("Activity %s is changed."), entry.code);
    return true;
}

static bool end_leading(struct invocation *invocation, const char *code, const char *staff,
                        struct error *err)
{
    char day[DAY_SIZE];
    int until = (int)invocation_number_or(invocation, "--until", club_today(&invocation->club));
    if (invocation_has(invocation, "--since"))
        return error_set(err, ERROR_USAGE, _("--end goes with --until, not with --since."));
    if (!activity_leader_end(&invocation->club, code, staff, until, err))
        return false;
    day_format(until, day);
    answer_done(invocation,
                json_pack("{s:s, s:s, s:s}", "activity", code, "staff", staff, "until_on", day),
                _("%s leads %s until %s."), staff, code, day);
    return true;
}

static bool leader(struct invocation *invocation, struct error *err)
{
    char day[DAY_SIZE];
    const char *code = invocation_text(invocation, "CODE");
    const char *staff = invocation_text(invocation, "STAFF");
    int since = (int)invocation_number_or(invocation, "--since", club_today(&invocation->club));
    int until = (int)invocation_number_or(invocation, "--until", DAY_NONE);
    if (invocation_has(invocation, "--end"))
        return end_leading(invocation, code, staff, err);
    if (!activity_leader_add(&invocation->club, code, staff, since, until, err))
        return false;
    day_format(since, day);
    answer_done(invocation,
                json_pack("{s:s, s:s, s:s, s:o}", "activity", code, "staff", staff, "from_on", day,
                          "until_on", answer_day_json(until)),
                _("%s leads %s from %s."), staff, code, day);
    return true;
}

static const struct parameter add_parameters[] = {
    {.name = N_("CODE"), .type = PARAMETER_CODE, .is_required = true,
     .meaning = N_("a short code; session codes begin with it")},
    {.name = "--title", .type = PARAMETER_TEXT, .is_required = true,
     .meaning = N_("title as it is printed; never on the glass")},
    {.name = "--kind", .type = PARAMETER_CODE, .is_required = true,
     .meaning = N_("kind of activity, as grupa_wsparcia")},
    {.name = "--form", .type = PARAMETER_WORD, .choices = "group individual",
     .meaning = N_("a group, or consultations by booking (group)")},
    {.name = "--programme", .type = PARAMETER_CODE, .meaning = N_("the programme it belongs to")},
    {.name = "--open", .type = PARAMETER_FLAG, .meaning = N_("takes anyone who has a card")},
    {.name = "--capacity", .type = PARAMETER_INTEGER, .least = 1, .most = ACTIVITY_CAPACITY_MOST,
     .meaning = N_("most people enrolled at once (no limit)")},
    {.name = "--early", .type = PARAMETER_INTEGER, .least = 0, .most = ACTIVITY_MINUTES_MOST,
     .meaning = N_("minutes before the start from which cards are taken (the setting)")},
    {.name = "--late", .type = PARAMETER_INTEGER, .least = 0, .most = ACTIVITY_MINUTES_MOST,
     .meaning = N_("minutes after the start from which it is late (the setting)")},
    {.name = "--leave", .type = PARAMETER_INTEGER, .least = 0, .most = ACTIVITY_MINUTES_MOST,
     .meaning = N_("minutes before the end from which leaving is early (the setting)")},
    {.name = "--credit", .type = PARAMETER_WORD, .choices = "whole real",
     .meaning = N_("minutes credited: the whole session, or as people were there (whole)")},
    {.name = NULL},
};

static const struct parameter change_parameters[] = {
    {.name = N_("CODE"), .type = PARAMETER_CODE, .is_required = true,
     .meaning = N_("the activity's code")},
    {.name = "--title", .type = PARAMETER_TEXT, .meaning = N_("title as it is printed")},
    {.name = "--kind", .type = PARAMETER_CODE,
     .meaning = N_("kind of activity, as grupa_wsparcia")},
    {.name = "--programme", .type = PARAMETER_CODE, .meaning = N_("the programme it belongs to")},
    {.name = "--no-programme", .type = PARAMETER_FLAG, .meaning = N_("belongs to no programme")},
    {.name = "--open", .type = PARAMETER_FLAG, .meaning = N_("takes anyone who has a card")},
    {.name = "--closed", .type = PARAMETER_FLAG, .meaning = N_("takes only who is enrolled")},
    {.name = "--capacity", .type = PARAMETER_INTEGER, .least = 0, .most = ACTIVITY_CAPACITY_MOST,
     .meaning = N_("most people enrolled at once; 0 for no limit")},
    {.name = "--early", .type = PARAMETER_INTEGER, .least = 0, .most = ACTIVITY_MINUTES_MOST,
     .meaning = N_("minutes before the start from which cards are taken")},
    {.name = "--late", .type = PARAMETER_INTEGER, .least = 0, .most = ACTIVITY_MINUTES_MOST,
     .meaning = N_("minutes after the start from which it is late")},
    {.name = "--leave", .type = PARAMETER_INTEGER, .least = 0, .most = ACTIVITY_MINUTES_MOST,
     .meaning = N_("minutes before the end from which leaving is early")},
    {.name = "--credit", .type = PARAMETER_WORD, .choices = "whole real",
     .meaning = N_("minutes credited from the next opening on: whole session, or real")},
    {.name = "--standard-minutes", .type = PARAMETER_FLAG,
     .meaning = N_("early, late and leave as the club's settings say again")},
    {.name = NULL},
};

const struct command activity_commands[] = {
    {.noun = "activity", .verb = "add",
     .summary = N_("Adds an activity: a group, or individual consultations."),
     .needs = NEED_WRITING, .roles = ROLE_COORDINATOR, .parameters = add_parameters,
     .example = "obecni activity add G1 --title \"Trening asertywności\" --kind "
                "trening_asertywnosci --capacity 12",
     .run = add},
    {.noun = "activity", .verb = "change", .summary = N_("Changes what is known of an activity."),
     .needs = NEED_WRITING, .roles = ROLE_COORDINATOR, .parameters = change_parameters,
     .example = "obecni activity change G1 --late 20", .run = change},
    {.noun = "activity", .verb = "list", .summary = N_("Lists the activities."),
     .needs = NEED_READING, .roles = ROLE_ALL,
     .parameters = (const struct parameter[]){
         {.name = "--programme", .type = PARAMETER_CODE, .meaning = N_("only of this programme")},
         LIST_FILTER_LEADER,
         {.name = NULL}},
     .columns = activity_columns, .example = "obecni activity list", .run = activity_show_list},
    {.noun = "activity", .verb = "show",
     .summary = N_("Shows one activity, who leads it and how many are enrolled."),
     .needs = NEED_READING, .roles = ROLE_ALL,
     .parameters = (const struct parameter[]){
         {.name = N_("CODE"), .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("the activity's code")},
         {.name = NULL}},
     .example = "obecni activity show G1", .run = activity_show},
    {.noun = "activity", .verb = "leader",
     .summary = N_("Somebody leads an activity from a day on; with --end, until a day."),
     .needs = NEED_WRITING, .roles = ROLE_COORDINATOR,
     .parameters = (const struct parameter[]){
         {.name = N_("CODE"), .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("the activity's code")},
         {.name = N_("STAFF"), .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("code of a staff member")},
         {.name = "--since", .type = PARAMETER_DAY, .meaning = N_("first day (today)")},
         {.name = "--until", .type = PARAMETER_DAY,
          .meaning = N_("last day (open; with --end: today)")},
         {.name = "--end", .type = PARAMETER_FLAG, .meaning = N_("end the leading that runs")},
         {.name = NULL}},
     .example = "obecni activity leader G1 AP --since 2026-01-05", .run = leader},
    {.noun = NULL},
};
