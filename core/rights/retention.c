/* The classes, and finding what is due of all but persons, whose turn is retention_person.c's. */
#include "rights/retention.h"

#include "base/calendar.h"
#include "base/language.h"
#include "base/memory.h"
#include "club/day_column.h"
#include "club/settings.h"
#include "rights/retention_reading.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct retention_rule rules[] = {
    [RETENTION_REFUSAL] = {"refusal", SETTING_RETENTION_REFUSAL, N_("the day of the refusal"),
                           N_("why somebody was not let in")},
    [RETENTION_CONTRACT] = {"contract", SETTING_RETENTION_CONTRACT, N_("the contract's last day"),
                            N_("wordings, remarks and evaluations")},
    [RETENTION_CASEWORK] = {"casework", SETTING_RETENTION_CASEWORK,
                            N_("the person left, the household was closed"),
                            N_("what was agreed, in words")},
    [RETENTION_HOUSEHOLD] = {"household", SETTING_RETENTION_CASEWORK,
                             N_("the household was closed"), N_("what the office calls it")},
    [RETENTION_REQUEST] = {"request", SETTING_RETENTION_REQUEST, N_("the answer"),
                           N_("what was asked and why it was decided so, in words")},
    [RETENTION_INCIDENT] = {"incident", SETTING_RETENTION_INCIDENT, N_("the closing"),
                            N_("what happened, in words")},
    [RETENTION_DOCUMENT] = {"document", SETTING_RETENTION_DOCUMENT, N_("the day it was issued"),
                            N_("what a document about people says; its number and digest stay")},
    [RETENTION_PERSON] = {"person", SETTING_RETENTION_IDENTITY,
                          N_("the last of leaving, enrolments and presences"),
                          N_("who the number is: identity, cards, words of corrections")},
    [RETENTION_GROUPS] = {"groups", SETTING_RETENTION_GROUPS, N_("as the person"),
                          N_("to which target groups the number belonged")},
};

const struct retention_rule *retention_rule(enum retention_class class)
{
    return &rules[class];
}

enum retention_class retention_class_find(const char *word)
{
    int class = 0;
    while (class < RETENTION_CLASS_COUNT && strcmp(rules[class].word, word) != 0)
        class++;
    return (enum retention_class)class;
}

int retention_after_years(int closed_on, int64_t years)
{
    int year;
    day_split(closed_on, &year, NULL, NULL);
    return day_of(year + 1 + (int)years, 1, 1);
}

int retention_latest(int day, int64_t years)
{
    int year;
    day_split(day, &year, NULL, NULL);
    return day_of(year - 1 - (int)years, 12, 31);
}

struct retention_item *retention_add(struct retention_search *search, enum retention_class class)
{
    struct retention_items *list = search->list;
    list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
    struct retention_item *item = &list->items[list->count++];
    *item = (struct retention_item){.class = class};
    return item;
}

/* Rows: id, code, number, closing day, held. */
static bool read_rows(struct retention_search *search, enum retention_class class, int64_t years,
                      struct statement *s, struct error *err)
{
    struct day_text latest = day_column_text(retention_latest(search->day, years));
    statement_bind_text(s, ":latest", latest.text);
    while (statement_step(s)) {
        struct retention_item *item = retention_add(search, class);
        item->subject_id = statement_integer(s, 0);
        statement_copy_text(s, 1, item->subject, sizeof item->subject);
        statement_copy_text(s, 2, item->participant, sizeof item->participant);
        item->closed_on = day_column(s, 3);
        item->dispose_after = retention_after_years(item->closed_on, years);
        item->held = (enum retention_held)statement_integer(s, 4);
    }
    return statement_finish(s, err);
}

static bool find_refusals(struct retention_search *search, int64_t months, struct error *err)
{
    struct statement *s = statement_new(
        search->club->store,
        "SELECT e.id, ifnull(s.code, ''), h.number, e.at, " RETENTION_HELD("h.id")
        " FROM presence_event e JOIN participant p ON p.id = e.participant_id"
        " JOIN participant h ON h.id = ifnull(p.merged_into_id, p.id)"
        " LEFT JOIN session s ON s.id = e.session_id"
        " WHERE e.kind = 'refused' AND e.at < :latest AND e.reason <> 'disposed' ORDER BY e.at");
    int latest = calendar_add_months(search->day, -(int)months);
    statement_bind_integer(s, ":latest", clock_day_start(latest + 1));
    while (statement_step(s)) {
        int day = clock_wall(statement_integer(s, 3)).day;
        int after = calendar_add_months(day, (int)months);
        if (after > search->day)
            continue;
        struct retention_item *item = retention_add(search, RETENTION_REFUSAL);
        item->subject_id = statement_integer(s, 0);
        statement_copy_text(s, 1, item->subject, sizeof item->subject);
        statement_copy_text(s, 2, item->participant, sizeof item->participant);
        item->closed_on = day;
        item->dispose_after = after;
        item->held = (enum retention_held)statement_integer(s, 4);
    }
    return statement_finish(s, err);
}

/* Closed by whatever came last: the end of the newest terms (or the day on which people ended
 * it), or an evaluation. */
