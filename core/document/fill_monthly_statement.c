/* ZM, zestawienie miesięczne for the benefits section: persons with a contract in force alone, and
 * of them no more than sign, what was required, held, attended and excused, with its days. No
 * topic, no activity, no notes (domain §2.5 D). A month has to be closed before a number is given:
 * what is sent away must not change silently afterwards. */
#include "base/language.h"
#include "base/memory.h"
#include "club/presence/month.h"
#include "document/contract_words.h"
#include "document/document_fills.h"
#include "document/fill_parts.h"
#include "document/polish_text.h"
#include "figures/person/month_statement.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What the statement is made from. */
struct statement_source {
    struct club *club;
    const json_t *parameters;
    int64_t as_of_at;
    int month;
    bool is_closed, is_draft;
    struct month_statement figures;
    struct fill_person *people; /* of each line */
    size_t *order;              /* of the lines on the paper */
};

static bool check_month(struct statement_source *source, struct error *err)
{
    const char *text = parameter_text(source->parameters, "month");
    source->is_draft = parameter_flag(source->parameters, "draft");
    if (!month_read(text, &source->month, err))
        return false;
    if (source->month > fill_day(source->as_of_at))
        return error_set(err, ERROR_REFUSED,
                         _("The month %s has not begun: nothing can be stated about it."), text);
    if (!month_was_closed(source->club, source->month, source->as_of_at, &source->is_closed, err))
        return false;
    if (source->is_closed || source->is_draft)
        return true;
    return error_set(err, ERROR_REFUSED,
                     _("The month %s is not closed, so its figures may still change. Close it "
                       "(obecni month close %s), or make a draft with --draft."),
                     text, text);
}

static bool check_anything(const struct statement_source *source, struct error *err)
{
    const struct month_statement *figures = &source->figures;
    const char *month = parameter_text(source->parameters, "month");
    if (!figures->count)
        return error_set(err, ERROR_REFUSED,
                         _("No contract that asks for meetings was in force in %s (contracts in "
                           "force: %d). There is nothing to state."),
                         month, figures->contracts);
    if (figures->held)
        return true;
    if (figures->unsigned_count)
        return error_set(
            err, ERROR_REFUSED,
            _("Nothing of %s is signed yet. Have the lists signed first: obecni session "
              "pending"),
            month);
    return error_set(err, ERROR_REFUSED,
                     _("Nothing that contracts ask for was held in %s. There is nothing to state."),
                     month);
}

/* By name where names stand on the paper, else by number; then by contract and line. */
static void sort_lines(struct statement_source *source)
{
    size_t count = source->figures.count;
    char(*names)[NAME_SIZE] = memory_new(count, sizeof *names);
    source->order = memory_new(count, sizeof *source->order);
    for (size_t i = 0; i < count; i++) {
        const struct fill_person *person = &source->people[i];
        snprintf(names[i], NAME_SIZE, "%s", person->is_named ? person->listed_name : "");
    }
    person_names_sort(names, count, source->order);
    explicit_bzero(names, count * sizeof *names);
    free(names);
    for (size_t i = 1; i < count; i++) {
        size_t index = source->order[i], at = i;
        if (source->people[index].is_named)
            continue;
        for (;
             at > 0 && !source->people[source->order[at - 1]].is_named &&
             strcmp(source->people[source->order[at - 1]].number, source->people[index].number) > 0;
             at--)
            source->order[at] = source->order[at - 1];
        source->order[at] = index;
    }
}

static bool read_all(struct statement_source *source, struct error *err)
{
    bool with_names = parameter_names(source->club, source->parameters);
    if (!check_month(source, err) ||
        !month_statement_get(source->club, source->month, source->as_of_at, &source->figures,
                             err) ||
        !check_anything(source, err))
        return false;
    bool ok = true;
    source->people = memory_new(source->figures.count, sizeof *source->people);
    for (size_t i = 0; ok && i < source->figures.count; i++)
        ok = fill_person(source->club, source->figures.lines[i].participant, with_names,
                         &source->people[i], err);
    if (ok)
        sort_lines(source);
    return ok;
}

