/* Hours of a leader: signed sessions with their totals; below, what is not signed and so does
 * not count. */
#include "admin/staff/staff_hours.h"

#include "admin/line/actor.h"
#include "admin/line/answer.h"
#include "base/calendar.h"
#include "base/language.h"
#include "club/timetable/activity.h"
#include "club/timetable/programme.h"
#include "figures/report/leader_hours.h"

#include <stdio.h>
#include <string.h>

const struct listing_column staff_hours_columns[] = {
    {.key = "session", .title = N_("Session")},
    {.key = "activity", .title = NULL},
    {.key = "programme", .title = N_("Programme")},
    {.key = "start_at", .title = N_("Start"), .is_whole = true},
    {.key = "end_at", .title = N_("End"), .is_whole = true},
    {.key = "minutes", .title = N_("Minutes"), .align = LISTING_RIGHT},
    {.key = "hour_minutes", .title = N_("Hour of"), .align = LISTING_RIGHT},
    {.key = "role", .title = N_("Led"), .is_whole = true},
    {.key = "is_signed", .title = N_("Counts")},
    {.key = NULL},
};

static const char *role_shown(enum leader_role role)
{
    static const char *const words[] = {
        [LEADER_PLANNED] = N_("as planned"),
        [LEADER_SUBSTITUTE] = N_("substituting"),
        [LEADER_JOINT] = N_("jointly"),
        [LEADER_TOLD] = N_("not planned"),
    };
    return _(words[role]);
}

static void add_row(struct listing *listing, const struct leader_session *session)
{
    char end[CLOCK_TEXT_SIZE], shown[6];
    clock_format(session->end_at, end);
    snprintf(shown, sizeof shown, "%.5s", end + 11);
    listing_text(listing, session->session);
    listing_text(listing, session->activity);
    answer_text(listing, session->programme);
    listing_instant(listing, session->start_at);
    listing_ranked(listing, end, shown, session->end_at);
    listing_integer(listing, session->minutes);
    listing_integer(listing, session->hour_minutes);
    listing_shown(listing, leader_role_word(session->role), role_shown(session->role));
    listing_boolean(listing, session->is_signed);
}

static json_t *totals_json(const struct leader_hours *hours)
{
    json_t *array = json_array();
    for (size_t i = 0; i < hours->total_count; i++) {
        const struct leader_total *total = &hours->totals[i];
        json_array_append_new(
            array, json_pack("{s:o, s:i, s:i, s:i, s:i, s:i}", "programme",
                             total->programme[0] ? json_string(total->programme) : json_null(),
                             "hour_minutes", total->hour_minutes, "sessions", total->sessions,
                             "minutes", total->minutes, "hours", total->hours, "rest_minutes",
                             total->rest_minutes));
    }
    return array;
}

/* Rows of one kind only: in a table those that count stand apart. */
static struct listing *new_listing(const struct leader_hours *hours, bool with_signed,
                                   bool with_unsigned)
{
    struct listing *listing = listing_new("sessions", staff_hours_columns);
    for (size_t i = 0; i < hours->count; i++) {
        if (hours->sessions[i].is_signed ? with_signed : with_unsigned)
            add_row(listing, &hours->sessions[i]);
    }
    return listing;
}

static void print_totals(const struct leader_hours *hours)
{
    if (hours->total_count)
        putchar('\n');
    for (size_t i = 0; i < hours->total_count; i++) {
        const struct leader_total *total = &hours->totals[i];
        printf(_("%s: sessions %d, minutes %d; hours of %d minutes: %d"),
               total->programme[0] ? total->programme : _("without a programme"), total->sessions,
               total->minutes, total->hour_minutes, total->hours);
        if (total->rest_minutes)
            printf(_(" and %d min"), total->rest_minutes);
        putchar('\n');
    }
}

static void print_tables(struct invocation *invocation, const struct leader_hours *hours)
{
    size_t unsigned_count = 0;
    for (size_t i = 0; i < hours->count; i++)
        unsigned_count += !hours->sessions[i].is_signed;
    listing_print(invocation, new_listing(hours, true, false),
                  _("No signed session in that time."));
    print_totals(hours);
    if (!unsigned_count)
        return;
    printf("%s%s\n", hours->total_count ? "\n" : "", _("Not signed, and so not counted:"));
    fflush(stdout);
    listing_print(invocation, new_listing(hours, false, true), "");
}

static void print(struct invocation *invocation, const struct leader_hours *hours)
{
    if (invocation->output == OUTPUT_TABLE) {
        print_tables(invocation, hours);
        return;
    }
    struct listing *listing = new_listing(hours, true, true);
    listing_extra(listing, "staff", json_string(invocation_text(invocation, "CODE")));
    listing_extra(listing, "totals", totals_json(hours));
    listing_print(invocation, listing, "");
}

static bool read_filter(struct invocation *invocation, struct leader_hours_filter *filter,
                        struct error *err)
{
    struct club *club = &invocation->club;
    struct activity activity;
    struct programme programme;
    int month = calendar_month_first(club_today(club));
    *filter = (struct leader_hours_filter){
        .staff = invocation_text(invocation, "CODE"),
        .from = (int)invocation_number_or(invocation, "--from", month),
        .activity = invocation_text(invocation, "--activity"),
        .programme = invocation_text(invocation, "--programme"),
    };
    filter->until =
        (int)invocation_number_or(invocation, "--to", calendar_month_last(filter->from));
    if (filter->until < filter->from)
        return error_set(err, ERROR_USAGE, _("The last day lies before the first."));
    if (invocation->own_only && strcmp(filter->staff, invocation->own_only) != 0)
        return actor_refuse(invocation, "session", err,
                            _("%s sees the own sessions, not those of %s."), invocation->own_only,
                            filter->staff);
    return (!filter->activity || activity_get(club, filter->activity, &activity, err)) &&
           (!filter->programme || programme_get(club, filter->programme, &programme, err));
}

bool staff_hours(struct invocation *invocation, struct error *err)
{
    struct leader_hours_filter filter;
    struct leader_hours hours = {0};
    bool ok = read_filter(invocation, &filter, err) &&
              leader_hours_get(&invocation->club, &filter, &hours, err);
    if (ok)
        print(invocation, &hours);
    leader_hours_free(&hours);
    return ok;
}
