/* What the kiosk's connection may write: presence, openings, the ledger and how the kiosk
 * itself is, wrong numbers, how a card's owner wants the glass, and forms of surveys, which it
 * counts without reading them; and what it may not even read. Whoever takes over the kiosk's
 * program still cannot change people, cards or the schedule through it. */
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
    {SQLITE_INSERT, "survey_form"},
    {SQLITE_INSERT, "number_guard"},    {SQLITE_UPDATE, "number_guard"},
    {SQLITE_DELETE, "number_guard"},    {SQLITE_INSERT, "kiosk_guard"},
    {SQLITE_UPDATE, "kiosk_guard"},     {SQLITE_INSERT, "participant_preference"},
    {SQLITE_UPDATE, "participant_preference"},
};

/* What a member of staff does at the kiosk, once card and PIN were right. */
static const struct permission desk_permissions[] = {
    {SQLITE_INSERT, "session_course"},  {SQLITE_INSERT, "session_led"},
    {SQLITE_INSERT, "session_signoff"}, {SQLITE_INSERT, "session_leader"},
    {SQLITE_UPDATE, "session"},         {SQLITE_INSERT, "card"},
    {SQLITE_UPDATE, "card"},            {SQLITE_UPDATE, "card_spare"},
    {SQLITE_UPDATE, "guest"},           {SQLITE_INSERT, "session_past"},
};

/* By these the schema itself counts a survey's answer, one more at a time. */
static const char *const counting[] = {"survey_form_is_counted", "survey_answer_only_counts"};

/* What the kiosk has no business to read, not even by number or sealed: casework, what was answered
 * in surveys, issued documents. */
static const char *const hidden[] = {
    "household",    "household_label", "household_closing", "case_fact",      "case_withdrawal",
    "case_text",    "case_partner",    "case_standing",     "intervention",   "service",
    "outcome",      "followup",        "followup_event",    "followup_standing",
    "survey_answer", "document",       "document_key",      "document_copy",  "document_participant",
};

static bool is_among(const char *word, const char *const *words, size_t count)
{
    for (size_t i = 0; word && i < count; i++) {
        if (strcmp(words[i], word) == 0)
            return true;
    }
    return false;
}

static bool is_hidden(const char *table)
{
    return is_among(table, hidden, sizeof hidden / sizeof *hidden);
}

/* Whether the schema is counting an answer, which no statement of the kiosk does by itself. */
static bool is_counting(const char *table, const char *trigger)
{
    return table && strcmp(table, "survey_answer") == 0 &&
           is_among(trigger, counting, sizeof counting / sizeof *counting);
}

/* Of a slip and of a group's forms the kiosk changes nothing else. */
static bool is_survey_column(const char *table, const char *column)
{
    return (strcmp(table, "survey_slip") == 0 && strcmp(column, "is_used") == 0) ||
           (strcmp(table, "survey_group") == 0 && strcmp(column, "forms") == 0);
}

static bool is_in(const struct permission *list, size_t count, int action, const char *table)
{
    for (size_t i = 0; i < count; i++) {
        if (list[i].action == action && table && strcmp(list[i].table, table) == 0)
            return true;
    }
    return false;
}

/* Wrong PINs of staff cards are counted through the kiosk's connection. */
static bool is_guard_column(const char *table, const char *column)
{
    static const char *const columns[] = {"wrong_in_row", "locks_in_row", "locked_until"};
    return table && strcmp(table, "staff_card_guard") == 0 && is_among(column, columns, 3);
}

/* `is_desk` is not NULL for the desk's connection. */
static int authorize(void *is_desk, int action, const char *first, const char *second,
                     const char *database, const char *trigger)
{
    (void)database;
    switch (action) {
    case SQLITE_READ:
        return is_hidden(first) && !is_counting(first, trigger) ? SQLITE_DENY : SQLITE_OK;
    case SQLITE_SELECT:
    case SQLITE_FUNCTION:
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT:
    case SQLITE_RECURSIVE:
        return SQLITE_OK;
    case SQLITE_PRAGMA:
        return strcmp(first, "data_version") == 0 && !second ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_UPDATE:
        if (is_counting(first, trigger) || is_survey_column(first, second) ||
            is_guard_column(first, second))
            return SQLITE_OK;
        break;
    default:
        break;
    }
    if (is_in(permissions, sizeof permissions / sizeof *permissions, action, first) ||
        (is_desk && is_in(desk_permissions, sizeof desk_permissions / sizeof *desk_permissions,
                          action, first)))
        return SQLITE_OK;
    return SQLITE_DENY;
}

void store_restrict_to_kiosk(struct store *store)
{
    sqlite3_set_authorizer(store->connection, authorize, NULL);
}

void store_restrict_to_desk(struct store *store)
{
    sqlite3_set_authorizer(store->connection, authorize, store);
}
