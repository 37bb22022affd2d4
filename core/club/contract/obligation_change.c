/* Adding lines and releasing them. Single acts are obligation_fact.c's. */
#include "club/contract/obligation.h"

#include "base/language.h"
#include "club/contract/contract_text.h"
#include "club/day_column.h"
#include "club/timetable/activity.h"
#include "club/timetable/programme.h"
#include "store/statement.h"

#include <string.h>

/* The next code of a list typed with commas; false at the end. One too long is cut, and so is
 * nobody's. */
static bool next_code(const char **at, char code[CODE_SIZE])
{
    size_t length = 0;
    *at += strspn(*at, ", ");
    if (!**at)
        return false;
    for (; **at && **at != ',' && **at != ' '; (*at)++) {
        if (length < CODE_SIZE - 1)
            code[length++] = **at;
    }
    code[length] = '\0';
    return true;
}

static bool check_code(struct club *club, const char *dimension, const char *code,
                       struct error *err)
{
    struct activity activity;
    struct programme programme;
    if (strcmp(dimension, "activity") == 0)
        return activity_get(club, code, &activity, err);
    if (strcmp(dimension, "programme") == 0)
        return programme_get(club, code, &programme, err);
    return dictionary_check(DICTIONARY_ACTIVITY_KIND, code, err);
}

/* Stores the codes of one dimension; what is named twice is there once. */
static bool insert_filter(struct club *club, int64_t obligation_id, const char *dimension,
                          const char *codes, struct error *err)
{
    char code[CODE_SIZE];
    bool ok = true, is_repeat, is_any = false;
    for (const char *at = codes; ok && at && next_code(&at, code); is_any = true) {
        if (!check_code(club, dimension, code, err))
            return false;
        struct statement *s = statement_new(
            club->store, "INSERT INTO obligation_filter (obligation_id, dimension, code)"
                         " VALUES (:obligation, :dimension, :code)");
        statement_bind_integer(s, ":obligation", obligation_id);
        statement_bind_text(s, ":dimension", dimension);
        statement_bind_text(s, ":code", code);
        ok = statement_run_unique(s, &is_repeat, err);
    }
    return ok &&
           (!codes || is_any || error_set(err, ERROR_USAGE, _("The list of codes is empty.")));
}

static bool check_threshold(const struct obligation_entry *entry, struct error *err)
{
    static const struct {
        int most;
        const char *meaning;
    } limits[OBLIGATION_KIND_COUNT] = {
        [OBLIGATION_MIN_COUNT] = {1000, N_("sessions")},
        [OBLIGATION_PER_MONTH] = {100, N_("sessions in a month")},
        [OBLIGATION_PER_WEEK] = {50, N_("sessions in a week")},
        [OBLIGATION_MIN_SHARE] = {100, N_("percent")},
        [OBLIGATION_MIN_MINUTES] = {100000, N_("minutes")},
    };
    int most = limits[entry->kind].most;
    if (!most && entry->threshold)
        return error_set(err, ERROR_USAGE, _("“%s” has no threshold."),
                         obligation_kind_word(entry->kind));
    return !most || (entry->threshold >= 1 && entry->threshold <= most) ||
           error_set(err, ERROR_USAGE, _("“%s” needs a threshold between 1 and %d: %s."),
                     obligation_kind_word(entry->kind), most, _(limits[entry->kind].meaning));
}

static bool check_window(const struct obligation_entry *entry, const struct contract *contract,
                         struct error *err)
{
    const struct contract_terms *terms = &contract->terms;
    int from = entry->from_on == DAY_NONE ? terms->from_on : entry->from_on;
    int until = entry->until_on == DAY_NONE ? terms->until_on : entry->until_on;
    if (until < from)
        return error_set(err, ERROR_USAGE, _("The last day %s lies before the first, %s."),
                         day_column_text(until).text, day_column_text(from).text);
    return (from >= terms->from_on && until <= terms->until_on) ||
           error_set(err, ERROR_USAGE,
                     _("The window %s – %s leaves the time of the contract %s, which is %s – %s."),
                     day_column_text(from).text, day_column_text(until).text, contract->sign,
                     day_column_text(terms->from_on).text, day_column_text(terms->until_on).text);
}

static bool check_entry(const struct obligation_entry *entry, struct error *err)
{
    if (!check_threshold(entry, err))
        return false;
    if (entry->kind == OBLIGATION_SINGLE_ACT &&
        (entry->activities || entry->kinds || entry->programmes))
        return error_set(err, ERROR_USAGE,
                         _("A single act is noted as a fact. It has no sessions to choose from."));
    return obligation_counts_sessions(entry->kind) || entry->excuse == OBLIGATION_EXCUSE_NEUTRAL ||
           error_set(err, ERROR_USAGE, _("“%s” counts no sessions, so no excuse can count for it."),
                     obligation_kind_word(entry->kind));
}

