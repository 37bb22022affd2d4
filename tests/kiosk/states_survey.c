/* The standard closing questions, each page of them. */
#include "states_survey.h"

#include "exchange/survey_csv.h"

#include <stdio.h>
#include <stdlib.h>

static void begin(struct kiosk *kiosk, int at)
{
    struct error err = {0};
    if (!survey_csv_standard(&kiosk->sitting.form.questions, &err))
        abort();
    kiosk->sitting.is_on = true;
    kiosk->sitting.at = at;
    kiosk->sitting.preferences = kiosk->preferences;
    kiosk->group.id = 1;
}

void set_survey_start(struct kiosk *kiosk)
{
    kiosk->group.id = 1;
}

void set_survey_faces(struct kiosk *kiosk)
{
    begin(kiosk, 0);
}

void set_survey_scale(struct kiosk *kiosk)
{
    begin(kiosk, 3);
}

void set_survey_choice(struct kiosk *kiosk)
{
    begin(kiosk, 2);
}

void set_survey_chosen(struct kiosk *kiosk)
{
    begin(kiosk, 5);
    kiosk->sitting.answers[5] = 2;
    snprintf(kiosk->focus.name, sizeof kiosk->focus.name, "answer-3");
}

void set_survey_send(struct kiosk *kiosk)
{
    begin(kiosk, 6);
    kiosk->sitting.answers[0] = 5;
}

void set_survey_empty(struct kiosk *kiosk)
{
    begin(kiosk, 6);
}

void set_survey_time(struct kiosk *kiosk)
{
    begin(kiosk, 1);
    kiosk->asked.screen = &screen_survey;
    kiosk->asked.give_up = survey_give_up;
}

void set_survey_used(struct kiosk *kiosk)
{
    kiosk->form_state = FORM_USED;
}

void set_survey_over(struct kiosk *kiosk)
{
    kiosk->form_state = FORM_OVER;
}

void set_survey_lost(struct kiosk *kiosk)
{
    kiosk->form_state = FORM_OVER;
    kiosk->has_lost_form = true;
}

void set_survey_unknown(struct kiosk *kiosk)
{
    kiosk->form_state = FORM_UNKNOWN;
}
