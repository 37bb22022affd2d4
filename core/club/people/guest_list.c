/* Finding guests, and the sessions that they may have come to. */
#include "club/people/guest.h"

#include "base/memory.h"
#include "club/day_column.h"
#include "club/settings.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

#define GUEST_SELECT                                                                               \
    "SELECT p.id, p.number, ifnull(g.kind, ''), g.made_at, ifnull(g.taken_at, 0),"                 \
    " ifnull((SELECT c.number FROM card c WHERE c.participant_id = p.id"                           \
    "   AND c.revoked_at IS NULL), ''),"                                                           \
    " ifnull((SELECT t.number FROM participant t WHERE t.id = p.merged_into_id), ''),"             \
    " count(DISTINCT a.session_id), ifnull(max(a.in_at), 0)"                                                \
    " FROM guest g JOIN participant p ON p.id = g.participant_id"                                  \
    " LEFT JOIN presence_event e ON e.participant_id = p.id AND e.session_id IS NOT NULL"          \
    " LEFT JOIN attendance a ON a.session_id = e.session_id AND a.participant_id = p.id"           \
    "   AND (a.status = 'present' OR a.status = 'late' OR a.status = 'left_early')"

static void read_row(struct statement *s, struct guest *guest)
{
    memset(guest, 0, sizeof *guest);
    guest->id = statement_integer(s, 0);
    statement_copy_text(s, 1, guest->number, sizeof guest->number);
    statement_copy_text(s, 2, guest->kind, sizeof guest->kind);
    guest->made_at = statement_integer(s, 3);
    guest->taken_at = statement_integer(s, 4);
    statement_copy_text(s, 5, guest->card, sizeof guest->card);
    statement_copy_text(s, 6, guest->merged_into, sizeof guest->merged_into);
    guest->presences = (int)statement_integer(s, 7);
    guest->last_in_at = statement_integer(s, 8);
}

bool guest_find(struct club *club, const char *number, struct guest *guest, bool *found,
                struct error *err)
{
    struct statement *s =
        statement_new(club->store, GUEST_SELECT " WHERE p.number = :number GROUP BY p.id");
    statement_bind_text(s, ":number", number);
    *found = statement_step(s);
    if (*found)
        read_row(s, guest);
    else
        memset(guest, 0, sizeof *guest);
    return statement_finish(s, err);
}

bool guest_list(struct club *club, const struct guest_filter *filter, struct guest_list *list,
                struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        GUEST_SELECT " WHERE (g.taken_at IS NULL) = :spares"
                     "   AND (:with_merged OR p.merged_into_id IS NULL)"
                     "   AND (:kind IS NULL OR g.kind = :kind)"
                     "   AND (:from IS NULL OR g.taken_at >= :from)"
                     "   AND (:until IS NULL OR g.taken_at < :until)"
                     " GROUP BY p.id ORDER BY g.taken_at, p.number");
    statement_bind_integer(s, ":spares", filter->only_spares);
    statement_bind_integer(s, ":with_merged", filter->with_merged);
    statement_bind_text_or_null(s, ":kind", filter->kind);
    if (filter->from != DAY_NONE)
        statement_bind_integer(s, ":from", clock_day_start(filter->from));
    if (filter->until != DAY_NONE)
        statement_bind_integer(s, ":until", clock_day_start(filter->until + 1));
    while (statement_step(s)) {
        list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
        read_row(s, &list->items[list->count++]);
    }
    return statement_finish(s, err);
}

void guest_list_free(struct guest_list *list)
{
    free(list->items);
    memset(list, 0, sizeof *list);
}

bool guest_sessions_now(struct club *club, struct guest_sessions *sessions, struct error *err)
{
    int64_t early_minutes;
    struct day_text today = day_column_text(club_today(club));
    memset(sessions, 0, sizeof *sessions);
    if (!settings_get_integer(club, SETTING_EARLY_MINUTES, &early_minutes, err))
        return false;
    struct statement *s = statement_new(
        club->store,
        "SELECT s.id, s.code FROM session s JOIN activity a ON a.id = s.activity_id"
        " WHERE s.held_on = :today AND s.state = 'planned' AND a.form = 'group'"
        "   AND s.end_at > :now AND s.start_at - ifnull(a.early_minutes, :early) * 60 <= :now"
        " ORDER BY s.start_at, s.code");
    statement_bind_text(s, ":today", today.text);
    statement_bind_integer(s, ":now", club_now(club));
    statement_bind_integer(s, ":early", early_minutes);
    while (sessions->count < GUEST_SESSIONS && statement_step(s)) {
        sessions->ids[sessions->count] = statement_integer(s, 0);
        statement_copy_text(s, 1, sessions->codes[sessions->count], SESSION_CODE_SIZE);
        sessions->count++;
    }
    return statement_finish(s, err);
}
