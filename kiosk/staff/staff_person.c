/* One person in the session: what is known, and what staff say about it. Late and left early ask
 * for the hour, which begins at now. */
#include "kiosk/glass/words.h"
#include "kiosk/staff/parts.h"
#include "kiosk/staff/staff_words.h"

#include "base/clock.h"
#include "kiosk/input/scanner.h"

#include <stdio.h>
#include <string.h>

enum { ACTION_COUNT = 8 };

static const struct {
    const char *name, *label;
    unsigned roles;
    enum attendance_status status;
} actions[ACTION_COUNT] = {
    {"mark-present", N_("Was present"), ROLES_REGISTER, ATTENDANCE_PRESENT},
    {"mark-late", N_("Late"), ROLES_REGISTER, ATTENDANCE_LATE},
    {"mark-left", N_("Left early"), ROLES_REGISTER, ATTENDANCE_LEFT_EARLY},
    {"mark-absent", N_("Absent"), ROLES_REGISTER, ATTENDANCE_ABSENT},
    {"mark-unknown", N_("Not known"), ROLES_REGISTER, ATTENDANCE_UNKNOWN},
    {"refuse", N_("Entry refused"), ROLES_ROSTER, ATTENDANCE_REFUSED_ENTRY},
    {"lost-card", N_("Lost card"), ROLES_DESK, ATTENDANCE_UNKNOWN},
};

static bool is_possible(const struct desk *desk, int i)
{
    if (!actions[i].name || !desk_may(desk, actions[i].roles))
        return false;
    return desk->session[0] || strcmp(actions[i].name, "lost-card") == 0;
}

static void draw_actions(const struct kiosk *kiosk, struct ui *ui, struct rect body)
{
    struct parts_rows rows = parts_rows(ui, body, 2);
    int place = 0, count = 0;
    for (int i = 0; i < ACTION_COUNT; i++)
        count += is_possible(kiosk->desk, i);
    rows.rows = (count + 1) / 2;
    rows.is_large = true;
    for (int i = 0; i < ACTION_COUNT; i++) {
        if (!is_possible(kiosk->desk, i))
            continue;
        struct button button = {.name = actions[i].name,
                                .label = kiosk_text(kiosk, actions[i].label)};
        button_draw(ui, &button, parts_row(ui, &rows, place++));
    }
}

static void person_draw(const struct kiosk *kiosk, struct ui *ui)
{
    const struct desk *desk = kiosk->desk;
    char title[NAME_SIZE], status[80] = "–", sub[300] = "";
    int index = staff_words_index(desk, desk->person.number);
    struct parts_frame frame = {
        .title = title, .sub = sub, .has_shade = true,
        .buttons = {{.name = "back", .label = kiosk_text(kiosk, N_("Back"))},
                    {.name = "leave", .label = kiosk_text(kiosk, N_("Leave"))}},
    };
    desk_person_shown(desk, &desk->person, title, sizeof title);
    if (index >= 0)
        staff_words_status(kiosk, &desk->roster.rows[index], status, sizeof status);
    if (desk->session[0])
        snprintf(sub, sizeof sub, "%s · %s", desk->session,
                 index >= 0 ? status : kiosk_text(kiosk, N_("not on the list")));
    draw_actions(kiosk, ui, parts_frame(kiosk, ui, &frame));
    explicit_bzero(title, sizeof title);
}

static void begin_hour(struct kiosk *kiosk, enum attendance_status status)
{
    struct desk *desk = kiosk->desk;
    int64_t now = club_now(&desk->club);
    desk->hour.status = status;
    desk->hour.at = now < desk->roster.end_at ? now : desk->roster.end_at;
    desk->hour.at -= desk->hour.at % 60;
    kiosk_show(kiosk, &screen_staff_hour);
}

/* A signed list is not marked any more, it is corrected: with a reason, by two. */
static void choose_status(struct kiosk *kiosk, enum attendance_status status)
{
    struct desk *desk = kiosk->desk;
    if (status == ATTENDANCE_LATE || status == ATTENDANCE_LEFT_EARLY)
        begin_hour(kiosk, status);
    else if (desk->roster.signoff.version)
        desk_correct(kiosk, status, 0);
    else
        desk_mark(kiosk, status, 0);
}

