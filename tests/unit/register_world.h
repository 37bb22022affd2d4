/* A club in a real file in which a random story is played, and beside it what was told, kept
 * in plain lists for the slow reference. A step that the program refuses changes neither. */
#ifndef OBECNI_TESTS_UNIT_REGISTER_WORLD_H
#define OBECNI_TESTS_UNIT_REGISTER_WORLD_H

#include "base/memory.h"
#include "club/session/session_course.h"
#include "club/timetable/calendar_day.h"
#include "tests/unit/door.h"
#include "tests/unit/register_reference.h"
#include "tests/unit/register_story.h"

struct told_event {
    int session, person;
    struct presence_event event;
};

struct told_session {
    struct session session;
    int activity;
    bool is_open, is_cancelled, is_closed_by_day;
    int late_minutes, leave_minutes;
    bool credits_real;
    int64_t began_at, ended_at;
    bool expects[STORY_PEOPLE];
};

struct told_rules {
    int late_minutes, leave_minutes;
    bool credits_real;
};

struct world {
    struct fixture fixture;
    struct club *club;
    struct visitor people[STORY_PEOPLE];
    struct told_session sessions[STORY_SESSIONS];
    struct told_rules rules[2];
    int from_on[STORY_PEOPLE], until_on[STORY_PEOPLE]; /* enrolled in both activities */
    struct told_event events[STORY_STEPS_MOST];
    int event_count;
};

static const char *const world_activities[2] = {"GA", "GB"};

/* What is not allowed now (a closed month, a signed list) is refused, and nothing else fails. */
static inline bool world_allowed(bool ok, const struct error *refusal)
{
    if (!ok && refusal->kind != ERROR_REFUSED && refusal->kind != ERROR_USAGE)
        fail_msg("%s", refusal->text);
    return ok;
}

static inline bool world_run(struct world *world, const char *sql)
{
    struct error err = {0};
    return statement_run(statement_new(world->club->store, sql), &err);
}

static inline void world_set_rules(struct world *world, int activity, struct told_rules rules)
{
    struct statement *s = statement_new(
        world->club->store, "UPDATE activity SET late_minutes = :late, leave_minutes = :leave,"
                            " credit = :credit WHERE code = :code");
    statement_bind_integer(s, ":late", rules.late_minutes);
    statement_bind_integer(s, ":leave", rules.leave_minutes);
    statement_bind_text(s, ":credit", rules.credits_real ? "real" : "whole");
    statement_bind_text(s, ":code", world_activities[activity]);
    must(statement_run(s, &err));
    world->rules[activity] = rules;
}

static inline void world_enrol(struct world *world, int person, int from, int until)
{
    for (int i = 0; i < 2; i++) {
        struct error refusal = {0};
        if (!world_allowed(
                enrolment_add(world->club,
                              &(struct enrolment_entry){.participant = world->people[person].number,
                                                        .activity = world_activities[i],
                                                        .from_on = from,
                                                        .until_on = until},
                              &refusal),
                &refusal))
            return;
    }
    world->from_on[person] = from;
    world->until_on[person] = until;
}

/* Two activities that count differently, eight sessions in January, six people of whom some
 * were enrolled later, some for a while, and one not at all. Told in February. */
static inline void world_open(struct world *world, uint64_t seed)
{
    static const char *const days[STORY_SESSIONS] = {"2026-01-07", "2026-01-08", "2026-01-09",
                                                     "2026-01-12", "2026-01-14", "2026-01-15",
                                                     "2026-01-16", "2026-01-19"};
    struct chance chance = chance_from(~seed);
    memset(world, 0, sizeof *world);
    fixture_open(&world->fixture);
    world->club = &world->fixture.club;
    assert_true(world_run(world, "PRAGMA synchronous = OFF"));
    door_set_now(world->club, "2026-01-02T08:00:00");
    for (int i = 0; i < 2; i++) {
        door_group(world->club, world_activities[i], false);
        world_set_rules(world, i, (struct told_rules){15, 10, i == 1});
    }
    for (int i = 0; i < STORY_SESSIONS; i++) {
        world->sessions[i].activity = i % 2;
        world->sessions[i].session =
            door_session(world->club, world_activities[i % 2], days[i], "15:30", "17:00");
    }
    for (int i = 0; i < STORY_PEOPLE; i++) {
        int from = people_day("2026-01-01") + (int)chance_below(&chance, 20);
        world->people[i] = door_visitor(world->club);
        world->from_on[i] = DAY_NONE;
        if (i > 0)
            world_enrol(world, i, i > 2 ? from : people_day("2026-01-01"),
                        i > 3 ? from + (int)chance_below(&chance, 12) : DAY_NONE);
    }
    door_set_now(world->club, "2026-02-02T08:00:00");
}

