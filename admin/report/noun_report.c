/* report: figures of a period beside those of earlier years, what may be published of them, and
 * earlier figures entered by hand. */
#include "admin/line/answer.h"
#include "admin/line/commands.h"
#include "admin/line/staged_file.h"
#include "admin/report/report_print.h"
#include "base/language.h"
#include "club/settings.h"
#include "club/timetable/programme.h"
#include "figures/report/report_words.h"

#include <string.h>

struct wanted {
    enum report_kind kind;
    enum period_length length;
    const char *title;
};

static bool read_period(const struct invocation *invocation, const struct wanted *wanted,
                        struct period *period, struct error *err)
{
    const char *text = invocation_text(invocation, "PERIOD");
    if (!period_read(text, period, err))
        return false;
    if (period->length == wanted->length)
        return true;
    return error_set(err, ERROR_USAGE, _("This report is about a %s; %s is a %s."),
                     report_length_shown(wanted->length), text,
                     report_length_shown(period->length));
}

/* Periods with commas between; none may be the report's own or stand twice. */
static bool read_others(const char *text, const struct report_request *request,
                        struct period *others, size_t *count, struct error *err)
{
    char one[24];
    for (*count = 0; text && *text; text += strspn(text, ",")) {
        size_t length = strcspn(text, ",");
        snprintf(one, sizeof one, "%.*s", (int)(length < sizeof one ? length : sizeof one - 1),
                 text);
        text += length;
        if (*count + (size_t)request->years + 1 >= REPORT_COLUMNS)
            return error_set(err, ERROR_USAGE, _("So many periods do not fit beside each other."));
        if (!period_read(one, &others[*count], err))
            return false;
        bool is_there = false;
        for (int y = 0; y <= request->years; y++)
            is_there |= period_is_same(others[*count], period_earlier(request->period, y));
        for (size_t i = 0; i < *count; i++)
            is_there |= period_is_same(others[*count], others[i]);
        if (is_there)
            return error_set(err, ERROR_USAGE, _("%s is in the report already."), one);
        (*count)++;
    }
    return true;
}

static bool write_file(struct invocation *invocation, const struct report_heading *heading,
                       const struct report *report, struct error *err)
{
    char *staged = NULL;
    struct club *club = &invocation->club;
    const char *path = invocation_text(invocation, "--xlsx");
    if (!staged_file_begin(path, &staged, err))
        return false;
    if (!club_begin(club, err))
        return staged_file_end(path, &staged, false, err) && false;
    bool ok = club_note(club, "report.write", invocation_text(invocation, "PERIOD"),
                        json_pack("{s:s, s:b}", "report", invocation->command->verb, "public",
                                  report->is_public),
                        err) &&
              (report_write_xlsx(invocation, heading, report, staged, err) ||
               staged_file_failed(err));
    ok = club_end(club, ok, err);
    ok = staged_file_end(path, &staged, ok, err) && ok;
    if (ok)
        answer_done(invocation, json_pack("{s:s}", "xlsx", path), _("The report is in %s."), path);
    return ok;
}

/* Sealed groups were opened: that is an entry, with how many people it was about. */
static bool note_reading(struct invocation *invocation, const struct report *report,
                         struct error *err)
{
    int64_t persons = 0;
    bool is_read = false;
    for (size_t i = 0; i < report->count; i++) {
        is_read |= report->rows[i].figure->needs_vault;
        if (strcmp(report->rows[i].figure->code, "persons") == 0)
            persons = report->rows[i].cells[0].value;
    }
    return !is_read || !vault_is_open(&invocation->club.vault) ||
           names_note(invocation, "groups.read", invocation_text(invocation, "PERIOD"), persons,
                      err);
}

static bool show(struct invocation *invocation, const struct report_heading *heading,
                 struct report *report, struct error *err)
{
    int64_t threshold;
    if (!note_reading(invocation, report, err) ||
        !settings_get_integer(&invocation->club, SETTING_REPORT_SUPPRESS_BELOW, &threshold, err))
        return false;
    if (invocation_has(invocation, "--public"))
        report_make_public(report, threshold);
    if (invocation_has(invocation, "--xlsx"))
        return write_file(invocation, heading, report, err);
    report_print(invocation, heading, report);
    return true;
}

