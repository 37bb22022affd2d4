/* Reads cairo's cross-reference table, writes new versions of the objects that lack something,
 * and a table of these. The bytes before stay as they are. */
#include "paper/pdf_catalog.h"

#include "base/language.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct update {
    struct buffer *pdf;
    struct buffer table; /* cross-references of the new objects */
    size_t old_table;    /* where cairo's is */
    const char *entries; /* its lines of 20 bytes */
    long count;          /* of objects */
    long root, info;
};

static struct pdf_note *add_note(struct pdf_notes *notes)
{
    notes->items = memory_grow(notes->items, notes->count, &notes->capacity, sizeof *notes->items);
    struct pdf_note *note = &notes->items[notes->count++];
    memset(note, 0, sizeof *note);
    return note;
}

void pdf_notes_figure(struct pdf_notes *notes, const char *text)
{
    add_note(notes)->figure = memory_copy_text(text);
}

void pdf_notes_head(struct pdf_notes *notes, bool is_of_row)
{
    add_note(notes)->is_of_row = is_of_row;
}

void pdf_notes_free(struct pdf_notes *notes)
{
    for (size_t i = 0; i < notes->count; i++)
        free(notes->items[i].figure);
    free(notes->items);
    memset(notes, 0, sizeof *notes);
}

/* The number after `key` in the trailer; 0 when it is not there. */
static long trailer_number(const char *trailer, const char *key)
{
    const char *found = strstr(trailer, key);
    return found ? strtol(found + strlen(key), NULL, 10) : 0;
}

/* Where the end of the file says that the table is. */
static bool find_table(struct update *update)
{
    static const char word[] = "startxref\n";
    struct buffer *pdf = update->pdf;
    size_t tail = pdf->length < 60 ? pdf->length : 60;
    const char *found = pdf->length ? strstr(pdf->text + pdf->length - tail, word) : NULL;
    if (!found)
        return false;
    update->old_table = (size_t)strtoul(found + strlen(word), NULL, 10);
    return update->old_table < pdf->length;
}

static bool read_table(struct update *update)
{
    char *end;
    if (!find_table(update))
        return false;
    const char *at = update->pdf->text + update->old_table;
    const char *trailer = strstr(at, "trailer");
    if (strncmp(at, "xref\n0 ", 7) != 0 || !trailer)
        return false;
    update->count = strtol(at + 7, &end, 10);
    update->entries = end + 1;
    update->root = trailer_number(trailer, "/Root ");
    update->info = trailer_number(trailer, "/Info ");
    return update->count > 0 && update->entries + 20 * update->count <= trailer &&
           update->root > 0 && update->root < update->count && update->info > 0;
}

/* Where an object's content begins and how long it is, without the closing ">>"; NULL when it is
 * no dictionary. */
static const char *object_content(const struct update *update, long number, size_t *length)
{
    size_t at = (size_t)strtoul(update->entries + 20 * number, NULL, 10);
    if (at >= update->old_table)
        return NULL;
    const char *content = strstr(update->pdf->text + at, "<<");
    const char *end = content ? strstr(content, "\nendobj") : NULL;
    if (!end || end - content < 4 || strncmp(end - 2, ">>", 2) != 0)
        return NULL;
    *length = (size_t)(end - 2 - content);
    return content;
}

/* A new version of the object: what it was, and `more` in it. */
static bool rewrite_object(struct update *update, long number, const char *more)
{
    size_t length;
    const char *content = object_content(update, number, &length);
    if (!content)
        return false;
    struct buffer object = {0};
    buffer_printf(&object, "%ld 0 obj\n", number);
    buffer_append(&object, content, length);
    buffer_printf(&object, "%s>>\nendobj\n", more);
    buffer_printf(&update->table, "%ld 1\n%010zu 00000 n \n", number, update->pdf->length);
    /* The table's entries move with the bytes. */
    size_t entries = (size_t)(update->entries - update->pdf->text);
    buffer_append(update->pdf, object.text, object.length);
    update->entries = update->pdf->text + entries;
    buffer_free(&object);
    return true;
}

