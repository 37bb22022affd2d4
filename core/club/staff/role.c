/* Words of roles and their bits. */
#include "club/staff/role.h"

#include "base/language.h"

#include <stdio.h>
#include <string.h>

static const char *const words_of[] = {N_("door"),        N_("leader"),  N_("office"),
                                       N_("coordinator"), N_("auditor"), N_("administrator")};
enum { ROLE_COUNT = sizeof words_of / sizeof *words_of };

static unsigned bit_of(const char *word, size_t length)
{
    for (unsigned i = 0; i < ROLE_COUNT; i++) {
        if (strlen(words_of[i]) == length && memcmp(words_of[i], word, length) == 0)
            return 1u << i;
    }
    return 0;
}

bool roles_read(const char *text, unsigned *roles, struct error *err)
{
    static const char separators[] = ", ";
    *roles = 0;
    for (text += strspn(text, separators); *text; text += strspn(text, separators)) {
        size_t length = strcspn(text, separators);
        unsigned bit = bit_of(text, length);
        if (!bit)
            return error_set(err, ERROR_USAGE, _("There is no role “%.*s”. Possible: %s."),
                             (int)(length < 40 ? length : 40), text, ROLE_WORDS);
        *roles |= bit;
        text += length;
    }
    return *roles || error_set(err, ERROR_USAGE, _("No role is named. Possible: %s."), ROLE_WORDS);
}

unsigned roles_stored(const char *words)
{
    unsigned roles = 0;
    for (; *words; words += strcspn(words, " "), words += *words == ' ')
        roles |= bit_of(words, strcspn(words, " "));
    return roles;
}

static void append(char *words, size_t size, const char *text)
{
    size_t length = strlen(words);
    snprintf(words + length, size - length, "%s", text);
}

void roles_write(unsigned roles, char words[ROLES_SIZE])
{
    words[0] = '\0';
    for (unsigned i = 0; i < ROLE_COUNT; i++) {
        if (!(roles & 1u << i))
            continue;
        append(words, ROLES_SIZE, words[0] ? " " : "");
        append(words, ROLES_SIZE, words_of[i]);
    }
}

static void show(unsigned roles, const char *last, char words[ROLES_SHOWN_SIZE])
{
    words[0] = '\0';
    for (unsigned i = 0; i < ROLE_COUNT; i++) {
        if (!(roles & 1u << i))
            continue;
        append(words, ROLES_SHOWN_SIZE, !words[0] ? "" : roles >> (i + 1) ? ", " : last);
        append(words, ROLES_SHOWN_SIZE, _(words_of[i]));
    }
}

void roles_show(unsigned roles, char words[ROLES_SHOWN_SIZE])
{
    show(roles, ", ", words);
}

void roles_say(unsigned roles, char words[ROLES_SHOWN_SIZE])
{
    show(roles, _(" or "), words);
}
