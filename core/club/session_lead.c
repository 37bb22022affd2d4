/* Whose one session is. */
#include "club/session_lead.h"

#include "store/statement.h"

bool session_is_led_by(struct club *club, const char *session, const char *leader, bool *exists,
                       bool *is_led, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT " SESSION_LED_BY " FROM session s WHERE s.code = :session");
    statement_bind_text(s, ":session", session);
    statement_bind_text(s, ":leader", leader);
    *exists = statement_step(s);
    *is_led = *exists && statement_integer(s, 0) != 0;
    return statement_finish(s, err);
}
