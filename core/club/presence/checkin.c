/* Gathering the facts at the door and recording what was decided, in one transaction. */
#include "club/presence/checkin.h"

#include "base/day.h"
#include "base/language.h"
#include "club/presence/arrival_settle.h"
#include "club/presence/attendance.h"
#include "club/presence/checkin_decide.h"
#include "club/presence/checkin_facts.h"
#include "club/settings.h"
#include "store/statement.h"
#include "trust/token.h"

#include <stdio.h>
#include <string.h>

static const char *const answer_words[] = {
    [CHECKIN_RECORDED] = "recorded",     [CHECKIN_ALREADY] = "already",
    [CHECKIN_CHOOSE] = "choose",         [CHECKIN_EARLY] = "early",
    [CHECKIN_NONE_TODAY] = "none_today", [CHECKIN_CANCELLED] = "cancelled",
    [CHECKIN_UNREADABLE] = "unreadable", [CHECKIN_STAFF] = "staff",
};

static const char *const source_words[] = {
    [CHECKIN_CARD] = "card",
    [CHECKIN_MANUAL_CODE] = "manual_code",
    [CHECKIN_STAFF_MANUAL] = "staff_manual",
    [CHECKIN_PAPER_IMPORT] = "paper_import",
};

const char *checkin_answer_word(enum checkin_answer answer)
{
    return answer_words[answer];
}

/* The person at the door, and how the presence is to be noted. */
struct visitor {
    struct checkin_person person;
    enum checkin_source source;
    int64_t at;
    bool settles_arrivals; /* staff say where the person was: that is what open arrivals were */
};

static void show_session(const struct checkin_choice *session, struct checkin_result *result)
{
    result->start_at = session->start_at;
    memcpy(result->session, session->session, sizeof result->session);
    memcpy(result->room, session->room, sizeof result->room);
}

static bool note_presence(struct club *club, const struct visitor *visitor, const char *action,
                          const char *session, struct error *err)
{
    char body[SESSION_CODE_SIZE + 80]; /* a code holds nothing that JSON writes otherwise */
    snprintf(body, sizeof body, "{\"at\":%lld,\"session\":\"%s\",\"source\":\"%s\"}",
             (long long)visitor->at, session, source_words[visitor->source]);
    return club_note_text(club, action, visitor->person.number, body, err);
}

#define RECORDED                                                                                   \
    "SELECT iif(t.status = 'unknown', 0, ifnull(t.in_at, 0)), t.status = 'late',"                  \
    " t.status = 'absent' OR t.status = 'refused_entry' OR (t.status = 'unknown' AND"               \
    "  t.source <> '' AND (t.came_anyway = 0 OR t.source = 'correction')) FROM "

static bool read_recorded(struct statement *s, int64_t session_id, int64_t participant_id,
                          struct checkin_result *result, bool *has_row, struct error *err)
{
    statement_bind_integer(s, ":session", session_id);
    statement_bind_integer(s, ":participant", participant_id);
    *has_row = statement_step(s);
    if (*has_row) {
        result->in_at = statement_integer(s, 0);
        result->is_late = statement_integer(s, 1) != 0;
        result->is_corrected = statement_integer(s, 2) != 0;
    }
    return statement_finish(s, err);
}

/* What the attendance says of somebody whose arrival is stored already, else what it says of a
 * number that was merged into theirs. A presence that staff took back is no presence. */
static bool find_recorded(struct club *club, int64_t session_id,
                          const struct checkin_person *person, struct checkin_result *result,
                          bool *has_row, struct error *err)
{
    struct statement *s = statement_new(
        club->store, RECORDED "attendance t WHERE t.session_id = :session"
                              " AND t.participant_id = :participant");
    if (!read_recorded(s, session_id, person->participant_id, result, has_row, err))
        return false;
    if (*has_row || !person->has_merged)
        return true;
    s = statement_new(club->store,
                      RECORDED "participant m CROSS JOIN attendance t ON t.session_id = :session"
                               " AND t.participant_id = m.id WHERE m.merged_into_id = :participant"
                               " ORDER BY t.in_at LIMIT 1");
    return read_recorded(s, session_id, person->participant_id, result, has_row, err);
}

