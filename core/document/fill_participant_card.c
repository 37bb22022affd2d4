/* One person's attendance card (domain §2.5 B): the sessions of a month or of a programme that
 * concern the person, minutes, who led, a place to sign. What a group with an addiction uses
 * instead of a list that shows everybody to everybody. */
#include "document/document_fills.h"

#include "base/language.h"
#include "base/memory.h"
#include "club/presence/month.h"
#include "club/timetable/programme.h"
#include "document/fill_parts.h"
#include "document/presence_words.h"
#include "figures/day/session_leaders.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMN_COUNT = 8, HOUR_KINDS = 2 };
static const int hour_kinds[HOUR_KINDS] = {60, 45};

/* What one card is made from; freed with free_card. */
struct card {
    struct fill_person person;
    struct programme programme; /* code "" for a month */
    int from, until;
    bool is_month;
    int64_t before;
    struct attendance_grid grid;
    struct attendance_tally tally;
    int held, ahead, unsigned_lists;
    int64_t minutes[HOUR_KINDS];
    struct session_leaders leaders; /* of all sessions, each once */
};

static void free_card(struct card *card)
{
    fill_person_wipe(&card->person);
    session_leaders_free(&card->leaders);
    attendance_grid_free(&card->grid);
}

/* The month, or the days of the programme. */
static bool read_span(struct club *club, const json_t *parameters, struct card *card,
                      struct error *err)
{
    const char *month = parameter_text(parameters, "month");
    card->is_month = month[0] != '\0';
    if (card->is_month) {
        bool ok = month_read(month, &card->from, err);
        card->until = ok ? month_last(card->from) : DAY_NONE;
        return ok;
    }
    bool ok = programme_get(club, parameter_text(parameters, "programme"), &card->programme, err);
    card->from = card->programme.from_on;
    card->until = card->programme.until_on;
    return ok;
}

/* The person's own cell, where the session concerns them; NULL otherwise. */
static const struct grid_cell *own_cell(const struct card *card, size_t session)
{
    if (!card->grid.person_count)
        return NULL;
    const struct grid_cell *cell = attendance_grid_cell(&card->grid, 0, session);
    return cell->is_expected || cell->is_noted ? cell : NULL;
}

/* What is over is counted; what is ahead is only named. */
static void count(struct card *card)
{
    for (size_t i = 0; i < card->grid.session_count; i++) {
        const struct grid_session *session = &card->grid.sessions[i];
        const struct grid_cell *cell = own_cell(card, i);
        if (!cell)
            continue;
        if (!session->is_over) {
            card->ahead += !session->terms.is_cancelled;
            continue;
        }
        attendance_tally_add(&card->tally, session, cell);
        card->held += !session->terms.is_cancelled;
        card->unsigned_lists += grid_session_is_unsigned(session);
        card->minutes[session->hour_minutes == hour_kinds[1]] += cell->row.credited_minutes;
    }
}

static bool has_rows(const struct card *card)
{
    for (size_t i = 0; i < card->grid.session_count; i++) {
        if (own_cell(card, i) && card->grid.sessions[i].is_over)
            return true;
    }
    return false;
}

static bool read_card(struct club *club, const json_t *parameters, struct card *card,
                      struct error *err)
{
    if (!fill_person(club, parameter_text(parameters, "participant"),
                     parameter_names(club, parameters), &card->person, err) ||
        !read_span(club, parameters, card, err))
        return false;
    struct grid_filter filter = {
        .programme = card->programme.code,
        .person_id = card->person.id,
        .leader = parameter_text(parameters, "leader"),
        .from = card->from,
        .until = card->until,
    };
    if (!attendance_grid_get(club, &filter, card->before, &card->grid, err))
        return false;
    count(card);
    return has_rows(card) ||
           error_set(err, ERROR_REFUSED,
                     _("No session in that time concerned %s, or none is over: there is nothing "
                       "that a card could state. See “obecni participant show %s”."),
                     card->person.number, card->person.number);
}

static const struct session_leader *find_leader(const struct session_leaders *leaders,
                                                const char *code)
{
    for (size_t i = 0; i < leaders->count; i++) {
        if (strcmp(leaders->items[i].code, code) == 0)
            return &leaders->items[i];
    }
    return NULL;
}

