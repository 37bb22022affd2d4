/* The one place that says no to changes of a signed list. */
#include "club/session/signoff_guard.h"

#include "base/language.h"
#include "club/refusal.h"
#include "store/statement.h"

#include <string.h>

bool signoff_guard_version(struct club *club, int64_t session_id, int *version, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT max(version) FROM session_signoff WHERE session_id = :session");
    statement_bind_integer(s, ":session", session_id);
    *version = statement_step(s) ? (int)statement_integer(s, 0) : 0;
    return statement_finish(s, err);
}

bool signoff_guard_second(struct club *club, const char *session, struct error *err)
{
    if (!club->second[0])
        return error_set_as(err, ERROR_REFUSED, REFUSAL_NEEDS_SECOND,
                            _("The list of %s is signed: a change of it needs a second person. Name "
                              "that person with --second CODE."),
                            session);
    return strcmp(club->second, club->actor) != 0 ||
           error_set_as(err, ERROR_REFUSED, REFUSAL_SECOND_IS_FIRST,
                        _("The second person must be somebody else than %s."), club->actor);
}

bool signoff_guard_check(struct club *club, int64_t session_id, bool is_correction,
                         struct error *err)
{
    char session[SESSION_CODE_SIZE] = "";
    struct statement *s = statement_new(
        club->store, "SELECT s.code FROM session s WHERE s.id = :session AND EXISTS"
                     " (SELECT 1 FROM session_signoff x WHERE x.session_id = s.id)");
    statement_bind_integer(s, ":session", session_id);
    bool is_signed = statement_step(s);
    if (is_signed)
        statement_copy_text(s, 0, session, sizeof session);
    if (!statement_finish(s, err))
        return false;
    if (!is_signed || is_correction)
        return !is_signed || signoff_guard_second(club, session, err);
    return error_set_as(err, ERROR_REFUSED, REFUSAL_SIGNED,
                        _("The list of %s is signed. What is wrong in it is corrected, with a reason "
                          "and a second person: obecni attendance correct"),
                        session);
}
