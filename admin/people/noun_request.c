/* request: what people asked about their data, until when the answer is due, what was decided. */
#include "admin/line/answer.h"
#include "admin/line/commands.h"
#include "base/language.h"
#include "club/people/participant.h"
#include "rights/request.h"
#include "rights/rights_text.h"

#include <stdio.h>
#include <string.h>

static const struct listing_column columns[] = {
    {.key = "request", .title = N_("Request"), .is_whole = true},
    {.key = "participant", .title = N_("Number"), .is_whole = true},
    {.key = "type", .title = N_("Type")},
    {.key = "received_on", .title = N_("Received")},
    {.key = "due_on", .title = N_("Due"), .is_whole = true},
    {.key = "days_left", .title = N_("Days left"), .align = LISTING_RIGHT},
    {.key = "extension", .title = N_("Extended")},
    {.key = "status", .title = N_("Status")},
    {.key = "decision", .title = N_("Decision")},
    {.key = "basis", .title = N_("Basis")},
    {.key = "decided_on", .title = NULL},
    {.key = "ended_on", .title = N_("Ended")},
    {.key = "overdue", .title = NULL},
    {.key = "actor", .title = NULL},
    {.key = NULL},
};

static const char *state_shown(enum request_state state)
{
    static const char *const words[] = {
        [REQUEST_OPEN] = N_("to be decided"),
        [REQUEST_DECIDED] = N_("to be answered"),
        [REQUEST_ANSWERED] = N_("answered"),
        [REQUEST_WITHDRAWN] = N_("withdrawn"),
    };
    return _(words[state]);
}

static const char *decision_shown(const char *decision)
{
    if (strcmp(decision, "partly") == 0)
        return _("granted in part");
    return strcmp(decision, "granted") == 0 ? _("granted") : _("refused");
}

static void add_days_left(struct listing *listing, const struct request *request, int today)
{
    bool waits = request->state == REQUEST_OPEN || request->state == REQUEST_DECIDED;
    if (waits)
        listing_integer(listing, request->due_on - today);
    else
        listing_null(listing);
}

static void add_row(struct listing *listing, const struct request *request, int today)
{
    listing_text(listing, request->code);
    answer_text(listing, request->participant);
    answer_word(listing, DICTIONARY_REQUEST_TYPE, request->type);
    answer_day(listing, request->received_on);
    answer_day(listing, request->due_on);
    add_days_left(listing, request, today);
    answer_word(listing, DICTIONARY_EXTENSION_REASON, request->extension);
    listing_ranked(listing, request_state_word(request->state), state_shown(request->state),
                   request->state);
    if (request->decision[0])
        listing_shown(listing, request->decision, decision_shown(request->decision));
    else
        listing_null(listing);
    answer_word(listing, DICTIONARY_REQUEST_BASIS, request->basis);
    answer_day(listing, request->decided_on);
    answer_day(listing, request->ended_on);
    listing_boolean(listing, request_is_overdue(request, today));
    listing_text(listing, request->actor);
}

static bool list(struct invocation *invocation, struct error *err)
{
    struct requests requests = {0};
    const char *status = invocation_text_or(invocation, "--status", "");
    struct request_filter filter = {
        .participant = invocation_text(invocation, "--participant"),
        .type = invocation_text(invocation, "--type"),
        .from = (int)invocation_number_or(invocation, "--from", DAY_NONE),
        .until = (int)invocation_number_or(invocation, "--to", DAY_NONE),
        .state = request_state_find(status),
        .only_waiting = strcmp(status, "waiting") == 0,
        .only_overdue = strcmp(status, "overdue") == 0,
    };
    if (filter.type && !dictionary_check(DICTIONARY_REQUEST_TYPE, filter.type, err))
        return false;
    if (filter.until != DAY_NONE && filter.until < filter.from)
        return error_set(err, ERROR_USAGE, _("The last day lies before the first."));
    bool ok = request_list(&invocation->club, &filter, &requests, err);
    struct listing *listing = listing_new("requests", columns);
    for (size_t i = 0; ok && i < requests.count; i++)
        add_row(listing, &requests.items[i], club_today(&invocation->club));
    if (ok)
        listing_print(invocation, listing, _("There is no such request."));
    else
        listing_free(listing);
    requests_free(&requests);
    return ok;
}

