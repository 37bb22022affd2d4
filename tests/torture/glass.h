/* The real kiosk at a virtual display: keys go in as a scanner's, its green is awaited in the
 * framebuffer, and it is killed in between. */
#ifndef OBECNI_TORTURE_GLASS_H
#define OBECNI_TORTURE_GLASS_H

#include "tests/bench/display.h"
#include "tests/bench/keyboard.h"
#include "tests/torture/lane.h"

enum glass_state {
    GLASS_OFF,
    GLASS_STARTING, /* until the first picture */
    GLASS_CLEARING, /* an unreadable code, so that the next green is a card's */
    GLASS_SCANNED,  /* until it is green */
};

struct glass {
    struct display display;
    struct keyboard keyboard;
    struct child kiosk;
    enum glass_state state;
    struct card *card;
    int64_t since_ms, kill_at_ms;
};

/* Opens the framebuffer in the folder and the display's keyboard. */
bool glass_open(struct glass *glass, const char *folder, const char *display);
void glass_close(struct glass *glass);

/* The next step, if it is time for one. */
bool glass_look(struct glass *glass, struct club_copy *club, struct chance *chance,
                struct tally *tally, int64_t now_ms);

/* Kills it where it stands. */
void glass_end(struct glass *glass);

#endif
