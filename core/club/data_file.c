/* Finding built-in files and reading their rows. */
#include "club/data_file.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

const char *data_file_text(const char *name)
{
    for (const struct data_file *file = data_files; file->name; file++) {
        if (strcmp(file->name, name) == 0)
            return file->text;
    }
    assert(false);
    return "";
}

/* Copies one field to `*to` and ends it; returns where the field ended in the text. */
static const char *read_field(const char *text, char **to)
{
    bool is_quoted = *text == '"';
    if (is_quoted)
        text++;
    while (*text && (is_quoted || (*text != ',' && *text != '\n'))) {
        if (is_quoted && *text == '"') {
            text++;
            if (*text != '"')
                break;
        }
        *(*to)++ = *text++;
    }
    *(*to)++ = '\0';
    return text;
}

int data_file_row(const char **text, char room[DATA_ROW_SIZE], const char *fields[], int most)
{
    int count = 0;
    const char *at = *text;
    char *to = room;
    assert(strcspn(at, "\n") + (size_t)most < DATA_ROW_SIZE);
    while (*at == '\n')
        at++;
    while (*at && *at != '\n' && count < most) {
        fields[count++] = to;
        at = read_field(at, &to);
        if (*at == ',' && (at[1] == '\n' || !at[1])) {
            if (count < most) {
                fields[count++] = to;
                *to++ = '\0';
            }
            at++;
        } else if (*at == ',') {
            at++;
        }
    }
    *text = *at == '\n' ? at + 1 : at;
    return count;
}
