/* A survey's questions from a table: kind, the question in pl, uk, en and ru, and the options in
 * each of them, with | between. A scale's two options are the words of its ends; it may have
 * none. What a survey asks for is checked by survey/survey. */
#ifndef OBECNI_EXCHANGE_SURVEY_CSV_H
#define OBECNI_EXCHANGE_SURVEY_CSV_H

#include "exchange/csv_read.h"
#include "survey/survey.h"

/* ERROR_USAGE, naming the line, for what cannot be read. */
bool survey_csv_read(const struct csv *csv, struct survey_questions *questions, struct error *err);

/* The closing survey that everybody has: data/survey/closing.csv. */
bool survey_csv_standard(struct survey_questions *questions, struct error *err);

#endif
