/* A contract's sheet for people: each number with its dates, each formula with its figures. */
#include "admin/contract/contract_show.h"

#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "figures/person/obligation_words.h"

#include <stdio.h>
#include <string.h>

enum { WIDTH_PLAIN = 96, LABEL_WIDTH = 19 };

/* The dictionary's word in the person's language, the code where there is none. */
static void word_of(const char *dictionary, const char *code, char word[DICTIONARY_LABEL_SIZE])
{
    struct dictionary_entry entry;
    bool is_polish = language_from_environment() == LANGUAGE_POLISH;
    bool found = dictionary_find(dictionary, code, &entry);
    snprintf(word, DICTIONARY_LABEL_SIZE, "%s",
             !found      ? code
             : is_polish ? entry.polish
                         : entry.english);
}

static const char *state_shown(enum contract_state state)
{
    static const char *const words[] = {
        [CONTRACT_AHEAD] = N_("not begun"),
        [CONTRACT_RUNNING] = N_("running"),
        [CONTRACT_OVER] = N_("its time is over"),
        [CONTRACT_ENDED] = N_("ended by people"),
    };
    return _(words[state]);
}

static const char *terms_shown(enum contract_terms_kind kind)
{
    static const char *const words[] = {
        [CONTRACT_CONCLUDED] = N_("contract"),
        [CONTRACT_ANNEX] = N_("annex"),
        [CONTRACT_EXTENSION] = N_("extension"),
    };
    return _(words[kind]);
}

/* Text that is broken at spaces and goes on under its own beginning. */
struct paragraph {
    int width, indent, column;
};

static void print_word(struct paragraph *paragraph, const char *word)
{
    int width = text_width(word);
    bool is_first = paragraph->column <= paragraph->indent;
    if (!is_first && paragraph->column + 1 + width > paragraph->width) {
        printf("\n%*s", paragraph->indent, "");
        paragraph->column = paragraph->indent;
        is_first = true;
    }
    printf("%s%s", is_first ? "" : " ", word);
    paragraph->column += width + !is_first;
}

static void print_words(struct paragraph *paragraph, const char *text)
{
    char word[400];
    while (*(text += strspn(text, " "))) {
        size_t length = strcspn(text, " ");
        snprintf(word, sizeof word, "%.*s", (int)length, text);
        print_word(paragraph, word);
        text += length;
    }
}

/* A label and what belongs to it, broken as the terminal needs it. */
static struct paragraph begin_row(const struct invocation *invocation, int indent,
                                  const char *label)
{
    int pad = LABEL_WIDTH - text_width(label);
    printf("%*s%s%*s", indent, "", label, pad > 1 ? pad : 1, "");
    int column = indent + (pad > 1 ? LABEL_WIDTH : text_width(label) + 1);
    return (struct paragraph){.width = invocation->width ? invocation->width : WIDTH_PLAIN,
                              .indent = column,
                              .column = column};
}

static void print_row(const struct invocation *invocation, int indent, const char *label,
                      const char *text)
{
    struct paragraph paragraph = begin_row(invocation, indent, label);
    print_words(&paragraph, text && *text ? text : "–");
    putchar('\n');
}

static void print_days(const struct invocation *invocation, int indent, const char *label, int from,
                       int until)
{
    char days[64], first[DAY_SIZE], last[DAY_SIZE];
    day_format(from, first);
    day_format(until, last);
    snprintf(days, sizeof days, "%s – %s", first, last);
    print_row(invocation, indent, label, days);
}

static void print_day(const struct invocation *invocation, int indent, const char *label, int day)
{
    char text[DAY_SIZE];
    day_format(day, text);
    print_row(invocation, indent, label, text);
}

static void print_head(const struct invocation *invocation, const struct contract_sheet *sheet)
{
    const struct contract *contract = &sheet->figures.contract;
    char kind[DICTIONARY_LABEL_SIZE], reason[DICTIONARY_LABEL_SIZE];
    word_of(DICTIONARY_CONTRACT_KIND, contract->kind, kind);
    word_of(DICTIONARY_CONTRACT_END_REASON, contract->end_reason, reason);
    print_row(invocation, 0, _("Contract"), contract->sign);
    print_row(invocation, 0, _("Participant"), contract->participant);
    print_row(invocation, 0, _("Name"), sheet->name);
    print_row(invocation, 0, _("Kind"), kind);
    print_days(invocation, 0, _("From – until"), contract->terms.from_on, contract->terms.until_on);
    print_row(invocation, 0, _("Social worker"), contract->social_worker);
    print_row(invocation, 0, _("District"), contract->district);
    print_day(invocation, 0, _("As of"), contract->day);
    print_row(invocation, 0, _("State"), state_shown(contract->state));
    if (contract->ended_on != DAY_NONE) {
        print_day(invocation, 0, _("Ended on"), contract->ended_on);
        print_row(invocation, 0, _("Reason"), reason);
    }
}

