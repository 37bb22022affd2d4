/* Sessions to and from other calendars: schedule export and schedule import. Rows of
 * noun_schedule.c. */
#ifndef OBECNI_ADMIN_TIMETABLE_SCHEDULE_CALENDAR_H
#define OBECNI_ADMIN_TIMETABLE_SCHEDULE_CALENDAR_H

#include "admin/line/command.h"

bool schedule_export(struct invocation *invocation, struct error *err);
bool schedule_import(struct invocation *invocation, struct error *err);

extern const struct parameter schedule_export_parameters[];
extern const struct parameter schedule_import_parameters[];

#endif
