/* schedule: when activities take place, in versions, and the sessions made from them. */
#include "admin/contract/contract_lists.h"
#include "admin/line/answer.h"
#include "admin/line/commands.h"
#include "admin/line/list_filter.h"
#include "admin/session/session_table.h"
#include "admin/timetable/schedule_calendar.h"
#include "base/calendar.h"
#include "base/language.h"
#include "base/text.h"
#include "club/timetable/schedule.h"

#include <stdio.h>
#include <string.h>

/* "mon,thu" to the bits of recurrence_weekly. */
static bool read_weekdays(const char *typed, unsigned *weekdays, struct error *err)
{
    *weekdays = 0;
    for (const char *at = typed;; at++) {
        char word[32] = "";
        enum weekday weekday;
        size_t length = strcspn(at, ",");
        while (length && *at == ' ') {
            at++;
            length--;
        }
        if (length < sizeof word)
            memcpy(word, at, length);
        if (!text_is_utf8(word) || !calendar_weekday_find(word, &weekday))
            return error_set(err, ERROR_USAGE,
                             _("--every takes weekdays: mon tue wed thu fri sat sun, or pon wt śr "
                               "czw pt sob nd, with commas between."));
        *weekdays |= 1u << weekday;
        at += length;
        if (!*at)
            return true;
    }
}

/* The rule of --every or --rule into `rule`; `otherwise` (or a refusal) when neither is there. */
static bool read_rule(const struct invocation *invocation, const char *otherwise,
                      char rule[RECURRENCE_RULE_SIZE], struct error *err)
{
    const char *every = invocation_text(invocation, "--every");
    const char *typed = invocation_text(invocation, "--rule");
    unsigned weekdays;
    if (every && typed)
        return error_set(err, ERROR_USAGE, _("--every and --rule exclude each other."));
    if (!every && !typed && !otherwise)
        return error_set(err, ERROR_USAGE, _("Say when: --every mon,thu, or --rule for more."));
    if (every) {
        if (!read_weekdays(every, &weekdays, err))
            return false;
        recurrence_weekly(weekdays, rule);
        return true;
    }
    return recurrence_read(typed ? typed : otherwise, rule, err);
}

static void say_missing(const struct invocation *invocation, const struct schedule_generated *made)
{
    if (made->missing_hours && invocation->output != OUTPUT_JSON)
        say(invocation, _("Left out, because the clocks skip the hour that night: %d."),
            made->missing_hours);
}

static bool add(struct invocation *invocation, struct error *err)
{
    char rule[RECURRENCE_RULE_SIZE], until[DAY_SIZE];
    struct schedule schedule;
    struct schedule_generated made;
    struct schedule_entry entry = {
        .activity = invocation_text(invocation, "ACTIVITY"),
        .rule = rule,
        .start_minutes = (int)invocation_number_or(invocation, "--from", 0),
        .end_minutes = (int)invocation_number_or(invocation, "--to", 0),
        .slot_minutes = (int)invocation_number_or(invocation, "--slot", 0),
        .room = invocation_text(invocation, "--room"),
        .valid_from =
            (int)invocation_number_or(invocation, "--since", club_today(&invocation->club)),
        .valid_until = (int)invocation_number_or(invocation, "--until", DAY_NONE),
    };
    if (!read_rule(invocation, NULL, rule, err) ||
        !schedule_add(&invocation->club, &entry, &schedule, &made, err))
        return false;
    bool ends_first = schedule.valid_until != DAY_NONE && schedule.valid_until < made.until;
    day_format(ends_first ? schedule.valid_until : made.until, until);
    answer_done(invocation,
                json_pack("{s:s, s:i, s:i, s:i, s:s}", "schedule", schedule.code, "made", made.made,
                          "days_off", made.days_off, "missing_hours", made.missing_hours,
                          "until_on", until),
                _("Added: %s. Sessions made until %s: %d; days off left out: %d."), schedule.code,
                until, made.made, made.days_off);
    say_missing(invocation, &made);
    return true;
}

