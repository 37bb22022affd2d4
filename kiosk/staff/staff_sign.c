/* The signature under the list, and what is told with it: heads in the room, real hours, the
 * topic. Nothing is stored before “Save” or “Sign”. Hours are staff_hours.c's. */
#include "kiosk/glass/words.h"
#include "kiosk/screens/pin_page.h"
#include "kiosk/staff/staff_words.h"

#include <stdio.h>
#include <string.h>

enum part { PART_HEADS, PART_HOURS, PART_TOPIC, PART_REST, PART_COUNT };
static const struct {
    const char *name, *label;
} parts[PART_COUNT] = {
    [PART_HEADS] = {"heads", N_("People in the room")},
    [PART_HOURS] = {"hours", N_("Beginning and end")},
    [PART_TOPIC] = {"topic", N_("Topic")},
    [PART_REST] = {"rest", N_("Others absent")},
};

static void say_heads(const struct kiosk *kiosk, char *text, size_t size)
{
    const struct desk *desk = kiosk->desk;
    if (desk->sign.heads[0])
        snprintf(text, size, "%s", desk->sign.heads);
    else if (desk->roster.course.headcount >= 0)
        snprintf(text, size, "%d", desk->roster.course.headcount);
    else
        snprintf(text, size, "%s", kiosk_text(kiosk, N_("not counted yet")));
}

static void say_hours(const struct desk *desk, char *text, size_t size)
{
    char began[WORDS_TIME_SIZE], ended[WORDS_TIME_SIZE];
    struct staff_hours hours = staff_words_hours(desk);
    words_time(hours.began_at, began);
    words_time(hours.ended_at, ended);
    snprintf(text, size, "%s–%s", began, ended);
}

static void say_topic(const struct kiosk *kiosk, char *text, size_t size)
{
    struct dictionary_entry entry;
    const struct desk *desk = kiosk->desk;
    const char *code = desk->sign.has_topic ? desk->sign.topic : desk->roster.course.topic;
    if (dictionary_find(DICTIONARY_TOPIC, code, &entry))
        staff_words_entry(kiosk, &entry, text, size);
    else
        snprintf(text, size, "%s", kiosk_text(kiosk, N_("no topic")));
}

static void fill(const struct kiosk *kiosk, int index, struct parts_row *row)
{
    const struct desk *desk = kiosk->desk;
    snprintf(row->name, sizeof row->name, "%s", parts[index].name);
    snprintf(row->text, sizeof row->text, "%s", kiosk_text(kiosk, parts[index].label));
    if (index == PART_HEADS)
        say_heads(kiosk, row->end, sizeof row->end);
    else if (index == PART_HOURS)
        say_hours(desk, row->end, sizeof row->end);
    else if (index == PART_TOPIC)
        say_topic(kiosk, row->end, sizeof row->end);
    else
        snprintf(row->end, sizeof row->end, "%s",
                 kiosk_text(kiosk, desk->sign.rest_absent ? N_("Yes") : N_("No")));
    row->is_chosen = index == PART_REST && desk->sign.rest_absent;
    row->icon = row->is_chosen ? "tick" : NULL;
}

static bool has_news(const struct desk *desk)
{
    return desk->sign.heads[0] || desk->sign.began_at || desk->sign.ended_at ||
           desk->sign.has_topic;
}

static void sign_draw(const struct kiosk *kiosk, struct ui *ui)
{
    const struct desk *desk = kiosk->desk;
    const struct roster *roster = &desk->roster;
    char present[120], unknown[120], sub[260];
    struct parts_list list = {
        .frame = {.title = kiosk_text(kiosk, N_("Sign the list")), .sub = sub,
                  .buttons = {{.name = "back", .label = kiosk_text(kiosk, N_("Back"))},
                              {.name = "do-sign", .label = kiosk_text(kiosk, N_("Sign"))},
                              {.name = NULL}}},
        .is_single = !ui->sizes->is_low, .fill = fill, .page = desk->page_of_actions,
        .count = roster->unknown_count || desk->sign.rest_absent ? PART_COUNT : PART_REST,
    };
    if (has_news(desk))
        list.frame.buttons[2] =
            (struct button){.name = "save", .label = kiosk_text(kiosk, N_("Save only"))};
    snprintf(present, sizeof present, kiosk_text(kiosk, N_("Present: %1$d of %2$d")),
             roster->present_count, roster->expected_count);
    snprintf(unknown, sizeof unknown, kiosk_text(kiosk, N_("Without a mark: %d")),
             roster->unknown_count);
    snprintf(sub, sizeof sub, "%s\u00a0· %s", present, unknown);
    parts_draw_list(kiosk, ui, &list);
}

