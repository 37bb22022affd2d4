/* session: single meetings: seeing them, adding, cancelling, moving, booking. */
#include "admin/line/actor.h"
#include "admin/line/answer.h"
#include "admin/line/commands.h"
#include "admin/session/session_commands.h"
#include "admin/session/session_table.h"
#include "base/day.h"
#include "base/language.h"
#include "club/day_column.h"
#include "club/session/session.h"
#include "club/timetable/booking.h"
#include "figures/day/roster.h"

enum { DAYS_SHOWN = 28 };

static bool list(struct invocation *invocation, struct error *err)
{
    struct sessions sessions = {0};
    struct session_filter filter = {
        .from = (int)invocation_number_or(invocation, "--from", club_today(&invocation->club)),
        .activity = invocation_text(invocation, "--activity"),
        .programme = invocation_text(invocation, "--programme"),
        .state = invocation_text(invocation, "--status"),
    };
    filter.until = (int)invocation_number_or(invocation, "--to", filter.from + DAYS_SHOWN - 1);
    if (filter.until < filter.from)
        return error_set(err, ERROR_USAGE, _("The last day lies before the first."));
    if (!actor_leader(invocation, &filter.leader, err))
        return false;
    bool ok = session_list(&invocation->club, &filter, &sessions, err);
    if (ok)
        listing_print(invocation, session_table_new("sessions", &sessions),
                      _("No session in that time."));
    sessions_free(&sessions);
    return ok;
}

static bool show(struct invocation *invocation, struct error *err)
{
    struct session session;
    return session_get(&invocation->club, invocation_text(invocation, "SESSION"), &session, err) &&
           session_table_print_one(invocation, &session, err);
}

static bool add(struct invocation *invocation, struct error *err)
{
    char code[SESSION_CODE_SIZE];
    struct session_time time = {
        .day = (int)invocation_number_or(invocation, "--date", DAY_NONE),
        .start_minutes = (int)invocation_number_or(invocation, "--from", 0),
        .end_minutes = (int)invocation_number_or(invocation, "--to", 0),
    };
    if (!session_add(&invocation->club, invocation_text(invocation, "ACTIVITY"), &time,
                     invocation_text(invocation, "--room"), code, err))
        return false;
    answer_done(invocation, json_pack("{s:s}", "session", code), _("Added: %s."), code);
    return true;
}

/* Whoever is recorded already keeps that they came, but no longer counts as present. */
static bool ask_cancel(struct invocation *invocation, const struct session *session,
                       struct error *err)
{
    struct roster roster;
    if (!roster_get(&invocation->club, session->code, &roster, err))
        return false;
    int present = roster.present_count;
    roster_free(&roster);
    if (!present)
        return confirm(invocation, err, _("Cancel the session %s?"), session->code);
    return confirm(invocation, err,
                   _("Cancel the session %s? People recorded as present: %d; they will count as "
                     "having come to a cancelled session."),
                   session->code, present);
}

static bool cancel(struct invocation *invocation, struct error *err)
{
    const char *code = invocation_text(invocation, "SESSION");
    const char *reason = invocation_text(invocation, "--reason");
    struct session session;
    if (!dictionary_check(DICTIONARY_CANCEL_REASON, reason, err) ||
        !session_get(&invocation->club, code, &session, err) ||
        (!session.cancel_reason[0] && !ask_cancel(invocation, &session, err)) ||
        !session_cancel(&invocation->club, code, reason, err))
        return false;
    answer_done(invocation, json_pack("{s:s, s:s}", "session", code, "cancel_reason", reason),
                _("Cancelled: %s. Nobody is absent from it."), code);
    return true;
}

static bool restore(struct invocation *invocation, struct error *err)
{
    const char *code = invocation_text(invocation, "SESSION");
    if (!session_restore(&invocation->club, code, err))
        return false;
    answer_done(invocation, json_pack("{s:s}", "session", code), _("%s takes place again."), code);
    return true;
}

