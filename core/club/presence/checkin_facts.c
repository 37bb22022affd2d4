/* Reads the facts by index only: the queries start from the person, never from the calendar
 * of the whole club, so that a large club answers as fast as a small one. */
#include "club/presence/checkin_facts.h"

#include "base/day.h"
#include "club/settings.h"
#include "store/statement.h"
#include "trust/token.h"

#include <stdlib.h>
#include <string.h>

/* Columns: participant id, card id, number, is revoked, left on, is spare, has merged, booked. */
#define PERSON_COLUMNS                                                                             \
    "ifnull(p.left_on, ''), EXISTS (SELECT 1 FROM guest g WHERE g.participant_id = p.id"           \
    "   AND g.taken_at IS NULL),"                                                                  \
    " EXISTS (SELECT 1 FROM participant m WHERE m.merged_into_id = p.id),"                         \
    " EXISTS (SELECT 1 FROM booking b WHERE b.participant_id = p.id AND b.released_at IS NULL)"

static bool read_person(struct statement *s, struct checkin_person *person, struct error *err)
{
    memset(person, 0, sizeof *person);
    if (statement_step(s)) {
        person->participant_id = statement_integer(s, 0);
        person->card_id = statement_integer(s, 1);
        statement_copy_text(s, 2, person->number, sizeof person->number);
        person->card = statement_integer(s, 3)   ? CHECKIN_CARD_REVOKED
                       : statement_integer(s, 5) ? CHECKIN_CARD_SPARE
                                                 : CHECKIN_CARD_IN_USE;
        statement_copy_text(s, 4, person->left_on, sizeof person->left_on);
        person->has_left = person->left_on[0] != '\0';
        person->has_merged = statement_integer(s, 6) != 0;
        person->has_booked = statement_integer(s, 7) != 0;
    }
    return statement_finish(s, err);
}

/* A card goes over to the person with the merge: only a revoked one still belongs to the merged
 * number, and staff see that. */
bool checkin_find_by_token(struct club *club, const char *payload, struct checkin_person *person,
                           struct error *err)
{
    unsigned char hash[TOKEN_HASH_SIZE];
    token_hash(payload, hash);
    struct statement *s = statement_new(
        club->store, "SELECT p.id, c.id, p.number, c.revoked_at IS NOT NULL, " PERSON_COLUMNS
                     " FROM card c JOIN participant p ON p.id = c.participant_id"
                     " WHERE c.token_hash = :hash");
    statement_bind_bytes(s, ":hash", hash, sizeof hash);
    return read_person(s, person, err);
}

bool checkin_find_by_card(struct club *club, int64_t card_id, struct checkin_person *person,
                          struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT p.id, c.id, p.number, c.revoked_at IS NOT NULL, " PERSON_COLUMNS
                     " FROM card c JOIN participant p ON p.id = c.participant_id WHERE c.id = :card");
    statement_bind_integer(s, ":card", card_id);
    return read_person(s, person, err);
}

bool checkin_find_by_number(struct club *club, const char *number, struct checkin_person *person,
                            struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT p.id, 0, p.number, 0, " PERSON_COLUMNS
                     " FROM participant n CROSS JOIN participant p"
                     "   ON p.id = ifnull(n.merged_into_id, n.id) WHERE n.number = :number");
    statement_bind_text(s, ":number", number);
    return read_person(s, person, err);
}

/* Words are compared one by one, for SQLite builds a table for an IN of more than two. */
#define IS_PRESENT "(t.status = 'present' OR t.status = 'late' OR t.status = 'left_early')"
/* When the presence was recorded, 0 when not; and whether staff said otherwise: took it back,
 * marked or refused the person. */
#define CANDIDATE_MARKS                                                                            \
    "iif(t.status IS NULL, 0, iif(" IS_PRESENT ", ifnull(t.in_at, 0), 0)),"                        \
    " iif(t.status IS NULL, 0, NOT " IS_PRESENT " AND ("                                           \
    "t.source = 'correction' OR t.status = 'absent' OR t.status = 'refused_entry' OR"              \
    " (t.status = 'unknown' AND t.source <> '' AND t.came_anyway = 0)))"
/* A signed list takes nothing from a card: that leads to staff as well. */
#define OR_SIGNED " OR EXISTS (SELECT 1 FROM session_signoff x WHERE x.session_id = s.id)"

