/* The day as one screen of 80 columns and, on a usual day, at most 24 lines: plain text, blocks
 * with a heading each, and what does not fit is counted. */
#include "admin/session/today.h"

#include "admin/session/signal_words.h"
#include "base/calendar.h"
#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 80, SESSIONS_MOST = 8, NAME_LINES_MOST = 3, MARGIN = 2, LABEL_COLUMNS = 10 };

/* `width` columns, cut with an ellipsis or filled up; to the right when negative. */
static void add_cell(struct buffer *line, const char *text, int width)
{
    bool is_right = width < 0;
    int columns = is_right ? -width : width;
    char cut[400];
    text_copy(cut, sizeof cut, text);
    for (size_t length = strlen(cut); text_width(cut) > columns && length > 0;) {
        while (length > 0 && ((unsigned char)cut[--length] & 0xC0) == 0x80)
            continue;
        snprintf(cut + length, sizeof cut - length, "…");
    }
    int filling = columns - text_width(cut);
    if (is_right)
        buffer_printf(line, "%*s%s", filling, "", cut);
    else
        buffer_printf(line, "%s%*s", cut, filling, "");
}

/* Without blanks at the end. */
static void print_line(struct buffer *line)
{
    size_t length = line->length;
    while (length > 0 && line->text[length - 1] == ' ')
        length--;
    printf("%.*s\n", (int)length, line->text ? line->text : "");
    buffer_free(line);
}

static void print_heading(const char *heading)
{
    printf("\n%s\n", heading);
}

static void print_head(const struct invocation *invocation, const struct today *today)
{
    struct buffer line = {0};
    char when[80], at[CLOCK_TEXT_SIZE], day[DAY_SIZE];
    const char *weekday = _(calendar_weekday_name(day_weekday(today->day)));
    day_format(today->day, day);
    clock_format(club_now(&invocation->club), at);
    if (today->is_today)
        snprintf(when, sizeof when, "%s, %s, %.5s", weekday, day, at + 11);
    else
        snprintf(when, sizeof when, "%s, %s", weekday, day);
    int width = text_width(when);
    add_cell(&line, today->identity.name, COLUMNS - width - MARGIN);
    add_cell(&line, when, -(width + MARGIN));
    print_line(&line);
}

/* The columns of the sessions' table: hours, code, room, in, came, of, state, leaders. */
struct widths {
    int code, room, counts[3], state, leaders;
};

static const char *state_shown(enum session_state state)
{
    static const char *const words[] = {
        [SESSION_STATE_PLANNED] = N_("planned"),     [SESSION_STATE_OPEN] = N_("open"),
        [SESSION_STATE_HELD] = N_("not signed"),     [SESSION_STATE_NO_MARK] = N_("no mark"),
        [SESSION_STATE_SIGNED] = N_("signed"),       [SESSION_STATE_CANCELLED] = N_("cancelled"),
    };
    return _(words[state]);
}

static void widen(int *width, const char *text, int most)
{
    int needed = text_width(text);
    if (needed > *width)
        *width = needed < most ? needed : most;
}

static struct widths measure(const struct day_desk *desk, size_t count)
{
    struct widths widths = {.counts = {3, 3, 3}};
    const char *const counts[3] = {_("In now"), _("Came"), _("Of")};
    widen(&widths.code, _("Session"), 24);
    widen(&widths.room, _("Room"), 14);
    widen(&widths.state, _("State"), 12);
    for (size_t i = 0; i < count; i++) {
        const struct session *session = &desk->sessions[i].session;
        widen(&widths.code, session->code, 24);
        widen(&widths.room, session->room, 14);
        widen(&widths.state, state_shown(session->state), 12);
    }
    int used = MARGIN + 11 + 2 + widths.code + 2 + widths.room + 2 + widths.state + 2;
    for (int i = 0; i < 3; i++) {
        widen(&widths.counts[i], counts[i], 12);
        used += 2 + widths.counts[i];
    }
    widths.leaders = COLUMNS - used;
    return widths;
}

