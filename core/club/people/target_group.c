/* The words for target groups: the dictionary's and the office's own. */
#include "club/people/target_group.h"

#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

static struct target_group *next(struct target_group_list *list)
{
    list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
    struct target_group *group = &list->items[list->count++];
    *group = (struct target_group){.is_in_use = true};
    return group;
}

bool target_group_list(struct club *club, struct target_group_list *list, struct error *err)
{
    struct dictionary_entry entry;
    for (int i = 0; dictionary_at(DICTIONARY_TARGET_GROUP, i, &entry); i++) {
        struct target_group *group = next(list);
        text_copy(group->code, sizeof group->code, entry.code);
        text_copy(group->polish, sizeof group->polish, entry.polish);
        text_copy(group->english, sizeof group->english, entry.english);
    }
    struct statement *s = statement_new(
        club->store, "SELECT g.code, g.name, ifnull((SELECT u.is_in_use FROM target_group_use u"
                     " WHERE u.target_group_id = g.id ORDER BY u.id DESC LIMIT 1), 1)"
                     " FROM target_group g ORDER BY g.code");
    while (statement_step(s)) {
        struct target_group *group = next(list);
        statement_copy_text(s, 0, group->code, sizeof group->code);
        statement_copy_text(s, 1, group->polish, sizeof group->polish);
        memcpy(group->english, group->polish, sizeof group->english);
        group->is_own = true;
        group->is_in_use = statement_integer(s, 2) != 0;
    }
    return statement_finish(s, err);
}

void target_group_list_free(struct target_group_list *list)
{
    free(list->items);
    *list = (struct target_group_list){0};
}

static const struct target_group *find(const struct target_group_list *list, const char *code)
{
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->items[i].code, code) == 0)
            return &list->items[i];
    }
    return NULL;
}

static bool insert(struct club *club, const char *code, const char *name, struct error *err)
{
    bool is_repeat;
    struct dictionary_entry entry;
    struct statement *s =
        statement_new(club->store, "INSERT INTO target_group (id, code, name, actor, noted_at)"
                                   " VALUES (:id, :code, :name, :actor, :now)");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_text(s, ":code", code);
    statement_bind_text(s, ":name", name);
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_integer(s, ":now", club_now(club));
    if (!statement_run_unique(s, &is_repeat, err))
        return false;
    is_repeat = is_repeat || dictionary_find(DICTIONARY_TARGET_GROUP, code, &entry);
    return !is_repeat ||
           error_set(err, ERROR_REFUSED, _("There is a target group “%s” already."), code);
}

bool target_group_add(struct club *club, const char *code, const char *name, struct error *err)
{
    char line[LABEL_SIZE];
    if (!text_is_code(code))
        return error_set(err, ERROR_USAGE, _("“%.40s” is not a code."), code);
    if (!text_read_name(name, _("The target group's name"), line, sizeof line, err) ||
        !club_begin(club, err))
        return false;
    bool ok = insert(club, code, line, err) &&
              club_note(club, "target_group.add", code, json_pack("{s:s}", "name", line), err);
    return club_end(club, ok, err);
}

static bool use(struct club *club, const char *code, bool is_in_use, struct error *err)
{
    struct statement *s = statement_new(
        club->store, "INSERT INTO target_group_use (id, target_group_id, is_in_use, actor,"
                     " noted_at) VALUES (:id, (SELECT id FROM target_group WHERE code = :code),"
                     " :use, :actor, :now)");
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_text(s, ":code", code);
    statement_bind_integer(s, ":use", is_in_use);
    statement_bind_text(s, ":actor", club->actor);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err) &&
           club_note(club, is_in_use ? "target_group.return" : "target_group.end", code, NULL, err);
}

