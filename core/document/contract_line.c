/* Sums, the table of what was noted with its days, months or weeks, the formula. */
#include "document/contract_line.h"

#include "base/language.h"
#include "club/dictionary.h"
#include "club/timetable/activity.h"
#include "club/timetable/programme.h"
#include "document/contract_words.h"
#include "document/fill_parts.h"
#include "document/polish_text.h"

#include <stdio.h>
#include <string.h>

/* What a code stands for on paper; the code itself where that is not known. */
static bool add_title(struct club *club, const char *code, bool is_programme, struct buffer *text,
                      struct error *err)
{
    struct activity activity;
    struct programme programme;
    bool found, ok = is_programme ? programme_find(club, code, &programme, &found, err)
                                  : activity_find(club, code, &activity, &found, err);
    if (ok)
        buffer_append_text(text, !found ? code : is_programme ? programme.title : activity.title);
    return ok;
}

/* The next code of a list with commas between; false at its end. */
static bool next_code(const char **codes, char code[CODE_SIZE])
{
    size_t length = strcspn(*codes, ",");
    if (!length)
        return false;
    snprintf(code, CODE_SIZE, "%.*s", (int)length, *codes);
    *codes += length;
    *codes += **codes == ',';
    return true;
}

/* "; zajęcia: Spotkanie informacyjno-edukacyjne, grupa G1" */
static bool add_titles(struct club *club, const char *words, const char *codes, bool is_programme,
                       struct buffer *text, struct error *err)
{
    char code[CODE_SIZE];
    bool ok = true;
    for (bool is_first = true; ok && next_code(&codes, code); is_first = false) {
        buffer_append_text(text, is_first ? fill_polish(words) : "; ");
        ok = add_title(club, code, is_programme, text, err);
    }
    return ok;
}

/* Kinds of activity in words, "grupa wsparcia; warsztat". */
static void add_kinds(const char *codes, struct buffer *text)
{
    struct dictionary_entry entry;
    char code[CODE_SIZE];
    for (bool is_first = true; next_code(&codes, code); is_first = false) {
        bool is_known = dictionary_find(DICTIONARY_ACTIVITY_KIND, code, &entry);
        buffer_append_text(text, is_first ? fill_polish("; meetings: ") : "; ");
        buffer_append_text(text, is_known ? entry.polish : code);
    }
}

static bool add_reach(struct club *club, const struct obligation *obligation, struct buffer *text,
                      struct error *err)
{
    char from[POLISH_TEXT_SIZE], until[POLISH_TEXT_SIZE];
    polish_date(obligation->from_on, from);
    polish_date(obligation->until_on, until);
    buffer_printf(text, fill_polish(N_("From %s to %s")), from, until);
    add_kinds(obligation->kinds, text);
    return add_titles(club, N_("; meetings: "), obligation->activities, false, text, err) &&
           add_titles(club, N_("; programme: "), obligation->programmes, true, text, err);
}

/* "Zobowiązanie 1: co najmniej 6 spotkań"; below it when, and in what. */
bool contract_line_heading(struct club *club, const struct obligation *obligation,
                           struct sheet *sheet, struct error *err)
{
    struct buffer heading = {0}, reach = {0};
    buffer_printf(&heading, fill_polish(N_("Obligation %d: ")), obligation->line);
    contract_words_agreed(obligation, &heading);
    bool ok = add_reach(club, obligation, &reach, err);
    if (ok && obligation_counts_sessions(obligation->kind))
        buffer_printf(&reach, fill_polish(N_("; excused absences: %s.")),
                      contract_words_excuse(obligation->excuse));
    if (ok) {
        sheet_heading(sheet, heading.text);
        sheet_paragraph(sheet, SHEET_PLAIN, "%s", reach.text);
    }
    buffer_free(&heading);
    buffer_free(&reach);
    return ok;
}

/* Whether the line reaches sessions of several activities, so that dates alone do not tell. */
static bool has_several(const struct contract_figures *figures, const struct contract_line *line)
{
    for (size_t i = 1; i < line->session_count; i++) {
        if (strcmp(figures->history.items[line->sessions[0]].activity,
                   figures->history.items[line->sessions[i]].activity) != 0)
            return true;
    }
    return false;
}

