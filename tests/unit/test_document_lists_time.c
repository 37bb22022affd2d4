/* Lists, cards and registers as they were known: what is noted later changes nothing that was
 * stated for an earlier instant; and what is put right afterwards is said. */
#include "club/people/participant_merge.h"
#include "figures/list/list_state.h"
#include "tests/unit/planning.h"
#undef must
#undef must_refuse
#include "tests/unit/register.h"
#include "tests/unit/sheets.h"

enum { DOCUMENTS = 3, MOMENTS_MOST = 16 };

/* What three documents said at an instant. */
struct moment {
    int64_t at;
    char *texts[DOCUMENTS];
};
struct story {
    struct register_world world;
    struct moment moments[MOMENTS_MOST];
    size_t count;
};

static struct sheet list(struct register_world *world, int64_t at)
{
    return sheets_fill(world->club, "LO", json_pack("{s:s}", "session", world->session.code), at);
}

static struct sheet card(struct register_world *world, int person, int64_t at)
{
    return sheets_fill(world->club, "KO",
                       json_pack("{s:s, s:s}", "participant", world->people[person].number,
                                 "month", "2026-01"),
                       at);
}

static struct sheet month(struct register_world *world, int64_t at)
{
    return sheets_fill(world->club, "RM",
                       json_pack("{s:s, s:s}", "activity", "G1", "month", "2026-01"), at);
}

static void read_texts(struct story *story, int64_t at, char *texts[DOCUMENTS])
{
    struct sheet sheets[DOCUMENTS] = {
        list(&story->world, at), card(&story->world, 0, at), month(&story->world, at)};
    for (int i = 0; i < DOCUMENTS; i++) {
        texts[i] = sheets_text(&sheets[i]);
        sheet_free(&sheets[i]);
    }
}

/* A second passes, so that the instant is over. */
static void remember(struct story *story)
{
    struct club *club = story->world.club;
    struct moment *moment = &story->moments[story->count++];
    moment->at = club_now(club);
    read_texts(story, moment->at, moment->texts);
    club->clock.fixed_at++;
}

static void check_moments(struct story *story)
{
    for (size_t i = 0; i < story->count; i++) {
        char *texts[DOCUMENTS];
        read_texts(story, story->moments[i].at, texts);
        for (int k = 0; k < DOCUMENTS; k++) {
            if (strcmp(texts[k], story->moments[i].texts[k]) != 0)
                fail_msg("moment %zu, document %d: %s\nwas: %s", i, k, texts[k],
                         story->moments[i].texts[k]);
            free(texts[k]);
        }
    }
    for (size_t i = 1; i < story->count; i++) /* each moment brought something new to the list */
        assert_string_not_equal(story->moments[i].texts[0], story->moments[i - 1].texts[0]);
    for (size_t i = 0; i < story->count; i++) {
        for (int k = 0; k < DOCUMENTS; k++)
            free(story->moments[i].texts[k]);
    }
}

static void correct(struct register_world *world, int person, enum attendance_status status)
{
    struct attendance_correction correction = {.session = world->session.code,
                                               .participant = world->people[person].number,
                                               .status = status,
                                               .reason = "nie ta osoba"};
    must(attendance_correct(world->club, &correction, &err));
}

static void tell(struct register_world *world, const char *topic)
{
    struct session_course_effect effect;
    struct session_course_entry entry = {.topic = topic,
                                         .began_at = door_instant("2026-01-12T15:40"),
                                         .ended_at = door_instant("2026-01-12T17:50")};
    must(session_course_tell(world->club, world->session.code, &entry, &effect, &err));
}

