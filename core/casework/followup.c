/* Planning visits and noting what became of them. Listing them is followup_list.c's. */
#include "casework/followup.h"

#include "base/language.h"
#include "club/day_column.h"
#include "club/presence/month.h"
#include "store/statement.h"

bool followup_insert(struct club *club, const struct case_fact *fact, int due_on, struct error *err)
{
    struct day_text day = day_column_text(due_on);
    if (due_on < fact->happened_on)
        return error_set(err, ERROR_USAGE,
                         _("The visit would be due on %s, before the intervention of %s."),
                         day.text, day_column_text(fact->happened_on).text);
    if (!month_check_open(club, due_on, err))
        return false;
    struct statement *s =
        statement_new(club->store, "INSERT INTO followup (id, fact_id, due_on, actor, noted_at)"
                                   " VALUES (:id, :fact, :day, :actor, :now)");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_integer(s, ":fact", fact->id);
    statement_bind_text(s, ":day", day.text);
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

/* About the newest visit that stands, which the fact tells. */
static bool insert_event(struct club *club, const struct case_fact *fact, const char *kind,
                         int done_on, struct error *err)
{
    struct day_text day = day_column_text(done_on);
    struct statement *s = statement_new(
        club->store, "INSERT INTO followup_event (id, followup_id, kind, done_on, actor, noted_at)"
                     " VALUES (:id, (SELECT max(id) FROM followup_standing WHERE fact_id = :fact),"
                     " :kind, :day, :actor, :now)");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_integer(s, ":fact", fact->id);
    statement_bind_text(s, ":kind", kind);
    statement_bind_text_or_null(s, ":day", day.text);
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

static bool is_waiting(const struct case_fact *fact)
{
    return fact->visit_due_on != DAY_NONE && fact->visit_done_on == DAY_NONE;
}

static bool check_waits(const struct case_fact *fact, struct error *err)
{
    return is_waiting(fact) ||
           error_set(
               err, ERROR_REFUSED,
               _("No visit waits after %s. To plan one: obecni intervention plan %s --due DAY"),
               fact->code, fact->code);
}

static bool find(struct club *club, const char *code, struct case_fact *fact, struct error *err)
{
    return case_fact_get(club, CASE_INTERVENTION, code, fact, err) &&
           case_fact_check_stands(fact, err);
}

/* That a visit was due counts in the month of that day. */
static bool check_due_month(struct club *club, const struct case_fact *fact, struct error *err)
{
    return month_check_open(club, fact->visit_due_on, err);
}

static bool note(struct club *club, struct case_fact *fact, const char *action, const char *key,
                 int day, struct error *err)
{
    json_t *body = json_object();
    day_column_note(body, key, day);
    return case_fact_note(club, action, fact, body, err);
}

static bool plan(struct club *club, const char *code, int due_on, struct case_fact *fact,
                 struct error *err)
{
    if (!find(club, code, fact, err))
        return false;
    if (is_waiting(fact) && fact->visit_due_on == due_on)
        return error_set(err, ERROR_REFUSED, _("The visit after %s is due on %s as it is."),
                         fact->code, day_column_text(due_on).text);
    return (!is_waiting(fact) || (check_due_month(club, fact, err) &&
                                  insert_event(club, fact, "moved", DAY_NONE, err))) &&
           followup_insert(club, fact, due_on, err) &&
           note(club, fact, "intervention.plan", "visit_due_on", due_on, err);
}

bool followup_plan(struct club *club, const char *intervention, int due_on, struct case_fact *fact,
                   struct error *err)
{
    return club_begin(club, err) &&
           club_end(club, plan(club, intervention, due_on, fact, err), err);
}

static bool check_done_on(struct club *club, const struct case_fact *fact, int done_on,
                          struct error *err)
{
    if (done_on > club_today(club))
        return error_set(err, ERROR_USAGE, _("%s lies ahead. A fact is noted when it is one."),
                         day_column_text(done_on).text);
    if (done_on < fact->happened_on)
        return error_set(err, ERROR_USAGE, _("%s lies before %s."), day_column_text(done_on).text,
                         fact->code);
    return month_check_open(club, done_on, err);
}

static bool done(struct club *club, const char *code, int done_on, struct case_fact *fact,
                 struct error *err)
{
    return find(club, code, fact, err) && check_waits(fact, err) &&
           check_done_on(club, fact, done_on, err) &&
           insert_event(club, fact, "done", done_on, err) &&
           note(club, fact, "intervention.visit", "done_on", done_on, err);
}

bool followup_done(struct club *club, const char *intervention, int done_on, struct case_fact *fact,
                   struct error *err)
{
    return club_begin(club, err) &&
           club_end(club, done(club, intervention, done_on, fact, err), err);
}

static bool drop(struct club *club, const char *code, struct case_fact *fact, struct error *err)
{
    return find(club, code, fact, err) && check_waits(fact, err) &&
           check_due_month(club, fact, err) && insert_event(club, fact, "dropped", DAY_NONE, err) &&
           note(club, fact, "intervention.drop", "visit_due_on", fact->visit_due_on, err);
}

bool followup_drop(struct club *club, const char *intervention, struct case_fact *fact,
                   struct error *err)
{
    return club_begin(club, err) && club_end(club, drop(club, intervention, fact, err), err);
}

static bool reopen(struct club *club, const char *code, struct case_fact *fact, struct error *err)
{
    if (!find(club, code, fact, err))
        return false;
    if (fact->visit_done_on == DAY_NONE)
        return error_set(err, ERROR_REFUSED, _("No visit after %s is noted as done."), fact->code);
    return month_check_open(club, fact->visit_done_on, err) &&
           insert_event(club, fact, "reopened", DAY_NONE, err) &&
           note(club, fact, "intervention.reopen", "done_on", fact->visit_done_on, err);
}

bool followup_reopen(struct club *club, const char *intervention, struct case_fact *fact,
                     struct error *err)
{
    return club_begin(club, err) && club_end(club, reopen(club, intervention, fact, err), err);
}
