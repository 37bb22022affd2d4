/* A contract's sheet as one JSON document. */
#include "admin/contract/contract_show.h"

#include "admin/line/answer.h"
#include "figures/person/obligation_words.h"

#include <string.h>

/* A list of codes as an array. */
static json_t *codes_json(const char *codes)
{
    json_t *array = json_array();
    while (*(codes += strspn(codes, ","))) {
        size_t length = strcspn(codes, ",");
        json_array_append_new(array, json_stringn(codes, length));
        codes += length;
    }
    return array;
}

static json_t *text_json(const char *text)
{
    return text && *text ? json_string(text) : json_null();
}

/* Takes over the words. */
static json_t *words_json(struct buffer *words)
{
    json_t *value = text_json(words->text);
    buffer_free(words);
    return value;
}

static json_t *figures_json(const struct obligation_figures *figures)
{
    return json_pack(
        "{s:i, s:i, s:i, s:i, s:i, s:i, s:i, s:i, s:i, s:i, s:i, s:i, s:i, s:i, s:i, s:i, s:s}",
        "required", figures->required, "counted", figures->counted, "needed", figures->needed,
        "reachable", figures->reachable, "held", figures->held, "attended", figures->attended,
        "excused", figures->excused, "not_attended", figures->not_attended, "refused",
        figures->refused, "unmarked", figures->unmarked, "possible", figures->possible, "bookable",
        figures->bookable, "was_free", figures->was_free, "not_held", figures->not_held,
        "not_enrolled", figures->not_enrolled, "minutes", figures->minutes, "outcome",
        obligation_outcome_word(figures->outcome));
}

static json_t *session_json(const struct history_session *session)
{
    char start[CLOCK_TEXT_SIZE];
    clock_format(session->start_at, start);
    json_t *row = json_pack(
        "{s:o, s:o, s:s, s:s, s:s, s:s, s:i, s:i, s:i, s:b, s:b, s:b, s:o}", "session",
        text_json(session->code), "date", answer_day_json(session->day), "activity",
        session->activity, "start_at", start, "class", session_class_word(session->class), "status",
        attendance_status_word(session->status), "late_minutes", session->late_minutes,
        "credited_minutes", session->credited_minutes, "planned_minutes", session->planned_minutes,
        "signed", session->is_signed, "guest", session->is_guest, "came_to_cancelled",
        session->came_cancelled, "cancel_reason", text_json(session->cancel_reason));
    return row;
}

static json_t *sessions_json(const struct contract_figures *figures,
                             const struct contract_line *line)
{
    json_t *rows = json_array();
    for (size_t i = 0; i < line->session_count; i++) {
        const struct history_session *session = &figures->history.items[line->sessions[i]];
        if (!person_history_is_free(session))
            json_array_append_new(rows, session_json(session));
    }
    return rows;
}

static json_t *periods_json(const struct contract_line *line)
{
    json_t *rows = json_array();
    for (size_t i = 0; i < line->count.period_count; i++) {
        const struct obligation_period *period = &line->count.periods[i];
        struct buffer formula = {0};
        json_t *row = figures_json(&period->figures);
        obligation_words_formula(&line->obligation, &period->figures, &formula);
        json_object_set_new(row, "from_on", answer_day_json(period->from));
        json_object_set_new(row, "until_on", answer_day_json(period->until));
        json_object_set_new(row, "is_partial", json_boolean(period->is_partial));
        json_object_set_new(row, "formula", words_json(&formula));
        json_array_append_new(rows, row);
    }
    return rows;
}

static json_t *facts_json(const struct contract_line *line)
{
    json_t *rows = json_array();
    for (size_t i = 0; i < line->facts.count; i++) {
        const struct obligation_fact *fact = &line->facts.items[i];
        json_array_append_new(rows, json_pack("{s:o, s:s, s:s, s:b}", "done_on",
                                              answer_day_json(fact->done_on), "evidence",
                                              fact->evidence, "actor", fact->actor, "in_window",
                                              fact->done_on <= line->obligation.until_on));
    }
    return rows;
}

