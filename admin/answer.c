/* Sentences, and the cells that many listings have. */
#include "admin/answer.h"

#include "base/day.h"
#include "base/language.h"
#include "base/memory.h"
#include "club/dictionary.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void answer_done(const struct invocation *invocation, json_t *document, const char *format, ...)
{
    char text[1024];
    va_list arguments;
    if (invocation->output == OUTPUT_JSON) {
        print_json(document);
        return;
    }
    json_decref(document);
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    say(invocation, "%s", text);
}

json_t *answer_day_json(int day)
{
    char text[DAY_SIZE];
    day_format(day, text);
    return text[0] ? json_string(text) : json_null();
}

void answer_day(struct listing *listing, int day)
{
    char text[DAY_SIZE];
    day_format(day, text);
    answer_text(listing, text);
}

void answer_text(struct listing *listing, const char *text)
{
    listing_text(listing, text && *text ? text : NULL);
}

void answer_word(struct listing *listing, const char *dictionary, const char *code)
{
    struct dictionary_entry entry;
    bool is_polish = language_from_environment() == LANGUAGE_POLISH;
    if (!*code)
        listing_null(listing);
    else if (dictionary_find(dictionary, code, &entry))
        listing_shown(listing, code, is_polish ? entry.polish : entry.english);
    else
        listing_text(listing, code);
}

bool answer_names_load(struct invocation *invocation, const int64_t *participant_ids, size_t count,
                       const char *what, struct answer_names *names, struct error *err)
{
    *names = (struct answer_names){.count = count};
    if (!count || !names_are_open(invocation))
        return true;
    names->names = memory_new(count, sizeof *names->names);
    return person_names(&invocation->club, participant_ids, count, names->names, err) &&
           names_note(invocation, "names.read", what, (int64_t)count, err);
}

void answer_name(struct listing *listing, const struct answer_names *names, size_t index)
{
    answer_text(listing, names->names ? names->names[index] : NULL);
}

void answer_names_free(struct answer_names *names)
{
    if (names->names)
        explicit_bzero(names->names, names->count * sizeof *names->names);
    free(names->names);
    *names = (struct answer_names){0};
}
