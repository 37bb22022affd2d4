/* Verbs on January, and January as a text. */
#include "tests/unit/month_world.h"

#include "club/people/participant_merge.h"
#include "club/presence/arrival.h"
#include "club/presence/attendance_mark.h"
#include "club/presence/excuse.h"
#include "club/session/session_course.h"
#include "club/session/session_lead.h"
#include "club/session/signoff.h"
#include "club/timetable/booking.h"
#include "club/timetable/calendar_day.h"
#include "club/timetable/schedule.h"

unsigned month_world_choose(struct month_world *world, unsigned limit)
{
    world->random = world->random * 1664525u + 1013904223u;
    return (world->random >> 8) % limit;
}

void month_world_new(struct month_world *world, struct club *club, unsigned seed)
{
    static const char *const mondays[] = {"2026-01-05", "2026-01-12", "2026-01-19", "2026-01-26",
                                          "2026-01-30"};
    *world = (struct month_world){.club = club, .random = seed};
    door_set_now(club, "2026-01-02T09:00:00");
    people_add_staff(club, "AP", "2025-01-01");
    people_add_staff(club, "HD", "2025-01-01");
    snprintf(club->second, sizeof club->second, "HD");
    door_group(club, "G1", true);
    must(activity_leader_add(club, "G1", "AP", people_day("2026-01-01"), DAY_NONE, &err));
    must(activity_add(
        club,
        &(struct activity_entry){
            .code = "K1", .title = "Konsultacje", .kind = "konsultacja_ind", .is_individual = true},
        &err));
    for (int i = 0; i < MONTH_WORLD_PEOPLE; i++)
        world->people[i] = i ? door_member(club, "G1") : door_visitor(club);
    for (int i = 0; i < MONTH_WORLD_SESSIONS - 1; i++)
        memcpy(world->sessions[i], door_session(club, "G1", mondays[i], "15:30", "18:00").code,
               SESSION_CODE_SIZE);
    memcpy(world->sessions[MONTH_WORLD_SESSIONS - 1],
           door_session(club, "K1", "2026-01-14", "12:00", "12:30").code, SESSION_CODE_SIZE);
    must(booking_make(club, world->sessions[MONTH_WORLD_SESSIONS - 1], world->people[1].number,
                      &err));
    door_expect(club, "2026-01-05T15:25:00", &world->people[1], CHECKIN_RECORDED);
    door_expect(club, "2026-01-07T10:00:00", &world->people[2], CHECKIN_NONE_TODAY);
    struct checkin_result result;
    must(checkin_leave_open(club, world->people[2].card_id, CHECKIN_CARD, &result, &err));
    door_set_now(club, "2026-02-03T09:00:00");
}

static const char *a_session(struct month_world *world)
{
    return world->sessions[month_world_choose(world, MONTH_WORLD_SESSIONS)];
}

static const struct visitor *a_person(struct month_world *world)
{
    return &world->people[month_world_choose(world, MONTH_WORLD_PEOPLE)];
}

static int a_day(struct month_world *world)
{
    return people_day("2026-01-01") + (int)month_world_choose(world, 31);
}

static enum attendance_status a_status(struct month_world *world)
{
    static const enum attendance_status statuses[] = {ATTENDANCE_PRESENT, ATTENDANCE_ABSENT,
                                                      ATTENDANCE_UNKNOWN};
    return statuses[month_world_choose(world, 3)];
}

static bool correct(struct month_world *world, struct error *err)
{
    return attendance_correct(
        world->club,
        &(struct attendance_correction){.session = a_session(world),
                                        .participant = a_person(world)->number,
                                        .status = a_status(world),
                                        .reason = "pomyłka"},
        err);
}

static bool mark(struct month_world *world, struct error *err)
{
    size_t marked;
    const char *number = a_person(world)->number;
    return attendance_mark(world->club,
                           &(struct attendance_marks){.session = a_session(world),
                                                      .status = a_status(world),
                                                      .participants = &number,
                                                      .count = 1},
                           &marked, err);
}

