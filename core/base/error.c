/* Keeps the first sentence about a failure; formatting is all it does. */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool error_set(struct error *err, enum error_kind kind, const char *format, ...)
{
    if (err->kind != ERROR_NONE)
        return false;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(err->text, sizeof err->text, format, arguments);
    va_end(arguments);
    err->kind = kind;
    return false;
}

void error_clear(struct error *err)
{
    memset(err, 0, sizeof *err);
}
