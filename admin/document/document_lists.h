/* The commands that print who came: attendance list, filled or blank, participant's card, monthly
 * register. Rows of noun_document.c; `attendance print` is the list as well. */
#ifndef OBECNI_ADMIN_DOCUMENT_DOCUMENT_LISTS_H
#define OBECNI_ADMIN_DOCUMENT_DOCUMENT_LISTS_H

#include "admin/line/command.h"

bool document_attendance_list(struct invocation *invocation, struct error *err);
bool document_participant_card(struct invocation *invocation, struct error *err);
bool document_monthly_register(struct invocation *invocation, struct error *err);

extern const struct parameter document_attendance_list_parameters[];
extern const struct parameter document_participant_card_parameters[];
extern const struct parameter document_monthly_register_parameters[];

#endif