static void remember(struct session_leaders *leaders, const struct session_leader *leader)
{
    if (find_leader(leaders, leader->code))
        return;
    leaders->items =
        memory_grow(leaders->items, leaders->count, &leaders->capacity, sizeof *leaders->items);
    leaders->items[leaders->count++] = *leader;
}

/* "AP, JW": their names stand below the table. */
static bool write_leaders(struct club *club, struct card *card, int64_t session_id,
                          struct buffer *text, struct error *err)
{
    struct session_leaders leaders = {0};
    bool ok = session_leaders_get(club, session_id, card->before, &leaders, err);
    buffer_append_text(text, "");
    for (size_t i = 0; ok && i < leaders.count; i++) {
        if (!leaders.items[i].has_led)
            continue;
        buffer_printf(text, "%s%s", text->length ? ", " : "", leaders.items[i].code);
        remember(&card->leaders, &leaders.items[i]);
    }
    session_leaders_free(&leaders);
    return ok;
}

static void begin_table(struct sheet *sheet)
{
    const struct sheet_column_entry columns[COLUMN_COUNT] = {
        {.head = fill_polish(N_("No.")), .value = SHEET_NUMBER, .width_mm = 8},
        {.head = fill_polish(N_("Date")), .value = SHEET_DAY, .width_mm = 24},
        {.head = fill_polish(N_("Kind of session")), .is_quiet = true},
        {.head = fill_polish(N_("From–until")), .width_mm = 25},
        {.head = fill_polish(N_("Minutes")), .value = SHEET_NUMBER, .width_mm = 15},
        {.head = fill_polish(N_("Attendance")), .width_mm = 33},
        {.head = fill_polish(N_("Leader")), .width_mm = 13, .is_quiet = true},
        {.head = fill_polish(N_("Signature")), .width_mm = 25},
    };
    struct sheet_table *table = sheet_table(sheet, "", columns, COLUMN_COUNT);
    table->is_for_signing = true;
}

/* A list that is not signed is said first, then why the session was cancelled, then the rest. */
static void add_status(const struct grid_session *session, const struct grid_cell *cell,
                       struct sheet *sheet)
{
    struct presence_words words;
    struct dictionary_entry reason;
    const char *detail = words.remark;
    presence_words(session, cell, &words);
    if (grid_session_is_unsigned(session))
        detail = fill_polish(N_("list not signed"));
    else if (dictionary_find(DICTIONARY_CANCEL_REASON, session->cancel_reason, &reason) &&
             !words.remark[0])
        detail = reason.polish;
    sheet_cell(sheet, session->terms.is_cancelled ? fill_polish(N_("session cancelled"))
                                                  : words.status);
    sheet_cell_detail(sheet, detail);
}

static bool add_row(struct club *club, struct card *card, size_t index, int64_t place,
                    struct sheet *sheet, struct error *err)
{
    const struct grid_session *session = &card->grid.sessions[index];
    const struct grid_cell *cell = own_cell(card, index);
    bool is_presence = attendance_is_presence(cell->row.status);
    char hours[POLISH_TEXT_SIZE];
    struct dictionary_entry kind;
    struct buffer leaders = {0};
    bool is_known = dictionary_find(DICTIONARY_ACTIVITY_KIND, session->kind, &kind);
    if (!write_leaders(club, card, session->id, &leaders, err))
        return false;
    presence_words_hours(grid_session_from(session), grid_session_until(session), hours);
    sheet_row(sheet, SHEET_ROW);
    sheet_cell_number(sheet, place);
    sheet_cell_day(sheet, session->day);
    sheet_cell(sheet, is_known ? kind.polish : session->activity_title);
    sheet_cell(sheet, hours);
    if (is_presence)
        sheet_cell_number(sheet, cell->row.credited_minutes);
    else
        sheet_cell(sheet, "–");
    add_status(session, cell, sheet);
    sheet_cell(sheet, leaders.text);
    sheet_cell(sheet, presence_words_to_sign(cell));
    buffer_free(&leaders);
    return true;
}

static bool add_rows(struct club *club, struct card *card, struct sheet *sheet, struct error *err)
{
    int64_t place = 0;
    bool ok = true;
    begin_table(sheet);
    for (size_t i = 0; ok && i < card->grid.session_count; i++) {
        if (own_cell(card, i) && card->grid.sessions[i].is_over)
            ok = add_row(club, card, i, ++place, sheet, err);
    }
    return ok;
}

