/* A spare card is waited for: for somebody whose card is lost, or for a guest. And the second
 * person of a correction: a staff card, then its PIN. */
#include "kiosk/input/scanner.h"
#include "kiosk/staff/parts.h"

#include <stdio.h>
#include <string.h>

static void spare_draw(const struct kiosk *kiosk, struct ui *ui)
{
    const struct desk *desk = kiosk->desk;
    char title[NAME_SIZE];
    struct parts_frame frame = {
        .title = title, .sub = "", .has_shade = !desk->spare.is_guest,
        .buttons = {{.name = "back", .label = kiosk_text(kiosk, N_("Back"))},
                    {.name = "leave", .label = kiosk_text(kiosk, N_("Leave"))}},
    };
    if (desk->spare.is_guest)
        snprintf(title, sizeof title, "%s", kiosk_text(kiosk, N_("Guest")));
    else
        desk_person_shown(desk, &desk->person, title, sizeof title);
    struct rect body = parts_frame(kiosk, ui, &frame);
    parts_request(ui,
                 desk->spare.is_guest
                     ? kiosk_text(kiosk, N_("Hold a guest’s card to the reader."))
                     : kiosk_text(kiosk, N_("Hold a spare card to the reader. The lost one is "
                                            "revoked then.")),
                 body);
    explicit_bzero(title, sizeof title);
}

static void spare_event(struct kiosk *kiosk, const struct event *event)
{
    if (desk_event(kiosk, event))
        return;
    if ((event->kind == EVENT_KEY && event->key == KEY_ESCAPE) ||
        (event->kind == EVENT_PRESS && strcmp(event->name, "back") == 0))
        kiosk_show(kiosk, kiosk->desk->spare.is_guest ? &screen_staff_roster
                                                      : &screen_staff_person);
}

static void second_draw(const struct kiosk *kiosk, struct ui *ui)
{
    const struct desk *desk = kiosk->desk;
    bool is_tall = ui->sizes->is_portrait;
    char dots[PIN_MOST * 4 + 1] = "";
    struct parts_frame frame = {
        .title = kiosk_text(kiosk, N_("Second person")), .sub = desk->correction.reason,
        .buttons = {{.name = "back", .label = kiosk_text(kiosk, N_("Back"))},
                    {.name = "leave", .label = kiosk_text(kiosk, N_("Leave"))}},
    };
    struct rect body = parts_frame(kiosk, ui, &frame);
    if (!desk->correction.payload[0]) {
        parts_request(ui,
                     kiosk_text(kiosk, N_("The second person holds the own staff card to the "
                                          "reader.")),
                     body);
        return;
    }
    for (size_t i = 0; i < strlen(desk->digits); i++)
        strcat(dots, "•");
    struct rect words = {body.x, body.y, body.w * 42 / 100, body.h};
    struct rect pad = {body.x + body.w * 50 / 100, body.y, body.w / 2, body.h};
    if (is_tall) {
        words = (struct rect){body.x, body.y, body.w, body.h / 4};
        pad = (struct rect){body.x, body.y + body.h / 3, body.w, body.h * 2 / 3};
    }
    int y = parts_text(ui, kiosk_text(kiosk, N_("Your PIN")), words, 3, WEIGHT_DISPLAY, COLOUR_INK);
    y += sizes_mm(ui->sizes, 10.0);
    if (dots[0])
        parts_text(ui, dots, (struct rect){words.x, y, words.w, words.y + words.h - y}, 1,
                   WEIGHT_REGULAR, COLOUR_INK);
    parts_pad(ui, pad);
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
    if ((event->kind == EVENT_KEY && event->key == KEY_ESCAPE) ||
        (event->kind == EVENT_PRESS && strcmp(event->name, "back") == 0))
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
