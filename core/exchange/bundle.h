/* Files that go out together, and a manifest of their hashes, in one archive. The manifest is what
 * "sha256sum -c manifest.txt" reads, so that whoever gets the bundle can check it with a common
 * tool. What the files say is the caller's. */
#ifndef OBECNI_EXCHANGE_BUNDLE_H
#define OBECNI_EXCHANGE_BUNDLE_H

#include "exchange/archive.h"

struct bundle_file {
    char *name;
    struct buffer bytes;
};

/* Zero state is empty. */
struct bundle {
    struct bundle_file *files;
    size_t count, capacity;
};

/* Adds a file; its bytes are moved out of `bytes`, which is then empty. A session's code makes a
 * file's name when its slashes are dashes: bundle_name does that to `name`. */
void bundle_add(struct bundle *bundle, const char *name, struct buffer *bytes);
void bundle_name(char *name);

/* The manifest of what is in it so far: a line "HASH  NAME" for each file, by SHA-256. */
void bundle_manifest(const struct bundle *bundle, struct buffer *manifest);

/* The archive, as archive_write. Wipes nothing: bundle_free does. */
bool bundle_write(const struct bundle *bundle, const char *password, int64_t made_at,
                  struct buffer *bytes, struct error *err);
void bundle_free(struct bundle *bundle);

#endif
