/* `attendance import-paper`: typing a paper list back. Part of the noun attendance. */
#ifndef OBECNI_ADMIN_SESSION_ATTENDANCE_IMPORT_H
#define OBECNI_ADMIN_SESSION_ATTENDANCE_IMPORT_H

#include "admin/line/command.h"

/* From the table named by --file, else by asking at the terminal. */
bool attendance_import(struct invocation *invocation, struct error *err);

#endif
