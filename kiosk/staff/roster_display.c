/* The live list on a screen in the therapist's room (--roster SESSION|ROOM): locked until whoever
 * leads holds the staff card to it and gives the PIN; then who is there, as the cards come at the
 * door. Nothing is marked here, and no participant's card is taken. It locks itself a while after
 * the session's end. */
#include "base/text.h"
#include "club/session/session.h"
#include "kiosk/controls.h"
#include "kiosk/input/scanner.h"
#include "kiosk/staff/staff_refusal.h"
#include "kiosk/staff/staff_words.h"

#include <stdio.h>
#include <string.h>

enum { AFTER_END_SECONDS = 15 * 60 };

static bool is_same_room(const char *one, const char *other)
{
    char a[ROOM_SIZE], b[ROOM_SIZE];
    text_fold(one, a, sizeof a);
    text_fold(other, b, sizeof b);
    return strcmp(a, b) == 0;
}

/* By code; else the one of today in that room that runs or comes next. */
bool roster_display_find(struct kiosk *kiosk, char code[SESSION_CODE_SIZE], struct error *err)
{
    struct sessions sessions = {0};
    struct desk *desk = kiosk->desk;
    int today = club_today(&desk->club);
    struct session_filter filter = {
        .from = today, .until = today, .leader = desk->sees_own_only ? desk->staff.code : NULL,
    };
    bool ok = session_list(&desk->club, &filter, &sessions, err);
    code[0] = '\0';
    for (size_t i = 0; ok && i < sessions.count && !code[0]; i++) {
        const struct session *session = &sessions.items[i];
        bool is_over = club_now(&desk->club) >= session->over_at + AFTER_END_SECONDS;
        bool is_room = is_same_room(session->room, kiosk->roster_of) && !is_over &&
                       session->state != SESSION_STATE_CANCELLED;
        if (is_room || strcmp(session->code, kiosk->roster_of) == 0)
            memcpy(code, session->code, SESSION_CODE_SIZE);
    }
    sessions_free(&sessions);
    return ok && (code[0] || staff_refuse(err, STAFF_REFUSAL_NO_SESSION));
}

bool roster_display_is_over(const struct kiosk *kiosk)
{
    const struct desk *desk = kiosk->desk;
    return !desk->session[0] ||
           club_now(&desk->club) >= desk->roster.end_at + AFTER_END_SECONDS;
}

static void locked_draw(const struct kiosk *kiosk, struct ui *ui)
{
    struct frame frame = frame_of(ui->sizes, controls_seen_rows(ui));
    parts_request(ui, kiosk_text(kiosk, N_("Whoever leads the session holds the staff card here.")),
                  frame.body);
    frame_draw(ui, &frame);
    controls_draw_seen(kiosk, ui, &frame);
}

static void locked_event(struct kiosk *kiosk, const struct event *event)
{
    if (event->kind == EVENT_PRESS)
        controls_press(kiosk, event->name);
    kiosk_wake_in(kiosk, 60000);
    preferences_settle(kiosk);
}

static void display_draw(const struct kiosk *kiosk, struct ui *ui)
{
    char title[STAFF_HEAD_SIZE], sub[STAFF_HEAD_SIZE];
    const struct desk *desk = kiosk->desk;
    struct parts_list list = {
        .frame = {.title = title, .sub = sub, .has_shade = true, .is_read = true,
                  .buttons = {{.name = "leave", .label = kiosk_text(kiosk, N_("Lock"))}}},
        .count = (int)desk->roster.row_count, .page = desk->page,
        .fill = staff_words_row,
        .empty = kiosk_text(kiosk, N_("Nobody is expected and nobody has come.")),
    };
    controls_for_seeing(kiosk, list.frame.buttons + 1);
    staff_words_head(kiosk, title, sub);
    parts_draw_list(kiosk, ui, &list);
}

/* In another size the list has other pages: it begins anew. */
static void display_event(struct kiosk *kiosk, const struct event *event)
{
    if (desk_event(kiosk, event) || parts_turn(kiosk, event, &kiosk->desk->page))
        return;
    if (event->kind == EVENT_PRESS && controls_press(kiosk, event->name))
        kiosk->desk->page = 0;
}

const struct screen screen_roster_locked = {
    .name = "roster locked", .event = locked_event, .draw = locked_draw,
};

const struct screen screen_roster_display = {
    .name = "roster display", .is_staff = true, .event = display_event, .draw = display_draw,
};
