/* signal: facts that are worth a look or a conversation. Nothing follows from them by itself. */
#include "admin/line/actor.h"
#include "admin/line/answer.h"
#include "admin/line/commands.h"
#include "admin/session/signal_words.h"
#include "base/language.h"
#include "club/timetable/activity.h"
#include "club/timetable/programme.h"
#include "store/statement.h"

#include <stdio.h>
#include <stdlib.h>

enum { DAYS_SHOWN = 30 };

static const struct listing_column columns[] = {
    {.key = "signal", .title = N_("Signal")},
    {.key = "kind", .title = N_("About")},
    {.key = "status", .title = N_("State"), .is_whole = true},
    {.key = "arose_at", .title = N_("Arose"), .is_whole = true},
    {.key = "participant", .title = NULL},
    {.key = "activity", .title = NULL},
    {.key = "session", .title = NULL},
    {.key = "count", .title = NULL},
    {.key = "words", .title = N_("What is recorded")},
    {.key = "explanation", .title = NULL},
    {.key = "facts", .title = NULL},
    {.key = "noted_at", .title = NULL},
    {.key = "noted_by", .title = NULL},
    {.key = NULL},
};

/* Session and participant of one fact by their codes; both are few in a list of a month. */
static json_t *fact_json(struct club *club, const struct signal_fact *fact)
{
    static const char *const words[] = {[SIGNAL_FACT_ABSENT] = "absent",
                                        [SIGNAL_FACT_REFUSED] = "refused_entry",
                                        [SIGNAL_FACT_CARD] = "card"};
    char at[CLOCK_TEXT_SIZE];
    struct error ignored = {0};
    struct statement *s = statement_new(
        club->store, "SELECT (SELECT code FROM session WHERE id = :session),"
                     " (SELECT ifnull(w.number, p.number) FROM participant p"
                     "   LEFT JOIN participant w ON w.id = p.merged_into_id WHERE p.id = :person)");
    statement_bind_integer(s, ":session", fact->session_id);
    statement_bind_integer(s, ":person", fact->participant_id);
    clock_format(fact->at, at);
    json_t *json = json_pack("{s:s, s:s}", "what", words[fact->kind], "at", at);
    if (statement_step(s)) {
        if (!statement_is_null(s, 0))
            json_object_set_new(json, "session", json_string(statement_text(s, 0)));
        if (!statement_is_null(s, 1))
            json_object_set_new(json, "participant", json_string(statement_text(s, 1)));
    }
    statement_finish(s, &ignored);
    return json;
}

/* All that is behind it, for whoever reads JSON; nobody else pays for it. */
static void add_facts(struct invocation *invocation, struct listing *listing,
                      const struct signals *signals, const struct signal *signal)
{
    if (invocation->output != OUTPUT_JSON) {
        listing_integer(listing, (int64_t)signal->fact_count);
        return;
    }
    json_t *array = json_array();
    for (size_t i = 0; i < signal->fact_count; i++)
        json_array_append_new(array, fact_json(&invocation->club,
                                               &signals->facts[signal->fact_from + i]));
    char *json = json_dumps(array, JSON_COMPACT);
    listing_json(listing, json, "");
    free(json);
    json_decref(array);
}

static void add_row(struct invocation *invocation, struct listing *listing,
                    const struct signals *signals, const struct signal *signal)
{
    char words[SIGNAL_WORDS_SIZE], status[80], arose[CLOCK_TEXT_SIZE], day[DAY_SIZE];
    bool is_seen = signal->status == SIGNAL_SEEN;
    signal_words_facts(signals, signal, words);
    snprintf(status, sizeof status, is_seen ? "%s (%s)" : "%s",
             signal_words_status(signal->status), signal->noted_by);
    clock_format(signal->arose_at, arose);
    snprintf(day, sizeof day, "%.10s", arose);
    listing_text(listing, signal->id);
    listing_shown(listing, signal_kind_word(signal->kind), signal_words_kind(signal->kind));
    listing_shown(listing, signal_status_word(signal->status), status);
    listing_ranked(listing, arose, day, signal->arose_at);
    answer_text(listing, signal->participant);
    answer_text(listing, signal->activity);
    answer_text(listing, signal->session);
    listing_integer(listing, signal->count);
    listing_text(listing, words);
    answer_text(listing, signal->explanation);
    add_facts(invocation, listing, signals, signal);
    listing_instant(listing, signal->noted_at);
    answer_text(listing, signal->noted_by);
}

