/* Opening and closing the staff area, its time, and the cards that come meanwhile. */
#include "kiosk/staff/desk.h"

#include "club/session/session_lead.h"
#include "kiosk/door.h"
#include "kiosk/staff/staff_refusal.h"
#include "trust/locked.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool desk_may(const struct desk *desk, unsigned roles)
{
    return (desk->roles & roles) != 0;
}

static void forget_roster(struct desk *desk)
{
    locked_free(desk->names);
    desk->names = NULL;
    roster_free(&desk->roster);
}

void desk_close(struct kiosk *kiosk)
{
    struct desk *desk = kiosk->desk;
    if (!desk)
        return;
    kiosk->desk = NULL;
    forget_roster(desk);
    if (desk->is_open) {
        store_checkpoint(desk->club.store);
        club_close(&desk->club);
    }
    locked_free(desk);
    locked_wipe_stack();
    kiosk->must_forget = true;
}

void desk_say(struct kiosk *kiosk, const char *text)
{
    struct desk *desk = kiosk->desk;
    snprintf(desk->said.text, sizeof desk->said.text, "%s", text);
    desk->said.is_problem = false;
    desk->said.at_ms = kiosk->now_ms;
    kiosk->needs_drawing = true;
}

void desk_say_error(struct kiosk *kiosk, const struct error *err)
{
    desk_say(kiosk, kiosk_text(kiosk, staff_refusal_text(err)));
    kiosk->desk->said.is_problem = true;
}

static bool note_names(struct desk *desk, struct error *err)
{
    struct club *club = &desk->club;
    if (!club_begin(club, err))
        return false;
    bool ok = club_note(club, "names.roster", desk->session,
                        json_pack("{s:I, s:s}", "count", (json_int_t)desk->roster.row_count,
                                  "where", "kiosk"),
                        err);
    return club_end(club, ok, err);
}

/* Rows and names in the order of the names. */
static void sort_rows(struct desk *desk)
{
    size_t count = desk->roster.row_count;
    size_t *order = memory_new(count, sizeof *order);
    struct roster_row *rows = memory_new(count, sizeof *rows);
    char(*names)[NAME_SIZE] = locked_new((count + 1) * sizeof *names);
    person_names_sort(desk->names, count, order);
    for (size_t i = 0; i < count; i++) {
        rows[i] = desk->roster.rows[order[i]];
        memcpy(names[i], desk->names[order[i]], sizeof *names);
    }
    free(order);
    free(desk->roster.rows);
    locked_free(desk->names);
    desk->roster.rows = rows;
    desk->names = names;
}

static bool read_names(struct desk *desk, struct error *err)
{
    size_t count = desk->roster.row_count;
    int64_t *ids = memory_new(count, sizeof *ids);
    for (size_t i = 0; i < count; i++)
        ids[i] = desk->roster.rows[i].participant_id;
    desk->names = locked_new((count + 1) * sizeof *desk->names);
    bool ok = person_names(&desk->club, ids, count, desk->names, err);
    free(ids);
    if (ok)
        sort_rows(desk);
    return ok;
}

bool desk_load(struct kiosk *kiosk, struct error *err)
{
    struct desk *desk = kiosk->desk;
    forget_roster(desk);
    desk->change_count = store_change_count(desk->club.store);
    desk->polled_ms = kiosk->now_ms;
    kiosk->needs_drawing = true;
    return !desk->session[0] ||
           (roster_get(&desk->club, desk->session, &desk->roster, err) && read_names(desk, err));
}

bool desk_choose_session(struct kiosk *kiosk, const char *session, struct error *err)
{
    struct desk *desk = kiosk->desk;
    snprintf(desk->session, sizeof desk->session, "%s", session);
    desk->page = 0;
    memset(&desk->sign, 0, sizeof desk->sign);
    return desk_load(kiosk, err) && (!session[0] || note_names(desk, err));
}

void desk_done(struct kiosk *kiosk, bool ok, const struct error *err, const char *said)
{
    struct error load = {0};
    if (ok)
        desk_say(kiosk, said);
    else
        desk_say_error(kiosk, err);
    if (!desk_load(kiosk, &load))
        desk_say_error(kiosk, &load);
}

/* The second connection takes over the key that was unwrapped through the kiosk's own. */
static bool open_club(struct kiosk *kiosk, const struct staff *staff, struct error *err)
{
    struct desk *desk = kiosk->desk;
    if (!club_open(&desk->club, kiosk->path, CLUB_DESK, err))
        return false;
    desk->is_open = true;
    desk->club.vault = kiosk->club.vault;
    kiosk->club.vault = (struct vault){0};
    desk->staff = *staff;
    desk->roles = roles_stored(staff->role);
    desk->sees_own_only = !desk_may(desk, ROLES_OFFICE);
    snprintf(desk->club.actor, sizeof desk->club.actor, "%s", staff->code);
    return true;
}

