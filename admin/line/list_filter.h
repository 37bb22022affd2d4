/* What a list is limited to, read from --from, --to, --activity, --programme and --leader and
 * checked: a wrong code is said, instead of an empty list. For lists whose rows have days, an
 * activity or a person, and which are seen whole by whoever may run the command; sessions and
 * presences are filtered by SQL of their own, also to what a leader may see. */
#ifndef OBECNI_ADMIN_LINE_LIST_FILTER_H
#define OBECNI_ADMIN_LINE_LIST_FILTER_H

#include "admin/line/command.h"
#include "club/timetable/activity.h"

struct list_filter {
    int from, until; /* DAY_NONE: not limited */
    const char *activity, *programme, *leader;
    struct activity_list activities; /* those that fit, when one of the three is given */
    int64_t *people;                 /* list_filter_people's, ascending */
    size_t people_count;
};

/* Reads and checks. Leaders are who leads an activity today. Freed with list_filter_free, also
 * after a failure. ERROR_USAGE for a last day before the first, ERROR_REFUSED for unknown codes. */
bool list_filter_read(struct invocation *invocation, struct list_filter *filter,
                      struct error *err);
void list_filter_free(struct list_filter *filter);

/* Also whoever is enrolled in such an activity on `day` (DAY_NONE: ever), for
 * list_filter_takes_person. */
bool list_filter_people(struct club *club, struct list_filter *filter, int day, struct error *err);

/* Whether a row fits: by its activity's code, by a person, by a day, or by a time from day to
 * day (DAY_NONE: open) that lies at least partly between --from and --to. */
bool list_filter_takes_activity(const struct list_filter *filter, const char *activity);
bool list_filter_takes_person(const struct list_filter *filter, int64_t participant_id);
bool list_filter_takes_day(const struct list_filter *filter, int day);
bool list_filter_takes_time(const struct list_filter *filter, int from, int until);

/* Rows of parameters. */
#define LIST_FILTER_PROGRAMME                                                                      \
    {.name = "--programme", .type = PARAMETER_CODE, .meaning = N_("only of this programme")}
#define LIST_FILTER_LEADER                                                                         \
    {.name = "--leader", .type = PARAMETER_CODE,                                                   \
     .meaning = N_("only what this member of staff leads")}
#define LIST_FILTER_DAYS                                                                           \
    {.name = "--from", .type = PARAMETER_DAY, .meaning = N_("from this day on")},                  \
        {.name = "--to", .type = PARAMETER_DAY, .meaning = N_("until this day")}
#define LIST_FILTER_ENROLLED                                                                       \
    {.name = "--activity", .type = PARAMETER_CODE,                                                 \
     .meaning = N_("only who is enrolled in this activity")},                                      \
        {.name = "--programme", .type = PARAMETER_CODE,                                            \
         .meaning = N_("only who is enrolled in this programme")},                                 \
        {.name = "--leader", .type = PARAMETER_CODE,                                               \
         .meaning = N_("only who is enrolled where this member of staff leads")}

#endif
