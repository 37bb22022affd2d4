/* Reading: what is repeated is spread out, then what was said of single occurrences replaces them. */
#include "exchange/calendar_file.h"

#include "base/clock.h"
#include "base/day.h"
#include "base/language.h"
#include "base/text.h"

#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

enum { DAY_SECONDS = 24 * 60 * 60 };

struct reading {
    struct session_events *events;
    icalcomponent *event; /* the present one */
    int64_t from_at, to_at;
    bool is_too_long;
};

/* A floating time is the club's wall time. */
static int64_t instant_of(struct icaltimetype time)
{
    int64_t at;
    if (time.zone || icaltime_is_utc(time))
        return (int64_t)icaltime_as_timet_with_zone(time, time.zone);
    clock_instant(day_of(time.year, time.month, time.day), time.hour * 60 + time.minute, &at);
    return at + time.second;
}

static int64_t length_of(icalcomponent *event)
{
    struct icaldurationtype length = icalcomponent_get_duration(event);
    return icaldurationtype_as_int(length);
}

static bool is_cancelled(icalcomponent *event)
{
    return icalcomponent_get_status(event) == ICAL_STATUS_CANCELLED;
}

static struct session_event *find(const struct session_events *events, const char *uid,
                                  int64_t occurrence_at)
{
    for (size_t i = 0; i < events->count; i++)
        if (events->items[i].occurrence_at == occurrence_at &&
            strcmp(events->items[i].uid, uid) == 0)
            return &events->items[i];
    return NULL;
}

static void put(struct reading *reading, int64_t occurrence_at, int64_t start_at)
{
    const char *uid = icalcomponent_get_uid(reading->event);
    const char *room = icalcomponent_get_location(reading->event);
    struct session_events *events = reading->events;
    struct session_event *event = find(events, uid, occurrence_at);
    if (!event && events->count == CALENDAR_EVENTS_MOST) {
        reading->is_too_long = true;
        return;
    }
    if (!event) {
        events->items = memory_grow(events->items, events->count, &events->capacity,
                                    sizeof *events->items);
        event = &events->items[events->count++];
    }
    *event = (struct session_event){.occurrence_at = occurrence_at,
                                    .start_at = start_at,
                                    .end_at = start_at + length_of(reading->event),
                                    .is_cancelled = is_cancelled(reading->event)};
    text_copy(event->uid, sizeof event->uid, uid);
    text_copy(event->room, sizeof event->room, room ? room : "");
}

/* The library spreads times without a zone as if they were UTC. */
static int64_t start_of(icalcomponent *event, const struct icaltime_span *span)
{
    struct icaltimetype start = icalcomponent_get_dtstart(event);
    struct icaltimetype occurrence =
        icaltime_from_timet_with_zone(span->start, 0, icaltimezone_get_utc_timezone());
    if (start.zone || icaltime_is_utc(start))
        return (int64_t)span->start;
    occurrence.zone = NULL;
    return instant_of(occurrence);
}

static void take_occurrence(icalcomponent *event, struct icaltime_span *span, void *context)
{
    struct reading *reading = context;
    int64_t at = start_of(event, span);
    if (at >= reading->from_at && at < reading->to_at)
        put(reading, at, at);
}

static bool is_within(const struct reading *reading, int64_t at)
{
    return at >= reading->from_at && at < reading->to_at;
}

static void spread(struct reading *reading)
{
    struct icaltimetype start = icalcomponent_get_dtstart(reading->event);
    bool is_repeated = icalcomponent_get_first_property(reading->event, ICAL_RRULE_PROPERTY) ||
                       icalcomponent_get_first_property(reading->event, ICAL_RDATE_PROPERTY);
    int64_t at = instant_of(start);
    if (!is_repeated) {
        if (is_within(reading, at))
            put(reading, at, at);
        return;
    }
    /* A day more on each side: the library may look at wall times. */
    icaltimezone *zone = icaltimezone_get_utc_timezone();
    icalcomponent_foreach_recurrence(
        reading->event, icaltime_from_timet_with_zone((time_t)reading->from_at - DAY_SECONDS, 0, zone),
        icaltime_from_timet_with_zone((time_t)reading->to_at + DAY_SECONDS, 0, zone),
        take_occurrence, reading);
}

/* A file may say anything; a year that no calendar of ours has is none. */
static bool is_time(struct icaltimetype time)
{
    return day_exists(time.year, time.month, time.day) && time.hour >= 0 && time.hour < 24 &&
           time.minute >= 0 && time.minute < 60 && time.second >= 0 && time.second <= 60;
}

static bool check_time(struct icaltimetype time, struct error *err)
{
    return is_time(time) || icaltime_is_null_time(time) ||
           error_set(err, ERROR_REFUSED,
                     _("The calendar has an event at a time that does not exist (%s). Nothing was "
                       "taken over."),
                     icaltime_as_ical_string(time));
}

static bool check(icalcomponent *event, struct error *err)
{
    const char *uid = icalcomponent_get_uid(event);
    struct icaltimetype start = icalcomponent_get_dtstart(event);
    if (!uid || !*uid || strlen(uid) >= SESSION_UID_SIZE || icaltime_is_null_time(start))
        return error_set(err, ERROR_REFUSED,
                         _("The calendar has an event without a UID or a start. Nothing was taken "
                           "over."));
    if (icaltime_is_date(start))
        return error_set(err, ERROR_REFUSED,
                         _("The calendar has an event of a whole day (%s). Sessions have hours. "
                           "Nothing was taken over."),
                         icaltime_as_ical_string(start));
    return check_time(start, err) && check_time(icalcomponent_get_recurrenceid(event), err);
}

static bool read_events(icalcomponent *calendar, struct reading *reading, bool occurrences,
                        struct error *err)
{
    for (icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
         event; event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
        struct icaltimetype occurrence = icalcomponent_get_recurrenceid(event);
        bool is_occurrence = !icaltime_is_null_time(occurrence);
        reading->event = event;
        if (!check(event, err))
            return false;
        if (is_occurrence != occurrences)
            continue;
        if (!is_occurrence)
            spread(reading);
        else if (is_within(reading, instant_of(occurrence)))
            put(reading, instant_of(occurrence), instant_of(icalcomponent_get_dtstart(event)));
    }
    return !reading->is_too_long ||
           error_set(err, ERROR_REFUSED,
                     _("The calendar has more than %d events in this time. Choose fewer days with "
                       "--from and --to."),
                     CALENDAR_EVENTS_MOST);
}

bool calendar_file_read(const char *text, int64_t from_at, int64_t to_at,
                        struct session_events *events, struct error *err)
{
    struct reading reading = {.events = events, .from_at = from_at, .to_at = to_at};
    icalerror_set_errors_are_fatal(0);
    icalcomponent *calendar = icalparser_parse_string(text);
    bool is_calendar = calendar && icalcomponent_isa(calendar) == ICAL_VCALENDAR_COMPONENT;
    bool ok = is_calendar || error_set(err, ERROR_REFUSED,
                                       _("The file is no calendar (iCalendar). Export it from the "
                                         "other program as .ics."));
    ok = ok && read_events(calendar, &reading, false, err) &&
         read_events(calendar, &reading, true, err);
    if (calendar)
        icalcomponent_free(calendar);
    return ok;
}