static bool check_use(const struct target_group *group, const char *code, bool is_in_use,
                      struct error *err)
{
    if (!group)
        return error_set(err, ERROR_REFUSED,
                         _("There is no target group “%.40s”. See: obecni target-group list"), code);
    if (!group->is_own)
        return error_set(err, ERROR_REFUSED, _("“%s” is of the dictionary that everybody has; it "
                                               "stays."),
                         code);
    if (group->is_in_use != is_in_use)
        return true;
    return is_in_use ? error_set(err, ERROR_REFUSED, _("The target group “%s” is in use."), code)
                     : error_set(err, ERROR_REFUSED, _("The target group “%s” is not in use."),
                                 code);
}

static bool change_use(struct club *club, const char *code, bool is_in_use, struct error *err)
{
    struct target_group_list list = {0};
    if (!club_begin(club, err))
        return false;
    bool ok = target_group_list(club, &list, err) &&
              check_use(find(&list, code), code, is_in_use, err) &&
              use(club, code, is_in_use, err);
    target_group_list_free(&list);
    return club_end(club, ok, err);
}

bool target_group_end(struct club *club, const char *code, struct error *err)
{
    return change_use(club, code, false, err);
}

bool target_group_return(struct club *club, const char *code, struct error *err)
{
    return change_use(club, code, true, err);
}

/* The next word of a comma separated list; false at the end. Too long a word is cut, and so
 * is no code. */
static bool next_word(const char **at, char word[DICTIONARY_CODE_SIZE])
{
    size_t length = 0;
    if (!**at)
        return false;
    for (; **at && **at != ','; (*at)++) {
        if (**at != ' ' && length < DICTIONARY_CODE_SIZE - 1)
            word[length++] = **at;
    }
    *at += **at == ',';
    word[length] = '\0';
    return true;
}

static bool names_group(const char *list, const char *code)
{
    char word[DICTIONARY_CODE_SIZE];
    while (next_word(&list, word)) {
        if (strcmp(word, code) == 0)
            return true;
    }
    return false;
}

static bool refuse_unknown(const struct target_group_list *list, const char *word,
                           struct error *err)
{
    struct buffer known = {0};
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].is_in_use)
            buffer_printf(&known, "%s%s", known.length ? ", " : "", list->items[i].code);
    }
    error_set(err, ERROR_USAGE, _("“%.40s” is no target group. Possible: %s."), word, known.text);
    buffer_free(&known);
    return false;
}

static bool check_words(const struct target_group_list *list, const char *typed, const char *held,
                        struct error *err)
{
    char word[DICTIONARY_CODE_SIZE];
    while (next_word(&typed, word)) {
        const struct target_group *group = find(list, word);
        if (!group || (!group->is_in_use && !names_group(held, word)))
            return refuse_unknown(list, word, err);
    }
    return true;
}

/* In the list's order. */
static bool write_codes(const struct target_group_list *list, const char *typed,
                        char groups[TARGET_GROUPS_SIZE], struct error *err)
{
    size_t used = 0;
    for (size_t i = 0; i < list->count; i++) {
        const char *code = list->items[i].code;
        size_t length = strlen(code);
        if (!names_group(typed, code))
            continue;
        if (used + length + 2 > TARGET_GROUPS_SIZE)
            return error_set(err, ERROR_USAGE, _("These are too many target groups."));
        if (used)
            groups[used++] = ',';
        memcpy(groups + used, code, length + 1);
        used += length;
    }
    groups[used] = '\0';
    return true;
}

bool target_group_read(struct club *club, const char *typed, const char *held,
                       char groups[TARGET_GROUPS_SIZE], struct error *err)
{
    char line[2 * TARGET_GROUPS_SIZE];
    struct target_group_list list = {0};
    bool ok =
        text_read_line(typed, _("The list of target groups"), line, sizeof line, err) &&
        target_group_list(club, &list, err) && check_words(&list, line, held, err) &&
        write_codes(&list, line, groups, err);
    target_group_list_free(&list);
    explicit_bzero(line, sizeof line);
    return ok;
}
