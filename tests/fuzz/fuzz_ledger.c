/* The ledger of a damaged file: verification ends with an answer, and where it says that the chain
 * holds, each entry that is there is the one that was written, in its place. */
#include "store/statement.h"
#include "tests/fuzz/damage.h"
#include "tests/fuzz/fuzz.h"
#include "trust/ledger.h"
#include "trust/start.h"

#include "base/memory.h"

/* All that an entry says, one a line. False when the file cannot be read so far. */
static bool write_entries(struct store *store, struct buffer *text)
{
    struct error err = {0};
    struct statement *s = statement_new(
        store, "SELECT node || '|' || seq || '|' || entry_id || '|' || at || '|' || clock || '|'"
               " || actor || '|' || action || '|' || subject || '|' || body || '|'"
               " || hex(hash) FROM ledger ORDER BY node, seq");
    while (statement_step(s)) {
        buffer_append_text(text, statement_text(s, 0));
        buffer_append_text(text, "\n");
    }
    return statement_finish(s, &err);
}

static const char *all_entries(void)
{
    static struct buffer text;
    struct error err = {0};
    struct store *store = NULL;
    if (!text.text) {
        fuzz_need(store_open(&store, damage_whole(), STORE_READING, &err));
        fuzz_need(write_entries(store, &text) && text.length > 0);
        store_close(store);
    }
    return text.text;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct error err = {0};
    struct store *store = NULL;
    struct ledger_report report = {0};
    struct buffer text = {0};
    fuzz_need(trust_start(&err));
    const char *wanted = all_entries();
    if (store_open(&store, damage_make(bytes, size), STORE_CHECKING, &err)) {
        if (ledger_verify(store, 1, &report, &err) && report.holds && write_entries(store, &text) &&
            text.length > 0)
            fuzz_need(strncmp(text.text, wanted, text.length) == 0);
        store_close(store);
    } else {
        fuzz_need(err.kind && err.text[0] && !store);
    }
    buffer_free(&text);
    return 0;
}
