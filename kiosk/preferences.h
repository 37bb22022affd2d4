/* How a person wants the glass: language, size of text, colours, reach, speech. Set by a press or
 * from the person's card; when the person is done the house's own come back. */
#ifndef OBECNI_KIOSK_PREFERENCES_H
#define OBECNI_KIOSK_PREFERENCES_H

#include "base/language.h"
#include "kiosk/glass/theme.h"

#include <stdbool.h>

struct kiosk;

struct kiosk_preferences {
    enum language language;
    int text_percent; /* 100, 150, 200 */
    enum theme_kind theme;
    bool low_reach;   /* everything that is pressed stands in the lower part */
    bool speech;      /* what is shown is spoken too */
    int louder;       /* steps from the house’s volume, down or up */
};

/* Uses them from the next drawing on. A size of text that there is not becomes the nearest. */
void preferences_apply(struct kiosk *kiosk, const struct kiosk_preferences *preferences);

/* The house's own again. */
void preferences_rest(struct kiosk *kiosk);

bool preferences_are_same(const struct kiosk_preferences *one,
                          const struct kiosk_preferences *other);

/* The next size, the next theme; after the last comes the first. */
int preferences_next_text(int percent);
enum theme_kind preferences_next_theme(enum theme_kind theme);

/* To be called with time: the house's own come back KIOSK_LANGUAGE_MS after the last press or
 * key; until then the kiosk is to wake for it. */
void preferences_settle(struct kiosk *kiosk);

#endif
