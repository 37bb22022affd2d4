/* Indicators as a table, one period by period, and as a trend. */
#ifndef OBECNI_ADMIN_TIMETABLE_INDICATOR_SHOW_H
#define OBECNI_ADMIN_TIMETABLE_INDICATOR_SHOW_H

#include "admin/line/command.h"
#include "admin/line/listing.h"

extern const struct listing_column indicator_list_columns[];
extern const struct listing_column indicator_point_columns[];

bool indicator_list_command(struct invocation *invocation, struct error *err);
bool indicator_show_command(struct invocation *invocation, struct error *err);
bool indicator_trend_command(struct invocation *invocation, struct error *err);

#endif
