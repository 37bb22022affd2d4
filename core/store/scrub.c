/* VACUUM builds every page from the rows that are there; the checkpoint then puts the new pages
 * over the old ones and cuts file and log to their length. */
#include "store/scrub.h"

#include "base/language.h"
#include "store/connection.h"

#include <assert.h>
#include <stddef.h>

bool store_scrub(struct store *store, struct error *err)
{
    assert(store->depth == 0);
    if (!store_run_text(store, "VACUUM", err))
        return false;
    int code = sqlite3_wal_checkpoint_v2(store->connection, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL,
                                         NULL);
    if ((code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED)
        return error_set(err, ERROR_STORAGE,
                         _("It is destroyed in the records, but old bytes are in the log of the "
                           "database as long as another program reads it. Then ask again: obecni "
                           "retention scrub"));
    return code == SQLITE_OK || store_failed(store, code, sqlite3_errmsg(store->connection), err);
}
