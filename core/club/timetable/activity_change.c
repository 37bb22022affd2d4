/* Adding activities and changing what is known of them. */
#include "club/timetable/activity.h"

#include "base/language.h"
#include "base/text.h"
#include "club/timetable/programme_close.h"
#include "store/statement.h"

#include <stdio.h>
#include <string.h>

static bool check_minutes(bool has, int minutes, const char *what, struct error *err)
{
    return !has || minutes == ACTIVITY_UNSET ||
           (minutes >= 0 && minutes <= ACTIVITY_MINUTES_MOST) ||
           error_set(err, ERROR_USAGE, _("%s: 0 to %d minutes."), what, ACTIVITY_MINUTES_MOST);
}

static bool check_numbers(const struct activity_entry *entry, struct error *err)
{
    if (entry->has_capacity && (entry->capacity < 0 || entry->capacity > ACTIVITY_CAPACITY_MOST))
        return error_set(err, ERROR_USAGE, _("The capacity is 1 to %d, or 0 for no limit."),
                         ACTIVITY_CAPACITY_MOST);
    return check_minutes(entry->has_early, entry->early_minutes, _("How early the door opens"),
                         err) &&
           check_minutes(entry->has_late, entry->late_minutes, _("When an arrival counts as late"),
                         err) &&
           check_minutes(entry->has_leave, entry->leave_minutes,
                         _("When a leaving counts as early"), err);
}

static bool take_credit(const char *credit, struct activity *activity, struct error *err)
{
    if (!credit)
        return true;
    activity->credits_real = strcmp(credit, "real") == 0;
    return activity->credits_real || strcmp(credit, "whole") == 0 ||
           error_set(err, ERROR_USAGE,
                     _("Minutes are credited “whole” (the session) or “real” (as people were "
                       "there)."));
}

static bool take_programme(struct club *club, const char *code, struct activity *activity,
                           struct error *err)
{
    struct programme programme;
    if (!code)
        return true;
    if (code[0] && (!programme_get(club, code, &programme, err) ||
                    !programme_check_open(&programme, err)))
        return false;
    snprintf(activity->programme, sizeof activity->programme, "%s", code);
    return true;
}

/* Takes over what the entry names, checked. */
static bool apply(struct club *club, const struct activity_entry *entry, struct activity *activity,
                  struct error *err)
{
    if (entry->title &&
        !text_read_name(entry->title, _("The title"), activity->title, sizeof activity->title, err))
        return false;
    if (entry->kind) {
        if (!dictionary_check(DICTIONARY_ACTIVITY_KIND, entry->kind, err))
            return false;
        snprintf(activity->kind, sizeof activity->kind, "%s", entry->kind);
    }
    if (!check_numbers(entry, err) || !take_credit(entry->credit, activity, err) ||
        !take_programme(club, entry->programme, activity, err))
        return false;
    activity->is_open = entry->has_open ? entry->is_open : activity->is_open;
    activity->capacity = entry->has_capacity ? entry->capacity : activity->capacity;
    activity->early_minutes = entry->has_early ? entry->early_minutes : activity->early_minutes;
    activity->late_minutes = entry->has_late ? entry->late_minutes : activity->late_minutes;
    activity->leave_minutes = entry->has_leave ? entry->leave_minutes : activity->leave_minutes;
    return true;
}

/* Values that both adding and changing write; 0 and ACTIVITY_UNSET become NULL in SQL. */
static void bind(struct statement *s, const struct activity *activity)
{
    statement_bind_text(s, ":programme", activity->programme);
    statement_bind_text(s, ":title", activity->title);
    statement_bind_text(s, ":kind", activity->kind);
    statement_bind_integer(s, ":open", activity->is_open);
    statement_bind_integer(s, ":capacity", activity->capacity);
    statement_bind_integer(s, ":early", activity->early_minutes);
    statement_bind_integer(s, ":late", activity->late_minutes);
    statement_bind_integer(s, ":leave", activity->leave_minutes);
    statement_bind_text(s, ":credit", activity->credits_real ? "real" : "whole");
}

