/* The frame of the staff area's screens: a head with the title or what was just said, the body, a
 * foot of buttons. Sizes are those of the glass. In the low layout everything that is pressed
 * stands in the lower part, and the head right above it. Rows and lists are parts_list.h's. */
#ifndef OBECNI_KIOSK_STAFF_PARTS_H
#define OBECNI_KIOSK_STAFF_PARTS_H

#include "kiosk/glass/frame.h"
#include "kiosk/staff/desk.h"

enum { PARTS_BUTTONS = 6 };

struct parts_frame {
    const char *title, *sub; /* sub may be "" */
    bool has_shade;
    bool is_read;  /* nothing in the body is pressed: it may stand in the upper part, too */
    struct button buttons[PARTS_BUTTONS]; /* up to the first without a name */
    int page, pages; /* arrows where there is more than one */
};

/* What is left between head and foot; draws nothing. */
struct rect parts_body(const struct kiosk *kiosk, const struct ui *ui,
                       const struct parts_frame *frame);

/* Draws the head, before the body, and the foot, after it: the order of reading is the
 * keyboard's. */
void parts_head(const struct kiosk *kiosk, struct ui *ui, const struct parts_frame *frame);
void parts_foot(const struct kiosk *kiosk, struct ui *ui, const struct parts_frame *frame);

/* A card at a reader, and what is asked for. */
void parts_request(struct ui *ui, const char *text, struct rect body);

/* A text in the upper left of the box; returns the last base line. */
int parts_text(struct ui *ui, const char *text, struct rect box, int step, enum weight weight,
               enum colour ink);

/* "row-7" gives 7, -1 for another name. */
int parts_index(const char *name, const char *prefix);

/* Whether that area was pressed. */
bool parts_is_press(const struct event *event, const char *name);

/* Whether "back" was pressed, or Escape. */
bool parts_is_back(const struct event *event);

/* A digit that was pressed or typed, '\b' for erasing, '\r' for OK, 0 for nothing of that. */
char parts_digit(const struct event *event);

/* Handles the arrows; true when it was one. */
bool parts_turn(struct kiosk *kiosk, const struct event *event, int *page);

#endif
