/* What each check found, and what to do about it. */
#include "admin/line/check_words.h"

#include "admin/club/kiosk_words.h"
#include "admin/line/amounts.h"
#include "base/clock.h"
#include "base/language.h"
#include "base/text.h"

#include <stdio.h>

const char *check_words_level(enum check_level level)
{
    static const char *const words[] = {
        [CHECK_GOOD] = N_("good"), [CHECK_LOOK] = N_("look"), [CHECK_ACT] = N_("ACT")};
    return _(words[level]);
}

static void say_clock(const struct checks *checks, int64_t now, char words[CHECK_WORDS_SIZE])
{
    char at[CLOCK_TEXT_SIZE], last[CLOCK_TEXT_SIZE];
    clock_format(now, at);
    clock_format(checks->last_entry_at, last);
    if (checks->is_clock_behind)
        snprintf(words, CHECK_WORDS_SIZE,
                 _("it shows %.10s %.5s, and the records go to %.10s %.5s: set the clock"), at,
                 at + 11, last, last + 11);
    else if (checks->clock == CHECK_LOOK)
        snprintf(words, CHECK_WORDS_SIZE,
                 _("it shows %.10s %.5s, and the last record is of %.10s: is the date right?"), at,
                 at + 11, last);
    else if (checks->is_clock_fixed)
        snprintf(words, CHECK_WORDS_SIZE, _("stands at %.10s %.5s, as asked for"), at, at + 11);
    else
        snprintf(words, CHECK_WORDS_SIZE, _("%.10s %.5s"), at, at + 11);
}

static void say_disk(const struct checks *checks, char words[CHECK_WORDS_SIZE])
{
    if (checks->free_bytes < 0)
        text_copy(words, CHECK_WORDS_SIZE, _("the machine does not tell"));
    else if (checks->disk == CHECK_GOOD)
        text_copy(words, CHECK_WORDS_SIZE, _("more than 1 GiB free"));
    else
        snprintf(words, CHECK_WORDS_SIZE, _("%s free: make room"),
                 amount_bytes(checks->free_bytes).text);
}

static void say_database(const struct checks *checks, char words[CHECK_WORDS_SIZE])
{
    if (checks->database_reason[0])
        snprintf(words, CHECK_WORDS_SIZE, _("not sound (%s): put back the last backup"),
                 checks->database_reason);
    else
        text_copy(words, CHECK_WORDS_SIZE, _("sound"));
}

static void say_backup(const struct checks *checks, int64_t now, char words[CHECK_WORDS_SIZE])
{
    char taken[CLOCK_TEXT_SIZE];
    if (!checks->backup_at && checks->copy.is_copy && checks->copy.taken_at) {
        clock_format(checks->copy.taken_at, taken);
        snprintf(words, CHECK_WORDS_SIZE,
                 _("none since the one of %.10s %.5s that was put back: “obecni backup make FILE”"),
                 taken, taken + 11);
    } else if (!checks->backup_at)
        text_copy(words, CHECK_WORDS_SIZE,
                  _("none was made yet: “obecni backup make FILE”"));
    else if (checks->backup == CHECK_GOOD)
        snprintf(words, CHECK_WORDS_SIZE, _("%s old"), amount_age(now - checks->backup_at).text);
    else
        snprintf(words, CHECK_WORDS_SIZE, _("%s old: “obecni backup make FILE”"),
                 amount_age(now - checks->backup_at).text);
}

static void say_restored(const struct checks *checks, char words[CHECK_WORDS_SIZE])
{
    char at[CLOCK_TEXT_SIZE];
    clock_format(checks->copy.taken_at, at);
    snprintf(words, CHECK_WORDS_SIZE,
             _("this is a copy of %.10s %.5s that was put back: “obecni restore check”"), at, at + 11);
}

static void say_kiosk(const struct checks *checks, int64_t now, char words[CHECK_WORDS_SIZE])
{
    char at[CLOCK_TEXT_SIZE];
    if (checks->kiosk_index < 0) {
        text_copy(words, CHECK_WORDS_SIZE, _("none has been seen yet"));
        return;
    }
    const struct kiosk_state *state = &checks->kiosks.items[checks->kiosk_index];
    enum opening_kiosk kiosk = opening_kiosk(&checks->opening, state, now);
    clock_format(state->problem ? state->problem_at : state->seen_at, at);
    if (state->problem && checks->kiosk != CHECK_GOOD && kiosk != OPENING_KIOSK_SILENT)
        snprintf(words, CHECK_WORDS_SIZE,
                 state->is_over ? _("working again; at %.10s %.5s: %s") : _("since %.10s %.5s: %s"),
                 at, at + 11, kiosk_words_problem(state->problem));
    else
        snprintf(words, CHECK_WORDS_SIZE, _("%s, last seen %s ago"), kiosk_words_state(kiosk),
                 amount_age(now - state->seen_at).text);
}

static void say_day(const struct checks *checks, char words[CHECK_WORDS_SIZE])
{
    if (!checks->session_count)
        text_copy(words, CHECK_WORDS_SIZE, _("no session today"));
    else if (checks->cancelled_count)
        snprintf(words, CHECK_WORDS_SIZE, _("sessions %d, of these cancelled %d"),
                 checks->session_count, checks->cancelled_count);
    else
        snprintf(words, CHECK_WORDS_SIZE, _("sessions %d"), checks->session_count);
}

static char *begin(struct check_line *line, const char *check, const char *shown,
                   enum check_level level)
{
    *line = (struct check_line){.check = check, .shown = _(shown), .level = level};
    return line->words;
}

int check_words(const struct checks *checks, int64_t now, struct check_line lines[CHECK_LINES])
{
    int count = 0;
    say_clock(checks, now, begin(&lines[count++], "clock", N_("clock"), checks->clock));
    say_disk(checks, begin(&lines[count++], "disk", N_("disk"), checks->disk));
    if (checks->has_read_database)
        say_database(checks, begin(&lines[count++], "database", N_("database"), checks->database));
    say_backup(checks, now, begin(&lines[count++], "backup", N_("backup"), checks->backup));
    if (checks->copy.is_copy)
        say_restored(checks, begin(&lines[count++], "restored", N_("restored"), checks->restored));
    say_kiosk(checks, now, begin(&lines[count++], "kiosk", N_("kiosk"), checks->kiosk));
    say_day(checks, begin(&lines[count++], "day", N_("today"), checks->day));
    return count;
}
