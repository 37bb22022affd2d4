/* indicator: what a programme aims at and what came of it, on three levels. */
#include "admin/line/actor.h"
#include "admin/line/answer.h"
#include "admin/line/commands.h"
#include "admin/timetable/indicator_show.h"
#include "base/language.h"
#include "club/timetable/programme.h"
#include "figures/report/indicator_values.h"
#include "figures/report/report_words.h"

#include <stdio.h>
#include <string.h>

static bool add(struct invocation *invocation, struct error *err)
{
    struct indicator_entry entry = {
        .code = invocation_text(invocation, "CODE"),
        .level = invocation_text(invocation, "--level"),
        .programme = invocation_text(invocation, "--programme"),
        .title = invocation_text(invocation, "--title"),
        .definition = invocation_text(invocation, "--definition"),
        .unit = invocation_text(invocation, "--unit"),
        .length = invocation_text_or(invocation, "--length", "half_year"),
        .figure = invocation_text(invocation, "--figure"),
        .part = invocation_text(invocation, "--part"),
    };
    if (!indicator_add(&invocation->club, &entry, err))
        return false;
    answer_done(invocation, json_pack("{s:s}", "code", entry.code), _("Added: indicator %s."),
                entry.code);
    return true;
}

static bool set_target(struct invocation *invocation, struct error *err)
{
    const char *code = invocation_text(invocation, "CODE");
    const char *period = invocation_text(invocation, "PERIOD");
    int64_t target = invocation_number_or(invocation, "TARGET", 0);
    if (!indicator_set_target(&invocation->club, code, period, target, err))
        return false;
    answer_done(invocation,
                json_pack("{s:s, s:s, s:I}", "code", code, "period", period, "target",
                          (json_int_t)target),
                _("%s in %s: target %lld."), code, period, (long long)target);
    return true;
}

static bool answer_value(struct invocation *invocation, int64_t value, int64_t of)
{
    const char *code = invocation_text(invocation, "CODE");
    const char *period = invocation_text(invocation, "PERIOD");
    char shown[REPORT_CELL_SIZE];
    if (of)
        report_percent(value, of, shown);
    else
        snprintf(shown, sizeof shown, "%lld", (long long)value);
    answer_done(invocation,
                json_pack("{s:s, s:s, s:I, s:I}", "code", code, "period", period, "value",
                          (json_int_t)value, "of", (json_int_t)of),
                _("%s in %s: %s."), code, period, shown);
    return true;
}

/* Without a value it is computed. */
static bool set_value(struct invocation *invocation, struct error *err)
{
    struct indicator_computed computed;
    const char *code = invocation_text(invocation, "CODE");
    const char *period = invocation_text(invocation, "PERIOD");
    struct indicator_entered entered = {
        .value = invocation_number_or(invocation, "--value", 0),
        .of = invocation_number_or(invocation, "--of", 0),
        .source = invocation_text(invocation, "--source"),
    };
    if (!invocation_has(invocation, "--value")) {
        if (entered.of || entered.source)
            return error_set(err, ERROR_USAGE, _("--of and --source go with --value."));
        return indicator_values_store(&invocation->club, code, period, &computed, err) &&
               answer_value(invocation, computed.value, computed.of);
    }
    if (!entered.source)
        return error_set(err, ERROR_USAGE,
                         _("A value entered by hand needs its source: --source."));
    return indicator_set_value(&invocation->club, code, period, &entered, err) &&
           answer_value(invocation, entered.value, entered.of);
}

static bool close_period(struct invocation *invocation, struct error *err)
{
    const char *period = invocation_text(invocation, "PERIOD");
    if (!indicator_check_close(&invocation->club, period, false, err) ||
        !confirm(invocation, err,
                 _("Close the period %s for indicators? Its targets and values do not change "
                   "then."),
                 period) ||
        !indicator_close(&invocation->club, period, err))
        return false;
    answer_done(invocation, json_pack("{s:s, s:s}", "period", period, "status", "closed"),
                _("Closed for indicators: %s."), period);
    return true;
}

static bool reopen_period(struct invocation *invocation, struct error *err)
{
    const char *period = invocation_text(invocation, "PERIOD");
    if (!indicator_check_close(&invocation->club, period, true, err) ||
        !second_person_with(invocation, ROLES_OFFICE, err) ||
        !confirm(invocation, err, _("Open the period %s again for indicators?"), period) ||
        !indicator_reopen(&invocation->club, period, invocation_text(invocation, "--reason"),
                          err))
        return false;
    answer_done(invocation, json_pack("{s:s, s:s}", "period", period, "status", "open"),
                _("Open again for indicators: %s."), period);
    return true;
}

#define CODE_OBJECT                                                                                \
    {.name = "CODE", .type = PARAMETER_CODE, .is_required = true,                                  \
     .meaning = N_("of the indicator")}
#define PERIOD_OBJECT                                                                              \
    {.name = "PERIOD", .type = PARAMETER_CODE, .is_required = true,                                \
     .meaning = N_("2025-I, 2025-II, 2025 or 2025-09")}

