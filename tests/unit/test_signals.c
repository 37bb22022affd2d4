/* Signals: each kind on both sides of its threshold, what must not raise it, and how looking at
 * one takes it off the desk. */
#include "club/attendance_mark.h"
#include "club/booking.h"
#include "club/participant_merge.h"
#include "club/session_course.h"
#include "club/signoff.h"
#include "figures/signals.h"
#include "tests/unit/door.h"

enum { MONDAYS = 8 };

/* A group on Mondays from 5 January on, with one member; the clock stands at the end of the
 * last session. */
struct weeks {
    struct club *club;
    struct session sessions[MONDAYS];
    struct visitor member;
};

static struct weeks weeks_new(void **state)
{
    struct weeks weeks = {.club = &((struct fixture *)*state)->club};
    door_set_now(weeks.club, "2026-01-01T08:00:00");
    people_add_staff(weeks.club, "JK", "2025-01-01");
    people_add_staff(weeks.club, "AB", "2025-01-01");
    door_group(weeks.club, "G1", false);
    must(activity_leader_add(weeks.club, "G1", "JK", people_day("2025-01-01"), DAY_NONE, &err));
    for (int i = 0; i < MONDAYS; i++) {
        char day[DAY_SIZE];
        day_format(people_day("2026-01-05") + 7 * i, day);
        weeks.sessions[i] = door_session(weeks.club, "G1", day, "15:30", "17:00");
    }
    weeks.member = door_member(weeks.club, "G1");
    return weeks;
}

/* As of the evening of a session. */
static void be_after(struct weeks *weeks, int week)
{
    weeks->club->clock =
        (struct clock){.is_fixed = true, .fixed_at = weeks->sessions[week].end_at + 3600};
}

static void note(struct weeks *weeks, int week, const struct visitor *visitor,
                 enum presence_kind kind, enum attendance_status status)
{
    struct attendance_row row;
    bool is_repeat;
    struct presence_event event = {
        .kind = kind,
        .session_id = weeks->sessions[week].id,
        .participant_id = visitor->id,
        .at = weeks->sessions[week].start_at,
        .source = "staff_manual",
        .status = status,
        .reason = kind == PRESENCE_REFUSED ? "conduct" : NULL,
        .about_id = kind == PRESENCE_EXCUSE_GRANTED ? 1 : 0,
    };
    be_after(weeks, week);
    must(club_begin(weeks->club, &err));
    must(attendance_record(weeks->club, &event, &row, &is_repeat, &err));
    must(club_note(weeks->club, "test", "", NULL, &err));
    must(club_end(weeks->club, true, &err));
}

/* One letter a Monday: A absent, P present, E excused, U unknown, R not let in, C cancelled,
 * - nothing. */
static void play(struct weeks *weeks, const struct visitor *visitor, const char *letters)
{
    for (int i = 0; letters[i]; i++) {
        const char *session = weeks->sessions[i].code;
        if (letters[i] == 'A')
            note(weeks, i, visitor, PRESENCE_MARKED, ATTENDANCE_ABSENT);
        else if (letters[i] == 'P')
            note(weeks, i, visitor, PRESENCE_MARKED, ATTENDANCE_PRESENT);
        else if (letters[i] == 'U')
            note(weeks, i, visitor, PRESENCE_MARKED, ATTENDANCE_UNKNOWN);
        else if (letters[i] == 'R')
            note(weeks, i, visitor, PRESENCE_REFUSED, ATTENDANCE_REFUSED_ENTRY);
        else if (letters[i] == 'E')
            note(weeks, i, visitor, PRESENCE_EXCUSE_GRANTED, ATTENDANCE_EXCUSED);
        else if (letters[i] == 'C')
            must(session_cancel(weeks->club, session, "leader", &err));
        be_after(weeks, i);
    }
}

static struct signals ask(struct weeks *weeks, const char *kind, const char *from)
{
    struct signals signals;
    struct signal_filter filter = {
        .from = people_day(from), .until = people_day("2026-12-31"), .kind = kind};
    must(signals_list(weeks->club, &filter, &signals, &err));
    return signals;
}

/* How many of a kind there are since the new year; of one, its count. */
static int count_of(struct weeks *weeks, const char *kind, int *facts)
{
    struct signals signals = ask(weeks, kind, "2026-01-01");
    int count = (int)signals.count;
    if (facts)
        *facts = count == 1 ? signals.items[0].count : 0;
    signals_free(&signals);
    return count;
}

