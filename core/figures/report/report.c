/* Choosing a report's figures and comparing what can be compared. */
#include "figures/report/report.h"

#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "club/people/target_group.h"
#include "rights/restriction.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool report_cell_is_number(const struct report_cell *cell)
{
    return cell->state == CELL_NUMBER || cell->state == CELL_BY_HAND;
}

static bool is_among(const char *code, const char *const *codes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(code, codes[i]) == 0)
            return true;
    }
    return false;
}

static bool is_wanted(enum report_kind kind, const struct figure *figure)
{
    static const char *const kis[] = {
        "persons",
        "persons_new",
        "persons_continuing",
        "persons_finished",
        "persons_completed",
        "persons_by_target_group",
        "persons_without_group",
        "outcome_persons",
        "outcomes_by_kind",
        "effects_by_target_group",
        "persons_by_effect",
        "social_by_target_group",
        "vocational_by_target_group",
        "sessions_planned",
        "sessions_held",
        "sessions_cancelled",
        "minutes_held",
        "minutes_held_by_kind",
        "consultations",
        "contract_persons",
        "staff_persons",
        "staff_by_basis",
        "staff_hours",
        "subsidies_received",
        "subsidies_spent",
    };
    static const char *const statistics[] = {
        "persons",
        "persons_new",
        "persons_by_target_group",
        "persons_without_group",
        "consultations",
        "consultation_persons",
        "services",
        "service_persons",
        "households",
        "interventions",
        "violence_interventions",
        "referrals_in",
        "referrals_out",
        "contracts_concluded",
        "contracts_in_force",
        "contract_persons",
    };
    if (kind == REPORT_KIS)
        return is_among(figure->code, kis, sizeof kis / sizeof *kis);
    if (kind == REPORT_STATISTICS)
        return is_among(figure->code, statistics, sizeof statistics / sizeof *statistics);
    return figure->source != FIGURE_BY_HAND;
}

static struct report_row *add_row(struct report *report, const struct figure *figure,
                                  const char *part)
{
    report->rows =
        memory_grow(report->rows, report->count, &report->capacity, sizeof *report->rows);
    struct report_row *row = &report->rows[report->count++];
    *row = (struct report_row){.figure = figure};
    snprintf(row->part, sizeof row->part, "%s", part);
    return row;
}

/* Whether a part has a number in some column, the register's or one by hand. */
static bool has_part(const struct report *report, const struct figure_values *values,
                     const struct figure *figure, const char *part)
{
    for (size_t i = 0; i < report->column_count; i++) {
        if (figure_values_find(&values[i], figure->code, part).value)
            return true;
    }
    for (size_t i = 0; i < report->earlier.count; i++) {
        const struct earlier_figure *hand = &report->earlier.items[i];
        if (!hand->is_withdrawn && hand->figure == figure && strcmp(hand->part, part) == 0)
            return true;
    }
    return false;
}

static void add_parts(struct report *report, const struct figure_values *values,
                      const struct figure *figure)
{
    struct dictionary_entry entry;
    if (figure_values_find(&values[0], figure->code, "").state != FIGURE_KNOWN) {
        add_row(report, figure, "");
        return;
    }
    for (int i = 0; dictionary_at(figure->parts, i, &entry); i++) {
        if (has_part(report, values, figure, entry.code))
            add_row(report, figure, entry.code);
    }
    if (figure->source == FIGURE_BY_HAND && report->rows[report->count - 1].figure != figure)
        add_row(report, figure, ""); /* asked for, and nobody has entered it */
    /* Words of the office's own are in no dictionary. */
    for (size_t c = 0; c < report->column_count; c++) {
        for (size_t i = 0; i < values[c].count; i++) {
            const struct figure_value *item = &values[c].items[i];
            bool is_there = item->figure != figure || !item->part[0];
            for (size_t r = 0; !is_there && r < report->count; r++)
                is_there = report->rows[r].figure == figure &&
                           strcmp(report->rows[r].part, item->part) == 0;
            if (!is_there)
                add_row(report, figure, item->part);
        }
    }
}

