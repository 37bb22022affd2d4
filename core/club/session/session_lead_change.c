/* Settling who leads one session: facts are added, and withdrawn by later ones. */
#include "club/session/session.h"
#include "club/refusal.h"
#include "club/session/session_lead.h"

#include "base/language.h"
#include "club/presence/month.h"
#include "club/session/signoff_guard.h"
#include "club/staff/staff.h"
#include "club/timetable/programme_close.h"
#include "store/statement.h"

#include <string.h>

/* The session, when who leads it may still be settled. */
static bool get_open(struct club *club, const char *code, struct session *session,
                     struct error *err)
{
    int version;
    if (!session_get(club, code, session, err) ||
        !month_check_session(club, session->id, err) ||
        !programme_check_session(club, session->id, err) ||
        !signoff_guard_version(club, session->id, &version, err))
        return false;
    return !version || error_set_as(err, ERROR_REFUSED, REFUSAL_SIGNED,
                                    _("The list of %s is signed. Who really led it is told with: "
                                      "obecni session course %s --led-by CODE"),
                                    session->code, session->code);
}

struct fact {
    const char *role;
    int64_t staff_id, for_staff_id; /* 0: none */
    const char *reason;             /* NULL: none */
};

static bool insert_fact(struct club *club, int64_t session_id, const struct fact *fact,
                        struct error *err)
{
    struct statement *s = statement_new(
        club->store, "INSERT INTO session_leader (id, session_id, staff_id, role, for_staff_id,"
                     " reason, actor, noted_at) VALUES (:id, :session, :staff, :role,"
                     " nullif(:for, 0), :reason, :actor, :now)");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_integer(s, ":session", session_id);
    statement_bind_integer(s, ":staff", fact->staff_id);
    statement_bind_text(s, ":role", fact->role);
    statement_bind_integer(s, ":for", fact->for_staff_id);
    statement_bind_text(s, ":reason", fact->reason);
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

static bool withdraw_one(struct club *club, int64_t fact_id, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "INSERT INTO session_leader (id, session_id, staff_id, role, withdraws_id,"
                     " actor, noted_at) SELECT :id, session_id, staff_id, 'withdrawn', :fact,"
                     " :actor, :now FROM session_leader WHERE id = :fact");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_integer(s, ":fact", fact_id);
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

/* Withdraws what holds: everything, or what is about one person, in whose place or as whom. */
static bool withdraw(struct club *club, int64_t session_id, int64_t about_id, struct error *err)
{
    for (int64_t fact_id = -1; fact_id;) {
        struct statement *s = statement_new(
            club->store, "SELECT id FROM session_leading WHERE session_id = :session"
                         " AND (:about = 0 OR staff_id = :about OR for_staff_id = :about) LIMIT 1");
        statement_bind_integer(s, ":session", session_id);
        statement_bind_integer(s, ":about", about_id);
        fact_id = statement_step(s) ? statement_integer(s, 0) : 0;
        if (!statement_finish(s, err) || (fact_id && !withdraw_one(club, fact_id, err)))
            return false;
    }
    return true;
}

static bool is_to_lead(struct club *club, int64_t session_id, int64_t staff_id, bool *is,
                       struct error *err)
{
    struct statement *s = statement_new(club->store, "SELECT :staff IN (" SESSION_TO_LEAD ")"
                                                     " FROM session s WHERE s.id = :session");
    statement_bind_integer(s, ":session", session_id);
    statement_bind_integer(s, ":staff", staff_id);
    *is = statement_step(s) && statement_integer(s, 0) != 0;
    return statement_finish(s, err);
}

/* Whether a fact that holds names the person as leading. */
static bool is_named(struct club *club, int64_t session_id, int64_t staff_id, bool *is,
                     struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "SELECT 1 FROM session_leading WHERE session_id = :session AND staff_id = :staff");
    statement_bind_integer(s, ":session", session_id);
    statement_bind_integer(s, ":staff", staff_id);
    *is = statement_step(s);
    return statement_finish(s, err);
}

/* Adds each one once, and names them in the entry's body. */
static bool add_leaders(struct club *club, const struct session *session, bool is_joint,
                        const char *const *staff, size_t count, json_t *codes, struct error *err)
{
    for (size_t i = 0; i < count; i++) {
        struct staff member;
        bool leads;
        if (!staff_get_valid(club, staff[i], session->held_on, &member, err) ||
            !(is_joint ? is_to_lead : is_named)(club, session->id, member.id, &leads, err))
            return false;
        if (leads && is_joint)
            return error_set_as(err, ERROR_REFUSED, REFUSAL_LEADS_ALREADY,
                                _("%s leads %s already."), member.code,
                                session->code);
        struct fact fact = {.role = is_joint ? "joint" : "leads", .staff_id = member.id};
        if (leads)
            continue;
        if (!insert_fact(club, session->id, &fact, err))
            return false;
        json_array_append_new(codes, json_string(member.code));
    }
    return true;
}

