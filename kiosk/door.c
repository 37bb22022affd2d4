/* Opening and watching the club. */
#include "kiosk/door.h"

#include "base/clock.h"
#include "club/people/own_number.h"
#include "club/settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FAILURES = 3, LEAST_ROOM = 65536, LOG_PAGES_MOST = 250 };

static enum theme_kind find_theme(const char *word)
{
    int kind = THEME_COUNT - 1;
    while (kind > 0 && strcmp(theme_word((enum theme_kind)kind), word) != 0)
        kind--;
    return (enum theme_kind)kind;
}

static bool read_looks(struct kiosk *kiosk, struct error *err)
{
    char text[SETTING_VALUE_SIZE], theme[SETTING_VALUE_SIZE];
    char low[SETTING_VALUE_SIZE], motion[SETTING_VALUE_SIZE];
    char tones[SETTING_VALUE_SIZE];
    struct club_identity identity;
    int64_t years, volume;
    if (!club_identity_get(&kiosk->club, &identity, err) ||
        !settings_get_text(&kiosk->club, SETTING_KIOSK_TEXT_PERCENT, text, err) ||
        !settings_get_text(&kiosk->club, SETTING_KIOSK_THEME, theme, err) ||
        !settings_get_text(&kiosk->club, SETTING_KIOSK_LOW_REACH, low, err) ||
        !settings_get_text(&kiosk->club, SETTING_KIOSK_MOTION, motion, err) ||
        !settings_get_text(&kiosk->club, SETTING_KIOSK_TONES, tones, err) ||
        !settings_get_integer(&kiosk->club, SETTING_KIOSK_VOLUME, &volume, err) ||
        !settings_get_integer(&kiosk->club, SETTING_RETENTION_PRESENCE, &years, err))
        return false;
    kiosk->home.text_percent = atoi(text);
    kiosk->home.theme = find_theme(theme);
    kiosk->home.low_reach = strcmp(low, "yes") == 0;
    kiosk->has_motion = strcmp(motion, "yes") == 0;
    kiosk->wish.has_tones = strcmp(tones, "yes") == 0;
    kiosk->wish.volume_percent = (int)volume;
    kiosk->kept_years = (int)years;
    snprintf(kiosk->institution, sizeof kiosk->institution, "%s", identity.institution);
    return true;
}

/* What whoever stands there may ask for. */
static bool read_own(struct kiosk *kiosk, struct error *err)
{
    bool is_paused;
    char month[SETTING_VALUE_SIZE];
    if (!settings_get_text(&kiosk->club, SETTING_KIOSK_BALANCE, month, err) ||
        !own_number_is_taken(&kiosk->club, &kiosk->own.takes_number, &is_paused, err))
        return false;
    kiosk->own.shows_month = strcmp(month, "yes") == 0;
    return true;
}

static bool read_minutes(struct kiosk *kiosk, const char *name, int *minutes, struct error *err)
{
    char text[SETTING_VALUE_SIZE];
    return settings_get_text(&kiosk->club, name, text, err) &&
           (clock_parse_minutes(text, minutes) || (*minutes = 0) == 0);
}

static bool read_settings(struct kiosk *kiosk, struct error *err)
{
    char code[SETTING_VALUE_SIZE];
    int64_t result_seconds, choice_seconds;
    if (!settings_get_integer(&kiosk->club, SETTING_KIOSK_RESULT_SECONDS, &result_seconds, err) ||
        !settings_get_integer(&kiosk->club, SETTING_KIOSK_CHOICE_SECONDS, &choice_seconds, err) ||
        !settings_get_text(&kiosk->club, SETTING_KIOSK_LANGUAGE, code, err))
        return false;
    kiosk->result_ms = (int)result_seconds * 1000;
    kiosk->choice_ms = (int)choice_seconds * 1000;
    if (!kiosk->is_language_given)
        language_find(code, &kiosk->home_language);
    return read_minutes(kiosk, SETTING_KIOSK_OPEN_FROM, &kiosk->rest.open_from, err) &&
           read_minutes(kiosk, SETTING_KIOSK_OPEN_UNTIL, &kiosk->rest.open_until, err) &&
           read_looks(kiosk, err) && read_own(kiosk, err);
}

static bool read_schedule(struct kiosk *kiosk, struct error *err)
{
    struct upcoming upcoming = {0};
    if (!upcoming_list(&kiosk->club, &upcoming, err))
        return false;
    kiosk->upcoming = upcoming;
    kiosk->now_at = club_now(&kiosk->club);
    kiosk->needs_drawing = true;
    return survey_look(kiosk, err);
}

bool door_open(struct kiosk *kiosk, struct error *err)
{
    if (kiosk->is_open)
        club_close(&kiosk->club);
    memset(&kiosk->club, 0, sizeof kiosk->club);
    kiosk->is_open = club_open(&kiosk->club, kiosk->path, CLUB_KIOSK, err);
    kiosk->polled_ms = kiosk->now_ms;
    if (!kiosk->is_open)
        return false;
    kiosk->failure_count = 0;
    return read_settings(kiosk, err) &&
           upcoming_change_count(&kiosk->club, &kiosk->change_count, err) &&
           read_schedule(kiosk, err);
}

