/* The colours of the glass, by meaning. A theme is a small file of tokens; screens name
 * meanings and never values. */
#ifndef OBECNI_KIOSK_THEME_H
#define OBECNI_KIOSK_THEME_H

#include "base/error.h"

#include <stdint.h>

enum colour {
    COLOUR_PAPER,       /* background */
    COLOUR_SURFACE,     /* the one panel, buttons */
    COLOUR_INK,         /* text */
    COLOUR_MUTED,       /* dates, labels, hints: on paper and surface only */
    COLOUR_ACCENT,      /* the sign of success, the chosen language */
    COLOUR_RECORDED,    /* whole-screen tints */
    COLOUR_INFORMATION,
    COLOUR_STAFF,
    COLOUR_EDGE,        /* control edges, 3:1 at least */
    COLOUR_HAIRLINE,    /* decoration only */
    COLOUR_COUNT,
};

enum theme_kind { THEME_LIGHT, THEME_CONTRAST_DARK, THEME_CONTRAST_LIGHT, THEME_COUNT };

struct theme {
    uint32_t colours[COLOUR_COUNT]; /* 0xRRGGBB */
};

/* Reads a theme's text ("name #RRGGBB" lines, # begins a comment line). Every token must be
 * given; ERROR_STORAGE names what is missing or wrong. */
bool theme_parse(struct theme *theme, const char *text, struct error *err);

/* Reads the themes that are built in. */
bool theme_read_all(struct theme themes[THEME_COUNT], struct error *err);

/* "light", "contrast-dark", "contrast-light": the theme file's name without its ending. */
const char *theme_word(enum theme_kind kind);

/* "paper", "ink", …: the word used in theme files and in draw lists written as text. */
const char *theme_colour_word(enum colour colour);

/* Contrast of two colours by WCAG 2.2 (relative luminance), 1.0..21.0. */
double theme_contrast(uint32_t one, uint32_t other);

#endif
