/* stdout becomes a file in memory for a while. */
#define _GNU_SOURCE /* memfd_create */
#include "admin/line/encrypted_output.h"

#include "admin/line/export_password.h"
#include "base/language.h"
#include "exchange/archive.h"
#include "paper/document_file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <unistd.h>

bool encrypted_output_begin(const struct invocation *invocation, struct encrypted_output *output,
                            struct error *err)
{
    *output = (struct encrypted_output){.path = invocation_text(invocation, "--encrypt")};
    if (!output->path)
        return true;
    if (invocation->output != OUTPUT_CSV)
        return error_set(err, ERROR_USAGE, _("--encrypt goes with --csv: rows for a spreadsheet."));
    fflush(stdout);
    output->memory = memfd_create("rows", MFD_CLOEXEC);
    output->terminal = dup(STDOUT_FILENO);
    if (output->memory >= 0 && output->terminal >= 0 &&
        dup2(output->memory, STDOUT_FILENO) >= 0)
        return true;
    output->path = NULL;
    return error_set(err, ERROR_STORAGE, _("The rows could not be held back: %s."),
                     strerror(errno));
}

static bool read_rows(int memory, struct buffer *rows)
{
    char part[16384];
    ssize_t length;
    if (lseek(memory, 0, SEEK_SET) != 0)
        return false;
    while ((length = read(memory, part, sizeof part)) > 0)
        buffer_append(rows, part, (size_t)length);
    explicit_bzero(part, sizeof part);
    return length == 0;
}

static bool write_archive(const struct invocation *invocation, const char *path,
                          const char *staged, const struct archive_entry *entry,
                          struct error *err)
{
    char password[EXPORT_PASSWORD_SIZE] = "";
    struct buffer bytes = {0};
    bool ok = export_password_get(password, err) &&
              archive_write(entry, 1, password, club_now(&invocation->club), &bytes, err) &&
              document_file_write(staged, &bytes, err);
    if (ok)
        export_password_tell(invocation, path, password);
    explicit_bzero(password, sizeof password);
    buffer_free(&bytes);
    return ok;
}

static bool is_archive(const char *path)
{
    size_t length = strlen(path);
    return length > 4 && strcasecmp(path + length - 4, ".zip") == 0;
}

bool encrypted_file_check(const struct invocation *invocation, const char *path,
                          struct error *err)
{
    if (is_archive(path) || invocation_has(invocation, "--plain-names"))
        return true;
    return error_set(err, ERROR_REFUSED,
                     _("A file of names would lie open for everybody who finds it. Nothing was "
                       "made. Let its name end with .zip for one with a password, or say "
                       "--plain-names."));
}

bool encrypted_file_write(const struct invocation *invocation, const char *path,
                          const char *staged, const char *inner, const struct buffer *bytes,
                          struct error *err)
{
    const struct archive_entry entry = {
        .name = inner, .bytes = bytes->text ? bytes->text : "", .length = bytes->length};
    return is_archive(path) ? write_archive(invocation, path, staged, &entry, err)
                            : document_file_write(staged, bytes, err);
}

bool encrypted_output_end(const struct invocation *invocation, struct encrypted_output *output,
                          bool ok, struct error *err)
{
    struct buffer rows = {0};
    if (!output->path)
        return ok;
    fflush(stdout);
    dup2(output->terminal, STDOUT_FILENO);
    close(output->terminal);
    if (ok && !read_rows(output->memory, &rows))
        ok = error_set(err, ERROR_STORAGE, _("The rows could not be held back: %s."),
                       strerror(errno));
    close(output->memory);
    const struct archive_entry entry = {
        .name = "obecni.csv", .bytes = rows.text ? rows.text : "", .length = rows.length};
    ok = ok && write_archive(invocation, output->path, output->path, &entry, err);
    if (rows.text)
        explicit_bzero(rows.text, rows.length);
    buffer_free(&rows);
    return ok;
}