static void earlier_instants_come_out_again(void **state)
{
    struct story story = {.world = register_make(state)};
    struct club *club = story.world.club;
    struct signoff signoff;
    struct visitor late;
    door_set_now(club, "2026-01-05T10:00"); /* a card and a register have something to state */
    door_session(club, "G1", "2026-01-12", "08:00", "09:00");
    door_set_now(club, "2026-01-12T09:10");
    remember(&story);
    door_set_now(club, "2026-01-12T15:20");
    late = door_visitor(club);
    door_enrol(club, &late, "G1", "2026-01-12");
    remember(&story);
    door_expect(club, "2026-01-12T15:25:00", &story.world.people[0], CHECKIN_RECORDED);
    remember(&story);
    door_expect(club, "2026-01-12T15:52:00", &story.world.people[1], CHECKIN_RECORDED);
    remember(&story);
    door_set_now(club, "2026-01-12T18:05");
    must(session_cancel(club, "G1-2026-01-12-2", "room", &err));
    must(register_mark(&story.world, 2, ATTENDANCE_LATE, door_instant("2026-01-12T16:00"), &err));
    remember(&story);
    must(session_lead_substitute(club, story.world.session.code, "JW", NULL, NULL, &err));
    remember(&story);
    must(session_set_leaders(club, story.world.session.code, NULL, 0, &err));
    remember(&story);
    register_act(club, "AP", "");
    tell(&story.world, "relapse");
    remember(&story);
    must(register_sign(&story.world, 3, &signoff, &err));
    remember(&story);
    register_act(club, "MK", "JW");
    correct(&story.world, 0, ATTENDANCE_ABSENT);
    remember(&story);
    tell(&story.world, "motivation");
    remember(&story);
    check_moments(&story);
}

/* The list knows its own changes, the earlier one of them as well. */
static void changes_after_signing_are_said(void **state)
{
    struct register_world world = register_make(state);
    struct club *club = world.club;
    struct signoff signoff;
    char row[24];
    door_expect(club, "2026-01-12T15:25:00", &world.people[0], CHECKIN_RECORDED);
    door_set_now(club, "2026-01-12T18:05");
    register_act(club, "AP", "");
    must(register_sign(&world, 1, &signoff, &err));
    struct sheet sheet = list(&world, club_now(club));
    assert_false(sheet.is_draft);
    assert_false(sheets_say(&sheet, "Noted after the sign-off"));
    assert_row(&sheet, world.people[0].number, 2, "15.25", "presence", "", "");
    assert_says(&sheet, "Noted by card where");
    sheet_free(&sheet);
    door_set_now(club, "2026-01-13T10:00");
    register_act(club, "MK", "JW");
    correct(&world, 0, ATTENDANCE_ABSENT);
    sheet = list(&world, club_now(club));
    assert_false(sheet.is_draft); /* it stays signed */
    snprintf(row, sizeof row, "row %s,", sheets_cell(&sheet, world.people[0].number, 0));
    assert_says(&sheet, "Noted after the sign-off");
    assert_says(&sheet, row);
    assert_says(&sheet, "absence (MK, JW)");
    assert_false(sheets_say(&sheet, "nie ta osoba")); /* reasons are about people */
    assert_row(&sheet, world.people[0].number, 3, "absence", "–", "correction");
    sheet_free(&sheet);
}

/* Somebody noted by mistake who was never expected: nobody was absent from what did not concern
 * them, and the row goes. */
static void a_guest_taken_back_is_no_absence(void **state)
{
    struct register_world world = register_make(state);
    struct club *club = world.club;
    struct visitor guest = door_visitor(club);
    must(activity_change(club, "G1", &(struct activity_entry){.has_open = true, .is_open = true},
                         &err));
    door_expect(club, "2026-01-12T15:25:00", &guest, CHECKIN_RECORDED);
    struct sheet sheet = list(&world, club_now(club));
    assert_row(&sheet, guest.number, 2, "15.25", "presence", "", "not on the list of expected");
    assert_sum(&sheet, "of these not expected", "1");
    sheet_free(&sheet);
    door_set_now(club, "2026-01-12T18:05");
    world.people[0] = guest;
    correct(&world, 0, ATTENDANCE_ABSENT);
    sheet = list(&world, club_now(club));
    assert_null(sheets_cell(&sheet, guest.number, 1));
    assert_sum(&sheet, "absence", "-");
    sheet_free(&sheet);
    sheet = month(&world, club_now(club));
    assert_null(sheets_cell(&sheet, guest.number, 1));
    sheet_free(&sheet);
}

