/* Choosing one thing of a list: a session, a reason, somebody of the staff. What is done with it
 * is staff_acts.c's. */
#include "kiosk/glass/words.h"
#include "kiosk/staff/staff_words.h"

#include "club/people/guest.h"
#include "club/session/session.h"
#include "club/session/session_lead.h"
#include "club/session/session_topics.h"

#include <stdio.h>
#include <string.h>

static const char *const corrections[] = {
    N_("Marked by mistake"), N_("Came without a card"), N_("Was somewhere else"),
    N_("The paper list says otherwise"), N_("The person explained it"),
};

static const char *const titles[] = {
    [DESK_PICK_SESSION] = N_("Which session?"),
    [DESK_PICK_REFUSAL] = N_("Why was entry refused?"),
    [DESK_PICK_CANCEL] = N_("Why is the session cancelled?"),
    [DESK_PICK_GUEST] = N_("Who is the guest?"),
    [DESK_PICK_ABSENT] = N_("Who does not lead today?"),
    [DESK_PICK_SUBSTITUTE] = N_("Who leads instead?"),
    [DESK_PICK_EXPLANATION] = N_("Why do heads and marks differ?"),
    [DESK_PICK_TOPIC] = N_("What was it about?"),
    [DESK_PICK_CORRECTION] = N_("Why is the list corrected?"),
};

static const char *const dictionaries[] = {
    [DESK_PICK_REFUSAL] = DICTIONARY_REFUSAL_REASON,
    [DESK_PICK_CANCEL] = DICTIONARY_CANCEL_REASON,
    [DESK_PICK_GUEST] = DICTIONARY_GUEST_KIND,
    [DESK_PICK_EXPLANATION] = DICTIONARY_HEADCOUNT_REASON,
    [DESK_PICK_TOPIC] = NULL,
    [DESK_PICK_CORRECTION] = NULL,
};

static struct desk_item *add(struct desk *desk, const char *code)
{
    if (desk->pick.count == DESK_ITEMS)
        return NULL;
    struct desk_item *item = &desk->pick.items[desk->pick.count++];
    memset(item, 0, sizeof *item);
    snprintf(item->code, sizeof item->code, "%s", code);
    return item;
}

static void add_words(const struct kiosk *kiosk, const char *dictionary)
{
    struct dictionary_entry entry;
    for (int i = 0; dictionary_at(dictionary, i, &entry); i++) {
        struct desk_item *item = add(kiosk->desk, entry.code);
        if (item)
            staff_words_entry(kiosk, &entry, item->label, sizeof item->label);
    }
}

/* None; then what this activity was about lately, then everything else. */
static bool add_topics(const struct kiosk *kiosk, struct error *err)
{
    struct session_topics topics;
    struct dictionary_entry entry;
    struct desk *desk = kiosk->desk;
    struct desk_item *none = add(desk, "");
    if (none)
        snprintf(none->label, sizeof none->label, "%s", kiosk_text(kiosk, N_("No topic")));
    if (!session_topics_list(&desk->club, desk->roster.session_id, &topics, err))
        return false;
    for (int i = 0; i < topics.count; i++) {
        struct desk_item *item = add(desk, topics.codes[i]);
        if (item && dictionary_find(DICTIONARY_TOPIC, topics.codes[i], &entry))
            staff_words_entry(kiosk, &entry, item->label, sizeof item->label);
    }
    return true;
}

static void add_corrections(const struct kiosk *kiosk)
{
    for (size_t i = 0; i < sizeof corrections / sizeof *corrections; i++) {
        char place[8];
        snprintf(place, sizeof place, "%zu", i);
        struct desk_item *item = add(kiosk->desk, place);
        if (item)
            snprintf(item->label, sizeof item->label, "%s", kiosk_text(kiosk, corrections[i]));
    }
}

const char *desk_correction(const struct desk_item *item)
{
    return language_text(LANGUAGE_POLISH, corrections[item->code[0] - '0']);
}

/* A code in one piece: with hyphens at which no line breaks. */
static void keep_together(const char *code, char text[3 * SESSION_CODE_SIZE])
{
    static const char hyphen[] = "\u2011";
    char *end = text;
    for (; *code; code++) {
        size_t length = *code == '-' ? sizeof hyphen - 1 : 1;
        memcpy(end, *code == '-' ? hyphen : code, length);
        end += length;
    }
    *end = '\0';
}

