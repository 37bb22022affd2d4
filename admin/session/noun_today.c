/* today: one screen of the day; status: the self-test before the first card. */
#include "admin/line/actor.h"
#include "admin/line/commands.h"
#include "admin/session/today.h"
#include "base/language.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

enum { SIGNAL_DAYS = 30, CARD_DAYS = 7 }; /* what is older stays in `signal list` */

static bool load_names(struct invocation *invocation, struct today *today, struct error *err)
{
    size_t count = today->desk.in_count;
    int64_t *ids = memory_new(count + 1, sizeof *ids);
    for (size_t i = 0; i < count; i++)
        ids[i] = today->desk.in[i].participant_id;
    bool ok = answer_names_load(invocation, ids, count, "today", &today->names, err);
    free(ids);
    return ok;
}

/* What is not signed or has no mark is counted apart, however long it has waited. */
static bool load_signals(struct invocation *invocation, const struct day_desk_filter *wanted,
                         struct today *today, struct error *err)
{
    struct signal_filter filter = {
        .from = wanted->day - SIGNAL_DAYS + 1, .until = wanted->day,
        .cards_from = wanted->day - CARD_DAYS + 1, .activity = wanted->activity,
        .programme = wanted->programme, .leader = wanted->leader, .status = "open",
    };
    size_t kept = 0;
    if (!signals_list(&invocation->club, &filter, &today->signals, err))
        return false;
    for (size_t i = 0; i < today->signals.count; i++) {
        enum signal_kind kind = today->signals.items[i].kind;
        if (kind != SIGNAL_UNSIGNED && kind != SIGNAL_UNMARKED)
            today->signals.items[kept++] = today->signals.items[i];
    }
    today->signals.count = kept;
    return true;
}

/* Those of another day only where that day is asked for. */
static bool load_arrivals(struct invocation *invocation, struct today *today, struct error *err)
{
    size_t kept = 0;
    today->has_arrivals = !invocation->own_only;
    if (!today->has_arrivals)
        return true;
    if (!arrival_list_open(&invocation->club, NULL, &today->arrivals, err))
        return false;
    for (size_t i = 0; i < today->arrivals.count; i++) {
        if (today->is_today || clock_wall(today->arrivals.items[i].at).day == today->day)
            today->arrivals.items[kept++] = today->arrivals.items[i];
    }
    today->arrivals.count = kept;
    return true;
}

static bool load_checks(struct invocation *invocation, bool reads_database,
                        struct check_line lines[CHECK_LINES], int *count, struct error *err)
{
    struct checks checks;
    bool ok = checks_get(&invocation->club, reads_database, &checks, err);
    if (ok)
        *count = check_words(&checks, club_now(&invocation->club), lines);
    checks_free(&checks);
    return ok;
}

static bool load(struct invocation *invocation, struct today *today, struct error *err)
{
    struct club *club = &invocation->club;
    struct day_desk_filter filter = {
        .day = (int)invocation_number_or(invocation, "--date", club_today(club)),
        .activity = invocation_text(invocation, "--activity"),
        .programme = invocation_text(invocation, "--programme"),
    };
    today->day = filter.day;
    today->is_today = filter.day == club_today(club);
    return actor_leader(invocation, &filter.leader, err) &&
           club_identity_get(club, &today->identity, err) &&
           day_desk_get(club, &filter, &today->desk, err) && load_names(invocation, today, err) &&
           load_arrivals(invocation, today, err) &&
           load_signals(invocation, &filter, today, err) &&
           (!today->is_today ||
            load_checks(invocation, false, today->checks, &today->check_count, err));
}

static void release(struct today *today)
{
    day_desk_free(&today->desk);
    answer_names_free(&today->names);
    arrival_list_free(&today->arrivals);
    signals_free(&today->signals);
}

static bool run_today(struct invocation *invocation, struct error *err)
{
    if (invocation->output == OUTPUT_CSV)
        return error_set(err, ERROR_USAGE,
                         _("A page is no list: --csv is for lists, --json has all."));
    struct today *today = memory_new(1, sizeof *today);
    bool ok = load(invocation, today, err);
    if (ok && invocation->output == OUTPUT_JSON)
        print_json(today_json(invocation, today));
    else if (ok)
        today_print_page(invocation, today);
    release(today);
    free(today);
    return ok;
}

static const struct listing_column columns[] = {
    {.key = "check", .title = N_("Check")},
    {.key = "level", .title = N_("State"), .is_whole = true},
    {.key = "words", .title = N_("What was found"), .is_whole = true},
    {.key = NULL},
};

static bool run_status(struct invocation *invocation, struct error *err)
{
    struct check_line lines[CHECK_LINES];
    int count = 0;
    if (!load_checks(invocation, true, lines, &count, err))
        return false;
    struct listing *listing = listing_new("checks", columns);
    for (int i = 0; i < count; i++) {
        listing_shown(listing, lines[i].check, lines[i].shown);
        listing_ranked(listing, check_level_word(lines[i].level),
                       check_words_level(lines[i].level), lines[i].level);
        listing_text(listing, lines[i].words);
    }
    listing_print(invocation, listing, "");
    return true;
}

const struct command today_commands[] = {
    {.noun = "today", .verb = "",
     .summary = N_("Shows the day on one screen: sessions, who is in, what waits, how things are."),
     .needs = NEED_NAMES, .roles = ROLES_ROSTER | ROLE_AUDITOR,
     .parameters = (const struct parameter[]){
         {.name = "--date", .type = PARAMETER_DAY, .meaning = N_("another day (today)")},
         {.name = "--activity", .type = PARAMETER_CODE, .meaning = N_("only this activity")},
         {.name = "--programme", .type = PARAMETER_CODE, .meaning = N_("only this programme")},
         {.name = "--leader", .type = PARAMETER_CODE,
          .meaning = N_("only sessions that this person leads")},
         {.name = NULL}},
     .example = "obecni today", .run = run_today},
    {.noun = NULL},
};

const struct command status_commands[] = {
    {.noun = "status", .verb = "",
     .summary = N_("Tests before the first card: clock, disk, database, backup, kiosk, the day."),
     .needs = NEED_READING, .roles = ROLE_ALL, .columns = columns, .example = "obecni status",
     .run = run_status},
    {.noun = NULL},
};
