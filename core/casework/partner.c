/* Looking partners up in the dictionary and among the office's own, and adding these. */
#include "casework/partner.h"

#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "store/statement.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void fill(struct partner *partner, const struct dictionary_entry *entry)
{
    *partner = (struct partner){.is_in_use = true};
    text_copy(partner->code, sizeof partner->code, entry->code);
    text_copy(partner->polish, sizeof partner->polish, entry->polish);
    text_copy(partner->english, sizeof partner->english, entry->english);
}

static bool find_own(struct club *club, const char *code, struct partner *partner, int64_t *id,
                     struct error *err)
{
    *id = 0;
    *partner = (struct partner){.is_own = true};
    struct statement *s = statement_new(
        club->store, "SELECT p.id, p.code, p.name, ifnull((SELECT u.is_in_use FROM partner_use u"
                     " WHERE u.partner_id = p.id ORDER BY u.id DESC LIMIT 1), 1)"
                     " FROM partner p WHERE p.code = :code");
    statement_bind_text(s, ":code", code);
    if (statement_step(s)) {
        *id = statement_integer(s, 0);
        statement_copy_text(s, 1, partner->code, sizeof partner->code);
        statement_copy_text(s, 2, partner->polish, sizeof partner->polish);
        memcpy(partner->english, partner->polish, sizeof partner->english);
        partner->is_in_use = statement_integer(s, 3) != 0;
    }
    return statement_finish(s, err);
}

bool partner_get(struct club *club, const char *code, struct partner *partner, struct error *err)
{
    struct dictionary_entry entry;
    int64_t id;
    if (dictionary_find(DICTIONARY_PARTNER, code, &entry)) {
        fill(partner, &entry);
        return true;
    }
    if (!find_own(club, code, partner, &id, err))
        return false;
    return id || error_set(err, ERROR_REFUSED,
                           _("There is no partner “%.32s”. See: obecni partner list"), code);
}

bool partner_check(struct club *club, const char *code, struct error *err)
{
    struct partner partner;
    if (!partner_get(club, code, &partner, err))
        return false;
    return partner.is_in_use ||
           error_set(err, ERROR_REFUSED,
                     _("The club does not work with “%s” any more. If it does again: obecni "
                       "partner return %s"),
                     partner.code, partner.code);
}

static bool insert(struct club *club, const char *code, const char *name, struct error *err)
{
    struct statement *s =
        statement_new(club->store, "INSERT INTO partner (id, code, name, actor, noted_at)"
                                   " VALUES (:id, :code, :name, :actor, :now)");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_text(s, ":code", code);
    statement_bind_text(s, ":name", name);
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

bool partner_add(struct club *club, const char *code, const char *name, struct error *err)
{
    struct dictionary_entry entry;
    struct partner own;
    int64_t id;
    char line[LABEL_SIZE];
    if (!text_is_code(code))
        return error_set(err, ERROR_USAGE, _("“%.40s” is not a code."), code);
    if (!text_read_name(name, _("the partner's name"), line, sizeof line, err) ||
        !find_own(club, code, &own, &id, err))
        return false;
    if (id || dictionary_find(DICTIONARY_PARTNER, code, &entry))
        return error_set(err, ERROR_REFUSED, _("There is a partner “%s” already."), code);
    return club_begin(club, err) && club_end(club,
                                             insert(club, code, line, err) &&
                                                 club_note(club, "partner.add", code, NULL, err),
                                             err);
}

static bool use(struct club *club, int64_t partner_id, bool is_in_use, struct error *err)
{
    struct statement *s =
        statement_new(club->store, "INSERT INTO partner_use (id, partner_id, is_in_use, actor,"
                                   " noted_at) VALUES (:id, :partner, :use, :actor, :now)");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_integer(s, ":partner", partner_id);
    statement_bind_integer(s, ":use", is_in_use);
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

static bool change_use(struct club *club, const char *code, bool is_in_use, struct error *err)
{
    struct partner partner;
    int64_t id;
    if (!partner_get(club, code, &partner, err))
        return false;
    if (!partner.is_own)
        return error_set(err, ERROR_REFUSED,
                         _("“%s” is of the dictionary that everybody has; it stays."), code);
    if (partner.is_in_use == is_in_use)
        return is_in_use
                   ? error_set(err, ERROR_REFUSED, _("The club works with “%s” as it is."), code)
                   : error_set(err, ERROR_REFUSED, _("The club does not work with “%s” as it is."),
                               code);
    return find_own(club, code, &partner, &id, err) && use(club, id, is_in_use, err) &&
           club_note(club, is_in_use ? "partner.return" : "partner.end", code, NULL, err);
}

bool partner_end(struct club *club, const char *code, struct error *err)
{
    return club_begin(club, err) && club_end(club, change_use(club, code, false, err), err);
}

bool partner_return(struct club *club, const char *code, struct error *err)
{
    return club_begin(club, err) && club_end(club, change_use(club, code, true, err), err);
}

static struct partner *next(struct partner_list *list)
{
    list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
    return &list->items[list->count++];
}

static bool list_own(struct club *club, struct partner_list *list, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "SELECT p.code, p.name, ifnull((SELECT u.is_in_use FROM partner_use u"
                     " WHERE u.partner_id = p.id ORDER BY u.id DESC LIMIT 1), 1)"
                     " FROM partner p ORDER BY p.code");
    while (statement_step(s)) {
        struct partner *partner = next(list);
        *partner = (struct partner){.is_own = true};
        statement_copy_text(s, 0, partner->code, sizeof partner->code);
        statement_copy_text(s, 1, partner->polish, sizeof partner->polish);
        memcpy(partner->english, partner->polish, sizeof partner->english);
        partner->is_in_use = statement_integer(s, 2) != 0;
    }
    return statement_finish(s, err);
}

static bool count_uses(struct club *club, struct partner_list *list, struct error *err)
{
    struct statement *s =
        statement_new(club->store, "SELECT c.partner, count(*) FROM case_partner c"
                                   " JOIN case_standing f ON f.id = c.fact_id GROUP BY c.partner");
    while (statement_step(s)) {
        for (size_t i = 0; i < list->count; i++) {
            if (strcmp(list->items[i].code, statement_text(s, 0)) == 0)
                list->items[i].uses = statement_integer(s, 1);
        }
    }
    return statement_finish(s, err);
}

bool partner_list(struct club *club, struct partner_list *list, struct error *err)
{
    struct dictionary_entry entry;
    for (int i = 0; dictionary_at(DICTIONARY_PARTNER, i, &entry); i++)
        fill(next(list), &entry);
    return list_own(club, list, err) && count_uses(club, list, err);
}

void partner_list_free(struct partner_list *list)
{
    free(list->items);
    *list = (struct partner_list){0};
}
