/* Properties of the figures of contracts over random clubs: what was not held, lies outside of
 * an enrolment or was not on the programme changes none of them; a session nobody was marked in
 * is not an absence; and the figures as of a day stay what they were. */
#include "figures/day/pending.h"
#include "figures/day/roster.h"
#include "figures/day/signals.h"
#include "figures/list/presences.h"
#include "figures/person/contract_figures.h"
#include "tests/unit/register_world.h"

enum {
    STORIES = 12,
    STEPS = STORY_STEPS_MOST,
    CONTRACTED = STORY_PEOPLE,
    LINES = 6, /* kinds that count sessions */
    EXTRA_DAYS = 6,
};

/* Days of January on which the stories hold nothing. */
static const char *const extra_days[EXTRA_DAYS] = {"2026-01-05", "2026-01-13", "2026-01-20",
                                                   "2026-01-22", "2026-01-27", "2026-01-29"};

/* One line of each kind that counts sessions. */
static void add_lines(struct club *club, const char *sign, struct chance *chance)
{
    static const int thresholds[OBLIGATION_KIND_COUNT] = {[OBLIGATION_MIN_COUNT] = 4,
                                                          [OBLIGATION_PER_MONTH] = 3,
                                                          [OBLIGATION_PER_WEEK] = 1,
                                                          [OBLIGATION_MIN_SHARE] = 60,
                                                          [OBLIGATION_MIN_MINUTES] = 240};
    for (int kind = 0; kind < OBLIGATION_KIND_COUNT; kind++) {
        struct obligation added;
        if (!obligation_counts_sessions((enum obligation_kind)kind))
            continue;
        struct obligation_entry entry = {
            .kind = (enum obligation_kind)kind,
            .threshold = thresholds[kind],
            .from_on = chance_below(chance, 2) ? DAY_NONE : people_day("2026-01-08"),
            .until_on = chance_below(chance, 2) ? DAY_NONE : people_day("2026-01-28"),
            .excuse = chance_below(chance, 3),
            .activities = chance_below(chance, 2) ? NULL : "GA,GB",
        };
        must(obligation_add(club, sign, &entry, &added, &err));
    }
}

static void contract_sign(int person, char sign[CODE_SIZE])
{
    snprintf(sign, CODE_SIZE, "KIS/%d", person + 1);
}

static void add_contracts(struct world *world, uint64_t seed)
{
    struct chance chance = chance_from(seed ^ 0x777);
    for (int i = 0; i < CONTRACTED; i++) {
        char sign[CODE_SIZE];
        contract_sign(i, sign);
        struct contract_entry entry = {.sign = sign,
                                       .participant = world->people[i].number,
                                       .kind = "A",
                                       .concluded_on = people_day("2026-01-01"),
                                       .from_on = people_day("2026-01-01"),
                                       .until_on = people_day("2026-01-31"),
                                       .social_worker = "rejon 1",
                                       .district = "1"};
        must(contract_add(world->club, &entry, &err));
        add_lines(world->club, sign, &chance);
    }
}

static void write_figures(struct buffer *text, const struct obligation_figures *f, bool is_whole)
{
    buffer_printf(text,
                  " %d/%d asked %d reach %d need %d held %d: %d+ %de %d- %dr %d? %d> %db"
                  " %d min %s",
                  f->counted, f->required, f->asked, f->reachable, f->needed, f->held, f->attended,
                  f->excused, f->not_attended, f->refused, f->unmarked, f->possible, f->bookable,
                  f->minutes, obligation_outcome_word(f->outcome));
    if (is_whole)
        buffer_printf(text, " not held %d, not enrolled %d", f->not_held, f->not_enrolled);
}

/* All figures of one person's contract as one text, which the caller frees. `is_whole`: also
 * the tallies of what does not count. */
