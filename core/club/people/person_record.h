/* The text that is sealed of a person: one flat JSON object of strings. For club/person. */
#ifndef OBECNI_CLUB_PEOPLE_PERSON_RECORD_H
#define OBECNI_CLUB_PEOPLE_PERSON_RECORD_H

#include "club/people/person.h"

/* The record on the heap, to be given back with vault_wipe. What is empty is left out. */
char *person_record_write(const struct person *person);

/* Reads a record back; what it does not hold is "". False when it is no JSON object. */
bool person_record_read(const char *text, struct person *person);

/* The name alone, in list order, without the work of reading the rest. False as above. */
bool person_record_read_name(const char *text, char name[NAME_SIZE]);

#endif
