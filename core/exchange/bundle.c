/* A list of files in memory. */
#include "exchange/bundle.h"

#include "trust/document_signature.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void bundle_name(char *name)
{
    for (; *name; name++)
        *name = *name == '/' ? '-' : *name;
}

void bundle_add(struct bundle *bundle, const char *name, struct buffer *bytes)
{
    bundle->files =
        memory_grow(bundle->files, bundle->count, &bundle->capacity, sizeof *bundle->files);
    bundle->files[bundle->count++] =
        (struct bundle_file){.name = memory_copy_text(name), .bytes = *bytes};
    *bytes = (struct buffer){0};
}

void bundle_manifest(const struct bundle *bundle, struct buffer *manifest)
{
    for (size_t i = 0; i < bundle->count; i++) {
        unsigned char digest[DOCUMENT_DIGEST_SIZE];
        const struct bundle_file *file = &bundle->files[i];
        document_digest(file->bytes.text ? file->bytes.text : "", file->bytes.length, digest);
        for (size_t k = 0; k < sizeof digest; k++)
            buffer_printf(manifest, "%02x", digest[k]);
        buffer_printf(manifest, "  %s\n", file->name);
    }
}

bool bundle_write(const struct bundle *bundle, const char *password, int64_t made_at,
                  struct buffer *bytes, struct error *err)
{
    struct archive_entry *entries = memory_new(bundle->count, sizeof *entries);
    for (size_t i = 0; i < bundle->count; i++)
        entries[i] = (struct archive_entry){.name = bundle->files[i].name,
                                            .bytes = bundle->files[i].bytes.text,
                                            .length = bundle->files[i].bytes.length};
    bool ok = archive_write(entries, bundle->count, password, made_at, bytes, err);
    free(entries);
    return ok;
}

void bundle_free(struct bundle *bundle)
{
    for (size_t i = 0; i < bundle->count; i++) {
        if (bundle->files[i].bytes.text)
            explicit_bzero(bundle->files[i].bytes.text, bundle->files[i].bytes.length);
        buffer_free(&bundle->files[i].bytes);
        free(bundle->files[i].name);
    }
    free(bundle->files);
    *bundle = (struct bundle){0};
}
