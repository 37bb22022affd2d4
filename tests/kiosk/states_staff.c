/* Facts of the staff area without a club: what is drawn comes from struct desk alone. */
#include "states_staff.h"

#include "base/clock.h"
#include "club/dictionary.h"
#include "kiosk/staff/staff_refusal.h"

#include <stdio.h>
#include <string.h>

enum { PEOPLE = 17 };

static const struct {
    const char *number, *name;
    enum roster_status status;
    int minutes;
} people[PEOPLE] = {
    {"7QK4M24", "Adamczyk-Wiśniewska Małgorzata", ROSTER_PRESENT, 922},
    {"3FA0T9C", "Baran Łukasz", ROSTER_LATE, 951},
    {"59RB7MK", "Chrzanowska Żaneta", ROSTER_UNKNOWN, 0},
    {"8E6MFEA", "Дмитренко Олександра", ROSTER_PRESENT, 925},
    {"G4AN9AY", "Ewa", ROSTER_EXCUSED, 0},
    {"7S6MM0S", "Grzegorzewski Krzysztof", ROSTER_ABSENT, 0},
    {"1Q2W3E4", "Jabłoński Ó Néill Wawrzyniec Przemysław", ROSTER_LEFT_EARLY, 920},
    {"2Q2W3E5", "Kowalska Anna", ROSTER_PRESENT, 929},
    {"3Q2W3E6", "Łętowska Irena", ROSTER_UNKNOWN, 0},
    {"4Q2W3E7", "Nowak Jan", ROSTER_REFUSED_ENTRY, 0},
    {"5Q2W3E8", "", ROSTER_PRESENT, 930},
    {"6Q2W3E9", "Pietrzak Zdzisława", ROSTER_PRESENT, 931},
    {"7Q2W3EA", "Ściborska Danuta", ROSTER_UNKNOWN, 0},
    {"8Q2W3EB", "Szczepańska-Brzęczyszczykiewicz Stanisława", ROSTER_PRESENT, 918},
    {"9Q2W3EC", "Wójcik Piotr", ROSTER_UNKNOWN, 0},
    {"AQ2W3ED", "Zając Ewelina", ROSTER_PRESENT, 927},
    {"BQ2W3EE", "Źdźbło Tadeusz", ROSTER_UNKNOWN, 0},
};

static int64_t at(int minutes)
{
    int64_t instant = 0;
    clock_instant(day_of(2026, 1, 12), minutes, &instant);
    return instant;
}

/* One at a time: the lists of the last state are what a glass has that shows one screen. */
static struct desk *begin(struct kiosk *kiosk)
{
    static struct desk desk;
    static struct roster_row rows[PEOPLE];
    static char names[PEOPLE][NAME_SIZE];
    memset(&desk, 0, sizeof desk);
    memset(rows, 0, sizeof rows);
    desk.is_open = true;
    desk.roles = ROLE_COORDINATOR | ROLE_LEADER;
    desk.roster = (struct roster){.start_at = at(930), .end_at = at(1050), .rows = rows,
                                  .row_count = PEOPLE, .expected_count = 15, .present_count = 9,
                                  .unknown_count = 5, .course.headcount = -1};
    snprintf(desk.session, sizeof desk.session, "G1-2026-01-12");
    snprintf(desk.roster.activity, sizeof desk.roster.activity, "G1");
    snprintf(desk.roster.room, sizeof desk.roster.room, "sala konferencyjna na pierwszym piętrze");
    for (int i = 0; i < PEOPLE; i++) {
        snprintf(rows[i].participant, NUMBER_SIZE, "%s", people[i].number);
        snprintf(names[i], NAME_SIZE, "%s", people[i].name);
        rows[i].status = people[i].status;
        rows[i].in_at = people[i].minutes ? at(people[i].minutes) : 0;
        rows[i].late_minutes = people[i].status == ROSTER_LATE ? 21 : 0;
        rows[i].out_at = people[i].status == ROSTER_LEFT_EARLY ? at(1005) : 0;
    }
    desk.names = names;
    kiosk->desk = &desk;
    return &desk;
}

static void choose(struct desk *desk, int i)
{
    snprintf(desk->person.number, NUMBER_SIZE, "%s", people[i].number);
    snprintf(desk->person.name, NAME_SIZE, "%s", people[i].name);
}

void set_staff_pin(struct kiosk *kiosk)
{
    struct desk *desk = begin(kiosk);
    desk->is_open = false;
    memcpy(desk->digits, "1234", 5);
}

void set_staff_pin_wrong(struct kiosk *kiosk)
{
    begin(kiosk)->was_wrong = true;
}

void set_staff_pin_locked(struct kiosk *kiosk)
{
    begin(kiosk)->locked_until = at(1421);
}

void set_staff_roster(struct kiosk *kiosk)
{
    begin(kiosk);
}

/* A list that waits since another day. */
void set_staff_other_day(struct kiosk *kiosk)
{
    struct desk *desk = begin(kiosk);
    desk->roster.start_at -= 3 * 86400;
    desk->roster.end_at -= 3 * 86400;
}

void set_staff_shaded(struct kiosk *kiosk)
{
    begin(kiosk)->is_shaded = true;
}

static void say(struct desk *desk, const char *text, bool is_problem)
{
    snprintf(desk->said.text, sizeof desk->said.text, "%s", text);
    desk->said.is_problem = is_problem;
}

