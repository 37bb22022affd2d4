/* Letterhead, title, the six facts of the session, the foot's lines. */
#include "paper/attendance_head.h"

#include "base/clock.h"
#include "base/language.h"
#include "paper/polish_text.h"

#include <stdio.h>

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

static void session_hours(const struct roster *roster, char text[POLISH_TEXT_SIZE])
{
    char start[POLISH_TEXT_SIZE], end[POLISH_TEXT_SIZE];
    polish_time(roster->start_at, start);
    polish_time(roster->end_at, end);
    snprintf(text, POLISH_TEXT_SIZE, "%.16s–%.16s", start, end);
}

/* Two columns of three facts; a fact may take several lines. */
static double draw_facts(struct page *page, const struct roster *roster, double y)
{
    char day[POLISH_TEXT_SIZE], hours[POLISH_TEXT_SIZE], duration[POLISH_TEXT_SIZE];
    polish_date_weekday(clock_wall(roster->start_at).day, day);
    session_hours(roster, hours);
    polish_duration((int)((roster->end_at - roster->start_at) / 60), roster->hour_minutes,
                    duration);
    const struct fact facts[][2] = {
        {{.label = polish(N_("Date")), .value = day, .is_strong = true},
         {.label = polish(N_("Programme")), .value = roster->programme_title}},
        {{.label = polish(N_("Hours")), .value = hours},
         {.label = polish(N_("Duration")), .value = duration}},
        {{.label = polish(N_("Place")), .value = roster->room},
         {.label = polish(N_("Led by")), .value = roster->leaders}},
    };
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
        double left = draw_fact(page, &facts[i][0], PAGE_LEFT, type_mm(SECOND_X_MM - 3), y);
        double right = draw_fact(page, &facts[i][1], PAGE_LEFT + type_mm(SECOND_X_MM),
                                 PAGE_WIDTH - type_mm(SECOND_X_MM), y);
        y = largest(left, right) + type_mm(5.5);
    }
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
