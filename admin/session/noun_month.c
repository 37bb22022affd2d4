/* month: closing a month, reopening it, and what changed in it since. */
#include "admin/line/actor.h"
#include "admin/line/answer.h"
#include "admin/line/commands.h"
#include "base/language.h"
#include "club/presence/month.h"
#include "figures/list/month_changes.h"

#include <string.h>

enum { MONTH_LIST_DAYS = 365 };

static bool read_month(const struct invocation *invocation, int *month, struct error *err)
{
    return month_read(invocation_text(invocation, "MONTH"), month, err);
}

static const struct listing_column point_columns[] = {
    {.key = "at", .title = N_("When")},
    {.key = "session", .title = N_("Session"), .is_whole = true},
    {.key = "participant", .title = N_("Number"), .is_whole = true},
    {.key = "missing", .title = N_("What is missing")},
    {.key = NULL},
};

static void print_points(struct invocation *invocation, const struct month_points *points)
{
    struct listing *listing = listing_new("unsettled", point_columns);
    for (size_t i = 0; i < points->count; i++) {
        const struct month_point *point = &points->items[i];
        listing_instant(listing, point->at);
        answer_text(listing, point->session);
        answer_text(listing, point->participant);
        if (!point->session[0])
            listing_shown(listing, "session", _("the session of this arrival"));
        else if (point->is_open)
            listing_shown(listing, "signature", _("the signature"));
        else
            listing_shown(listing, "marks", _("any mark; was it held?"));
    }
    listing_print(invocation, listing, "");
}

/* What is not settled is listed when the month cannot be closed because of it. */
static bool check_settled(struct invocation *invocation, int month, bool despite, size_t *count,
                          struct error *err)
{
    struct month_points points = {0};
    char text[MONTH_SIZE];
    month_format(month, text);
    bool ok = month_points_list(&invocation->club, month, &points, err);
    *count = points.count;
    if (ok && points.count && !despite) {
        print_points(invocation, &points);
        ok = error_set(err, ERROR_REFUSED,
                       _("The month %s is not settled. Sign, cancel or place what is listed, or "
                         "close it with --despite-unsigned and a --reason."),
                       text);
    }
    month_points_free(&points);
    return ok;
}

static bool ask_close(const struct invocation *invocation, const char *month, size_t count,
                      struct error *err)
{
    if (!count)
        return confirm(invocation, err, _("Close the month %s? Nothing in it changes then."),
                       month);
    return confirm(invocation, err,
                   _("Close the month %s with %zu points that are not settled? Nothing in it "
                     "changes then."),
                   month, count);
}

static bool close_month(struct invocation *invocation, struct error *err)
{
    int month;
    size_t count = 0;
    char text[MONTH_SIZE];
    bool despite = invocation_has(invocation, "--despite-unsigned");
    const char *reason = invocation_text(invocation, "--reason");
    if (despite != (reason != NULL))
        return error_set(err, ERROR_USAGE,
                         _("--despite-unsigned and --reason belong together: why is the month "
                           "closed all the same?"));
    if (!read_month(invocation, &month, err) ||
        !month_check_closable(&invocation->club, month, err) ||
        !check_settled(invocation, month, despite, &count, err))
        return false;
    month_format(month, text);
    if (!ask_close(invocation, text, count, err) ||
        !month_close(&invocation->club, month, reason, err))
        return false;
    answer_done(invocation,
                json_pack("{s:s, s:s, s:I}", "month", text, "status", "closed", "unsettled",
                          (json_int_t)count),
                _("Closed: %s."), text);
    return true;
}

static bool reopen(struct invocation *invocation, struct error *err)
{
    int month;
    char text[MONTH_SIZE];
    if (!read_month(invocation, &month, err) ||
        !month_check_reopenable(&invocation->club, month, err) ||
        !second_person_with(invocation, ROLES_OFFICE, err))
        return false;
    month_format(month, text);
    if (!confirm(invocation, err, _("Reopen the month %s?"), text) ||
        !month_reopen(&invocation->club, month, invocation_text(invocation, "--reason"), err))
        return false;
    answer_done(invocation, json_pack("{s:s, s:s}", "month", text, "status", "open"),
                _("Open again: %s. What changes from now on is listed by: obecni month changes %s"),
                text, text);
    return true;
}