static bool next_line(struct club *club, int64_t contract_id, int *line, struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "SELECT ifnull(max(line), 0) + 1 FROM obligation WHERE contract_id = :contract");
    statement_bind_integer(s, ":contract", contract_id);
    *line = statement_step(s) ? (int)statement_integer(s, 0) : 0;
    return statement_finish(s, err);
}

static bool insert(struct club *club, const struct obligation *obligation,
                   const struct obligation_entry *entry, struct error *err)
{
    struct day_text from = day_column_text(entry->from_on);
    struct day_text until = day_column_text(entry->until_on);
    struct statement *s = statement_new(
        club->store, "INSERT INTO obligation (id, contract_id, line, version, kind, threshold,"
                     " from_on, until_on, excuse, text_id, noted_at) VALUES (:id, :contract,"
                     " :line, :version, :kind, :threshold, :from, :until, :excuse,"
                     " nullif(:text, 0), :now)");
    statement_bind_integer(s, ":id", obligation->id);
    statement_bind_integer(s, ":contract", obligation->contract_id);
    statement_bind_integer(s, ":line", obligation->line);
    statement_bind_integer(s, ":version", obligation->version);
    statement_bind_text(s, ":kind", obligation_kind_word(entry->kind));
    statement_bind_integer(s, ":threshold", entry->threshold);
    statement_bind_text_or_null(s, ":from", from.text);
    statement_bind_text_or_null(s, ":until", until.text);
    statement_bind_text(s, ":excuse", obligation_excuse_word(entry->excuse));
    statement_bind_integer(s, ":text", obligation->text_id);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err) &&
           insert_filter(club, obligation->id, "activity", entry->activities, err) &&
           insert_filter(club, obligation->id, "kind", entry->kinds, err) &&
           insert_filter(club, obligation->id, "programme", entry->programmes, err);
}

static json_t *body_of(const struct obligation *obligation)
{
    json_t *body =
        json_pack("{s:i, s:s, s:i, s:s, s:s, s:s, s:s, s:b}", "line", obligation->line, "kind",
                  obligation_kind_word(obligation->kind), "threshold", obligation->threshold,
                  "excuse", obligation_excuse_word(obligation->excuse), "activities",
                  obligation->activities, "kinds", obligation->kinds, "programmes",
                  obligation->programmes, "has_text", obligation->text_id != 0);
    day_column_note(body, "from_on", obligation->from_on);
    day_column_note(body, "until_on", obligation->until_on);
    return body;
}

static bool add(struct club *club, const char *sign, const struct obligation_entry *entry,
                struct obligation *added, struct error *err)
{
    struct contract contract;
    if (!contract_get(club, sign, club_today(club), &contract, err) ||
        !contract_check_not_ended(&contract, err) || !check_window(entry, &contract, err))
        return false;
    struct obligation obligation = {
        .id = club_new_id(club),
        .contract_id = contract.id,
        .version = contract.terms.version,
    };
    return next_line(club, contract.id, &obligation.line, err) &&
           contract_text_seal(club, contract.id, _("The wording"), entry->text, &obligation.text_id,
                              err) &&
           insert(club, &obligation, entry, err) &&
           obligation_get(club, &contract, obligation.line, added, err) &&
           club_note(club, "contract.oblige", contract.sign, body_of(added), err);
}

bool obligation_add(struct club *club, const char *sign, const struct obligation_entry *entry,
                    struct obligation *added, struct error *err)
{
    return check_entry(entry, err) && club_begin(club, err) &&
           club_end(club, add(club, sign, entry, added, err), err);
}

static bool release(struct club *club, const char *sign, int line, bool is_mistake,
                    struct error *err)
{
    struct contract contract;
    struct obligation obligation;
    if (!contract_get(club, sign, club_today(club), &contract, err) ||
        !obligation_get(club, &contract, line, &obligation, err))
        return false;
    if (!is_mistake && obligation.version >= contract.terms.version)
        return error_set(err, ERROR_REFUSED,
                         _("No annex has been concluded since line %d was agreed. Note the annex "
                           "first; for a typing mistake say --mistake."),
                         line);
    const char *reason = is_mistake ? "mistake" : "annex";
    struct statement *s = statement_new(
        club->store, "INSERT INTO obligation_release (obligation_id, version, reason, noted_at)"
                     " VALUES (:obligation, :version, :reason, :now)");
    statement_bind_integer(s, ":obligation", obligation.id);
    statement_bind_integer(s, ":version", is_mistake ? obligation.version : contract.terms.version);
    statement_bind_text(s, ":reason", reason);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err) &&
           club_note(club, "contract.release", contract.sign,
                     json_pack("{s:i, s:s}", "line", line, "reason", reason), err);
}

bool obligation_release(struct club *club, const char *sign, int line, bool is_mistake,
                        struct error *err)
{
    return club_begin(club, err) && club_end(club, release(club, sign, line, is_mistake, err), err);
}
