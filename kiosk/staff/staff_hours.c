/* When a session really began and ended: both hours in steps of a quarter and of five minutes,
 * within what can be told (core: four hours from the plan, nothing ahead of now). What is chosen
 * is taken over at once and stored with the signature. */
#include "kiosk/glass/words.h"
#include "kiosk/staff/staff_words.h"

#include <stdio.h>
#include <string.h>

enum { STEPS = 4, FROM_PLAN_SECONDS = 4 * 3600, LEAST_SECONDS = 5 * 60 };

static const struct {
    const char *word, *label;
    int minutes;
} steps[STEPS] = {{"less-15", "−15", -15}, {"less-5", "−5", -5}, {"more-5", "+5", 5},
                  {"more-15", "+15", 15}};

static const char *const sides[] = {"began", "ended"};

struct staff_hours staff_words_hours(const struct desk *desk)
{
    const struct session_course *course = &desk->roster.course;
    struct staff_hours hours = {
        .began_at = course->began_at ? course->began_at : desk->roster.start_at,
        .ended_at = course->ended_at ? course->ended_at : desk->roster.end_at,
    };
    if (desk->sign.began_at)
        hours.began_at = desk->sign.began_at;
    if (desk->sign.ended_at)
        hours.ended_at = desk->sign.ended_at;
    return hours;
}

/* In the order of reading: what it is, an hour between its steps. */
static void draw_side(const struct kiosk *kiosk, struct ui *ui, int side, struct rect box)
{
    struct staff_hours hours = staff_words_hours(kiosk->desk);
    char hour[WORDS_TIME_SIZE];
    struct text_style style = {
        .weight = WEIGHT_REGULAR, .step = STEP_NEEDED, .least_step = STEP_NEEDED, .lines = 1,
        .ink = COLOUR_MUTED, .ground = COLOUR_PAPER,
    };
    const char *label =
        side == 0 ? kiosk_text(kiosk, N_("Really began")) : kiosk_text(kiosk, N_("Really ended"));
    int row = frame_row(ui->sizes), gap = frame_gap(ui->sizes), width = (box.w - 4 * gap) / 6;
    int least = sizes_mm(ui->sizes, 20.0) + 1, most = sizes_mm(ui->sizes, 46.0);
    width = width < least ? least : width > most ? most : width;
    text_centre(ui, &style, label, (struct rect){box.x, box.y, box.w, box.h - row});
    words_time(side == 0 ? hours.began_at : hours.ended_at, hour);
    style = (struct text_style){
        .weight = WEIGHT_DISPLAY, .step = 3, .least_step = STEP_NEEDED, .lines = 1,
        .is_tabular = true, .align = ALIGN_CENTRE, .ink = COLOUR_INK, .ground = COLOUR_PAPER,
    };
    int x = box.x, y = box.y + box.h - row, middle = box.w - 4 * (width + gap);
    int room = sizes_mm(ui->sizes, 110.0);
    middle = middle < room ? middle : room;
    for (int i = 0; i < STEPS; i++) {
        char name[24];
        snprintf(name, sizeof name, "%s-%s", sides[side], steps[i].word);
        if (i == STEPS / 2) {
            text_centre(ui, &style, hour, (struct rect){x, y, middle, row});
            x += middle + gap;
        }
        button_draw(ui, &(struct button){.name = name, .label = steps[i].label},
                    (struct rect){x, y, width, row});
        x += width + gap;
    }
}

/* Both on a page where there is room. */
static void hours_draw(const struct kiosk *kiosk, struct ui *ui)
{
    char start[WORDS_TIME_SIZE], end[WORDS_TIME_SIZE], sub[120];
    const struct desk *desk = kiosk->desk;
    struct parts_frame frame = {
        .title = kiosk_text(kiosk, N_("Beginning and end")), .sub = sub, .pages = 1,
        .page = desk->page_of_actions > 0,
        .buttons = {{.name = "back", .label = kiosk_text(kiosk, N_("Back"))},
                    {.name = "planned", .label = kiosk_text(kiosk, N_("As planned"))}},
    };
    words_time(desk->roster.start_at, start);
    words_time(desk->roster.end_at, end);
    snprintf(sub, sizeof sub, kiosk_text(kiosk, N_("Planned: %1$s–%2$s")), start, end);
    struct rect body = parts_body(kiosk, ui, &frame);
    int row = frame_row(ui->sizes), gap = sizes_mm(ui->sizes, 6.0);
    int label = (int)(sizes_cap_px(ui->sizes, STEP_NEEDED) * 1.8);
    if (body.h < 2 * (row + label) + gap) {
        frame.pages = 2;
        body = parts_body(kiosk, ui, &frame);
    }
    int most = row + 2 * label, height = (body.h - (2 - frame.pages) * gap) / (3 - frame.pages);
    height = height < most ? height : most;
    parts_head(kiosk, ui, &frame);
    for (int side = 0; side < 2; side++) {
        if (frame.pages == 1 || side == frame.page)
            draw_side(kiosk, ui, side,
                      (struct rect){body.x, body.y + (frame.pages == 1) * side * (height + gap),
                                    body.w, height});
    }
    parts_foot(kiosk, ui, &frame);
}

static int64_t between(int64_t least, int64_t at, int64_t most)
{
    return at > most ? most : at < least ? least : at;
}

static void step(struct desk *desk, int side, int seconds)
{
    struct staff_hours hours = staff_words_hours(desk);
    int64_t now = club_now(&desk->club), plan = side ? desk->roster.end_at : desk->roster.start_at;
    int64_t least = plan - FROM_PLAN_SECONDS, most = plan + FROM_PLAN_SECONDS;
    now -= now % 60;
    most = now < most ? now : most;
    if (side == 0) {
        int64_t before_end = hours.ended_at - LEAST_SECONDS;
        desk->sign.began_at =
            between(least, hours.began_at + seconds, most < before_end ? most : before_end);
    } else {
        int64_t after_start = hours.began_at + LEAST_SECONDS;
        desk->sign.ended_at =
            between(least > after_start ? least : after_start, hours.ended_at + seconds, most);
    }
}

static void press(struct desk *desk, const char *name)
{
    char wanted[24];
    if (strcmp(name, "planned") == 0) {
        desk->sign.began_at = desk->roster.course.began_at ? desk->roster.start_at : 0;
        desk->sign.ended_at = desk->roster.course.ended_at ? desk->roster.end_at : 0;
    }
    for (int i = 0; i < 2 * STEPS; i++) {
        snprintf(wanted, sizeof wanted, "%s-%s", sides[i / STEPS], steps[i % STEPS].word);
        if (strcmp(name, wanted) == 0)
            step(desk, i / STEPS, steps[i % STEPS].minutes * 60);
    }
}

static void hours_event(struct kiosk *kiosk, const struct event *event)
{
    if (desk_event(kiosk, event) || parts_turn(kiosk, event, &kiosk->desk->page_of_actions))
        return;
    kiosk->needs_drawing = true;
    if (parts_is_back(event))
        kiosk_show(kiosk, &screen_staff_sign);
    else if (event->kind == EVENT_PRESS)
        press(kiosk->desk, event->name);
}

static void hours_enter(struct kiosk *kiosk)
{
    kiosk->desk->page_of_actions = 0;
}

const struct screen screen_staff_hours = {
    .name = "staff hours", .is_staff = true, .enter = hours_enter, .event = hours_event,
    .draw = hours_draw,
};
