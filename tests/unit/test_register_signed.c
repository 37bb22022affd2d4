/* Properties of what is closed: whatever happens after a sign-off, each version of the list
 * still verifies, and altering what was noted breaks it; nothing inside a closed month changes
 * until it is reopened. Random stories, in which people sign, close, reopen and correct with
 * and without a second person. A failure prints its seed and the shortest story. */
#include "club/people/participant_merge.h"
#include "club/presence/month.h"
#include "club/session/signoff.h"
#include "tests/unit/register_world.h"

enum {
    STORIES = 8,
    STEPS = STORY_STEPS_MOST,
    SIGNED_SESSIONS = 2, /* in months that close: what is signed takes few changes anyway */
};

/* AP signs what nobody else leads, as a coordinator would: the group has no other leader. */
static void open_with_leaders(struct world *world, uint64_t seed)
{
    world_open(world, seed);
    people_add_staff(world->club, "MN", "2026-01-01");
    if (world_run(world, "SELECT 1 FROM staff WHERE code = 'AP'"))
        people_add_staff(world->club, "AP", "2026-01-01");
    for (int i = 0; i < 2; i++)
        must(activity_leader_add(world->club, world_activities[i], "AP", people_day("2026-01-01"),
                                 DAY_NONE, &err));
}

static void choose_second(struct world *world, const struct step *step)
{
    snprintf(world->club->second, sizeof world->club->second, "%s",
             step->detail % 2   ? "MN"
             : step->detail % 3 ? ""
                                : world->club->actor);
}

static void sign(struct world *world, const struct step *step)
{
    struct signoff signed_off;
    struct error refusal = {0};
    struct signoff_entry entry = {
        .session = world->sessions[step->session].session.code,
        .course = {.has_headcount = true,
                   .headcount = step->detail % 6,
                   .explanation = "forgotten_mark"},
        .rest_absent = true,
    };
    if (strcmp(world->club->second, world->club->actor) == 0)
        world->club->second[0] = '\0';
    world_allowed(signoff_sign(world->club, &entry, &signed_off, &refusal), &refusal);
}

/* Every third step or so somebody signs instead. */
static void play_or_sign(struct world *world, const struct step *step)
{
    choose_second(world, step);
    if (step->detail % 10 < 3)
        sign(world, step);
    else
        world_play_step(world, step);
}

struct signed_list {
    int session, version;
    int64_t id;
};

struct signed_lists {
    struct signed_list items[STORY_STEPS_MOST];
    int count;
};

static void list_signed(struct world *world, struct signed_lists *lists)
{
    lists->count = 0;
    for (int i = 0; i < STORY_SESSIONS; i++) {
        struct statement *s =
            statement_new(world->club->store, "SELECT version, id FROM session_signoff"
                                              " WHERE session_id = :session ORDER BY version");
        statement_bind_integer(s, ":session", world->sessions[i].session.id);
        while (statement_step(s))
            lists->items[lists->count++] =
                (struct signed_list){i, (int)statement_integer(s, 0), statement_integer(s, 1)};
        must(statement_finish(s, &err));
    }
}

static bool verifies(struct world *world, const struct signed_list *list)
{
    struct signoff_report report;
    must(signoff_verify(world->club, world->sessions[list->session].session.code, list->version,
                        &report, &err));
    bool holds = report.holds;
    signoff_report_free(&report);
    return holds;
}

static bool all_verify(struct world *world, const char *when)
{
    struct signed_lists lists;
    list_signed(world, &lists);
    for (int i = 0; i < lists.count; i++) {
        if (verifies(world, &lists.items[i]))
            continue;
        print_message("session %d, version %d does not verify %s\n", lists.items[i].session,
                      lists.items[i].version, when);
        return false;
    }
    return true;
}

/* What may come much later: people leave and merge, rules change, the projection is made anew. */
static void go_on(struct world *world)
{
    struct participant_merge merge;
    struct attendance_rebuild report;
    struct error refusal = {0};
    world_set_rules(world, 0, (struct told_rules){0, 0, true});
    world_set_rules(world, 1, (struct told_rules){60, 60, false});
    world_allowed(participant_merge(world->club, world->people[0].number, world->people[1].number,
                                    &merge, &refusal),
                  &refusal);
    must(attendance_rebuild(world->club, true, &report, &err));
}