/* One person, one line, under the number that holds; but a list that was signed before stays. */
static void merged_numbers_are_one_person(void **state)
{
    struct register_world world = register_make(state);
    struct club *club = world.club;
    struct signoff signoff;
    struct participant_merge merge;
    const char *merged = world.people[1].number, *holder = world.people[0].number;
    door_expect(club, "2026-01-12T15:25:00", &world.people[1], CHECKIN_RECORDED);
    door_set_now(club, "2026-01-12T18:05");
    register_act(club, "AP", "");
    must(register_sign(&world, 1, &signoff, &err));
    door_set_now(club, "2026-01-13T10:00");
    int64_t before = club_now(club) - 1;
    must(participant_merge(club, merged, holder, &merge, &err));
    struct sheet sheet = list(&world, club_now(club));
    assert_row(&sheet, merged, 3, "presence");
    assert_row(&sheet, holder, 3, "absence");
    sheet_free(&sheet);
    sheet = month(&world, club_now(club));
    assert_null(sheets_cell(&sheet, merged, 1));
    assert_row(&sheet, holder, 2, "●", "1", "0", "0", "150");
    sheet_free(&sheet);
    sheet = card(&world, 0, club_now(club));
    assert_sum(&sheet, "presence", "1");
    assert_sum(&sheet, "absence", "-");
    sheet_free(&sheet);
    sheet = month(&world, before); /* nobody knew yet */
    assert_row(&sheet, merged, 2, "●");
    assert_row(&sheet, holder, 2, "n");
    sheet_free(&sheet);
}

/* Real hours decide about minutes and about who was late; both lengths are said. */
static void real_hours_are_said(void **state)
{
    struct register_world world = register_make(state);
    struct club *club = world.club;
    door_expect(club, "2026-01-12T15:52:00", &world.people[0], CHECKIN_RECORDED);
    door_set_now(club, "2026-01-12T18:05");
    register_act(club, "AP", "");
    tell(&world, "relapse");
    struct sheet sheet = list(&world, club_now(club));
    assert_true(sheet.is_draft);
    assert_says(&sheet, "{\"label\":\"Hours\",\"value\":\"15.40–17.50\"}");
    assert_says(&sheet, "{\"label\":\"Planned hours\",\"value\":\"15.30–18.00\"}");
    assert_says(&sheet, "130 min (2 h 10 min, clock hours)");
    assert_row(&sheet, world.people[0].number, 2, "15.52", "presence"); /* 12 after the start */
    sheet_free(&sheet);
}

static void assert_number(struct club *club, const char *session, const char *wanted)
{
    struct session found;
    char number[LIST_NUMBER_SIZE];
    must(session_get(club, session, &found, &err));
    must(list_number_get(club, found.id, number, &err));
    assert_string_equal(number, wanted);
}

/* G1 on each Monday from the 5th of January. Neither a cancellation nor a move nor a session by
 * hand changes a number that a list may carry already. */
static void list_numbers_stay(void **state)
{
    struct planning *p = *state;
    struct club *club = p->club;
    char by_hand[SESSION_CODE_SIZE], another[SESSION_CODE_SIZE];
    struct session_time wednesday = {.day = people_day("2026-01-14"), .start_minutes = 600,
                                     .end_minutes = 660};
    struct session_time tuesday = {.day = people_day("2026-01-13"), .start_minutes = 600,
                                   .end_minutes = 660};
    planning_add_weekly(p, "G1", "FREQ=WEEKLY;BYDAY=MO", "15:30", "18:00");
    assert_number(club, "G1-2026-01-05", "2026/G1/001");
    assert_number(club, "G1-2026-01-26", "2026/G1/004");
    must(session_cancel(club, "G1-2026-01-12", "room", &err));
    must(session_move(club, "G1-2026-01-19",
                      &(struct session_time){.day = people_day("2026-01-30"),
                                             .start_minutes = 600, .end_minutes = 660},
                      &err));
    must(session_add(club, "G1", &wednesday, "sala 2", by_hand, &err));
    must(session_add(club, "G1", &tuesday, "sala 2", another, &err));
    assert_number(club, "G1-2026-01-12", "2026/G1/002");
    assert_number(club, "G1-2026-01-19", "2026/G1/003");
    assert_number(club, "G1-2026-01-26", "2026/G1/004");
    assert_number(club, by_hand, "2026/G1/002.1");
    assert_number(club, another, "2026/G1/002.2"); /* earlier in the day, later in the book */
    must(session_add(club, "G2", &wednesday, "sala 2", by_hand, &err)); /* nothing is scheduled */
    assert_number(club, by_hand, "2026/G2/001");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(earlier_instants_come_out_again),
        people_test(changes_after_signing_are_said),
        people_test(a_guest_taken_back_is_no_absence),
        people_test(merged_numbers_are_one_person),
        people_test(real_hours_are_said),
        cmocka_unit_test_setup_teardown(list_numbers_stay, planning_open, planning_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