static void print_terms(const struct invocation *invocation, const struct contract_sheet *sheet)
{
    for (size_t i = 0; i < sheet->terms.count; i++) {
        const struct contract_terms *terms = &sheet->terms.items[i];
        struct buffer text = {0};
        char concluded[DAY_SIZE], from[DAY_SIZE], until[DAY_SIZE];
        day_format(terms->concluded_on, concluded);
        day_format(terms->from_on, from);
        day_format(terms->until_on, until);
        buffer_printf(&text, _("%s, concluded on %s: %s – %s"), terms_shown(terms->kind), concluded,
                      from, until);
        if (sheet->terms_words[i])
            buffer_printf(&text, ". %s", sheet->terms_words[i]);
        print_row(invocation, 0, i ? "" : _("Terms"), text.text);
        if (text.text)
            explicit_bzero(text.text, text.length);
        buffer_free(&text);
    }
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

/* What is worth saying beside the date. */
static void add_remark(struct buffer *text, const struct history_session *session)
{
    char word[DICTIONARY_LABEL_SIZE];
    if (session->late_minutes)
        buffer_printf(text, _(" (late %d min)"), session->late_minutes);
    if (session->status == ATTENDANCE_LEFT_EARLY)
        buffer_append_text(text, _(" (left early)"));
    if (session->is_guest)
        buffer_append_text(text, _(" (as a guest)"));
    if (session->class == CLASS_NOT_HELD) {
        word_of(DICTIONARY_CANCEL_REASON, session->cancel_reason, word);
        buffer_printf(text, session->came_cancelled ? _(" (%s; the person came)") : " (%s)", word);
    }
    if (!session->code[0])
        buffer_append_text(text, _(" (by the schedule)"));
}

/* "2026-09-07 G1 (late 22 min)" */
static void add_date(struct buffer *text, const struct history_session *session,
                     bool names_activity)
{
    char day[DAY_SIZE];
    day_format(session->day, day);
    buffer_append_text(text, day);
    if (names_activity)
        buffer_printf(text, " %s", session->activity);
    add_remark(text, session);
}

static void print_dates(const struct invocation *invocation, const struct contract_figures *figures,
                        const struct contract_line *line, enum session_class class, int count)
{
    struct buffer text = {0};
    struct paragraph paragraph;
    char label[80];
    int left = count;
    bool names_activity = has_several(figures, line);
    snprintf(label, sizeof label, "%s %d", session_class_shown(class), count);
    if (!count || class == CLASS_BOOKABLE || class == CLASS_WAS_FREE) {
        printf("    %s\n", label);
        return;
    }
    paragraph = begin_row(invocation, 4, label);
    for (size_t i = 0; i < line->session_count; i++) {
        const struct history_session *session = &figures->history.items[line->sessions[i]];
        if (session->class != class)
            continue;
        text.length = 0;
        add_date(&text, session, names_activity);
        if (--left)
            buffer_append_text(&text, ",");
        print_word(&paragraph, text.text);
    }
    putchar('\n');
    buffer_free(&text);
}

/* Each number with its dates; what there is none of is left out but for the four that people
 * always ask for. */
static void print_classes(const struct invocation *invocation,
                          const struct contract_figures *figures, const struct contract_line *line)
{
    static const enum session_class order[] = {
        CLASS_ATTENDED, CLASS_EXCUSED,  CLASS_NOT_ATTENDED, CLASS_REFUSED,  CLASS_UNMARKED,
        CLASS_AHEAD,    CLASS_BOOKABLE, CLASS_WAS_FREE,     CLASS_NOT_HELD, CLASS_NOT_ENROLLED,
    };
    int counts[CLASS_COUNT] = {0};
    for (size_t i = 0; i < line->session_count; i++)
        counts[figures->history.items[line->sessions[i]].class]++;
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        bool is_always = order[i] == CLASS_ATTENDED || order[i] == CLASS_EXCUSED ||
                         order[i] == CLASS_NOT_ATTENDED || order[i] == CLASS_AHEAD;
        bool is_conduct = line->obligation.kind == OBLIGATION_CONDUCT;
        if (is_conduct ? order[i] == CLASS_REFUSED : is_always || counts[order[i]])
            print_dates(invocation, figures, line, order[i], counts[order[i]]);
    }
}

static void print_periods(const struct invocation *invocation, const struct contract_line *line)
{
    for (size_t i = 0; i < line->count.period_count; i++) {
        const struct obligation_period *period = &line->count.periods[i];
        struct buffer text = {0};
        char label[64], from[DAY_SIZE], until[DAY_SIZE];
        day_format(period->from, from);
        day_format(period->until, until);
        if (line->obligation.kind == OBLIGATION_PER_MONTH)
            snprintf(label, sizeof label, "%.7s", from);
        else
            snprintf(label, sizeof label, _("week of %s"), from);
        if (period->is_partial)
            buffer_printf(&text, _("a part, %s – %s: "), from, until);
        obligation_words_formula(&line->obligation, &period->figures, &text);
        buffer_append_text(&text, " – ");
        obligation_words_outcome(&line->obligation, &period->figures, &text);
        print_row(invocation, 4, label, text.text);
        buffer_free(&text);
    }
}

