/* Showing one contract: every figure with its formula and the dates behind it. */
#ifndef OBECNI_ADMIN_CONTRACT_CONTRACT_SHOW_H
#define OBECNI_ADMIN_CONTRACT_CONTRACT_SHOW_H

#include "admin/line/command.h"
#include "club/people/person.h"
#include "figures/person/contract_figures.h"
#include "figures/person/contract_since.h"

/* Run function of `contract show`. */
bool contract_show(struct invocation *invocation, struct error *err);

/* What is shown. Words are on the heap, NULL while they may not be read. */
struct contract_sheet {
    struct contract_figures figures;
    char name[NAME_SIZE]; /* "" while locked or not known */
    struct contract_terms_list terms;
    struct contract_evaluations evaluations;
    struct since_changes since; /* since the last evaluation */
    char **line_words;          /* for each line */
    char **terms_words;         /* for each of the terms */
    char **evaluation_words;    /* for each evaluation */
};

/* The sheet as JSON, which the caller owns (admin/contract_json.c). */
json_t *contract_sheet_json(const struct contract_sheet *sheet);

/* The sheet for people, to stdout (admin/contract_print.c). */
void contract_sheet_print(const struct invocation *invocation, const struct contract_sheet *sheet);

#endif