static const struct listing_column month_columns[] = {
    {.key = "month", .title = N_("Month")},
    {.key = "status", .title = N_("Status"), .is_whole = true},
    {.key = "sessions", .title = N_("Sessions"), .align = LISTING_RIGHT},
    {.key = "unsettled", .title = N_("Not settled"), .align = LISTING_RIGHT},
    {.key = "reopened", .title = N_("Reopened"), .align = LISTING_RIGHT},
    {.key = "at", .title = N_("Since")},
    {.key = "actor", .title = N_("Who")},
    {.key = "second", .title = N_("Second")},
    {.key = "reason", .title = N_("Reason")},
    {.key = NULL},
};

static void add_month(struct listing *listing, const struct month_state *state)
{
    char text[MONTH_SIZE];
    month_format(state->month, text);
    listing_text(listing, text);
    if (state->is_closed)
        listing_shown(listing, "closed", _("closed"));
    else if (state->is_over)
        listing_shown(listing, "open", _("open"));
    else
        listing_shown(listing, "running", _("running"));
    listing_integer(listing, state->sessions);
    listing_integer(listing, state->unsettled);
    listing_integer(listing, state->reopened);
    listing_instant(listing, state->at);
    answer_text(listing, state->actor);
    answer_text(listing, state->second);
    answer_text(listing, state->reason);
}

static bool list(struct invocation *invocation, struct error *err)
{
    struct months months = {0};
    const char *status = invocation_text(invocation, "--status");
    int from = (int)invocation_number_or(invocation, "--from",
                                         club_today(&invocation->club) - MONTH_LIST_DAYS);
    int until = (int)invocation_number_or(invocation, "--to", DAY_NONE);
    if (until != DAY_NONE && until < from)
        return error_set(err, ERROR_USAGE, _("The last day lies before the first."));
    bool ok = month_list(&invocation->club, from, until, &months, err);
    if (ok) {
        struct listing *listing = listing_new("months", month_columns);
        for (size_t i = 0; i < months.count; i++) {
            if (!status || months.items[i].is_closed == (strcmp(status, "closed") == 0))
                add_month(listing, &months.items[i]);
        }
        listing_print(invocation, listing, _("There are no such months."));
    }
    months_free(&months);
    return ok;
}

static const struct listing_column change_columns[] = {
    {.key = "at", .title = N_("Noted")},        {.key = "what", .title = N_("What")},
    {.key = "session", .title = N_("Session")}, {.key = "participant", .title = N_("Number")},
    {.key = "status", .title = N_("Presence")}, {.key = "about", .title = N_("About")},
    {.key = "actor", .title = N_("Who")},       {.key = "second", .title = N_("Second")},
    {.key = "reason", .title = N_("Reason")},   {.key = NULL},
};

static const char *shown(const char *what)
{
    static const char *const words[] = {
        N_("signed"),
        N_("course"),
        N_("added"),
        N_("cancelled"),
        N_("restored"),
        N_("moved"),
        N_("removed"),
        N_("leaders"),
        N_("enrolled"),
        N_("reopened"),
        N_("closed"),
        N_("enrolment_changed"),
        N_("enrolment_removed"),
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(words[i], what) == 0)
            return _(words[i]);
    }
    return answer_stored_shown(what);
}

static void add_change(struct listing *listing, const struct month_change *change)
{
    listing_instant(listing, change->at);
    listing_shown(listing, change->what, shown(change->what));
    answer_text(listing, change->session);
    answer_text(listing, change->participant);
    if (change->status[0])
        answer_stored(listing, change->status);
    else
        listing_null(listing);
    answer_text(listing, change->about);
    answer_text(listing, change->actor);
    answer_text(listing, change->second);
    answer_text(listing, change->reason);
}

