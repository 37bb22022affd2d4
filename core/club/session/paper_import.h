/* Typing a paper list back. What the paper says is noted with the source paper_import and the
 * list's number; what is recorded already stays and is told; what contradicts it is refused,
 * row by row with a sentence, and then nothing of the list is taken over. Reading a file is
 * exchange/csv_read's, asking people is admin's. */
#ifndef OBECNI_CLUB_SESSION_PAPER_IMPORT_H
#define OBECNI_CLUB_SESSION_PAPER_IMPORT_H

#include "club/club.h"

#include <stddef.h>

enum paper_mark {
    PAPER_SKIP,    /* nothing stands there: nothing is noted */
    PAPER_PRESENT,
    PAPER_LATE,    /* wants the hour of arrival */
    PAPER_ABSENT,
};

enum paper_outcome {
    PAPER_SKIPPED,
    PAPER_NEW,     /* is noted (will be, after a check) */
    PAPER_ALREADY, /* says what is recorded already */
    PAPER_REFUSED, /* `problem` says why */
};

/* Which cell of a row a problem is about. */
enum paper_cell { PAPER_CELL_NUMBER, PAPER_CELL_STATUS, PAPER_CELL_IN, PAPER_CELL_OUT };

enum { PAPER_NO_TIME = -1 };

struct paper_row {
    char number[NUMBER_SIZE]; /* the participant's, in its stored form */
    enum paper_mark mark;
    int in_minutes, out_minutes; /* since midnight of the session's day, or PAPER_NO_TIME */
    int line;                    /* where the row stands, for the caller */
    enum paper_outcome outcome;  /* filled by check and apply, as is what follows */
    enum paper_cell cell;
    char problem[ERROR_TEXT_SIZE];
    bool is_contradiction; /* of what is recorded: its stored words */
    char recorded_status[24], recorded_source[24];
};

/* Rows are the caller's. */
struct paper_import {
    const char *session;
    const char *list; /* the paper's number, stored form */
    struct paper_row *rows;
    size_t count;
    int new_count, already_count, skipped_count, refused_count;
};

/* What would be taken over: fills outcomes and counts, changes nothing. ERROR_REFUSED when the
 * list as a whole cannot be: an unknown number, another session's list, a session that is
 * ahead, cancelled or signed, a closed month. Refused rows are no error here. */
bool paper_import_check(struct club *club, struct paper_import *import, struct error *err);

/* Checks again and takes everything over in one change, or nothing: ERROR_REFUSED when a row is
 * refused. Without anything new nothing is changed and no entry is written. */
bool paper_import_apply(struct club *club, struct paper_import *import, struct error *err);

/* "present", "late", "absent" and "skip"; the letters p, l, a, and those of the Polish words that
 * stand on the paper, o, s, n; "" and "-" are skip. False for others. */
bool paper_mark_read(const char *text, enum paper_mark *mark);
/* "15:30", "15.30" and "9:05"; "" is PAPER_NO_TIME. False for others. */
bool paper_time_read(const char *text, int *minutes);
/* The stored word. */
const char *paper_mark_word(enum paper_mark mark);

#endif
