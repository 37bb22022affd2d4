/* Which enrolments were known and which activities may hold sessions of the person. */
#include "figures/history_reading.h"

#include "base/memory.h"
#include "club/day_column.h"
#include "store/statement.h"

bool person_history_reaches(const struct obligation *obligation, const char *activity,
                            const char *kind, const char *programme)
{
    return obligation->kind != OBLIGATION_SINGLE_ACT &&
           obligation_names(obligation->activities, activity) &&
           obligation_names(obligation->kinds, kind) &&
           obligation_names(obligation->programmes, programme);
}

bool person_history_is_free(const struct history_session *session)
{
    return session->class == CLASS_BOOKABLE || session->class == CLASS_WAS_FREE;
}

/* Whether any obligation wants the activity; `by_name`: by a filter and not by having none. */
static bool is_wanted(const struct history_request *request,
                      const struct history_candidate *candidate, bool by_name)
{
    if (!request->obligation_count)
        return !by_name;
    for (size_t i = 0; i < request->obligation_count; i++) {
        const struct obligation *obligation = &request->obligations[i];
        bool is_named =
            obligation->activities[0] || obligation->kinds[0] || obligation->programmes[0];
        if ((is_named || !by_name) && person_history_reaches(obligation, candidate->code,
                                                             candidate->kind, candidate->programme))
            return true;
    }
    return false;
}

/* Enrolments as they were known: of several versions the one that the first later change
 * replaced, else the present one. */
static bool read_spans(struct history_reading *reading, struct error *err)
{
    struct statement *s = statement_new(
        reading->club->store,
        "SELECT v.activity_id, v.from_on, v.until_on FROM ("
        " SELECT id, activity_id, from_on, until_on, created_at, NULL AS seq FROM enrolment"
        "  WHERE participant_id IN " HISTORY_WHO
        " UNION ALL SELECT p.enrolment_id, p.activity_id, p.from_on, p.until_on, p.created_at,"
        "  p.seq FROM enrolment_past p JOIN ledger l ON l.node = p.node AND l.seq = p.seq"
        "  WHERE p.participant_id IN " HISTORY_WHO " AND l.at >= :before) v"
        " WHERE v.created_at < :before AND NOT EXISTS (SELECT 1 FROM enrolment_past q"
        "   JOIN ledger m ON m.node = q.node AND m.seq = q.seq WHERE q.enrolment_id = v.id"
        "   AND m.at >= :before AND (v.seq IS NULL OR q.seq < v.seq))");
    statement_bind_integer(s, ":person", reading->request->person_id);
    statement_bind_integer(s, ":before", reading->before);
    while (statement_step(s)) {
        reading->spans = memory_grow(reading->spans, reading->span_count, &reading->span_capacity,
                                     sizeof *reading->spans);
        reading->spans[reading->span_count++] = (struct history_span){
            .activity_id = statement_integer(s, 0),
            .from = day_column(s, 1),
            .until = day_column(s, 2),
        };
    }
    return statement_finish(s, err);
}

bool history_reading_is_enrolled(const struct history_reading *reading, int64_t activity_id,
                                 int day)
{
    for (size_t i = 0; i < reading->span_count; i++) {
        const struct history_span *span = &reading->spans[i];
        if (span->activity_id == activity_id && span->from <= day &&
            (span->until == DAY_NONE || span->until >= day))
            return true;
    }
    return false;
}

static bool has_span(const struct history_reading *reading, int64_t activity_id)
{
    for (size_t i = 0; i < reading->span_count; i++) {
        if (reading->spans[i].activity_id == activity_id)
            return true;
    }
    return false;
}

/* Activities that may hold sessions of the person, or hours that could be booked. */
static bool read_candidates(struct history_reading *reading, struct error *err)
{
    const struct history_request *request = reading->request;
    struct day_text until = day_column_text(request->until);
    struct statement *s = statement_new(
        reading->club->store,
        "SELECT a.id, a.code, a.kind, ifnull(g.code, ''), a.form = 'individual',"
        " a.id IN (SELECT x.activity_id FROM presence_event e JOIN session x"
        "   ON x.id = e.session_id WHERE e.participant_id IN " HISTORY_WHO
        "  UNION SELECT x.activity_id FROM booking b JOIN session x ON x.id = b.session_id"
        "   WHERE b.participant_id IN " HISTORY_WHO "),"
        " EXISTS (SELECT 1 FROM schedule h WHERE h.activity_id = a.id"
        "   AND ifnull(h.generated_until_on, '') < min(:until, ifnull(h.valid_until_on, '9999')))"
        " FROM activity a"
        " LEFT JOIN programme g ON g.id = a.programme_id ORDER BY a.code");
    statement_bind_integer(s, ":person", request->person_id);
    statement_bind_text(s, ":until", until.text);
    while (statement_step(s)) {
        struct history_candidate candidate = {
            .id = statement_integer(s, 0),
            .is_individual = statement_integer(s, 4) != 0,
            .is_own = statement_integer(s, 5) != 0 || has_span(reading, statement_integer(s, 0)) ||
                      !request->person_id,
            .has_promises = statement_integer(s, 6) != 0,
        };
        statement_copy_text(s, 1, candidate.code, sizeof candidate.code);
        statement_copy_text(s, 2, candidate.kind, sizeof candidate.kind);
        statement_copy_text(s, 3, candidate.programme, sizeof candidate.programme);
        if (!is_wanted(request, &candidate, false) ||
            (!candidate.is_own &&
             !(candidate.is_individual && is_wanted(request, &candidate, true))))
            continue;
        reading->candidates = memory_grow(reading->candidates, reading->candidate_count,
                                          &reading->candidate_capacity, sizeof candidate);
        reading->candidates[reading->candidate_count++] = candidate;
    }
    return statement_finish(s, err);
}

bool history_reading_fill(struct history_reading *reading, struct error *err)
{
    return read_spans(reading, err) && read_candidates(reading, err);
}
