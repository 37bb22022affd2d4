/* What happened in the large club: sessions made month by month, as the office would, and
 * then for each that is over its opening, who was expected, and who came. */
#include "large_club.h"

#include "base/day.h"
#include "club/day_column.h"
#include "club/timetable/schedule_generate.h"
#include "store/statement.h"

#include <string.h>

enum { GENERATE_EVERY_WEEKS = 4, BEFORE_SECONDS = 25 * 60, SPREAD_SECONDS = 45 * 60 };

/* Morning of a day: what the office's clock shows when it works. */
static int64_t morning(int day)
{
    return clock_day_start(day) + 8 * 3600;
}

static bool generate_sessions(struct large_club *large, struct error *err)
{
    struct schedule_generated made;
    bool ok = true;
    for (int week = large->plan.weeks; ok && week > 0; week -= GENERATE_EVERY_WEEKS) {
        large->club.clock.fixed_at = morning(large->plan.today - 7 * week);
        ok = schedule_generate(&large->club, WEEKS_AHEAD, &made, err);
    }
    large->club.clock.fixed_at = morning(large->plan.today);
    return ok && schedule_generate(&large->club, WEEKS_AHEAD, &made, err);
}

/* A session that is over, and how many are still to come of all that were expected. */
struct held {
    int64_t id, start_at, end_at;
    int day, activity;
    const char *code;
};
struct tally {
    int64_t expected_left, presences_left;
};

static bool insert_opening(struct club *club, const struct held *held, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "INSERT INTO session_opening (session_id, opened_at, late_minutes,"
                     " leave_minutes, credit) VALUES (:session, :at, :late, 10, 'whole')");
    statement_bind_integer(s, ":session", held->id);
    statement_bind_integer(s, ":at", held->start_at - BEFORE_SECONDS);
    statement_bind_integer(s, ":late", LATE_MINUTES);
    return statement_run(s, err);
}

static bool insert_expected(struct club *club, int64_t session_id, int64_t participant_id,
                            struct error *err)
{
    struct statement *s = statement_new(club->store, "INSERT INTO expected (session_id,"
                                                     " participant_id) VALUES (:session, :who)");
    statement_bind_integer(s, ":session", session_id);
    statement_bind_integer(s, ":who", participant_id);
    return statement_run(s, err);
}

static bool insert_event(struct club *club, const struct held *held, const struct member *member,
                         struct error *err)
{
    struct statement *s = statement_new(
        club->store, "INSERT INTO presence_event (id, kind, session_id, participant_id, card_id,"
                     " at, noted_at, source, actor) VALUES (:id, 'arrived', :session, :who, :card,"
                     " :at, :at, 'card', 'kiosk')");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_integer(s, ":session", held->id);
    statement_bind_integer(s, ":who", member->id);
    statement_bind_integer(s, ":card", member->card_id);
    statement_bind_integer(s, ":at", club_now(club));
    return statement_run(s, err);
}

static bool insert_attendance(struct club *club, const struct held *held,
                              const struct member *member, struct error *err)
{
    int64_t after = club_now(club) - held->start_at;
    bool is_late = after > LATE_MINUTES * 60;
    struct statement *s = statement_new(
        club->store, "INSERT INTO attendance (session_id, participant_id, status, in_at,"
                     " late_minutes, credited_minutes, source)"
                     " VALUES (:session, :who, :status, :at, :late, :credited, 'card')");
    statement_bind_integer(s, ":session", held->id);
    statement_bind_integer(s, ":who", member->id);
    statement_bind_text(s, ":status", is_late ? "late" : "present");
    statement_bind_integer(s, ":at", club_now(club));
    statement_bind_integer(s, ":late", is_late ? after / 60 : 0);
    statement_bind_integer(s, ":credited", (held->end_at - held->start_at) / 60);
    return statement_run(s, err);
}

