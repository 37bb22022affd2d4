/* Obligations and their figures in Polish words, as they stand on paper: what was agreed, how each
 * number was computed. Facts; that a threshold is or is not reached is for people to say. */
#ifndef OBECNI_DOCUMENT_CONTRACT_WORDS_H
#define OBECNI_DOCUMENT_CONTRACT_WORDS_H

#include "base/memory.h"
#include "figures/person/contract_figures.h"

/* "co najmniej 6 spotkań", "każde spotkanie". */
void contract_words_agreed(const struct obligation *obligation, struct buffer *words);

/* "01.11.2025–31.12.2025" */
void contract_words_days(int from, int until, struct buffer *words);

/* What an excused absence does: "poza rachunkiem". */
const char *contract_words_excuse(enum obligation_excuse rule);

/* The formula: "Zaliczone: obecności 7. Wymagane: 6." Nothing for single acts and conduct. */
void contract_words_formula(const struct obligation *obligation,
                            const struct obligation_figures *figures, struct buffer *words);

/* "obecności", "nieobecności usprawiedliwione", "nieodbyte" … */
const char *contract_words_class(enum session_class class);

/* "03.11.2025", with the activity's code where it is needed, and what is worth saying beside it:
 * "(spóźnienie 22 min)", "(brak sali)". */
void contract_words_date(const struct history_session *session, bool names_activity,
                         struct buffer *words);

#endif
