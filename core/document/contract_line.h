/* One obligation of a contract on paper: what was agreed, its figures with every date behind every
 * number, how they were computed. The wording between the two is the caller's. */
#ifndef OBECNI_DOCUMENT_CONTRACT_LINE_H
#define OBECNI_DOCUMENT_CONTRACT_LINE_H

#include "document/sheet.h"
#include "figures/person/contract_figures.h"

/* The heading, and a sentence on when and in what; titles of activities are today's. */
bool contract_line_heading(struct club *club, const struct obligation *obligation,
                           struct sheet *sheet, struct error *err);

/* `figures` were counted by contract_figures_sign: from signed lists. */
void contract_line_figures(const struct contract_figures *figures, const struct contract_line *line,
                           struct sheet *sheet);

#endif