static char *figures_text(struct club *club, int person, int day, bool is_whole)
{
    struct buffer text = {0};
    struct contract_figures figures = {0};
    char sign[CODE_SIZE];
    contract_sign(person, sign);
    must(contract_figures_get(club, sign, day, &figures, &err));
    buffer_printf(&text, "%s, in a row %d since %d\n", sign, figures.absences_in_row,
                  figures.absent_since);
    for (size_t i = 0; i < figures.line_count; i++) {
        const struct contract_line *line = &figures.lines[i];
        buffer_printf(&text, "%d %s", line->obligation.line,
                      obligation_kind_word(line->obligation.kind));
        write_figures(&text, &line->count.figures, is_whole);
        for (size_t period = 0; period < line->count.period_count; period++)
            write_figures(&text, &line->count.periods[period].figures, is_whole);
        buffer_printf(&text, " late %d unsigned %d\n", line->late_count, line->unsigned_count);
    }
    contract_figures_free(&figures);
    return text.text;
}

static void figures_of_all(struct world *world, int day, bool is_whole, char *texts[CONTRACTED])
{
    for (int i = 0; i < CONTRACTED; i++)
        texts[i] = figures_text(world->club, i, day, is_whole);
}

/* What waits at the desk: signals and unsigned lists. Cards that were held to the reader at
 * once are facts about the reader, whatever became of the session. */
static char *desk_text(struct club *club)
{
    struct buffer text = {0};
    struct signals signals = {0};
    struct pending pending = {0};
    struct signal_filter asked = {.from = people_day("2026-01-01"),
                                  .until = people_day("2026-02-28")};
    struct pending_filter filter = {.from = DAY_NONE, .until = DAY_NONE};
    buffer_append_text(&text, "desk\n");
    must(signals_list(club, &asked, &signals, &err));
    for (size_t i = 0; i < signals.count; i++) {
        const struct signal *signal = &signals.items[i];
        if (signal->kind != SIGNAL_CARDS)
            buffer_printf(&text, "signal %s: %s, %d\n", signal->id, signal->participant,
                          signal->count);
    }
    must(pending_list(club, &filter, &pending, &err));
    for (size_t i = 0; i < pending.count; i++)
        buffer_printf(&text, "pending %s: %d of %d, %d unknown\n", pending.items[i].session,
                      pending.items[i].present, pending.items[i].expected,
                      pending.items[i].unknown);
    signals_free(&signals);
    pending_free(&pending);
    return text.text;
}

/* Frees both. */
static bool is_same(char *before[CONTRACTED], char *after[CONTRACTED])
{
    bool is_same = true;
    for (int i = 0; i < CONTRACTED; i++) {
        if (is_same && strcmp(before[i], after[i]) != 0) {
            print_message("before: %safter:  %s", before[i], after[i]);
            is_same = false;
        }
        free(before[i]);
        free(after[i]);
    }
    return is_same;
}

/* Something noted in the session, as the door and the leader would. */
static void note_in(struct world *world, const struct session *session, int person, unsigned what)
{
    struct club *club = world->club;
    struct attendance_row row;
    bool is_repeat;
    struct presence_event event = {.session_id = session->id,
                                   .participant_id = world->people[person].id,
                                   .at = session->start_at + 60,
                                   .source = what % 2 ? "card" : "staff_manual",
                                   .kind = what % 2 ? PRESENCE_ARRIVED : PRESENCE_MARKED,
                                   .status = ATTENDANCE_ABSENT};
    must(club_begin(club, &err));
    must(attendance_record(club, &event, &row, &is_repeat, &err));
    must(club_note(club, "test.record", "", NULL, &err));
    must(club_end(club, true, &err));
}

/* A session that is not held: cancelled before or after people came, or on a day that closed. */
static void add_not_held(struct world *world, struct chance *chance)
{
    struct club *club = world->club;
    const char *day = extra_days[chance_below(chance, EXTRA_DAYS)];
    struct session session =
        door_session(club, world_activities[chance_below(chance, 2)], day, "09:00", "10:30");
    if (chance_below(chance, 3) == 0) {
        struct calendar_effect effect;
        must(calendar_day_close(club, people_day(day), "", &effect, &err));
        return;
    }
    bool is_later = chance_below(chance, 2);
    for (int i = 0; is_later && i < STORY_PEOPLE; i++) {
        if (chance_below(chance, 2))
            note_in(world, &session, i, chance_below(chance, 2));
    }
    must(session_cancel(club, session.code, "leader", &err));
}