static json_t *line_json(const struct contract_figures *figures, const struct contract_line *line,
                         const char *text)
{
    const struct obligation *obligation = &line->obligation;
    struct buffer formula = {0}, outcome = {0};
    obligation_words_formula(obligation, &line->count.figures, &formula);
    obligation_words_outcome(obligation, &line->count.figures, &outcome);
    json_t *row = json_pack(
        "{s:i, s:i, s:s, s:i, s:o, s:o, s:s, s:o, s:o, s:o, s:o}", "line", obligation->line,
        "version", obligation->version, "kind", obligation_kind_word(obligation->kind), "threshold",
        obligation->threshold, "from_on", answer_day_json(obligation->from_on), "until_on",
        answer_day_json(obligation->until_on), "excuse", obligation_excuse_word(obligation->excuse),
        "activities", codes_json(obligation->activities), "kinds", codes_json(obligation->kinds),
        "programmes", codes_json(obligation->programmes), "text", text_json(text));
    json_object_set_new(row, "outcome", json_string(obligation_outcome_word(line->outcome)));
    json_object_set_new(row, "formula", words_json(&formula));
    json_object_set_new(row, "outcome_words", words_json(&outcome));
    json_object_set_new(row, "figures", figures_json(&line->count.figures));
    json_object_set_new(row, "late", json_integer(line->late_count));
    json_object_set_new(row, "came_to_cancelled", json_integer(line->came_cancelled));
    json_object_set_new(row, "unsigned", json_integer(line->unsigned_count));
    json_object_set_new(row, "periods", periods_json(line));
    json_object_set_new(row, "facts", facts_json(line));
    json_object_set_new(row, "sessions", sessions_json(figures, line));
    return row;
}

static json_t *terms_json(const struct contract_sheet *sheet)
{
    json_t *rows = json_array();
    for (size_t i = 0; i < sheet->terms.count; i++) {
        const struct contract_terms *terms = &sheet->terms.items[i];
        json_array_append_new(rows,
                              json_pack("{s:i, s:s, s:o, s:o, s:o, s:o}", "version", terms->version,
                                        "kind", contract_terms_word(terms->kind), "concluded_on",
                                        answer_day_json(terms->concluded_on), "from_on",
                                        answer_day_json(terms->from_on), "until_on",
                                        answer_day_json(terms->until_on), "remark",
                                        text_json(sheet->terms_words[i])));
    }
    return rows;
}

static json_t *evaluations_json(const struct contract_sheet *sheet)
{
    json_t *rows = json_array();
    for (size_t i = 0; i < sheet->evaluations.count; i++) {
        const struct contract_evaluation *evaluation = &sheet->evaluations.items[i];
        json_array_append_new(rows, json_pack("{s:o, s:s, s:o}", "evaluated_on",
                                              answer_day_json(evaluation->evaluated_on), "author",
                                              evaluation->author, "text",
                                              text_json(sheet->evaluation_words[i])));
    }
    return rows;
}

static json_t *since_json(const struct contract_sheet *sheet)
{
    json_t *rows = json_array();
    for (size_t i = 0; i < sheet->since.count; i++) {
        const struct since_change *change = &sheet->since.items[i];
        json_array_append_new(
            rows, json_pack("{s:s, s:o, s:s?, s:s?}", "session", change->session, "date",
                            answer_day_json(change->day), "before",
                            change->was_known ? session_class_word(change->before) : NULL, "now",
                            change->is_known ? session_class_word(change->now) : NULL));
    }
    return rows;
}

json_t *contract_sheet_json(const struct contract_sheet *sheet)
{
    const struct contract_figures *figures = &sheet->figures;
    const struct contract *contract = &figures->contract;
    json_t *lines = json_array();
    for (size_t i = 0; i < figures->line_count; i++)
        json_array_append_new(lines, line_json(figures, &figures->lines[i], sheet->line_words[i]));
    json_t *document = json_pack(
        "{s:s, s:s, s:o, s:s, s:s, s:s, s:s, s:o, s:i, s:o, s:o, s:o, s:o, s:o}", "contract",
        contract->sign, "participant", contract->participant, "name", text_json(sheet->name),
        "kind", contract->kind, "social_worker", contract->social_worker, "district",
        contract->district, "state", contract_state_word(contract->state), "as_of",
        answer_day_json(contract->day), "version", contract->terms.version, "concluded_on",
        answer_day_json(contract->terms.concluded_on), "from_on",
        answer_day_json(contract->terms.from_on), "until_on",
        answer_day_json(contract->terms.until_on), "ended_on", answer_day_json(contract->ended_on),
        "end_reason", text_json(contract->end_reason));
    json_object_set_new(document, "terms", terms_json(sheet));
    json_object_set_new(document, "lines", lines);
    json_object_set_new(document, "lines_noted_later", json_integer(figures->noted_later));
    json_object_set_new(document, "absences_in_row", json_integer(figures->absences_in_row));
    json_object_set_new(document, "evaluations", evaluations_json(sheet));
    json_object_set_new(document, "known_since_evaluation", since_json(sheet));
    return document;
}
