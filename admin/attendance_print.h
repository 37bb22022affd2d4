/* The printed attendance list of a session. */
#ifndef OBECNI_ADMIN_ATTENDANCE_PRINT_H
#define OBECNI_ADMIN_ATTENDANCE_PRINT_H

#include "admin/command.h"

bool attendance_print(struct invocation *invocation, struct error *err);

#endif
