/* attendance: what was noted of one person, open arrivals, the rebuild, and the rows of the
 * table. The list is attendance_table.c's, marks and corrections attendance_mark.c's. */
#include "admin/document/document_lists.h"
#include "admin/line/answer.h"
#include "admin/line/commands.h"
#include "admin/line/list_filter.h"
#include "admin/session/attendance_import.h"
#include "admin/session/attendance_mark.h"
#include "admin/session/attendance_table.h"
#include "base/language.h"
#include "club/presence/attendance.h"
#include "figures/list/presences.h"
#include "figures/list/trail.h"

#include <string.h>

static const struct listing_column trail_columns[] = {
    {.key = "noted_at", .title = N_("Noted")},
    {.key = "kind", .title = N_("What")},
    {.key = "status", .title = N_("Presence"), .is_whole = true},
    {.key = "at", .title = N_("For")},
    {.key = "source", .title = N_("Source")},
    {.key = "actor", .title = N_("Who")},
    {.key = "second", .title = N_("Second")},
    {.key = "card", .title = N_("Card")},
    {.key = "list", .title = N_("List")},
    {.key = "reason", .title = N_("Reason")},
    {.key = NULL},
};

/* Words of a correction; of a refusal the dictionary's. */
static void add_reason(struct listing *listing, const struct trail_event *event)
{
    if (strcmp(event->kind, "refused") == 0)
        answer_word(listing, DICTIONARY_REFUSAL_REASON, event->reason);
    else
        answer_text(listing, event->reason);
}

static bool show(struct invocation *invocation, struct error *err)
{
    struct trail trail;
    bool ok = trail_get(&invocation->club, invocation_text(invocation, "SESSION"),
                        invocation_text(invocation, "NUMBER"), &trail, err);
    struct listing *listing = listing_new("events", trail_columns);
    for (size_t i = 0; ok && i < trail.count; i++) {
        const struct trail_event *event = &trail.items[i];
        listing_instant(listing, event->noted_at);
        answer_stored(listing, event->kind);
        if (event->status[0])
            answer_stored(listing, event->status);
        else
            listing_null(listing);
        listing_instant(listing, event->at);
        answer_stored(listing, event->source);
        listing_text(listing, event->actor);
        answer_text(listing, event->second);
        answer_text(listing, event->card);
        answer_text(listing, event->list);
        add_reason(listing, event);
    }
    if (ok)
        listing_print(invocation, listing, _("Nothing is noted for this person in this session."));
    trail_free(&trail);
    return ok;
}

static const struct listing_column arrival_columns[] = {
    {.key = "participant", .title = N_("Number")},
    {.key = "at", .title = N_("Came")},
    {.key = "source", .title = N_("Source")},
    {.key = NULL},
};

static bool arrivals(struct invocation *invocation, struct error *err)
{
    struct presences found;
    struct list_filter filter;
    if (!list_filter_read(invocation, &filter, err))
        return false;
    bool ok = presences_open_arrivals(&invocation->club, &found, err);
    struct listing *listing = listing_new("arrivals", arrival_columns);
    for (size_t i = 0; ok && i < found.count; i++) {
        if (!list_filter_takes_day(&filter, clock_wall(found.items[i].in_at).day))
            continue;
        listing_text(listing, found.items[i].participant);
        listing_instant(listing, found.items[i].in_at);
        answer_stored(listing, found.items[i].source);
    }
    if (ok)
        listing_print(invocation, listing, _("No arrival is open."));
    if (ok && found.count)
        say(invocation, "%s", _("Resolve one with “obecni arrival place” or “obecni arrival dismiss”."));
    presences_free(&found);
    list_filter_free(&filter);
    return ok;
}

static bool rebuild(struct invocation *invocation, struct error *err)
{
    struct attendance_rebuild report;
    bool is_check = invocation_has(invocation, "--check");
    if (!attendance_rebuild(&invocation->club, !is_check, &report, err))
        return false;
    if (invocation->output == OUTPUT_JSON)
        print_json(json_pack("{s:I, s:I}", "rows", (json_int_t)report.rows, "differences",
                             (json_int_t)report.differences));
    else
        say(invocation, _("%lld rows derived from events, %lld differences."),
            (long long)report.rows, (long long)report.differences);
    if (is_check && report.differences)
        return error_set(err, ERROR_REFUSED,
                         _("The stored attendance differs. “obecni attendance rebuild” repairs it."));
    return true;
}