static inline void world_close(struct world *world)
{
    fixture_close(&world->fixture);
}

static inline bool world_is_enrolled(const struct world *world, int person, int day)
{
    return world->from_on[person] != DAY_NONE && world->from_on[person] <= day &&
           (world->until_on[person] == DAY_NONE || day <= world->until_on[person]);
}

/* The first mark opens the session: what holds then is frozen. */
static inline void world_tell(struct world *world, int session, int person,
                              struct presence_event event)
{
    struct told_session *told = &world->sessions[session];
    world->events[world->event_count++] = (struct told_event){session, person, event};
    if (told->is_open || event.kind == PRESENCE_CAME_CANCELLED)
        return;
    told->is_open = true;
    told->late_minutes = world->rules[told->activity].late_minutes;
    told->leave_minutes = world->rules[told->activity].leave_minutes;
    told->credits_real = world->rules[told->activity].credits_real;
    for (int i = 0; i < STORY_PEOPLE; i++)
        told->expects[i] = world_is_enrolled(world, i, told->session.held_on);
}

static inline struct reference_events world_events(const struct world *world, int session,
                                                   int person)
{
    struct reference_events list = {0};
    for (int i = 0; i < world->event_count; i++) {
        if (world->events[i].session == session && world->events[i].person == person)
            list.items[list.count++] = world->events[i].event;
    }
    return list;
}

static inline struct attendance_terms world_terms(const struct told_session *told)
{
    return (struct attendance_terms){
        .start_at = told->session.start_at,
        .end_at = told->session.end_at,
        .began_at = told->began_at,
        .ended_at = told->ended_at,
        .late_minutes = told->late_minutes,
        .leave_minutes = told->leave_minutes,
        .credits_real = told->credits_real,
        .is_open = told->is_open,
        .is_cancelled = told->is_cancelled,
    };
}

static inline bool world_has(const struct world *world, int session, int person,
                             enum presence_kind kind)
{
    struct reference_events list = world_events(world, session, person);
    return reference_first(&list, kind) != NULL;
}

/* An event in a change of its own. */
static inline void world_record(struct world *world, const struct step *step,
                                struct presence_event event)
{
    struct club *club = world->club;
    struct attendance_row row;
    struct error refusal = {0};
    bool is_repeat = false;
    event.session_id =
        event.kind == PRESENCE_OPEN_ARRIVAL ? 0 : world->sessions[step->session].session.id;
    event.participant_id = world->people[step->person].id;
    must(club_begin(club, &err));
    bool ok = attendance_record(club, &event, &row, &is_repeat, &refusal) &&
              club_note(club, "test.record", "", NULL, &refusal);
    if (world_allowed(club_end(club, ok, &refusal), &refusal) && !is_repeat && event.session_id)
        world_tell(world, step->session, step->person, event);
}

static inline void world_place(struct world *world, const struct step *step, int64_t at)
{
    enum checkin_source source = step->detail % 2 ? CHECKIN_PAPER_IMPORT : CHECKIN_STAFF_MANUAL;
    struct presence_event event = {.kind = PRESENCE_ARRIVED,
                                   .at = at,
                                   .source = step->detail % 2 ? "paper_import" : "staff_manual"};
    struct checkin_result result;
    struct error refusal = {0};
    if (!world_allowed(checkin_place(world->club, world->people[step->person].number,
                                     world->sessions[step->session].session.id, at, source, &result,
                                     &refusal),
                       &refusal))
        return;
    if (result.answer == CHECKIN_CANCELLED)
        event.kind = PRESENCE_CAME_CANCELLED;
    if (result.answer == CHECKIN_RECORDED ||
        (result.answer == CHECKIN_CANCELLED &&
         !world_has(world, step->session, step->person, PRESENCE_CAME_CANCELLED)))
        world_tell(world, step->session, step->person, event);
}

