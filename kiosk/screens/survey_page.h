/* A page of a survey with one button: a large sentence, a line or two, and what can be pressed. */
#ifndef OBECNI_KIOSK_SURVEY_PAGE_H
#define OBECNI_KIOSK_SURVEY_PAGE_H

#include "kiosk/kiosk.h"

enum { SURVEY_PAGE_HINTS = 2 };

struct survey_page {
    const char *main;                     /* all words are msgids */
    const char *hints[SURVEY_PAGE_HINTS]; /* left out where larger text has no room for them */
    const char *area, *label;
};

void survey_page_draw(const struct kiosk *kiosk, struct ui *ui, const struct survey_page *page,
                      struct rect body);

#endif
