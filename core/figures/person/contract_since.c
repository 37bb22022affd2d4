/* Two readings of one contract, compared. */
#include "figures/person/contract_since.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

static const struct history_session *find(const struct person_history *history, const char *code)
{
    for (size_t i = 0; i < history->count; i++) {
        if (strcmp(history->items[i].code, code) == 0)
            return &history->items[i];
    }
    return NULL;
}

/* Whether it is a matter of the past on that day; free hours and promises are nobody's. */
static bool is_past(const struct history_session *session, int day)
{
    return session->code[0] && session->day <= day && !person_history_is_free(session);
}

static void add(struct since_changes *list, const struct history_session *before,
                const struct history_session *now)
{
    const struct history_session *either = now ? now : before;
    if (before && now && before->class == now->class && before->day == now->day)
        return;
    list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
    struct since_change *change = &list->items[list->count++];
    *change = (struct since_change){
        .day = either->day,
        .was_known = before != NULL,
        .before = before ? before->class : CLASS_COUNT,
        .is_known = now != NULL,
        .now = now ? now->class : CLASS_COUNT,
    };
    memcpy(change->session, either->code, sizeof change->session);
}

bool contract_since_list(struct club *club, const struct contract_figures *figures, int day,
                         struct since_changes *list, struct error *err)
{
    struct contract_figures then;
    if (!contract_figures_get(club, figures->contract.sign, day, &then, err))
        return false;
    for (size_t i = 0; i < figures->history.count; i++) {
        const struct history_session *now = &figures->history.items[i];
        if (is_past(now, day))
            add(list, find(&then.history, now->code), now);
    }
    for (size_t i = 0; i < then.history.count; i++) {
        const struct history_session *before = &then.history.items[i];
        if (is_past(before, day) && !find(&figures->history, before->code))
            add(list, before, NULL);
    }
    contract_figures_free(&then);
    return true;
}

void since_changes_free(struct since_changes *list)
{
    free(list->items);
    *list = (struct since_changes){0};
}
