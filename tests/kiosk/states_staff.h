/* States of the staff area, with a list of invented people whose names are long. */
#ifndef OBECNI_TESTS_KIOSK_STATES_STAFF_H
#define OBECNI_TESTS_KIOSK_STATES_STAFF_H

#include "kiosk/staff/desk.h"

void set_staff_pin(struct kiosk *kiosk);
void set_staff_pin_wrong(struct kiosk *kiosk);
void set_staff_pin_locked(struct kiosk *kiosk);
void set_staff_roster(struct kiosk *kiosk);
void set_staff_other_day(struct kiosk *kiosk);
void set_staff_shaded(struct kiosk *kiosk);
void set_staff_said(struct kiosk *kiosk);
void set_staff_refused(struct kiosk *kiosk);
void set_staff_none(struct kiosk *kiosk);
void set_staff_person(struct kiosk *kiosk);
void set_staff_hour(struct kiosk *kiosk);
void set_staff_reasons(struct kiosk *kiosk);
void set_staff_sessions(struct kiosk *kiosk);
void set_staff_search(struct kiosk *kiosk);
void set_staff_person_locked(struct kiosk *kiosk);
void set_staff_health_poor(struct kiosk *kiosk);
void set_staff_sign(struct kiosk *kiosk);
void set_staff_topics(struct kiosk *kiosk);
void set_staff_guest(struct kiosk *kiosk);
void set_staff_second(struct kiosk *kiosk);
void set_staff_second_sign(struct kiosk *kiosk);
void set_staff_second_pin(struct kiosk *kiosk);
void set_staff_health(struct kiosk *kiosk);

#endif
