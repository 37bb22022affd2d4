/* calendar: holidays, and days that the club closes or works after all. */
#include "admin/line/answer.h"
#include "admin/line/commands.h"
#include "base/language.h"
#include "club/timetable/calendar_day.h"

static const struct listing_column columns[] = {
    {.key = "day_on", .title = N_("Day")},
    {.key = "weekday", .title = N_("Weekday")},
    {.key = "is_held", .title = N_("Sessions")},
    {.key = "holiday", .title = N_("Holiday")},
    {.key = "exception", .title = N_("Decided")},
    {.key = "note", .title = N_("Note")},
    {.key = NULL},
};

static const char *shown_exception(enum calendar_exception exception)
{
    static const char *const shown[] = {
        [CALENDAR_PLAIN] = "",
        [CALENDAR_CLOSED] = N_("closed"),
        [CALENDAR_WORKING] = N_("working day"),
    };
    return exception == CALENDAR_PLAIN ? "–" : _(shown[exception]);
}

static void print(struct invocation *invocation, const struct calendar_days *days)
{
    struct listing *listing = listing_new("days", columns);
    for (size_t i = 0; i < days->count; i++) {
        const struct calendar_day *day = &days->items[i];
        enum weekday weekday = day_weekday(day->day);
        const char *holiday = calendar_holiday_name(day->holiday);
        const char *exception = calendar_exception_word(day->exception);
        answer_day(listing, day->day);
        listing_ranked(listing, calendar_weekday_code(weekday), _(calendar_weekday_name(weekday)),
                       weekday);
        listing_boolean(listing, calendar_day_is_held(day));
        if (*holiday)
            listing_shown(listing, holiday, _(holiday));
        else
            listing_null(listing);
        listing_shown(listing, *exception ? exception : NULL, shown_exception(day->exception));
        answer_text(listing, day->note);
    }
    listing_print(invocation, listing, _("No day off in that time."));
}

static bool list(struct invocation *invocation, struct error *err)
{
    int this_year;
    day_split(club_today(&invocation->club), &this_year, NULL, NULL);
    int year = (int)invocation_number_or(invocation, "--year", this_year);
    struct calendar_days days = {0};
    bool ok = calendar_day_list(&invocation->club, day_of(year, 1, 1), day_of(year, 12, 31), &days,
                                err);
    if (ok)
        print(invocation, &days);
    calendar_days_free(&days);
    return ok;
}

static json_t *effect_json(int day, const struct calendar_effect *effect)
{
    return json_pack("{s:o, s:i, s:i, s:i}", "day_on", answer_day_json(day), "cancelled",
                     effect->cancelled, "planned", effect->planned, "made", effect->made);
}

static bool close_day(struct invocation *invocation, struct error *err)
{
    int day = (int)invocation_number_or(invocation, "DATE", DAY_NONE);
    char text[DAY_SIZE];
    struct calendar_effect effect;
    day_format(day, text);
    if (!confirm(invocation, err, _("Close the club on %s and cancel the sessions of that day?"),
                 text) ||
        !calendar_day_close(&invocation->club, day, invocation_text_or(invocation, "--note", ""),
                            &effect, err))
        return false;
    answer_done(invocation, effect_json(day, &effect), _("Closed on %s. Sessions cancelled: %d."),
                text, effect.cancelled);
    return true;
}

static bool work(struct invocation *invocation, struct error *err)
{
    int day = (int)invocation_number_or(invocation, "DATE", DAY_NONE);
    char text[DAY_SIZE];
    struct calendar_effect effect;
    day_format(day, text);
    if (!calendar_day_work(&invocation->club, day, invocation_text_or(invocation, "--note", ""),
                           &effect, err))
        return false;
    answer_done(invocation, effect_json(day, &effect),
                _("%s is a working day. Sessions that take place: %d."), text,
                effect.planned + effect.made);
    return true;
}

static bool clear(struct invocation *invocation, struct error *err)
{
    int day = (int)invocation_number_or(invocation, "DATE", DAY_NONE);
    char text[DAY_SIZE];
    struct calendar_effect effect;
    day_format(day, text);
    if (!confirm(invocation, err, _("Take back what was decided about %s?"), text) ||
        !calendar_day_clear(&invocation->club, day, &effect, err))
        return false;
    answer_done(invocation, effect_json(day, &effect),
                _("%s is as the holidays say. Sessions cancelled: %d, planned again: %d."), text,
                effect.cancelled, effect.planned + effect.made);
    return true;
}

#define DATE_PARAMETER                                                                             \
    {.name = N_("DATE"), .type = PARAMETER_DAY, .is_required = true, .meaning = N_("the day")}
#define NOTE_PARAMETER                                                                             \
    {.name = "--note", .type = PARAMETER_TEXT, .meaning = N_("why, for staff; never a name")}

const struct command calendar_commands[] = {
    {.noun = "calendar", .verb = "list",
     .summary = N_("Lists the holidays of a year and what the club decided itself."),
     .needs = NEED_READING, .roles = ROLE_ALL,
     .parameters = (const struct parameter[]){
         {.name = "--year", .type = PARAMETER_INTEGER, .least = 1900, .most = 2199,
          .meaning = N_("the year (this one)")},
         {.name = NULL}},
     .columns = columns, .example = "obecni calendar list --year 2026", .run = list},
    {.noun = "calendar", .verb = "close",
     .summary = N_("Closes the club on a day and cancels its sessions."),
     .needs = NEED_WRITING | NEED_YES, .roles = ROLE_COORDINATOR,
     .parameters = (const struct parameter[]){DATE_PARAMETER, NOTE_PARAMETER, {.name = NULL}},
     .example = "obecni calendar close 2026-01-22 --note \"awaria ogrzewania\"", .run = close_day},
    {.noun = "calendar", .verb = "work",
     .summary = N_("Makes a holiday or a closed day a working day."),
     .needs = NEED_WRITING, .roles = ROLE_COORDINATOR,
     .parameters = (const struct parameter[]){DATE_PARAMETER, NOTE_PARAMETER, {.name = NULL}},
     .example = "obecni calendar work 2026-11-11", .run = work},
    {.noun = "calendar", .verb = "clear",
     .summary = N_("Takes back what was decided about a day."),
     .needs = NEED_WRITING | NEED_YES, .roles = ROLE_COORDINATOR,
     .parameters = (const struct parameter[]){DATE_PARAMETER, {.name = NULL}},
     .example = "obecni calendar clear 2026-01-22", .run = clear},
    {.noun = NULL},
};
