/* The sentences under a report: what the numbers leave out, where those by hand come from, and
 * what is not compared and why. */
#include "figures/report/report_words.h"

#include "base/language.h"
#include "base/memory.h"
#include "casework/violence_term.h"
#include "club/day_column.h"
#include "club/presence/month.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void note(struct report_notes *notes, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void note(struct report_notes *notes, const char *format, ...)
{
    char text[900];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    notes->items = memory_grow(notes->items, notes->count, &notes->capacity, sizeof *notes->items);
    notes->items[notes->count++] = memory_copy_text(text);
}

void report_notes_free(struct report_notes *notes)
{
    for (size_t i = 0; i < notes->count; i++)
        free(notes->items[i]);
    free(notes->items);
    *notes = (struct report_notes){0};
}

static const struct report_cell *find_cell(const struct report *report, const char *figure)
{
    for (size_t i = 0; i < report->count; i++) {
        if (strcmp(report->rows[i].figure->code, figure) == 0 && !report->rows[i].part[0] &&
            report_cell_is_number(&report->rows[i].cells[0]))
            return &report->rows[i].cells[0];
    }
    return NULL;
}

static bool find_row(const struct report *report, const char *figure)
{
    for (size_t i = 0; i < report->count; i++) {
        if (strcmp(report->rows[i].figure->code, figure) == 0)
            return true;
    }
    return false;
}

static bool has_state(const struct report *report, int source, enum report_cell_state state)
{
    for (size_t r = 0; r < report->count; r++) {
        for (size_t i = 0; i < report->column_count; i++) {
            if (report->rows[r].cells[i].state == state &&
                (source < 0 || (int)report->rows[r].figure->source == source))
                return true;
        }
    }
    return false;
}

static void note_hours(const struct report *report, struct report_notes *notes)
{
    const struct report_cell *cell = find_cell(report, "minutes_held");
    if (!cell || !cell->value)
        return;
    long long minutes = cell->value;
    note(notes,
         _("Time held: %lld minutes are %lld h %lld min in hours of 60 minutes, %lld h %lld min in "
           "hours of 45 minutes. Nothing is rounded."),
         minutes, minutes / 60, minutes % 60, minutes / 45, minutes % 45);
}

static void note_unsigned(const struct report *report, struct report_notes *notes)
{
    const struct report_cell *open = find_cell(report, "sessions_unsigned");
    if (open && open->value)
        note(notes,
             _("Sessions held but not signed: %lld. Their hours and persons are counted nowhere "
               "else."),
             (long long)open->value);
    if (report->restricted && report->is_public)
        note(notes, "%s", _("Persons whose data may not be used for now are left out."));
    else if (report->restricted)
        note(notes, _("Persons whose data may not be used for now (restriction) are left out: %d."),
             report->restricted);
}

static void note_since(const struct report *report, struct report_notes *notes)
{
    static const char *const sources[FIGURE_SOURCES] = {
        [FIGURE_SESSIONS] = N_("Sessions"),
        [FIGURE_INTERVENTIONS] = N_("Interventions"),
        [FIGURE_CASEWORK] = N_("Services, referrals and outcomes"),
        [FIGURE_CONTRACTS] = N_("Contracts"),
        [FIGURE_BY_HAND] = N_("Staff and subsidies"),
    };
    for (int i = 0; i < FIGURE_SOURCES; i++) {
        char month[MONTH_SIZE];
        int since = report->since[i];
        bool is_cut = since != DAY_NONE && since > report->columns[0].period.first &&
                      since <= report->columns[0].period.last;
        if (!is_cut && !has_state(report, i, CELL_NO_RECORDS) &&
            !has_state(report, i, CELL_PART_RECORDS))
            continue;
        if (since == DAY_NONE) {
            note(notes,
                 i == FIGURE_BY_HAND
                     ? _("%s are entered by hand with a source (“obecni report earlier-add”); n/d "
                         "where nobody has.")
                     : _("%s: nothing is on record; n/d."),
                 _(sources[i]));
            continue;
        }
        month_format(since, month);
        if (is_cut)
            note(notes,
                 _("%s: on record since %s, so the numbers are of a part of the period, and who "
                   "came before it is not known."),
                 _(sources[i]), month);
        note(notes,
             _("%s: on record since %s. What is earlier, or only partly on record, is n/d unless "
               "its number was entered by hand."),
             _(sources[i]), month);
    }
}

static void note_states(const struct report *report, struct report_notes *notes)
{
    if (has_state(report, -1, CELL_LOCKED))
        note(
            notes, "%s",
            _("Target groups are sealed: n/d while names are locked. “obecni unlock” opens them."));
    if (has_state(report, -1, CELL_NO_PROGRAMME))
        note(notes, "%s",
             _("Casework and contracts are not kept by programme: n/d. Without --programme they "
               "are told."));
    if (has_state(report, -1, CELL_DISPOSED))
        note(notes, "%s",
             _("Target groups of people who came then have been disposed of: n/d unless the number "
               "was entered by hand."));
    if (report->is_public)
        note(notes,
             _("Public version: numbers of people from 1 to %lld are told as “< %lld”; “hidden” is "
               "a number that would let one of them be found. No percentage of fewer than %lld."),
             (long long)report->threshold - 1, (long long)report->threshold,
             (long long)report->threshold);
}

