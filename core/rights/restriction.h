/* Restriction of processing (art. 18 RODO), as dated facts: while it holds, the person is left
 * out of new reports and nothing is disposed of; presences are recorded as before.
 *
 * For reports in SQL there is the view restricted_person (person_id): leave out
 * `ifnull(p.merged_into_id, p.id) IN (SELECT person_id FROM restricted_person)`, and say how
 * many persons that were (restriction_count). */
#ifndef OBECNI_RIGHTS_RESTRICTION_H
#define OBECNI_RIGHTS_RESTRICTION_H

#include "club/club.h"
#include "club/dictionary.h"

#define DICTIONARY_RESTRICTION_GROUND "restriction_ground"

/* Whether the person is restricted now; also asked by a number that was merged. */
bool restriction_holds(struct club *club, int64_t participant_id, bool *holds, struct error *err);

/* How many persons are restricted now. */
bool restriction_count(struct club *club, int *count, struct error *err);

/* `ground` is of the dictionary restriction_ground; `request` the code of the request it
 * follows from, or NULL. ERROR_REFUSED when it holds already (imposing) or does not (lifting). */
bool restriction_impose(struct club *club, const char *participant, const char *ground,
                        const char *request, struct error *err);
bool restriction_lift(struct club *club, const char *participant, const char *request,
                      struct error *err);

#endif
