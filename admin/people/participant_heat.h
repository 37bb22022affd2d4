/* A person's sessions as a calendar: weeks as columns, weekdays as rows, a letter for what was
 * noted. Facts only, readable without colour. Part of `participant show`. */
#ifndef OBECNI_ADMIN_PEOPLE_PARTICIPANT_HEAT_H
#define OBECNI_ADMIN_PEOPLE_PARTICIPANT_HEAT_H

#include "admin/line/command.h"
#include "figures/person/person_history.h"

/* Days of a calendar, both included. */
struct participant_heat {
    int from, until;
    int today;
    const struct person_history *history; /* of those days */
};

/* Six months up to today, or what --from and --to say. ERROR_USAGE for a last day before the
 * first, and for more than five years. */
bool participant_heat_days(const struct invocation *invocation, struct participant_heat *heat,
                           struct error *err);

/* The map with its legend, and the days on which sessions differ. */
void participant_heat_print(const struct invocation *invocation,
                            const struct participant_heat *heat);

/* [{"day", "session", "activity", "status"}, …]: a status of the attendance, or "planned". */
json_t *participant_heat_json(const struct participant_heat *heat);

#endif
