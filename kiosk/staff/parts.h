/* What the screens of the staff area share: a head with the shade, a foot of buttons, rows that
 * are pressed, digits. Sizes are those of the glass, text may be a little smaller: staff stand
 * before it and read lists. */
#ifndef OBECNI_KIOSK_STAFF_PARTS_H
#define OBECNI_KIOSK_STAFF_PARTS_H

#include "kiosk/glass/frame.h"
#include "kiosk/staff/desk.h"

enum { PARTS_BUTTONS = 8 };

/* Draws head and foot, and gives what is left between them. `sub` may be "". While a sentence is
 * said, it stands in the head. */
struct parts_frame {
    const char *title, *sub;
    bool has_shade;
    struct button buttons[PARTS_BUTTONS]; /* up to the first without a name */
};
struct rect parts_frame(const struct kiosk *kiosk, struct ui *ui, const struct parts_frame *frame);

/* What parts_frame would leave, with the buttons of paging; draws nothing. */
struct rect parts_body(struct ui *ui, const struct parts_frame *frame);

/* How rows are laid out in a body: 20 mm high at least, 5 mm apart. */
struct parts_rows {
    struct rect body;
    int columns, rows; /* of one page */
    bool is_large;     /* few things to press: they may be higher */
};
struct parts_rows parts_rows(const struct ui *ui, struct rect body, int columns);
struct rect parts_row(const struct ui *ui, const struct parts_rows *rows, int place);
int parts_pages(const struct parts_rows *rows, int count);

/* One row to be pressed: its text, and at the right end a short one with a sign before it. */
struct parts_row {
    const char *name; /* NULL: it is not pressed */
    const char *text, *end, *icon; /* end "" and icon NULL: none */
    bool is_quiet; /* in muted ink: nothing is known yet */
};
void parts_draw_row(struct ui *ui, const struct parts_row *row, struct rect box);

/* A card at a reader, and what is asked for. */
void parts_request(struct ui *ui, const char *text, struct rect body);

/* Digits 1..9, erase, 0 and OK, with areas key-1 … enter. */
void parts_pad(struct ui *ui, struct rect box);

/* A text in the upper left of the box; returns the last base line. */
int parts_text(struct ui *ui, const char *text, struct rect box, int step, enum weight weight,
               enum colour ink);

/* "row-7" gives 7, -1 for another name. */
int parts_index(const char *name, const char *prefix);

/* A digit that was pressed or typed, '\b' for erasing, '\r' for OK, 0 for nothing of that. */
char parts_digit(const struct event *event);

/* Adds the buttons of paging where there is more than one page. */
void parts_paging(struct parts_frame *frame, int page, int pages);
/* Handles "earlier" and "later"; true when it was one. */
bool parts_turn(struct kiosk *kiosk, const struct event *event, int *page);

/* A whole list: head, foot with paging, rows of the page. `draw` draws the n-th in its box. */
struct parts_list {
    struct parts_frame frame;
    int count, page, columns;
    const char *empty; /* what is said when there is nothing */
    void (*draw)(const struct kiosk *kiosk, struct ui *ui, int index, struct rect box);
};
void parts_draw_list(const struct kiosk *kiosk, struct ui *ui, struct parts_list *list);

#endif