/* What was recorded goes from the write-ahead log into the file while nobody waits. */
static void rest(struct kiosk *kiosk)
{
    bool has_written = kiosk->scanned_ms > kiosk->rested_ms ||
                       (kiosk->health.has_told && kiosk->health.told_ms > kiosk->rested_ms);
    if (!has_written)
        return;
    kiosk->rested_ms = kiosk->now_ms;
    store_checkpoint(kiosk->club.store);
}

/* Where one person comes after the other nobody rests: then it is moved in small portions. */
void door_move_log(struct kiosk *kiosk)
{
    if (kiosk->is_open && store_log_pages(kiosk->club.store) >= LOG_PAGES_MOST)
        store_checkpoint(kiosk->club.store);
}

bool door_is_usable(const struct kiosk *kiosk)
{
    return kiosk->is_open && !store_has_moved(kiosk->club.store);
}

/* The office writes entries at its own time: one of this moment confirms the clock. */
static bool is_confirmed(struct kiosk *kiosk)
{
    struct error ignored = {0};
    struct ledger ledger = {.node = kiosk->club.ledger.node};
    int64_t now = club_now(&kiosk->club);
    return ledger_load(&ledger, kiosk->club.store, &ignored) && ledger.last_at <= now &&
           now - ledger.last_at <= CLOCK_WATCH_TOLERANCE;
}

static bool was_moved(struct kiosk *kiosk)
{
    struct clock_watch *watch = &kiosk->clock_watch;
    if (kiosk->club.clock.is_fixed ||
        clock_watch_look(watch, club_now(&kiosk->club), clock_watch_count(),
                         clock_watch_is_synchronised()))
        return false;
    if (!is_confirmed(kiosk))
        return true;
    clock_watch_believe(watch);
    return false;
}

bool door_clock_is_right(struct kiosk *kiosk, struct error *err)
{
    struct error ignored = {0};
    bool is_behind = false;
    if (!kiosk->is_open)
        return true;
    if (kiosk_state_clock_is_behind(&kiosk->club, &is_behind, &ignored) && is_behind) {
        clock_watch_believe(&kiosk->clock_watch); /* whoever sets it right moves it */
        return error_set(err, ERROR_STORAGE,
                         _("The clock of this machine is behind the records. Set the clock."));
    }
    if (!was_moved(kiosk))
        return true;
    return error_set(err, ERROR_STORAGE,
                     _("The clock of this machine was moved by %lld minutes. Set it right, or write "
                       "anything at the office to confirm it."),
                     (long long)(kiosk->clock_watch.moved_by / 60));
}

bool door_is_ready(struct kiosk *kiosk, struct error *err)
{
    int64_t room = store_free_bytes(kiosk->club.store);
    return door_clock_is_right(kiosk, err) &&
           (room < 0 || room >= LEAST_ROOM ||
            error_set(err, ERROR_STORAGE, _("The disk is full.")));
}

void door_look(struct kiosk *kiosk)
{
    struct error err = {0};
    if (!*kiosk->path)
        return;
    if (kiosk->now_ms - kiosk->polled_ms >= KIOSK_POLL_MS) {
        bool is_well = door_watch(kiosk, &err);
        kiosk->failure_count = is_well ? 0 : kiosk->failure_count + 1;
        if (kiosk->failure_count >= FAILURES || (is_well && !door_is_ready(kiosk, &err))) {
            kiosk_fail(kiosk, &err);
            return;
        }
    }
    kiosk_wake_in(kiosk, kiosk->polled_ms + KIOSK_POLL_MS - kiosk->now_ms);
    rest_watch(kiosk);
}

bool door_watch(struct kiosk *kiosk, struct error *err)
{
    int64_t count;
    kiosk->polled_ms = kiosk->now_ms;
    if (!door_is_usable(kiosk))
        return door_open(kiosk, err);
    health_watch(kiosk);
    rest(kiosk);
    if (!upcoming_change_count(&kiosk->club, &count, err))
        return false;
    int64_t now_at = club_now(&kiosk->club);
    bool is_new_minute = now_at / 60 != kiosk->now_at / 60;
    if (count == kiosk->change_count && !is_new_minute && !survey_is_past(kiosk, now_at))
        return true;
    if (!read_settings(kiosk, err) || !read_schedule(kiosk, err))
        return false;
    kiosk->change_count = count;
    survey_follow(kiosk);
    return true;
}

int door_width_mm(struct kiosk *kiosk)
{
    struct error err = {0};
    int64_t width = 0;
    if (kiosk->is_open && kiosk_state_width(&kiosk->club, &width, &err) && width > 0)
        return (int)width;
    if (!kiosk->is_open ||
        !settings_get_integer(&kiosk->club, SETTING_KIOSK_WIDTH_MM, &width, &err))
        return 0;
    return (int)width;
}
