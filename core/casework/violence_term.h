/* What domestic violence is called in Polish law: „przemoc w rodzinie” until 21 June 2023,
 * „przemoc domowa” since (Dz.U. 2023 poz. 535). One fact, one flag; the word follows the day
 * it is about. Days and words are the dictionary violence_term's. */
#ifndef OBECNI_CASEWORK_VIOLENCE_TERM_H
#define OBECNI_CASEWORK_VIOLENCE_TERM_H

#include "club/dictionary.h"

#define DICTIONARY_VIOLENCE_TERM "violence_term" /* its codes are days from which a word holds */

/* The word that held on a day. */
void violence_term_of(int day, struct dictionary_entry *term);

/* The word for figures of a period (neither end open): that of its last day, and whether
 * another one held on its first: then `*earlier` is that one, and `*last_on` the last day on
 * which it did. */
bool violence_term_changed(int from, int until, struct dictionary_entry *term,
                           struct dictionary_entry *earlier, int *last_on);

#endif
