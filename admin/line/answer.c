/* Sentences, and the cells that many listings have. */
#include "admin/line/answer.h"

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
    bool is_polish = language_present() == LANGUAGE_POLISH;
    if (!*code)
        listing_null(listing);
    else if (dictionary_find(dictionary, code, &entry))
        listing_shown(listing, code, is_polish ? entry.polish : entry.english);
    else
        listing_text(listing, code);
}

void answer_words(struct listing *listing, const char *dictionary, const char *codes)
{
    struct dictionary_entry entry;
    struct buffer shown = {0};
    bool is_polish = language_present() == LANGUAGE_POLISH;
    for (const char *code = codes; *code; code += strspn(code, ",")) {
        char one[DICTIONARY_CODE_SIZE];
        size_t length = strcspn(code, ",");
        snprintf(one, sizeof one, "%.*s", (int)length, code);
        bool is_known = dictionary_find(dictionary, one, &entry);
        buffer_printf(&shown, "%s%s", shown.length ? ", " : "",
                      !is_known ? one : is_polish ? entry.polish : entry.english);
        code += length;
    }
    listing_shown(listing, *codes ? codes : NULL, *codes ? shown.text : "–");
    buffer_free(&shown);
}

const char *answer_stored_shown(const char *word)
{
    static const char *const words[] = {
        N_("present"), N_("late"), N_("left_early"), N_("absent"), N_("excused"),
        N_("refused_entry"), N_("not_applicable"), N_("unknown"),
        N_("card"), N_("manual_code"), N_("staff_manual"), N_("paper_import"), N_("correction"),
        N_("door"), N_("leader"), N_("office"), N_("coordinator"), N_("auditor"),
        N_("administrator"), N_("arrived"), N_("came_cancelled"), N_("corrected"),
        N_("excuse_granted"), N_("excuse_withdrawn"), N_("placed"), N_("open_arrival"),
        N_("claimed"), N_("reopened"), N_("granted"), N_("refused"), N_("marked"), N_("left"),
        N_("course"), N_("ahead"), N_("running"), N_("over"), N_("ended"),
        N_("faces"), N_("choice"), N_("scale"),
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(words[i], word) == 0)
            return _(words[i]);
    }
    return word;
}

void answer_stored(struct listing *listing, const char *word)
{
    listing_shown(listing, word, answer_stored_shown(word));
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

size_t *answer_names_order(const struct answer_names *names, size_t count)
{
    size_t *order = memory_new(count, sizeof *order);
    for (size_t i = 0; i < count; i++)
        order[i] = i;
    if (names->names)
        person_names_sort(names->names, count, order);
    return order;
}

void answer_names_free(struct answer_names *names)
{
    if (names->names)
        explicit_bzero(names->names, names->count * sizeof *names->names);
    free(names->names);
    *names = (struct answer_names){0};
}
