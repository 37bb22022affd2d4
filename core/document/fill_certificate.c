/* ZA, zaświadczenie o uczestnictwie: that somebody took part, in how many of the meetings that
 * were planned and held, for how long, what for. From signed lists alone; no diagnosis, no
 * opinion. For third parties (neutral) nothing tells what the meetings were about. */
#include "base/language.h"
#include "base/memory.h"
#include "club/timetable/programme_close.h"
#include "document/certificate_annex.h"
#include "document/document_fills.h"
#include "document/fill_parts.h"
#include "document/polish_text.h"
#include "figures/person/participation.h"

#include <string.h>

/* What the certificate is made from. */
struct certificate {
    struct club *club;
    const json_t *parameters;
    int64_t as_of_at;
    bool is_neutral;
    int from, until; /* as they stand on the paper */
    struct fill_person person;
    struct participation participation;
    struct programme programme; /* code "" without one */
};

static bool refuse_nothing(const struct certificate *certificate, struct error *err)
{
    const struct participation *participation = &certificate->participation;
    if (participation->unsigned_count)
        return error_set(err, ERROR_REFUSED,
                         _("No signed list says that %s took part in that time; lists without a "
                           "signature: %d. Have them signed first: obecni session pending"),
                         certificate->person.number, participation->unsigned_count);
    return error_set(err, ERROR_REFUSED,
                     _("No signed list says that %s took part in that time. Check the number, the "
                       "days and the programme."),
                     certificate->person.number);
}

static bool read_days(const struct certificate *certificate, struct participation_request *request,
                      struct error *err)
{
    int today = fill_day(certificate->as_of_at);
    request->from = parameter_day(certificate->parameters, "from");
    request->until = parameter_day(certificate->parameters, "until");
    request->at = certificate->as_of_at;
    if (request->from != DAY_NONE && request->until != DAY_NONE && request->until < request->from)
        return error_set(err, ERROR_USAGE, _("The last day lies before the first."));
    if (request->from > today || (request->until != DAY_NONE && request->until > today))
        return error_set(err, ERROR_REFUSED,
                         _("What lies ahead cannot be certified. Give days up to the day as of "
                           "which it is made."));
    return true;
}

static bool read_all(struct certificate *certificate, struct error *err)
{
    struct participation *participation = &certificate->participation;
    const json_t *parameters = certificate->parameters;
    const char *programme = parameter_text(parameters, "programme");
    struct participation_request request = {.programme = programme[0] ? programme : NULL};
    if (!read_days(certificate, &request, err) ||
        !fill_person(certificate->club, parameter_text(parameters, "participant"),
                     parameter_names(certificate->club, parameters), &certificate->person, err) ||
        !fill_check_free(certificate->club, certificate->person.id, certificate->person.number,
                         err) ||
        (programme[0] &&
         !programme_get(certificate->club, programme, &certificate->programme, err)))
        return false;
    request.person_id = certificate->person.id;
    if (!participation_get(certificate->club, &request, participation, err))
        return false;
    certificate->from = request.from == DAY_NONE ? participation->first : request.from;
    certificate->until = request.until == DAY_NONE ? participation->last : request.until;
    return participation->whole.attended + participation->whole.guest > 0 ||
           refuse_nothing(certificate, err);
}

static const char *form_of_address(const struct fill_person *person)
{
    if (strcmp(person->form_of_address, "pani") == 0)
        return fill_polish(N_("This certifies the participation of Ms"));
    if (strcmp(person->form_of_address, "pan") == 0)
        return fill_polish(N_("This certifies the participation of Mr"));
    return fill_polish(N_("This certifies the participation of Ms/Mr"));
}

/* The name stands alone: in Polish it would have to be declined within a sentence. */
static void add_person(struct sheet *sheet, const struct fill_person *person)
{
    if (person->is_named) {
        sheet_paragraph(sheet, SHEET_PLAIN, "%s", form_of_address(person));
        sheet_paragraph_name(sheet, SHEET_LEAD, "%s", person->name);
    } else {
        sheet_paragraph(sheet, SHEET_PLAIN, "%s",
                        fill_polish(N_("This certifies the participation of the person with the "
                                       "number")));
        sheet_paragraph(sheet, SHEET_LEAD, "%s", person->number);
    }
}

static void add_where(const struct certificate *certificate, struct buffer *text)
{
    const struct participation *participation = &certificate->participation;
    if (certificate->is_neutral)
        buffer_append_text(text, fill_polish(N_("in meetings of social reintegration in the KIS")));
    else if (certificate->programme.code[0])
        buffer_printf(text, fill_polish(N_("in meetings of the programme “%s”")),
                      certificate->programme.title);
    else if (participation->part_count == 1)
        buffer_printf(text, fill_polish(N_("in the meetings “%s”")), participation->parts[0].title);
    else
        buffer_append_text(text, fill_polish(N_("in meetings of the club")));
}

