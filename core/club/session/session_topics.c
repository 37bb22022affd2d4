/* Ordering topics for a choice. */
#include "club/session/session_topics.h"

#include "store/statement.h"

#include <stdio.h>
#include <string.h>

static bool is_listed(const struct session_topics *topics, const char *code)
{
    for (int i = 0; i < topics->count; i++) {
        if (strcmp(topics->codes[i], code) == 0)
            return true;
    }
    return false;
}

static void add(struct session_topics *topics, const char *code)
{
    if (topics->count < SESSION_TOPICS_MOST && !is_listed(topics, code))
        snprintf(topics->codes[topics->count++], DICTIONARY_CODE_SIZE, "%s", code);
}

bool session_topics_list(struct club *club, int64_t session_id, struct session_topics *topics,
                         struct error *err)
{
    struct dictionary_entry entry;
    struct statement *s = statement_new(
        club->store, "SELECT c.topic, max(c.noted_at) AS told FROM session s"
                     " JOIN session o ON o.activity_id = s.activity_id"
                     " JOIN session_course c ON c.session_id = o.id"
                     " WHERE s.id = :session AND c.topic <> ''"
                     " GROUP BY c.topic ORDER BY told DESC, c.topic LIMIT :most");
    statement_bind_integer(s, ":session", session_id);
    statement_bind_integer(s, ":most", SESSION_TOPICS_LATELY);
    topics->count = 0;
    while (statement_step(s)) {
        if (dictionary_find(DICTIONARY_TOPIC, statement_text(s, 0), &entry))
            add(topics, entry.code);
    }
    topics->lately = topics->count;
    for (int i = 0; dictionary_at(DICTIONARY_TOPIC, i, &entry); i++)
        add(topics, entry.code);
    return statement_finish(s, err);
}
