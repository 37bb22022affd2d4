/* Excuses on the screen. A leader sees those of the own sessions, and of each only these. */
#include "admin/contract/excuse_show.h"

#include "admin/line/actor.h"
#include "admin/line/answer.h"
#include "base/language.h"
#include "base/memory.h"
#include "club/presence/excuse.h"
#include "club/presence/excuse_reach.h"
#include "club/session/session_lead.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RECENT_DAYS = 92 };

const struct listing_column excuse_columns[] = {
    {.key = "excuse", .title = N_("Excuse")},
    {.key = "participant", .title = N_("Number"), .is_whole = true},
    {.key = "name", .title = N_("Name")},
    {.key = "from_on", .title = N_("From")},
    {.key = "until_on", .title = N_("Until")},
    {.key = "of", .title = N_("Of")},
    {.key = "document", .title = N_("Document")},
    {.key = "seen_on", .title = N_("Seen")},
    {.key = "due_on", .title = NULL},
    {.key = "late", .title = N_("After the deadline")},
    {.key = "status", .title = N_("Status"), .is_whole = true},
    {.key = "decided_by", .title = N_("Decided by")},
    {.key = "decided_at", .title = NULL},
    {.key = NULL},
};

/* The session, or the activity; null for all that the days hold. */
static void add_of(struct listing *listing, const struct excuse *excuse)
{
    const char *of = excuse->session[0] ? excuse->session : excuse->activity;
    listing_shown(listing, *of ? of : NULL, *of ? of : _("all activities"));
}

static void add_row(struct listing *listing, const struct excuse *excuse,
                    const struct answer_names *names, size_t index)
{
    listing_text(listing, excuse->code);
    listing_text(listing, excuse->participant);
    answer_name(listing, names, index);
    answer_day(listing, excuse->from_on);
    answer_day(listing, excuse->until_on);
    add_of(listing, excuse);
    answer_word(listing, DICTIONARY_EXCUSE_DOCUMENT, excuse->document);
    answer_day(listing, excuse->seen_on);
    answer_day(listing, excuse->due_on);
    listing_boolean(listing, excuse->is_late);
    answer_stored(listing, excuse_state_word(excuse->state));
    answer_text(listing, excuse->decided_by);
    listing_instant(listing, excuse->decided_at);
}

static bool print_list(struct invocation *invocation, const struct excuses *list, struct error *err)
{
    struct answer_names names;
    int64_t *ids = memory_new(list->count, sizeof *ids);
    for (size_t i = 0; i < list->count; i++)
        ids[i] = list->items[i].person_id;
    bool ok = answer_names_load(invocation, ids, list->count, "excuse list", &names, err);
    if (ok) {
        struct listing *listing = listing_new("excuses", excuse_columns);
        for (size_t i = 0; i < list->count; i++)
            add_row(listing, &list->items[i], &names, i);
        listing_print(invocation, listing, _("There are no such excuses."));
    }
    answer_names_free(&names);
    free(ids);
    return ok;
}

bool excuse_show_list(struct invocation *invocation, struct error *err)
{
    struct excuses list = {0};
    struct excuse_filter filter = {
        .participant = invocation_text(invocation, "--participant"),
        .activity = invocation_text(invocation, "--activity"),
        .programme = invocation_text(invocation, "--programme"),
        .document = invocation_text(invocation, "--document"),
        .from = (int)invocation_number_or(invocation, "--from", DAY_NONE),
        .until = (int)invocation_number_or(invocation, "--to", DAY_NONE),
        .state = excuse_state_find(invocation_text_or(invocation, "--status", "")),
    };
    bool is_plain = !filter.participant && filter.from == DAY_NONE && filter.until == DAY_NONE &&
                    filter.state == EXCUSE_STATE_COUNT;
    filter.decided_from = is_plain ? club_today(&invocation->club) - RECENT_DAYS : DAY_NONE;
    if (filter.until != DAY_NONE && filter.until < filter.from)
        return error_set(err, ERROR_USAGE, _("The last day lies before the first."));
    bool ok = actor_leader(invocation, &filter.leader, err) &&
              excuse_list(&invocation->club, &filter, &list, err) &&
              print_list(invocation, &list, err);
    excuses_free(&list);
    return ok;
}

static const struct listing_column sheet_columns[] = {
    {.key = "excuse", .title = N_("Excuse")},
    {.key = "participant", .title = N_("Number")},
    {.key = "from_on", .title = N_("From")},
    {.key = "until_on", .title = N_("Until")},
    {.key = "of", .title = N_("Of")},
    {.key = "document", .title = N_("Document")},
    {.key = "seen_on", .title = N_("Seen")},
    {.key = "due_on", .title = N_("Last day for it")},
    {.key = "late", .title = N_("After the deadline")},
    {.key = "status", .title = N_("Status")},
    {.key = "claimed_by", .title = N_("Noted by")},
    {.key = "claimed_at", .title = N_("Noted")},
    {.key = "decisions", .title = NULL},
    {.key = "sessions", .title = NULL},
    {.key = NULL},
};

static const struct listing_column decision_columns[] = {
    {.key = "noted_at", .title = N_("Decided")},
    {.key = "decision", .title = N_("Decision")},
    {.key = "basis", .title = N_("Basis")},
    {.key = "despite_deadline", .title = N_("Despite the deadline")},
    {.key = "actor", .title = N_("Who")},
    {.key = "second", .title = N_("Second")},
    {.key = NULL},
};

static const struct listing_column session_columns[] = {
    {.key = "session", .title = N_("Session")}, {.key = "held_on", .title = N_("Day")},
    {.key = "status", .title = N_("Presence")}, {.key = "excused", .title = N_("Excuse holds")},
    {.key = "signed", .title = N_("Signed")},   {.key = NULL},
};