static void press(struct kiosk *kiosk, const char *name)
{
    struct desk *desk = kiosk->desk;
    if (strcmp(name, "back") == 0)
        kiosk_show(kiosk, &screen_staff_roster);
    else if (strcmp(name, "refuse") == 0)
        desk_pick(kiosk, DESK_PICK_REFUSAL);
    else if (strcmp(name, "lost-card") == 0) {
        desk->spare.is_guest = false;
        kiosk_show(kiosk, &screen_staff_spare);
    }
    for (int i = 0; i < ACTION_COUNT; i++) {
        if (actions[i].name && strncmp(name, "mark-", 5) == 0 &&
            strcmp(name, actions[i].name) == 0) {
            choose_status(kiosk, actions[i].status);
            return;
        }
    }
}

static void person_event(struct kiosk *kiosk, const struct event *event)
{
    if (desk_event(kiosk, event))
        return;
    if (event->kind == EVENT_KEY && event->key == KEY_ESCAPE)
        kiosk_show(kiosk, &screen_staff_roster);
    else if (event->kind == EVENT_PRESS)
        press(kiosk, event->name);
}

static const struct {
    const char *name, *label;
    int minutes;
} steps[] = {{"minus-15", "−15", -15}, {"minus-1", "−1", -1}, {"plus-1", "+1", 1},
             {"plus-15", "+15", 15}};

static void hour_draw(const struct kiosk *kiosk, struct ui *ui)
{
    const struct desk *desk = kiosk->desk;
    char title[NAME_SIZE], hour[WORDS_TIME_SIZE];
    bool is_late = desk->hour.status == ATTENDANCE_LATE;
    struct parts_frame frame = {
        .title = title, .has_shade = true,
        .sub = is_late ? kiosk_text(kiosk, N_("When did this person come?"))
                       : kiosk_text(kiosk, N_("When did this person leave?")),
        .buttons = {{.name = "back", .label = kiosk_text(kiosk, N_("Back"))},
                    {.name = "save", .label = kiosk_text(kiosk, N_("Save"))}},
    };
    desk_person_shown(desk, &desk->person, title, sizeof title);
    struct rect body = parts_frame(kiosk, ui, &frame);
    words_time(desk->hour.at, hour);
    struct text_style style = {
        .weight = WEIGHT_DISPLAY, .step = 7, .least_step = 2, .lines = 1, .is_tabular = true,
        .align = ALIGN_CENTRE, .ink = COLOUR_INK, .ground = COLOUR_PAPER, .is_main = true,
    };
    text_centre(ui, &style, hour, (struct rect){body.x, body.y, body.w, body.h / 2});
    struct rect lower = {body.x, body.y + body.h / 2, body.w, frame_row(ui->sizes)};
    int gap = frame_gap(ui->sizes), width = (lower.w - 3 * gap) / 4;
    for (int i = 0; i < 4; i++) {
        struct button button = {.name = steps[i].name, .label = steps[i].label};
        button_draw(ui, &button,
                    (struct rect){lower.x + i * (width + gap), lower.y, width, lower.h});
    }
    explicit_bzero(title, sizeof title);
}

static void hour_event(struct kiosk *kiosk, const struct event *event)
{
    if (desk_event(kiosk, event))
        return;
    struct desk *desk = kiosk->desk;
    bool is_escape = event->kind == EVENT_KEY && event->key == KEY_ESCAPE;
    if (is_escape || (event->kind == EVENT_PRESS && strcmp(event->name, "back") == 0)) {
        kiosk_show(kiosk, &screen_staff_person);
        return;
    }
    if (event->kind != EVENT_PRESS)
        return;
    for (int i = 0; i < 4; i++) {
        if (strcmp(event->name, steps[i].name) == 0)
            desk->hour.at += steps[i].minutes * 60;
    }
    if (strcmp(event->name, "save") != 0)
        kiosk->needs_drawing = true;
    else if (desk->roster.signoff.version)
        desk_correct(kiosk, desk->hour.status, desk->hour.at);
    else
        desk_mark(kiosk, desk->hour.status, desk->hour.at);
}

const struct screen screen_staff_person = {
    .name = "staff person", .is_staff = true, .event = person_event, .draw = person_draw,
};

const struct screen screen_staff_hour = {
    .name = "staff hour", .is_staff = true, .event = hour_event, .draw = hour_draw,
};
