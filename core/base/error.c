/* Keeps the first sentence about a failure; formatting is all it does. */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* How many bytes the character at `text` has, 0 when it is not valid UTF-8 or not to be shown
 * in a sentence (control characters). */
static size_t character_length(const unsigned char *text)
{
    size_t length = text[0] < 0x80 ? 1 : text[0] >= 0xF0 ? 4 : text[0] >= 0xE0 ? 3 : 2;
    bool is_lead = text[0] < 0x80 || (text[0] >= 0xC2 && text[0] <= 0xF4);
    if (!is_lead || text[0] < 0x20 || text[0] == 0x7F)
        return 0;
    for (size_t i = 1; i < length; i++) {
        if ((text[i] & 0xC0) != 0x80)
            return 0;
    }
    return length;
}

/* Quoted words may be cut inside a character or hold anything: what cannot be shown goes. */
static void clean(char *text)
{
    char *to = text;
    for (const char *from = text; *from;) {
        size_t length = character_length((const unsigned char *)from);
        memmove(to, from, length);
        to += length;
        from += length ? length : 1;
    }
    *to = '\0';
}

__attribute__((format(printf, 4, 0)))
static void set(struct error *err, enum error_kind kind, int refusal, const char *format,
                va_list arguments)
{
    if (err->kind != ERROR_NONE)
        return;
    vsnprintf(err->text, sizeof err->text, format, arguments);
    clean(err->text);
    err->kind = kind;
    err->refusal = refusal;
}

bool error_set(struct error *err, enum error_kind kind, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    set(err, kind, 0, format, arguments);
    va_end(arguments);
    return false;
}

bool error_set_as(struct error *err, enum error_kind kind, int refusal, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    set(err, kind, refusal, format, arguments);
    va_end(arguments);
    return false;
}

void error_clear(struct error *err)
{
    memset(err, 0, sizeof *err);
}
