/* Comparing what is typed with a name, word by word: the pure part of club/person_search. */
#ifndef OBECNI_CLUB_PEOPLE_PERSON_WORDS_H
#define OBECNI_CLUB_PEOPLE_PERSON_WORDS_H

#include "club/people/person.h"

enum { PERSON_WORDS_SIZE = 2 * NAME_SIZE };

/* Folded words, one after the other, each with its terminator. Double surnames are two words,
 * apostrophes none: "Demʼjanenko-Łoza" is "demjanenko", "loza". */
struct person_words {
    size_t count;
    size_t length; /* bytes of `text` in use */
    char text[PERSON_WORDS_SIZE];
};

enum person_words_fit {
    PERSON_WORDS_APART,  /* a word is not in the name */
    PERSON_WORDS_INSIDE, /* each is somewhere in it */
    PERSON_WORDS_BEGIN,  /* each begins a word of it */
};

/* The words of a name, or of what is typed to find one. */
void person_words_read(const char *text, struct person_words *words);

/* How the wanted words fit the words of a name. No words fit nobody. */
enum person_words_fit person_words_compare(const struct person_words *wanted,
                                           const struct person_words *name);

#endif
