/* Comparing the clock with the count. */
#define _GNU_SOURCE /* adjtimex */
#include "kiosk/clock_watch.h"

#include <stdlib.h>
#include <string.h>
#include <sys/timex.h>
#include <time.h>

bool clock_watch_look(struct clock_watch *watch, int64_t wall, int64_t count,
                      bool is_synchronised)
{
    int64_t moved = watch->has_base ? wall - count - watch->base : 0;
    bool is_doubted = llabs(moved) > CLOCK_WATCH_TOLERANCE && !is_synchronised;
    watch->moved_by = is_doubted ? moved : 0;
    if (!is_doubted)
        watch->base = wall - count;
    watch->has_base = true;
    return !is_doubted;
}

void clock_watch_believe(struct clock_watch *watch)
{
    memset(watch, 0, sizeof *watch);
}

int64_t clock_watch_count(void)
{
    struct timespec count;
    clock_gettime(CLOCK_BOOTTIME, &count);
    return count.tv_sec;
}

bool clock_watch_is_synchronised(void)
{
    struct timex how = {.modes = 0};
    int state = adjtimex(&how);
    return state >= 0 && state != TIME_ERROR && !(how.status & STA_UNSYNC);
}
