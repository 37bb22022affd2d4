/* Figures of an obligation in words: how each was computed, and what the threshold is against
 * it. In the process's language, for screens and documents alike. Facts, never a judgement. */
#ifndef OBECNI_FIGURES_PERSON_OBLIGATION_WORDS_H
#define OBECNI_FIGURES_PERSON_OBLIGATION_WORDS_H

#include "base/memory.h"
#include "figures/person/obligation.h"

/* What was agreed: "at least 6 sessions", "every session", "at least 80 % of the sessions". */
void obligation_words_agreed(const struct obligation *obligation, struct buffer *words);

/* What the excuse does: "excused: left out". */
const char *obligation_words_excuse(enum obligation_excuse rule);

/* The formula with its numbers: "5 attended + 1 excused = 6; required 6". Of a month or week
 * with that one's figures. Nothing for single acts and conduct. */
void obligation_words_formula(const struct obligation *obligation,
                              const struct obligation_figures *figures, struct buffer *words);

/* "reached", "can still be reached: 2 more, of 4 ahead" … */
void obligation_words_outcome(const struct obligation *obligation,
                              const struct obligation_figures *figures, struct buffer *words);

/* A session's class: "attended", "without a mark", "not held" … */
const char *session_class_shown(enum session_class class);

#endif