static bool what_was_not_held_changes_nothing(const struct story *story)
{
    struct world world;
    struct chance chance = chance_from(story->seed ^ 0x999);
    char *before[CONTRACTED], *after[CONTRACTED];
    bool holds = true;
    world_open(&world, story->seed);
    add_contracts(&world, story->seed);
    for (int i = 0; i < story->count; i++)
        world_play_step(&world, &story->steps[i]);
    for (int i = 0; holds && i < 4; i++) {
        figures_of_all(&world, club_today(world.club), false, before);
        char *desk = desk_text(world.club);
        add_not_held(&world, &chance);
        figures_of_all(&world, club_today(world.club), false, after);
        char *desk_after = desk_text(world.club);
        holds = is_same(before, after) && strcmp(desk, desk_after) == 0;
        if (!holds)
            print_message("before: %safter: %s", desk, desk_after);
        free(desk);
        free(desk_after);
        must(statement_run(statement_new(world.club->store,
                                         "DELETE FROM calendar_exception WHERE day_on IN"
                                         " ('2026-01-05', '2026-01-13', '2026-01-20',"
                                         " '2026-01-22', '2026-01-27', '2026-01-29')"),
                           &err));
    }
    world_close(&world);
    return holds;
}

static void not_held_is_in_no_figure(void **state)
{
    (void)state;
    story_check(STORIES, STEPS, what_was_not_held_changes_nothing);
}

/* A session of another activity, which nobody of them is enrolled in, and one on a day before
 * each enrolment: no contract owes it. */
static bool what_was_not_theirs_changes_nothing(const struct story *story)
{
    struct world world;
    char *before[CONTRACTED], *after[CONTRACTED];
    world_open(&world, story->seed);
    add_contracts(&world, story->seed);
    door_group(world.club, "GC", true);
    for (int i = 0; i < story->count; i++)
        world_play_step(&world, &story->steps[i]);
    figures_of_all(&world, club_today(world.club), false, before);
    struct visitor other = door_visitor(world.club);
    for (int i = 0; i < EXTRA_DAYS; i++) {
        struct session session = door_session(world.club, "GC", extra_days[i], "12:00", "13:30");
        struct checkin_result result;
        must(checkin_place(world.club, other.number, session.id, session.start_at,
                           CHECKIN_PAPER_IMPORT, &result, &err));
        assert_int_equal(result.answer, CHECKIN_RECORDED);
    }
    figures_of_all(&world, club_today(world.club), false, after);
    world_close(&world);
    return is_same(before, after);
}

static void not_theirs_is_in_no_figure(void **state)
{
    (void)state;
    story_check(STORIES, STEPS, what_was_not_theirs_changes_nothing);
}

/* What is said of somebody, apart from what is asked of all. */
struct said {
    int attended, excused, not_attended, refused, minutes, absences_in_row;
    enum obligation_outcome outcome;
};

static void read_said(struct world *world, int person, int line, struct said *said)
{
    struct contract_figures figures = {0};
    char sign[CODE_SIZE];
    contract_sign(person, sign);
    must(contract_figures_get(world->club, sign, club_today(world->club), &figures, &err));
    const struct obligation_figures *f = &figures.lines[line].count.figures;
    *said = (struct said){f->attended, f->excused, f->not_attended,
                          f->refused,  f->minutes, figures.absences_in_row,
                          f->outcome};
    contract_figures_free(&figures);
}

/* Nothing is said of the person that was not said before, nor is anything taken away. Where
 * too little had been offered before, what is offered now may show what was missed. */
