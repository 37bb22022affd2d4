/* The second person: for a correction of a signed list, and for a coordinator's signature in the
 * leader's place. A staff card, then its PIN, proved as the first one's were; nothing of theirs
 * stays open. */
#include "kiosk/screens/pin_page.h"
#include "kiosk/staff/parts.h"
#include "kiosk/staff/staff_refusal.h"

#include <stdio.h>
#include <string.h>

static const struct {
    unsigned roles; /* one of these */
    int refusal;    /* for whoever has none of them */
    void (*agreed)(struct kiosk *kiosk);
    const struct screen *back;
} purposes[] = {
    [DESK_SECOND_CORRECTION] = {ROLE_COORDINATOR, STAFF_REFUSAL_NO_COORDINATOR,
                                desk_correct_agreed, &screen_staff_person},
    [DESK_SECOND_SIGNATURE] = {ROLES_REGISTER, STAFF_REFUSAL_CARD, desk_sign_agreed,
                               &screen_staff_sign},
};

static void forget(struct desk *desk)
{
    explicit_bzero(desk->digits, sizeof desk->digits);
    explicit_bzero(desk->second.payload, sizeof desk->second.payload);
}

void desk_ask_second(struct kiosk *kiosk, enum desk_second purpose)
{
    forget(kiosk->desk);
    kiosk->desk->second.purpose = purpose;
    kiosk_show(kiosk, &screen_staff_second);
}

void desk_take_second(struct kiosk *kiosk, const char *payload)
{
    struct desk *desk = kiosk->desk;
    if (strcmp(payload, desk->payload) == 0)
        desk_say(kiosk, kiosk_text(kiosk, N_("The second person is somebody else.")));
    else
        snprintf(desk->second.payload, sizeof desk->second.payload, "%s", payload);
    explicit_bzero(desk->digits, sizeof desk->digits);
    kiosk->pressed_ms = kiosk->now_ms;
    kiosk->needs_drawing = true;
}

/* Who it is; refused when card, PIN, role or person do not suit. */
static bool prove(struct kiosk *kiosk, struct staff *second, struct error *err)
{
    struct desk *desk = kiosk->desk;
    enum desk_second purpose = desk->second.purpose;
    enum staff_card_answer answer;
    int64_t until;
    bool ok = staff_card_open(&kiosk->club, desk->second.payload, desk->digits, second, &answer,
                              &until, err);
    vault_close(&kiosk->club.vault);
    forget(desk);
    if (!ok)
        return false;
    if (answer == STAFF_CARD_WRONG)
        return staff_refuse(err, STAFF_REFUSAL_WRONG_PIN);
    if (answer != STAFF_CARD_RIGHT)
        return staff_refuse(err, STAFF_REFUSAL_CARD);
    if (strcmp(second->code, desk->staff.code) == 0)
        return staff_refuse(err, REFUSAL_SECOND_IS_FIRST);
    return (roles_stored(second->role) & purposes[purpose].roles) ||
           staff_refuse(err, purposes[purpose].refusal);
}

static void try_second(struct kiosk *kiosk)
{
    struct error err = {0};
    struct staff second;
    struct desk *desk = kiosk->desk;
    if (!prove(kiosk, &second, &err)) {
        desk_done(kiosk, false, &err, "");
        return;
    }
    snprintf(desk->club.second, sizeof desk->club.second, "%s", second.code);
    purposes[desk->second.purpose].agreed(kiosk);
    desk->club.second[0] = '\0';
}

static const char *sub_text(const struct kiosk *kiosk)
{
    const struct desk *desk = kiosk->desk;
    return desk->second.purpose == DESK_SECOND_CORRECTION
               ? desk->correction.reason
               : kiosk_text(kiosk, N_("Signing in the leader’s place"));
}

static void second_draw(const struct kiosk *kiosk, struct ui *ui)
{
    const struct desk *desk = kiosk->desk;
    struct parts_frame frame = {
        .title = kiosk_text(kiosk, N_("Second person")), .sub = sub_text(kiosk), .is_read = true,
        .buttons = {{.name = "back", .label = kiosk_text(kiosk, N_("Back"))},
                    {.name = "leave", .label = kiosk_text(kiosk, N_("Leave"))}},
    };
    if (desk->second.payload[0]) {
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
        try_second(kiosk);
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
        kiosk_show(kiosk, purposes[kiosk->desk->second.purpose].back);
    else if (character && kiosk->desk->second.payload[0])
        type(kiosk, character);
}

const struct screen screen_staff_second = {
    .name = "staff second", .is_staff = true, .event = second_event, .draw = second_draw,
};
