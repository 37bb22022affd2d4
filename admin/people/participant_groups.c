/* To which target groups a participant belongs, and since when. */
#include "admin/people/participant_groups.h"

#include "admin/line/answer.h"
#include "base/language.h"
#include "base/memory.h"
#include "club/people/participant.h"
#include "club/people/target_group_record.h"

#include <stdio.h>
#include <string.h>

const struct listing_column participant_groups_columns[] = {
    {.key = "number", .title = N_("Number"), .align = LISTING_RIGHT},
    {.key = "from_on", .title = N_("From")},
    {.key = "groups", .title = N_("Target groups")},
    {.key = "noted_at", .title = N_("Noted")},
    {.key = "holds", .title = N_("Holds today")},
    {.key = NULL},
};

static const char *word_of(const struct target_group_list *words, const char *code)
{
    bool is_polish = language_from_environment() == LANGUAGE_POLISH;
    for (size_t i = 0; i < words->count; i++) {
        if (strcmp(words->items[i].code, code) == 0)
            return is_polish ? words->items[i].polish : words->items[i].english;
    }
    return code;
}

/* Codes for programs, words for people. */
static void add_groups(struct listing *listing, const char *codes,
                       const struct target_group_list *words)
{
    struct buffer shown = {0};
    for (const char *at = codes; *at; at += strspn(at, ",")) {
        char one[DICTIONARY_CODE_SIZE];
        size_t length = strcspn(at, ",");
        snprintf(one, sizeof one, "%.*s", (int)length, at);
        buffer_printf(&shown, "%s%s", shown.length ? ", " : "", word_of(words, one));
        at += length;
    }
    listing_shown(listing, codes, *codes ? shown.text : _("none"));
    if (shown.text)
        explicit_bzero(shown.text, shown.length);
    buffer_free(&shown);
}

static void print(struct invocation *invocation, const struct target_group_record *record,
                  const struct target_group_list *words)
{
    struct listing *listing = listing_new("groups", participant_groups_columns);
    const char *today = target_group_record_at(record, club_today(&invocation->club));
    for (size_t i = 0; i < record->count; i++) {
        const struct target_group_statement *item = &record->items[i];
        listing_integer(listing, item->version);
        answer_day(listing, item->from_on);
        add_groups(listing, item->groups, words);
        listing_instant(listing, item->noted_at);
        listing_boolean(listing, item->groups == today);
    }
    listing_print(invocation, listing, _("No target group was ever noted."));
}

bool participant_groups_command(struct invocation *invocation, struct error *err)
{
    struct club *club = &invocation->club;
    struct participant participant;
    struct target_group_record record = {0};
    struct target_group_list words = {0};
    bool ok = participant_get(club, invocation_text(invocation, "NUMBER"), &participant, err) &&
              target_group_record_list(club, participant.id, &record, err) &&
              target_group_list(club, &words, err) &&
              names_note(invocation, "groups.read", participant.number, 1, err);
    if (ok)
        print(invocation, &record, &words);
    target_group_record_free(&record);
    target_group_list_free(&words);
    return ok;
}

bool participant_groups_set_command(struct invocation *invocation, struct error *err)
{
    struct club *club = &invocation->club;
    char day[DAY_SIZE];
    const char *number = invocation_text(invocation, "NUMBER");
    int from = (int)invocation_number_or(invocation, "--from", club_today(club));
    if (!target_group_set(club, number, invocation_text(invocation, "GROUPS"), from, err))
        return false;
    day_format(from, day);
    answer_done(invocation, json_pack("{s:s, s:s}", "participant", number, "from_on", day),
                _("Noted and sealed: the target groups of %s from %s on."), number, day);
    return true;
}
