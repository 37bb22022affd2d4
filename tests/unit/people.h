/* Short ways for the tests of people, cards, activities and enrolments. */
#ifndef OBECNI_TESTS_UNIT_PEOPLE_H
#define OBECNI_TESTS_UNIT_PEOPLE_H

#include "base/day.h"
#include "club/people/card.h"
#include "club/people/enrolment.h"
#include "club/people/participant.h"
#include "club/staff/staff.h"
#include "club/timetable/activity.h"
#include "store/statement.h"
#include "tests/unit/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

/* The call succeeds. */
#define must(call)                                                                                 \
    do {                                                                                           \
        struct error err = {0};                                                                    \
        if (!(call))                                                                               \
            fail_msg("%s: %s", #call, err.text);                                                   \
        assert_int_equal(err.kind, ERROR_NONE);                                                    \
    } while (0)

/* The call fails with that kind, its sentence holds the words, and nothing was changed. */
#define must_refuse(call, wanted, words)                                                           \
    do {                                                                                           \
        struct error err = {0};                                                                    \
        int64_t before = people_entries(club);                                                     \
        assert_false(call);                                                                        \
        assert_int_equal(err.kind, wanted);                                                        \
        if (!strstr(err.text, words))                                                              \
            fail_msg("“%s” does not say “%s”", err.text, words);                                   \
        assert_int_equal(people_entries(club), before);                                            \
        assert_int_equal(store_depth(club->store), 0);                                             \
    } while (0)

static inline int64_t people_number(struct club *club, const char *sql)
{
    struct error err = {0};
    struct statement *s = statement_new(club->store, sql);
    int64_t number = statement_step(s) ? statement_integer(s, 0) : -1;
    assert_true(statement_finish(s, &err));
    return number;
}

/* How long the ledger is: one entry for each change. */
static inline int64_t people_entries(struct club *club)
{
    return people_number(club, "SELECT count(*) FROM ledger");
}

static inline int people_day(const char *text)
{
    int day;
    assert_true(day_parse(text, &day));
    return day;
}

static inline struct participant people_add(struct club *club)
{
    struct participant participant;
    must(participant_add(club, NULL, NULL, &participant, &err));
    return participant;
}

static inline void people_add_activity(struct club *club, const char *code, int capacity)
{
    must(activity_add(club,
                      &(struct activity_entry){.code = code,
                                               .title = "Spotkania",
                                               .kind = "grupa_wsparcia",
                                               .has_capacity = true,
                                               .capacity = capacity},
                      &err));
}

static inline void people_add_staff(struct club *club, const char *code, const char *from)
{
    must(staff_add(
        club,
        &(struct staff_entry){.code = code, .name = "Jan Przykładowy", .from_on = people_day(from)},
        &err));
}

/* `count` times the character. The caller frees it. */
static inline char *people_long_text(size_t count)
{
    char *text = malloc(count + 1);
    memset(text, 'x', count);
    text[count] = '\0';
    return text;
}

static inline int people_open(void **state)
{
    struct fixture *fixture = malloc(sizeof *fixture);
    fixture_open(fixture);
    *state = fixture;
    return 0;
}

static inline int people_close(void **state)
{
    fixture_close(*state);
    free(*state);
    return 0;
}

#define people_test(name) cmocka_unit_test_setup_teardown(name, people_open, people_close)

#endif
