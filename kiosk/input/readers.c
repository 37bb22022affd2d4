/* Bytes of each reader to its scanner. */
#include "kiosk/input/readers.h"

#include "base/child.h"

#include <string.h>

bool readers_start(struct readers *readers, const struct readers_setup *setup, struct error *err)
{
    memset(readers, 0, sizeof *readers);
    child_beside("obecni-camera", readers->program, sizeof readers->program);
    for (int i = 0; i < READER_KINDS; i++) {
        struct reader_setup one = {
            .kind = (enum reader_kind)i, .name = setup->names[i], .program = readers->program,
            .retry_ms = READER_RETRY_MS, .wake = setup->wake, .given = setup->given,
        };
        if (one.name && !reader_new(&readers->items[i], &one, err)) {
            readers_finish(readers);
            return false;
        }
    }
    return true;
}

void readers_finish(struct readers *readers)
{
    for (int i = 0; i < READER_KINDS; i++)
        reader_free(readers->items[i]);
    memset(readers->items, 0, sizeof readers->items);
}

bool readers_read(struct readers *readers, int64_t now_ms, struct scan *out)
{
    char byte;
    for (int i = 0; i < READER_KINDS; i++) {
        while (readers->items[i] && reader_take(readers->items[i], &byte, 1) == 1) {
            scanner_byte(&readers->scanners[i], byte, now_ms, out);
            if (out->kind != SCAN_NOTHING)
                return true;
        }
        scanner_idle(&readers->scanners[i], now_ms, out);
        if (out->kind != SCAN_NOTHING)
            return true;
    }
    return false;
}

int readers_wait(const struct readers *readers, int64_t now_ms)
{
    int least = -1;
    for (int i = 0; i < READER_KINDS; i++) {
        int wait = scanner_wait(&readers->scanners[i], now_ms);
        if (wait >= 0 && (least < 0 || wait < least))
            least = wait;
    }
    return least;
}

bool readers_is_there(struct readers *readers, enum reader_kind kind)
{
    return readers->items[kind] && reader_is_there(readers->items[kind]);
}
