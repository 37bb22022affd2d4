/* Writing. Reading is calendar_read.c's. */
#include "exchange/calendar_file.h"

#include "base/clock.h"
#include "base/language.h"

#include <libical/ical.h>
#include <stdlib.h>

static struct icaltimetype utc(int64_t at)
{
    return icaltime_from_timet_with_zone((time_t)at, 0, icaltimezone_get_utc_timezone());
}

static void add_moved(icalcomponent *event, const struct session_event *session)
{
    char at[CLOCK_TEXT_SIZE];
    struct buffer text = {0};
    if (session->occurrence_at == session->start_at)
        return;
    clock_format(session->occurrence_at, at);
    buffer_printf(&text, language_text(LANGUAGE_POLISH, N_("Moved from %.10s, %.5s.")), at,
                  at + 11);
    icalcomponent_add_property(event, icalproperty_new_comment(text.text));
    buffer_free(&text);
}

static icalcomponent *event_of(const struct session_event *session, const char *neutral,
                               int64_t made_at)
{
    icalcomponent *event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
    icalcomponent_add_property(event, icalproperty_new_uid(session->uid));
    icalcomponent_add_property(event, icalproperty_new_dtstamp(utc(made_at)));
    icalcomponent_add_property(event, icalproperty_new_dtstart(utc(session->start_at)));
    icalcomponent_add_property(event, icalproperty_new_dtend(utc(session->end_at)));
    icalcomponent_add_property(event, icalproperty_new_summary(neutral ? neutral : session->title));
    if (session->room[0])
        icalcomponent_add_property(event, icalproperty_new_location(session->room));
    icalcomponent_add_property(event, icalproperty_new_sequence(session->sequence));
    icalcomponent_add_property(
        event, icalproperty_new_status(session->is_cancelled ? ICAL_STATUS_CANCELLED
                                                             : ICAL_STATUS_CONFIRMED));
    icalcomponent_add_property(event, icalproperty_new_class(ICAL_CLASS_PRIVATE));
    add_moved(event, session);
    return event;
}

void calendar_file_write(const struct session_events *events, const char *name,
                         const char *neutral, int64_t made_at, struct buffer *text)
{
    icalcomponent *calendar = icalcomponent_new(ICAL_VCALENDAR_COMPONENT);
    icalproperty *title = icalproperty_new_x(name);
    icalproperty_set_x_name(title, "X-WR-CALNAME");
    icalcomponent_add_property(calendar, icalproperty_new_version("2.0"));
    icalcomponent_add_property(calendar, icalproperty_new_prodid("-//Obecni//Obecni//PL"));
    icalcomponent_add_property(calendar, icalproperty_new_calscale("GREGORIAN"));
    icalcomponent_add_property(calendar, icalproperty_new_method(ICAL_METHOD_PUBLISH));
    icalcomponent_add_property(calendar, title);
    for (size_t i = 0; i < events->count; i++)
        icalcomponent_add_component(calendar, event_of(&events->items[i], neutral, made_at));
    char *written = icalcomponent_as_ical_string_r(calendar);
    buffer_append_text(text, written);
    free(written);
    icalcomponent_free(calendar);
}