static json_t *request_json(const struct request *request)
{
    const struct request *r = request;
    json_t *document = json_pack(
        "{s:s, s:s?, s:s, s:s, s:s?, s:s?}", "request", r->code, "participant",
        r->participant[0] ? r->participant : NULL, "type", r->type, "status",
        request_state_word(r->state), "decision", r->decision[0] ? r->decision : NULL, "basis",
        r->basis[0] ? r->basis : NULL);
    json_object_set_new(document, "received_on", answer_day_json(r->received_on));
    json_object_set_new(document, "due_on", answer_day_json(r->due_on));
    json_object_set_new(document, "ended_on", answer_day_json(r->ended_on));
    return document;
}

static bool add(struct invocation *invocation, struct error *err)
{
    struct request request;
    char due[DAY_SIZE];
    struct request_entry entry = {
        .participant = invocation_text(invocation, "NUMBER"),
        .type = invocation_text(invocation, "--type"),
        .received_on =
            (int)invocation_number_or(invocation, "--received", club_today(&invocation->club)),
        .text = invocation_text(invocation, "--text"),
    };
    if (!request_add(&invocation->club, &entry, &request, err))
        return false;
    day_format(request.due_on, due);
    answer_done(invocation, request_json(&request),
                _("Request %s is in the register. The answer is due until %s."), request.code, due);
    return true;
}

static bool extend(struct invocation *invocation, struct error *err)
{
    struct request request;
    char due[DAY_SIZE];
    if (!request_extend(&invocation->club, invocation_text(invocation, "REQUEST"),
                        invocation_text(invocation, "--reason"), &request, err))
        return false;
    day_format(request.due_on, due);
    answer_done(invocation, request_json(&request),
                _("Request %s is extended until %s. The person has to be told within the first "
                  "time, with the reason."),
                request.code, due);
    return true;
}

/* What follows is done by people; the program says how. */
static void say_next(const struct invocation *invocation, const struct request *request)
{
    const char *number = request->participant;
    if (strcmp(request->decision, "refused") == 0 || !number[0])
        return;
    if (strcmp(request->type, "access") == 0)
        say(invocation, _("Next: obecni participant export %s --file FILE"), number);
    else if (strcmp(request->type, "rectification") == 0)
        say(invocation, _("Next: obecni participant change %s, or obecni attendance correct"),
            number);
    else if (strcmp(request->type, "erasure") == 0)
        say(invocation, _("Next: obecni participant erase-optional %s --request %s"), number,
            request->code);
    else
        say(invocation, _("Next: obecni participant restrict %s --request %s --ground GROUND"),
            number, request->code);
}

static bool decide(struct invocation *invocation, struct error *err)
{
    struct request request;
    struct request_decision decision = {
        .decision = invocation_text(invocation, "--decision"),
        .basis = invocation_text(invocation, "--basis"),
        .text = invocation_text(invocation, "--text"),
    };
    if (!request_decide(&invocation->club, invocation_text(invocation, "REQUEST"), &decision,
                        &request, err))
        return false;
    answer_done(invocation, request_json(&request), _("Request %s: %s. The person is to be told."),
                request.code, decision_shown(request.decision));
    say_next(invocation, &request);
    return true;
}

