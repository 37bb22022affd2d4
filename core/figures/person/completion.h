/* Who has completed a programme by its rule: facts with numerator and denominator, from the
 * lists that leaders signed. Of each person: the programme's sessions held while enrolled,
 * without excused ones; of these, attended. A share asks for so many % of them, rounded up, and
 * for one session at least; a number, for so many attended. Sessions that nobody signed count
 * nowhere and are named apart. A guest is no participant of a programme; whoever has two
 * numbers is one person. Whether somebody gets a certificate is for people to say. */
#ifndef OBECNI_FIGURES_PERSON_COMPLETION_H
#define OBECNI_FIGURES_PERSON_COMPLETION_H

#include "club/timetable/programme_close.h"

struct completion {
    struct programme_completer_list list; /* everybody who was ever enrolled, by number */
    int unsigned_count; /* sessions over, marked or expected, without a signature */
    int completed;      /* persons, by the rule */
};

/* As of now. To be freed. */
bool completion_get(struct club *club, const struct programme *programme,
                    struct completion *completion, struct error *err);
void completion_free(struct completion *completion);

/* Pure: whether the facts satisfy the programme's rule; false without one. */
bool completion_is_met(const struct programme *programme, int attended, int counted);

/* Closes the programme with the list as it stands at that moment: one change. */
bool completion_close(struct club *club, const char *code, struct completion *completion,
                      struct error *err);

#endif
