/* Names as folded words. */
#include "club/people/person_words.h"

#include "base/text.h"

#include <string.h>

/* How many bytes at `at` are an apostrophe in one of the shapes that names are typed with. */
static size_t apostrophe(const char *at)
{
    static const char *const shapes[] = {"'", "`", "‘", "’", "ʹ", "ʼ", "′"};
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        size_t length = strlen(shapes[i]);
        if (strncmp(at, shapes[i], length) == 0)
            return length;
    }
    return 0;
}

/* The same for what stands between words: spaces, dashes, full stops, commas. */
static size_t gap(const char *at)
{
    static const char *const shapes[] = {"‐", "‑", "‒", "–", "—", "−", "\u00A0"};
    if (strchr(" -.,", *at) && *at)
        return 1;
    for (size_t i = 0; (unsigned char)*at >= 0x80 && i < sizeof shapes / sizeof *shapes; i++) {
        size_t length = strlen(shapes[i]);
        if (strncmp(at, shapes[i], length) == 0)
            return length;
    }
    return 0;
}

void person_words_read(const char *text, struct person_words *words)
{
    char folded[PERSON_WORDS_SIZE];
    bool is_inside = false;
    size_t length;
    text_fold(text, folded, sizeof folded);
    words->count = words->length = 0;
    for (const char *at = folded; *at; at += length) {
        bool is_plain = *at >= 'a' && *at <= 'z';
        length = is_plain ? 0 : apostrophe(at);
        if (length)
            continue;
        length = is_plain ? 0 : gap(at);
        if (length && is_inside)
            words->text[words->length++] = '\0';
        if (!length) {
            words->text[words->length++] = *at;
            words->count += !is_inside;
        }
        is_inside = !length;
        length = length ? length : 1;
    }
    if (is_inside)
        words->text[words->length++] = '\0';
    explicit_bzero(folded, words->length + 1);
}

static enum person_words_fit find_word(const char *wanted, const struct person_words *name)
{
    enum person_words_fit fit = PERSON_WORDS_APART;
    size_t length = strlen(wanted);
    for (const char *word = name->text; word < name->text + name->length; word += strlen(word) + 1) {
        if (strncmp(word, wanted, length) == 0)
            return PERSON_WORDS_BEGIN;
        if (strstr(word, wanted))
            fit = PERSON_WORDS_INSIDE;
    }
    return fit;
}

enum person_words_fit person_words_compare(const struct person_words *wanted,
                                           const struct person_words *name)
{
    enum person_words_fit worst = wanted->count ? PERSON_WORDS_BEGIN : PERSON_WORDS_APART;
    const char *word = wanted->text;
    for (size_t i = 0; worst != PERSON_WORDS_APART && i < wanted->count; i++) {
        enum person_words_fit fit = find_word(word, name);
        worst = fit < worst ? fit : worst;
        word += strlen(word) + 1;
    }
    return worst;
}
