/* Waiting, translating, delivering, presenting. */
#include "kiosk/loop.h"

#include "base/clock.h"
#include "kiosk/door.h"
#include "kiosk/glass/times.h"
#include "kiosk/input/readers.h"
#include "kiosk/signals.h"
#include "kiosk/sound/sound.h"
#include "kiosk/window.h"

#include <SDL2/SDL.h>
#include <limits.h>
#include <setjmp.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

enum {
    LONGEST_SLEEP_MS = 60000,
    REPEAT_GRACE_MS = 200,
    PRESS_NAME_SIZE = 32,
};

/* The corner that begins speech is no area of the list: it is there on every screen. */
static const char corner_name[] = "speech-corner";

struct loop {
    struct kiosk *kiosk;
    struct painter *painter;
    SDL_Window *window;
    const struct loop_setup *setup;
    struct ui lists[2]; /* the one shown and the one being filled, in turn */
    int shown;
    bool must_present; /* the window's contents are lost */
    bool must_hold;    /* somebody has put the window away, or taken the keyboard */
    bool has_other_screen; /* than the window was opened for */
    bool is_windowless; /* somebody else has destroyed the window */
    atomic_bool is_lost; /* the display is gone */
    jmp_buf way_out;     /* of it, when the display is gone */
    struct window_loss loss;
    struct signals signals;
    bool is_told_to_end;
    struct window_light light;
    bool is_filled; /* the window manager knows that the window is full screen */
    bool is_warm; /* for these preferences */
    struct kiosk_preferences warm;
    struct scanner scanner; /* of the keyboard */
    struct readers readers;
    Uint32 wake_event; /* a reader has something to say */
    char held[PRESS_NAME_SIZE]; /* the area under the finger that is down; "" for none */
    struct sound *sound;
    int64_t held_ms; /* when the key went down that was told to be held */
    struct times times;
    int64_t key_ms; /* when a key last went down that was not a repeat */
};

/* SDL counts nanoseconds of CLOCK_MONOTONIC_RAW here. */
static uint64_t now_ns(void)
{
    return SDL_GetPerformanceCounter() * (1000000000u / SDL_GetPerformanceFrequency());
}

/* Presents the part in which the new list differs from the shown one. */
static void present(struct loop *loop, const struct ui *list)
{
    SDL_Surface *surface = SDL_GetWindowSurface(loop->window);
    if (!surface) {
        loop->is_windowless = true;
        return;
    }
    struct rect part = ui_difference(&loop->lists[loop->shown], list);
    struct rect whole = {0, 0, surface->w, surface->h};
    if (loop->must_present)
        part = whole;
    loop->must_present = false;
    if (part.w <= 0) {
        times_unchanged(&loop->times);
        return;
    }
    SDL_Rect all = {0, 0, surface->w, surface->h};
    SDL_Rect rect = {part.x, part.y, part.w, part.h};
    if (!SDL_IntersectRect(&rect, &all, &rect))
        return;
    painter_paint(loop->painter, list, surface, (struct rect){rect.x, rect.y, rect.w, rect.h});
    if (SDL_UpdateWindowSurfaceRects(loop->window, &rect, 1) != 0)
        loop->must_present = true;
    times_presented(&loop->times, now_ns());
}

static void draw(struct loop *loop)
{
    struct kiosk *kiosk = loop->kiosk;
    if (!kiosk->needs_drawing && !loop->must_present)
        return;
    struct ui *list = &loop->lists[1 - loop->shown];
    kiosk->needs_drawing = false;
    kiosk_draw(kiosk, list);
    present(loop, list);
    loop->shown = 1 - loop->shown;
    if (kiosk->must_forget) {
        memset(&loop->lists[1 - loop->shown], 0, sizeof loop->lists[0]);
        fonts_forget(kiosk->fonts);
    }
    kiosk->must_forget = false;
    /* Only now: whoever came has the answer before them. */
    door_move_log(kiosk);
}

static void deliver(struct loop *loop, const struct event *event)
{
    kiosk_deliver(loop->kiosk, event, clock_monotonic_ms());
}

static void deliver_scan(struct loop *loop, const struct scan *scan)
{
    if (scan->kind != SCAN_NOTHING)
        times_scan(&loop->times);
    if (scan->kind == SCAN_CARD)
        deliver(loop, &(struct event){.kind = EVENT_SCAN, .payload = scan->payload});
    else if (scan->kind == SCAN_UNREADABLE)
        deliver(loop, &(struct event){.kind = EVENT_UNREADABLE});
}

