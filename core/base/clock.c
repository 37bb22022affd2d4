/* The machine's clock and the C library's zone rules behind one small door. */
#include "base/clock.h"

#include "base/day.h"
#include "base/language.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

bool clock_use_zone(const char *zone, struct error *err)
{
    char path[160];
    int length = snprintf(path, sizeof path, "/usr/share/zoneinfo/%s", zone);
    bool is_plain = zone[0] && !strstr(zone, "..") && zone[0] != '/' && zone[0] != ':';
    struct stat status;
    if (!is_plain || length >= (int)sizeof path || stat(path, &status) != 0 ||
        !S_ISREG(status.st_mode) || !strchr(zone, '/'))
        return error_set(err, ERROR_USAGE,
                         _("There is no time zone “%s”. Give one like Europe/Warsaw."), zone);
    setenv("TZ", zone, 1);
    tzset();
    return true;
}

bool clock_from_environment(struct clock *clock, struct error *err)
{
    memset(clock, 0, sizeof *clock);
    const char *text = getenv("OBECNI_NOW");
    if (!text || !*text)
        return true;
    struct error wrong = {0};
    if (!clock_parse(text, &clock->fixed_at, &wrong))
        return error_set(err, wrong.kind, "OBECNI_NOW: %s", wrong.text);
    clock->is_fixed = true;
    return true;
}

int64_t clock_now(const struct clock *clock)
{
    if (clock->is_fixed)
        return clock->fixed_at;
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec;
}

int64_t clock_monotonic_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

struct wall_time clock_wall(int64_t at)
{
    time_t instant = (time_t)at;
    struct tm local;
    localtime_r(&instant, &local);
    int day = day_of(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
    int64_t as_if_utc =
        (int64_t)day * 86400 + local.tm_hour * 3600 + local.tm_min * 60 + local.tm_sec;
    return (struct wall_time){
        .day = day,
        .minutes = local.tm_hour * 60 + local.tm_min,
        .seconds = local.tm_sec,
        .offset_minutes = (int)((as_if_utc - at) / 60),
    };
}

/* Where the clocks are moved between two instants whose offsets differ. */
static int64_t find_change(int64_t before, int64_t after)
{
    int offset = clock_wall(before).offset_minutes;
    while (after - before > 1) {
        int64_t middle = before + (after - before) / 2;
        if (clock_wall(middle).offset_minutes == offset)
            before = middle;
        else
            after = middle;
    }
    return after;
}

enum wall_exists clock_instant(int day, int minutes, int64_t *at)
{
    int64_t as_if_utc = (int64_t)day * 86400 + (int64_t)minutes * 60;
    /* No zone is further than a day from UTC, and no zone changes twice in two days. */
    int64_t early = as_if_utc - 86400, late = as_if_utc + 86400;
    int before = clock_wall(early).offset_minutes, after = clock_wall(late).offset_minutes;
    int64_t with_before = as_if_utc - before * 60, with_after = as_if_utc - after * 60;
    bool holds_before = clock_wall(with_before).offset_minutes == before;
    bool holds_after = clock_wall(with_after).offset_minutes == after;
    if (!holds_before && !holds_after) {
        *at = find_change(early, late);
        return WALL_NEVER;
    }
    *at = holds_before ? with_before : with_after;
    return holds_before && holds_after && before != after ? WALL_TWICE : WALL_ONCE;
}

int64_t clock_day_start(int day)
{
    int64_t at;
    clock_instant(day, 0, &at);
    return at;
}

/* Lists format instants by the ten thousand. */
static void write_two(char *text, int value)
{
    text[0] = (char)('0' + value / 10 % 10);
    text[1] = (char)('0' + value % 10);
}

void clock_format(int64_t at, char text[CLOCK_TEXT_SIZE])
{
    struct wall_time wall = clock_wall(at);
    day_format(wall.day, text);
    text[10] = 'T';
    write_two(text + 11, wall.minutes / 60);
    text[13] = ':';
    write_two(text + 14, wall.minutes % 60);
    text[16] = ':';
    write_two(text + 17, wall.seconds);
    text[19] = '\0';
}

bool clock_parse_minutes(const char *text, int *minutes)
{
    int hour, minute, length = 0;
    if (strlen(text) != 5 || sscanf(text, "%2d:%2d%n", &hour, &minute, &length) != 2)
        return false;
    bool is_digits = strspn(text, "0123456789:") == 5 && text[2] == ':';
    if (length != 5 || !is_digits || minute > 59 || hour * 60 + minute > 1440)
        return false;
    *minutes = hour * 60 + minute;
    return true;
}

bool clock_parse(const char *text, int64_t *at, struct error *err)
{
    char day_text[DAY_SIZE] = "", time_text[6] = "";
    int day, minutes, seconds = 0;
    size_t length = strlen(text);
    if ((length == 16 || length == 19) && (text[10] == 'T' || text[10] == ' ')) {
        memcpy(day_text, text, 10);
        memcpy(time_text, text + 11, 5);
    }
    if (length == 19) {
        if (text[16] != ':' || strspn(text + 17, "0123456789") != 2)
            day_text[0] = '\0';
        else
            seconds = atoi(text + 17);
    }
    if (!day_parse(day_text, &day) || !clock_parse_minutes(time_text, &minutes) || seconds > 59)
        return error_set(err, ERROR_USAGE,
                         _("“%.40s” is not a date and time. Write it like 2026-01-12T15:30."), text);
    enum wall_exists exists = clock_instant(day, minutes, at);
    if (exists == WALL_NEVER)
        return error_set(err, ERROR_USAGE,
                         _("The time %s does not exist: the clocks are moved forward then. "
                           "Choose another hour."),
                         text);
    if (exists == WALL_TWICE)
        return error_set(err, ERROR_USAGE,
                         _("The time %s happens twice: the clocks are moved back then. "
                           "Choose another hour."),
                         text);
    *at += seconds;
    return true;
}
