/* Lists of the staff area: rows as high as their text wants, 20 mm at least, 5 mm apart, on as
 * many pages as they need; large buttons in a grid. */
#ifndef OBECNI_KIOSK_STAFF_PARTS_LIST_H
#define OBECNI_KIOSK_STAFF_PARTS_LIST_H

#include "kiosk/staff/parts.h"

enum { PARTS_ROW_SIZE = 490, PARTS_END_SIZE = 120 };

/* One row: its text, and at the right end a short one with a sign before it. */
struct parts_row {
    char name[24]; /* "": it is not pressed */
    char text[PARTS_ROW_SIZE], end[PARTS_END_SIZE];
    const char *icon; /* NULL: none */
    bool is_quiet;    /* the end in muted ink: nothing is known yet */
    bool is_chosen;
};

enum parts_shape {
    PARTS_ROWS,
    PARTS_GRID,  /* buttons with their text in the middle, as high as there is room */
    PARTS_FACTS, /* the text is what, the end, under it, how: nothing is pressed */
};

/* A whole screen: head, rows of the page, foot. `fill` gives the n-th; what it wrote is wiped. */
struct parts_list {
    struct parts_frame frame;
    enum parts_shape shape;
    bool is_single; /* never beside each other */
    int count, page;
    const char *empty; /* what is said when there is nothing */
    void (*fill)(const struct kiosk *kiosk, int index, struct parts_row *row);
};
void parts_draw_list(const struct kiosk *kiosk, struct ui *ui, struct parts_list *list);

/* The rows alone, in a box of the caller's; list->frame gets the pages. */
void parts_draw_rows(const struct kiosk *kiosk, struct ui *ui, struct parts_list *list,
                     struct rect box);
/* How many pages the rows need in a box of that size. */
int parts_pages(const struct kiosk *kiosk, const struct ui *ui, const struct parts_list *list,
                struct rect box);

#endif
