/* From one edition of a programme to the next. Activities, leaders and schedules are made by the
 * functions that make them otherwise, so that the same is checked. */
#include "club/timetable/programme_copy.h"

#include "base/language.h"
#include "club/day_column.h"
#include "club/staff/staff.h"
#include "club/timetable/activity.h"
#include "club/timetable/programme_leader.h"
#include "club/timetable/schedule.h"
#include "store/statement.h"

#include <stdio.h>
#include <string.h>

struct copying {
    struct club *club;
    struct programme old, new;
    int days;  /* from the old first day to the new */
    int weeks; /* the same to the nearest week, in days */
    struct programme_copy *copy;
};

static int shift(int day, int days)
{
    return day == DAY_NONE ? DAY_NONE : day + days;
}

/* Not before the edition begins, not after it ends. */
static int within(const struct copying *c, int day)
{
    if (day == DAY_NONE)
        return c->new.until_on;
    if (c->new.until_on != DAY_NONE && day > c->new.until_on)
        return c->new.until_on;
    return day < c->new.from_on ? c->new.from_on : day;
}

static bool add_programme(struct copying *c, const char *code, int from_on, struct error *err)
{
    char rule[PROGRAMME_RULE_SIZE];
    const struct programme *old = &c->old;
    programme_write_rule(old, rule);
    struct programme_entry entry = {
        .code = code,
        .title = old->title,
        .kind = old->is_project ? "project" : "municipal",
        .hour_minutes = old->hour_minutes,
        .funder = old->funder,
        .audience = old->audience,
        .has_planned = true,
        .planned = old->planned,
        .completion = rule[0] ? rule : NULL,
        .from_on = from_on,
        .has_until = true,
        .until_on = shift(old->until_on, c->days),
    };
    if (!programme_add(c->club, &entry, err) || !programme_get(c->club, code, &c->new, err))
        return false;
    struct statement *s = statement_new(
        c->club->store, "UPDATE programme SET previous_id = :old WHERE id = :new");
    statement_bind_integer(s, ":old", old->id);
    statement_bind_integer(s, ":new", c->new.id);
    return statement_run(s, err);
}

static bool copy_goals(struct copying *c, struct error *err)
{
    struct statement *s = statement_new(
        c->club->store, "SELECT id FROM programme_goal WHERE programme_id = :old"
                        " AND ended_at IS NULL ORDER BY position");
    statement_bind_integer(s, ":old", c->old.id);
    bool ok = true;
    while (ok && statement_step(s)) {
        struct statement *insert = statement_new(
            c->club->store, "INSERT INTO programme_goal (id, programme_id, position, is_general,"
                            "  goal, noted_at) SELECT :id, :new, :position, is_general, goal, :now"
                            " FROM programme_goal WHERE id = :goal");
        statement_bind_integer(insert, ":id", club_new_id(c->club));
        statement_bind_integer(insert, ":new", c->new.id);
        statement_bind_integer(insert, ":position", ++c->copy->goals);
        statement_bind_integer(insert, ":now", club_now(c->club));
        statement_bind_integer(insert, ":goal", statement_integer(s, 0));
        ok = statement_run(insert, err);
    }
    return statement_finish(s, err) && ok;
}

static bool copy_logos(struct copying *c, struct error *err)
{
    struct statement *s = statement_new(
        c->club->store, "SELECT id FROM programme_logo WHERE programme_id = :old"
                        " AND ended_at IS NULL ORDER BY position");
    statement_bind_integer(s, ":old", c->old.id);
    bool ok = true;
    while (ok && statement_step(s)) {
        struct statement *insert = statement_new(
            c->club->store,
            "INSERT INTO programme_logo (id, programme_id, position, name, format, digest, bytes,"
            "  noted_at) SELECT :id, :new, :position, name, format, digest, bytes, :now"
            " FROM programme_logo WHERE id = :logo");
        statement_bind_integer(insert, ":id", club_new_id(c->club));
        statement_bind_integer(insert, ":new", c->new.id);
        statement_bind_integer(insert, ":position", ++c->copy->logos);
        statement_bind_integer(insert, ":now", club_now(c->club));
        statement_bind_integer(insert, ":logo", statement_integer(s, 0));
        ok = statement_run(insert, err);
    }
    return statement_finish(s, err) && ok;
}

/* Whether somebody led to the end, and works here on both days of the new period. */
static bool goes_on(struct copying *c, const struct activity_leader *leader, int from, int until,
                    bool *does, struct error *err)
{
    struct staff staff;
    bool led_to_end = leader->until_on == DAY_NONE ||
                      (c->old.until_on != DAY_NONE && leader->until_on >= c->old.until_on);
    *does = false;
    if (!led_to_end)
        return true;
    if (!staff_get(c->club, leader->staff, &staff, err))
        return false;
    *does = staff_is_valid(&staff, from) && (until == DAY_NONE || staff_is_valid(&staff, until));
    c->copy->leaders += *does;
    c->copy->leaders_left += !*does;
    return true;
}

/* `activity` NULL: of the programme itself. */
static bool copy_leaders(struct copying *c, const struct activity_leader_list *list,
                         const char *activity, struct error *err)
{
    bool ok = true, does;
    for (size_t i = 0; ok && i < list->count; i++) {
        const struct activity_leader *leader = &list->items[i];
        int from = within(c, shift(leader->from_on, c->days));
        int until = leader->until_on == DAY_NONE ? DAY_NONE : c->new.until_on;
        ok = goes_on(c, leader, from, until, &does, err);
        if (!ok || !does)
            continue;
        ok = activity
                 ? activity_leader_add(c->club, activity, leader->staff, from, until, err)
                 : programme_leader_add(c->club, c->new.code, leader->staff, from, until, err);
    }
    return ok;
}

