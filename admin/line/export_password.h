/* The password of an export that holds names: from the file that OBECNI_EXPORT_PASSWORD_FILE names,
 * else drawn at random and told once. It is stored nowhere. */
#ifndef OBECNI_ADMIN_LINE_EXPORT_PASSWORD_H
#define OBECNI_ADMIN_LINE_EXPORT_PASSWORD_H

#include "admin/line/command.h"

enum { EXPORT_PASSWORD_SIZE = 129, EXPORT_PASSWORD_LEAST = 10 };

/* ERROR_REFUSED when the file cannot be read, or what it holds is shorter than 10 characters. The
 * caller wipes it. */
bool export_password_get(char password[EXPORT_PASSWORD_SIZE], struct error *err);

/* Says on stderr how to open the file, and the password unless it came from a file. */
void export_password_tell(const struct invocation *invocation, const char *path,
                          const char *password);

#endif
