/* One person in the session: what is known, and what staff say about it. Late and left early ask
 * for the hour, which begins at now. */
#include "kiosk/glass/words.h"
#include "kiosk/staff/parts.h"
#include "kiosk/staff/staff_words.h"

#include "club/people/participant_pin.h"

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
    {"unlock", N_("Unlock the number"), ROLES_OFFICE, ATTENDANCE_UNKNOWN},
};

static bool is_possible(const struct desk *desk, int i)
{
    if (!actions[i].name || !desk_may(desk, actions[i].roles))
        return false;
    if (strcmp(actions[i].name, "unlock") == 0)
        return desk->is_number_locked;
    return desk->session[0] || strcmp(actions[i].name, "lost-card") == 0;
}

static void fill(const struct kiosk *kiosk, int index, struct parts_row *row)
{
    int i = 0;
    while (!is_possible(kiosk->desk, i) || index-- > 0)
        i++;
    snprintf(row->name, sizeof row->name, "%s", actions[i].name);
    snprintf(row->text, sizeof row->text, "%s", kiosk_text(kiosk, actions[i].label));
}

static void person_draw(const struct kiosk *kiosk, struct ui *ui)
{
    const struct desk *desk = kiosk->desk;
    char title[NAME_SIZE], status[80] = "–", sub[300] = "";
    int index = staff_words_index(desk, desk->person.number);
    struct parts_list list = {
        .frame = {.title = title, .sub = sub, .has_shade = true,
                  .buttons = {{.name = "back", .label = kiosk_text(kiosk, N_("Back"))},
                              {.name = "leave", .label = kiosk_text(kiosk, N_("Leave"))}}},
        .shape = PARTS_GRID, .page = desk->page_of_actions, .fill = fill,
    };
    for (int i = 0; i < ACTION_COUNT; i++)
        list.count += is_possible(desk, i);
    desk_person_shown(desk, &desk->person, title, sizeof title);
    if (index >= 0)
        staff_words_status(kiosk, &desk->roster.rows[index], status, sizeof status);
    if (desk->session[0])
        snprintf(sub, sizeof sub, "%s\u00a0· %s", desk->session,
                 index >= 0 ? status : kiosk_text(kiosk, N_("not on the list")));
    parts_draw_list(kiosk, ui, &list);
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
    if (strcmp(name, "unlock") == 0)
        desk_unlock_number(kiosk);
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

static void person_enter(struct kiosk *kiosk)
{
    struct error err = {0};
    struct desk *desk = kiosk->desk;
    desk->page_of_actions = 0;
    if (!participant_pin_is_locked(&desk->club, desk->person.number, &desk->is_number_locked, &err))
        desk_say_error(kiosk, &err);
}

static void person_event(struct kiosk *kiosk, const struct event *event)
{
    if (desk_event(kiosk, event) || parts_turn(kiosk, event, &kiosk->desk->page_of_actions))
        return;
    if (parts_is_back(event))
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
    struct rect body = parts_body(kiosk, ui, &frame);
    parts_head(kiosk, ui, &frame);
    words_time(desk->hour.at, hour);
    struct text_style style = {
        .weight = WEIGHT_DISPLAY, .step = 7, .least_step = STEP_NEEDED, .lines = 1,
        .is_tabular = true, .align = ALIGN_CENTRE, .ink = COLOUR_INK, .ground = COLOUR_PAPER,
    };
    int gap = frame_gap(ui->sizes), row = frame_row(ui->sizes), width = (body.w - 3 * gap) / 4;
    int high = (body.h - row - gap) * (ui->sizes->is_low ? 100 : 70) / 100;
    text_centre(ui, &style, hour,
                (struct rect){body.x, body.y + high * 3 / 16, body.w, high * 5 / 8});
    for (int i = 0; i < 4; i++) {
        struct button button = {.name = steps[i].name, .label = steps[i].label};
        button_draw(ui, &button,
                    (struct rect){body.x + i * (width + gap), body.y + high + gap, width, row});
    }
    parts_foot(kiosk, ui, &frame);
    explicit_bzero(title, sizeof title);
}

static void hour_event(struct kiosk *kiosk, const struct event *event)
{
    if (desk_event(kiosk, event))
        return;
    struct desk *desk = kiosk->desk;
    if (parts_is_back(event)) {
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
    .name = "staff person", .is_staff = true, .enter = person_enter, .event = person_event, .draw = person_draw,
};

const struct screen screen_staff_hour = {
    .name = "staff hour", .is_staff = true, .event = hour_event, .draw = hour_draw,
};
