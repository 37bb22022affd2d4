/* The derivation: from the events of one person in one session to what holds. Pure; the rules
 * stand in attendance.h. */
#include "club/presence/attendance.h"

#include "base/text.h"

#include <string.h>

static const char *const status_words[ATTENDANCE_STATUS_COUNT] = {
    [ATTENDANCE_UNKNOWN] = "unknown",
    [ATTENDANCE_PRESENT] = "present",
    [ATTENDANCE_LATE] = "late",
    [ATTENDANCE_LEFT_EARLY] = "left_early",
    [ATTENDANCE_ABSENT] = "absent",
    [ATTENDANCE_EXCUSED] = "excused",
    [ATTENDANCE_REFUSED_ENTRY] = "refused_entry",
    [ATTENDANCE_NOT_APPLICABLE] = "not_applicable",
};

static const char *const kind_words[] = {
    [PRESENCE_ARRIVED] = "arrived",
    [PRESENCE_CAME_CANCELLED] = "came_cancelled",
    [PRESENCE_OPEN_ARRIVAL] = "open_arrival",
    [PRESENCE_LEFT] = "left",
    [PRESENCE_MARKED] = "marked",
    [PRESENCE_REFUSED] = "refused",
    [PRESENCE_CORRECTED] = "corrected",
    [PRESENCE_EXCUSE_GRANTED] = "excuse_granted",
    [PRESENCE_EXCUSE_WITHDRAWN] = "excuse_withdrawn",
    [PRESENCE_PLACED] = "placed",
};

const char *attendance_status_word(enum attendance_status status)
{
    return status_words[status];
}

enum attendance_status attendance_status_find(const char *word)
{
    int status = 0;
    while (status < ATTENDANCE_STATUS_COUNT && strcmp(status_words[status], word) != 0)
        status++;
    return (enum attendance_status)status;
}

bool attendance_is_presence(enum attendance_status status)
{
    return status == ATTENDANCE_PRESENT || status == ATTENDANCE_LATE ||
           status == ATTENDANCE_LEFT_EARLY;
}

const char *presence_kind_word(enum presence_kind kind)
{
    return kind_words[kind];
}

enum presence_kind presence_kind_find(const char *word)
{
    int kind = PRESENCE_ARRIVED;
    while (kind < PRESENCE_PLACED && strcmp(kind_words[kind], word) != 0)
        kind++;
    return (enum presence_kind)kind;
}

static void take_source(char to[PRESENCE_SOURCE_SIZE], const char *source)
{
    text_copy(to, PRESENCE_SOURCE_SIZE, source);
}

/* The earlier of two that are noted; of the same moment the word that sorts first, so that
 * the order of noting makes no difference. */
static void note_earlier(int64_t *at, char source[PRESENCE_SOURCE_SIZE],
                         const struct presence_event *event)
{
    if (*at && (event->at > *at || (event->at == *at && strcmp(event->source, source) >= 0)))
        return;
    *at = event->at;
    take_source(source, event->source);
}

/* That somebody left says nothing about the arrival given before; any other word replaces it. */
static void state(struct attendance_facts *facts, const struct presence_event *event,
                  enum attendance_status status)
{
    if (status != ATTENDANCE_LEFT_EARLY) {
        bool came = status == ATTENDANCE_PRESENT || status == ATTENDANCE_LATE;
        facts->told_in_at = came ? event->at : 0;
        facts->is_told_late = status == ATTENDANCE_LATE;
    }
    facts->is_stated = true;
    facts->stated = status;
    facts->stated_at = event->at;
    facts->left_at = 0;
    take_source(facts->stated_source, event->source);
}

