/* The verbs of survey that have files of their own: slips and forms, groups at the
 * kiosk, questions and results. */
#ifndef OBECNI_ADMIN_SURVEY_SURVEY_COMMANDS_H
#define OBECNI_ADMIN_SURVEY_SURVEY_COMMANDS_H

#include "admin/line/listing.h"
#include "survey/survey_group.h"

/* survey slips: makes one-time slips and prints them. */
bool survey_slips_command(struct invocation *invocation, struct error *err);

/* survey enter: counts one form, from --slip and --answers or from questions at the terminal. */
bool survey_enter_command(struct invocation *invocation, struct error *err);

/* survey kiosk: opens and ends group mode. */
bool survey_kiosk_command(struct invocation *invocation, struct error *err);

/* survey show: the questions with the numbers of their options. */
extern const struct listing_column survey_question_columns[];
bool survey_show_command(struct invocation *invocation, struct error *err);

/* survey results: n, slips, distribution. */
extern const struct listing_column survey_result_columns[];
bool survey_results_command(struct invocation *invocation, struct error *err);

#endif
