/* Pictures of the glass in files, small and fast: few colours, so a palette and quick packing. */
#ifndef OBECNI_TESTS_KIOSK_PICTURE_FILE_H
#define OBECNI_TESTS_KIOSK_PICTURE_FILE_H

#include <SDL2/SDL_surface.h>
#include <stdbool.h>

/* Writes a surface of 32 bits a pixel (XRGB8888) as PNG. */
bool picture_write(SDL_Surface *surface, const char *path);

/* A new surface that is at most `side` pixels on its longer side; the mean of what it covers. */
SDL_Surface *picture_shrink(SDL_Surface *surface, int side);

#endif
