/* Looking for somebody: large letters or the keyboard. What is typed narrows the list at once;
 * "Search everybody" goes through the whole club, for whom the role allows that. Marks on letters
 * and case do not count. */
#include "kiosk/input/scanner.h"
#include "kiosk/staff/staff_words.h"

#include "base/text.h"
#include "club/people/person_search.h"

#include <stdio.h>
#include <string.h>

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/* Each word of `typed` begins a word of the name, or is part of the number. */
static bool matches(const char *typed, const struct desk_person *person)
{
    char name[NAME_SIZE + 2] = " ", wanted[DESK_TYPED_SIZE], word[DESK_TYPED_SIZE + 1];
    char number[NUMBER_SIZE];
    text_fold(person->name, name + 1, sizeof name - 1);
    text_fold(person->number, number, sizeof number);
    text_fold(typed, wanted, sizeof wanted);
    bool is_match = true;
    const char *at = wanted;
    while (is_match && *at) {
        size_t length = strcspn(at, " ");
        snprintf(word, sizeof word, " %.*s", (int)length, at);
        is_match = strstr(name, word) || strstr(number, word + 1);
        at += length + (at[length] == ' ');
    }
    explicit_bzero(name, sizeof name);
    return is_match;
}

void desk_search_list(struct desk *desk)
{
    desk->search.count = 0;
    desk->search.is_everybody = false;
    for (size_t i = 0; i < desk->roster.row_count && desk->search.count < DESK_FOUND; i++) {
        struct desk_person person = staff_words_person(desk, (int)i);
        if (matches(desk->search.typed, &person))
            desk->search.found[desk->search.count++] = person;
        explicit_bzero(&person, sizeof person);
    }
}

void desk_search_everybody(struct kiosk *kiosk)
{
    struct error err = {0};
    struct desk *desk = kiosk->desk;
    struct person_matches found = {0};
    if (!person_search(&desk->club, desk->search.typed, &found, &err)) {
        desk_say_error(kiosk, &err);
        return;
    }
    desk->search.count = desk->search.page = 0;
    desk->search.is_everybody = true;
    for (size_t i = 0; i < found.count && desk->search.count < DESK_FOUND; i++) {
        struct desk_person *person = &desk->search.found[desk->search.count++];
        memcpy(person->number, found.items[i].participant.number, sizeof person->number);
        memcpy(person->name, found.items[i].name, sizeof person->name);
    }
    person_matches_free(&found);
    kiosk->needs_drawing = true;
}

static void fill(const struct kiosk *kiosk, int index, struct parts_row *row)
{
    const struct desk *desk = kiosk->desk;
    int known = staff_words_index(desk, desk->search.found[index].number);
    snprintf(row->name, sizeof row->name, "found-%d", index);
    desk_person_shown(desk, &desk->search.found[index], row->text, sizeof row->text);
    if (known >= 0)
        staff_words_status(kiosk, &desk->roster.rows[known], row->end, sizeof row->end);
    row->is_quiet = true;
}

enum { KEYS = sizeof letters - 1 + 2 }; /* and space, and erasing */

static int key_gap(const struct ui *ui)
{
    return sizes_mm(ui->sizes, 5.0) + 1;
}

/* As many beside each other as there is room for, in rows of equal length. */
static int key_rows(const struct ui *ui, int width)
{
    int least = sizes_mm(ui->sizes, 20.0) + 1, gap = key_gap(ui);
    int columns = (width + gap) / (least + gap);
    return (KEYS + columns - 1) / columns;
}

static void draw_letters(struct ui *ui, struct rect box)
{
    int gap = key_gap(ui), count = KEYS, rows = key_rows(ui, box.w);
    int columns = (count + rows - 1) / rows;
    int width = (box.w - (columns - 1) * gap) / columns, height = (box.h - (rows - 1) * gap) / rows;
    struct text_style style = {
        .weight = WEIGHT_MEDIUM, .step = STEP_NEEDED, .least_step = -2, .lines = 1,
        .align = ALIGN_CENTRE, .group = GROUP_KEY, .ink = COLOUR_INK,
        .ground = COLOUR_SURFACE,
    };
    for (int i = 0; i < count; i++) {
        char name[16], label[8];
        struct rect key = {box.x + i % columns * (width + gap),
                           box.y + i / columns * (height + gap), width, height};
        bool is_letter = i < (int)sizeof letters - 1;
        snprintf(label, sizeof label, "%c", is_letter ? letters[i] : '_');
        snprintf(name, sizeof name, is_letter ? "letter-%c" : "letter-space", label[0]);
        if (i == count - 1)
            snprintf(name, sizeof name, "erase");
        button_panel(ui, name, false, key);
        int size = (width < height ? width : height) / 2;
        if (i == count - 1)
            ui_icon(ui, (struct rect){key.x + (width - size) / 2, key.y + (height - size) / 2,
                                      size, size},
                    "erase", COLOUR_INK, COLOUR_SURFACE, COLOUR_SURFACE);
        else
            text_centre(ui, &style, is_letter ? label : "␣",
                        rect_inset(key, sizes_mm(ui->sizes, 2.0)));
    }
}

static int keys_height(const struct ui *ui, int width)
{
    return key_rows(ui, width) * (sizes_mm(ui->sizes, 20.0) + 1 + key_gap(ui)) - key_gap(ui);
}

