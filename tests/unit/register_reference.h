/* What attendance has to be, written once more from the issue and the domain (§7 rows 2–6, 11,
 * 14, 19): slow and plain, looking at the whole list of events at once. For the property tests,
 * which compare the program with it; nothing here may be taken from the program's derivation. */
#ifndef OBECNI_TESTS_UNIT_REGISTER_REFERENCE_H
#define OBECNI_TESTS_UNIT_REGISTER_REFERENCE_H

#include "club/presence/attendance.h"

#include <stdio.h>
#include <string.h>

/* The events of one person in one session, in the order in which they were noted. */
struct reference_events {
    struct presence_event items[64];
    int count;
};

static inline bool reference_is_word(const struct presence_event *event)
{
    return event->kind == PRESENCE_MARKED || event->kind == PRESENCE_CORRECTED ||
           event->kind == PRESENCE_REFUSED;
}

/* The last word of staff; -1 when they said nothing. */
static inline int reference_last_word(const struct reference_events *events)
{
    int last = -1;
    for (int i = 0; i < events->count; i++)
        last = reference_is_word(&events->items[i]) ? i : last;
    return last;
}

/* The first time that something of the kind happened, whenever it was noted; NULL: never. */
static inline const struct presence_event *reference_first(const struct reference_events *events,
                                                           enum presence_kind kind)
{
    const struct presence_event *first = NULL;
    for (int i = 0; i < events->count; i++) {
        const struct presence_event *event = &events->items[i];
        if (event->kind != kind)
            continue;
        if (!first || event->at < first->at ||
            (event->at == first->at && strcmp(event->source, first->source) < 0))
            first = event;
    }
    return first;
}

/* The last leaving that staff did not take back by a later word; 0 for none. */
static inline int64_t reference_leaving(const struct reference_events *events)
{
    int64_t last = 0;
    for (int i = reference_last_word(events) + 1; i < events->count; i++) {
        if (events->items[i].kind == PRESENCE_LEFT && events->items[i].at > last)
            last = events->items[i].at;
    }
    return last;
}

/* The decision that holds, when it grants; else NULL. */
static inline const struct presence_event *reference_excuse(const struct reference_events *events)
{
    const struct presence_event *decision = NULL;
    for (int i = 0; i < events->count; i++) {
        if (events->items[i].kind == PRESENCE_EXCUSE_GRANTED ||
            events->items[i].kind == PRESENCE_EXCUSE_WITHDRAWN)
            decision = &events->items[i];
    }
    return decision && decision->kind == PRESENCE_EXCUSE_GRANTED ? decision : NULL;
}

/* Of the words before the last ones that say “left early”: the arrival they give, or NULL. */
static inline const struct presence_event *
reference_given_arrival(const struct reference_events *events)
{
    const struct presence_event *given = NULL;
    for (int i = 0; i < events->count; i++) {
        const struct presence_event *event = &events->items[i];
        if (!reference_is_word(event) || event->status == ATTENDANCE_LEFT_EARLY)
            continue;
        bool says_came = event->kind != PRESENCE_REFUSED &&
                         (event->status == ATTENDANCE_PRESENT || event->status == ATTENDANCE_LATE);
        given = says_came ? event : NULL;
    }
    return given;
}

/* Whether the arrival counts as late: by the word that gave it, else by the clock. Who is not
 * known to have come is not late. */
static inline bool reference_is_late(const struct reference_events *events,
                                     const struct attendance_terms *terms, int64_t in_at,
                                     int64_t start)
{
    int index = reference_last_word(events);
    const struct presence_event *word = index < 0 ? NULL : &events->items[index];
    const struct presence_event *arrival = reference_first(events, PRESENCE_ARRIVED);
    if (word && word->status == ATTENDANCE_LEFT_EARLY) {
        const struct presence_event *given = reference_given_arrival(events);
        if (given && given->at <= word->at)
            return given->status == ATTENDANCE_LATE;
        if (!arrival || arrival->at > word->at)
            return false;
    } else if (word) {
        return word->status == ATTENDANCE_LATE;
    }
    return in_at > start + 60 * terms->late_minutes;
}

/* Somebody was there: from when, and until when as far as anybody noted. */
struct reference_stay {
    bool was_there;
    int64_t in_at, out_at;
    const char *source;
};

static inline struct reference_stay reference_told(const struct reference_events *events,
                                                   const struct attendance_terms *terms)
{
    const struct presence_event *arrival = reference_first(events, PRESENCE_ARRIVED);
    int index = reference_last_word(events);
    if (index < 0)
        return arrival ? (struct reference_stay){true, arrival->at, 0, arrival->source}
                       : (struct reference_stay){0};
    const struct presence_event *word = &events->items[index];
    struct reference_stay stay = {.source = word->source};
    if (word->kind == PRESENCE_REFUSED || word->status == ATTENDANCE_ABSENT ||
        word->status == ATTENDANCE_UNKNOWN)
        return stay;
    stay.was_there = true;
    stay.in_at = word->at;
    if (word->status == ATTENDANCE_LEFT_EARLY) {
        const struct presence_event *given = reference_given_arrival(events);
        stay.out_at = word->at;
        stay.in_at = terms->start_at;
        if (arrival && arrival->at <= word->at)
            stay.in_at = arrival->at;
        if (given && given->at <= word->at)
            stay.in_at = given->at;
        if (stay.in_at > stay.out_at && terms->began_at)
            stay.in_at = terms->began_at;
        if (stay.in_at > stay.out_at)
            stay.in_at = stay.out_at;
    }
    return stay;
}

