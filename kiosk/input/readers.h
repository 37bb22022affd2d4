/* The readers that are no keyboards: at most one on a serial port and one camera, each with its own
 * scanner, so that what two of them say at once does not mix. */
#ifndef OBECNI_KIOSK_READERS_H
#define OBECNI_KIOSK_READERS_H

#include "kiosk/input/reader.h"
#include "kiosk/input/scanner.h"

struct readers_setup {
    const char *names[READER_KINDS]; /* by enum reader_kind; NULL for none */
    void (*wake)(void *given);  /* from any thread: readers_read has something to say */
    void *given;
};

/* The zero state has none. */
struct readers {
    struct reader *items[READER_KINDS];
    struct scanner scanners[READER_KINDS];
    char program[256]; /* of the camera */
};

bool readers_start(struct readers *readers, const struct readers_setup *setup, struct error *err);
void readers_finish(struct readers *readers);

/* The next card, or what was none; false when everything that came has been read. */
bool readers_read(struct readers *readers, int64_t now_ms, struct scan *out);

/* In how many milliseconds readers_read has something to do without a wake; -1 for never. */
int readers_wait(const struct readers *readers, int64_t now_ms);

bool readers_is_there(struct readers *readers, enum reader_kind kind);

#endif
