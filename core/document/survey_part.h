/* What the closing surveys of a programme say: for each question how often each answer was given,
 * with n and the response rate. Nothing of a survey that is open or has too few answers. */
#ifndef OBECNI_DOCUMENT_SURVEY_PART_H
#define OBECNI_DOCUMENT_SURVEY_PART_H

#include "document/sheet.h"
#include "survey/survey.h"

/* Adds a heading and a table for each question; a sentence where a survey is not told. */
bool survey_part_add(struct club *club, const char *programme, struct sheet *sheet,
                     struct error *err);

#endif