static bool record(struct club *club, const struct held *held, const struct member *member,
                   struct error *err)
{
    return insert_event(club, held, member, err) && insert_attendance(club, held, member, err) &&
           club_note(club, "presence.record", member->number,
                     json_pack("{s:I, s:s, s:s}", "at", (json_int_t)club_now(club), "session",
                               held->code, "source", "card"),
                     err);
}

/* Who sat on the seat that day; NULL for nobody. */
static const struct member *find_member(const struct large_club *large, int seat, int day)
{
    for (int person = seat; person < large->plan.participants; person += large->plan.seats) {
        const struct member *member = &large->members[person];
        if (member->from <= day && (member->until == DAY_NONE || day <= member->until))
            return member;
    }
    return NULL;
}

static int seats_of(const struct plan *plan, int activity)
{
    int left = plan->seats - activity * SEATS;
    return left < SEATS ? left : SEATS;
}

/* Takes as many of the expected, evenly and in the same way each time, that in the end the
 * planned number of presences is met exactly. */
static bool does_come(struct large_club *large, struct tally *tally)
{
    uint64_t drawn = large_club_random(large) % (uint64_t)tally->expected_left;
    bool comes = (int64_t)drawn < tally->presences_left;
    tally->expected_left--;
    tally->presences_left -= comes;
    return comes;
}

static bool play(struct large_club *large, const struct held *held, struct tally *tally,
                 struct error *err)
{
    struct club *club = &large->club;
    int seats = seats_of(&large->plan, held->activity), present = 0;
    bool ok = insert_opening(club, held, err);
    strcpy(club->actor, "kiosk");
    for (int seat = 0; ok && seat < seats; seat++) {
        const struct member *member = find_member(large, held->activity * SEATS + seat, held->day);
        if (!member)
            continue;
        ok = insert_expected(club, held->id, member->id, err);
        club->clock.fixed_at = held->start_at - BEFORE_SECONDS + SPREAD_SECONDS * seat / seats;
        if (!ok || !does_come(large, tally))
            continue;
        ok = record(club, held, member, err);
        present++;
    }
    club->clock.fixed_at = held->end_at;
    return ok && large_club_finish_session(large, held->id, held->code, held->day,
                                           held->activity, present, err);
}

static int find_activity(const struct large_club *large, int64_t id)
{
    int activity = 0;
    while (large->activities[activity].id != id)
        activity++;
    return activity;
}

/* Goes through all sessions before today: counts who is expected, or plays them. */
static bool go_through(struct large_club *large, bool plays, struct tally *tally,
                       struct error *err)
{
    bool ok = true;
    struct day_text today = day_column_text(large->plan.today);
    struct statement *s = statement_new(
        large->club.store, "SELECT id, start_at, held_on, activity_id, code, end_at FROM session"
                           " WHERE held_on < :today AND state = 'planned' ORDER BY start_at, id");
    statement_bind_text(s, ":today", today.text);
    while (ok && statement_step(s)) {
        struct held held = {
            .id = statement_integer(s, 0), .start_at = statement_integer(s, 1),
            .day = day_column(s, 2), .activity = find_activity(large, statement_integer(s, 3)),
            .code = statement_text(s, 4), .end_at = statement_integer(s, 5),
        };
        if (plays)
            ok = play(large, &held, tally, err);
        else
            tally->expected_left += seats_of(&large->plan, held.activity);
    }
    return statement_finish(s, err) && ok;
}

bool large_club_add_history(struct large_club *large, struct error *err)
{
    struct tally tally = {.presences_left = large->plan.presences};
    bool ok = generate_sessions(large, err) && go_through(large, false, &tally, err);
    /* Row ids are made of time, and what is played now was long before the last plans: without
     * this they would all be drawn as of today, one after the other. */
    large->club.ledger.last_id = 0;
    ok = ok && go_through(large, true, &tally, err);
    large->club.clock.fixed_at = morning(large->plan.today);
    if (ok && tally.presences_left)
        return error_set(err, ERROR_STORAGE, "%lld presences found no place in the plan.",
                         (long long)tally.presences_left);
    return ok;
}
