/* Storing a new survey's questions, with a count of nothing for each option: part of survey_add,
 * inside its change. */
#ifndef OBECNI_SURVEY_SURVEY_QUESTIONS_STORE_H
#define OBECNI_SURVEY_SURVEY_QUESTIONS_STORE_H

#include "survey/survey.h"

bool survey_questions_store(struct club *club, int64_t survey_id,
                            const struct survey_questions *questions, struct error *err);

#endif