static inline void world_correct(struct world *world, const struct step *step, int64_t at)
{
    static const enum attendance_status statuses[] = {ATTENDANCE_PRESENT, ATTENDANCE_LATE,
                                                      ATTENDANCE_LEFT_EARLY, ATTENDANCE_ABSENT,
                                                      ATTENDANCE_UNKNOWN};
    const struct told_session *told = &world->sessions[step->session];
    struct reference_events list = world_events(world, step->session, step->person);
    struct attendance_terms terms = world_terms(told);
    struct attendance_row before = reference_row(&list, &terms);
    struct error err = {0};
    struct attendance_correction correction = {
        .session = told->session.code,
        .participant = world->people[step->person].number,
        .status = statuses[step->detail % 5],
        .at = step->detail % 3 ? at : 0,
        .reason = "poprawka",
    };
    struct presence_event event = {
        .kind = PRESENCE_CORRECTED,
        .status = correction.status,
        .source = "correction",
        .at = correction.at  ? correction.at
              : before.in_at ? before.in_at
                             : terms.start_at,
    };
    if (world_allowed(attendance_correct(world->club, &correction, &err), &err))
        world_tell(world, step->session, step->person, event);
}

static inline void world_mark(struct world *world, const struct step *step, int64_t at)
{
    static const enum attendance_status statuses[] = {ATTENDANCE_PRESENT, ATTENDANCE_LATE,
                                                      ATTENDANCE_LEFT_EARLY, ATTENDANCE_ABSENT,
                                                      ATTENDANCE_UNKNOWN};
    world_record(world, step,
                 (struct presence_event){.kind = PRESENCE_MARKED,
                                         .at = at,
                                         .source = "staff_manual",
                                         .status = statuses[step->detail % 5]});
}

static inline void world_cancel(struct world *world, const struct step *step)
{
    struct told_session *told = &world->sessions[step->session];
    struct error err = {0};
    if (step->kind == STEP_CANCEL &&
        world_allowed(session_cancel(world->club, told->session.code, "leader", &err), &err))
        told->is_cancelled = true;
    if (step->kind == STEP_RESTORE &&
        world_allowed(session_restore(world->club, told->session.code, &err), &err))
        told->is_cancelled = told->is_closed_by_day = false;
}

static inline void world_move(struct world *world, const struct step *step)
{
    struct told_session *told = &world->sessions[step->session];
    struct session_time time = {.day = told->session.held_on +
                                       (step->detail % 5 ? step->detail % 3 : 28),
                                .start_minutes = 600 + step->detail % 7 * 60,
                                .end_minutes = 690 + step->detail % 7 * 60};
    struct error refusal = {0};
    if (world_allowed(session_move(world->club, told->session.code, &time, &refusal), &refusal))
        must(session_get(world->club, told->session.code, &told->session, &err));
}

/* A closed day cancels what is planned on it; when it is opened, that takes place again. */
static inline void world_calendar(struct world *world, const struct step *step)
{
    int day = world->sessions[step->session].session.held_on;
    bool closes = step->kind == STEP_CLOSE_DAY;
    struct calendar_effect effect;
    struct error err = {0};
    bool ok = closes ? calendar_day_close(world->club, day, "", &effect, &err)
                     : calendar_day_clear(world->club, day, &effect, &err);
    ok = world_allowed(ok, &err);
    for (int i = 0; ok && i < STORY_SESSIONS; i++) {
        struct told_session *told = &world->sessions[i];
        if (told->session.held_on != day || told->is_cancelled == closes)
            continue;
        if (closes || told->is_closed_by_day)
            told->is_cancelled = told->is_closed_by_day = closes;
    }
}

