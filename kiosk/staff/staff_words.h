/* Words and signs of the staff area: what is known of somebody on a roster. */
#ifndef OBECNI_KIOSK_STAFF_WORDS_H
#define OBECNI_KIOSK_STAFF_WORDS_H

#include "kiosk/staff/parts_list.h"

/* "15:28", "late 15:50, 20 min", "excused" … in the glass's language; "–" while nothing is known. */
void staff_words_status(const struct kiosk *kiosk, const struct roster_row *row, char *text,
                        size_t size);

/* The sign of a status; NULL for none. Never the only difference. */
const char *staff_words_icon(enum roster_status status);

/* Somebody on the roster, with number and name. The caller wipes it. */
struct desk_person staff_words_person(const struct desk *desk, int index);

/* The row of that number; -1 for who is not on it. */
int staff_words_index(const struct desk *desk, const char *number);

/* Somebody on the roster as a row that is not pressed. */
void staff_words_row(const struct kiosk *kiosk, int index, struct parts_row *row);

/* The head of a roster: when and where; the day when it is not today, which activity, and how many
 * are there. */
enum { STAFF_HEAD_SIZE = 400 };
void staff_words_head(const struct kiosk *kiosk, char title[STAFF_HEAD_SIZE],
                      char sub[STAFF_HEAD_SIZE]);

/* When the session began and ended: as chosen just now, as told before, or as planned
 * (staff_hours.c). */
struct staff_hours {
    int64_t began_at, ended_at;
};
struct staff_hours staff_words_hours(const struct desk *desk);

/* A dictionary's word: Polish, or English. */
void staff_words_entry(const struct kiosk *kiosk, const struct dictionary_entry *entry,
                       char *label, size_t size);

#endif