static void deliver_readers(struct loop *loop)
{
    struct scan scan;
    while (readers_read(&loop->readers, clock_monotonic_ms(), &scan))
        deliver_scan(loop, &scan);
    health_reader(loop->kiosk, READER_SERIAL, readers_is_there(&loop->readers, READER_SERIAL));
    health_reader(loop->kiosk, READER_CAMERA, readers_is_there(&loop->readers, READER_CAMERA));
}

/* From another thread; more than one such event at a time says nothing more. */
static void push(struct loop *loop, Uint32 type)
{
    SDL_Event event = {.type = type};
    if (!atomic_load(&loop->is_lost) && !SDL_HasEvent(event.type))
        SDL_PushEvent(&event);
}

static void wake(void *given)
{
    struct loop *loop = given;
    push(loop, loop->wake_event);
}

static void end(void *given)
{
    push(given, SDL_QUIT);
}

/* Nothing that SDL was doing can be finished. */
static void leave(void *given)
{
    struct loop *loop = given;
    atomic_store(&loop->is_lost, true);
    longjmp(loop->way_out, 1);
}

static bool start_readers(struct loop *loop, struct error *err)
{
    struct readers_setup setup = {
        .names = {[READER_SERIAL] = loop->setup->serial, [READER_CAMERA] = loop->setup->camera},
        .wake = wake, .given = loop,
    };
    loop->wake_event = SDL_RegisterEvents(1);
    loop->kiosk->health.is_expected[READER_SERIAL] = setup.names[READER_SERIAL] != NULL;
    loop->kiosk->health.is_expected[READER_CAMERA] = setup.names[READER_CAMERA] != NULL;
    return readers_start(&loop->readers, &setup, err);
}

static bool asks_exit(const SDL_KeyboardEvent *key)
{
    bool is_q = key->keysym.scancode == SDL_SCANCODE_Q || key->keysym.sym == SDLK_q;
    return is_q && (key->keysym.mod & KMOD_CTRL) && (key->keysym.mod & KMOD_ALT);
}

/* Whoever cannot see the glass finds 5 by its mark and holds it. */
static void take_held(struct loop *loop, const SDL_KeyboardEvent *key, int64_t now_ms)
{
    bool is_five = key->keysym.scancode == SDL_SCANCODE_5 || key->keysym.scancode == SDL_SCANCODE_KP_5;
    if (!is_five || now_ms - loop->key_ms < SOUND_HELD_MS || loop->held_ms == loop->key_ms)
        return;
    loop->held_ms = loop->key_ms;
    deliver(loop, &(struct event){.kind = EVENT_SPEECH});
}

/* SDL calls it a repeat when a scanner sends one character twice within two milliseconds;
 * a held key repeats only after a much longer while, and does not count. */
static void take_key(struct loop *loop, const SDL_KeyboardEvent *key)
{
    struct scan scan;
    int64_t now_ms = clock_monotonic_ms();
    times_key(&loop->times, now_ns());
    if (key->repeat && now_ms - loop->key_ms > REPEAT_GRACE_MS) {
        take_held(loop, key, now_ms);
        return;
    }
    if (!key->repeat)
        loop->key_ms = now_ms;
    if (asks_exit(key)) {
        deliver(loop, &(struct event){.kind = EVENT_EXIT_ASKED});
        return;
    }
    SDL_ShowCursor(SDL_DISABLE);
    scanner_key(&loop->scanner, (int)key->keysym.scancode, now_ms, &scan);
    deliver(loop, &(struct event){.kind = EVENT_KEY, .key = (int)key->keysym.scancode,
                                  .is_shifted = (key->keysym.mod & KMOD_SHIFT) != 0});
    deliver_scan(loop, &scan);
}

/* The same keys by what the layout makes of them. */
static void take_text(struct loop *loop, const SDL_TextInputEvent *text)
{
    struct scan scan;
    int64_t now_ms = clock_monotonic_ms();
    for (const char *byte = text->text; *byte; byte++) {
        scanner_symbol(&loop->scanner, *byte, now_ms, &scan);
        deliver_scan(loop, &scan);
    }
}

static const char *find_area(const struct loop *loop, int x, int y)
{
    const char *name = ui_find_area(&loop->lists[loop->shown], x, y);
    struct rect corner = sound_corner(&loop->kiosk->sizes);
    return name || !rect_holds(corner, (struct rect){x, y, 1, 1}) ? name : corner_name;
}

static void take_down(struct loop *loop, int x, int y)
{
    const char *name = find_area(loop, x, y);
    SDL_strlcpy(loop->held, name ? name : "", sizeof loop->held);
}

