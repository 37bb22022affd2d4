/* The loop: waits, turns SDL's events into the kiosk's own, delivers them, and presents what
 * has changed. */
#ifndef OBECNI_KIOSK_LOOP_H
#define OBECNI_KIOSK_LOOP_H

#include "kiosk/kiosk.h"
#include "kiosk/glass/painter.h"

#include <SDL2/SDL_video.h>

struct loop_setup {
    struct kiosk *kiosk;
    struct painter *painter;
    SDL_Window *window; /* the loop's from now on: it may open another one, and closes it */
    int width, height;  /* as it was asked for; 0 for the whole screen */
    const char *serial, *camera; /* readers that are no keyboards; NULL for none */
};

/* Runs until the kiosk is over or the process is told to end. False when there is no screen any
 * more, after trying for a while. */
bool loop_run(const struct loop_setup *setup, struct error *err);

#endif
