/* Signals about people and cards: each kind on both sides of its threshold, what must not raise
 * it, and how looking at one takes it off the desk. */
#include "club/people/participant_merge.h"
#include "tests/unit/weeks.h"

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
        weeks_play(&weeks, &weeks.member, cases[i].letters);
        int rows = weeks_count(&weeks, "absences", &missed);
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
    weeks_play(&weeks, &weeks.member, "PARAEA");
    struct signals signals = weeks_ask(&weeks, "absences", "2026-01-01");
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
    weeks_play(&weeks, &weeks.member, "PAAEA");
    struct signals whole = weeks_ask(&weeks, "absences", "2026-01-01");
    struct signals part = weeks_ask(&weeks, "absences", "2026-02-01");
    assert_int_equal(whole.count, 1);
    assert_int_equal(part.count, 1);
    assert_string_equal(part.items[0].id, whole.items[0].id);
    assert_int_equal(part.items[0].count, 3);
    assert_int_equal(part.items[0].fact_count, 3);
    signals_free(&part);
    part = weeks_ask(&weeks, "absences", "2026-02-03"); /* nothing of it took place since */
    assert_int_equal(part.count, 0);
    signals_free(&part);
    signals_free(&whole);
}

static void without_limits_it_is_all_until_today(void **state)
{
    struct weeks weeks = weeks_new(state);
    struct signal_filter filter = {.from = DAY_NONE, .until = DAY_NONE, .kind = "absences"};
    struct signals signals;
    weeks_play(&weeks, &weeks.member, "PARAEA");
    must(signals_list(weeks.club, &filter, &signals, &err));
    assert_int_equal(signals.count, 1);
    assert_int_equal(signals.items[0].fact_count, 4);
    signals_free(&signals);
}

static void coming_again_or_leaving_settles_a_row(void **state)
{
    struct weeks weeks = weeks_new(state);
    struct visitor other = door_member(weeks.club, "G1");
    weeks_play(&weeks, &weeks.member, "AAAP");
    weeks_play(&weeks, &other, "AAA");
    struct signals signals = weeks_ask(&weeks, "absences", "2026-01-01");
    assert_int_equal(signals.count, 2);
    for (size_t i = 0; i < 2; i++) {
        bool is_other = strcmp(signals.items[i].participant, other.number) == 0;
        assert_int_equal(signals.items[i].status, is_other ? SIGNAL_OPEN : SIGNAL_SETTLED);
    }
    signals_free(&signals);
    must(statement_run(statement_new(weeks.club->store, "UPDATE participant SET left_on ="
                                                        " '2026-01-25', left_reason = 'other'"),
                       &err));
    signals = weeks_ask(&weeks, "absences", "2026-01-01");
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
    weeks_play(&weeks, &weeks.member, "AA");
    weeks_play(&weeks, &guest, "AAAA");
    struct session kept = weeks.sessions[2];
    weeks.sessions[2] = other;
    weeks_note(&weeks, 2, &weeks.member, PRESENCE_MARKED, ATTENDANCE_ABSENT);
    weeks.sessions[2] = kept;
    weeks_be_after(&weeks, 4);
    assert_int_equal(weeks_count(&weeks, "absences", NULL), 0);
}

static void the_setting_says_how_many(void **state)
{
    struct weeks weeks = weeks_new(state);
    weeks_play(&weeks, &weeks.member, "AAA");
    must(settings_set(weeks.club, "signal_absences", "4", &err));
    assert_int_equal(weeks_count(&weeks, "absences", NULL), 0);
    must(settings_set(weeks.club, "signal_absences", "1", &err));
    assert_int_equal(weeks_count(&weeks, "absences", NULL), 1);
}

/* Two numbers of one person are one row. */
static void a_merged_number_is_the_same_person(void **state)
{
    struct weeks weeks = weeks_new(state);
    struct participant_merge merge;
    struct visitor first = weeks.member, second = door_member(weeks.club, "G1");
    weeks_play(&weeks, &first, "AA");
    weeks_note(&weeks, 2, &second, PRESENCE_MARKED, ATTENDANCE_ABSENT);
    assert_int_equal(weeks_count(&weeks, "absences", NULL), 0);
    must(participant_merge(weeks.club, first.number, second.number, &merge, &err));
    struct signals signals = weeks_ask(&weeks, "absences", "2026-01-01");
    assert_int_equal(signals.count, 1);
    assert_string_equal(signals.items[0].participant, second.number);
    signals_free(&signals);
    signals = weeks_ask(&weeks, "absences", "2026-01-15"); /* the rest stands behind the window */
    assert_int_equal(signals.count, 1);
    signals_free(&signals);
    weeks_note(&weeks, 1, &second, PRESENCE_MARKED, ATTENDANCE_PRESENT); /* came with the other card */
    weeks_be_after(&weeks, 3);
    assert_int_equal(weeks_count(&weeks, "absences", NULL), 0);
}

