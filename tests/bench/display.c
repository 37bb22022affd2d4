/* The framebuffer file is an X window dump: a header of big-endian words, a table of colours,
 * the pixels. */
#include "display.h"

#include "measure.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { COLOUR_ENTRY_SIZE = 12, LOOK_US = 50 };
enum word {
    HEADER_SIZE = 0,
    WIDTH = 4,
    HEIGHT = 5,
    BITS = 11,
    STRIDE = 12,
    COLOURS = 19,
    WORDS = 25,
};

static uint32_t word_at(const unsigned char *map, enum word word)
{
    const unsigned char *at = map + 4 * word;
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static bool read_header(struct display *display)
{
    if (display->size < 4 * WORDS || word_at(display->map, BITS) != 32)
        return false;
    size_t before = word_at(display->map, HEADER_SIZE) +
                    (size_t)word_at(display->map, COLOURS) * COLOUR_ENTRY_SIZE;
    display->pixels = display->map + before;
    display->stride = word_at(display->map, STRIDE);
    display->width = (int)word_at(display->map, WIDTH);
    display->height = (int)word_at(display->map, HEIGHT);
    return before + display->stride * (size_t)display->height <= display->size;
}

bool display_open(struct display *display, const char *directory)
{
    char path[512];
    struct stat status;
    snprintf(path, sizeof path, "%s/Xvfb_screen0", directory);
    int file = open(path, O_RDONLY);
    *display = (struct display){0};
    if (file >= 0 && fstat(file, &status) == 0) {
        void *map = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_SHARED, file, 0);
        display->map = map == MAP_FAILED ? NULL : map;
        display->size = (size_t)status.st_size;
    }
    if (file >= 0)
        close(file);
    if (display->map && read_header(display))
        return true;
    fprintf(stderr, "%s is no framebuffer of 32 bits\n", path);
    return false;
}

void display_close(struct display *display)
{
    if (display->map)
        munmap((void *)(uintptr_t)display->map, display->size);
    *display = (struct display){0};
}

static bool has_colour(const struct display *display, int x, int y, uint32_t colour)
{
    const volatile unsigned char *at =
        display->pixels + display->stride * (size_t)y + 4 * (size_t)x;
    return at[0] == (colour & 0xff) && at[1] == (colour >> 8 & 0xff) && at[2] == colour >> 16;
}

static bool shows(const struct display *display, uint32_t colour)
{
    int right = display->width - 3, bottom = display->height - 3;
    return has_colour(display, right, bottom, colour) && has_colour(display, 2, bottom, colour) &&
           has_colour(display, right, bottom / 2, colour) &&
           has_colour(display, right, 2, colour) && has_colour(display, 2, 2, colour);
}

bool display_wait(const struct display *display, uint32_t colour, double timeout_us)
{
    double until_us = measure_us() + timeout_us;
    while (!shows(display, colour)) {
        if (measure_us() > until_us)
            return false;
        measure_pause(LOOK_US);
    }
    return true;
}
