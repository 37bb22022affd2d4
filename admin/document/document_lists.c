/* From the words of a command to what a list's fill function asks for, and whom it concerns. */
#include "admin/document/document_lists.h"

#include "admin/document/document_blank.h"
#include "admin/document/document_produce.h"
#include "admin/session/named_roster.h"
#include "base/day.h"
#include "base/language.h"
#include "base/memory.h"
#include "club/people/participant.h"
#include "club/presence/month.h"
#include "club/session/session.h"
#include "figures/list/attendance_grid.h"

#include <stdlib.h>
#include <string.h>

/* What was noted earlier is known: --as-of is checked where the document is made. */
static int64_t known_before(const struct invocation *invocation)
{
    int day = (int)invocation_number_or(invocation, "--as-of", DAY_NONE);
    int64_t now = club_now(&invocation->club) + 1;
    int64_t end = day == DAY_NONE ? now : clock_day_start(day + 1);
    return end < now ? end : now;
}

/* Makes the document of the people that the filter finds. Takes over the parameters. */
static bool produce(struct invocation *invocation, const char *series, json_t *parameters,
                    const struct grid_filter *filter, struct error *err)
{
    struct attendance_grid grid = {0};
    int64_t *people = NULL;
    bool ok = attendance_grid_get(&invocation->club, filter, known_before(invocation), &grid, err);
    if (ok) {
        people = memory_new(grid.person_count + 1, sizeof *people);
        for (size_t i = 0; i < grid.person_count; i++)
            people[i] = grid.persons[i].id;
        ok = document_produce(invocation, series, parameters, people, grid.person_count, err);
    } else {
        json_decref(parameters);
    }
    free(people);
    attendance_grid_free(&grid);
    return ok;
}

/* What goes with blank lists alone. */
static bool check_filled(const struct invocation *invocation, struct error *err)
{
    static const char *const options[] = {"--from", "--to", "--activity", "--leader"};
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        if (invocation_has(invocation, options[i]))
            return error_set(err, ERROR_USAGE, _("%s goes with --blank."), options[i]);
    }
    return true;
}

bool document_attendance_list(struct invocation *invocation, struct error *err)
{
    char code[SESSION_CODE_SIZE];
    struct session session;
    if (invocation_has(invocation, "--blank"))
        return document_blank_print(invocation, err);
    if (!check_filled(invocation, err) || !named_roster_session(invocation, code, err) ||
        !session_get(&invocation->club, code, &session, err))
        return false;
    struct grid_filter filter = {
        .session_id = session.id,
        .activity_id = session.activity_id,
        .from = DAY_NONE,
        .until = DAY_NONE,
    };
    return produce(invocation, "LO", json_pack("{s:s}", "session", session.code), &filter, err);
}

/* A month or a programme, never both and never neither. */
static bool check_span(const struct invocation *invocation, struct error *err)
{
    bool has_month = invocation_has(invocation, "--month");
    bool has_programme = invocation_has(invocation, "--programme");
    if (has_month == has_programme)
        return error_set(err, ERROR_USAGE,
                         has_month ? _("A card is of a month or of a programme, not of both.")
                                   : _("Of what time? Say --month YYYY-MM or --programme CODE."));
    return true;
}

/* A leader without a wider role has a card of the own sessions. */
static void add_leader(const struct invocation *invocation, json_t *parameters)
{
    if (invocation->own_only)
        json_object_set_new(parameters, "leader", json_string(invocation->own_only));
}

bool document_participant_card(struct invocation *invocation, struct error *err)
{
    int month;
    struct participant participant;
    const char *text = invocation_text_or(invocation, "--month", "");
    if (!check_span(invocation, err) || (text[0] && !month_read(text, &month, err)) ||
        !participant_get(&invocation->club, invocation_text(invocation, "NUMBER"), &participant,
                         err))
        return false;
    json_t *parameters = json_pack("{s:s}", "participant", participant.number);
    if (text[0])
        json_object_set_new(parameters, "month", json_string(text));
    else
        json_object_set_new(parameters, "programme",
                            json_string(invocation_text(invocation, "--programme")));
    add_leader(invocation, parameters);
    return document_produce(invocation, "KO", parameters, &participant.id, 1, err);
}

bool document_monthly_register(struct invocation *invocation, struct error *err)
{
    int month;
    const char *activity = invocation_text(invocation, "ACTIVITY");
    const char *programme = invocation_text(invocation, "--programme");
    const char *text = invocation_text(invocation, "--month");
    if (!activity == !programme)
        return error_set(err, ERROR_USAGE,
                         activity ? _("A register is of an activity or of a programme, not of both.")
                                  : _("Of what? Name an activity, or say --programme CODE."));
    if (!month_read(text, &month, err))
        return false;
    json_t *parameters = json_pack("{s:s, s:s}", activity ? "activity" : "programme",
                                   activity ? activity : programme, "month", text);
    add_leader(invocation, parameters);
    struct grid_filter filter = {
        .activity = activity,
        .programme = programme,
        .leader = invocation->own_only,
        .from = month,
        .until = month_last(month),
    };
    return produce(invocation, "RM", parameters, &filter, err);
}

const struct parameter document_attendance_list_parameters[] = {
    {.name = N_("SESSION"), .type = PARAMETER_SESSION,
     .meaning = N_("the session's code (the running or next one)")},
    {.name = "--blank", .type = PARAMETER_FLAG,
     .meaning = N_("a blank list for signatures, with a number to type it back by")},
    {.name = "--from", .type = PARAMETER_DAY,
     .meaning = N_("blank lists of all sessions from this day on")},
    {.name = "--to", .type = PARAMETER_DAY, .meaning = N_("until this day (the same)")},
    {.name = "--activity", .type = PARAMETER_CODE, .meaning = N_("only of this activity")},
    {.name = "--leader", .type = PARAMETER_CODE,
     .meaning = N_("only what this member of staff leads")},
    DOCUMENT_OPTIONS,
    {.name = NULL},
};

const struct parameter document_participant_card_parameters[] = {
    {.name = N_("NUMBER"), .type = PARAMETER_NUMBER, .is_required = true,
     .meaning = N_("the participant's number")},
    {.name = "--month", .type = PARAMETER_TEXT, .meaning = N_("the month, like 2026-01")},
    {.name = "--programme", .type = PARAMETER_CODE, .meaning = N_("a whole programme instead")},
    DOCUMENT_OPTIONS,
    {.name = NULL},
};

const struct parameter document_monthly_register_parameters[] = {
    {.name = N_("ACTIVITY"), .type = PARAMETER_CODE, .meaning = N_("the activity's code")},
    {.name = "--programme", .type = PARAMETER_CODE,
     .meaning = N_("all activities of this programme instead")},
    {.name = "--month", .type = PARAMETER_TEXT, .is_required = true,
     .meaning = N_("the month, like 2026-01")},
    DOCUMENT_OPTIONS,
    {.name = NULL},
};
