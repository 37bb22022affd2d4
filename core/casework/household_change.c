/* Making households, labelling them, closing and reopening. */
#include "casework/household.h"

#include "base/language.h"
#include "base/text.h"
#include "club/day_column.h"
#include "club/people/person.h"
#include "store/statement.h"
#include "trust/token.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool draw(struct club *club, char code[HOUSEHOLD_CODE_SIZE], struct error *err)
{
    char number[NUMBER_SIZE];
    bool is_taken = true;
    while (is_taken) {
        token_number_new(number);
        snprintf(code, HOUSEHOLD_CODE_SIZE, "R-%s", number);
        struct statement *s = statement_new(
            club->store, "SELECT EXISTS (SELECT 1 FROM household WHERE code = :code)");
        statement_bind_text(s, ":code", code);
        is_taken = statement_step(s) && statement_integer(s, 0);
        if (!statement_finish(s, err))
            return false;
    }
    return true;
}

static bool insert(struct club *club, const char *code, int64_t *id, struct error *err)
{
    bool is_repeat;
    *id = club_new_id(club);
    struct statement *s =
        statement_new(club->store, "INSERT INTO household (id, code, actor,"
                                   " noted_at) VALUES (:id, :code, :actor, :now)");
    statement_bind_integer(s, ":id", *id);
    statement_bind_text(s, ":code", code);
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_integer(s, ":now", club_now(club));
    if (!statement_run_unique(s, &is_repeat, err))
        return false;
    return !is_repeat || error_set(err, ERROR_REFUSED, _("There is a household %s already."), code);
}

/* Of the newest labels, so that an old one may be used again. */
static bool check_label_is_new(struct club *club, const unsigned char mark[VAULT_MARK_SIZE],
                               struct error *err)
{
    char code[HOUSEHOLD_CODE_SIZE] = "";
    struct statement *s = statement_new(
        club->store,
        "SELECT h.code FROM household_label l JOIN household h ON h.id = l.household_id"
        " WHERE l.mark = :mark AND l.version = (SELECT max(version)"
        "   FROM household_label n WHERE n.household_id = l.household_id)");
    statement_bind_bytes(s, ":mark", mark, VAULT_MARK_SIZE);
    if (statement_step(s))
        statement_copy_text(s, 0, code, sizeof code);
    if (!statement_finish(s, err))
        return false;
    return !code[0] ||
           error_set(err, ERROR_REFUSED, _("%s has this label already. Use that household."), code);
}

static bool next_version(struct club *club, int64_t id, int64_t *version, struct error *err)
{
    struct statement *s =
        statement_new(club->store, "SELECT ifnull(max(version), 0) + 1"
                                   " FROM household_label WHERE household_id = :id");
    statement_bind_integer(s, ":id", id);
    *version = statement_step(s) ? statement_integer(s, 0) : 1;
    return statement_finish(s, err);
}

static bool seal(struct club *club, int64_t id, const char *label, struct error *err)
{
    char folded[LABEL_SIZE];
    unsigned char nonce[VAULT_NONCE_SIZE], mark[VAULT_MARK_SIZE], *sealed;
    size_t length;
    int64_t version;
    text_fold(label, folded, sizeof folded);
    vault_mark(&club->vault, folded, mark);
    explicit_bzero(folded, sizeof folded);
    if (!check_label_is_new(club, mark, err) || !next_version(club, id, &version, err))
        return false;
    vault_seal(&club->vault, id, version, label, nonce, &sealed, &length);
    struct statement *s = statement_new(
        club->store, "INSERT INTO household_label (household_id, version, nonce, sealed, mark,"
                     " sealed_at) VALUES (:id, :version, :nonce, :sealed, :mark, :now)");
    statement_bind_integer(s, ":id", id);
    statement_bind_integer(s, ":version", version);
    statement_bind_bytes(s, ":nonce", nonce, sizeof nonce);
    statement_bind_bytes(s, ":sealed", sealed, length);
    statement_bind_bytes(s, ":mark", mark, sizeof mark);
    statement_bind_integer(s, ":now", club_now(club));
    bool ok = statement_run(s, err);
    free(sealed);
    return ok;
}