static void add_rows(struct report *report, enum report_kind kind,
                     const struct figure_values *values)
{
    const struct figure *figure;
    for (size_t i = 0; (figure = figure_at(i)) != NULL; i++) {
        if (!is_wanted(kind, figure))
            continue;
        if (figure->parts)
            add_parts(report, values, figure);
        else
            add_row(report, figure, "");
    }
}

/* The one entered by hand for the figure and period; one in the figure's unit goes before. */
static bool find_hand(const struct report *report, const struct report_row *row,
                      struct period period, size_t *found)
{
    bool is_any = false;
    for (size_t i = 0; i < report->earlier.count; i++) {
        const struct earlier_figure *hand = &report->earlier.items[i];
        if (hand->is_withdrawn || hand->figure != row->figure ||
            strcmp(hand->part, row->part) != 0 || !period_is_same(hand->period, period))
            continue;
        bool fits = strcmp(hand->unit, row->figure->unit) == 0;
        if (fits || !is_any)
            *found = i;
        is_any = true;
        if (fits)
            break;
    }
    return is_any;
}

static struct report_cell cell_by_hand(const struct report *report, const struct report_row *row,
                                       struct period period, enum report_cell_state otherwise)
{
    size_t index;
    if (!find_hand(report, row, period, &index))
        return (struct report_cell){.state = otherwise};
    const struct earlier_figure *hand = &report->earlier.items[index];
    if (strcmp(hand->unit, row->figure->unit) != 0)
        return (struct report_cell){.state = CELL_OTHER_UNIT, .hand = index};
    return (struct report_cell){.state = CELL_BY_HAND, .value = hand->value, .hand = index};
}

static struct report_cell make_cell(const struct report *report, const struct report_row *row,
                                    size_t column, const struct figure_values *values)
{
    struct period period = report->columns[column].period;
    int since = report->since[row->figure->source];
    struct figure_value value = figure_values_find(values, row->figure->code, row->part);
    struct report_cell hand = {.state = CELL_PART_RECORDS};
    if (since == DAY_NONE || since > period.last)
        return cell_by_hand(report, row, period, CELL_NO_RECORDS);
    if (since > period.first)
        hand = cell_by_hand(report, row, period, CELL_PART_RECORDS);
    if (since > period.first && (column > 0 || hand.state != CELL_PART_RECORDS))
        return hand;
    if (value.state == FIGURE_LOCKED)
        return (struct report_cell){.state = CELL_LOCKED};
    if (value.state == FIGURE_NO_PROGRAMME)
        return cell_by_hand(report, row, period, CELL_NO_PROGRAMME);
    if (value.state == FIGURE_DISPOSED)
        return cell_by_hand(report, row, period, CELL_DISPOSED);
    return (struct report_cell){.state = CELL_NUMBER, .value = value.value, .of = value.of};
}

static const struct report_cell *find_cell(const struct report *report, const char *figure,
                                           size_t column)
{
    for (size_t r = 0; figure && r < report->count; r++) {
        if (strcmp(report->rows[r].figure->code, figure) == 0 && !report->rows[r].part[0])
            return &report->rows[r].cells[column];
    }
    return NULL;
}

/* Where the two numbers of a share were entered by hand, the share is theirs. */
static void fill_share(struct report *report, struct report_row *row, size_t column)
{
    struct report_cell *share = &row->cells[column];
    const struct report_cell *counts = find_cell(report, row->figure->counts, column);
    const struct report_cell *among = find_cell(report, row->figure->among, column);
    if (!report_cell_is_number(share) && counts && among && counts->state == CELL_BY_HAND &&
        among->state == CELL_BY_HAND && counts->value <= among->value)
        *share = (struct report_cell){.state = CELL_BY_HAND,
                                      .value = counts->value,
                                      .of = among->value,
                                      .hand = counts->hand};
}

static void add_columns(struct report *report, const struct report_request *request)
{
    report->columns[0].period = request->period;
    report->column_count = 1;
    for (int i = 1; i <= request->years; i++)
        report->columns[report->column_count++].period = period_earlier(request->period, i);
    for (size_t i = 0; i < request->other_count; i++) {
        assert(report->column_count < REPORT_COLUMNS);
        struct report_column *column = &report->columns[report->column_count++];
        column->period = request->others[i];
        column->is_length_other = column->period.length != request->period.length;
    }
}

