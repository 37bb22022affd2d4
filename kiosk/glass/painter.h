/* Executes draw lists on a plain surface in memory. Knows nothing of screens. */
#ifndef OBECNI_KIOSK_PAINTER_H
#define OBECNI_KIOSK_PAINTER_H

#include "kiosk/glass/icons.h"
#include "kiosk/glass/ui.h"

#include <SDL2/SDL_surface.h>

enum { PAINTER_CORNERS = 8 };

/* The four rounded corners of a kind of panel, in one picture. */
struct corners {
    int radius, edge;
    uint32_t ink, ground;
    bool is_hollow;
    SDL_Surface *surface;
    unsigned used;
};

/* Themes and fonts are given; the rest starts at zero. */
struct painter {
    const struct theme *themes; /* THEME_COUNT of them; a draw list says which */
    const struct theme *theme;  /* the one being painted with */
    struct fonts *fonts;
    struct icons icons;
    struct corners corners[PAINTER_CORNERS];
    unsigned turn;
};

/* Paints the part of the list that lies in `part`. */
void painter_paint(struct painter *painter, const struct ui *ui, SDL_Surface *surface,
                   struct rect part);

/* Opens the fonts and draws the glyphs and signs that the list needs, without showing it, so
 * that the first real use is as fast as every later one. */
void painter_warm(struct painter *painter, const struct ui *ui);

void painter_finish(struct painter *painter);

#endif