/* The session's terms, beside what the person may come to: who is recorded then needs them.
 * What is NULL is read as 0. */
#define TERMS                                                                                      \
    ", o.late_minutes, o.leave_minutes, o.credit = 'real', o.session_id IS NOT NULL, c.began_at,"  \
    " c.ended_at"
#define NO_TERMS ", 0, 0, 0, 0, 0, 0"

static void read_terms(struct statement *s, int column, const struct checkin_candidate *candidate,
                       struct attendance_terms *terms)
{
    terms->start_at = candidate->session.start_at;
    terms->end_at = candidate->session.end_at;
    terms->is_cancelled = candidate->is_cancelled;
    terms->late_minutes = (int)statement_integer(s, column);
    terms->leave_minutes = (int)statement_integer(s, column + 1);
    terms->credits_real = statement_integer(s, column + 2) != 0;
    terms->is_open = statement_integer(s, column + 3) != 0;
    terms->began_at = statement_integer(s, column + 4);
    terms->ended_at = statement_integer(s, column + 5);
}

/* Columns: id, code, start, end, room, is cancelled, early minutes, recorded at, withdrawn,
 * then the terms. */
static void read_candidates(struct statement *s, bool is_own, struct checkin_facts *facts)
{
    while (facts->candidate_count < CHECKIN_CANDIDATES && statement_step(s)) {
        struct checkin_candidate *candidate = &facts->candidates[facts->candidate_count++];
        candidate->session.session_id = statement_integer(s, 0);
        statement_copy_text(s, 1, candidate->session.session, sizeof candidate->session.session);
        candidate->session.start_at = statement_integer(s, 2);
        candidate->session.end_at = statement_integer(s, 3);
        statement_copy_text(s, 4, candidate->session.room, sizeof candidate->session.room);
        candidate->is_cancelled = statement_integer(s, 5) != 0;
        candidate->opens_at = candidate->session.start_at - statement_integer(s, 6) * 60;
        candidate->recorded_at = statement_integer(s, 7);
        candidate->is_withdrawn = statement_integer(s, 8) != 0;
        candidate->is_own = is_own;
        read_terms(s, 9, candidate, &candidate->terms);
    }
}

/* What the queries for candidates are about. */
struct gathering {
    int64_t participant_id, early_minutes, now;
    const char *today;
};

static bool gather(struct statement *s, const struct gathering *about, bool is_own,
                   struct checkin_facts *facts, struct error *err)
{
    statement_bind_integer(s, ":participant", about->participant_id);
    statement_bind_integer(s, ":early", about->early_minutes);
    statement_bind_integer(s, ":now", about->now);
    statement_bind_text(s, ":today", about->today);
    read_candidates(s, is_own, facts);
    return statement_finish(s, err);
}

/* A presence noted under a merged number is this person's: nobody is recorded twice. */
static bool look_at_merged(struct club *club, int64_t participant_id,
                           struct checkin_facts *facts, struct error *err)
{
    bool ok = true;
    for (int i = 0; ok && i < facts->candidate_count; i++) {
        struct checkin_candidate *candidate = &facts->candidates[i];
        if (candidate->recorded_at || candidate->is_withdrawn)
            continue;
        struct statement *s = statement_new(
            club->store, "SELECT " CANDIDATE_MARKS " FROM participant m CROSS JOIN attendance t"
                         " ON t.session_id = :session AND t.participant_id = m.id"
                         " WHERE m.merged_into_id = :participant ORDER BY t.in_at LIMIT 1");
        statement_bind_integer(s, ":session", candidate->session.session_id);
        statement_bind_integer(s, ":participant", participant_id);
        if (statement_step(s)) {
            candidate->recorded_at = statement_integer(s, 0);
            candidate->is_withdrawn = statement_integer(s, 1) != 0;
        }
        ok = statement_finish(s, err);
    }
    return ok;
}

static int compare_start(const void *one, const void *other)
{
    const struct checkin_choice *a = &((const struct checkin_candidate *)one)->session;
    const struct checkin_choice *b = &((const struct checkin_candidate *)other)->session;
    if (a->start_at != b->start_at)
        return a->start_at < b->start_at ? -1 : 1;
    return (a->session_id > b->session_id) - (a->session_id < b->session_id);
}

#define CANDIDATE                                                                                  \
    "SELECT s.id, s.code, s.start_at, s.end_at, s.room, s.state = 'cancelled',"                    \
    " ifnull(a.early_minutes, :early), " CANDIDATE_MARKS OR_SIGNED TERMS
