/* Presences by filter, as a list. */
#include "admin/session/attendance_table.h"

#include "admin/line/actor.h"
#include "admin/line/answer.h"
#include "base/day.h"
#include "base/language.h"
#include "base/memory.h"
#include "club/people/participant.h"
#include "club/session/session.h"
#include "club/timetable/activity.h"
#include "club/timetable/programme.h"
#include "figures/list/presences.h"

#include <stdlib.h>
#include <string.h>

const struct listing_column attendance_table_columns[] = {
    {.key = "session", .title = N_("Session")},
    {.key = "participant", .title = N_("Number")},
    {.key = "name", .title = N_("Name")},
    {.key = "status", .title = N_("Presence"), .is_whole = true},
    {.key = "in_at", .title = N_("In")},
    {.key = "out_at", .title = N_("Out"), .is_whole = true},
    {.key = "late_minutes", .title = N_("Late min"), .align = LISTING_RIGHT},
    {.key = "credited_minutes", .title = N_("Credited min"), .align = LISTING_RIGHT},
    {.key = "source", .title = N_("Source")},
    {.key = "came_anyway", .title = NULL},
    {.key = NULL},
};

/* The people of a list, each once, and their names. */
struct people {
    int64_t *ids; /* ascending */
    size_t count;
    struct answer_names names;
};

static int compare_ids(const void *a, const void *b)
{
    const int64_t *left = a, *right = b;
    return *left < *right ? -1 : *left > *right;
}

static bool people_load(struct invocation *invocation, const struct presences *presences,
                        struct people *people, struct error *err)
{
    *people = (struct people){.ids = memory_new(presences->count, sizeof *people->ids)};
    for (size_t i = 0; i < presences->count; i++)
        people->ids[i] = presences->items[i].participant_id;
    qsort(people->ids, presences->count, sizeof *people->ids, compare_ids);
    for (size_t i = 0; i < presences->count; i++) {
        if (!people->count || people->ids[people->count - 1] != people->ids[i])
            people->ids[people->count++] = people->ids[i];
    }
    return answer_names_load(invocation, people->ids, people->count, "attendance list",
                             &people->names, err);
}

static void people_free(struct people *people)
{
    answer_names_free(&people->names);
    free(people->ids);
}

static void add_name(struct listing *listing, const struct people *people, int64_t participant_id)
{
    const int64_t *found =
        bsearch(&participant_id, people->ids, people->count, sizeof *people->ids, compare_ids);
    answer_name(listing, &people->names, (size_t)(found - people->ids));
}

/* The day is the arrival's: the hour is enough. */
static void add_out(struct listing *listing, int64_t out_at)
{
    char text[CLOCK_TEXT_SIZE], shown[6] = "";
    if (!out_at) {
        listing_null(listing);
        return;
    }
    clock_format(out_at, text);
    memcpy(shown, text + 11, 5);
    listing_ranked(listing, text, shown, out_at);
}

static void add_row(struct listing *listing, const struct presence *presence,
                    const struct people *people)
{
    listing_text(listing, presence->session);
    listing_text(listing, presence->participant);
    add_name(listing, people, presence->participant_id);
    answer_stored(listing, presence->status);
    listing_instant(listing, presence->in_at);
    add_out(listing, presence->out_at);
    listing_integer(listing, presence->late_minutes);
    listing_integer(listing, presence->credited_minutes);
    answer_stored(listing, presence->source);
    listing_boolean(listing, presence->came_anyway);
}

/* A wrong number or code is said, instead of an empty list. */
static bool check_filter(struct club *club, const struct presence_filter *filter,
                         struct error *err)
{
    struct participant participant;
    struct activity activity;
    struct programme programme;
    struct session session;
    if (filter->from != DAY_NONE && filter->until != DAY_NONE && filter->until < filter->from)
        return error_set(err, ERROR_USAGE, _("The last day lies before the first."));
    return (!filter->session || session_get(club, filter->session, &session, err)) &&
           (!filter->participant ||
            participant_get(club, filter->participant, &participant, err)) &&
           (!filter->activity || activity_get(club, filter->activity, &activity, err)) &&
           (!filter->programme || programme_get(club, filter->programme, &programme, err));
}

static bool print(struct invocation *invocation, const struct presences *presences,
                  struct error *err)
{
    struct people people;
    bool ok = people_load(invocation, presences, &people, err);
    if (ok) {
        struct listing *listing = listing_new("presences", attendance_table_columns);
        for (size_t i = 0; i < presences->count; i++)
            add_row(listing, &presences->items[i], &people);
        listing_print(invocation, listing, _("There are no such presences."));
    }
    people_free(&people);
    return ok;
}

bool attendance_table_list(struct invocation *invocation, struct error *err)
{
    struct presences found = {0};
    struct presence_filter filter = {
        .session = invocation_text(invocation, "--session"),
        .participant = invocation_text(invocation, "--participant"),
        .activity = invocation_text(invocation, "--activity"),
        .programme = invocation_text(invocation, "--programme"),
        .status = invocation_text(invocation, "--status"),
        .from = (int)invocation_number_or(invocation, "--from", DAY_NONE),
        .until = (int)invocation_number_or(invocation, "--to", DAY_NONE),
    };
    bool ok = actor_leader(invocation, &filter.leader, err) &&
              check_filter(&invocation->club, &filter, err) &&
              presences_list(&invocation->club, &filter, &found, err) &&
              print(invocation, &found, err);
    presences_free(&found);
    return ok;
}
