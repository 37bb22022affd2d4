/* Colours of the light theme tell which kind of screen is shown. */
#include "tests/torture/glass.h"

#include <stdio.h>
#include <string.h>

enum { PATIENCE_MS = 4000, START_MS = 20000 };

static const uint32_t paper = 0xf7f5f0, recorded = 0xdceee5, staff = 0xf2e8d5;

/* Enough characters for an unreadable code, and Enter. */
static const char nonsense[] = "QWERTYQWERTYQWERTY\n";

bool glass_open(struct glass *glass, const char *folder, const char *display)
{
    *glass = (struct glass){.state = GLASS_OFF};
    return display_open(&glass->display, folder) && keyboard_open(&glass->keyboard, display);
}

void glass_end(struct glass *glass)
{
    child_end(&glass->kiosk);
    glass->state = GLASS_OFF;
    glass->card = NULL;
}

void glass_close(struct glass *glass)
{
    glass_end(glass);
    keyboard_close(&glass->keyboard);
    display_close(&glass->display);
}

static bool shows(const struct glass *glass, uint32_t colour)
{
    return display_wait(&glass->display, colour, 0);
}

static void go(struct glass *glass, enum glass_state state, int64_t now_ms)
{
    glass->state = state;
    glass->since_ms = now_ms;
    glass->kill_at_ms = 0;
}

static bool start(struct glass *glass, const struct club_copy *club, struct tally *tally,
                  int64_t now_ms)
{
    char program[600];
    const char *const words[] = {program, "--db", club->path, NULL};
    snprintf(program, sizeof program, "%s/obecni-kiosk", club->programs);
    go(glass, GLASS_STARTING, now_ms);
    tally->starts++;
    return child_start(&glass->kiosk, &(struct child_setup){.arguments = words});
}

static bool clear(struct glass *glass, int64_t now_ms)
{
    go(glass, GLASS_CLEARING, now_ms);
    return keyboard_type(&glass->keyboard, nonsense, 0);
}

/* The kiosk is killed while it decides, records or paints, one time in three. */
static bool hold_a_card(struct glass *glass, struct club_copy *club, struct chance *chance,
                        struct tally *tally, int64_t now_ms)
{
    char line[TOKEN_SIZE + 1];
    go(glass, GLASS_SCANNED, now_ms);
    glass->card = lane_card(club, chance);
    if (!glass->card)
        return true;
    if (chance_below(chance, 3) == 0)
        glass->kill_at_ms = now_ms + 1 + (int64_t)chance_below(chance, 40);
    snprintf(line, sizeof line, "%s\n", glass->card->payload);
    tally->scans++;
    return keyboard_type(&glass->keyboard, line, 0);
}

static bool answer(struct glass *glass, struct tally *tally, int64_t now_ms)
{
    if (shows(glass, recorded)) {
        glass->card->confirmed++;
        tally->confirmed++;
    } else if (now_ms - glass->since_ms < PATIENCE_MS) {
        return true;
    }
    glass->card = NULL;
    return clear(glass, now_ms);
}

bool glass_look(struct glass *glass, struct club_copy *club, struct chance *chance,
                struct tally *tally, int64_t now_ms)
{
    int64_t waited_ms = now_ms - glass->since_ms;
    if (glass->kill_at_ms && now_ms >= glass->kill_at_ms) {
        tally->kills++;
        glass_end(glass);
    }
    switch (glass->state) {
    case GLASS_OFF: return start(glass, club, tally, now_ms);
    case GLASS_STARTING:
        if (shows(glass, paper) || shows(glass, staff))
            return clear(glass, now_ms);
        if (waited_ms > START_MS)
            fprintf(stderr, "torture: the kiosk does not start\n");
        return waited_ms <= START_MS;
    case GLASS_CLEARING:
        if (shows(glass, staff))
            return hold_a_card(glass, club, chance, tally, now_ms);
        return waited_ms < PATIENCE_MS || clear(glass, now_ms);
    case GLASS_SCANNED: return !glass->card || answer(glass, tally, now_ms);
    }
    return false;
}