#define RECORDED_IN                                                                                \
    " LEFT JOIN attendance t ON t.session_id = s.id AND t.participant_id = :participant"           \
    " LEFT JOIN session_opening o ON o.session_id = s.id"                                          \
    " LEFT JOIN session_course c ON c.session_id = s.id AND NOT EXISTS"                            \
    "   (SELECT 1 FROM session_course l WHERE l.session_id = s.id AND l.version > c.version)"

static bool gather_booked(struct club *club, const struct gathering *about,
                          struct checkin_facts *facts, struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        CANDIDATE
        " FROM booking b CROSS JOIN session s ON s.id = b.session_id AND s.held_on = :today"
        "   AND s.end_at > :now"
        " CROSS JOIN activity a ON a.id = s.activity_id AND a.form = 'individual'" RECORDED_IN
        " WHERE b.participant_id = :participant AND b.released_at IS NULL");
    return gather(s, about, true, facts, err);
}

/* Sessions of one's own, by start: of groups one is enrolled in, and booked consultations.
 * CROSS JOIN keeps the order: from the person's few enrolments to the session of today, by the
 * index in which the sessions of one day lie together. */
static bool gather_own(struct club *club, const struct gathering *about, bool has_booked,
                       struct checkin_facts *facts, struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        CANDIDATE
        " FROM enrolment e CROSS JOIN session s INDEXED BY session_of_day"
        "   ON s.activity_id = e.activity_id AND s.held_on = :today AND s.end_at > :now"
        " CROSS JOIN activity a ON a.id = e.activity_id AND a.form = 'group'" RECORDED_IN
        " WHERE e.participant_id = :participant AND e.from_on <= :today"
        "   AND (e.until_on IS NULL OR e.until_on >= :today)");
    if (!gather(s, about, true, facts, err) ||
        (has_booked && !gather_booked(club, about, facts, err)))
        return false;
    qsort(facts->candidates, (size_t)facts->candidate_count, sizeof *facts->candidates,
          compare_start);
    return true;
}

static bool gather_open_groups(struct club *club, const struct gathering *about,
                               struct checkin_facts *facts, struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        CANDIDATE
        " FROM activity a JOIN session s ON s.activity_id = a.id AND s.held_on = :today"
        RECORDED_IN
        " WHERE a.is_open = 1 AND s.end_at > :now"
        "   AND NOT EXISTS (SELECT 1 FROM enrolment e WHERE e.participant_id = :participant"
        "     AND e.activity_id = a.id AND e.from_on <= :today"
        "     AND (e.until_on IS NULL OR e.until_on >= :today))"
        " ORDER BY s.start_at, s.id");
    return gather(s, about, false, facts, err);
}

/* An own session that takes check-ins now decides alone (checkin_decide): nobody has to look
 * for open groups. */
static bool has_own_running(const struct checkin_facts *facts)
{
    bool is_running = false;
    for (int i = 0; i < facts->candidate_count; i++) {
        const struct checkin_candidate *candidate = &facts->candidates[i];
        is_running = is_running || (!candidate->is_cancelled && candidate->opens_at <= facts->now);
    }
    return is_running;
}

/* Whether any session takes check-ins now. */
static bool gather_running(struct club *club, int64_t early_minutes, const char *today,
                           struct checkin_facts *facts, struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "SELECT 1 FROM session s JOIN activity a ON a.id = s.activity_id"
        " WHERE s.held_on = :today AND s.state = 'planned' AND s.end_at > :now"
        "   AND s.start_at - ifnull(a.early_minutes, :early) * 60 <= :now LIMIT 1");
    statement_bind_integer(s, ":early", early_minutes);
    statement_bind_integer(s, ":now", facts->now);
    statement_bind_text(s, ":today", today);
    facts->is_other_running = statement_step(s);
    return statement_finish(s, err);
}

/* Whether this person might come to the session s of the activity a. */
#define MAY_COME                                                                                   \
    "a.is_open = 1"                                                                                \
    " OR EXISTS (SELECT 1 FROM enrolment e WHERE e.participant_id = :participant"                  \
    "      AND e.activity_id = a.id AND a.form = 'group' AND e.from_on <= s.held_on"               \
    "      AND (e.until_on IS NULL OR e.until_on >= s.held_on))"                                   \
    " OR EXISTS (SELECT 1 FROM booking b WHERE b.session_id = s.id"                                \
    "      AND b.participant_id = :participant AND b.released_at IS NULL)"

