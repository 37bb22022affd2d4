/* The code square's text, the office's key, and what changes when anything changes. */
#include "tests/unit/documents.h"
#include "trust/base32.h"

#include <ctype.h>

/* RFC 4648, section 10, without its padding. */
static void base32(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {{"", ""},         {"f", "MY"},        {"fo", "MZXQ"},
                                           {"foo", "MZXW6"}, {"foob", "MZXW6YQ"}, {"fooba", "MZXW6YTB"},
                                           {"foobar", "MZXW6YTBOI"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        char text[32];
        unsigned char bytes[32] = {0};
        size_t length = strlen(pairs[i][0]);
        base32_write((const unsigned char *)pairs[i][0], length, text);
        assert_string_equal(text, pairs[i][1]);
        assert_true(base32_read(text, strlen(text), bytes, length));
        assert_memory_equal(bytes, pairs[i][0], length);
    }
    unsigned char byte;
    assert_false(base32_read("MZ", 2, &byte, 1)); /* bits left over */
    assert_false(base32_read("M1", 2, &byte, 1));
    assert_false(base32_read("MY=", 3, &byte, 1));
}

/* FIPS 180-4: "abc". */
static void digest(void **state)
{
    (void)state;
    static const unsigned char wanted[] = {
        0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea, 0x41, 0x41, 0x40, 0xde, 0x5d, 0xae, 0x22, 0x23,
        0xb0, 0x03, 0x61, 0xa3, 0x96, 0x17, 0x7a, 0x9c, 0xb4, 0x10, 0xff, 0x61, 0xf2, 0x00, 0x15, 0xad};
    unsigned char got[DOCUMENT_DIGEST_SIZE];
    document_digest("abc", 3, got);
    assert_memory_equal(got, wanted, sizeof wanted);
}

/* RFC 8032, section 7.1, test 2. */
static void known_signature(void **state)
{
    (void)state;
    static const unsigned char key[] = {
        0x3d, 0x40, 0x17, 0xc3, 0xe8, 0x43, 0x89, 0x5a, 0x92, 0xb7, 0x0a, 0xa7, 0x4d, 0x1b, 0x7e, 0xbc,
        0x9c, 0x98, 0x2c, 0xcf, 0x2e, 0xc4, 0x96, 0x8c, 0xc0, 0xcd, 0x55, 0xf1, 0x2a, 0xf4, 0x66, 0x0c};
    static const unsigned char signature[] = {
        0x92, 0xa0, 0x09, 0xa9, 0xf0, 0xd4, 0xca, 0xb8, 0x72, 0x0e, 0x82, 0x0b, 0x5f, 0x64, 0x25, 0x40,
        0xa2, 0xb2, 0x7b, 0x54, 0x16, 0x50, 0x3f, 0x8f, 0xb3, 0x76, 0x22, 0x23, 0xeb, 0xdb, 0x69, 0xda,
        0x08, 0x5a, 0xc1, 0xe4, 0x3e, 0x15, 0x99, 0x6e, 0x45, 0x8f, 0x36, 0x13, 0xd0, 0xf1, 0x1d, 0x8c,
        0x38, 0x7b, 0x2e, 0xae, 0xb4, 0x30, 0x2a, 0xee, 0xb0, 0x0d, 0x29, 0x16, 0x12, 0xbb, 0x0c, 0x00};
    assert_true(document_signature_holds(key, "\x72", signature));
    assert_false(document_signature_holds(key, "\x73", signature));
}

static void code_of(struct club *club, int64_t count, char code[DOCUMENT_CODE_SIZE])
{
    struct document document;
    documents_issue(club, &(struct documents_wish){.count = count}, &document);
    document_code(&document, code);
    document_free(&document);
}

static bool holds(struct club *club, const struct document_code *code)
{
    bool found;
    unsigned char key[DOCUMENT_PUBLIC_SIZE];
    must(document_signature_find(club->store, code->is_signed, code->signature, &found, key, &err));
    return found;
}

static void typed_and_scanned(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    char code[DOCUMENT_CODE_SIZE], typed[2 * DOCUMENT_CODE_SIZE];
    struct document_code read;
    code_of(club, 8, code);
    assert_int_equal(strncmp(code, "OBD1:ZZ/1/2026:20260112T142000Z:", 32), 0);
    must(document_code_read(code, &read, &err));
    assert_string_equal(read.number, "ZZ/1/2026");
    assert_int_equal(read.as_of_at, club_now(club));
    assert_true(holds(club, &read));
    size_t length = 0;
    for (const char *at = code; *at; at++) { /* as people type: small letters, in groups */
        typed[length++] = (char)tolower((unsigned char)*at);
        if (length % 7 == 0)
            typed[length++] = ' ';
        if (length % 61 == 0)
            typed[length++] = '\n';
    }
    typed[length] = '\0';
    must(document_code_read(typed, &read, &err));
    assert_true(holds(club, &read));
}

/* Whichever character is another one: it is no code any more, or the signature does not hold. */
static void every_character_counts(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    char code[DOCUMENT_CODE_SIZE];
    code_of(club, 8, code);
    for (size_t i = 0; code[i]; i++) {
        struct document_code read;
        struct error err = {0};
        char before = code[i];
        code[i] = before == 'A' ? 'B' : before == '2' ? '3' : before == '0' ? '1' : 'A';
        if (document_code_read(code, &read, &err) && holds(club, &read))
            fail_msg("character %zu does not count", i);
        code[i] = before;
    }
}

/* One figure: another digest, and the old signature does not fit the new code. */
static void one_figure(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct document eight;
    struct sheet kept = {0}, nine;
    struct buffer text = {0};
    char forged[DOCUMENT_SIGNED_SIZE];
    unsigned char key[DOCUMENT_PUBLIC_SIZE], other[DOCUMENT_DIGEST_SIZE];
    bool found;
    documents_issue(club, &(struct documents_wish){.count = 8}, &eight);
    must(document_content(club, &eight, &kept, &err));
    documents_fill(club, &nine, "Kowalska Anna", 9);
    nine.salt = memory_copy_text(kept.salt);
    sheet_text_write(&nine, &text);
    document_digest(text.text, text.length, other);
    assert_memory_not_equal(other, eight.digest, sizeof other);
    document_code_text(eight.number, eight.as_of_at, other, forged);
    must(document_key_public(club->store, 0, &found, key, &err));
    assert_true(found);
    assert_false(document_signature_holds(key, forged, eight.signature));
    document_code_text(eight.number, eight.as_of_at, eight.digest, forged);
    assert_true(document_signature_holds(key, forged, eight.signature));
    sheet_free(&kept);
    sheet_free(&nine);
    buffer_free(&text);
    document_free(&eight);
}

static void garbage(void **state)
{
    struct fixture *fixture = *state;
    struct club *club = &fixture->club;
    struct document_code read;
    char *long_text = people_long_text(10000);
    static const char *const wrong[] = {
        "", "OBD1", "OBD1:::::", "OBD1:ZA/1/2026:20260112T142000Z::", "OB1ABCDEFGHIJKLMNOPQRSTUVWXYZ23",
        "OBD2:ZA/1/2026:20260112T142000Z:AAAA:AAAA", "ąćę", "OBD1:ZA/1/2026:2026-01-12:AAAA:AAAA"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        must_refuse(document_code_read(wrong[i], &read, &err), ERROR_USAGE, "OBD1:");
    must_refuse(document_code_read(long_text, &read, &err), ERROR_USAGE, "OBD1:");
    free(long_text);
}

/* The seed is sealed; without the vault nothing is signed, with an exchanged one neither. */
static void the_key_is_sealed(void **state)
{
    struct club *club = &((struct fixture *)*state)->club;
    struct document document;
    struct statement *s;
    unsigned char signature[DOCUMENT_SIGNATURE_SIZE];
    documents_issue(club, &(struct documents_wish){.count = 1}, &document);
    assert_int_equal(people_number(club, "SELECT count(*) FROM document_key"), 1);
    int64_t key_id = document.key_id;
    document_free(&document);
    documents_issue(club, &(struct documents_wish){.count = 2}, &document);
    assert_int_equal(document.key_id, key_id);
    document_free(&document);
    must_refuse(document_sign(club->store, &club->vault, key_id + 1, "x", signature, &err),
                ERROR_STORAGE, "key");
    s = statement_new(club->store, "SELECT length(secret) FROM document_key");
    statement_reads_all(s);
    assert_true(statement_step(s));
    assert_true(statement_integer(s, 0) >= 64 + 16);
    must(statement_finish(s, &err));
    vault_close(&club->vault);
    must_refuse(documents_try(club, &(struct documents_wish){.count = 3}, true, &document, &err),
                ERROR_REFUSED, "locked");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(base32),
        cmocka_unit_test(digest),
        cmocka_unit_test(known_signature),
        people_test(typed_and_scanned),
        people_test(every_character_counts),
        people_test(one_figure),
        people_test(garbage),
        people_test(the_key_is_sealed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
