/* enrolment: who belongs to which activity, from when to when. */
#include "admin/line/answer.h"
#include "admin/line/commands.h"
#include "admin/line/list_filter.h"
#include "base/language.h"
#include "base/memory.h"
#include "club/people/enrolment.h"
#include "club/people/participant.h"
#include "club/timetable/activity.h"

#include <stdlib.h>
#include <string.h>

static bool add(struct invocation *invocation, struct error *err)
{
    char from[DAY_SIZE];
    struct enrolment_entry entry = {
        .participant = invocation_text(invocation, "NUMBER"),
        .activity = invocation_text(invocation, "ACTIVITY"),
        .from_on = (int)invocation_number_or(invocation, "--from", club_today(&invocation->club)),
        .until_on = (int)invocation_number_or(invocation, "--until", DAY_NONE),
        .over_capacity = invocation_has(invocation, "--over-capacity"),
    };
    if (!enrolment_add(&invocation->club, &entry, err))
        return false;
    day_format(entry.from_on, from);
    answer_done(invocation,
                json_pack("{s:s, s:s, s:s, s:o}", "participant", entry.participant, "activity",
                          entry.activity, "from_on", from, "until_on",
                          answer_day_json(entry.until_on)),
                _("Participant %s is enrolled in %s from %s."), entry.participant, entry.activity,
                from);
    return true;
}

static void tell_ended(const struct invocation *invocation, const char *number,
                       const char *activity, const char *day, bool is_withdrawn)
{
    json_t *document = json_pack("{s:s, s:s, s:s?, s:b}", "participant", number, "activity",
                                 activity, "until_on", is_withdrawn ? NULL : day, "withdrawn",
                                 is_withdrawn);
    if (is_withdrawn)
        answer_done(invocation, document,
                    _("The enrolment of participant %s in %s had not begun and is withdrawn."),
                    number, activity);
    else
        answer_done(invocation, document,
                    _("The enrolment of participant %s in %s ends on %s."), number, activity, day);
}

static bool end(struct invocation *invocation, struct error *err)
{
    char day[DAY_SIZE];
    bool is_withdrawn;
    const char *number = invocation_text(invocation, "NUMBER");
    const char *activity = invocation_text(invocation, "ACTIVITY");
    int until = (int)invocation_number_or(invocation, "--until", club_today(&invocation->club));
    day_format(until, day);
    if (!confirm(invocation, err, _("End the enrolment of participant %s in %s on %s?"), number,
                 activity, day) ||
        !enrolment_end(&invocation->club, number, activity, until,
                       invocation_text(invocation, "--reason"), &is_withdrawn, err))
        return false;
    tell_ended(invocation, number, activity, day, is_withdrawn);
    return true;
}

static const struct listing_column columns[] = {
    {.key = "activity", .title = N_("Activity")},
    {.key = "activity_title", .title = NULL},
    {.key = "participant", .title = N_("Participant")},
    {.key = "name", .title = N_("Name")},
    {.key = "from_on", .title = N_("From")},
    {.key = "until_on", .title = N_("Until")},
    {.key = "end_reason", .title = N_("Reason")},
    {.key = NULL},
};

static void add_row(struct listing *listing, const struct enrolment *enrolment,
                    const struct answer_names *names, size_t index)
{
    listing_text(listing, enrolment->activity);
    listing_text(listing, enrolment->activity_title);
    listing_text(listing, enrolment->participant);
    answer_name(listing, names, index);
    answer_day(listing, enrolment->from_on);
    answer_day(listing, enrolment->until_on);
    answer_word(listing, DICTIONARY_LEAVE_REASON, enrolment->end_reason);
}

/* Activity by activity, as the list has them; within one, by name. */
static void print(struct invocation *invocation, const struct enrolment_list *list,
                  const struct answer_names *names)
{
    struct listing *listing = listing_new("enrolments", columns);
    size_t *order = answer_names_order(names, list->count);
    for (size_t first = 0, next; first < list->count; first = next) {
        const char *activity = list->items[first].activity;
        for (next = first; next < list->count && strcmp(list->items[next].activity, activity) == 0;)
            next++;
        for (size_t i = 0; i < list->count; i++) {
            if (order[i] >= first && order[i] < next)
                add_row(listing, &list->items[order[i]], names, order[i]);
        }
    }
    free(order);
    listing_print(invocation, listing, _("There are no such enrolments."));
}

static bool print_named(struct invocation *invocation, const struct enrolment_list *list,
                        struct error *err)
{
    struct answer_names names;
    int64_t *ids = memory_new(list->count, sizeof *ids);
    for (size_t i = 0; i < list->count; i++)
        ids[i] = list->items[i].participant_id;
    bool ok = answer_names_load(invocation, ids, list->count, "enrolment list", &names, err);
    if (ok)
        print(invocation, list, &names);
    answer_names_free(&names);
    free(ids);
    return ok;
}

