/* Drawn passwords have 100 random bits, in groups that can be told by telephone. */
#include "admin/line/export_password.h"

#include "admin/line/secret.h"
#include "base/language.h"
#include "trust/token.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define VARIABLE "OBECNI_EXPORT_PASSWORD_FILE"

static void draw(char password[EXPORT_PASSWORD_SIZE])
{
    char payload[TOKEN_SIZE];
    token_new(payload);
    snprintf(password, EXPORT_PASSWORD_SIZE, "%.5s-%.5s-%.5s-%.5s", payload + 3, payload + 8,
             payload + 13, payload + 18);
    explicit_bzero(payload, sizeof payload);
}

bool export_password_get(char password[EXPORT_PASSWORD_SIZE], struct error *err)
{
    static const struct secret secret = {
        .variable = VARIABLE,
        .unreadable = N_("The password file %s cannot be read: %s."),
        .empty = N_("The password file %s is empty."),
        .no_terminal = "",
        .not_typed = "",
    };
    if (!getenv(VARIABLE)) {
        draw(password);
        return true;
    }
    struct secret translated = secret;
    translated.unreadable = _(secret.unreadable);
    translated.empty = _(secret.empty);
    if (!secret_read(&translated, "", password, EXPORT_PASSWORD_SIZE, err))
        return false;
    return strlen(password) >= EXPORT_PASSWORD_LEAST ||
           error_set(err, ERROR_REFUSED,
                     _("The password for the export is shorter than %d characters. Choose a "
                       "longer one."),
                     EXPORT_PASSWORD_LEAST);
}

void export_password_tell(const struct invocation *invocation, const char *path,
                          const char *password)
{
    if (getenv(VARIABLE))
        say(invocation, _("%s holds names and is encrypted. 7-Zip opens it with the password."),
            path);
    else
        fprintf(stderr,
                _("%s holds names and is encrypted. 7-Zip opens it with this password, which is "
                  "kept nowhere: %s\n"),
                path, password);
}
