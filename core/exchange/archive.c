/* libzip over memory. */
#include "exchange/archive.h"

#include "base/language.h"

#include <string.h>
#include <time.h>
#include <zip.h>

/* The library's sources for an archive that grows in memory: it is read back after the closing. */
static zip_t *open_archive(zip_source_t **source)
{
    zip_error_t error;
    zip_error_init(&error);
    *source = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_t *zip = *source ? zip_open_from_source(*source, ZIP_TRUNCATE, &error) : NULL;
    if (zip)
        zip_source_keep(*source);
    else if (*source)
        zip_source_free(*source);
    zip_error_fini(&error);
    return zip;
}

static bool add(zip_t *zip, const struct archive_entry *entry, const char *password,
                int64_t made_at)
{
    zip_source_t *content = zip_source_buffer(zip, entry->bytes, entry->length, 0);
    if (!content)
        return false;
    zip_int64_t index = zip_file_add(zip, entry->name, content, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(content);
        return false;
    }
    return zip_file_set_mtime(zip, (zip_uint64_t)index, (time_t)made_at, 0) == 0 &&
           zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_DEFLATE, 0) == 0 &&
           (!password || zip_file_set_encryption(zip, (zip_uint64_t)index, ZIP_EM_AES_256,
                                                 password) == 0);
}

static bool read_back(zip_source_t *source, struct buffer *bytes)
{
    char part[16384];
    zip_int64_t length = -1;
    if (zip_source_open(source) != 0)
        return false;
    while ((length = zip_source_read(source, part, sizeof part)) > 0)
        buffer_append(bytes, part, (size_t)length);
    zip_source_close(source);
    return length == 0;
}

bool archive_write(const struct archive_entry *entries, size_t count, const char *password,
                   int64_t made_at, struct buffer *bytes, struct error *err)
{
    zip_source_t *source = NULL;
    zip_t *zip = open_archive(&source);
    bool ok = zip != NULL;
    for (size_t i = 0; ok && i < count; i++)
        ok = add(zip, &entries[i], password, made_at);
    if (ok)
        ok = zip_close(zip) == 0;
    if (zip && !ok)
        zip_discard(zip);
    ok = ok && read_back(source, bytes);
    if (zip)
        zip_source_free(source);
    return ok || error_set(err, ERROR_STORAGE,
                           _("The archive could not be made. Check that there is enough memory, "
                             "and try again."));
}
