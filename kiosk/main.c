/* obecni-kiosk: starts the parts, gives them to the loop, and puts them away. */
#include "kiosk/door.h"
#include "kiosk/kiosk.h"
#include "kiosk/loop.h"
#include "kiosk/options.h"
#include "kiosk/window.h"

#include "base/clock.h"
#include "trust/locked.h"
#include "trust/start.h"

#include <SDL2/SDL.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef OBECNI_VERSION
#define OBECNI_VERSION "0.1"
#endif

enum { EXIT_USAGE = 2, EXIT_STORAGE = 3 };

/* A plain framebuffer without GL; video alone; keys as they are pressed, without input
 * methods; closing the window ends nothing. */
static bool start_sdl(struct error *err)
{
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    setenv("SDL_VIDEO_X11_WMCLASS", "obecni-kiosk", 1);
    setenv("SDL_VIDEO_WAYLAND_WMCLASS", "obecni-kiosk", 1);
    SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "0");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_APP_NAME, "Obecni");
    if (SDL_Init(SDL_INIT_VIDEO) != 0)
        return error_set(err, ERROR_STORAGE, _("There is no screen to show the kiosk on: %s."),
                         SDL_GetError());
    /* SDL falls back on drivers that nobody can see, unless one was asked for. */
    const char *driver = SDL_GetCurrentVideoDriver();
    bool is_unseen = strcmp(driver, "offscreen") == 0 || strcmp(driver, "dummy") == 0 ||
                     strcmp(driver, "evdev") == 0;
    if (is_unseen && !SDL_getenv("SDL_VIDEODRIVER"))
        return error_set(err, ERROR_STORAGE, _("There is no screen to show the kiosk on: %s."),
                         "DISPLAY, WAYLAND_DISPLAY");
    SDL_StopTextInput();
    return true;
}

/* SDL turns SIGTERM and SIGINT into an event; a hang-up is to be the same. */
static void end_as_told(int number)
{
    (void)number;
    raise(SIGTERM);
}

/* A write that fails says so to whoever wrote; it does not end the kiosk. */
static void arrange_signals(void)
{
    struct sigaction told = {.sa_handler = end_as_told}, ignored = {.sa_handler = SIG_IGN};
    sigemptyset(&told.sa_mask);
    sigemptyset(&ignored.sa_mask);
    sigaction(SIGHUP, &told, NULL);
    sigaction(SIGPIPE, &ignored, NULL);
    sigaction(SIGXFSZ, &ignored, NULL);
}

static bool run(const struct options *options, struct kiosk *kiosk, bool *is_lost,
                struct error *err)
{
    struct theme themes[THEME_COUNT];
    struct fonts *fonts = NULL;
    SDL_Window *window = NULL;
    bool ok = theme_read_all(themes, err) && start_sdl(err) && trust_start(err) &&
              (fonts = fonts_new(err)) && (window = window_open(options->width, options->height, err));
    struct painter painter = {.themes = themes, .fonts = fonts};
    if (ok) {
        struct kiosk_setup setup = {
            .path = options->path, .fonts = fonts, .has_language = options->has_language,
            .language = options->language, .facts = window_measure(window, 0),
            .roster_of = options->roster_of,
        };
        setup.sizes = sizes_of(&setup.facts);
        arrange_signals();
        /* After SDL, which turns the signals that ask the kiosk to end into events. */
        if (!locked_guard())
            fprintf(stderr, "obecni-kiosk: %s\n", _("A crash of this program may leave a core dump."));
        kiosk_init(kiosk, &setup);
        kiosk_start(kiosk, clock_monotonic_ms());
        setup.facts.width_mm = door_width_mm(kiosk);
        kiosk_measure(kiosk, &setup.facts);
        if (options->wants_calibration)
            kiosk_show(kiosk, &screen_calibrate);
        ok = loop_run(&(struct loop_setup){
                          .kiosk = kiosk, .painter = &painter, .window = window,
                          .serial = options->serial, .camera = options->camera},
                      is_lost, err);
        kiosk_finish(kiosk);
    }
    painter_finish(&painter);
    if (*is_lost) /* nothing of it can be put away any more */
        return ok;
    if (window)
        SDL_DestroyWindow(window);
    fonts_free(fonts);
    SDL_Quit();
    return ok;
}

/* The window is gone: the program begins again, with the same words. One that was lost at once
 * leaves that to whoever started it. */
static int begin_again(char **argv, int64_t began_ms)
{
    enum { AT_ONCE_MS = 300 };
    char path[512];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    path[length > 0 ? length : 0] = '\0';
    fprintf(stderr, "obecni-kiosk: %s\n", _("The kiosk’s window was taken away."));
    if (clock_monotonic_ms() - began_ms >= AT_ONCE_MS)
        execv(path, argv);
    return EXIT_STORAGE;
}

int main(int argc, char **argv)
{
    struct error err = {0};
    struct options options;
    struct kiosk kiosk;
    language_start();
    language_use(language_from_environment());
    if (!options_read(&options, argc, argv, &err)) {
        fprintf(stderr, "obecni-kiosk: %s\n", err.text);
        return EXIT_USAGE;
    }
    if (options.wants_help || options.wants_version) {
        printf("%s", options.wants_help ? options_help() : "obecni-kiosk " OBECNI_VERSION "\n");
        return EXIT_SUCCESS;
    }
    bool is_lost = false;
    int64_t began_ms = clock_monotonic_ms();
    if (!run(&options, &kiosk, &is_lost, &err)) {
        fprintf(stderr, "obecni-kiosk: %s\n", err.text);
        return EXIT_STORAGE;
    }
    return is_lost ? begin_again(argv, began_ms) : EXIT_SUCCESS;
}
