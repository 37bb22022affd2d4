/* The language that texts are shown in. Catalogues are gettext's; each language is a text
 * domain of its own, so that one program can speak several at once (the glass shows four)
 * and asking for a text changes nothing. */
#ifndef OBECNI_BASE_LANGUAGE_H
#define OBECNI_BASE_LANGUAGE_H

#include <stdbool.h>

#include <libintl.h>

/* Text in the process's own language: the command line's, and that of error sentences. */
#define _(text) gettext(text)
/* Marks a text for the catalogues that is looked up later. */
#define N_(text) (text)

enum language { LANGUAGE_POLISH, LANGUAGE_UKRAINIAN, LANGUAGE_ENGLISH, LANGUAGE_RUSSIAN, LANGUAGE_COUNT };

/* Makes the catalogues known. Looks in OBECNI_CATALOGUES, beside the program
 * (../locale from the executable), then in the installed place. Call once, first. */
void language_start(void);

/* Sets the process's own language; and which it is. */
void language_use(enum language language);
enum language language_present(void);

/* The language asked for by the environment: OBECNI_LANG, else LC_ALL, LC_MESSAGES, LANG.
 * Polish where it says Polish; English where it says nothing. */
enum language language_from_environment(void);

/* "pl", "uk", "en", "ru"; and back. False when there is no such language. */
const char *language_code(enum language language);
bool language_find(const char *code, enum language *language);

/* The text in `language`, whatever the process's own is. `plural` picks the form for `count`. */
const char *language_text(enum language language, const char *text);
const char *language_plural(enum language language, const char *one, const char *many,
                            unsigned long count);

#endif
