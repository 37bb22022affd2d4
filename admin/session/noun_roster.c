/* roster: who is expected and who has come, once or followed live. */
#include "admin/line/answer.h"
#include "admin/line/commands.h"
#include "admin/line/listing.h"
#include "admin/session/named_roster.h"
#include "base/language.h"
#include "figures/list/presences.h"
#include "store/store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const struct listing_column columns[] = {
    {.key = "participant", .title = N_("Number")},
    {.key = "name", .title = N_("Name")},
    {.key = "status", .title = N_("Presence"), .is_whole = true},
    {.key = "in_at", .title = N_("In")},
    {.key = "out_at", .title = N_("Out")},
    {.key = "late_minutes", .title = N_("Late min"), .align = LISTING_RIGHT},
    {.key = "credited_minutes", .title = N_("Credited min"), .align = LISTING_RIGHT},
    {.key = "source", .title = N_("Source")},
    {.key = "is_expected", .title = N_("Expected")},
    {.key = NULL},
};

static const char *shown_status(const struct roster_row *row)
{
    static const char *const shown[] = {
        [ROSTER_UNKNOWN] = "–",
        [ROSTER_PRESENT] = N_("present"),
        [ROSTER_LATE] = N_("late"),
        [ROSTER_LEFT_EARLY] = N_("left early"),
        [ROSTER_ABSENT] = N_("absent"),
        [ROSTER_EXCUSED] = N_("excused"),
        [ROSTER_REFUSED_ENTRY] = N_("refused entry"),
        [ROSTER_NOT_APPLICABLE] = N_("cancelled"),
    };
    if (row->came_anyway && row->status == ROSTER_NOT_APPLICABLE)
        return _("cancelled, came");
    if (row->came_anyway && row->status == ROSTER_UNKNOWN)
        return _("came, was cancelled");
    return _(shown[row->status]);
}

static void add_hour(struct listing *listing, int64_t at)
{
    char text[CLOCK_TEXT_SIZE] = "", shown[6] = "–";
    if (at) {
        clock_format(at, text);
        snprintf(shown, sizeof shown, "%.5s", text + 11);
    }
    listing_shown(listing, at ? text : NULL, shown);
}

static void add_row(struct listing *listing, const struct roster_row *row, const char *name)
{
    char late[12], credited[12];
    listing_text(listing, row->participant);
    listing_text(listing, name && *name ? name : NULL);
    listing_shown(listing, roster_status_word(row->status), shown_status(row));
    add_hour(listing, row->in_at);
    add_hour(listing, row->out_at);
    snprintf(late, sizeof late, "%d", row->late_minutes);
    listing_worded(listing, row->late_minutes, row->late_minutes ? late : "");
    snprintf(credited, sizeof credited, "%d", row->credited_minutes);
    listing_worded(listing, row->credited_minutes, row->credited_minutes ? credited : "");
    listing_shown(listing, row->source[0] ? row->source : NULL, answer_stored_shown(row->source));
    listing_boolean(listing, row->is_expected);
}

static void add_counts(struct listing *listing, const struct roster *roster)
{
    char start[CLOCK_TEXT_SIZE], end[CLOCK_TEXT_SIZE];
    clock_format(roster->start_at, start);
    clock_format(roster->end_at, end);
    listing_extra(listing, "session", json_string(roster->session));
    listing_extra(listing, "activity", json_string(roster->activity));
    listing_extra(listing, "start_at", json_string(start));
    listing_extra(listing, "end_at", json_string(end));
    listing_extra(listing, "room", json_string(roster->room));
    listing_extra(listing, "is_open", json_boolean(roster->opened_at != 0));
    listing_extra(listing, "is_cancelled", json_boolean(roster->is_cancelled));
    listing_extra(listing, "expected", json_integer(roster->expected_count));
    listing_extra(listing, "present", json_integer(roster->present_count));
    listing_extra(listing, "late", json_integer(roster->late_count));
    listing_extra(listing, "guests", json_integer(roster->guest_count));
    listing_extra(listing, "unknown", json_integer(roster->unknown_count));
}

/* What was told of it, and who signed. */
static void add_signing(struct listing *listing, const struct roster *roster)
{
    char text[CLOCK_TEXT_SIZE];
    const struct session_course *course = &roster->course;
    clock_format(roster->signoff.signed_at, text);
    listing_extra(listing, "is_signed", json_boolean(roster->signoff.version != 0));
    listing_extra(listing, "signed_by", roster->signoff.version
                                            ? json_string(roster->signoff.signed_by)
                                            : json_null());
    listing_extra(listing, "signed_at", roster->signoff.version ? json_string(text) : json_null());
    listing_extra(listing, "changes_since", json_integer(roster->change_count));
    listing_extra(listing, "headcount", course->headcount < 0 ? json_null()
                                                              : json_integer(course->headcount));
    listing_extra(listing, "uncounted", json_integer(course->uncounted));
}