static bool is_said_alike(const struct said *before, const struct said *after)
{
    bool alike = after->attended == before->attended && after->excused == before->excused &&
                 after->not_attended == before->not_attended && after->refused == before->refused &&
                 after->minutes == before->minutes &&
                 after->absences_in_row == before->absences_in_row &&
                 (after->outcome != OUTCOME_NO_LONGER || before->outcome == OUTCOME_NO_LONGER ||
                  before->outcome == OUTCOME_NOT_OFFERED || before->outcome == OUTCOME_NOTHING);
    if (!alike)
        print_message(
            "%d+ %de %d- %dr %d min, %d in a row, %s; was %d+ %de %d- %dr %d min, %d, %s\n",
            after->attended, after->excused, after->not_attended, after->refused, after->minutes,
            after->absences_in_row, obligation_outcome_word(after->outcome), before->attended,
            before->excused, before->not_attended, before->refused, before->minutes,
            before->absences_in_row, obligation_outcome_word(before->outcome));
    return alike;
}

/* A session that was held and in which nobody said anything, or said that it is not known. */
static void add_unmarked(struct world *world, int index)
{
    struct session session =
        door_session(world->club, world_activities[index % 2], extra_days[index], "09:00", "10:30");
    struct attendance_row row;
    bool is_repeat;
    for (int i = 0; i < STORY_PEOPLE; i += 1 + index % 3) {
        struct presence_event event = {.session_id = session.id,
                                       .participant_id = world->people[i].id,
                                       .at = session.start_at,
                                       .source = "staff_manual",
                                       .kind = PRESENCE_MARKED,
                                       .status = ATTENDANCE_UNKNOWN};
        must(club_begin(world->club, &err));
        must(attendance_record(world->club, &event, &row, &is_repeat, &err));
        must(club_note(world->club, "test.record", "", NULL, &err));
        must(club_end(world->club, true, &err));
    }
}

static bool unknown_is_said_of_nobody(const struct story *story)
{
    struct world world;
    bool holds = true;
    struct said before[CONTRACTED][LINES], after;
    world_open(&world, story->seed);
    add_contracts(&world, story->seed);
    for (int i = 0; i < story->count; i++)
        world_play_step(&world, &story->steps[i]);
    for (int i = 0; i < CONTRACTED; i++) {
        for (int line = 0; line < LINES; line++)
            read_said(&world, i, line, &before[i][line]);
    }
    for (int i = 0; i < EXTRA_DAYS; i++)
        add_unmarked(&world, i);
    for (int i = 0; holds && i < CONTRACTED; i++) {
        for (int line = 0; holds && line < LINES; line++) {
            read_said(&world, i, line, &after);
            holds = is_said_alike(&before[i][line], &after);
        }
    }
    world_close(&world);
    return holds;
}

static void unknown_is_never_an_absence(void **state)
{
    (void)state;
    story_check(STORIES, STEPS, unknown_is_said_of_nobody);
}

/* As known at the end of a day in the middle of the story, whatever came later. */
static bool figures_stay_known(const struct story *story)
{
    struct world world;
    char *before[CONTRACTED], *after[CONTRACTED];
    int middle = story->count / 2;
    world_open(&world, story->seed);
    add_contracts(&world, story->seed);
    for (int i = 0; i < middle; i++)
        world_play_step(&world, &story->steps[i]);
    int day = club_today(world.club);
    world.club->clock.fixed_at = clock_day_start(day + 1) - 1;
    figures_of_all(&world, day, true, before);
    world.club->clock.fixed_at = clock_day_start(day + 1);
    for (int i = middle; i < story->count; i++)
        world_play_step(&world, &story->steps[i]);
    figures_of_all(&world, day, true, after);
    world_close(&world);
    return is_same(before, after);
}

static void figures_as_of_a_day_stay(void **state)
{
    (void)state;
    story_check(STORIES, STEPS, figures_stay_known);
}

/* The lists of the desk count what a plain look at the rows counts. */
static bool roster_fits(struct world *world, const struct told_session *told)
{
    struct roster roster = {0};
    int expected = 0, present = 0, unknown = 0, absent = 0;
    must(roster_get(world->club, told->session.code, &roster, &err));
    for (size_t i = 0; i < roster.row_count; i++) {
        const struct roster_row *row = &roster.rows[i];
        expected += row->is_expected;
        present += row->status == ROSTER_PRESENT || row->status == ROSTER_LATE ||
                   row->status == ROSTER_LEFT_EARLY;
        unknown += row->is_expected && row->status == ROSTER_UNKNOWN;
        absent += row->status == ROSTER_ABSENT;
    }
    bool fits = roster.expected_count == expected && roster.present_count == present &&
                roster.unknown_count == unknown &&
                (!told->is_cancelled || (!present && !absent && !unknown));
    if (!fits)
        print_message("%s: expected %d (%d), present %d (%d), unknown %d (%d), absent %d%s\n",
                      told->session.code, roster.expected_count, expected, roster.present_count,
                      present, roster.unknown_count, unknown, absent,
                      told->is_cancelled ? ", cancelled" : "");
    roster_free(&roster);
    return fits;
}