/* What is not named stays; a new start alone keeps the length. */
static struct session_time read_time(const struct invocation *invocation,
                                     const struct session *session)
{
    struct wall_time start = clock_wall(session->start_at);
    int length = (int)(session->end_at - session->start_at) / 60;
    struct session_time time = {
        .day = (int)invocation_number_or(invocation, "--date", session->held_on),
        .start_minutes = (int)invocation_number_or(invocation, "--from", start.minutes),
    };
    time.end_minutes =
        (int)invocation_number_or(invocation, "--to", (int64_t)time.start_minutes + length);
    return time;
}

static bool move(struct invocation *invocation, struct error *err)
{
    struct session session;
    const char *code = invocation_text(invocation, "SESSION");
    if (!invocation_has(invocation, "--date") && !invocation_has(invocation, "--from") &&
        !invocation_has(invocation, "--to"))
        return error_set(err, ERROR_USAGE, _("Say where to: --date, --from or --to."));
    if (!session_get(&invocation->club, code, &session, err))
        return false;
    struct session_time time = read_time(invocation, &session);
    if (time.day < club_today(&invocation->club) && time.day != session.held_on &&
        !confirm(invocation, err,
                 _("%s is a day that is over. Was %s really held then, and shall it stand there?"),
                 day_column_text(time.day).text, code))
        return false;
    if (!session_move(&invocation->club, code, &time, err) ||
        !session_get(&invocation->club, code, &session, err))
        return false;
    char start[CLOCK_TEXT_SIZE], end[CLOCK_TEXT_SIZE];
    clock_format(session.start_at, start);
    clock_format(session.end_at, end);
    answer_done(invocation,
                json_pack("{s:s, s:s, s:s}", "session", code, "start_at", start, "end_at", end),
                _("Moved: %s is on %.10s, %.5s–%.5s."), code, start, start + 11, end + 11);
    return true;
}

static bool room(struct invocation *invocation, struct error *err)
{
    const char *code = invocation_text(invocation, "SESSION");
    struct session session;
    if (!session_set_room(&invocation->club, code, invocation_text(invocation, "ROOM"), err) ||
        !session_get(&invocation->club, code, &session, err))
        return false;
    answer_done(invocation, json_pack("{s:s, s:s}", "session", code, "room", session.room),
                _("%s is in %s."), code, session.room);
    return true;
}

static bool book(struct invocation *invocation, struct error *err)
{
    const char *code = invocation_text(invocation, "SESSION");
    const char *number = invocation_text(invocation, "NUMBER");
    if (!booking_make(&invocation->club, code, number, err))
        return false;
    answer_done(invocation, json_pack("{s:s, s:s}", "session", code, "participant", number),
                _("Booked: %s for %s."), code, number);
    return true;
}

static bool release(struct invocation *invocation, struct error *err)
{
    const char *code = invocation_text(invocation, "SESSION");
    char number[NUMBER_SIZE];
    if (!booking_release(&invocation->club, code, number, err))
        return false;
    answer_done(invocation, json_pack("{s:s, s:s}", "session", code, "participant", number),
                _("Free again: %s, which %s had booked."), code, number);
    return true;
}

#define SESSION_PARAMETER                                                                          \
    {.name = N_("SESSION"), .type = PARAMETER_SESSION, .is_required = true,                        \
     .meaning = N_("the session's code, like G1-2026-01-12")}

