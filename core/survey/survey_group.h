/* Group mode: staff let a group answer a survey at the kiosk without slips. It lasts until its
 * time is over, until as many forms have come in as there are people, until staff end it, or
 * until the survey is closed. One at a time. The forms themselves are survey/form's. */
#ifndef OBECNI_SURVEY_SURVEY_GROUP_H
#define OBECNI_SURVEY_SURVEY_GROUP_H

#include "survey/survey.h"

enum {
    SURVEY_GROUP_LEAST = 2, /* whoever answers alone takes a slip */
    SURVEY_GROUP_MOST = 200,
    SURVEY_GROUP_SECONDS = 30 * 60, /* when nothing else is said */
    SURVEY_GROUP_SECONDS_LEAST = 60,
    SURVEY_GROUP_SECONDS_MOST = 12 * 3600,
};

struct survey_group {
    int64_t id;
    int64_t survey_id;
    char survey[CODE_SIZE];
    int people, forms;
    int64_t until_at;
};

/* Opens it for `people` people and `seconds` from now on. ERROR_REFUSED when the survey is closed
 * and when one is running; ERROR_USAGE for a number or a time that is not possible. */
bool survey_group_open(struct club *club, const char *survey, int people, int64_t seconds,
                       struct survey_group *group, struct error *err);

/* Ends the one of this survey that is running, and says how far it came. A form that somebody is
 * filling in is not counted any more. ERROR_REFUSED when none is running. */
bool survey_group_end(struct club *club, const char *survey, struct survey_group *group,
                      struct error *err);

/* The one that is running now. Also for the kiosk. */
bool survey_group_find(struct club *club, struct survey_group *group, bool *found,
                       struct error *err);

#endif
