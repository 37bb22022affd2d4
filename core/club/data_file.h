/* Files of data/ that are built into the program: dictionaries and the demonstration club. */
#ifndef OBECNI_CLUB_DATA_FILE_H
#define OBECNI_CLUB_DATA_FILE_H

struct data_file {
    const char *name; /* "dictionary/activity_kind", "demo/participants" */
    const char *text; /* CSV with a head line, UTF-8 */
};
extern const struct data_file data_files[]; /* ends with a NULL name */

/* The text of a file, which must exist (assertion). */
const char *data_file_text(const char *name);

/* One row of plain CSV (commas, quotes doubled inside quoted fields). Reads the row at
 * `*text` into at most `most` fields of `fields` and moves `*text` to the next row. Returns
 * the number of fields; 0 at the end. The fields point into `room`, which holds one row. */
enum { DATA_ROW_SIZE = 2048 };
int data_file_row(const char **text, char room[DATA_ROW_SIZE], const char *fields[], int most);

#endif