/* Today's, and those of the last days that wait for a signature. */
static bool add_sessions(struct desk *desk, struct error *err)
{
    struct sessions sessions = {0};
    int today = club_today(&desk->club);
    struct session_filter filter = {
        .from = today - 7, .until = today, .leader = desk->sees_own_only ? desk->staff.code : NULL,
    };
    bool ok = session_list(&desk->club, &filter, &sessions, err);
    for (size_t i = sessions.count; ok && i > 0; i--) {
        const struct session *session = &sessions.items[i - 1];
        bool waits = session->state == SESSION_STATE_HELD || session->state == SESSION_STATE_OPEN;
        if (session->held_on != today && !waits)
            continue;
        struct desk_item *item = add(desk, session->code);
        char start[WORDS_TIME_SIZE], code[3 * SESSION_CODE_SIZE];
        words_time(session->start_at, start);
        keep_together(session->code, code);
        if (item)
            snprintf(item->label, sizeof item->label, "%s\u00a0· %s\u00a0· %.120s", start, code,
                     session->room);
    }
    sessions_free(&sessions);
    return ok;
}

/* Whether the code is one of those between ", ". */
static bool is_among(const char *codes, const char *code)
{
    size_t length = strlen(code);
    for (const char *at = codes; (at = strstr(at, code)); at += length) {
        bool begins = at == codes || at[-1] == ' ';
        if (begins && (at[length] == ',' || !at[length]))
            return true;
    }
    return false;
}

/* Everybody who works here today and is to lead, or is not. */
static bool add_staff(struct desk *desk, bool leads, struct error *err)
{
    struct staff_list people = {0};
    struct session_lead lead;
    bool ok = session_lead_get(&desk->club, desk->roster.session_id, &lead, err) &&
              staff_list(&desk->club, club_today(&desk->club), &people, err);
    for (size_t i = 0; ok && i < people.count; i++) {
        if (is_among(lead.to_lead, people.items[i].code) != leads)
            continue;
        struct desk_item *item = add(desk, people.items[i].code);
        if (item)
            snprintf(item->label, sizeof item->label, "%.32s · %.220s", people.items[i].code,
                     people.items[i].name);
    }
    staff_list_free(&people);
    return ok;
}

void desk_pick(struct kiosk *kiosk, enum desk_purpose purpose)
{
    struct error err = {0};
    struct desk *desk = kiosk->desk;
    bool ok = true;
    desk->pick.purpose = purpose;
    desk->pick.count = desk->pick.page = 0;
    if (purpose == DESK_PICK_SESSION)
        ok = add_sessions(desk, &err);
    else if (purpose == DESK_PICK_SUBSTITUTE || purpose == DESK_PICK_ABSENT)
        ok = add_staff(desk, purpose == DESK_PICK_ABSENT, &err);
    else if (purpose == DESK_PICK_CORRECTION)
        add_corrections(kiosk);
    else if (purpose == DESK_PICK_TOPIC)
        ok = add_topics(kiosk, &err);
    else
        add_words(kiosk, dictionaries[purpose]);
    if (!ok)
        desk_say_error(kiosk, &err);
    kiosk_show(kiosk, &screen_staff_pick);
}

static void fill(const struct kiosk *kiosk, int index, struct parts_row *row)
{
    snprintf(row->name, sizeof row->name, "item-%d", index);
    snprintf(row->text, sizeof row->text, "%s", kiosk->desk->pick.items[index].label);
}

static void pick_draw(const struct kiosk *kiosk, struct ui *ui)
{
    const struct desk *desk = kiosk->desk;
    struct parts_list list = {
        .frame = {.title = kiosk_text(kiosk, titles[desk->pick.purpose]), .sub = desk->session,
                  .buttons = {{.name = "back", .label = kiosk_text(kiosk, N_("Back"))},
                              {.name = "leave", .label = kiosk_text(kiosk, N_("Leave"))}}},
        .count = desk->pick.count, .page = desk->pick.page, .fill = fill,
        .empty = kiosk_text(kiosk, N_("There is nothing to choose.")),
    };
    parts_draw_list(kiosk, ui, &list);
}

static void go_back(struct kiosk *kiosk)
{
    enum desk_purpose purpose = kiosk->desk->pick.purpose;
    if (purpose == DESK_PICK_REFUSAL || purpose == DESK_PICK_CORRECTION)
        kiosk_show(kiosk, &screen_staff_person);
    else
        kiosk_show(kiosk, purpose == DESK_PICK_EXPLANATION || purpose == DESK_PICK_TOPIC
                              ? &screen_staff_sign
                              : &screen_staff_menu);
}

static void pick_event(struct kiosk *kiosk, const struct event *event)
{
    if (desk_event(kiosk, event) || parts_turn(kiosk, event, &kiosk->desk->pick.page))
        return;
    struct desk *desk = kiosk->desk;
    if (parts_is_back(event)) {
        go_back(kiosk);
        return;
    }
    int index = event->kind == EVENT_PRESS ? parts_index(event->name, "item-") : -1;
    if (index >= 0 && index < desk->pick.count) {
        struct desk_item item = desk->pick.items[index];
        desk_picked(kiosk, &item);
    }
}

const struct screen screen_staff_pick = {
    .name = "staff pick", .is_staff = true, .event = pick_event, .draw = pick_draw,
};
