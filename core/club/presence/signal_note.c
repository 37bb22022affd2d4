/* Keeping who has looked at which signal. */
#include "club/presence/signal_note.h"

#include "store/statement.h"

bool signal_note_add(struct club *club, const char *signal, int facts, int64_t latest_at,
                     bool *is_repeat, struct error *err)
{
    struct error undone = {0};
    *is_repeat = false;
    if (!club_begin(club, err))
        return false;
    struct statement *s = statement_new(
        club->store, "INSERT INTO signal_note (id, signal, facts, latest_at, actor, noted_at)"
                     " VALUES (:id, :signal, :facts, :latest, :actor, :now)");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_text(s, ":signal", signal);
    statement_bind_integer(s, ":facts", facts);
    statement_bind_integer(s, ":latest", latest_at);
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_integer(s, ":now", club_now(club));
    bool ok = statement_run_unique(s, is_repeat, err) &&
              (*is_repeat || club_note(club, "signal.note", signal,
                                       json_pack("{s:i}", "facts", facts), err));
    if (!ok || !*is_repeat)
        return club_end(club, ok, err);
    club_end(club, false, &undone);
    return true;
}
