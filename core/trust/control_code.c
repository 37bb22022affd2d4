/* The table of commands. */
#include "trust/control_code.h"

#include <string.h>

static const char *const words[CONTROL_COUNT] = {
    [CONTROL_NONE] = "",
    [CONTROL_NEXT] = "next",
    [CONTROL_PRESS] = "press",
    [CONTROL_BACK] = "back",
    [CONTROL_OWN_MONTH] = "own-month",
    [CONTROL_SAY] = "say",
    [CONTROL_LOUDER] = "louder",
    [CONTROL_SOFTER] = "softer",
    [CONTROL_TEXT_SIZE] = "text-size",
    [CONTROL_CONTRAST] = "contrast",
    [CONTROL_LOW_REACH] = "low-reach",
    [CONTROL_ABOUT] = "about",
    [CONTROL_POLISH] = "language-pl",
    [CONTROL_UKRAINIAN] = "language-uk",
    [CONTROL_ENGLISH] = "language-en",
    [CONTROL_RUSSIAN] = "language-ru",
    [CONTROL_CHOICE_1] = "choice-1",
    [CONTROL_CHOICE_2] = "choice-2",
    [CONTROL_CHOICE_3] = "choice-3",
    [CONTROL_CHOICE_4] = "choice-4",
    [CONTROL_CHOICE_5] = "choice-5",
    [CONTROL_CHOICE_6] = "choice-6",
};

void control_code_make(enum control control, char payload[TOKEN_SIZE])
{
    token_control_make((int)control, payload);
}

enum control control_code_find(const char *payload)
{
    char known[TOKEN_SIZE];
    for (int i = CONTROL_NONE + 1; i < CONTROL_COUNT; i++) {
        control_code_make((enum control)i, known);
        if (strcmp(known, payload) == 0)
            return (enum control)i;
    }
    return CONTROL_NONE;
}

const char *control_code_word(enum control control)
{
    return words[control];
}
