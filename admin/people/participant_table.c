/* `participant list`: numbers always, names while the vault is open. */
#include "admin/people/participant_table.h"

#include "admin/line/answer.h"
#include "admin/line/list_filter.h"
#include "base/language.h"
#include "base/memory.h"
#include "club/people/participant.h"

#include <stdlib.h>
#include <string.h>

const struct listing_column participant_table_columns[] = {
    {.key = "participant", .title = N_("Number")},
    {.key = "name", .title = N_("Name")},
    {.key = "created_at", .title = N_("Added")},
    {.key = "left_on", .title = N_("Left")},
    {.key = "left_reason", .title = N_("Reason")},
    {.key = NULL},
};

/* The same with where merged numbers lead to. */
static const struct listing_column merged_columns[] = {
    {.key = "participant", .title = N_("Number")},
    {.key = "name", .title = N_("Name")},
    {.key = "created_at", .title = N_("Added")},
    {.key = "left_on", .title = N_("Left")},
    {.key = "left_reason", .title = N_("Reason")},
    {.key = "merged_into", .title = N_("Leads to")},
    {.key = NULL},
};

static void print_list(struct invocation *invocation, const struct participant_list *list,
                       const struct answer_names *names, const size_t *order, const char *empty)
{
    bool with_merged = invocation_has(invocation, "--merged");
    struct listing *listing =
        listing_new("participants", with_merged ? merged_columns : participant_table_columns);
    for (size_t i = 0; i < list->count; i++) {
        const struct participant *participant = &list->items[order[i]];
        listing_text(listing, participant->number);
        answer_name(listing, names, order[i]);
        listing_instant(listing, participant->created_at);
        answer_day(listing, participant->left_on);
        answer_word(listing, DICTIONARY_LEAVE_REASON, participant->left_reason);
        if (with_merged)
            answer_text(listing, participant->merged_into);
    }
    listing_print(invocation, listing, empty);
}

/* Names joined, sorted by them, printed. */
static bool show_all(struct invocation *invocation, const struct participant_list *list,
                     const char *what, const char *empty, struct error *err)
{
    struct answer_names names;
    int64_t *ids = memory_new(list->count, sizeof *ids);
    for (size_t i = 0; i < list->count; i++)
        ids[i] = list->items[i].id;
    bool ok = answer_names_load(invocation, ids, list->count, what, &names, err);
    size_t *order = ok ? answer_names_order(&names, list->count) : NULL;
    if (ok)
        print_list(invocation, list, &names, order, empty);
    answer_names_free(&names);
    free(order);
    free(ids);
    return ok;
}

static void keep_wanted(const struct list_filter *limits, const char *status,
                        struct participant_list *list)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct participant *participant = &list->items[i];
        const char *word = participant->left_on == DAY_NONE ? "active" : "left";
        if ((!status || strcmp(status, word) == 0) &&
            list_filter_takes_person(limits, participant->id) &&
            list_filter_takes_day(limits, clock_wall(participant->created_at).day))
            list->items[kept++] = list->items[i];
    }
    list->count = kept;
}

bool participant_table_list(struct invocation *invocation, struct error *err)
{
    struct participant_list list = {0};
    struct list_filter limits;
    struct club *club = &invocation->club;
    const char *status = invocation_text(invocation, "--status");
    bool is_left = status && strcmp(status, "left") == 0;
    struct participant_filter filter = {
        .with_left = is_left || invocation_has(invocation, "--all"),
        .only_without_card = invocation_has(invocation, "--without-card"),
        .with_merged = invocation_has(invocation, "--merged"),
    };
    bool ok = list_filter_read(invocation, &limits, err) &&
              list_filter_people(club, &limits, is_left ? DAY_NONE : club_today(club), err) &&
              participant_list(club, &filter, &list, err);
    if (ok)
        keep_wanted(&limits, status, &list);
    list_filter_free(&limits);
    ok = ok &&
              show_all(invocation, &list, "participant list", _("There are no such participants."), err);
    participant_list_free(&list);
    return ok;
}
