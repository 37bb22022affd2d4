/* The schema's numbered steps: run once, in order, in one transaction. */
#include "base/language.h"
#include "store/connection.h"

#include <stdio.h>

int store_schema_version(void)
{
    return schema_steps[schema_step_count - 1].number;
}

static bool run_step(struct store *store, const struct schema_step *step, struct error *err)
{
    char mark[64];
    int code = sqlite3_exec(store->connection, step->sql, NULL, NULL, NULL);
    if (code == SQLITE_OK) {
        /* A PRAGMA takes no parameters; both values are this program's own numbers. */
        snprintf(mark, sizeof mark, "PRAGMA user_version = %d", step->number);
        code = sqlite3_exec(store->connection, mark, NULL, NULL, NULL);
    }
    return code == SQLITE_OK || store_failed(store, code, sqlite3_errmsg(store->connection), err);
}

/* Read after BEGIN IMMEDIATE: another process may have migrated while this one waited. */
static bool read_version(struct store *store, int *version, struct error *err)
{
    int code;
    *version = (int)store_ask_number(store, "PRAGMA user_version", &code);
    return code == SQLITE_OK || store_failed(store, code, sqlite3_errmsg(store->connection), err);
}

static bool needs_steps(struct store *store, bool *needs, struct error *err)
{
    int version = 0;
    if (!read_version(store, &version, err))
        return false;
    *needs = version < store_schema_version();
    return true;
}

bool store_migrate(struct store *store, bool may_create, struct error *err)
{
    bool needs;
    if (!needs_steps(store, &needs, err))
        return false;
    if (!needs && !may_create)
        return true;
    if (!store_begin(store, __func__, err))
        return false;
    int version = 0;
    bool ok = read_version(store, &version, err);
    if (ok && may_create && version > 0)
        ok = error_set(err, ERROR_REFUSED,
                       _("%s exists already and stays as it is. Choose another name."), store->path);
    if (ok && version == 0) {
        char mark[64];
        snprintf(mark, sizeof mark, "PRAGMA application_id = %d", STORE_APPLICATION_ID);
        ok = store_run_text(store, mark, err);
    }
    for (int i = 0; ok && i < schema_step_count; i++) {
        if (schema_steps[i].number > version)
            ok = run_step(store, &schema_steps[i], err);
    }
    return store_end(store, ok, err);
}