/* A press counts on release, and only inside the area where it began. */
static void take_up(struct loop *loop, int x, int y)
{
    char held[PRESS_NAME_SIZE];
    const char *name = find_area(loop, x, y);
    memcpy(held, loop->held, sizeof held);
    loop->held[0] = '\0';
    if (!name || strcmp(name, held) != 0)
        return;
    bool is_corner = strcmp(name, corner_name) == 0;
    deliver(loop, &(struct event){.kind = is_corner ? EVENT_SPEECH : EVENT_PRESS, .name = held});
}

static void take_mouse(struct loop *loop, const SDL_Event *event)
{
    SDL_ShowCursor(SDL_ENABLE);
    if (event->type == SDL_MOUSEBUTTONDOWN && event->button.button == SDL_BUTTON_LEFT)
        take_down(loop, event->button.x, event->button.y);
    else if (event->type == SDL_MOUSEBUTTONUP && event->button.button == SDL_BUTTON_LEFT)
        take_up(loop, event->button.x, event->button.y);
}

static void take_finger(struct loop *loop, const SDL_Event *event)
{
    int x = (int)(event->tfinger.x * (float)loop->kiosk->sizes.width);
    int y = (int)(event->tfinger.y * (float)loop->kiosk->sizes.height);
    SDL_ShowCursor(SDL_DISABLE);
    if (event->type == SDL_FINGERDOWN)
        take_down(loop, x, y);
    else
        take_up(loop, x, y);
}

static void take_window(struct loop *loop, const SDL_WindowEvent *event)
{
    if (event->event == SDL_WINDOWEVENT_CLOSE)
        deliver(loop, &(struct event){.kind = EVENT_EXIT_ASKED});
    else if (event->event == SDL_WINDOWEVENT_EXPOSED || event->event == SDL_WINDOWEVENT_SHOWN)
        loop->must_present = true;
    else if (event->event == SDL_WINDOWEVENT_FOCUS_LOST ||
             event->event == SDL_WINDOWEVENT_MINIMIZED || event->event == SDL_WINDOWEVENT_HIDDEN)
        loop->must_hold = true;
    else if (event->event == SDL_WINDOWEVENT_SIZE_CHANGED) {
        struct screen_facts facts = loop->kiosk->facts;
        facts.width = event->data1;
        facts.height = event->data2;
        kiosk_measure(loop->kiosk, &facts);
        loop->must_present = true;
    }
}

static void take_event(struct loop *loop, const SDL_Event *event)
{
    switch (event->type) {
    case SDL_QUIT: /* by a signal; else it is SDL that has lost a Wayland display */
        if (!atomic_load(&loop->signals.is_told_to_end))
            atomic_store(&loop->is_lost, true);
        loop->is_told_to_end = atomic_load(&loop->signals.is_told_to_end);
        break;
    case SDL_KEYDOWN:
        take_key(loop, &event->key);
        break;
    case SDL_TEXTINPUT:
        take_text(loop, &event->text);
        break;
    case SDL_MOUSEMOTION:
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        take_mouse(loop, event);
        break;
    case SDL_FINGERDOWN:
    case SDL_FINGERUP:
        take_finger(loop, event);
        break;
    case SDL_WINDOWEVENT:
        take_window(loop, &event->window);
        break;
    case SDL_SYSWMEVENT:
        loop->is_windowless = loop->is_windowless || window_is_gone(loop->window, event);
        loop->must_hold = loop->must_hold || window_is_covered(loop->window, event);
        loop->has_other_screen =
            loop->has_other_screen || window_has_other_screen(loop->window, event);
        break;
    default:
        break;
    }
}

static int sooner(int wait, int other)
{
    return other >= 0 && other < wait ? other : wait;
}

static void look_for_headset(struct loop *loop)
{
    struct kiosk *kiosk = loop->kiosk;
    struct headset headset = kiosk->wish.headset;
    if (kiosk->wish.volume_percent > 0 && sound_look(loop->sound, kiosk->now_ms, &headset))
        deliver(loop, &(struct event){.kind = EVENT_HEADSET, .headset = &headset});
    if (kiosk->screen != &screen_idle && kiosk->screen != &screen_night)
        kiosk_wake_in(kiosk, SOUND_LOOK_MS);
}

