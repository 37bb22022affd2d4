/* Attendance and sessions along a period, for charts: by week (Monday to Sunday) or by month. Which
 * presences count is the report's affair: they come from it day by day. */
#ifndef OBECNI_FIGURES_REPORT_ATTENDANCE_SERIES_H
#define OBECNI_FIGURES_REPORT_ATTENDANCE_SERIES_H

#include "club/club.h"
#include "club/period.h"

#include <stddef.h>
#include <stdint.h>

enum series_step { SERIES_WEEKS, SERIES_MONTHS };

struct series_point {
    int first_on, last_on; /* within the period */
    int64_t presences;     /* in signed sessions, group and individual */
    int64_t held;          /* group sessions, held and signed */
    int64_t cancelled;     /* group sessions */
};

/* A point for each week or month of the period, also where nothing was. Zero state is empty. */
struct attendance_series {
    struct series_point *points;
    size_t count, capacity;
};

/* `programme` NULL: the whole club. `presences_by_day`: of figure_values or report, for the same
 * period and programme. */
bool attendance_series_get(struct club *club, const struct period *period, const char *programme,
                           enum series_step step, const int64_t *presences_by_day,
                           struct attendance_series *series, struct error *err);
void attendance_series_free(struct attendance_series *series);

#endif
