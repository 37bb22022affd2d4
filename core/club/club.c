/* Opening a club, and the frame around every change. Making one is club_init.c's. */
#include "club/club.h"

#include "base/language.h"
#include "store/statement.h"
#include "trust/start.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

bool club_identity_get(struct club *club, struct club_identity *identity, struct error *err)
{
    struct statement *s =
        statement_new(club->store, "SELECT institution, name, address, zone, node FROM club");
    bool found = statement_step(s);
    if (found) {
        statement_copy_text(s, 0, identity->institution, sizeof identity->institution);
        statement_copy_text(s, 1, identity->name, sizeof identity->name);
        statement_copy_text(s, 2, identity->address, sizeof identity->address);
        statement_copy_text(s, 3, identity->zone, sizeof identity->zone);
        identity->node = (int)statement_integer(s, 4);
    }
    if (!statement_finish(s, err))
        return false;
    return found || error_set(err, ERROR_STORAGE,
                              _("The making of this club was interrupted. Remove the file and make "
                                "it again."));
}

bool club_take_up(struct club *club, const struct club_identity *identity, struct error *err)
{
    if (!trust_start(err) || !clock_use_zone(identity->zone, err) ||
        !clock_from_environment(&club->clock, err))
        return false;
    club->ledger.node = identity->node;
    club->ledger.is_clock_fixed = club->clock.is_fixed;
    return true;
}

bool club_open(struct club *club, const char *path, enum club_access access_wanted,
               struct error *err)
{
    static const enum store_access accesses[] = {
        [CLUB_READING] = STORE_READING,
        [CLUB_WRITING] = STORE_WRITING,
        [CLUB_KIOSK] = STORE_KIOSK,
        [CLUB_DESK] = STORE_DESK,
    };
    struct club_identity identity;
    memset(club, 0, sizeof *club);
    snprintf(club->actor, sizeof club->actor, "%s",
             access_wanted == CLUB_KIOSK ? "kiosk" : "unbound");
    club->needs_clock = access_wanted == CLUB_KIOSK || access_wanted == CLUB_DESK;
    if (store_open(&club->store, path, accesses[access_wanted], err) &&
        club_identity_get(club, &identity, err) && club_take_up(club, &identity, err))
        return true;
    club_close(club);
    return false;
}

void club_close(struct club *club)
{
    vault_close(&club->vault);
    store_close(club->store);
    memset(club, 0, sizeof *club);
}

/* A machine whose clock lost its battery would record a wrong day, or none. The office is not
 * held up: its next entry tells the kiosk that the time is right. */
bool club_clock_is_behind(const struct club *club, int64_t last_at)
{
    enum { TOLERANCE_SECONDS = 120 };
    return !club->clock.is_fixed && last_at && club_now(club) < last_at - TOLERANCE_SECONDS;
}

static bool check_clock(const struct club *club, struct error *err)
{
    return !club->needs_clock || !club_clock_is_behind(club, club->ledger.last_at) ||
           error_set(err, ERROR_STORAGE,
                     _("The clock of this machine is behind the records. Set the clock."));
}

bool club_begin_at(struct club *club, const char *where, struct error *err)
{
    if (!store_begin(club->store, where, err))
        return false;
    if (store_depth(club->store) > 1 ||
        (ledger_resume(&club->ledger, club->store, err) && check_clock(club, err)))
        return true;
    store_end(club->store, false, err);
    return false;
}

bool club_end(struct club *club, bool ok, struct error *err)
{
    /* The next change continues from the last entry: an id drawn after it would come again. */
    assert(!ok || store_depth(club->store) != 1 ||
           club->ledger.last_id == club->ledger.noted_id);
    bool ended = store_end(club->store, ok, err);
    if (ended && store_depth(club->store) == 0)
        ledger_keep(&club->ledger, club->store);
    if (ended || store_depth(club->store) == 0)
        return ended;
    /* What an undone inner change wrote to the chain is gone from it; ids that the outer one
     * has drawn are not drawn again. */
    int64_t last_id = club->ledger.last_id;
    ledger_load(&club->ledger, club->store, err);
    if (club->ledger.last_id < last_id)
        club->ledger.last_id = last_id;
    return false;
}

int64_t club_new_id(struct club *club)
{
    assert(store_depth(club->store) > 0);
    return ledger_new_id(&club->ledger, club_now(club));
}

bool club_note(struct club *club, const char *action, const char *subject, json_t *body,
               struct error *err)
{
    assert(store_depth(club->store) > 0);
    if (club->second[0]) {
        body = body ? body : json_object();
        json_object_set_new(body, "second", json_string(club->second));
    }
    return ledger_append(&club->ledger, club->store,
                         &(struct ledger_entry){.at = club_now(club),
                                                .actor = club->actor,
                                                .action = action,
                                                .subject = subject,
                                                .body = body},
                         err);
}

bool club_note_text(struct club *club, const char *action, const char *subject, const char *body,
                    struct error *err)
{
    assert(store_depth(club->store) > 0);
    if (club->second[0])
        return club_note(club, action, subject, json_loads(body, 0, NULL), err);
    return ledger_append(&club->ledger, club->store,
                         &(struct ledger_entry){.at = club_now(club),
                                                .actor = club->actor,
                                                .action = action,
                                                .subject = subject,
                                                .text = body},
                         err);
}

int64_t club_now(const struct club *club)
{
    return clock_now(&club->clock);
}

int club_today(const struct club *club)
{
    return clock_wall(club_now(club)).day;
}
