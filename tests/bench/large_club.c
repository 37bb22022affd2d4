/* Makes a club of any size for measuring: large_club --db FILE --cards FILE
 * [--participants N] [--presences N] [--today YYYY-MM-DD]. The cards' file holds one payload a
 * line, of persons expected today, in no order. The vault's passphrase is "bench bench". */
#include "large_club.h"

#include "base/day.h"
#include "base/memory.h"
#include "measure.h"
#include "store/statement.h"
#include "trust/start.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { GIVEN_SHARE = 80 }; /* per cent of the expected who come, when weeks are computed */

uint64_t large_club_random(struct large_club *large)
{
    large->random ^= large->random << 13;
    large->random ^= large->random >> 7;
    large->random ^= large->random << 17;
    return large->random;
}

/* Every activity meets on Mondays from 15:30 to 18:00, so that today's cards are all taken at
 * once, and on one other day. */
struct meeting large_club_meeting(int activity, int which)
{
    if (which == 0)
        return (struct meeting){0, 15 * 60 + 30, 18 * 60};
    int start = 9 * 60 + activity / 4 % 5 * 90;
    return (struct meeting){1 + activity % 4, start, start + 90};
}

static void make_plan(struct plan *plan)
{
    plan->activities = (plan->participants + SEATS - 1) / SEATS;
    if (plan->activities > ACTIVITIES_MOST)
        plan->activities = ACTIVITIES_MOST;
    plan->seats = plan->activities * SEATS;
    if (plan->seats > plan->participants)
        plan->seats = plan->participants;
    int64_t each_week = (int64_t)plan->seats * TIMES_A_WEEK * GIVEN_SHARE / 100;
    plan->weeks = (int)((plan->presences + each_week - 1) / each_week);
}

static bool is_expected_today(const struct large_club *large, int person)
{
    return large->members[person].until == DAY_NONE;
}

static void shuffle(struct large_club *large, int *items, int count)
{
    for (int i = count - 1; i > 0; i--) {
        int other = (int)(large_club_random(large) % (uint64_t)(i + 1));
        int kept = items[i];
        items[i] = items[other];
        items[other] = kept;
    }
}

static bool write_cards(struct large_club *large, const char *path, struct error *err)
{
    int count = 0;
    int *persons = memory_new((size_t)large->plan.participants, sizeof *persons);
    for (int i = 0; i < large->plan.participants; i++) {
        if (is_expected_today(large, i))
            persons[count++] = i;
    }
    shuffle(large, persons, count);
    FILE *file = fopen(path, "w");
    for (int i = 0; file && i < count; i++)
        fprintf(file, "%s\n", large->members[persons[i]].payload);
    free(persons);
    return (file && fclose(file) == 0) ||
           error_set(err, ERROR_STORAGE, "The cards cannot be written to %s.", path);
}

static bool run_plain(struct club *club, const char *sql, struct error *err)
{
    return statement_run(statement_new(club->store, sql), err);
}

/* The machine may forget the file until it is finished; in the end everything stands in the
 * file, nothing in the log. */
static bool fill(struct large_club *large, struct error *err)
{
    struct club *club = &large->club;
    if (!run_plain(club, "PRAGMA synchronous = OFF", err) ||
        !run_plain(club, "PRAGMA cache_size = -400000", err) || !club_begin(club, err))
        return false;
    bool ok = large_club_add_people(large, err) && large_club_add_history(large, err) &&
              large_club_add_contracts(large, err);
    return club_end(club, ok, err) && run_plain(club, "PRAGMA wal_checkpoint(TRUNCATE)", err);
}

/* The club is founded when its history begins; from then on the clock is moved by hand. */
static void start_clock(const struct plan *plan)
{
    char text[CLOCK_TEXT_SIZE];
    day_format(plan->today - 7 * plan->weeks, text);
    strcat(text, "T08:00");
    setenv("OBECNI_NOW", text, 1);
}

static bool make(struct large_club *large, const char *path, const char *cards, struct error *err)
{
    struct club_identity identity = {.institution = "Miejski Ośrodek Pomocy Społecznej w Zalesinie",
                                     .name = "Klub Integracji Społecznej",
                                     .address = "ul. Wierzbowa 3, 00-000 Zalesin",
                                     .zone = "Europe/Warsaw",
                                     .node = 1};
    struct club_init init = {
        .identity = &identity, .passphrase = "bench bench", .cost = VAULT_COST_LIGHT};
    start_clock(&large->plan);
    if (!club_init(&large->club, path, &init, err))
        return false;
    bool ok = fill(large, err) && write_cards(large, cards, err);
    club_close(&large->club);
    return ok;
}

static const char *option(int count, char **words, const char *name, const char *standard)
{
    for (int i = 1; i + 1 < count; i += 2) {
        if (strcmp(words[i], name) == 0)
            return words[i + 1];
    }
    return standard;
}

int main(int count, char **words)
{
    struct error err = {0};
    struct large_club large = {.random = 88172645463325252u};
    const char *path = option(count, words, "--db", NULL);
    const char *cards = option(count, words, "--cards", NULL);
    large.plan.participants = atoi(option(count, words, "--participants", "20000"));
    large.plan.presences = atoll(option(count, words, "--presences", "1000000"));
    bool is_day = day_parse(option(count, words, "--today", "2026-01-12"), &large.plan.today);
    if (!path || !cards || !is_day || large.plan.participants < 1 || large.plan.presences < 0 ||
        day_weekday(large.plan.today) != MONDAY) {
        fprintf(stderr, "large_club --db FILE --cards FILE [--participants N] [--presences N]"
                        " [--today MONDAY]\n");
        return 2;
    }
    double began_us = measure_us();
    make_plan(&large.plan);
    large.members = memory_new((size_t)large.plan.participants, sizeof *large.members);
    bool ok = trust_start(&err) && make(&large, path, cards, &err);
    free(large.members);
    if (!ok) {
        fprintf(stderr, "large_club: %s\n", err.text);
        return 1;
    }
    fprintf(stderr, "%s: %d participants, %lld presences in %d weeks, %d signed lists, %d excuses,"
                    " %d contracts, %.1f s\n",
            path, large.plan.participants, (long long)large.plan.presences, large.plan.weeks,
            large.signed_lists, large.excuses, large.contracts, (measure_us() - began_us) / 1e6);
    return 0;
}