/* Stores the arrival in a session, or that the person came to a cancelled one. */
static bool record(struct club *club, const struct visitor *visitor,
                   const struct checkin_candidate *chosen, struct checkin_result *result,
                   struct error *err)
{
    bool is_repeat, is_cancelled = chosen->is_cancelled;
    const struct checkin_choice *session = &chosen->session;
    struct attendance_row row;
    struct presence_event event = {
        .kind = is_cancelled ? PRESENCE_CAME_CANCELLED : PRESENCE_ARRIVED,
        .session_id = session->session_id,
        .participant_id = visitor->person.participant_id,
        .card_id = visitor->person.card_id,
        .at = visitor->at,
        .source = source_words[visitor->source],
        .terms = &chosen->terms,
    };
    if (!attendance_record(club, &event, &row, &is_repeat, err))
        return false;
    result->answer = is_cancelled ? CHECKIN_CANCELLED
                     : is_repeat  ? CHECKIN_ALREADY
                                  : CHECKIN_RECORDED;
    show_session(session, result);
    bool has_row = false;
    if (is_repeat &&
        !find_recorded(club, session->session_id, &visitor->person, result, &has_row, err))
        return false;
    if (is_repeat && !has_row)
        return error_set(err, ERROR_STORAGE, _("The presence could not be stored. Try again."));
    if (is_repeat && result->is_corrected && !is_cancelled)
        result->answer = CHECKIN_STAFF;
    if (is_repeat)
        return true;
    result->in_at = row.in_at;
    result->is_late = row.status == ATTENDANCE_LATE;
    /* Before the entry: it is the last of a change. */
    if (visitor->settles_arrivals &&
        !arrival_settle(club, event.participant_id, session->session_id, err))
        return false;
    return note_presence(club, visitor, is_cancelled ? "presence.came" : "presence.record",
                         session->session, err);
}

static bool keep_arrival(struct club *club, const struct visitor *visitor, struct error *err)
{
    enum { AGAIN_SECONDS = 600 };
    bool is_kept, is_repeat;
    struct attendance_row row;
    struct statement *s = statement_new(
        club->store, "SELECT 1 FROM presence_event WHERE kind = 'open_arrival'"
                     " AND participant_id = :participant AND at > :since AND at <= :now");
    statement_bind_integer(s, ":participant", visitor->person.participant_id);
    statement_bind_integer(s, ":since", visitor->at - AGAIN_SECONDS);
    statement_bind_integer(s, ":now", visitor->at);
    is_kept = statement_step(s);
    if (!statement_finish(s, err))
        return false;
    if (is_kept)
        return true;
    struct presence_event event = {
        .kind = PRESENCE_OPEN_ARRIVAL,
        .participant_id = visitor->person.participant_id,
        .card_id = visitor->person.card_id,
        .at = visitor->at,
        .source = source_words[visitor->source],
    };
    return attendance_record(club, &event, &row, &is_repeat, err) &&
           note_presence(club, visitor, "presence.open", "", err);
}

static void show_choices(const struct checkin_facts *facts,
                         const struct checkin_decision *decision, struct checkin_result *result)
{
    result->choice_count = decision->choice_count;
    for (int i = 0; i < decision->choice_count; i++) {
        result->choices[i] = facts->candidates[decision->choices[i]].session;
        result->choices[i].is_over = result->choices[i].end_at <= facts->now;
    }
}

