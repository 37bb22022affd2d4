/* Statuses, sources and sums in words. Where they stand on the page is attendance_list's. */
#include "paper/attendance_words.h"

#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

static const char *polish(const char *text)
{
    return language_text(LANGUAGE_POLISH, text);
}

static const char *const status_words[] = {
    [ROSTER_UNKNOWN] = N_("no mark"),
    [ROSTER_PRESENT] = N_("presence"),
    [ROSTER_LATE] = N_("late by %d min"),
    [ROSTER_LEFT_EARLY] = N_("left before the end"),
    [ROSTER_ABSENT] = N_("absence"),
    [ROSTER_EXCUSED] = N_("excused absence"),
    [ROSTER_REFUSED_ENTRY] = N_("entry refused"),
    [ROSTER_NOT_APPLICABLE] = N_("not applicable"),
};

static const struct {
    const char *stored, *words;
} sources[] = {
    {.stored = "card", .words = N_("card")},
    {.stored = "manual_code", .words = N_("typed number")},
    {.stored = "staff_manual", .words = N_("entered by staff")},
    {.stored = "paper_import", .words = N_("paper list")},
    {.stored = "correction", .words = N_("correction")},
};

static const char *source_words(const char *stored)
{
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        if (strcmp(sources[i].stored, stored) == 0)
            return polish(sources[i].words);
    }
    return "";
}

static bool is_presence(const struct roster_row *row)
{
    return row->status == ROSTER_PRESENT || row->status == ROSTER_LATE ||
           row->status == ROSTER_LEFT_EARLY;
}

static int whole_minutes(const struct roster *roster)
{
    const struct session_course *course = &roster->course;
    return course->began_at ? (int)((course->ended_at - course->began_at) / 60)
                            : (int)((roster->end_at - roster->start_at) / 60);
}

/* "przyjście zapisane", "spoza spisu", "wyjście 17.00", "zaliczono 90 min", as far as true. */
static void write_remark(const struct roster *roster, const struct roster_row *row, char *remark,
                         size_t size)
{
    char at[POLISH_TEXT_SIZE];
    struct buffer text = {0};
    buffer_append_text(&text, "");
    if (row->came_anyway && !is_presence(row))
        buffer_append_text(&text, polish(N_("arrival recorded")));
    else if (!row->is_expected)
        buffer_append_text(&text, polish(N_("not on the list of expected")));
    if (row->out_at) {
        polish_time(row->out_at, at);
        buffer_printf(&text, "%s%s %s", text.length ? ", " : "", polish(N_("left at")), at);
    }
    if (is_presence(row) && row->credited_minutes && row->credited_minutes != whole_minutes(roster))
        buffer_printf(&text, "%s%s %d\u00a0min", text.length ? ", " : "", polish(N_("credited")),
                      row->credited_minutes);
    text_copy(remark, size, text.text);
    buffer_free(&text);
}

void attendance_words_row(const struct roster *roster, const struct roster_row *row,
                          struct attendance_words *words)
{
    const char *status = polish(status_words[row->status]);
    if (row->status == ROSTER_LATE)
        snprintf(words->status, sizeof words->status, status, row->late_minutes);
    else
        snprintf(words->status, sizeof words->status, "%s", status);
    if (row->in_at)
        polish_time(row->in_at, words->entry);
    else
        snprintf(words->entry, sizeof words->entry, "–");
    write_remark(roster, row, words->remark, sizeof words->remark);
    words->source = source_words(row->source);
}

static int add_sum(struct attendance_sum *sums, int count, const char *one, const char *many,
                   long number)
{
    sums[count] = (struct attendance_sum){
        .number = number,
        .words = language_plural(LANGUAGE_POLISH, one, many, (unsigned long)number)};
    return count + 1;
}

/* The same, left out when there is nothing to count. */
static int add_some(struct attendance_sum *sums, int count, const char *one, const char *many,
                    long number)
{
    return number > 0 ? add_sum(sums, count, one, many, number) : count;
}

static long count_status(const struct roster *roster, enum roster_status status)
{
    long count = 0;
    for (size_t i = 0; i < roster->row_count; i++)
        count += roster->rows[i].status == status;
    return count;
}

static long count_came_anyway(const struct roster *roster)
{
    long count = 0;
    for (size_t i = 0; i < roster->row_count; i++)
        count += roster->rows[i].came_anyway;
    return count;
}

static int held_sums(const struct roster *roster, struct attendance_sum *sums, int count)
{
    count = add_sum(sums, count, "presence", "presences", roster->present_count);
    count = add_some(sums, count, "of these late", "of these late (many)", roster->late_count);
    count = add_some(sums, count, "of these not expected", "of these not expected (many)",
                     roster->guest_count);
    count =
        add_some(sums, count, "excused", "excused (many)", count_status(roster, ROSTER_EXCUSED));
    count = add_some(sums, count, "absence", "absences", count_status(roster, ROSTER_ABSENT));
    count = add_some(sums, count, "entry refused", "entries refused",
                     count_status(roster, ROSTER_REFUSED_ENTRY));
    return add_some(sums, count, "without a mark", "without a mark (many)", roster->unknown_count);
}

int attendance_words_sums(const struct roster *roster, bool is_draft,
                          struct attendance_sum sums[ATTENDANCE_SUMS])
{
    int count = add_sum(sums, 0, "expected", "expected (many)", roster->expected_count);
    if (roster->is_cancelled)
        return add_some(sums, count, "recorded arrival", "recorded arrivals",
                        count_came_anyway(roster));
    count = held_sums(roster, sums, count);
    if (is_draft)
        sums[count++] = (struct attendance_sum){.number = ATTENDANCE_SUM_BLANK,
                                                .words = polish(N_("people counted in the room"))};
    return count;
}
