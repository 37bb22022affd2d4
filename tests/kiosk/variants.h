/* How a state can be looked at: in which window, language, colours, size of text and reach. */
#ifndef OBECNI_TESTS_KIOSK_VARIANTS_H
#define OBECNI_TESTS_KIOSK_VARIANTS_H

#include "states.h"

struct variant {
    const struct window *window;
    struct kiosk_preferences preferences;
};

enum { VARIANT_NAME_SIZE = 80 };

/* "pl-1920x1080", with "-150", "-low", "-contrast-dark" where they differ from the house's. */
void variant_name(const struct variant *variant, char name[VARIANT_NAME_SIZE]);

/* Calls `visit` with every combination of window, language, size of text and reach, in the light
 * theme: what texts and boxes depend on. */
void variants_each(void (*visit)(const struct variant *variant, void *context), void *context);

/* Those for the gallery: every language, theme and window, the largest text in each language, and
 * the middle size and the low reach in Polish. What only staff sees in Polish alone. */
void variants_each_picture(const struct state *state,
                           void (*visit)(const struct variant *variant, void *context),
                           void *context);

#endif
