/* A group on Mondays that is played letter by letter, and short ways to ask for signals. */
#ifndef OBECNI_TESTS_UNIT_WEEKS_H
#define OBECNI_TESTS_UNIT_WEEKS_H

#include "club/session/session_course.h"
#include "figures/day/signals.h"
#include "tests/unit/door.h"

enum { MONDAYS = 8 };

/* A group on Mondays from 5 January on, with one member; the clock stands at the end of the
 * last session. */
struct weeks {
    struct club *club;
    struct session sessions[MONDAYS];
    struct visitor member;
};

static inline struct weeks weeks_new(void **state)
{
    struct weeks weeks = {.club = &((struct fixture *)*state)->club};
    door_set_now(weeks.club, "2026-01-01T08:00:00");
    people_add_staff(weeks.club, "JK", "2025-01-01");
    people_add_staff(weeks.club, "AB", "2025-01-01");
    door_group(weeks.club, "G1", false);
    must(activity_leader_add(weeks.club, "G1", "JK", people_day("2025-01-01"), DAY_NONE, &err));
    for (int i = 0; i < MONDAYS; i++) {
        char day[DAY_SIZE];
        day_format(people_day("2026-01-05") + 7 * i, day);
        weeks.sessions[i] = door_session(weeks.club, "G1", day, "15:30", "17:00");
    }
    weeks.member = door_member(weeks.club, "G1");
    return weeks;
}

/* As of the evening of a session. */
static inline void weeks_be_after(struct weeks *weeks, int week)
{
    weeks->club->clock =
        (struct clock){.is_fixed = true, .fixed_at = weeks->sessions[week].end_at + 3600};
}

static inline void weeks_note(struct weeks *weeks, int week, const struct visitor *visitor,
                 enum presence_kind kind, enum attendance_status status)
{
    struct attendance_row row;
    bool is_repeat;
    struct presence_event event = {
        .kind = kind,
        .session_id = weeks->sessions[week].id,
        .participant_id = visitor->id,
        .at = weeks->sessions[week].start_at,
        .source = "staff_manual",
        .status = status,
        .reason = kind == PRESENCE_REFUSED ? "conduct" : NULL,
        .about_id = kind == PRESENCE_EXCUSE_GRANTED ? 1 : 0,
    };
    weeks_be_after(weeks, week);
    must(club_begin(weeks->club, &err));
    must(attendance_record(weeks->club, &event, &row, &is_repeat, &err));
    must(club_note(weeks->club, "test", "", NULL, &err));
    must(club_end(weeks->club, true, &err));
}

/* One letter a Monday: A absent, P present, E excused, U unknown, R not let in, C cancelled,
 * - nothing. */
static inline void weeks_play(struct weeks *weeks, const struct visitor *visitor, const char *letters)
{
    for (int i = 0; letters[i]; i++) {
        const char *session = weeks->sessions[i].code;
        if (letters[i] == 'A')
            weeks_note(weeks, i, visitor, PRESENCE_MARKED, ATTENDANCE_ABSENT);
        else if (letters[i] == 'P')
            weeks_note(weeks, i, visitor, PRESENCE_MARKED, ATTENDANCE_PRESENT);
        else if (letters[i] == 'U')
            weeks_note(weeks, i, visitor, PRESENCE_MARKED, ATTENDANCE_UNKNOWN);
        else if (letters[i] == 'R')
            weeks_note(weeks, i, visitor, PRESENCE_REFUSED, ATTENDANCE_REFUSED_ENTRY);
        else if (letters[i] == 'E')
            weeks_note(weeks, i, visitor, PRESENCE_EXCUSE_GRANTED, ATTENDANCE_EXCUSED);
        else if (letters[i] == 'C')
            must(session_cancel(weeks->club, session, "leader", &err));
        weeks_be_after(weeks, i);
    }
}

static inline struct signals weeks_ask(struct weeks *weeks, const char *kind, const char *from)
{
    struct signals signals;
    struct signal_filter filter = {
        .from = people_day(from), .until = people_day("2026-12-31"), .kind = kind};
    must(signals_list(weeks->club, &filter, &signals, &err));
    return signals;
}

/* How many of a kind there are since the new year; of one, its count. */
static inline int weeks_count(struct weeks *weeks, const char *kind, int *facts)
{
    struct signals signals = weeks_ask(weeks, kind, "2026-01-01");
    int count = (int)signals.count;
    if (facts)
        *facts = count == 1 ? signals.items[0].count : 0;
    signals_free(&signals);
    return count;
}

static inline void weeks_tell_heads(struct weeks *weeks, int headcount, int uncounted, const char *explanation)
{
    struct session_course_effect effect;
    struct session_course_entry entry = {.has_headcount = true, .headcount = headcount,
                                         .has_uncounted = true, .uncounted = uncounted,
                                         .explanation = explanation};
    must(session_course_tell(weeks->club, weeks->sessions[0].code, &entry, &effect, &err));
}

#endif
