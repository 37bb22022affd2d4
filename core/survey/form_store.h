/* The steps by which a form is counted, inside the change of whoever counts it. */
#ifndef OBECNI_SURVEY_FORM_STORE_H
#define OBECNI_SURVEY_FORM_STORE_H

#include "survey/survey.h"
#include "trust/token.h"

/* The slip is used from now on. */
bool form_use_slip(struct club *club, const unsigned char hash[TOKEN_HASH_SIZE],
                   struct error *err);

/* One more for each answer; SURVEY_UNANSWERED counts nowhere. They have been checked. */
bool form_count_answers(struct club *club, int64_t survey_id, const int *answers, int count,
                        struct error *err);

#endif
