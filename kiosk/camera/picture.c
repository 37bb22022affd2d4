/* PNG by cairo; PGM (P5, 8 bit) by hand, for it is a header and the pixels. */
#include "kiosk/camera/picture.h"

#include "base/language.h"
#include "base/memory.h"

#include <cairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_SIDE = 8192 };

static bool is_size(int width, int height)
{
    return width > 0 && height > 0 && width <= MOST_SIDE && height <= MOST_SIDE;
}

static bool refuse(const char *path, struct error *err)
{
    return error_set(err, ERROR_STORAGE, _("%s cannot be read as a PNG or PGM picture."), path);
}

static bool read_pgm(FILE *file, struct picture *picture)
{
    int most = 0;
    if (fscanf(file, "P5 %d %d %d", &picture->width, &picture->height, &most) != 3 ||
        fgetc(file) == EOF || most != 255 || !is_size(picture->width, picture->height))
        return false;
    size_t size = (size_t)picture->width * (size_t)picture->height;
    picture->grey = memory_new(size, 1);
    return fread(picture->grey, 1, size, file) == size;
}

/* What is transparent is white, as paper is. */
static unsigned char grey_of(uint32_t pixel)
{
    unsigned alpha = pixel >> 24;
    unsigned sum = (pixel >> 16 & 0xff) * 299 + (pixel >> 8 & 0xff) * 587 + (pixel & 0xff) * 114;
    return (unsigned char)(sum / 1000 + 255 - alpha);
}

static bool read_png(const char *path, struct picture *picture)
{
    cairo_surface_t *read = cairo_image_surface_create_from_png(path);
    picture->width = cairo_image_surface_get_width(read);
    picture->height = cairo_image_surface_get_height(read);
    bool ok = cairo_surface_status(read) == CAIRO_STATUS_SUCCESS &&
              is_size(picture->width, picture->height);
    cairo_surface_t *drawn = cairo_image_surface_create(
        CAIRO_FORMAT_ARGB32, ok ? picture->width : 1, ok ? picture->height : 1);
    cairo_t *cairo = cairo_create(drawn);
    cairo_set_source_surface(cairo, read, 0, 0);
    cairo_paint(cairo);
    cairo_destroy(cairo);
    cairo_surface_flush(drawn);
    const unsigned char *bytes = cairo_image_surface_get_data(drawn);
    int stride = cairo_image_surface_get_stride(drawn);
    if (ok)
        picture->grey = memory_new((size_t)picture->width * (size_t)picture->height, 1);
    for (int i = 0; ok && i < picture->width * picture->height; i++) {
        uint32_t pixel;
        memcpy(&pixel, bytes + i / picture->width * stride + i % picture->width * 4, sizeof pixel);
        picture->grey[i] = grey_of(pixel);
    }
    cairo_surface_destroy(drawn);
    cairo_surface_destroy(read);
    return ok;
}

bool picture_read(struct picture *picture, const char *path, struct error *err)
{
    char start[2] = "";
    memset(picture, 0, sizeof *picture);
    FILE *file = fopen(path, "rb");
    if (!file || fread(start, 1, sizeof start, file) != sizeof start) {
        if (file)
            fclose(file);
        return refuse(path, err);
    }
    rewind(file);
    bool ok = start[0] == 'P' && start[1] == '5' ? read_pgm(file, picture)
                                                 : read_png(path, picture);
    fclose(file);
    if (ok)
        return true;
    free(picture->grey);
    memset(picture, 0, sizeof *picture);
    return refuse(path, err);
}
