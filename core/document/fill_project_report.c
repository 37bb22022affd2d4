/* Sprawozdanie z projektu: what it was for, what was held, who took part and finished, and what
 * the closing survey says. Sums only: a funder learns of no person. */
#include "base/clock.h"
#include "base/language.h"
#include "base/memory.h"
#include "club/timetable/programme_close.h"
#include "club/timetable/programme_goal.h"
#include "club/timetable/programme_leader.h"
#include "document/bundle_tables.h"
#include "document/document_fills.h"
#include "document/fill_parts.h"
#include "document/polish_text.h"
#include "document/report_part.h"
#include "document/survey_part.h"
#include "figures/person/completion.h"
#include "figures/report/report_words.h"

#include <stdio.h>
#include <string.h>

struct project {
    struct programme programme;
    struct period period;
    struct figure_values values;
    struct completion completion;
};

static void fill_period(struct sheet *sheet, const struct project *project)
{
    char first[POLISH_TEXT_SIZE], last[POLISH_TEXT_SIZE], days[3 * POLISH_TEXT_SIZE];
    polish_date(project->period.first, first);
    polish_date(project->period.last, last);
    snprintf(days, sizeof days, "%s – %s", first, last);
    sheet_field_strong(sheet, fill_polish(N_("Period")), days);
}

static bool fill_leaders(struct club *club, struct sheet *sheet, const struct project *project,
                         struct error *err)
{
    struct activity_leader_list leaders = {0};
    struct buffer names = {0};
    if (!programme_leader_list(club, &project->programme, &leaders, err))
        return false;
    for (size_t i = 0; i < leaders.count; i++)
        buffer_printf(&names, "%s%s", i ? ", " : "", leaders.items[i].name);
    if (names.length)
        sheet_field(sheet, fill_polish(N_("Responsible")), names.text);
    buffer_free(&names);
    activity_leader_list_free(&leaders);
    return true;
}

static bool fill_head(struct club *club, struct sheet *sheet, const struct project *project,
                      struct error *err)
{
    const struct programme *programme = &project->programme;
    sheet_title(sheet,
                programme->is_project ? fill_polish(N_("Report of the project"))
                                      : fill_polish(N_("Report of the programme")),
                programme->title);
    fill_period(sheet, project);
    if (programme->funder[0])
        sheet_field(sheet, fill_polish(N_("Funder")), programme->funder);
    if (programme->audience[0])
        sheet_field(sheet, fill_polish(N_("For whom")), programme->audience);
    if (!fill_leaders(club, sheet, project, err))
        return false;
    sheet_field(sheet, fill_polish(N_("State")),
                programme->closed_at ? fill_polish(N_("closed, the list of people is frozen"))
                                     : fill_polish(N_("not closed yet")));
    return true;
}

static bool fill_goals(struct club *club, struct sheet *sheet, const struct project *project,
                       struct error *err)
{
    struct programme_goal_list goals = {0};
    if (!programme_goal_list(club, &project->programme, &goals, err))
        return false;
    if (goals.count)
        sheet_heading(sheet, fill_polish(N_("Goals")));
    int specific = 0;
    for (size_t i = 0; i < goals.count; i++)
        if (goals.items[i].is_general)
            sheet_paragraph(sheet, SHEET_PLAIN, fill_polish(N_("General goal: %s")),
                            goals.items[i].goal);
        else
            sheet_paragraph(sheet, SHEET_PLAIN, "%d. %s", ++specific, goals.items[i].goal);
    programme_goal_list_free(&goals);
    return true;
}

static int64_t value_of(const struct project *project, const char *figure)
{
    return figure_values_find(&project->values, figure, "").value;
}

static void add_figure(struct sheet *sheet, const char *label, const char *unit, int64_t value)
{
    sheet_row(sheet, SHEET_ROW);
    sheet_cell(sheet, label);
    sheet_cell(sheet, unit);
    sheet_cell_number(sheet, value);
}

/* Who finished and completed stands under the list of people, by the project's own rule. */
static bool is_told_apart(const struct figure *figure)
{
    return strcmp(figure->code, "persons_finished") == 0 ||
           strcmp(figure->code, "persons_completed") == 0;
}

static void add_values(struct sheet *sheet, const struct project *project)
{
    for (size_t i = 0; i < project->values.count; i++) {
        const struct figure_value *value = &project->values.items[i];
        char label[REPORT_LABEL_SIZE], unit[DICTIONARY_LABEL_SIZE];
        bool is_share = strcmp(value->figure->unit, "percent") == 0;
        if (value->state != FIGURE_KNOWN || value->figure->is_whole_club ||
            value->figure->needs_vault || value->figure->source != FIGURE_SESSIONS ||
            is_told_apart(value->figure))
            continue;
        report_label(value->figure, value->part, label);
        report_word(DICTIONARY_FIGURE_UNIT, value->figure->unit, unit);
        if (!is_share) {
            add_figure(sheet, label, unit, value->value);
        } else if (value->of) {
            sheet_row(sheet, SHEET_ROW);
            sheet_cell(sheet, label);
            sheet_cell(sheet, unit);
            report_part_share(sheet, value->value, value->of);
        }
    }
}