const struct command session_commands[] = {
    {.noun = "session", .verb = "list", .summary = N_("Lists sessions, four weeks from today on."),
     .needs = NEED_READING, .roles = ROLES_SESSIONS,
     .parameters = (const struct parameter[]){
         {.name = "--from", .type = PARAMETER_DAY, .meaning = N_("first day (today)")},
         {.name = "--to", .type = PARAMETER_DAY, .meaning = N_("last day (four weeks on)")},
         {.name = "--activity", .type = PARAMETER_CODE, .meaning = N_("only of this activity")},
         {.name = "--leader", .type = PARAMETER_CODE,
          .meaning = N_("only what this member of staff leads")},
         {.name = "--programme", .type = PARAMETER_CODE, .meaning = N_("only of this programme")},
         {.name = "--status", .type = PARAMETER_WORD,
          .choices = "planned open held no_mark signed cancelled",
          .meaning = N_("only in this state")},
         {.name = NULL}},
     .columns = session_table_columns,
     .example = "obecni session list --from 2026-01-12 --to 2026-01-18", .run = list},
    {.noun = "session", .verb = "show", .summary = N_("Shows one session."),
     .needs = NEED_READING, .roles = ROLES_SESSIONS,
     .parameters = (const struct parameter[]){SESSION_PARAMETER, {.name = NULL}},
     .example = "obecni session show G1-2026-01-12", .run = show},
    {.noun = "session", .verb = "add", .summary = N_("Adds a session beside the schedule."),
     .needs = NEED_WRITING, .roles = ROLE_COORDINATOR,
     .parameters = (const struct parameter[]){
         {.name = N_("ACTIVITY"), .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("the activity's code")},
         {.name = "--date", .type = PARAMETER_DAY, .is_required = true, .meaning = N_("the day")},
         {.name = "--from", .type = PARAMETER_TIME, .is_required = true,
          .meaning = N_("start, like 15:30")},
         {.name = "--to", .type = PARAMETER_TIME, .is_required = true,
          .meaning = N_("end, like 18:00")},
         {.name = "--room", .type = PARAMETER_TEXT, .is_required = true,
          .meaning = N_("the room, as the entrance shows it")},
         {.name = NULL}},
     .example = "obecni session add G1 --date 2026-02-03 --from 10:00 --to 12:00 --room \"sala 2\"",
     .run = add},
    {.noun = "session", .verb = "cancel",
     .summary = N_("Cancels a session; who came keeps that they came."),
     .needs = NEED_WRITING | NEED_YES, .roles = ROLE_COORDINATOR,
     .parameters = (const struct parameter[]){
         SESSION_PARAMETER,
         {.name = "--reason", .type = PARAMETER_WORD, .is_required = true,
          .choices = "leader room holiday closed force_majeure low_turnout other",
          .meaning = N_("why it does not take place")},
         {.name = NULL}},
     .example = "obecni session cancel G1-2026-03-09 --reason leader", .run = cancel},
    {.noun = "session", .verb = "restore", .summary = N_("Takes a cancellation back."),
     .needs = NEED_WRITING, .roles = ROLE_COORDINATOR,
     .parameters = (const struct parameter[]){SESSION_PARAMETER, {.name = NULL}},
     .example = "obecni session restore G1-2026-03-09", .run = restore},
    {.noun = "session", .verb = "move", .summary = N_("Moves a session to another time."),
     .needs = NEED_WRITING | NEED_YES, .roles = ROLE_COORDINATOR,
     .parameters = (const struct parameter[]){
         SESSION_PARAMETER,
         {.name = "--date", .type = PARAMETER_DAY, .meaning = N_("the new day (the same)")},
         {.name = "--from", .type = PARAMETER_TIME, .meaning = N_("the new start (the same)")},
         {.name = "--to", .type = PARAMETER_TIME,
          .meaning = N_("the new end (as long as before)")},
         {.name = NULL}},
     .example = "obecni session move G1-2026-01-19 --date 2026-01-20 --from 16:00", .run = move},
    {.noun = "session", .verb = "room", .summary = N_("Changes the room of one session."),
     .needs = NEED_WRITING, .roles = ROLE_COORDINATOR,
     .parameters = (const struct parameter[]){
         SESSION_PARAMETER,
         {.name = N_("ROOM"), .type = PARAMETER_TEXT, .is_required = true,
          .meaning = N_("the room, as the entrance shows it")},
         {.name = NULL}},
     .example = "obecni session room G1-2026-01-19 \"sala 4\"", .run = room},
    {.noun = "session", .verb = "leader",
     .summary = N_("Settles who leads one session: instead of those planned, for one, beside."),
     .needs = NEED_WRITING, .roles = ROLE_COORDINATOR,
     .parameters = (const struct parameter[]){
         SESSION_PARAMETER,
         {.name = N_("STAFF"), .type = PARAMETER_CODE, .is_rest = true,
          .meaning = N_("codes of staff")},
         {.name = "--for", .type = PARAMETER_CODE,
          .meaning = N_("in whose place (the only one who is to lead)")},
         {.name = "--reason", .type = PARAMETER_CODE,
          .meaning = N_("why in somebody's place, as illness")},
         {.name = "--beside", .type = PARAMETER_FLAG,
          .meaning = N_("jointly, beside those who are to lead")},
         {.name = "--as-planned", .type = PARAMETER_FLAG,
          .meaning = N_("again whoever leads the activity")},
         {.name = NULL}},
     .example = "obecni session leader G1-2026-01-19 MK --for JW --reason illness",
     .run = session_leader_run},
    {.noun = "session", .verb = "course",
     .summary = N_("Tells what became of a session: hours, topic, heads, who really led."),
     .needs = NEED_WRITING, .roles = ROLES_LEADING, .parameters = session_course_parameters,
     .example = "obecni session course G1-2026-01-12 --began 15:40 --ended 18:00 --topic relapse",
     .run = session_course_run},
    {.noun = "session", .verb = "sign",
     .summary = N_("Signs a session's list: whoever led it confirms everybody on it."),
     .needs = NEED_WRITING | NEED_NAMES, .roles = ROLES_LEADING,
     .parameters = session_sign_parameters,
     .example = "obecni session sign G1-2026-01-12 --headcount 9 --absent-rest",
     .run = session_sign_run},
    {.noun = "session", .verb = "pending",
     .summary = N_("Lists what is over and not signed, the oldest first."),
     .needs = NEED_READING, .roles = ROLES_READING,
     .parameters = (const struct parameter[]){
         {.name = "--from", .type = PARAMETER_DAY, .meaning = N_("from this day on")},
         {.name = "--to", .type = PARAMETER_DAY, .meaning = N_("until this day")},
         {.name = "--activity", .type = PARAMETER_CODE, .meaning = N_("only of this activity")},
         {.name = "--programme", .type = PARAMETER_CODE, .meaning = N_("only of this programme")},
         {.name = "--leader", .type = PARAMETER_CODE,
          .meaning = N_("only what this member of staff leads")},
         {.name = NULL}},
     .columns = session_pending_columns, .example = "obecni session pending --leader AP",
     .run = session_pending_run},
    {.noun = "session", .verb = "verify",
     .summary = N_("Proves a signed list from its events, and shows what changed since."),
     .needs = NEED_READING, .roles = ROLES_READING,
     .parameters = (const struct parameter[]){
         SESSION_PARAMETER,
         {.name = "--signature", .type = PARAMETER_INTEGER, .least = 1, .most = 1000,
          .meaning = N_("which one of several (the newest)")},
         {.name = NULL}},
     .columns = session_verify_columns, .example = "obecni session verify G1-2026-01-12",
     .run = session_verify_run},
    {.noun = "session", .verb = "book", .summary = N_("Books an individual consultation."),
     .needs = NEED_WRITING, .roles = ROLES_ROSTER,
     .parameters = (const struct parameter[]){
         SESSION_PARAMETER,
         {.name = N_("NUMBER"), .type = PARAMETER_NUMBER, .is_required = true,
          .meaning = N_("the participant's number")},
         {.name = NULL}},
     .example = "obecni session book K1-2026-01-15-2 7QK4M24", .run = book},
    {.noun = "session", .verb = "release", .summary = N_("Makes a booked consultation free again."),
     .needs = NEED_WRITING, .roles = ROLES_ROSTER,
     .parameters = (const struct parameter[]){SESSION_PARAMETER, {.name = NULL}},
     .example = "obecni session release K1-2026-01-15-2", .run = release},
    {.noun = NULL},
};
