/* Words for how a kiosk is, for its own command and for the day's page. */
#ifndef OBECNI_ADMIN_CLUB_KIOSK_WORDS_H
#define OBECNI_ADMIN_CLUB_KIOSK_WORDS_H

#include "figures/day/opening.h"

/* "seen", "closed", "silent". */
const char *kiosk_words_state(enum opening_kiosk kiosk);

/* What the problem is and what to do; not for KIOSK_PROBLEM_NONE. */
const char *kiosk_words_problem(enum kiosk_problem problem);

#endif
