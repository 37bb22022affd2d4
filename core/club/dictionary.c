/* Looking words up in the built-in dictionaries. */
#include "club/dictionary.h"

#include "base/language.h"
#include "base/text.h"
#include "club/data_file.h"

#include <stdio.h>
#include <string.h>

/* The entry number `index`, or the one of `code` when that is not NULL. */
static bool find(const char *dictionary, int index, const char *code,
                 struct dictionary_entry *entry)
{
    char name[64], room[DATA_ROW_SIZE];
    const char *fields[3];
    snprintf(name, sizeof name, "dictionary/%s", dictionary);
    const char *text = data_file_text(name);
    memset(entry, 0, sizeof *entry);
    for (int row = -1; data_file_row(&text, room, fields, 3) == 3; row++) {
        if (row < 0 || (code ? strcmp(fields[0], code) != 0 : row != index))
            continue;
        text_copy(entry->code, sizeof entry->code, fields[0]);
        text_copy(entry->polish, sizeof entry->polish, fields[1]);
        text_copy(entry->english, sizeof entry->english, fields[2]);
        return true;
    }
    return false;
}

bool dictionary_at(const char *dictionary, int index, struct dictionary_entry *entry)
{
    return index >= 0 && find(dictionary, index, NULL, entry);
}

bool dictionary_find(const char *dictionary, const char *code, struct dictionary_entry *entry)
{
    return find(dictionary, 0, code, entry);
}

bool dictionary_check_typed(const char *dictionary, const char *own, const char *code,
                            struct error *err)
{
    struct dictionary_entry entry;
    char possible[400] = "";
    if (strcmp(code, own) != 0 && dictionary_find(dictionary, code, &entry))
        return true;
    for (int i = 0; dictionary_at(dictionary, i, &entry); i++) {
        size_t used = strlen(possible);
        if (strcmp(entry.code, own) != 0)
            snprintf(possible + used, sizeof possible - used, "%s%s", used ? ", " : "", entry.code);
    }
    return error_set(err, ERROR_USAGE, _("“%.40s” is not possible here. Possible: %s."), code, possible);
}

bool dictionary_check(const char *dictionary, const char *code, struct error *err)
{
    return dictionary_check_typed(dictionary, "", code, err);
}
