/* The parts that figure_values is put together from: each file adds its figures of one period,
 * or of all. Nobody else needs them. */
#ifndef OBECNI_FIGURES_REPORT_FIGURE_PARTS_H
#define OBECNI_FIGURES_REPORT_FIGURE_PARTS_H

#include "figures/report/figure_presences.h"
#include "figures/report/figure_values.h"

/* Adds to the value of a figure and part, which begins with 0. */
void figure_add(struct figure_values *values, const char *figure, const char *part,
                int64_t value);
void figure_add_share(struct figure_values *values, const char *figure, int64_t value, int64_t of);
void figure_add_unknown(struct figure_values *values, const char *figure, enum figure_state state);

/* figure_sessions: planned, held, cancelled …, time held. */
bool figure_sessions_add(struct club *club, const struct period *period, const char *programme,
                         struct figure_values *values, struct error *err);

/* figure_people: who finished; contracts. */
bool figure_people_add(struct club *club, const struct period *period, const char *programme,
                       struct figure_values *values, struct error *err);

/* figure_groups: persons and effects by target group, for all periods at once. */
bool figure_groups_add(struct club *club, const struct figure_presences *presences,
                       const struct period *periods, size_t count, bool with_casework,
                       struct figure_values *values, struct error *err);

/* figure_casework */
bool figure_casework_add(struct club *club, const struct period *period, const char *programme,
                         struct figure_values *values, struct error *err);

#endif
