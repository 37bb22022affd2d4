/* A PDF is turned into a picture page by page, in memory: a page with names never comes to lie on
 * the disk. */
#include "admin/document/document_scan.h"

#include "base/language.h"
#include "base/process.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    LIMIT_MS = 30000,
    PAGES_MOST = 200,
    PAGE_MOST = 128 * 1024 * 1024, /* bytes of a page's picture */
    CODES_MOST = 1024 * 1024,      /* bytes of what zbarimg says */
};
/* Dots per inch: enough for what the program drew, and for what was scanned a little askew. */
static const char *const resolutions[] = {"200", "400"};

void document_codes_free(struct document_codes *codes)
{
    for (size_t i = 0; i < codes->count; i++)
        free(codes->items[i]);
    free(codes->items);
    memset(codes, 0, sizeof *codes);
}

static void add_code(struct document_codes *codes, const char *code)
{
    for (size_t i = 0; i < codes->count; i++) {
        if (strcmp(codes->items[i], code) == 0)
            return;
    }
    codes->items =
        memory_grow(codes->items, codes->count, &codes->capacity, sizeof *codes->items);
    codes->items[codes->count++] = memory_copy_text(code);
}

static bool is_pdf(const char *path, bool *pdf, struct error *err)
{
    char head[5] = "";
    FILE *file = fopen(path, "rb");
    if (!file)
        return error_set(err, ERROR_STORAGE, _("The file %s cannot be read (%s)."), path,
                         strerror(errno));
    size_t count = fread(head, 1, sizeof head, file);
    fclose(file);
    *pdf = count == sizeof head && memcmp(head, "%PDF-", sizeof head) == 0;
    return true;
}

static bool run(struct process *process, const char *package, struct error *err)
{
    switch (process_run(process)) {
    case PROCESS_ENDED:
        return true;
    case PROCESS_MISSING:
        return error_set(err, ERROR_REFUSED,
                         _("Reading codes from files needs the program %s (package %s), which is "
                           "not installed. Type the code, or give the number."),
                         process->arguments[0], package);
    case PROCESS_FAILED:
    case PROCESS_TOO_LONG:
        break;
    }
    return error_set(err, ERROR_REFUSED,
                     _("%s came to no end with this file. Type the code, or give the number."),
                     process->arguments[0]);
}

/* A file's picture, or the picture in `page`. zbarimg ends with 4 when there is no code. */
static bool read_codes(const char *path, const struct buffer *page, struct document_codes *codes,
                       struct error *err)
{
    const char *arguments[] = {"zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable",
                               path, NULL};
    struct process process = {.arguments = arguments,
                              .input = page ? page->text : NULL,
                              .input_length = page ? page->length : 0,
                              .limit_ms = LIMIT_MS,
                              .output_most = CODES_MOST};
    bool ok = run(&process, "zbar-tools", err);
    char *rest = ok ? process.output.text : NULL;
    for (char *line = strsep(&rest, "\n"); line; line = strsep(&rest, "\n")) {
        if (strncmp(line, "OBD1:", 5) == 0)
            add_code(codes, line);
    }
    buffer_free(&process.output);
    return ok;
}

/* `*is_there` is false after the last page. */
static bool draw_page(const char *path, const char *resolution, int number, struct buffer *page,
                      bool *is_there, struct error *err)
{
    char text[16];
    snprintf(text, sizeof text, "%d", number);
    const char *arguments[] = {"pdftoppm", "-r", resolution, "-gray", "-f", text, "-l", text, path,
                               NULL};
    struct process process = {
        .arguments = arguments, .limit_ms = LIMIT_MS, .output_most = PAGE_MOST};
    bool ok = run(&process, "poppler-utils", err);
    *is_there = ok && process.status == 0 && process.output.length > 0;
    *page = process.output;
    return ok;
}

static bool scan_pages(const char *path, const char *resolution, struct document_codes *codes,
                       struct error *err)
{
    bool ok = true, is_there = true;
    for (int number = 1; ok && is_there && number <= PAGES_MOST; number++) {
        struct buffer page = {0};
        ok = draw_page(path, resolution, number, &page, &is_there, err);
        if (ok && is_there)
            ok = read_codes("pgm:-", &page, codes, err);
        if (page.text)
            explicit_bzero(page.text, page.length);
        buffer_free(&page);
        if (ok && number == 1 && !is_there)
            ok = error_set(err, ERROR_REFUSED,
                           _("%s has no page that can be read. Type the code, or give the number."),
                           path);
    }
    return ok;
}

static bool scan_pdf(const char *path, struct document_codes *codes, struct error *err)
{
    bool ok = true;
    for (size_t i = 0; ok && !codes->count && i < sizeof resolutions / sizeof *resolutions; i++)
        ok = scan_pages(path, resolutions[i], codes, err);
    return ok;
}

bool document_scan(const char *path, struct document_codes *codes, struct error *err)
{
    struct buffer name = {0};
    bool pdf = false;
    if (!is_pdf(path, &pdf, err))
        return false;
    buffer_printf(&name, "%s%s", path[0] == '-' ? "./" : "", path);
    bool ok = pdf ? scan_pdf(name.text, codes, err) : read_codes(name.text, NULL, codes, err);
    buffer_free(&name);
    return ok && (codes->count ||
                  error_set(err, ERROR_REFUSED,
                            _("No code of a document is on %s. Scan it again in at least 200 dots "
                              "per inch, or type the code."),
                            path));
}