static bool mark_rest(struct month_world *world, struct error *err)
{
    size_t marked;
    return attendance_mark(world->club,
                           &(struct attendance_marks){.session = a_session(world),
                                                      .status = ATTENDANCE_ABSENT,
                                                      .is_rest = true},
                           &marked, err);
}

static bool leave(struct month_world *world, struct error *err)
{
    struct attendance_row row;
    return attendance_leave(world->club, world->sessions[0], world->people[1].number,
                            door_instant("2026-01-05T16:40") + month_world_choose(world, 60) * 60,
                            &row, err);
}

static bool refuse(struct month_world *world, struct error *err)
{
    return attendance_refuse(world->club, world->sessions[1], a_person(world)->number, "conduct",
                             door_instant("2026-01-12T15:30"), err);
}

static bool place_by_hand(struct month_world *world, struct error *err)
{
    struct session session;
    struct checkin_result result;
    enum checkin_source source =
        month_world_choose(world, 2) ? CHECKIN_STAFF_MANUAL : CHECKIN_PAPER_IMPORT;
    return session_get(world->club, a_session(world), &session, err) &&
           checkin_place(world->club, a_person(world)->number, session.id, session.start_at, source,
                         &result, err);
}

static bool place_card(struct month_world *world, struct error *err)
{
    struct session session;
    struct checkin_result result;
    return session_get(world->club, a_session(world), &session, err) &&
           checkin_place(world->club, a_person(world)->number, session.id, session.start_at,
                         CHECKIN_CARD, &result, err);
}

static bool dismiss_arrival(struct month_world *world, struct error *err)
{
    struct arrival arrival;
    return arrival_get(world->club, world->people[2].number, 0, &arrival, err) &&
           arrival_dismiss(world->club, &arrival, "other_matter", err);
}

static bool sign(struct month_world *world, struct error *err)
{
    struct signoff signoff;
    struct signoff_entry entry = {
        .session = a_session(world),
        .course = {.has_headcount = true,
                   .headcount = (int)month_world_choose(world, 20),
                   .explanation = "other"},
        .rest_absent = true,
    };
    return signoff_sign(world->club, &entry, &signoff, err);
}

static bool tell_course(struct month_world *world, struct error *err)
{
    struct session_course_effect effect;
    struct session_course_entry entry = {.has_headcount = true,
                                         .headcount = (int)month_world_choose(world, 30)};
    return session_course_tell(world->club, a_session(world), &entry, &effect, err);
}

static bool add_session(struct month_world *world, struct error *err)
{
    char code[SESSION_CODE_SIZE];
    struct session_time time = {.day = a_day(world), .start_minutes = 600, .end_minutes = 660};
    return session_add(world->club, "G1", &time, "sala 3", code, err);
}

static bool cancel_session(struct month_world *world, struct error *err)
{
    return session_cancel(world->club, a_session(world), "room", err);
}

static bool restore_session(struct month_world *world, struct error *err)
{
    return session_restore(world->club, a_session(world), err);
}

static bool move_away(struct month_world *world, struct error *err)
{
    struct session_time time = {
        .day = people_day("2026-02-07"), .start_minutes = 600, .end_minutes = 660};
    time.day += (int)month_world_choose(world, 14);
    return session_move(world->club, a_session(world), &time, err);
}

static bool move_inside(struct month_world *world, struct error *err)
{
    struct session_time time = {.day = a_day(world), .start_minutes = 720, .end_minutes = 780};
    return session_move(world->club, a_session(world), &time, err);
}

static bool set_room(struct month_world *world, struct error *err)
{
    char room[24];
    snprintf(room, sizeof room, "sala %u", month_world_choose(world, 90));
    return session_set_room(world->club, a_session(world), room, err);
}

static bool set_leaders(struct month_world *world, struct error *err)
{
    const char *codes[] = {"HD", "AP"};
    return session_set_leaders(world->club, a_session(world), codes, 2, err);
}

static bool substitute(struct month_world *world, struct error *err)
{
    return session_lead_substitute(world->club, a_session(world), "HD", "AP", "illness", err);
}

