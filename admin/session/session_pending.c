/* session pending: what is over and waits for its leader's signature. */
#include "admin/line/actor.h"
#include "admin/line/answer.h"
#include "admin/session/session_commands.h"
#include "base/language.h"
#include "club/timetable/activity.h"
#include "club/timetable/programme.h"
#include "figures/day/pending.h"

const struct listing_column session_pending_columns[] = {
    {.key = "session", .title = N_("Session")},
    {.key = "activity", .title = NULL},
    {.key = "held_on", .title = N_("Day"), .is_whole = true},
    {.key = "over_at", .title = NULL},
    {.key = "days_waiting", .title = N_("Days"), .align = LISTING_RIGHT},
    {.key = "has_mark", .title = NULL},
    {.key = "expected", .title = N_("Expected"), .align = LISTING_RIGHT},
    {.key = "marked", .title = N_("Marked"), .align = LISTING_RIGHT},
    {.key = "present", .title = N_("Present"), .align = LISTING_RIGHT},
    {.key = "unknown", .title = N_("Without a mark"), .align = LISTING_RIGHT},
    {.key = "leaders", .title = N_("Leaders")},
    {.key = NULL},
};

static void add_row(struct listing *listing, const struct pending_session *pending)
{
    listing_text(listing, pending->session);
    listing_text(listing, pending->activity);
    answer_day(listing, pending->held_on);
    listing_instant(listing, pending->over_at);
    listing_integer(listing, pending->days_waiting);
    listing_boolean(listing, pending->has_mark);
    listing_integer(listing, pending->expected);
    if (pending->has_mark)
        listing_integer(listing, pending->marked);
    else
        listing_worded(listing, 0, _("no mark"));
    listing_integer(listing, pending->present);
    listing_integer(listing, pending->unknown);
    answer_text(listing, pending->leaders);
}

static bool read_filter(struct invocation *invocation, struct pending_filter *filter,
                        struct error *err)
{
    struct activity activity;
    struct programme programme;
    struct club *club = &invocation->club;
    *filter = (struct pending_filter){
        .from = (int)invocation_number_or(invocation, "--from", DAY_NONE),
        .until = (int)invocation_number_or(invocation, "--to", DAY_NONE),
        .activity = invocation_text(invocation, "--activity"),
        .programme = invocation_text(invocation, "--programme"),
    };
    if (filter->until != DAY_NONE && filter->until < filter->from)
        return error_set(err, ERROR_USAGE, _("The last day lies before the first."));
    return (!filter->activity || activity_get(club, filter->activity, &activity, err)) &&
           (!filter->programme || programme_get(club, filter->programme, &programme, err)) &&
           actor_leader(invocation, &filter->leader, err);
}

bool session_pending_run(struct invocation *invocation, struct error *err)
{
    struct pending pending = {0};
    struct pending_filter filter;
    if (!read_filter(invocation, &filter, err))
        return false;
    bool ok = pending_list(&invocation->club, &filter, &pending, err);
    if (ok) {
        struct listing *listing = listing_new("sessions", session_pending_columns);
        for (size_t i = 0; i < pending.count; i++)
            add_row(listing, &pending.items[i]);
        listing_print(invocation, listing, _("Every list of that time is signed."));
    }
    pending_free(&pending);
    return ok;
}
