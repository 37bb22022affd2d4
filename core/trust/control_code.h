/* The codes of the sheet of commands, which lies beside the reader: what a finger does on the
 * glass, for whoever cannot press it. One table for the glass, which obeys them, and for the
 * paper, which shows them. They are nobody's and the same in every club. */
#ifndef OBECNI_TRUST_CONTROL_CODE_H
#define OBECNI_TRUST_CONTROL_CODE_H

#include "trust/token.h"

/* The numbers stand on sheets that hang somewhere: none is ever given to another command. */
enum control {
    CONTROL_NONE = 0,
    CONTROL_NEXT = 1, /* the keyboard's ring goes on */
    CONTROL_PRESS = 2,
    CONTROL_BACK = 3,
    CONTROL_OWN_MONTH = 4,
    CONTROL_SAY = 5, /* say it, say it again */
    CONTROL_LOUDER = 6,
    CONTROL_SOFTER = 7,
    CONTROL_TEXT_SIZE = 8,
    CONTROL_CONTRAST = 9,
    CONTROL_LOW_REACH = 10,
    CONTROL_ABOUT = 11,
    CONTROL_POLISH = 12,
    CONTROL_UKRAINIAN = 13,
    CONTROL_ENGLISH = 14,
    CONTROL_RUSSIAN = 15,
    CONTROL_CHOICE_1 = 16,
    CONTROL_CHOICE_2 = 17,
    CONTROL_CHOICE_3 = 18,
    CONTROL_CHOICE_4 = 19,
    CONTROL_CHOICE_5 = 20,
    CONTROL_CHOICE_6 = 21,
    CONTROL_COUNT = 22,
};

/* What the code square says. */
void control_code_make(enum control control, char payload[TOKEN_SIZE]);

/* Which command a payload is; CONTROL_NONE for one that there is not (yet). */
enum control control_code_find(const char *payload);

/* Its word: "next", "press", "own-month", "language-pl", "choice-1" …; "" for none. Where the
 * glass has such a button, this is the name of its area. */
const char *control_code_word(enum control control);

#endif
