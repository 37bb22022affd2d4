/* The loop: waits, turns SDL's events into the kiosk's own, delivers them, and presents what
 * has changed. */
#ifndef OBECNI_KIOSK_LOOP_H
#define OBECNI_KIOSK_LOOP_H

#include "kiosk/kiosk.h"
#include "kiosk/glass/painter.h"

#include <SDL2/SDL_video.h>

/* Runs until the kiosk is over or the process is told to end. False when the window's
 * surface is gone for good. */
bool loop_run(struct kiosk *kiosk, struct painter *painter, SDL_Window *window, struct error *err);

#endif
