/* iCalendar files; what stands in them is exchange/calendar_file's. */
#include "admin/timetable/schedule_calendar.h"

#include "admin/line/answer.h"
#include "admin/line/input_file.h"
#include "base/language.h"
#include "club/staff/staff.h"
#include "exchange/calendar_file.h"
#include "paper/document_file.h"


enum { EXPORT_DAYS = 182, IMPORT_DAYS = 365, FILE_BYTES_MOST = 4 * 1024 * 1024 };

static bool read_days(const struct invocation *invocation, int days, int *from, int *to,
                      struct error *err)
{
    *from = (int)invocation_number_or(invocation, "--from", club_today(&invocation->club));
    *to = (int)invocation_number_or(invocation, "--to", *from + days);
    return *to >= *from || error_set(err, ERROR_USAGE, _("The last day lies before the first."));
}

static bool write_file(const struct invocation *invocation, const struct session_events *events,
                       struct error *err)
{
    struct buffer text = {0};
    const char *path = invocation_text(invocation, "--out");
    const char *neutral = invocation_has(invocation, "--titles")
                              ? NULL
                              : language_text(LANGUAGE_POLISH, N_("Session (calendar)"));
    calendar_file_write(events, language_text(LANGUAGE_POLISH, N_("Sessions")), neutral,
                        club_now(&invocation->club), &text);
    bool ok = document_file_write(path, &text, err);
    buffer_free(&text);
    if (ok)
        answer_done(invocation,
                    json_pack("{s:s, s:I}", "file", path, "events", (json_int_t)events->count),
                    _("Sessions in %s: %zu."), path, events->count);
    return ok;
}

bool schedule_export(struct invocation *invocation, struct error *err)
{
    struct session_events events = {0};
    struct staff staff;
    struct session_filter filter = {
        .activity = invocation_text(invocation, "--activity"),
        .leader = invocation_text(invocation, "--leader"),
        .programme = invocation_text(invocation, "--programme"),
    };
    if (invocation->own_only)
        filter.leader = invocation->own_only;
    if (!read_days(invocation, EXPORT_DAYS, &filter.from, &filter.until, err) ||
        (filter.leader && !staff_get(&invocation->club, filter.leader, &staff, err)))
        return false;
    bool ok = session_event_list(&invocation->club, &filter, invocation_text(invocation, "--room"),
                                 &events, err) &&
              write_file(invocation, &events, err);
    session_events_free(&events);
    return ok;
}

static bool read_calendar(const char *path, struct buffer *text, struct error *err)
{
    if (!input_file_read(path, FILE_BYTES_MOST, text, err))
        return false;
    return text->length <= FILE_BYTES_MOST ||
           error_set(err, ERROR_REFUSED,
                     _("The file %s is longer than %d KiB. Export fewer days from the other "
                       "program."),
                     path, FILE_BYTES_MOST / 1024);
}

static bool take_over(struct invocation *invocation, const struct session_events *events,
                      struct error *err)
{
    struct session_imported done;
    const char *activity = invocation_text(invocation, "ACTIVITY");
    if (!events->count)
        return error_set(err, ERROR_REFUSED,
                         _("The file has no event in these days. Choose others with --from and "
                           "--to."));
    if (!confirm(invocation, err, _("Take %zu events over as sessions of %s?"), events->count,
                 activity) ||
        !session_event_import(&invocation->club, activity, events,
                              invocation_text_or(invocation, "--reason", "other"), &done, err))
        return false;
    answer_done(invocation,
                json_pack("{s:s, s:i, s:i, s:i, s:i}", "activity", activity, "added", done.added,
                          "moved", done.moved, "cancelled", done.cancelled, "unchanged",
                          done.unchanged),
                _("%s: added %d, moved %d, cancelled %d, as they were %d."), activity, done.added,
                done.moved, done.cancelled, done.unchanged);
    return true;
}

bool schedule_import(struct invocation *invocation, struct error *err)
{
    struct session_events events = {0};
    struct buffer text = {0};
    int from, to;
    bool ok = read_days(invocation, IMPORT_DAYS, &from, &to, err) &&
              read_calendar(invocation_text(invocation, "FILE"), &text, err) &&
              calendar_file_read(text.text ? text.text : "", clock_day_start(from),
                                 clock_day_start(to + 1), &events, err) &&
              take_over(invocation, &events, err);
    buffer_free(&text);
    session_events_free(&events);
    return ok;
}

const struct parameter schedule_export_parameters[] = {
    {.name = "--out", .type = PARAMETER_PATH, .is_required = true, .meaning = N_("the .ics file")},
    {.name = "--leader", .type = PARAMETER_CODE, .meaning = N_("only what this person leads")},
    {.name = "--room", .type = PARAMETER_TEXT, .meaning = N_("only in this room")},
    {.name = "--activity", .type = PARAMETER_CODE, .meaning = N_("only of this activity")},
    {.name = "--programme", .type = PARAMETER_CODE, .meaning = N_("only of this programme")},
    {.name = "--from", .type = PARAMETER_DAY, .meaning = N_("first day (today)")},
    {.name = "--to", .type = PARAMETER_DAY, .meaning = N_("last day (half a year on)")},
    {.name = "--titles", .type = PARAMETER_FLAG,
     .meaning = N_("the activities’ own titles; otherwise neutral ones")},
    {.name = NULL},
};

const struct parameter schedule_import_parameters[] = {
    {.name = "ACTIVITY", .type = PARAMETER_CODE, .is_required = true,
     .meaning = N_("whose sessions they become")},
    {.name = "FILE", .type = PARAMETER_PATH, .is_required = true, .meaning = N_("the .ics file")},
    {.name = "--from", .type = PARAMETER_DAY, .meaning = N_("first day (today)")},
    {.name = "--to", .type = PARAMETER_DAY, .meaning = N_("last day (a year on)")},
    {.name = "--reason", .type = PARAMETER_CODE,
     .meaning = N_("why sessions are off that are cancelled there (other)")},
    {.name = NULL},
};