static bool copy_programme_leaders(struct copying *c, struct error *err)
{
    struct activity_leader_list list = {0};
    bool ok = programme_leader_list(c->club, &c->old, &list, err) &&
              copy_leaders(c, &list, NULL, err);
    activity_leader_list_free(&list);
    return ok;
}

static bool write_code(const struct copying *c, const char *old, char code[CODE_SIZE],
                       struct error *err)
{
    size_t length = strlen(c->old.code);
    bool begins = strncmp(old, c->old.code, length) == 0;
    int written = begins ? snprintf(code, CODE_SIZE, "%s%s", c->new.code, old + length)
                         : snprintf(code, CODE_SIZE, "%s-%s", old, c->new.code);
    return (written > 0 && written < CODE_SIZE) ||
           error_set(err, ERROR_REFUSED,
                     _("A code made of “%s” and “%s” would be too long. Choose a shorter one."),
                     old, c->new.code);
}

static bool is_last_version(const struct schedules *all, size_t index)
{
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i].series_id == all->items[index].series_id &&
            all->items[i].valid_from > all->items[index].valid_from)
            return false;
    }
    return true;
}

/* The series counts from its first version's first day; the copy has one version only. */
static int first_day(const struct schedules *all, int64_t series_id)
{
    int first = DAY_NONE;
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i].series_id == series_id &&
            (first == DAY_NONE || all->items[i].valid_from < first))
            first = all->items[i].valid_from;
    }
    return first;
}

static bool copy_schedules(struct copying *c, const char *old, const char *code,
                           struct error *err)
{
    struct schedules all = {0};
    struct schedule added;
    struct schedule_generated made;
    bool ok = schedule_list(c->club, old, DAY_NONE, &all, err);
    for (size_t i = 0; ok && i < all.count; i++) {
        const struct schedule *schedule = &all.items[i];
        if (!is_last_version(&all, i))
            continue;
        struct schedule_entry entry = {
            .activity = code,
            .rule = schedule->rule,
            .start_minutes = schedule->start_minutes,
            .end_minutes = schedule->end_minutes,
            .slot_minutes = schedule->slot_minutes,
            .room = schedule->room,
            .valid_from = within(c, shift(first_day(&all, schedule->series_id), c->weeks)),
            .valid_until = within(c, shift(schedule->valid_until, c->weeks)),
        };
        ok = schedule_add(c->club, &entry, &added, &made, err);
        c->copy->schedules += ok;
        c->copy->sessions += ok ? made.made : 0;
    }
    schedules_free(&all);
    return ok;
}

static bool copy_activity(struct copying *c, const struct activity *old, struct error *err)
{
    char code[CODE_SIZE];
    struct activity_leader_list leaders = {0};
    struct activity_entry entry = {
        .code = code,
        .programme = c->new.code,
        .title = old->title,
        .kind = old->kind,
        .is_individual = old->is_individual,
        .has_open = true,
        .is_open = old->is_open,
        .has_capacity = true,
        .capacity = old->capacity,
        .has_early = true,
        .has_late = true,
        .has_leave = true,
        .early_minutes = old->early_minutes,
        .late_minutes = old->late_minutes,
        .leave_minutes = old->leave_minutes,
        .credit = old->credits_real ? "real" : "whole",
    };
    bool ok = write_code(c, old->code, code, err) && activity_add(c->club, &entry, err) &&
              activity_leader_list(c->club, old->id, DAY_NONE, &leaders, err) &&
              copy_leaders(c, &leaders, code, err) && copy_schedules(c, old->code, code, err);
    activity_leader_list_free(&leaders);
    c->copy->activities += ok;
    return ok;
}

static bool copy_activities(struct copying *c, struct error *err)
{
    struct activity_list list = {0};
    bool ok = activity_list(c->club, c->old.code, &list, err);
    for (size_t i = 0; ok && i < list.count; i++)
        ok = copy_activity(c, &list.items[i], err);
    activity_list_free(&list);
    return ok;
}

static bool check_day(const struct copying *c, int from_on, struct error *err)
{
    return from_on > c->old.from_on ||
           error_set(err, ERROR_USAGE, _("%s began on %s. Its next edition begins after that."),
                     c->old.code, day_column_text(c->old.from_on).text);
}

static bool note(struct copying *c, struct error *err)
{
    const struct programme_copy *copy = c->copy;
    json_t *body = json_pack("{s:s, s:i, s:i, s:i, s:i, s:i}", "from", c->old.code, "activities",
                             copy->activities, "schedules", copy->schedules, "goals", copy->goals,
                             "logos", copy->logos, "leaders", copy->leaders);
    day_column_note(body, "from_on", c->new.from_on);
    return club_note(c->club, "programme.copy", c->new.code, body, err);
}

bool programme_copy(struct club *club, const char *from, const char *code, int from_on,
                    struct programme_copy *copy, struct error *err)
{
    struct copying c = {.club = club, .copy = copy};
    *copy = (struct programme_copy){0};
    if (!club_begin(club, err))
        return false;
    bool ok = programme_get(club, from, &c.old, err) && check_day(&c, from_on, err);
    if (ok) {
        c.days = from_on - c.old.from_on;
        c.weeks = (c.days + 3) / 7 * 7;
        ok = add_programme(&c, code, from_on, err) && copy_goals(&c, err) && copy_logos(&c, err) &&
             copy_programme_leaders(&c, err) && copy_activities(&c, err) && note(&c, err);
    }
    return club_end(club, ok, err);
}
