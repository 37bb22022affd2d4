/* Short ways to put sessions, people and cards in front of the door. For the tests of
 * check-ins and of what follows from them. */
#ifndef OBECNI_TESTS_UNIT_DOOR_H
#define OBECNI_TESTS_UNIT_DOOR_H

#include "club/presence/attendance.h"
#include "club/presence/checkin.h"
#include "club/session/session.h"
#include "club/settings.h"
#include "tests/unit/people.h"

#include <stdio.h>

struct visitor {
    char number[NUMBER_SIZE];
    char payload[TOKEN_SIZE];
    char card[NUMBER_SIZE];
    int64_t id, card_id;
};

static inline int64_t door_instant(const char *text)
{
    int64_t at = 0;
    must(clock_parse(text, &at, &err));
    return at;
}

static inline void door_set_now(struct club *club, const char *text)
{
    club->clock = (struct clock){.is_fixed = true, .fixed_at = door_instant(text)};
}

static inline void door_group(struct club *club, const char *code, bool is_open)
{
    must(activity_add(club,
                      &(struct activity_entry){.code = code,
                                               .title = "Spotkania",
                                               .kind = "grupa_wsparcia",
                                               .has_open = true,
                                               .is_open = is_open},
                      &err));
}

/* A session of the day; hours like "15:30". */
static inline struct session door_session(struct club *club, const char *activity, const char *day,
                                          const char *from, const char *to)
{
    struct session session;
    struct session_time time = {.day = people_day(day)};
    char code[SESSION_CODE_SIZE];
    assert_true(clock_parse_minutes(from, &time.start_minutes));
    assert_true(clock_parse_minutes(to, &time.end_minutes));
    must(session_add(club, activity, &time, "sala 2", code, &err));
    must(session_get(club, code, &session, &err));
    return session;
}

static inline struct visitor door_visitor(struct club *club)
{
    struct visitor visitor;
    struct card_issued issued;
    struct participant participant = people_add(club);
    must(card_issue(club, participant.number, &issued, &err));
    memcpy(visitor.number, participant.number, sizeof visitor.number);
    memcpy(visitor.payload, issued.payload, sizeof visitor.payload);
    memcpy(visitor.card, issued.card.number, sizeof visitor.card);
    visitor.id = participant.id;
    visitor.card_id = issued.card.id;
    return visitor;
}

static inline void door_enrol(struct club *club, const struct visitor *visitor,
                              const char *activity, const char *from)
{
    must(enrolment_add(club,
                       &(struct enrolment_entry){.participant = visitor->number,
                                                 .activity = activity,
                                                 .from_on = people_day(from),
                                                 .until_on = DAY_NONE},
                       &err));
}

/* Somebody with a card, enrolled from the first of January on. */
static inline struct visitor door_member(struct club *club, const char *activity)
{
    struct visitor visitor = door_visitor(club);
    door_enrol(club, &visitor, activity, "2026-01-01");
    return visitor;
}

static inline struct checkin_result door_scan(struct club *club, const struct visitor *visitor)
{
    struct checkin_result result;
    must(checkin_scan(club, visitor->payload, CHECKIN_CARD, &result, &err));
    return result;
}

/* The scan at that time has that answer. */
static inline struct checkin_result door_expect(struct club *club, const char *now,
                                                const struct visitor *visitor,
                                                enum checkin_answer answer)
{
    door_set_now(club, now);
    struct checkin_result result = door_scan(club, visitor);
    if (result.answer != answer)
        fail_msg("%s: %s, not %s", now, checkin_answer_word(result.answer),
                 checkin_answer_word(answer));
    return result;
}

static inline int64_t door_events(struct club *club)
{
    return people_number(club, "SELECT count(*) FROM presence_event");
}

/* The stored word; "" when there is no row. The caller frees nothing. */
static inline void door_status(struct club *club, const struct session *session,
                               const struct visitor *visitor, char status[24])
{
    struct statement *s = statement_new(
        club->store, "SELECT status FROM attendance WHERE session_id = :session"
                     " AND participant_id = :participant");
    statement_bind_integer(s, ":session", session->id);
    statement_bind_integer(s, ":participant", visitor->id);
    status[0] = '\0';
    if (statement_step(s))
        statement_copy_text(s, 0, status, 24);
    must(statement_finish(s, &err));
}

static inline void door_check_status(struct club *club, const struct session *session,
                                     const struct visitor *visitor, const char *wanted)
{
    char status[24];
    door_status(club, session, visitor, status);
    assert_string_equal(status, wanted);
}

/* The projection is what the events say. */
static inline void door_check_projection(struct club *club)
{
    struct attendance_rebuild report;
    must(attendance_rebuild(club, false, &report, &err));
    assert_int_equal(report.differences, 0);
}

#endif
