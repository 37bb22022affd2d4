/* Sessions and people are read into memory first; then the presences pass by once, in the order
 * of their table. */
#include "figures/report/figure_presences.h"

#include "base/memory.h"
#include "club/day_column.h"
#include "store/statement.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct held_session {
    int64_t id;
    int held_on, kind;
    unsigned periods; /* a bit for each it lies in */
};

/* A number and the person it leads to. */
struct number_key {
    int64_t id;
    int64_t person_id;
    size_t person; /* index */
};

struct reading {
    struct club *club;
    const struct period *periods;
    size_t period_count;
    struct held_session *sessions;
    size_t session_count, session_capacity;
    struct number_key *keys;
    size_t key_count, key_capacity;
    struct figure_presences *presences;
};

static int kind_index(struct figure_presences *presences, const char *kind)
{
    for (size_t i = 0; i < presences->kind_count; i++) {
        if (strcmp(presences->kinds[i], kind) == 0)
            return (int)i;
    }
    assert(presences->kind_count < FIGURE_KINDS);
    memcpy(presences->kinds[presences->kind_count], kind, strlen(kind) + 1);
    return (int)presences->kind_count++;
}

static unsigned periods_of(const struct reading *reading, int day)
{
    unsigned bits = 0;
    for (size_t i = 0; i < reading->period_count; i++) {
        if (day >= reading->periods[i].first && day <= reading->periods[i].last)
            bits |= 1U << i;
    }
    return bits;
}

/* All that were ever signed until the last of the periods: who is new shows in the past. */
static bool read_sessions(struct reading *reading, const char *programme, struct error *err)
{
    int last = reading->periods[0].last;
    for (size_t i = 1; i < reading->period_count; i++)
        last = reading->periods[i].last > last ? reading->periods[i].last : last;
    struct day_text until = day_column_text(last);
    struct statement *s = statement_new(
        reading->club->store,
        "SELECT s.id, s.held_on, a.kind FROM session s JOIN activity a ON a.id = s.activity_id"
        " LEFT JOIN programme p ON p.id = a.programme_id"
        " WHERE s.state = 'planned' AND s.held_on <= :until"
        "   AND (:programme IS NULL OR p.code = :programme)"
        "   AND EXISTS (SELECT 1 FROM session_signoff g WHERE g.session_id = s.id) ORDER BY s.id");
    statement_bind_text(s, ":until", until.text);
    statement_bind_text(s, ":programme", programme);
    while (statement_step(s)) {
        reading->sessions = memory_grow(reading->sessions, reading->session_count,
                                        &reading->session_capacity, sizeof *reading->sessions);
        struct held_session *session = &reading->sessions[reading->session_count++];
        *session = (struct held_session){
            .id = statement_integer(s, 0),
            .held_on = day_column(s, 1),
            .kind = kind_index(reading->presences, statement_text(s, 2)),
        };
        session->periods = periods_of(reading, session->held_on);
    }
    return statement_finish(s, err);
}

