/* Reads the whole chain once: it is asked for seldom. */
#include "figures/list/ledger_extract.h"

#include "base/memory.h"
#include "store/statement.h"

#include <stdlib.h>

bool ledger_extract_settings(struct club *club, int64_t until_at, struct ledger_extract *extract,
                             struct error *err)
{
    struct statement *s = statement_new(
        club->store,
        "SELECT seq, at, actor, action, subject, body FROM ledger"
        " WHERE at <= :until AND (action GLOB 'setting.*' OR action GLOB 'staff.*') ORDER BY id");
    statement_reads_all(s);
    statement_bind_integer(s, ":until", until_at);
    while (statement_step(s)) {
        extract->lines = memory_grow(extract->lines, extract->count, &extract->capacity,
                                     sizeof *extract->lines);
        extract->lines[extract->count++] = (struct ledger_line){
            .seq = statement_integer(s, 0),
            .at = statement_integer(s, 1),
            .actor = memory_copy_text(statement_text(s, 2)),
            .action = memory_copy_text(statement_text(s, 3)),
            .subject = memory_copy_text(statement_text(s, 4)),
            .body = memory_copy_text(statement_text(s, 5)),
        };
    }
    return statement_finish(s, err);
}

void ledger_extract_free(struct ledger_extract *extract)
{
    for (size_t i = 0; i < extract->count; i++) {
        free(extract->lines[i].actor);
        free(extract->lines[i].action);
        free(extract->lines[i].subject);
        free(extract->lines[i].body);
    }
    free(extract->lines);
    *extract = (struct ledger_extract){0};
}
