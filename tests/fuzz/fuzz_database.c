/* Opening a damaged file, as each program does: it opens or one sentence says why not; whoever
 * opened it can look, write and close, and whole pages are never said of a file whose pages are
 * torn. */
#include "club/club.h"
#include "store/copy.h"
#include "tests/fuzz/damage.h"
#include "tests/fuzz/fuzz.h"

static void look(const char *path, enum store_access access)
{
    struct error err = {0};
    struct store *store = NULL;
    char reason[COPY_REASON_SIZE];
    if (!store_open(&store, path, access, &err)) {
        fuzz_need(err.kind && err.text[0] && !store);
        return;
    }
    if (!copy_inspect(store, reason, &err))
        fuzz_need(err.kind && err.text[0]);
    store_close(store);
}

/* What the first command after the damage does. */
static void work(const char *path)
{
    struct error err = {0};
    struct club club = {0};
    struct club_identity identity;
    if (!club_open(&club, path, CLUB_WRITING, &err)) {
        fuzz_need(err.kind && err.text[0] && !club.store);
        return;
    }
    bool ok = club_identity_get(&club, &identity, &err);
    ok = ok && club_begin(&club, &err);
    if (ok) {
        ok = club_note(&club, "test.note", "Y", NULL, &err);
        ok = club_end(&club, ok, &err);
    }
    fuzz_need(ok || (err.kind && err.text[0]));
    club_close(&club);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    look(damage_make(bytes, size), STORE_CHECKING);
    const char *path = damage_make(bytes, size);
    look(path, STORE_KIOSK);
    work(path);
    return 0;
}