/* The office's own target groups are in no dictionary. */
static bool name_own_groups(struct club *club, struct report *report, struct error *err)
{
    struct target_group_list list = {0};
    bool ok = target_group_list(club, &list, err);
    for (size_t r = 0; ok && r < report->count; r++) {
        struct report_row *row = &report->rows[r];
        bool is_group = row->figure->parts && row->part[0] &&
                        strcmp(row->figure->parts, DICTIONARY_TARGET_GROUP) == 0;
        for (size_t i = 0; is_group && i < list.count; i++) {
            if (list.items[i].is_own && strcmp(list.items[i].code, row->part) == 0)
                text_copy(row->word, sizeof row->word, list.items[i].polish);
        }
    }
    target_group_list_free(&list);
    return ok;
}

static bool fill(struct club *club, const struct report_request *request, struct report *report,
                 struct error *err)
{
    struct period periods[REPORT_COLUMNS];
    struct figure_values values[REPORT_COLUMNS];
    for (size_t i = 0; i < report->column_count; i++)
        periods[i] = report->columns[i].period;
    if (!figure_values_get(club, periods, report->column_count, request->programme, values, err))
        return false;
    add_rows(report, request->kind, values);
    for (size_t r = 0; r < report->count; r++) {
        for (size_t i = 0; i < report->column_count; i++)
            report->rows[r].cells[i] = make_cell(report, &report->rows[r], i, &values[i]);
    }
    for (size_t r = 0; r < report->count; r++) {
        for (size_t i = 0; i < report->column_count; i++)
            fill_share(report, &report->rows[r], i);
    }
    report->presences_by_day = values[0].presences_by_day;
    values[0].presences_by_day = NULL;
    figure_values_free(values, report->column_count);
    return name_own_groups(club, report, err);
}

bool report_get(struct club *club, const struct report_request *request, struct report *report,
                struct error *err)
{
    char text[PERIOD_SIZE];
    memset(report, 0, sizeof *report);
    period_format(request->period, text);
    if (request->period.first > club_today(club))
        return error_set(err, ERROR_REFUSED, _("The period %s lies ahead."), text);
    add_columns(report, request);
    report->is_running = request->period.last >= club_today(club);
    bool ok = earlier_figure_list(club, request->programme ? request->programme : "",
                                  &report->earlier, err);
    for (int source = FIGURE_SESSIONS; ok && source < FIGURE_SOURCES; source++)
        ok = figure_known_since(club, (enum figure_source)source, &report->since[source], err);
    return ok && restriction_count(club, &report->restricted, err) &&
           fill(club, request, report, err);
}

void report_free(struct report *report)
{
    free(report->rows);
    free(report->presences_by_day);
    earlier_figures_free(&report->earlier);
    memset(report, 0, sizeof *report);
}

bool report_change(const struct report *report, const struct report_row *row, size_t column,
                   int64_t *change)
{
    const struct report_cell *now = &row->cells[0], *then = &row->cells[column];
    int since = report->since[row->figure->source];
    bool is_part = now->state == CELL_NUMBER && since > report->columns[0].period.first;
    if (column >= report->column_count || report->is_running || is_part ||
        report->columns[column].is_length_other || !report_cell_is_number(now) ||
        !report_cell_is_number(then) || strcmp(row->figure->unit, "percent") == 0)
        return false;
    *change = now->value - then->value;
    return true;
}

bool report_is_apart(const struct report *report, size_t index)
{
    const struct earlier_figure *hand = &report->earlier.items[index];
    if (hand->is_withdrawn)
        return false;
    for (size_t r = 0; r < report->count; r++) {
        if (report->rows[r].figure == hand->figure && strcmp(report->rows[r].part, hand->part) == 0)
            return strcmp(hand->unit, hand->figure->unit) != 0 ||
                   hand->period.length != report->columns[0].period.length;
    }
    return false;
}