void attendance_apply(struct attendance_facts *facts, const struct presence_event *event)
{
    switch (event->kind) {
    case PRESENCE_ARRIVED:
        note_earlier(&facts->arrived_at, facts->arrived_source, event);
        break;
    case PRESENCE_CAME_CANCELLED:
        note_earlier(&facts->came_at, facts->came_source, event);
        break;
    case PRESENCE_LEFT:
        if (event->at > facts->left_at)
            facts->left_at = event->at;
        break;
    case PRESENCE_MARKED:
    case PRESENCE_CORRECTED:
        state(facts, event, event->status);
        break;
    case PRESENCE_REFUSED:
        state(facts, event, ATTENDANCE_REFUSED_ENTRY);
        break;
    case PRESENCE_EXCUSE_GRANTED:
    case PRESENCE_EXCUSE_WITHDRAWN:
        facts->is_excused = event->kind == PRESENCE_EXCUSE_GRANTED;
        take_source(facts->excuse_source, event->source);
        break;
    case PRESENCE_OPEN_ARRIVAL:
    case PRESENCE_PLACED:
        break;
    }
}

static void apply_noted(struct attendance_facts *facts, const struct attendance_noted *noted)
{
    attendance_apply(facts, &(struct presence_event){.kind = noted->kind,
                                                     .at = noted->at,
                                                     .source = noted->source,
                                                     .status = noted->status});
}

/* Whether what was noted under the number alone makes a presence. */
static bool has_come(const struct attendance_noted *noted, size_t count, int64_t participant_id)
{
    struct attendance_facts facts = {0};
    for (size_t i = 0; i < count; i++) {
        if (noted[i].participant_id == participant_id)
            apply_noted(&facts, &noted[i]);
    }
    return facts.is_stated ? attendance_is_presence(facts.stated) : facts.arrived_at != 0;
}

/* A mark that speaks of its number alone, of somebody who came under another. */
static bool is_overruled(const struct attendance_noted *noted, size_t count,
                         const struct attendance_noted *mark)
{
    bool misses = mark->kind == PRESENCE_MARKED &&
                  (mark->status == ATTENDANCE_ABSENT || mark->status == ATTENDANCE_UNKNOWN);
    for (size_t i = 0; misses && i < count; i++) {
        if (noted[i].participant_id != mark->participant_id &&
            has_come(noted, count, noted[i].participant_id))
            return true;
    }
    return false;
}

/* A withdrawal of one number's excuse while another's holds. */
static bool leaves_excused(const struct attendance_noted *noted, size_t index)
{
    bool withdraws = noted[index].kind == PRESENCE_EXCUSE_WITHDRAWN;
    for (size_t i = 0; withdraws && i < index; i++) {
        bool holds = noted[i].kind == PRESENCE_EXCUSE_GRANTED &&
                     noted[i].participant_id != noted[index].participant_id;
        for (size_t j = i + 1; holds && j < index; j++)
            holds = noted[j].participant_id != noted[i].participant_id ||
                    noted[j].kind != PRESENCE_EXCUSE_WITHDRAWN;
        if (holds)
            return true;
    }
    return false;
}

void attendance_gather(struct attendance_facts *facts, const struct attendance_noted *noted,
                       size_t count)
{
    memset(facts, 0, sizeof *facts);
    for (size_t i = 0; i < count; i++) {
        if (!is_overruled(noted, count, &noted[i]) && !leaves_excused(noted, i))
            apply_noted(facts, &noted[i]);
    }
}

/* The start and the end that lateness and leaving early are measured by. */
static int64_t late_from(const struct attendance_terms *terms)
{
    return terms->began_at > terms->start_at ? terms->began_at : terms->start_at;
}

static int64_t early_until(const struct attendance_terms *terms)
{
    return terms->ended_at && terms->ended_at < terms->end_at ? terms->ended_at : terms->end_at;
}

static void count_late(const struct attendance_terms *terms, struct attendance_row *row)
{
    if (row->status == ATTENDANCE_LATE && row->in_at > late_from(terms))
        row->late_minutes = (int)((row->in_at - late_from(terms)) / 60);
}

static void settle_arrival(const struct attendance_facts *facts,
                           const struct attendance_terms *terms, struct attendance_row *row)
{
    row->in_at = facts->arrived_at;
    row->status = facts->arrived_at - late_from(terms) > terms->late_minutes * 60
                      ? ATTENDANCE_LATE
                      : ATTENDANCE_PRESENT;
    take_source(row->source, facts->arrived_source);
}

