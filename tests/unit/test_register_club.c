/* Properties of the register as it is stored: random clubs in real files, random stories of
 * events, corrections, cancellations, courses and enrolments. The projection equals the slow
 * reference, can be made again to the byte, does not depend on who was quicker, and what was
 * known on a day stays known as it was. A failure prints its seed and the shortest story. */
#include "tests/unit/register_world.h"

enum { STORIES = 24, STEPS = STORY_STEPS_MOST, CHECK_EVERY = 32 };

static struct attendance_row stored_row(struct world *world, int session, int person, bool *found)
{
    struct attendance_row row = {0};
    struct statement *s = statement_new(
        world->club->store, "SELECT status, ifnull(in_at, 0), ifnull(out_at, 0), late_minutes,"
                            " credited_minutes, came_anyway, source FROM attendance"
                            " WHERE session_id = :session AND participant_id = :person");
    statement_bind_integer(s, ":session", world->sessions[session].session.id);
    statement_bind_integer(s, ":person", world->people[person].id);
    *found = statement_step(s);
    if (*found) {
        row.status = attendance_status_find(statement_text(s, 0));
        row.in_at = statement_integer(s, 1);
        row.out_at = statement_integer(s, 2);
        row.late_minutes = (int)statement_integer(s, 3);
        row.credited_minutes = (int)statement_integer(s, 4);
        row.came_anyway = statement_integer(s, 5) != 0;
        statement_copy_text(s, 6, row.source, sizeof row.source);
    }
    must(statement_finish(s, &err));
    return row;
}

static bool row_is_right(struct world *world, int session, int person)
{
    bool found;
    char text[REFERENCE_TEXT_SIZE], wanted_text[REFERENCE_TEXT_SIZE];
    struct attendance_terms terms = world_terms(&world->sessions[session]);
    struct reference_events events = world_events(world, session, person);
    struct attendance_row wanted = reference_row(&events, &terms);
    struct attendance_row row = stored_row(world, session, person, &found);
    if (found == (events.count > 0) && (!found || reference_is_same(&row, &wanted)))
        return true;
    print_message("session %d, person %d: %s (%s), not %s (%d events)\n", session, person,
                  reference_text(&row, terms.start_at, text), found ? "stored" : "no row",
                  reference_text(&wanted, terms.start_at, wanted_text), events.count);
    return false;
}

static bool is_expected(struct world *world, int session, int person)
{
    struct statement *s =
        statement_new(world->club->store, "SELECT 1 FROM expected WHERE session_id = :session"
                                          " AND participant_id = :person");
    statement_bind_integer(s, ":session", world->sessions[session].session.id);
    statement_bind_integer(s, ":person", world->people[person].id);
    bool found = statement_step(s);
    must(statement_finish(s, &err));
    return found;
}

static bool world_is_right(struct world *world)
{
    bool is_right = true;
    for (int session = 0; session < STORY_SESSIONS; session++) {
        for (int person = 0; person < STORY_PEOPLE; person++) {
            bool expects = world->sessions[session].expects[person];
            is_right = row_is_right(world, session, person) && is_right;
            if (is_expected(world, session, person) == expects)
                continue;
            print_message("session %d: person %d is %s\n", session, person,
                          expects ? "not expected" : "expected");
            is_right = false;
        }
    }
    return is_right;
}

static bool equals_reference(const struct story *story)
{
    struct world world;
    bool holds = true;
    world_open(&world, story->seed);
    for (int i = 0; holds && i < story->count; i++) {
        world_play_step(&world, &story->steps[i]);
        if ((i + 1) % CHECK_EVERY == 0 || i + 1 == story->count)
            holds = world_is_right(&world);
    }
    world_close(&world);
    return holds;
}

static void projection_equals_the_reference(void **state)
{
    (void)state;
    story_check(STORIES, STEPS, equals_reference);
}

/* Both tables as one text. The caller frees it. */
static char *dump(struct world *world)
{
    struct buffer text = {0};
    struct statement *s = statement_new(
        world->club->store,
        "SELECT session_id || '|' || participant_id || '|' || status || '|' || quote(in_at) || '|'"
        " || quote(out_at) || '|' || late_minutes || '|' || credited_minutes || '|' || source"
        " || '|' || came_anyway FROM attendance"
        " ORDER BY session_id, participant_id");
    buffer_append_text(&text, "");
    while (statement_step(s))
        buffer_printf(&text, "%s\n", statement_text(s, 0));
    must(statement_finish(s, &err));
    return text.text;
}

/* Spoils the projection in one of several ways. */
static void spoil(struct world *world, unsigned which)
{
    static const char too_many[] =
        "INSERT OR IGNORE INTO attendance (session_id, participant_id, status, source)"
        " SELECT s.id, p.id, 'absent', 'card' FROM session s, participant p";
    static const char *const ways[] = {
        "DELETE FROM attendance",
        "DELETE FROM attendance WHERE participant_id % 2 = 0",
        "UPDATE attendance SET status = 'absent'",
        "UPDATE attendance SET credited_minutes = credited_minutes + 1, in_at = NULL",
        "UPDATE attendance SET out_at = 5, source = 'card' WHERE session_id % 2 = 0",
        too_many,
    };
    assert_true(world_run(world, ways[which % 6]));
}

