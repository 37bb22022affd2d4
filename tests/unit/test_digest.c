/* Digests: against values computed by another program (b2sum -l 256), and their short form. */
#include "trust/digest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void whole_ones_are_blake2b(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *digest;
    } known[] = {
        {"", "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8"},
        {"abc", "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319"},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        unsigned char digest[DIGEST_SIZE];
        char text[DIGEST_TEXT_SIZE];
        digest_whole(known[i].bytes, strlen(known[i].bytes), digest);
        digest_text(digest, text);
        assert_string_equal(text, known[i].digest);
    }
}

static void the_short_form_is_their_beginning(void **state)
{
    (void)state;
    unsigned char digest[DIGEST_SIZE];
    char text[DIGEST_SHORT_SIZE], again[DIGEST_SHORT_SIZE];
    digest_short("abc", 3, text);
    assert_string_equal(text, "BDDD-813C-6342");
    digest_whole("abc", 3, digest);
    digest_shorten(digest, again);
    assert_string_equal(text, again);
    digest_short("abd", 3, again);
    assert_string_not_equal(text, again);
}

/* A NUL is a byte like any other. */
static void every_byte_counts(void **state)
{
    (void)state;
    char one[DIGEST_SHORT_SIZE], other[DIGEST_SHORT_SIZE];
    digest_short("a\0b", 3, one);
    digest_short("a\0c", 3, other);
    assert_string_not_equal(one, other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_ones_are_blake2b),
        cmocka_unit_test(the_short_form_is_their_beginning),
        cmocka_unit_test(every_byte_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