/* A row of the table: which sessions, and what they mean for the count. */
struct class_row {
    enum session_class class;
    bool is_unsigned; /* of those without a mark: the list is not signed */
    bool is_always;   /* also when there is none */
    const char *meaning;
};

static const struct class_row class_rows[] = {
    {.class = CLASS_ATTENDED, .is_always = true, .meaning = N_("counted (meaning)")},
    {.class = CLASS_EXCUSED, .is_always = true},
    {.class = CLASS_NOT_ATTENDED, .is_always = true, .meaning = N_("not counted (meaning)")},
    {.class = CLASS_REFUSED, .meaning = N_("not counted, with a code of its own")},
    {.class = CLASS_UNMARKED,
     .is_unsigned = true,
     .meaning = N_("not counted until the leader signs")},
    {.class = CLASS_UNMARKED, .meaning = N_("not counted; it is no absence")},
    {.class = CLASS_NOT_HELD, .meaning = N_("not required; it is no absence")},
    {.class = CLASS_NOT_ENROLLED, .meaning = N_("not required; it is no absence")},
    {.class = CLASS_AHEAD, .meaning = N_("can still be counted")},
    {.class = CLASS_BOOKABLE, .meaning = N_("can still be counted")},
    {.class = CLASS_WAS_FREE, .meaning = N_("offered; it is no absence")},
};

static bool is_of_row(const struct class_row *row, const struct history_session *session)
{
    return session->class == row->class &&
           (session->class != CLASS_UNMARKED || row->is_unsigned == !session->is_signed);
}

static int collect_dates(const struct contract_figures *figures, const struct contract_line *line,
                         const struct class_row *row, struct buffer *dates)
{
    int count = 0;
    bool names_activity = has_several(figures, line);
    for (size_t i = 0; i < line->session_count; i++) {
        const struct history_session *session = &figures->history.items[line->sessions[i]];
        if (!is_of_row(row, session))
            continue;
        if (count++)
            buffer_append_text(dates, ", ");
        contract_words_date(session, names_activity, dates);
    }
    return count;
}

static void add_class(const struct contract_figures *figures, const struct contract_line *line,
                      const struct class_row *row, struct sheet *sheet)
{
    struct buffer dates = {0};
    int count = collect_dates(figures, line, row, &dates);
    bool is_free = row->class == CLASS_BOOKABLE || row->class == CLASS_WAS_FREE;
    if (count || row->is_always) {
        sheet_row(sheet, SHEET_ROW);
        sheet_cell(sheet, row->is_unsigned ? fill_polish(N_("without a signed list"))
                                           : contract_words_class(row->class));
        sheet_cell_detail(sheet, row->class == CLASS_EXCUSED
                                     ? contract_words_excuse(line->obligation.excuse)
                                     : fill_polish(row->meaning));
        sheet_cell_number(sheet, count);
        sheet_cell(sheet, count && !is_free ? dates.text : "–");
    }
    buffer_free(&dates);
}

static void add_classes(const struct contract_figures *figures, const struct contract_line *line,
                        struct sheet *sheet)
{
    const struct sheet_column_entry columns[] = {
        {.head = fill_polish(N_("What was noted")), .value = SHEET_TEXT},
        {.head = fill_polish(N_("Count (column)")), .value = SHEET_NUMBER},
        {.head = fill_polish(N_("Days (column)")), .value = SHEET_TEXT},
    };
    sheet_table(sheet, "", columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < sizeof class_rows / sizeof *class_rows; i++)
        add_class(figures, line, &class_rows[i], sheet);
}

static void add_sums(const struct contract_line *line, struct sheet *sheet)
{
    const struct obligation_figures *figures = &line->count.figures;
    bool is_minutes = line->obligation.kind == OBLIGATION_MIN_MINUTES;
    sheet_sum_number(sheet, figures->required,
                     fill_polish(is_minutes ? N_("required minutes") : N_("required (sum)")));
    sheet_sum_number(sheet, figures->counted,
                     fill_polish(is_minutes ? N_("counted minutes") : N_("counted (sum)")));
    sheet_sum_number(sheet, figures->held - figures->unmarked, fill_polish(N_("held, signed")));
    sheet_sum_number(sheet, figures->excused, fill_polish(N_("excused (sum)")));
    if (line->unsigned_count)
        sheet_sum_number(sheet, line->unsigned_count, fill_polish(N_("not signed (sum)")));
    if (figures->possible)
        sheet_sum_number(sheet, figures->possible, fill_polish(N_("planned (sum)")));
}

