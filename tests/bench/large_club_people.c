/* Who is in the large club, and what takes place in it: staff, activities with schedules,
 * participants with cards, enrolments and identities. */
#include "large_club.h"

#include "base/day.h"
#include "club/day_column.h"
#include "club/number.h"
#include "club/people/participant.h"
#include "club/staff/staff.h"
#include "club/timetable/activity.h"
#include "club/timetable/schedule.h"
#include "store/statement.h"

#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { OPEN_EVERY = 10 };

static int first_day(const struct plan *plan)
{
    return plan->today - 7 * plan->weeks;
}

/* The first of them is whoever measures, and may do everything. */
static bool add_staff(struct large_club *large, struct error *err)
{
    static const char *const names[LEADERS] = {"Alicja Brzoza", "Borys Cis", "Celina Dereń",
                                               "Damian Jesion", "Elwira Kalina", "Feliks Leszczyna",
                                               "Grażyna Malina", "Hubert Olcha"};
    const struct passwd *user = getpwuid(getuid());
    bool ok = true;
    for (int i = 0; ok && i < LEADERS; i++) {
        char code[CODE_SIZE];
        snprintf(code, sizeof code, "L%d", i + 1);
        struct staff_entry entry = {.code = code, .name = names[i], .title = "terapeuta",
                                    .role = i ? "leader" : "leader,coordinator,administrator",
                                    .system_user = i || !user ? NULL : user->pw_name,
                                    .from_on = first_day(&large->plan)};
        ok = staff_add(&large->club, &entry, err);
    }
    return ok;
}

static bool add_meeting(struct large_club *large, int number, int which, struct error *err)
{
    char rule[RECURRENCE_RULE_SIZE];
    struct schedule added;
    struct schedule_generated made;
    struct meeting meeting = large_club_meeting(number, which);
    recurrence_weekly(1u << (MONDAY + meeting.weekday), rule);
    struct schedule_entry entry = {
        .activity = large->activities[number].code, .rule = rule,
        .start_minutes = meeting.start_minutes, .end_minutes = meeting.end_minutes,
        .room = large->activities[number].room, .valid_from = first_day(&large->plan),
        .valid_until = DAY_NONE,
    };
    return schedule_add(&large->club, &entry, &added, &made, err);
}

static bool add_activity(struct large_club *large, int number, struct error *err)
{
    char title[LABEL_SIZE], leader[CODE_SIZE];
    struct activity_plan *plan = &large->activities[number];
    struct activity activity;
    snprintf(plan->code, sizeof plan->code, "G%02d", number + 1);
    snprintf(plan->room, sizeof plan->room, "sala %d", number + 1);
    snprintf(title, sizeof title, "Grupa %d", number + 1);
    snprintf(leader, sizeof leader, "L%d", number % LEADERS + 1);
    struct activity_entry entry = {
        .code = plan->code, .programme = "", .title = title, .kind = "grupa_wsparcia",
        .has_open = true, .is_open = number % OPEN_EVERY == OPEN_EVERY - 1,
        .has_late = true, .late_minutes = LATE_MINUTES,
    };
    bool ok = activity_add(&large->club, &entry, err) &&
              activity_get(&large->club, plan->code, &activity, err) &&
              activity_leader_add(&large->club, plan->code, leader, first_day(&large->plan),
                                  DAY_NONE, err);
    plan->id = ok ? activity.id : 0;
    for (int which = 0; ok && which < TIMES_A_WEEK; which++)
        ok = add_meeting(large, number, which, err);
    return ok;
}

/* A seat's time is divided among those who sit on it one after the other. */
static void plan_stay(const struct plan *plan, int person, struct member *member)
{
    int seat = person % plan->seats, turn = person / plan->seats;
    int turns = (plan->participants - seat + plan->seats - 1) / plan->seats;
    int span = plan->weeks > turns ? plan->weeks : turns;
    int first = plan->today - 7 * span;
    member->from = first + span * turn / turns * 7;
    member->until = turn + 1 < turns ? first + span * (turn + 1) / turns * 7 - 1 : DAY_NONE;
}

static bool insert_participant(struct club *club, struct member *member, struct error *err)
{
    struct day_text left = day_column_text(member->until);
    bool has_left = member->until != DAY_NONE;
    member->id = club_new_id(club);
    struct statement *s = statement_new(
        club->store, "INSERT INTO participant (id, number, created_at, left_on, left_reason)"
                     " VALUES (:id, :number, :now, :left, :reason)");
    statement_bind_integer(s, ":id", member->id);
    statement_bind_text(s, ":number", member->number);
    statement_bind_integer(s, ":now", club_now(club));
    statement_bind_text_or_null(s, ":left", left.text);
    statement_bind_text(s, ":reason", has_left ? "completed" : NULL);
    return statement_run(s, err);
}

