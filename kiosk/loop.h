/* The loop: waits, turns SDL's events into the kiosk's own, delivers them, and presents what
 * has changed. */
#ifndef OBECNI_KIOSK_LOOP_H
#define OBECNI_KIOSK_LOOP_H

#include "kiosk/glass/painter.h"
#include "kiosk/kiosk.h"

#include <SDL2/SDL_video.h>

struct loop_setup {
    struct kiosk *kiosk;
    struct painter *painter;
    SDL_Window *window;
    const char *serial, *camera; /* readers that are no keyboards; NULL for none */
};

enum loop_end {
    LOOP_OVER,         /* the kiosk is over, or the process was told to end */
    LOOP_WINDOW_GONE,  /* somebody else has destroyed the window: SDL would wait for ever for it */
    LOOP_OTHER_SCREEN, /* the screen has another size: a new window is to be opened on it */
    LOOP_DISPLAY_GONE, /* the display itself */
};

/* Runs until one of these. But for another screen SDL is not to be asked for anything afterwards: the display may be going
 * away at the same moment as the kiosk is told to end. */
bool loop_run(const struct loop_setup *setup, enum loop_end *end, struct error *err);

#endif
