/* Who leads an activity or answers for a programme, as both are shown. */
#ifndef OBECNI_ADMIN_LEADER_WORDS_H
#define OBECNI_ADMIN_LEADER_WORDS_H

#include "base/memory.h"
#include "club/timetable/activity.h"

#include <jansson.h>

/* Appends "AP (2026-01-05 –), JK (2026-01-05 – 2026-06-30)", and gives the same as a JSON array that
 * the caller owns. */
json_t *leader_words(const struct activity_leader_list *list, struct buffer *words);

#endif
