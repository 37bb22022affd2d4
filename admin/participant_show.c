/* Participants on the screen: numbers always, names while the vault is open. */
#include "admin/participant_show.h"

#include "admin/answer.h"
#include "admin/list_filter.h"
#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "club/card.h"
#include "club/enrolment.h"
#include "club/participant.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct listing_column sheet_columns[] = {
    {.key = "participant", .title = N_("Number")},
    {.key = "surname", .title = N_("Surname")},
    {.key = "given_names", .title = N_("Given names")},
    {.key = "form_of_address", .title = N_("Form of address")},
    {.key = "birth_on", .title = NULL},
    {.key = "case_sign", .title = N_("Case sign")},
    {.key = "phone", .title = N_("Phone")},
    {.key = "target_groups", .title = N_("Target groups")},
    {.key = "has_identity", .title = NULL},
    {.key = "created_at", .title = N_("Added")},
    {.key = "left_on", .title = N_("Left")},
    {.key = "left_reason", .title = N_("Reason")},
    {.key = "card", .title = N_("Card in use")},
    {.key = "activities", .title = N_("Enrolled today in")},
    {.key = NULL},
};

/* Codes of the activities that the person belongs to today, comma separated. */
static bool list_activities(struct club *club, const char *number, struct buffer *codes,
                            struct error *err)
{
    struct enrolment_list list = {0};
    struct enrolment_filter filter = {.participant = number, .day = club_today(club)};
    bool ok = enrolment_list(club, &filter, &list, err);
    for (size_t i = 0; i < list.count; i++)
        buffer_printf(codes, "%s%s", i ? ", " : "", list.items[i].activity);
    enrolment_list_free(&list);
    return ok;
}

/* The seven cells of the sealed record; null while locked or not known. */
static void add_person(struct listing *listing, const struct person *person)
{
    answer_text(listing, person->surname);
    answer_text(listing, person->given_names);
    answer_text(listing, person->form_of_address);
    answer_text(listing, person->birth_on);
    answer_text(listing, person->case_sign);
    answer_text(listing, person->phone);
    answer_words(listing, DICTIONARY_TARGET_GROUP, person->target_groups);
}

/* The words of a list as a JSON array. */
static json_t *split(const char *list, const char *separators)
{
    json_t *words = json_array();
    while (*(list += strspn(list, separators))) {
        size_t length = strcspn(list, separators);
        json_array_append_new(words, json_stringn(list, length));
        list += length;
    }
    return words;
}

static void print_sheet(struct invocation *invocation, const struct participant *participant,
                        const struct person *person, const char *card, const char *activities)
{
    struct listing *listing = listing_new("participants", sheet_columns);
    listing_text(listing, participant->number);
    add_person(listing, person);
    listing_boolean(listing, participant->has_identity);
    listing_instant(listing, participant->created_at);
    answer_day(listing, participant->left_on);
    answer_word(listing, DICTIONARY_LEAVE_REASON, participant->left_reason);
    answer_text(listing, card);
    answer_text(listing, activities);
    listing_extra(listing, "target_groups", split(person->target_groups, ","));
    listing_extra(listing, "activities", split(activities ? activities : "", ", "));
    listing_print_sheet(invocation, listing);
}

/* The person when it may be shown, with the entry about it; nobody otherwise. */
static bool read_person(struct invocation *invocation, const struct participant *participant,
                        struct person *person, struct error *err)
{
    bool found;
    if (!participant->has_identity || !names_are_open(invocation))
        return true;
    return person_find(&invocation->club, participant->id, person, &found, err) &&
           names_note(invocation, "names.read", participant->number, 1, err);
}

bool participant_show(struct invocation *invocation, struct error *err)
{
    struct club *club = &invocation->club;
    struct participant participant;
    struct person person = {0};
    struct card card;
    struct buffer activities = {0};
    bool found;
    bool ok = participant_get(club, invocation_text(invocation, "NUMBER"), &participant, err) &&
              card_find_in_use(club, participant.id, &card, &found, err) &&
              list_activities(club, participant.number, &activities, err) &&
              read_person(invocation, &participant, &person, err);
    if (ok)
        print_sheet(invocation, &participant, &person, card.number, activities.text);
    buffer_free(&activities);
    person_wipe(&person);
    return ok;
}

const struct listing_column participant_columns[] = {
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
        listing_new("participants", with_merged ? merged_columns : participant_columns);
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

bool participant_show_list(struct invocation *invocation, struct error *err)
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
