/* Who came, for several periods in one reading of all presences: distinct persons, new ones,
 * presences, credited minutes. Only sessions whose list is signed count; merged numbers are one
 * person, guests are nobody's, and who is restricted is left out. A part of figure_values. */
#ifndef OBECNI_FIGURES_REPORT_FIGURE_PRESENCES_H
#define OBECNI_FIGURES_REPORT_FIGURE_PRESENCES_H

#include "club/club.h"
#include "club/dictionary.h"
#include "club/period.h"

#include <stddef.h>

enum { FIGURE_PERIODS = 16, FIGURE_KINDS = 64 };

/* kinds: a bit for each kind of activity with a presence in the period; none: did not come. */
struct presence_person {
    int64_t id;
    bool is_guest;
    bool is_left_out; /* restricted (art. 18 RODO) */
    int first_on; /* of all presences; DAY_NONE: never came */
    uint64_t kinds[FIGURE_PERIODS];
    int64_t session_id; /* while reading: the last session, and what was counted of it */
    bool is_attended;
    int minutes;
};

struct presence_period {
    int64_t presences, possible, minutes, guest_visits;
};

struct figure_presences {
    struct presence_person *persons; /* by id */
    size_t count;
    struct presence_period periods[FIGURE_PERIODS];
    char kinds[FIGURE_KINDS][DICTIONARY_CODE_SIZE];
    size_t kind_count;
    int first_on;    /* of the first period */
    int64_t *by_day; /* presences on each of its days; owned */
};

/* At most FIGURE_PERIODS periods. `programme` NULL: all; otherwise a person is new who never
 * came to a session of the programme before. The caller frees it, also after a failure. */
bool figure_presences_get(struct club *club, const struct period *periods, size_t count,
                          const char *programme, struct figure_presences *presences,
                          struct error *err);
void figure_presences_free(struct figure_presences *presences);

#endif