/* "1050 min (17 godz. 30 min zegarowe)"; where programmes count hours differently, clock hours. */
static void add_duration(const struct participation_part *part, struct buffer *text)
{
    char duration[POLISH_TEXT_SIZE];
    polish_duration(part->minutes + part->guest_minutes,
                    part->hour_minutes ? part->hour_minutes : 60, duration);
    buffer_append_text(text, duration);
}

static void add_sentence(const struct certificate *certificate, struct sheet *sheet)
{
    const struct participation_part *whole = &certificate->participation.whole;
    struct buffer text = {0};
    char from[POLISH_TEXT_SIZE], until[POLISH_TEXT_SIZE];
    polish_date(certificate->from, from);
    polish_date(certificate->until, until);
    add_where(certificate, &text);
    buffer_printf(&text, fill_polish(N_(" from %s to %s")), from, until);
    if (whole->held)
        buffer_printf(&text,
                      fill_plural("; in %d of %d meeting that was planned and held",
                                  "; in %d of %d meetings that were planned and held", whole->held),
                      whole->attended, whole->held);
    if (whole->guest)
        buffer_printf(
            &text,
            fill_plural("; as a guest in %d meeting", "; as a guest in %d meetings", whole->guest),
            whole->guest);
    buffer_append_text(&text, fill_polish(N_("; in all ")));
    add_duration(whole, &text);
    sheet_paragraph(sheet, SHEET_PLAIN, "%s.", text.text);
    buffer_free(&text);
}

static void add_sums(const struct participation *participation, struct sheet *sheet)
{
    const struct participation_part *whole = &participation->whole;
    int attended = whole->attended + whole->guest;
    sheet_sum_number(sheet, attended,
                     fill_plural("meeting attended", "meetings attended", attended));
    if (whole->held)
        sheet_sum_number(
            sheet, whole->held,
            fill_plural("planned and held (one)", "planned and held (many)", whole->held));
    if (whole->excused)
        sheet_sum_number(
            sheet, whole->excused,
            fill_plural("excused absence (one)", "excused absences (many)", whole->excused));
    sheet_sum_number(sheet, whole->minutes + whole->guest_minutes,
                     fill_plural("minute of attendance", "minutes of attendance",
                                 whole->minutes + whole->guest_minutes));
}

static void add_parts(const struct participation *participation, struct sheet *sheet)
{
    const struct sheet_column_entry columns[] = {
        {.head = fill_polish(N_("Meetings (column)")), .value = SHEET_TEXT},
        {.head = fill_polish(N_("Attended (meetings)")), .value = SHEET_NUMBER},
        {.head = fill_polish(N_("Held (meetings)")), .value = SHEET_NUMBER},
        {.head = fill_polish(N_("Excused (meetings)")), .value = SHEET_NUMBER},
        {.head = fill_polish(N_("Time (meetings)")), .value = SHEET_TEXT},
    };
    sheet_table(sheet, "", columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < participation->part_count; i++) {
        const struct participation_part *part = &participation->parts[i];
        struct buffer duration = {0};
        add_duration(part, &duration);
        sheet_row(sheet, SHEET_ROW);
        sheet_cell(sheet, part->title);
        sheet_cell_detail(sheet, part->programme_title);
        sheet_cell_number(sheet, part->attended + part->guest);
        sheet_cell_number(sheet, part->held);
        sheet_cell_number(sheet, part->excused);
        sheet_cell(sheet, part->attended + part->guest ? duration.text : "–");
        buffer_free(&duration);
    }
}

static void write_rule(const struct programme *programme, struct buffer *text)
{
    if (programme->share_asked)
        buffer_printf(text,
                      fill_polish(N_("at least %d %% of the meetings held, excused ones left out")),
                      programme->share_asked);
    else
        buffer_printf(text, fill_polish(N_("meetings attended: at least %d")),
                      programme->count_asked);
}

