/* What a virtual display shows, read from outside: Xvfb keeps its framebuffer in a file
 * (-fbdir), which is mapped here. Looking costs the display and the kiosk nothing. */
#ifndef OBECNI_BENCH_DISPLAY_H
#define OBECNI_BENCH_DISPLAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct display {
    const unsigned char *map, *pixels;
    size_t size, stride;
    int width, height;
};

/* Maps DIRECTORY/Xvfb_screen0, 32 bits a pixel. False, with a word on the error output, when
 * it is not there or of another kind. */
bool display_open(struct display *display, const char *directory);
void display_close(struct display *display);

/* Waits until the corners and the middle of the right edge are all of this colour (0xRRGGBB):
 * then the whole picture is there. False after `timeout_us`. */
bool display_wait(const struct display *display, uint32_t colour, double timeout_us);

#endif