static bool signed_lists_verify(const struct story *story)
{
    struct world world;
    bool holds = true;
    open_with_leaders(&world, story->seed);
    for (int i = 0; holds && i < story->count; i++) {
        play_or_sign(&world, &story->steps[i]);
        if (i % 16 == 0)
            holds = all_verify(&world, "in the middle");
    }
    holds = holds && all_verify(&world, "in the end");
    go_on(&world);
    holds = holds && all_verify(&world, "much later");
    world_close(&world);
    return holds;
}

static void signed_lists_verify_for_ever(void **state)
{
    (void)state;
    story_check(STORIES, STEPS, signed_lists_verify);
}

/* Somebody with a card's arrival in the list, and nothing else noted: 0 for nobody. */
static int64_t find_arrival(struct world *world, const struct signed_list *list)
{
    struct statement *s = statement_new(
        world->club->store, "SELECT max(e.id) FROM presence_event e WHERE e.session_id = :session"
                            " AND e.id < :signed GROUP BY e.participant_id"
                            " HAVING count(*) = 1 AND max(e.kind) IN ('arrived', 'marked')");
    statement_bind_integer(s, ":session", world->sessions[list->session].session.id);
    statement_bind_integer(s, ":signed", list->id);
    int64_t id = statement_step(s) ? statement_integer(s, 0) : 0;
    must(statement_finish(s, &err));
    return id;
}

static void alter(struct world *world, int64_t event_id, const char *sql)
{
    struct statement *s = statement_new(world->club->store, sql);
    statement_bind_integer(s, ":id", event_id);
    must(statement_run(s, &err));
}

/* With the triggers gone, as somebody with the file could do it: each way breaks the list, and
 * undone it holds again. */
static bool breaks(struct world *world, const struct signed_list *list, int64_t event_id)
{
    static const char *const ways[][2] = {
        {"UPDATE presence_event SET session_id = session_id + 1 WHERE id = :id",
         "UPDATE presence_event SET session_id = session_id - 1 WHERE id = :id"},
        {"UPDATE presence_event SET source = 'paper_import', actor = source WHERE id = :id"
         " AND source <> 'paper_import'",
         "UPDATE presence_event SET source = actor WHERE id = :id AND source = 'paper_import'"
         " AND actor IN ('card', 'staff_manual')"},
        {"UPDATE presence_event SET id = id + 4000000000000000000 WHERE id = :id",
         "UPDATE presence_event SET id = id - 4000000000000000000"
         " WHERE id = :id + 4000000000000000000"},
    };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        alter(world, event_id, ways[i][0]);
        bool is_changed = people_number(world->club, "SELECT changes()") > 0;
        bool is_broken = !verifies(world, list);
        alter(world, event_id, ways[i][1]);
        if (is_changed == is_broken && verifies(world, list))
            continue;
        print_message("session %d, version %d: alteration %zu %s\n", list->session, list->version,
                      i, is_broken ? "cannot be undone" : "is not found");
        return false;
    }
    return true;
}

static bool alterations_are_found(const struct story *story)
{
    struct world world;
    struct signed_lists lists;
    bool holds = true;
    open_with_leaders(&world, story->seed);
    for (int i = 0; i < story->count; i++)
        play_or_sign(&world, &story->steps[i]);
    list_signed(&world, &lists);
    assert_true(world_run(&world, "DROP TRIGGER presence_is_never_changed"));
    assert_true(world_run(&world, "PRAGMA foreign_keys = OFF"));
    for (int i = 0; holds && i < lists.count; i++) {
        int64_t event_id = find_arrival(&world, &lists.items[i]);
        holds = !event_id || breaks(&world, &lists.items[i], event_id);
    }
    world_close(&world);
    return holds;
}

static void altered_events_break_the_list(void **state)
{
    (void)state;
    story_check(STORIES, STEPS, alterations_are_found);
}