/* What holds, has ended or has not begun, on a day. */
static bool has_status(const struct enrolment *enrolment, const char *status, int day)
{
    bool has_ended = enrolment->until_on != DAY_NONE && enrolment->until_on < day;
    const char *word = has_ended ? "ended" : enrolment->from_on > day ? "coming" : "current";
    return !status || strcmp(status, word) == 0;
}

static void keep_wanted(const struct list_filter *filter, const char *status, int day,
                        struct enrolment_list *list)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct enrolment *enrolment = &list->items[i];
        if (list_filter_takes_activity(filter, enrolment->activity) &&
            list_filter_takes_time(filter, enrolment->from_on, enrolment->until_on) &&
            has_status(enrolment, status, day))
            list->items[kept++] = list->items[i];
    }
    list->count = kept;
}

static bool list_wanted(struct invocation *invocation, struct list_filter *limits,
                        struct enrolment_list *enrolments, struct error *err)
{
    struct participant participant;
    int today = club_today(&invocation->club);
    const char *status = invocation_text(invocation, "--status");
    struct enrolment_filter filter = {
        .participant = invocation_text(invocation, "--participant"),
        .activity = invocation_text(invocation, "--activity"),
        .day = (int)invocation_number_or(invocation, "--on", today),
    };
    bool is_of_any_time = invocation_has(invocation, "--all") || status ||
                          limits->from != DAY_NONE || limits->until != DAY_NONE;
    if (is_of_any_time && invocation_has(invocation, "--on"))
        return error_set(err, ERROR_USAGE,
                         _("--on names one day: it goes without --all, --status, --from and --to."));
    if (is_of_any_time)
        filter.day = DAY_NONE;
    if ((filter.participant &&
         !participant_get(&invocation->club, filter.participant, &participant, err)) ||
        !enrolment_list(&invocation->club, &filter, enrolments, err))
        return false;
    keep_wanted(limits, status, today, enrolments);
    return true;
}

static bool list(struct invocation *invocation, struct error *err)
{
    struct enrolment_list enrolments = {0};
    struct list_filter limits;
    bool ok = list_filter_read(invocation, &limits, err) &&
              list_wanted(invocation, &limits, &enrolments, err) &&
              print_named(invocation, &enrolments, err);
    enrolment_list_free(&enrolments);
    list_filter_free(&limits);
    return ok;
}

const struct command enrolment_commands[] = {
    {.noun = "enrolment", .verb = "add",
     .summary = N_("Enrols a participant in an activity, from a day on, also a past one."),
     .needs = NEED_WRITING, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         {.name = N_("NUMBER"), .type = PARAMETER_NUMBER, .is_required = true,
          .meaning = N_("the participant's number")},
         {.name = N_("ACTIVITY"), .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("the activity's code")},
         {.name = "--from", .type = PARAMETER_DAY, .meaning = N_("first day (today)")},
         {.name = "--until", .type = PARAMETER_DAY, .meaning = N_("last day (open)")},
         {.name = "--over-capacity", .type = PARAMETER_FLAG,
          .meaning = N_("also when all places are taken")},
         {.name = NULL}},
     .example = "obecni enrolment add 7QK4M24 G1 --from 2026-01-12", .run = add},
    {.noun = "enrolment", .verb = "end",
     .summary = N_("Ends an enrolment, or withdraws one that has not begun."),
     .needs = NEED_WRITING | NEED_YES, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         {.name = N_("NUMBER"), .type = PARAMETER_NUMBER, .is_required = true,
          .meaning = N_("the participant's number")},
         {.name = N_("ACTIVITY"), .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("the activity's code")},
         {.name = "--reason", .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("completed, resigned, moved, transferred, deceased or other")},
         {.name = "--until", .type = PARAMETER_DAY, .meaning = N_("last day (today)")},
         {.name = NULL}},
     .example = "obecni enrolment end 7QK4M24 G1 --reason completed --until 2026-06-30",
     .run = end},
    {.noun = "enrolment", .verb = "list",
     .summary = N_("Lists enrolments that hold today, or on another day."),
     .needs = NEED_READING | NEED_NAMES, .roles = ROLES_FIGURES,
     .parameters = (const struct parameter[]){
         {.name = "--activity", .type = PARAMETER_CODE, .meaning = N_("only in this activity")},
         {.name = "--participant", .type = PARAMETER_NUMBER,
          .meaning = N_("only of this participant")},
         {.name = "--on", .type = PARAMETER_DAY, .meaning = N_("that hold on this day (today)")},
         {.name = "--all", .type = PARAMETER_FLAG, .meaning = N_("of any time")},
         {.name = "--status", .type = PARAMETER_WORD, .choices = "current ended coming",
          .meaning = N_("of any time, seen from today")},
         {.name = "--from", .type = PARAMETER_DAY, .meaning = N_("that held on this day or later")},
         {.name = "--to", .type = PARAMETER_DAY,
          .meaning = N_("that held on this day or earlier")},
         LIST_FILTER_PROGRAMME, LIST_FILTER_LEADER,
         {.name = NULL}},
     .columns = columns, .example = "obecni enrolment list --activity G1", .run = list},
    {.noun = NULL},
};