/* The live list shows one session and offers no other. */
static void enter_display(struct kiosk *kiosk)
{
    struct error err = {0};
    char session[SESSION_CODE_SIZE];
    if (!roster_display_find(kiosk, session, &err)) {
        desk_say_error(kiosk, &err);
        club_close(&kiosk->desk->club);
        kiosk->desk->is_open = false;
        kiosk->desk->is_refused = true;
        return;
    }
    kiosk_show(kiosk, &screen_roster_display);
    if (!desk_choose_session(kiosk, session, &err))
        desk_say_error(kiosk, &err);
}

static void enter(struct kiosk *kiosk, const struct staff *staff)
{
    struct error err = {0};
    struct desk *desk = kiosk->desk;
    char session[SESSION_CODE_SIZE] = "";
    if (!open_club(kiosk, staff, &err)) {
        vault_close(&kiosk->club.vault);
        kiosk_fail(kiosk, &err);
        return;
    }
    if (kiosk->roster_of) {
        enter_display(kiosk);
        return;
    }
    kiosk_show(kiosk, &screen_staff_roster);
    if (!roster_find_to_lead(&desk->club, desk->sees_own_only ? staff->code : NULL, session,
                             &err) ||
        !desk_choose_session(kiosk, session, &err))
        desk_say_error(kiosk, &err);
}

void desk_take_staff_card(struct kiosk *kiosk, const char *payload)
{
    struct error err = {0};
    enum staff_card_answer answer;
    int64_t locked_until;
    if (kiosk->screen == &screen_staff_second) {
        desk_take_second(kiosk, payload);
        return;
    }
    if ((!door_is_usable(kiosk) && !door_open(kiosk, &err)) ||
        !staff_card_look(&kiosk->club, payload, &answer, &locked_until, &err)) {
        kiosk_fail(kiosk, &err);
        return;
    }
    if (answer == STAFF_CARD_REFUSED) {
        kiosk->result = (struct checkin_result){.answer = CHECKIN_STAFF};
        kiosk_show_result(kiosk);
        return;
    }
    desk_close(kiosk);
    kiosk->desk = locked_new(sizeof *kiosk->desk);
    snprintf(kiosk->desk->payload, sizeof kiosk->desk->payload, "%s", payload);
    kiosk->desk->locked_until = locked_until;
    kiosk_show(kiosk, &screen_staff_pin);
}

void desk_try_pin(struct kiosk *kiosk)
{
    struct error err = {0};
    struct desk *desk = kiosk->desk;
    struct staff staff;
    enum staff_card_answer answer;
    bool ok = staff_card_open(&kiosk->club, desk->payload, desk->digits, &staff, &answer,
                              &desk->locked_until, &err);
    explicit_bzero(desk->digits, sizeof desk->digits);
    locked_wipe_stack();
    if (!ok) {
        kiosk_fail(kiosk, &err);
        return;
    }
    kiosk->needs_drawing = true;
    desk->was_wrong = answer == STAFF_CARD_WRONG;
    if (answer == STAFF_CARD_REFUSED)
        kiosk_rest(kiosk);
    else if (answer == STAFF_CARD_RIGHT)
        enter(kiosk, &staff);
}

/* A reader types: what it typed into a field is no person's. */
void desk_forget_typed(struct kiosk *kiosk)
{
    struct desk *desk = kiosk->desk;
    explicit_bzero(desk->digits, sizeof desk->digits);
    memset(desk->sign.typed, 0, sizeof desk->sign.typed);
    memset(desk->search.typed, 0, sizeof desk->search.typed);
    if (kiosk->screen == &screen_staff_search)
        desk_search_list(desk);
    kiosk->needs_drawing = true;
}

void desk_take_unreadable(struct kiosk *kiosk)
{
    if (!kiosk->desk->is_open || kiosk->screen == &screen_staff_search)
        return; /* somebody types quickly */
    desk_forget_typed(kiosk);
    desk_say(kiosk, kiosk_text(kiosk, N_("The card could not be read.")));
}

static const char *said_of(const struct checkin_result *result)
{
    switch (result->answer) {
    case CHECKIN_RECORDED:
        return N_("Attendance is recorded.");
    case CHECKIN_ALREADY:
        return N_("Attendance is already recorded.");
    case CHECKIN_CANCELLED:
        return N_("Today’s session is cancelled. The visit is recorded.");
    case CHECKIN_EARLY:
    case CHECKIN_NONE_TODAY:
        return N_("A card was read. There is no session for it now.");
    default:
        return N_("A card was read that needs a look. The arrival can be placed in the office.");
    }
}