/* The arrival of somebody who left at that hour: never after it. */
static void settle_arrival_before(const struct attendance_facts *facts,
                                  const struct attendance_terms *terms, int64_t left_at,
                                  struct attendance_row *row)
{
    int64_t began_at = terms->began_at ? terms->began_at : terms->start_at;
    row->status = ATTENDANCE_PRESENT;
    if (facts->told_in_at && facts->told_in_at <= left_at) {
        row->in_at = facts->told_in_at;
        row->status = facts->is_told_late ? ATTENDANCE_LATE : ATTENDANCE_PRESENT;
    } else if (facts->arrived_at && facts->arrived_at <= left_at) {
        settle_arrival(facts, terms, row);
    } else {
        row->in_at = terms->start_at <= left_at ? terms->start_at
                     : began_at <= left_at      ? began_at
                                                : left_at;
    }
    count_late(terms, row);
}

static void settle_stated(const struct attendance_facts *facts,
                          const struct attendance_terms *terms, struct attendance_row *row)
{
    if (facts->stated == ATTENDANCE_LEFT_EARLY) {
        settle_arrival_before(facts, terms, facts->stated_at, row);
        row->out_at = facts->stated_at;
    } else if (attendance_is_presence(facts->stated)) {
        row->in_at = facts->stated_at;
    }
    row->status = facts->stated;
    take_source(row->source, facts->stated_source);
}

static void settle_nobody(const struct attendance_facts *facts, struct attendance_row *row)
{
    row->in_at = facts->came_at;
    take_source(row->source, facts->came_source);
}

/* An excuse stands for who was not there; it changes nothing for who was. */
static void settle_excuse(const struct attendance_facts *facts, struct attendance_row *row)
{
    if (!facts->is_excused ||
        (row->status != ATTENDANCE_ABSENT && row->status != ATTENDANCE_UNKNOWN))
        return;
    row->status = ATTENDANCE_EXCUSED;
    take_source(row->source, facts->excuse_source);
}

static void settle_leaving(const struct attendance_facts *facts,
                           const struct attendance_terms *terms, struct attendance_row *row)
{
    count_late(terms, row);
    if (!facts->left_at || !attendance_is_presence(row->status) || facts->left_at < row->in_at)
        return;
    row->out_at = facts->left_at;
    if (early_until(terms) - facts->left_at > terms->leave_minutes * 60)
        row->status = ATTENDANCE_LEFT_EARLY;
}

static int credited_minutes(const struct attendance_terms *terms, const struct attendance_row *row)
{
    int64_t from = terms->began_at ? terms->began_at : terms->start_at;
    int64_t until = terms->ended_at ? terms->ended_at : terms->end_at;
    if (!attendance_is_presence(row->status))
        return 0;
    if (terms->credits_real && row->in_at > from)
        from = row->in_at;
    if (terms->credits_real && row->out_at && row->out_at < until)
        until = row->out_at;
    return until > from ? (int)((until - from) / 60) : 0;
}

void attendance_settle(const struct attendance_facts *facts, const struct attendance_terms *terms,
                       struct attendance_row *row)
{
    memset(row, 0, sizeof *row);
    if (facts->is_stated)
        settle_stated(facts, terms, row);
    else if (facts->arrived_at)
        settle_arrival(facts, terms, row);
    else
        settle_nobody(facts, row);
    settle_excuse(facts, row);
    settle_leaving(facts, terms, row);
    row->came_anyway = facts->came_at != 0;
    if (terms->is_cancelled) {
        bool is_taken_back = facts->is_stated && (facts->stated == ATTENDANCE_ABSENT ||
                                                  facts->stated == ATTENDANCE_UNKNOWN);
        row->came_anyway = row->came_anyway || row->in_at || (facts->arrived_at && !is_taken_back);
        row->status = ATTENDANCE_NOT_APPLICABLE;
        row->late_minutes = 0;
    }
    row->credited_minutes = credited_minutes(terms, row);
}
