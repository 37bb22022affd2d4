/* `attendance print --blank`: lists for signatures, printed ahead. Part of the noun attendance. */
#ifndef OBECNI_ADMIN_ATTENDANCE_BLANK_PRINT_H
#define OBECNI_ADMIN_ATTENDANCE_BLANK_PRINT_H

#include "admin/command.h"

/* Of the named session, or of each of the days from --from to --to that somebody is expected
 * in. Each list gets a number and is registered with it; the file and the numbers, or neither. */
bool attendance_blank_print(struct invocation *invocation, struct error *err);

#endif
