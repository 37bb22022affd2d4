/* A report as a table for people with its notes and definitions, as rows for programs, and as
 * a spreadsheet. */
#ifndef OBECNI_ADMIN_REPORT_REPORT_PRINT_H
#define OBECNI_ADMIN_REPORT_REPORT_PRINT_H

#include "admin/line/command.h"
#include "figures/report/report.h"

struct report_heading {
    const char *title;     /* translated: "Half-year report" */
    const char *programme; /* a code; NULL: the whole club */
};

void report_print(struct invocation *invocation, const struct report_heading *heading,
                  const struct report *report);

/* Writes the file to `path`, which waits in the place of another (admin/staged_file). */
bool report_write_xlsx(struct invocation *invocation, const struct report_heading *heading,
                       const struct report *report, const char *path, struct error *err);

#endif