static const struct parameter add_parameters[] = {
    {.name = "CODE", .type = PARAMETER_CODE, .is_required = true, .meaning = N_("a new code")},
    {.name = "--level", .type = PARAMETER_WORD, .choices = "product result impact",
     .is_required = true, .meaning = N_("what was done, what came of it, what changed")},
    {.name = "--title", .type = PARAMETER_TEXT, .is_required = true, .meaning = N_("in a few words")},
    {.name = "--definition", .type = PARAMETER_TEXT, .is_required = true,
     .meaning = N_("what exactly is counted, and how")},
    {.name = "--unit", .type = PARAMETER_CODE,
     .meaning = N_("what it counts; with --figure that of the figure")},
    {.name = "--length", .type = PARAMETER_WORD, .choices = "month half_year year",
     .meaning = N_("of its periods; half_year when left out")},
    {.name = "--figure", .type = PARAMETER_CODE,
     .meaning = N_("computed from this figure; without it entered by hand")},
    {.name = "--part", .type = PARAMETER_CODE, .meaning = N_("of the figure's breakdown")},
    {.name = "--programme", .type = PARAMETER_CODE, .meaning = N_("of this programme")},
    {.name = NULL},
};

static const struct parameter target_parameters[] = {
    CODE_OBJECT,
    PERIOD_OBJECT,
    {.name = "TARGET", .type = PARAMETER_INTEGER, .is_required = true, .least = 0,
     .most = 1000000000, .meaning = N_("what is aimed at; percent for shares")},
    {.name = NULL},
};

static const struct parameter set_parameters[] = {
    CODE_OBJECT,
    PERIOD_OBJECT,
    {.name = "--value", .type = PARAMETER_INTEGER, .least = 0, .most = 1000000000,
     .meaning = N_("by hand; without it computed")},
    {.name = "--of", .type = PARAMETER_INTEGER, .least = 1, .most = 1000000000,
     .meaning = N_("of how many, for the unit percent")},
    {.name = "--source", .type = PARAMETER_TEXT, .meaning = N_("where the value is from")},
    {.name = NULL},
};

static const struct parameter list_parameters[] = {
    {.name = "--programme", .type = PARAMETER_CODE, .meaning = N_("only of this programme")},
    {.name = "--level", .type = PARAMETER_WORD, .choices = "product result impact",
     .meaning = N_("only of this level")},
    {.name = "--period", .type = PARAMETER_CODE,
     .meaning = N_("as of this period; the newest of each when left out")},
    {.name = NULL},
};

static const struct parameter one_parameters[] = {CODE_OBJECT, {.name = NULL}};

static const struct parameter close_parameters[] = {PERIOD_OBJECT, {.name = NULL}};

static const struct parameter reopen_parameters[] = {
    PERIOD_OBJECT,
    {.name = "--reason", .type = PARAMETER_TEXT, .is_required = true,
     .meaning = N_("why, in a few words")},
    {.name = "--second", .type = PARAMETER_CODE,
     .meaning = N_("who agrees, with the role office or coordinator")},
    {.name = NULL},
};

const struct command indicator_commands[] = {
    {.noun = "indicator", .verb = "add", .summary = N_("add an indicator"),
     .needs = NEED_WRITING, .roles = ROLE_COORDINATOR, .parameters = add_parameters,
     .example = "obecni indicator add P1 --level product --title \"Spotkania grupowe\" "
                "--definition \"liczba spotkań z podpisaną listą\" --figure sessions_held",
     .run = add},
    {.noun = "indicator", .verb = "target", .summary = N_("set what is aimed at in a period"),
     .needs = NEED_WRITING, .roles = ROLE_COORDINATOR, .parameters = target_parameters,
     .example = "obecni indicator target P1 2026-I 49", .run = set_target},
    {.noun = "indicator", .verb = "set",
     .summary = N_("compute the value of a period, or enter it by hand"), .needs = NEED_WRITING,
     .roles = ROLE_COORDINATOR, .parameters = set_parameters,
     .example = "obecni indicator set O1 2025 --value 132 --source \"dane działu pomocy\"",
     .run = set_value},
    {.noun = "indicator", .verb = "list", .summary = N_("list indicators with their values"),
     .needs = NEED_READING, .roles = ROLES_FIGURES, .parameters = list_parameters,
     .columns = indicator_list_columns, .example = "obecni indicator list --programme GPP",
     .run = indicator_list_command},
    {.noun = "indicator", .verb = "show", .summary = N_("show one indicator, period by period"),
     .needs = NEED_READING, .roles = ROLES_FIGURES, .parameters = one_parameters,
     .columns = indicator_point_columns, .example = "obecni indicator show P1",
     .run = indicator_show_command},
    {.noun = "indicator", .verb = "trend", .summary = N_("draw one indicator over its periods"),
     .needs = NEED_READING, .roles = ROLES_FIGURES, .parameters = one_parameters,
     .example = "obecni indicator trend P1", .run = indicator_trend_command},
    {.noun = "indicator", .verb = "close", .summary = N_("close a period: values stay as they are"),
     .needs = NEED_WRITING | NEED_YES, .roles = ROLE_COORDINATOR, .parameters = close_parameters,
     .example = "obecni indicator close 2025-II", .run = close_period},
    {.noun = "indicator", .verb = "reopen", .summary = N_("open a closed period again"),
     .needs = NEED_WRITING | NEED_YES, .roles = ROLE_COORDINATOR,
     .parameters = reopen_parameters,
     .example = "obecni indicator reopen 2025-II --reason \"błąd w źródle\" --second HD",
     .run = reopen_period},
    {.noun = NULL},
};
