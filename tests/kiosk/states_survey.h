/* The states of a survey at the kiosk: part of states.c. */
#ifndef OBECNI_TESTS_KIOSK_STATES_SURVEY_H
#define OBECNI_TESTS_KIOSK_STATES_SURVEY_H

#include "kiosk/kiosk.h"

void set_survey_start(struct kiosk *kiosk);
void set_survey_faces(struct kiosk *kiosk);
void set_survey_scale(struct kiosk *kiosk);
void set_survey_choice(struct kiosk *kiosk);
void set_survey_chosen(struct kiosk *kiosk); /* gone back to, with the ring of the keyboard */
void set_survey_send(struct kiosk *kiosk);
void set_survey_empty(struct kiosk *kiosk);
void set_survey_time(struct kiosk *kiosk);
void set_survey_used(struct kiosk *kiosk);
void set_survey_over(struct kiosk *kiosk);
void set_survey_lost(struct kiosk *kiosk);
void set_survey_unknown(struct kiosk *kiosk);

#endif
