/* What reports say in words: labels, cells, units, lengths, and the notes under a report that
 * tell what could not be compared and why. All in the process's language. */
#ifndef OBECNI_FIGURES_REPORT_REPORT_WORDS_H
#define OBECNI_FIGURES_REPORT_REPORT_WORDS_H

#include "figures/report/report.h"

enum { REPORT_LABEL_SIZE = 240, REPORT_CELL_SIZE = 64 };

/* The word itself where a dictionary has none. */
void report_word(const char *dictionary, const char *code, char shown[DICTIONARY_LABEL_SIZE]);
/* "Persons", "Persons, by target group: alcohol dependence". */
void report_label(const struct figure *figure, const char *part, char label[REPORT_LABEL_SIZE]);
/* The same of a row, with the office's own words. */
void report_row_label(const struct report_row *row, char label[REPORT_LABEL_SIZE]);
/* "half-year". */
const char *report_length_shown(enum period_length length);

/* "51", "57.6 % (72 of 125)", "61*" for one by hand, "n/d", "< 5", "hidden". */
void report_cell_shown(const struct report *report, const struct report_row *row,
                       const struct report_cell *cell, char shown[REPORT_CELL_SIZE]);
/* "number", "by_hand", "no_records", …; and a percentage with one decimal, rounded. */
const char *report_cell_word(enum report_cell_state state);
void report_percent(int64_t value, int64_t of, char shown[REPORT_CELL_SIZE]);

/* The sentences under a report. */
struct report_notes {
    char **items;
    size_t count, capacity;
};
void report_notes_make(const struct report *report, int today, struct report_notes *notes);
void report_notes_free(struct report_notes *notes);

#endif
