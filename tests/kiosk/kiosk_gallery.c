/* Draws every state of the glass in every language and size as PNG, to be looked at:
 * kiosk_gallery OUTDIR [PART OF THE NAME]. */
#include "states.h"

#include "kiosk/glass/assets.h"
#include "kiosk/glass/painter.h"

#include <SDL2/SDL.h>
#include <SDL2/SDL_image.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct gallery {
    const char *dir, *part;
    struct theme theme;
    struct painter painter;
};

static void save(struct gallery *gallery, const struct ui *ui, const char *name)
{
    char path[512];
    int width = ui->sizes->width;
    int height = ui->sizes->height;
    SDL_Surface *surface =
        SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_RGB888);
    painter_paint(&gallery->painter, ui, surface, (struct rect){0, 0, width, height});
    snprintf(path, sizeof path, "%s/%s.png", gallery->dir, name);
    if (IMG_SavePNG(surface, path) != 0)
        fprintf(stderr, "%s: %s\n", path, SDL_GetError());
    SDL_FreeSurface(surface);
}

static void draw_state(struct gallery *gallery, const struct state *state)
{
    size_t count;
    struct kiosk kiosk;
    struct ui *ui = memory_new(1, sizeof *ui);
    const struct window *windows = windows_list(&count);
    for (size_t i = 0; i < count; i++) {
        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            char name[128];
            snprintf(name, sizeof name, "%s-%s-%s", state->name,
                     language_code((enum language)language), windows[i].name);
            if (gallery->part && !strstr(name, gallery->part))
                continue;
            state_make(&kiosk, state, &windows[i], (enum language)language,
                       gallery->painter.fonts);
            state_draw(&kiosk, ui);
            save(gallery, ui, name);
        }
    }
    free(ui);
}

int main(int argc, char **argv)
{
    struct error err = {0};
    size_t count;
    struct gallery gallery = {.dir = argc > 1 ? argv[1] : ".", .part = argc > 2 ? argv[2] : NULL};
    language_start();
    gallery.painter.theme = &gallery.theme;
    if (!theme_parse(&gallery.theme, (const char *)asset_find("light.theme")->bytes, &err) ||
        !(gallery.painter.fonts = fonts_new(&err))) {
        fprintf(stderr, "%s\n", err.text);
        return EXIT_FAILURE;
    }
    const struct state *states = states_list(&count);
    for (size_t i = 0; i < count; i++)
        draw_state(&gallery, &states[i]);
    struct fonts *fonts = gallery.painter.fonts;
    painter_finish(&gallery.painter);
    fonts_free(fonts);
    return EXIT_SUCCESS;
}
