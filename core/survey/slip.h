/* One-time slips, and the answers that each lets in once. A slip is drawn, printed and kept only
 * as a hash; who is given one is written nowhere. Answers are counted as they come in and never
 * kept together: neither a form, nor its slip, nor its time can be found again. */
#ifndef OBECNI_SURVEY_SLIP_H
#define OBECNI_SURVEY_SLIP_H

#include "survey/survey.h"
#include "trust/token.h"

enum { SURVEY_SLIPS_MOST = 500 };

/* Makes `count` slips (1..SURVEY_SLIPS_MOST) of an open survey; what is to be printed on them is
 * in payloads, which the caller wipes. */
bool slip_make(struct club *club, const char *survey, int count, char (*payloads)[TOKEN_SIZE],
               struct error *err);

/* Reads a slip as people type it: either case, with spaces and dashes. ERROR_USAGE for what is
 * none; a participant's card is told so. */
bool slip_read(const char *typed, char payload[TOKEN_SIZE], struct error *err);

/* Whether the slip can still be answered with. ERROR_REFUSED, when it is another survey's, was
 * used, or the survey is closed. */
bool slip_check(struct club *club, const char *survey, const char *typed, struct error *err);

/* Counts one form: answers[i] is the option of question i + 1, or SURVEY_UNANSWERED; one at least
 * is answered. The slip is used from now on. ERROR_REFUSED as slip_check; ERROR_USAGE for answers
 * that are not possible. */
bool slip_answer(struct club *club, const char *survey, const char *typed, const int *answers,
                 int count, struct error *err);

#endif