static void add_days(const struct statement_line *line, bool is_excused, struct sheet *sheet)
{
    struct buffer text = {0};
    for (size_t i = 0; i < line->day_count; i++) {
        char day[POLISH_TEXT_SIZE];
        if (line->days[i].is_excused != is_excused)
            continue;
        polish_date_digits(line->days[i].day, day);
        buffer_printf(&text, "%s%.5s", text.length ? ", " : "", day);
    }
    sheet_cell(sheet, text.length ? text.text : "–");
    buffer_free(&text);
}

/* What stands against the threshold by the month's end: "7", "9 z 12", "1080 min". */
static void add_so_far(const struct statement_line *line, struct sheet *sheet)
{
    const struct obligation_figures *figures = &line->so_far;
    char text[80];
    switch (line->obligation.kind) {
    case OBLIGATION_ALL:
    case OBLIGATION_MIN_SHARE:
        snprintf(text, sizeof text, fill_polish(N_("%d of %d (counted)")), figures->counted,
                 figures->asked);
        break;
    case OBLIGATION_MIN_MINUTES:
        snprintf(text, sizeof text, "%d\u00a0min", figures->counted);
        break;
    case OBLIGATION_PER_MONTH:
    case OBLIGATION_PER_WEEK:
        snprintf(text, sizeof text, fill_polish(N_("%d of %d (counted)")), figures->counted,
                 figures->required);
        break;
    case OBLIGATION_MIN_COUNT:
    case OBLIGATION_SINGLE_ACT:
    case OBLIGATION_CONDUCT:
    case OBLIGATION_KIND_COUNT:
        snprintf(text, sizeof text, "%d", figures->counted);
        break;
    }
    sheet_cell(sheet, text);
}

/* What is over and in no number of the row. */
static void add_open(const struct statement_line *line, struct sheet *sheet)
{
    struct buffer text = {0};
    if (line->unsigned_count)
        buffer_printf(&text, fill_polish(N_("not signed: %d")), line->unsigned_count);
    if (line->unmarked_count)
        buffer_printf(&text, fill_polish(N_("%swithout a mark: %d")), text.length ? ", " : "",
                      line->unmarked_count);
    sheet_cell_detail(sheet, text.text ? text.text : "");
    buffer_free(&text);
}

static void add_person(const struct statement_line *line, const struct fill_person *person,
                       struct sheet *sheet)
{
    char sign[CODE_SIZE + 32];
    snprintf(sign, sizeof sign, fill_polish(N_("%s, line %d")), line->sign, line->obligation.line);
    sheet_cell(sheet, sign);
    if (person->is_named) {
        sheet_cell_detail(sheet, person->case_sign);
        sheet_cell_name(sheet, person->listed_name);
    } else {
        sheet_cell(sheet, person->number);
    }
}

static void add_line(const struct statement_line *line, const struct fill_person *person,
                     int number, struct sheet *sheet)
{
    struct buffer agreed = {0}, window = {0};
    contract_words_agreed(&line->obligation, &agreed);
    contract_words_days(line->obligation.from_on, line->obligation.until_on, &window);
    sheet_row(sheet, SHEET_ROW);
    sheet_cell_number(sheet, number);
    add_person(line, person, sheet);
    sheet_cell(sheet, agreed.text);
    sheet_cell_detail(sheet, window.text);
    add_so_far(line, sheet);
    sheet_cell_number(sheet, line->held);
    add_open(line, sheet);
    sheet_cell_number(sheet, line->attended);
    add_days(line, false, sheet);
    sheet_cell_number(sheet, line->excused);
    add_days(line, true, sheet);
    buffer_free(&agreed);
    buffer_free(&window);
}

