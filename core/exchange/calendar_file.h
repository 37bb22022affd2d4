/* iCalendar files (RFC 5545) by libical: sessions out, events in. Out: titles are neutral unless
 * they are asked for, nobody is named, times are UTC; whoever was cancelled says so, whoever was
 * moved keeps its name and says from when. */
#ifndef OBECNI_EXCHANGE_CALENDAR_FILE_H
#define OBECNI_EXCHANGE_CALENDAR_FILE_H

#include "base/memory.h"
#include "club/session/session_event.h"

/* Appends a calendar. `name`: what the calendar is called; `neutral`: the title of every event, or
 * NULL for the activities' own; `made_at`: UTC seconds. The same events give the same text. */
void calendar_file_write(const struct session_events *events, const char *name,
                         const char *neutral, int64_t made_at, struct buffer *text);

enum { CALENDAR_EVENTS_MOST = 2000 };

/* Reads the events that begin from from_at up to to_at: single ones, repeated ones with their
 * exceptions, moved and cancelled occurrences. A time without a zone is the club's. ERROR_REFUSED
 * for a file that is no calendar, an event without a name or start, and more than
 * CALENDAR_EVENTS_MOST. */
bool calendar_file_read(const char *text, int64_t from_at, int64_t to_at,
                        struct session_events *events, struct error *err);

#endif
