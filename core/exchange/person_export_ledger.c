/* What the ledger holds about one person: entries about the person's own numbers, cards, signs
 * and codes, and readings and prints of lists on which the person stood. Others' numbers in
 * them are replaced: an entry about two people tells each of them about themselves. */
#include "base/memory.h"
#include "exchange/person_export_sections.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

/* The person's numbers; and everything by which an entry may name the person. */
#define NUMBERS "(SELECT n.id FROM participant n WHERE n.id = :person OR n.merged_into_id = :person)"
#define OWN_NAMES                                                                                  \
    "SELECT number FROM participant WHERE id IN " NUMBERS                                          \
    " UNION SELECT number FROM card WHERE participant_id IN " NUMBERS                              \
    " UNION SELECT sign FROM contract WHERE participant_id IN " NUMBERS                            \
    " UNION SELECT code FROM excuse WHERE participant_id IN " NUMBERS                              \
    " UNION SELECT code FROM request WHERE participant_id IN " NUMBERS                             \
    " UNION SELECT code FROM case_fact WHERE participant_id IN " NUMBERS                           \
    " UNION SELECT d.series || '/' || d.serial || '/' || d.year FROM document d"                   \
    "  JOIN document_participant x ON x.document_id = d.id WHERE x.participant_id IN " NUMBERS

/* Whether the text names somebody, or something of somebody, else. */
static bool is_foreign(struct club *club, int64_t person_id, const char *text, struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "SELECT 1 FROM (SELECT number AS name, id AS owner FROM participant WHERE number = :text"
        " UNION ALL SELECT number, participant_id FROM card WHERE number = :text"
        " UNION ALL SELECT sign, participant_id FROM contract WHERE sign = :text"
        " UNION ALL SELECT code, participant_id FROM excuse WHERE code = :text"
        " UNION ALL SELECT code, participant_id FROM request WHERE code = :text"
        " UNION ALL SELECT code, participant_id FROM case_fact WHERE code = :text)"
        " WHERE owner IS NULL OR owner NOT IN " NUMBERS);
    statement_bind_text(s, ":text", text);
    statement_bind_integer(s, ":person", person_id);
    bool found = statement_step(s);
    statement_finish(s, err);
    return found;
}

static json_t *without_others(struct club *club, int64_t person_id, json_t *value,
                              struct error *err);

/* Some entries have a key for each person of a list: others are counted. */
static json_t *object_without_others(struct club *club, int64_t person_id, json_t *object,
                                     struct error *err)
{
    const char *key;
    json_t *inner, *result = json_object();
    int others = 0;
    json_object_foreach (object, key, inner) {
        if (is_foreign(club, person_id, key, err))
            others++;
        else
            json_object_set_new(result, key, without_others(club, person_id, inner, err));
    }
    if (others)
        json_object_set_new(result, "…", json_integer(others));
    return result;
}

/* The value with what is foreign replaced; a new reference. */
static json_t *without_others(struct club *club, int64_t person_id, json_t *value,
                              struct error *err)
{
    size_t index;
    json_t *inner, *result;
    if (json_is_string(value))
        return is_foreign(club, person_id, json_string_value(value), err) ? json_string("…")
                                                                          : json_incref(value);
    if (json_is_object(value))
        return object_without_others(club, person_id, value, err);
    if (!json_is_array(value))
        return json_incref(value);
    result = json_array();
    json_array_foreach (value, index, inner)
        json_array_append_new(result, without_others(club, person_id, inner, err));
    return result;
}

static bool add_row(struct club *club, int64_t person_id, struct statement *s, json_t *rows,
                    struct error *err)
{
    json_t *body = json_loads(statement_text(s, 4), 0, NULL);
    json_t *shown = body ? without_others(club, person_id, body, err) : json_object();
    const char *subject = statement_text(s, 3);
    char *details = json_dumps(shown, JSON_COMPACT);
    json_t *row = json_pack(
        "{s:o, s:s, s:s, s:s, s:s, s:s}", "at", person_export_instant(statement_integer(s, 0)),
        "actor", statement_text(s, 1), "action", statement_text(s, 2), "subject",
        is_foreign(club, person_id, subject, err) ? "…" : subject, "details", details, "scope",
        statement_integer(s, 5) ? "own" : "list");
    json_array_append_new(rows, row);
    free(details);
    json_decref(shown);
    json_decref(body);
    return err->kind == ERROR_NONE;
}

/* A list's reading is noted by its session, or by the command that listed everybody (words with
 * a space, "card", or nothing for several lists at once). */
bool person_export_ledger(struct club *club, int64_t person_id, json_t *rows, struct error *err)
{
    bool ok = true;
    struct statement *s = statement_new(
        club->store,
        "WITH own(name) AS MATERIALIZED (" OWN_NAMES "),"
        " lists(code) AS MATERIALIZED (SELECT s.code FROM session s WHERE s.id IN ("
        "  SELECT session_id FROM expected WHERE participant_id IN " NUMBERS
        "  UNION SELECT session_id FROM attendance WHERE participant_id IN " NUMBERS
        "  UNION SELECT session_id FROM booking WHERE participant_id IN " NUMBERS ")),"
        " entry AS (SELECT l.node, l.seq, l.at, l.actor, l.action, l.subject, l.body,"
        "  l.subject IN own OR EXISTS (SELECT 1 FROM own"
        "   WHERE instr(l.body, '\"' || name || '\"') > 0) AS is_own FROM ledger l"
        "  WHERE l.at >= (SELECT min(created_at) FROM participant WHERE id IN " NUMBERS "))"
        " SELECT at, actor, action, subject, body, is_own FROM entry WHERE is_own"
        " OR ((action = 'names.read' OR action = 'names.print' OR action = 'names.roster'"
        "   OR action = 'document.print') AND (subject IN lists OR subject = ''"
        "   OR subject = 'card' OR instr(subject, ' ') > 0)) ORDER BY node, seq");
    statement_reads_all(s);
    statement_bind_integer(s, ":person", person_id);
    while (ok && statement_step(s))
        ok = add_row(club, person_id, s, rows, err);
    return statement_finish(s, err) && ok;
}
