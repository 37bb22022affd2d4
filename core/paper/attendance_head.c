/* Letterhead, title, the facts of the session, the foot's lines. */
#include "paper/attendance_head.h"

#include "base/clock.h"
#include "base/language.h"
#include "club/dictionary.h"
#include "document/polish_text.h"

#include <stdio.h>
#include <string.h>

#define SECOND_X_MM 86.0 /* the right column of facts */
#define VALUE_X_MM 28.0  /* from a fact's label to its value */
#define DOCUMENT_MM 62.0 /* width of the document's number and date, on the right */

static const struct type_style strong_style = {
    .size = 9.2, .weight = TYPE_SEMIBOLD, .leading = 12.2};
static const struct type_style plain_style = {.size = 9.2, .leading = 12.2};
static const struct type_style muted_style = {.size = 9.2, .ink = INK_MUTED, .leading = 12.2};
static const struct type_style document_style = {
    .size = 9.2, .ink = INK_MUTED, .leading = 12.2, .align = TYPE_RIGHT};
static const struct type_style title_style = {.size = 21, .weight = TYPE_SEMIBOLD, .tracking = -20};

struct fact {
    const char *label;
    const char *value;
    bool is_strong;
};

static const char *polish(const char *text)
{
    return language_text(LANGUAGE_POLISH, text);
}

static bool is_given(const char *text)
{
    return text && *text;
}

static double largest(double a, double b)
{
    return a > b ? a : b;
}

static double draw_letterhead(struct page *page, const struct attendance_list *list, double y)
{
    double width = PAGE_WIDTH - type_mm(DOCUMENT_MM + 4);
    struct buffer club = {0};
    buffer_printf(&club, "%s, %s", list->club, list->address);
    y = type_draw(&page->pdf.type, &strong_style, PAGE_LEFT, y, width, list->institution);
    y = type_draw(&page->pdf.type, &plain_style, PAGE_LEFT, y + plain_style.leading, width,
                  club.text);
    buffer_free(&club);
    return y;
}

/* Number, date and state of the document, on the right. */
static double draw_document(struct page *page, const struct attendance_list *list, double y)
{
    char as_of[POLISH_TEXT_SIZE];
    struct buffer text = {0};
    polish_instant(list->as_of, as_of);
    if (is_given(list->number)) {
        buffer_printf(&text, polish(N_("List no. %s")), list->number);
        buffer_append_text(&text, "\n");
    }
    buffer_printf(&text, polish(N_("as of %s")), as_of);
    if (list->is_draft)
        buffer_printf(&text, "\n%s", polish(N_("DRAFT, before sign-off")));
    if (list->is_blank)
        buffer_printf(&text, "\n%s", polish(N_("to be filled in by hand")));
    y = type_draw(&page->pdf.type, &document_style, PAGE_RIGHT - type_mm(DOCUMENT_MM), y,
                  type_mm(DOCUMENT_MM), text.text);
    buffer_free(&text);
    return y;
}

/* Title, what was held, and that nothing was held. */
static double draw_title(struct page *page, const struct attendance_list *list, double y)
{
    struct type *type = &page->pdf.type;
    struct buffer text = {0};
    buffer_printf(&text, "%s · %s", list->roster->activity_title, list->roster->session);
    y = type_draw(type, &title_style, PAGE_LEFT, y, PAGE_WIDTH, polish(N_("Attendance list")));
    y = type_draw(type, &muted_style, PAGE_LEFT, y + type_mm(6.6), PAGE_WIDTH, text.text);
    buffer_free(&text);
    if (!list->roster->is_cancelled)
        return y;
    if (is_given(list->cancel_reason))
        buffer_printf(&text, polish(N_("The session was cancelled: %s. Nobody was absent.")),
                      list->cancel_reason);
    else
        buffer_append_text(&text, polish(N_("The session was cancelled. Nobody was absent.")));
    y = type_draw(type, &strong_style, PAGE_LEFT, y + type_mm(6.6), PAGE_WIDTH, text.text);
    buffer_free(&text);
    return y;
}