static bool find_contracts(struct retention_search *search, int64_t years, struct error *err)
{
    return read_rows(
        search, RETENTION_CONTRACT, years,
        statement_new(
            search->club->store,
            "SELECT c.id, c.sign, h.number, max(ifnull((SELECT e.ended_on FROM contract_end e"
            "  WHERE e.contract_id = c.id ORDER BY e.id DESC LIMIT 1),"
            " (SELECT t.until_on FROM contract_terms t WHERE t.contract_id = c.id"
            "  ORDER BY t.version DESC LIMIT 1)), ifnull((SELECT max(v.evaluated_on)"
            "  FROM contract_evaluation v WHERE v.contract_id = c.id), '')) AS closed_on, "
            RETENTION_HELD("h.id")
            " FROM contract c JOIN participant p ON p.id = c.participant_id"
            " JOIN participant h ON h.id = ifnull(p.merged_into_id, p.id)"
            " WHERE c.id IN (SELECT contract_id FROM contract_terms WHERE until_on <= :latest"
            "  UNION SELECT contract_id FROM contract_end WHERE ended_on <= :latest)"
            " AND closed_on <= :latest AND EXISTS (SELECT 1 FROM contract_text x"
            "  WHERE x.contract_id = c.id AND length(x.sealed) > 0) ORDER BY c.id"),
        err);
}

static bool find_casework(struct retention_search *search, int64_t years, struct error *err)
{
    return read_rows(
        search, RETENTION_CASEWORK, years,
        statement_new(
            search->club->store,
            "SELECT f.id, f.code, h.number, max(f.happened_on, ifnull(h.left_on, ''),"
            " ifnull(g.closed_on, '')) AS closed_on, " RETENTION_HELD("h.id")
            " FROM case_text t JOIN case_fact f ON f.id = t.fact_id"
            " LEFT JOIN participant p ON p.id = f.participant_id"
            " LEFT JOIN participant h ON h.id = ifnull(p.merged_into_id, p.id)"
            " LEFT JOIN household_closing g ON g.id = (SELECT max(id) FROM household_closing"
            "  WHERE household_id = f.household_id)"
            " WHERE closed_on <= :latest AND (h.id IS NULL OR h.left_on IS NOT NULL)"
            " AND (f.household_id IS NULL OR g.closed_on IS NOT NULL) ORDER BY f.id"),
        err);
}

static bool find_households(struct retention_search *search, int64_t years, struct error *err)
{
    return read_rows(
        search, RETENTION_HOUSEHOLD, years,
        statement_new(search->club->store,
                      "SELECT h.id, h.code, '', g.closed_on, 0 FROM household h"
                      " JOIN household_closing g ON g.id = (SELECT max(id) FROM household_closing"
                      "  WHERE household_id = h.id)"
                      " WHERE g.closed_on <= :latest AND EXISTS (SELECT 1 FROM household_label l"
                      "  WHERE l.household_id = h.id) ORDER BY h.id"),
        err);
}

static bool find_requests(struct retention_search *search, int64_t years, struct error *err)
{
    return read_rows(
        search, RETENTION_REQUEST, years,
        statement_new(
            search->club->store,
            "SELECT r.id, r.code, ifnull(h.number, ''), z.happened_on, " RETENTION_HELD("h.id")
            " FROM request r JOIN request_step z ON z.request_id = r.id"
            "  AND (z.kind = 'answered' OR z.kind = 'withdrawn')"
            " LEFT JOIN participant p ON p.id = r.participant_id"
            " LEFT JOIN participant h ON h.id = ifnull(p.merged_into_id, p.id)"
            " WHERE z.happened_on <= :latest AND EXISTS (SELECT 1 FROM rights_text t"
            "  WHERE t.owner_id = r.id AND length(t.sealed) > 0) ORDER BY r.id"),
        err);
}

static bool find_incidents(struct retention_search *search, int64_t years, struct error *err)
{
    return read_rows(
        search, RETENTION_INCIDENT, years,
        statement_new(search->club->store,
                      "SELECT i.id, i.code, '', date(z.happened_at, 'unixepoch', 'localtime')"
                      " AS closed_on, 0 FROM incident i"
                      " JOIN incident_step z ON z.incident_id = i.id AND z.kind = 'closed'"
                      " WHERE closed_on <= :latest AND EXISTS (SELECT 1 FROM rights_text t"
                      "  WHERE t.owner_id = i.id AND length(t.sealed) > 0) ORDER BY i.id"),
        err);
}

/* Held for anybody whom it concerns. What concerns nobody is kept: reports are for ever. */
static bool find_documents(struct retention_search *search, int64_t years, struct error *err)
{
    struct statement *s = statement_new(
        search->club->store,
        "SELECT d.id, d.series || '/' || d.serial || '/' || d.year,"
        " iif(count(DISTINCT h.id) = 1, h.number, ''),"
        " date(d.issued_at, 'unixepoch', 'localtime') AS closed_on, max(" RETENTION_HELD("h.id")
        ") FROM document d JOIN document_participant x ON x.document_id = d.id"
        " JOIN participant p ON p.id = x.participant_id"
        " JOIN participant h ON h.id = ifnull(p.merged_into_id, p.id)"
        " WHERE d.content IS NOT NULL AND closed_on <= :latest GROUP BY d.id ORDER BY d.id");
    statement_reads_all(s);
    return read_rows(search, RETENTION_DOCUMENT, years, s, err);
}

static bool find_all(struct retention_search *search, struct error *err)
{
    static bool (*const find[])(struct retention_search *, int64_t, struct error *) = {
        find_refusals, find_contracts, find_casework, find_households, find_requests, find_incidents,
        find_documents};
    bool ok = true;
    for (int class = 0; ok && class < RETENTION_PERSON; class++) {
        int64_t period = 0;
        ok = settings_get_integer(search->club, rules[class].setting, &period, err) &&
             find[class](search, period, err);
    }
    return ok && retention_find_persons(search, err) && retention_find_groups(search, err);
}

bool retention_due(struct club *club, int day, struct retention_items *list, struct error *err)
{
    struct retention_search search = {.club = club, .day = day, .list = list};
    return find_all(&search, err);
}

void retention_items_free(struct retention_items *list)
{
    free(list->items);
    memset(list, 0, sizeof *list);
}