/* What is not named stays as the version before has it. */
static bool read_change(const struct invocation *invocation, const struct schedule *old,
                        struct schedule_entry *entry, char rule[RECURRENCE_RULE_SIZE],
                        struct error *err)
{
    *entry = (struct schedule_entry){
        .rule = rule,
        .start_minutes = (int)invocation_number_or(invocation, "--from", old->start_minutes),
        .end_minutes = (int)invocation_number_or(invocation, "--to", old->end_minutes),
        .slot_minutes = (int)invocation_number_or(invocation, "--slot", old->slot_minutes),
        .room = invocation_text_or(invocation, "--room", old->room),
        .valid_from =
            (int)invocation_number_or(invocation, "--since", club_today(&invocation->club)),
        .valid_until = (int)invocation_number_or(invocation, "--until", old->valid_until),
    };
    return read_rule(invocation, old->rule, rule, err);
}

static void print_effect(struct invocation *invocation, struct schedule_effect *effect,
                         const char *sentence)
{
    if (invocation->output != OUTPUT_JSON) {
        say(invocation, "%s", sentence);
        if (effect->kept.count)
            say(invocation, "%s", _("These sessions stay as they are; decide about each:"));
    }
    if (invocation->output != OUTPUT_JSON && effect->kept.count == 0)
        return;
    struct listing *listing = session_table_new("kept", &effect->kept);
    listing_extra(listing, "schedule", json_string(effect->schedule.code));
    listing_extra(listing, "removed", json_integer(effect->removed));
    listing_extra(listing, "made", json_integer(effect->made));
    listing_print(invocation, listing, "");
}

static bool change(struct invocation *invocation, struct error *err)
{
    const char *code = invocation_text(invocation, "SCHEDULE");
    int since = (int)invocation_number_or(invocation, "--since", club_today(&invocation->club));
    char rule[RECURRENCE_RULE_SIZE], day[DAY_SIZE], sentence[400];
    struct schedule old;
    struct schedule_entry entry;
    struct schedule_effect effect;
    day_format(since, day);
    if (!schedule_get(&invocation->club, code, since, &old, err) ||
        !read_change(invocation, &old, &entry, rule, err) ||
        !confirm(invocation, err, _("Change %s from %s on? Its sessions ahead are made anew."),
                 old.code, day) ||
        !schedule_change(&invocation->club, code, &entry, &effect, err))
        return false;
    snprintf(sentence, sizeof sentence,
             _("Changed: %s from %s on. Sessions taken away: %d, made: %d."), old.code, day,
             effect.removed, effect.made);
    print_effect(invocation, &effect, sentence);
    schedule_effect_free(&effect);
    return contract_lists_tell_affected(invocation, old.activity, err);
}

static bool end(struct invocation *invocation, struct error *err)
{
    const char *code = invocation_text(invocation, "SCHEDULE");
    int last = (int)invocation_number_or(invocation, "--on", club_today(&invocation->club));
    char day[DAY_SIZE], sentence[400];
    struct schedule old;
    struct schedule_effect effect;
    day_format(last, day);
    if (!schedule_get(&invocation->club, code, last, &old, err) ||
        !confirm(invocation, err, _("Is %s the last day of %s? Later sessions are taken away."),
                 day, old.code) ||
        !schedule_end(&invocation->club, code, last, &effect, err))
        return false;
    snprintf(sentence, sizeof sentence, _("The last day of %s is %s. Sessions taken away: %d."),
             old.code, day, effect.removed);
    print_effect(invocation, &effect, sentence);
    schedule_effect_free(&effect);
    return contract_lists_tell_affected(invocation, old.activity, err);
}

static bool generate(struct invocation *invocation, struct error *err)
{
    struct schedule_generated done;
    char until[DAY_SIZE];
    if (!schedule_generate(&invocation->club, (int)invocation_number_or(invocation, "--weeks", 0),
                           &done, err))
        return false;
    day_format(done.until, until);
    answer_done(invocation,
                json_pack("{s:i, s:i, s:i, s:s}", "made", done.made, "days_off", done.days_off,
                          "missing_hours", done.missing_hours, "until_on", until),
                _("Sessions made until %s: %d; days off left out: %d."), until, done.made,
                done.days_off);
    say_missing(invocation, &done);
    return true;
}