static bool insert(struct club *club, const struct activity *activity, struct error *err)
{
    bool is_repeat;
    struct statement *s = statement_new(
        club->store,
        "INSERT INTO activity (id, code, programme_id, title, kind, form, is_open, capacity,"
        "  early_minutes, late_minutes, leave_minutes, credit, created_at)"
        " VALUES (:id, :code, (SELECT id FROM programme WHERE code = :programme), :title, :kind,"
        "  :form, :open, nullif(:capacity, 0), nullif(:early, -1), nullif(:late, -1),"
        "  nullif(:leave, -1), :credit, :now)");
    bind(s, activity);
    statement_bind_integer(s, ":id", club_new_id(club));
    statement_bind_text(s, ":code", activity->code);
    statement_bind_text(s, ":form", activity->is_individual ? "individual" : "group");
    statement_bind_integer(s, ":now", club_now(club));
    if (!statement_run_unique(s, &is_repeat, err))
        return false;
    return !is_repeat || error_set(err, ERROR_REFUSED, _("The code “%s” is taken. Choose another."),
                                   activity->code);
}

bool activity_add(struct club *club, const struct activity_entry *entry, struct error *err)
{
    struct activity activity = {.is_individual = entry->is_individual,
                                .early_minutes = ACTIVITY_UNSET,
                                .late_minutes = ACTIVITY_UNSET,
                                .leave_minutes = ACTIVITY_UNSET};
    struct activity_entry whole = *entry;
    if (!text_is_code(entry->code))
        return error_set(err, ERROR_USAGE,
                         _("An activity's code has 1 to 32 letters a–z, digits, “-”, “_”, “.” or "
                           "“/”."));
    snprintf(activity.code, sizeof activity.code, "%s", entry->code);
    whole.title = entry->title ? entry->title : "";
    whole.kind = entry->kind ? entry->kind : "";
    if (!club_begin(club, err))
        return false;
    bool ok =
        apply(club, &whole, &activity, err) && insert(club, &activity, err) &&
        club_note(club, "activity.add", activity.code,
                  json_pack("{s:s, s:s, s:s, s:b, s:s, s:s}", "title", activity.title, "kind",
                            activity.kind, "form", activity.is_individual ? "individual" : "group",
                            "open", activity.is_open, "programme", activity.programme, "credit",
                            activity.credits_real ? "real" : "whole"),
                  err);
    return club_end(club, ok, err);
}

static bool update(struct club *club, const struct activity *activity, struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "UPDATE activity SET programme_id = (SELECT id FROM programme WHERE code = :programme),"
        "  title = :title, kind = :kind, is_open = :open, capacity = nullif(:capacity, 0),"
        "  early_minutes = nullif(:early, -1), late_minutes = nullif(:late, -1),"
        "  leave_minutes = nullif(:leave, -1), credit = :credit"
        " WHERE id = :id");
    bind(s, activity);
    statement_bind_integer(s, ":id", activity->id);
    return statement_run(s, err);
}

/* A number that was changed; null for what is left to the setting, or not limited. */
static void note_number(json_t *body, const char *key, bool has, int value, int unset)
{
    if (has)
        json_object_set_new(body, key, value == unset ? json_null() : json_integer(value));
}

static json_t *changes(const struct activity_entry *entry, const struct activity *activity)
{
    json_t *body = json_object();
    if (entry->title)
        json_object_set_new(body, "title", json_string(activity->title));
    if (entry->kind)
        json_object_set_new(body, "kind", json_string(activity->kind));
    if (entry->programme)
        json_object_set_new(body, "programme", json_string(activity->programme));
    if (entry->has_open)
        json_object_set_new(body, "open", json_boolean(activity->is_open));
    note_number(body, "capacity", entry->has_capacity, activity->capacity, 0);
    note_number(body, "early_minutes", entry->has_early, activity->early_minutes, ACTIVITY_UNSET);
    note_number(body, "late_minutes", entry->has_late, activity->late_minutes, ACTIVITY_UNSET);
    note_number(body, "leave_minutes", entry->has_leave, activity->leave_minutes, ACTIVITY_UNSET);
    if (entry->credit)
        json_object_set_new(body, "credit", json_string(entry->credit));
    return body;
}

bool activity_change(struct club *club, const char *code, const struct activity_entry *entry,
                     struct error *err)
{
    struct activity activity;
    bool is_empty = !entry->title && !entry->kind && !entry->programme && !entry->has_open &&
                    !entry->has_capacity && !entry->has_early && !entry->has_late &&
                    !entry->has_leave && !entry->credit;
    if (is_empty)
        return error_set(err, ERROR_USAGE, _("Nothing to change was named."));
    if (!club_begin(club, err))
        return false;
    bool ok = activity_get(club, code, &activity, err) &&
              programme_check_activity(club, activity.id, err) && apply(club, entry, &activity, err) &&
              update(club, &activity, err) &&
              club_note(club, "activity.change", code, changes(entry, &activity), err);
    return club_end(club, ok, err);
}
