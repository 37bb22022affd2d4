/* The vault: what is sealed opens only for whom and as which version it was sealed; the disk
 * holds the key only wrapped; and names are nowhere on it. */
#include "trust/vault.h"

#include "base/memory.h"
#include "club/people/participant.h"
#include "club/people/person.h"
#include "store/statement.h"
#include "tests/unit/files.h"
#include "tests/unit/fixture.h"


static int with_club(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture_open(fixture);
    *state = fixture;
    return 0;
}

static int without_club(void **state)
{
    fixture_close(*state);
    free(*state);
    return 0;
}

struct sealed {
    unsigned char nonce[VAULT_NONCE_SIZE];
    unsigned char *bytes;
    size_t length;
};

static struct sealed seal(const struct vault *vault, int64_t id, int64_t version, const char *text)
{
    struct sealed sealed;
    vault_seal(vault, id, version, text, sealed.nonce, &sealed.bytes, &sealed.length);
    return sealed;
}

static void check_opens(const struct vault *vault, int64_t id, int64_t version,
                        const struct sealed *sealed, const char *wanted)
{
    char *text = (char *)sealed;
    bool ok = vault_unseal(vault, id, version, sealed->nonce, sealed->bytes, sealed->length, &text);
    assert_int_equal(ok, wanted != NULL);
    if (wanted)
        assert_string_equal(text, wanted);
    else
        assert_null(text);
    vault_wipe(text);
}

static void sealed_text_opens(void **state)
{
    const struct vault *vault = &((struct fixture *)*state)->club.vault;
    assert_true(vault_is_open(vault));
    for (size_t length = 0; length < 400; length += 13) {
        char *text = memory_new(length + 1, 1);
        memset(text, 'a' + (int)(length % 26), length);
        struct sealed sealed = seal(vault, 42, 1, text);
        check_opens(vault, 42, 1, &sealed, text);
        free(sealed.bytes);
        free(text);
    }
}

static void sealed_for_someone_else(void **state)
{
    const struct vault *vault = &((struct fixture *)*state)->club.vault;
    struct sealed sealed = seal(vault, 42, 3, "{\"surname\":\"Nowak\"}");
    static const int64_t others[][2] = {{43, 3}, {42, 2}, {42, 4}, {0, 3}, {3, 42}, {-42, 3},
                                        {42 + (INT64_C(1) << 32), 3}};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        check_opens(vault, others[i][0], others[i][1], &sealed, NULL);
    check_opens(vault, 42, 3, &sealed, "{\"surname\":\"Nowak\"}");
    free(sealed.bytes);
}

static void any_changed_bit_is_noticed(void **state)
{
    const struct vault *vault = &((struct fixture *)*state)->club.vault;
    struct sealed sealed = seal(vault, 42, 3, "Nowak");
    for (size_t i = 0; i < sealed.length; i++) {
        sealed.bytes[i] ^= (unsigned char)(1u << i % 8);
        check_opens(vault, 42, 3, &sealed, NULL);
        sealed.bytes[i] ^= (unsigned char)(1u << i % 8);
    }
    for (size_t i = 0; i < VAULT_NONCE_SIZE; i++) {
        sealed.nonce[i] ^= 1;
        check_opens(vault, 42, 3, &sealed, NULL);
        sealed.nonce[i] ^= 1;
    }
    size_t whole = sealed.length;
    for (sealed.length = 0; sealed.length < whole; sealed.length++)
        check_opens(vault, 42, 3, &sealed, NULL);
    check_opens(vault, 42, 3, &sealed, "Nowak");
    free(sealed.bytes);
}

static void lengths_do_not_show(void **state)
{
    const struct vault *vault = &((struct fixture *)*state)->club.vault;
    struct sealed shortest = seal(vault, 1, 1, ""), other;
    char text[64] = "";
    for (size_t length = 1; length < 63; length++) {
        text[length - 1] = 'x';
        other = seal(vault, 1, 1, text);
        assert_int_equal(other.length, shortest.length);
        free(other.bytes);
    }
    free(shortest.bytes);
}

static void equal_texts_look_different(void **state)
{
    const struct vault *vault = &((struct fixture *)*state)->club.vault;
    struct sealed first = seal(vault, 1, 1, "Nowak"), second = seal(vault, 1, 1, "Nowak");
    assert_memory_not_equal(first.nonce, second.nonce, VAULT_NONCE_SIZE);
    assert_memory_not_equal(first.bytes, second.bytes, first.length);
    free(first.bytes);
    free(second.bytes);
}

