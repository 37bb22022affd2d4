/* Opening a club and changing it: one change, one transaction, one place in the ledger. */
#include "club/club.h"

#include "tests/unit/files.h"
#include "tests/unit/people.h"

static struct club_init ordinary(struct club_identity *identity)
{
    *identity = (struct club_identity){
        .institution = "Miejski Ośrodek Pomocy Społecznej w Przykładowie",
        .name = "Klub Integracji Społecznej",
        .address = "ul. Klonowa 1A, 00-000 Przykładów",
        .zone = "Europe/Warsaw",
        .node = 7,
    };
    return (struct club_init){
        .identity = identity, .passphrase = FIXTURE_PASSPHRASE, .cost = VAULT_COST_LIGHT};
}

static void made_and_opened_again(void **state)
{
    (void)state;
    struct folder folder;
    struct club club;
    struct club_identity typed, kept;
    struct club_init init = ordinary(&typed);
    folder_make(&folder);
    must(club_init(&club, folder.path, &init, &err));
    assert_true(vault_is_open(&club.vault));
    assert_int_equal(people_entries(&club), 1);
    club_close(&club);
    assert_null(club.store);
    club_close(&club);
    assert_int_equal(folder_count(&folder), 1);
    must(club_open(&club, folder.path, CLUB_WRITING, &err));
    assert_false(vault_is_open(&club.vault));
    assert_string_equal(club.actor, "unbound");
    assert_int_equal(club.ledger.node, 7);
    must(club_identity_get(&club, &kept, &err));
    assert_string_equal(kept.institution, typed.institution);
    assert_string_equal(kept.name, typed.name);
    assert_string_equal(kept.address, typed.address);
    assert_string_equal(kept.zone, "Europe/Warsaw");
    assert_int_equal(kept.node, 7);
    club_close(&club);
    must(club_open(&club, folder.path, CLUB_KIOSK, &err));
    assert_string_equal(club.actor, "kiosk");
    club_close(&club);
    folder_remove(&folder);
}

/* One field of an ordinary club spoilt. */
struct spoilt {
    const char *institution, *name, *address, *zone, *passphrase;
    int node;
};

static void check_spoilt(const struct spoilt *spoilt)
{
    struct folder folder;
    struct club club;
    struct error failure = {0};
    struct club_identity identity;
    struct club_init init = ordinary(&identity);
    if (spoilt->institution)
        snprintf(identity.institution, sizeof identity.institution, "%s", spoilt->institution);
    if (spoilt->name)
        snprintf(identity.name, sizeof identity.name, "%s", spoilt->name);
    if (spoilt->address)
        snprintf(identity.address, sizeof identity.address, "%s", spoilt->address);
    if (spoilt->zone)
        snprintf(identity.zone, sizeof identity.zone, "%s", spoilt->zone);
    if (spoilt->passphrase)
        init.passphrase = spoilt->passphrase;
    identity.node += spoilt->node;
    folder_make(&folder);
    assert_false(club_init(&club, folder.path, &init, &failure));
    assert_int_equal(failure.kind, ERROR_USAGE);
    assert_true(strlen(failure.text) > 0);
    assert_int_equal(folder_count(&folder), 0);
    club_close(&club);
    folder_remove(&folder);
}