/* Marked absent under one number and present under the other: the person was there. */
static void present_under_either_number_is_present(void **state)
{
    for (int i = 0; i < 2; i++) {
        struct weeks weeks = weeks_new(state);
        struct participant_merge merge;
        struct visitor older = weeks.member, newer = door_member(weeks.club, "G1");
        const struct visitor *missed = i == 0 ? &older : &newer;
        const struct visitor *came = i == 0 ? &newer : &older;
        weeks_play(&weeks, missed, "AAA");
        weeks_note(&weeks, 2, came, PRESENCE_MARKED, ATTENDANCE_PRESENT);
        assert_int_equal(weeks_count(&weeks, "absences", NULL), 1);
        must(participant_merge(weeks.club, older.number, newer.number, &merge, &err));
        assert_int_equal(weeks_count(&weeks, "absences", NULL), 0);
        weeks_note(&weeks, 3, &newer, PRESENCE_MARKED, ATTENDANCE_ABSENT);
        weeks_note(&weeks, 4, &newer, PRESENCE_MARKED, ATTENDANCE_ABSENT);
        assert_int_equal(weeks_count(&weeks, "absences", NULL), 0);
        struct signals signals = weeks_ask(&weeks, "absences", "2026-01-25");
        assert_int_equal(signals.count, 0);
        signals_free(&signals);
        fixture_close(*state);
        fixture_open(*state);
    }
}

static void cards_within_seconds(void **state)
{
    struct weeks weeks = weeks_new(state);
    struct visitor others[3];
    for (int i = 0; i < 3; i++)
        others[i] = door_member(weeks.club, "G1");
    door_expect(weeks.club, "2026-01-05T15:20:00", &weeks.member, CHECKIN_RECORDED);
    door_expect(weeks.club, "2026-01-05T15:20:06", &others[0], CHECKIN_RECORDED);
    assert_int_equal(weeks_count(&weeks, "cards", NULL), 0);
    door_expect(weeks.club, "2026-01-12T15:20:00", &weeks.member, CHECKIN_RECORDED);
    door_expect(weeks.club, "2026-01-12T15:20:03", &weeks.member, CHECKIN_ALREADY);
    assert_int_equal(weeks_count(&weeks, "cards", NULL), 0);
    door_expect(weeks.club, "2026-01-12T15:20:05", &others[0], CHECKIN_RECORDED);
    door_expect(weeks.club, "2026-01-12T15:20:10", &others[1], CHECKIN_RECORDED);
    door_expect(weeks.club, "2026-01-12T15:20:16", &others[2], CHECKIN_RECORDED);
    struct signals signals = weeks_ask(&weeks, "cards", "2026-01-01");
    assert_int_equal(signals.count, 1);
    assert_string_equal(signals.items[0].id, "cards-1-2026-01-12T15:20:00");
    assert_int_equal(signals.items[0].count, 3);
    assert_int_equal(signals.items[0].node, 1);
    assert_int_equal(signals.items[0].arose_at, door_instant("2026-01-12T15:20:05"));
    assert_int_equal(signals.facts[signals.items[0].fact_from + 2].participant_id, others[1].id);
    signals_free(&signals);
    must(settings_set(weeks.club, "signal_card_seconds", "6", &err));
    assert_int_equal(weeks_count(&weeks, "cards", NULL), 2);
    must(settings_set(weeks.club, "signal_card_seconds", "0", &err));
    assert_int_equal(weeks_count(&weeks, "cards", NULL), 0);
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
    assert_int_equal(weeks_count(&weeks, "cards", NULL), 0);
}

static void a_card_of_somebody_marked_absent(void **state)
{
    struct weeks weeks = weeks_new(state);
    struct visitor typed = door_member(weeks.club, "G1"), gone = door_member(weeks.club, "G1");
    struct checkin_result result;
    char id[SIGNAL_ID_SIZE];
    door_expect(weeks.club, "2026-01-05T15:20:00", &weeks.member, CHECKIN_RECORDED);
    must(checkin_number(weeks.club, typed.number, CHECKIN_STAFF_MANUAL, &result, &err));
    assert_int_equal(weeks_count(&weeks, "marked", NULL), 0);
    weeks_note(&weeks, 0, &typed, PRESENCE_MARKED, ATTENDANCE_ABSENT);
    weeks_note(&weeks, 0, &gone, PRESENCE_MARKED, ATTENDANCE_ABSENT);
    assert_int_equal(weeks_count(&weeks, "marked", NULL), 0);
    weeks_note(&weeks, 0, &weeks.member, PRESENCE_MARKED, ATTENDANCE_ABSENT);
    struct signals signals = weeks_ask(&weeks, "marked", "2026-01-01");
    assert_int_equal(signals.count, 1);
    snprintf(id, sizeof id, "marked-%s-G1-2026-01-05", weeks.member.number);
    assert_string_equal(signals.items[0].id, id);
    assert_int_equal(signals.items[0].arose_at, door_instant("2026-01-05T15:20:00"));
    signals_free(&signals);
}