static bool check_codes(struct club *club, const struct signal_filter *filter, struct error *err)
{
    struct activity activity;
    struct programme programme;
    return (!filter->activity || activity_get(club, filter->activity, &activity, err)) &&
           (!filter->programme || programme_get(club, filter->programme, &programme, err));
}

static bool read_filter(struct invocation *invocation, struct signal_filter *filter,
                        struct error *err)
{
    int today = club_today(&invocation->club);
    *filter = (struct signal_filter){
        .until = (int)invocation_number_or(invocation, "--to", today),
        .kind = invocation_text(invocation, "--kind"),
        .activity = invocation_text(invocation, "--activity"),
        .programme = invocation_text(invocation, "--programme"),
        .participant = invocation_text(invocation, "--participant"),
        .status = invocation_text(invocation, "--status"),
    };
    filter->from = (int)invocation_number_or(invocation, "--from", filter->until - DAYS_SHOWN + 1);
    if (filter->until < filter->from)
        return error_set(err, ERROR_USAGE, _("The last day lies before the first."));
    return check_codes(&invocation->club, filter, err) &&
           actor_leader(invocation, &filter->leader, err);
}

static bool list(struct invocation *invocation, struct error *err)
{
    struct signal_filter filter;
    struct signals signals = {0};
    bool ok = read_filter(invocation, &filter, err) &&
              signals_list(&invocation->club, &filter, &signals, err);
    if (ok) {
        struct listing *listing = listing_new("signals", columns);
        for (size_t i = 0; i < signals.count; i++)
            add_row(invocation, listing, &signals, &signals.items[i]);
        listing_print(invocation, listing, _("Nothing in that time is worth a look."));
    }
    signals_free(&signals);
    return ok;
}

static bool note(struct invocation *invocation, struct error *err)
{
    const char *id = invocation_text(invocation, "SIGNAL");
    struct signals signals = {0};
    struct signal signal;
    bool is_repeat = false;
    bool ok = signals_get(&invocation->club, id, invocation->own_only, &signals, &signal, err) &&
              signal_note_add(&invocation->club, id, signal.count,
                              signal_latest_at(&signals, &signal), &is_repeat, err);
    signals_free(&signals);
    if (ok)
        answer_done(invocation, json_pack("{s:s, s:i, s:b}", "signal", id, "count", signal.count,
                                          "is_repeat", is_repeat),
                    is_repeat ? _("%s is noted as seen already.")
                              : _("Noted as seen: %s. It leaves the desk and stays in the list."),
                    id);
    return ok;
}

const struct command signal_commands[] = {
    {.noun = "signal", .verb = "list",
     .summary = N_("Lists what is worth a look or a conversation: facts with the dates behind them, "
                   "never actions."),
     .needs = NEED_READING, .roles = ROLES_READING,
     .parameters = (const struct parameter[]){
         {.name = "--kind", .type = PARAMETER_WORD, .choices = SIGNAL_KIND_WORDS,
          .meaning = N_("only this kind")},
         {.name = "--from", .type = PARAMETER_DAY, .meaning = N_("first day (30 days back)")},
         {.name = "--to", .type = PARAMETER_DAY, .meaning = N_("last day (today)")},
         {.name = "--status", .type = PARAMETER_WORD, .choices = SIGNAL_STATUS_WORDS,
          .meaning = N_("only what is open, seen, or settled by what came later")},
         {.name = "--activity", .type = PARAMETER_CODE, .meaning = N_("only this activity")},
         {.name = "--programme", .type = PARAMETER_CODE, .meaning = N_("only this programme")},
         {.name = "--leader", .type = PARAMETER_CODE,
          .meaning = N_("only sessions that this person leads")},
         {.name = "--participant", .type = PARAMETER_NUMBER, .meaning = N_("only this person")},
         {.name = NULL}},
     .columns = columns, .example = "obecni signal list --kind absences --status open", .run = list},
    {.noun = "signal", .verb = "note",
     .summary = N_("Notes that somebody has looked at a signal; with more facts it comes back."),
     .needs = NEED_WRITING, .roles = ROLES_REGISTER,
     .parameters = (const struct parameter[]){
         {.name = N_("SIGNAL"), .type = PARAMETER_TEXT, .is_required = true,
          .meaning = N_("its name in the list")},
         {.name = NULL}},
     .example = "obecni signal note headcount-G1-2026-01-12", .run = note},
    {.noun = NULL},
};