static bool carry_out(struct club *club, const struct visitor *visitor,
                      const struct checkin_facts *facts, const struct checkin_decision *decision,
                      struct checkin_result *result, struct error *err)
{
    const struct checkin_candidate *chosen =
        decision->chosen >= 0 ? &facts->candidates[decision->chosen] : NULL;
    bool has_row;
    result->answer = decision->answer;
    switch (decision->answer) {
    case CHECKIN_RECORDED:
    case CHECKIN_CANCELLED:
        result->is_guest = !chosen->is_own;
        return record(club, visitor, chosen, result, err);
    case CHECKIN_ALREADY:
        show_session(&chosen->session, result);
        return find_recorded(club, chosen->session.session_id, &visitor->person, result, &has_row,
                             err);
    case CHECKIN_EARLY:
        show_session(&chosen->session, result);
        result->opens_at = chosen->opens_at;
        return true;
    case CHECKIN_NONE_TODAY:
        result->is_over = facts->candidate_count > 0;
        result->start_at = facts->next_start_at;
        memcpy(result->room, facts->next_room, sizeof result->room);
        return true;
    case CHECKIN_CHOOSE:
        show_choices(facts, decision, result);
        return true;
    case CHECKIN_STAFF:
        result->is_corrected = chosen != NULL;
        if (chosen)
            show_session(&chosen->session, result);
        break;
    case CHECKIN_UNREADABLE:
        break;
    }
    return !decision->keeps_arrival || keep_arrival(club, visitor, err);
}

/* Somebody holds a card that was reported lost: the glass says nothing of it, the office can
 * see it (domain §7 row 9). */
static bool note_revoked(struct club *club, const struct visitor *visitor, struct error *err)
{
    return visitor->person.card != CHECKIN_CARD_REVOKED ||
           club_note(club, "card.refuse", visitor->person.number,
                     json_pack("{s:I}", "at", (json_int_t)visitor->at), err);
}

static bool decide_and_record(struct club *club, struct visitor *visitor,
                              struct checkin_result *result, struct error *err)
{
    struct checkin_facts facts;
    struct checkin_decision decision;
    if (!checkin_facts_gather(club, &visitor->person, &facts, err))
        return false;
    checkin_decide(&facts, &decision);
    result->card_id = visitor->person.card_id;
    memcpy(result->participant, visitor->person.number, sizeof result->participant);
    return carry_out(club, visitor, &facts, &decision, result, err) &&
           note_revoked(club, visitor, err);
}

bool checkin_scan(struct club *club, const char *payload, enum checkin_source source,
                  struct checkin_result *result, struct error *err)
{
    struct visitor visitor = {.source = source, .at = club_now(club)};
    memset(result, 0, sizeof *result);
    if (!token_check(payload)) {
        result->answer = CHECKIN_UNREADABLE;
        return true;
    }
    if (!club_begin(club, err))
        return false;
    bool ok = checkin_find_by_token(club, payload, &visitor.person, err) &&
              decide_and_record(club, &visitor, result, err);
    return club_end(club, ok, err);
}

bool checkin_number(struct club *club, const char *number, enum checkin_source source,
                    struct checkin_result *result, struct error *err)
{
    struct visitor visitor = {.source = source, .at = club_now(club)};
    memset(result, 0, sizeof *result);
    if (!club_begin(club, err))
        return false;
    bool ok = checkin_find_by_number(club, number, &visitor.person, err) &&
              decide_and_record(club, &visitor, result, err);
    return club_end(club, ok, err);
}

/* The session as it is now, without its terms. */
static bool find_session(struct club *club, int64_t session_id,
                         struct checkin_candidate *candidate, bool *is_signed, struct error *err)
{
    struct checkin_choice *session = &candidate->session;
    struct statement *s = statement_new(
        club->store, "SELECT code, start_at, end_at, room, state = 'cancelled',"
                     " EXISTS (SELECT 1 FROM session_signoff x WHERE x.session_id = s.id)"
                     " FROM session s WHERE id = :session");
    statement_bind_integer(s, ":session", session_id);
    memset(candidate, 0, sizeof *candidate);
    if (statement_step(s)) {
        session->session_id = session_id;
        statement_copy_text(s, 0, session->session, sizeof session->session);
        session->start_at = statement_integer(s, 1);
        session->end_at = statement_integer(s, 2);
        statement_copy_text(s, 3, session->room, sizeof session->room);
        candidate->is_cancelled = statement_integer(s, 4) != 0;
        *is_signed = statement_integer(s, 5) != 0;
    }
    return statement_finish(s, err);
}

/* Days compare as texts. Until the last day a paper list may still be typed in. */
static bool left_before(const struct checkin_person *person, const struct checkin_choice *session)
{
    char day[DAY_SIZE];
    day_format(clock_wall(session->start_at).day, day);
    return person->has_left && strcmp(day, person->left_on) > 0;
}

