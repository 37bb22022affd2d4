/* Klauzula informacyjna: the office's own text, set as a page. The first line is the title, a line
 * that begins with "# " a heading, "- " or "1. " a point; an empty line ends a paragraph. */
#include "base/language.h"
#include "base/memory.h"
#include "document/document_fills.h"
#include "document/fill_parts.h"

#include <string.h>

static void end_paragraph(struct sheet *sheet, struct buffer *paragraph)
{
    if (paragraph->length)
        sheet_paragraph(sheet, SHEET_PLAIN, "%s", paragraph->text);
    buffer_free(paragraph);
}

/* The length of "1. " or "12) " at the beginning, 0 for none. */
static size_t numbering(const char *line, size_t length)
{
    size_t digits = strspn(line, "0123456789");
    bool ends = digits > 0 && digits < 3 && length > digits + 2;
    return ends && strchr(".)", line[digits]) && line[digits + 1] == ' ' ? digits + 2 : 0;
}

static void take_line(struct sheet *sheet, struct buffer *paragraph, const char *line,
                      size_t length)
{
    struct buffer text = {0};
    bool is_heading = length > 2 && strncmp(line, "# ", 2) == 0;
    bool is_point = length > 2 && strncmp(line, "- ", 2) == 0;
    size_t number = numbering(line, length);
    if (length == 0 || is_heading || is_point || number)
        end_paragraph(sheet, paragraph);
    if (is_heading) {
        buffer_append(&text, line + 2, length - 2);
        sheet_heading(sheet, text.text);
        buffer_free(&text);
    } else if (is_point) {
        buffer_append_text(paragraph, "•\u00A0");
        buffer_append(paragraph, line + 2, length - 2);
    } else if (number) {
        buffer_append(paragraph, line, number - 1);
        buffer_append_text(paragraph, "\u00A0");
        buffer_append(paragraph, line + number, length - number);
    } else if (length) {
        if (paragraph->length)
            buffer_append_text(paragraph, " ");
        buffer_append(paragraph, line, length);
    }
}

/* A line without its end and without blanks around it. */
static size_t next_line(const char **text, const char **line)
{
    size_t length = strcspn(*text, "\n");
    *line = *text;
    *text += length + ((*text)[length] == '\n');
    while (length && strchr(" \t\r", (*line)[0])) {
        (*line)++;
        length--;
    }
    while (length && strchr(" \t\r", (*line)[length - 1]))
        length--;
    return length;
}

bool fill_information(struct club *club, const json_t *parameters, int64_t as_of_at,
                      struct sheet *sheet, struct error *err)
{
    struct buffer paragraph = {0}, title = {0};
    const char *text = parameter_text(parameters, "text"), *line;
    if (!document_kind_head(club, "", as_of_at, sheet, err))
        return false;
    while (*text && !title.length) {
        size_t length = next_line(&text, &line);
        buffer_append(&title, line, length);
    }
    if (!title.length)
        return error_set(err, ERROR_REFUSED,
                         _("The text is empty, so there is nothing to print. Write the title in "
                           "its first line."));
    sheet_title(sheet, strncmp(title.text, "# ", 2) ? title.text : title.text + 2, NULL);
    while (*text) {
        size_t length = next_line(&text, &line);
        take_line(sheet, &paragraph, line, length);
    }
    end_paragraph(sheet, &paragraph);
    buffer_free(&title);
    return true;
}
