/* Lines of measured times. */
#include "kiosk/glass/times.h"

#include <stdlib.h>

void times_start(struct times *times)
{
    const char *path = getenv("OBECNI_KIOSK_TIMES");
    times->file = path && *path ? fopen(path, "ae") : NULL;
}

void times_key(struct times *times, uint64_t at)
{
    if (times->file)
        times->key_at = at;
}

void times_scan(struct times *times)
{
    times->scan_at = times->key_at;
}

void times_unchanged(struct times *times)
{
    times->scan_at = 0;
}

void times_presented(struct times *times, uint64_t at)
{
    if (!times->file)
        return;
    if (times->scan_at)
        fprintf(times->file, "scan %llu %llu\n", (unsigned long long)at,
                (unsigned long long)((at - times->scan_at) / 1000));
    else
        fprintf(times->file, "frame %llu\n", (unsigned long long)at);
    fflush(times->file);
    times->scan_at = 0;
}

void times_finish(struct times *times)
{
    if (times->file)
        fclose(times->file);
    times->file = NULL;
}
