/* Cards read by a scanner that works as a keyboard, or that sends lines of text. Of a keyboard it
 * takes physical keys (USB HID usages, which SDL's scan codes equal), so that keyboard layout, Caps
 * Lock and a lost Shift do not matter. What the layout makes of them is a second reading: a scanner
 * that was set up for that layout presses other keys for the same letters.
 *
 * A payload is recognised by looking back over the last 31 characters whenever a key comes:
 * no suffix is needed, and whatever was typed before does not matter. A burst is a run of
 * characters with at most SCANNER_SILENCE_MS between them; Enter and Tab end it at once.
 * A burst of SCANNER_BURST_LEAST and more characters without a good code is answered once
 * with SCAN_UNREADABLE. A burst of more than SCANNER_BURST_MOST is dropped whole.
 * A value without heap; the zero state is ready. */
#ifndef OBECNI_KIOSK_SCANNER_H
#define OBECNI_KIOSK_SCANNER_H

#include "trust/token.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    SCANNER_SILENCE_MS = 300,
    SCANNER_TAIL_MS = 1000, /* a silence after which earlier characters are no part of a code */
    SCANNER_BURST_LEAST = 12,
    SCANNER_BURST_MOST = 256,
};

/* USB HID usage tables, page 0x07. */
enum key {
    KEY_A = 0x04,
    KEY_O = 0x12,
    KEY_Q = 0x14,
    KEY_Z = 0x1d,
    KEY_1 = 0x1e,
    KEY_9 = 0x26,
    KEY_0 = 0x27,
    KEY_ENTER = 0x28,
    KEY_ESCAPE = 0x29,
    KEY_BACKSPACE = 0x2a,
    KEY_TAB = 0x2b,
    KEY_MINUS = 0x2d,
    KEY_SLASH = 0x38,
    KEY_CAPS_LOCK = 0x39,
    KEY_PAD_ENTER = 0x58,
    KEY_PAD_1 = 0x59,
    KEY_PAD_9 = 0x61,
    KEY_PAD_0 = 0x62,
    KEY_RETURN_2 = 0x9e,
    KEY_LEFT_CTRL = 0xe0,
    KEY_RIGHT_GUI = 0xe7,
};

enum scan_kind { SCAN_NOTHING, SCAN_CARD, SCAN_UNREADABLE }; /* slips and commands are cards here */

struct scan {
    enum scan_kind kind;
    char payload[TOKEN_SIZE]; /* SCAN_CARD */
};

/* The last characters, oldest first once it is full. */
struct tail {
    char characters[TOKEN_LENGTH];
    int length;
};

struct scanner {
    struct tail keys, symbols; /* one burst by where the keys are, and by what they mean */
    int count; /* characters in this burst since it began or since the last good code */
    int64_t last_ms;
};

/* A key went down. */
void scanner_key(struct scanner *scanner, int key, int64_t now_ms, struct scan *out);

/* What the layout makes of the key that went down before, or of one without a usage: a byte of
 * UTF-8. */
void scanner_symbol(struct scanner *scanner, char byte, int64_t now_ms, struct scan *out);

/* A byte came of a line that CR or LF ends, upper or lower case. */
void scanner_byte(struct scanner *scanner, char byte, int64_t now_ms, struct scan *out);

/* Nothing came until now. To be called when scanner_wait has passed. */
void scanner_idle(struct scanner *scanner, int64_t now_ms, struct scan *out);

/* In how many milliseconds scanner_idle has something to do; -1 for never. */
int scanner_wait(const struct scanner *scanner, int64_t now_ms);

/* '0'..'9' and 'A'..'Z' by where the key is on a US keyboard; 0 for every other key. */
char scanner_character(int key);

#endif
