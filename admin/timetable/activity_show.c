/* Activities on the screen. */
#include "admin/timetable/activity_show.h"

#include "admin/line/answer.h"
#include "admin/line/list_filter.h"
#include "admin/timetable/leader_words.h"
#include "base/language.h"
#include "base/memory.h"
#include "club/people/enrolment.h"
#include "club/timetable/activity.h"

/* A number; null, and for people the words, where none is set. */
static void add_number(struct listing *listing, int value, int unset, const char *words)
{
    if (value == unset)
        listing_shown(listing, NULL, words);
    else
        listing_integer(listing, value);
}

/* The cells that list and sheet share. */
static void add_activity(struct listing *listing, const struct activity *activity)
{
    listing_text(listing, activity->code);
    listing_text(listing, activity->title);
    answer_word(listing, DICTIONARY_ACTIVITY_KIND, activity->kind);
    listing_shown(listing, activity->is_individual ? "individual" : "group",
                  activity->is_individual ? _("individual") : _("group"));
    listing_boolean(listing, activity->is_open);
    add_number(listing, activity->capacity, 0, "–");
    answer_text(listing, activity->programme);
}

const struct listing_column activity_columns[] = {
    {.key = "activity", .title = N_("Code")},
    {.key = "title", .title = N_("Title")},
    {.key = "kind", .title = N_("Kind")},
    {.key = "form", .title = N_("Form")},
    {.key = "open", .title = N_("Open")},
    {.key = "capacity", .title = N_("Places"), .align = LISTING_RIGHT},
    {.key = "programme", .title = N_("Programme")},
    {.key = NULL},
};

bool activity_show_list(struct invocation *invocation, struct error *err)
{
    struct activity_list activities = {0};
    struct list_filter filter;
    bool ok = list_filter_read(invocation, &filter, err) &&
              activity_list(&invocation->club, NULL, &activities, err);
    if (ok) {
        struct listing *listing = listing_new("activities", activity_columns);
        for (size_t i = 0; i < activities.count; i++) {
            if (list_filter_takes_activity(&filter, activities.items[i].code))
                add_activity(listing, &activities.items[i]);
        }
        listing_print(invocation, listing, _("There are no activities."));
    }
    activity_list_free(&activities);
    list_filter_free(&filter);
    return ok;
}

static const struct listing_column sheet_columns[] = {
    {.key = "activity", .title = N_("Code")},
    {.key = "title", .title = N_("Title")},
    {.key = "kind", .title = N_("Kind")},
    {.key = "form", .title = N_("Form")},
    {.key = "open", .title = N_("Open")},
    {.key = "capacity", .title = N_("Places"), .align = LISTING_RIGHT},
    {.key = "programme", .title = N_("Programme")},
    {.key = "early_minutes", .title = N_("Taken before, minutes"), .align = LISTING_RIGHT},
    {.key = "late_minutes", .title = N_("Late after, minutes"), .align = LISTING_RIGHT},
    {.key = "leave_minutes", .title = N_("Left early before, minutes"), .align = LISTING_RIGHT},
    {.key = "credit", .title = N_("Minutes credited")},
    {.key = "enrolled", .title = N_("Enrolled today"), .align = LISTING_RIGHT},
    {.key = "leaders", .title = N_("Leads")},
    {.key = NULL},
};

static bool count_enrolled(struct club *club, const char *code, size_t *count, struct error *err)
{
    struct enrolment_list list = {0};
    struct enrolment_filter filter = {.activity = code, .day = club_today(club)};
    bool ok = enrolment_list(club, &filter, &list, err);
    *count = list.count;
    enrolment_list_free(&list);
    return ok;
}

static void print_sheet(struct invocation *invocation, const struct activity *activity,
                        size_t enrolled, const struct activity_leader_list *leaders)
{
    struct buffer words = {0};
    struct listing *listing = listing_new("activities", sheet_columns);
    json_t *rows = leader_words(leaders, &words);
    add_activity(listing, activity);
    add_number(listing, activity->early_minutes, ACTIVITY_UNSET, _("as the setting"));
    add_number(listing, activity->late_minutes, ACTIVITY_UNSET, _("as the setting"));
    add_number(listing, activity->leave_minutes, ACTIVITY_UNSET, _("as the setting"));
    listing_shown(listing, activity->credits_real ? "real" : "whole",
                  activity->credits_real ? _("as people were there") : _("the whole session"));
    listing_integer(listing, (int64_t)enrolled);
    answer_text(listing, words.text);
    listing_extra(listing, "leaders", rows);
    listing_print_sheet(invocation, listing);
    buffer_free(&words);
}

bool activity_show(struct invocation *invocation, struct error *err)
{
    struct club *club = &invocation->club;
    struct activity activity;
    struct activity_leader_list leaders = {0};
    size_t enrolled;
    bool ok = activity_get(club, invocation_text(invocation, "CODE"), &activity, err) &&
              count_enrolled(club, activity.code, &enrolled, err) &&
              activity_leader_list(club, activity.id, DAY_NONE, &leaders, err);
    if (ok)
        print_sheet(invocation, &activity, enrolled, &leaders);
    activity_leader_list_free(&leaders);
    return ok;
}
