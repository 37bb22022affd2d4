/* Inter in the weights of the glass: how wide a text is. Drawing it is the painter's matter.
 * Cap height of Inter is 0.727 of the font size. Digits can be set tabular: each then takes
 * the room of the widest, so that a clock does not tremble and columns stand. */
#ifndef OBECNI_KIOSK_FONTS_H
#define OBECNI_KIOSK_FONTS_H

#include "base/error.h"

enum weight {
    WEIGHT_REGULAR, /* 400 */
    WEIGHT_MEDIUM,  /* 500 */
    WEIGHT_STRONG,  /* 600 */
    WEIGHT_DISPLAY, /* 700, cut for large sizes */
    WEIGHT_COUNT,
};

struct fonts;

/* Opens the font files. ERROR_STORAGE names the file and the package that is missing. */
struct fonts *fonts_new(struct error *err);
void fonts_free(struct fonts *fonts);

/* Width in pixels of one line of `length` bytes of UTF-8: the sum of its advances. */
double fonts_width(struct fonts *fonts, enum weight weight, double font_px, bool is_tabular,
                   const char *text, int length);

/* The same from the first letter's ink to the last one's: how wide it looks. */
double fonts_ink_width(struct fonts *fonts, enum weight weight, double font_px, const char *text,
                       int length);

/* Forgets what was measured, of which hashes are kept: names may have been among it. */
void fonts_forget(struct fonts *fonts);

/* "regular", "medium", "strong", "display". */
const char *fonts_weight_word(enum weight weight);

/* Parts of the font size: cap height; the box of a line above and below its base line; what
 * accents above caps and descenders below need in truth. */
#define FONTS_CAP 0.7273
#define FONTS_ABOVE 0.97
#define FONTS_BELOW 0.25
#define FONTS_OUTSIDE 0.44

#endif