static void print_columns(const struct widths *widths, const char *const cells[8])
{
    struct buffer line = {0};
    buffer_printf(&line, "%*s", MARGIN, "");
    add_cell(&line, cells[0], 11 + 2);
    add_cell(&line, cells[1], widths->code);
    buffer_append_text(&line, "  ");
    add_cell(&line, cells[2], widths->room);
    for (int i = 3; i < 6; i++) {
        buffer_append_text(&line, "  ");
        add_cell(&line, cells[i], -widths->counts[i - 3]);
    }
    buffer_append_text(&line, "  ");
    add_cell(&line, cells[6], widths->state);
    buffer_append_text(&line, "  ");
    add_cell(&line, cells[7], widths->leaders);
    print_line(&line);
}

/* A dash where there is nothing to count. */
static void write_count(char text[12], int count, bool counts)
{
    if (counts)
        snprintf(text, 12, "%d", count);
    else
        snprintf(text, 12, "–");
}

static void print_session(const struct day_session *row, const struct widths *widths)
{
    char from[CLOCK_TEXT_SIZE], to[CLOCK_TEXT_SIZE], hours[16], in[12], came[12], of[12];
    const struct session *session = &row->session;
    bool is_open = session->opened_at && session->state != SESSION_STATE_CANCELLED;
    clock_format(session->start_at, from);
    clock_format(session->end_at, to);
    snprintf(hours, sizeof hours, "%.5s–%.5s", from + 11, to + 11);
    write_count(in, row->in_now, is_open && row->is_running);
    write_count(came, row->present, is_open);
    write_count(of, row->expected, session->state != SESSION_STATE_CANCELLED);
    print_columns(widths, (const char *const[8]){hours, session->code, session->room, in, came, of,
                                                 state_shown(session->state), session->leaders});
}

/* A day with many begins where it is now: what is over comes last to mind. */
static size_t first_shown(const struct day_desk *desk, int64_t now)
{
    size_t first = 0;
    if (desk->session_count <= SESSIONS_MOST)
        return 0;
    while (first < desk->session_count - SESSIONS_MOST &&
           desk->sessions[first].session.over_at <= now)
        first++;
    return first;
}

static void print_sessions(const struct invocation *invocation, const struct today *today)
{
    const struct day_desk *desk = &today->desk;
    size_t count = desk->session_count, first = first_shown(desk, club_now(&invocation->club));
    size_t shown = count < SESSIONS_MOST ? count : SESSIONS_MOST;
    struct day_desk part = {.sessions = desk->sessions + first};
    print_heading(_("SESSIONS"));
    if (!count) {
        printf("%*s%s\n", MARGIN, "", _("none"));
        return;
    }
    struct widths widths = measure(&part, shown);
    print_columns(&widths, (const char *const[8]){_("Hours"), _("Session"), _("Room"), _("In now"),
                                                  _("Came"), _("Of"), _("State"), _("Leaders")});
    for (size_t i = 0; i < shown; i++)
        print_session(&part.sessions[i], &widths);
    char day[DAY_SIZE];
    day_format(today->day, day);
    if (shown < count)
        printf(_("%*sand %zu more: obecni session list --from %s --to %s\n"), MARGIN, "",
               count - shown, day, day);
}

/* Names or numbers, separated by commas, over a few lines. */
static void print_people(const struct today *today)
{
    const struct day_desk *desk = &today->desk;
    struct buffer line = {0};
    int lines = 1;
    size_t i = 0, *order = answer_names_order(&today->names, desk->in_count);
    for (; i < desk->in_count; i++) {
        const struct day_person *person = &desk->in[order[i]];
        const char *name = today->names.names ? today->names.names[order[i]] : "";
        const char *shown = name[0] ? name : person->participant;
        bool is_last = i + 1 == desk->in_count;
        int room = COLUMNS - MARGIN - (lines == NAME_LINES_MOST && !is_last ? 16 : 1);
        if (line.length && text_width(line.text) + 2 + text_width(shown) > room) {
            if (lines == NAME_LINES_MOST)
                break;
            printf("%*s%s,\n", MARGIN, "", line.text);
            buffer_free(&line);
            lines++;
        }
        buffer_printf(&line, "%s%s", line.length ? ", " : "", shown);
    }
    if (i < desk->in_count)
        buffer_printf(&line, _(" and %zu more"), desk->in_count - i);
    printf("%*s%s\n", MARGIN, "", line.length ? line.text : _("nobody"));
    buffer_free(&line);
    free(order);
}

static void print_in(const struct today *today)
{
    char heading[80];
    if (!today->is_today)
        return;
    snprintf(heading, sizeof heading, _("IN NOW: %zu"), today->desk.in_count);
    print_heading(heading);
    if (today->desk.in_count)
        print_people(today);
}

