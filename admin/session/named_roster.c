/* Joining names to a roster and putting its rows in order. */
#include "admin/session/named_roster.h"

#include "base/language.h"
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Puts rows and names into the order of the names. */
static void sort_rows(struct named_roster *named)
{
    size_t count = named->roster.row_count;
    size_t *order = memory_new(count, sizeof *order);
    struct roster_row *rows = memory_new(count, sizeof *rows);
    char(*names)[NAME_SIZE] = memory_new(count, sizeof *names);
    person_names_sort(named->names, count, order);
    for (size_t i = 0; i < count; i++) {
        rows[i] = named->roster.rows[order[i]];
        memcpy(names[i], named->names[order[i]], sizeof *names);
    }
    free(order);
    free(named->roster.rows);
    free(named->names);
    named->roster.rows = rows;
    named->names = names;
}

static bool join_names(struct club *club, struct named_roster *named, struct error *err)
{
    size_t count = named->roster.row_count;
    int64_t *ids = memory_new(count, sizeof *ids);
    for (size_t i = 0; i < count; i++)
        ids[i] = named->roster.rows[i].participant_id;
    named->names = memory_new(count, sizeof *named->names);
    bool ok = person_names(club, ids, count, named->names, err);
    free(ids);
    if (ok)
        sort_rows(named);
    return ok;
}

bool named_roster_get(struct club *club, const char *session, bool with_names,
                      struct named_roster *named, struct error *err)
{
    memset(named, 0, sizeof *named);
    if (!roster_get(club, session, &named->roster, err))
        return false;
    if (!with_names || !vault_is_open(&club->vault) || join_names(club, named, err))
        return true;
    named_roster_free(named);
    return false;
}

void named_roster_free(struct named_roster *named)
{
    if (named->names)
        explicit_bzero(named->names, named->roster.row_count * sizeof *named->names);
    free(named->names);
    roster_free(&named->roster);
    memset(named, 0, sizeof *named);
}

bool named_roster_session(struct invocation *invocation, char session[SESSION_CODE_SIZE],
                          struct error *err)
{
    const char *typed = invocation_text(invocation, "SESSION"), *leader = invocation->own_only;
    if (typed) {
        snprintf(session, SESSION_CODE_SIZE, "%.47s", typed);
        return true;
    }
    if (!roster_find_current_led(&invocation->club, leader, session, err))
        return false;
    if (!session[0] && leader)
        return error_set(err, ERROR_REFUSED,
                         _("No session that %s leads is running or planned. See “obecni session "
                           "list”."),
                         leader);
    return session[0] || error_set(err, ERROR_REFUSED,
                                   _("No session is running or planned. See “obecni schedule list”."));
}