static bool join(struct month_world *world, struct error *err)
{
    const char *codes[] = {"HD"};
    return session_lead_join(world->club, a_session(world), codes, 1, err);
}

static bool release(struct month_world *world, struct error *err)
{
    char number[NUMBER_SIZE];
    return booking_release(world->club, world->sessions[MONTH_WORLD_SESSIONS - 1], number, err);
}

static bool close_day(struct month_world *world, struct error *err)
{
    struct calendar_effect effect;
    return calendar_day_close(world->club, a_day(world), "remont", &effect, err);
}

static bool clear_day(struct month_world *world, struct error *err)
{
    struct calendar_effect effect;
    return calendar_day_clear(world->club, a_day(world), &effect, err);
}

static bool work_day(struct month_world *world, struct error *err)
{
    struct calendar_effect effect;
    return calendar_day_work(world->club, people_day("2026-01-06"), "", &effect, err);
}

static bool enrol(struct month_world *world, struct error *err)
{
    return enrolment_add(world->club,
                         &(struct enrolment_entry){.participant = a_person(world)->number,
                                                   .activity = "G1",
                                                   .from_on = a_day(world),
                                                   .until_on = DAY_NONE},
                         err);
}

static bool end_enrolment(struct month_world *world, struct error *err)
{
    bool is_withdrawn;
    return enrolment_end(world->club, a_person(world)->number, "G1", a_day(world), "resigned",
                         &is_withdrawn, err);
}

static bool leave_club(struct month_world *world, struct error *err)
{
    struct participant_leaving leaving;
    return participant_leave(world->club, world->people[3].number, a_day(world), "moved", &leaving,
                             err);
}

static bool add_leader(struct month_world *world, struct error *err)
{
    return activity_leader_add(world->club, "G1", "HD", a_day(world), DAY_NONE, err);
}

static bool end_leader(struct month_world *world, struct error *err)
{
    return activity_leader_end(world->club, "G1", "AP", a_day(world), err);
}

static bool add_schedule(struct month_world *world, struct error *err)
{
    struct schedule schedule;
    struct schedule_generated made;
    struct schedule_entry entry = {
        .activity = "G1",
        .rule = "FREQ=WEEKLY;BYDAY=TU",
        .start_minutes = 480 + 15 * (int)month_world_choose(world, 8),
        .end_minutes = 600,
        .room = "sala 4",
        .valid_from = a_day(world),
        .valid_until = people_day("2026-02-20"),
    };
    return schedule_add(world->club, &entry, &schedule, &made, err);
}

static bool excuse(struct month_world *world, struct error *err)
{
    int count;
    struct excuse made;
    struct excuse_claim claim = {.participant = a_person(world)->number,
                                 .session = a_session(world),
                                 .from_on = DAY_NONE,
                                 .until_on = DAY_NONE,
                                 .document = "statement",
                                 .seen_on = people_day("2026-01-20")};
    if (!excuse_add(world->club, &claim, &made, err))
        return false;
    return excuse_decide(world->club,
                         &(struct excuse_decision){.excuse = made.code,
                                                   .decision = EXCUSE_GRANTED,
                                                   .despite_deadline = true},
                         &count, err);
}

static bool reopen_excuse(struct month_world *world, struct error *err)
{
    int count;
    char code[CODE_SIZE];
    snprintf(code, sizeof code, "U-2026-02-03-%u", 2 + month_world_choose(world, 6));
    return excuse_decide(
        world->club,
        &(struct excuse_decision){.excuse = code, .decision = EXCUSE_REOPENED, .basis = "mistake"},
        &count, err);
}

static bool rebuild(struct month_world *world, struct error *err)
{
    struct attendance_rebuild report;
    return attendance_rebuild(world->club, true, &report, err);
}

