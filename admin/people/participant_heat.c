/* From sessions to letters, and from letters to the map. */
#include "admin/people/participant_heat.h"

#include "base/calendar.h"
#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LABEL_WIDTH = 4, MONTH_WIDTH = 8, MONTHS_SHOWN = 6, YEARS_MOST = 5, STANDARD_WIDTH = 80, WEEKS_LEAST = 8 };
enum { NO_SESSION = '.', DIFFERENT = '*' };

enum mark {
    MARK_PRESENT,
    MARK_LATE,
    MARK_LEFT_EARLY,
    MARK_ABSENT,
    MARK_EXCUSED,
    MARK_REFUSED,
    MARK_NOT_HELD,
    MARK_NONE,
    MARK_AHEAD,
    MARK_COUNT
};

static const struct {
    const char *status; /* in JSON */
    const char *words;  /* in the legend, a msgid */
} marks[MARK_COUNT] = {
    [MARK_PRESENT] = {"present", N_("present")},
    [MARK_LATE] = {"late", N_("late")},
    [MARK_LEFT_EARLY] = {"left_early", N_("left early")},
    [MARK_ABSENT] = {"absent", N_("absent")},
    [MARK_EXCUSED] = {"excused", N_("excused")},
    [MARK_REFUSED] = {"refused_entry", N_("refused entry")},
    [MARK_NOT_HELD] = {"not_applicable", N_("not held")},
    [MARK_NONE] = {"unknown", N_("no mark")},
    [MARK_AHEAD] = {"planned", N_("ahead")},
};

/* One letter for each mark, in the order of the words above: present, late, left early, absent,
 * excused, refused entry, not held, no mark, ahead. A translation has as many. */
static char letter(enum mark mark)
{
    static const char *const standard = N_("PLEAXRN?o");
    const char *letters = _(standard);
    return strlen(letters) == MARK_COUNT ? letters[mark] : standard[mark];
}

static enum mark attended(enum attendance_status status)
{
    return status == ATTENDANCE_LATE         ? MARK_LATE
           : status == ATTENDANCE_LEFT_EARLY ? MARK_LEFT_EARLY
                                             : MARK_PRESENT;
}

/* MARK_COUNT for sessions that are none of the person's. */
static enum mark find_mark(const struct history_session *session)
{
    switch (session->class) {
    case CLASS_ATTENDED:
        return attended(session->status);
    case CLASS_NOT_ATTENDED:
        return MARK_ABSENT;
    case CLASS_EXCUSED:
        return MARK_EXCUSED;
    case CLASS_REFUSED:
        return MARK_REFUSED;
    case CLASS_NOT_HELD:
        return MARK_NOT_HELD;
    case CLASS_UNMARKED:
        return MARK_NONE;
    case CLASS_AHEAD:
        return MARK_AHEAD;
    default:
        return MARK_COUNT;
    }
}

bool participant_heat_days(const struct invocation *invocation, struct participant_heat *heat,
                           struct error *err)
{
    heat->today = club_today(&invocation->club);
    heat->until = (int)invocation_number_or(invocation, "--to", heat->today);
    if (invocation_has(invocation, "--from") && !invocation_has(invocation, "--to") &&
        invocation_number_or(invocation, "--from", 0) > heat->today)
        heat->until =
            calendar_add_months((int)invocation_number_or(invocation, "--from", 0), MONTHS_SHOWN);
    heat->from = (int)invocation_number_or(
        invocation, "--from", calendar_add_months(heat->until, -MONTHS_SHOWN) + 1);
    if (heat->until < heat->from)
        return error_set(err, ERROR_USAGE, _("The last day lies before the first."));
    return heat->until < calendar_add_months(heat->from, 12 * YEARS_MOST) ||
           error_set(err, ERROR_USAGE, _("A calendar shows at most %d years at once."), YEARS_MOST);
}

/* A letter for each day; `counts` of the marks of all sessions. */
static char *fill_days(const struct participant_heat *heat, int counts[MARK_COUNT])
{
    size_t days = (size_t)(heat->until - heat->from + 1);
    char *letters = memory_new(days + 1, 1);
    memset(letters, NO_SESSION, days);
    for (size_t i = 0; i < heat->history->count; i++) {
        const struct history_session *session = &heat->history->items[i];
        enum mark mark = find_mark(session);
        if (mark == MARK_COUNT)
            continue;
        counts[mark]++;
        char *day = &letters[session->day - heat->from];
        *day = *day == NO_SESSION || *day == letter(mark) ? letter(mark) : DIFFERENT;
    }
    return letters;
}

/* The month's number above the week that its first day is in; with the year at the beginning and
 * in January. */
static void print_months(int first_week, int weeks)
{
    char line[512] = "";
    int next_free = 0;
    for (int week = 0; week < weeks; week++) {
        int year, month, day_of_month, last = first_week + 7 * week + 6, at = 2 * week;
        char text[16];
        day_split(last, &year, &month, &day_of_month);
        int next_month = (calendar_month_last(last) - last) / 7 + 1; /* weeks from here */
        bool is_in_the_way = next_month < MONTH_WIDTH / 2 && next_month < weeks;
        bool begins = day_of_month <= 7;
        if ((!begins && (week > 0 || is_in_the_way)) || at < next_free)
            continue;
        if (month == 1 || next_free == 0)
            snprintf(text, sizeof text, "%d-%02d", year, month);
        else
            snprintf(text, sizeof text, "%02d", month);
        snprintf(line + strlen(line), sizeof line - strlen(line), "%*s%s",
                 at - (int)strlen(line), "", text);
        next_free = at + (int)strlen(text) + 1;
    }
    printf("%*s %s\n", LABEL_WIDTH, "", line);
}

