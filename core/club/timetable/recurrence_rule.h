/* What a recurrence rule may be made of: the part of club/recurrence that reads its text. For
 * recurrence.c alone. */
#ifndef OBECNI_CLUB_TIMETABLE_RECURRENCE_RULE_H
#define OBECNI_CLUB_TIMETABLE_RECURRENCE_RULE_H

#include "base/day.h"
#include "base/error.h"

#include <stddef.h>

/* Checks every part of a rule in upper case without spaces: known, once, with a right value,
 * and together with the others. ERROR_USAGE with one sentence otherwise. */
bool recurrence_check_parts(const char *rule, struct error *err);

/* "MO" … "SU". */
const char *recurrence_day_code(enum weekday weekday);

/* The weekday that `length` characters name ("MO"), 0 for none. */
int recurrence_find_day(const char *text, size_t length);

#endif
