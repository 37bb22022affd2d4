/* The parts of papers that show a report's figures: the table with units and earlier periods, the
 * sentences under it, definitions, charts. Shared by the reports of a period and of a project. */
#ifndef OBECNI_DOCUMENT_REPORT_PART_H
#define OBECNI_DOCUMENT_REPORT_PART_H

#include "document/sheet.h"
#include "figures/report/attendance_series.h"
#include "figures/report/report.h"

/* "II półrocze 2025", "rok 2025", "wrzesień 2025". */
enum { REPORT_PERIOD_WORDS = 96 };
void report_part_period(struct period period, char words[REPORT_PERIOD_WORDS]);

/* A row of large numbers: what a reader looks for first; n/d is left out. */
void report_part_sums(struct sheet *sheet, const struct report *report);

/* All rows, each with its unit; a column for each period and one for the change. */
void report_part_table(struct sheet *sheet, const struct report *report);

/* A cell: "75,7 %", and below it of how many; of > 0. Nothing is rounded but the last figure. */
void report_part_share(struct sheet *sheet, int64_t value, int64_t of);

/* What was left out, where numbers by hand come from, what is not compared and why; then what
 * each figure means, on a page of its own. */
void report_part_notes(struct sheet *sheet, const struct report *report, int as_of_on);
void report_part_definitions(struct sheet *sheet, const struct report *report);

/* Attendance, and sessions held and cancelled, along the period; weeks or months before
 * `since`, the first day of the records (DAY_NONE: none is left out), are not known and stay away. */
void report_part_series(struct sheet *sheet, const struct attendance_series *series,
                        enum series_step step, int since);
/* Interventions, and those because of violence, of each of the report's periods of one length,
 * the earliest first. Nothing where none is known. */
void report_part_interventions(struct sheet *sheet, const struct report *report);

#endif
