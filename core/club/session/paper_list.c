/* The register of blank lists. */
#include "club/session/paper_list.h"

#include "base/language.h"
#include "club/number.h"
#include "store/statement.h"

bool paper_list_add(struct club *club, int64_t session_id, char number[NUMBER_SIZE],
                    struct error *err)
{
    if (!number_new(club, number, err))
        return false;
    struct statement *s = statement_new(
        club->store, "INSERT INTO paper_list (number, session_id, printed_at, actor)"
                     " VALUES (:number, :session, :now, :actor)");
    statement_bind_text(s, ":number", number);
    statement_bind_integer(s, ":session", session_id);
    statement_bind_integer(s, ":now", club_now(club));
    statement_bind_text(s, ":actor", club->actor);
    return statement_run(s, err);
}

bool paper_list_get(struct club *club, const char *number, struct paper_list *list,
                    struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT l.number, s.code, s.id, l.printed_at, l.actor FROM paper_list l"
                     " JOIN session s ON s.id = l.session_id WHERE l.number = :number");
    statement_bind_text(s, ":number", number);
    bool found = statement_step(s);
    if (found) {
        statement_copy_text(s, 0, list->number, sizeof list->number);
        statement_copy_text(s, 1, list->session, sizeof list->session);
        list->session_id = statement_integer(s, 2);
        list->printed_at = statement_integer(s, 3);
        statement_copy_text(s, 4, list->actor, sizeof list->actor);
    }
    if (!statement_finish(s, err))
        return false;
    return found || error_set(err, ERROR_REFUSED,
                              _("No blank list with the number %s was printed. The number stands "
                                "on the list, top right."),
                              number);
}