/* One change: those before are withdrawn (`instead`) or stay, and these are added. */
static bool settle(struct club *club, const char *code, bool instead, const char *const *staff,
                   size_t count, struct error *err)
{
    struct session session;
    if (!club_begin(club, err))
        return false;
    json_t *codes = json_array();
    bool ok = get_open(club, code, &session, err) &&
              (!instead || withdraw(club, session.id, 0, err)) &&
              add_leaders(club, &session, !instead, staff, count, codes, err);
    json_t *body = json_pack("{s:o}", "leaders", codes);
    if (ok)
        ok = club_note(club, instead ? "session.leader" : "session.joint", code, body, err);
    else
        json_decref(body);
    return club_end(club, ok, err);
}

bool session_set_leaders(struct club *club, const char *code, const char *const *staff,
                         size_t count, struct error *err)
{
    return settle(club, code, true, staff, count, err);
}

bool session_lead_join(struct club *club, const char *session, const char *const *staff,
                       size_t count, struct error *err)
{
    return settle(club, session, false, staff, count, err);
}

/* In whose place: the one who is named, or the only one who is to lead. A substitute's own
 * substitute stands in for the same person. */
static bool find_absent(struct club *club, const struct session *session, const char *code,
                        struct staff *absent, struct error *err)
{
    struct session_lead lead;
    if (!session_lead_get(club, session->id, &lead, err))
        return false;
    if (!code && (!lead.to_lead[0] || strchr(lead.to_lead, ',')))
        return error_set(err, ERROR_USAGE, _("Say in whose place, with --for CODE. %s is to be led "
                                             "by: %s."),
                         session->code, lead.to_lead[0] ? lead.to_lead : "–");
    if (!staff_get(club, code ? code : lead.to_lead, absent, err))
        return false;
    struct statement *s = statement_new(
        club->store, "SELECT max(f.for_staff_id), :absent IN (" SESSION_TO_LEAD ") OR EXISTS"
                     " (SELECT 1 FROM session_leading g WHERE g.session_id = s.id"
                     "  AND g.for_staff_id = :absent) FROM session s"
                     " LEFT JOIN session_leading f ON f.session_id = s.id AND f.staff_id = :absent"
                     " WHERE s.id = :session");
    statement_bind_integer(s, ":session", session->id);
    statement_bind_integer(s, ":absent", absent->id);
    bool leads = statement_step(s) && statement_integer(s, 1) != 0;
    if (leads && statement_integer(s, 0))
        absent->id = statement_integer(s, 0);
    return statement_finish(s, err) &&
           (leads || error_set_as(err, ERROR_REFUSED, REFUSAL_NOT_PLANNED,
                                  _("%s was not to lead %s. To lead it: %s."),
                                  absent->code, session->code,
                                  lead.to_lead[0] ? lead.to_lead : "–"));
}

static bool substitute(struct club *club, const char *code, const char *staff,
                       const char *for_staff, const char *reason, struct error *err)
{
    struct session session;
    struct staff member, absent;
    bool leads;
    if (!get_open(club, code, &session, err) ||
        !staff_get_valid(club, staff, session.held_on, &member, err) ||
        !find_absent(club, &session, for_staff, &absent, err) ||
        !is_to_lead(club, session.id, member.id, &leads, err))
        return false;
    if (leads)
        return error_set_as(err, ERROR_REFUSED, REFUSAL_LEADS_ALREADY,
                            _("%s leads %s already."), member.code, code);
    if (member.id == absent.id)
        return error_set_as(err, ERROR_REFUSED, REFUSAL_LEADS_ALREADY,
                            _("%s is planned to lead %s: say --as-planned."),
                            member.code, code);
    struct fact fact = {.role = "substitutes", .staff_id = member.id, .for_staff_id = absent.id,
                        .reason = reason};
    return withdraw(club, session.id, absent.id, err) &&
           insert_fact(club, session.id, &fact, err) &&
           club_note(club, "session.substitute", code,
                     json_pack("{s:s, s:s, s:s*}", "staff", member.code, "for", absent.code,
                               "reason", reason),
                     err);
}

bool session_lead_substitute(struct club *club, const char *session, const char *staff,
                             const char *for_staff, const char *reason, struct error *err)
{
    if (reason && !dictionary_check(DICTIONARY_SUBSTITUTION_REASON, reason, err))
        return false;
    return club_begin(club, err) &&
           club_end(club, substitute(club, session, staff, for_staff, reason, err), err);
}
