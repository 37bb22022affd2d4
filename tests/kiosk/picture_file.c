/* PNG by zlib: with a palette where 256 colours are enough, else in true colour. */
#include "picture_file.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { COLOURS = 256, SLOTS = 1024, QUICK = 2 };

struct palette {
    uint32_t colours[COLOURS];
    int count;
    uint32_t keys[SLOTS]; /* a colour with the top bit, 0 for free */
    uint8_t indices[SLOTS];
};

static int find(struct palette *palette, uint32_t colour)
{
    uint32_t key = colour | 0x80000000u;
    unsigned slot = (colour * 2654435761u) >> 22;
    while (palette->keys[slot] && palette->keys[slot] != key)
        slot = (slot + 1) % SLOTS;
    if (palette->keys[slot])
        return palette->indices[slot];
    if (palette->count == COLOURS)
        return -1;
    palette->keys[slot] = key;
    palette->indices[slot] = (uint8_t)palette->count;
    palette->colours[palette->count] = colour;
    return palette->count++;
}

static uint32_t pixel(const SDL_Surface *surface, int x, int y)
{
    const char *row = (const char *)surface->pixels + (size_t)y * (size_t)surface->pitch;
    return ((const uint32_t *)(const void *)row)[x] & 0xffffffu;
}

/* Rows of one byte a pixel, each behind a filter byte. NULL when there are too many colours. */
static uint8_t *indexed(const SDL_Surface *surface, struct palette *palette)
{
    size_t stride = (size_t)surface->w + 1;
    uint8_t *rows = calloc((size_t)surface->h, stride);
    uint32_t last = 0xffffffffu;
    int index = 0;
    for (int y = 0; y < surface->h; y++) {
        for (int x = 0; x < surface->w; x++) {
            uint32_t colour = pixel(surface, x, y);
            if (colour != last)
                index = find(palette, colour);
            last = colour;
            if (index < 0) {
                free(rows);
                return NULL;
            }
            rows[(size_t)y * stride + 1 + (size_t)x] = (uint8_t)index;
        }
    }
    return rows;
}

static uint8_t *coloured(const SDL_Surface *surface)
{
    size_t stride = (size_t)surface->w * 3 + 1;
    uint8_t *rows = calloc((size_t)surface->h, stride);
    for (int y = 0; y < surface->h; y++) {
        uint8_t *at = rows + (size_t)y * stride + 1;
        for (int x = 0; x < surface->w; x++) {
            uint32_t colour = pixel(surface, x, y);
            *at++ = (uint8_t)(colour >> 16);
            *at++ = (uint8_t)(colour >> 8);
            *at++ = (uint8_t)colour;
        }
    }
    return rows;
}

static void put_number(uint8_t *at, uint32_t number)
{
    for (int i = 0; i < 4; i++)
        at[i] = (uint8_t)(number >> (24 - 8 * i));
}

static void put_chunk(FILE *file, const char *kind, const uint8_t *bytes, size_t size)
{
    uint8_t number[4];
    uLong sum = crc32(crc32(0, (const Bytef *)kind, 4), bytes, (uInt)size);
    put_number(number, (uint32_t)size);
    fwrite(number, 1, 4, file);
    fwrite(kind, 1, 4, file);
    fwrite(bytes, 1, size, file);
    put_number(number, (uint32_t)sum);
    fwrite(number, 1, 4, file);
}

static void put_head(FILE *file, const SDL_Surface *surface, const struct palette *palette)
{
    uint8_t head[13] = {[8] = 8, [9] = palette ? 3 : 2};
    uint8_t colours[COLOURS * 3];
    fwrite("\x89PNG\r\n\x1a\n", 1, 8, file);
    put_number(head, (uint32_t)surface->w);
    put_number(head + 4, (uint32_t)surface->h);
    put_chunk(file, "IHDR", head, sizeof head);
    for (int i = 0; palette && i < palette->count * 3; i++)
        colours[i] = (uint8_t)(palette->colours[i / 3] >> (16 - 8 * (i % 3)));
    if (palette)
        put_chunk(file, "PLTE", colours, (size_t)palette->count * 3);
}

bool picture_write(SDL_Surface *surface, const char *path)
{
    struct palette palette = {.count = 0};
    uint8_t *rows = indexed(surface, &palette);
    bool is_indexed = rows != NULL;
    if (!rows)
        rows = coloured(surface);
    size_t size = (size_t)surface->h * ((size_t)surface->w * (is_indexed ? 1 : 3) + 1);
    uLongf packed_size = compressBound(size);
    uint8_t *packed = malloc(packed_size);
    FILE *file = fopen(path, "wb");
    bool ok = file && compress2(packed, &packed_size, rows, size, QUICK) == Z_OK;
    if (ok) {
        put_head(file, surface, is_indexed ? &palette : NULL);
        put_chunk(file, "IDAT", packed, packed_size);
        put_chunk(file, "IEND", (const uint8_t *)"", 0);
    }
    if (file)
        ok = fclose(file) == 0 && ok;
    free(packed);
    free(rows);
    return ok;
}

/* The mean of the rectangle's pixels. */
static uint32_t mean(const SDL_Surface *surface, int x0, int y0, int x1, int y1)
{
    uint32_t red = 0, green = 0, blue = 0;
    uint32_t count = (uint32_t)((x1 - x0) * (y1 - y0));
    for (int y = y0; y < y1; y++) {
        for (int x = x0; x < x1; x++) {
            uint32_t colour = pixel(surface, x, y);
            red += colour >> 16;
            green += colour >> 8 & 0xff;
            blue += colour & 0xff;
        }
    }
    return red / count << 16 | green / count << 8 | blue / count;
}

SDL_Surface *picture_shrink(SDL_Surface *surface, int side)
{
    int longer = surface->w > surface->h ? surface->w : surface->h;
    int width = surface->w * side / longer;
    int height = surface->h * side / longer;
    SDL_Surface *small =
        SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_RGB888);
    for (int y = 0; small && y < height; y++) {
        uint32_t *row = (uint32_t *)(void *)((char *)small->pixels + y * small->pitch);
        for (int x = 0; x < width; x++)
            row[x] = mean(surface, x * surface->w / width, y * surface->h / height,
                          (x + 1) * surface->w / width, (y + 1) * surface->h / height);
    }
    return small;
}