static bool end(struct invocation *invocation,
                bool (*put)(struct club *, const char *, int, struct request *, struct error *),
                const char *sentence, struct error *err)
{
    struct request request;
    char day[DAY_SIZE];
    int on = (int)invocation_number_or(invocation, "--on", club_today(&invocation->club));
    if (!put(&invocation->club, invocation_text(invocation, "REQUEST"), on, &request, err))
        return false;
    day_format(request.ended_on, day);
    answer_done(invocation, request_json(&request), sentence, request.code, day);
    if (request_is_overdue(&request, on))
        say(invocation, "%s", _("That was after its last day."));
    return true;
}

static bool answer(struct invocation *invocation, struct error *err)
{
    return end(invocation, request_answer, _("Request %s was answered on %s."), err);
}

static bool withdraw(struct invocation *invocation, struct error *err)
{
    return end(invocation, request_withdraw, _("Request %s was withdrawn on %s."), err);
}

static const struct listing_column sheet_columns[] = {
    {.key = "request", .title = N_("Request")},
    {.key = "participant", .title = N_("Number")},
    {.key = "name", .title = N_("Name")},
    {.key = "type", .title = N_("Type")},
    {.key = "received_on", .title = N_("Received")},
    {.key = "due_on", .title = N_("Due")},
    {.key = "extension", .title = N_("Extended")},
    {.key = "status", .title = N_("Status")},
    {.key = "decision", .title = N_("Decision")},
    {.key = "basis", .title = N_("Basis")},
    {.key = "decided_on", .title = N_("Decided")},
    {.key = "ended_on", .title = N_("Ended")},
    {.key = "text", .title = N_("What was asked")},
    {.key = "decision_text", .title = N_("Why it was decided so")},
    {.key = NULL},
};

static bool add_words(struct invocation *invocation, struct listing *listing, int64_t text_id,
                      struct error *err)
{
    char *text;
    bool is_disposed;
    bool ok = rights_text_open(&invocation->club, text_id, &text, &is_disposed, err);
    if (is_disposed)
        listing_shown(listing, NULL, _("disposed of"));
    else
        answer_text(listing, text);
    vault_wipe(text);
    return ok;
}

static void add_sheet(struct listing *listing, const struct request *request,
                      const struct answer_names *names)
{
    listing_text(listing, request->code);
    answer_text(listing, request->participant);
    answer_name(listing, names, 0);
    answer_word(listing, DICTIONARY_REQUEST_TYPE, request->type);
    answer_day(listing, request->received_on);
    answer_day(listing, request->due_on);
    answer_word(listing, DICTIONARY_EXTENSION_REASON, request->extension);
    listing_shown(listing, request_state_word(request->state), state_shown(request->state));
    if (request->decision[0])
        listing_shown(listing, request->decision, decision_shown(request->decision));
    else
        listing_null(listing);
    answer_word(listing, DICTIONARY_REQUEST_BASIS, request->basis);
    answer_day(listing, request->decided_on);
    answer_day(listing, request->ended_on);
}

static bool show(struct invocation *invocation, struct error *err)
{
    struct request request;
    struct answer_names names = {0};
    if (!request_get(&invocation->club, invocation_text(invocation, "REQUEST"), &request, err))
        return false;
    bool ok = !request.person_id ||
              answer_names_load(invocation, &request.person_id, 1, request.code, &names, err);
    struct listing *listing = listing_new("request", sheet_columns);
    add_sheet(listing, &request, &names);
    ok = ok && add_words(invocation, listing, request.text_id, err) &&
         add_words(invocation, listing, request.decision_text_id, err);
    if (ok)
        listing_print_sheet(invocation, listing);
    else
        listing_free(listing);
    answer_names_free(&names);
    return ok;
}

#define REQUEST_PARAMETER                                                                          \
    {.name = N_("REQUEST"), .type = PARAMETER_CODE, .is_required = true,                           \
     .meaning = N_("the request's code, like W-2026-01-12")}
#define TEXT_PARAMETER(words) {.name = "--text", .type = PARAMETER_TEXT, .meaning = words}

