/* What the kiosk's connection may write: presence, openings, the ledger and how the kiosk
 * itself is; and what it may not even read. Whoever takes over the kiosk's program still
 * cannot change people, cards or the schedule through it. */
#include "store/connection.h"

#include <stdbool.h>
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

/* What the kiosk has no business to read, not even by number or sealed: casework and surveys. */
static const char *const hidden[] = {
    "household",    "household_label", "household_closing", "case_fact",      "case_withdrawal",
    "case_text",    "case_partner",    "case_standing",     "intervention",   "service",
    "outcome",      "followup",        "followup_event",    "followup_standing",
    "survey",       "survey_question", "survey_option",     "survey_answer",  "survey_slip",
};

static bool is_hidden(const char *table)
{
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++) {
        if (strcmp(hidden[i], table) == 0)
            return true;
    }
    return false;
}

static int authorize(void *unused, int action, const char *first, const char *second,
                     const char *database, const char *trigger)
{
    (void)unused;
    (void)second;
    (void)database;
    (void)trigger;
    switch (action) {
    case SQLITE_READ:
        return first && is_hidden(first) ? SQLITE_DENY : SQLITE_OK;
    case SQLITE_SELECT:
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