static bool lists_fit(const struct story *story)
{
    struct world world;
    struct presences list = {0};
    struct presence_filter filter = {.from = DAY_NONE, .until = DAY_NONE, .status = "absent"};
    bool holds = true;
    world_open(&world, story->seed);
    for (int i = 0; i < story->count; i++)
        world_play_step(&world, &story->steps[i]);
    for (int i = 0; i < STORY_SESSIONS; i++)
        holds = roster_fits(&world, &world.sessions[i]) && holds;
    must(presences_list(world.club, &filter, &list, &err));
    for (size_t i = 0; i < list.count; i++) {
        for (int session = 0; session < STORY_SESSIONS; session++)
            holds = holds &&
                    !(world.sessions[session].is_cancelled &&
                      strcmp(world.sessions[session].session.code, list.items[i].session) == 0);
    }
    presences_free(&list);
    world_close(&world);
    return holds;
}

static void lists_of_the_desk_fit(void **state)
{
    (void)state;
    story_check(STORIES, STEPS, lists_fit);
}

/* The stories reach most classes, outcomes and signals, so that the properties are about
 * something. */
static void stories_reach_everything(void **state)
{
    (void)state;
    struct obligation_figures sum = {0};
    int outcomes[OUTCOME_COUNT] = {0}, signals = 0, pending = 0;
    for (uint64_t seed = 1; seed <= STORIES; seed++) {
        struct world world;
        struct story story = story_from(seed, STEPS);
        world_open(&world, seed);
        add_contracts(&world, seed);
        for (int i = 0; i < story.count; i++)
            world_play_step(&world, &story.steps[i]);
        for (int i = 0; i < CONTRACTED; i++) {
            struct contract_figures figures = {0};
            char sign[CODE_SIZE];
            contract_sign(i, sign);
            must(contract_figures_get(world.club, sign, club_today(world.club), &figures, &err));
            const struct obligation_figures *f = &figures.lines[0].count.figures;
            sum.attended += f->attended;
            sum.excused += f->excused;
            sum.not_attended += f->not_attended;
            sum.refused += f->refused;
            sum.unmarked += f->unmarked;
            sum.not_held += f->not_held;
            sum.not_enrolled += f->not_enrolled;
            for (size_t line = 0; line < figures.line_count; line++)
                outcomes[figures.lines[line].outcome]++;
            contract_figures_free(&figures);
        }
        char *desk = desk_text(world.club);
        signals += strstr(desk, "signal ") != NULL;
        pending += strstr(desk, "pending ") != NULL;
        free(desk);
        world_close(&world);
    }
    assert_true(sum.attended > 20 && sum.excused > 10 && sum.not_attended > 10);
    assert_true(sum.refused > 2 && sum.unmarked > 20 && sum.not_held > 10 && sum.not_enrolled > 2);
    assert_true(outcomes[OUTCOME_MET] && outcomes[OUTCOME_OPEN] && outcomes[OUTCOME_NO_LONGER] &&
                outcomes[OUTCOME_NOT_OFFERED]);
    assert_int_equal(signals, STORIES);
    assert_int_equal(pending, STORIES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(not_held_is_in_no_figure),    cmocka_unit_test(not_theirs_is_in_no_figure),
        cmocka_unit_test(unknown_is_never_an_absence), cmocka_unit_test(figures_as_of_a_day_stay),
        cmocka_unit_test(lists_of_the_desk_fit),        cmocka_unit_test(stories_reach_everything),
    };
    return cmocka_run_group_tests_name("register_figures", tests, NULL, NULL);
}
