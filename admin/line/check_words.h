/* The self-test in words, for `status` and for the day's page. */
#ifndef OBECNI_ADMIN_LINE_CHECK_WORDS_H
#define OBECNI_ADMIN_LINE_CHECK_WORDS_H

#include "figures/day/checks.h"

enum { CHECK_LINES = 8, CHECK_WORDS_SIZE = 240 };

struct check_line {
    const char *check; /* "clock": stable */
    const char *shown; /* in the language of the user */
    enum check_level level;
    char words[CHECK_WORDS_SIZE];
};

/* What was looked at, in a fixed order; the count. */
int check_words(const struct checks *checks, int64_t now, struct check_line lines[CHECK_LINES]);

/* "good", "look", "ACT". */
const char *check_words_level(enum check_level level);

#endif
