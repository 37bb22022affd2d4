/* One participant on the screen: who it is while names are open, and everything by number. */
#include "admin/people/participant_show.h"

#include "admin/line/answer.h"
#include "admin/people/participant_sections.h"
#include "base/language.h"
#include "base/memory.h"
#include "club/people/participant.h"

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
    {.key = "cards", .title = NULL},
    {.key = "enrolments", .title = NULL},
    {.key = "contracts", .title = NULL},
    {.key = "days", .title = NULL},
    {.key = NULL},
};

/* Codes of the activities that the person belongs to today, comma separated. */
static void list_activities(int today, const struct enrolment_list *list, struct buffer *codes)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct enrolment *enrolment = &list->items[i];
        bool holds = enrolment->from_on <= today &&
                     (enrolment->until_on == DAY_NONE || enrolment->until_on >= today);
        if (holds)
            buffer_printf(codes, "%s%s", codes->length ? ", " : "", enrolment->activity);
    }
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

static const char *card_in_use(const struct card_list *cards)
{
    const char *number = NULL;
    for (size_t i = 0; i < cards->count; i++)
        number = cards->items[i].revoked_at ? number : cards->items[i].number;
    return number;
}

static void print(struct invocation *invocation, const struct participant *participant,
                  const struct person *person, const struct participant_sections *sections)
{
    struct listing *listing = listing_new("participants", sheet_columns);
    struct buffer activities = {0};
    list_activities(sections->heat.today, &sections->enrolments, &activities);
    listing_text(listing, participant->number);
    add_person(listing, person);
    listing_boolean(listing, participant->has_identity);
    listing_instant(listing, participant->created_at);
    answer_day(listing, participant->left_on);
    answer_word(listing, DICTIONARY_LEAVE_REASON, participant->left_reason);
    answer_text(listing, card_in_use(&sections->cards));
    answer_text(listing, activities.text);
    participant_sections_add(listing, sections);
    listing_extra(listing, "target_groups", split(person->target_groups, ","));
    listing_extra(listing, "activities", split(activities.text ? activities.text : "", ", "));
    listing_print_sheet(invocation, listing);
    if (invocation->output == OUTPUT_TABLE)
        participant_sections_print(invocation, sections);
    buffer_free(&activities);
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

/* A number that was merged leads to the one that holds. */
static bool find_participant(struct invocation *invocation, struct participant *participant,
                             struct error *err)
{
    struct club *club = &invocation->club;
    char number[NUMBER_SIZE];
    if (!participant_get(club, invocation_text(invocation, "NUMBER"), participant, err) ||
        !participant->merged_into[0])
        return err->kind == ERROR_NONE;
    memcpy(number, participant->merged_into, sizeof number);
    say(invocation, _("The number %s was merged into %s."), participant->number, number);
    return participant_get(club, number, participant, err);
}

bool participant_show(struct invocation *invocation, struct error *err)
{
    struct participant participant;
    struct participant_sections sections = {0};
    struct person person = {0};
    bool ok = find_participant(invocation, &participant, err) &&
              participant_sections_read(invocation, &participant, &sections, err) &&
              read_person(invocation, &participant, &person, err);
    if (ok)
        print(invocation, &participant, &person, &sections);
    participant_sections_free(&sections);
    person_wipe(&person);
    return ok;
}
