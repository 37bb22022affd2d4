/* Finding the word by its day. */
#include "casework/violence_term.h"

#include "base/day.h"

#include <string.h>

/* ISO days sort as text. */
void violence_term_of(int day, struct dictionary_entry *term)
{
    char text[DAY_SIZE];
    struct dictionary_entry entry;
    day_format(day, text);
    dictionary_at(DICTIONARY_VIOLENCE_TERM, 0, term);
    for (int i = 1; dictionary_at(DICTIONARY_VIOLENCE_TERM, i, &entry); i++) {
        if (strcmp(entry.code, text) <= 0)
            *term = entry;
    }
}

bool violence_term_changed(int from, int until, struct dictionary_entry *term,
                           struct dictionary_entry *earlier, int *last_on)
{
    int since = DAY_NONE;
    violence_term_of(until, term);
    violence_term_of(from, earlier);
    if (strcmp(term->code, earlier->code) == 0)
        return false;
    day_parse(term->code, &since);
    *last_on = since - 1;
    return true;
}
