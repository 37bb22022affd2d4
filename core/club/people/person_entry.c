/* From what is typed about a person to a record: checks, and what differs. */
#include "club/people/person.h"

#include "base/day.h"
#include "base/language.h"
#include "base/text.h"
#include "club/people/target_group.h"
#include "club/settings.h"

#include <stdio.h>
#include <string.h>

bool person_entry_is_empty(const struct person_entry *entry)
{
    return !entry->given_names && !entry->surname && !entry->form_of_address && !entry->birth_on &&
           !entry->case_sign && !entry->phone && !entry->target_groups;
}

static int count_characters(const char *text)
{
    int count = 0;
    for (; *text; text++)
        count += ((unsigned char)*text & 0xC0u) != 0x80u;
    return count;
}

static bool read_name(const char *typed, const char *what, char name[PERSON_NAME_SIZE],
                      struct error *err)
{
    if (!typed)
        return true;
    if (!text_read_line(typed, what, name, PERSON_NAME_SIZE, err))
        return false;
    return count_characters(name) <= PERSON_NAME_CHARACTERS ||
           error_set(err, ERROR_USAGE, _("%s is too long: at most %d characters fit."), what,
                     PERSON_NAME_CHARACTERS);
}

static bool read_form_of_address(const char *typed, struct person *person, struct error *err)
{
    if (!typed)
        return true;
    bool is_none = !typed[0] || strcmp(typed, "none") == 0;
    if (!is_none && strcmp(typed, "pan") != 0 && strcmp(typed, "pani") != 0)
        return error_set(err, ERROR_USAGE, _("The form of address is pan, pani or none."));
    snprintf(person->form_of_address, sizeof person->form_of_address, "%s", is_none ? "" : typed);
    return true;
}

/* Kept only where the office has decided to (GDPR art. 5(1)(c): no more than is needed). */
static bool read_birth_date(struct club *club, const char *typed, struct person *person,
                            struct error *err)
{
    char keeps[SETTING_VALUE_SIZE];
    int day;
    if (!typed)
        return true;
    person->birth_on[0] = '\0';
    if (!typed[0])
        return true;
    if (!settings_get_text(club, SETTING_KEEP_BIRTH_DATE, keeps, err))
        return false;
    if (strcmp(keeps, "yes") != 0)
        return error_set(err, ERROR_REFUSED,
                         _("This club does not keep birth dates (setting keep_birth_date)."));
    if (!day_parse(typed, &day) || day > club_today(club))
        return error_set(err, ERROR_USAGE,
                         _("The birth date must be a day in the past, like 1980-05-17."));
    day_format(day, person->birth_on);
    return true;
}

static bool read_phone(const char *typed, struct person *person, struct error *err)
{
    if (!typed)
        return true;
    if (!text_read_line(typed, _("The phone number"), person->phone, sizeof person->phone, err))
        return false;
    const char *phone = person->phone;
    bool has_digits = strpbrk(phone, "0123456789");
    if (phone[0] && (!has_digits || strspn(phone, "0123456789 +-()") != strlen(phone)))
        return error_set(err, ERROR_USAGE,
                         _("The phone number may hold digits, spaces, “+”, “-” and brackets."));
    return true;
}

/* Groups that the person has may stay, also when they are given to nobody any more. */
static bool read_groups(struct club *club, const char *typed, struct person *person,
                        struct error *err)
{
    char groups[PERSON_GROUPS_SIZE];
    if (!typed)
        return true;
    bool ok = target_group_read(club, typed, person->target_groups, groups, err);
    if (ok)
        memcpy(person->target_groups, groups, sizeof groups);
    explicit_bzero(groups, sizeof groups);
    return ok;
}

static bool apply(struct club *club, const struct person_entry *entry, struct person *person,
                  struct error *err)
{
    if (!read_name(entry->given_names, _("The given name"), person->given_names, err) ||
        !read_name(entry->surname, _("The surname"), person->surname, err) ||
        !read_form_of_address(entry->form_of_address, person, err) ||
        !read_birth_date(club, entry->birth_on, person, err) ||
        !read_phone(entry->phone, person, err) ||
        !read_groups(club, entry->target_groups, person, err))
        return false;
    if (entry->case_sign && !text_read_line(entry->case_sign, _("The case sign"), person->case_sign,
                                            sizeof person->case_sign, err))
        return false;
    return person->surname[0] || error_set(err, ERROR_USAGE, _("A person needs a surname."));
}

bool person_apply(struct club *club, const struct person_entry *entry, struct person *person,
                  struct error *err)
{
    struct person changed = *person;
    bool ok = apply(club, entry, &changed, err);
    if (ok)
        *person = changed;
    person_wipe(&changed);
    return ok;
}

static void compare(json_t *fields, const char *name, const char *before, const char *after)
{
    if (strcmp(before, after) != 0)
        json_array_append_new(fields, json_string(name));
}

json_t *person_differences(const struct person *before, const struct person *after)
{
    json_t *fields = json_array();
    compare(fields, "given_names", before->given_names, after->given_names);
    compare(fields, "surname", before->surname, after->surname);
    compare(fields, "form_of_address", before->form_of_address, after->form_of_address);
    compare(fields, "birth_on", before->birth_on, after->birth_on);
    compare(fields, "case_sign", before->case_sign, after->case_sign);
    compare(fields, "phone", before->phone, after->phone);
    compare(fields, "target_groups", before->target_groups, after->target_groups);
    return fields;
}
