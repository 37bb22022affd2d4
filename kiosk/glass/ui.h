/* The draw list: what a screen shows, as data. Screens fill it, the painter executes it, the
 * loop compares it with the last one, tests read it as text. It changes nothing and knows
 * no SDL. Pixels from the window's upper left corner. */
#ifndef OBECNI_KIOSK_UI_H
#define OBECNI_KIOSK_UI_H

#include "base/memory.h"
#include "kiosk/glass/fonts.h"
#include "kiosk/glass/sizes.h"
#include "kiosk/glass/theme.h"

struct rect {
    int x, y, w, h;
};

enum ui_kind {
    UI_FILL,  /* a plain rectangle */
    UI_PANEL, /* rounded, filled with `ground`, edged with `ink` */
    UI_TEXT,  /* one line */
    UI_ICON,  /* text: the SVG's name; its three colours are ink, ground and tint */
    UI_AREA,  /* can be pressed; text: its name. Paints nothing */
    UI_SAID,  /* what the area in the same box means, where no text on it says so. Paints nothing */
    UI_RING,  /* a rounded outline of `ink`, nothing inside: where the keyboard is */
};

/* Texts that are equals have one size on a screen: the smallest that any of them needs. A screen is
 * laid out anew until that holds (ui_is_even, ui_begin_again). */
enum ui_group {
    GROUP_NONE,   /* on its own */
    GROUP_BUTTON, /* what stands on buttons */
    GROUP_KEY,    /* on the keys of a pad */
    GROUP_TIME,   /* of the sessions that one chooses from, or of the next ones */
    GROUP_ROOM,   /* a name too long for the size that is needed stands apart */
    GROUP_LINE,   /* under a main sentence, at the ends of a scale */
    GROUP_COUNT,
};

enum { UI_ITEMS = 192, UI_TEXT_SIZE = 400 };

struct ui_item {
    enum ui_kind kind;
    struct rect box;  /* what is painted */
    struct rect area; /* UI_TEXT: the room the text was given */
    enum colour ink, ground, tint;
    int radius, edge; /* UI_PANEL, UI_RING */
    enum weight weight; /* UI_TEXT, and the two below */
    enum ui_group group; /* UI_TEXT */
    int font_px;
    int baseline;
    bool is_tabular;
    bool is_flush; /* tabular, but the first digit's ink stands at the left edge */
    bool is_main; /* the screen's main sentence */
    bool is_number; /* of a button: it is said before what stands there */
    char text[UI_TEXT_SIZE];
};

struct ui {
    const struct sizes *sizes;
    struct fonts *fonts;
    enum colour ground; /* of the whole window */
    enum theme_kind theme;
    struct {
        int most;            /* steps of the type scale: no larger than that */
        int least, greatest; /* what its texts came to */
    } groups[GROUP_COUNT];
    int count;
    struct ui_item items[UI_ITEMS];
};

/* Begins an empty list (the unused rest is zero, so that lists compare). */
void ui_begin(struct ui *ui, const struct sizes *sizes, struct fonts *fonts, enum colour ground);

/* Whether the texts of each group came to one size; and an empty list in which they are no larger
 * than the smallest of them was. */
bool ui_is_even(const struct ui *ui);
void ui_begin_again(struct ui *ui, enum colour ground);

/* A text of that group came to that step. */
void ui_note_step(struct ui *ui, enum ui_group group, int step);

void ui_fill(struct ui *ui, struct rect box, enum colour colour);
struct ui_panel {
    struct rect box;
    enum colour fill, edge;
    int radius, edge_px;
};
void ui_panel(struct ui *ui, const struct ui_panel *panel);
void ui_icon(struct ui *ui, struct rect box, const char *name, enum colour ink, enum colour ground,
             enum colour tint);
void ui_area(struct ui *ui, struct rect box, const char *name);

/* What is said of that area. */
void ui_said(struct ui *ui, struct rect box, const char *text);

/* A ring around the area of that name; nothing where there is none. */
void ui_ring(struct ui *ui, const char *name);

/* A new item to be filled by the caller (texts: see kiosk/text.h). */
struct ui_item *ui_add(struct ui *ui, enum ui_kind kind);

/* Which area holds the point; NULL when none does. The last one added is on top. */
const char *ui_find_area(const struct ui *ui, int x, int y);

/* The area of that name; NULL when there is none. */
const struct ui_item *ui_area_of(const struct ui *ui, const char *name);

bool ui_is_equal(const struct ui *one, const struct ui *other);

/* What painting it may touch. */
struct rect ui_reach(const struct ui_item *item);

/* The rectangle in which two lists of one window differ; w is 0 when they do not. */
struct rect ui_difference(const struct ui *one, const struct ui *other);

/* Writes the list as lines of text. */
void ui_write(const struct ui *ui, struct buffer *out);

/* Rectangles. */
struct rect rect_join(struct rect one, struct rect other);
bool rect_meets(struct rect one, struct rect other);
bool rect_holds(struct rect outer, struct rect inner);
struct rect rect_inset(struct rect box, int by);

#endif
