/* Casework in numbers (domain §1.0, §3.2): households, interventions and of them those with
 * domestic violence, visits due and done, services beside the persons served, referrals and
 * outcomes of the days from `from` to `until`. Nothing that was withdrawn counts, and no name
 * is needed.
 *
 * Units are never mixed: an intervention is not a household, a service not a person. Persons
 * and households are distinct ones, once in the whole period however long it is; a merged
 * number is one person. So these must never be added up from shorter periods. Whoever's data is
 * restricted is left out (rights/restriction). */
#ifndef OBECNI_FIGURES_REPORT_CASEWORK_COUNTS_H
#define OBECNI_FIGURES_REPORT_CASEWORK_COUNTS_H

#include "club/club.h"
#include "club/dictionary.h"

#include <stddef.h>

/* One kind or one partner. */
struct casework_row {
    char code[DICTIONARY_CODE_SIZE];
    int64_t count;      /* interventions, services, referrals or outcomes */
    int64_t violence;   /* interventions: of the count */
    int64_t persons;    /* distinct, with a number */
    int64_t households; /* distinct */
    int64_t unnamed;    /* services: people without a number, as they were counted on the day */
};

/* By code. The zero state is empty. */
struct casework_rows {
    struct casework_row *items;
    size_t count, capacity;
};

struct casework_counts {
    int64_t households; /* distinct, with an intervention, a service or a referral */

    int64_t interventions, violence;
    int64_t intervention_households, violence_households;

    int64_t visits_due;      /* fell due in the period; those moved or dropped are not due */
    int64_t visits_due_done; /* of these: done by its end; one done later changes no past figure */
    int64_t visits_done;     /* done in the period, whenever they were due */

    /* Entered by hand. One that is also an attended individual session of the same person,
     * day and kind counts as that session alone. */
    int64_t services, service_persons, service_households, service_unnamed;
    /* Individual sessions that are signed, once for each person present. Never entered. */
    int64_t consultations, consultation_persons;
    int64_t served_persons; /* distinct, by a service or a consultation */

    int64_t referrals_in, referrals_out;
    int64_t referred_in_persons, referred_in_households;
    int64_t referred_out_persons, referred_out_households;
    int64_t referred_in_attended; /* of those persons: present in a signed session since then,
                                     in the period */
    int64_t outcomes, outcome_persons, outcome_households;

    struct casework_rows by_kind;       /* interventions, dictionary intervention_kind */
    struct casework_rows services_by;   /* services, dictionary service_kind */
    struct casework_rows consulted_by;  /* consultations, dictionary activity_kind */
    struct casework_rows in_by, out_by; /* referrals, by partner (casework/partner) */
    struct casework_rows outcomes_by;   /* outcomes, dictionary outcome_kind */
};

/* DAY_NONE is no limit. The caller frees it, also after a failure. */
bool casework_counts_get(struct club *club, int from, int until, struct casework_counts *counts,
                         struct error *err);
void casework_counts_free(struct casework_counts *counts);

/* Who reached what: for a table by target group, which only the vault tells. By person and
 * kind, each once. */
struct casework_reached {
    int64_t person_id;
    char kind[DICTIONARY_CODE_SIZE]; /* dictionary outcome_kind */
};
struct casework_reached_list {
    struct casework_reached *items;
    size_t count, capacity;
};
/* Whether it is an effect at all: leaving early is none. */
bool casework_is_effect(const char *kind);
bool casework_reached_list(struct club *club, int from, int until,
                           struct casework_reached_list *list, struct error *err);
void casework_reached_free(struct casework_reached_list *list);

#endif
