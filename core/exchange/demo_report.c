/* One row of each table about earlier figures and indicators. */
#include "exchange/demo_report.h"

#include "club/earlier_figure.h"
#include "figures/report/indicator_values.h"

#include <stdlib.h>

static const char *or_none(const char *text)
{
    return *text ? text : NULL;
}

/* figure, period, value, unit, source */
bool demo_load_earlier_figure(struct club *club, const char *const fields[], struct error *err)
{
    char code[CODE_SIZE];
    struct earlier_figure_entry entry = {
        .figure = fields[0],
        .period = fields[1],
        .value = atoi(fields[2]),
        .unit = fields[3],
        .source = fields[4],
    };
    return earlier_figure_add(club, &entry, code, err);
}

/* code, level, programme, title, definition, unit, length, figure ("": by hand) */
bool demo_load_indicator(struct club *club, const char *const fields[], struct error *err)
{
    struct indicator_entry entry = {
        .code = fields[0],
        .level = fields[1],
        .programme = or_none(fields[2]),
        .title = fields[3],
        .definition = fields[4],
        .unit = fields[5],
        .length = fields[6],
        .figure = or_none(fields[7]),
    };
    return indicator_add(club, &entry, err);
}

/* code, period, target ("": none), value ("": computed), source */
bool demo_load_indicator_value(struct club *club, const char *const fields[], struct error *err)
{
    struct indicator_computed computed;
    struct indicator_entered entered = {.value = atoi(fields[3]), .source = fields[4]};
    if (*fields[2] && !indicator_set_target(club, fields[0], fields[1], atoi(fields[2]), err))
        return false;
    return *fields[3] ? indicator_set_value(club, fields[0], fields[1], &entered, err)
                      : indicator_values_store(club, fields[0], fields[1], &computed, err);
}
