/* Noting that an open arrival is resolved. */
#include "club/presence/arrival_settle.h"

#include "base/memory.h"
#include "club/presence/attendance.h"
#include "store/statement.h"

#include <stdlib.h>

bool arrival_note_placed(struct club *club, int64_t arrival_id, int64_t participant_id, int64_t at,
                         const char *reason, struct error *err)
{
    struct attendance_row row;
    bool is_repeat;
    struct presence_event event = {
        .kind = PRESENCE_PLACED,
        .participant_id = participant_id,
        .at = at,
        .source = "staff_manual",
        .reason = reason,
        .about_id = arrival_id,
    };
    return attendance_record(club, &event, &row, &is_repeat, err);
}

struct open_arrival {
    int64_t id, participant_id, at;
};

/* The arrivals are read to the end before anything is written. */
static bool find_open(struct club *club, int64_t participant_id, int64_t session_id,
                      struct open_arrival **items, size_t *count, struct error *err)
{
    size_t capacity = 0;
    struct statement *s = statement_new(
        club->store,
        "SELECT e.id, e.participant_id, e.at FROM session s CROSS JOIN presence_event e"
        "   ON e.kind = 'open_arrival' AND e.participant_id IN (SELECT :participant UNION ALL"
        "     SELECT id FROM participant WHERE merged_into_id = :participant)"
        "   AND e.at >= s.start_at - :early AND e.at < s.end_at"
        " WHERE s.id = :session AND NOT EXISTS (SELECT 1 FROM presence_event n"
        "   WHERE n.kind = 'placed' AND n.about_id = e.id) ORDER BY e.id");
    statement_bind_integer(s, ":participant", participant_id);
    statement_bind_integer(s, ":session", session_id);
    statement_bind_integer(s, ":early", ARRIVAL_EARLY_SECONDS);
    while (statement_step(s)) {
        *items = memory_grow(*items, *count, &capacity, sizeof **items);
        (*items)[(*count)++] = (struct open_arrival){.id = statement_integer(s, 0),
                                                     .participant_id = statement_integer(s, 1),
                                                     .at = statement_integer(s, 2)};
    }
    return statement_finish(s, err);
}

bool arrival_settle(struct club *club, int64_t participant_id, int64_t session_id,
                    struct error *err)
{
    struct open_arrival *items = NULL;
    size_t count = 0;
    bool ok = find_open(club, participant_id, session_id, &items, &count, err);
    for (size_t i = 0; ok && i < count; i++)
        ok = arrival_note_placed(club, items[i].id, items[i].participant_id, items[i].at,
                                 ARRIVAL_IN_SESSION, err);
    free(items);
    return ok;
}