static void add_periods(const struct contract_line *line, struct sheet *sheet)
{
    const struct sheet_column_entry columns[] = {
        {.head = fill_polish(N_("Period (column)")), .value = SHEET_TEXT},
        {.head = fill_polish(N_("Required (column)")), .value = SHEET_NUMBER},
        {.head = fill_polish(N_("Counted (column)")), .value = SHEET_NUMBER},
        {.head = fill_polish(N_("How it was counted")), .value = SHEET_TEXT},
    };
    if (!line->count.period_count)
        return;
    sheet_table(sheet, "", columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < line->count.period_count; i++) {
        const struct obligation_period *period = &line->count.periods[i];
        struct buffer days = {0}, formula = {0};
        contract_words_days(period->from, period->until, &days);
        contract_words_formula(&line->obligation, &period->figures, &formula);
        sheet_row(sheet, SHEET_ROW);
        sheet_cell(sheet, days.text);
        sheet_cell_detail(sheet, period->is_partial ? fill_polish(N_("a part")) : "");
        sheet_cell_number(sheet, period->figures.required);
        sheet_cell_number(sheet, period->figures.counted);
        sheet_cell(sheet, formula.text);
        buffer_free(&days);
        buffer_free(&formula);
    }
}

static void add_formula(const struct contract_line *line, struct sheet *sheet)
{
    const struct obligation_figures *figures = &line->count.figures;
    struct buffer text = {0};
    if (line->count.period_count)
        buffer_append_text(&text, fill_polish(N_("The sums count at most what each period asks "
                                                 "for.")));
    else
        contract_words_formula(&line->obligation, figures, &text);
    if (line->outcome == OUTCOME_NOT_OFFERED)
        buffer_printf(&text,
                      fill_polish(N_(" Held and planned for this person are fewer than agreed: at "
                                     "most %d of %d.")),
                      figures->reachable, figures->required);
    if (line->outcome == OUTCOME_NOTHING)
        buffer_append_text(&text, fill_polish(N_(" No meeting counts in that time, so none is "
                                                 "required.")));
    sheet_paragraph(sheet, SHEET_NOTE, "%s", text.text);
    buffer_free(&text);
}

static void add_facts(const struct contract_line *line, struct sheet *sheet)
{
    const struct sheet_column_entry columns[] = {
        {.head = fill_polish(N_("Day (column)")), .value = SHEET_DAY},
        {.head = fill_polish(N_("How it is known")), .value = SHEET_TEXT},
    };
    if (!line->facts.count) {
        sheet_paragraph(sheet, SHEET_PLAIN, "%s", fill_polish(N_("No fact is noted by that day.")));
        return;
    }
    sheet_table(sheet, "", columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < line->facts.count; i++) {
        const struct obligation_fact *fact = &line->facts.items[i];
        struct dictionary_entry evidence;
        bool is_known = dictionary_find(DICTIONARY_CONTRACT_EVIDENCE, fact->evidence, &evidence);
        sheet_row(sheet, SHEET_ROW);
        sheet_cell_day(sheet, fact->done_on);
        sheet_cell(sheet, is_known ? evidence.polish : fact->evidence);
    }
}

/* Conduct is not counted: only the days on which somebody was not let in are facts of the club. */
static void add_conduct(const struct contract_figures *figures, const struct contract_line *line,
                        struct sheet *sheet)
{
    static const struct class_row refused = {.class = CLASS_REFUSED};
    struct buffer dates = {0};
    int count = collect_dates(figures, line, &refused, &dates);
    sheet_paragraph(sheet, SHEET_PLAIN, fill_polish(N_("Entry refused, by signed lists: %d. %s")),
                    count, count ? dates.text : "");
    buffer_free(&dates);
}

void contract_line_figures(const struct contract_figures *figures, const struct contract_line *line,
                           struct sheet *sheet)
{
    if (line->obligation.kind == OBLIGATION_SINGLE_ACT) {
        add_facts(line, sheet);
    } else if (line->obligation.kind == OBLIGATION_CONDUCT) {
        add_conduct(figures, line, sheet);
    } else {
        add_sums(line, sheet);
        add_classes(figures, line, sheet);
        add_periods(line, sheet);
        add_formula(line, sheet);
    }
}