static void marks_find_equals_under_one_key(void **state)
{
    struct fixture *fixture = *state, other;
    unsigned char a[VAULT_MARK_SIZE], b[VAULT_MARK_SIZE];
    vault_mark(&fixture->club.vault, "PS.1", a);
    vault_mark(&fixture->club.vault, "PS.1", b);
    assert_memory_equal(a, b, sizeof a);
    vault_mark(&fixture->club.vault, "PS.2", b);
    assert_memory_not_equal(a, b, sizeof a);
    fixture_open(&other);
    vault_mark(&other.club.vault, "PS.1", b);
    assert_memory_not_equal(a, b, sizeof a);
    fixture_close(&other);
}

static struct participant add_person(struct club *club, const char *surname, const char *names,
                                     const char *case_sign)
{
    struct participant participant;
    struct error err = {0};
    struct person_entry entry = {
        .surname = surname, .given_names = names, .case_sign = case_sign, .phone = "600700800"};
    if (!participant_add(club, NULL, &entry, &participant, &err))
        fail_msg("%s", err.text);
    return participant;
}

/* All identity rows, as one text. */
static char *identity_rows(struct store *store)
{
    struct buffer rows = {0};
    struct error err = {0};
    struct statement *s = statement_new(
        store, "SELECT participant_id, version, hex(nonce), hex(sealed), hex(case_mark), sealed_at"
               " FROM identity ORDER BY 1, 2");
    while (statement_step(s))
        for (int i = 0; i < 6; i++)
            buffer_printf(&rows, "%s ", statement_text(s, i));
    assert_true(statement_finish(s, &err));
    return rows.text;
}

static void new_passphrase_rewrites_no_data(void **state)
{
    struct fixture *fixture = *state;
    struct club *club = &fixture->club;
    struct error err = {0};
    struct person person;
    bool found;
    struct participant participant = add_person(club, "Nowak", "Anna", "PS.1");
    add_person(club, "Bąk", "Roman", "PS.2");
    char *before = identity_rows(club->store);
    assert_true(club_begin(club, &err));
    bool ok =
        vault_rewrap(&club->vault, club->store, "another long one", VAULT_COST_LIGHT, 5, &err);
    assert_true(club_end(club, ok, &err));
    char *after = identity_rows(club->store);
    assert_string_equal(before, after);
    vault_close(&club->vault);
    assert_false(vault_unlock(&club->vault, club->store, FIXTURE_PASSPHRASE, &err));
    assert_int_equal(err.kind, ERROR_REFUSED);
    error_clear(&err);
    assert_true(vault_unlock(&club->vault, club->store, "another long one", &err));
    assert_true(person_find(club, participant.id, &person, &found, &err));
    assert_true(found);
    assert_string_equal(person.surname, "Nowak");
    person_wipe(&person);
    free(before);
    free(after);
}

static int wait_seconds(struct club *club)
{
    int seconds = -1;
    struct error err = {0};
    assert_true(vault_wait_seconds(club->store, &seconds, &err));
    return seconds;
}

static void wrong_passphrases_become_slow(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    static const int waits[] = {0, 0, 0, 0, 5, 10, 20, 40, 60, 60, 60};
    vault_close(&club->vault);
    for (int wrong = 0; wrong < 11; wrong++) {
        struct error err = {0};
        assert_int_equal(wait_seconds(club), waits[wrong]);
        assert_false(vault_unlock(&club->vault, club->store, "wrong passphrase", &err));
        assert_int_equal(err.kind, ERROR_REFUSED);
        assert_non_null(strstr(err.text, "wrong"));
        assert_false(vault_is_open(&club->vault));
    }
    struct error err = {0};
    assert_true(vault_unlock(&club->vault, club->store, FIXTURE_PASSPHRASE, &err));
    assert_true(vault_is_open(&club->vault));
    assert_int_equal(wait_seconds(club), 0);
}

/* The count is in the file: closing the program does not forget it. */
static void wrong_passphrases_are_remembered(void **state)
{
    struct fixture *fixture = *state;
    struct error err = {0};
    for (int i = 0; i < 6; i++) {
        error_clear(&err);
        assert_false(vault_unlock(&fixture->club.vault, fixture->club.store, "wrong one", &err));
    }
    club_close(&fixture->club);
    error_clear(&err);
    assert_true(club_open(&fixture->club, fixture->path, CLUB_WRITING, &err));
    assert_int_equal(wait_seconds(&fixture->club), 20);
}