void desk_take_card(struct kiosk *kiosk, const char *payload)
{
    struct error err = {0};
    struct desk *desk = kiosk->desk;
    struct checkin_result result;
    if (kiosk->roster_of) {
        desk_say(kiosk, kiosk_text(kiosk, N_("Cards are read at the entrance.")));
        return;
    }
    desk_forget_typed(kiosk);
    if (kiosk->screen == &screen_staff_spare && desk_hand_out(kiosk, payload))
        return;
    bool ok = checkin_scan(&kiosk->club, payload, CHECKIN_CARD, &result, &err);
    /* Nobody is asked which session before names: staff place the arrival. */
    if (ok && result.answer == CHECKIN_CHOOSE)
        ok = checkin_leave_open(&kiosk->club, result.card_id, CHECKIN_CARD, &result, &err);
    if (!ok) {
        kiosk_fail(kiosk, &err);
        return;
    }
    desk->is_shaded = true;
    desk_done(kiosk, true, &err, kiosk_text(kiosk, said_of(&result)));
}

static void give_up(struct kiosk *kiosk)
{
    kiosk_rest(kiosk);
}

/* Somebody else has written: the door, the office. */
static void refresh(struct kiosk *kiosk)
{
    struct error err = {0};
    struct desk *desk = kiosk->desk;
    if (kiosk->now_ms - desk->polled_ms < DESK_POLL_MS)
        return;
    desk->polled_ms = kiosk->now_ms;
    if (!door_is_usable(kiosk)) {
        error_set(&err, ERROR_STORAGE,
                  _("The database was replaced while it was open. Start again."));
        kiosk_fail(kiosk, &err);
        return;
    }
    kiosk->now_at = club_now(&kiosk->club);
    if (store_change_count(desk->club.store) != desk->change_count && !desk_load(kiosk, &err))
        desk_say_error(kiosk, &err);
}

/* The live list stays until the session is over; everything else a minute. */
static void settle(struct kiosk *kiosk)
{
    int64_t quiet = kiosk->now_ms - kiosk->pressed_ms;
    if (kiosk->screen == &screen_roster_display) {
        if (roster_display_is_over(kiosk))
            kiosk_rest(kiosk);
    } else if (quiet >= DESK_QUIET_MS) {
        kiosk_ask_more_time(kiosk, give_up);
    } else {
        kiosk_wake_in(kiosk, DESK_QUIET_MS - quiet);
    }
}

static void pass_time(struct kiosk *kiosk)
{
    struct desk *desk = kiosk->desk;
    if (desk->said.text[0] && kiosk->now_ms - desk->said.at_ms >= DESK_SAID_MS) {
        desk->said.text[0] = '\0';
        kiosk->entered_ms = kiosk->now_ms; /* what stood under it may have moved */
        kiosk->needs_drawing = true;
    }
    if (desk->is_open)
        refresh(kiosk);
    kiosk_wake_in(kiosk, DESK_POLL_MS);
    if (kiosk->desk)
        settle(kiosk);
}

static void toggle_shade(struct kiosk *kiosk)
{
    kiosk->desk->is_shaded = !kiosk->desk->is_shaded;
    kiosk->needs_drawing = true;
}

bool desk_event(struct kiosk *kiosk, const struct event *event)
{
    if (!kiosk->desk) {
        kiosk_rest(kiosk);
        return true;
    }
    if (event->kind == EVENT_KEY)
        kiosk->pressed_ms = kiosk->now_ms;
    /* The second of two quick presses was meant for the screen before. */
    if (event->kind == EVENT_PRESS && kiosk_age(kiosk) < KIOSK_SETTLE_MS)
        return true;
    if (event->kind == EVENT_PRESS && strcmp(event->name, "leave") == 0) {
        kiosk_rest(kiosk);
        return true;
    }
    bool is_shade = (event->kind == EVENT_PRESS && strcmp(event->name, "shade") == 0) ||
                    (event->kind == EVENT_KEY && event->key == DESK_KEY_SHADE);
    if (is_shade)
        toggle_shade(kiosk);
    if (event->kind != EVENT_TICK)
        kiosk_wake_in(kiosk, 0);
    else
        pass_time(kiosk);
    return is_shade || event->kind == EVENT_TICK;
}

void desk_person_shown(const struct desk *desk, const struct desk_person *person, char *text,
                       size_t size)
{
    char number[TOKEN_NUMBER_PRINT_SIZE];
    token_number_print(person->number, number);
    snprintf(text, size, "%s", desk->is_shaded || !person->name[0] ? number : person->name);
}
