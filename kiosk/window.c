/* SDL's windows, and X11 where it matters who else may touch them. */
#define _GNU_SOURCE /* gettid */
#include "kiosk/window.h"

#include "base/language.h"

#include <SDL2/SDL.h>
#include <SDL2/SDL_syswm.h>
#include <X11/extensions/dpms.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

/* A window that somebody else has destroyed makes every request about it fail; the loop makes a
 * new one. Xlib would end the program. */
static int ignore(Display *display, XErrorEvent *event)
{
    (void)display;
    (void)event;
    return 0;
}

/* Xlib would print a sentence of its own. A thread that only wanted to wake the loop may not end
 * the program, which Xlib does next: it goes, and the loop finds out by itself. */
static int say_nothing(Display *display)
{
    (void)display;
    if (gettid() != getpid())
        pthread_exit(NULL);
    return 0;
}

/* Only the whole one has no border. */
static bool is_whole(SDL_Window *window)
{
    return (SDL_GetWindowFlags(window) & SDL_WINDOW_BORDERLESS) != 0;
}

static bool is_on_x11(SDL_Window *window, SDL_SysWMinfo *info)
{
    SDL_VERSION(&info->version);
    return SDL_GetWindowWMInfo(window, info) && info->subsystem == SDL_SYSWM_X11;
}

static SDL_Window *open_whole(void)
{
    SDL_DisplayMode mode = {.w = 1280, .h = 720};
    SDL_GetDesktopDisplayMode(0, &mode);
    return SDL_CreateWindow("Obecni", 0, 0, mode.w, mode.h,
                            SDL_WINDOW_BORDERLESS | SDL_WINDOW_ALWAYS_ON_TOP);
}

void window_fill(SDL_Window *window)
{
    if (is_whole(window))
        SDL_SetWindowFullscreen(window, SDL_WINDOW_FULLSCREEN_DESKTOP);
}

/* To be told of the screen's size and of other windows, beside what SDL wants to know of it. */
static void watch_screen(SDL_Window *window)
{
    SDL_SysWMinfo info;
    XWindowAttributes root;
    if (!is_on_x11(window, &info))
        return;
    Display *display = info.info.x11.display;
    if (XGetWindowAttributes(display, DefaultRootWindow(display), &root))
        XSelectInput(display, DefaultRootWindow(display),
                     root.your_event_mask | StructureNotifyMask | SubstructureNotifyMask);
}

SDL_Window *window_open(int width, int height, struct error *err)
{
    int middle = (int)SDL_WINDOWPOS_CENTERED;
    XSetErrorHandler(ignore);
    XSetIOErrorHandler(say_nothing);
    SDL_EventState(SDL_SYSWMEVENT, SDL_ENABLE);
    SDL_Window *window = width == 0 ? open_whole()
                                    : SDL_CreateWindow("Obecni", middle, middle, width, height,
                                                       SDL_WINDOW_RESIZABLE);
    if (!window) {
        error_set(err, ERROR_STORAGE, _("The kiosk’s window does not open: %s."), SDL_GetError());
        return NULL;
    }
    SDL_SetWindowInputFocus(window);
    SDL_ShowCursor(width == 0 ? SDL_DISABLE : SDL_ENABLE);
    if (width == 0) {
        SDL_SetWindowKeyboardGrab(window, SDL_TRUE);
        SDL_SetWindowMouseGrab(window, SDL_TRUE);
        watch_screen(window);
    }
    return window;
}

struct screen_facts window_measure(SDL_Window *window, int width_mm)
{
    struct screen_facts facts = {.width_mm = width_mm};
    SDL_DisplayMode mode;
    float dpi_x = 0, dpi_y = 0;
    int display = SDL_GetWindowDisplayIndex(window);
    SDL_GetWindowSize(window, &facts.width, &facts.height);
    if (SDL_GetDesktopDisplayMode(display, &mode) == 0) {
        facts.desk_width = mode.w;
        facts.desk_height = mode.h;
    }
    if (SDL_GetDisplayDPI(display, NULL, &dpi_x, &dpi_y) == 0) {
        facts.dpi_x = dpi_x;
        facts.dpi_y = dpi_y;
    }
    return facts;
}