static bool insert_card(struct club *club, struct member *member, struct error *err)
{
    char number[NUMBER_SIZE];
    unsigned char hash[TOKEN_HASH_SIZE];
    bool has_left = member->until != DAY_NONE;
    if (!number_new(club, number, err))
        return false;
    token_new(member->payload);
    token_hash(member->payload, hash);
    member->card_id = club_new_id(club);
    struct statement *s = statement_new(
        club->store, "INSERT INTO card (id, participant_id, number, token_hash, issued_at,"
                     " revoked_at, revoked_reason) VALUES (:id, :participant, :number, :hash,"
                     " :now, :revoked, :reason)");
    statement_bind_integer(s, ":id", member->card_id);
    statement_bind_integer(s, ":participant", member->id);
    statement_bind_text(s, ":number", number);
    statement_bind_bytes(s, ":hash", hash, sizeof hash);
    statement_bind_integer(s, ":now", club_now(club));
    if (has_left)
        statement_bind_integer(s, ":revoked", clock_day_start(member->until + 1));
    statement_bind_text(s, ":reason", has_left ? "left" : NULL);
    return statement_run(s, err);
}

static bool insert_enrolment(struct club *club, const struct member *member, int64_t activity_id,
                             struct error *err)
{
    struct day_text from = day_column_text(member->from), until = day_column_text(member->until);
    struct statement *s = statement_new(
        club->store, "INSERT INTO enrolment (id, participant_id, activity_id, from_on, until_on,"
                     " end_reason, created_at) VALUES (:id, :participant, :activity, :from, :until,"
                     " :reason, :now)");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_integer(s, ":participant", member->id);
    statement_bind_integer(s, ":activity", activity_id);
    statement_bind_text(s, ":from", from.text);
    statement_bind_text_or_null(s, ":until", until.text);
    statement_bind_text(s, ":reason", until.text[0] ? "completed" : NULL);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

static bool add_member(struct large_club *large, int person, struct error *err)
{
    struct club *club = &large->club;
    struct member *member = &large->members[person];
    int activity = person % large->plan.seats / SEATS;
    plan_stay(&large->plan, person, member);
    return number_new(club, member->number, err) && insert_participant(club, member, err) &&
           insert_card(club, member, err) &&
           insert_enrolment(club, member, large->activities[activity].id, err) &&
           club_note(club, "participant.add", member->number, NULL, err);
}

/* A name by a number: invented, and no two alike. */
static bool name_member(struct large_club *large, int person, struct error *err)
{
    static const char *const given[] = {"Łucja", "Żaneta", "Olga",   "Iwo",      "Ścibor",
                                        "Tymon", "Maria",  "Hanna",  "Grzegorz", "Wiesława",
                                        "Emil",  "Zofia",  "Andrij", "Oksana",   "Bożena"};
    static const char *const first[] = {"Jarzębina", "Świerk", "Łoza",  "Ćwik",   "Źródlak",
                                        "Brzoza",    "Dereń",  "Głóg",  "Kalina", "Leszczyna",
                                        "Modrzew",   "Olcha",  "Rokita"};
    static const char *const second[] = {"Barwinek", "Chaber",  "Dziewięćsił", "Fiołek", "Goździk",
                                         "Irys",     "Jaśmin",  "Konwalia",    "Łubin",  "Malwa",
                                         "Narcyz",   "Ostróżka", "Pierwiosnek"};
    char surname[PERSON_NAME_SIZE], sign[PERSON_CASE_SIZE];
    int turn = person / (13 * 13);
    snprintf(surname, sizeof surname, "%s-%s%c%c", first[person % 13], second[person / 13 % 13],
             'a' + turn / 26 % 26, 'a' + turn % 26);
    snprintf(sign, sizeof sign, "KIS.%d", person + 1);
    struct person_entry entry = {
        .given_names = given[person % 15], .surname = surname, .case_sign = sign};
    return participant_change(&large->club, large->members[person].number, &entry, err);
}

bool large_club_add_people(struct large_club *large, struct error *err)
{
    bool ok = add_staff(large, err);
    for (int i = 0; ok && i < large->plan.activities; i++)
        ok = add_activity(large, i, err);
    for (int i = 0; ok && i < large->plan.participants; i++) {
        ok = add_member(large, i, err) && name_member(large, i, err);
    }
    return ok;
}