static void write_span(const struct card *card, char text[POLISH_TEXT_SIZE])
{
    char from[POLISH_TEXT_SIZE], until[POLISH_TEXT_SIZE];
    if (card->is_month) {
        polish_month(card->from, text);
        return;
    }
    polish_date_digits(card->from, from);
    if (card->until == DAY_NONE) {
        snprintf(text, POLISH_TEXT_SIZE, fill_polish(N_("from %s on")), from);
        return;
    }
    polish_date_digits(card->until, until);
    snprintf(text, POLISH_TEXT_SIZE, "%.16s–%.16s", from, until);
}

static void add_head(const struct card *card, struct sheet *sheet)
{
    char span[POLISH_TEXT_SIZE];
    write_span(card, span);
    sheet_title(sheet, fill_polish(N_("Participant's attendance card")),
                card->is_month ? span : card->programme.title);
    if (card->person.is_named)
        sheet_field_name(sheet, fill_polish(N_("Person")), card->person.listed_name);
    sheet_field_strong(sheet, fill_polish(N_("Participant's number")), card->person.number);
    sheet_field(sheet, fill_polish(N_("Time")), span);
    if (!card->is_month)
        sheet_field(sheet, fill_polish(N_("Programme")), card->programme.title);
}

static void add_minutes(const struct card *card, struct sheet *sheet)
{
    char duration[POLISH_TEXT_SIZE];
    for (int i = 0; i < HOUR_KINDS; i++) {
        if (!card->minutes[i])
            continue;
        polish_duration((int)card->minutes[i], hour_kinds[i], duration);
        sheet_paragraph(sheet, SHEET_PLAIN, fill_polish(N_("Credited altogether: %s.")), duration);
    }
}

/* Names alone: an office may tell what the sessions are about. */
static void add_leaders(const struct card *card, struct sheet *sheet)
{
    struct buffer text = {0};
    for (size_t i = 0; i < card->leaders.count; i++) {
        const struct session_leader *leader = &card->leaders.items[i];
        buffer_printf(&text, "%s%s – %s", i ? "; " : "", leader->code, leader->name);
    }
    if (text.length)
        sheet_paragraph(sheet, SHEET_NOTE, fill_polish(N_("Led by: %s.")), text.text);
    buffer_free(&text);
}

static void add_notes(const struct card *card, const char *leader, struct sheet *sheet)
{
    add_leaders(card, sheet);
    if (leader[0])
        sheet_paragraph(sheet, SHEET_NOTE, fill_polish(N_("Only sessions led by %s.")), leader);
    if (card->unsigned_lists)
        sheet_paragraph(sheet, SHEET_NOTE, fill_polish(N_("Lists not signed yet: %d.")),
                        card->unsigned_lists);
    if (card->ahead)
        sheet_paragraph(sheet, SHEET_NOTE,
                        fill_polish(N_("Planned in that time and not over yet: %d.")), card->ahead);
    sheet_paragraph(sheet, SHEET_NOTE, "%s",
                    fill_polish(N_("A cancelled session and one without a mark are no absence.")));
}

bool fill_participant_card(struct club *club, const json_t *parameters, int64_t as_of_at,
                           struct sheet *sheet, struct error *err)
{
    struct card card = {.before = as_of_at + 1};
    bool ok = read_card(club, parameters, &card, err) &&
              document_kind_head(club, card.programme.code, as_of_at, sheet, err);
    if (ok) {
        add_head(&card, sheet);
        ok = add_rows(club, &card, sheet, err);
    }
    if (ok) {
        sheet->is_draft = card.unsigned_lists > 0;
        sheet_sum_number(sheet, card.held, fill_plural("session held", "sessions held", card.held));
        presence_words_sums(&card.tally, sheet);
        add_minutes(&card, sheet);
        add_notes(&card, parameter_text(parameters, "leader"), sheet);
        sheet_signature(sheet, fill_polish(N_("participant's signature, date")));
        sheet_signature(sheet, fill_polish(N_("leader's signature, date")));
    }
    free_card(&card);
    return ok;
}