static double draw_fact(struct page *page, const struct fact *fact, double x, double width,
                        double y)
{
    struct type *type = &page->pdf.type;
    type_draw(type, &muted_style, x, y, TYPE_UNBOUND, fact->label);
    return type_draw(type, fact->is_strong ? &strong_style : &plain_style, x + type_mm(VALUE_X_MM),
                     y, width - type_mm(VALUE_X_MM), is_given(fact->value) ? fact->value : "–");
}

static void write_hours(int64_t from, int64_t until, struct buffer *text)
{
    char start[POLISH_TEXT_SIZE], end[POLISH_TEXT_SIZE];
    polish_time(from, start);
    polish_time(until, end);
    buffer_printf(text, "%.16s–%.16s", start, end);
}

/* The facts that have to be put together; freed with facts_free. */
struct fact_texts {
    char day[POLISH_TEXT_SIZE], duration[POLISH_TEXT_SIZE];
    struct buffer hours, leaders, heads;
    struct dictionary_entry topic;
};

/* The real hours where they were told, beside the planned ones; and the length that holds. */
static void write_times(const struct roster *roster, struct fact_texts *texts)
{
    const struct session_course *course = &roster->course;
    int64_t from = course->began_at ? course->began_at : roster->start_at;
    int64_t until = course->ended_at ? course->ended_at : roster->end_at;
    write_hours(from, until, &texts->hours);
    if (from != roster->start_at || until != roster->end_at) {
        buffer_printf(&texts->hours, "\n(%s ", polish(N_("planned")));
        write_hours(roster->start_at, roster->end_at, &texts->hours);
        buffer_append_text(&texts->hours, ")");
    }
    polish_duration((int)((until - from) / 60), roster->hour_minutes, texts->duration);
}

/* "9, w tym bez numeru 1; powód różnicy: …" */
static void write_heads(const struct roster *roster, struct buffer *text)
{
    struct dictionary_entry reason;
    const struct session_course *course = &roster->course;
    if (!course->version || course->headcount < 0)
        return;
    buffer_printf(text, "%d", course->headcount);
    if (course->uncounted)
        buffer_printf(text, polish(N_(", of these without a number: %d")), course->uncounted);
    if (course->headcount != roster->present_count + course->uncounted &&
        dictionary_find(DICTIONARY_HEADCOUNT_REASON, course->explanation, &reason))
        buffer_printf(text, polish(N_("; why it differs: %s")), reason.polish);
}

static void facts_make(const struct roster *roster, struct fact_texts *texts)
{
    memset(texts, 0, sizeof *texts);
    polish_date_weekday(clock_wall(roster->start_at).day, texts->day);
    write_times(roster, texts);
    write_heads(roster, &texts->heads);
    buffer_append_text(&texts->leaders, roster->leaders);
    if (roster->absent_leaders[0])
        buffer_printf(&texts->leaders, polish(N_("; in place of: %s")), roster->absent_leaders);
    dictionary_find(DICTIONARY_TOPIC, roster->course.topic, &texts->topic);
}

static void facts_free(struct fact_texts *texts)
{
    buffer_free(&texts->hours);
    buffer_free(&texts->leaders);
    buffer_free(&texts->heads);
}