static bool run(struct invocation *invocation, const struct wanted *wanted, struct error *err)
{
    struct report report;
    struct programme programme;
    struct period others[REPORT_COLUMNS];
    struct report_heading heading = {
        .title = _(wanted->title),
        .programme = invocation_text(invocation, "--programme"),
    };
    struct report_request request = {
        .kind = wanted->kind,
        .programme = heading.programme,
        .years = (int)invocation_number_or(invocation, "--years", REPORT_EARLIER_MOST),
        .others = others,
    };
    if (!read_period(invocation, wanted, &request.period, err) ||
        !read_others(invocation_text(invocation, "--compare"), &request, others,
                     &request.other_count, err) ||
        (request.programme &&
         !programme_get(&invocation->club, request.programme, &programme, err)))
        return false;
    bool ok = report_get(&invocation->club, &request, &report, err) &&
              show(invocation, &heading, &report, err);
    report_free(&report);
    return ok;
}

static bool half_year(struct invocation *invocation, struct error *err)
{
    return run(invocation, &(struct wanted){REPORT_PERIOD, PERIOD_HALF_YEAR, N_("Half-year report")},
               err);
}

static bool annual(struct invocation *invocation, struct error *err)
{
    return run(invocation, &(struct wanted){REPORT_PERIOD, PERIOD_YEAR, N_("Annual report")}, err);
}

static bool month(struct invocation *invocation, struct error *err)
{
    return run(invocation, &(struct wanted){REPORT_PERIOD, PERIOD_MONTH, N_("Report of a month")},
               err);
}

static bool kis(struct invocation *invocation, struct error *err)
{
    return run(invocation,
               &(struct wanted){REPORT_KIS, PERIOD_YEAR, N_("Figures for the club's annual report")},
               err);
}

static bool statistics(struct invocation *invocation, struct error *err)
{
    return run(invocation, &(struct wanted){REPORT_STATISTICS, PERIOD_HALF_YEAR,
                                            N_("Figures for the half-yearly statistics")},
               err);
}

static const struct listing_column figure_columns[] = {
    {.key = "figure", .title = N_("Figure")},
    {.key = "title", .title = N_("Title")},
    {.key = "unit", .title = N_("Unit")},
    {.key = "parts", .title = N_("Parts")},
    {.key = "definition", .title = N_("Definition")},
    {.key = NULL},
};

static bool figures(struct invocation *invocation, struct error *err)
{
    (void)err;
    const struct figure *figure;
    struct listing *listing = listing_new("figures", figure_columns);
    for (size_t i = 0; (figure = figure_at(i)) != NULL; i++) {
        listing_text(listing, figure->code);
        listing_text(listing, _(figure->title));
        answer_word(listing, DICTIONARY_FIGURE_UNIT, figure->unit);
        answer_text(listing, figure->parts);
        listing_text(listing, _(figure->definition));
    }
    listing_print(invocation, listing, "");
    return true;
}

static bool earlier_add(struct invocation *invocation, struct error *err)
{
    char code[CODE_SIZE];
    struct earlier_figure_entry entry = {
        .figure = invocation_text(invocation, "FIGURE"),
        .part = invocation_text(invocation, "--part"),
        .unit = invocation_text(invocation, "--unit"),
        .period = invocation_text(invocation, "PERIOD"),
        .programme = invocation_text(invocation, "--programme"),
        .value = invocation_number_or(invocation, "VALUE", 0),
        .source = invocation_text(invocation, "--source"),
    };
    if (!earlier_figure_add(&invocation->club, &entry, code, err))
        return false;
    answer_done(invocation, json_pack("{s:s}", "code", code),
                _("Noted as %s: %s, %s, %lld %s."), code, entry.figure, entry.period,
                (long long)entry.value, entry.unit);
    return true;
}

static bool earlier_withdraw(struct invocation *invocation, struct error *err)
{
    const char *code = invocation_text(invocation, "CODE");
    if (!confirm(invocation, err, _("Withdraw the earlier figure %s?"), code) ||
        !earlier_figure_withdraw(&invocation->club, code, invocation_text(invocation, "--reason"),
                                 err))
        return false;
    answer_done(invocation, json_pack("{s:s, s:s}", "code", code, "status", "withdrawn"),
                _("Withdrawn: %s."), code);
    return true;
}