struct sheet {
    struct excuse excuse;
    struct excuse_decisions decisions;
    struct excuse_reach reach;
};

static json_t *decisions_json(const struct excuse_decisions *decisions)
{
    json_t *rows = json_array();
    for (size_t i = 0; i < decisions->count; i++) {
        const struct excuse_decided *one = &decisions->items[i];
        char at[CLOCK_TEXT_SIZE];
        clock_format(one->noted_at, at);
        json_array_append_new(rows, json_pack("{s:s, s:s, s:s?, s:b, s:s, s:s?}", "noted_at", at,
                                              "decision", excuse_state_word(one->decision), "basis",
                                              one->basis[0] ? one->basis : NULL, "despite_deadline",
                                              one->despite_deadline, "actor", one->actor, "second",
                                              one->second[0] ? one->second : NULL));
    }
    return rows;
}

static json_t *sessions_json(const struct excuse_reach *reach)
{
    json_t *rows = json_array();
    for (size_t i = 0; i < reach->count; i++) {
        const struct excuse_session *one = &reach->items[i];
        json_array_append_new(rows, json_pack("{s:s, s:o, s:s, s:b, s:b}", "session", one->session,
                                              "held_on", answer_day_json(one->held_on), "status",
                                              attendance_status_word(one->status), "excused",
                                              one->is_noted, "signed", one->is_signed));
    }
    return rows;
}

/* The rows themselves in JSON; how many there are elsewhere. */
static void add_rows(struct listing *listing, json_t *rows)
{
    char count[24];
    char *text = json_dumps(rows, JSON_COMPACT);
    snprintf(count, sizeof count, "%zu", json_array_size(rows));
    listing_json(listing, text, count);
    free(text);
    json_decref(rows);
}

static void print_claim(struct invocation *invocation, const struct sheet *sheet)
{
    const struct excuse *excuse = &sheet->excuse;
    struct listing *listing = listing_new("excuse", sheet_columns);
    listing_text(listing, excuse->code);
    listing_text(listing, excuse->participant);
    answer_day(listing, excuse->from_on);
    answer_day(listing, excuse->until_on);
    add_of(listing, excuse);
    answer_word(listing, DICTIONARY_EXCUSE_DOCUMENT, excuse->document);
    answer_day(listing, excuse->seen_on);
    answer_day(listing, excuse->due_on);
    listing_boolean(listing, excuse->is_late);
    answer_stored(listing, excuse_state_word(excuse->state));
    listing_text(listing, excuse->claimed_by);
    listing_instant(listing, excuse->claimed_at);
    add_rows(listing, decisions_json(&sheet->decisions));
    add_rows(listing, sessions_json(&sheet->reach));
    listing_print_sheet(invocation, listing);
}

static void print_decisions(struct invocation *invocation, const struct excuse_decisions *decisions)
{
    struct listing *listing = listing_new("decisions", decision_columns);
    for (size_t i = 0; i < decisions->count; i++) {
        const struct excuse_decided *one = &decisions->items[i];
        listing_instant(listing, one->noted_at);
        answer_stored(listing, excuse_state_word(one->decision));
        answer_word(listing, DICTIONARY_EXCUSE_BASIS, one->basis);
        listing_boolean(listing, one->despite_deadline);
        listing_text(listing, one->actor);
        answer_text(listing, one->second);
    }
    listing_print(invocation, listing, _("Nobody has decided about it yet."));
}

static void print_sessions(struct invocation *invocation, const struct excuse_reach *reach)
{
    struct listing *listing = listing_new("sessions", session_columns);
    for (size_t i = 0; i < reach->count; i++) {
        const struct excuse_session *one = &reach->items[i];
        listing_text(listing, one->session);
        answer_day(listing, one->held_on);
        answer_stored(listing, attendance_status_word(one->status));
        listing_boolean(listing, one->is_noted);
        listing_boolean(listing, one->is_signed);
    }
    listing_print(invocation, listing, _("It reaches no session."));
}

/* Takes away the sessions that somebody else leads; refused when none is left. */
static bool keep_own(struct invocation *invocation, struct sheet *sheet, struct error *err)
{
    size_t kept = 0;
    for (size_t i = 0; i < sheet->reach.count; i++) {
        bool exists, is_own;
        if (!session_is_led_by(&invocation->club, sheet->reach.items[i].session,
                               invocation->own_only, &exists, &is_own, err))
            return false;
        if (is_own)
            sheet->reach.items[kept++] = sheet->reach.items[i];
    }
    sheet->reach.count = kept;
    return kept || actor_refuse(invocation, "session", err,
                                _("%s concerns none of the sessions that %s leads."),
                                sheet->excuse.code, invocation->own_only);
}

static void print(struct invocation *invocation, const struct sheet *sheet)
{
    print_claim(invocation, sheet);
    if (invocation->output != OUTPUT_TABLE)
        return;
    if (sheet->decisions.count)
        putchar('\n');
    print_decisions(invocation, &sheet->decisions);
    putchar('\n');
    print_sessions(invocation, &sheet->reach);
}

bool excuse_show_one(struct invocation *invocation, struct error *err)
{
    struct sheet sheet = {0};
    struct club *club = &invocation->club;
    bool ok = excuse_get(club, invocation_text(invocation, "EXCUSE"), &sheet.excuse, err) &&
              excuse_decisions_list(club, sheet.excuse.id, &sheet.decisions, err) &&
              excuse_reach_list(club, &sheet.excuse, &sheet.reach, err) &&
              (!invocation->own_only || keep_own(invocation, &sheet, err));
    if (ok)
        print(invocation, &sheet);
    excuse_decisions_free(&sheet.decisions);
    excuse_reach_free(&sheet.reach);
    return ok;
}
