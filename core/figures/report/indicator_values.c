/* Indicators from figures. */
#include "figures/report/indicator_values.h"

#include "base/language.h"
#include "figures/report/figure_presences.h"
#include "figures/report/figure_values.h"

#include <assert.h>
#include <string.h>

bool indicator_values_get(struct club *club, const struct indicator *indicator,
                          const struct period *periods, size_t count,
                          struct indicator_computed *values, struct error *err)
{
    int since;
    struct figure_values computed[FIGURE_PERIODS];
    const char *programme = indicator->programme[0] ? indicator->programme : NULL;
    assert(indicator->figure && count <= FIGURE_PERIODS);
    if (!figure_known_since(club, indicator->figure->source, &since, err) ||
        !figure_values_get(club, periods, count, programme, computed, err))
        return false;
    bool is_share = strcmp(indicator->unit, "percent") == 0;
    for (size_t i = 0; i < count; i++) {
        struct figure_value found =
            figure_values_find(&computed[i], indicator->figure->code, indicator->part);
        values[i] = (struct indicator_computed){
            .is_known = since != DAY_NONE && since <= periods[i].first &&
                        found.state == FIGURE_KNOWN && (!is_share || found.of > 0),
            .value = found.value,
            .of = found.of,
        };
    }
    figure_values_free(computed, count);
    return true;
}

bool indicator_values_store(struct club *club, const char *code, const char *text,
                            struct indicator_computed *value, struct error *err)
{
    struct period period;
    struct indicator indicator;
    if (!indicator_get(club, code, &indicator, err) ||
        !indicator_check_period(club, &indicator, text, &period, err))
        return false;
    if (!indicator.figure)
        return error_set(err, ERROR_REFUSED, _("%s is entered by hand: say --value and --source."),
                         code);
    if (!indicator_values_get(club, &indicator, &period, 1, value, err))
        return false;
    if (!value->is_known)
        return error_set(err, ERROR_REFUSED,
                         _("The figure %s is not known for the whole of %s: n/d. Nothing was "
                           "stored."),
                         indicator.figure->code, text);
    struct indicator_entered entered = {
        .value = value->value, .of = value->of, .is_computed = true};
    return indicator_set_value(club, code, text, &entered, err);
}