static void a_leader_sees_the_own_ones(void **state)
{
    struct weeks weeks = weeks_new(state);
    struct visitor other = door_member(weeks.club, "G1");
    door_expect(weeks.club, "2026-01-05T15:20:00", &weeks.member, CHECKIN_RECORDED);
    door_expect(weeks.club, "2026-01-05T15:20:01", &other, CHECKIN_RECORDED);
    weeks_note(&weeks, 0, &other, PRESENCE_MARKED, ATTENDANCE_ABSENT);
    weeks_play(&weeks, &weeks.member, "-AAA");
    weeks_tell_heads(&weeks, 7, 0, NULL);
    weeks_be_after(&weeks, 5);
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

static int64_t latest_at(struct weeks *weeks, const char *id)
{
    struct signals signals;
    struct signal signal;
    must(signals_get(weeks->club, id, NULL, &signals, &signal, &err));
    int64_t at = signal_latest_at(&signals, &signal);
    signals_free(&signals);
    return at;
}

/* One absence was excused since, another one came: as many, and not what was looked at. */
static void a_new_absence_in_the_place_of_an_old_one_comes_back(void **state)
{
    struct weeks weeks = weeks_new(state);
    struct club *club = weeks.club;
    char id[SIGNAL_ID_SIZE];
    bool is_repeat;
    weeks_play(&weeks, &weeks.member, "AAA");
    snprintf(id, sizeof id, "absences-%s-G1-2026-01-05", weeks.member.number);
    must(signal_note_add(club, id, 3, latest_at(&weeks, id), &is_repeat, &err));
    weeks_note(&weeks, 1, &weeks.member, PRESENCE_EXCUSE_GRANTED, ATTENDANCE_EXCUSED);
    weeks_note(&weeks, 3, &weeks.member, PRESENCE_MARKED, ATTENDANCE_ABSENT);
    assert_int_equal(status_of(&weeks, id), SIGNAL_OPEN);
    must(signal_note_add(club, id, 3, latest_at(&weeks, id), &is_repeat, &err));
    assert_false(is_repeat);
    assert_int_equal(status_of(&weeks, id), SIGNAL_SEEN);
}

static void looked_at_leaves_the_desk_until_there_is_more(void **state)
{
    struct weeks weeks = weeks_new(state);
    struct club *club = weeks.club;
    char id[SIGNAL_ID_SIZE];
    bool is_repeat;
    weeks_play(&weeks, &weeks.member, "AAA");
    snprintf(id, sizeof id, "absences-%s-G1-2026-01-05", weeks.member.number);
    assert_int_equal(status_of(&weeks, id), SIGNAL_OPEN);
    int64_t entries = people_entries(club);
    must(signal_note_add(club, id, 3, latest_at(&weeks, id), &is_repeat, &err));
    assert_false(is_repeat);
    assert_int_equal(people_entries(club), entries + 1);
    must(signal_note_add(club, id, 3, latest_at(&weeks, id), &is_repeat, &err));
    assert_true(is_repeat);
    assert_int_equal(people_entries(club), entries + 1);
    assert_int_equal(status_of(&weeks, id), SIGNAL_SEEN);
    struct signals signals = weeks_ask(&weeks, "absences", "2026-01-01");
    assert_string_equal(signals.items[0].noted_by, "AP");
    signals_free(&signals);
    weeks_note(&weeks, 3, &weeks.member, PRESENCE_MARKED, ATTENDANCE_ABSENT);
    assert_int_equal(status_of(&weeks, id), SIGNAL_OPEN);
    weeks_note(&weeks, 4, &weeks.member, PRESENCE_MARKED, ATTENDANCE_PRESENT);
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
    weeks_play(&weeks, &weeks.member, "AAAAAAAA");
    int64_t entries = people_entries(weeks.club), events = door_events(weeks.club);
    assert_true(weeks_count(&weeks, NULL, NULL) > 1);
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
        people_test(without_limits_it_is_all_until_today),
        people_test(coming_again_or_leaving_settles_a_row),
        people_test(only_the_expected_miss_and_only_in_one_activity),
        people_test(the_setting_says_how_many),
        people_test(a_merged_number_is_the_same_person),
        people_test(present_under_either_number_is_present),
        people_test(cards_within_seconds),
        people_test(numbers_typed_at_the_desk_are_no_cards),
        people_test(a_card_of_somebody_marked_absent),
        people_test(a_leader_sees_the_own_ones),
        people_test(looked_at_leaves_the_desk_until_there_is_more),
        people_test(a_new_absence_in_the_place_of_an_old_one_comes_back),
        people_test(what_is_no_signal_is_refused),
        people_test(asking_writes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
