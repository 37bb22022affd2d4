/* What the kiosk's connection may write: presence, openings, the ledger and how the kiosk
 * itself is. Whoever takes over the kiosk's program still cannot change people, cards or the
 * schedule through it. */
#include "store/connection.h"

#include <string.h>

struct permission {
    int action;
    const char *table;
};

static const struct permission permissions[] = {
    {SQLITE_INSERT, "presence_event"},  {SQLITE_INSERT, "attendance"},
    {SQLITE_UPDATE, "attendance"},      {SQLITE_INSERT, "session_opening"},
    {SQLITE_INSERT, "expected"},        {SQLITE_INSERT, "ledger"},
    {SQLITE_INSERT, "kiosk_state"},     {SQLITE_UPDATE, "kiosk_state"},
};

static int authorize(void *unused, int action, const char *first, const char *second,
                     const char *database, const char *trigger)
{
    (void)unused;
    (void)second;
    (void)database;
    (void)trigger;
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_FUNCTION:
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT:
    case SQLITE_RECURSIVE:
        return SQLITE_OK;
    case SQLITE_PRAGMA:
        return strcmp(first, "data_version") == 0 && !second ? SQLITE_OK : SQLITE_DENY;
    default:
        break;
    }
    for (size_t i = 0; i < sizeof permissions / sizeof *permissions; i++) {
        if (permissions[i].action == action && first && strcmp(permissions[i].table, first) == 0)
            return SQLITE_OK;
    }
    return SQLITE_DENY;
}

void store_restrict_to_kiosk(struct store *store)
{
    sqlite3_set_authorizer(store->connection, authorize, NULL);
}