static bool read_label(const char *typed, char label[LABEL_SIZE], struct error *err)
{
    return text_read_name(typed, _("the household's label"), label, LABEL_SIZE, err);
}

bool household_add(struct club *club, const char *code, const char *label,
                   struct household *household, struct error *err)
{
    char line[LABEL_SIZE], drawn[HOUSEHOLD_CODE_SIZE];
    int64_t id;
    if (!person_need_vault(club, err) || !read_label(label, line, err) || !club_begin(club, err))
        return false;
    bool ok = (code || draw(club, drawn, err)) && insert(club, code ? code : drawn, &id, err) &&
              seal(club, id, line, err) &&
              club_note(club, "household.add", code ? code : drawn, NULL, err) &&
              household_get(club, code ? code : drawn, household, err);
    explicit_bzero(line, sizeof line);
    return club_end(club, ok, err);
}

bool household_relabel(struct club *club, const char *code, const char *label, struct error *err)
{
    char line[LABEL_SIZE];
    struct household household;
    if (!person_need_vault(club, err) || !read_label(label, line, err) || !club_begin(club, err))
        return false;
    bool ok = household_get(club, code, &household, err) && seal(club, household.id, line, err) &&
              club_note(club, "household.change", household.code, NULL, err);
    explicit_bzero(line, sizeof line);
    return club_end(club, ok, err);
}

static bool insert_closing(struct club *club, int64_t id, int closed_on, struct error *err)
{
    struct day_text day = day_column_text(closed_on);
    struct statement *s = statement_new(
        club->store, "INSERT INTO household_closing (id, household_id, closed_on,"
                     " actor, noted_at) VALUES (:id, :household, :day, :actor, :now)");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_integer(s, ":household", id);
    statement_bind_text_or_null(s, ":day", day.text);
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

static bool check_closable(struct club *club, const struct household *household, int closed_on,
                           struct error *err)
{
    if (household->closed_on != DAY_NONE)
        return error_set(err, ERROR_REFUSED, _("Household %s was closed on %s already."),
                         household->code, day_column_text(household->closed_on).text);
    if (household->visits_waiting)
        return error_set(err, ERROR_REFUSED,
                         _("A visit is still due in household %s. Note it as done, or drop it: "
                           "obecni intervention due --household %s"),
                         household->code, household->code);
    if (closed_on > club_today(club))
        return error_set(err, ERROR_USAGE, _("%s lies ahead."), day_column_text(closed_on).text);
    return household->last_on == DAY_NONE || closed_on >= household->last_on ||
           error_set(err, ERROR_REFUSED,
                     _("The newest fact of household %s is of %s: it cannot be closed earlier."),
                     household->code, day_column_text(household->last_on).text);
}

static bool close_it(struct club *club, const char *code, int closed_on, struct error *err)
{
    struct household household;
    if (!household_get(club, code, &household, err) ||
        !check_closable(club, &household, closed_on, err))
        return false;
    json_t *body = json_object();
    day_column_note(body, "closed_on", closed_on);
    if (insert_closing(club, household.id, closed_on, err))
        return club_note(club, "household.close", household.code, body, err);
    json_decref(body);
    return false;
}

static bool reopen(struct club *club, const char *code, struct error *err)
{
    struct household household;
    if (!household_get(club, code, &household, err))
        return false;
    if (household.closed_on == DAY_NONE)
        return error_set(err, ERROR_REFUSED, _("Household %s is not closed."), household.code);
    return insert_closing(club, household.id, DAY_NONE, err) &&
           club_note(club, "household.reopen", household.code, NULL, err);
}

bool household_close(struct club *club, const char *code, int closed_on, struct error *err)
{
    return club_begin(club, err) && club_end(club, close_it(club, code, closed_on, err), err);
}

bool household_reopen(struct club *club, const char *code, struct error *err)
{
    return club_begin(club, err) && club_end(club, reopen(club, code, err), err);
}
