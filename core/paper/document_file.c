/* Temporary file, fsync, rename: the reader of a document never sees half of one. What is
 * in the document is not known here. */
#include "paper/document_file.h"

#include "base/language.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SHOWN_PATH_SIZE = 201 };

/* The end of a long path says more than its beginning; it is cut between characters. */
static void shorten_path(const char *path, char shown[SHOWN_PATH_SIZE])
{
    size_t length = strlen(path);
    if (length < SHOWN_PATH_SIZE) {
        memcpy(shown, path, length + 1);
        return;
    }
    const char *end = path + length - (SHOWN_PATH_SIZE - 8);
    while ((*end & 0xC0) == 0x80)
        end++;
    snprintf(shown, SHOWN_PATH_SIZE, "…%s", end);
}

static const char *advice(int why)
{
    switch (why) {
    case ENOENT:
    case ENOTDIR:
        return _("make that folder first or choose another one");
    case EACCES:
    case EPERM:
    case EROFS:
        return _("choose a folder that may be written to");
    case ENOSPC:
    case EDQUOT:
        return _("free some space and try again");
    case EISDIR:
        return _("give the name of a file, not of a folder");
    case ENAMETOOLONG:
        return _("choose a shorter name");
    default:
        return _("choose another place and try again");
    }
}

static bool refuse(const char *path, int why, struct error *err)
{
    char shown[SHOWN_PATH_SIZE];
    shorten_path(path, shown);
    return error_set(err, ERROR_STORAGE, _("“%s” was not written (%s): %s."), shown, strerror(why),
                     advice(why));
}

static bool write_all(int file, const struct buffer *bytes)
{
    size_t done = 0;
    while (done < bytes->length) {
        ssize_t part = write(file, bytes->text + done, bytes->length - done);
        if (part < 0 && errno == EINTR)
            continue;
        if (part < 0)
            return false;
        done += (size_t)part;
    }
    return fsync(file) == 0;
}

/* The rename itself has to survive a power cut. Best effort: not every file system can. */
static void sync_folder(const char *path)
{
    char *folder = memory_copy_text(path);
    char *slash = strrchr(folder, '/');
    if (slash)
        slash[slash == folder ? 1 : 0] = '\0';
    int file = open(slash ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file >= 0) {
        fsync(file);
        close(file);
    }
    free(folder);
}

static bool replace(const char *path, const struct buffer *bytes, struct error *err)
{
    struct buffer name = {0};
    buffer_printf(&name, "%s.XXXXXX", path);
    int file = mkstemp(name.text);
    int why = file < 0 ? errno : 0;
    if (file >= 0) {
        if (!write_all(file, bytes))
            why = errno;
        if (close(file) != 0 && !why)
            why = errno;
        if (!why && rename(name.text, path) != 0)
            why = errno;
        if (why)
            unlink(name.text);
    }
    if (!why)
        sync_folder(path);
    buffer_free(&name);
    return why ? refuse(path, why, err) : true;
}

bool document_file_write(const char *path, const struct buffer *bytes, struct error *err)
{
    struct stat info;
    if (stat(path, &info) != 0) {
        /* A link that leads nowhere would be replaced by the document: better to ask. */
        if (errno != ENOENT || lstat(path, &info) == 0)
            return refuse(path, errno ? errno : ENOENT, err);
        return replace(path, bytes, err);
    }
    if (S_ISDIR(info.st_mode))
        return refuse(path, EISDIR, err);
    if (!S_ISREG(info.st_mode))
        return refuse(path, EINVAL, err);
    if (access(path, W_OK) != 0)
        return refuse(path, errno, err);
    char *real = realpath(path, NULL);
    bool ok = real ? replace(real, bytes, err) : refuse(path, errno, err);
    free(real);
    return ok;
}
