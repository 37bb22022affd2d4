/* The columns of sessions. */
#include "admin/session_table.h"

#include "admin/answer.h"
#include "base/calendar.h"
#include "base/language.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct listing_column session_table_columns[] = {
    {.key = "session", .title = N_("Session")},
    {.key = "activity", .title = NULL},
    {.key = "weekday", .title = N_("Day")},
    {.key = "start_at", .title = N_("Start"), .is_whole = true},
    {.key = "end_at", .title = N_("End"), .is_whole = true},
    {.key = "room", .title = N_("Room")},
    {.key = "state", .title = N_("State"), .is_whole = true},
    {.key = "cancel_reason", .title = N_("Reason")},
    {.key = "participant", .title = N_("Booked by")},
    {.key = "leaders", .title = N_("Leaders")},
    {.key = NULL},
};

static const struct listing_column sheet_columns[] = {
    {.key = "session", .title = N_("Session")},
    {.key = "activity", .title = N_("Activity")},
    {.key = "weekday", .title = N_("Day")},
    {.key = "start_at", .title = N_("Start")},
    {.key = "end_at", .title = N_("End")},
    {.key = "room", .title = N_("Room")},
    {.key = "state", .title = N_("State"), .is_whole = true},
    {.key = "cancel_reason", .title = N_("Reason")},
    {.key = "participant", .title = N_("Booked by")},
    {.key = "leaders", .title = N_("Leaders")},
    {.key = "title", .title = N_("Title")},
    {.key = "has_substitute", .title = N_("Leaders for once")},
    {.key = "is_moved", .title = N_("Moved")},
    {.key = "is_scheduled", .title = N_("From a schedule")},
    {.key = "opened_at", .title = N_("Open since")},
    {.key = NULL},
};

static void add_state(struct listing *listing, const struct session *session)
{
    if (session->cancel_reason[0])
        listing_shown(listing, "cancelled", _("cancelled"));
    else if (session->opened_at)
        listing_shown(listing, "open", _("open"));
    else
        listing_shown(listing, "planned", _("planned"));
}

/* Codes separated by ", ": an array in JSON. */
static void add_leaders(struct listing *listing, const char *codes)
{
    char code[CODE_SIZE];
    int length;
    json_t *array = json_array();
    for (const char *at = codes; sscanf(at, " %32[^, ]%n", code, &length) == 1; at += length) {
        json_array_append_new(array, json_string(code));
        length += at[length] == ',';
    }
    char *json = json_dumps(array, JSON_COMPACT);
    listing_json(listing, json, codes[0] ? codes : "–");
    free(json);
    json_decref(array);
}

static const char *const short_days[] = {N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"),
                                         N_("Fri"), N_("Sat"), N_("Sun")};

static void add_row(struct listing *listing, const struct session *session)
{
    char end[CLOCK_TEXT_SIZE], shown[6];
    enum weekday weekday = day_weekday(session->held_on);
    clock_format(session->end_at, end);
    memcpy(shown, end + 11, 5);
    shown[5] = '\0';
    listing_text(listing, session->code);
    listing_text(listing, session->activity);
    listing_ranked(listing, calendar_weekday_code(weekday), _(short_days[weekday - MONDAY]),
                   weekday);
    listing_instant(listing, session->start_at);
    listing_ranked(listing, end, shown, session->end_at);
    listing_text(listing, session->room);
    add_state(listing, session);
    answer_word(listing, DICTIONARY_CANCEL_REASON, session->cancel_reason);
    answer_text(listing, session->booked);
    add_leaders(listing, session->leaders);
}

struct listing *session_table_new(const char *name, const struct sessions *sessions)
{
    struct listing *listing = listing_new(name, session_table_columns);
    for (size_t i = 0; i < sessions->count; i++)
        add_row(listing, &sessions->items[i]);
    return listing;
}

void session_table_print_one(struct invocation *invocation, const struct session *session)
{
    struct listing *listing = listing_new("sessions", sheet_columns);
    add_row(listing, session);
    listing_text(listing, session->activity_title);
    listing_boolean(listing, session->has_substitute);
    listing_boolean(listing, session->is_moved);
    listing_boolean(listing, session->is_scheduled);
    listing_instant(listing, session->opened_at);
    listing_print_sheet(invocation, listing);
}
