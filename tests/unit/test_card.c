/* Cards: numbers, hashes, one in use, reissuing and revoking. */
#include "tests/unit/people.h"

#include <stdio.h>

static struct card_issued issue(struct club *club, const char *participant)
{
    struct card_issued issued;
    must(card_issue(club, participant, &issued, &err));
    return issued;
}

static void issuing(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct participant participant = people_add(club);
    struct card_issued issued = issue(club, participant.number), second;
    struct card card;
    unsigned char hash[TOKEN_HASH_SIZE];
    size_t length;
    assert_true(token_check(issued.payload));
    assert_string_equal(issued.replaced, "");
    must(card_get(club, issued.card.number, &card, &err));
    assert_string_equal(card.participant, participant.number);
    assert_int_equal(card.revoked_at, 0);
    assert_int_equal(card.issued_at, club_now(club));
    must_refuse(card_get(club, participant.number, &card, &err), ERROR_REFUSED, "of a participant");
    token_hash(issued.payload, hash);
    struct statement *s = statement_new(club->store, "SELECT token_hash FROM card");
    assert_true(statement_step(s));
    assert_memory_equal(statement_bytes(s, 0, &length), hash, sizeof hash);
    must(statement_finish(s, &err));
    must_refuse(card_issue(club, participant.number, &second, &err), ERROR_REFUSED, "reissuing");
    assert_string_equal(second.payload, "");
    must_refuse(card_issue(club, "0000000", &second, &err), ERROR_REFUSED, "no participant");
}

static void numbers_mean_one_thing(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    for (int i = 0; i < 40; i++)
        issue(club, people_add(club).number);
    assert_int_equal(people_number(club, "SELECT count(*) FROM card c JOIN participant p"
                                         " ON c.number = p.number"),
                     0);
    assert_int_equal(people_number(club, "SELECT count(DISTINCT number) FROM card"), 40);
}

static void payload_is_nowhere(void **state)
{
    struct fixture *fixture = *state;
    struct club *club = &fixture->club;
    struct card_issued issued = issue(club, people_add(club).number);
    char *file = NULL;
    size_t size = 0;
    bool found = false;
    store_checkpoint(club->store);
    FILE *database = fopen(fixture->path, "rb");
    FILE *copy = open_memstream(&file, &size);
    for (int byte; (byte = getc(database)) != EOF;)
        putc(byte, copy);
    fclose(copy);
    fclose(database);
    assert_true(size > 4096);
    for (size_t i = 0; i + TOKEN_LENGTH <= size; i++)
        found = found || memcmp(file + i, issued.payload, TOKEN_LENGTH) == 0;
    assert_false(found);
    free(file);
    assert_int_equal(people_number(club, "SELECT count(*) FROM ledger WHERE body LIKE '%OB1%'"), 0);
}

static void reissuing(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct participant participant = people_add(club);
    struct card_issued first, second, third;
    struct card card;
    must_refuse(card_reissue(club, participant.number, NULL, &first, &err), ERROR_REFUSED,
                "never had");
    first = issue(club, participant.number);
    must(card_reissue(club, participant.number, NULL, &second, &err));
    assert_string_equal(second.replaced, first.card.number);
    assert_string_not_equal(second.payload, first.payload);
    must(card_get(club, first.card.number, &card, &err));
    assert_string_equal(card.revoked_reason, "lost");
    must(card_reissue(club, second.card.number, "damaged", &third, &err));
    must(card_get(club, second.card.number, &card, &err));
    assert_string_equal(card.revoked_reason, "damaged");
    must_refuse(card_reissue(club, third.card.number, "eaten", &second, &err), ERROR_USAGE,
                "stolen");
    assert_int_equal(people_number(club, "SELECT count(*) FROM card WHERE revoked_at IS NULL"), 1);
}

static void revoked_card_reissued(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct participant participant = people_add(club);
    struct card_issued first = issue(club, participant.number), second, third;
    struct card card;
    must(card_revoke(club, first.card.number, "stolen", &card, &err));
    must_refuse(card_reissue(club, first.card.number, NULL, &second, &err), ERROR_REFUSED,
                "card issue");
    must_refuse(card_reissue(club, participant.number, NULL, &second, &err), ERROR_REFUSED,
                "card issue");
    must(card_get(club, first.card.number, &card, &err));
    assert_string_equal(card.revoked_reason, "stolen");
    must(card_issue(club, participant.number, &second, &err));
    must_refuse(card_reissue(club, first.card.number, NULL, &third, &err), ERROR_REFUSED,
                second.card.number);
    must(card_get(club, second.card.number, &card, &err));
    assert_int_equal(card.revoked_at, 0);
}

static void revoking(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct participant participant = people_add(club);
    struct card_issued issued = issue(club, participant.number);
    struct card card;
    must_refuse(card_revoke(club, issued.card.number, "bored", &card, &err), ERROR_USAGE, "lost");
    must_refuse(card_revoke(club, "0000000", "lost", &card, &err), ERROR_REFUSED, "no card");
    must(card_revoke(club, participant.number, "lost", &card, &err));
    assert_string_equal(card.number, issued.card.number);
    must_refuse(card_revoke(club, issued.card.number, "lost", &card, &err), ERROR_REFUSED,
                "already");
    must_refuse(card_revoke(club, participant.number, "lost", &card, &err), ERROR_REFUSED,
                "no card in use");
}

static void card_for_someone_who_left(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct participant participant = people_add(club);
    struct card_issued first = issue(club, participant.number), second;
    struct participant_leaving gone;
    must(participant_leave(club, participant.number, club_today(club), "moved", &gone, &err));
    must_refuse(card_issue(club, participant.number, &second, &err), ERROR_REFUSED, "2026-01-12");
    must_refuse(card_reissue(club, participant.number, NULL, &second, &err), ERROR_REFUSED, "left");
    must_refuse(card_reissue(club, first.card.number, NULL, &second, &err), ERROR_REFUSED, "left");
}

static void undone_with_the_change_around_it(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct participant participant = people_add(club);
    struct card_issued issued;
    struct error undone = {0};
    int64_t entries = people_entries(club);
    must(club_begin(club, &err));
    must(card_issue(club, participant.number, &issued, &err));
    assert_false(club_end(club, false, &undone));
    assert_int_equal(people_number(club, "SELECT count(*) FROM card"), 0);
    assert_int_equal(people_entries(club), entries);
    issue(club, participant.number);
}

static void listing(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct participant participant = people_add(club);
    struct card_issued second;
    struct card_list list = {0};
    issue(club, people_add(club).number);
    issue(club, participant.number);
    must(card_reissue(club, participant.number, "replaced", &second, &err));
    must(card_list(club, NULL, false, &list, &err));
    assert_int_equal(list.count, 2);
    card_list_free(&list);
    must(card_list(club, participant.number, true, &list, &err));
    assert_int_equal(list.count, 2);
    assert_string_equal(list.items[0].revoked_reason, "replaced");
    assert_string_equal(list.items[1].number, second.card.number);
    card_list_free(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(issuing),
        people_test(numbers_mean_one_thing),
        people_test(payload_is_nowhere),
        people_test(reissuing),
        people_test(revoked_card_reissued),
        people_test(revoking),
        people_test(card_for_someone_who_left),
        people_test(undone_with_the_change_around_it),
        people_test(listing),
    };
    return cmocka_run_group_tests_name("card", tests, NULL, NULL);
}
