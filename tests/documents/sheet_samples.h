/* Sheets of invented people with everything that can stand on paper, for the tests of drawing and
 * for looking at (sheet_gallery). */
#ifndef OBECNI_TESTS_DOCUMENTS_SHEET_SAMPLES_H
#define OBECNI_TESTS_DOCUMENTS_SHEET_SAMPLES_H

#include "paper/sheet_pdf.h"

#include <stddef.h>

/* An attendance list for signing, with sums and signatures. */
void sample_list(struct sheet *sheet, size_t rows);

/* A letter of one page with logos, lead and note, and an annex of dates. */
void sample_certificate(struct sheet *sheet);

/* A register of so many people on so many days, dense, lying. */
void sample_register(struct sheet *sheet, size_t people, size_t days);

/* Tables with groups and sums, each kind of chart, values that are not known. */
void sample_report(struct sheet *sheet);

/* Long paragraphs, ruled lines, three signatures, long fields. */
void sample_statement(struct sheet *sheet);

/* A number, digest, chain and a code as long as they become. */
extern const struct sheet_issue sample_issue;

#endif