static const struct listing_column columns[] = {
    {.key = "schedule", .title = N_("Schedule")},
    {.key = "activity", .title = NULL},
    {.key = "rule", .title = N_("Days")},
    {.key = "start", .title = N_("Start")},
    {.key = "end", .title = N_("End")},
    {.key = "slot_minutes", .title = N_("Slot min"), .align = LISTING_RIGHT},
    {.key = "room", .title = N_("Room")},
    {.key = "valid_from_on", .title = N_("From")},
    {.key = "valid_until_on", .title = N_("Until")},
    {.key = NULL},
};

/* Weekdays by name; a rule of another form as it is. */
static void add_rule(struct listing *listing, const char *rule)
{
    char shown[256] = "";
    unsigned weekdays = recurrence_weekdays(rule);
    size_t length = 0;
    for (int i = MONDAY; i <= SUNDAY; i++) {
        const char *name = _(calendar_weekday_name((enum weekday)i));
        if (weekdays & 1u << i && length < sizeof shown)
            length += (size_t)snprintf(shown + length, sizeof shown - length, "%s%s",
                                       length ? ", " : "", name);
    }
    listing_shown(listing, rule, weekdays ? shown : rule);
}

static void add_minutes(struct listing *listing, int minutes)
{
    char text[16];
    snprintf(text, sizeof text, "%02d:%02d", minutes / 60, minutes % 60);
    listing_text(listing, text);
}

static void print(struct invocation *invocation, const struct list_filter *filter,
                  const struct schedules *schedules)
{
    struct listing *listing = listing_new("schedules", columns);
    for (size_t i = 0; i < schedules->count; i++) {
        const struct schedule *schedule = &schedules->items[i];
        if (!list_filter_takes_activity(filter, schedule->activity) ||
            !list_filter_takes_time(filter, schedule->valid_from, schedule->valid_until))
            continue;
        listing_text(listing, schedule->code);
        listing_text(listing, schedule->activity);
        add_rule(listing, schedule->rule);
        add_minutes(listing, schedule->start_minutes);
        add_minutes(listing, schedule->end_minutes);
        if (schedule->slot_minutes)
            listing_integer(listing, schedule->slot_minutes);
        else
            listing_null(listing);
        listing_text(listing, schedule->room);
        answer_day(listing, schedule->valid_from);
        answer_day(listing, schedule->valid_until);
    }
    listing_print(invocation, listing, _("Nothing is scheduled."));
}

static bool list(struct invocation *invocation, struct error *err)
{
    struct schedules schedules = {0};
    struct list_filter filter;
    bool ok = list_filter_read(invocation, &filter, err);
    bool is_of_any_time = invocation_has(invocation, "--all") || filter.from != DAY_NONE ||
                          filter.until != DAY_NONE;
    ok = ok && schedule_list(&invocation->club, filter.activity,
                             is_of_any_time ? DAY_NONE : club_today(&invocation->club), &schedules,
                             err);
    if (ok)
        print(invocation, &filter, &schedules);
    schedules_free(&schedules);
    list_filter_free(&filter);
    return ok;
}

#define SCHEDULE_PARAMETER                                                                         \
    {.name = N_("SCHEDULE"), .type = PARAMETER_TEXT, .is_required = true,                          \
     .meaning = N_("the activity, or like G1:2 when it has several schedules")}
#define EVERY_PARAMETERS                                                                           \
    {.name = "--every", .type = PARAMETER_TEXT, .meaning = N_("weekdays, like mon,thu")},          \
        {.name = "--rule", .type = PARAMETER_TEXT,                                                 \
         .meaning = N_("a recurrence rule of RFC 5545, for everything else")}
#define SLOT_PARAMETER                                                                             \
    {.name = "--slot", .type = PARAMETER_INTEGER, .least = 5, .most = 480,                         \
     .meaning = N_("minutes of one consultation")}