static void rows_and_what_breaks_them(void **state)
{
    static const struct {
        const char *letters;
        int rows, missed;
    } cases[] = {
        {"AA", 0, 0},      {"AAA", 1, 3},     {"AAAA", 1, 4},    {"AAPA", 0, 0},
        {"AAEA", 1, 3},    {"AAUA", 1, 3},    {"AACA", 1, 3},    {"AARA", 1, 3},
        {"EEEE", 0, 0},    {"UUUU", 0, 0},    {"RRRR", 0, 0},    {"CCCC", 0, 0},
        {"----", 0, 0},    {"A-A-A", 1, 3},   {"AAPAAA", 1, 3},  {"AAAPAAA", 2, 0},
        {"PAAEERA", 1, 3}, {"AREAUCA", 1, 3}, {"AAREUCPA", 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int missed;
        struct weeks weeks = weeks_new(state);
        play(&weeks, &weeks.member, cases[i].letters);
        int rows = count_of(&weeks, "absences", &missed);
        if (rows != cases[i].rows || (rows == 1 && missed != cases[i].missed))
            fail_msg("%s: %d rows, %d missed", cases[i].letters, rows, missed);
        fixture_close(*state);
        fixture_open(*state);
    }
}

static void a_row_has_its_dates(void **state)
{
    struct weeks weeks = weeks_new(state);
    char id[SIGNAL_ID_SIZE];
    play(&weeks, &weeks.member, "PARAEA");
    struct signals signals = ask(&weeks, "absences", "2026-01-01");
    assert_int_equal(signals.count, 1);
    const struct signal *signal = &signals.items[0];
    snprintf(id, sizeof id, "absences-%s-G1-2026-01-12", weeks.member.number);
    assert_string_equal(signal->id, id);
    assert_string_equal(signal->participant, weeks.member.number);
    assert_string_equal(signal->activity, "G1");
    assert_int_equal(signal->status, SIGNAL_OPEN);
    assert_int_equal(signal->arose_at, weeks.sessions[5].end_at);
    assert_int_equal(signal->fact_count, 4);
    static const int which[] = {1, 2, 3, 5};
    for (size_t i = 0; i < 4; i++) {
        const struct signal_fact *fact = &signals.facts[signal->fact_from + i];
        assert_int_equal(fact->session_id, weeks.sessions[which[i]].id);
        assert_int_equal(fact->kind, i == 1 ? SIGNAL_FACT_REFUSED : SIGNAL_FACT_ABSENT);
    }
    signals_free(&signals);
}

/* The row began before the window; its name does not depend on the window. */
static void a_row_reaches_behind_the_window(void **state)
{
    struct weeks weeks = weeks_new(state);
    play(&weeks, &weeks.member, "PAAEA");
    struct signals whole = ask(&weeks, "absences", "2026-01-01");
    struct signals part = ask(&weeks, "absences", "2026-02-01");
    assert_int_equal(whole.count, 1);
    assert_int_equal(part.count, 1);
    assert_string_equal(part.items[0].id, whole.items[0].id);
    assert_int_equal(part.items[0].count, 3);
    assert_int_equal(part.items[0].fact_count, 3);
    signals_free(&part);
    part = ask(&weeks, "absences", "2026-02-03"); /* nothing of it took place since */
    assert_int_equal(part.count, 0);
    signals_free(&part);
    signals_free(&whole);
}

static void coming_again_or_leaving_settles_a_row(void **state)
{
    struct weeks weeks = weeks_new(state);
    struct visitor other = door_member(weeks.club, "G1");
    play(&weeks, &weeks.member, "AAAP");
    play(&weeks, &other, "AAA");
    struct signals signals = ask(&weeks, "absences", "2026-01-01");
    assert_int_equal(signals.count, 2);
    for (size_t i = 0; i < 2; i++) {
        bool is_other = strcmp(signals.items[i].participant, other.number) == 0;
        assert_int_equal(signals.items[i].status, is_other ? SIGNAL_OPEN : SIGNAL_SETTLED);
    }
    signals_free(&signals);
    must(statement_run(statement_new(weeks.club->store, "UPDATE participant SET left_on ="
                                                        " '2026-01-25', left_reason = 'other'"),
                       &err));
    signals = ask(&weeks, "absences", "2026-01-01");
    assert_int_equal(signals.items[0].status, SIGNAL_SETTLED);
    assert_int_equal(signals.items[1].status, SIGNAL_SETTLED);
    signals_free(&signals);
}

static void only_the_expected_miss_and_only_in_one_activity(void **state)
{
    struct weeks weeks = weeks_new(state);
    struct visitor guest = door_visitor(weeks.club);
    door_group(weeks.club, "G2", false);
    door_enrol(weeks.club, &weeks.member, "G2", "2026-01-01");
    struct session other = door_session(weeks.club, "G2", "2026-01-13", "10:00", "11:00");
    play(&weeks, &weeks.member, "AA");
    play(&weeks, &guest, "AAAA");
    struct session kept = weeks.sessions[2];
    weeks.sessions[2] = other;
    note(&weeks, 2, &weeks.member, PRESENCE_MARKED, ATTENDANCE_ABSENT);
    weeks.sessions[2] = kept;
    be_after(&weeks, 4);
    assert_int_equal(count_of(&weeks, "absences", NULL), 0);
}

static void the_setting_says_how_many(void **state)
{
    struct weeks weeks = weeks_new(state);
    play(&weeks, &weeks.member, "AAA");
    must(settings_set(weeks.club, "signal_absences", "4", &err));
    assert_int_equal(count_of(&weeks, "absences", NULL), 0);
    must(settings_set(weeks.club, "signal_absences", "1", &err));
    assert_int_equal(count_of(&weeks, "absences", NULL), 1);
}

/* Two numbers of one person are one row. */
static void a_merged_number_is_the_same_person(void **state)
{
    struct weeks weeks = weeks_new(state);
    struct participant_merge merge;
    struct visitor first = weeks.member, second = door_member(weeks.club, "G1");
    play(&weeks, &first, "AA");
    note(&weeks, 2, &second, PRESENCE_MARKED, ATTENDANCE_ABSENT);
    assert_int_equal(count_of(&weeks, "absences", NULL), 0);
    must(participant_merge(weeks.club, first.number, second.number, &merge, &err));
    struct signals signals = ask(&weeks, "absences", "2026-01-01");
    assert_int_equal(signals.count, 1);
    assert_string_equal(signals.items[0].participant, second.number);
    signals_free(&signals);
    signals = ask(&weeks, "absences", "2026-01-15"); /* the rest stands behind the window */
    assert_int_equal(signals.count, 1);
    signals_free(&signals);
    note(&weeks, 1, &second, PRESENCE_MARKED, ATTENDANCE_PRESENT); /* came with the other card */
    be_after(&weeks, 3);
    assert_int_equal(count_of(&weeks, "absences", NULL), 0);
}

static void cards_within_seconds(void **state)
{
    struct weeks weeks = weeks_new(state);
    struct visitor others[3];
    for (int i = 0; i < 3; i++)
        others[i] = door_member(weeks.club, "G1");
    door_expect(weeks.club, "2026-01-05T15:20:00", &weeks.member, CHECKIN_RECORDED);
    door_expect(weeks.club, "2026-01-05T15:20:06", &others[0], CHECKIN_RECORDED);
    assert_int_equal(count_of(&weeks, "cards", NULL), 0);
    door_expect(weeks.club, "2026-01-12T15:20:00", &weeks.member, CHECKIN_RECORDED);
    door_expect(weeks.club, "2026-01-12T15:20:03", &weeks.member, CHECKIN_ALREADY);
    assert_int_equal(count_of(&weeks, "cards", NULL), 0);
    door_expect(weeks.club, "2026-01-12T15:20:05", &others[0], CHECKIN_RECORDED);
    door_expect(weeks.club, "2026-01-12T15:20:10", &others[1], CHECKIN_RECORDED);
    door_expect(weeks.club, "2026-01-12T15:20:16", &others[2], CHECKIN_RECORDED);
    struct signals signals = ask(&weeks, "cards", "2026-01-01");
    assert_int_equal(signals.count, 1);
    assert_string_equal(signals.items[0].id, "cards-1-2026-01-12T15:20:00");
    assert_int_equal(signals.items[0].count, 3);
    assert_int_equal(signals.items[0].node, 1);
    assert_int_equal(signals.items[0].arose_at, door_instant("2026-01-12T15:20:05"));
    assert_int_equal(signals.facts[signals.items[0].fact_from + 2].participant_id, others[1].id);
    signals_free(&signals);
    must(settings_set(weeks.club, "signal_card_seconds", "6", &err));
    assert_int_equal(count_of(&weeks, "cards", NULL), 2);
    must(settings_set(weeks.club, "signal_card_seconds", "0", &err));
    assert_int_equal(count_of(&weeks, "cards", NULL), 0);
}

/* Staff who type several numbers at the desk are no reader. */
static void numbers_typed_at_the_desk_are_no_cards(void **state)
{
    struct weeks weeks = weeks_new(state);
    struct visitor other = door_member(weeks.club, "G1");
    struct checkin_result result;
    door_set_now(weeks.club, "2026-01-05T15:20:00");
    must(checkin_number(weeks.club, weeks.member.number, CHECKIN_STAFF_MANUAL, &result, &err));
    must(checkin_number(weeks.club, other.number, CHECKIN_STAFF_MANUAL, &result, &err));
    assert_int_equal(count_of(&weeks, "cards", NULL), 0);
}

static void a_card_of_somebody_marked_absent(void **state)
{
    struct weeks weeks = weeks_new(state);
    struct visitor typed = door_member(weeks.club, "G1"), gone = door_member(weeks.club, "G1");
    struct checkin_result result;
    char id[SIGNAL_ID_SIZE];
    door_expect(weeks.club, "2026-01-05T15:20:00", &weeks.member, CHECKIN_RECORDED);
    must(checkin_number(weeks.club, typed.number, CHECKIN_STAFF_MANUAL, &result, &err));
    assert_int_equal(count_of(&weeks, "marked", NULL), 0);
    note(&weeks, 0, &typed, PRESENCE_MARKED, ATTENDANCE_ABSENT);
    note(&weeks, 0, &gone, PRESENCE_MARKED, ATTENDANCE_ABSENT);
    assert_int_equal(count_of(&weeks, "marked", NULL), 0);
    note(&weeks, 0, &weeks.member, PRESENCE_MARKED, ATTENDANCE_ABSENT);
    struct signals signals = ask(&weeks, "marked", "2026-01-01");
    assert_int_equal(signals.count, 1);
    snprintf(id, sizeof id, "marked-%s-G1-2026-01-05", weeks.member.number);
    assert_string_equal(signals.items[0].id, id);
    assert_int_equal(signals.items[0].arose_at, door_instant("2026-01-05T15:20:00"));
    signals_free(&signals);
}

static void tell_heads(struct weeks *weeks, int headcount, int uncounted, const char *explanation)
{
    struct session_course_effect effect;
    struct session_course_entry entry = {.has_headcount = true, .headcount = headcount,
                                         .has_uncounted = true, .uncounted = uncounted,
                                         .explanation = explanation};
    must(session_course_tell(weeks->club, weeks->sessions[0].code, &entry, &effect, &err));
}

static void heads_that_do_not_fit(void **state)
{
    struct weeks weeks = weeks_new(state);
    int facts;
    note(&weeks, 0, &weeks.member, PRESENCE_MARKED, ATTENDANCE_PRESENT);
    assert_int_equal(count_of(&weeks, "headcount", NULL), 0); /* nobody has counted */
    tell_heads(&weeks, 1, 0, NULL);
    assert_int_equal(count_of(&weeks, "headcount", NULL), 0);
    tell_heads(&weeks, 3, 2, NULL);
    assert_int_equal(count_of(&weeks, "headcount", NULL), 0);
    tell_heads(&weeks, 3, 0, NULL);
    assert_int_equal(count_of(&weeks, "headcount", &facts), 1);
    assert_int_equal(facts, 2);
    tell_heads(&weeks, 0, 0, "card_without_person");
    struct signals signals = ask(&weeks, "headcount", "2026-01-01");
    assert_int_equal(signals.count, 1);
    assert_string_equal(signals.items[0].id, "headcount-G1-2026-01-05");
    assert_int_equal(signals.items[0].status, SIGNAL_SETTLED);
    assert_int_equal(signals.items[0].heads, 0);
    assert_int_equal(signals.items[0].marked, 1);
    signals_free(&signals);
}

static void unsigned_from_the_next_day_on(void **state)
{
    struct weeks weeks = weeks_new(state);
    struct signoff signoff;
    play(&weeks, &weeks.member, "PP");
    door_set_now(weeks.club, "2026-01-05T23:59:59");
    assert_int_equal(count_of(&weeks, "unsigned", NULL), 0);
    door_set_now(weeks.club, "2026-01-06T00:00:00");
    assert_int_equal(count_of(&weeks, "unsigned", NULL), 1);
    door_set_now(weeks.club, "2026-01-13T09:00:00");
    assert_int_equal(count_of(&weeks, "unsigned", NULL), 2);
    snprintf(weeks.club->actor, sizeof weeks.club->actor, "JK");
    must(signoff_sign(weeks.club,
                      &(struct signoff_entry){.session = weeks.sessions[0].code,
                                              .course = {.has_headcount = true, .headcount = 1}},
                      &signoff, &err));
    assert_int_equal(count_of(&weeks, "unsigned", NULL), 1);
    must(session_cancel(weeks.club, weeks.sessions[1].code, "room", &err));
    assert_int_equal(count_of(&weeks, "unsigned", NULL), 0);
}

static void without_any_mark(void **state)
{
    struct weeks weeks = weeks_new(state);
    door_set_now(weeks.club, "2026-01-05T16:59:59");
    assert_int_equal(count_of(&weeks, "unmarked", NULL), 0);
    door_set_now(weeks.club, "2026-01-05T17:00:00");
    struct signals signals = ask(&weeks, "unmarked", "2026-01-01");
    assert_int_equal(signals.count, 1);
    assert_string_equal(signals.items[0].id, "unmarked-G1-2026-01-05");
    signals_free(&signals);
    must(session_cancel(weeks.club, weeks.sessions[0].code, "leader", &err));
    assert_int_equal(count_of(&weeks, "unmarked", NULL), 0);
    play(&weeks, &weeks.member, "-A");
    assert_int_equal(count_of(&weeks, "unmarked", NULL), 0);
}

/* An hour that nobody booked, a group that nobody belongs to: nothing was to be recorded. */
static void where_nobody_was_awaited(void **state)
{
    struct weeks weeks = weeks_new(state);
    door_group(weeks.club, "OPEN", true);
    must(activity_add(weeks.club,
                      &(struct activity_entry){.code = "K1", .title = "Konsultacje",
                                               .kind = "konsultacja_ind", .is_individual = true},
                      &err));
    door_session(weeks.club, "OPEN", "2026-01-02", "10:00", "11:00");
    struct session hour = door_session(weeks.club, "K1", "2026-01-02", "12:00", "13:00");
    struct session booked = door_session(weeks.club, "K1", "2026-01-02", "13:00", "14:00");
    must(booking_make(weeks.club, booked.code, weeks.member.number, &err));
    door_set_now(weeks.club, "2026-01-02T18:00:00");
    struct signals signals = ask(&weeks, "unmarked", "2026-01-01");
    assert_int_equal(signals.count, 1);
    assert_string_equal(signals.items[0].session, booked.code);
    assert_string_not_equal(signals.items[0].session, hour.code);
    signals_free(&signals);
}

static void a_leader_sees_the_own_ones(void **state)
{
    struct weeks weeks = weeks_new(state);
    struct visitor other = door_member(weeks.club, "G1");
    door_expect(weeks.club, "2026-01-05T15:20:00", &weeks.member, CHECKIN_RECORDED);
    door_expect(weeks.club, "2026-01-05T15:20:01", &other, CHECKIN_RECORDED);
    note(&weeks, 0, &other, PRESENCE_MARKED, ATTENDANCE_ABSENT);
    play(&weeks, &weeks.member, "-AAA");
    tell_heads(&weeks, 7, 0, NULL);
    be_after(&weeks, 5);
    static const struct {
        const char *leader;
        bool sees;
    } cases[] = {{NULL, true}, {"JK", true}, {"AB", false}};
    for (size_t i = 0; i < 3; i++) {
        struct signals signals;
        bool has[SIGNAL_KINDS] = {false};
        struct signal_filter filter = {.from = people_day("2026-01-01"),
                                       .until = people_day("2026-12-31"),
                                       .leader = cases[i].leader};
        must(signals_list(weeks.club, &filter, &signals, &err));
        for (size_t k = 0; k < signals.count; k++)
            has[signals.items[k].kind] = true;
        for (int kind = 0; kind < SIGNAL_KINDS; kind++)
            assert_int_equal(has[kind], cases[i].sees);
        signals_free(&signals);
    }
}

static enum signal_status status_of(struct weeks *weeks, const char *id)
{
    struct signals signals;
    struct signal signal;
    must(signals_get(weeks->club, id, NULL, &signals, &signal, &err));
    signals_free(&signals);
    return signal.status;
}

static void looked_at_leaves_the_desk_until_there_is_more(void **state)
{
    struct weeks weeks = weeks_new(state);
    struct club *club = weeks.club;
    char id[SIGNAL_ID_SIZE];
    bool is_repeat;
    play(&weeks, &weeks.member, "AAA");
    snprintf(id, sizeof id, "absences-%s-G1-2026-01-05", weeks.member.number);
    assert_int_equal(status_of(&weeks, id), SIGNAL_OPEN);
    int64_t entries = people_entries(club);
    must(signal_note_add(club, id, 3, &is_repeat, &err));
    assert_false(is_repeat);
    assert_int_equal(people_entries(club), entries + 1);
    must(signal_note_add(club, id, 3, &is_repeat, &err));
    assert_true(is_repeat);
    assert_int_equal(people_entries(club), entries + 1);
    assert_int_equal(status_of(&weeks, id), SIGNAL_SEEN);
    struct signals signals = ask(&weeks, "absences", "2026-01-01");
    assert_string_equal(signals.items[0].noted_by, "AP");
    signals_free(&signals);
    note(&weeks, 3, &weeks.member, PRESENCE_MARKED, ATTENDANCE_ABSENT);
    assert_int_equal(status_of(&weeks, id), SIGNAL_OPEN);
    note(&weeks, 4, &weeks.member, PRESENCE_MARKED, ATTENDANCE_PRESENT);
    assert_int_equal(status_of(&weeks, id), SIGNAL_SETTLED);
}

static void what_is_no_signal_is_refused(void **state)
{
    static const char *const ids[] = {"", "absences", "unsigned-G1-2026-01-05", "2026-01-05",
                                      "unsigned-G1-2036-01-05", "unsigned-G1-2026-13-45"};
    struct weeks weeks = weeks_new(state);
    struct club *club = weeks.club;
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        struct signals signals;
        struct signal signal;
        must_refuse(signals_get(club, ids[i], NULL, &signals, &signal, &err), ERROR_REFUSED,
                    "no signal");
        signals_free(&signals);
    }
}

