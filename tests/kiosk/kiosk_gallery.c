/* Draws every state of the glass in every language, theme and size, and in larger text and low
 * reach, and writes one HTML page to look at them all: kiosk_gallery OUTDIR [PART OF THE NAME]. */
#include "gallery_page.h"
#include "picture_file.h"
#include "variants.h"

#include "kiosk/glass/painter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORKERS = 2, THUMBNAIL = 400 };

struct gallery {
    const char *dir, *part;
    int worker;
    int number; /* of the pictures so far */
    bool has_failed;
    struct theme themes[THEME_COUNT];
    struct painter painter;
    struct ui *ui;
    const struct state *state;
};

static void save(struct gallery *gallery, const char *name)
{
    char path[512];
    const struct sizes *sizes = gallery->ui->sizes;
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, sizes->width, sizes->height, 32,
                                                          SDL_PIXELFORMAT_RGB888);
    painter_paint(&gallery->painter, gallery->ui, surface,
                  (struct rect){0, 0, sizes->width, sizes->height});
    snprintf(path, sizeof path, "%s/%s.png", gallery->dir, name);
    bool ok = picture_write(surface, path);
    SDL_Surface *small = picture_shrink(surface, THUMBNAIL);
    snprintf(path, sizeof path, "%s/small/%s.png", gallery->dir, name);
    if (!ok || !picture_write(small, path))
        gallery->has_failed = true;
    SDL_FreeSurface(small);
    SDL_FreeSurface(surface);
}

static void draw(const struct variant *variant, void *context)
{
    struct gallery *gallery = context;
    char variation[VARIANT_NAME_SIZE];
    char name[200];
    struct kiosk kiosk;
    variant_name(variant, variation);
    snprintf(name, sizeof name, "%s-%s", gallery->state->name, variation);
    if ((gallery->part && !strstr(name, gallery->part)) || gallery->number++ % WORKERS != gallery->worker)
        return;
    state_make_for(&kiosk, gallery->state, variant->window, &variant->preferences,
                   gallery->painter.fonts);
    kiosk_draw(&kiosk, gallery->ui);
    save(gallery, name);
}

static int work(struct gallery *gallery)
{
    struct error err = {0};
    size_t count;
    const struct state *states = states_list(&count);
    gallery->painter.themes = gallery->themes;
    if (!theme_read_all(gallery->themes, &err) || !(gallery->painter.fonts = fonts_new(&err))) {
        fprintf(stderr, "%s\n", err.text);
        return EXIT_FAILURE;
    }
    struct fonts *fonts = gallery->painter.fonts;
    gallery->ui = memory_new(1, sizeof *gallery->ui);
    for (size_t i = 0; i < count; i++) {
        gallery->state = &states[i];
        variants_each_picture(&states[i], draw, gallery);
    }
    free(gallery->ui);
    painter_finish(&gallery->painter);
    fonts_free(fonts);
    if (gallery->has_failed)
        fprintf(stderr, "%s: a picture cannot be written\n", gallery->dir);
    return gallery->has_failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

static bool wait_for_all(void)
{
    bool ok = true;
    int status;
    while (wait(&status) > 0)
        ok = ok && WIFEXITED(status) && WEXITSTATUS(status) == EXIT_SUCCESS;
    return ok;
}

int main(int argc, char **argv)
{
    struct gallery gallery = {.dir = argc > 1 ? argv[1] : ".", .part = argc > 2 ? argv[2] : NULL};
    char small[512];
    language_start();
    snprintf(small, sizeof small, "%s/small", gallery.dir);
    mkdir(gallery.dir, 0777);
    mkdir(small, 0777);
    for (gallery.worker = 0; gallery.worker < WORKERS; gallery.worker++) {
        if (fork() == 0)
            exit(work(&gallery));
    }
    return wait_for_all() && gallery_page_write(gallery.dir, gallery.part) ? EXIT_SUCCESS
                                                                            : EXIT_FAILURE;
}
