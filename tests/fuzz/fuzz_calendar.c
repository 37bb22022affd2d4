/* Other calendars' files: what happens was planned in the span that was asked for, and as sessions of
 * ours, each with a name of its own, it is written out and read again. */
#include "base/clock.h"
#include "base/day.h"
#include "exchange/calendar_file.h"
#include "tests/fuzz/fuzz.h"

static bool make_ours(struct session_events *events, int64_t from_at, int64_t to_at)
{
    bool all_within = true;
    for (size_t i = 0; i < events->count; i++) {
        struct session_event *event = &events->items[i];
        fuzz_need(event->occurrence_at >= from_at && event->occurrence_at < to_at);
        snprintf(event->uid, sizeof event->uid, "%zu@x", i);
        event->occurrence_at = event->start_at;
        all_within = all_within && event->start_at >= from_at && event->start_at < to_at;
    }
    return all_within;
}

static void write_and_read(const struct session_events *events, int64_t from_at, int64_t to_at)
{
    struct buffer text = {0};
    struct error err = {0};
    struct session_events again = {0};
    calendar_file_write(events, "x", "x", from_at, &text);
    fuzz_need(calendar_file_read(text.text, from_at, to_at, &again, &err));
    fuzz_need(again.count == events->count);
    session_events_free(&again);
    buffer_free(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct error err = {0};
    struct session_events events = {0};
    int64_t from_at, to_at;
    if (size > 8192)
        return 0;
    fuzz_need(clock_use_zone("Europe/Warsaw", &err));
    from_at = clock_day_start(day_of(2026, 1, 1));
    to_at = clock_day_start(day_of(2027, 1, 1));
    char *text = fuzz_text(bytes, size);
    if (calendar_file_read(text, from_at, to_at, &events, &err)) {
        fuzz_need(events.count <= CALENDAR_EVENTS_MOST);
        if (make_ours(&events, from_at, to_at))
            write_and_read(&events, from_at, to_at);
    } else {
        fuzz_need(err.kind == ERROR_REFUSED && err.text[0]);
    }
    session_events_free(&events);
    free(text);
    return 0;
}
