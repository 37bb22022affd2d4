/* The columns of sessions. */
#include "admin/session/session_table.h"

#include "admin/line/answer.h"
#include "base/calendar.h"
#include "base/language.h"
#include "base/memory.h"
#include "club/session/session_lead.h"
#include "club/session/signoff.h"

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
    {.key = "leaders", .title = N_("Led by")},
    {.key = "title", .title = N_("Title")},
    {.key = "has_substitute", .title = N_("Leaders for once")},
    {.key = "is_moved", .title = N_("Moved")},
    {.key = "is_scheduled", .title = N_("From a schedule")},
    {.key = "opened_at", .title = N_("Open since")},
    {.key = "planned_leaders", .title = N_("Planned by")},
    {.key = "settled", .title = N_("Settled for once")},
    {.key = "signed_by", .title = N_("Signed by")},
    {.key = "signed_at", .title = N_("Signed")},
    {.key = "signatures", .title = NULL},
    {.key = "digest", .title = N_("Digest of the list")},
    {.key = "began_at", .title = N_("Really began")},
    {.key = "ended_at", .title = N_("Really ended")},
    {.key = "topic", .title = N_("Topic")},
    {.key = "headcount", .title = N_("Heads in the room"), .align = LISTING_RIGHT},
    {.key = "uncounted", .title = N_("Without a number"), .align = LISTING_RIGHT},
    {.key = "explanation", .title = N_("Why heads differ")},
    {.key = NULL},
};

static void add_state(struct listing *listing, const struct session *session)
{
    static const char *const shown[] = {
        [SESSION_STATE_PLANNED] = N_("planned"), [SESSION_STATE_OPEN] = N_("open"),
        [SESSION_STATE_HELD] = N_("held"),       [SESSION_STATE_NO_MARK] = N_("no mark"),
        [SESSION_STATE_SIGNED] = N_("signed"),   [SESSION_STATE_CANCELLED] = N_("cancelled"),
    };
    listing_ranked(listing, session_state_word(session->state), _(shown[session->state]),
                   session->state);
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

/* What a sheet says beside the row. */
struct session_details {
    struct session_lead lead;
    struct session_lead_facts facts;
    struct session_course course;
    struct signoff signoff;
};

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

/* "MK for JW (illness), BZ beside": the facts that hold. */
static void add_facts(struct listing *listing, const struct session_lead_facts *facts)
{
    struct buffer text = {0};
    struct dictionary_entry reason;
    bool is_polish = language_from_environment() == LANGUAGE_POLISH;
    json_t *array = json_array();
    buffer_append_text(&text, "");
    for (size_t i = 0; i < facts->count; i++) {
        const struct session_lead_fact *fact = &facts->items[i];
        if (fact->withdrawn_at)
            continue;
        buffer_append_text(&text, text.length ? ", " : "");
        if (strcmp(fact->role, "substitutes") == 0)
            buffer_printf(&text, _("%s for %s"), fact->staff, fact->for_staff);
        else
            buffer_printf(&text, strcmp(fact->role, "joint") == 0 ? _("%s beside") : "%s",
                          fact->staff);
        if (dictionary_find(DICTIONARY_SUBSTITUTION_REASON, fact->reason, &reason))
            buffer_printf(&text, " (%s)", is_polish ? reason.polish : reason.english);
        json_array_append_new(array, json_pack("{s:s, s:s, s:s*, s:s*, s:s}", "staff", fact->staff,
                                               "role", fact->role, "for",
                                               fact->for_staff[0] ? fact->for_staff : NULL,
                                               "reason", fact->reason[0] ? fact->reason : NULL,
                                               "actor", fact->actor));
    }
    char *json = json_dumps(array, JSON_COMPACT);
    listing_json(listing, json, text.length ? text.text : "–");
    free(json);
    json_decref(array);
    buffer_free(&text);
}

static void add_course(struct listing *listing, const struct session_course *course)
{
    listing_instant(listing, course->began_at);
    listing_instant(listing, course->ended_at);
    answer_word(listing, DICTIONARY_TOPIC, course->topic);
    if (course->headcount < 0)
        listing_null(listing);
    else
        listing_integer(listing, course->headcount);
    listing_integer(listing, course->uncounted);
    answer_word(listing, DICTIONARY_HEADCOUNT_REASON, course->explanation);
}

static void print_one(struct invocation *invocation, const struct session *session,
                      const struct session_details *details)
{
    char digest[DIGEST_SHORT_SIZE];
    struct listing *listing = listing_new("sessions", sheet_columns);
    add_row(listing, session);
    listing_text(listing, session->activity_title);
    listing_boolean(listing, session->has_substitute);
    listing_boolean(listing, session->is_moved);
    listing_boolean(listing, session->is_scheduled);
    listing_instant(listing, session->opened_at);
    add_leaders(listing, details->lead.planned);
    add_facts(listing, &details->facts);
    answer_text(listing, details->lead.signed_by);
    listing_instant(listing, details->signoff.signed_at);
    listing_integer(listing, details->signoff.version);
    digest_shorten(details->signoff.hash, digest);
    listing_text(listing, details->signoff.version ? digest : NULL);
    add_course(listing, &details->course);
    listing_print_sheet(invocation, listing);
}

bool session_table_print_one(struct invocation *invocation, const struct session *session,
                             struct error *err)
{
    struct club *club = &invocation->club;
    struct session_details details = {0};
    bool ok = session_lead_get(club, session->id, &details.lead, err) &&
              session_lead_facts(club, session->id, &details.facts, err) &&
              session_course_get(club, session->id, &details.course, err) &&
              signoff_get(club, session->id, &details.signoff, err);
    if (ok)
        print_one(invocation, session, &details);
    session_lead_facts_free(&details.facts);
    return ok;
}
