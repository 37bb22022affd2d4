/* A spare card is waited for: for somebody whose card is lost, or for a guest. And the second
 * person of a correction: a staff card, then its PIN. */
#include "kiosk/screens/pin_page.h"
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

static void second_draw(const struct kiosk *kiosk, struct ui *ui)
{
    const struct desk *desk = kiosk->desk;
    struct parts_frame frame = {
        .title = kiosk_text(kiosk, N_("Second person")), .sub = desk->correction.reason,
        .is_read = true,
        .buttons = {{.name = "back", .label = kiosk_text(kiosk, N_("Back"))},
                    {.name = "leave", .label = kiosk_text(kiosk, N_("Leave"))}},
    };
    if (desk->correction.payload[0]) {
        struct pin_page page = {
            .title = kiosk_text(kiosk, N_("Your PIN")),
            .hint = kiosk_text(kiosk, N_("Second person")),
            .digit_count = (int)strlen(desk->digits),
        };
        pin_page_draw(kiosk, ui, &page);
        return;
    }
    parts_head(kiosk, ui, &frame);
    parts_request(ui,
                 kiosk_text(kiosk, N_("The second person holds the own staff card to the "
                                      "reader.")),
                 parts_body(kiosk, ui, &frame));
    parts_foot(kiosk, ui, &frame);
}

static void type(struct kiosk *kiosk, char character)
{
    struct desk *desk = kiosk->desk;
    size_t length = strlen(desk->digits);
    if (character >= '0' && character <= '9' && length < PIN_MOST)
        desk->digits[length] = character;
    else if (character == '\b' && length)
        desk->digits[length - 1] = '\0';
    else if (character == '\r' && length >= PIN_LEAST)
        desk_correct_second(kiosk);
    else if (character >= 'A')
        explicit_bzero(desk->digits, sizeof desk->digits);
}

static void second_event(struct kiosk *kiosk, const struct event *event)
{
    if (desk_event(kiosk, event))
        return;
    char character = parts_digit(event);
    kiosk->needs_drawing = true;
    if (parts_is_back(event))
        kiosk_show(kiosk, &screen_staff_person);
    else if (character && kiosk->desk->correction.payload[0])
        type(kiosk, character);
}

const struct screen screen_staff_spare = {
    .name = "staff spare", .is_staff = true, .event = spare_event, .draw = spare_draw,
};

const struct screen screen_staff_second = {
    .name = "staff second", .is_staff = true, .event = second_event, .draw = second_draw,
};