static const struct listing_column earlier_columns[] = {
    {.key = "code", .title = N_("Code")},
    {.key = "figure", .title = N_("Figure"), .is_whole = true},
    {.key = "part", .title = N_("Part")},
    {.key = "period", .title = N_("Period"), .is_whole = true},
    {.key = "length", .title = N_("Length")},
    {.key = "value", .title = N_("Value"), .align = LISTING_RIGHT},
    {.key = "unit", .title = N_("Unit")},
    {.key = "programme", .title = N_("Programme")},
    {.key = "status", .title = N_("Status")},
    {.key = "source", .title = N_("Source")},
    {.key = "actor", .title = N_("Who")},
    {.key = "at", .title = N_("When")},
    {.key = "reason", .title = NULL},
    {.key = NULL},
};

static void add_earlier(struct listing *listing, const struct earlier_figure *row)
{
    char period[PERIOD_SIZE];
    period_format(row->period, period);
    listing_text(listing, row->code);
    listing_text(listing, row->figure->code);
    answer_text(listing, row->part);
    listing_text(listing, period);
    listing_shown(listing, period_length_word(row->period.length),
                  report_length_shown(row->period.length));
    listing_integer(listing, row->value);
    answer_word(listing, DICTIONARY_FIGURE_UNIT, row->unit);
    answer_text(listing, row->programme);
    if (row->is_withdrawn)
        listing_shown(listing, "withdrawn", _("withdrawn"));
    else
        listing_shown(listing, "holds", _("holds"));
    listing_text(listing, row->source);
    listing_text(listing, row->actor);
    listing_instant(listing, row->noted_at);
    answer_text(listing, row->reason);
}

static bool earlier_list(struct invocation *invocation, struct error *err)
{
    struct programme programme;
    struct earlier_figures list = {0};
    const char *code = invocation_text(invocation, "--programme");
    const char *figure = invocation_text(invocation, "--figure");
    const char *status = invocation_text(invocation, "--status");
    int from = (int)invocation_number_or(invocation, "--from", DAY_NONE);
    int until = (int)invocation_number_or(invocation, "--to", DAY_NONE);
    if (from != DAY_NONE && until != DAY_NONE && until < from)
        return error_set(err, ERROR_USAGE, _("The last day lies before the first."));
    if (figure && !figure_find(figure))
        return error_set(err, ERROR_USAGE,
                         _("There is no figure “%.40s”. “obecni report figures” lists them."),
                         figure);
    bool ok = (!code || programme_get(&invocation->club, code, &programme, err)) &&
              earlier_figure_list(&invocation->club, code, &list, err);
    if (ok) {
        struct listing *listing = listing_new("earlier_figures", earlier_columns);
        for (size_t i = 0; i < list.count; i++) {
            const struct earlier_figure *row = &list.items[i];
            if ((!figure || strcmp(row->figure->code, figure) == 0) &&
                (!status || row->is_withdrawn == (strcmp(status, "withdrawn") == 0)) &&
                (from == DAY_NONE || row->period.last >= from) &&
                (until == DAY_NONE || row->period.first <= until))
                add_earlier(listing, row);
        }
        listing_print(invocation, listing, _("There are no such figures."));
    }
    earlier_figures_free(&list);
    return ok;
}

#define PERIOD_OBJECT                                                                              \
    {.name = "PERIOD", .type = PARAMETER_CODE, .is_required = true,                                \
     .meaning = N_("2025-I, 2025-II, 2025 or 2025-09")}
#define PROGRAMME_OPTION                                                                           \
    {.name = "--programme", .type = PARAMETER_CODE, .meaning = N_("only of this programme")}

static const struct parameter report_parameters[] = {
    PERIOD_OBJECT,
    PROGRAMME_OPTION,
    {.name = "--years", .type = PARAMETER_INTEGER, .least = 0, .most = REPORT_EARLIER_MOST,
     .meaning = N_("earlier years beside it, three when left out")},
    {.name = "--compare", .type = PARAMETER_TEXT,
     .meaning = N_("other periods beside it, with commas between")},
    {.name = "--public", .type = PARAMETER_FLAG,
     .meaning = N_("what may be published: small numbers of people hidden")},
    {.name = "--xlsx", .type = PARAMETER_PATH, .meaning = N_("as a spreadsheet in this file")},
    {.name = NULL},
};