void set_staff_said(struct kiosk *kiosk)
{
    say(begin(kiosk), kiosk_text(kiosk, N_("The mark is recorded.")), false);
}

/* The longest of them. */
void set_staff_refused(struct kiosk *kiosk)
{
    const char *longest = "";
    struct desk *desk = begin(kiosk);
    for (int i = 1; i < STAFF_REFUSAL_COUNT; i++) {
        struct error err = {.kind = ERROR_REFUSED, .refusal = i};
        const char *text = kiosk_text(kiosk, staff_refusal_text(&err));
        longest = strlen(text) > strlen(longest) ? text : longest;
    }
    say(desk, longest, true);
}

void set_staff_none(struct kiosk *kiosk)
{
    struct desk *desk = begin(kiosk);
    desk->session[0] = '\0';
    desk->roster.row_count = 0;
}

void set_staff_person(struct kiosk *kiosk)
{
    choose(begin(kiosk), 13);
}

void set_staff_person_locked(struct kiosk *kiosk)
{
    set_staff_person(kiosk);
    kiosk->desk->is_number_locked = true;
}

void set_staff_hour(struct kiosk *kiosk)
{
    struct desk *desk = begin(kiosk);
    choose(desk, 1);
    desk->hour.status = ATTENDANCE_LATE;
    desk->hour.at = at(951);
}

static void add_words(struct kiosk *kiosk, struct desk *desk, const char *dictionary)
{
    struct dictionary_entry entry;
    for (int i = 0; dictionary_at(dictionary, i, &entry); i++)
        snprintf(desk->pick.items[desk->pick.count++].label, DESK_LABEL_SIZE, "%s",
                 kiosk->language == LANGUAGE_ENGLISH ? entry.english : entry.polish);
}

void set_staff_reasons(struct kiosk *kiosk)
{
    struct desk *desk = begin(kiosk);
    desk->pick.purpose = DESK_PICK_EXPLANATION;
    add_words(kiosk, desk, DICTIONARY_HEADCOUNT_REASON);
}

void set_staff_sessions(struct kiosk *kiosk)
{
    struct desk *desk = begin(kiosk);
    desk->pick.purpose = DESK_PICK_SESSION;
    for (int i = 0; i < 12; i++)
        snprintf(desk->pick.items[desk->pick.count++].label, DESK_LABEL_SIZE,
                 "15:30 · G%d‑2026‑01‑12 · %s", i + 1,
                 i % 2 ? "sala 2" : "sala konferencyjna na pierwszym piętrze");
}

void set_staff_search(struct kiosk *kiosk)
{
    struct desk *desk = begin(kiosk);
    snprintf(desk->search.typed, sizeof desk->search.typed, "SZ");
    for (int i = 0; i < 12; i++) {
        snprintf(desk->search.found[i].number, NUMBER_SIZE, "%s", people[i + 3].number);
        snprintf(desk->search.found[i].name, NAME_SIZE, "%s", people[i + 3].name);
    }
    desk->search.count = 12;
}

void set_staff_sign(struct kiosk *kiosk)
{
    struct desk *desk = begin(kiosk);
    snprintf(desk->sign.heads, sizeof desk->sign.heads, "11");
    snprintf(desk->sign.typed, sizeof desk->sign.typed, "11");
    snprintf(desk->sign.topic, sizeof desk->sign.topic, "communication");
    desk->sign.began_at = at(940);
    desk->sign.has_topic = true;
    desk->sign.rest_absent = true;
}

void set_staff_topics(struct kiosk *kiosk)
{
    struct desk *desk = begin(kiosk);
    desk->pick.purpose = DESK_PICK_TOPIC;
    snprintf(desk->pick.items[desk->pick.count++].label, DESK_LABEL_SIZE, "%s",
             kiosk_text(kiosk, N_("No topic")));
    add_words(kiosk, desk, DICTIONARY_TOPIC);
}

void set_staff_guest(struct kiosk *kiosk)
{
    begin(kiosk)->spare.is_guest = true;
}

void set_staff_second(struct kiosk *kiosk)
{
    struct desk *desk = begin(kiosk);
    snprintf(desk->correction.reason, sizeof desk->correction.reason, "%s",
             kiosk_text(kiosk, N_("The paper list says otherwise")));
}

void set_staff_second_sign(struct kiosk *kiosk)
{
    begin(kiosk)->second.purpose = DESK_SECOND_SIGNATURE;
}

void set_staff_second_pin(struct kiosk *kiosk)
{
    set_staff_second(kiosk);
    snprintf(kiosk->desk->second.payload, TOKEN_SIZE, "OB3");
    memcpy(kiosk->desk->digits, "12345", 6);
}

void set_staff_health(struct kiosk *kiosk)
{
    struct desk *desk = begin(kiosk);
    desk->health.checks = (struct checks){.free_bytes = 83200000000, .backup_at = at(540) - 86400,
                                          .backup = CHECK_LOOK};
    desk->health.walk.report.holds = true;
    desk->health.walk.report.entries = 123456;
    desk->health.walk.is_done = true;
    kiosk->file_check = (struct file_check){.state = FILE_CHECK_SOUND, .done_at = at(912)};
}

void set_staff_health_poor(struct kiosk *kiosk)
{
    set_staff_health(kiosk);
    kiosk->desk->health.checks.copy.is_copy = true;
    kiosk->desk->health.checks.restored = CHECK_ACT;
    kiosk->file_check.state = FILE_CHECK_DAMAGED;
}