/* Time passes: for the scanner, then for the kiosk. Returns how long to sleep. */
static int tick(struct loop *loop)
{
    struct scan scan;
    scanner_idle(&loop->scanner, clock_monotonic_ms(), &scan);
    deliver_scan(loop, &scan);
    deliver_readers(loop);
    loop->kiosk->wake_ms = LONGEST_SLEEP_MS;
    deliver(loop, &(struct event){.kind = EVENT_TICK});
    look_for_headset(loop);
    if (loop->must_hold)
        window_hold(loop->window);
    loop->must_hold = false;
    window_keep_light(loop->window, &loop->light, loop->kiosk->screen == &screen_night,
                      loop->kiosk->now_ms);
    int wait = sooner(loop->kiosk->wake_ms, scanner_wait(&loop->scanner, clock_monotonic_ms()));
    return sooner(wait, readers_wait(&loop->readers, clock_monotonic_ms()));
}

/* Other letters and colours are needed than were made ready. */
static bool is_cold(const struct loop *loop)
{
    const struct kiosk_preferences *now = &loop->kiosk->preferences;
    const struct kiosk_preferences *warm = &loop->warm;
    return !loop->is_warm || now->language != warm->language || now->theme != warm->theme ||
           now->text_percent != warm->text_percent;
}

/* The glyphs and signs of the commonest answers are made ready while nobody waits. */
static void warm(struct loop *loop)
{
    static const struct {
        const struct screen *screen;
        enum checkin_answer answer;
        bool is_renewed;
    } answers[] = {
        {&screen_staff, CHECKIN_STAFF, false},
        {&screen_unreadable, CHECKIN_UNREADABLE, false},
        {&screen_information, CHECKIN_EARLY, false},
        {&screen_recorded, CHECKIN_ALREADY, false},
        {&screen_recorded, CHECKIN_RECORDED, true},
        {&screen_recorded, CHECKIN_RECORDED, false},
    };
    struct kiosk kiosk = *loop->kiosk;
    loop->warm = kiosk.preferences;
    loop->is_warm = true;
    kiosk.focus.name[0] = '\0';
    struct ui *list = &loop->lists[1 - loop->shown];
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        kiosk.is_renewed = answers[i].is_renewed;
        kiosk.result = (struct checkin_result){
            .answer = answers[i].answer, .start_at = 1, .in_at = 1, .room = "0123456789",
        };
        kiosk.screen = answers[i].screen;
        kiosk_draw(&kiosk, list);
        painter_warm(loop->painter, list);
    }
}

static bool goes_on(struct loop *loop)
{
    return !loop->kiosk->is_over && !loop->is_told_to_end && !loop->is_windowless &&
           !loop->has_other_screen && !atomic_load(&loop->is_lost);
}

static void run(struct loop *loop)
{
    int sleep_ms = tick(loop);
    while (goes_on(loop)) {
        SDL_Event event;
        draw(loop);
        if (!loop->is_filled)
            window_fill(loop->window);
        loop->is_filled = true;
        if (loop->kiosk->screen == &screen_idle && is_cold(loop))
            warm(loop);
        int again_ms = sound_follow(loop->sound, loop->kiosk, &loop->lists[loop->shown]);
        if (again_ms >= 0 && again_ms < sleep_ms)
            sleep_ms = again_ms;
        bool has_event = SDL_WaitEventTimeout(&event, sleep_ms) != 0;
        while (has_event) {
            take_event(loop, &event);
            has_event = SDL_PollEvent(&event) != 0;
        }
        sleep_ms = tick(loop);
    }
}

static void run_until_lost(struct loop *loop)
{
    loop->loss = (struct window_loss){leave, loop};
    if (setjmp(loop->way_out) != 0)
        return;
    window_when_lost(loop->window, &loop->loss);
    run(loop);
    window_when_lost(loop->window, NULL);
}

static enum loop_end end_of(struct loop *loop, bool is_told_to_end)
{
    if (loop->kiosk->is_over || is_told_to_end)
        return LOOP_OVER;
    if (atomic_load(&loop->is_lost))
        return LOOP_DISPLAY_GONE;
    if (loop->is_windowless)
        return LOOP_WINDOW_GONE;
    return loop->has_other_screen ? LOOP_OTHER_SCREEN : LOOP_OVER;
}

bool loop_run(const struct loop_setup *setup, enum loop_end *end_at, struct error *err)
{
    struct loop *loop = memory_new(1, sizeof *loop);
    loop->setup = setup;
    loop->kiosk = setup->kiosk;
    loop->painter = setup->painter;
    loop->window = setup->window;
    loop->must_present = true;
    loop->sound = sound_new(NULL);
    times_start(&loop->times);
    bool ok = start_readers(loop, err);
    signals_watch(&loop->signals, end, loop);
    if (ok)
        run_until_lost(loop);
    readers_finish(&loop->readers);
    *end_at = end_of(loop, signals_finish(&loop->signals));
    times_finish(&loop->times);
    sound_free(loop->sound);
    free(loop);
    return ok;
}
