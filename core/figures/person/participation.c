/* From a person's history to counts by activity. */
#include "figures/person/participation.h"

#include "base/memory.h"
#include "club/timetable/activity.h"
#include "club/timetable/programme.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_YEAR = 2000 };

static bool is_marked(enum session_class class)
{
    return class == CLASS_ATTENDED || class == CLASS_EXCUSED || class == CLASS_NOT_ATTENDED ||
           class == CLASS_REFUSED;
}

bool participation_counts(const struct history_session *session)
{
    return session->is_signed && is_marked(session->class);
}

static int compare_parts(const void *a, const void *b)
{
    const struct participation_part *left = a, *right = b;
    return strcmp(left->activity, right->activity);
}

static struct participation_part *part_of(struct participation *participation,
                                          const struct history_session *session)
{
    for (size_t i = 0; i < participation->part_count; i++) {
        if (strcmp(participation->parts[i].activity, session->activity) == 0)
            return &participation->parts[i];
    }
    participation->parts = memory_grow(participation->parts, participation->part_count,
                                       &participation->part_capacity, sizeof *participation->parts);
    struct participation_part *part = &participation->parts[participation->part_count++];
    memset(part, 0, sizeof *part);
    memcpy(part->activity, session->activity, sizeof part->activity);
    memcpy(part->programme, session->programme, sizeof part->programme);
    return part;
}

static void count_session(struct participation_part *part, const struct history_session *session)
{
    if (session->is_guest) {
        part->guest += session->class == CLASS_ATTENDED;
        part->guest_minutes += session->class == CLASS_ATTENDED ? session->credited_minutes : 0;
        return;
    }
    part->held++;
    part->attended += session->class == CLASS_ATTENDED;
    part->excused += session->class == CLASS_EXCUSED;
    part->not_attended += session->class == CLASS_NOT_ATTENDED;
    part->refused += session->class == CLASS_REFUSED;
    part->minutes += session->class == CLASS_ATTENDED ? session->credited_minutes : 0;
}

static void add_session(struct participation *participation, const struct history_session *session)
{
    if (!participation_counts(session)) {
        bool is_over = is_marked(session->class) || session->class == CLASS_UNMARKED;
        participation->unsigned_count += is_over && !session->is_signed;
        participation->unmarked_count += is_over && session->is_signed;
        return;
    }
    if (participation->first == DAY_NONE)
        participation->first = session->day;
    participation->last = session->day;
    count_session(&participation->whole, session);
    count_session(part_of(participation, session), session);
}

/* Only the programme's sessions stay. */
static void keep_programme(struct person_history *history, const char *programme)
{
    size_t kept = 0;
    for (size_t i = 0; programme && i < history->count; i++) {
        if (strcmp(history->items[i].programme, programme) == 0)
            history->items[kept++] = history->items[i];
    }
    history->count = programme ? kept : history->count;
}

static bool name_part(struct club *club, struct participation_part *part, struct error *err)
{
    struct activity activity;
    struct programme programme = {.hour_minutes = 60};
    if (!activity_get(club, part->activity, &activity, err) ||
        (part->programme[0] && !programme_get(club, part->programme, &programme, err)))
        return false;
    memcpy(part->title, activity.title, sizeof part->title);
    memcpy(part->programme_title, programme.title, sizeof part->programme_title);
    part->hour_minutes = programme.hour_minutes;
    return true;
}

static bool name_parts(struct club *club, struct participation *participation, struct error *err)
{
    struct participation_part *whole = &participation->whole;
    bool ok = true;
    for (size_t i = 0; ok && i < participation->part_count; i++) {
        struct participation_part *part = &participation->parts[i];
        ok = name_part(club, part, err);
        if (i == 0)
            whole->hour_minutes = part->hour_minutes;
        else if (whole->hour_minutes != part->hour_minutes)
            whole->hour_minutes = 0;
    }
    return ok;
}

bool participation_get(struct club *club, const struct participation_request *request,
                       struct participation *participation, struct error *err)
{
    struct programme programme;
    int day = clock_wall(request->at).day;
    struct history_request of = {
        .person_id = request->person_id,
        .from = request->from == DAY_NONE ? day_of(FIRST_YEAR, 1, 1) : request->from,
        .until = request->until == DAY_NONE || request->until > day ? day : request->until,
        .day = day,
        .before = request->at + 1,
    };
    *participation = (struct participation){.first = DAY_NONE, .last = DAY_NONE};
    if ((request->programme && !programme_get(club, request->programme, &programme, err)) ||
        !person_history_get(club, &of, &participation->history, err))
        return false;
    keep_programme(&participation->history, request->programme);
    for (size_t i = 0; i < participation->history.count; i++)
        add_session(participation, &participation->history.items[i]);
    if (participation->part_count)
        qsort(participation->parts, participation->part_count, sizeof *participation->parts,
              compare_parts);
    if (name_parts(club, participation, err))
        return true;
    participation_free(participation);
    return false;
}

void participation_free(struct participation *participation)
{
    free(participation->parts);
    person_history_free(&participation->history);
    *participation = (struct participation){.first = DAY_NONE, .last = DAY_NONE};
}
