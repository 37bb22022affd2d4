/* Small things that several fills need. */
#include "document/fill_parts.h"

#include "base/clock.h"
#include "base/language.h"
#include "base/text.h"
#include "document/polish_text.h"
#include "rights/restriction.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { POSTCODE_LENGTH = 6 }; /* "00-000" */

const char *fill_polish(const char *text)
{
    return language_text(LANGUAGE_POLISH, text);
}

const char *fill_plural(const char *one, const char *many, long count)
{
    return language_plural(LANGUAGE_POLISH, one, many, (unsigned long)count);
}

int fill_day(int64_t as_of_at)
{
    return clock_wall(as_of_at).day;
}

static bool is_postcode(const char *text)
{
    for (int i = 0; i < POSTCODE_LENGTH; i++) {
        bool fits = i == 2 ? text[i] == '-' : isdigit((unsigned char)text[i]) != 0;
        if (!fits)
            return false;
    }
    return text[POSTCODE_LENGTH] == ' ';
}

/* What follows the postcode, up to a comma; "" without one. */
static void find_place(const char *address, char place[LABEL_SIZE])
{
    place[0] = '\0';
    for (const char *at = address; *at; at++) {
        if (!is_postcode(at))
            continue;
        at += POSTCODE_LENGTH + 1;
        snprintf(place, LABEL_SIZE, "%.*s", (int)strcspn(at, ","), at);
        return;
    }
}

bool fill_place(struct club *club, struct sheet *sheet, struct error *err)
{
    struct club_identity identity;
    char place[LABEL_SIZE], day[POLISH_TEXT_SIZE], text[LABEL_SIZE + POLISH_TEXT_SIZE + 2];
    if (!club_identity_get(club, &identity, err))
        return false;
    find_place(identity.address, place);
    polish_date(club_today(club), day);
    snprintf(text, sizeof text, "%s%s%s", place, place[0] ? ", " : "", day);
    sheet_place(sheet, text);
    return true;
}

static bool read_name(struct club *club, struct fill_person *person, struct error *err)
{
    struct person who;
    if (!person_find(club, person->id, &who, &person->is_named, err))
        return false;
    if (person->is_named) {
        person_name_plain(&who, person->name);
        person_name_list_order(&who, person->listed_name);
        memcpy(person->case_sign, who.case_sign, sizeof person->case_sign);
        memcpy(person->form_of_address, who.form_of_address, sizeof person->form_of_address);
    }
    person_wipe(&who);
    return true;
}

bool fill_person(struct club *club, const char *number, bool with_names, struct fill_person *person,
                 struct error *err)
{
    struct participant participant;
    *person = (struct fill_person){0};
    if (!participant_get(club, number, &participant, err))
        return false;
    if (participant.merged_into[0] &&
        !participant_get(club, participant.merged_into, &participant, err))
        return false;
    person->id = participant.id;
    memcpy(person->number, participant.number, sizeof person->number);
    return !with_names || read_name(club, person, err);
}

void fill_person_wipe(struct fill_person *person)
{
    explicit_bzero(person, sizeof *person);
}

bool fill_check_free(struct club *club, int64_t person_id, const char *number, struct error *err)
{
    bool is_restricted;
    if (!restriction_holds(club, person_id, &is_restricted, err))
        return false;
    return !is_restricted ||
           error_set(err, ERROR_REFUSED,
                     _("The data of %s is restricted: nothing new is stated about the person "
                       "until that is lifted (obecni participant release)."),
                     number);
}