static void print_facts(const struct invocation *invocation, const struct contract_line *line)
{
    for (size_t i = 0; i < line->facts.count; i++) {
        const struct obligation_fact *fact = &line->facts.items[i];
        char word[DICTIONARY_LABEL_SIZE], text[400], day[DAY_SIZE];
        word_of(DICTIONARY_CONTRACT_EVIDENCE, fact->evidence, word);
        day_format(fact->done_on, day);
        snprintf(text, sizeof text, _("%s: %s, noted by %s%s"), day, word, fact->actor,
                 fact->done_on > line->obligation.until_on ? _("; after the days agreed") : "");
        print_row(invocation, 4, _("done"), text);
    }
}

/* "line 1 · sessions: at least 6 · 2026-09-01 – 2026-10-31 · G1, K1 · excused: left out" */
static void print_agreed(const struct invocation *invocation, const struct obligation *obligation)
{
    struct buffer text = {0};
    char label[40], from[DAY_SIZE], until[DAY_SIZE];
    const char *const lists[] = {obligation->activities, obligation->kinds, obligation->programmes};
    day_format(obligation->from_on, from);
    day_format(obligation->until_on, until);
    obligation_words_agreed(obligation, &text);
    buffer_printf(&text, " · %s – %s", from, until);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        if (lists[i][0])
            buffer_printf(&text, " · %s", lists[i]);
    }
    if (obligation_counts_sessions(obligation->kind))
        buffer_printf(&text, " · %s", obligation_words_excuse(obligation->excuse));
    snprintf(label, sizeof label, _("Line %d"), obligation->line);
    printf("\n%s", invocation->is_color ? "\033[1m" : "");
    print_row(invocation, 0, label, text.text);
    printf("%s", invocation->is_color ? "\033[0m" : "");
    buffer_free(&text);
}

static void print_line(const struct invocation *invocation, const struct contract_sheet *sheet,
                       size_t index)
{
    const struct contract_line *line = &sheet->figures.lines[index];
    const struct obligation_figures *figures = &line->count.figures;
    struct buffer formula = {0}, outcome = {0};
    obligation_words_formula(&line->obligation, figures, &formula);
    obligation_words_outcome(&line->obligation, figures, &outcome);
    print_agreed(invocation, &line->obligation);
    if (sheet->line_words[index])
        print_row(invocation, 4, _("wording"), sheet->line_words[index]);
    if (obligation_counts_sessions(line->obligation.kind)) {
        char held[40];
        snprintf(held, sizeof held, "%d", figures->held);
        print_row(invocation, 4, _("held so far"), held);
    }
    if (line->obligation.kind != OBLIGATION_SINGLE_ACT)
        print_classes(invocation, &sheet->figures, line);
    print_facts(invocation, line);
    print_periods(invocation, line);
    if (formula.text && !line->count.period_count)
        print_row(invocation, 4, _("formula"), formula.text);
    if (outcome.text)
        print_row(invocation, 4, _("threshold"), outcome.text);
    if (line->unsigned_count && obligation_counts_sessions(line->obligation.kind)) {
        char text[200];
        snprintf(text, sizeof text, _("lists that no leader has signed: %d"), line->unsigned_count);
        print_row(invocation, 4, _("draft"), text);
    }
    buffer_free(&formula);
    buffer_free(&outcome);
}

static void print_evaluations(const struct invocation *invocation,
                              const struct contract_sheet *sheet)
{
    for (size_t i = 0; i < sheet->evaluations.count; i++) {
        const struct contract_evaluation *evaluation = &sheet->evaluations.items[i];
        struct buffer text = {0};
        char day[DAY_SIZE];
        day_format(evaluation->evaluated_on, day);
        buffer_printf(&text, "%s, %s: %s", day, evaluation->author,
                      sheet->evaluation_words[i] ? sheet->evaluation_words[i] : "–");
        putchar('\n');
        print_row(invocation, 0, _("Evaluation"), text.text);
        explicit_bzero(text.text, text.length);
        buffer_free(&text);
    }
    for (size_t i = 0; i < sheet->since.count; i++) {
        const struct since_change *change = &sheet->since.items[i];
        char text[200];
        snprintf(text, sizeof text, "%s: %s → %s", change->session,
                 change->was_known ? session_class_shown(change->before) : "–",
                 change->is_known ? session_class_shown(change->now) : "–");
        print_row(invocation, 4, i ? "" : _("known since"), text);
    }
}

void contract_sheet_print(const struct invocation *invocation, const struct contract_sheet *sheet)
{
    char text[200];
    print_head(invocation, sheet);
    print_terms(invocation, sheet);
    for (size_t i = 0; i < sheet->figures.line_count; i++)
        print_line(invocation, sheet, i);
    if (sheet->figures.absences_in_row > 1) {
        char day[DAY_SIZE];
        day_format(sheet->figures.absent_since, day);
        snprintf(text, sizeof text, _("%d without an excuse, since %s"),
                 sheet->figures.absences_in_row, day);
        putchar('\n');
        print_row(invocation, 0, _("In a row"), text);
    }
    print_evaluations(invocation, sheet);
    if (sheet->figures.noted_later)
        say(invocation, _("Lines that were noted after that day: %d. They are not shown."),
            sheet->figures.noted_later);
}