/* clang-format off */
const struct command request_commands[] = {
    {.noun = "request", .verb = "add",
     .summary = N_("Puts a request about personal data into the register, with its last day."),
     .needs = NEED_WRITING | NEED_NAMES, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         {.name = N_("NUMBER"), .type = PARAMETER_NUMBER,
          .meaning = N_("whose data; without a number: somebody of whom none is known")},
         {.name = "--type", .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("access, rectification, erasure, restriction or objection")},
         {.name = "--received", .type = PARAMETER_DAY, .meaning = N_("when it came (today)")},
         TEXT_PARAMETER(N_("what is asked, in words; sealed")), {.name = NULL}},
     .example = "obecni request add 7QK4M24 --type erasure --received 2026-01-12", .run = add},
    {.noun = "request", .verb = "extend",
     .summary = N_("Takes more time for a request, once, with a reason (art. 12(3))."),
     .needs = NEED_WRITING, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         REQUEST_PARAMETER,
         {.name = "--reason", .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("complexity or number")},
         {.name = NULL}},
     .example = "obecni request extend W-2026-01-12 --reason complexity", .run = extend},
    {.noun = "request", .verb = "decide",
     .summary = N_("Notes what was decided about a request; a refusal names its basis."),
     .needs = NEED_WRITING | NEED_NAMES, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         REQUEST_PARAMETER,
         {.name = "--decision", .type = PARAMETER_WORD, .is_required = true,
          .choices = "granted partly refused", .meaning = N_("what was decided")},
         {.name = "--basis", .type = PARAMETER_CODE,
          .meaning = N_("why it was refused, a code like legal_task")},
         TEXT_PARAMETER(N_("why, in words; sealed")), {.name = NULL}},
     .example = "obecni request decide W-2026-01-12 --decision partly --basis legal_task",
     .run = decide},
    {.noun = "request", .verb = "answer", .summary = N_("Notes that the person was told."),
     .needs = NEED_WRITING, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         REQUEST_PARAMETER,
         {.name = "--on", .type = PARAMETER_DAY, .meaning = N_("when (today)")}, {.name = NULL}},
     .example = "obecni request answer W-2026-01-12", .run = answer},
    {.noun = "request", .verb = "withdraw", .summary = N_("Notes that the person took it back."),
     .needs = NEED_WRITING, .roles = ROLES_OFFICE,
     .parameters = (const struct parameter[]){
         REQUEST_PARAMETER,
         {.name = "--on", .type = PARAMETER_DAY, .meaning = N_("when (today)")}, {.name = NULL}},
     .example = "obecni request withdraw W-2026-01-12", .run = withdraw},
    {.noun = "request", .verb = "show", .summary = N_("Shows one request with its words."),
     .needs = NEED_READING | NEED_NAMES, .roles = ROLES_FIGURES,
     .parameters = (const struct parameter[]){REQUEST_PARAMETER, {.name = NULL}},
     .example = "obecni request show W-2026-01-12", .run = show},
    {.noun = "request", .verb = "list",
     .summary = N_("Lists requests: what waits first, by its last day."),
     .needs = NEED_READING, .roles = ROLES_FIGURES,
     .parameters = (const struct parameter[]){
         {.name = "--status", .type = PARAMETER_WORD,
          .choices = "waiting overdue open decided answered withdrawn",
          .meaning = N_("only with this status; overdue: the last day has passed")},
         {.name = "--type", .type = PARAMETER_CODE, .meaning = N_("only of this type")},
         {.name = "--participant", .type = PARAMETER_NUMBER, .meaning = N_("only of this person")},
         {.name = "--from", .type = PARAMETER_DAY, .meaning = N_("received on this day or later")},
         {.name = "--to", .type = PARAMETER_DAY, .meaning = N_("received on this day or earlier")},
         {.name = NULL}},
     .columns = columns, .example = "obecni request list --status overdue", .run = list},
    {.noun = NULL},
};
/* clang-format on */