/* The fact of the list that was frozen when the programme was closed, and no more than it. */
static bool add_completion(const struct certificate *certificate, struct sheet *sheet,
                           struct error *err)
{
    const struct programme *programme = &certificate->programme;
    struct programme_closing closing = {0};
    struct buffer rule = {0};
    char day[POLISH_TEXT_SIZE];
    if (!programme->code[0] || !programme->closed_at ||
        programme->closed_at > certificate->as_of_at)
        return true;
    if (!programme_closing_get(certificate->club, programme, &closing, err))
        return false;
    if (!closing.holds) {
        programme_completer_list_free(&closing.list);
        return error_set(err, ERROR_STORAGE,
                         _("The list that was frozen at the closing of %s is not what it was. "
                           "Restore a backup."),
                         programme->code);
    }
    polish_date(clock_wall(closing.closed_at).day, day);
    write_rule(programme, &rule);
    for (size_t i = 0; i < closing.list.count; i++) {
        const struct programme_completer *item = &closing.list.items[i];
        if (item->participant_id == certificate->person.id && item->is_completed)
            sheet_paragraph(sheet, SHEET_PLAIN,
                            fill_polish(N_("Completed by the rule (%s): %d of %d, on the list "
                                           "closed on %s.")),
                            rule.text, item->attended, item->counted, day);
    }
    buffer_free(&rule);
    programme_completer_list_free(&closing.list);
    return true;
}

/* "w Urzędzie Pracy" goes on in the sentence, also where "w celu przedłożenia" was typed with it;
 * anything else stands after a colon. */
static void add_purpose(const char *purpose, struct sheet *sheet)
{
    static const char said[] = "w celu przedłożenia ";
    static const char *const prepositions[] = {"w ", "we ", "u ", "do ", "przed "};
    bool goes_on = false;
    if (strncmp(purpose, said, sizeof said - 1) == 0)
        purpose += sizeof said - 1;
    for (size_t i = 0; i < sizeof prepositions / sizeof *prepositions; i++)
        goes_on = goes_on || (strncmp(purpose, prepositions[i], strlen(prepositions[i])) == 0 &&
                              strncmp(purpose, "w celu ", strlen("w celu ")) != 0);
    if (!purpose[0])
        sheet_paragraph(sheet, SHEET_PLAIN, "%s",
                        fill_polish(N_("Issued at the request of the person concerned.")));
    else
        sheet_paragraph(
            sheet, SHEET_PLAIN,
            fill_polish(goes_on
                            ? N_("Issued at the request of the person concerned, to be shown %s.")
                            : N_("Issued at the request of the person concerned; purpose: %s.")),
            purpose);
}

static void add_notes(const struct participation *participation, struct sheet *sheet)
{
    struct buffer text = {0};
    buffer_append_text(&text,
                       fill_polish(N_("Counted are meetings that were held while the person was "
                                      "enrolled and whose list the leader has signed.")));
    if (participation->unsigned_count)
        buffer_printf(&text, fill_polish(N_(" Not signed yet, and so not counted: %d.")),
                      participation->unsigned_count);
    if (participation->unmarked_count)
        buffer_printf(&text, fill_polish(N_(" Without a mark, and so not counted: %d.")),
                      participation->unmarked_count);
    sheet_paragraph(sheet, SHEET_NOTE, "%s", text.text);
    buffer_free(&text);
}

static bool write_sheet(const struct certificate *certificate, struct sheet *sheet,
                        struct error *err)
{
    const struct participation *participation = &certificate->participation;
    const char *letterhead = certificate->is_neutral ? "" : certificate->programme.code;
    if (!document_kind_head(certificate->club, letterhead, certificate->as_of_at, sheet, err) ||
        !fill_place(certificate->club, sheet, err))
        return false;
    sheet_title(sheet, fill_polish(N_("Certificate of participation")), NULL);
    add_person(sheet, &certificate->person);
    add_sentence(certificate, sheet);
    if (!add_completion(certificate, sheet, err))
        return false;
    add_sums(participation, sheet);
    if (!certificate->is_neutral && participation->part_count > 1)
        add_parts(participation, sheet);
    add_purpose(parameter_text(certificate->parameters, DOCUMENT_PURPOSE), sheet);
    add_notes(participation, sheet);
    sheet_signature(sheet, fill_polish(N_("signature of the person authorised, stamp")));
    if (parameter_flag(certificate->parameters, "annex"))
        certificate_annex(participation, certificate->is_neutral, sheet);
    return true;
}

bool fill_certificate(struct club *club, const json_t *parameters, int64_t as_of_at,
                      struct sheet *sheet, struct error *err)
{
    struct certificate certificate = {.club = club,
                                      .parameters = parameters,
                                      .as_of_at = as_of_at,
                                      .is_neutral = parameter_flag(parameters, "neutral")};
    bool ok = read_all(&certificate, err) && write_sheet(&certificate, sheet, err);
    participation_free(&certificate.participation);
    fill_person_wipe(&certificate.person);
    return ok;
}