static void add_table(const struct statement_source *source, struct sheet *sheet)
{
    bool is_named = source->people[source->order[0]].is_named;
    const struct sheet_column_entry columns[] = {
        {.head = fill_polish(N_("No.")), .value = SHEET_NUMBER, .width_mm = 9},
        {.head = fill_polish(N_("Contract, line (column)")), .value = SHEET_TEXT, .width_mm = 37},
        {.head = fill_polish(is_named ? N_("Last and first name") : N_("Participant (column)")),
         .value = SHEET_TEXT,
         .width_mm = is_named ? 48 : 26},
        {.head = fill_polish(N_("Required (column)")), .value = SHEET_TEXT, .width_mm = 46},
        {.head = fill_polish(N_("Counted so far (column)")), .value = SHEET_TEXT, .width_mm = 19},
        {.head = fill_polish(N_("Held (column)")), .value = SHEET_NUMBER, .width_mm = 20},
        {.head = fill_polish(N_("Attended (column)")), .value = SHEET_NUMBER, .width_mm = 19},
        {.head = fill_polish(N_("Days attended (column)")), .value = SHEET_TEXT},
        {.head = fill_polish(N_("Excused (column)")), .value = SHEET_NUMBER, .width_mm = 13},
        {.head = fill_polish(N_("Days excused (column)")), .value = SHEET_TEXT, .width_mm = 22},
    };
    sheet_table(sheet, "", columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < source->figures.count; i++)
        add_line(&source->figures.lines[source->order[i]], &source->people[source->order[i]],
                 (int)i + 1, sheet);
}

static void add_notes(const struct statement_source *source, struct sheet *sheet)
{
    const struct month_statement *figures = &source->figures;
    if (!source->is_closed)
        sheet_paragraph(sheet, SHEET_PLAIN, "%s",
                        fill_polish(N_("The month was not closed on that day: the figures may "
                                       "still change.")));
    sheet_paragraph(sheet, SHEET_NOTE, "%s",
                    fill_polish(N_("Only contracts in force on a day of the month and their "
                                   "obligations to attend. Counted are meetings whose list the "
                                   "leader has signed; what was not held or left without a mark "
                                   "is no absence. “Counted” is from the first day of the "
                                   "obligation to the end of the month. No evaluation.")));
    if (figures->unsigned_count)
        sheet_paragraph(sheet, SHEET_NOTE,
                        fill_polish(N_("Not signed yet, and so in no number: %d.")),
                        figures->unsigned_count);
    if (figures->restricted)
        sheet_paragraph(sheet, SHEET_NOTE,
                        fill_polish(N_("Contracts left out because the data of the person is "
                                       "restricted: %d.")),
                        figures->restricted);
}

static bool write_sheet(const struct statement_source *source, struct sheet *sheet,
                        struct error *err)
{
    const struct month_statement *figures = &source->figures;
    char month[POLISH_TEXT_SIZE];
    struct buffer days = {0};
    if (!document_kind_head(source->club, "", source->as_of_at, sheet, err) ||
        !fill_place(source->club, sheet, err))
        return false;
    sheet->is_landscape = true;
    sheet->is_draft = source->is_draft;
    polish_month(source->month, month);
    sheet_title(sheet, fill_polish(N_("Monthly statement")), month);
    contract_words_days(source->month, month_last(source->month), &days);
    sheet_field(sheet, fill_polish(N_("Month (field)")), days.text);
    buffer_free(&days);
    sheet_field(sheet, fill_polish(N_("For (field)")), fill_polish(N_("benefits section")));
    add_table(source, sheet);
    sheet_sum_number(sheet, figures->contracts - figures->restricted,
                     fill_plural("contract in force", "contracts in force",
                                 figures->contracts - figures->restricted));
    sheet_sum_number(
        sheet, (int64_t)figures->count,
        fill_plural("obligation to attend", "obligations to attend", (long)figures->count));
    add_notes(source, sheet);
    sheet_signature(sheet, fill_polish(N_("prepared by, date")));
    sheet_signature(sheet, fill_polish(N_("handed over by, date")));
    sheet_signature(sheet, fill_polish(N_("received by, date")));
    return true;
}

bool fill_monthly_statement(struct club *club, const json_t *parameters, int64_t as_of_at,
                            struct sheet *sheet, struct error *err)
{
    struct statement_source source = {.club = club, .parameters = parameters, .as_of_at = as_of_at};
    bool ok = read_all(&source, err) && write_sheet(&source, sheet, err);
    for (size_t i = 0; source.people && i < source.figures.count; i++)
        fill_person_wipe(&source.people[i]);
    free(source.people);
    free(source.order);
    month_statement_free(&source.figures);
    return ok;
}
