/* What staff do beside marking: another session, guests, substitutes, cancelling, how the kiosk
 * is. Each as the role allows. */
#include "kiosk/input/scanner.h"
#include "kiosk/staff/parts.h"

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

static void menu_draw(const struct kiosk *kiosk, struct ui *ui)
{
    const struct desk *desk = kiosk->desk;
    struct parts_frame frame = {
        .title = kiosk_text(kiosk, N_("More")), .sub = desk->session,
        .buttons = {{.name = "back", .label = kiosk_text(kiosk, N_("Back"))},
                    {.name = "leave", .label = kiosk_text(kiosk, N_("Leave"))}},
    };
    struct parts_rows rows = parts_rows(ui, parts_frame(kiosk, ui, &frame), 2);
    rows.rows = (ENTRIES + 1) / 2;
    rows.is_large = true;
    for (int i = 0, place = 0; i < ENTRIES; i++) {
        if (!desk_may(desk, entries[i].roles) || (entries[i].needs_session && !desk->session[0]))
            continue;
        struct button button = {.name = entries[i].name,
                                .label = kiosk_text(kiosk, entries[i].label)};
        button_draw(ui, &button, parts_row(ui, &rows, place++));
    }
}

static void menu_event(struct kiosk *kiosk, const struct event *event)
{
    if (desk_event(kiosk, event))
        return;
    bool is_escape = event->kind == EVENT_KEY && event->key == KEY_ESCAPE;
    if (is_escape || (event->kind == EVENT_PRESS && strcmp(event->name, "back") == 0)) {
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

const struct screen screen_staff_menu = {
    .name = "staff menu", .is_staff = true, .event = menu_event, .draw = menu_draw,
};