/* Two columns of facts, a fact may take several lines; the last row only when it was told. */
static double draw_facts(struct page *page, const struct roster *roster, double y)
{
    struct fact_texts texts;
    facts_make(roster, &texts);
    const struct fact facts[][2] = {
        {{.label = polish(N_("Date")), .value = texts.day, .is_strong = true},
         {.label = polish(N_("Programme")), .value = roster->programme_title}},
        {{.label = polish(N_("Hours")), .value = texts.hours.text},
         {.label = polish(N_("Duration")), .value = texts.duration}},
        {{.label = polish(N_("Place")), .value = roster->room},
         {.label = polish(N_("Led by")), .value = texts.leaders.text}},
        {{.label = polish(N_("Topic")), .value = texts.topic.polish},
         {.label = polish(N_("In the room")), .value = texts.heads.text}},
    };
    size_t rows = sizeof facts / sizeof *facts;
    if (!texts.topic.code[0] && !texts.heads.length)
        rows--;
    for (size_t i = 0; i < rows; i++) {
        double left = draw_fact(page, &facts[i][0], PAGE_LEFT, type_mm(SECOND_X_MM - 3), y);
        double right = draw_fact(page, &facts[i][1], PAGE_LEFT + type_mm(SECOND_X_MM),
                                 PAGE_WIDTH - type_mm(SECOND_X_MM), y);
        y = largest(left, right) + type_mm(5.5);
    }
    facts_free(&texts);
    return y - type_mm(5.5);
}

double attendance_head_draw(struct page *page, const struct attendance_list *list)
{
    double y = PAGE_TOP + type_mm(2.3);
    double above = largest(draw_letterhead(page, list, y), draw_document(page, list, y));
    y = draw_title(page, list, largest(PAGE_TOP + type_mm(24), above + type_mm(13)));
    y = draw_facts(page, list->roster, y + type_mm(9.3));
    return y + type_mm(11.2);
}

double attendance_head_again(struct page *page, const struct attendance_list *list)
{
    double y = PAGE_TOP + type_mm(2.3);
    char day[POLISH_TEXT_SIZE];
    struct buffer text = {0};
    polish_date_weekday(clock_wall(list->roster->start_at).day, day);
    buffer_printf(&text, "%s · %s · %s", polish(N_("Attendance list")), list->roster->session, day);
    type_draw(&page->pdf.type, &muted_style, PAGE_LEFT, y, TYPE_UNBOUND, text.text);
    buffer_free(&text);
    if (is_given(list->number)) {
        buffer_printf(&text, polish(N_("List no. %s")), list->number);
        type_draw(&page->pdf.type, &document_style, PAGE_RIGHT - type_mm(DOCUMENT_MM), y,
                  type_mm(DOCUMENT_MM), text.text);
        buffer_free(&text);
    }
    return y + type_mm(11.2);
}

static void append_given(struct buffer *buffer, const char *between, const char *text)
{
    if (!is_given(text))
        return;
    if (buffer->length)
        buffer_append_text(buffer, between);
    buffer_append_text(buffer, text);
}

static void make_second_line(struct buffer *line, const struct attendance_list *list)
{
    struct buffer part = {0};
    buffer_append_text(line, "");
    if (is_given(list->digest)) {
        buffer_printf(&part, polish(N_("Data digest %s")), list->digest);
        append_given(line, " · ", part.text);
        buffer_free(&part);
    }
    if (is_given(list->chain)) {
        buffer_printf(&part, polish(N_("chain %s")), list->chain);
        append_given(line, " · ", part.text);
        buffer_free(&part);
    }
}

void attendance_foot_make(struct attendance_foot *foot, const struct attendance_list *list)
{
    char day[POLISH_TEXT_SIZE], time[POLISH_TEXT_SIZE];
    polish_date_digits(clock_wall(list->as_of).day, day);
    polish_time(list->as_of, time);
    buffer_append_text(&foot->title, polish(N_("Attendance list")));
    append_given(&foot->title, " ", list->number);
    buffer_printf(&foot->first, polish(N_("Printed from the electronic register, as of %s, %s.")),
                  day, time);
    make_second_line(&foot->second, list);
    /* Upper case, so that the square stays small; nothing in it names a person. */
    buffer_append_text(&foot->code, "OBECNI LISTA");
    append_given(&foot->code, " ", is_given(list->number) ? list->number : list->roster->session);
    append_given(&foot->code, " ", list->digest);
    append_given(&foot->code, " ", list->chain);
}

void attendance_foot_free(struct attendance_foot *foot)
{
    buffer_free(&foot->title);
    buffer_free(&foot->first);
    buffer_free(&foot->second);
    buffer_free(&foot->code);
}