/* The next session of a later day that this person may come to. */
static bool gather_next(struct club *club, int64_t participant_id, const char *today,
                        struct checkin_facts *facts, struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "SELECT s.start_at, s.room FROM session s JOIN activity a ON a.id = s.activity_id"
        " WHERE s.held_on > :today AND s.state = 'planned' AND (" MAY_COME ")"
        " ORDER BY s.held_on, s.start_at LIMIT 1");
    statement_bind_integer(s, ":participant", participant_id);
    statement_bind_text(s, ":today", today);
    if (statement_step(s)) {
        facts->next_start_at = statement_integer(s, 0);
        statement_copy_text(s, 1, facts->next_room, sizeof facts->next_room);
    }
    return statement_finish(s, err);
}

/* The session of today that is over: one where this person was recorded before any other,
 * else the last that the person might have come to. */
static bool gather_over(struct club *club, const struct gathering *about,
                        struct checkin_facts *facts, struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "SELECT s.id, s.code, s.start_at, s.end_at, s.room, 0, ifnull(a.early_minutes, :early),"
        "   ifnull((SELECT max(t.in_at) FROM attendance t JOIN participant p"
        "     ON p.id = t.participant_id WHERE t.session_id = s.id AND " IS_PRESENT
        "     AND (p.id = :participant OR p.merged_into_id = :participant)), 0) AS recorded_at, 0" NO_TERMS
        " FROM session s JOIN activity a ON a.id = s.activity_id"
        " WHERE s.held_on = :today AND s.state = 'planned' AND s.end_at <= :now"
        "   AND (recorded_at > 0 OR " MAY_COME ")"
        " ORDER BY recorded_at > 0 DESC, s.start_at DESC LIMIT 1");
    return gather(s, about, true, facts, err);
}

/* Open groups are left: had this person been somewhere until just now? */
static bool gather_just_over(struct club *club, const struct gathering *about,
                             struct checkin_facts *facts, struct error *err)
{
    if (!settings_get_integer(club, SETTING_GOODBYE_MINUTES, &facts->goodbye_minutes, err))
        return false;
    struct statement *s = statement_new(
        club->store,
        "SELECT s.id, s.code, s.start_at, s.end_at, s.room, 0, :early, max(t.in_at), 0" NO_TERMS
        " FROM session s CROSS JOIN participant p"
        " CROSS JOIN attendance t ON t.session_id = s.id AND t.participant_id = p.id"
        " WHERE s.held_on = :today AND s.state = 'planned' AND s.end_at <= :now"
        "   AND s.end_at > :since AND " IS_PRESENT
        "   AND (p.id = :participant OR p.merged_into_id = :participant)"
        " GROUP BY s.id ORDER BY s.end_at DESC LIMIT 1");
    statement_bind_integer(s, ":since", about->now - facts->goodbye_minutes * 60);
    return gather(s, about, true, facts, err);
}

bool checkin_facts_gather(struct club *club, const struct checkin_person *person,
                          struct checkin_facts *facts, struct error *err)
{
    char today[DAY_SIZE];
    int64_t early_minutes;
    memset(facts, 0, sizeof *facts);
    facts->now = club_now(club);
    facts->card = person->card;
    facts->has_left = person->has_left;
    if (person->card != CHECKIN_CARD_IN_USE || person->has_left)
        return true;
    day_format(club_today(club), today);
    if (!settings_get_integer(club, SETTING_EARLY_MINUTES, &early_minutes, err))
        return false;
    struct gathering about = {.participant_id = person->participant_id,
                              .early_minutes = early_minutes, .now = facts->now, .today = today};
    if (!gather_own(club, &about, person->has_booked, facts, err))
        return false;
    int own_count = facts->candidate_count;
    if (!has_own_running(facts) && !gather_open_groups(club, &about, facts, err))
        return false;
    if (facts->candidate_count > own_count && !gather_just_over(club, &about, facts, err))
        return false;
    if (person->has_merged && !look_at_merged(club, person->participant_id, facts, err))
        return false;
    return facts->candidate_count ||
           (gather_running(club, early_minutes, today, facts, err) &&
            gather_next(club, person->participant_id, today, facts, err) &&
            gather_over(club, &about, facts, err));
}
