/* A spare card is waited for: for somebody whose card is lost, or for a guest. */
#include "kiosk/staff/parts.h"

#include <stdio.h>
#include <string.h>

static void spare_draw(const struct kiosk *kiosk, struct ui *ui)
{
    const struct desk *desk = kiosk->desk;
    char title[NAME_SIZE];
    struct parts_frame frame = {
        .title = title, .sub = "", .has_shade = !desk->spare.is_guest, .is_read = true,
        .buttons = {{.name = "back", .label = kiosk_text(kiosk, N_("Back"))},
                    {.name = "leave", .label = kiosk_text(kiosk, N_("Leave"))}},
    };
    if (desk->spare.is_guest)
        snprintf(title, sizeof title, "%s", kiosk_text(kiosk, N_("Guest")));
    else
        desk_person_shown(desk, &desk->person, title, sizeof title);
    parts_head(kiosk, ui, &frame);
    parts_request(ui,
                 desk->spare.is_guest
                     ? kiosk_text(kiosk, N_("Hold a guest’s card to the reader."))
                     : kiosk_text(kiosk, N_("Hold a spare card to the reader. The lost one is "
                                            "revoked then.")),
                 parts_body(kiosk, ui, &frame));
    parts_foot(kiosk, ui, &frame);
    explicit_bzero(title, sizeof title);
}

static void spare_event(struct kiosk *kiosk, const struct event *event)
{
    if (desk_event(kiosk, event))
        return;
    if (parts_is_back(event))
        kiosk_show(kiosk, kiosk->desk->spare.is_guest ? &screen_staff_roster
                                                      : &screen_staff_person);
}

const struct screen screen_staff_spare = {
    .name = "staff spare", .is_staff = true, .event = spare_event, .draw = spare_draw,
};
