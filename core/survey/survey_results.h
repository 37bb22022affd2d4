/* What came of a survey: how many forms of how many asked, and how often each option was
 * answered. The distribution is not told while the survey is open (the difference between two
 * looks would be one person's form), nor of fewer answers than 5. */
#ifndef OBECNI_SURVEY_SURVEY_RESULTS_H
#define OBECNI_SURVEY_SURVEY_RESULTS_H

#include "survey/survey.h"

/* The promise to those who answer; the setting report_suppress_below can only raise it. */
enum { SURVEY_SHOWN_FROM = 5 };

struct survey_result {
    bool is_shown;
    int64_t n;                            /* who answered this question; 0 when not shown */
    int64_t answers[SURVEY_OPTIONS_MOST]; /* 0 when not shown */
};

struct survey_results {
    struct survey survey; /* n is survey.forms, the response rate forms of asked */
    struct survey_questions questions;
    int64_t shown_from;
    bool is_shown; /* closed, and with enough forms */
    struct survey_result items[SURVEY_QUESTIONS_MOST];
};

bool survey_results_get(struct club *club, const char *code, struct survey_results *results,
                        struct error *err);

#endif
