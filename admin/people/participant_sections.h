/* What `participant show` tells besides who it is: cards, enrolments, contracts, and the days
 * of attendance. Part of the noun participant. */
#ifndef OBECNI_ADMIN_PEOPLE_PARTICIPANT_SECTIONS_H
#define OBECNI_ADMIN_PEOPLE_PARTICIPANT_SECTIONS_H

#include "admin/line/listing.h"
#include "admin/people/participant_heat.h"
#include "club/contract/contract.h"
#include "club/people/card.h"
#include "club/people/enrolment.h"
#include "club/people/participant.h"

struct participant_sections {
    struct card_list cards;
    struct enrolment_list enrolments;
    struct contract_list contracts;
    struct person_history history;
    struct participant_heat heat;
};

/* Reads everything of one participant. Freed with participant_sections_free, also after a
 * failure. */
bool participant_sections_read(struct invocation *invocation,
                               const struct participant *participant,
                               struct participant_sections *sections, struct error *err);
void participant_sections_free(struct participant_sections *sections);

/* The next four cells of the sheet, for JSON and CSV: cards, enrolments, contracts, days. */
void participant_sections_add(struct listing *listing,
                              const struct participant_sections *sections);

/* The same for people, under the sheet. */
void participant_sections_print(struct invocation *invocation,
                                const struct participant_sections *sections);

#endif
