/* A month's statement for the benefits section: persons with a contract in force in it, and for
 * each line that counts sessions what was held, attended and excused in the month, and how far
 * the line's own window has come by the month's end. From signed lists alone, as of a day;
 * nothing about what the sessions were. */
#ifndef OBECNI_FIGURES_PERSON_MONTH_STATEMENT_H
#define OBECNI_FIGURES_PERSON_MONTH_STATEMENT_H

#include "figures/person/contract_figures.h"

struct statement_day {
    int day;
    bool is_excused; /* else attended */
};

struct statement_line {
    char sign[CODE_SIZE];
    int64_t person_id;
    char participant[NUMBER_SIZE];
    struct obligation obligation; /* its window ends with the contract, where that was ended */
    /* In the month. held: attended, excused, not attended and refused. */
    int held, attended, excused, minutes;
    int unsigned_count; /* over in the month, of the person's, not signed: in none of these */
    int unmarked_count; /* signed, and nothing is known about the person: in none of these */
    struct statement_day *days; /* attended or excused in the month, by day */
    size_t day_count;
    /* From the window's first day to the month's last: what stands against the threshold. */
    struct obligation_figures so_far;
};

/* Zero state is empty. */
struct month_statement {
    struct statement_line *lines; /* by contract, then line */
    size_t count, capacity;
    int contracts;            /* in force on a day of the month, with lines or without */
    int other;                /* lines without sessions: single acts and conduct, not listed */
    int restricted;           /* contracts of persons who are left out (art. 18 RODO) */
    int held, unsigned_count; /* of all lines */
};

/* As of an instant. */
bool month_statement_get(struct club *club, int month, int64_t at,
                         struct month_statement *statement, struct error *err);
void month_statement_free(struct month_statement *statement);

#endif
