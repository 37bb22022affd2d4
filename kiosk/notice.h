/* The arrangement of every result: a sign, one large sentence, and a line or two below it.
 * Success and problem look alike; only words, sign and tint differ. */
#ifndef OBECNI_KIOSK_NOTICE_H
#define OBECNI_KIOSK_NOTICE_H

#include "kiosk/glass/ui.h"

enum { NOTICE_LINES = 2, NOTICE_BUTTONS = 2, NOTICE_TEXT_SIZE = 400 };

struct notice {
    enum colour ground, sign;
    const char *icon;
    bool is_renewed; /* one result follows another: for a moment the sign is smaller */
    char main[NOTICE_TEXT_SIZE];
    struct {
        char text[NOTICE_TEXT_SIZE]; /* "" when there is none */
        char strong[16];             /* the end of the line, in bold; "" for none */
    } lines[NOTICE_LINES];
    struct {
        const char *name, *label; /* of press areas in the foot; NULL from the first there is not */
    } buttons[NOTICE_BUTTONS];
    bool has_volume; /* softer and louder stand in the foot, too */
    int louder;      /* than the house: which of them is chosen */
};

void notice_draw(struct ui *ui, const struct notice *notice);

#endif
