/* obecni-kiosk: starts the parts, gives them to the loop, and puts them away. */
#include "kiosk/door.h"
#include "kiosk/kiosk.h"
#include "kiosk/loop.h"
#include "kiosk/options.h"
#include "kiosk/signals.h"
#include "kiosk/window.h"

#include "base/child.h"
#include "base/clock.h"
#include "base/memory.h"
#include "trust/locked.h"
#include "trust/start.h"

#include <SDL2/SDL.h>
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
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    setenv("SDL_VIDEO_X11_WMCLASS", "obecni-kiosk", 1);
    setenv("SDL_VIDEO_WAYLAND_WMCLASS", "obecni-kiosk", 1);
    SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "0");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_APP_NAME, "Obecni");
    if (SDL_getenv("DISPLAY") && !SDL_getenv("WAYLAND_DISPLAY"))
        SDL_SetHint(SDL_HINT_VIDEODRIVER, "x11");
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
    SDL_EventState(SDL_TEXTINPUT, SDL_ENABLE); /* what the layout makes of keys, for the scanner */
    return true;
}

/* A screen that was named may be beginning just now: it is tried for some seconds. With --wait it
 * is waited for. `*is_over`: told to end meanwhile. */
static bool open_screen(const struct options *options, bool *is_over, struct error *err)
{
    enum { FIRST_MS = 250, MOST_MS = 2000, PATIENCE_MS = 3000 };
    bool is_named = SDL_getenv("DISPLAY") || SDL_getenv("WAYLAND_DISPLAY");
    int waited_ms = is_named ? 0 : PATIENCE_MS;
    for (int wait_ms = FIRST_MS; !start_sdl(err); wait_ms = wait_ms < MOST_MS ? wait_ms * 2 : MOST_MS) {
        SDL_Quit();
        if (!options->waits && waited_ms >= PATIENCE_MS)
            return false;
        if (options->waits && wait_ms == FIRST_MS)
            fprintf(stderr, "obecni-kiosk: %s\n", err->text);
        *is_over = signals_wait(wait_ms);
        if (*is_over)
            return false;
        waited_ms += wait_ms;
        *err = (struct error){0};
    }
    return true;
}

struct glass {
    struct theme themes[THEME_COUNT];
    struct fonts *fonts;
    SDL_Window *window;
};

static void start_kiosk(const struct options *options, struct glass *glass, struct kiosk *kiosk)
{
    struct kiosk_setup setup = {
        .path = options->path, .fonts = glass->fonts, .has_language = options->has_language,
        .language = options->language, .facts = window_measure(glass->window, 0),
        .roster_of = options->roster_of,
    };
    setup.sizes = sizes_of(&setup.facts);
    kiosk_init(kiosk, &setup);
    kiosk_start(kiosk, clock_monotonic_ms());
    setup.facts.width_mm = door_width_mm(kiosk);
    kiosk_measure(kiosk, &setup.facts);
    if (options->wants_calibration)
        kiosk_show(kiosk, &screen_calibrate);
}

static bool show(const struct options *options, struct glass *glass, struct kiosk *kiosk,
                 enum loop_end *end, struct error *err)
{
    struct painter painter = {.themes = glass->themes, .fonts = glass->fonts};
    bool ok = loop_run(&(struct loop_setup){
                           .kiosk = kiosk, .painter = &painter, .window = glass->window,
                           .serial = options->serial, .camera = options->camera},
                       end, err);
    painter_finish(&painter);
    return ok;
}

/* The kiosk goes on as it is, in a window for the screen as it is now. What SDL knows of screens
 * is from its start. */