static char letter_of_day(const struct participant_heat *heat, const char *letters, int day)
{
    return day < heat->from || day > heat->until ? ' ' : letters[day - heat->from];
}

/* Each day takes two columns; today stands between brackets. */
static void print_weekday(const struct participant_heat *heat, const char *letters, int first_week,
                          int weeks, int weekday)
{
    const char *name = _(calendar_weekday_name((enum weekday)(MONDAY + weekday)));
    char label[16];
    text_copy(label, sizeof label, name);
    while (text_width(label) > LABEL_WIDTH - 1)
        text_copy(label, strlen(label), name);
    fputs(label, stdout);
    bool was_today = false;
    while (weeks && first_week + 7 * (weeks - 1) + weekday > heat->until)
        weeks--;
    if (weeks)
        printf("%*s", LABEL_WIDTH - text_width(label), "");
    for (int week = 0; week < weeks; week++) {
        int day = first_week + 7 * week + weekday;
        char shown = letter_of_day(heat, letters, day);
        bool is_today = day == heat->today && shown != ' ';
        printf("%c", is_today ? '[' : was_today ? ']' : ' ');
        if (shown == NO_SESSION)
            fputs("·", stdout);
        else
            putchar(shown);
        was_today = is_today;
    }
    printf("%s\n", was_today ? "]" : "");
}

static bool is_used(const struct participant_heat *heat, const char *letters, int weekday)
{
    for (int day = heat->from; day <= heat->until; day++) {
        if ((int)day_weekday(day) - MONDAY == weekday && letters[day - heat->from] != NO_SESSION)
            return true;
    }
    return false;
}

/* Saturdays and Sundays only where something took place. */
static void print_weeks(const struct participant_heat *heat, const char *letters, int first_week,
                        int weeks)
{
    print_months(first_week, weeks);
    for (int weekday = 0; weekday < 7; weekday++) {
        if (weekday < SATURDAY - MONDAY || is_used(heat, letters, weekday))
            print_weekday(heat, letters, first_week, weeks, weekday);
    }
}

static void print_piece(int width, int *column, const char *text)
{
    int taken = text_width(text);
    if (*column && *column + 3 + taken > width) {
        printf("\n%s", text);
        *column = taken;
        return;
    }
    printf("%s%s", *column ? "   " : "", text);
    *column += (*column ? 3 : 0) + taken;
}

static void print_legend(int width, const int counts[MARK_COUNT], const char *letters)
{
    char piece[160];
    int column = 0;
    for (int mark = 0; mark < MARK_COUNT; mark++) {
        if (!counts[mark])
            continue;
        snprintf(piece, sizeof piece, "%c %s: %d", letter((enum mark)mark), _(marks[mark].words),
                 counts[mark]);
        print_piece(width, &column, piece);
    }
    if (strchr(letters, DIFFERENT)) {
        snprintf(piece, sizeof piece, "* %s", _("several that differ"));
        print_piece(width, &column, piece);
    }
    snprintf(piece, sizeof piece, "· %s", _("no session"));
    print_piece(width, &column, piece);
    snprintf(piece, sizeof piece, "[ ] %s", _("today"));
    print_piece(width, &column, piece);
    putchar('\n');
}

/* What stands behind each star. */
static void print_differing(const struct participant_heat *heat, const char *letters)
{
    int last = DAY_NONE;
    for (size_t i = 0; i < heat->history->count; i++) {
        const struct history_session *session = &heat->history->items[i];
        enum mark mark = find_mark(session);
        char day[DAY_SIZE];
        if (mark == MARK_COUNT || letters[session->day - heat->from] != DIFFERENT)
            continue;
        day_format(session->day, day);
        if (session->day != last)
            printf("%s* %s:", last == DAY_NONE ? "" : "\n", day);
        printf(" %s %c", session->activity, letter(mark));
        last = session->day;
    }
    if (last != DAY_NONE)
        putchar('\n');
}

static void print_map(const struct invocation *invocation, const struct participant_heat *heat,
                      const char *letters, const int counts[MARK_COUNT])
{
    int width = invocation->width ? invocation->width : STANDARD_WIDTH;
    int fit = (width - LABEL_WIDTH - 1) / 2;
    int first_week = calendar_week_first(heat->from);
    int weeks = (calendar_week_first(heat->until) - first_week) / 7 + 1;
    fit = fit < WEEKS_LEAST ? WEEKS_LEAST : fit;
    for (int week = 0; week < weeks; week += fit)
        print_weeks(heat, letters, first_week + 7 * week, weeks - week < fit ? weeks - week : fit);
    print_legend(width, counts, letters);
    print_differing(heat, letters);
}

void participant_heat_print(const struct invocation *invocation,
                            const struct participant_heat *heat)
{
    int counts[MARK_COUNT] = {0}, all = 0;
    char *letters = fill_days(heat, counts);
    for (int mark = 0; mark < MARK_COUNT; mark++)
        all += counts[mark];
    if (all)
        print_map(invocation, heat, letters, counts);
    else
        printf("%s\n", _("No session of this person in that time."));
    free(letters);
}

json_t *participant_heat_json(const struct participant_heat *heat)
{
    json_t *days = json_array();
    for (size_t i = 0; i < heat->history->count; i++) {
        const struct history_session *session = &heat->history->items[i];
        enum mark mark = find_mark(session);
        char day[DAY_SIZE];
        if (mark == MARK_COUNT)
            continue;
        day_format(session->day, day);
        json_array_append_new(days,
                              json_pack("{s:s, s:s?, s:s, s:s}", "day", day, "session",
                                        session->code[0] ? session->code : NULL, "activity",
                                        session->activity, "status", marks[mark].status));
    }
    return days;
}
