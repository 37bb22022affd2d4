/* A scanner's keyboard: key presses handed to the X server through its XTEST extension, over
 * a plain connection, so that the moment of the last key is known to the microsecond. */
#ifndef OBECNI_BENCH_KEYBOARD_H
#define OBECNI_BENCH_KEYBOARD_H

#include <stdbool.h>

struct keyboard {
    int connection;
    unsigned char extension; /* XTEST's major opcode */
};

/* Connects to the display `name` (":99") on this machine, which must want no authority. */
bool keyboard_open(struct keyboard *keyboard, const char *name);
void keyboard_close(struct keyboard *keyboard);

/* Presses and releases the keys of a text of 0-9, A-Z and line ends (Enter). With a pause of
 * `pause_us` after each key, or in one burst when it is 0. */
bool keyboard_type(struct keyboard *keyboard, const char *text, long pause_us);

#endif
