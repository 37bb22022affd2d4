/* A reader that sends lines: a serial port, or the camera's program. A thread of its own waits for
 * it, so that the kiosk goes on whatever the device does; one that went away, or was never there,
 * is looked for again every few seconds. What the bytes mean is the scanner's matter.
 * The thread touches nothing of the kiosk: it keeps the bytes and calls `wake`. */
#ifndef OBECNI_KIOSK_READER_H
#define OBECNI_KIOSK_READER_H

#include "base/error.h"

#include <stdbool.h>

enum { READER_RETRY_MS = 3000 };

enum reader_kind {
    READER_SERIAL,
    READER_CAMERA, /* a program: the device is its last argument */
    READER_KINDS,
};

struct reader_setup {
    enum reader_kind kind;
    const char *name;    /* of the port or the camera; outlives the reader */
    const char *program; /* READER_CAMERA: its path; outlives the reader */
    int retry_ms;        /* READER_RETRY_MS but in tests */
    void (*wake)(void *given); /* bytes have come, or the device came or went; any thread */
    void *given;
};

struct reader;
/* Starts it. ERROR_STORAGE when the system has no thread left. */
bool reader_new(struct reader **reader, const struct reader_setup *setup, struct error *err);
/* Ends thread, port and program. Accepts NULL. */
void reader_free(struct reader *reader);

/* The bytes that have come, at most `size`; returns how many. */
int reader_take(struct reader *reader, char *bytes, int size);

/* The port is open; the camera has shown that it runs. */
bool reader_is_there(struct reader *reader);

#endif
