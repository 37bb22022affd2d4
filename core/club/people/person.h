/* Who a participant is: the identity record, sealed in the vault as JSON text, one version
 * on the other. Everything here needs the vault open. Participants by number are
 * club/participant's; nothing of a person may reach the ledger, a log or the glass. */
#ifndef OBECNI_CLUB_PEOPLE_PERSON_H
#define OBECNI_CLUB_PEOPLE_PERSON_H

#include "club/club.h"

#include <stddef.h>

enum {
    PERSON_NAME_CHARACTERS = 60,
    PERSON_NAME_SIZE = 241, /* 60 characters of UTF-8 */
    PERSON_ADDRESS_SIZE = 8,
    PERSON_DATE_SIZE = 11,
    PERSON_CASE_SIZE = 121,
    PERSON_PHONE_SIZE = 41,
    PERSON_GROUPS_SIZE = 241, /* TARGET_GROUPS_SIZE */
    NAME_SIZE = 2 * PERSON_NAME_SIZE, /* surname, space, given names */
};

/* The zero state knows nothing. Every field may be "", the surname only while it is new. */
struct person {
    char given_names[PERSON_NAME_SIZE];
    char surname[PERSON_NAME_SIZE];
    char form_of_address[PERSON_ADDRESS_SIZE]; /* "pan", "pani" or "" */
    char birth_on[PERSON_DATE_SIZE];           /* "YYYY-MM-DD" */
    char case_sign[PERSON_CASE_SIZE];
    char phone[PERSON_PHONE_SIZE];
    /* Codes, comma separated, in dictionary order: those of today (club/target_group_record). */
    char target_groups[PERSON_GROUPS_SIZE];
};

/* What is typed; NULL means: stays as it is, "" takes a field away. */
struct person_entry {
    const char *given_names;
    const char *surname;
    const char *form_of_address; /* "pan", "pani", "none" */
    const char *birth_on;
    const char *case_sign;
    const char *phone;
    const char *target_groups; /* codes (club/target_group), comma separated: from today on */
};

/* Whether the entry names anything. */
bool person_entry_is_empty(const struct person_entry *entry);

/* Takes over what is typed, checked and composed. ERROR_USAGE for text that cannot be (60
 * characters for a name), unknown groups, no surname; ERROR_REFUSED for a birth date when
 * the setting keep_birth_date says no. On failure *person is not changed. */
bool person_apply(struct club *club, const struct person_entry *entry, struct person *person,
                  struct error *err);

/* The names of the fields in which two differ, as a JSON array that the caller owns. */
json_t *person_differences(const struct person *before, const struct person *after);

/* Seals a new version for the participant, and, where they differ, the target groups from today
 * on: they are no part of the sealed record. Inside a change. ERROR_REFUSED while locked. */
bool person_seal(struct club *club, int64_t participant_id, const struct person *person,
                 struct error *err);

/* The newest version. `*found` is false for a participant known by number only.
 * ERROR_REFUSED while locked, ERROR_STORAGE when the seal does not hold. */
bool person_find(struct club *club, int64_t participant_id, struct person *person, bool *found,
                 struct error *err);

/* Wipes it from memory; to be called when it has been used. */
void person_wipe(struct person *person);

/* "Nowak Anna" for lists, "Anna Nowak" for sentences. */
void person_name_list_order(const struct person *person, char name[NAME_SIZE]);
void person_name_plain(const struct person *person, char name[NAME_SIZE]);

/* Names in list order for many participants at once, "" for those known by number only. */
bool person_names(struct club *club, const int64_t *participant_ids, size_t count,
                  char (*names)[NAME_SIZE], struct error *err);

/* Puts into order[0..count) the indexes of the names in Polish order; "" come last, as they
 * stand. */
void person_names_sort(char (*names)[NAME_SIZE], size_t count, size_t *order);

/* The keyed mark under which a case sign is found again: case, spaces and marks on letters do
 * not count. The vault must be open (assertion). */
void person_case_mark(const struct vault *vault, const char *case_sign,
                      unsigned char mark[VAULT_MARK_SIZE]);

/* ERROR_REFUSED, with one sentence, while the vault is locked. */
bool person_need_vault(const struct club *club, struct error *err);

#endif