/* Next character of valid UTF-8. */
static uint32_t next_character(const char **text)
{
    const unsigned char *at = (const unsigned char *)*text;
    int more = *at >= 0xF0 ? 3 : *at >= 0xE0 ? 2 : *at >= 0xC0 ? 1 : 0;
    uint32_t character = more ? *at & (0x3Fu >> more) : *at;
    for (at++; more && (*at & 0xC0) == 0x80; more--, at++)
        character = character << 6 | (*at & 0x3F);
    *text = (const char *)at;
    return character;
}

/* A text string (ISO 32000-1, 7.9.2.2): UTF-16 in hexadecimal digits. */
static void append_string(struct buffer *buffer, const char *text)
{
    buffer_append_text(buffer, "<FEFF");
    while (*text) {
        uint32_t character = next_character(&text);
        if (character >= 0x10000) {
            character -= 0x10000;
            buffer_printf(buffer, "%04X", 0xD800 + (unsigned)(character >> 10));
            character = 0xDC00 + (character & 0x3FF);
        }
        buffer_printf(buffer, "%04X", (unsigned)character);
    }
    buffer_append_text(buffer, ">");
}

static bool update_element(struct update *update, long number, const struct pdf_note *note)
{
    struct buffer more = {0};
    if (note->figure) {
        buffer_append_text(&more, "   /Alt ");
        append_string(&more, note->figure);
        buffer_append_text(&more, "\n");
    } else {
        buffer_printf(&more, "   /A << /O /Table /Scope /%s >>\n",
                      note->is_of_row ? "Row" : "Column");
    }
    bool ok = rewrite_object(update, number, more.text);
    buffer_free(&more);
    return ok;
}

/* Elements are numbered as they were drawn. */
static bool update_elements(struct update *update, const struct pdf_notes *notes)
{
    static const char figure[] = "<< /Type /StructElem\n   /S /Figure\n";
    static const char head[] = "<< /Type /StructElem\n   /S /TH\n";
    size_t next = 0;
    for (long number = 1; number < update->count; number++) {
        size_t length;
        const char *content = object_content(update, number, &length);
        if (!content)
            continue;
        bool is_figure = strncmp(content, figure, sizeof figure - 1) == 0;
        if (!is_figure && strncmp(content, head, sizeof head - 1) != 0)
            continue;
        if (next >= notes->count || is_figure != (notes->items[next].figure != NULL) ||
            !update_element(update, number, &notes->items[next++]))
            return false;
    }
    return next == notes->count;
}

static void close_update(struct update *update)
{
    size_t start = update->pdf->length;
    buffer_append_text(update->pdf, "xref\n");
    buffer_append(update->pdf, update->table.text, update->table.length);
    buffer_printf(update->pdf,
                  "trailer\n<< /Size %ld\n   /Root %ld 0 R\n   /Info %ld 0 R\n   /Prev %zu\n>>\n"
                  "startxref\n%zu\n%%%%EOF\n",
                  update->count, update->root, update->info, update->old_table, start);
}

bool pdf_catalog_update(struct buffer *pdf, const char *language, const struct pdf_notes *notes,
                        struct error *err)
{
    struct update update = {.pdf = pdf};
    struct buffer more = {0};
    buffer_printf(&more, "   /Lang (%s)\n   /ViewerPreferences << /DisplayDocTitle true >>\n",
                  language);
    bool ok = read_table(&update) && update_elements(&update, notes) &&
              rewrite_object(&update, update.root, more.text);
    if (ok)
        close_update(&update);
    buffer_free(&more);
    buffer_free(&update.table);
    if (!ok)
        return error_set(err, ERROR_STORAGE,
                         _("The document could not be finished: the drawing library wrote a file "
                           "of an unknown form. Please report this."));
    return true;
}