static bool choose(struct club *club, const struct visitor *visitor, int64_t session_id,
                   bool may_be_over, struct checkin_result *result, struct error *err)
{
    struct checkin_candidate chosen;
    const struct checkin_choice *session = &chosen.session;
    bool is_signed = false;
    if (!find_session(club, session_id, &chosen, &is_signed, err))
        return false;
    result->card_id = visitor->person.card_id;
    memcpy(result->participant, visitor->person.number, sizeof result->participant);
    result->answer = CHECKIN_STAFF;
    if (visitor->person.card != CHECKIN_CARD_IN_USE || !session->session_id ||
        left_before(&visitor->person, session))
        return true;
    bool has_row;
    if (!find_recorded(club, session_id, &visitor->person, result, &has_row, err))
        return false;
    if (has_row && result->in_at && !result->is_corrected && !chosen.is_cancelled) {
        result->answer = CHECKIN_ALREADY;
        show_session(session, result);
        return true;
    }
    bool is_today = clock_wall(session->start_at).day == clock_wall(visitor->at).day;
    if (!may_be_over && (session->end_at <= visitor->at || !is_today || is_signed))
        return keep_arrival(club, visitor, err);
    if (result->is_corrected) {
        show_session(session, result);
        return may_be_over || keep_arrival(club, visitor, err);
    }
    return record(club, visitor, &chosen, result, err);
}

bool checkin_choose(struct club *club, int64_t card_id, int64_t session_id,
                    enum checkin_source source, struct checkin_result *result, struct error *err)
{
    struct visitor visitor = {.source = source, .at = club_now(club)};
    memset(result, 0, sizeof *result);
    if (!club_begin(club, err))
        return false;
    bool ok = checkin_find_by_card(club, card_id, &visitor.person, err) &&
              choose(club, &visitor, session_id, false, result, err);
    return club_end(club, ok, err);
}

bool checkin_choose_number(struct club *club, const char *number, int64_t session_id,
                           enum checkin_source source, struct checkin_result *result,
                           struct error *err)
{
    struct visitor visitor = {.source = source, .at = club_now(club)};
    memset(result, 0, sizeof *result);
    if (!club_begin(club, err))
        return false;
    bool ok = checkin_find_by_number(club, number, &visitor.person, err) &&
              choose(club, &visitor, session_id, false, result, err);
    return club_end(club, ok, err);
}

bool checkin_place(struct club *club, const char *number, int64_t session_id, int64_t at,
                   enum checkin_source source, struct checkin_result *result, struct error *err)
{
    struct visitor visitor = {.source = source, .at = at, .settles_arrivals = true};
    memset(result, 0, sizeof *result);
    if (!club_begin(club, err))
        return false;
    bool ok = checkin_find_by_number(club, number, &visitor.person, err) &&
              choose(club, &visitor, session_id, true, result, err);
    return club_end(club, ok, err);
}

static bool leave_open(struct club *club, const struct visitor *visitor, struct error *err)
{
    return visitor->person.card != CHECKIN_CARD_IN_USE || visitor->person.has_left ||
           keep_arrival(club, visitor, err);
}

bool checkin_leave_open(struct club *club, int64_t card_id, enum checkin_source source,
                        struct checkin_result *result, struct error *err)
{
    struct visitor visitor = {.source = source, .at = club_now(club)};
    *result = (struct checkin_result){.answer = CHECKIN_STAFF};
    if (!club_begin(club, err))
        return false;
    bool ok = checkin_find_by_card(club, card_id, &visitor.person, err) &&
              leave_open(club, &visitor, err);
    return club_end(club, ok, err);
}

bool checkin_leave_open_number(struct club *club, const char *number, enum checkin_source source,
                               struct checkin_result *result, struct error *err)
{
    struct visitor visitor = {.source = source, .at = club_now(club)};
    *result = (struct checkin_result){.answer = CHECKIN_STAFF};
    if (!club_begin(club, err))
        return false;
    bool ok = checkin_find_by_number(club, number, &visitor.person, err) &&
              leave_open(club, &visitor, err);
    return club_end(club, ok, err);
}
