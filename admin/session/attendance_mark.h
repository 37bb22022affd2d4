/* What staff say of people in a session: marks, a leaving, refused entry, corrections. The rows
 * are noun_attendance.c's. */
#ifndef OBECNI_ADMIN_SESSION_ATTENDANCE_MARK_H
#define OBECNI_ADMIN_SESSION_ATTENDANCE_MARK_H

#include "admin/line/command.h"

bool attendance_mark_run(struct invocation *invocation, struct error *err);
bool attendance_leave_run(struct invocation *invocation, struct error *err);
bool attendance_refuse_run(struct invocation *invocation, struct error *err);
bool attendance_correct_run(struct invocation *invocation, struct error *err);

extern const struct parameter attendance_mark_parameters[];
extern const struct parameter attendance_leave_parameters[];
extern const struct parameter attendance_refuse_parameters[];
extern const struct parameter attendance_correct_parameters[];

#endif