/* Without SDL where there is X11: SDL waits for answers that a window which is gone never gives. */
void window_hold(SDL_Window *window)
{
    SDL_SysWMinfo info;
    if (!is_whole(window))
        return;
    if (!is_on_x11(window, &info)) {
        SDL_RaiseWindow(window);
        return;
    }
    XMapRaised(info.info.x11.display, info.info.x11.window);
    XSetInputFocus(info.info.x11.display, info.info.x11.window, RevertToParent, CurrentTime);
    XFlush(info.info.x11.display);
}

/* X11's own event behind that one; NULL for any other. */
static const XEvent *behind(SDL_Window *window, const SDL_Event *event, SDL_SysWMinfo *info)
{
    if (event->type != SDL_SYSWMEVENT || event->syswm.msg->subsystem != SDL_SYSWM_X11 ||
        !is_on_x11(window, info))
        return NULL;
    return &event->syswm.msg->msg.x11.event;
}

bool window_has_other_screen(SDL_Window *window, const SDL_Event *event)
{
    SDL_SysWMinfo info;
    const XEvent *told = behind(window, event, &info);
    return told && is_whole(window) && told->type == ConfigureNotify &&
           told->xconfigure.window == DefaultRootWindow(info.info.x11.display);
}

bool window_is_covered(SDL_Window *window, const SDL_Event *event)
{
    SDL_SysWMinfo info;
    XWindowAttributes other;
    SDL_Rect own, its;
    const XEvent *told = behind(window, event, &info);
    if (!told || !is_whole(window) || told->type != MapNotify ||
        told->xmap.window == info.info.x11.window ||
        !XGetWindowAttributes(info.info.x11.display, told->xmap.window, &other))
        return false;
    SDL_GetWindowPosition(window, &own.x, &own.y);
    SDL_GetWindowSize(window, &own.w, &own.h);
    its = (SDL_Rect){other.x, other.y, other.width, other.height};
    return SDL_HasIntersection(&own, &its);
}

bool window_is_gone(SDL_Window *window, const SDL_Event *event)
{
    SDL_SysWMinfo info;
    const XEvent *told = behind(window, event, &info);
    return told && told->type == DestroyNotify && told->xdestroywindow.window == info.info.x11.window;
}

static void lose(Display *display, void *given)
{
    struct window_loss *loss = given;
    (void)display;
    if (!loss)
        _exit(EXIT_FAILURE);
    loss->gone(loss->given);
}

void window_when_lost(SDL_Window *window, struct window_loss *loss)
{
    SDL_SysWMinfo info;
    if (!is_on_x11(window, &info))
        return;
    XSetIOErrorExitHandler(info.info.x11.display, lose, loss);
}

/* As often as this screen's saver asks for. SDL would suspend it, and not give it free again. */
static int patience_of(Display *display)
{
    enum { MOST_MS = 20000, LEAST_MS = 300 };
    int seconds = 0, every, blanks, exposes;
    XGetScreenSaver(display, &seconds, &every, &blanks, &exposes);
    int third = seconds * (1000 / 3);
    return seconds <= 0 || third > MOST_MS ? MOST_MS : third < LEAST_MS ? LEAST_MS : third;
}

/* A monitor that was switched off for its rest does not come back by the screen saver's end. */
static void switch_on(Display *display)
{
    int event, error;
    CARD16 level;
    BOOL is_saving;
    if (DPMSQueryExtension(display, &event, &error) && DPMSCapable(display) &&
        DPMSInfo(display, &level, &is_saving) && is_saving && level != DPMSModeOn)
        DPMSForceLevel(display, DPMSModeOn);
}

static void allow_dark(bool is_allowed)
{
    if (is_allowed && !SDL_IsScreenSaverEnabled())
        SDL_EnableScreenSaver();
    else if (!is_allowed && SDL_IsScreenSaverEnabled())
        SDL_DisableScreenSaver();
}

void window_keep_light(SDL_Window *window, struct window_light *light, bool may_be_dark,
                       int64_t now_ms)
{
    SDL_SysWMinfo info;
    bool is_over = light->may_be_dark && !may_be_dark;
    light->may_be_dark = may_be_dark;
    if (!is_on_x11(window, &info)) {
        allow_dark(may_be_dark);
        return;
    }
    if (may_be_dark || (!is_over && light->patience_ms &&
                        now_ms - light->kept_ms < light->patience_ms))
        return;
    Display *display = info.info.x11.display;
    light->kept_ms = now_ms;
    light->patience_ms = patience_of(display);
    XForceScreenSaver(display, ScreenSaverReset);
    if (is_over)
        switch_on(display);
    XFlush(display);
}