/* Asking changes nothing, whatever it finds. */
static void asking_writes_nothing(void **state)
{
    struct weeks weeks = weeks_new(state);
    play(&weeks, &weeks.member, "AAAAAAAA");
    int64_t entries = people_entries(weeks.club), events = door_events(weeks.club);
    assert_true(count_of(&weeks, NULL, NULL) > 1);
    assert_int_equal(people_entries(weeks.club), entries);
    assert_int_equal(door_events(weeks.club), events);
    assert_int_equal(people_number(weeks.club, "SELECT count(*) FROM enrolment"
                                               " WHERE until_on IS NULL"),
                     1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(rows_and_what_breaks_them),
        people_test(a_row_has_its_dates),
        people_test(a_row_reaches_behind_the_window),
        people_test(coming_again_or_leaving_settles_a_row),
        people_test(only_the_expected_miss_and_only_in_one_activity),
        people_test(the_setting_says_how_many),
        people_test(a_merged_number_is_the_same_person),
        people_test(cards_within_seconds),
        people_test(numbers_typed_at_the_desk_are_no_cards),
        people_test(a_card_of_somebody_marked_absent),
        people_test(heads_that_do_not_fit),
        people_test(unsigned_from_the_next_day_on),
        people_test(without_any_mark),
        people_test(where_nobody_was_awaited),
        people_test(a_leader_sees_the_own_ones),
        people_test(looked_at_leaves_the_desk_until_there_is_more),
        people_test(what_is_no_signal_is_refused),
        people_test(asking_writes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