/* In the low layout the first one is told above the letters, where nothing is pressed. */
static void say_first(const struct kiosk *kiosk, char *sub, size_t size)
{
    char name[PARTS_ROW_SIZE];
    size_t length = strlen(sub);
    const struct desk *desk = kiosk->desk;
    desk_person_shown(desk, &desk->search.found[0], name, sizeof name);
    snprintf(sub + length, size - length, "\u00a0· %s", name);
    explicit_bzero(name, sizeof name);
}

/* The letters under what is found; where there is no room for both, they are the first page. */
static void draw_body(const struct kiosk *kiosk, struct ui *ui, struct parts_list *list, char *sub,
                      size_t size)
{
    list->frame.pages = 2;
    struct rect body = parts_body(kiosk, ui, &list->frame), rows = body, keys = body;
    keys.h = keys_height(ui, body.w);
    keys.y = body.y + body.h - keys.h;
    rows.h -= keys.h + sizes_mm(ui->sizes, 8.0);
    bool is_apart = rows.h < sizes_mm(ui->sizes, 30.0);
    if (is_apart) {
        rows = body;
        keys.y = body.y;
        list->page--;
    }
    list->frame.pages = parts_pages(kiosk, ui, list, rows) + (is_apart && list->count);
    list->frame.page = list->page + is_apart;
    if (is_apart && list->page < 0 && list->count && ui->sizes->is_low)
        say_first(kiosk, sub, size);
    parts_head(kiosk, ui, &list->frame);
    if (!list->count && !is_apart)
        parts_text(ui, list->empty, rows, STEP_NEEDED, WEIGHT_REGULAR, COLOUR_MUTED);
    if (list->page >= 0 && list->count)
        parts_draw_rows(kiosk, ui, list, rows);
    if (!is_apart || list->page < 0)
        draw_letters(ui, keys);
}

static void search_draw(const struct kiosk *kiosk, struct ui *ui)
{
    const struct desk *desk = kiosk->desk;
    char typed[DESK_TYPED_SIZE + 4], sub[200 + PARTS_ROW_SIZE];
    const char *where = desk->search.is_everybody ? N_("Found in the whole club")
                                                  : N_("Found on this list");
    struct parts_list list = {
        .frame = {.title = typed, .has_shade = true, .sub = sub,
                  .buttons = {{.name = "back", .label = kiosk_text(kiosk, N_("Back"))},
                              {.name = "everybody",
                               .label = kiosk_text(kiosk, N_("Search everybody"))}}},
        .count = desk->search.count, .page = desk->search.page, .fill = fill,
        .empty = kiosk_text(kiosk, N_("Nobody is found.")),
    };
    snprintf(typed, sizeof typed, "%s_", desk->search.typed);
    snprintf(sub, sizeof sub, "%s:\u00a0%d", kiosk_text(kiosk, where), desk->search.count);
    if (!desk_may(desk, ROLES_OFFICE))
        list.frame.buttons[1] = (struct button){.name = NULL};
    draw_body(kiosk, ui, &list, sub, sizeof sub);
    parts_foot(kiosk, ui, &list.frame);
    explicit_bzero(sub, sizeof sub);
}

static void type(struct desk *desk, char character)
{
    size_t length = strlen(desk->search.typed);
    if (character == '\b' && length)
        desk->search.typed[length - 1] = '\0';
    else if (character >= ' ' && length < DESK_TYPED_SIZE - 1 && (length || character != ' '))
        desk->search.typed[length] = character;
    desk->search.page = 0;
    desk_search_list(desk);
}

static char character_of(const struct event *event)
{
    enum { KEY_SPACE = 0x2c };
    if (event->kind == EVENT_KEY && event->key == KEY_SPACE)
        return ' ';
    if (event->kind == EVENT_PRESS && strcmp(event->name, "letter-space") == 0)
        return ' ';
    if (event->kind == EVENT_PRESS && strncmp(event->name, "letter-", 7) == 0)
        return event->name[7];
    return parts_digit(event);
}

static void press(struct kiosk *kiosk, const char *name)
{
    struct desk *desk = kiosk->desk;
    int index = parts_index(name, "found-");
    if (strcmp(name, "everybody") == 0)
        desk_search_everybody(kiosk);
    else if (index >= 0 && index < desk->search.count) {
        desk->person = desk->search.found[index];
        kiosk_show(kiosk, &screen_staff_person);
    }
}

static void search_event(struct kiosk *kiosk, const struct event *event)
{
    if (desk_event(kiosk, event) || parts_turn(kiosk, event, &kiosk->desk->search.page))
        return;
    struct desk *desk = kiosk->desk;
    char character = character_of(event);
    kiosk->needs_drawing = true;
    if (parts_is_back(event))
        kiosk_show(kiosk, &screen_staff_roster);
    else if (character == '\r' && desk_may(desk, ROLES_OFFICE) && desk->search.typed[0])
        desk_search_everybody(kiosk);
    else if (character && character != '\r')
        type(desk, character);
    else if (event->kind == EVENT_PRESS)
        press(kiosk, event->name);
}

static void search_enter(struct kiosk *kiosk)
{
    memset(&kiosk->desk->search, 0, sizeof kiosk->desk->search);
    desk_search_list(kiosk->desk);
}

static void search_leave(struct kiosk *kiosk)
{
    if (kiosk->desk)
        explicit_bzero(&kiosk->desk->search, sizeof kiosk->desk->search);
}

const struct screen screen_staff_search = {
    .name = "staff search", .is_staff = true, .enter = search_enter, .event = search_event,
    .draw = search_draw, .leave = search_leave,
};
