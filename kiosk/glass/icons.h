/* The signs, drawn from SVG once for each size and colouring, and kept. */
#ifndef OBECNI_KIOSK_ICONS_H
#define OBECNI_KIOSK_ICONS_H

#include "kiosk/glass/theme.h"

#include <SDL2/SDL_surface.h>

enum { ICONS_KEPT = 16 };

struct icon {
    char name[32];
    int width, height;
    uint32_t ink, ground, tint;
    SDL_Surface *surface;
    unsigned used;
};

/* Zero state is empty. */
struct icons {
    struct icon kept[ICONS_KEPT];
    unsigned turn;
};

/* What to draw. The SVG says #101010 where the ink goes, #f0f0f0 for the ground and #808080
 * for the tint. */
struct icon_wish {
    const char *name; /* "tick": the asset tick.svg */
    int width, height;
    uint32_t ink, ground, tint;
};

/* The picture with transparent ground, owned by `icons`; NULL when there is no such sign. */
SDL_Surface *icons_get(struct icons *icons, const struct icon_wish *wish);

void icons_finish(struct icons *icons);

#endif