static inline struct reference_stay reference_stay(const struct reference_events *events,
                                                   const struct attendance_terms *terms)
{
    struct reference_stay stay = reference_told(events, terms);
    int64_t leaving = reference_leaving(events);
    if (stay.was_there && leaving && leaving >= stay.in_at)
        stay.out_at = leaving;
    return stay;
}

/* Whoever was there: late, early, or neither. A word of staff settles its own part. */
static inline enum attendance_status reference_presence(const struct reference_events *events,
                                                        const struct attendance_terms *terms,
                                                        const struct reference_stay *stay,
                                                        int *late_minutes)
{
    int index = reference_last_word(events);
    const struct presence_event *word = index < 0 ? NULL : &events->items[index];
    int64_t start = terms->start_at, end = terms->end_at;
    if (terms->began_at && terms->began_at > start)
        start = terms->began_at;
    if (terms->ended_at && terms->ended_at < end)
        end = terms->ended_at;
    bool is_late = reference_is_late(events, terms, stay->in_at, start);
    if (is_late && stay->in_at > start)
        *late_minutes = (int)(stay->in_at - start) / 60;
    if (word && word->status == ATTENDANCE_LEFT_EARLY)
        return ATTENDANCE_LEFT_EARLY;
    if (stay->out_at && stay->out_at < end - 60 * terms->leave_minutes)
        return ATTENDANCE_LEFT_EARLY;
    return is_late ? ATTENDANCE_LATE : ATTENDANCE_PRESENT;
}

static inline int reference_minutes(const struct attendance_terms *terms,
                                    const struct reference_stay *stay)
{
    int64_t from = terms->began_at ? terms->began_at : terms->start_at;
    int64_t until = terms->ended_at ? terms->ended_at : terms->end_at;
    int minutes = 0;
    if (!terms->credits_real)
        return (int)((until - from) / 60);
    if (stay->in_at > from)
        from = stay->in_at;
    if (stay->out_at && stay->out_at < until)
        until = stay->out_at;
    while (from + 60 * (minutes + 1) <= until) /* each whole minute that went by */
        minutes++;
    return minutes;
}

static inline void reference_absence(const struct reference_events *events,
                                     struct attendance_row *row)
{
    int index = reference_last_word(events);
    const struct presence_event *word = index < 0 ? NULL : &events->items[index];
    const struct presence_event *excuse = reference_excuse(events);
    const struct presence_event *came = reference_first(events, PRESENCE_CAME_CANCELLED);
    const char *source = word ? word->source : came ? came->source : "";
    row->status = ATTENDANCE_UNKNOWN;
    if (!word && came)
        row->in_at = came->at;
    if (word && word->kind == PRESENCE_REFUSED) {
        row->status = ATTENDANCE_REFUSED_ENTRY;
    } else if (excuse) {
        row->status = ATTENDANCE_EXCUSED;
        source = excuse->source;
    } else if (word && word->status == ATTENDANCE_ABSENT) {
        row->status = ATTENDANCE_ABSENT;
    }
    snprintf(row->source, sizeof row->source, "%s", source);
}

/* The whole row. */
static inline struct attendance_row reference_row(const struct reference_events *events,
                                                  const struct attendance_terms *terms)
{
    struct attendance_row row = {0};
    struct reference_stay stay = reference_stay(events, terms);
    bool came = reference_first(events, PRESENCE_CAME_CANCELLED) != NULL;
    if (stay.was_there) {
        row.status = reference_presence(events, terms, &stay, &row.late_minutes);
        row.in_at = stay.in_at;
        row.out_at = stay.out_at;
        row.credited_minutes = reference_minutes(terms, &stay);
        snprintf(row.source, sizeof row.source, "%s", stay.source);
    } else {
        reference_absence(events, &row);
    }
    if (!terms->is_cancelled) {
        row.came_anyway = came;
        return row;
    }
    /* Nothing was held, so nothing was missed and nothing is credited; who came, came. */
    bool was_at_the_door =
        reference_first(events, PRESENCE_ARRIVED) != NULL &&
        (reference_last_word(events) < 0 || row.status == ATTENDANCE_REFUSED_ENTRY);
    row.came_anyway = came || stay.was_there || was_at_the_door;
    row.status = ATTENDANCE_NOT_APPLICABLE;
    row.late_minutes = row.credited_minutes = 0;
    return row;
}

static inline bool reference_is_same(const struct attendance_row *a, const struct attendance_row *b)
{
    return a->status == b->status && a->in_at == b->in_at && a->out_at == b->out_at &&
           a->late_minutes == b->late_minutes && a->credited_minutes == b->credited_minutes &&
           a->came_anyway == b->came_anyway && strcmp(a->source, b->source) == 0;
}

enum { REFERENCE_TEXT_SIZE = 160 };

static inline const char *reference_text(const struct attendance_row *row, int64_t start_at,
                                         char text[REFERENCE_TEXT_SIZE])
{
    snprintf(text, REFERENCE_TEXT_SIZE, "%s in %lld out %lld late %d credit %d%s by “%s”",
             attendance_status_word(row->status),
             row->in_at ? (long long)(row->in_at - start_at) : 0LL,
             row->out_at ? (long long)(row->out_at - start_at) : 0LL, row->late_minutes,
             row->credited_minutes, row->came_anyway ? " came" : "", row->source);
    return text;
}

#endif
