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

/* Runs until the kiosk is over or the process is told to end, or until the window is gone, which
 * `*is_lost` says: SDL would wait for ever for one that somebody else has destroyed. */
bool loop_run(const struct loop_setup *setup, bool *is_lost, struct error *err);

#endif
