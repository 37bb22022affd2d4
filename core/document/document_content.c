/* What is kept of a document: its content and purpose, sealed. */
#include "base/language.h"
#include "base/memory.h"
#include "club/people/person.h"
#include "document/document_store.h"
#include "document/sheet_text.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { CONTENT_MOST = 256 * 1024 * 1024 };

void document_seal_content(const struct vault *vault, int64_t document_id, const char *text,
                           size_t length, struct document_sealed *sealed)
{
    uLongf size = compressBound((uLong)length);
    unsigned char *deflated = memory_new(size, 1);
    int result = compress2(deflated, &size, (const unsigned char *)text, (uLong)length,
                           Z_BEST_COMPRESSION);
    assert(result == Z_OK);
    (void)result;
    vault_seal_bytes(vault, document_id, DOCUMENT_PART_CONTENT, deflated, size, sealed->nonce,
                     &sealed->bytes, &sealed->length);
    explicit_bzero(deflated, size);
    free(deflated);
}

/* The whole of a zlib stream; what follows it is padding. */
static bool inflate_all(unsigned char *bytes, size_t length, struct buffer *text)
{
    char room[16384];
    z_stream stream = {.next_in = bytes, .avail_in = (uInt)length};
    int result = inflateInit(&stream);
    while (result == Z_OK && text->length < CONTENT_MOST) {
        stream.next_out = (unsigned char *)room;
        stream.avail_out = sizeof room;
        result = inflate(&stream, Z_NO_FLUSH);
        buffer_append(text, room, sizeof room - stream.avail_out);
    }
    inflateEnd(&stream);
    explicit_bzero(room, sizeof room);
    return result == Z_STREAM_END;
}

/* Opens one part of the row. `*bytes` is on the heap, NULL when the column is empty. */
static bool unseal(const struct vault *vault, int64_t document_id, enum document_part part,
                   struct statement *s, char **bytes, size_t *length)
{
    size_t nonce_length, sealed_length;
    const unsigned char *nonce = statement_bytes(s, 0, &nonce_length);
    const unsigned char *sealed = statement_bytes(s, 1, &sealed_length);
    *bytes = NULL;
    *length = sealed_length;
    if (!sealed_length)
        return true;
    *bytes = memory_new(sealed_length + 1, 1);
    return vault_unseal_into(vault, document_id, part, nonce, sealed, sealed_length, *bytes);
}

static bool damaged(const struct document *document, struct error *err)
{
    return error_set(err, ERROR_STORAGE,
                     _("What is kept of %s is not what its digest says. Restore a backup."),
                     document->number);
}

/* The canonical text, and whether it is the one that was issued. */
static bool read_text(struct club *club, const struct document *document, struct buffer *text,
                      struct error *err)
{
    char *bytes = NULL;
    size_t length = 0;
    unsigned char digest[DOCUMENT_DIGEST_SIZE];
    bool holds = false;
    struct statement *s = statement_new(
        club->store, "SELECT content_nonce, content FROM document WHERE id = :id");
    statement_bind_integer(s, ":id", document->id);
    if (statement_step(s))
        holds = unseal(&club->vault, document->id, DOCUMENT_PART_CONTENT, s, &bytes, &length) &&
                bytes && inflate_all((unsigned char *)bytes, length, text);
    if (bytes)
        explicit_bzero(bytes, length);
    free(bytes);
    if (!statement_finish(s, err))
        return false;
    if (holds)
        document_digest(text->text, text->length, digest);
    return (holds && memcmp(digest, document->digest, sizeof digest) == 0) ||
           damaged(document, err);
}

/* The images are the programmes', found by their digest. */
static bool fetch_logo(struct club *club, struct sheet_logo *logo, struct error *err)
{
    size_t length;
    struct statement *s = statement_new(
        club->store, "SELECT bytes FROM programme_logo WHERE lower(hex(digest)) = :digest LIMIT 1");
    statement_reads_all(s);
    statement_bind_text(s, ":digest", logo->digest);
    bool found = statement_step(s);
    if (found) {
        const void *bytes = statement_bytes(s, 0, &length);
        logo->bytes = memory_new(length, 1);
        memcpy(logo->bytes, bytes, length);
        logo->length = length;
    }
    if (!statement_finish(s, err))
        return false;
    return found || error_set(err, ERROR_STORAGE,
                              _("The logo “%s” that stands on the document is missing in the "
                                "database. Restore a backup."),
                              logo->name);
}

bool document_content(struct club *club, const struct document *document, struct sheet *sheet,
                      struct error *err)
{
    struct buffer text = {0};
    if (!document->is_kept)
        return error_set(err, ERROR_REFUSED,
                         _("The content of %s was disposed of, as its time was over. The register "
                           "still has its number and digest."),
                         document->number);
    bool ok = person_need_vault(club, err) && read_text(club, document, &text, err) &&
              sheet_text_read(sheet, text.text, err);
    for (size_t i = 0; ok && i < sheet->logo_count; i++)
        ok = fetch_logo(club, &sheet->logos[i], err);
    if (text.text)
        explicit_bzero(text.text, text.length);
    buffer_free(&text);
    return ok;
}

bool document_purpose(struct club *club, const struct document *document, char **purpose,
                      struct error *err)
{
    size_t length = 0;
    bool holds = true;
    *purpose = NULL;
    if (!person_need_vault(club, err))
        return false;
    struct statement *s = statement_new(
        club->store, "SELECT purpose_nonce, purpose FROM document WHERE id = :id");
    statement_bind_integer(s, ":id", document->id);
    if (statement_step(s))
        holds = unseal(&club->vault, document->id, DOCUMENT_PART_PURPOSE, s, purpose, &length);
    if (!*purpose)
        *purpose = memory_copy_text("");
    if (!statement_finish(s, err))
        return false;
    return holds || damaged(document, err);
}