static bool follow_screen(const struct options *options, struct glass *glass, struct kiosk *kiosk,
                          bool *is_over, struct error *err)
{
    enum { SETTLED_MS = 300 };
    struct options patient = *options;
    patient.waits = true;
    SDL_DestroyWindow(glass->window);
    SDL_Quit();
    *is_over = signals_wait(SETTLED_MS);
    if (*is_over || !open_screen(&patient, is_over, err))
        return *is_over;
    glass->window = window_open(options->width, options->height, err);
    if (!glass->window)
        return false;
    struct screen_facts facts = sizes_follow(&kiosk->facts, window_measure(glass->window, 0));
    kiosk_measure(kiosk, &facts);
    return true;
}

static bool run(const struct options *options, struct glass *glass, enum loop_end *end,
                struct error *err)
{
    struct kiosk kiosk;
    bool is_over = false;
    start_kiosk(options, glass, &kiosk);
    bool ok = show(options, glass, &kiosk, end, err);
    while (ok && !is_over && *end == LOOP_OTHER_SCREEN)
        ok = follow_screen(options, glass, &kiosk, &is_over, err) &&
             (is_over || show(options, glass, &kiosk, end, err));
    if (*end == LOOP_OTHER_SCREEN)
        *end = LOOP_OVER;
    kiosk_finish(&kiosk);
    return ok;
}

/* Runs on a window of its own, which goes with the process. */
static bool open_and_run(const struct options *options, enum loop_end *end, struct error *err)
{
    struct glass glass = {0};
    bool is_over = false;
    bool ok = theme_read_all(glass.themes, err) && open_screen(options, &is_over, err) &&
              trust_start(err) && (glass.fonts = fonts_new(err)) &&
              (glass.window = window_open(options->width, options->height, err));
    if (is_over)
        return true;
    /* After SDL, whose own handlers it leaves alone. */
    if (ok && !locked_guard())
        fprintf(stderr, "obecni-kiosk: %s\n", _("A crash of this program may leave a core dump."));
    ok = ok && run(options, &glass, end, err);
    fonts_free(glass.fonts);
    return ok;
}

/* What the glass was shown on is gone: the program begins again, with the same words; nothing
 * that it had in memory is left. A window that was lost at once leaves that to whoever started
 * the kiosk. */
static int begin_again(int argc, char **argv, enum loop_end end, int64_t began_ms)
{
    enum { AT_ONCE_MS = 300 };
    static char wait_word[] = "--wait";
    char path[512], **words = memory_new((size_t)argc + 2, sizeof *words);
    bool is_display = end == LOOP_DISPLAY_GONE;
    child_beside(NULL, path, sizeof path);
    memcpy(words, argv, (size_t)argc * sizeof *words);
    if (is_display && strcmp(argv[argc - 1], wait_word) != 0)
        words[argc] = wait_word;
    language_use(language_from_environment()); /* the staff area may have changed it */
    fprintf(stderr, "obecni-kiosk: %s\n", is_display ? _("The kiosk’s display was taken away.")
                                                     : _("The kiosk’s window was taken away."));
    if (is_display || clock_monotonic_ms() - began_ms >= AT_ONCE_MS)
        execv(path, words);
    free(words);
    return EXIT_STORAGE;
}

static int check(const char *path)
{
    struct error err = {0};
    bool is_sound;
    if (file_check_read(path, &is_sound, &err)) {
        printf("%s\n", _("The database is sound."));
        return FILE_CHECK_SOUND_CODE;
    }
    fprintf(stderr, "obecni-kiosk: %s\n", err.text);
    return err.kind == ERROR_REFUSED ? FILE_CHECK_DAMAGED_CODE : EXIT_STORAGE;
}

int main(int argc, char **argv)
{
    struct error err = {0};
    struct options options;
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
    if (options.wants_check)
        return check(options.path);
    enum loop_end end = LOOP_OVER;
    int64_t began_ms = clock_monotonic_ms();
    memory_keep();
    signals_hold();
    if (!open_and_run(&options, &end, &err)) {
        fprintf(stderr, "obecni-kiosk: %s\n", err.text);
        return EXIT_STORAGE;
    }
    return end == LOOP_OVER ? EXIT_SUCCESS : begin_again(argc, argv, end, began_ms);
}
