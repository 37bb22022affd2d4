/* Statuses, sources and sums in words. Where they stand is each document's affair. */
#include "document/presence_words.h"

#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "document/fill_parts.h"

#include <stdio.h>
#include <string.h>

static const char *const status_words[] = {
    [ATTENDANCE_UNKNOWN] = N_("no mark"),
    [ATTENDANCE_PRESENT] = N_("presence"),
    [ATTENDANCE_LATE] = N_("lateness"),
    [ATTENDANCE_LEFT_EARLY] = N_("left before the end"),
    [ATTENDANCE_ABSENT] = N_("absence"),
    [ATTENDANCE_EXCUSED] = N_("excused absence"),
    [ATTENDANCE_REFUSED_ENTRY] = N_("entry refused"),
    [ATTENDANCE_NOT_APPLICABLE] = N_("not applicable"),
};

const char *presence_words_status(enum attendance_status status)
{
    return status == ATTENDANCE_STATUS_COUNT ? "" : fill_polish(status_words[status]);
}

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
            return fill_polish(sources[i].words);
    }
    return "";
}

static void append(struct buffer *text, const char *words)
{
    if (text->length)
        buffer_append_text(text, ", ");
    buffer_append_text(text, words);
}

/* "przyjście zapisane", "spoza spisu", "wyjście 17.00", "zaliczono 90 min", as far as true. */
static void write_remark(const struct grid_session *session, const struct grid_cell *cell,
                         char *remark, size_t size)
{
    char at[POLISH_TEXT_SIZE];
    const struct attendance_row *row = &cell->row;
    bool is_presence = attendance_is_presence(row->status);
    struct buffer text = {0};
    buffer_append_text(&text, "");
    if (row->came_anyway && !is_presence)
        append(&text, fill_polish(N_("arrival recorded")));
    else if (!cell->is_expected)
        append(&text, fill_polish(N_("not on the list of expected")));
    if (row->out_at) {
        polish_time(row->out_at, at);
        append(&text, fill_polish(N_("left at")));
        buffer_printf(&text, "\u00a0%s", at);
    }
    if (is_presence && row->credited_minutes &&
        row->credited_minutes != grid_session_minutes(session)) {
        append(&text, fill_polish(N_("credited")));
        buffer_printf(&text, "\u00a0%d\u00a0min", row->credited_minutes);
    }
    text_copy(remark, size, text.text);
    buffer_free(&text);
}

void presence_words(const struct grid_session *session, const struct grid_cell *cell,
                    struct presence_words *words)
{
    const struct attendance_row *row = &cell->row;
    if (row->status == ATTENDANCE_LATE)
        snprintf(words->status, sizeof words->status, fill_polish(N_("late by %d min")),
                 row->late_minutes);
    else
        snprintf(words->status, sizeof words->status, "%s", presence_words_status(row->status));
    write_remark(session, cell, words->remark, sizeof words->remark);
    words->source = source_words(row->source);
}

static void add_sum(struct sheet *sheet, const char *one, const char *many, int number)
{
    sheet_sum_number(sheet, number, fill_plural(one, many, number));
}

/* The same, left out when there is nothing to count. */
static void add_some(struct sheet *sheet, const char *one, const char *many, int number)
{
    if (number > 0)
        add_sum(sheet, one, many, number);
}

void presence_words_sums(const struct attendance_tally *tally, struct sheet *sheet)
{
    add_sum(sheet, "presence", "presences", tally->present);
    add_some(sheet, "of these late", "of these late (many)", tally->late);
    add_some(sheet, "of these left early", "of these left early (many)", tally->left_early);
    add_some(sheet, "of these not expected", "of these not expected (many)", tally->guests);
    add_some(sheet, "excused", "excused (many)", tally->excused);
    add_some(sheet, "absence", "absences", tally->absent);
    add_some(sheet, "entry refused", "entries refused", tally->refused);
    add_some(sheet, "without a mark", "without a mark (many)", tally->unknown);
    add_some(sheet, "recorded arrival", "recorded arrivals", tally->came_anyway);
}

const char *presence_words_to_sign(const struct grid_cell *cell)
{
    bool is_open = cell->row.status == ATTENDANCE_UNKNOWN || cell->row.came_anyway ||
                   attendance_is_presence(cell->row.status);
    return is_open ? "" : "–";
}

void presence_words_hours(int64_t from, int64_t until, char text[POLISH_TEXT_SIZE])
{
    char start[POLISH_TEXT_SIZE], end[POLISH_TEXT_SIZE];
    polish_time(from, start);
    polish_time(until, end);
    snprintf(text, POLISH_TEXT_SIZE, "%.16s–%.16s", start, end);
}
