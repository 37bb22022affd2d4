/* Setting text into a box: the largest step of the type scale at which it fits, broken into
 * lines of balanced width at ordinary spaces (never at a no-break space). Text is never cut:
 * it steps down until it fits, and only then breaks inside a word. */
#ifndef OBECNI_KIOSK_TEXT_H
#define OBECNI_KIOSK_TEXT_H

#include "kiosk/glass/ui.h"

enum align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

struct text_style {
    enum weight weight;
    int step;       /* the size wished for */
    int least_step; /* down to here with `lines` lines, then with one more; then smaller */
    int lines;
    enum align align;
    bool is_tabular;
    bool is_flush;
    bool is_boxed; /* accents and descenders fit into the height, too (digits have none) */
    bool is_main;
    bool breaks_hyphens; /* a double surname may stand on two lines */
    enum ui_group group; /* equals come to one size, whatever was wished for */
    enum colour ink, ground;
};

enum { TEXT_LINES = 8 };

struct text_line {
    int from, length; /* bytes */
    int width;        /* of its ink, pixels */
};

struct text_fit {
    int step;
    int font_px;
    int cap;     /* cap height */
    int pitch;   /* from base line to base line */
    int width;   /* the room that the widest line takes */
    int height;  /* from the first line's caps to the last base line */
    int count;
    struct text_line lines[TEXT_LINES];
};

/* Finds the setting of `text` for a box of that size; `height` is measured from the first
 * line's caps to the last base line. */
struct text_fit text_fit(const struct ui *ui, const struct text_style *style, const char *text,
                         int width, int height);

/* Adds the lines, caps of the first at box.y, within box. Returns the last base line. */
int text_draw(struct ui *ui, const struct text_style *style, const struct text_fit *fit,
              const char *text, struct rect box);

/* Fits and draws in the middle of the box's height, accents and descenders included.
 * Returns the step of the type scale it came to. */
int text_centre(struct ui *ui, const struct text_style *style, const char *text, struct rect box);

#endif
