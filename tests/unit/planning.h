/* A club in a file of its own with a group on Mondays, one on Thursdays and consultations,
 * and short ways to plan and ask. For the tests of schedules, sessions and bookings. */
#ifndef OBECNI_TESTS_UNIT_PLANNING_H
#define OBECNI_TESTS_UNIT_PLANNING_H

#include "base/day.h"
#include "club/club.h"
#include "club/people/participant.h"
#include "club/session/session.h"
#include "club/staff/staff.h"
#include "club/timetable/activity.h"
#include "club/timetable/schedule.h"
#include "store/statement.h"
#include "tests/unit/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct planning {
    struct fixture fixture;
    struct club *club;
    struct error err;
};

#define must(call)                                                                                 \
    do {                                                                                           \
        if (!(call))                                                                               \
            fail_msg("%s: %s", #call, p->err.text);                                                \
    } while (0)

/* The call fails with that kind, and its sentence holds the words. */
#define must_refuse(call, wanted_kind, words)                                                      \
    do {                                                                                           \
        error_clear(&p->err);                                                                      \
        assert_false(call);                                                                        \
        assert_int_equal(p->err.kind, wanted_kind);                                                \
        if (!strstr(p->err.text, words))                                                           \
            fail_msg("“%s” does not say “%s”", p->err.text, words);                                \
        error_clear(&p->err);                                                                      \
    } while (0)

static inline int day_from(const char *text)
{
    int day;
    assert_true(day_parse(text, &day));
    return day;
}

static inline int minutes_from(const char *text)
{
    int minutes;
    assert_true(clock_parse_minutes(text, &minutes));
    return minutes;
}

static inline int64_t instant_from(const char *text)
{
    int64_t at;
    struct error err = {0};
    assert_true(clock_parse(text, &at, &err));
    return at;
}

static inline void planning_set_now(struct planning *p, const char *text)
{
    p->club->clock = (struct clock){.is_fixed = true, .fixed_at = instant_from(text)};
    p->club->ledger.is_clock_fixed = true;
}

static inline void planning_add_activity(struct planning *p, const char *code, bool is_individual)
{
    struct activity_entry entry = {
        .code = code,
        .title = "Spotkania",
        .kind = is_individual ? "konsultacja_ind" : "grupa_wsparcia",
        .is_individual = is_individual,
    };
    must(activity_add(p->club, &entry, &p->err));
}

static inline int planning_open(void **state)
{
    struct planning *p = calloc(1, sizeof *p);
    *state = p;
    fixture_open(&p->fixture);
    p->club = &p->fixture.club;
    planning_set_now(p, "2026-01-05T08:00");
    planning_add_activity(p, "G1", false);
    planning_add_activity(p, "G2", false);
    planning_add_activity(p, "K1", true);
    return 0;
}

static inline int planning_close(void **state)
{
    struct planning *p = *state;
    fixture_close(&p->fixture);
    free(p);
    return 0;
}

static inline struct schedule_entry planning_entry(const char *activity, const char *rule,
                                                   const char *from, const char *to)
{
    return (struct schedule_entry){
        .activity = activity,
        .rule = rule,
        .start_minutes = minutes_from(from),
        .end_minutes = minutes_from(to),
        .room = "sala 2",
        .valid_from = day_from("2026-01-05"),
        .valid_until = DAY_NONE,
    };
}

/* Adds it and gives how many sessions were made. */
static inline int planning_add(struct planning *p, const struct schedule_entry *entry)
{
    struct schedule schedule;
    struct schedule_generated made;
    must(schedule_add(p->club, entry, &schedule, &made, &p->err));
    return made.made;
}

static inline int planning_add_weekly(struct planning *p, const char *activity, const char *rule,
                                      const char *from, const char *to)
{
    struct schedule_entry entry = planning_entry(activity, rule, from, to);
    return planning_add(p, &entry);
}

static inline struct sessions planning_list(struct planning *p, const char *activity,
                                            const char *from, const char *until)
{
    struct sessions sessions = {0};
    struct session_filter filter = {
        .from = day_from(from), .until = day_from(until), .activity = activity};
    must(session_list(p->club, &filter, &sessions, &p->err));
    return sessions;
}

static inline int planning_count(struct planning *p, const char *activity, const char *from,
                                 const char *until)
{
    struct sessions sessions = planning_list(p, activity, from, until);
    int count = (int)sessions.count;
    sessions_free(&sessions);
    return count;
}

static inline struct session planning_session(struct planning *p, const char *code)
{
    struct session session;
    must(session_get(p->club, code, &session, &p->err));
    return session;
}

static inline int64_t planning_number(struct planning *p, const char *sql)
{
    struct statement *s = statement_new(p->club->store, sql);
    int64_t number = statement_step(s) ? statement_integer(s, 0) : -1;
    must(statement_finish(s, &p->err));
    return number;
}

static inline int64_t planning_ledger_length(struct planning *p)
{
    return planning_number(p, "SELECT count(*) FROM ledger");
}

static inline void planning_add_participant(struct planning *p, char number[NUMBER_SIZE])
{
    struct participant participant;
    must(participant_add(p->club, NULL, NULL, &participant, &p->err));
    memcpy(number, participant.number, NUMBER_SIZE);
}

static inline void planning_add_staff(struct planning *p, const char *code, const char *name)
{
    struct staff_entry entry = {
        .code = code, .name = name, .from_on = day_from("2020-01-01"), .until_on = DAY_NONE};
    must(staff_add(p->club, &entry, &p->err));
}

/* As the door does with the first check-in. */
static inline void planning_open_session(struct planning *p, const char *code)
{
    struct session session = planning_session(p, code);
    struct statement *s = statement_new(
        p->club->store, "INSERT INTO session_opening (session_id, opened_at, late_minutes,"
                        " leave_minutes, credit) VALUES (:id, :start, 15, 15, 'whole')");
    statement_bind_integer(s, ":id", session.id);
    statement_bind_integer(s, ":start", session.start_at);
    must(statement_run(s, &p->err));
}

#endif