static void wrong_clubs_leave_nothing(void **state)
{
    (void)state;
    char *text = people_long_text(10000);
    const struct spoilt rows[] = {
        {.institution = ""},       {.institution = "  "},   {.institution = "a\nb"},
        {.name = ""},              {.name = "\xFF"},        {.address = "\x01"},
        {.zone = "Europe/Krakow"}, {.zone = ""},            {.zone = "../../etc/passwd"},
        {.node = -8},              {.node = 1017},          {.passphrase = "short"},
        {.passphrase = ""},        {.passphrase = text},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_spoilt(&rows[i]);
    free(text);
}

static void never_over_something(void **state)
{
    struct fixture *fixture = *state;
    struct club club;
    struct club_identity identity;
    struct club_init init = ordinary(&identity);
    struct error failure = {0};
    club_close(&fixture->club);
    struct bytes before = bytes_read(fixture->path);
    assert_false(club_init(&club, fixture->path, &init, &failure));
    assert_int_equal(failure.kind, ERROR_REFUSED);
    struct bytes after = bytes_read(fixture->path);
    assert_int_equal(after.size, before.size);
    assert_memory_equal(after.data, before.data, before.size);
    free(before.data);
    free(after.data);
}

static void undone_change_leaves_nothing(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct error failure = {0};
    struct participant participant;
    must(club_begin(club, &err));
    must(participant_add(club, NULL, NULL, &participant, &err));
    must(participant_add(club, NULL, NULL, &participant, &err));
    assert_int_equal(store_depth(club->store), 1);
    assert_false(club_end(club, false, &failure));
    assert_int_equal(failure.kind, ERROR_NONE);
    assert_int_equal(people_number(club, "SELECT count(*) FROM participant"), 0);
    assert_int_equal(people_entries(club), 1);
    must(participant_add(club, NULL, NULL, &participant, &err));
    assert_int_equal(people_entries(club), 2);
}

/* An inner change undone, the outer one kept: rows, ids and chain fit together. */
static void inner_change_undone(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct error failure = {0};
    struct participant outer, inner, after;
    struct ledger_report report;
    must(club_begin(club, &err));
    must(participant_add(club, NULL, NULL, &outer, &err));
    must(club_begin(club, &err));
    must(participant_add(club, NULL, NULL, &inner, &err));
    assert_false(club_end(club, false, &failure));
    must(participant_add(club, NULL, NULL, &after, &err));
    must(club_end(club, true, &err));
    assert_true(outer.id < after.id);
    assert_int_equal(people_number(club, "SELECT count(*) FROM participant"), 2);
    assert_int_equal(people_entries(club), 3);
    must(ledger_verify(club->store, club->ledger.node, &report, &err));
    assert_true(report.holds);
}

/* Two programs in turn: each takes up the chain where the other left it. */
static void two_connections_one_chain(void **state)
{
    struct fixture *fixture = *state;
    struct club second;
    struct participant participant;
    struct ledger_report report;
    int64_t last = 0;
    must(club_open(&second, fixture->path, CLUB_WRITING, &err));
    for (int i = 0; i < 10; i++) {
        must(participant_add(i % 2 ? &second : &fixture->club, NULL, NULL, &participant, &err));
        assert_true(participant.id > last);
        last = participant.id;
    }
    must(ledger_verify(second.store, 1, &report, &err));
    assert_true(report.holds);
    assert_int_equal(report.entries, 11);
    club_close(&second);
}

static void clock_of_the_club(void **state)
{
    struct fixture *fixture = *state;
    struct club *club = &fixture->club, other;
    struct error failure = {0};
    assert_true(club->clock.is_fixed);
    assert_int_equal(club_now(club), 1768227600);
    assert_int_equal(club_today(club), people_day("2026-01-12"));
    club->clock.fixed_at = 1768258800; /* 00:00 of the 13th in Warsaw, 23:00 UTC */
    assert_int_equal(club_today(club), people_day("2026-01-13"));
    club->clock.fixed_at--;
    assert_int_equal(club_today(club), people_day("2026-01-12"));
    setenv("OBECNI_NOW", "yesterday", 1);
    assert_false(club_open(&other, fixture->path, CLUB_READING, &failure));
    assert_int_equal(failure.kind, ERROR_USAGE);
    assert_null(other.store);
    setenv("OBECNI_NOW", "2026-01-12T15:20:00", 1);
}

/* The kiosk records nothing while its clock is behind what was recorded; the office may. */
static void clock_behind_the_records(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct error failure = {0};
    club->clock.fixed_at = clock_now(&(struct clock){0}) + 86400;
    club->ledger.is_clock_fixed = false; /* an entry as a machine's clock makes it */
    must(club_begin(club, &err));
    must(club_end(club, club_note(club, "test.note", "", NULL, &err), &err));
    club->clock.is_fixed = false;
    club->needs_clock = true;
    assert_false(club_begin(club, &failure));
    assert_int_equal(failure.kind, ERROR_STORAGE);
    assert_non_null(strstr(failure.text, "clock"));
    club->needs_clock = false;
    must(club_begin(club, &err));
    must(club_end(club, club_note(club, "test.note", "", NULL, &err), &err));
    club->needs_clock = true;
    must(club_begin(club, &err)); /* the office's entry told the right time */
    must(club_end(club, true, &err));
}

static void database_without_a_club(void **state)
{
    (void)state;
    struct folder folder;
    struct store *store;
    struct club club;
    struct error failure = {0};
    folder_make(&folder);
    must(store_open(&store, folder.path, STORE_CREATING, &err));
    store_close(store);
    assert_false(club_open(&club, folder.path, CLUB_WRITING, &failure));
    assert_int_equal(failure.kind, ERROR_STORAGE);
    assert_non_null(strstr(failure.text, "interrupted"));
    folder_remove(&folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(made_and_opened_again),
        cmocka_unit_test(wrong_clubs_leave_nothing),
        people_test(never_over_something),
        people_test(undone_change_leaves_nothing),
        people_test(inner_change_undone),
        people_test(two_connections_one_chain),
        people_test(clock_of_the_club),
        people_test(clock_behind_the_records),
        cmocka_unit_test(database_without_a_club),
    };
    return cmocka_run_group_tests_name("club", tests, NULL, NULL);
}