/* Everything that belongs to a day of January, as one text. The caller frees it. */
static char *january(struct world *world)
{
    static const char *const tables[] = {
        "SELECT 'session ' || id || held_on || start_at || '-' || end_at || state || room FROM"
        " session WHERE held_on LIKE '2026-01-%' ORDER BY id",
        "SELECT 'event ' || e.id || kind || quote(session_id) || participant_id || at || source"
        " || quote(e.status) FROM presence_event e LEFT JOIN session s ON s.id = session_id"
        " WHERE s.held_on LIKE '2026-01-%' OR (session_id IS NULL"
        "  AND at < unixepoch('2026-01-31T23:00:00')) ORDER BY e.id",
        "SELECT 'attendance ' || session_id || '/' || participant_id || status || quote(in_at)"
        " || quote(out_at) || late_minutes || '/' || credited_minutes || source || came_anyway"
        " FROM attendance t JOIN session s ON s.id = session_id WHERE held_on LIKE '2026-01-%'"
        " ORDER BY session_id, participant_id",
        "SELECT 'course ' || session_id || '/' || version FROM session_course c JOIN session s ON"
        " s.id = session_id WHERE held_on LIKE '2026-01-%' ORDER BY session_id, version",
        "SELECT 'expected ' || session_id || '/' || participant_id FROM expected x JOIN session s"
        " ON s.id = session_id WHERE held_on LIKE '2026-01-%' ORDER BY session_id, participant_id",
        "SELECT 'signed ' || f.id FROM session_signoff f JOIN session s ON s.id = session_id"
        " WHERE held_on LIKE '2026-01-%' ORDER BY f.id",
        "SELECT 'enrolled ' || participant_id || '/' || activity_id || from_on ||"
        " min(ifnull(until_on, '9'), '2026-01-31') FROM enrolment WHERE from_on < '2026-02'"
        " ORDER BY participant_id, activity_id, from_on",
    };
    struct buffer text = {0};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        struct statement *s = statement_new(world->club->store, tables[i]);
        while (statement_step(s))
            buffer_printf(&text, "%s\n", statement_text(s, 0));
        must(statement_finish(s, &err));
    }
    return text.text;
}

static bool toggle_month(struct world *world, bool is_closed)
{
    int month = people_day("2026-01-01");
    struct error refusal = {0};
    bool ok = is_closed ? month_reopen(world->club, month, "pomyłka", &refusal)
                        : month_close(world->club, month, "niepodpisane", &refusal);
    return world_allowed(ok, &refusal) ? !is_closed : is_closed;
}

static bool is_unchanged(struct world *world, const char *closed)
{
    char *now = january(world);
    bool same = strcmp(closed, now) == 0;
    size_t at = 0;
    while (!same && closed[at] && closed[at] == now[at])
        at++;
    if (!same) {
        while (at > 0 && now[at - 1] != '\n')
            at--;
        print_message("a closed month changed: %.*s was %.*s\n", (int)strcspn(now + at, "\n"),
                      now + at, (int)strcspn(closed + at, "\n"), closed + at);
    }
    free(now);
    return same;
}

static bool closed_months_stay(const struct story *story)
{
    struct world world;
    bool holds = true, is_closed = false;
    char *closed = NULL;
    open_with_leaders(&world, story->seed);
    for (int i = 0; holds && i < story->count; i++) {
        const struct step *step = &story->steps[i];
        bool was_closed = is_closed;
        choose_second(&world, step);
        if (step->detail % 20 == 7 || step->detail % 50 == 1)
            is_closed = toggle_month(&world, is_closed);
        else if (step->session < SIGNED_SESSIONS)
            play_or_sign(&world, step);
        else
            world_play_step(&world, step);
        if (!was_closed && is_closed) {
            free(closed);
            closed = january(&world);
        }
        holds = !is_closed || is_unchanged(&world, closed);
    }
    free(closed);
    world_close(&world);
    return holds;
}

static void closed_months_never_change(void **state)
{
    (void)state;
    story_check(STORIES, STEPS, closed_months_stay);
}

/* The stories sign, sign again, close and reopen, so that the properties are about something. */
static void stories_reach_everything(void **state)
{
    (void)state;
    struct signed_lists lists;
    int signed_count = 0, again = 0, altered = 0;
    for (uint64_t seed = 1; seed <= 4; seed++) {
        struct world world;
        struct story story = story_from(seed, STEPS);
        open_with_leaders(&world, seed);
        for (int i = 0; i < story.count; i++)
            play_or_sign(&world, &story.steps[i]);
        list_signed(&world, &lists);
        signed_count += lists.count;
        for (int i = 0; i < lists.count; i++) {
            again += lists.items[i].version > 1;
            altered += find_arrival(&world, &lists.items[i]) != 0;
        }
        assert_int_equal(toggle_month(&world, false), true);
        world.club->second[0] = '\0';
        assert_int_equal(toggle_month(&world, true), true);
        snprintf(world.club->second, sizeof world.club->second, "MN");
        assert_int_equal(toggle_month(&world, true), false);
        world_close(&world);
    }
    assert_true(signed_count >= 20);
    assert_true(again >= 4);
    assert_true(altered >= 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stories_reach_everything),
        cmocka_unit_test(signed_lists_verify_for_ever),
        cmocka_unit_test(altered_events_break_the_list),
        cmocka_unit_test(closed_months_never_change),
    };
    return cmocka_run_group_tests_name("register_signed", tests, NULL, NULL);
}
