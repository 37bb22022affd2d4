/* The kiosk's window: opened, measured, and held. Whole, it belongs to the kiosk alone: it has the
 * keyboard, comes back when it was covered or put away, and is not left to a screen saver while
 * the club is open. */
#ifndef OBECNI_KIOSK_WINDOW_H
#define OBECNI_KIOSK_WINDOW_H

#include "base/error.h"
#include "kiosk/glass/sizes.h"

#include <SDL2/SDL_events.h>
#include <SDL2/SDL_video.h>
#include <stdbool.h>
#include <stdint.h>

/* Of that size, or the whole screen for a width of 0. NULL with ERROR_STORAGE. */
SDL_Window *window_open(int width, int height, struct error *err);

/* Tells the window manager that the whole window is full screen. After the first picture: where
 * there is no window manager SDL waits a tenth of a second for its answer. */
void window_fill(SDL_Window *window);

/* What the screen says of itself; `width_mm` is what is known better, or 0. */
struct screen_facts window_measure(SDL_Window *window, int width_mm);

/* Of a whole window: on top again, whole, with the keyboard and the pointer. */
void window_hold(SDL_Window *window);

/* Whether that event says that the window was taken away by somebody else. */
bool window_is_gone(SDL_Window *window, const SDL_Event *event);

/* Whether that event says that another window, a notice or a menu, has come over a whole window. */
bool window_is_covered(SDL_Window *window, const SDL_Event *event);

/* Whether that event says that the screen under a whole window has another size now: it was turned,
 * or has another resolution. */
bool window_has_other_screen(SDL_Window *window, const SDL_Event *event);

/* What to do when the display itself goes away. `gone` is called in the midst of some call of
 * SDL's, by the thread that opened the window; where it returns SDL goes on, and waits for ever. */
struct window_loss {
    void (*gone)(void *given);
    void *given;
};

/* `loss` is to be there as long as SDL is asked for anything, or until NULL takes its place: then
 * the process ends. X11 alone can tell. */
void window_when_lost(SDL_Window *window, struct window_loss *loss);

/* How the screen is kept light; zero at first. */
struct window_light {
    bool may_be_dark;
    int64_t kept_ms; /* when the screen saver was last told to wait */
    int patience_ms; /* until it is told again */
};

/* With each tick: keeps the screen light, and makes it light again when it no longer may go dark
 * by itself. */
void window_keep_light(SDL_Window *window, struct window_light *light, bool may_be_dark,
                       int64_t now_ms);

#endif