static void lengths_of_passphrases(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    char text[1026];
    memset(text, 'x', sizeof text);
    static const struct {
        size_t length;
        bool ok;
    } rows[] = {{0, false}, {7, false}, {8, true}, {1024, true}, {1025, false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct error err = {0};
        text[rows[i].length] = '\0';
        assert_int_equal(
            vault_rewrap(&club->vault, club->store, text, VAULT_COST_LIGHT, 1, &err), rows[i].ok);
        assert_int_equal(err.kind, rows[i].ok ? ERROR_NONE : ERROR_USAGE);
        text[rows[i].length] = 'x';
    }
    struct error err = {0}; /* characters, not bytes */
    assert_false(vault_rewrap(&club->vault, club->store, "żółwżół", VAULT_COST_LIGHT, 1, &err));
    error_clear(&err);
    assert_true(vault_rewrap(&club->vault, club->store, "żółwżółw", VAULT_COST_LIGHT, 1, &err));
}

/* The key is kept for one club: another, made in the same second, does not find it. */
static void keyring(void **state)
{
    struct fixture other;
    struct club *club = &((struct fixture *)*state)->club;
    struct vault recalled = {0};
    struct error err = {0};
    assert_false(vault_recall(&recalled, club->store));
    assert_false(vault_is_open(&recalled));
    if (!vault_keep(&club->vault, club->store, 60, &err)) {
        assert_int_equal(err.kind, ERROR_STORAGE);
        assert_non_null(strstr(err.text, "OBECNI_PASSPHRASE_FILE"));
        skip(); /* this kernel keeps no keys, which was said */
    }
    struct sealed sealed = seal(&club->vault, 1, 1, "Nowak");
    assert_true(vault_recall(&recalled, club->store));
    check_opens(&recalled, 1, 1, &sealed, "Nowak");
    vault_close(&recalled);
    fixture_open(&other);
    assert_false(vault_recall(&recalled, other.club.store));
    assert_false(vault_forget(other.club.store));
    fixture_close(&other);
    assert_true(vault_keep(&club->vault, club->store, 120, &err)); /* replaces the first */
    assert_true(vault_forget(club->store));
    assert_false(vault_recall(&recalled, club->store));
    assert_false(vault_forget(club->store));
    free(sealed.bytes);
}

/* A new passphrase is no new key: what was kept is still found. */
static void kept_key_outlives_a_new_passphrase(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct vault recalled = {0};
    struct error err = {0};
    if (!vault_keep(&club->vault, club->store, 60, &err))
        skip();
    assert_true(
        vault_rewrap(&club->vault, club->store, "another long one", VAULT_COST_LIGHT, 5, &err));
    assert_true(vault_recall(&recalled, club->store));
    vault_close(&recalled);
    assert_true(vault_forget(club->store));
}

static void closing_twice(void **state)
{
    (void)state;
    struct vault vault = {0};
    vault_close(&vault);
    vault_close(&vault);
    assert_false(vault_is_open(&vault));
    vault_wipe(NULL);
}

/* A stolen disk names nobody: neither the file nor its log holds a word that was sealed. */
static void names_are_nowhere_on_the_disk(void **state)
{
    struct fixture *fixture = *state;
    struct club *club = &fixture->club;
    static const char *const words[] = {"Brzęczyszczykiewicz", "Grzegorzyna", "PS.987654.2026",
                                        "600700800", FIXTURE_PASSPHRASE, "Zielonooka"};
    char log[160];
    struct error err = {0};
    struct participant participant =
        add_person(club, "Brzęczyszczykiewicz", "Grzegorzyna", "PS.987654.2026");
    struct person_entry change = {.surname = "Zielonooka"};
    assert_true(participant_change(club, participant.number, &change, &err));
    snprintf(log, sizeof log, "%s-wal", fixture->path);
    struct bytes in_log = bytes_read(log);
    store_checkpoint(club->store);
    struct bytes in_file = bytes_read(fixture->path);
    assert_true(bytes_hold(in_file, participant.number)); /* the number is, so it was written */
    assert_true(bytes_hold(in_log, participant.number));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (bytes_hold(in_file, words[i]) || bytes_hold(in_log, words[i]))
            fail_msg("%s is on the disk", words[i]);
    }
    for (size_t i = 0; i + 32 <= in_file.size; i++)
        assert_true(memcmp(in_file.data + i, club->vault.key, 32) != 0);
    for (size_t i = 0; i + 32 <= in_log.size; i++)
        assert_true(memcmp(in_log.data + i, club->vault.key, 32) != 0);
    free(in_log.data);
    free(in_file.data);
}

int main(void)
{
#define club_test(name) cmocka_unit_test_setup_teardown(name, with_club, without_club)
    const struct CMUnitTest tests[] = {
        club_test(sealed_text_opens),
        club_test(sealed_for_someone_else),
        club_test(any_changed_bit_is_noticed),
        club_test(lengths_do_not_show),
        club_test(equal_texts_look_different),
        club_test(marks_find_equals_under_one_key),
        club_test(new_passphrase_rewrites_no_data),
        club_test(wrong_passphrases_become_slow),
        club_test(wrong_passphrases_are_remembered),
        club_test(lengths_of_passphrases),
        club_test(keyring),
        club_test(kept_key_outlives_a_new_passphrase),
        cmocka_unit_test(closing_twice),
        club_test(names_are_nowhere_on_the_disk),
    };
    return cmocka_run_group_tests_name("vault", tests, NULL, NULL);
}