/* Real hours, or only the heads that were counted. */
static inline void world_course(struct world *world, const struct step *step, int64_t at)
{
    struct told_session *told = &world->sessions[step->session];
    struct session_course_entry entry = {.has_headcount = true, .headcount = step->detail % 12};
    struct session_course_effect effect;
    struct error refusal = {0};
    if (step->detail % 4) {
        entry.began_at = at;
        entry.ended_at = at + 60 * (1 + step->detail % 150);
    }
    if (!world_allowed(
            session_course_tell(world->club, told->session.code, &entry, &effect, &refusal),
            &refusal) ||
        !entry.began_at)
        return;
    told->began_at = entry.began_at;
    told->ended_at = entry.ended_at;
}

static inline void world_enrolment(struct world *world, const struct step *step)
{
    int person = step->person, day = people_day("2026-01-05") + step->detail % 15;
    bool is_withdrawn;
    if (step->kind == STEP_ENROL && world->from_on[person] == DAY_NONE)
        world_enrol(world, person, day, DAY_NONE);
    if (step->kind != STEP_LEAVE || world->from_on[person] == DAY_NONE ||
        world->until_on[person] != DAY_NONE || world->from_on[person] > day)
        return;
    for (int i = 0; i < 2; i++) {
        struct error refusal = {0};
        if (!world_allowed(enrolment_end(world->club, world->people[person].number,
                                         world_activities[i], day, "completed", &is_withdrawn,
                                         &refusal),
                           &refusal))
            return;
    }
    world->until_on[person] = day;
}

static inline void world_play_step(struct world *world, const struct step *step)
{
    int64_t at = world->sessions[step->session].session.start_at + 60 * step->minutes;
    const char *desk = "staff_manual";
    world->club->clock.fixed_at += step->pause_seconds;
    switch (step->kind) {
    case STEP_PLACE:
        world_place(world, step, at);
        break;
    case STEP_CARD:
        world_record(world, step,
                     (struct presence_event){.kind = world->sessions[step->session].is_cancelled
                                                         ? PRESENCE_CAME_CANCELLED
                                                         : PRESENCE_ARRIVED,
                                             .at = at,
                                             .card_id = world->people[step->person].card_id,
                                             .source = "card"});
        break;
    case STEP_LEFT:
        world_record(world, step,
                     (struct presence_event){.kind = PRESENCE_LEFT, .at = at, .source = "card"});
        break;
    case STEP_MARK:
        world_mark(world, step, at);
        break;
    case STEP_REFUSE:
        world_record(world, step,
                     (struct presence_event){
                         .kind = PRESENCE_REFUSED, .at = at, .source = desk, .reason = "conduct"});
        break;
    case STEP_CORRECT:
        world_correct(world, step, at);
        break;
    case STEP_GRANT:
    case STEP_WITHDRAW:
        world_record(world, step,
                     (struct presence_event){.kind = step->kind == STEP_GRANT
                                                         ? PRESENCE_EXCUSE_GRANTED
                                                         : PRESENCE_EXCUSE_WITHDRAWN,
                                             .at = at,
                                             .source = desk,
                                             .about_id = 1});
        break;
    case STEP_OPEN_ARRIVAL:
        world_record(
            world, step,
            (struct presence_event){.kind = PRESENCE_OPEN_ARRIVAL, .at = at, .source = "card"});
        break;
    case STEP_CANCEL:
    case STEP_RESTORE:
        world_cancel(world, step);
        break;
    case STEP_MOVE:
        world_move(world, step);
        break;
    case STEP_CLOSE_DAY:
    case STEP_OPEN_DAY:
        world_calendar(world, step);
        break;
    case STEP_COURSE:
        world_course(world, step, at);
        break;
    case STEP_RULES:
        world_set_rules(world, step->session % 2,
                        (struct told_rules){step->detail % 4 * 5, step->detail % 3 * 10,
                                            step->detail % 2 == 0});
        break;
    case STEP_ENROL:
    case STEP_LEAVE:
        world_enrolment(world, step);
        break;
    case STEP_KINDS:
        break;
    }
    assert_int_equal(store_depth(world->club->store), 0);
}

#endif
