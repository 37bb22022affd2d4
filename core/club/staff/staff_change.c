/* Adding staff and changing what is known of them. */
#include "club/staff/staff.h"

#include "base/language.h"
#include "base/text.h"
#include "club/day_column.h"
#include "club/staff/staff_card.h"
#include "store/statement.h"

#include <stdio.h>
#include <string.h>

static bool read_role(const char *text, char role[ROLES_SIZE], struct error *err)
{
    unsigned roles;
    if (!roles_read(text, &roles, err))
        return false;
    roles_write(roles, role);
    return true;
}

/* Takes over what the entry names, checked. */
static bool apply(const struct staff_entry *entry, struct staff *staff, struct error *err)
{
    if (entry->name &&
        !text_read_name(entry->name, _("The name"), staff->name, sizeof staff->name, err))
        return false;
    if (entry->title &&
        !text_read_line(entry->title, _("The title"), staff->title, sizeof staff->title, err))
        return false;
    if (entry->system_user && !text_read_line(entry->system_user, _("The system user"),
                                              staff->system_user, sizeof staff->system_user, err))
        return false;
    if (entry->role && !read_role(entry->role, staff->role, err))
        return false;
    if (entry->has_until)
        staff->until_on = entry->until_on;
    if (staff->until_on != DAY_NONE && staff->until_on < staff->from_on)
        return error_set(err, ERROR_USAGE, _("The last day %s lies before the first, %s."),
                         day_column_text(staff->until_on).text,
                         day_column_text(staff->from_on).text);
    return true;
}

/* One login is one person, or the ledger could not say who acted. */
static bool check_user(struct club *club, const struct staff *staff, struct error *err)
{
    struct staff other;
    bool found;
    if (!staff->system_user[0])
        return true;
    if (!staff_find_system_user(club, staff->system_user, &other, &found, err))
        return false;
    if (found && other.id != staff->id)
        return error_set(err, ERROR_REFUSED, _("The system user “%s” belongs to %s already."),
                         staff->system_user, other.code);
    return true;
}

static bool insert(struct club *club, struct staff *staff, struct error *err)
{
    struct day_text from = day_column_text(staff->from_on);
    struct day_text until = day_column_text(staff->until_on);
    struct statement *s = statement_new(
        club->store, "INSERT INTO staff (id, code, name, title, role, system_user, from_on,"
                     "  until_on, created_at)"
                     " VALUES (:id, :code, :name, :title, :role, :user, :from, :until, :now)");
    staff->id = club_new_id(club);
    statement_bind_integer(s, ":id", staff->id);
    statement_bind_text(s, ":code", staff->code);
    statement_bind_text(s, ":name", staff->name);
    statement_bind_text(s, ":title", staff->title);
    statement_bind_text(s, ":role", staff->role);
    statement_bind_text_or_null(s, ":user", staff->system_user);
    statement_bind_text(s, ":from", from.text);
    statement_bind_text_or_null(s, ":until", until.text);
    statement_bind_integer(s, ":now", club_now(club));
    return statement_run(s, err);
}

static bool check_new(struct club *club, const struct staff *staff, struct error *err)
{
    struct staff other;
    bool found;
    if (!staff_find(club, staff->code, &other, &found, err))
        return false;
    if (found)
        return error_set(err, ERROR_REFUSED, _("The code “%s” is taken. Choose another."),
                         staff->code);
    return check_user(club, staff, err);
}

bool staff_add(struct club *club, const struct staff_entry *entry, struct error *err)
{
    struct staff staff = {.from_on = entry->from_on, .until_on = DAY_NONE, .role = "leader"};
    if (!text_is_code(entry->code))
        return error_set(err, ERROR_USAGE,
                         _("A staff code has 1 to 32 letters a–z, digits, “-”, “_”, “.” or “/”."));
    snprintf(staff.code, sizeof staff.code, "%s", entry->code);
    struct staff_entry whole = *entry;
    whole.name = entry->name ? entry->name : "";
    if (!apply(&whole, &staff, err) || !club_begin(club, err))
        return false;
    json_t *body = json_pack("{s:s}", "role", staff.role);
    day_column_note(body, "from_on", staff.from_on);
    day_column_note(body, "until_on", staff.until_on);
    bool ok = check_new(club, &staff, err) && insert(club, &staff, err);
    if (ok)
        ok = club_note(club, "staff.add", staff.code, json_incref(body), err);
    json_decref(body);
    return club_end(club, ok, err);
}

static bool update(struct club *club, const struct staff *staff, struct error *err)
{
    struct day_text until = day_column_text(staff->until_on);
    struct statement *s =
        statement_new(club->store, "UPDATE staff SET name = :name, title = :title, role = :role,"
                                   "  system_user = :user, until_on = :until WHERE id = :id");
    statement_bind_integer(s, ":id", staff->id);
    statement_bind_text(s, ":name", staff->name);
    statement_bind_text(s, ":title", staff->title);
    statement_bind_text(s, ":role", staff->role);
    statement_bind_text_or_null(s, ":user", staff->system_user);
    statement_bind_text_or_null(s, ":until", until.text);
    return statement_run(s, err);
}

