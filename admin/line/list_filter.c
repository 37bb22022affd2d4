/* Reading filters, and asking them. */
#include "admin/line/list_filter.h"

#include "base/language.h"
#include "base/memory.h"
#include "club/people/enrolment.h"
#include "club/staff/staff.h"
#include "club/timetable/programme.h"

#include <stdlib.h>
#include <string.h>

static bool is_limited(const struct list_filter *filter)
{
    return filter->activity || filter->programme || filter->leader;
}

static bool check_codes(struct club *club, const struct list_filter *filter, struct error *err)
{
    struct activity activity;
    struct programme programme;
    struct staff staff;
    return (!filter->activity || activity_get(club, filter->activity, &activity, err)) &&
           (!filter->programme || programme_get(club, filter->programme, &programme, err)) &&
           (!filter->leader || staff_get(club, filter->leader, &staff, err));
}

static bool is_led(struct club *club, const struct activity *activity, const char *leader,
                   bool *is_led, struct error *err)
{
    struct activity_leader_list leaders = {0};
    *is_led = !leader;
    bool ok = !leader ||
              activity_leader_list(club, activity->id, club_today(club), &leaders, err);
    for (size_t i = 0; ok && i < leaders.count; i++)
        *is_led = *is_led || strcmp(leaders.items[i].staff, leader) == 0;
    activity_leader_list_free(&leaders);
    return ok;
}

/* Keeps of all activities those that fit. */
static bool find_activities(struct club *club, struct list_filter *filter, struct error *err)
{
    struct activity_list *list = &filter->activities;
    bool ok = activity_list(club, filter->programme, list, err);
    size_t kept = 0;
    for (size_t i = 0; ok && i < list->count; i++) {
        bool fits = !filter->activity || strcmp(list->items[i].code, filter->activity) == 0;
        bool leads = false;
        ok = !fits || is_led(club, &list->items[i], filter->leader, &leads, err);
        if (fits && leads)
            list->items[kept++] = list->items[i];
    }
    list->count = kept;
    return ok;
}

bool list_filter_read(struct invocation *invocation, struct list_filter *filter, struct error *err)
{
    *filter = (struct list_filter){
        .from = (int)invocation_number_or(invocation, "--from", DAY_NONE),
        .until = (int)invocation_number_or(invocation, "--to", DAY_NONE),
        .activity = invocation_text(invocation, "--activity"),
        .programme = invocation_text(invocation, "--programme"),
        .leader = invocation_text(invocation, "--leader"),
    };
    if (filter->from != DAY_NONE && filter->until != DAY_NONE && filter->until < filter->from)
        return error_set(err, ERROR_USAGE, _("The last day lies before the first."));
    return check_codes(&invocation->club, filter, err) &&
           (!is_limited(filter) || find_activities(&invocation->club, filter, err));
}

void list_filter_free(struct list_filter *filter)
{
    activity_list_free(&filter->activities);
    free(filter->people);
    filter->people = NULL;
}

static int compare_ids(const void *a, const void *b)
{
    const int64_t *left = a, *right = b;
    return *left < *right ? -1 : *left > *right;
}

bool list_filter_people(struct club *club, struct list_filter *filter, int day, struct error *err)
{
    struct enrolment_list list = {0};
    struct enrolment_filter wanted = {.activity = filter->activity, .day = day};
    if (!is_limited(filter))
        return true;
    if (!enrolment_list(club, &wanted, &list, err)) {
        enrolment_list_free(&list);
        return false;
    }
    filter->people = memory_new(list.count, sizeof *filter->people);
    for (size_t i = 0; i < list.count; i++) {
        if (list_filter_takes_activity(filter, list.items[i].activity))
            filter->people[filter->people_count++] = list.items[i].participant_id;
    }
    qsort(filter->people, filter->people_count, sizeof *filter->people, compare_ids);
    enrolment_list_free(&list);
    return true;
}

bool list_filter_takes_activity(const struct list_filter *filter, const char *activity)
{
    bool takes = !is_limited(filter);
    for (size_t i = 0; !takes && i < filter->activities.count; i++)
        takes = strcmp(filter->activities.items[i].code, activity) == 0;
    return takes;
}

bool list_filter_takes_person(const struct list_filter *filter, int64_t participant_id)
{
    return !is_limited(filter) ||
           (filter->people_count && bsearch(&participant_id, filter->people, filter->people_count,
                                            sizeof *filter->people, compare_ids));
}

bool list_filter_takes_day(const struct list_filter *filter, int day)
{
    return list_filter_takes_time(filter, day, day);
}

bool list_filter_takes_time(const struct list_filter *filter, int from, int until)
{
    return (filter->until == DAY_NONE || from <= filter->until) &&
           (filter->from == DAY_NONE || until == DAY_NONE || until >= filter->from);
}
