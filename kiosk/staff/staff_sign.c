/* Heads in the room and the signature under the list. */
#include "kiosk/input/scanner.h"
#include "kiosk/staff/parts.h"

#include <stdio.h>
#include <string.h>

static void draw_fact(struct ui *ui, const char *text, struct rect box, int step, enum colour ink)
{
    struct text_style style = {
        .weight = step > 0 ? WEIGHT_DISPLAY : WEIGHT_REGULAR, .step = step, .least_step = -2,
        .lines = 1, .ink = ink, .ground = COLOUR_PAPER,
    };
    text_centre(ui, &style, text, box);
}

static void draw_facts(const struct kiosk *kiosk, struct ui *ui, struct rect box)
{
    const struct desk *desk = kiosk->desk;
    const struct roster *roster = &desk->roster;
    char line[200], heads[24] = "–";
    int pitch = box.h * 21 / 100;
    struct rect row = {box.x, box.y, box.w, pitch};
    snprintf(line, sizeof line, kiosk_text(kiosk, N_("Present: %1$d of %2$d")),
             roster->present_count, roster->expected_count);
    draw_fact(ui, line, row, STEP_NEEDED, COLOUR_INK);
    row.y += pitch;
    snprintf(line, sizeof line, kiosk_text(kiosk, N_("Without a mark: %d")), roster->unknown_count);
    draw_fact(ui, line, row, STEP_NEEDED, COLOUR_INK);
    row.y += pitch;
    draw_fact(ui, kiosk_text(kiosk, N_("People in the room")), row, STEP_NEEDED, COLOUR_MUTED);
    if (desk->sign.digits[0])
        snprintf(heads, sizeof heads, "%s", desk->sign.digits);
    else if (roster->course.headcount >= 0)
        snprintf(heads, sizeof heads, "%d", roster->course.headcount);
    row.y += pitch;
    row.h = box.y + box.h - row.y;
    draw_fact(ui, heads, row, 4, COLOUR_INK);
}

static void sign_draw(const struct kiosk *kiosk, struct ui *ui)
{
    const struct desk *desk = kiosk->desk;
    bool is_tall = ui->sizes->is_portrait;
    struct parts_frame frame = {
        .title = kiosk_text(kiosk, N_("Sign the list")), .sub = desk->session,
        .buttons = {{.name = "back", .label = kiosk_text(kiosk, N_("Back"))},
                    {.name = "heads", .label = kiosk_text(kiosk, N_("Save number"))},
                    {.name = "do-sign", .label = kiosk_text(kiosk, N_("Sign"))}},
    };
    struct rect body = parts_frame(kiosk, ui, &frame);
    struct rect facts = {body.x, body.y, is_tall ? body.w : body.w * 45 / 100,
                         is_tall ? body.h * 40 / 100 : body.h};
    struct rect pad = {body.x + body.w * 52 / 100, body.y, body.w * 48 / 100, body.h};
    if (is_tall)
        pad = (struct rect){body.x, body.y + body.h * 45 / 100, body.w, body.h * 55 / 100};
    struct button rest = {.name = "rest", .label = kiosk_text(kiosk, N_("Others absent")),
                          .is_chosen = desk->sign.rest_absent};
    int row = frame_row(ui->sizes);
    facts.h -= row + frame_gap(ui->sizes);
    draw_facts(kiosk, ui, facts);
    button_draw(ui, &rest,
                (struct rect){facts.x, facts.y + facts.h + frame_gap(ui->sizes), facts.w, row});
    parts_pad(ui, pad);
}

static void type(struct desk *desk, char character)
{
    size_t length = strlen(desk->sign.digits);
    if (character >= '0' && character <= '9' && length < sizeof desk->sign.digits - 1)
        desk->sign.digits[length] = character;
    else if (character == '\b' && length)
        desk->sign.digits[length - 1] = '\0';
    else if (character >= 'A')
        memset(desk->sign.digits, 0, sizeof desk->sign.digits); /* a reader's characters */
}

static void sign_event(struct kiosk *kiosk, const struct event *event)
{
    if (desk_event(kiosk, event))
        return;
    struct desk *desk = kiosk->desk;
    const char *name = event->kind == EVENT_PRESS ? event->name : "";
    char character = parts_digit(event);
    kiosk->needs_drawing = true;
    if (strcmp(name, "back") == 0 || (event->kind == EVENT_KEY && event->key == KEY_ESCAPE))
        kiosk_show(kiosk, &screen_staff_roster);
    else if (strcmp(name, "rest") == 0)
        desk->sign.rest_absent = !desk->sign.rest_absent;
    else if (strcmp(name, "heads") == 0 || character == '\r')
        desk_tell_heads(kiosk);
    else if (strcmp(name, "do-sign") == 0)
        desk_sign(kiosk);
    else if (character)
        type(desk, character);
}

/* Coming back from the explanation, what was typed stays. */
static void sign_enter(struct kiosk *kiosk)
{
    struct desk *desk = kiosk->desk;
    desk->pick.code[0] = '\0';
}

const struct screen screen_staff_sign = {
    .name = "staff sign", .is_staff = true, .enter = sign_enter, .event = sign_event,
    .draw = sign_draw,
};