/* Nobody leads after the last day: what was to begin later goes, what runs ends with it. */
static bool end_leading(struct club *club, const struct staff *staff, struct error *err)
{
    struct day_text until = day_column_text(staff->until_on);
    if (staff->until_on == DAY_NONE)
        return true;
    struct statement *s = statement_new(
        club->store, "DELETE FROM activity_leader WHERE staff_id = :id AND from_on > :until");
    statement_bind_integer(s, ":id", staff->id);
    statement_bind_text(s, ":until", until.text);
    if (!statement_run(s, err))
        return false;
    s = statement_new(club->store,
                      "UPDATE activity_leader SET until_on = :until"
                      " WHERE staff_id = :id AND ifnull(until_on, '9999-12-31') > :until");
    statement_bind_integer(s, ":id", staff->id);
    statement_bind_text(s, ":until", until.text);
    return statement_run(s, err);
}

/* Whether somebody can administer also after today. */
static bool has_administrator(struct club *club, bool *has, struct error *err)
{
    struct day_text today = day_column_text(club_today(club));
    struct statement *s = statement_new(
        club->store, "SELECT 1 FROM staff WHERE ' ' || role || ' ' LIKE '% administrator %'"
                     " AND from_on <= :today AND ifnull(until_on, '9999-12-31') > :today");
    statement_bind_text(s, ":today", today.text);
    *has = statement_step(s);
    return statement_finish(s, err);
}

/* The last administrator stays, or nobody could ever name another. */
static bool update_guarded(struct club *club, const struct staff *staff, struct error *err)
{
    bool before, after;
    return has_administrator(club, &before, err) && update(club, staff, err) &&
           has_administrator(club, &after, err) &&
           (after || !before ||
            error_set(err, ERROR_REFUSED,
                      _("%s is the only administrator. Give somebody else the role first."),
                      staff->code));
}

/* Which fields were changed; the name itself stays out of the ledger. */
static json_t *changes(const struct staff_entry *entry, const struct staff *staff)
{
    json_t *fields = json_array(), *body = json_pack("{s:o}", "fields", fields);
    if (entry->name)
        json_array_append_new(fields, json_string("name"));
    if (entry->title)
        json_array_append_new(fields, json_string("title"));
    if (entry->system_user)
        json_array_append_new(fields, json_string("system_user"));
    if (entry->role) {
        json_array_append_new(fields, json_string("role"));
        json_object_set_new(body, "role", json_string(staff->role));
    }
    if (entry->has_until) {
        json_array_append_new(fields, json_string("until_on"));
        day_column_note(body, "until_on", staff->until_on);
    }
    return body;
}

/* Whoever may not open names any more has no card with the vault's key, not even a useless one. */
static bool end_card(struct club *club, const struct staff *staff, char card[NUMBER_SIZE],
                     struct error *err)
{
    bool is_last_day = staff->until_on != DAY_NONE && staff->until_on <= club_today(club);
    card[0] = '\0';
    return (!is_last_day && (roles_stored(staff->role) & ROLES_NAMES)) ||
           staff_card_revoke_row(club, staff->id, is_last_day ? "left" : "other", card, err);
}

static bool note(struct club *club, const char *action, const struct staff_entry *entry,
                 const struct staff *staff, const char *card, struct error *err)
{
    json_t *body = changes(entry, staff);
    if (card[0])
        json_object_set_new(body, "revoked_card", json_string(card));
    return club_note(club, action, staff->code, body, err);
}

static bool change(struct club *club, const char *action, const char *code,
                   const struct staff_entry *entry, struct error *err)
{
    struct staff staff;
    char card[NUMBER_SIZE];
    if (!club_begin(club, err))
        return false;
    bool ok = staff_get(club, code, &staff, err) && apply(entry, &staff, err) &&
              check_user(club, &staff, err) && update_guarded(club, &staff, err) &&
              end_leading(club, &staff, err) && end_card(club, &staff, card, err) &&
              note(club, action, entry, &staff, card, err);
    return club_end(club, ok, err);
}

bool staff_change(struct club *club, const char *code, const struct staff_entry *entry,
                  struct error *err)
{
    if (!entry->name && !entry->title && !entry->role && !entry->system_user && !entry->has_until)
        return error_set(err, ERROR_USAGE, _("Nothing to change was named."));
    return change(club, "staff.change", code, entry, err);
}

bool staff_end(struct club *club, const char *code, int until_on, struct error *err)
{
    return change(club, "staff.end", code,
                  &(struct staff_entry){.has_until = true, .until_on = until_on}, err);
}
