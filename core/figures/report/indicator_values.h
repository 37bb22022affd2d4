/* What indicators come to by the figures they name. Storing a value is club/indicator's. */
#ifndef OBECNI_FIGURES_REPORT_INDICATOR_VALUES_H
#define OBECNI_FIGURES_REPORT_INDICATOR_VALUES_H

#include "club/timetable/indicator.h"

/* The value of the figure in each of the periods (at most FIGURE_PERIODS). is_known is false
 * where the records do not cover the whole period, or nothing is there to be a share of. */
struct indicator_computed {
    bool is_known;
    int64_t value, of;
};
/* The indicator must have a figure (assertion). */
bool indicator_values_get(struct club *club, const struct indicator *indicator,
                          const struct period *periods, size_t count,
                          struct indicator_computed *values, struct error *err);

/* Computes one period and stores the value. ERROR_REFUSED for an indicator without a figure, a
 * period that the records do not cover, that is closed or not over. */
bool indicator_values_store(struct club *club, const char *code, const char *period,
                            struct indicator_computed *value, struct error *err);

#endif