static bool is_rebuilt(struct world *world, unsigned way)
{
    struct attendance_rebuild report;
    must(attendance_rebuild(world->club, false, &report, &err));
    bool holds = report.differences == 0;
    char *before = dump(world);
    spoil(world, way);
    must(attendance_rebuild(world->club, true, &report, &err));
    char *after = dump(world);
    holds = holds && strcmp(before, after) == 0;
    must(attendance_rebuild(world->club, false, &report, &err));
    holds = holds && report.differences == 0;
    free(before);
    free(after);
    return holds;
}

static bool rebuilds_to_the_byte(const struct story *story)
{
    struct world world;
    bool holds = true;
    world_open(&world, story->seed);
    for (int i = 0; i < story->count; i++)
        world_play_step(&world, &story->steps[i]);
    for (unsigned way = 0; holds && way < 6; way++)
        holds = is_rebuilt(&world, way);
    world_close(&world);
    return holds;
}

static void rebuilding_gives_the_same_bytes(void **state)
{
    (void)state;
    story_check(STORIES / 2, STEPS, rebuilds_to_the_byte);
}

/* The steps that note something, people's queues put together in another order. */
static struct story interleaved(const struct story *story)
{
    struct story other = {.seed = story->seed};
    struct chance chance = chance_from(story->seed ^ 0x5555);
    int next[STORY_PEOPLE] = {0};
    while (other.count < story->count) {
        int person = (int)chance_below(&chance, STORY_PEOPLE);
        while (next[person] < story->count && story->steps[next[person]].person != person)
            next[person]++;
        if (next[person] < story->count)
            other.steps[other.count++] = story->steps[next[person]++];
    }
    return other;
}

static struct story only_events(const struct story *story)
{
    struct story events = {.seed = story->seed};
    for (int i = 0; i < story->count; i++) {
        enum step_kind kind = story->steps[i].kind;
        if (kind == STEP_CARD || kind == STEP_LEFT || kind == STEP_MARK || kind == STEP_REFUSE ||
            kind == STEP_GRANT || kind == STEP_WITHDRAW)
            events.steps[events.count++] = story->steps[i];
    }
    return events;
}

static void play_rows(const struct story *story,
                      struct attendance_row rows[STORY_SESSIONS][STORY_PEOPLE])
{
    struct world world;
    bool found;
    world_open(&world, story->seed);
    for (int i = 0; i < story->count; i++)
        world_play_step(&world, &story->steps[i]);
    for (int session = 0; session < STORY_SESSIONS; session++) {
        for (int person = 0; person < STORY_PEOPLE; person++)
            rows[session][person] = stored_row(&world, session, person, &found);
    }
    world_close(&world);
}

static bool who_is_quicker_makes_no_difference(const struct story *story)
{
    struct attendance_row rows[STORY_SESSIONS][STORY_PEOPLE];
    struct attendance_row again[STORY_SESSIONS][STORY_PEOPLE];
    struct story events = only_events(story), other = interleaved(&events);
    play_rows(&events, rows);
    play_rows(&other, again);
    for (int session = 0; session < STORY_SESSIONS; session++) {
        for (int person = 0; person < STORY_PEOPLE; person++) {
            if (!reference_is_same(&rows[session][person], &again[session][person]))
                return false;
        }
    }
    return true;
}

static void readers_may_be_interleaved(void **state)
{
    (void)state;
    story_check(STORIES / 2, STEPS, who_is_quicker_makes_no_difference);
}

static struct attendance_row derived(struct world *world, int session, int person, int64_t before)
{
    struct attendance_terms terms;
    struct attendance_row row;
    bool is_any;
    int64_t id = world->sessions[session].session.id;
    must(attendance_terms_get(world->club, id, before, &terms, &err));
    must(attendance_derive(world->club, id, world->people[person].id, before, &terms, &row, &is_any,
                           &err));
    return row;
}

static void derive_all(struct world *world, int64_t before,
                       struct attendance_row rows[STORY_SESSIONS][STORY_PEOPLE])
{
    for (int session = 0; session < STORY_SESSIONS; session++) {
        for (int person = 0; person < STORY_PEOPLE; person++)
            rows[session][person] = derived(world, session, person, before);
    }
}

static bool is_known_as_it_was(struct world *world, int64_t before,
                               struct attendance_row known[STORY_SESSIONS][STORY_PEOPLE])
{
    char text[REFERENCE_TEXT_SIZE], then[REFERENCE_TEXT_SIZE];
    struct attendance_row rows[STORY_SESSIONS][STORY_PEOPLE];
    derive_all(world, before, rows);
    for (int session = 0; session < STORY_SESSIONS; session++) {
        for (int person = 0; person < STORY_PEOPLE; person++) {
            int64_t start_at = world->sessions[session].session.start_at;
            if (reference_is_same(&rows[session][person], &known[session][person]))
                continue;
            print_message("session %d, person %d: was %s, is now %s\n", session, person,
                          reference_text(&known[session][person], start_at, then),
                          reference_text(&rows[session][person], start_at, text));
            return false;
        }
    }
    return true;
}

