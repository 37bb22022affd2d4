/* From the words of a command to what a statement's fill function asks for, and whom it
 * concerns. */
#include "admin/document/document_statements.h"

#include "admin/document/document_produce.h"
#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "club/contract/contract.h"
#include "club/day_column.h"
#include "club/people/participant.h"
#include "club/people/participant_merge.h"
#include "club/presence/month.h"
#include "figures/person/month_statement.h"

#include <stdlib.h>
#include <string.h>

static int day_of_option(const struct invocation *invocation, const char *name)
{
    return (int)invocation_number_or(invocation, name, DAY_NONE);
}

/* A correction is about the same person, contract or month; whoever was merged is the same one. */
static bool check_same(struct invocation *invocation, const char *key, const char *value,
                       struct error *err)
{
    struct document earlier;
    char about[CODE_SIZE], holder[NUMBER_SIZE];
    const char *corrects = invocation_text(invocation, "--corrects");
    if (!corrects)
        return true;
    if (!document_get(&invocation->club, corrects, &earlier, err))
        return false;
    json_t *parameters = json_loads(earlier.parameters, 0, NULL);
    text_copy(about, sizeof about, parameter_text(parameters, key));
    json_decref(parameters);
    document_free(&earlier);
    if (strcmp(key, "participant") == 0) {
        if (!participant_merge_holder(&invocation->club, about, holder, err))
            return false;
        text_copy(about, sizeof about, holder);
    }
    return !about[0] || strcmp(about, value) == 0 ||
           error_set(err, ERROR_REFUSED,
                     _("%s is about %s, not about %s. A correction is about the same."), corrects,
                     about, value);
}

bool document_certificate(struct invocation *invocation, struct error *err)
{
    struct participant participant;
    if (!participant_get(&invocation->club, invocation_text(invocation, "NUMBER"), &participant,
                         err) ||
        !check_same(invocation, "participant", participant.number, err))
        return false;
    json_t *parameters = json_pack(
        "{s:s, s:s, s:s, s:s, s:b, s:b}", "participant", participant.number, "programme",
        invocation_text_or(invocation, "--programme", ""), "from",
        day_column_text(day_of_option(invocation, "--from")).text, "until",
        day_column_text(day_of_option(invocation, "--to")).text, "neutral",
        invocation_has(invocation, "--neutral"), "annex", invocation_has(invocation, "--annex"));
    return document_produce(invocation, "ZA", parameters, &participant.id, 1, err);
}

/* As of when the document is made; --as-of itself is read and checked where it is made. */
static int64_t known_at(const struct invocation *invocation)
{
    int64_t now = club_now(&invocation->club);
    int day = day_of_option(invocation, "--as-of");
    int64_t end = day == DAY_NONE ? now : clock_day_start(day + 1) - 1;
    return end < now ? end : now;
}

bool document_contract_statement(struct invocation *invocation, struct error *err)
{
    struct contract contract;
    if (!contract_get_at(&invocation->club, invocation_text(invocation, "CONTRACT"),
                         known_at(invocation), &contract, err) ||
        !check_same(invocation, "contract", contract.sign, err))
        return false;
    return document_produce(invocation, "ZK", json_pack("{s:s}", "contract", contract.sign),
                            &contract.person_id, 1, err);
}

static bool list_persons(struct invocation *invocation, int month, int64_t **persons, size_t *count,
                         struct error *err)
{
    struct month_statement statement = {0};
    bool ok = month_statement_get(&invocation->club, month, known_at(invocation), &statement, err);
    *persons = memory_new(statement.count, sizeof **persons);
    for (size_t i = 0; ok && i < statement.count; i++)
        (*persons)[(*count)++] = statement.lines[i].person_id;
    month_statement_free(&statement);
    return ok;
}

static bool is_of_month(const struct document *document, const char *month)
{
    json_t *parameters = json_loads(document->parameters, 0, NULL);
    bool is_same = strcmp(parameter_text(parameters, "month"), month) == 0;
    json_decref(parameters);
    return is_same;
}

/* A month has one statement: what is handed over after it is a correction that says so. */
static bool check_first(struct invocation *invocation, const char *month, struct error *err)
{
    struct document_filter filter = {.series = "ZM", .from_on = DAY_NONE, .to_on = DAY_NONE};
    struct document_list list = {0};
    char number[DOCUMENT_NUMBER_SIZE] = "";
    if (invocation_has(invocation, "--corrects") || invocation_has(invocation, "--draft"))
        return true;
    if (!document_list(&invocation->club, &filter, &list, err))
        return false;
    for (size_t i = 0; i < list.count; i++)
        if (!list.items[i].corrected_by[0] && is_of_month(&list.items[i], month))
            memcpy(number, list.items[i].number, sizeof number);
    document_list_free(&list);
    return !number[0] ||
           error_set(err, ERROR_REFUSED,
                     _("%s has a statement already: %s. Make it again (obecni document again %s), "
                       "or a correction that lists the differences: --corrects %s"),
                     month, number, number, number);
}

bool document_monthly_statement(struct invocation *invocation, struct error *err)
{
    int month;
    int64_t *persons = NULL;
    size_t count = 0;
    const char *text = invocation_text(invocation, "--month");
    if (!month_read(text, &month, err) || !check_same(invocation, "month", text, err) ||
        !check_first(invocation, text, err) || !list_persons(invocation, month, &persons, &count, err))
        return false;
    json_t *parameters = json_pack("{s:s}", "month", text);
    if (invocation_has(invocation, "--draft"))
        json_object_set_new(parameters, "draft", json_true());
    bool ok = document_produce(invocation, "ZM", parameters, persons, count, err);
    free(persons);
    return ok;
}

/* clang-format off */
const struct parameter document_certificate_parameters[] = {
    {.name = N_("NUMBER"), .type = PARAMETER_NUMBER, .is_required = true,
     .meaning = N_("the participant's number")},
    {.name = "--programme", .type = PARAMETER_CODE, .meaning = N_("only of this programme")},
    {.name = "--from", .type = PARAMETER_DAY,
     .meaning = N_("the first day (of the first meeting)")},
    {.name = "--to", .type = PARAMETER_DAY, .meaning = N_("the last day (of the last meeting)")},
    {.name = "--neutral", .type = PARAMETER_FLAG,
     .meaning = N_("for third parties: nothing says what the meetings were about")},
    {.name = "--annex", .type = PARAMETER_FLAG,
     .meaning = N_("with the days, on a page of its own")},
    DOCUMENT_OPTIONS,
    {.name = NULL},
};

const struct parameter document_contract_parameters[] = {
    {.name = N_("CONTRACT"), .type = PARAMETER_CODE, .is_required = true,
     .meaning = N_("the contract's sign, like KIS/12/2026")},
    DOCUMENT_OPTIONS,
    {.name = NULL},
};

const struct parameter document_monthly_parameters[] = {
    {.name = "--month", .type = PARAMETER_TEXT, .is_required = true,
     .meaning = N_("the month, like 2026-01")},
    DOCUMENT_OPTIONS,
    {.name = NULL},
};
/* clang-format on */