const struct command attendance_commands[] = {
    {.noun = "attendance", .verb = "list", .summary = N_("Lists presences by session, person or day."),
     .needs = NEED_READING | NEED_NAMES, .roles = ROLES_READING,
     .parameters = (const struct parameter[]){
         {.name = "--session", .type = PARAMETER_SESSION, .meaning = N_("only this session")},
         {.name = "--participant", .type = PARAMETER_NUMBER, .meaning = N_("only this person")},
         {.name = "--activity", .type = PARAMETER_CODE, .meaning = N_("only this activity")},
         {.name = "--programme", .type = PARAMETER_CODE, .meaning = N_("only of this programme")},
         {.name = "--leader", .type = PARAMETER_CODE,
          .meaning = N_("only what this member of staff leads")},
         {.name = "--status", .type = PARAMETER_WORD,
          .choices = "present late left_early absent excused refused_entry unknown not_applicable",
          .meaning = N_("only this status")},
         {.name = "--from", .type = PARAMETER_DAY, .meaning = N_("from this day on")},
         {.name = "--to", .type = PARAMETER_DAY, .meaning = N_("until this day")},
         {.name = NULL}},
     .columns = attendance_table_columns,
     .example = "obecni attendance list --from 2026-01-01 --to 2026-01-31 --csv",
     .run = attendance_table_list},
    {.noun = "attendance", .verb = "show",
     .summary = N_("Shows everything noted for one person in one session, corrections too."),
     .needs = NEED_READING, .roles = ROLES_READING,
     .parameters = (const struct parameter[]){
         {.name = N_("SESSION"), .type = PARAMETER_SESSION, .is_required = true,
          .meaning = N_("the session's code")},
         {.name = N_("NUMBER"), .type = PARAMETER_NUMBER, .is_required = true,
          .meaning = N_("the participant's number")},
         {.name = NULL}},
     .columns = trail_columns, .example = "obecni attendance show G1-2026-01-12 7QK4M24",
     .run = show},
    {.noun = "attendance", .verb = "print",
     .summary = N_("Prints a session's attendance list, or blank lists for signatures."),
     .needs = NEED_WRITING | NEED_NAMES, .roles = ROLES_REGISTER,
     .parameters = document_attendance_list_parameters,
     .example = "obecni attendance print G1-2026-01-12 --out lista.pdf",
     .run = document_attendance_list},
    {.noun = "attendance", .verb = "import-paper",
     .summary = N_("Takes over a paper list, by its number: from a table, or by asking."),
     .needs = NEED_WRITING | NEED_NAMES | NEED_YES, .roles = ROLES_REGISTER,
     .parameters = (const struct parameter[]){
         {.name = N_("SESSION"), .type = PARAMETER_SESSION, .is_required = true,
          .meaning = N_("the session's code")},
         {.name = "--list", .type = PARAMETER_NUMBER, .is_required = true,
          .meaning = N_("the number that stands on the paper")},
         {.name = "--file", .type = PARAMETER_PATH,
          .meaning = N_("a table with number,status,in,out; - for the input")},
         {.name = NULL}},
     .example = "obecni attendance import-paper G1-2026-01-12 --list 7QK4M24 --file lista.csv",
     .run = attendance_import},
    {.noun = "attendance", .verb = "mark",
     .summary = N_("Marks people in a session while its list is not signed."),
     .needs = NEED_WRITING, .roles = ROLES_REGISTER, .parameters = attendance_mark_parameters,
     .example = "obecni attendance mark G1-2026-01-12 7QK4M24 --status late --at 15:50",
     .run = attendance_mark_run},
    {.noun = "attendance", .verb = "leave",
     .summary = N_("Notes when somebody left a session: an explicit check-out."),
     .needs = NEED_WRITING, .roles = ROLES_REGISTER, .parameters = attendance_leave_parameters,
     .example = "obecni attendance leave G1-2026-01-12 7QK4M24 --at 16:40",
     .run = attendance_leave_run},
    {.noun = "attendance", .verb = "refuse",
     .summary = N_("Notes that entry was refused, with a code; the glass tells nobody."),
     .needs = NEED_WRITING, .roles = ROLES_ROSTER, .parameters = attendance_refuse_parameters,
     .example = "obecni attendance refuse G1-2026-01-12 7QK4M24 --reason conduct",
     .run = attendance_refuse_run},
    {.noun = "attendance", .verb = "correct",
     .summary = N_("Corrects a presence with a reason; the first entry stays."),
     .needs = NEED_WRITING, .roles = ROLE_COORDINATOR, .parameters = attendance_correct_parameters,
     .example = "obecni attendance correct G1-2026-01-12 7QK4M24 --status present --reason \"zła karta\"",
     .run = attendance_correct_run},
    {.noun = "attendance", .verb = "arrivals",
     .summary = N_("Lists arrivals that belong to no session yet."), .needs = NEED_READING,
     .roles = ROLES_DESK,
     .parameters = (const struct parameter[]){LIST_FILTER_DAYS, {.name = NULL}},
     .columns = arrival_columns, .example = "obecni attendance arrivals", .run = arrivals},
    {.noun = "attendance", .verb = "rebuild",
     .summary = N_("Derives all attendance from the events again, or only compares."),
     .needs = NEED_WRITING, .roles = ROLE_ADMINISTRATOR,
     .parameters = (const struct parameter[]){
         {.name = "--check", .type = PARAMETER_FLAG, .meaning = N_("compare, change nothing")},
         {.name = NULL}},
     .example = "obecni attendance rebuild --check", .run = rebuild},
    {.noun = NULL},
};