/* A number entered by hand is about people as much as any other. */
static void hand_value(const struct report *report, const struct earlier_figure *hand,
                       char shown[REPORT_CELL_SIZE])
{
    if (report->is_public && hand->figure->is_about_people && hand->value > 0 &&
        hand->value < report->threshold)
        snprintf(shown, REPORT_CELL_SIZE, "< %lld", (long long)report->threshold);
    else
        snprintf(shown, REPORT_CELL_SIZE, "%lld", (long long)hand->value);
}

static void note_hand(const struct report *report, size_t index, struct report_notes *notes)
{
    const struct earlier_figure *hand = &report->earlier.items[index];
    char period[PERIOD_SIZE], label[REPORT_LABEL_SIZE];
    period_format(hand->period, period);
    report_label(hand->figure, hand->part, label);
    note(notes, _("* %s, %s: entered by hand as %s (%s)"), label, period, hand->code, hand->source);
}

static void note_apart(const struct report *report, size_t index, struct report_notes *notes)
{
    const struct earlier_figure *hand = &report->earlier.items[index];
    char period[PERIOD_SIZE], label[REPORT_LABEL_SIZE], unit[DICTIONARY_LABEL_SIZE];
    char own_unit[DICTIONARY_LABEL_SIZE], value[REPORT_CELL_SIZE];
    bool is_other_unit = strcmp(hand->unit, hand->figure->unit) != 0;
    bool is_other_length = hand->period.length != report->columns[0].period.length;
    period_format(hand->period, period);
    report_label(hand->figure, hand->part, label);
    report_word(DICTIONARY_FIGURE_UNIT, hand->unit, unit);
    report_word(DICTIONARY_FIGURE_UNIT, hand->figure->unit, own_unit);
    hand_value(report, hand, value);
    if (is_other_unit && is_other_length)
        note(notes,
             _("%s, %s (%s): %s %s. Not compared, n/d: another unit than %s, and another "
               "length than a %s (%s; %s)"),
             label, period, report_length_shown(hand->period.length), value, unit, own_unit,
             report_length_shown(report->columns[0].period.length), hand->source, hand->code);
    else if (is_other_unit)
        note(notes, _("%s, %s (%s): %s %s. Not compared, n/d: another unit than %s (%s; %s)"),
             label, period, report_length_shown(hand->period.length), value, unit, own_unit,
             hand->source, hand->code);
    else
        note(notes, _("%s, %s (%s): %s %s. Not compared, n/d: another length than a %s (%s; %s)"),
             label, period, report_length_shown(hand->period.length), value, unit,
             report_length_shown(report->columns[0].period.length), hand->source, hand->code);
}

static bool is_used(const struct report *report, size_t index)
{
    for (size_t r = 0; r < report->count; r++) {
        for (size_t i = 0; i < report->column_count; i++) {
            const struct report_cell *cell = &report->rows[r].cells[i];
            if (cell->hand == index && cell->state == CELL_BY_HAND)
                return true;
        }
    }
    return false;
}

static void note_lengths(const struct report *report, struct report_notes *notes)
{
    for (size_t i = 1; i < report->column_count; i++) {
        char period[PERIOD_SIZE];
        if (!report->columns[i].is_length_other)
            continue;
        period_format(report->columns[i].period, period);
        note(notes, _("%s is a %s and not a %s: it stands beside, and no change is computed."),
             period, report_length_shown(report->columns[i].period.length),
             report_length_shown(report->columns[0].period.length));
    }
}

/* The law's word changed; the figure is one, so each column says which word was its time's. */
static void note_violence(const struct report *report, struct report_notes *notes)
{
    if (!find_row(report, "violence_interventions"))
        return;
    bool is_polish = language_present() == LANGUAGE_POLISH;
    int now = report->columns[0].period.last;
    struct dictionary_entry current, term, earlier;
    violence_term_of(now, &current);
    for (size_t i = 0; i < report->column_count; i++) {
        char period[PERIOD_SIZE];
        int last_on;
        period_format(report->columns[i].period, period);
        if (violence_term_changed(report->columns[i].period.first, report->columns[i].period.last,
                                  &term, &earlier, &last_on))
            note(notes, _("%s: domestic violence was called “%s” in law until %s, “%s” since; the "
                          "figure counts both."),
                 period, is_polish ? earlier.polish : earlier.english,
                 day_column_text(last_on).text, is_polish ? term.polish : term.english);
        else if (strcmp(term.code, current.code) != 0)
            note(notes, _("%s: the law's word was “%s”; the figure is the same."), period,
                 is_polish ? term.polish : term.english);
    }
}

void report_notes_make(const struct report *report, int today, struct report_notes *notes)
{
    char period[PERIOD_SIZE];
    *notes = (struct report_notes){0};
    period_format(report->columns[0].period, period);
    if (report->is_running)
        note(notes, _("%s is not over: numbers as of %s, and no change is computed."), period,
             day_column_text(today).text);
    note_hours(report, notes);
    note_unsigned(report, notes);
    note_since(report, notes);
    note_states(report, notes);
    note_violence(report, notes);
    note_lengths(report, notes);
    for (size_t i = 0; i < report->earlier.count; i++) {
        if (is_used(report, i))
            note_hand(report, i, notes);
        if (report_is_apart(report, i))
            note_apart(report, i, notes);
    }
}
