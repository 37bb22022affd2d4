/* From the words of a command to what a report's fill function asks for. */
#include "admin/document/document_reports.h"

#include "admin/document/document_produce.h"
#include "base/language.h"
#include "club/day_column.h"
#include "figures/report/report.h"

#include <string.h>

static json_t *period_parameters(const struct invocation *invocation)
{
    json_t *parameters =
        json_pack("{s:s, s:I, s:b}", "period", invocation_text(invocation, "PERIOD"), "years",
                  (json_int_t)invocation_number_or(invocation, "--years", REPORT_EARLIER_MOST),
                  "public", invocation_has(invocation, "--public"));
    if (invocation_has(invocation, "--programme"))
        json_object_set_new(parameters, "programme",
                            json_string(invocation_text(invocation, "--programme")));
    return parameters;
}

bool document_half_year_report(struct invocation *invocation, struct error *err)
{
    return document_produce(invocation, "RP", period_parameters(invocation), NULL, 0, err);
}

bool document_annual_report(struct invocation *invocation, struct error *err)
{
    return document_produce(invocation, "RR", period_parameters(invocation), NULL, 0, err);
}

bool document_project_report(struct invocation *invocation, struct error *err)
{
    return document_produce(
        invocation, "SP",
        json_pack("{s:s}", "programme", invocation_text(invocation, "PROGRAMME")), NULL, 0, err);
}

/* A leader without a wider role settles the own hours alone. */
bool document_leader_hours(struct invocation *invocation, struct error *err)
{
    const char *staff = invocation_text(invocation, "STAFF");
    int from = (int)invocation_number_or(invocation, "--from", DAY_NONE);
    int to = (int)invocation_number_or(invocation, "--to", DAY_NONE);
    if (invocation->own_only && strcmp(invocation->own_only, staff) != 0)
        return error_set(err, ERROR_REFUSED,
                         _("%s may print the own hours only. The office prints those of others."),
                         invocation->own_only);
    json_t *parameters =
        json_pack("{s:s, s:s, s:s}", "staff", staff, "from", day_column_text(from).text, "to",
                  day_column_text(to).text);
    if (invocation_has(invocation, "--programme"))
        json_object_set_new(parameters, "programme",
                            json_string(invocation_text(invocation, "--programme")));
    return document_produce(invocation, "GP", parameters, NULL, 0, err);
}

#define PROGRAMME_OPTION                                                                           \
    {.name = "--programme", .type = PARAMETER_CODE, .meaning = N_("only of this programme")}

const struct parameter document_report_parameters[] = {
    {.name = "PERIOD", .type = PARAMETER_CODE, .is_required = true,
     .meaning = N_("2025-II; a year, as 2025, for the annual one")},
    PROGRAMME_OPTION,
    {.name = "--years", .type = PARAMETER_INTEGER, .least = 0, .most = REPORT_EARLIER_MOST,
     .meaning = N_("earlier years beside it, three when left out")},
    {.name = "--public", .type = PARAMETER_FLAG,
     .meaning = N_("what may be published: small numbers of people hidden")},
    DOCUMENT_OPTIONS,
    {.name = NULL},
};

const struct parameter document_project_parameters[] = {
    {.name = "PROGRAMME", .type = PARAMETER_CODE, .is_required = true,
     .meaning = N_("the programme or project")},
    DOCUMENT_OPTIONS,
    {.name = NULL},
};

const struct parameter document_leader_parameters[] = {
    {.name = "STAFF", .type = PARAMETER_CODE, .is_required = true, .meaning = N_("who led")},
    {.name = "--from", .type = PARAMETER_DAY, .is_required = true, .meaning = N_("the first day")},
    {.name = "--to", .type = PARAMETER_DAY, .is_required = true, .meaning = N_("the last day")},
    PROGRAMME_OPTION,
    DOCUMENT_OPTIONS,
    {.name = NULL},
};