static void fill_figures(struct sheet *sheet, const struct project *project)
{
    const struct programme *programme = &project->programme;
    const struct sheet_column_entry columns[] = {
        {.head = fill_polish(N_("Figure"))},
        {.head = fill_polish(N_("Unit")), .width_mm = 34, .is_quiet = true},
        {.head = fill_polish(N_("Value")), .value = SHEET_NUMBER, .width_mm = 44},
    };
    char duration[POLISH_TEXT_SIZE];
    sheet_heading(sheet, fill_polish(N_("What was done")));
    sheet_sum_number(sheet, value_of(project, "sessions_held"),
                     fill_polish(N_("meetings held")));
    sheet_sum_number(sheet, value_of(project, "persons"), fill_polish(N_("persons")));
    sheet_sum_number(sheet, value_of(project, "presences"), fill_polish(N_("presences")));
    sheet_sum_number(sheet, project->completion.completed, fill_polish(N_("completed")));
    sheet_table(sheet, "", columns, sizeof columns / sizeof *columns);
    if (programme->planned)
        add_figure(sheet, fill_polish(N_("Meetings planned in the project")),
                   fill_polish(N_("meetings")), programme->planned);
    add_values(sheet, project);
    polish_duration((int)value_of(project, "minutes_held"), programme->hour_minutes, duration);
    sheet_paragraph(sheet, SHEET_NOTE, fill_polish(N_("Time held: %s.")), duration);
    int64_t open = value_of(project, "sessions_unsigned");
    if (open)
        sheet_paragraph(sheet, SHEET_NOTE,
                        fill_plural("%lld session is not signed yet and is not counted.",
                                    "%lld sessions are not signed yet and are not counted.",
                                    (long)open),
                        (long long)open);
}

static void fill_completion(struct sheet *sheet, const struct project *project)
{
    const struct programme *programme = &project->programme;
    long enrolled = (long)project->completion.list.count;
    sheet_heading(sheet, fill_polish(N_("Who took part")));
    if (!programme->share_asked && !programme->count_asked) {
        sheet_paragraph(sheet, SHEET_PLAIN,
                        fill_polish(N_("On the list: %ld. The project has no rule of completion.")),
                        enrolled);
        return;
    }
    sheet_paragraph(sheet, SHEET_PLAIN, fill_polish(N_("On the list: %ld; completed: %d.")),
                    enrolled, project->completion.completed);
    if (programme->share_asked)
        sheet_paragraph(sheet, SHEET_NOTE,
                        fill_polish(N_("Completed means: present in at least %d %% of the "
                                       "sessions that were held while on the list, excused ones "
                                       "left out, rounded up.")),
                        programme->share_asked);
    else
        sheet_paragraph(sheet, SHEET_NOTE,
                        fill_polish(N_("Completed means: present in at least %d sessions.")),
                        programme->count_asked);
}

static bool fill_sheet(struct club *club, const struct project *project,
                       const json_t *parameters, struct sheet *sheet, struct error *err)
{
    struct attendance_series series;
    const char *code = project->programme.code;
    enum language before = language_present();
    if (!attendance_series_get(club, &project->period, code, SERIES_MONTHS,
                               project->values.presences_by_day, &series, err))
        return false;
    language_use(LANGUAGE_POLISH);
    bool ok = fill_head(club, sheet, project, err) && fill_goals(club, sheet, project, err);
    fill_figures(sheet, project);
    report_part_series(sheet, &series, SERIES_MONTHS, DAY_NONE);
    fill_completion(sheet, project);
    ok = ok && survey_part_add(club, code, sheet, err);
    if (json_object_get(parameters, "manifest"))
        bundle_vouch(parameters, sheet);
    sheet_signature(sheet, fill_polish(N_("made out by, day")));
    sheet_signature(sheet, fill_polish(N_("approved by, day")));
    language_use(before);
    attendance_series_free(&series);
    return ok;
}

/* Until its last day, or the day that the figures are of while it goes on. */
static void read_period(struct project *project, int64_t as_of_at)
{
    int last = project->programme.until_on, today = clock_wall(as_of_at).day;
    project->period = (struct period){
        .length = PERIOD_YEAR,
        .first = project->programme.from_on,
        .last = last == DAY_NONE || last > today ? today : last,
    };
}

bool fill_project_report(struct club *club, const json_t *parameters, int64_t as_of_at,
                         struct sheet *sheet, struct error *err)
{
    struct project project = {0};
    const char *code = parameter_text(parameters, "programme");
    if (!programme_get(club, code, &project.programme, err) ||
        !document_kind_head(club, code, as_of_at, sheet, err) || !fill_place(club, sheet, err))
        return false;
    read_period(&project, as_of_at);
    if (project.period.last < project.period.first)
        return error_set(err, ERROR_REFUSED,
                         _("%s has not begun, so there is nothing to report yet."), code);
    if (!figure_values_get(club, &project.period, 1, code, &project.values, err))
        return false;
    bool ok = completion_get(club, &project.programme, &project.completion, err);
    if (ok && !value_of(&project, "sessions_held"))
        ok = error_set(err, ERROR_REFUSED,
                       _("No session of %s is signed, so there is nothing to report. Have the "
                         "lists signed first."),
                       code);
    ok = ok && fill_sheet(club, &project, parameters, sheet, err);
    completion_free(&project.completion);
    figure_values_free(&project.values, 1);
    return ok;
}