static const struct parameter earlier_add_parameters[] = {
    {.name = "FIGURE", .type = PARAMETER_CODE, .is_required = true,
     .meaning = N_("one of “report figures”")},
    PERIOD_OBJECT,
    {.name = "VALUE", .type = PARAMETER_INTEGER, .is_required = true, .least = 0,
     .most = 1000000000, .meaning = N_("the number")},
    {.name = "--unit", .type = PARAMETER_CODE,
     .meaning = N_("what the source counts; needed")},
    {.name = "--part", .type = PARAMETER_CODE, .meaning = N_("of a breakdown: which part")},
    PROGRAMME_OPTION,
    {.name = "--source", .type = PARAMETER_TEXT, .is_required = true,
     .meaning = N_("where the number was taken from")},
    {.name = NULL},
};

static const struct parameter earlier_withdraw_parameters[] = {
    {.name = "CODE", .type = PARAMETER_CODE, .is_required = true,
     .meaning = N_("of the earlier figure")},
    {.name = "--reason", .type = PARAMETER_TEXT, .is_required = true,
     .meaning = N_("why, in a few words")},
    {.name = NULL},
};

static const struct parameter earlier_list_parameters[] = {
    {.name = "--figure", .type = PARAMETER_CODE, .meaning = N_("only of this figure")},
    PROGRAMME_OPTION,
    {.name = "--status", .type = PARAMETER_WORD, .choices = "holds withdrawn",
     .meaning = N_("only those that hold, or were withdrawn")},
    {.name = "--from", .type = PARAMETER_DAY, .meaning = N_("from this day on")},
    {.name = "--to", .type = PARAMETER_DAY, .meaning = N_("until this day")},
    {.name = NULL},
};

const struct command report_commands[] = {
    {.noun = "report", .verb = "half-year", .summary = N_("show the figures of a half-year"),
     .needs = NEED_READING | NEED_NAMES, .roles = ROLES_FIGURES,
     .parameters = report_parameters,
     .example = "obecni report half-year 2025-II --public", .run = half_year},
    {.noun = "report", .verb = "annual", .summary = N_("show the figures of a year"),
     .needs = NEED_READING | NEED_NAMES, .roles = ROLES_FIGURES,
     .parameters = report_parameters, .example = "obecni report annual 2025", .run = annual},
    {.noun = "report", .verb = "month", .summary = N_("show the figures of a month"),
     .needs = NEED_READING | NEED_NAMES, .roles = ROLES_FIGURES,
     .parameters = report_parameters, .example = "obecni report month 2025-11 --years 1",
     .run = month},
    {.noun = "report", .verb = "kis",
     .summary = N_("show the figures for the club's annual report"),
     .needs = NEED_READING | NEED_NAMES, .roles = ROLES_FIGURES,
     .parameters = report_parameters, .example = "obecni report kis 2025 --xlsx kis-2025.xlsx",
     .run = kis},
    {.noun = "report", .verb = "statistics",
     .summary = N_("show the figures for the half-yearly statistics"),
     .needs = NEED_READING | NEED_NAMES, .roles = ROLES_FIGURES,
     .parameters = report_parameters, .example = "obecni report statistics 2025-II --csv",
     .run = statistics},
    {.noun = "report", .verb = "figures", .summary = N_("list the named figures"),
     .needs = NEED_READING, .roles = ROLES_FIGURES, .columns = figure_columns,
     .example = "obecni report figures", .run = figures},
    {.noun = "report", .verb = "earlier-add",
     .summary = N_("enter a figure of an earlier year by hand"), .needs = NEED_WRITING,
     .roles = ROLE_COORDINATOR, .parameters = earlier_add_parameters,
     .example = "obecni report earlier-add interventions 2024-II 70 --unit interventions "
                "--source \"sprawozdanie z 20.01.2025\"",
     .run = earlier_add},
    {.noun = "report", .verb = "earlier-withdraw",
     .summary = N_("withdraw an earlier figure that was wrong"),
     .needs = NEED_WRITING | NEED_YES, .roles = ROLE_COORDINATOR,
     .parameters = earlier_withdraw_parameters,
     .example = "obecni report earlier-withdraw W-3 --reason \"pomyłka\"",
     .run = earlier_withdraw},
    {.noun = "report", .verb = "earlier-list", .summary = N_("list earlier figures"),
     .needs = NEED_READING, .roles = ROLES_FIGURES, .parameters = earlier_list_parameters,
     .columns = earlier_columns, .example = "obecni report earlier-list --figure interventions",
     .run = earlier_list},
    {.noun = NULL},
};