static void print_signing(const struct roster *roster)
{
    char text[CLOCK_TEXT_SIZE];
    const struct signoff *signoff = &roster->signoff;
    if (!signoff->version)
        return;
    clock_format(signoff->signed_at, text);
    text[10] = ' ';
    printf(_("Signed by %s on %.16s"), signoff->signed_by, text);
    if (roster->change_count)
        printf(_("; noted since: %d, see “obecni session verify %s”"), roster->change_count,
               roster->session);
    puts(".");
}

static void print_head(const struct invocation *invocation, const struct roster *roster)
{
    char start[CLOCK_TEXT_SIZE], end[CLOCK_TEXT_SIZE];
    clock_format(roster->start_at, start);
    clock_format(roster->end_at, end);
    printf("%s%s%s  %.10s %.5s–%.5s  %s%s\n", invocation->is_color ? "\033[1m" : "",
           roster->session, invocation->is_color ? "\033[0m" : "", start, start + 11, end + 11,
           roster->room, roster->is_cancelled ? _("  cancelled") : "");
    printf(_("Present: %d (late: %d, guests: %d). Expected: %d, without a mark: %d.\n"),
           roster->present_count, roster->late_count, roster->guest_count, roster->expected_count,
           roster->unknown_count);
    print_signing(roster);
    putchar('\n');
}

static void print(struct invocation *invocation, const struct named_roster *named)
{
    struct listing *listing = listing_new("rows", columns);
    for (size_t i = 0; i < named->roster.row_count; i++)
        add_row(listing, &named->roster.rows[i], named->names ? named->names[i] : NULL);
    add_counts(listing, &named->roster);
    add_signing(listing, &named->roster);
    if (invocation->output == OUTPUT_TABLE)
        print_head(invocation, &named->roster);
    listing_print(invocation, listing, _("Nobody is expected and nobody has come."));
}

/* Whoever came and could not be placed is missing above; the desk must not overlook that. */
static bool tell_arrivals(struct invocation *invocation, struct error *err)
{
    struct presences arrivals;
    if (!(invocation->roles & ROLES_DESK))
        return true;
    if (!presences_open_arrivals(&invocation->club, &arrivals, err)) {
        presences_free(&arrivals);
        return false;
    }
    if (arrivals.count)
        say(invocation, _("Arrivals to place: %zu. See “obecni attendance arrivals”."),
            arrivals.count);
    presences_free(&arrivals);
    return true;
}

/* `is_first`: that names are read is noted once, however often they are shown again. */
static bool show(struct invocation *invocation, const char *session, bool is_first,
                 struct error *err)
{
    struct named_roster named;
    if (!named_roster_get(&invocation->club, session, true, &named, err))
        return false;
    bool ok = !is_first || !named.names ||
              names_note(invocation, "names.roster", session, (int64_t)named.roster.row_count, err);
    if (ok)
        print(invocation, &named);
    named_roster_free(&named);
    return ok && tell_arrivals(invocation, err);
}

/* Locking hides the names here too, at the next change. */
static void hide_if_locked(struct invocation *invocation)
{
    struct club *club = &invocation->club;
    const char *path = getenv("OBECNI_PASSPHRASE_FILE");
    if (!(path && *path) && !vault_recall(&club->vault, club->store))
        vault_close(&club->vault);
}

/* Shows the roster again whenever somebody has written to the database. Ends when the output
 * is closed or the program is interrupted. */
static bool watch(struct invocation *invocation, const char *session, struct error *err)
{
    int64_t seen = store_change_count(invocation->club.store);
    struct timespec pause = {.tv_nsec = 300000000};
    for (bool is_first = true;; is_first = false) {
        hide_if_locked(invocation);
        if (invocation->width)
            fputs("\033[H\033[2J", stdout);
        if (!show(invocation, session, is_first, err) || fflush(stdout) != 0)
            return err->kind == ERROR_NONE;
        int64_t now = seen;
        while (now == seen) {
            nanosleep(&pause, NULL);
            if (store_has_moved(invocation->club.store))
                return error_set(err, ERROR_STORAGE,
                                 _("The database was replaced while it was open. Start again."));
            now = store_change_count(invocation->club.store);
        }
        seen = now;
    }
}

static bool run(struct invocation *invocation, struct error *err)
{
    char session[SESSION_CODE_SIZE];
    if (!named_roster_session(invocation, session, err))
        return false;
    names_are_open(invocation);
    if (invocation_has(invocation, "--watch"))
        return watch(invocation, session, err);
    return show(invocation, session, true, err);
}

const struct command roster_commands[] = {
    {.noun = "roster", .verb = "",
     .summary = N_("Shows who is expected and who has come: the running or next session."),
     .needs = NEED_NAMES, .roles = ROLES_ROSTER,
     .parameters = (const struct parameter[]){
         {.name = N_("SESSION"), .type = PARAMETER_SESSION, .meaning = N_("the session's code")},
         {.name = "--watch", .type = PARAMETER_FLAG, .meaning = N_("follow it live")},
         {.name = NULL}},
     .columns = columns, .example = "obecni roster --watch", .run = run},
    {.noun = NULL},
};
