/* What a person's history says does not depend on how the sessions were read: alone, with others,
 * or all sessions of the club at once. Everybody in the demonstration club. */
#include "figures/person/person_history.h"

#include "store/statement.h"
#include "tests/unit/demo.h"

static void compare(struct club *club, struct history_request *request, struct history_cache *cache,
                    size_t *sessions)
{
    struct person_history alone = {0}, shared = {0};
    struct error err = {0};
    request->cache = NULL;
    assert_true(person_history_get(club, request, &alone, &err));
    request->cache = cache;
    assert_true(person_history_get(club, request, &shared, &err));
    assert_int_equal(alone.count, shared.count);
    if (alone.count)
        assert_memory_equal(alone.items, shared.items, alone.count * sizeof *alone.items);
    *sessions += alone.count;
    person_history_free(&alone);
    person_history_free(&shared);
}

/* With every other person: those between are asked for alone. */
static void share(struct club *club, struct history_cache *cache)
{
    int64_t ids[400];
    size_t count = 0;
    struct error err = {0};
    struct statement *s =
        statement_new(club->store, "SELECT id FROM participant ORDER BY number");
    for (int i = 0; statement_step(s); i++) {
        assert_true(count < sizeof ids / sizeof *ids);
        if (i % 2 == 0)
            ids[count++] = statement_integer(s, 0);
    }
    assert_true(statement_finish(s, &err));
    assert_true(count > 10);
    history_cache_share(cache, ids, count);
}

/* `within`: the days asked for are some of the cache's. */
static size_t compare_everybody(struct club *club, int day, bool is_for_many, int within)
{
    size_t sessions = 0;
    struct error err = {0};
    struct history_request request = {.from = day - 90, .until = day + 30, .day = day};
    struct history_cache *cache =
        history_cache_new(request.from - within, request.until + within, day);
    if (is_for_many)
        share(club, cache);
    struct statement *s = statement_new(club->store, "SELECT id FROM participant ORDER BY id");
    while (statement_step(s)) {
        request.person_id = statement_integer(s, 0);
        compare(club, &request, cache, &sessions);
    }
    assert_true(statement_finish(s, &err));
    history_cache_free(cache);
    return sessions;
}

static void read_in_each_way(void **state)
{
    struct club *club = &((struct demo *)*state)->club;
    int day;
    assert_true(day_parse("2026-01-12", &day));
    for (int within = 0; within <= 14; within += 14) {
        size_t together = compare_everybody(club, day, false, within);
        assert_true(together > 100);
        assert_int_equal(compare_everybody(club, day, true, within), together);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(read_in_each_way),
    };
    return cmocka_run_group_tests_name("history_shared", tests, make_demo, remove_demo);
}
