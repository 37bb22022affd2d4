/* The commands that make reports as documents: of a half-year, of a year, of a project, and a
 * leader's hours. Rows of noun_document.c. */
#ifndef OBECNI_ADMIN_DOCUMENT_DOCUMENT_REPORTS_H
#define OBECNI_ADMIN_DOCUMENT_DOCUMENT_REPORTS_H

#include "admin/line/command.h"

bool document_half_year_report(struct invocation *invocation, struct error *err);
bool document_annual_report(struct invocation *invocation, struct error *err);
bool document_project_report(struct invocation *invocation, struct error *err);
bool document_leader_hours(struct invocation *invocation, struct error *err);

extern const struct parameter document_report_parameters[];
extern const struct parameter document_project_parameters[];
extern const struct parameter document_leader_parameters[];

#endif