static void print_changes(struct invocation *invocation, const struct month_changes *found)
{
    struct listing *listing = listing_new("changes", change_columns);
    char at[CLOCK_TEXT_SIZE];
    clock_format(found->closed_at, at);
    for (size_t i = 0; i < found->count; i++)
        add_change(listing, &found->items[i]);
    listing_extra(listing, "closed_at", found->closed_at ? json_string(at) : json_null());
    listing_print(invocation, listing,
                  found->closed_at ? _("Nothing has changed since the month was closed.")
                                   : _("The month was never closed."));
}

static bool changes(struct invocation *invocation, struct error *err)
{
    int month;
    struct month_changes found = {0};
    struct month_change_filter filter = {
        .activity = invocation_text(invocation, "--activity"),
        .programme = invocation_text(invocation, "--programme"),
    };
    bool ok = read_month(invocation, &month, err) &&
              actor_leader(invocation, &filter.leader, err) &&
              month_changes_list(&invocation->club, month, &filter, &found, err);
    if (ok)
        print_changes(invocation, &found);
    month_changes_free(&found);
    return ok;
}

#define MONTH_PARAMETER                                                                            \
    {                                                                                              \
        .name = N_("MONTH"), .type = PARAMETER_TEXT, .is_required = true,                          \
        .meaning = N_("the month, like 2026-01")                                                   \
    }

/* clang-format off */
const struct command month_commands[] = {
    {.noun = "month", .verb = "close",
     .summary = N_("Closes a month: nothing in it changes without a recorded reopening."),
     .needs = NEED_WRITING | NEED_YES, .roles = ROLE_COORDINATOR,
     .parameters = (const struct parameter[]){
         MONTH_PARAMETER,
         {.name = "--despite-unsigned", .type = PARAMETER_FLAG,
          .meaning = N_("also when something in it is not signed or not placed")},
         {.name = "--reason", .type = PARAMETER_TEXT,
          .meaning = N_("why, in a few words without health details")},
         {.name = NULL}},
     .example = "obecni month close 2026-01", .run = close_month},
    {.noun = "month", .verb = "reopen",
     .summary = N_("Reopens a closed month; a second person agrees."),
     .needs = NEED_WRITING | NEED_YES, .roles = ROLE_COORDINATOR,
     .parameters = (const struct parameter[]){
         MONTH_PARAMETER,
         {.name = "--reason", .type = PARAMETER_TEXT, .is_required = true,
          .meaning = N_("why, in a few words without health details")},
         {.name = NULL}},
     .example = "obecni month reopen 2026-01 --reason \"late certificate\" --second JK",
     .run = reopen},
    {.noun = "month", .verb = "list", .summary = N_("Lists months: closed, open, what is not settled."),
     .needs = NEED_READING, .roles = ROLES_FIGURES,
     .parameters = (const struct parameter[]){
         {.name = "--from", .type = PARAMETER_DAY, .meaning = N_("a day of the first month (a year ago)")},
         {.name = "--to", .type = PARAMETER_DAY, .meaning = N_("a day of the last month")},
         {.name = "--status", .type = PARAMETER_WORD, .choices = "open closed",
          .meaning = N_("only with this status")},
         {.name = NULL}},
     .columns = month_columns,
     .example = "obecni month list --status open", .run = list},
    {.noun = "month", .verb = "changes",
     .summary = N_("Lists what changed in a month after it was first closed."),
     .needs = NEED_READING, .roles = ROLES_READING,
     .parameters = (const struct parameter[]){
         MONTH_PARAMETER,
         {.name = "--activity", .type = PARAMETER_CODE, .meaning = N_("only of this activity")},
         {.name = "--programme", .type = PARAMETER_CODE, .meaning = N_("only of this programme")},
         {.name = "--leader", .type = PARAMETER_CODE,
          .meaning = N_("only of sessions that this person leads")},
         {.name = NULL}},
     .columns = change_columns,
     .example = "obecni month changes 2026-01", .run = changes},
    {.noun = NULL},
};
/* clang-format on */
