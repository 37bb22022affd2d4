/* Reading with a limit. */
#include "admin/line/input_file.h"

#include "base/language.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static bool refuse_unreadable(const char *path, struct error *err)
{
    return error_set(err, ERROR_REFUSED, _("“%s” cannot be read: %s."), path, strerror(errno));
}

bool input_file_read(const char *path, size_t most, struct buffer *bytes, struct error *err)
{
    char block[8192];
    struct stat state;
    size_t got;
    if (stat(path, &state) != 0)
        return refuse_unreadable(path, err);
    if (!S_ISREG(state.st_mode))
        return error_set(err, ERROR_REFUSED, _("“%s” is no file."), path);
    FILE *file = fopen(path, "rb");
    if (!file)
        return refuse_unreadable(path, err);
    while (bytes->length <= most && (got = fread(block, 1, sizeof block, file)) > 0)
        buffer_append(bytes, block, got);
    bool ok = !ferror(file) || refuse_unreadable(path, err);
    fclose(file);
    return ok;
}
