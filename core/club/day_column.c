/* Days between tables, numbers and ledger bodies. */
#include "club/day_column.h"

struct day_text day_column_text(int day)
{
    struct day_text column;
    day_format(day, column.text);
    return column;
}

int day_column(struct statement *statement, int column)
{
    int day = DAY_NONE;
    return day_parse(statement_text(statement, column), &day) ? day : DAY_NONE;
}

void day_column_note(json_t *body, const char *key, int day)
{
    if (day != DAY_NONE)
        json_object_set_new(body, key, json_string(day_column_text(day).text));
}
