/* Ending group mode as a part of closing its survey, inside that change. */
#ifndef OBECNI_SURVEY_SURVEY_GROUP_STORE_H
#define OBECNI_SURVEY_SURVEY_GROUP_STORE_H

#include "survey/survey_group.h"

/* Ends what has not been ended of this survey, if anything. */
bool survey_group_end_of(struct club *club, int64_t survey_id, struct error *err);

#endif