const struct command schedule_commands[] = {
    {.noun = "schedule", .verb = "add",
     .summary = N_("Says when an activity takes place, and makes its sessions."),
     .needs = NEED_WRITING, .roles = ROLE_COORDINATOR,
     .parameters = (const struct parameter[]){
         {.name = N_("ACTIVITY"), .type = PARAMETER_CODE, .is_required = true,
          .meaning = N_("the activity's code")},
         EVERY_PARAMETERS,
         {.name = "--from", .type = PARAMETER_TIME, .is_required = true,
          .meaning = N_("start, like 15:30")},
         {.name = "--to", .type = PARAMETER_TIME, .is_required = true,
          .meaning = N_("end, like 18:00")},
         SLOT_PARAMETER,
         {.name = "--room", .type = PARAMETER_TEXT, .is_required = true,
          .meaning = N_("the room, as the entrance shows it")},
         {.name = "--since", .type = PARAMETER_DAY, .meaning = N_("first day (today)")},
         {.name = "--until", .type = PARAMETER_DAY, .meaning = N_("last day (open)")},
         {.name = NULL}},
     .example = "obecni schedule add G1 --every mon --from 15:30 --to 18:00 --room \"sala 2\"",
     .run = add},
    {.noun = "schedule", .verb = "change",
     .summary = N_("Changes a schedule from a day on; what was stays as it was."),
     .needs = NEED_WRITING | NEED_YES, .roles = ROLE_COORDINATOR,
     .parameters = (const struct parameter[]){
         SCHEDULE_PARAMETER, EVERY_PARAMETERS,
         {.name = "--from", .type = PARAMETER_TIME, .meaning = N_("start (the same)")},
         {.name = "--to", .type = PARAMETER_TIME, .meaning = N_("end (the same)")},
         SLOT_PARAMETER,
         {.name = "--room", .type = PARAMETER_TEXT, .meaning = N_("the room (the same)")},
         {.name = "--since", .type = PARAMETER_DAY, .meaning = N_("from this day on (today)")},
         {.name = "--until", .type = PARAMETER_DAY, .meaning = N_("last day (the same)")},
         {.name = NULL}},
     .example = "obecni schedule change G1 --since 2026-03-09 --from 16:00 --to 18:30",
     .run = change},
    {.noun = "schedule", .verb = "end", .summary = N_("Sets the last day of a schedule."),
     .needs = NEED_WRITING | NEED_YES, .roles = ROLE_COORDINATOR,
     .parameters = (const struct parameter[]){
         SCHEDULE_PARAMETER,
         {.name = "--on", .type = PARAMETER_DAY, .meaning = N_("the last day (today)")},
         {.name = NULL}},
     .example = "obecni schedule end G1 --on 2026-06-30", .run = end},
    {.noun = "schedule", .verb = "list", .summary = N_("Lists when activities take place."),
     .needs = NEED_READING, .roles = ROLE_ALL,
     .parameters = (const struct parameter[]){
         {.name = "--activity", .type = PARAMETER_CODE, .meaning = N_("only of this activity")},
         {.name = "--all", .type = PARAMETER_FLAG, .meaning = N_("also what has ended")},
         {.name = "--from", .type = PARAMETER_DAY, .meaning = N_("that held on this day or later")},
         {.name = "--to", .type = PARAMETER_DAY,
          .meaning = N_("that held on this day or earlier")},
         LIST_FILTER_PROGRAMME, LIST_FILTER_LEADER,
         {.name = NULL}},
     .columns = columns, .example = "obecni schedule list", .run = list},
    {.noun = "schedule", .verb = "generate",
     .summary = N_("Makes the sessions ahead; every writing command does it by itself."),
     .needs = NEED_WRITING, .roles = ROLE_COORDINATOR,
     .parameters = (const struct parameter[]){
         {.name = "--weeks", .type = PARAMETER_INTEGER, .least = 1, .most = SCHEDULE_WEEKS_MOST,
          .meaning = N_("how far ahead (the setting horizon_weeks)")},
         {.name = NULL}},
     .example = "obecni schedule generate --weeks 52", .run = generate},
    {.noun = "schedule", .verb = "export",
     .summary = N_("Writes sessions as a calendar file: neutral titles, no names."),
     .needs = NEED_READING, .roles = ROLE_ALL, .parameters = schedule_export_parameters,
     .example = "obecni schedule export --leader AP --out zajecia.ics", .run = schedule_export},
    {.noun = "schedule", .verb = "import",
     .summary = N_("Takes the events of a calendar file over as sessions; twice adds nothing."),
     .needs = NEED_WRITING | NEED_YES, .roles = ROLE_COORDINATOR,
     .parameters = schedule_import_parameters,
     .example = "obecni schedule import G1 sala2.ics --dry-run", .run = schedule_import},
    {.noun = NULL},
};
