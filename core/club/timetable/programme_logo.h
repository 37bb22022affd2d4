/* The logos that a funder wants on papers: image files that the office was given, kept as they
 * are, with their digest. The program never draws one. PNG and SVG only; an SVG that could fetch
 * or run something is refused. */
#ifndef OBECNI_CLUB_TIMETABLE_PROGRAMME_LOGO_H
#define OBECNI_CLUB_TIMETABLE_PROGRAMME_LOGO_H

#include "club/timetable/programme.h"
#include "trust/digest.h"

enum {
    LOGO_BYTES_MOST = 1024 * 1024,
    LOGO_SIDE_MOST = 8000, /* pixels of a PNG */
    LOGOS_MOST = 6,        /* that fit beside each other on a page */
};

struct programme_logo {
    int64_t id;
    int position; /* its number in the programme, given once; the order on papers */
    char name[LABEL_SIZE]; /* "Fundusze Europejskie", to be read aloud in its place */
    char format[4];        /* "png" or "svg" */
    int64_t size;          /* bytes */
    char digest[DIGEST_SHORT_SIZE];
};

/* "png" or "svg"; ERROR_USAGE, with what is wrong, for anything else: another format, a file that
 * breaks off, no size, too large. */
bool programme_logo_check(const void *bytes, size_t length, const char **format,
                          struct error *err);

/* Adds one. ERROR_REFUSED for a closed programme, one that it has already, and a seventh. */
bool programme_logo_add(struct club *club, const char *code, const char *name, const void *bytes,
                        size_t length, struct programme_logo *logo, struct error *err);
/* It is on no paper any more. ERROR_REFUSED when there is no such number. */
bool programme_logo_end(struct club *club, const char *code, int position, struct error *err);

/* Those that hold, by number. Zero state is empty. */
struct programme_logo_list {
    struct programme_logo *items;
    size_t count, capacity;
};
bool programme_logo_list(struct club *club, const struct programme *programme,
                         struct programme_logo_list *list, struct error *err);
void programme_logo_list_free(struct programme_logo_list *list);

/* The image itself, on the heap (free()). ERROR_STORAGE when it is not what its digest says. */
bool programme_logo_read(struct club *club, const struct programme_logo *logo,
                         unsigned char **bytes, size_t *length, struct error *err);

#endif
