/* The painter's side of the fonts: SDL_ttf fonts by weight and size. */
#ifndef OBECNI_KIOSK_FONTS_PAINT_H
#define OBECNI_KIOSK_FONTS_PAINT_H

#include "kiosk/glass/fonts.h"

#include <SDL2/SDL_ttf.h>

/* A font to draw with; stays open until others have been asked for more recently. NULL when
 * the file has become unreadable. Owned by `fonts`. */
TTF_Font *fonts_open(struct fonts *fonts, enum weight weight, int font_px);

/* The size of one UTF-8 character in bytes, 1..4, and its code point. */
int fonts_character(const char *text, Uint32 *code);

#endif
