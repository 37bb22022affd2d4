/* Gathering what the self-test looks at, and judging it. */
#include "figures/day/checks.h"

#include "club/day_column.h"
#include "club/settings.h"
#include "store/statement.h"

#include <string.h>

const char *check_level_word(enum check_level level)
{
    static const char *const words[] = {
        [CHECK_GOOD] = "good", [CHECK_LOOK] = "look", [CHECK_ACT] = "act"};
    return words[level];
}

static bool check_clock(struct club *club, struct checks *checks, struct error *err)
{
    const int64_t quiet_seconds = CHECK_QUIET_DAYS * (int64_t)86400;
    struct ledger ledger = {.node = club->ledger.node};
    if (!ledger_load(&ledger, club->store, err) || !backup_restored_get(club, &checks->copy, err))
        return false;
    checks->last_entry_at = checks->copy.last_at;
    checks->is_clock_fixed = club->clock.is_fixed;
    checks->is_clock_behind = club_clock_is_behind(club, ledger.last_at);
    if (checks->is_clock_behind)
        checks->clock = CHECK_ACT;
    else if (checks->last_entry_at && club_now(club) - checks->last_entry_at > quiet_seconds)
        checks->clock = CHECK_LOOK;
    checks->restored = checks->copy.is_copy ? CHECK_ACT : CHECK_GOOD;
    return true;
}

static void check_disk(struct club *club, struct checks *checks)
{
    checks->free_bytes = store_free_bytes(club->store);
    if (checks->free_bytes < 0)
        return;
    checks->disk = checks->free_bytes < CHECK_DISK_ACT_BYTES    ? CHECK_ACT
                   : checks->free_bytes < CHECK_DISK_LOOK_BYTES ? CHECK_LOOK
                                                                : CHECK_GOOD;
}

static bool check_database(struct club *club, struct checks *checks, struct error *err)
{
    if (!copy_glance(club->store, checks->database_reason, err))
        return false;
    checks->has_read_database = true;
    checks->database = checks->database_reason[0] ? CHECK_ACT : CHECK_GOOD;
    return true;
}

static bool check_backup(struct club *club, struct checks *checks, struct error *err)
{
    int64_t days;
    if (!settings_get_integer(club, SETTING_BACKUP_DAYS, &days, err) ||
        !backup_last_at(club, &checks->backup_at, err))
        return false;
    int64_t age = club_now(club) - checks->backup_at, old = days * 86400;
    checks->backup = !checks->backup_at || age > CHECK_OLD_TIMES * old ? CHECK_ACT
                     : age > old                                       ? CHECK_LOOK
                                                                       : CHECK_GOOD;
    return true;
}

static enum check_level judge_kiosk(const struct checks *checks, const struct kiosk_state *state,
                                    int64_t now)
{
    if (opening_kiosk(&checks->opening, state, now) == OPENING_KIOSK_SILENT || !state->is_over)
        return CHECK_ACT;
    bool was_today = state->problem && clock_wall(state->problem_at).day == clock_wall(now).day;
    return was_today ? CHECK_LOOK : CHECK_GOOD;
}

/* The one that is worst. */
static bool check_kiosks(struct club *club, struct checks *checks, struct error *err)
{
    if (!kiosk_state_list(club, &checks->kiosks, err))
        return false;
    for (size_t i = 0; i < checks->kiosks.count; i++) {
        enum check_level level = judge_kiosk(checks, &checks->kiosks.items[i], club_now(club));
        if (checks->kiosk_index >= 0 && level <= checks->kiosk)
            continue;
        checks->kiosk_index = (int)i;
        checks->kiosk = level;
    }
    if (!checks->kiosks.count && checks->opening.until_at)
        checks->kiosk = CHECK_LOOK;
    return true;
}

static bool check_day(struct club *club, struct checks *checks, struct error *err)
{
    struct day_text today = day_column_text(club_today(club));
    struct statement *s = statement_new(
        club->store, "SELECT count(*), ifnull(sum(state = 'cancelled'), 0) FROM session"
                     " WHERE held_on = :today");
    statement_bind_text(s, ":today", today.text);
    if (statement_step(s)) {
        checks->session_count = (int)statement_integer(s, 0);
        checks->cancelled_count = (int)statement_integer(s, 1);
    }
    checks->day = checks->cancelled_count ? CHECK_LOOK : CHECK_GOOD;
    return statement_finish(s, err);
}

bool checks_get(struct club *club, bool reads_database, struct checks *checks, struct error *err)
{
    memset(checks, 0, sizeof *checks);
    checks->kiosk_index = -1;
    check_disk(club, checks);
    return check_clock(club, checks, err) &&
           (!reads_database || check_database(club, checks, err)) &&
           check_backup(club, checks, err) &&
           opening_get(club, club_today(club), &checks->opening, err) &&
           check_kiosks(club, checks, err) && check_day(club, checks, err);
}

void checks_free(struct checks *checks)
{
    kiosk_states_free(&checks->kiosks);
}