const struct month_verb month_verbs[] = {
    {"correct", correct},
    {"mark", mark},
    {"mark_rest", mark_rest},
    {"leave", leave},
    {"refuse", refuse},
    {"place_by_hand", place_by_hand},
    {"place_card", place_card},
    {"dismiss_arrival", dismiss_arrival},
    {"sign", sign},
    {"tell_course", tell_course},
    {"add_session", add_session},
    {"cancel_session", cancel_session},
    {"restore_session", restore_session},
    {"move_away", move_away},
    {"move_inside", move_inside},
    {"set_room", set_room},
    {"set_leaders", set_leaders},
    {"substitute", substitute},
    {"join", join},
    {"release", release},
    {"close_day", close_day},
    {"clear_day", clear_day},
    {"work_day", work_day},
    {"enrol", enrol},
    {"end_enrolment", end_enrolment},
    {"leave_club", leave_club},
    {"add_leader", add_leader},
    {"end_leader", end_leader},
    {"add_schedule", add_schedule},
    {"excuse", excuse},
    {"reopen_excuse", reopen_excuse},
    {"rebuild", rebuild},
};
const size_t month_verb_count = sizeof month_verbs / sizeof *month_verbs;

/* Appends what the statement's one column says. */
static void append(struct statement *s, struct buffer *text)
{
    while (statement_step(s))
        buffer_printf(text, "%s\n", statement_text(s, 0));
    must(statement_finish(s, &err));
}

#define JANUARY " s.held_on >= '2026-01-01' AND s.held_on <= '2026-01-31'"

char *month_world_january(struct month_world *world)
{
    struct buffer text = {0};
    struct store *store = world->club->store;
    append(statement_new(store, "SELECT json_array(s.id, s.code, held_on, start_at, end_at, room,"
                                " state, cancel_reason, cancelled_at) FROM session s WHERE" JANUARY
                                " ORDER BY s.id"),
           &text);
    append(statement_new(store, "SELECT json_array('event', e.id, e.kind, e.status, e.at)"
                                " FROM presence_event e LEFT JOIN session s ON s.id = e.session_id"
                                " LEFT JOIN presence_event o ON o.id = e.about_id"
                                " WHERE" JANUARY " OR (e.session_id IS NULL AND"
                                "  date(ifnull(o.at, e.at), 'unixepoch') < '2026-02-01')"
                                " ORDER BY e.id"),
           &text);
    append(statement_new(store, "SELECT json_array('row', s.id, participant_id, status, in_at,"
                                " out_at, credited_minutes) FROM attendance t"
                                " JOIN session s ON s.id = t.session_id WHERE" JANUARY
                                " ORDER BY s.id, participant_id"),
           &text);
    append(statement_new(store,
                         "SELECT json_array('of', s.id,"
                         " (SELECT count(*) FROM session_course c WHERE c.session_id = s.id),"
                         " (SELECT count(*) FROM session_signoff c WHERE c.session_id = s.id),"
                         " (SELECT count(*) FROM session_leader c WHERE c.session_id = s.id),"
                         " (SELECT count(*) FROM session_opening c WHERE c.session_id = s.id),"
                         " (SELECT count(*) FROM expected c WHERE c.session_id = s.id),"
                         " (SELECT count(*) FROM booking c WHERE c.session_id = s.id"
                         "   AND c.released_at IS NULL)) FROM session s WHERE" JANUARY
                         " ORDER BY s.id"),
           &text);
    append(statement_new(store,
                         "WITH RECURSIVE d (day) AS (SELECT '2026-01-01' UNION ALL"
                         " SELECT date(day, '+1 day') FROM d WHERE day < '2026-01-31')"
                         " SELECT json_array(day, (SELECT group_concat(participant_id) FROM"
                         "   (SELECT participant_id FROM enrolment e WHERE e.from_on <= day"
                         "    AND ifnull(e.until_on, '9999') >= day ORDER BY participant_id)),"
                         "  (SELECT group_concat(staff_id) FROM (SELECT staff_id"
                         "    FROM activity_leader l WHERE l.from_on <= day"
                         "    AND ifnull(l.until_on, '9999') >= day ORDER BY staff_id)),"
                         "  (SELECT kind FROM calendar_exception WHERE day_on = day)) FROM d"),
           &text);
    return text.text;
}
