/* Claims: what somebody brought. They change no status. */
#include "base/language.h"
#include "club/day_column.h"
#include "club/people/participant.h"
#include "club/presence/excuse_overlap.h"
#include "club/presence/excuse_reach.h"
#include "club/session/session.h"
#include "club/settings.h"
#include "club/timetable/activity.h"
#include "store/statement.h"

#include <stdio.h>
#include <string.h>

enum { DAYS_MOST = 366 };

static bool check_claim(struct club *club, const struct excuse_claim *claim, struct error *err)
{
    if (!dictionary_check(DICTIONARY_EXCUSE_DOCUMENT, claim->document, err))
        return false;
    if (claim->seen_on > club_today(club))
        return error_set(err, ERROR_REFUSED,
                         _("A document cannot have been seen ahead of today, on %s."),
                         day_column_text(claim->seen_on).text);
    if (claim->session)
        return true;
    if (claim->until_on < claim->from_on)
        return error_set(err, ERROR_USAGE, _("The last day %s lies before the first, %s."),
                         day_column_text(claim->until_on).text,
                         day_column_text(claim->from_on).text);
    return claim->until_on - claim->from_on < DAYS_MOST ||
           error_set(err, ERROR_USAGE,
                     _("An excuse covers a year at most. Claim the days beyond by another one."));
}

/* Finds who and what it is about. */
static bool find_person(struct club *club, const char *number, struct excuse *excuse,
                        struct error *err)
{
    struct statement *s =
        statement_new(club->store, "SELECT p.id, p.number FROM participant q"
                                   " JOIN participant p ON p.id = ifnull(q.merged_into_id, q.id)"
                                   " WHERE q.number = :number");
    statement_bind_text(s, ":number", number);
    bool found = statement_step(s);
    if (found) {
        excuse->person_id = statement_integer(s, 0);
        statement_copy_text(s, 1, excuse->participant, sizeof excuse->participant);
    }
    if (!statement_finish(s, err))
        return false;
    return found ||
           error_set(err, ERROR_REFUSED, _("There is no participant with the number %s."), number);
}

static bool find_session(struct club *club, const char *code, struct excuse *excuse,
                         struct error *err)
{
    struct session session;
    if (!session_get(club, code, &session, err))
        return false;
    if (session.cancel_reason[0])
        return error_set(err, ERROR_REFUSED,
                         _("The session %s is cancelled: nobody missed it, and there is nothing to "
                           "excuse."),
                         code);
    if (session.over_at > club_now(club))
        return error_set(
            err, ERROR_REFUSED,
            _("An excuse follows an absence, and %s is not over yet. Days ahead can be "
              "claimed with --from and --to."),
            code);
    excuse->session_id = session.id;
    snprintf(excuse->session, sizeof excuse->session, "%s", session.code);
    excuse->from_on = excuse->until_on = session.held_on;
    return true;
}

static bool find_days(struct club *club, const struct excuse_claim *claim, struct excuse *excuse,
                      struct error *err)
{
    struct activity activity;
    excuse->from_on = claim->from_on;
    excuse->until_on = claim->until_on;
    if (!claim->activity)
        return true;
    if (!activity_get(club, claim->activity, &activity, err))
        return false;
    excuse->activity_id = activity.id;
    snprintf(excuse->activity, sizeof excuse->activity, "%s", activity.code);
    return true;
}

static bool refuse_unexpected(const struct excuse *excuse, struct error *err)
{
    if (excuse->session_id)
        return error_set(err, ERROR_REFUSED,
                         _("Participant %s was not expected in %s: there is nothing to excuse."),
                         excuse->participant, excuse->session);
    return error_set(err, ERROR_REFUSED,
                     _("Participant %s is not expected in any session from %s to %s: there is "
                       "nothing to excuse."),
                     excuse->participant, day_column_text(excuse->from_on).text,
                     day_column_text(excuse->until_on).text);
}

/* There is something to excuse: gives the first day that was missed, or DAY_NONE for days that
 * are still ahead. */
static bool check_reach(const struct excuse *excuse, const struct excuse_reach *reach,
                        int *missed_on, struct error *err)
{
    size_t concerned = 0;
    *missed_on = DAY_NONE;
    for (size_t i = 0; i < reach->count; i++) {
        const struct excuse_session *session = &reach->items[i];
        if (session->is_cancelled)
            continue;
        concerned++;
        if (session->has_come && excuse->session_id)
            return error_set(err, ERROR_REFUSED,
                             _("Participant %s is marked as having been in %s. If that is wrong, "
                               "correct it first."),
                             excuse->participant, excuse->session);
        if (*missed_on == DAY_NONE && session->is_over && !session->has_come)
            *missed_on = session->held_on;
    }
    return concerned || refuse_unexpected(excuse, err);
}

