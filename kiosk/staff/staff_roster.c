/* The roster of a session: everybody who is expected or has come, by name, and what is known of
 * them. A press opens the person. */
#include "kiosk/staff/parts_list.h"
#include "kiosk/staff/staff_words.h"

#include <stdio.h>
#include <string.h>

static void fill(const struct kiosk *kiosk, int index, struct parts_row *row)
{
    staff_words_row(kiosk, index, row);
    snprintf(row->name, sizeof row->name, "row-%d", index);
}

static void roster_draw(const struct kiosk *kiosk, struct ui *ui)
{
    char title[STAFF_HEAD_SIZE] = "", sub[STAFF_HEAD_SIZE] = "";
    const struct desk *desk = kiosk->desk;
    bool has_session = desk->session[0] != '\0';
    struct parts_list list = {
        .frame = {.title = title, .sub = sub, .has_shade = has_session,
                  .buttons = {{.name = "leave", .label = kiosk_text(kiosk, N_("Leave"))},
                              {.name = "search", .label = kiosk_text(kiosk, N_("Search"))},
                              {.name = "sign", .label = kiosk_text(kiosk, N_("Sign list"))},
                              {.name = "menu", .label = kiosk_text(kiosk, N_("More"))}}},
        .count = (int)desk->roster.row_count, .page = desk->page,
        .empty = has_session ? kiosk_text(kiosk, N_("Nobody is expected and nobody has come."))
                             : kiosk_text(kiosk, N_("Choose a session under “More”.")),
        .fill = fill,
    };
    if (has_session)
        staff_words_head(kiosk, title, sub);
    else
        snprintf(title, sizeof title, "%s", kiosk_text(kiosk, N_("No session is running")));
    if (!has_session || !desk_may(desk, ROLES_LEADING)) {
        list.frame.buttons[2] = list.frame.buttons[3];
        list.frame.buttons[3] = (struct button){.name = NULL};
    }
    parts_draw_list(kiosk, ui, &list);
}

static void roster_event(struct kiosk *kiosk, const struct event *event)
{
    if (desk_event(kiosk, event) || parts_turn(kiosk, event, &kiosk->desk->page) ||
        event->kind != EVENT_PRESS)
        return;
    struct desk *desk = kiosk->desk;
    int index = parts_index(event->name, "row-");
    if (index >= 0 && index < (int)desk->roster.row_count) {
        desk->person = staff_words_person(desk, index);
        kiosk_show(kiosk, &screen_staff_person);
    } else if (strcmp(event->name, "search") == 0) {
        kiosk_show(kiosk, &screen_staff_search);
    } else if (strcmp(event->name, "sign") == 0) {
        kiosk_show(kiosk, &screen_staff_sign);
    } else if (strcmp(event->name, "menu") == 0) {
        kiosk_show(kiosk, &screen_staff_menu);
    }
}

static void roster_enter(struct kiosk *kiosk)
{
    kiosk->pressed_ms = kiosk->now_ms;
    explicit_bzero(&kiosk->desk->person, sizeof kiosk->desk->person);
}

const struct screen screen_staff_roster = {
    .name = "staff roster", .is_staff = true, .enter = roster_enter, .event = roster_event,
    .draw = roster_draw,
};