static void print_task(const char *label, const char *text, const char *command)
{
    struct buffer line = {0};
    int label_columns = text_width(label) < LABEL_COLUMNS ? LABEL_COLUMNS : text_width(label) + 1;
    buffer_printf(&line, "%*s", MARGIN, "");
    add_cell(&line, label, label_columns);
    add_cell(&line, text, COLUMNS - MARGIN - label_columns - text_width(command) - 2);
    buffer_printf(&line, "  %s", command);
    print_line(&line);
}

static void count_signals(const struct signals *signals, struct buffer *text)
{
    int counts[SIGNAL_KINDS] = {0};
    for (size_t i = 0; i < signals->count; i++)
        counts[signals->items[i].kind]++;
    for (int kind = 0; kind < SIGNAL_KINDS; kind++) {
        if (counts[kind])
            buffer_printf(text, "%s%s %d", text->length ? ", " : "",
                          signal_words_kind((enum signal_kind)kind), counts[kind]);
    }
}

static void print_tasks(const struct today *today)
{
    char text[160];
    const struct day_desk *desk = &today->desk;
    bool has_any = desk->unsigned_count || desk->unmarked_count || today->arrivals.count ||
                   today->signals.count;
    print_heading(_("TO DO"));
    if (!has_any)
        printf("%*s%s\n", MARGIN, "", _("nothing waits"));
    if (desk->unsigned_count) {
        snprintf(text, sizeof text, _("%d, the oldest %s"), desk->unsigned_count,
                 desk->unsigned_oldest);
        print_task(_("unsigned"), text, "obecni session pending");
    }
    if (desk->unmarked_count) {
        snprintf(text, sizeof text, _("%d, the oldest %s"), desk->unmarked_count,
                 desk->unmarked_oldest);
        print_task(_("no mark"), text, "obecni signal list --kind unmarked");
    }
    if (today->arrivals.count) {
        snprintf(text, sizeof text, _("%zu to resolve"), today->arrivals.count);
        print_task(_("arrivals"), text, "obecni attendance arrivals");
    }
    if (today->signals.count) {
        struct buffer kinds = {0};
        count_signals(&today->signals, &kinds);
        print_task(_("signals"), kinds.text, "obecni signal list");
        buffer_free(&kinds);
    }
}

/* Whole words, over as many lines as they need. */
static void print_check(const char *label, const char *text)
{
    struct buffer line = {0};
    buffer_printf(&line, "%*s", MARGIN, "");
    add_cell(&line, label, LABEL_COLUMNS);
    bool is_first = true;
    while (*text) {
        size_t length = strcspn(text, " ");
        char word[CHECK_WORDS_SIZE + 80];
        snprintf(word, sizeof word, "%.*s", (int)length, text);
        if (!is_first && text_width(line.text) + 1 + text_width(word) > COLUMNS) {
            print_line(&line);
            buffer_printf(&line, "%*s", MARGIN + LABEL_COLUMNS, "");
            is_first = true;
        }
        buffer_printf(&line, "%s%s", is_first ? "" : " ", word);
        is_first = false;
        text += length;
        text += strspn(text, " ");
    }
    print_line(&line);
}

/* What is good takes one line together. */
static void print_checks(const struct today *today)
{
    struct buffer good = {0};
    if (!today->check_count)
        return;
    print_heading(_("HOUSE"));
    for (int i = 0; i < today->check_count; i++) {
        const struct check_line *line = &today->checks[i];
        if (line->level == CHECK_GOOD)
            buffer_printf(&good, "%s%s", good.length ? ", " : "", line->shown);
    }
    for (int level = CHECK_ACT; level > CHECK_GOOD; level--) {
        for (int i = 0; i < today->check_count; i++) {
            const struct check_line *line = &today->checks[i];
            if ((int)line->level != level)
                continue;
            char text[CHECK_WORDS_SIZE + 80];
            snprintf(text, sizeof text, "%s: %s", line->shown, line->words);
            print_check(check_words_level(line->level), text);
        }
    }
    if (good.length)
        print_check(check_words_level(CHECK_GOOD), good.text);
    buffer_free(&good);
}

void today_print_page(const struct invocation *invocation, const struct today *today)
{
    print_head(invocation, today);
    print_sessions(invocation, today);
    print_in(today);
    print_tasks(today);
    print_checks(today);
}
