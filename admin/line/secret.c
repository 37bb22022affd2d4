/* Reading a line that must not be shown. */
#include "admin/line/secret.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>

static bool read_line(FILE *file, char *text, size_t size)
{
    errno = 0;
    bool ok = fgets(text, (int)size, file) != NULL;
    text[ok ? strcspn(text, "\r\n") : 0] = '\0';
    return ok;
}

static bool read_file(const struct secret *secret, const char *path, char *text, size_t size,
                      struct error *err)
{
    FILE *file = fopen(path, "r");
    if (!file)
        return error_set(err, ERROR_REFUSED, secret->unreadable, path, strerror(errno));
    bool ok = read_line(file, text, size) ||
              (errno ? error_set(err, ERROR_REFUSED, secret->unreadable, path, strerror(errno))
                     : error_set(err, ERROR_REFUSED, secret->empty, path));
    fclose(file);
    return ok;
}

bool secret_type(const struct secret *secret, const char *prompt, char *text, size_t size,
                 struct error *err)
{
    struct termios before, silent;
    FILE *terminal = fopen("/dev/tty", "r+");
    if (!terminal)
        return error_set(err, ERROR_REFUSED, "%s", secret->no_terminal);
    tcgetattr(fileno(terminal), &before);
    silent = before;
    silent.c_lflag &= (tcflag_t)~ECHO;
    tcsetattr(fileno(terminal), TCSAFLUSH, &silent);
    fputs(prompt, terminal);
    fflush(terminal);
    bool ok = read_line(terminal, text, size);
    tcsetattr(fileno(terminal), TCSAFLUSH, &before);
    fputc('\n', terminal);
    fclose(terminal);
    return ok || error_set(err, ERROR_REFUSED, "%s", secret->not_typed);
}

static const char *file_of(const struct secret *secret)
{
    const char *path = getenv(secret->variable);
    return path && *path ? path : NULL;
}

bool secret_has_file(const struct secret *secret)
{
    return file_of(secret) != NULL;
}

bool secret_read(const struct secret *secret, const char *prompt, char *text, size_t size,
                 struct error *err)
{
    const char *path = file_of(secret);
    return path ? read_file(secret, path, text, size, err)
                : secret_type(secret, prompt, text, size, err);
}
