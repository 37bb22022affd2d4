/* Making a new club: the file, its identity, the vault's key. */
#include "club/club.h"

#include "base/language.h"
#include "base/text.h"
#include "store/statement.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool insert_identity(struct club *club, const struct club_identity *identity,
                            struct error *err)
{
    struct statement *s = statement_new(
        club->store, "INSERT INTO club (id, node, institution, name, address, zone, created_at)"
                     " VALUES (1, :node, :institution, :name, :address, :zone, :now)");
    statement_bind_integer(s, ":node", identity->node);
    statement_bind_text(s, ":institution", identity->institution);
    statement_bind_text(s, ":name", identity->name);
    statement_bind_text(s, ":address", identity->address);
    statement_bind_text(s, ":zone", identity->zone);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

/* Reads the identity as typed into its stored form. */
static bool read_identity(const struct club_identity *typed, struct club_identity *identity,
                          struct error *err)
{
    memset(identity, 0, sizeof *identity);
    snprintf(identity->zone, sizeof identity->zone, "%s", typed->zone);
    identity->node = typed->node;
    if (typed->node < 0 || typed->node > 1023)
        return error_set(err, ERROR_USAGE, _("A node number is between 0 and 1023."));
    return text_read_name(typed->institution, _("The institution"), identity->institution,
                          sizeof identity->institution, err) &&
           text_read_name(typed->name, _("The club's name"), identity->name, sizeof identity->name,
                          err) &&
           text_read_line(typed->address, _("The address"), identity->address,
                          sizeof identity->address, err);
}

static bool fill_new(struct club *club, const struct club_identity *identity,
                     const struct club_init *init, struct error *err)
{
    if (!club_begin(club, err))
        return false;
    bool ok = insert_identity(club, identity, err) &&
              vault_create(&club->vault, club->store, init->passphrase, init->cost, club_now(club),
                           err) &&
              club_note(club, "club.init", "", json_pack("{s:s}", "zone", identity->zone), err);
    return club_end(club, ok, err);
}

bool club_init(struct club *club, const char *path, const struct club_init *init, struct error *err)
{
    struct club_identity identity;
    memset(club, 0, sizeof *club);
    snprintf(club->actor, sizeof club->actor, "unbound");
    if (!read_identity(init->identity, &identity, err) || !club_take_up(club, &identity, err))
        return false;
    if (!vault_passphrase_fits(init->passphrase))
        return error_set(err, ERROR_USAGE, _("A passphrase has 8 to 1024 characters."));
    if (!store_open(&club->store, path, STORE_CREATING, err))
        return false;
    if (fill_new(club, &identity, init, err))
        return true;
    club_close(club);
    unlink(path);
    return false;
}
