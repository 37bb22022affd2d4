/* What came of an obligation, counted: from sessions with a class each to figures. Pure: no
 * database, no clock, no words. Facts only: whether somebody kept a contract is for people to
 * say (domain §0, §2.4).
 *
 * For each line, c(excused) by its rule: neutral: left out; counts: attended; does_not_count:
 * not attended.
 *   min_count    counted = attended              against the threshold
 *   per_month    the same for each calendar month that the window touches, per_week for each
 *   per_week     week from Monday; a part of one is asked the whole threshold, and named
 *   min_minutes  counted = credited minutes      against the threshold
 *   all          counted = attended              against every session that is held or ahead
 *   min_share    counted = attended              against threshold % of those, rounded up
 * A session without a mark is not an absence: it may turn out to have been attended, so it is
 * shown apart and keeps the outcome open. What was not held, or lies outside of the person's
 * enrolment, is in no figure. */
#ifndef OBECNI_FIGURES_PERSON_OBLIGATION_H
#define OBECNI_FIGURES_PERSON_OBLIGATION_H

#include "club/contract/obligation.h"

enum session_class {
    CLASS_ATTENDED, /* present, late, left early */
    CLASS_EXCUSED,
    CLASS_NOT_ATTENDED, /* absent, said by staff */
    CLASS_REFUSED,      /* refused entry: not attended, with a code of its own */
    CLASS_UNMARKED,     /* over, expected, nobody said anything */
    CLASS_AHEAD,        /* will be held and the person is expected */
    CLASS_BOOKABLE,     /* a consultation ahead that nobody has booked */
    CLASS_WAS_FREE,     /* one that is over, and that nobody had booked: it was offered */
    CLASS_NOT_HELD,     /* cancelled */
    CLASS_NOT_ENROLLED, /* before or after the person's enrolment */
    CLASS_COUNT
};
/* "attended", "not_held" … */
const char *session_class_word(enum session_class class);

struct counted_session {
    int day;
    enum session_class class;
    int credited_minutes; /* of an attended one */
    int planned_minutes;
};

enum obligation_outcome {
    OUTCOME_MET,         /* the threshold is reached, or nothing is left that could undo it */
    OUTCOME_OPEN,        /* not yet, and still possible */
    OUTCOME_NO_LONGER,   /* by what is noted, not possible any more */
    OUTCOME_NOT_OFFERED, /* fewer took place or are planned than the line asks for: nobody could
                            reach it, whatever the person does */
    OUTCOME_NOTHING,     /* no session counts: nothing was asked for */
    OUTCOME_NONE,        /* facts alone, nothing is counted */
    OUTCOME_COUNT
};
/* "met", "open", "no_longer", "not_offered", "nothing_asked", "facts_only". */
const char *obligation_outcome_word(enum obligation_outcome outcome);

/* Sessions, but for min_minutes, where required, counted, needed and reachable are minutes. */
struct obligation_figures {
    int required;
    int counted;   /* what stands against it */
    int asked;     /* all and min_share: the sessions that required is taken from */
    int reachable; /* counted, and everything that may still come to it */
    int needed;    /* more to be counted; 0 when met */
    int held;      /* attended, excused, not attended, refused and unmarked */
    int attended, excused, not_attended, refused, unmarked;
    int possible; /* ahead */
    int bookable, was_free;
    int not_held, not_enrolled;
    int minutes; /* credited */
    enum obligation_outcome outcome;
};

/* A calendar month or week that the window touches. */
struct obligation_period {
    int from, until; /* the days of it that lie in the window */
    bool is_partial; /* the window begins or ends within it */
    struct obligation_figures figures;
};

/* Zero state is empty. */
struct obligation_count {
    struct obligation_figures figures;
    struct obligation_period *periods; /* per_month and per_week, by day */
    size_t period_count, period_capacity;
};

/* Counts the sessions that lie in the obligation's window; those of other days are passed
 * over. For single_act and conduct only the tallies are filled, the outcome is OUTCOME_NONE. */
void obligation_count(const struct obligation *obligation, const struct counted_session *sessions,
                      size_t session_count, struct obligation_count *count);
void obligation_count_free(struct obligation_count *count);

/* A single act: met by a fact in the window, no longer when the window is over on the day
 * without one. `facts_in_window` of them. */
enum obligation_outcome obligation_act_outcome(const struct obligation *obligation, int day,
                                               int facts_in_window);

#endif