static bool find_deadline(struct club *club, struct excuse *excuse, struct error *err)
{
    struct excuse_reach reach = {0};
    int missed_on = DAY_NONE;
    int64_t days = 0;
    bool ok = excuse_reach_list(club, excuse, &reach, err) &&
              check_reach(excuse, &reach, &missed_on, err) &&
              settings_get_integer(club, SETTING_EXCUSE_DEADLINE_DAYS, &days, err);
    excuse_reach_free(&reach);
    excuse->due_on = missed_on == DAY_NONE ? DAY_NONE : missed_on + (int)days;
    excuse->is_late = missed_on != DAY_NONE && excuse->seen_on > excuse->due_on;
    return ok;
}

/* The first free code of today. */
static bool next_code(struct club *club, char code[CODE_SIZE], struct error *err)
{
    struct day_text day = day_column_text(club_today(club));
    bool is_taken = true;
    for (int number = 1; is_taken; number++) {
        if (number == 1)
            snprintf(code, CODE_SIZE, "U-%s", day.text);
        else
            snprintf(code, CODE_SIZE, "U-%s-%d", day.text, number);
        struct statement *s = statement_new(club->store, "SELECT 1 FROM excuse WHERE code = :code");
        statement_bind_text(s, ":code", code);
        is_taken = statement_step(s);
        if (!statement_finish(s, err))
            return false;
    }
    return true;
}

static bool insert(struct club *club, const struct excuse *excuse, struct error *err)
{
    struct day_text from = day_column_text(excuse->from_on);
    struct day_text until = day_column_text(excuse->until_on);
    struct day_text seen = day_column_text(excuse->seen_on);
    struct day_text due = day_column_text(excuse->due_on);
    struct statement *s = statement_new(
        club->store, "INSERT INTO excuse (id, code, participant_id, session_id, activity_id,"
                     " from_on, until_on, document, seen_on, due_on, actor, noted_at) VALUES (:id,"
                     " :code, :participant, nullif(:session, 0), nullif(:activity, 0), :from,"
                     " :until, :document, :seen, :due, :actor, :now)");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_text(s, ":code", excuse->code);
    statement_bind_integer(s, ":participant", excuse->person_id);
    statement_bind_integer(s, ":session", excuse->session_id);
    statement_bind_integer(s, ":activity", excuse->activity_id);
    statement_bind_text(s, ":from", from.text);
    statement_bind_text(s, ":until", until.text);
    statement_bind_text(s, ":document", excuse->document);
    statement_bind_text(s, ":seen", seen.text);
    statement_bind_text_or_null(s, ":due", due.text);
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

/* The kind of document stays out of the chain: it may hint at somebody's health. */
static bool note(struct club *club, const struct excuse *excuse, struct error *err)
{
    json_t *body = json_pack("{s:s}", "excuse", excuse->code);
    day_column_note(body, "from_on", excuse->from_on);
    day_column_note(body, "until_on", excuse->until_on);
    day_column_note(body, "seen_on", excuse->seen_on);
    if (excuse->session_id)
        json_object_set_new(body, "session", json_string(excuse->session));
    if (excuse->activity_id)
        json_object_set_new(body, "activity", json_string(excuse->activity));
    if (excuse->is_late)
        json_object_set_new(body, "late", json_true());
    return club_note(club, "excuse.claim", excuse->participant, body, err);
}

static bool add(struct club *club, const struct excuse_claim *claim, struct excuse *excuse,
                struct error *err)
{
    return find_person(club, claim->participant, excuse, err) &&
           (claim->session ? find_session(club, claim->session, excuse, err)
                           : find_days(club, claim, excuse, err)) &&
           find_deadline(club, excuse, err) && excuse_check_overlap(club, excuse, false, err) &&
           next_code(club, excuse->code, err) && insert(club, excuse, err) &&
           note(club, excuse, err) && excuse_get(club, excuse->code, excuse, err);
}

bool excuse_add(struct club *club, const struct excuse_claim *claim, struct excuse *excuse,
                struct error *err)
{
    *excuse = (struct excuse){.seen_on = claim->seen_on};
    if (!check_claim(club, claim, err) || !club_begin(club, err))
        return false;
    snprintf(excuse->document, sizeof excuse->document, "%s", claim->document);
    return club_end(club, add(club, claim, excuse, err), err);
}