static void press(struct kiosk *kiosk, const char *name)
{
    struct desk *desk = kiosk->desk;
    if (strcmp(name, "heads") == 0)
        kiosk_show(kiosk, &screen_staff_heads);
    else if (strcmp(name, "hours") == 0)
        kiosk_show(kiosk, &screen_staff_hours);
    else if (strcmp(name, "topic") == 0)
        desk_pick(kiosk, DESK_PICK_TOPIC);
    else if (strcmp(name, "rest") == 0)
        desk->sign.rest_absent = !desk->sign.rest_absent;
    else if (strcmp(name, "save") == 0)
        desk_tell_course(kiosk);
    else if (strcmp(name, "do-sign") == 0)
        desk_sign(kiosk);
}

static void sign_event(struct kiosk *kiosk, const struct event *event)
{
    if (desk_event(kiosk, event) || parts_turn(kiosk, event, &kiosk->desk->page_of_actions))
        return;
    kiosk->needs_drawing = true;
    if (parts_is_back(event))
        kiosk_show(kiosk, &screen_staff_roster);
    else if (event->kind == EVENT_PRESS)
        press(kiosk, event->name);
}

static void sign_enter(struct kiosk *kiosk)
{
    kiosk->desk->page_of_actions = 0;
}

static void heads_draw(const struct kiosk *kiosk, struct ui *ui)
{
    const struct desk *desk = kiosk->desk;
    char hint[120];
    struct pin_page page = {
        .title = kiosk_text(kiosk, N_("People in the room")), .hint = hint,
        .shown = desk->sign.typed,
    };
    snprintf(hint, sizeof hint, kiosk_text(kiosk, N_("Present: %1$d of %2$d")),
             desk->roster.present_count, desk->roster.expected_count);
    pin_page_draw(kiosk, ui, &page);
}

static void type(struct kiosk *kiosk, char character)
{
    struct desk *desk = kiosk->desk;
    size_t length = strlen(desk->sign.typed);
    if (character >= '0' && character <= '9' && length < sizeof desk->sign.typed - 1)
        desk->sign.typed[length] = character;
    else if (character == '\b' && length)
        desk->sign.typed[length - 1] = '\0';
    else if (character >= 'A')
        memset(desk->sign.typed, 0, sizeof desk->sign.typed); /* a reader's characters */
    if (character != '\r' || !length)
        return;
    memcpy(desk->sign.heads, desk->sign.typed, sizeof desk->sign.heads);
    desk->sign.explanation[0] = '\0';
    kiosk_show(kiosk, &screen_staff_sign);
}

static void heads_event(struct kiosk *kiosk, const struct event *event)
{
    if (desk_event(kiosk, event))
        return;
    char character = parts_digit(event);
    kiosk->needs_drawing = true;
    if (parts_is_back(event))
        kiosk_show(kiosk, &screen_staff_sign);
    else if (character)
        type(kiosk, character);
}

static void heads_enter(struct kiosk *kiosk)
{
    memset(kiosk->desk->sign.typed, 0, sizeof kiosk->desk->sign.typed);
}

const struct screen screen_staff_sign = {
    .name = "staff sign", .is_staff = true, .enter = sign_enter, .event = sign_event,
    .draw = sign_draw,
};

const struct screen screen_staff_heads = {
    .name = "staff heads", .is_staff = true, .enter = heads_enter, .event = heads_event,
    .draw = heads_draw,
};
