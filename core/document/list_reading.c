/* Reading a session's list, and the facts of its head. */
#include "document/list_reading.h"

#include "base/language.h"
#include "base/memory.h"
#include "club/session/session.h"
#include "document/document_kind.h"
#include "document/fill_parts.h"
#include "document/presence_words.h"

#include <stdio.h>

static bool read_grid(struct club *club, const char *code, int64_t before,
                      struct list_reading *reading, struct error *err)
{
    struct session session;
    if (!session_get(club, code, &session, err))
        return false;
    struct grid_filter filter = {
        .session_id = session.id,
        .activity_id = session.activity_id,
        .from = DAY_NONE,
        .until = DAY_NONE,
    };
    if (!attendance_grid_get(club, &filter, before, &reading->grid, err))
        return false;
    if (!reading->grid.session_count)
        return error_set(err, ERROR_REFUSED,
                         _("The session %s was not planned yet on that day. Choose a later one."),
                         code);
    reading->session = reading->grid.sessions;
    return true;
}

bool list_reading_get(struct club *club, const char *session, bool with_names, int64_t as_of_at,
                      struct list_reading *reading, struct error *err)
{
    int64_t before = as_of_at + 1;
    *reading = (struct list_reading){0};
    if (!read_grid(club, session, before, reading, err))
        return false;
    int64_t id = reading->session->id;
    return list_number_get(club, id, reading->number, err) &&
           list_state_get(club, session, id, before, &reading->state, err) &&
           session_leaders_get(club, id, before, &reading->leaders, err) &&
           people_get(club, &reading->grid, with_names, &reading->people, err);
}

void list_reading_free(struct list_reading *reading)
{
    people_free(&reading->people);
    session_leaders_free(&reading->leaders);
    list_state_free(&reading->state);
    attendance_grid_free(&reading->grid);
    *reading = (struct list_reading){0};
}

static void append_listed(struct buffer *text, const char *name)
{
    buffer_printf(text, "%s%s", text->length ? ", " : "", name);
}

/* "Anna Przykładowa, Jan Wzorcowy (psycholog); w zastępstwie za: …". Whoever was not planned is
 * named with the office. */
static void write_leaders(const struct session_leaders *leaders, struct buffer *text)
{
    struct buffer absent = {0};
    for (size_t i = 0; i < leaders->count; i++) {
        const struct session_leader *leader = &leaders->items[i];
        append_listed(leader->has_led ? text : &absent, leader->name);
        if (leader->has_led && !leader->is_planned && leader->office[0])
            buffer_printf(text, " (%s)", leader->office);
    }
    if (!text->length)
        buffer_append_text(text, "–");
    if (absent.length)
        buffer_printf(text, fill_polish(N_("; in place of: %s")), absent.text);
    buffer_free(&absent);
}

/* "9, w tym bez numeru 1; powód różnicy: …"; nothing while nobody counted. */
static void write_heads(const struct list_reading *reading, int present, struct buffer *text)
{
    struct dictionary_entry reason;
    const struct session_course *course = &reading->state.course;
    buffer_append_text(text, "");
    if (!course->version || course->headcount < 0)
        return;
    buffer_printf(text, "%d", course->headcount);
    if (course->uncounted)
        buffer_printf(text, fill_polish(N_(", of these without a number: %d")), course->uncounted);
    if (course->headcount != present + course->uncounted &&
        dictionary_find(DICTIONARY_HEADCOUNT_REASON, course->explanation, &reason))
        buffer_printf(text, fill_polish(N_("; why it differs: %s")), reason.polish);
}

static int count_present(const struct attendance_grid *grid)
{
    struct attendance_tally tally = {0};
    for (size_t i = 0; i < grid->person_count; i++)
        attendance_tally_add(&tally, grid->sessions, attendance_grid_cell(grid, i, 0));
    return tally.present;
}

/* What was planned otherwise. */
static void add_planned(const struct grid_session *session, struct sheet *sheet)
{
    char hours[POLISH_TEXT_SIZE];
    const struct attendance_terms *terms = &session->terms;
    if (grid_session_from(session) == terms->start_at &&
        grid_session_until(session) == terms->end_at)
        return;
    presence_words_hours(terms->start_at, terms->end_at, hours);
    sheet_field(sheet, fill_polish(N_("Planned hours")), hours);
}

/* Only what was told. */
static void add_told(const struct list_reading *reading, struct sheet *sheet)
{
    struct dictionary_entry topic;
    struct buffer heads = {0};
    add_planned(reading->session, sheet);
    if (dictionary_find(DICTIONARY_TOPIC, reading->state.course.topic, &topic))
        sheet_field(sheet, fill_polish(N_("Topic")), topic.polish);
    write_heads(reading, count_present(&reading->grid), &heads);
    if (heads.length)
        sheet_field(sheet, fill_polish(N_("In the room")), heads.text);
    buffer_free(&heads);
}

static const char *or_dash(const char *text)
{
    return *text ? text : "–";
}

static void add_fields(const struct list_reading *reading, struct sheet *sheet)
{
    const struct grid_session *session = reading->session;
    char day[POLISH_TEXT_SIZE], duration[POLISH_TEXT_SIZE], hours[POLISH_TEXT_SIZE];
    struct buffer leaders = {0};
    polish_date_weekday(session->day, day);
    polish_duration(grid_session_minutes(session), session->hour_minutes, duration);
    presence_words_hours(grid_session_from(session), grid_session_until(session), hours);
    write_leaders(&reading->leaders, &leaders);
    sheet_field_strong(sheet, fill_polish(N_("Date")), day);
    sheet_field(sheet, fill_polish(N_("Programme")), or_dash(session->programme_title));
    sheet_field(sheet, fill_polish(N_("Hours")), hours);
    sheet_field(sheet, fill_polish(N_("Duration")), duration);
    sheet_field(sheet, fill_polish(N_("Place")), or_dash(session->room));
    sheet_field(sheet, fill_polish(N_("Led by")), leaders.text);
    add_told(reading, sheet);
    buffer_free(&leaders);
}

bool list_reading_head(struct club *club, const struct list_reading *reading, int64_t as_of_at,
                       struct sheet *sheet, struct error *err)
{
    const struct grid_session *session = reading->session;
    struct buffer text = {0};
    if (!document_kind_head(club, session->programme, as_of_at, sheet, err))
        return false;
    buffer_printf(&text, fill_polish(N_("List no. %s")), reading->number);
    sheet_reference(sheet, text.text);
    buffer_free(&text);
    buffer_printf(&text, "%s · %s", session->activity_title, session->code);
    sheet_title(sheet, fill_polish(N_("Attendance list")), text.text);
    buffer_free(&text);
    add_fields(reading, sheet);
    return true;
}
