/* What the nouns of casework share on the command line: reading filters, cells that many of
 * their lists have, and withdrawing. All of them need the vault open. */
#ifndef OBECNI_ADMIN_CASEWORK_CASE_ROWS_H
#define OBECNI_ADMIN_CASEWORK_CASE_ROWS_H

#include "admin/line/answer.h"
#include "casework/case_fact.h"

/* Of whom the row is: number, name and pseudonym, three cells. */
struct case_people {
    struct answer_names names;
};
void case_rows_people(struct listing *listing, const struct case_people *people,
                      const struct case_fact *fact, size_t index);

/* Withdrawn: the reason, by whom and when, three cells. */
void case_rows_withdrawn(struct listing *listing, const struct case_fact *fact);

/* The end of each noun's list: by whom and when it was noted, then whether it was withdrawn. */
void case_rows_noted(struct listing *listing, const struct case_fact *fact);
#define CASE_NOTED_COLUMNS                                                                         \
    {.key = "noted_by", .title = NULL}, {.key = "noted_at", .title = NULL},                        \
    {.key = "withdrawn", .title = N_("Withdrawn")}, {.key = "withdrawn_by", .title = NULL},        \
    {.key = "withdrawn_at", .title = NULL}

/* The kind in words, by the noun's dictionary. */
void case_rows_kind(struct listing *listing, const struct case_fact *fact);
const char *case_rows_dictionary(enum case_noun noun); /* NULL for referrals */

/* Lists the facts of a noun by the values of --from, --to, --household, --participant, --kind,
 * --partner, --violence and --withdrawn, as far as the command has them. */
struct case_listing {
    enum case_noun noun;
    const char *name, *what; /* the array in JSON; whose names were read, in the ledger */
    const struct listing_column *columns;
    /* NULL: the list names nobody. */
    bool has_names;
    bool (*add_row)(struct invocation *invocation, struct listing *listing,
                    const struct case_people *people, const struct case_fact *fact, size_t index,
                    struct error *err);
    const char *empty; /* a msgid */
};
bool case_rows_list(struct invocation *invocation, const struct case_listing *wanted,
                    struct error *err);

/* Asks and withdraws the fact that the object CODE names, for --reason. */
bool case_rows_withdraw(struct invocation *invocation, enum case_noun noun, struct error *err);

/* The end of an adding verb: code, day and whom it is about. */
void case_rows_added(const struct invocation *invocation, const struct case_fact *fact);

/* Rows of parameters. */
#define CASE_ON_PARAMETER                                                                          \
    {.name = "--on", .type = PARAMETER_DAY, .meaning = N_("the day it happened (today)")}
#define CASE_ANOTHER_PARAMETER                                                                     \
    {.name = "--another", .type = PARAMETER_FLAG,                                                  \
     .meaning = N_("another one of the same kind, person or household and day")}
#define CASE_WHOM_PARAMETERS                                                                       \
    {.name = "--participant", .type = PARAMETER_NUMBER,                                            \
     .meaning = N_("the participant's number")},                                                   \
        {.name = "--household", .type = PARAMETER_CODE,                                            \
         .meaning = N_("the household's pseudonym")}
#define CASE_CODE_PARAMETER(example)                                                               \
    {.name = N_("CODE"), .type = PARAMETER_CODE, .is_required = true, .meaning = example}
#define CASE_REASON_PARAMETER                                                                      \
    {.name = "--reason", .type = PARAMETER_WORD, .is_required = true,                              \
     .choices = "mistake repeated wrong_person wrong_day wrong_kind not_confirmed other",          \
     .meaning = N_("why it does not hold")}
#define CASE_FILTER_PARAMETERS                                                                     \
    {.name = "--from", .type = PARAMETER_DAY, .meaning = N_("from this day on")},                  \
        {.name = "--to", .type = PARAMETER_DAY, .meaning = N_("until this day")},                  \
        {.name = "--household", .type = PARAMETER_CODE, .meaning = N_("only of this household")},  \
        {.name = "--withdrawn", .type = PARAMETER_FLAG,                                            \
         .meaning = N_("also what was withdrawn, with the reason")}
#define CASE_PARTICIPANT_FILTER                                                                    \
    {.name = "--participant", .type = PARAMETER_NUMBER,                                            \
     .meaning = N_("only of this participant")}
#define CASE_PARTNER_FILTER                                                                        \
    {.name = "--partner", .type = PARAMETER_CODE, .meaning = N_("only with this partner")}

#endif
