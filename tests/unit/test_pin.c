/* PINs are kept as hashes that tell nothing and match only themselves. */
#include "trust/pin.h"

#include "trust/start.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdbool.h>
#include <string.h>

static int start(void **state)
{
    (void)state;
    struct error err = {0};
    return trust_start(&err) ? 0 : -1;
}

static void right_and_wrong(void **state)
{
    (void)state;
    char kept[PIN_HASH_SIZE];
    struct error err = {0};
    assert_true(pin_hash("246810", kept, &err));
    assert_true(pin_matches("246810", kept));
    static const char *const wrong[] = {"", "2468", "246811", "2468100", "246810 ", "024681"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(pin_matches(wrong[i], kept));
}

static void what_is_kept(void **state)
{
    (void)state;
    char kept[PIN_HASH_SIZE], again[PIN_HASH_SIZE];
    struct error err = {0};
    assert_true(pin_hash("246810", kept, &err));
    assert_true(pin_hash("246810", again, &err));
    assert_memory_equal(kept, "$argon2id$", 10);
    assert_null(strstr(kept, "246810"));
    assert_string_not_equal(kept, again); /* salted: equal PINs do not look equal */
    assert_true(pin_matches("246810", again));
}

static void damaged_hash_matches_nothing(void **state)
{
    (void)state;
    char kept[PIN_HASH_SIZE];
    struct error err = {0};
    assert_false(pin_matches("", ""));
    assert_false(pin_matches("1234", "1234"));
    assert_true(pin_hash("1234", kept, &err));
    size_t last = strlen(kept) - 2;
    kept[last] = kept[last] == 'A' ? 'B' : 'A';
    assert_false(pin_matches("1234", kept));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(right_and_wrong),
        cmocka_unit_test(what_is_kept),
        cmocka_unit_test(damaged_hash_matches_nothing),
    };
    return cmocka_run_group_tests_name("pin", tests, start, NULL);
}
