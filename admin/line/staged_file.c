/* The waiting place is the target's name with an ending of its own, in the same folder; the
 * process's number is part of it, so that two who write the same file do not meet there. */
#include "admin/line/staged_file.h"

#include "base/language.h"
#include "base/memory.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char ending[] = ".obecni-part-";

bool staged_file_begin(const char *path, char **staged, struct error *err)
{
    struct buffer name = {0};
    struct stat status;
    bool exists = lstat(path, &status) == 0;
    if (exists && (!S_ISREG(status.st_mode) || access(path, W_OK) != 0))
        return error_set(err, ERROR_STORAGE,
                         _("The file %s cannot be replaced. Nothing was changed. Choose another name."),
                         path);
    buffer_printf(&name, "%s%s%ld", path, ending, (long)getpid());
    *staged = name.text;
    return true;
}

bool staged_file_failed(struct error *err)
{
    char *found = strstr(err->text, ending);
    if (found) {
        const char *after = found + strlen(ending);
        after += strspn(after, "0123456789");
        memmove(found, after, strlen(after) + 1);
    }
    return false;
}

bool staged_file_end(const char *path, char **staged, bool keep, struct error *err)
{
    bool ok = true;
    if (*staged && keep && rename(*staged, path) != 0)
        ok = error_set(err, ERROR_STORAGE,
                       _("It is recorded, but %s could not be put in place (%s). Make it again."),
                       path, strerror(errno));
    else if (*staged && !keep)
        unlink(*staged);
    free(*staged);
    *staged = NULL;
    return ok;
}
