/* What staff do beside marking: another session, guests, substitutes, cancelling, how the kiosk
 * is. Each as the role allows. */
#include "kiosk/staff/parts_list.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *name, *label;
    unsigned roles;
    bool needs_session;
    enum desk_purpose purpose;
} entries[] = {
    {"session", N_("Another session"), ROLE_ALL, false, DESK_PICK_SESSION},
    {"guest", N_("Guest"), ROLES_DESK, true, DESK_PICK_GUEST},
    {"substitute", N_("Substitute leader"), ROLE_COORDINATOR, true, DESK_PICK_ABSENT},
    {"cancel", N_("Cancel session"), ROLE_COORDINATOR, true, DESK_PICK_CANCEL},
    {"health", N_("How the kiosk is"), ROLE_ALL, false, DESK_PICK_SESSION},
};
enum { ENTRIES = sizeof entries / sizeof *entries };

static bool is_possible(const struct desk *desk, int i)
{
    return desk_may(desk, entries[i].roles) && (!entries[i].needs_session || desk->session[0]);
}

static void fill(const struct kiosk *kiosk, int index, struct parts_row *row)
{
    int i = 0;
    while (!is_possible(kiosk->desk, i) || index-- > 0)
        i++;
    snprintf(row->name, sizeof row->name, "%s", entries[i].name);
    snprintf(row->text, sizeof row->text, "%s", kiosk_text(kiosk, entries[i].label));
}

static void menu_draw(const struct kiosk *kiosk, struct ui *ui)
{
    const struct desk *desk = kiosk->desk;
    struct parts_list list = {
        .frame = {.title = kiosk_text(kiosk, N_("More")), .sub = desk->session,
                  .buttons = {{.name = "back", .label = kiosk_text(kiosk, N_("Back"))},
                              {.name = "leave", .label = kiosk_text(kiosk, N_("Leave"))}}},
        .shape = PARTS_GRID, .page = desk->page_of_actions, .fill = fill,
    };
    for (int i = 0; i < ENTRIES; i++)
        list.count += is_possible(desk, i);
    parts_draw_list(kiosk, ui, &list);
}

static void menu_event(struct kiosk *kiosk, const struct event *event)
{
    if (desk_event(kiosk, event) || parts_turn(kiosk, event, &kiosk->desk->page_of_actions))
        return;
    if (parts_is_back(event)) {
        kiosk_show(kiosk, &screen_staff_roster);
        return;
    }
    for (int i = 0; event->kind == EVENT_PRESS && i < ENTRIES; i++) {
        if (strcmp(event->name, entries[i].name) != 0)
            continue;
        if (strcmp(event->name, "health") == 0)
            kiosk_show(kiosk, &screen_staff_health);
        else
            desk_pick(kiosk, entries[i].purpose);
        return;
    }
}

static void menu_enter(struct kiosk *kiosk)
{
    kiosk->desk->page_of_actions = 0;
}

const struct screen screen_staff_menu = {
    .name = "staff menu", .is_staff = true, .enter = menu_enter, .event = menu_event, .draw = menu_draw,
};
