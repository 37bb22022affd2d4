/* Bundles: a manifest that sha256sum accepts for the files that any unzip gives, and that says when
 * one of them was changed. */
#include "exchange/bundle.h"
#include "tests/unit/files.h"
#include "trust/start.h"

static void add(struct bundle *bundle, const char *name, const char *text)
{
    struct buffer bytes = {0};
    buffer_append_text(&bytes, text);
    bundle_add(bundle, name, &bytes);
    assert_null(bytes.text); /* it was moved */
}

static void make(struct bundle *bundle)
{
    struct error err = {0};
    struct buffer manifest = {0}, nothing = {0};
    assert_true(trust_start(&err));
    add(bundle, "listy/G1-2026-01-12.pdf", "%PDF");
    add(bundle, "obecności.csv", "Ćwik;Łucja\r\n");
    bundle_add(bundle, "puste.txt", &nothing);
    bundle_manifest(bundle, &manifest);
    bundle_add(bundle, "manifest.txt", &manifest);
}

static int check(const char *dir, const char *before)
{
    char command[400];
    snprintf(command, sizeof command,
             "cd '%s' && python3 -m zipfile -e club.db . && %s sha256sum --quiet -c manifest.txt"
             " >/dev/null 2>&1",
             dir, before);
    return system(command);
}

static void the_manifest_holds(void **state)
{
    struct folder folder;
    struct bundle bundle = {0};
    struct buffer bytes = {0};
    struct error err = {0};
    (void)state;
    folder_make(&folder);
    make(&bundle);
    assert_true(bundle_write(&bundle, NULL, 1768231200, &bytes, &err));
    bytes_write(folder.path, bytes.text, bytes.length);
    assert_int_equal(check(folder.dir, ""), 0);
    assert_int_not_equal(check(folder.dir, "printf x >>obecności.csv &&"), 0);
    char command[100];
    snprintf(command, sizeof command, "rm -r '%s/listy'", folder.dir);
    assert_int_equal(system(command), 0);
    folder_remove(&folder);
    buffer_free(&bytes);
    bundle_free(&bundle);
    assert_int_equal(bundle.count, 0);
}

/* The digests of another program, and each file once, in the order in which it came. */
static void the_manifest_says_each_file(void **state)
{
    struct bundle bundle = {0};
    (void)state;
    make(&bundle);
    assert_int_equal(bundle.count, 4);
    assert_string_equal(
        bundle.files[3].bytes.text,
        "315d429b7714cedb6ad04ac31240145257692630457f3c88253c5beceac76027  listy/G1-2026-01-12.pdf\n"
        "51ad39dd8e0241531c825d861c9c91a8d236c820341b50354a0bc417a19cb766  obecności.csv\n"
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  puste.txt\n");
    bundle_free(&bundle);
}

static void a_code_becomes_a_files_name(void **state)
{
    char name[] = "LO/12/2026";
    (void)state;
    bundle_name(name);
    assert_string_equal(name, "LO-12-2026");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_manifest_holds),
        cmocka_unit_test(the_manifest_says_each_file),
        cmocka_unit_test(a_code_becomes_a_files_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