/* What is known at the end of a day in the middle of the story. */
static bool stays_known(const struct story *story)
{
    struct world world;
    struct attendance_row known[STORY_SESSIONS][STORY_PEOPLE];
    int middle = story->count / 2;
    world_open(&world, story->seed);
    for (int i = 0; i < middle; i++)
        world_play_step(&world, &story->steps[i]);
    int64_t before = clock_day_start(club_today(world.club) + 1);
    derive_all(&world, before, known);
    world.club->clock.fixed_at = before;
    for (int i = middle; i < story->count; i++)
        world_play_step(&world, &story->steps[i]);
    bool holds = is_known_as_it_was(&world, before, known);
    world_close(&world);
    return holds;
}

static void what_was_known_stays_known(void **state)
{
    (void)state;
    story_check(STORIES, STEPS, stays_known);
}

/* Whether what was noted of one number alone says that the person came. */
static bool came_as(const struct world *world, int session, int person)
{
    struct reference_events events = {0};
    for (int i = 0; i < world->event_count; i++) {
        if (world->events[i].session == session && world->events[i].person == person)
            events.items[events.count++] = world->events[i].event;
    }
    int word = reference_last_word(&events);
    enum attendance_status said = word < 0 ? ATTENDANCE_PRESENT : events.items[word].status;
    if (word >= 0)
        return events.items[word].kind != PRESENCE_REFUSED &&
               (said == ATTENDANCE_PRESENT || said == ATTENDANCE_LATE ||
                said == ATTENDANCE_LEFT_EARLY);
    return reference_first(&events, PRESENCE_ARRIVED) != NULL;
}

/* A mark that misses a number of somebody who came under another says nothing of the person. */
static bool says_nothing(const struct world *world, int session, int person,
                         const struct presence_event *event)
{
    bool misses = event->kind == PRESENCE_MARKED && (event->status == ATTENDANCE_ABSENT ||
                                                     event->status == ATTENDANCE_UNKNOWN);
    for (int other = 0; misses && other <= 2; other++) {
        if (other != person && came_as(world, session, other))
            return true;
    }
    return false;
}

/* One number's excuse is taken back while another's stands. */
static bool stays_excused(const struct world *world, int session, int index)
{
    bool holds[3] = {false};
    for (int i = 0; i <= index; i++) {
        const struct presence_event *event = &world->events[i].event;
        if (world->events[i].session != session || world->events[i].person > 2)
            continue;
        if (event->kind == PRESENCE_EXCUSE_GRANTED || event->kind == PRESENCE_EXCUSE_WITHDRAWN)
            holds[world->events[i].person] = event->kind == PRESENCE_EXCUSE_GRANTED;
    }
    return world->events[index].event.kind == PRESENCE_EXCUSE_WITHDRAWN &&
           (holds[0] || holds[1] || holds[2]);
}

/* The number 0 turns out to be 2, and 1 as well: what was noted of the three, in the order of
 * noting, is what one person's events would give, but for marks that missed one number of
 * somebody who came under another, and excuses taken back of one number alone. */
static bool merged_is_one_person(const struct story *story)
{
    struct world world;
    bool holds = true;
    world_open(&world, story->seed);
    for (int i = 0; i < story->count; i++)
        world_play_step(&world, &story->steps[i]);
    for (int i = 0; i < 2; i++) {
        struct statement *s = statement_new(
            world.club->store, "UPDATE participant SET merged_into_id = :into WHERE id = :id");
        statement_bind_integer(s, ":into", world.people[2].id);
        statement_bind_integer(s, ":id", world.people[i].id);
        must(statement_run(s, &err));
    }
    for (int session = 0; holds && session < STORY_SESSIONS; session++) {
        struct attendance_terms terms = world_terms(&world.sessions[session]);
        struct reference_events events = {0};
        for (int i = 0; i < world.event_count; i++) {
            if (world.events[i].session == session && world.events[i].person <= 2 &&
                !says_nothing(&world, session, world.events[i].person, &world.events[i].event) &&
                !stays_excused(&world, session, i))
                events.items[events.count++] = world.events[i].event;
        }
        struct attendance_row wanted = reference_row(&events, &terms);
        struct attendance_row row = derived(&world, session, 2, ATTENDANCE_NOW);
        holds = reference_is_same(&row, &wanted);
    }
    world_close(&world);
    return holds;
}

static void merged_numbers_are_one_person(void **state)
{
    (void)state;
    story_check(STORIES / 2, STEPS, merged_is_one_person);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(projection_equals_the_reference),
        cmocka_unit_test(rebuilding_gives_the_same_bytes),
        cmocka_unit_test(readers_may_be_interleaved),
        cmocka_unit_test(what_was_known_stays_known),
        cmocka_unit_test(merged_numbers_are_one_person),
    };
    return cmocka_run_group_tests_name("register_club", tests, NULL, NULL);
}