static size_t find_key(const struct reading *reading, int64_t id)
{
    size_t low = 0, high = reading->key_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (reading->keys[middle].id <= id)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* Each number that holds is a person; those merged into it lead there. */
static bool read_people(struct reading *reading, struct error *err)
{
    struct figure_presences *presences = reading->presences;
    size_t capacity = 0;
    struct statement *s = statement_new(
        reading->club->store,
        "SELECT p.id, ifnull(p.merged_into_id, p.id), g.participant_id IS NOT NULL,"
        " p.id IN (SELECT person_id FROM restricted_person)"
        " FROM participant p LEFT JOIN guest g ON g.participant_id = p.id ORDER BY p.id");
    while (statement_step(s)) {
        reading->keys = memory_grow(reading->keys, reading->key_count, &reading->key_capacity,
                                    sizeof *reading->keys);
        struct number_key *key = &reading->keys[reading->key_count++];
        *key = (struct number_key){.id = statement_integer(s, 0),
                                   .person_id = statement_integer(s, 1),
                                   .person = presences->count};
        if (key->id != key->person_id)
            continue;
        presences->persons = memory_grow(presences->persons, presences->count, &capacity,
                                         sizeof *presences->persons);
        presences->persons[presences->count++] = (struct presence_person){
            .id = key->id,
            .is_guest = statement_integer(s, 2) != 0,
            .is_left_out = statement_integer(s, 3) != 0,
            .first_on = DAY_NONE,
        };
    }
    for (size_t i = 0; i < reading->key_count; i++) {
        struct number_key *key = &reading->keys[i];
        if (key->id != key->person_id)
            key->person = reading->keys[find_key(reading, key->person_id)].person;
    }
    return statement_finish(s, err);
}

static void count_guest(struct figure_presences *presences, const struct held_session *session)
{
    for (unsigned bits = session->periods, i = 0; bits; bits >>= 1, i++)
        presences->periods[i].guest_visits += bits & 1;
}

/* One row of one session. Two numbers of one person in one session are one presence. */
static void count_row(struct figure_presences *presences, const struct held_session *session,
                      struct presence_person *person, bool is_attended, int minutes)
{
    bool is_again = person->session_id == session->id;
    bool is_better = !is_again || (is_attended && !person->is_attended);
    int more = is_again ? minutes - person->minutes : minutes;
    for (unsigned bits = session->periods, i = 0; bits; bits >>= 1, i++) {
        struct presence_period *period = &presences->periods[i];
        if (!(bits & 1))
            continue;
        period->possible += !is_again;
        period->presences += is_attended && is_better;
        period->minutes += more > 0 ? more : 0;
        if (is_attended)
            person->kinds[i] |= 1ULL << session->kind;
    }
    if ((session->periods & 1) && is_attended && is_better)
        presences->by_day[session->held_on - presences->first_on]++;
    if (is_attended && (person->first_on == DAY_NONE || session->held_on < person->first_on))
        person->first_on = session->held_on;
    person->session_id = session->id;
    person->is_attended = is_attended || (is_again && person->is_attended);
    person->minutes = is_again && person->minutes > minutes ? person->minutes : minutes;
}

static bool read_presences(struct reading *reading, struct error *err)
{
    struct figure_presences *presences = reading->presences;
    const struct held_session *session = reading->sessions;
    const struct held_session *end = session + reading->session_count;
    struct statement *s = statement_new(
        reading->club->store,
        "SELECT session_id, participant_id, credited_minutes,"
        " CASE status WHEN 'present' THEN 2 WHEN 'absent' THEN 1 WHEN 'late' THEN 2"
        " WHEN 'left_early' THEN 2 WHEN 'refused_entry' THEN 1 ELSE 0 END FROM attendance");
    while (session < end && statement_step(s)) {
        int64_t id = statement_integer(s, 0), what = statement_integer(s, 3);
        while (session < end && session->id < id)
            session++;
        if (session == end || session->id != id || !what)
            continue;
        size_t key = find_key(reading, statement_integer(s, 1));
        struct presence_person *person = &presences->persons[reading->keys[key].person];
        if (person->is_left_out)
            continue;
        if (!person->is_guest)
            count_row(presences, session, person, what == 2, (int)statement_integer(s, 2));
        else if (what == 2)
            count_guest(presences, session);
    }
    return statement_finish(s, err);
}

bool figure_presences_get(struct club *club, const struct period *periods, size_t count,
                          const char *programme, struct figure_presences *presences,
                          struct error *err)
{
    struct reading reading = {
        .club = club, .periods = periods, .period_count = count, .presences = presences};
    assert(count > 0 && count <= FIGURE_PERIODS);
    memset(presences, 0, sizeof *presences);
    presences->first_on = periods[0].first;
    presences->by_day =
        memory_new((size_t)(periods[0].last - periods[0].first + 1), sizeof *presences->by_day);
    bool ok = read_sessions(&reading, programme, err) && read_people(&reading, err) &&
              read_presences(&reading, err);
    free(reading.sessions);
    free(reading.keys);
    return ok;
}

void figure_presences_free(struct figure_presences *presences)
{
    free(presences->persons);
    free(presences->by_day);
    memset(presences, 0, sizeof *presences);
}
