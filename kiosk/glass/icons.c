/* Colouring and rasterising SVG signs. Their colours are placeholders of the same length as
 * the real ones, so colouring is an exchange of text. */
#include "kiosk/glass/icons.h"

#include "base/memory.h"
#include "kiosk/glass/assets.h"

#include <SDL2/SDL_image.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void recolour(char *svg, const char *placeholder, uint32_t colour)
{
    char text[8];
    snprintf(text, sizeof text, "#%06x", (unsigned)(colour & 0xffffff));
    for (char *at = strstr(svg, placeholder); at; at = strstr(at, placeholder))
        memcpy(at, text, 7);
}

static SDL_Surface *rasterise(const struct icon_wish *wish)
{
    char file[48];
    snprintf(file, sizeof file, "%s.svg", wish->name);
    const struct asset *asset = asset_find(file);
    if (!asset)
        return NULL;
    char *svg = memory_new(asset->size + 1, 1);
    memcpy(svg, asset->bytes, asset->size);
    recolour(svg, "#101010", wish->ink);
    recolour(svg, "#f0f0f0", wish->ground);
    recolour(svg, "#808080", wish->tint);
    SDL_RWops *stream = SDL_RWFromConstMem(svg, (int)asset->size);
    SDL_Surface *surface = IMG_LoadSizedSVG_RW(stream, wish->width, wish->height);
    SDL_RWclose(stream);
    free(svg);
    return surface;
}

static bool is_same(const struct icon *icon, const struct icon_wish *wish)
{
    return icon->surface && strcmp(icon->name, wish->name) == 0 && icon->width == wish->width &&
           icon->height == wish->height && icon->ink == wish->ink &&
           icon->ground == wish->ground && icon->tint == wish->tint;
}

SDL_Surface *icons_get(struct icons *icons, const struct icon_wish *wish)
{
    struct icon *oldest = &icons->kept[0];
    icons->turn++;
    for (int i = 0; i < ICONS_KEPT; i++) {
        struct icon *icon = &icons->kept[i];
        if (is_same(icon, wish)) {
            icon->used = icons->turn;
            return icon->surface;
        }
        if (icon->used < oldest->used)
            oldest = icon;
    }
    SDL_FreeSurface(oldest->surface);
    *oldest = (struct icon){
        .width = wish->width, .height = wish->height, .ink = wish->ink,
        .ground = wish->ground, .tint = wish->tint, .used = icons->turn,
        .surface = rasterise(wish),
    };
    snprintf(oldest->name, sizeof oldest->name, "%s", wish->name);
    return oldest->surface;
}

void icons_finish(struct icons *icons)
{
    for (int i = 0; i < ICONS_KEPT; i++)
        SDL_FreeSurface(icons->kept[i].surface);
    memset(icons, 0, sizeof *icons);
}
