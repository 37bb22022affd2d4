/* The answers to one question as buttons: faces with words, choices, a scale between its ends. */
#ifndef OBECNI_KIOSK_SURVEY_OPTIONS_H
#define OBECNI_KIOSK_SURVEY_OPTIONS_H

#include "base/language.h"
#include "kiosk/glass/ui.h"
#include "survey/survey.h"

struct survey_options {
    const struct survey_question *question;
    enum language language;
    int chosen; /* the option, SURVEY_UNANSWERED for none */
    bool is_low; /* little height: of faces the first and the last alone say what they mean */
};

/* Draws them into the box; the areas are "answer-1" … */
void survey_options_draw(struct ui *ui, const struct survey_options *options, struct rect box);

/* How high the box must be at least, pixels. */
int survey_options_least(const struct ui *ui, const struct survey_options *options);

/* The option of an area's name; 0 when it is none of these. */
int survey_options_find(const struct survey_question *question, const char *name);

#endif
